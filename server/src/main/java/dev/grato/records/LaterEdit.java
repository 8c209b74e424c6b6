package dev.grato.records;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Something that was written while records were merged, of which nobody can know to which of the separated ones it
/// belongs. It stays with the survivor until somebody assigns it.
///
/// @param id names it within the batch that separated the records
/// @param record the survivor, or the record that points at it
/// @param change `set`, `added` or `removed` for a value of the survivor, `points` for a record that points at it
/// @param value what was set, added or removed; absent for `points`
/// @param choices the records it can belong to; the first one has it now
/// @param assignedTo the record it was given to
public record LaterEdit(
        String id,
        String object,
        UUID record,
        String field,
        String change,
        @Nullable Object value,
        List<UUID> choices,
        @Nullable UUID assignedTo) {

    public LaterEdit {
        choices = List.copyOf(choices);
    }
}
