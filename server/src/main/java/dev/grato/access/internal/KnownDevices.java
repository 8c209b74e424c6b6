package dev.grato.access.internal;

import dev.grato.platform.Secrets;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Browsers an identity has signed in with: known by what is signed in their cookie, not by a list of ours.
///
/// It opens nothing. It only exempts from the limits that a stranger's guessing tightens for an e-mail.
@Component
public final class KnownDevices {

    /// How long a browser is known after a sign-in.
    public static final Duration LIFE = Duration.ofDays(180);

    private static final String PURPOSE = "known-device";
    private static final int NAME = 16;
    private static final int CONTENT = NAME + 8;
    private static final int LENGTH = CONTENT + 32;

    private final Secrets secrets;
    private final Clock clock;

    public KnownDevices(Secrets secrets, Clock clock) {
        this.secrets = secrets;
        this.clock = clock;
    }

    public String issue(UUID identity) {
        var content = ByteBuffer.allocate(CONTENT)
                .put(Secrets.random(NAME))
                .putLong(clock.instant().getEpochSecond())
                .array();
        var bytes = ByteBuffer.allocate(LENGTH).put(content).put(sign(identity, content));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /// The device's random name, if the text was issued for this identity and has not expired.
    public Optional<String> read(@Nullable String text, UUID identity) {
        if (text == null || text.length() > 2 * LENGTH) {
            return Optional.empty();
        }
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
        if (bytes.length != LENGTH) {
            return Optional.empty();
        }
        var content = Arrays.copyOf(bytes, CONTENT);
        var issued = Instant.ofEpochSecond(ByteBuffer.wrap(content, NAME, 8).getLong());
        boolean isOurs =
                secrets.isSigned(PURPOSE, message(identity, content), Arrays.copyOfRange(bytes, CONTENT, LENGTH));
        return isOurs && issued.plus(LIFE).isAfter(clock.instant())
                ? Optional.of(Base64.getUrlEncoder().encodeToString(Arrays.copyOf(content, NAME)))
                : Optional.empty();
    }

    private byte[] sign(UUID identity, byte[] content) {
        return secrets.sign(PURPOSE, message(identity, content));
    }

    private static byte[] message(UUID identity, byte[] content) {
        return ByteBuffer.allocate(16 + content.length)
                .putLong(identity.getMostSignificantBits())
                .putLong(identity.getLeastSignificantBits())
                .put(content)
                .array();
    }
}
