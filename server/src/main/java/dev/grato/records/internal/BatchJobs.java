package dev.grato.records.internal;

import dev.grato.platform.Actor;
import dev.grato.platform.Database;
import dev.grato.platform.Json;
import dev.grato.platform.Workspace;
import dev.grato.records.spi.BatchWork.Item;
import dev.grato.records.spi.BatchWork.Progress;
import dev.grato.records.spi.BatchWork.Result;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Keeps what batches are to do and how far they are.
@Component
final class BatchJobs {

    /// Bytes of payloads after which a chunk ends, so that few large ones do not fill the memory.
    private static final long LARGE = 4_000_000;

    private final Clock clock;

    BatchJobs(Clock clock) {
        this.clock = clock;
    }

    /// What a new job is.
    ///
    /// @param root the batch an undo goes back to; absent for others
    record NewJob(
            UUID id,
            String kind,
            String source,
            String object,
            @Nullable UUID undoes,
            @Nullable UUID root,
            @Nullable String ability,
            Map<String, @Nullable Object> plan) {}

    /// An item with its place.
    record Placed(long position, Item item) {}

    /// @return whether it is new
    boolean insert(DSLContext tx, Actor actor, NewJob job) {
        int isNew = tx.execute(
                "insert into " + table(actor.workspace(), "batch")
                        + " (id, at, actor_kind, actor_id, source, object, state, undoes)"
                        + " values ({0}, {1}, {2}, {3}, {4}, {5}, 'running', {6}) on conflict (id) do nothing",
                DSL.val(job.id()),
                DSL.val(now()),
                DSL.val(actor.kind().key()),
                DSL.val(actor.userId(), SQLDataType.UUID),
                DSL.val(job.source()),
                DSL.val(job.object()),
                DSL.val(job.undoes(), SQLDataType.UUID));
        if (isNew == 0) {
            return false;
        }
        tx.execute(
                "insert into " + table(actor.workspace(), "batch_job")
                        + " (batch_id, kind, root_id, workspace_id, credential_id, on_behalf_of, ability, plan)"
                        + " values ({0}, {1}, {2}, {3}, {4}, {5}, {6}, {7}::jsonb)",
                DSL.val(job.id()),
                DSL.val(job.kind()),
                DSL.val(job.root() == null ? job.id() : job.root()),
                DSL.val(actor.workspace().id()),
                DSL.val(actor.kind() == Actor.Kind.TOKEN ? actor.id() : null, SQLDataType.UUID),
                DSL.val(actor.onBehalfOf(), SQLDataType.UUID),
                DSL.val(job.ability(), SQLDataType.CLOB),
                DSL.val(Json.write(job.plan())));
        return true;
    }

    Optional<BatchJob> find(DSLContext sql, Workspace workspace, UUID id) {
        return sql.resultQuery("select " + BatchJob.COLUMNS + from(workspace) + " where b.id = {0}", DSL.val(id))
                .fetchOptional(BatchJob::of);
    }

    /// Keeps others from working on it, cancelling it or ending it until the transaction ends. Two statements,
    /// since
    /// one that waits for the lock reads the rest of the job as it was before.
    Optional<BatchJob> lock(DSLContext tx, Workspace workspace, UUID id) {
        tx.fetch("select 1 from " + table(workspace, "batch") + " where id = {0} for no key update", DSL.val(id));
        return find(tx, workspace, id);
    }

    List<UUID> running(DSLContext sql, Workspace workspace) {
        return sql.resultQuery("select b.id" + from(workspace) + " where b.state = 'running'")
                .fetch(0, UUID.class);
    }

    private static String from(Workspace workspace) {
        return " from " + table(workspace, "batch") + " b join " + table(workspace, "batch_job")
                + " j on j.batch_id = b.id";
    }

    // ---------------------------------------------------------------- collecting

    /// Forgets some of what was collected by a node that died over it; 0 when nothing is left.
    int forget(DSLContext tx, Workspace workspace, UUID id, int limit) {
        return tx.execute(
                "delete from " + table(workspace, "batch_item") + " where batch_id = {0} and position in (select"
                        + " position from " + table(workspace, "batch_item") + " where batch_id = {0} limit {1})",
                DSL.val(id),
                DSL.val(limit));
    }

