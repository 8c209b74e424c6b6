package dev.grato.app;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/// Lets Grato speak https itself when a certificate and its key are named, and says at start what does not
/// work without.
///
/// Files that are renewed are noticed and used for new connections; those that cannot be used leave the old
/// ones in force. Public with a public constructor only because Spring Boot makes it by its name.
public final class Tls implements EnvironmentPostProcessor {

    private static final Logger LOG = LoggerFactory.getLogger(Tls.class);
    private static final Duration SOON = Duration.ofDays(21);

    /// Forward secrecy and authenticated encryption only.
    private static final String CIPHERS = "TLS_AES_256_GCM_SHA384,TLS_AES_128_GCM_SHA256,TLS_CHACHA20_POLY1305_SHA256,"
            + "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384,TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384,"
            + "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,"
            + "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256,TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256";

    public Tls() {}

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        var certificate = environment.getProperty("grato.tls-cert", "");
        var key = environment.getProperty("grato.tls-key", "");
        if (certificate.isBlank() && key.isBlank()) {
            return;
        }
        if (certificate.isBlank() || key.isBlank()) {
            throw new IllegalStateException("--tls-cert and --tls-key belong together: name both or none");
        }
        TlsFiles.check(Path.of(certificate), Path.of(key));
        environment.getPropertySources().addLast(new MapPropertySource("tls", settings(certificate, key)));
    }

    private static Map<String, Object> settings(String certificate, String key) {
        var bundle = "spring.ssl.bundle.pem.grato.";
        var settings = new LinkedHashMap<String, Object>();
        settings.put("server.ssl.bundle", "grato");
        settings.put(
                bundle + "keystore.certificate", Path.of(certificate).toUri().toString());
        settings.put(bundle + "keystore.private-key", Path.of(key).toUri().toString());
        // half-renewed files do not match and leave the old ones in force
        settings.put(bundle + "keystore.verify-keys", "true");
        settings.put(bundle + "reload-on-update", "true");
        settings.put(bundle + "options.enabled-protocols", "TLSv1.3,TLSv1.2");
        settings.put(bundle + "options.ciphers", CIPHERS);
        return settings;
    }

    static boolean isOn(GratoProperties properties) {
        var certificate = properties.tlsCert();
        return certificate != null && !certificate.isBlank();
    }

    /// One line where people would otherwise find out one after the other.
    static void tell(GratoProperties properties, boolean hasProxy, String address, Clock clock) {
        var certificate = properties.tlsCert();
        if (certificate != null && isOn(properties)) {
            var left = Duration.between(clock.instant(), TlsFiles.validUntil(Path.of(certificate)));
            if (left.isNegative()) {
                LOG.warn("the certificate {} has expired: browsers will refuse to connect", certificate);
            } else if (left.compareTo(SOON) < 0) {
                LOG.warn("the certificate {} expires in {} days", certificate, left.toDays());
            }
        } else if (!hasProxy && !isLoopback(address)) {
            LOG.warn("no TLS: from other machines passwords and data travel in the clear, and browsers keep nothing for"
                    + " work without a connection. Name --tls-cert and --tls-key, or --trusted-proxy when a proxy"
                    + " encrypts");
        }
    }

    private static boolean isLoopback(String address) {
        return address.equals("localhost") || address.equals("::1") || address.startsWith("127.");
    }
}
