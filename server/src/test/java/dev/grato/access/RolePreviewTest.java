package dev.grato.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grato.Staff;
import dev.grato.Staff.Member;
import dev.grato.TestServer;
import dev.grato.TestServer.World;
import dev.grato.platform.Ids;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// "Show me as this role sees it", with the caller as the holder.
class RolePreviewTest {

    private static World world;
    private static Staff staff;
    private UUID north;
    private Member ada;
    private UUID own;
    private UUID team;
    private UUID foreign;

    @BeforeAll
    static void open() {
        world = TestServer.running().world();
        staff = new Staff(world);
    }

    @AfterAll
    static void close() {
        world.drop();
    }

    @BeforeEach
    void begin() {
        north = staff.team("North " + Ids.next(), null);
        ada = staff.hire("Ada", role(Map.of("isAdministrator", true)), north);
        own = company(ada.user(), null);
        team = company(null, north);
        foreign = company(null, null);
    }

    private static UUID role(Map<String, ?> fields) {
        return staff.role("Role " + Ids.next(), fields);
    }

    private static UUID company(UUID owner, UUID team) {
        var values = new java.util.HashMap<String, Object>();
        values.put("name", "Firm");
        values.put("industry", "foodProduction");
        if (owner != null) {
            values.put("owner", owner.toString());
        }
        if (team != null) {
            values.put("team", team.toString());
        }
        return staff.create("company", values);
    }

    private List<String> seen(Member caller, UUID role) {
        var ids = List.of(own.toString(), team.toString(), foreign.toString());
        var question = Map.of("object", "companies", "filter", Map.of("field", "id", "op", "in", "value", ids));
        var answer = caller.post("/roles/" + role + "/preview", question);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        return ((List<?>) answer.json().get("items"))
                .stream().map(item -> (String) ((Map<?, ?>) item).get("id")).toList();
    }

    @Test
    void takesTheCallerForTheHolder() {
        assertThat(seen(ada, role(Map.of("readScope", "own")))).containsExactly(own.toString());
        assertThat(seen(ada, role(Map.of("readScope", "team"))))
                .containsExactlyInAnyOrder(own.toString(), team.toString());
        assertThat(seen(ada, role(Map.of("readScope", "all")))).hasSize(3);
    }

    @Test
    void saysWhatTheRoleKnowsOfTheModel() {
        var rights = Map.of(
                "company", Map.of("fields", Map.of("industry", "hidden")),
                "deal", Map.of("read", "none"));
        var role = role(Map.of("readScope", "team", "rights", rights));

        var answer = ada.get("/roles/" + role + "/preview");

        assertThat(answer.status()).isEqualTo(200);
        var objects = (List<?>) ((Map<?, ?>) answer.json().get("model")).get("objects");
        assertThat(objects)
                .extracting(object -> String.valueOf(((Map<?, ?>) object).get("name")))
                .contains("company")
                .doesNotContain("deal");
        assertThat(objects.toString()).doesNotContain("name=industry");
        assertThat((Map<?, ?>) answer.json().get("reads")).hasFieldOrPropertyWithValue("company", "team");
        assertThat(ada.post("/roles/" + role + "/preview", Map.of("object", "deals"))
                        .status())
                .isEqualTo(404);
        assertThat(ada.post("/roles/" + role + "/preview", Map.of("object", "companies", "sort", List.of("industry")))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void showsNoMoreThanTheCallerSees() {
        var limited = role(Map.of(
                "readScope",
                "team",
                "abilities",
                List.of("manageUsers"),
                "rights",
                Map.of("company", Map.of("fields", Map.of("industry", "hidden")))));
        var nora = staff.hire("Nora", limited, north);

        for (var wider : List.of(role(Map.of("readScope", "all")), role(Map.of("isAdministrator", true)))) {
            assertThat(seen(nora, wider)).containsExactly(team.toString());
            assertThat(nora.get("/roles/" + wider + "/preview").response().body())
                    .contains("\"lifecycleStage\"")
                    .doesNotContain("\"industry\"");
        }
        var said = role(Map.of("readScope", "none", "rights", Map.of("company", Map.of("read", "all"))));
        assertThat(seen(nora, said)).containsExactly(team.toString());
    }

    @Test
    void leavesOutWhatIsSharedWithTheCaller() {
        var nora = staff.hire("Nora", role(Map.of("readScope", "own", "abilities", List.of("manageUsers"))), north);
        var share = Map.of("user", nora.user().toString(), "level", "read");
        assertThat(world.post("/companies/" + foreign + "/shares", share).status())
                .isEqualTo(201);
        assertThat(nora.get("/companies/" + foreign).status()).isEqualTo(200);

        assertThat(seen(nora, role(Map.of("readScope", "all")))).isEmpty();
    }

    @Test
    void isKeptForTheAudit() {
        var role = role(Map.of("readScope", "own"));
        seen(ada, role);

        assertThat(ada.get("/me/security-events").response().body())
                .contains("role.previewed")
                .contains(role.toString());
    }

    @Test
    void isForThoseWhoManageUsers() {
        var seller = staff.hire("Piet", "seller");

        assertThat(seller.get("/roles/" + role(Map.of("readScope", "own")) + "/preview")
                        .status())
                .isEqualTo(403);
        assertThat(ada.get("/roles/" + Ids.next() + "/preview").status()).isEqualTo(404);
    }
}
