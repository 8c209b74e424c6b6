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
/// @param remote absent for edits of the record itself
public record Mutation(
        Kind kind,
        String object,
        UUID id,
        Map<String, @Nullable Object> values,
        @Nullable RecordVersion seen,
        @Nullable Remote remote) {

    /// That an edit was made elsewhere, on a copy, and sent later.
    ///
    /// Such an edit is written once and remembered for 30 days. Values that moved since meet it field by field (see
    /// [dev.grato.model.Meeting]); where the record was merged, the survivor is edited; what is as wanted already
    /// counts as done.
    ///
    /// @param id of the edit, unique for its user
    /// @param digest tells two edits with the same id apart
    /// @param bases the values it was made on, by field; those left out were empty
    public record Remote(UUID id, String digest, Map<String, @Nullable Object> bases) {

        public Remote {
            bases = Collections.unmodifiableMap(new LinkedHashMap<>(bases));
        }
    }

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

    public Mutation(
            Kind kind, String object, UUID id, Map<String, @Nullable Object> values, @Nullable RecordVersion seen) {
        this(kind, object, id, values, seen, null);
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
        return new Mutation(kind, object, id, values, version, remote);
    }

    public Mutation from(Remote elsewhere) {
        return new Mutation(kind, object, id, values, seen, elsewhere);
    }

    /// The same edit of another record.
    public Mutation of(UUID record) {
        return new Mutation(kind, object, record, values, seen, remote);
    }
}
