package dev.grato.app;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import org.springframework.boot.ssl.pem.PemContent;

/// The two PEM files of TLS, looked at before anything is started, so that what is wrong with them is said
/// in words.
final class TlsFiles {

    private TlsFiles() {}

    /// @throws IllegalStateException when one cannot be read or is not what it should be, or they do not
    ///     match
    static void check(Path certificate, Path key) {
        var chain = chain(certificate);
        var own = chain.getFirst();
        if (!matches(privateKey(key), own.getPublicKey())) {
            throw new IllegalStateException("The key in " + key + " is not that of the first certificate in "
                    + certificate + " (" + own.getSubjectX500Principal() + ").");
        }
        for (int i = 0; i + 1 < chain.size(); i++) {
            if (!chain.get(i).getIssuerX500Principal().equals(chain.get(i + 1).getSubjectX500Principal())) {
                throw new IllegalStateException("The certificates in " + certificate
                        + " are not in order: first the server's own, then each time the one that issued it. Number "
                        + (i + 2) + " did not issue number " + (i + 1) + ".");
            }
        }
    }

    static Instant validUntil(Path certificate) {
        return chain(certificate).getFirst().getNotAfter().toInstant();
    }

    private static List<X509Certificate> chain(Path file) {
        try {
            var bytes = read(file, "--tls-cert").getBytes(StandardCharsets.UTF_8);
            var chain =
                    CertificateFactory.getInstance("X.509")
                            .generateCertificates(new ByteArrayInputStream(bytes))
                            .stream()
                            .map(X509Certificate.class::cast)
                            .toList();
            if (chain.isEmpty()) {
                throw new IllegalStateException("There is no certificate in " + file + " (--tls-cert).");
            }
            return chain;
        } catch (GeneralSecurityException wrong) {
            throw new IllegalStateException(
                    file + " (--tls-cert) is no PEM file with certificates: " + wrong.getMessage(), wrong);
        }
    }

    /// PKCS#8, PKCS#1 (RSA) or SEC 1 (EC).
    private static PrivateKey privateKey(Path file) {
        var text = read(file, "--tls-key");
        if (text.contains("ENCRYPTED")) {
            throw new IllegalStateException("The key in " + file
                    + " (--tls-key) is encrypted; Grato needs one without a password, readable by its user only.");
        }
        try {
            var key = PemContent.of(text).getPrivateKey();
            if (key != null) {
                return key;
            }
        } catch (IllegalStateException | IllegalArgumentException wrong) {
            throw new IllegalStateException(
                    file + " (--tls-key) is no PEM file with a private key: " + wrong.getMessage(), wrong);
        }
        throw new IllegalStateException("There is no private key in " + file + " (--tls-key).");
    }

    private static String read(Path file, String option) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new IllegalStateException(option + ": cannot read " + file + ": " + unreadable, unreadable);
        }
    }

    private static boolean matches(PrivateKey key, PublicKey known) {
        var algorithm = switch (key.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "RSASSA-PSS" -> "RSASSA-PSS";
            case "EC" -> "SHA256withECDSA";
            default -> key.getAlgorithm();
        };
        try {
            var message = new byte[32];
            var signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update(message);
            var signed = signature.sign();
            signature.initVerify(known);
            signature.update(message);
            return signature.verify(signed);
        } catch (GeneralSecurityException otherKind) {
            return false;
        }
    }
}
