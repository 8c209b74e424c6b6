package dev.grato.records;

import java.util.List;
import java.util.UUID;

/// What an undo did and what it left alone.
///
/// @param batchId the batch of the undo itself, which can be undone in turn
/// @param restored how many records are as they were before
/// @param left records that were changed since, with the fields that now hold something else
public record UndoReport(UUID batchId, long restored, List<Left> left) {

    /// @param reason `changedSince`, `gone`, `forbidden` or `invalid`
    public record Left(String object, UUID record, String reason, List<String> fields) {}

    public UndoReport {
        left = List.copyOf(left);
    }
}
