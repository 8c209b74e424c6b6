package dev.grato.records;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One edit of one record.
///
/// @param object the object's name, singular: `person`
/// @param id the record; whoever creates a record makes its id
/// @param values JSON values by field name as plain Java; null empties a field. Nothing for DELETE and RESTORE
/// @param seen the state the edit was made on; absent means: whatever it is now
public record Mutation(
        Kind kind,
        String object,
        UUID id,
        Map<String, @Nullable Object> values,
        @Nullable RecordVersion seen) {

    /// What an edit does.
    public enum Kind {
        CREATE,
        UPDATE,
        /// Moves to the trash.
        DELETE,
        /// Brings back from the trash.
        RESTORE
    }

    public Mutation {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    public static Mutation create(String object, UUID id, Map<String, @Nullable Object> values) {
        return new Mutation(Kind.CREATE, object, id, values, null);
    }

    public static Mutation update(String object, UUID id, Map<String, @Nullable Object> values) {
        return new Mutation(Kind.UPDATE, object, id, values, null);
    }

    public static Mutation delete(String object, UUID id) {
        return new Mutation(Kind.DELETE, object, id, Map.of(), null);
    }

    public static Mutation restore(String object, UUID id) {
        return new Mutation(Kind.RESTORE, object, id, Map.of(), null);
    }

    public Mutation seenAt(@Nullable RecordVersion version) {
        return new Mutation(kind, object, id, values, version);
    }
}
