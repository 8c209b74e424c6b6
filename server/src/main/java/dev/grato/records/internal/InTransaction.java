package dev.grato.records.internal;

import dev.grato.records.spi.BatchWork;
import org.jooq.DSLContext;

/// What the engine's own kinds of work read with: the chunk's transaction, or the snapshot they collect from.
interface InTransaction {

    DSLContext sql();

    static DSLContext of(BatchWork.Start start) {
        return ((InTransaction) start).sql();
    }
}
