package dev.grato;

import dev.grato.access.Setup;
import dev.grato.access.Setup.FirstSteps;
import dev.grato.app.Grato;
import dev.grato.platform.Json;
import dev.grato.platform.Workspaces.NewWorkspace;
import dev.grato.platform.internal.postgres.EmbeddedPostgres;
import dev.grato.platform.internal.postgres.EmbeddedPostgresSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/// The real application on a real database, one for the whole run, set up with one administrator.
public final class TestServer {

    public static final String EMAIL = "ada@example.com";
    public static final String PASSWORD = "correct horse battery";

    private static TestServer running;

    private final HttpClient http = HttpClient.newHttpClient();
    private final ConfigurableApplicationContext context;
    private final String address;

    private TestServer() {
        try {
            var folder = Files.createTempDirectory("grato-test");
            var postgres = EmbeddedPostgres.start(EmbeddedPostgresSettings.forTests(folder)
                    .withBinariesFolder(Path.of(System.getProperty("java.io.tmpdir"), "grato-postgres-binaries")));
            context = SpringApplication.run(
                    Grato.class,
                    "--server.port=0",
                    "--grato.data=" + folder,
                    "--grato.db-url=" + postgres.jdbcUrl(),
                    "--grato.db-user=" + postgres.user(),
                    "--grato.db-password=" + postgres.password(),
                    "--grato.api.requests-per-second=100000",
                    "--grato.api.request-burst=100000");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                context.close();
                postgres.close();
            }));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        address = "http://localhost:"
                + ((ServletWebServerApplicationContext) context).getWebServer().getPort();
        var workspace = new NewWorkspace("main", "Acme", ZoneId.of("Europe/Rome"), Locale.ENGLISH, "EUR", "IT", false);
        bean(Setup.class).run(new FirstSteps(workspace, "Ada", EMAIL, PASSWORD));
    }

    public static synchronized TestServer running() {
        if (running == null) {
            running = new TestServer();
        }
        return running;
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /// An answer with its JSON, if it is JSON.
    public record Answer(int status, HttpResponse<String> response) {
        public Map<String, Object> json() {
            return Json.readObject(response.body());
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }

    /// Sends a request; headers are names and values in turn.
    public Answer send(String method, String path, String body, String... headers) {
        return send(method, path, body == null ? null : body.getBytes(StandardCharsets.UTF_8), headers);
    }

    public Answer send(String method, String path, byte[] body, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(address + path))
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            var response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Cookie and CSRF token of a fresh session.
    public record Session(String cookie, String csrf) {
        public String[] headers(String... more) {
            var all = new java.util.ArrayList<>(java.util.List.of("Cookie", cookie, "X-CSRF-Token", csrf));
            all.addAll(java.util.List.of(more));
            return all.toArray(String[]::new);
        }
    }

    public Session signIn() {
        return signIn(EMAIL, PASSWORD);
    }

    public Session signIn(String email, String password) {
        var answer = send("POST", "/api/v1/session", Json.write(Map.of("email", email, "password", password)));
        if (answer.status() != 201) {
            throw new AssertionError(answer.response().body());
        }
        var cookie = answer.header("Set-Cookie");
        return new Session(
                cookie.substring(0, cookie.indexOf(';')), (String) answer.json().get("csrfToken"));
    }
}
