package dev.grato.exchange;

import static dev.grato.exchange.FeedWorld.companies;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A PostgreSQL server must prove who it is before it is told user and password.
class FeedTlsTest {

    private static final char[] PASSWORD = "changeit".toCharArray();

    private final FeedWorld feeds = new FeedWorld();

    @AfterEach
    void drop() {
        feeds.world.drop();
    }

    @Test
    void tellsNoPasswordToAServerThatCannotProveWhoItIs(@TempDir Path folder) throws Exception {
        var here = certificate(folder, "here", "ip:127.0.0.1");
        var elsewhere = certificate(folder, "elsewhere", "dns:erp.example");
        try (var good = new Server(here);
                var other = new Server(elsewhere);
                var bare = new Server(null)) {
            var feed = feed(source(good, Map.of()));

            assertThat(reason(feed)).isEqualTo("certificateUnknown");
            assertThat(reason(feed, source(good, Map.of("certificate", pem(elsewhere)))))
                    .isEqualTo("certificateUnknown");
            assertThat(reason(feed, source(other, Map.of("certificate", pem(elsewhere)))))
                    .isEqualTo("certificateOther");
            assertThat(reason(feed, source(bare, Map.of("certificate", pem(here)))))
                    .isEqualTo("tlsMissing");
            assertThat(good.greeted.get() + other.greeted.get() + bare.greeted.get())
                    .as("servers that were told a user")
                    .isZero();

            assertThat(reason(feed, source(good, Map.of("certificate", pem(here)))))
                    .as("that of the server itself, which then refuses the user")
                    .isEqualTo("notLetIn");
            assertThat(good.greeted).hasValue(1);
        }
    }

    @Test
    void believesWhoeverAnswersOnlyWhereSomebodyCallsTheNetworkTrusted(@TempDir Path folder) throws Exception {
        try (var other = new Server(certificate(folder, "elsewhere", "dns:erp.example"));
                var bare = new Server(null)) {
            var feed = feed(source(other, Map.of("tls", "trustedNetwork")));

            assertThat(reason(feed)).isEqualTo("notLetIn");
            assertThat(reason(feed, source(bare, Map.of("tls", "trustedNetwork"))))
                    .isEqualTo("notLetIn");
        }
    }

    @Test
    void sendsAPasswordThatWasGivenForACheckedServerToNoOther(@TempDir Path folder) throws Exception {
        try (var good = new Server(certificate(folder, "here", "ip:127.0.0.1"))) {
            var feed = feed(source(good, Map.of()));
            var trusting = source(good, Map.of("tls", "trustedNetwork"));
            trusting.remove("secret");

            var changed = feeds.world.send("PATCH", "/feeds/" + feed, Map.of("source", trusting));

            assertThat(changed.response().body())
                    .contains("\"tls\":\"trustedNetwork\"", "\"hasSecret\":false")
                    .doesNotContain("s3cret");
        }
    }

    @Test
    void refusesWhatIsNoCertificateAndNoWayToCheck() {
        var wish = feeds.wish(feeds.imported(companies("C1;Rossi S.r.l.;12345670017;Torino\n")));
        var source = new HashMap<String, Object>(Map.of("kind", "sql", "system", "postgresql", "host", "127.0.0.1"));
        source.putAll(Map.of("database", "erp", "user", "grato", "view", "customers"));
        for (var wrong : List.of(
                Map.of("certificate", "file:/etc/passwd"),
                Map.of("certificate", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----"),
                Map.of("tls", "off"))) {
            var sent = new HashMap<>(source);
            sent.putAll(wrong);
            wish.put("source", sent);

            var answer = feeds.world.post("/feeds", wish);

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.response().body())
                    .contains("source." + wrong.keySet().iterator().next());
        }
    }

    private String feed(Map<String, Object> source) {
        var wish = feeds.wish(feeds.imported(companies("C1;Rossi S.r.l.;12345670017;Torino\n")));
        wish.put("source", source);
        return feeds.feed(wish);
    }

    private static HashMap<String, Object> source(Server server, Map<String, Object> more) {
        var source = new HashMap<String, Object>(Map.of("kind", "sql", "system", "postgresql", "host", "127.0.0.1"));
        source.putAll(Map.of("port", server.port(), "database", "erp", "user", "grato", "view", "customers"));
        source.put("secret", "s3cret");
        source.putAll(more);
        return source;
    }

