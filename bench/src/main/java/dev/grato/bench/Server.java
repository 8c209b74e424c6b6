package dev.grato.bench;

import dev.grato.platform.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The application as `./grato start` starts it, in a process of its own.
final class Server implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 180;

    private final Process process;
    private final int port;
    private final double secondsToReady;

    private Server(Process process, int port, double secondsToReady) {
        this.process = process;
        this.port = port;
        this.secondsToReady = secondsToReady;
    }

    /// The launcher replaces itself by the Java machine, so the process is the application.
    ///
    /// Only the limit on requests per caller is lifted: a benchmark is one caller that asks as fast as it can.
    static Server start(Path data) throws IOException, InterruptedException {
        return start(data, Map.of());
    }

    /// @param settings environment variables beside the usual ones
    static Server start(Path data, Map<String, String> settings) throws IOException, InterruptedException {
        int port = freePort();
        var log = data.resolve("bench-server.log").toFile();
        var builder = new ProcessBuilder(
                        Home.folder().resolve("grato").toString(),
                        "start",
                        "--data",
                        data.toString(),
                        "--port",
                        String.valueOf(port))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log));
        builder.environment().keySet().removeIf(name -> name.startsWith("GRATO_DB") || name.equals("GRATO_DATA"));
        builder.environment().put("GRATO_API_REQUESTSPERSECOND", "1000000");
        builder.environment().put("GRATO_API_REQUESTBURST", "1000000");
        builder.environment().putAll(settings);
        long began = System.nanoTime();
        var process = builder.start();
        var ready = HttpConnection.request("GET", "/health/ready", null);
        while (true) {
            try (var connection = new HttpConnection(port)) {
                if (connection.send(ready).status() == 200) {
                    return new Server(process, port, (System.nanoTime() - began) / 1e9);
                }
            } catch (IOException notYet) {
                // asked again below
            }
            if (!process.isAlive() || System.nanoTime() - began > TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS)) {
                process.destroyForcibly();
                throw new BenchException("the application did not start: " + Files.readString(log.toPath()));
            }
            Thread.sleep(20);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    int port() {
        return port;
    }

    long pid() {
        return process.pid();
    }

    double secondsToReady() {
        return secondsToReady;
    }

    HttpConnection connect() {
        try {
            return new HttpConnection(port);
        } catch (IOException e) {
            throw new BenchException("no connection", e);
        }
    }

    /// Signs in; gives the session's cookie with its name.
    String cookie(String email, String password) throws IOException {
        try (var connection = connect()) {
            return cookie(signIn(connection, email, password));
        }
    }

    private static HttpConnection.Answer signIn(
            HttpConnection connection, String email, String password, String... headers) throws IOException {
        var session = connection.send(HttpConnection.request(
                "POST", "/api/v1/session", Json.write(Map.of("email", email, "password", password)), headers));
        return expect(session, 201);
    }

    private static String cookie(HttpConnection.Answer session) {
        return session.headers()
                .lines()
                .filter(line -> line.regionMatches(true, 0, "Set-Cookie:", 0, 11))
                .map(line -> line.substring(11, line.indexOf(';')).strip())
                .findFirst()
                .orElseThrow();
    }

    /// Signs in and makes an API token with the user's own role.
    String token(String email, String password) throws IOException {
        return token(email, password, "127.0.0.1");
    }

    /// The same from an address of one's own, as a proxy tells it that the server has been told to trust: a hundred
    /// people do not sign in from one.
    String token(String email, String password, String from) throws IOException {
        try (var connection = connect()) {
            var session = signIn(connection, email, password, "X-Forwarded-For", from);
            var cookie = cookie(session);
            var csrf = String.valueOf(Json.readObject(session.text()).get("csrfToken"));
            var token = connection.send(HttpConnection.request(
                    "POST",
                    "/api/v1/tokens",
                    Json.write(Map.of("name", "bench")),
                    "Cookie",
                    cookie,
                    "X-CSRF-Token",
                    csrf));
            expect(token, 201);
            return String.valueOf(Json.readObject(token.text()).get("token"));
        }
    }

    static HttpConnection.Answer expect(HttpConnection.Answer answer, int status) {
        if (answer.status() != status) {
            throw new BenchException("expected " + status + ", got " + answer.status() + ": " + answer.text());
        }
        return answer;
    }

    /// Resident memory in MiB, now.
    double residentMebibytes() throws IOException {
        return resident("VmRSS:");
    }

    /// The most it ever was.
    double peakMebibytes() throws IOException {
        return resident("VmHWM:");
    }

    private double resident(String name) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024)
                .findFirst()
                .orElse(Double.NaN);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
