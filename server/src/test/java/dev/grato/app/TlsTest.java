package dev.grato.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.grato.Patience;
import dev.grato.TestServer;
import dev.grato.app.Certificates.Made;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {

    @TempDir
    private static Path folder;

    private static Made rsa;
    private static Made ec;

    @BeforeAll
    static void make() throws Exception {
        rsa = Certificates.make(folder, "RSA", "30");
        ec = Certificates.make(folder, "EC", "30");
    }

    private static void check(String certificate, String key) throws IOException {
        TlsFiles.check(
                Files.writeString(folder.resolve("c.pem"), certificate),
                Files.writeString(folder.resolve("k.pem"), key));
    }

    @Test
    void takesAllFormsOfKeys() {
        assertThatCode(() -> {
                    check(rsa.pem(), rsa.pkcs8());
                    check(rsa.pem(), rsa.old());
                    check(ec.pem(), ec.pkcs8());
                    check(ec.pem(), ec.old());
                })
                .doesNotThrowAnyException();
    }

    @Test
    void saysWhatIsWrong() {
        assertThatThrownBy(() -> check(rsa.pem(), ec.pkcs8()))
                .hasMessageContaining("is not that of the first certificate");
        assertThatThrownBy(() -> check(rsa.pem(), rsa.pkcs8().replace("PRIVATE KEY", "ENCRYPTED PRIVATE KEY")))
                .hasMessageContaining("encrypted");
        assertThatThrownBy(() -> check(rsa.pem() + ec.pem(), ec.pkcs8())).hasMessageContaining("is not that of");
        assertThatThrownBy(() -> check("nothing", rsa.pkcs8())).hasMessageContaining("--tls-cert");
        assertThatThrownBy(() -> check(rsa.pem(), rsa.pem())).hasMessageContaining("--tls-key");
        assertThatThrownBy(() -> TlsFiles.check(folder.resolve("none"), folder.resolve("k.pem")))
                .hasMessageContaining("cannot read");
    }

    /// What a client that trusts everybody learnt from one connection.
    private record Seen(String protocol, String cipher, X509Certificate certificate, String answer) {}

    private static Seen ask(int port, String... protocols) throws Exception {
        var context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new Trusting()}, null);
        try (var socket = (SSLSocket) context.getSocketFactory().createSocket("localhost", port)) {
            socket.setSoTimeout(10_000);
            if (protocols.length > 0) {
                socket.setEnabledProtocols(protocols);
            }
            socket.getOutputStream()
                    .write("GET /health/live HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            var session = socket.getSession();
            return new Seen(
                    session.getProtocol(),
                    session.getCipherSuite(),
                    (X509Certificate) session.getPeerCertificates()[0],
                    answer);
        }
    }

    private static final class Trusting implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }

    @Test
    void speaksHttpsAndNoticesRenewedFiles() throws Exception {
        var place = Files.createDirectories(folder.resolve("live"));
        rsa.write(place, rsa.old());
        var server = TestServer.node(
                "--grato.tls-cert=" + place.resolve("cert.pem"), "--grato.tls-key=" + place.resolve("key.pem"));
        try {
            var modern = ask(server.port());
            assertThat(modern.protocol()).isEqualTo("TLSv1.3");
            assertThat(modern.certificate()).isEqualTo(rsa.certificate());
            assertThat(modern.answer())
                    .startsWith("HTTP/1.1 200")
                    .contains("Strict-Transport-Security: max-age=31536000");
            assertThat(ask(server.port(), "TLSv1.2").cipher()).matches("TLS_ECDHE_RSA_WITH_(AES_.*_GCM|CHACHA20).*");
            assertThat(plain(server.port())).startsWith("HTTP/1.1 400").contains("TLS");

            ec.write(place, ec.old());
            Patience.until(() -> ask(server.port()).certificate(), ec.certificate()::equals);
        } finally {
            server.close();
        }
    }

    private static String plain(int port) throws IOException {
        try (var socket = new Socket("localhost", port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void believesATrustedProxy() {
        var server = TestServer.node("--grato.trusted-proxy=127.0.0.0/8,::1");
        try {
            var secure = server.send(
                    "GET", "/", (byte[]) null, "X-Forwarded-For", "198.51.100.1", "X-Forwarded-Proto", "https");
            assertThat(secure.header("Strict-Transport-Security")).isNotEmpty();
            var session = server.send(
                    "POST",
                    "/api/v1/session",
                    "{\"email\": \"" + TestServer.EMAIL + "\", \"password\": \"" + TestServer.PASSWORD + "\"}",
                    "Forwarded",
                    "for=198.51.100.1;proto=https");
            assertThat(session.status()).isEqualTo(201);
            assertThat(session.header("Set-Cookie")).contains("Secure");
            assertThat(server.send("GET", "/", (byte[]) null).header("Strict-Transport-Security"))
                    .isEmpty();
        } finally {
            server.close();
        }
    }

    @Test
    void refusesAWrongProxyAtStart() {
        assertThatThrownBy(() -> TestServer.node("--grato.trusted-proxy=10.0.0.0/8,nonsense"))
                .rootCause()
                .hasMessageContaining("number 2");
    }
}