    private String reason(String feed) {
        var run = feeds.run(feed);
        assertThat(run).containsEntry("state", "failed");
        assertThat(String.valueOf(run.get("reasonText"))).contains(" ").doesNotContain("feed.reason");
        return String.valueOf(run.get("reason"));
    }

    private String reason(String feed, Map<String, Object> source) {
        var changed = feeds.world.send("PATCH", "/feeds/" + feed, Map.of("source", source));
        assertThat(changed.status()).as(changed.response().body()).isEqualTo(200);
        return reason(feed);
    }

    // ---------------------------------------------------------------- certificates

    /// A key that signs itself for this name, as the JDK's own tool makes it.
    private static KeyStore certificate(Path folder, String alias, String name) throws Exception {
        var file = folder.resolve(alias + ".p12");
        var tool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        alias,
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + alias,
                        "-ext",
                        "san=" + name,
                        "-ext",
                        "bc:c=ca:true",
                        "-storetype",
                        "PKCS12",
                        "-validity",
                        "3650",
                        "-startdate",
                        "-10d",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        new String(PASSWORD))
                .redirectErrorStream(true)
                .start();
        var said = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(tool.waitFor()).as(said).isZero();
        try (var in = Files.newInputStream(file)) {
            var keys = KeyStore.getInstance("PKCS12");
            keys.load(in, PASSWORD);
            return keys;
        }
    }

    private static String pem(KeyStore keys) throws Exception {
        var certificate = keys.getCertificate(keys.aliases().nextElement());
        return "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder().encodeToString(certificate.getEncoded())
                + "\n-----END CERTIFICATE-----\n";
    }

    /// As much of a PostgreSQL server as comes before its first answer: it lets nobody in.
    private static final class Server implements AutoCloseable {

        private final ServerSocket socket;
        private final @Nullable SSLContext tls;
        private final AtomicInteger greeted = new AtomicInteger();

        Server(@Nullable KeyStore keys) throws Exception {
            socket = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
            if (keys == null) {
                tls = null;
            } else {
                var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
                managers.init(keys, PASSWORD);
                tls = SSLContext.getInstance("TLS");
                tls.init(managers.getKeyManagers(), null, null);
            }
            Thread.ofVirtual().start(this::serve);
        }

        int port() {
            return socket.getLocalPort();
        }

        private void serve() {
            while (!socket.isClosed()) {
                try (var caller = socket.accept()) {
                    answer(caller);
                } catch (IOException gone) {
                    // the caller hung up, as it should where it does not trust
                }
            }
        }

        private void answer(Socket caller) throws IOException {
            var first = message(caller);
            if (first.length != 4) {
                refuse(caller);
                return;
            }
            caller.getOutputStream().write(tls == null ? 'N' : 'S');
            caller.getOutputStream().flush();
            if (tls == null) {
                message(caller);
                refuse(caller);
                return;
            }
            try (var secure = (SSLSocket) tls.getSocketFactory().createSocket(caller, null, port(), false)) {
                secure.setUseClientMode(false);
                secure.startHandshake();
                message(secure);
                refuse(secure);
            } catch (SSLException refused) {
                // the caller does not trust
            }
        }

        /// What stands behind the length of a message without a letter in front: a wish for TLS or a greeting.
        private static byte[] message(Socket caller) throws IOException {
            var in = caller.getInputStream();
            var length = in.readNBytes(4);
            if (length.length < 4) {
                throw new IOException("hung up");
            }
            return in.readNBytes(((length[2] & 0xFF) << 8 | length[3] & 0xFF) - 4);
        }

        private void refuse(Socket caller) throws IOException {
            greeted.incrementAndGet();
            var text = "SFATAL\0C28P01\0Mno such user\0\0".getBytes(StandardCharsets.US_ASCII);
            var out = caller.getOutputStream();
            out.write(new byte[] {'E', 0, 0, 0, (byte) (text.length + 4)});
            out.write(text);
            out.flush();
            // until the caller has read it
            caller.getInputStream().readNBytes(1);
        }

        @Override
        public void close() {
            try {
                socket.close();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }
}