    /// Forgets some results of batches that ended before; 0 when nothing is left.
    int forgetOld(DSLContext tx, Workspace workspace, OffsetDateTime before, int limit) {
        return tx.execute(
                "delete from " + table(workspace, "batch_item") + " where (batch_id, position) in (select i.batch_id,"
                        + " i.position from " + table(workspace, "batch_item") + " i join "
                        + table(workspace, "batch_job") + " j on j.batch_id = i.batch_id"
                        + " where j.finished_at < {0} limit {1})",
                DSL.val(before),
                DSL.val(limit));
    }

    void add(DSLContext tx, Workspace workspace, UUID id, long firstPosition, List<Item> items) {
        var rows = new BulkSql();
        int position = rows.column("position", "bigint");
        int object = rows.column("object", "text");
        int record = rows.column("record_id", "uuid");
        int version = rows.column("version", "bigint");
        int payload = rows.column("payload", "jsonb");
        long next = firstPosition;
        for (var item : items) {
            rows.add(position, next++);
            rows.add(object, item.table());
            rows.add(record, item.record());
            rows.add(version, item.version());
            rows.add(payload, item.payload().isEmpty() ? null : Json.write(item.payload()));
        }
        rows.execute(
                tx,
                "insert into " + table(workspace, "batch_item") + " (batch_id, " + rows.names() + ") select '" + id
                        + "'::uuid, " + rows.casts() + " from " + rows.source());
    }

    void collected(DSLContext tx, Workspace workspace, UUID id, long total) {
        tx.execute(
                "update " + table(workspace, "batch_job") + " set collected = true, total = {1} where batch_id = {0}",
                DSL.val(id),
                DSL.val(total));
    }

    /// About how many characters it takes.
    static long size(@Nullable Object json) {
        return switch (json) {
            case String text -> text.length();
            case Map<?, ?> map ->
                map.values().stream().mapToLong(BatchJobs::size).sum();
            case List<?> list -> list.stream().mapToLong(BatchJobs::size).sum();
            case null, default -> 8;
        };
    }

    // ---------------------------------------------------------------- working

    List<Placed> waiting(DSLContext tx, Workspace workspace, BatchJob job, int limit) {
        return tx.resultQuery(
                        "select position, object, record_id, version, payload from (select w.position, w.object,"
                                + " w.record_id, w.version, w.payload, sum(octet_length(payload::text)) over (order by position) -"
                                + " octet_length(payload::text) as before from (select position, object, record_id,"
                                + " version, payload from " + table(workspace, "batch_item")
                                + " where batch_id = {0} and status is null and lap = {1} order by position limit {2}) w)"
                                + " s where before is null or before < " + LARGE + " order by position",
                        DSL.val(job.id()),
                        DSL.val(job.lap()),
                        DSL.val(limit))
                .fetch(BatchJobs::placed);
    }

    private static Placed placed(Record row) {
        var payload = row.get("payload", JSONB.class);
        return new Placed(
                row.get("position", Long.class),
                new Item(
                        row.get("object", String.class),
                        row.get("record_id", UUID.class),
                        row.get("version", Long.class),
                        payload == null ? Map.of() : Json.readObject(payload.data())));
    }

    boolean isAnyPutOff(DSLContext tx, Workspace workspace, UUID id) {
        return tx.fetchExists(tx.selectOne()
                .from(Database.table(workspace, "batch_item"))
                .where(
                        DSL.field(DSL.name("batch_id")).eq(id),
                        DSL.field(DSL.name("status")).isNull()));
    }

    void nextLap(DSLContext tx, Workspace workspace, UUID id, boolean isLast) {
        tx.execute(
                "update " + table(workspace, "batch_job")
                        + " set lap = lap + 1, lap_done = 0, is_last_lap = {1} where batch_id = {0}",
                DSL.val(id),
                DSL.val(isLast));
    }

