package dev.grato.records.internal;

import dev.grato.platform.Database;
import dev.grato.platform.Workspace;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/// Holds the model still while records are written, so that no node writes by an old one.
final class ModelLock {

    private ModelLock() {}

    /// Waits for a model change under way, keeps the next one waiting until this transaction ends, and answers the
    /// version that holds. Two statements, since the version must be read after the lock is held.
    static long sharedVersion(DSLContext tx, Workspace workspace) {
        tx.fetch("select pg_advisory_xact_lock_shared(hashtextextended({0}, 11))", DSL.inline(workspace.schema()));
        return tx.fetchSingle("select version from " + Database.quoted(workspace, "model_state"))
                .get(0, Long.class);
    }
}
