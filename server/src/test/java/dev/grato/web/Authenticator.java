package dev.grato.web;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.math.BigInteger;
import java.security.InvalidKeyException;
import java.time.Instant;
import javax.crypto.spec.SecretKeySpec;

/// An authenticator app on somebody's phone.
final class Authenticator {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int KEY_BYTES = 20;
    private static final TimeBasedOneTimePasswordGenerator GENERATOR = new TimeBasedOneTimePasswordGenerator();

    private final byte[] key = new byte[KEY_BYTES];

    /// With the key as the screen shows it.
    Authenticator(String secret) {
        var bits = BigInteger.ZERO;
        for (char c : secret.replace(" ", "").toCharArray()) {
            bits = bits.shiftLeft(5).or(BigInteger.valueOf(ALPHABET.indexOf(c)));
        }
        var bytes = bits.toByteArray();
        int length = Math.min(KEY_BYTES, bytes.length);
        System.arraycopy(bytes, bytes.length - length, key, KEY_BYTES - length, length);
    }

    /// What it shows now.
    String code() {
        return codeAt(Instant.now());
    }

    /// What it shows next: each code is good once.
    String nextCode() {
        return codeAt(Instant.now().plus(GENERATOR.getTimeStep()));
    }

    private String codeAt(Instant moment) {
        try {
            return GENERATOR.generateOneTimePasswordString(new SecretKeySpec(key, GENERATOR.getAlgorithm()), moment);
        } catch (InvalidKeyException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