    /// Keeps what became of the items and how far the batch is, in the transaction of the items themselves.
    void keep(DSLContext tx, Workspace workspace, BatchJob job, List<Placed> items, List<Result> results) {
        var rows = new BulkSql();
        int position = rows.column("position", "bigint");
        int lap = rows.column("lap", "int");
        int status = rows.column("status", "text");
        int reason = rows.column("reason", "text");
        int details = rows.column("details", "jsonb");
        for (int i = 0; i < items.size(); i++) {
            var result = results.get(i);
            boolean isPutOff = result.progress() == Progress.PUT_OFF;
            rows.add(position, items.get(i).position());
            rows.add(lap, isPutOff ? job.lap() + 1 : job.lap());
            rows.add(status, isPutOff ? null : result.status());
            rows.add(reason, result.reason());
            rows.add(details, result.details().isEmpty() ? null : Json.write(result.details()));
        }
        // the range keeps a plan made without statistics from reading the whole batch for each chunk
        long lowest = items.stream().mapToLong(Placed::position).min().orElse(0);
        long highest = items.stream().mapToLong(Placed::position).max().orElse(0);
        rows.execute(
                tx,
                "update " + table(workspace, "batch_item") + " t set " + rows.assignments(List.of("position"))
                        + " from " + rows.source() + " where t.batch_id = '" + job.id()
                        + "'::uuid and t.position between " + lowest + " and " + highest
                        + " and t.position = u.position::bigint");
        count(tx, workspace, job.id(), results);
    }

    private static void count(DSLContext tx, Workspace workspace, UUID id, List<Result> results) {
        long putOff = of(results, Progress.PUT_OFF);
        tx.execute(
                "update " + table(workspace, "batch") + " set written = written + {1}, failed = failed + {2}"
                        + " where id = {0}",
                DSL.val(id),
                DSL.val(of(results, Progress.CHANGED)),
                DSL.val(of(results, Progress.FAILED)));
        tx.execute(
                "update " + table(workspace, "batch_job") + " set done = done + {1}, lap_done = lap_done + {1},"
                        + " unchanged = unchanged + {2}, failures = 0 where batch_id = {0}",
                DSL.val(id),
                DSL.val(results.size() - putOff),
                DSL.val(of(results, Progress.UNCHANGED)));
    }

    /// Adds these counts to those of the chunks before, under the lock on the batch.
    void tally(DSLContext tx, Workspace workspace, UUID id, Map<String, Long> counts) {
        if (counts.isEmpty()) {
            return;
        }
        var tally = new TreeMap<>(tally(tx, workspace, id));
        counts.forEach((word, count) -> tally.merge(word, count, Long::sum));
        tx.execute(
                "update " + table(workspace, "batch_job") + " set tally = {1}::jsonb where batch_id = {0}",
                DSL.val(id),
                DSL.val(Json.write(tally)));
    }

    Map<String, Long> tally(DSLContext sql, Workspace workspace, UUID id) {
        var tally = new TreeMap<String, Long>();
        sql.resultQuery("select tally from " + table(workspace, "batch_job") + " where batch_id = {0}", DSL.val(id))
                .fetch(row -> Json.readObject(row.get(0, JSONB.class).data()))
                .forEach(stored -> stored.forEach((word, count) -> {
                    var number = Json.asNumber(count);
                    tally.put(word, number == null ? 0 : number.longValue());
                }));
        return tally;
    }

    private static long of(List<Result> results, Progress progress) {
        return results.stream().filter(result -> result.progress() == progress).count();
    }

    void end(DSLContext tx, Workspace workspace, UUID id, String state, @Nullable String reason) {
        tx.execute(
                "update " + table(workspace, "batch") + " set state = {1} where id = {0}", DSL.val(id), DSL.val(state));
        tx.execute(
                "update " + table(workspace, "batch_job") + " set reason = {1}, finished_at = {2} where batch_id = {0}",
                DSL.val(id),
                DSL.val(reason, SQLDataType.CLOB),
                DSL.val(now()));
    }

    void failedOnce(DSLContext tx, Workspace workspace, UUID id) {
        tx.execute(
                "update " + table(workspace, "batch_job") + " set failures = failures + 1 where batch_id = {0}",
                DSL.val(id));
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static String table(Workspace workspace, String name) {
        return Database.quoted(workspace, name);
    }
}
