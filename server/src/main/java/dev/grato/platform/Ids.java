package dev.grato.platform;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Makes and reads ids: UUID version 7 (RFC 9562), ordered by the millisecond in which they were made.
public final class Ids {

    private static final SecureRandom RANDOM = new SecureRandom();

    private Ids() {}

    /// A new id of the present moment.
    public static UUID next() {
        return at(Instant.now());
    }

    /// A new id that sorts at the given moment, for records that come from the past.
    public static UUID at(Instant moment) {
        long millis = moment.toEpochMilli() & 0xFFFF_FFFF_FFFFL;
        long random = RANDOM.nextLong();
        long high = millis << 16 | 0x7000L | random & 0x0FFFL;
        long low = RANDOM.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    /// The id written in the text, if it is one in the usual 36-character form.
    public static Optional<UUID> parse(@Nullable Object text) {
        if (!(text instanceof String value) || value.length() != 36) {
            return Optional.empty();
        }
        try {
            return Optional.of(UUID.fromString(value));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    /// 64 random bits, as change tags need them.
    public static long tag() {
        return RANDOM.nextLong();
    }
}
