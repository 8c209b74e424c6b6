package dev.grato.records;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The same edit for many records of an object.
///
/// @param kind update, delete or restore
/// @param filter which records, in the filter language; absent when ids are given
/// @param ids which records; empty when a filter is given
/// @param values what an update sets; null empties a field
/// @param expected the preview whose effects are expected; the batch says afterwards where it differed
public record BulkEdit(
        Mutation.Kind kind,
        String object,
        @Nullable Map<String, @Nullable Object> filter,
        List<UUID> ids,
        Map<String, @Nullable Object> values,
        @Nullable UUID expected) {

    public BulkEdit {
        ids = List.copyOf(ids);
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
}
