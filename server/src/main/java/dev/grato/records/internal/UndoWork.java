package dev.grato.records.internal;

import dev.grato.model.Model;
import dev.grato.model.Models;
import dev.grato.platform.Database;
import dev.grato.platform.Ids;
import dev.grato.platform.Json;
import dev.grato.records.Change;
import dev.grato.records.spi.AccessPolicy;
import dev.grato.records.spi.BatchWork;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/// Takes a batch back, newest change first: a value returns where it is still what the batch left; what was changed
/// since stays and is reported.
///
/// What cannot be taken back yet is put off, as another record may have to go first: a parent after its children, a
/// unique value after its present holder. Only when a lap has moved nothing, what is left is reported.
@Component
final class UndoWork implements BatchWork {

    static final String KIND = "undo";
    private static final int FETCHED = 5_000;

    private final Models models;
    private final AccessPolicy access;

    UndoWork(Models models, AccessPolicy access) {
        this.models = models;
        this.access = access;
    }

    @Override
    public String kind() {
        return KIND;
    }

    static UUID undone(Start start) {
        return Ids.parse(start.plan().get("batch")).orElseThrow();
    }

    private static boolean isWhole(Start start) {
        return start.plan().get("records") == null;
    }

    @Override
    public void collect(Start start, Sink sink) {
        var workspace = start.actor().workspace();
        var batch = DSL.field(DSL.name("batch_id"), UUID.class);
        Condition condition = batch.eq(undone(start));
        var records = Json.asList(start.plan().get("records"));
        if (records != null) {
            var ids = records.stream().map(id -> Ids.parse(id).orElseThrow()).toArray(UUID[]::new);
            condition = condition.and(ChangeLog.RECORD.eq(DSL.any(ids)));
        }
        var undone = Database.table(workspace, "batch_undone").as("u");
        condition = condition.andNotExists(DSL.selectOne()
                .from(undone)
                .where("u.batch_id = {0} and u.record_id = change_history.record_id", DSL.val(undone(start))));
        var object = DSL.field(DSL.name("object"), String.class);
        var appeared = DSL.min(ChangeLog.VERSION)
                .filterWhere(DSL.field(DSL.name("operation"), String.class).in("create", "restore"));
        try (var found = InTransaction.of(start)
                .select(object, ChangeLog.RECORD, appeared)
                .from(Database.table(workspace, "change_history"))
                .where(condition)
                .groupBy(object, ChangeLog.RECORD)
                .orderBy(DSL.max(ChangeLog.SEQ).desc())
                .fetchSize(FETCHED)
                .fetchLazy()) {
            found.forEach(row -> sink.add(new Item(row.value1(), row.value2(), row.value3(), Map.of())));
        }
    }

    @Override
    public List<Result> carryOut(Chunk chunk) {
        var batch = undone(chunk);
        lock(chunk, batch);
        var model = RevivedModel.of(models.current(chunk.actor().workspace()));
        var taken = alreadyTaken(chunk, batch);
        var waiting = chunk.items().stream()
                .filter(item -> !taken.contains(item.record()))
                .toList();
        var records = new UndoRecords(chunk, model, access);
        var plans = records.plans(waiting, lines(chunk, model, batch, waiting));
        new UndoWrite(chunk, model, records).carryOut(plans);
        var results = new ArrayList<Result>();
        var done = new HashSet<UUID>();
        for (var item : chunk.items()) {
            var plan = plans.get(item.record());
            var result = plan == null
                    ? new Result(Progress.UNCHANGED, "unchanged", null, Map.of())
                    : plan.result(chunk.isLastLap());
            if (result.progress() == Progress.CHANGED) {
                done.add(item.record());
            }
            results.add(result);
        }
        mark(chunk, batch, done);
        return results;
    }

    /// Two undos of the same batch, of some records each, take turns.
    private static void lock(Chunk chunk, UUID batch) {
        InTransaction.of(chunk)
                .fetch(
                        "select 1 from " + Database.quoted(chunk.actor().workspace(), "batch")
                                + " where id = {0} for no key update",
                        DSL.val(batch));
    }

