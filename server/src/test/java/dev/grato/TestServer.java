package dev.grato;

import com.zaxxer.hikari.HikariDataSource;
import dev.grato.access.Claim;
import dev.grato.access.Identities;
import dev.grato.access.Origin;
import dev.grato.access.Sessions;
import dev.grato.access.Setup;
import dev.grato.access.Setup.FirstSteps;
import dev.grato.access.SignIn;
import dev.grato.access.Tokens;
import dev.grato.app.Grato;
import dev.grato.platform.Actor;
import dev.grato.platform.Database;
import dev.grato.platform.Ids;
import dev.grato.platform.Json;
import dev.grato.platform.Workspace;
import dev.grato.platform.Workspaces;
import dev.grato.platform.Workspaces.NewWorkspace;
import dev.grato.platform.postgres.EmbeddedPostgres;
import dev.grato.platform.postgres.EmbeddedPostgresSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/// The real application on a real database, one for the whole run, set up with one administrator.
public final class TestServer {

    /// The time zone of the first workspace, and so of who set it up; other workspaces of tests keep UTC.
    public static final ZoneId ZONE = ZoneId.of("Europe/Rome");

    public static final String EMAIL = "ada@example.com";
    /// The workspace as it was set up, which nobody works in: worlds are copies of it.
    private static final String TEMPLATE = "template";

    public static final String PASSWORD = "correct horse battery";

    private static TestServer running;
    private static TestServer second;
    private static String[] node;

    private final HttpClient http = HttpClient.newHttpClient();
    private final ConfigurableApplicationContext context;
    private final String address;

    private TestServer(Clock clock, String... arguments) {
        var application = new SpringApplication(Grato.class);
        application.addInitializers(starting -> starting.getBeanFactory().registerSingleton("clock", clock));
        context = application.run(arguments);
        address = "http://localhost:"
                + ((ServletWebServerApplicationContext) context).getWebServer().getPort();
    }

    private static TestServer start() {
        try {
            var folder = Files.createTempDirectory("grato-test");
            var postgres = EmbeddedPostgres.start(EmbeddedPostgresSettings.forTests(folder)
                    .withBinariesFolder(Path.of(System.getProperty("java.io.tmpdir"), "grato-postgres-binaries")));
            node = new String[] {
                "--server.port=0",
                "--grato.data=" + folder,
                "--grato.db-url=" + postgres.jdbcUrl(),
                "--grato.db-user=" + postgres.user(),
                "--grato.db-password=" + postgres.password(),
                "--grato.api.requests-per-second=100000",
                "--grato.api.request-burst=100000",
                "--grato.webhooks.allowed-networks=127.0.0.0/8",
                "--grato.webhooks.allow-http=true",
                "--grato.feeds.folder=" + folder.resolve("feeds"),
                "--grato.feeds.settle=0s",
                "--grato.feeds.databases.erp=" + postgres.jdbcUrl(),
                "--grato.feeds.allowed-networks=127.0.0.0/8",
                "--grato.feeds.allow-http=true"
            };
            var server = new TestServer(Clock.systemUTC(), node);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                if (second != null) {
                    second.context.close();
                }
                server.context.close();
                postgres.close();
                FileSystemUtils.deleteRecursively(folder.toFile());
            }));
            var workspace = new NewWorkspace("main", "Acme", ZONE, Locale.ENGLISH, "EUR", "IT", false);
            server.bean(Setup.class).run(new FirstSteps(workspace, "Ada", EMAIL, PASSWORD));
            var workspaces = server.bean(Workspaces.class);
            workspaces.copy(workspaces.find("main").orElseThrow(), NewWorkspace.of(TEMPLATE, TEMPLATE));
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Another node on the same database and data folder.
    public static synchronized TestServer second() {
        running();
        if (second == null) {
            second = new TestServer(Clock.systemUTC(), node);
        }
        return second;
    }

    /// One more node with settings of its own, which the caller closes.
    public static TestServer node(String... settings) {
        return node(Clock.systemUTC(), settings);
    }

    /// One more node on the same database and data folder, with a clock and settings of a test's own, which has
    /// to close it.
    public static synchronized TestServer node(Clock clock, String... settings) {
        running();
        var own = Stream.of(settings)
                .map(setting -> setting.substring(0, setting.indexOf('=') + 1))
                .toList();
        var shared = Stream.of(node).filter(setting -> own.stream().noneMatch(setting::startsWith));
        return new TestServer(clock, Stream.concat(shared, Stream.of(settings)).toArray(String[]::new));
    }

    /// The address of an empty database of a test's own, in the same server and with the same user.
    public static String newDatabase(String name) {
        var server = running();
        server.bean(Database.class).outsideTransaction(connection -> {
            try (var statement = connection.createStatement()) {
                statement.execute("create database " + name);
            }
        });
        return server.bean(HikariDataSource.class).getJdbcUrl().replaceFirst("/[a-z_]+(\\?|$)", "/" + name + "$1");
    }

    /// Stops a node that a test has started.
    public void close() {
        context.close();
    }

    public static synchronized TestServer running() {
        if (running == null) {
            running = start();
        }
        return running;
    }

    /// A workspace of a test's own, copied from the one that was set up, with an administrator's token for
    /// it.
    public record World(TestServer server, Workspace workspace, Actor admin, String token) {

        public Answer send(String method, String path, Object json, String... headers) {
            var all = new java.util.ArrayList<>(java.util.List.of("Authorization", "Bearer " + token));
            all.addAll(java.util.List.of(headers));
            return server.send(
                    method, "/api/v1" + path, json == null ? null : Json.write(json), all.toArray(String[]::new));
        }

        /// The same world by another node.
        public World at(TestServer node) {
            return new World(node, workspace, admin, token);
        }

        public Answer get(String path) {
            return send("GET", path, null);
        }

        public Answer post(String path, Object json) {
            return send("POST", path, json);
        }

        public Actor system() {
            return Actor.system(workspace);
        }

        public void drop() {
            server.bean(Workspaces.class).drop(workspace);
        }
    }

    /// Each call makes a new world; worlds do not see one another.
    public World world() {
        var workspaces = bean(Workspaces.class);
        var slug = "t-" + Long.toHexString(Ids.next().getLeastSignificantBits());
        var copy = workspaces.copy(workspaces.find(TEMPLATE).orElseThrow(), NewWorkspace.of(slug, slug));
        var identities = bean(Identities.class);
        var origin = Origin.of("127.0.0.1");
        var identity =
                bean(SignIn.class).verify(new Claim(EMAIL, PASSWORD), origin).id();
        var user = identities.memberships(identity).getFirst().user();
        identities.join(identity, copy.id(), user);
        var sessions = bean(Sessions.class);
        var session = sessions.create(identity, slug, origin).token();
        var admin = sessions.find(session, null).orElseThrow().actor();
        var token = bean(Tokens.class).create(admin, "test", null, null, origin).text();
        return new World(this, copy, admin, token);
    }

    /// The port it listens on, for those who speak HTTP themselves.
    public int port() {
        return URI.create(address).getPort();
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
