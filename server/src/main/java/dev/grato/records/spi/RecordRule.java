package dev.grato.records.spi;

import dev.grato.platform.Workspace;
import java.util.List;
import java.util.Set;

/// A rule that must hold for every write of some objects, whichever way it comes: API, import, sync, undo.
///
/// Called inside the write's transaction with all edits of a chunk at once; looks up what it needs set-based
/// through
/// the context, refuses edits or sets fields, and has no other effect.
public interface RecordRule {

    /// Names of the objects it is about.
    Set<String> objects();

    /// Whether it is about this object in this workspace; asked for every run, so it must be quick.
    default boolean isAbout(Workspace workspace, String object) {
        return objects().contains(object);
    }

    /// Checks creates, updates and restores; deletes are asked only where [#checksDeletes] says so.
    void check(RuleContext context, List<PendingChange> changes);

    default boolean checksDeletes() {
        return false;
    }
}
