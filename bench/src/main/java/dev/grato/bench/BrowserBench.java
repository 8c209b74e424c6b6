package dev.grato.bench;

import dev.grato.platform.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The data layer in the system's Chromium: the first sync, from an edit until it is painted, and from a page
/// that is
/// loaded again until its list is; as it is, over a slow line, and with a slow processor too.
///
/// The work is done by `web/tools/browserBench.ts`, which drives the page of the browser tests.
final class BrowserBench {

    private static final Path WEB = Home.folder().resolve("web");

    private final Path chromium;

    private BrowserBench(Path chromium) {
        this.chromium = chromium;
    }

    /// Empty where there is no browser, or the web's packages are not installed.
    static Optional<BrowserBench> find() {
        if (!Files.exists(WEB.resolve("node_modules/playwright-core"))) {
            return Optional.empty();
        }
        return Stream.of(
                        System.getenv("GRATO_CHROMIUM"),
                        "/usr/bin/chromium",
                        "/usr/bin/chromium-browser",
                        "/usr/bin/google-chrome")
                .filter(Objects::nonNull)
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .map(BrowserBench::new);
    }

    /// What a server needs to serve the page beside the API.
    static Map<String, String> settings() {
        return Map.of(
                "SPRING_WEB_RESOURCES_ADDMAPPINGS",
                "true",
                "SPRING_WEB_RESOURCES_STATICLOCATIONS",
                "file:" + WEB.resolve("target/browser") + "/");
    }

    void measure(Server server, Staff.User user) throws IOException, InterruptedException {
        npm("build:browser");
        measure(
                "browserBench",
                server,
                Map.of(
                        "cookie",
                        server.cookie(user.email(), Staff.PASSWORD),
                        "owner",
                        user.id().toString()));
    }

    /// Runs one of the web's tools and prints what it has measured.
    ///
    /// @param about what the tool has to know beside the server's address and the browser
    void measure(String name, Server server, Map<String, ?> about) throws IOException, InterruptedException {
        npm("build:tools");
        var task = new LinkedHashMap<String, Object>(about);
        task.put("address", "http://localhost:" + server.port());
        task.put("chromium", chromium.toString());
        var tool = new ProcessBuilder(
                        "node", WEB.resolve("target/tools/" + name + ".js").toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var in = tool.outputWriter();
                var out = tool.inputReader()) {
            in.write(Json.write(task) + "\n");
            in.flush();
            var line = out.readLine();
            if (line == null) {
                throw new BenchException("the browser could not be measured");
            }
            for (var measured : Objects.requireNonNull(Json.asList(Json.read(line)))) {
                print(Objects.requireNonNull(Json.asObject(measured)));
            }
        } finally {
            tool.destroy();
        }
    }

    private static void print(Map<String, @Nullable Object> measured) {
        var text = new StringBuilder("%-40s".formatted(measured.get("what")));
        var times = Objects.requireNonNull(Json.asList(measured.get("times"))).stream()
                .mapToDouble(time -> Objects.requireNonNull(Json.asNumber(time)).doubleValue())
                .sorted()
                .toArray();
        if (times.length > 0) {
            double p50 = times[times.length / 2];
            double p95 = times[Math.min(times.length - 1, (int) (times.length * 0.95))];
            text.append(" p50 %7.1f ms  p95 %7.1f ms  of %d".formatted(p50, p95, times.length));
            var bar = Json.asNumber(measured.get("bar"));
            if (bar != null) {
                text.append("  %s %s ms".formatted(p95 <= bar.doubleValue() ? "within" : "ABOVE", bar));
            }
        }
        var note = measured.get("note");
        Out.line("%s", note == null ? text : text + "  (" + note + ")");
    }

    private static void npm(String script) throws IOException, InterruptedException {
        var command = List.of("npm", "run", "--silent", script);
        if (new ProcessBuilder(command)
                        .directory(WEB.toFile())
                        .inheritIO()
                        .start()
                        .waitFor()
                != 0) {
            throw new BenchException(String.join(" ", command) + " failed");
        }
    }
}
