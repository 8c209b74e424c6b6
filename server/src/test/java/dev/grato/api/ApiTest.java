package dev.grato.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grato.TestServer;
import dev.grato.TestServer.Session;
import dev.grato.access.Setup;
import dev.grato.platform.Actor;
import dev.grato.platform.Json;
import dev.grato.platform.Workspaces;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

class ApiTest {

    private static TestServer server;
    private static Session ada;
    private static String sellerToken;

    @BeforeAll
    static void start() {
        server = TestServer.running();
        ada = server.signIn();
        var workspace = server.bean(Workspaces.class).find("main").orElseThrow();
        var seller =
                server.bean(Setup.class).defaultRoles(Actor.system(workspace)).get("seller");
        sellerToken = "Bearer " + token(seller);
    }

    private static String token(UUID role) {
        var body = Json.write(Map.of("name", "test", "role", role.toString()));
        return (String) server.send("POST", "/api/v1/tokens", body, ada.headers())
                .json()
                .get("token");
    }

    @Test
    void declaresAPermissionForEveryEndpoint() {
        assertThat(server.bean(RequestMappingHandlerMapping.class).getHandlerMethods())
                .allSatisfy((address, method) -> assertThat(method.hasMethodAnnotation(OpenToAll.class)
                                || method.hasMethodAnnotation(SignedInOnly.class)
                                || method.hasMethodAnnotation(Requires.class))
                        .as(address.toString())
                        .isTrue());
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/session",
        "DELETE, /api/v1/session",
        "POST, /api/v1/session/workspace",
        "GET, /api/v1/sessions",
        "DELETE, /api/v1/sessions",
        "DELETE, /api/v1/sessions/01a201ff-098a-7c3a-a3d8-759fd43c565f",
        "GET, /api/v1/me",
        "POST, /api/v1/me/password",
        "GET, /api/v1/tokens",
        "POST, /api/v1/tokens",
        "DELETE, /api/v1/tokens/01a201ff-098a-7c3a-a3d8-759fd43c565f",
        "GET, /api/v1/workspaces",
        "POST, /api/v1/workspaces",
        "DELETE, /api/v1/workspaces/main",
        "GET, /metrics"
    })
    void refusesWithoutSignIn(String method, String path) {
        var answer = server.send(method, path, "{}");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @ParameterizedTest
    @CsvSource({"POST, /api/v1/workspaces, manage", "DELETE, /api/v1/workspaces/main, manage", "GET, /metrics, metrics"
    })
    void refusesWithoutTheAbility(String method, String path, String word) {
        var answer = server.send(method, path, "{}", "Authorization", sellerToken);

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.json().get("type")).isEqualTo("https://grato.dev/problems/access/ability-missing");
    }

    @Nested
    class SignIn {

        @Test
        void opensTheDoorWithAnHttpOnlyCookie() {
            var answer = server.send(
                    "POST",
                    "/api/v1/session",
                    Json.write(Map.of("email", "ADA@example.com", "password", TestServer.PASSWORD)));

            assertThat(answer.status()).isEqualTo(201);
            assertThat(answer.header("Set-Cookie")).contains("HttpOnly", "SameSite=Lax");
        }

        @Test
        void refusesUnknownPeopleAndWrongPasswordsAlike() {
            var unknown = server.send("POST", "/api/v1/session", "{\"email\":\"x@y.it\",\"password\":\"abcdefghij\"}");
            var wrong = server.send(
                    "POST", "/api/v1/session", "{\"email\":\"ada@example.com\",\"password\":\"abcdefghij\"}");

            assertThat(unknown.status()).isEqualTo(401);
            assertThat(wrong.response().body()).isEqualTo(unknown.response().body());
        }

        @Test
        void stopsGuessing() {
            var guess = "{\"email\":\"guessed@example.com\",\"password\":\"abcdefghij\"}";
            TestServer.Answer answer = null;
            for (int i = 0; i < 11; i++) {
                answer = server.send("POST", "/api/v1/session", guess);
            }

            assertThat(answer.status()).isEqualTo(429);
            assertThat(Long.parseLong(answer.header("Retry-After"))).isBetween(1L, 901L);
        }

        @Test
        void endsWithTheSession() {
            var session = server.signIn();

            assertThat(server.send("DELETE", "/api/v1/session", (String) null, session.headers())
                            .status())
                    .isEqualTo(204);
            assertThat(server.send("GET", "/api/v1/me", (String) null, session.headers())
                            .status())
                    .isEqualTo(401);
        }

        @Test
        void needsTheCsrfTokenForWhatChangesSomething() {
            var answer = server.send("POST", "/api/v1/tokens", "{\"name\":\"x\"}", "Cookie", ada.cookie());

            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.json().get("type")).isEqualTo("https://grato.dev/problems/api/csrf-missing");
        }

        @Test
        void listsSessionsAndEndsTheOthers() {
            var one = server.signIn();
            var other = server.signIn();

            assertThat(server.send("DELETE", "/api/v1/sessions/" + UUID.randomUUID(), (String) null, one.headers())
                            .status())
                    .isEqualTo(404);
            assertThat(server.send("GET", "/api/v1/sessions", (String) null, one.headers())
                            .json())
                    .containsKey("items");
            server.send("DELETE", "/api/v1/session", (String) null, other.headers());
        }
    }

    @Nested
    class ApiTokens {

        @Test
        void areShownOnceAndCanBeRevoked() {
            var created = server.send("POST", "/api/v1/tokens", "{\"name\":\"once\"}", ada.headers());
            var token = "Bearer " + created.json().get("token");

            assertThat(created.status()).isEqualTo(201);
            assertThat(server.send("GET", "/api/v1/me", (String) null, "Authorization", token)
                            .status())
                    .isEqualTo(200);
            assertThat(server.send("GET", "/api/v1/tokens", (String) null, ada.headers())
                            .response()
                            .body())
                    .doesNotContain("grato_");
            server.send("DELETE", "/api/v1/tokens/" + created.json().get("id"), (String) null, ada.headers());
            assertThat(server.send("GET", "/api/v1/me", (String) null, "Authorization", token)
                            .status())
                    .isEqualTo(401);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{}",
                    "{\"name\":\"\"}",
                    "{\"name\":1}",
                    "{\"name\":\"x\",\"expiresAt\":\"2020-01-01T00:00:00Z\"}",
                    "{\"name\":\"x\",\"expiresAt\":\"soon\"}",
                    "{\"name\":\"x\",\"role\":\"01a201ff-098a-7c3a-a3d8-759fd43c565f\"}",
                    "{\"name\":\"x\",\"rol\":\"y\"}",
                    "[]"
                })
        void refuseBadInput(String body) {
            var answer = server.send("POST", "/api/v1/tokens", body, ada.headers());

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.json()).containsKey("errors");
        }

        @Test
        void giveNobodyMoreThanTheyHave() {
            var workspace = server.bean(Workspaces.class).find("main").orElseThrow();
            var administrator = server.bean(Setup.class)
                    .defaultRoles(Actor.system(workspace))
                    .get("administrator");

            var answer = server.send(
                    "POST",
                    "/api/v1/tokens",
                    Json.write(Map.of("name", "more", "role", administrator.toString())),
                    "Authorization",
                    sellerToken);

            assertThat(answer.status()).isEqualTo(403);
        }
    }

    @Nested
    class Idempotency {

        private final String[] headers =
                ada.headers("Idempotency-Key", UUID.randomUUID().toString());

        @Test
        void givesTheSameAnswerAndOneEffect() {
            var first = server.send("POST", "/api/v1/tokens", "{\"name\":\"same\"}", headers);
            var second = server.send("POST", "/api/v1/tokens", "{\"name\":\"same\"}", headers);

            assertThat(second.response().body()).isEqualTo(first.response().body());
            assertThat(second.status()).isEqualTo(201);
            assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
        }

        @Test
        void refusesAnotherBodyUnderTheSameKey() {
            server.send("POST", "/api/v1/tokens", "{\"name\":\"one\"}", headers);

            assertThat(server.send("POST", "/api/v1/tokens", "{\"name\":\"two\"}", headers)
                            .status())
                    .isEqualTo(422);
        }

        @Test
        void keepsRefusalsToo() {
            server.send("POST", "/api/v1/tokens", "{\"name\":1}", headers);

            assertThat(server.send("POST", "/api/v1/tokens", "{\"name\":1}", headers)
                            .header("Idempotency-Replayed"))
                    .isEqualTo("true");
        }

        @Test
        void refusesKeysThatAreNone() {
            assertThat(server.send(
                                    "POST",
                                    "/api/v1/tokens",
                                    "{\"name\":\"x\"}",
                                    ada.headers("Idempotency-Key", "x".repeat(256)))
                            .status())
                    .isEqualTo(400);
        }
    }

    @Nested
    class BadRequests {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "{\"a\":1,\"a\":2}|a|badJson",
                    "{\"email\":[1,{\"x\": tru|email[1]|badJson",
                    "{\"email\":\"\\u0000\"}|email|nulCharacter",
                    "{\"email\":\"\\ud800\"}|email|loneSurrogate",
                    "{} x|''|badJson"
                })
        void areToldWhereTheJsonIsWrong(String body, String path, String code) {
            var answer = server.send("POST", "/api/v1/session", body);

            assertThat(answer.status()).isEqualTo(400);
            @SuppressWarnings("unchecked")
            var errors = (List<Map<String, Object>>) answer.json().get("errors");
            assertThat(errors.getFirst()).containsEntry("path", path).containsEntry("code", code);
        }

        @Test
        void areToldWhichByteIsNotUtf8() {
            var answer = server.send("POST", "/api/v1/session", new byte[] {'{', '"', (byte) 0xff});

            assertThat(answer.response().body()).contains("badUtf8", "byte 2");
        }

        @Test
        void areToldWhenTheyAreTooLarge() {
            assertThat(server.send("POST", "/api/v1/session", new byte[1_100_000])
                            .status())
                    .isEqualTo(413);
        }

        @ParameterizedTest
        @CsvSource({
            "GET, /nowhere, 404",
            "PUT, /api/v1/setup, 405",
            "GET, /api/v1/setup?x=%00, 400",
            "GET, /api/v1/setup?x=%ff, 400",
            "GET, /api//v1/setup, 400",
            "GET, /api/v1/%00, 400"
        })
        void getAProblemAndNoPage(String method, String path, int status) {
            var answer = server.send(method, path, (String) null);

            assertThat(answer.status()).isEqualTo(status);
            assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        }

        @Test
        void areAnsweredInTheLanguageAskedFor() {
            assertThat(server.send("GET", "/api/v1/me", (String) null, "Accept-Language", "es")
                            .json()
                            .get("title"))
                    .isEqualTo("Hay que iniciar sesión");
        }
    }

    @Nested
    class SetUp {

        @Test
        void isOverOnceDone() {
            var body = "{\"name\":\"Eve\",\"email\":\"eve@example.com\",\"password\":\"a long enough one\"}";

            assertThat(server.send("GET", "/api/v1/setup", (String) null).json())
                    .containsEntry("isNeeded", false);
            assertThat(server.send("POST", "/api/v1/setup", body).status()).isEqualTo(409);
        }

        @ParameterizedTest
        @CsvSource({"Àcme Spa, acme-spa", "42, main", "'  ', main"})
        void makesAddressesOfNames(String name, String slug) {
            assertThat(SetupController.slug(name)).isEqualTo(slug);
        }
    }

    @Test
    void copiesAWorkspaceForPracticeAndDropsIt() {
        var session = server.signIn();
        var copied =
                server.send("POST", "/api/v1/workspaces", "{\"slug\":\"try-out\",\"name\":\"Try\"}", session.headers());
        assertThat(copied.status()).isEqualTo(201);
        assertThat(copied.json()).containsEntry("isPractice", true);

        assertThat(server.send("DELETE", "/api/v1/workspaces/main", (String) null, session.headers())
                        .status())
                .isEqualTo(409);
        assertThat(server.send("DELETE", "/api/v1/workspaces/try-out", (String) null, session.headers())
                        .status())
                .isEqualTo(204);
        assertThat(server.send("DELETE", "/api/v1/workspaces/try-out", (String) null, session.headers())
                        .status())
                .isEqualTo(404);
    }

    @Test
    void tellsWhetherItIsWell() {
        assertThat(server.send("GET", "/health/live", (String) null).status()).isEqualTo(200);
        assertThat(server.send("GET", "/health/ready", (String) null).status()).isEqualTo(200);
        assertThat(server.send("GET", "/metrics", (String) null, ada.headers())
                        .response()
                        .body())
                .contains("grato_http_requests_seconds_count", "jvm_memory", "hikaricp");
    }
}
