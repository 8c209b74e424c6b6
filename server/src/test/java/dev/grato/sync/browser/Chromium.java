package dev.grato.sync.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.impl.driver.Driver;
import dev.grato.TestServer;
import dev.grato.WebTools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// The system's Chromium, and a node of the server that serves the test page beside the API, with the product's own
/// headers.
public final class Chromium implements AutoCloseable {

    private static final Path PAGE = WebTools.FOLDER.resolve("target/browser");

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
    public static Optional<Path> executable() {
        var named = System.getenv("GRATO_CHROMIUM");
        return Stream.of(named, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .filter(Objects::nonNull)
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    /// With the test page of the data layer.
    static Chromium start() throws IOException, InterruptedException {
        WebTools.run("build:browser");
        var server = TestServer.node(
                "--spring.web.resources.add-mappings=true",
                "--spring.web.resources.static-locations=file:" + PAGE + "/");
        return before(server);
    }

    /// With the app itself, as that server has it.
    public static Chromium before(TestServer server) throws IOException {
        var playwright = Playwright.create(new Playwright.CreateOptions().setEnv(driver()));
        var options = new LaunchOptions()
                .setExecutablePath(executable().orElseThrow())
                .setArgs(FLAGS);
        return new Chromium(playwright, playwright.chromium().launch(options), server);
    }

    /// Playwright's other half is a program for Node, found among the client's packages.
    private static Map<String, String> driver() throws IOException {
        var folder = WebTools.FOLDER.resolve("target/playwright");
        Files.createDirectories(folder);
        var link = folder.resolve("package");
        if (!Files.exists(link)) {
            Files.deleteIfExists(link);
            Files.createSymbolicLink(link, WebTools.FOLDER.resolve("node_modules/playwright-core"));
        }
        System.setProperty("playwright.cli.dir", folder.toString());
        var node = Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator))
                .map(place -> Path.of(place, "node"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow();
        return Map.of(Driver.PLAYWRIGHT_NODEJS_PATH, node.toString(), "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    }

    public Browser browser() {
        return browser;
    }

    /// The node that serves the page.
    public TestServer server() {
        return server;
    }

    public String address() {
        return "http://localhost:" + server.port();
    }

    /// Leaves the server running, which may be others'.
    public void closeBrowser() {
        playwright.close();
    }

    @Override
    public void close() {
        playwright.close();
        server.close();
    }
}
