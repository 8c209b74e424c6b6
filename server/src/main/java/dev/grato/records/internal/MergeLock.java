package dev.grato.records.internal;

import dev.grato.platform.Workspace;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/// Keeps which merges stand as it is: whoever moves what points at merged records shares it, whoever merges or
/// separates has it alone, until the transaction ends.
final class MergeLock {

    private MergeLock() {}

    static void shared(DSLContext tx, Workspace workspace) {
        tx.fetch("select pg_advisory_xact_lock_shared(hashtextextended({0}, 19))", DSL.inline(workspace.schema()));
    }

    static void exclusive(DSLContext tx, Workspace workspace) {
        tx.fetch("select pg_advisory_xact_lock(hashtextextended({0}, 19))", DSL.inline(workspace.schema()));
    }
}
