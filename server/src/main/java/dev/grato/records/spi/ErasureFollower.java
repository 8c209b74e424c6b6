package dev.grato.records.spi;

import dev.grato.platform.Workspace;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/// Keeps something about records in tables of its own, and forgets it when they are erased. Called in the
/// transaction
/// in which their rows go, and again when an erasure is replayed after a restore; so it may find nothing left.
public interface ErasureFollower {

    /// Forgets whatever it keeps about these records.
    ///
    /// @return the hashes of contents of the [dev.grato.records.FileStore] it needs no more
    List<String> erased(Statements tx, Workspace workspace, Collection<UUID> records);

    /// Whether it still needs a content of the store.
    default boolean needs(Workspace workspace, String sha256) {
        return false;
    }

    /// Runs statements in that transaction.
    interface Statements {

        /// @param values stand where the statement has `{0}`, `{1}` …; lists as arrays
        void execute(String sql, Object... values);

        /// The first column of what a question finds.
        List<String> texts(String sql, Object... values);
    }
}
