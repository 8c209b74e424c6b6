package dev.grato.sync.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.impl.driver.Driver;
import dev.grato.TestServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// The system's Chromium, and a node of the server that serves the test page beside the API, with the product's own
/// headers.
final class Chromium implements AutoCloseable {

    private static final Path WEB = Path.of("../web").toAbsolutePath().normalize();

    private static final Path PAGE = WEB.resolve("target/browser");

    /// As root there is no sandbox; the rest keeps Chromium from looking for its maker's servers.
    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-dev-shm-usage");

    private final Playwright playwright;
    private final Browser browser;
    private final TestServer server;

    private Chromium(Playwright playwright, Browser browser, TestServer server) {
        this.playwright = playwright;
        this.browser = browser;
        this.server = server;
    }

    /// Where the system has it, if it does.
    static Optional<Path> executable() {
        var named = System.getenv("GRATO_CHROMIUM");
        return Stream.of(named, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .filter(Objects::nonNull)
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    /// Whether the client's packages are there, of which the page is made.
    static boolean hasPackages() {
        return Files.isDirectory(WEB.resolve("node_modules"));
    }

    static Chromium start() throws IOException, InterruptedException {
        bundle();
        var server = TestServer.node(
                "--spring.web.resources.add-mappings=true",
                "--spring.web.resources.static-locations=file:" + PAGE + "/");
        var playwright = Playwright.create(new Playwright.CreateOptions().setEnv(driver()));
        var options = new LaunchOptions()
                .setExecutablePath(executable().orElseThrow())
                .setArgs(FLAGS);
        return new Chromium(playwright, playwright.chromium().launch(options), server);
    }

    private static void bundle() throws IOException, InterruptedException {
        var log = PAGE.resolveSibling("browser.log");
        Files.createDirectories(PAGE);
        var build = new ProcessBuilder("npm", "run", "--silent", "build:browser")
                .directory(WEB.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(build.waitFor())
                .as(Files.readString(log, StandardCharsets.UTF_8))
                .isZero();
    }

    /// Playwright's other half is a program for Node, found among the client's packages.
    private static Map<String, String> driver() throws IOException {
        var folder = WEB.resolve("target/playwright");
        Files.createDirectories(folder);
        var link = folder.resolve("package");
        if (!Files.exists(link)) {
            Files.deleteIfExists(link);
            Files.createSymbolicLink(link, WEB.resolve("node_modules/playwright-core"));
        }
        System.setProperty("playwright.cli.dir", folder.toString());
        var node = Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator))
                .map(place -> Path.of(place, "node"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow();
        return Map.of(Driver.PLAYWRIGHT_NODEJS_PATH, node.toString(), "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    }

    Browser browser() {
        return browser;
    }

    /// The node that serves the page.
    TestServer server() {
        return server;
    }

    String address() {
        return "http://localhost:" + server.port();
    }

    @Override
    public void close() {
        playwright.close();
        server.close();
    }
}
