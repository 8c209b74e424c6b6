package dev.grato.records.internal;

import dev.grato.records.Mutation;
import dev.grato.records.Outcome;
import dev.grato.records.spi.BatchWork;
import java.util.List;
import org.jooq.DSLContext;

/// What the engine's own kinds of work read with: the chunk's transaction, or the snapshot they collect from.
interface InTransaction {

    DSLContext sql();

    /// Writes with all rights, in the name of the batch's owner, as part of the batch.
    default List<Outcome> writeAsEngine(List<Mutation> mutations) {
        throw new UnsupportedOperationException("nothing is written while a batch is collected");
    }

    static DSLContext of(BatchWork.Start start) {
        return ((InTransaction) start).sql();
    }

    static List<Outcome> writeAsEngine(BatchWork.Chunk chunk, List<Mutation> mutations) {
        return ((InTransaction) chunk).writeAsEngine(mutations);
    }
}
