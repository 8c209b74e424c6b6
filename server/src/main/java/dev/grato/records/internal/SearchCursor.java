package dev.grato.records.internal;

import dev.grato.platform.GratoException;
import dev.grato.records.RecordsError;
import dev.grato.records.Search.Hit;
import dev.grato.records.Search.Wish;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which hits of a search were given, so that the next page goes on with the best of the others. Bound to what was
/// looked for.
///
/// What fits is ranked anew for each page. A place in the ranking would move with every edit; what was given is given.
///
/// @param isAlike whether what was misspelled was looked for
/// @param given a mark of each hit
record SearchCursor(boolean isAlike, Set<Long> given) {

    /// After so many somebody does better to add a word.
    private static final int MOST = 500;

    private static final int BINDING = 8;
    private static final int MARK = 6;
    private static final int MAX_LENGTH = (BINDING + 1 + MARK * MOST) * 4 / 3 + 4;

    SearchCursor {
        given = Set.copyOf(given);
    }

    /// @throws GratoException with [RecordsError#INVALID_CURSOR] when it is not a cursor, or one of another search
    static @Nullable SearchCursor of(Wish wish) {
        if (wish.cursor() == null) {
            return null;
        }
        if (wish.cursor().length() > MAX_LENGTH) {
            throw new GratoException(RecordsError.INVALID_CURSOR);
        }
        try {
            var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(wish.cursor()));
            boolean isWhole = bytes.remaining() > BINDING + MARK && (bytes.remaining() - BINDING - 1) % MARK == 0;
            if (!isWhole || bytes.getLong() != binding(wish)) {
                throw new GratoException(RecordsError.INVALID_CURSOR);
            }
            boolean isAlike = bytes.get() == 1;
            var given = new HashSet<Long>();
            while (bytes.hasRemaining()) {
                given.add((bytes.getShort() & 0xFFFFL) << 32 | bytes.getInt() & 0xFFFFFFFFL);
            }
            return new SearchCursor(isAlike, given);
        } catch (IllegalArgumentException notACursor) {
            throw new GratoException(RecordsError.INVALID_CURSOR);
        }
    }

    /// What the next page is asked with; null where so many were given that there is none.
    static @Nullable String after(@Nullable SearchCursor last, Wish wish, List<Hit> hits, boolean isAlike) {
        var given = new LinkedHashSet<>(last == null ? Set.<Long>of() : last.given());
        hits.forEach(hit -> given.add(mark(hit.id())));
        if (given.size() >= MOST) {
            return null;
        }
        var bytes = ByteBuffer.allocate(BINDING + 1 + MARK * given.size());
        bytes.putLong(binding(wish)).put((byte) (isAlike ? 1 : 0));
        given.forEach(mark -> bytes.putShort((short) (mark >> 32)).putInt(mark.intValue()));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    boolean has(UUID record) {
        return given.contains(mark(record));
    }

    private static long mark(UUID record) {
        return (record.getMostSignificantBits() * 0x9E3779B97F4A7C15L ^ record.getLeastSignificantBits())
                & 0xFFFF_FFFF_FFFFL;
    }

    private static long binding(Wish wish) {
        try {
            var text = wish.text() + "\n" + wish.objects();
            var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(hash).getLong();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
