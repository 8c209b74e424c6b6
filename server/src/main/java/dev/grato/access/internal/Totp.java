package dev.grato.access.internal;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import dev.grato.platform.Base32;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.OptionalLong;
import javax.crypto.spec.SecretKeySpec;

/// Codes of the moment (RFC 6238): six digits, every 30 seconds, SHA-1, as every authenticator app knows them.
public final class Totp {

    /// As long as SHA-1's output, as RFC 4226 recommends.
    public static final int SECRET_BYTES = 20;

    /// Clocks of telephones may be this many steps off, either way.
    private static final int TOLERANCE = 1;

    private static final int DIGITS = 6;

    private static final TimeBasedOneTimePasswordGenerator GENERATOR = new TimeBasedOneTimePasswordGenerator();

    private Totp() {}

    /// The step whose code this is, if it is one of about now.
    public static OptionalLong step(byte[] secret, String code, Instant now) {
        var given = code.replaceAll("[ -]", "").getBytes(StandardCharsets.UTF_8);
        if (given.length != DIGITS) {
            return OptionalLong.empty();
        }
        long present = now.getEpochSecond() / GENERATOR.getTimeStep().toSeconds();
        for (long step = present - TOLERANCE; step <= present + TOLERANCE; step++) {
            if (MessageDigest.isEqual(code(secret, step).getBytes(StandardCharsets.UTF_8), given)) {
                return OptionalLong.of(step);
            }
        }
        return OptionalLong.empty();
    }

    private static String code(byte[] secret, long step) {
        try {
            var moment = Instant.ofEpochSecond(step * GENERATOR.getTimeStep().toSeconds());
            return GENERATOR.generateOneTimePasswordString(new SecretKeySpec(secret, GENERATOR.getAlgorithm()), moment);
        } catch (InvalidKeyException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// The address that authenticator apps read from a QR code.
    public static String uri(byte[] secret, String email) {
        return "otpauth://totp/Grato:" + encoded(email) + "?secret=" + Base32.encode(secret)
                + "&issuer=Grato&algorithm=SHA1&digits=6&period=30";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
