package dev.grato.records;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a merge would do, as far as the asker may see it.
///
/// @param fields those in which the records differ or the survivor would get another value
/// @param pointing how many records that the asker sees point at the others, by object
public record MergePreview(List<Field> fields, Map<String, Long> pointing) {

    /// @param value what the survivor would have; null for nothing
    /// @param isChanged whether it has something else now
    /// @param values what each record has, by id; those without a value are left out
    public record Field(String field, @Nullable Object value, boolean isChanged, Map<UUID, Object> values) {}

    public MergePreview {
        fields = List.copyOf(fields);
        pointing = Map.copyOf(pointing);
    }
}
