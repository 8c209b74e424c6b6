package dev.grato.access;

import static dev.grato.access.IdentityScene.type;
import static org.assertj.core.api.Assertions.assertThat;

import dev.grato.TestServer;
import dev.grato.platform.Json;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// An installation that nobody has set up yet.
class SetupCodeTest {

    private static final String[] BY_PROXY = {"X-Forwarded-For", "203.0.113.9"};

    private static TestServer empty;

    @BeforeAll
    static void start() {
        empty = TestServer.node(
                Clock.systemUTC(),
                "--grato.db-url=" + TestServer.newDatabase("empty_setup"),
                "--grato.api.secure-cookies=true");
    }

    @AfterAll
    static void stop() {
        empty.close();
    }

    private static TestServer.Answer setUp(String code, String... headers) {
        var body = new HashMap<String, Object>(
                Map.of("name", "Ada", "email", "ada@example.com", "password", "a lantern in the harbour"));
        if (code != null) {
            body.put("code", code);
        }
        return empty.send("POST", "/api/v1/setup", Json.write(body), headers);
    }

    private static Map<String, Object> asked(String... headers) {
        return empty.send("GET", "/api/v1/setup", (String) null, headers).json();
    }

    @Test
    void isAskedForUnlessTheRequestComesFromTheMachineItself() {
        assertThat(asked()).containsEntry("isNeeded", true).containsEntry("needsCode", false);
        assertThat(asked(BY_PROXY)).containsEntry("needsCode", true);
        assertThat(asked("Forwarded", "for=203.0.113.9")).containsEntry("needsCode", true);
        assertThat(asked("Via", "1.1 proxy")).containsEntry("needsCode", true);
        assertThat(type(setUp(null, BY_PROXY))).isEqualTo("identity/setup-code-needed");
        assertThat(type(setUp("AAAA-BBBB-CCCC", BY_PROXY))).isEqualTo("identity/setup-code-needed");
        var code = empty.bean(Setup.class).code();
        assertThat(setUp(code.toLowerCase(java.util.Locale.ROOT), BY_PROXY).status())
                .isEqualTo(201);
        assertThat(setUp(code, BY_PROXY).status()).isEqualTo(409);
        assertThat(empty.send("GET", "/api/v1/setup", (String) null, BY_PROXY).json())
                .containsEntry("needsCode", false);

        signsInWithACookieNoOtherHostCanPlant();
    }

    private static void signsInWithACookieNoOtherHostCanPlant() {
        var person = Map.of("email", "ada@example.com", "password", "a lantern in the harbour");
        var cookie = empty.send("POST", "/api/v1/session", Json.write(person)).header("Set-Cookie");
        var token = cookie.substring(cookie.indexOf('=') + 1, cookie.indexOf(';'));

        assertThat(cookie)
                .startsWith("__Host-grato_session=")
                .contains("Path=/;", "Secure", "HttpOnly", "SameSite=Lax")
                .doesNotContain("Domain");
        assertThat(me("__Host-grato_session=" + token)).isEqualTo(200);
        assertThat(me("grato_session=" + token)).isEqualTo(401);
    }

    private static int me(String cookie) {
        return empty.send("GET", "/api/v1/me", (String) null, "Cookie", cookie).status();
    }
}
