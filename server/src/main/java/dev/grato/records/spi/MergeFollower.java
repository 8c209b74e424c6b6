package dev.grato.records.spi;

import dev.grato.platform.Workspace;
import java.util.Collection;
import java.util.UUID;

/// Keeps something about records in tables of its own, and takes it along when they are merged and separated.
/// Called in the transaction in which that happens; whatever it adds for a merge it takes away when that is
/// undone.
public interface MergeFollower {

    /// @param table the physical table of the records
    /// @param merge names this going together; the same when it is taken back
    void merged(Statements tx, Workspace workspace, String table, UUID survivor, Collection<UUID> others, UUID merge);

    void separated(Statements tx, Workspace workspace, Collection<UUID> others, UUID merge);

    /// Runs a statement in that transaction.
    @FunctionalInterface
    interface Statements {

        /// @param values stand where the statement has `{0}`, `{1}` …; lists as arrays
        void execute(String sql, Object... values);
    }
}
