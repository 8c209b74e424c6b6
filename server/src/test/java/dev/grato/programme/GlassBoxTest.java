package dev.grato.programme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grato.Staff;
import dev.grato.Staff.Member;
import dev.grato.TestServer;
import dev.grato.TestServer.Answer;
import dev.grato.platform.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Everybody sees what is recorded about them, and nothing of anybody else.
class GlassBoxTest {

    private TestServer.World world;
    private Staff staff;
    private Member seller;
    private Member colleague;

    @BeforeEach
    void hire() {
        world = TestServer.running().world();
        staff = new Staff(world);
        var scopes = new HashMap<String, Object>();
        List.of("read", "create", "write", "delete").forEach(action -> scopes.put(action + "Scope", "all"));
        var role = staff.role("Sales", scopes);
        seller = staff.hire("Sara", role, null);
        colleague = staff.hire("Otto", role, null);
    }

    /// As somebody does who sits before the screen; what a token does has the token's name.
    private static Answer sits(Member member, String method, String path, Object json) {
        return member.world()
                .server()
                .send(
                        method,
                        "/api/v1" + path,
                        Json.write(json),
                        "Cookie",
                        member.cookie(),
                        "X-CSRF-Token",
                        member.csrf());
    }

    private static Map<String, Object> box(Member member) {
        var answer = member.get("/me/glass-box");
        assertThat(answer.status()).isEqualTo(200);
        return answer.json();
    }

    @Test
    void showsOnesOwnLatestChangesAndNobodyElses() {
        assertThat(box(seller).get("changes")).isEqualTo(List.of());
        for (int i = 0; i < 7; i++) {
            sits(seller, "POST", "/companies", Map.of("name", "Mine " + i));
        }
        var theirs = sits(colleague, "POST", "/companies", Map.of("name", "Theirs"))
                .json()
                .get("id");
        sits(seller, "PATCH", "/companies/" + theirs, Map.of("name", "Theirs, renamed"));
        var changes = (List<?>) box(seller).get("changes");
        assertThat(changes).hasSize(5);
        var newest = (Map<?, ?>) changes.getFirst();
        assertThat(newest.get("record")).isEqualTo(theirs);
        assertThat(newest.get("operation")).isEqualTo("update");
        assertThat(newest.get("address")).isEqualTo("companies");
        assertThat(String.valueOf(newest.get("fields"))).contains("name");
        assertThat(String.valueOf(box(colleague).get("changes"))).doesNotContain("update");
        assertThat((List<?>) box(colleague).get("changes")).hasSize(1);
    }

    @Test
    void saysThatNothingIsKeptAboutHowOneWorksAndWhoCouldRead() {
        var box = box(seller);
        assertThat(box.get("behaviour")).isEqualTo(List.of());
        assertThat(box.get("isSmall")).isEqualTo(true);
        assertThat(box.get("auditDays")).isEqualTo(730);
        assertThat(box.get("condition")).isEqualTo("not for appraisal, pay or discipline");
        boolean isForOne = (Boolean) box.get("isForOneAdministrator");
        staff.hire("Ada", "administrator");
        staff.hire("Ben", "administrator");
        assertThat(isForOne).isTrue();
        assertThat(box(seller).get("isForOneAdministrator")).isEqualTo(false);
    }

    @Test
    void isNoLongerSmallWithFifteenPeople() {
        for (int i = 0; i < 15; i++) {
            staff.create("user", Map.of("name", "Number " + i, "email", "n" + i + "@example.com", "isActive", true));
        }
        assertThat(box(seller).get("isSmall")).isEqualTo(false);
    }
}
