package dev.grato.records;

import dev.grato.platform.Fault;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What became of one record of a batch, as far as the asker may know.
///
/// @param position its place in the batch, by which the list goes on
/// @param status how it ended: a word such as `updated`, `unchanged`, `forbidden`, `notFound`, `invalid`, or `waiting`
/// @param faults what was wrong
/// @param before values of changed fields before, kept for the first records of a preview
/// @param left what an undo did not touch, and why
public record BatchRecord(
        long position,
        String object,
        UUID record,
        String status,
        List<Fault> faults,
        Map<String, @Nullable Object> before,
        Map<String, @Nullable Object> after,
        List<Left> left) {

    /// @param reason `changedSince`, `gone`, `forbidden`, `invalid`, `notUnique`, `parentInTrash`, `hasChildren` or
    ///     `objectRetired`
    /// @param fields those concerned that the asker may see; empty where the record as a whole is meant
    public record Left(String reason, List<String> fields) {

        public Left {
            fields = List.copyOf(fields);
        }
    }

    public BatchRecord {
        faults = List.copyOf(faults);
        left = List.copyOf(left);
    }
}
