package dev.grato.records;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One change of one record, as the change log keeps it.
///
/// @param xid the transaction that wrote it; with `seq` the position in the feed
/// @param seq unique and rising within a transaction
/// @param at when it was written
/// @param version the record's version after the change; per record the versions are 1, 2, 3 … without a gap
/// @param before values of the changed fields before; empty for a create
/// @param after values of the changed fields after; the whole record for a create, empty for delete and restore
public record Change(
        long xid,
        long seq,
        Instant at,
        String actorKind,
        @Nullable UUID actor,
        @Nullable UUID onBehalfOf,
        String source,
        @Nullable UUID batch,
        String object,
        UUID record,
        long version,
        long tag,
        Operation operation,
        Map<String, @Nullable Object> before,
        Map<String, @Nullable Object> after) {

    /// What was done.
    public enum Operation {
        CREATE,
        UPDATE,
        DELETE,
        RESTORE;

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Operation of(String key) {
            return valueOf(key.toUpperCase(Locale.ROOT));
        }
    }
}
