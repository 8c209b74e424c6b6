package dev.grato.records;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/// What a batch did, or as a preview would do, in figures and examples.
///
/// @param refused the reasons for which records stay as they are, the most frequent first
/// @param changes the first changes with the values before and after; kept for previews
/// @param alongside how many records of other objects go along, by object
/// @param differences where it ended otherwise than its preview said; empty without one
public record BatchEffects(
        List<Refusal> refused, List<BatchRecord> changes, Map<String, Long> alongside, Differences differences) {

    /// @param reason `forbidden`, `notFound`, `conflict`, or a fault's code
    /// @param field the field the fault is about; empty for the record as a whole
    /// @param examples the first twenty
    public record Refusal(String reason, String field, long count, List<UUID> examples) {}

    /// @param count how many records ended otherwise
    /// @param examples the first twenty
    public record Differences(long count, List<Difference> examples) {

        public Differences {
            examples = List.copyOf(examples);
        }
    }

    /// @param expected the status in the preview, `none` when it was not in it
    /// @param actual the status now, `none` when it was not in the batch
    public record Difference(UUID record, String expected, String actual) {}

    public BatchEffects {
        refused = List.copyOf(refused);
        changes = List.copyOf(changes);
        alongside = Map.copyOf(alongside);
    }
}
