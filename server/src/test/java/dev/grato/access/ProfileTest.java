package dev.grato.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grato.Staff;
import dev.grato.Staff.Member;
import dev.grato.TestServer;
import dev.grato.TestServer.Answer;
import dev.grato.TestServer.World;
import dev.grato.platform.Json;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What users set for themselves.
class ProfileTest {

    private static World world;
    private static Staff staff;
    private Member olga;

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
    void hire() {
        olga = staff.hire("Olga", "seller");
    }

    private Answer change(Object json) {
        return world.server()
                .send("PATCH", "/api/v1/me", Json.write(json), "Cookie", olga.cookie(), "X-CSRF-Token", olga.csrf());
    }

    @Test
    void areTheirLanguageAndTimeZoneThoughTheyChangeNoUsers() {
        assertThat(olga.send("PATCH", "/users/" + olga.user(), Map.of("locale", "it"))
                        .status())
                .isEqualTo(403);

        var answer = change(Map.of("locale", "it", "zone", "Europe/Madrid"));

        assertThat(answer.json()).containsEntry("locale", "it").containsEntry("zone", "Europe/Madrid");
        assertThat(olga.get("/me").json()).containsEntry("locale", "it").containsEntry("zone", "Europe/Madrid");
        assertThat(world.get("/users/" + olga.user() + "/history").response().body())
                .contains("\"actor\":{\"kind\":\"user\",\"id\":\"" + olga.user() + "\"}");
    }

    @Test
    void leaveAloneWhatIsNotSentAndTakeNullForTheWorkspaces() {
        change(Map.of("locale", "es", "preferences", Map.of("theme", "dark", "density", "compact")));
        var empty = new HashMap<String, Object>();
        empty.put("locale", null);
        assertThat(change(empty).json()).containsEntry("locale", "en");

        var theme = new HashMap<String, Object>();
        theme.put("theme", null);
        theme.put("rail", Map.of("isOpen", false));
        var answer = change(Map.of("preferences", theme));

        assertThat(answer.json().get("preferences")).hasToString("{rail={isOpen=false}, density=compact}");
        assertThat(olga.get("/me").json().get("preferences")).hasToString("{rail={isOpen=false}, density=compact}");
    }

    @Test
    void refuseWhatIsWrong() {
        assertThat(change(Map.of("locale", "xx")).status()).isEqualTo(400);
        assertThat(change(Map.of("zone", "Mars/Olympus")).response().body()).contains("unknownZone");
        assertThat(change(Map.of("name", "Somebody")).status()).isEqualTo(400);
        assertThat(change(Map.of("preferences", "dark")).status()).isEqualTo(400);
        assertThat(change(Map.of("preferences", Map.of("a", "x".repeat(20_000))))
                        .status())
                .isEqualTo(400);
        var many = new HashMap<String, Object>();
        for (int i = 0; i <= 50; i++) {
            many.put("name" + i, i);
        }
        assertThat(change(Map.of("preferences", many)).status()).isEqualTo(400);
        assertThat(olga.get("/me").json().get("preferences")).hasToString("{}");
    }

    @Test
    void areNotForTokens() {
        assertThat(olga.send("PATCH", "/me", Map.of("locale", "it")).status()).isEqualTo(403);
    }
}
