package dev.grato.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grato.TestServer;
import dev.grato.api.RawHttp.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A node that serves a sample of an app, asked as browsers ask and as those who look for holes.
class WebAppTest {

    private static final String SCRIPT = "/assets/app-0a1b2c3d.js";
    private static final Pattern NONCE = Pattern.compile("'nonce-([\\w-]{24})'");

    private static TestServer node;
    private static RawHttp http;

    @BeforeAll
    static void begin() {
        node = TestServer.node("--grato.web.files=classpath:/web-sample/");
        http = new RawHttp(node.port());
    }

    @AfterAll
    static void end() {
        node.close();
    }

    private static Answer get(String target, String... headers) {
        return http.send("GET", target, List.of(headers), null);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/setup",
                "/sign-in",
                "/invitation?token=a",
                "/password-reset",
                "/call?number=1",
                "/share",
                "/pair",
                "/w",
                "/w/acme",
                "/w/acme/companies/0190?tab=files"
            })
    void givesThePageAtEveryScreen(String target) {
        var answer = get(target, "Cookie: grato-session=nonsense");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("text/html;charset=UTF-8");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(answer.body()).contains("<title>Sample</title>");
    }

    @Test
    void allowsStylesByAWordThatIsAnotherOneEachTime() {
        var words = new ArrayList<String>();
        for (int i = 0; i < 2; i++) {
            var answer = get("/w/acme");
            var found = NONCE.matcher(answer.header("Content-Security-Policy"));
            assertThat(found.find()).isTrue();
            words.add(found.group(1));
            assertThat(answer.body()).contains("<meta name=\"style-nonce\" content=\"" + found.group(1) + "\" />");
            assertThat(answer.header("Content-Security-Policy"))
                    .contains("script-src 'self' 'wasm-unsafe-eval';", "frame-ancestors 'none'")
                    .doesNotContain("unsafe-inline");
        }
        assertThat(words).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/companies",
                "/setup/x",
                "/index.html",
                "/assets/none.js",
                "/assets/app-0a1b2c3d.js.br",
                "/assets/",
                "/assets",
                "/icons/../index.html",
                "/assets/%2e%2e/index.html",
                "/assets/..%2f..%2fapplication.properties",
                "/assets/..%5c..%5capplication.properties",
                "/assets//app-0a1b2c3d.js",
                "/assets/./app-0a1b2c3d.js",
                "/application.properties",
                "/web-sample/index.html",
                "/favicon.ico",
                "/%77/acme/%00"
            })
    void hasNothingElse(String target) {
        var answer = get(target);

        assertThat(answer.status()).as(answer.body()).isIn(400, 404);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.body()).doesNotContain("Sample", "spring.", "console.log");
    }

    @Test
    void leavesUnknownAddressesOfTheApiAlone() {
        assertThat(get("/api/v1/nothing").status()).isEqualTo(401);
        assertThat(get("/api/w/acme").header("Content-Type")).startsWith("application/problem+json");
        assertThat(get("/api/w/acme").status()).isEqualTo(404);
    }

    @Test
    void givesScriptsInTheCodingThatTheBrowserKnows() {
        var plain = get(SCRIPT);
        var zipped = get(SCRIPT, "Accept-Encoding: gzip, deflate");
        var brotli = get(SCRIPT, "Accept-Encoding: gzip, deflate, br, zstd");
        var refused = get(SCRIPT, "Accept-Encoding: br;q=0, gzip;q=0.5");

        assertThat(plain.header("Content-Encoding")).isEmpty();
        assertThat(plain.body()).startsWith("console.log(1);");
        assertThat(zipped.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(brotli.header("Content-Encoding")).isEqualTo("br");
        assertThat(refused.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(List.of(plain, zipped, brotli)).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("Content-Type")).isEqualTo("text/javascript");
            assertThat(answer.header("Vary")).isEqualToIgnoringCase("Accept-Encoding");
            assertThat(answer.header("Content-Disposition")).isEqualTo("inline");
            assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        });
    }

    @Test
    void letsBrowsersKeepForEverWhatHasItsHashInItsName() {
        for (var file : List.of(SCRIPT, "/assets/inter.woff2")) {
            assertThat(get(file).header("Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
        }
        assertThat(get("/assets/inter.woff2").header("Content-Type")).isEqualTo("font/woff2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sw.js", "/manifest.webmanifest", "/icons/app.svg"})
    void isAskedAgainForTheOthersWhichAnswersThatNothingIsNew(String target) {
        var first = get(target);
        var tag = first.header("ETag");

        var second = get(target, "If-None-Match: " + tag);

        assertThat(first.status()).isEqualTo(200);
        assertThat(first.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(tag).isNotEmpty();
        assertThat(second.status()).isEqualTo(304);
        assertThat(second.body()).isEmpty();
    }

    @Test
    void answersHeadWithoutABody() {
        for (var target : List.of("/", "/w/acme", SCRIPT, "/sw.js")) {
            var answer = http.send("HEAD", target, List.of(), null);

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body()).isEmpty();
        }
        assertThat(http.send("POST", "/w/acme", List.of(), new byte[0]).status())
                .isEqualTo(405);
    }
}
