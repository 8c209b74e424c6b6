package dev.grato.app;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPrivateKey;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;

/// Certificates made by the JDK's own tool, as PEM.
final class Certificates {

    private static final String PASSWORD = "changeit";

    private Certificates() {}

    /// @param certificate a PEM file
    /// @param pkcs8 the key in the usual form
    /// @param old the key in the form of its kind: PKCS#1 or SEC 1
    record Made(X509Certificate certificate, String pem, String pkcs8, String old) {

        Path write(Path folder, String keyPem) throws IOException {
            Files.writeString(folder.resolve("cert.pem"), pem);
            Files.writeString(folder.resolve("key.pem"), keyPem);
            return folder;
        }
    }

    static Made make(Path folder, String algorithm, String days) throws Exception {
        var store = folder.resolve("store-" + System.nanoTime() + ".p12");
        var command = new java.util.ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "a",
                "-dname",
                "CN=localhost",
                "-keyalg",
                algorithm,
                "-validity",
                days,
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD,
                "-ext",
                "san=dns:localhost,ip:127.0.0.1"));
        command.addAll(algorithm.equals("EC") ? List.of("-groupname", "secp256r1") : List.of("-keysize", "2048"));
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IllegalStateException("keytool failed");
        }
        return read(store);
    }

    private static Made read(Path store) throws IOException, GeneralSecurityException {
        var keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        var key = (PrivateKey) keys.getKey("a", PASSWORD.toCharArray());
        var certificate = (X509Certificate) keys.getCertificate("a");
        var info = PrivateKeyInfo.getInstance(key.getEncoded());
        // on its own the old form has to say which curve it is
        var old = key instanceof ECPrivateKey ec
                ? new org.bouncycastle.asn1.sec.ECPrivateKey(
                                256, ec.getS(), info.getPrivateKeyAlgorithm().getParameters())
                        .getEncoded()
                : info.parsePrivateKey().toASN1Primitive().getEncoded();
        return new Made(
                certificate,
                pem("CERTIFICATE", certificate.getEncoded()),
                pem("PRIVATE KEY", key.getEncoded()),
                pem(key.getAlgorithm() + " PRIVATE KEY", old));
    }

    private static String pem(String name, byte[] content) {
        return "-----BEGIN " + name + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content) + "\n-----END " + name
                + "-----\n";
    }
}
