package dev.grato.exchange;

import static dev.grato.exchange.FeedWorld.companies;
import static dev.grato.exchange.FeedWorld.figure;
import static dev.grato.exchange.FeedWorld.names;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import com.zaxxer.hikari.HikariDataSource;
import dev.grato.platform.Database;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The ways to get at files: a web server, an SFTP server and a database, each a real one on this machine.
class FeedSourcesTest {

    private static final String ROSSI = "C1;Rossi S.r.l.;12345670017;Torino\n";
    private static final String BIANCHI = "C2;Bianchi S.p.A.;;Milano\n";

    private final FeedWorld feeds = new FeedWorld();

    @AfterEach
    void drop() {
        feeds.world.drop();
    }

    private String feed(Map<String, Object> source) {
        var wish = feeds.wish(feeds.imported(companies(ROSSI)));
        wish.put("source", source);
        return feeds.feed(wish);
    }

    // ---------------------------------------------------------------- address

    private static HttpServer web(AtomicReference<String> asked, int length) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        var body = companies(ROSSI, BIANCHI).getBytes(StandardCharsets.UTF_8);
        server.createContext("/clienti.csv", exchange -> {
            asked.set(exchange.getRequestHeaders().getFirst("Authorization"));
            exchange.getResponseHeaders().set("Last-Modified", "Sun, 01 Nov 2026 06:00:00 GMT");
            exchange.sendResponseHeaders(200, body.length + length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.createContext("/away", exchange -> {
            exchange.getResponseHeaders().set("Location", "http://10.1.2.3/clienti.csv");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        server.start();
        return server;
    }

    private static Map<String, Object> address(HttpServer server, String path) {
        var source = new HashMap<String, Object>();
        source.put("kind", "address");
        source.put("url", "http://127.0.0.1:" + server.getAddress().getPort() + path);
        source.put("user", "grato");
        source.put("secret", "s3cret");
        return source;
    }

    @Test
    void fetchesFromAnAddressWithAPasswordThatNobodySees() throws IOException {
        var asked = new AtomicReference<String>();
        var server = web(asked, 0);
        try {
            var feed = feed(address(server, "/clienti.csv"));

            var run = feeds.run(feed);

            assertThat(run).containsEntry("state", "done").containsEntry("asOf", "2026-11-01T06:00:00Z");
            assertThat(asked.get()).startsWith("Basic ");
            assertThat(feeds.world.get("/feeds/" + feed).response().body())
                    .contains("\"hasSecret\":true")
                    .doesNotContain("s3cret");
            feeds.resume(feed);
            assertThat(feeds.read(feed)).as("data three weeks old").containsEntry("state", "late");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void takesNoFileThatBreaksOffAndFollowsNobodyIntoOtherNetworks() throws IOException {
        var server = web(new AtomicReference<>(), 100);
        try {
            var feed = feed(address(server, "/clienti.csv"));
            assertThat(feeds.run(feed)).containsEntry("state", "failed").containsEntry("reason", "brokenOff");

            feeds.world.send("PATCH", "/feeds/" + feed, Map.of("source", address(server, "/away")));
            assertThat(feeds.run(feed)).containsEntry("state", "failed").containsEntry("reason", "addressRefused");

            assertThat(names(feeds.companies())).containsExactly("Rossi S.r.l.");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void sendsAPasswordToNoOtherServerThanItWasGivenFor() throws IOException {
        var asked = new AtomicReference<String>();
        var server = web(asked, 0);
        try {
            var feed = feed(address(server, "/clienti.csv"));
            var other = Map.of("kind", "address", "url", "https://example.com/clienti.csv", "user", "grato");

            var changed = feeds.world.send("PATCH", "/feeds/" + feed, Map.of("source", other));

            assertThat(changed.status()).isEqualTo(200);
            assertThat(changed.response().body()).contains("\"hasSecret\":false");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void callsNoNetworkThatIsNotOpen() {
        var wish = feeds.wish(feeds.imported(companies(ROSSI)));
        for (var source : List.of(
                Map.of("kind", "address", "url", "https://10.0.0.1/x.csv"),
                Map.of(
                        "kind",
                        "sql",
                        "system",
                        "postgresql",
                        "host",
                        "192.168.1.1",
                        "database",
                        "erp",
                        "user",
                        "u",
                        "view",
                        "customers"),
                Map.of(
                        "kind",
                        "sftp",
                        "host",
                        "169.254.169.254",
                        "user",
                        "u",
                        "hostKey",
                        "SHA256:" + "a".repeat(43)))) {
            wish.put("source", source);
            var answer = feeds.world.post("/feeds", wish);
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.response().body()).contains("addressRefused");
        }
    }

    // ---------------------------------------------------------------- SFTP

    private static SshServer sftp(Path folder) throws IOException {
        var server = SshServer.setUpDefaultServer();
        server.setHost("127.0.0.1");
        server.setPort(0);
        server.setKeyPairProvider(new SimpleGeneratorHostKeyProvider(folder.resolve("host.key")));
        server.setPasswordAuthenticator((user, password, session) -> user.equals("grato") && password.equals("s3cret"));
        server.setSubsystemFactories(List.of(new SftpSubsystemFactory()));
        server.setFileSystemFactory(new VirtualFileSystemFactory(folder));
        server.start();
        return server;
    }

    private static Map<String, Object> sftp(SshServer server, String hostKey, String secret) {
        return Map.of(
                "kind",
                "sftp",
                "host",
                "127.0.0.1",
                "port",
                server.getPort(),
                "user",
                "grato",
                "path",
                "out",
                "files",
                "clienti*.csv",
                "hostKey",
                hostKey,
                "secret",
                secret);
    }

    @Test
    void fetchesFromAnSftpServerWithAPinnedKey(@TempDir Path folder) throws Exception {
        Files.createDirectories(folder.resolve("out"));
        Files.writeString(folder.resolve("out/clienti-1.csv"), companies(ROSSI, BIANCHI));
        Files.writeString(folder.resolve("out/fornitori.csv"), "x\n");
        try (var server = sftp(folder)) {
            var key =
                    server.getKeyPairProvider().loadKeys(null).iterator().next().getPublic();
            var told = feeds.world.post("/feeds/host-key", Map.of("host", "127.0.0.1", "port", server.getPort()));
            var hostKey = String.valueOf(told.json().get("hostKey"));
            assertThat(hostKey).isEqualTo(KeyUtils.getFingerPrint(BuiltinDigests.sha256, key));

            var feed = feed(sftp(server, hostKey, "s3cret"));
            assertThat(feeds.run(feed)).containsEntry("state", "done").containsEntry("file", "clienti-1.csv");
            assertThat(names(feeds.companies())).containsExactly("Rossi S.r.l.", "Bianchi S.p.A.");

            feeds.world.send("PATCH", "/feeds/" + feed, Map.of("source", sftp(server, hostKey, "wrong")));
            assertThat(feeds.run(feed)).containsEntry("reason", "notLetIn");
            var other = "SHA256:" + "a".repeat(43);
            feeds.world.send("PATCH", "/feeds/" + feed, Map.of("source", sftp(server, other, "s3cret")));
            assertThat(feeds.run(feed)).containsEntry("reason", "hostKeyOther");
        }
    }

    // ---------------------------------------------------------------- SQL

    @Test
    void readsAViewOfADatabaseAndWritesNothingThere() {
        var pool = feeds.server().bean(HikariDataSource.class);
        var name = "erp" + Long.toHexString(System.nanoTime());
        var database = feeds.server().bean(Database.class);
        database.outsideTransaction(connection -> {
            try (var statement = connection.createStatement()) {
                statement.execute("create schema " + name);
                statement.execute("create table " + name + ".customer (code text, title text, vat text, city text)");
                statement.execute(
                        "insert into " + name + ".customer values ('C1', 'Rossi \"Nuova\"', '12345670017', 'Torino'),"
                                + " ('C2', 'Bianchi; S.p.A.', null, 'Milano')");
                statement.execute("create view " + name + ".\"Clienti\" as select code \"Codice\", title"
                        + " \"Ragione sociale\", vat \"Partita IVA\", city \"Città\" from " + name + ".customer");
            }
        });
        var source = new HashMap<String, Object>();
        source.put("kind", "sql");
        source.put("connection", "erp");
        source.put("user", pool.getUsername());
        source.put("secret", Objects.requireNonNull(pool.getPassword()));
        source.put("view", name + ".Clienti");
        try {
            var feed = feed(source);

            var run = feeds.run(feed);

            assertThat(run).containsEntry("state", "done");
            assertThat(figure(run, "updated")).isOne();
            assertThat(names(feeds.companies())).containsExactly("Rossi \"Nuova\"", "Bianchi; S.p.A.");

            source.put("view", name + ".nothing");
            feeds.world.send("PATCH", "/feeds/" + feed, Map.of("source", source));
            assertThat(feeds.run(feed)).containsEntry("reason", "viewMissing");
            source.put("view", name + ".Clienti; drop table x");
            assertThat(feeds.world
                            .send("PATCH", "/feeds/" + feed, Map.of("source", source))
                            .status())
                    .isEqualTo(400);
        } finally {
            database.outsideTransaction(connection -> {
                try (var statement = connection.createStatement()) {
                    statement.execute("drop schema " + name + " cascade");
                }
            });
        }
    }

    // ---------------------------------------------------------------- templates

    @Test
    void takesAFileByATemplateAndKnowsItsColumnsFromThenOn() {
        var wish = feeds.wish(Map.of("id", ""));
        wish.remove("import");
        wish.put("template", "danea.customers");
        var feed = feeds.feed(wish);
        feeds.put("a.csv", "Cod.;Denominazione;Partita Iva;Città;Cap\n0001;Rossi S.r.l.;12345670017;Torino;10121\n");

        assertThat(feeds.run(feed)).containsEntry("state", "done");
        assertThat(names(feeds.companies())).containsExactly("Rossi S.r.l.");

        feeds.put("b.csv", "Cod.;Ragione sociale;Partita Iva;Città;Cap\n0001;Rossi 2;12345670017;Torino;10121\n");
        assertThat(feeds.run(feed)).containsEntry("reason", "columnsMissing");
        assertThat(feeds.imports.all("/feeds/templates"))
                .hasSize(24)
                .allSatisfy(template -> assertThat(template).containsEntry("isProven", false));
    }

    @Test
    void feedsWhatOnlyAnErpWrites() {
        var wish = feeds.wish(Map.of("id", ""));
        wish.remove("import");
        wish.put("template", "businessCentral.openItems");
        var feed = feeds.feed(wish);
        feeds.put("a.csv", """
                Entry No.,Document No.,Customer No.,Due Date,Original Amount,Remaining Amount
                17,INV-1,,31/12/2026,"1.200,50","200,50"
                """);

        assertThat(feeds.run(feed)).containsEntry("state", "done");

        var items = feeds.imports.all("/open-items");
        assertThat(items).singleElement().satisfies(item -> {
            assertThat(item).containsEntry("number", "INV-1");
            assertThat(item.get("openAmount").toString()).contains("200.5");
        });
    }
}
