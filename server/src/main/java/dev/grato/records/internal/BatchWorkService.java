package dev.grato.records.internal;

import dev.grato.platform.Actor;
import dev.grato.platform.Database;
import dev.grato.platform.Json;
import dev.grato.records.BatchSummary;
import dev.grato.records.spi.BatchWorks;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Batches whose work other modules do.
@Service
final class BatchWorkService implements BatchWorks {

    private static final int PORTION = 2_000;
    private static final String COLUMNS = "position, record_id, payload, status, reason, details";

    private final Database database;
    private final BatchRows rows;
    private final BatchJobs jobs;
    private final BatchRunner runner;

    BatchWorkService(Database database, BatchRows rows, BatchJobs jobs, BatchRunner runner) {
        this.database = database;
        this.rows = rows;
        this.jobs = jobs;
        this.runner = runner;
    }

    @Override
    public BatchSummary begin(Actor actor, UUID id, NewBatch batch, Duration atOnce) {
        var job = new BatchJobs.NewJob(
                id, batch.kind(), batch.source(), batch.object(), null, null, batch.ability(), batch.plan());
        boolean isNew = database.transaction(tx -> jobs.insert(tx, actor, job));
        if (isNew) {
            runner.begin(actor.workspace(), id, atOnce);
        }
        return rows.require(actor, false, id);
    }

    @Override
    public Map<String, @Nullable Object> plan(Actor actor, UUID batch) {
        rows.require(actor, false, batch);
        return database.read(sql -> sql.resultQuery(
                        "select plan from " + Database.quoted(actor.workspace(), "batch_job") + " where batch_id = {0}",
                        DSL.val(batch))
                .fetchOptional(row -> Json.readObject(row.get(0, JSONB.class).data()))
                .orElse(Map.of()));
    }

    @Override
    public Map<String, Long> tally(Actor actor, UUID batch) {
        rows.require(actor, false, batch);
        return database.read(sql -> jobs.tally(sql, actor.workspace(), batch));
    }

    @Override
    public void eachFailed(Actor actor, UUID batch, Predicate<Done> sink) {
        rows.require(actor, false, batch);
        long after = 0;
        while (true) {
            long from = after;
            var page = database.read(sql -> sql.resultQuery(
                            "select " + COLUMNS + " from (select w.position, w.record_id, w.payload,"
                                    + " w.status, w.reason, w.details, sum(octet_length(payload::text)) over (order by"
                                    + " position) - octet_length(payload::text) as before from (select " + COLUMNS
                                    + " from " + Database.quoted(actor.workspace(), "batch_item")
                                    + " where batch_id = {0} and position > {1} and reason is not null"
                                    + " order by position limit {2}) w) s where before is null or before < 4000000"
                                    + " order by position",
                            DSL.val(batch),
                            DSL.val(from),
                            DSL.val(PORTION))
                    .fetch(BatchWorkService::done));
            for (var item : page) {
                if (!sink.test(item)) {
                    return;
                }
            }
            if (page.isEmpty()) {
                return;
            }
            after = page.getLast().position();
        }
    }

    @Override
    public List<Done> noted(Actor actor, UUID batch, String detail, long after, int limit) {
        rows.require(actor, false, batch);
        return database.read(sql -> sql.resultQuery(
                        "select " + COLUMNS + " from " + Database.quoted(actor.workspace(), "batch_item")
                                + " where batch_id = {0} and position > {1} and jsonb_exists(details, {2})"
                                + " order by position limit {3}",
                        DSL.val(batch),
                        DSL.val(after),
                        DSL.val(detail),
                        DSL.val(limit))
                .fetch(BatchWorkService::done));
    }

    @Override
    public List<Done> at(Actor actor, UUID batch, Collection<Long> positions) {
        if (positions.isEmpty()) {
            return List.of();
        }
        return database.read(sql -> sql.resultQuery(
                        "select " + COLUMNS + " from " + Database.quoted(actor.workspace(), "batch_item")
                                + " where batch_id = {0} and position = any({1}) order by position",
                        DSL.val(batch),
                        DSL.val(positions.toArray(Long[]::new)))
                .fetch(BatchWorkService::done));
    }

    private static Done done(Record row) {
        return new Done(
                row.get("position", Long.class),
                row.get("record_id", UUID.class),
                json(row, "payload"),
                row.get("status", String.class),
                row.get("reason", String.class),
                json(row, "details"));
    }

    private static Map<String, @Nullable Object> json(Record row, String column) {
        var stored = row.get(column, JSONB.class);
        return stored == null ? Map.of() : Json.readObject(stored.data());
    }
}
