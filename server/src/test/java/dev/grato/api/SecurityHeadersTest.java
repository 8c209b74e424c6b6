package dev.grato.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grato.TestServer;
import dev.grato.TestServer.World;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Asks every kind of address there is, sensible or not, and looks at the headers of the answer.
class SecurityHeadersTest {

    private static World world;
    private static RawHttp http;

    @BeforeAll
    static void begin() {
        world = TestServer.running().world();
        http = new RawHttp(TestServer.running().port());
    }

    @AfterAll
    static void end() {
        world.drop();
    }

    /// @param status what is answered
    /// @param policy what the policy of content begins with
    private record Asked(String method, String target, int status, String policy, List<String> headers, String body) {

        Asked(String method, String target, int status, String policy) {
            this(method, target, status, policy, List.of(), null);
        }

        Asked with(String header) {
            var more = new ArrayList<>(headers);
            more.add(header);
            return new Asked(method, target, status, policy, more, body);
        }

        Asked sending(String content) {
            return new Asked(method, target, status, policy, headers, content);
        }
    }

    private static List<Asked> asked() {
        var bearer = "Authorization: Bearer " + world.token();
        var json = "Content-Type: application/json";
        var data = SecurityHeaders.DATA;
        var file = world.server()
                .send(
                        "POST",
                        "/api/v1/files?name=a.html",
                        "<script>alert(1)</script>",
                        "Authorization",
                        "Bearer " + world.token())
                .json()
                .get("id");
        return List.of(
                new Asked("GET", "/", 200, SecurityHeaders.PAGES),
                new Asked("GET", "/landing.css", 200, SecurityHeaders.PAGES),
                new Asked("GET", "/setup.js", 200, SecurityHeaders.PAGES),
                new Asked("GET", "/no/such/page", 404, SecurityHeaders.PAGES),
                new Asked("GET", "/favicon.ico", 404, SecurityHeaders.PAGES),
                new Asked("GET", "/health/live", 200, data),
                new Asked("GET", "/health/ready", 200, data),
                new Asked("GET", "/metrics", 401, data),
                new Asked("GET", "/metrics", 200, data).with(bearer),
                new Asked("GET", "/openapi.json", 200, data).with(bearer),
                new Asked("GET", "/api/v1/me", 401, data),
                new Asked("GET", "/api/v1/me", 200, data).with(bearer),
                new Asked("GET", "/api/v1/backups", 200, data).with(bearer),
                new Asked("GET", "/api/v1/companies", 200, data).with(bearer),
                new Asked("GET", "/api/v1/companies", 401, data).with("Authorization: Basic x"),
                new Asked("HEAD", "/api/v1/companies", 200, data).with(bearer),
                new Asked("POST", "/api/v1/companies", 201, data)
                        .with(bearer)
                        .with(json)
                        .sending("{\"name\": \"A\"}"),
                new Asked("POST", "/api/v1/companies", 400, data)
                        .with(bearer)
                        .with(json)
                        .sending("{"),
                new Asked("GET", "/api/v1/nothing", 404, data).with(bearer),
                new Asked("GET", "/api/v1/files/" + file, 200, SecurityHeaders.DOWNLOADS).with(bearer),
                new Asked("GET", "/api/v1/files/nothing", 404, SecurityHeaders.DOWNLOADS).with(bearer),
                new Asked("OPTIONS", "/api/v1/companies", 0, data).with(bearer),
                new Asked("PUT", "/api/v1/me", 405, data).with(bearer),
                new Asked("TRACE", "/", 0, ""),
                new Asked("BREW", "/", 0, ""),
                new Asked("GET", "/api/v1/me?x=%ff", 400, data),
                new Asked("GET", "/api/v1/me?%00=1", 400, data),
                new Asked("GET", "/a//b", 400, SecurityHeaders.PAGES),
                new Asked("GET", "/a/../../b", 400, ""),
                new Asked("GET", "/%2e%2e/%2e%2e", 400, ""),
                new Asked("GET", "/a;b=c", 400, SecurityHeaders.PAGES),
                new Asked("GET", "/%zz", 400, ""),
                new Asked("GET", "/<>", 400, ""),
                new Asked("GET", "nonsense", 400, ""),
                new Asked("G(T", "/", 400, ""),
                new Asked("GET", "/", 400, "").with("Bad Header: x"),
                new Asked("GET", "/", 400, "").with("X-Long: " + "x".repeat(60_000)),
                new Asked("POST", "/api/v1/companies", 400, "").with("Content-Length: x"),
                new Asked("POST", "/api/v1/companies", 400, "").with("Transfer-Encoding: nonsense"),
                new Asked("POST", "/api/v1/companies", 413, data).with(bearer).with("Content-Length: 99999999"));
    }

