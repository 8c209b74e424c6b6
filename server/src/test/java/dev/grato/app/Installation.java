package dev.grato.app;

import dev.grato.TestServer;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// A durable installation of its own: the application and its PostgreSQL as processes that can be killed.
final class Installation implements AutoCloseable {

    private static final Duration COMING_UP = Duration.ofSeconds(90);

    private final Path folder;
    private final Path log;
    private final int port;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final Thread hook = new Thread(this::stop);
    private Process application;

    Installation() throws IOException {
        folder = Files.createTempDirectory("grato-crash");
        log = folder.resolve("application.log");
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        Runtime.getRuntime().addShutdownHook(hook);
    }

    void start() throws IOException {
        var classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx320m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                mainOnly(classPath),
                Grato.class.getName(),
                "--grato.port=" + port,
                "--grato.address=127.0.0.1",
                "--grato.data=" + folder.resolve("data"),
                "--grato.admin-email=" + TestServer.EMAIL,
                "--grato.admin-password=" + TestServer.PASSWORD,
                "--grato.api.requests-per-second=100000",
                "--grato.api.request-burst=100000",
                // whoever was answering is known to be dead
                "--grato.api.idempotency-patience=1ms"));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("GRATO_"));
        application = builder.start();
    }

    private static String mainOnly(String classPath) {
        return String.join(
                File.pathSeparator,
                List.of(classPath.split(File.pathSeparator)).stream()
                        .filter(entry -> !entry.endsWith("test-classes"))
                        .toList());
    }

    /// @return how long it took
    Duration awaitReady() throws IOException, InterruptedException {
        long begin = System.nanoTime();
        while (System.nanoTime() - begin < COMING_UP.toNanos()) {
            if (!application.isAlive()) {
                throw new AssertionError("the application has ended by itself\n" + tail());
            }
            try {
                if (send("GET", "/health/ready", null).statusCode() == 200) {
                    return Duration.ofNanos(System.nanoTime() - begin);
                }
            } catch (IOException notYet) {
                // not listening
            }
            Thread.sleep(100);
        }
        throw new AssertionError("not ready within " + COMING_UP + "\n" + tail());
    }

    HttpResponse<String> send(String method, String path, String body, String... headers)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(20))
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    void killApplication() throws InterruptedException {
        application.destroyForcibly();
        if (!application.waitFor(20, TimeUnit.SECONDS)) {
            throw new AssertionError("the application does not die");
        }
    }

    void killPostgres() throws IOException {
        postgres().ifPresent(ProcessHandle::destroyForcibly);
    }

    private Path cluster() {
        return folder.resolve("data").resolve("postgres").resolve("cluster");
    }

    private Optional<ProcessHandle> postgres() throws IOException {
        var file = cluster().resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        var first = Files.readAllLines(file).stream().findFirst().orElse("");
        return first.isBlank() ? Optional.empty() : ProcessHandle.of(Long.parseLong(first.strip()));
    }

    /// A connection of the test's own.
    Connection connect() throws IOException, SQLException {
        var socket =
                Path.of(Files.readAllLines(cluster().resolve("postmaster.pid")).get(4), ".s.PGSQL.5432");
        var url = "jdbc:postgresql://localhost/grato"
                + "?socketFactory=dev.grato.platform.postgres.UnixSocketFactory&socketFactoryArg="
                + URLEncoder.encode(socket.toString(), StandardCharsets.UTF_8) + "&sslmode=disable&gssEncMode=disable";
        var password =
                Files.readAllLines(folder.resolve("data/postgres/password")).getFirst();
        return DriverManager.getConnection(url, "grato", password);
    }

    String tail() throws IOException {
        if (!Files.exists(log)) {
            return "";
        }
        var lines = Files.readAllLines(log);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 60), lines.size()));
    }

    private void stop() {
        try {
            if (application != null) {
                application.destroyForcibly();
                application.waitFor(20, TimeUnit.SECONDS);
            }
            var server = postgres();
            if (server.isPresent() && server.get().isAlive()) {
                var workers = server.get().children().toList();
                server.get().destroyForcibly();
                workers.forEach(ProcessHandle::destroyForcibly);
            }
        } catch (IOException | InterruptedException | NumberFormatException e) {
            System.err.println("left behind: " + folder + " " + e);
        }
    }

    @Override
    public void close() throws IOException {
        stop();
        Runtime.getRuntime().removeShutdownHook(hook);
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }
}