    private static Set<UUID> alreadyTaken(Chunk chunk, UUID batch) {
        return new HashSet<>(InTransaction.of(chunk)
                .select(ChangeLog.RECORD)
                .from(Database.table(chunk.actor().workspace(), "batch_undone"))
                .where(
                        DSL.field(DSL.name("batch_id"), UUID.class).eq(batch),
                        ChangeLog.RECORD.eq(DSL.any(ids(chunk.items()))))
                .fetch(0, UUID.class));
    }

    /// What the batch did to these records, newest first.
    private static Map<UUID, List<Change>> lines(Chunk chunk, Model model, UUID batch, List<Item> items) {
        var lines = new HashMap<UUID, List<Change>>();
        InTransaction.of(chunk)
                .select(ChangeLog.COLUMNS)
                .from(Database.table(chunk.actor().workspace(), "change_history"))
                // found by their records: these are few, and the index by batch would give all of a large one
                .where(
                        ChangeLog.RECORD.eq(DSL.any(ids(items))),
                        DSL.condition("(batch_id = {0}) is true", DSL.val(batch)))
                .orderBy(ChangeLog.VERSION.desc())
                .fetch(row -> LogNames.named(model, ChangeLog.change(row)))
                .forEach(line -> lines.computeIfAbsent(line.record(), id -> new ArrayList<>())
                        .add(line));
        return lines;
    }

    static UUID[] ids(List<Item> items) {
        return items.stream().map(Item::record).toArray(UUID[]::new);
    }

    /// Keeps which records stand as before the batch. Where the batch was an undo itself, they stand as they did
    /// after
    /// the one it had undone.
    private static void mark(Chunk chunk, UUID batch, Set<UUID> done) {
        if (done.isEmpty()) {
            return;
        }
        var table = Database.quoted(chunk.actor().workspace(), "batch_undone");
        var ids = DSL.val(done.toArray(UUID[]::new));
        InTransaction.of(chunk)
                .execute(
                        "insert into " + table + " (batch_id, record_id, undone_by) select {0}, id, {1}"
                                + " from unnest({2}) id on conflict do nothing",
                        DSL.val(batch),
                        DSL.val(chunk.batch()),
                        ids);
        InTransaction.of(chunk)
                .execute(
                        "delete from " + table + " where undone_by = {0} and record_id = any({1})",
                        DSL.val(batch),
                        ids);
    }

    /// A batch undone as a whole is so from now on; one cut short can be undone again. What an undo had taken back
    /// stands again once the undo is taken back.
    @Override
    public void ended(Start start, String state) {
        var sql = InTransaction.of(start);
        var workspace = start.actor().workspace();
        var table = Database.quoted(workspace, "batch");
        var batch = undone(start);
        if (isWhole(start)) {
            sql.execute(
                    "update " + table + " set state = case when {1} then 'undone' else state end,"
                            + " undone_by = case when {1} then undone_by end where id = {0} and undone_by = {2}",
                    DSL.val(batch),
                    DSL.val(state.equals("done")),
                    DSL.val(start.batch()));
        }
        sql.execute(
                "update " + table + " set state = 'done', undone_by = null where undone_by = {0} and exists (select 1"
                        + " from " + Database.quoted(workspace, "batch_undone") + " where undone_by = {1})",
                DSL.val(batch),
                DSL.val(start.batch()));
    }

    /// The batches that go back to the same one: what they did is no change by others. Nor is a merge that has
    /// been taken
    /// back, with its separation.
    static Condition ofOthers(DSLContext sql, Chunk chunk) {
        var workspace = chunk.actor().workspace();
        var root = sql.fetchSingle(
                        "select root_id from " + Database.quoted(workspace, "batch_job") + " where batch_id = {0}",
                        DSL.val(chunk.batch()))
                .get(0, UUID.class);
        return DSL.condition(
                "(batch_id is null or batch_id <> {0} and batch_id not in (select batch_id from {1} where root_id = {0})"
                        + " and not (source in ('merge', 'unmerge') and batch_id in (select j.batch_id from {1} j where"
                        + " exists (select 1 from {2} m where m.batch_id = j.root_id) and not exists (select 1 from {2} m"
                        + " where m.batch_id = j.root_id and m.undone_by is null))))",
                DSL.val(Objects.requireNonNull(root)),
                Database.table(workspace, "batch_job"),
                Database.table(workspace, MergeForest.TABLE));
    }
}