    @TestFactory
    List<DynamicTest> answersWithSecurityHeaders() {
        return asked().stream()
                .map(asked -> DynamicTest.dynamicTest(
                        asked.method() + " " + asked.target() + " "
                                + asked.headers().stream()
                                        .map(h -> h.substring(0, Math.min(20, h.length())))
                                        .toList(),
                        () -> check(asked)))
                .toList();
    }

    private static void check(Asked asked) {
        var answer = http.send(
                asked.method(),
                asked.target(),
                asked.headers(),
                asked.body() == null ? null : asked.body().getBytes(StandardCharsets.UTF_8));
        assertThat(answer.status()).as(answer.head()).isBetween(200, 499);
        if (asked.status() != 0) {
            assertThat(answer.status()).as(answer.head()).isEqualTo(asked.status());
        }
        assertThat(answer.header("Content-Security-Policy"))
                .as(answer.head())
                .startsWith("default-src 'none'")
                .contains("frame-ancestors 'none'", "base-uri 'none'")
                .doesNotContain("unsafe-inline")
                .doesNotContain("'unsafe-eval'");
        if (!asked.policy().isEmpty()) {
            assertThat(answer.header("Content-Security-Policy").replaceAll(" 'nonce-[\\w-]+'", ""))
                    .isEqualTo(asked.policy());
        }
        assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("same-origin");
        assertThat(answer.header("Permissions-Policy")).contains("camera=()");
        assertThat(answer.header("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
        assertThat(answer.header("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
        assertThat(answer.header("Cache-Control")).isIn("no-store", "no-cache");
        if (asked.target().startsWith("/api/") || answer.status() >= 400) {
            assertThat(answer.header("Cache-Control")).as(answer.head()).isEqualTo("no-store");
        }
        assertThat(answer.header("Server")).isEmpty();
        assertThat(answer.header("Strict-Transport-Security")).isEmpty();
        for (var name : SecurityHeaders.NAMES) {
            assertThat(answer.head().toLowerCase(Locale.ROOT).lines().filter(line -> line.startsWith(name + ":")))
                    .as(name)
                    .hasSizeLessThanOrEqualTo(1);
        }
    }

    @Test
    void givesFilesAsDownloads() {
        var file = world.server()
                .send("POST", "/api/v1/files?name=a.html", "<script>", "Authorization", "Bearer " + world.token())
                .json()
                .get("id");
        var answer = http.send("GET", "/api/v1/files/" + file, List.of("Authorization: Bearer " + world.token()), null);

        assertThat(answer.header("Content-Disposition")).startsWith("attachment");
        assertThat(answer.header("Content-Type")).isEqualTo("application/octet-stream");
        assertThat(answer.header("Content-Security-Policy")).contains("sandbox");
    }

    @Test
    void hasNoScriptOrStyleWithinPages() {
        var page = http.send("GET", "/", List.of(), null).body();

        assertThat(page).doesNotContainPattern("<style|style=|<script(?![^>]*src=)| on[a-z]+=|javascript:");
    }

    @Test
    void believesNoForwardedHeaderByDefault() {
        var answer = http.send("GET", "/", List.of("X-Forwarded-Proto: https", "X-Forwarded-For: 1.2.3.4"), null);

        assertThat(answer.header("Strict-Transport-Security")).isEmpty();
    }
}
