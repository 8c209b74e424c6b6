package dev.grato.records.internal;

import dev.grato.platform.GratoException;
import dev.grato.platform.Ids;
import dev.grato.platform.Json;
import dev.grato.records.Query;
import dev.grato.records.RecordsError;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/// Where a page ended: the values the list is ordered by, and the id. Bound to the question it came from.
///
/// A cursor holds only what its owner has seen, and every use of it passes permissions again, so it is not secret.
final class Cursors {

    private static final int MAX_LENGTH = 6_000;

    /// @param values one text per sort key; null where the record had no value
    record Position(List<@Nullable Object> values, UUID id) {}

    private Cursors() {}

    static String write(Query query, List<@Nullable Object> values, UUID id) {
        var content = new ArrayList<@Nullable Object>();
        content.add(binding(query));
        content.add(id.toString());
        values.forEach(value -> content.add(value == null ? null : value.toString()));
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Json.write(content).getBytes(StandardCharsets.UTF_8));
    }

    /// @throws GratoException with [RecordsError#INVALID_CURSOR] when it is not a cursor, or one of another question
    static Position read(Query query, String text) {
        if (text.length() > MAX_LENGTH) {
            throw new GratoException(RecordsError.INVALID_CURSOR);
        }
        try {
            var content = Json.asList(Json.read(Base64.getUrlDecoder().decode(text)));
            if (content == null || content.size() < 2 || !binding(query).equals(content.get(0))) {
                throw new GratoException(RecordsError.INVALID_CURSOR);
            }
            var id = Ids.parse(content.get(1)).orElseThrow(() -> new GratoException(RecordsError.INVALID_CURSOR));
            return new Position(content.subList(2, content.size()), id);
        } catch (IllegalArgumentException | JacksonException notACursor) {
            throw new GratoException(RecordsError.INVALID_CURSOR);
        }
    }

    /// What distinguishes one list from another.
    static String binding(Query query) {
        try {
            var text =
                    query.object() + "\n" + Json.write(query.filter()) + "\n" + query.sort() + "\n" + query.inTrash();
            var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
