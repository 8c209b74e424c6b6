package dev.grato.app.demo;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/// Chance without chance: the same key always falls the same way, so that every load of the demo is the same.
final class Dice {

    private Dice() {}

    /// A number from 0 to below `sides`.
    static int roll(String key, int sides) {
        return (int) Long.remainderUnsigned(bits(key, 0), sides);
    }

    /// Whether it happens, in so many of a hundred cases.
    static boolean happens(String key, int percent) {
        return roll(key, 100) < percent;
    }

    static <T> T pick(String key, List<T> among) {
        return among.get(roll(key, among.size()));
    }

    /// The id of a thing: shaped like UUID version 7, with the day it belongs to in the original data as its time.
    static UUID id(String key, LocalDate original) {
        long millis = original.atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli()
                + Long.remainderUnsigned(bits(key, 1), 86_400_000);
        long high = millis << 16 | 0x7000L | bits(key, 2) & 0x0FFFL;
        long low = bits(key, 3) & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    private static long bits(String key, int part) {
        try {
            var hash =
                    MessageDigest.getInstance("SHA-256").digest(("northwind/" + key).getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(hash).getLong(part * Long.BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
