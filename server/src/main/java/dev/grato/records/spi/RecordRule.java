package dev.grato.records.spi;

import java.util.List;
import java.util.Set;

/// A rule that must hold for every write of some objects, whichever way it comes: API, import, sync, undo.
///
/// Called inside the write's transaction with all edits of a chunk at once; looks up what it needs set-based through
/// the context, refuses edits or sets fields, and has no other effect.
public interface RecordRule {

    /// Names of the objects it is about.
    Set<String> objects();

    /// Checks creates, updates and restores; deletes are asked only where [#checksDeletes] says so.
    void check(RuleContext context, List<PendingChange> changes);

    default boolean checksDeletes() {
        return false;
    }
}
