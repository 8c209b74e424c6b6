package dev.grato.sync;

import dev.grato.platform.Fault;
import dev.grato.records.CrmRecord;
import dev.grato.records.FieldConflict;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What became of an edit that a device sent.
///
/// @param was with REPLAYED: its status when it was here first
/// @param row the record after it, as the user may see it
/// @param isRemoved the record is not there for the user any more
/// @param errors why it was rejected, or conflicts as a whole
/// @param mergedInto the record that stands for the one meant
public record PushResult(
        PushedMutation mutation,
        Status status,
        @Nullable Status was,
        @Nullable CrmRecord row,
        boolean isRemoved,
        List<FieldConflict> conflicts,
        List<Fault> errors,
        @Nullable UUID mergedInto) {

    /// How an edit ended.
    public enum Status {
        APPLIED,
        /// Values were joined with what others wrote, or the record was merged into another one.
        MERGED,
        /// Something was not written, since others had been faster; the rest was.
        CONFLICT,
        /// Nothing was written.
        REJECTED,
        REPLAYED
    }

    public PushResult {
        conflicts = List.copyOf(conflicts);
        errors = List.copyOf(errors);
    }
}
