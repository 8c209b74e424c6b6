package dev.grato.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grato.Staff;
import dev.grato.Staff.Member;
import dev.grato.TestServer;
import dev.grato.TestServer.Answer;
import dev.grato.TestServer.World;
import dev.grato.platform.Json;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Coming in on a phone by a code from another screen.
class PairingTest {

    private static final String PHONE =
            "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0 Mobile Safari/537.36";

    private static MovableClock clock;
    private static TestServer node;
    private static World world;
    private static Staff staff;
    private Member olga;

    @BeforeAll
    static void open() {
        clock = new MovableClock();
        node = TestServer.node(clock, "--grato.access.attempts-per-address=1000");
        world = TestServer.running().world().at(node);
        staff = new Staff(world);
    }

    @AfterAll
    static void close() {
        world.drop();
        node.close();
    }

    @BeforeEach
    void hire() {
        olga = staff.hire("Olga", "seller");
    }

    private Answer send(String method, String path, Object json) {
        return node.send(
                method,
                "/api/v1" + path,
                json == null ? null : Json.write(json),
                "Cookie",
                olga.cookie(),
                "X-CSRF-Token",
                olga.csrf());
    }

    private Map<String, Object> begin() {
        var answer = send("POST", "/session/pairing", Map.of("password", TestServer.PASSWORD));
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
        return answer.json();
    }

    private static String code(Map<String, Object> pairing) {
        var link = (String) pairing.get("link");
        return link.substring(link.indexOf("#code=") + "#code=".length());
    }

    private static Answer claim(String code) {
        return node.send(
                "POST", "/api/v1/session/pairing/claim", Json.write(Map.of("code", code)), "User-Agent", PHONE);
    }

    private String state(Map<String, Object> pairing) {
        return (String) send("GET", "/session/pairing/" + pairing.get("id"), null)
                .json()
                .get("state");
    }

    @Test
    void opensASessionOfTheSamePersonInTheSameWorkspace() {
        var pairing = begin();
        assertThat((String) pairing.get("link")).startsWith("http").contains("/pair#code=");
        assertThat(state(pairing)).isEqualTo("open");

        var opened = claim(code(pairing));

        assertThat(opened.status()).isEqualTo(201);
        assertThat(opened.json())
                .containsKeys("csrfToken", "expiresAt")
                .containsEntry("workspace", world.workspace().slug());
        var cookie = opened.header("Set-Cookie");
        var me = node.send("GET", "/api/v1/me", (String) null, "Cookie", cookie.substring(0, cookie.indexOf(';')));
        assertThat(me.json()).containsEntry("id", olga.user().toString());
    }

    @Test
    void tellsTheOtherScreenAndThePerson() {
        var pairing = begin();
        claim(code(pairing));

        var seen = send("GET", "/session/pairing/" + pairing.get("id"), null).json();

        assertThat(seen).containsEntry("state", "claimed").containsEntry("device", "Chrome, Android");
        assertThat(send("GET", "/me/notices", null).response().body())
                .contains("devicePaired")
                .contains("Chrome, Android");
        assertThat(send("GET", "/me/security-events", null).response().body())
                .contains("pairing.begun", "pairing.claimed");
    }

    @Test
    void worksOnce() {
        var code = code(begin());

        assertThat(claim(code).status()).isEqualTo(201);
        assertThat(claim(code).status()).isEqualTo(404);
    }

    @Test
    void worksForTwoMinutes() {
        var pairing = begin();

        clock.forward(Duration.ofMinutes(2));

        assertThat(state(pairing)).isEqualTo("expired");
        assertThat(claim(code(pairing)).status()).isEqualTo(404);
    }

    @Test
    void worksOnlyWithTheLatestCode() {
        var first = code(begin());
        var second = code(begin());

        assertThat(claim(first).status()).isEqualTo(404);
        assertThat(claim(second).status()).isEqualTo(201);
    }

    @Test
    void endsWithTheSessionItWasAskedIn() {
        var code = code(begin());

        assertThat(send("DELETE", "/session", null).status()).isEqualTo(204);

        assertThat(claim(code).status()).isEqualTo(404);
    }

    @Test
    void wantsThePasswordAndASession() {
        var wrong = send("POST", "/session/pairing", Map.of("password", "not this one"));
        var byToken = olga.post("/session/pairing", Map.of("password", TestServer.PASSWORD));

        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.response().body()).contains("passwordWrong");
        assertThat(byToken.status()).isEqualTo(403);
    }

    @Test
    void isNobodyElsesToLookAt() {
        var pairing = begin();
        olga = staff.hire("Piet", "administrator");

        assertThat(send("GET", "/session/pairing/" + pairing.get("id"), null).status())
                .isEqualTo(404);
    }

    @Test
    void refusesWhatIsNoCode() {
        for (var code : List.of("", "x", "A".repeat(5_000), "'; drop table")) {
            assertThat(claim(code).status()).isEqualTo(404);
        }
    }
}
