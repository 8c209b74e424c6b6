package dev.grato.records.internal;

import dev.grato.platform.Actor;
import dev.grato.platform.Database;
import dev.grato.platform.Workspace;
import dev.grato.records.spi.BatchWork;
import dev.grato.records.spi.BatchWork.Item;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Fixes what a batch is about before it begins: reads the records from one snapshot and keeps their ids, a
/// thousand a transaction. So an edit that changes what it was chosen by neither loops nor skips.
@Component
final class BatchCollector {

    private static final int PORTION = 1_000;
    /// Characters that texts of a portion have about, at most.
    private static final long LARGE = 4_000_000;

    private final Database database;
    private final BatchJobs batches;

    BatchCollector(Database database, BatchJobs batches) {
        this.database = database;
        this.batches = batches;
    }

    /// @return whether the batch goes on here; not when another node is at it
    boolean collect(Actor actor, BatchJob job, BatchWork work) {
        var isOurs = new AtomicBoolean();
        database.outsideTransaction(connection -> {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            try {
                var reader = DSL.using(connection, SQLDialect.POSTGRES);
                isOurs.set(Boolean.TRUE.equals(reader.fetchSingle(
                                "select pg_try_advisory_xact_lock(hashtextextended({0}, 17))",
                                DSL.val(job.id().toString()))
                        .get(0, Boolean.class)));
                if (isOurs.get() && !isCollected(actor.workspace(), job.id())) {
                    collect(reader, actor, job, work);
                }
            } finally {
                connection.rollback();
                connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
                connection.setAutoCommit(true);
            }
        });
        return isOurs.get();
    }

    /// Asked once more under the lock: another node may just have finished.
    private boolean isCollected(Workspace workspace, UUID id) {
        return database.read(sql -> batches.find(sql, workspace, id))
                .map(BatchJob::isCollected)
                .orElse(true);
    }

    private void collect(DSLContext reader, Actor actor, BatchJob job, BatchWork work) {
        var workspace = actor.workspace();
        while (database.transaction(tx -> batches.forget(tx, workspace, job.id(), PORTION)) > 0) {
            // what a node collected that died over it
        }
        var portion = new Portion(workspace, job.id());
        work.collect(new Reading(actor, job.id(), job.plan(), reader), portion);
        portion.flush();
        database.transaction(tx -> {
            batches.collected(tx, workspace, job.id(), portion.total);
            return 0;
        });
    }

    private record Reading(Actor actor, UUID batch, Map<String, @Nullable Object> plan, DSLContext sql)
            implements BatchWork.Start, InTransaction {}

    private final class Portion implements BatchWork.Sink {

        private final Workspace workspace;
        private final UUID id;
        private final List<Item> items = new ArrayList<>();
        private long total;
        private long size;

        private Portion(Workspace workspace, UUID id) {
            this.workspace = workspace;
            this.id = id;
        }

        @Override
        public void add(Item item) {
            items.add(item);
            size += BatchJobs.size(item.payload());
            if (items.size() == PORTION || size > LARGE) {
                flush();
            }
        }

        private void flush() {
            if (!items.isEmpty()) {
                database.transaction(tx -> {
                    batches.add(tx, workspace, id, total + 1, items);
                    return 0;
                });
                total += items.size();
                items.clear();
                size = 0;
            }
        }
    }
}
