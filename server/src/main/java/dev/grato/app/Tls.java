package dev.grato.app;

import java.nio.file.Path;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.Ssl;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;

/// Lets Grato speak https itself when a certificate and its key are named.
final class Tls implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private final GratoProperties properties;

    Tls(GratoProperties properties) {
        this.properties = properties;
    }

    boolean isOn() {
        return properties.tlsCert() != null && properties.tlsKey() != null;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        var certificate = properties.tlsCert();
        var key = properties.tlsKey();
        if (certificate == null && key == null) {
            return;
        }
        if (certificate == null || key == null) {
            throw new IllegalStateException("grato.tls-cert and grato.tls-key belong together: name both or none");
        }
        var ssl = new Ssl();
        ssl.setCertificate(Path.of(certificate).toUri().toString());
        ssl.setCertificatePrivateKey(Path.of(key).toUri().toString());
        factory.setSsl(ssl);
    }
}
