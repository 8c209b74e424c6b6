package dev.grato.records;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Records that are one and the same, to be made one.
///
/// @param survivor the record that stays
/// @param others those that go into it, in the order in which their values fill what the survivor lacks
/// @param choices by field what the survivor shall have, where that is not what it has already
public record MergeRequest(String object, UUID survivor, List<UUID> others, Map<String, Choice> choices) {

    /// How many records can go into one at once.
    public static final int MOST = 20;

    /// The value of one field.
    public sealed interface Choice {}

    /// What this record has, be it nothing.
    public record Of(UUID record) implements Choice {}

    /// This value, as it would be sent in an edit; null empties the field.
    public record Value(@Nullable Object value) implements Choice {}

    public MergeRequest {
        others = List.copyOf(others);
        choices = Collections.unmodifiableMap(new LinkedHashMap<>(choices));
    }
}
