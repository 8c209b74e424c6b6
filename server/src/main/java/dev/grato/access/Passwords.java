package dev.grato.access;

import dev.grato.access.internal.CommonPasswords;
import dev.grato.platform.Fault;
import dev.grato.platform.GratoException;
import java.text.Normalizer;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/// Hashes and checks passwords: Argon2id with 19 MB and two rounds, a few at a time so that many people
/// signing in at once do not use up the memory.
@Component
public final class Passwords {

    private static final int SHORTEST = 10;
    private static final int LONGEST = 200;
    private static final int PATIENCE_SECONDS = 10;

    private final Argon2PasswordEncoder encoder = new Argon2PasswordEncoder(16, 32, 1, 19_456, 2);
    private final Semaphore turns;
    private volatile @Nullable String nobodysHash;

    public Passwords(AccessProperties properties) {
        this.turns = new Semaphore(properties.hashesAtOnce(), true);
    }

    /// Refuses what is too short, too long, one of the hundred thousand most common ones or close to one, or
    /// made of the person's own e-mail address.
    ///
    /// @throws GratoException with [AccessError#PASSWORD_REFUSED], the fault at `path`
    public void check(String password, String email, String path) {
        int length = password.codePointCount(0, password.length());
        if (length < SHORTEST) {
            throw refused(path, "passwordTooShort", Map.of("min", SHORTEST));
        }
        if (length > LONGEST) {
            throw refused(path, "passwordTooLong", Map.of("max", LONGEST));
        }
        if (CommonPasswords.isCommon(password)) {
            throw refused(path, "passwordCommon", Map.of());
        }
        if (CommonPasswords.isMadeOf(password, email)) {
            throw refused(path, "passwordIsEmail", Map.of());
        }
    }

    private static GratoException refused(String path, String code, Map<String, Object> args) {
        return new GratoException(AccessError.PASSWORD_REFUSED, new Fault(path, code, args));
    }

    /// The hash to keep.
    public String hash(String password) {
        return inTurn(() -> Objects.requireNonNull(encoder.encode(normal(password))));
    }

    /// Whether the password is the one behind the hash. Without a hash it takes just as long and is false, so
    /// that nobody learns by the clock which e-mail addresses are known.
    public boolean isRight(String password, @Nullable String hash) {
        if (password.length() > LONGEST * 2) {
            return false;
        }
        var compared = hash != null ? hash : nobodysHash();
        return inTurn(() -> encoder.matches(normal(password), compared)) && hash != null;
    }

    private String nobodysHash() {
        var known = nobodysHash;
        if (known == null) {
            known = hash("nobody has this password");
            nobodysHash = known;
        }
        return known;
    }

    private <T> T inTurn(Supplier<T> work) {
        try {
            if (!turns.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new GratoException(AccessError.TOO_MANY_SIGN_INS, Map.of("retryAfter", PATIENCE_SECONDS));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new GratoException(AccessError.TOO_MANY_SIGN_INS, Map.of("retryAfter", 1));
        }
        try {
            return work.get();
        } finally {
            turns.release();
        }
    }

    /// The same password typed on two keyboards may be two sequences of code points.
    private static String normal(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFKC);
    }
}
