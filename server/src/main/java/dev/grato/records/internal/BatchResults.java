package dev.grato.records.internal;

import dev.grato.model.Model;
import dev.grato.model.Models;
import dev.grato.model.ObjectType;
import dev.grato.platform.Actor;
import dev.grato.platform.Database;
import dev.grato.platform.Fault;
import dev.grato.platform.Ids;
import dev.grato.platform.Json;
import dev.grato.records.BatchEffects;
import dev.grato.records.BatchEffects.Difference;
import dev.grato.records.BatchEffects.Differences;
import dev.grato.records.BatchEffects.Refusal;
import dev.grato.records.BatchRecord;
import dev.grato.records.BatchRecord.Left;
import dev.grato.records.BatchSummary;
import dev.grato.records.Mutation;
import dev.grato.records.RecordBatches.Listing;
import dev.grato.records.spi.AccessPolicy;
import dev.grato.records.spi.AccessPolicy.Action;
import dev.grato.records.spi.AccessPolicy.FieldRight;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Tells what became of the records of a batch, as far as the asker may know it now: records they may not see are left
/// out, fields they may not see are not named.
@Component
final class BatchResults {

    private static final int EXAMPLES = 20;

    private final Database database;
    private final Models models;
    private final AccessPolicy access;
    private final BatchJobs jobs;

    BatchResults(Database database, Models models, AccessPolicy access, BatchJobs jobs) {
        this.database = database;
        this.models = models;
        this.access = access;
        this.jobs = jobs;
    }

    Listing page(Actor actor, BatchSummary batch, @Nullable Long after, int limit, boolean leftOnly) {
        return database.read(sql -> {
            var raw = batch.kind().equals("edits")
                    ? ofLog(sql, actor, batch.id(), after, limit + 1)
                    : ofItems(sql, actor, batch.id(), after, limit + 1, leftOnly);
            boolean hasMore = raw.size() > limit;
            var kept = hasMore ? raw.subList(0, limit) : raw;
            var next = hasMore ? kept.getLast().position() : null;
            return new Listing(shown(sql, actor, kept), next);
        });
    }

    private static List<BatchRecord> ofItems(
            DSLContext sql, Actor actor, UUID batch, @Nullable Long after, int limit, boolean leftOnly) {
        var items = Database.quoted(actor.workspace(), "batch_item");
        return sql.resultQuery(
                        "select position, object, record_id, status, details from " + items
                                + " where batch_id = {0} and position > {1}"
                                + (leftOnly ? " and reason is not null" : "") + " order by position limit {2}",
                        DSL.val(batch),
                        DSL.val(after == null ? 0L : after),
                        DSL.val(limit))
                .fetch(BatchResults::record);
    }

    private static BatchRecord record(Record row) {
        var stored = row.get("details", JSONB.class);
        var details = stored == null ? Map.<String, @Nullable Object>of() : Json.readObject(stored.data());
        var status = row.get("status", String.class);
        return new BatchRecord(
                row.get("position", Long.class),
                row.get("object", String.class),
                row.get("record_id", UUID.class),
                status == null ? "waiting" : status,
                BatchDetails.faults(details),
                values(details.get("before")),
                values(details.get("after")),
                BatchDetails.left(details));
    }

    private static Map<String, @Nullable Object> values(@Nullable Object json) {
        var values = Json.asObject(json);
        return values == null ? Map.of() : values;
    }

    /// Edits of one call keep no items; what was changed is in the log.
    private static List<BatchRecord> ofLog(DSLContext sql, Actor actor, UUID batch, @Nullable Long after, int limit) {
        var log = Database.quoted(actor.workspace(), "change_history");
        return sql.resultQuery(
                        "select min(seq) as position, object, record_id,"
                                + " (array_agg(operation order by version desc))[1] as operation from " + log
                                + " where batch_id = {0} group by object, record_id having min(seq) > {1}"
                                + " order by 1 limit {2}",
                        DSL.val(batch),
                        DSL.val(after == null ? 0L : after),
                        DSL.val(limit))
                .fetch(row -> new BatchRecord(
                        row.get("position", Long.class),
                        row.get("object", String.class),
                        row.get("record_id", UUID.class),
                        row.get("operation", String.class)
                                + (row.get("operation", String.class).endsWith("e") ? "d" : "ed"),
                        List.of(),
                        Map.of(),
                        Map.of(),
                        List.of()));
    }

    // ---------------------------------------------------------------- who may know what

    private List<BatchRecord> shown(DSLContext sql, Actor actor, List<BatchRecord> records) {
        var model = models.current(actor.workspace());
        var seen = visible(sql, actor, model, records);
        var shown = new ArrayList<BatchRecord>();
        for (var record : records) {
            var object = model.objectOf(record.object()).orElse(null);
            boolean isHidden = !seen.contains(record.record());
            if (object == null || !access.knows(actor, object)) {
                continue;
            }
            if (!isHidden) {
                shown.add(shown(actor, object, record));
            } else if (record.status().equals("notFound")
                    || record.left().stream().anyMatch(BatchResults::isGone)) {
                shown.add(bare(object, record));
            }
        }
        return shown;
    }

    private static boolean isGone(Left left) {
        return left.reason().equals("gone");
    }

    private static BatchRecord bare(ObjectType object, BatchRecord record) {
        return new BatchRecord(
                record.position(),
                object.name(),
                record.record(),
                record.status(),
                List.of(),
                Map.of(),
                Map.of(),
                record.left().stream().filter(BatchResults::isGone).toList());
    }

    private BatchRecord shown(Actor actor, ObjectType object, BatchRecord record) {
        return new BatchRecord(
                record.position(),
                object.name(),
                record.record(),
                record.status(),
                record.faults().stream()
                        .filter(fault -> isShown(actor, object, fault))
                        .toList(),
                readable(actor, object, record.before()),
                readable(actor, object, record.after()),
                record.left().stream()
                        .map(left -> new Left(
                                left.reason(),
                                left.fields().stream()
                                        .filter(name -> isReadable(actor, object, name))
                                        .toList()))
                        .toList());
    }

    private boolean isShown(Actor actor, ObjectType object, Fault fault) {
        var name = fault.path().split("[.\\[]", -1)[0];
        return object.field(name)
                .map(field -> access.field(actor, object, field) != FieldRight.HIDDEN)
                .orElse(true);
    }

    private boolean isReadable(Actor actor, ObjectType object, String name) {
        return object.fields().stream()
                .filter(field -> field.name().equals(name))
                .allMatch(field -> access.field(actor, object, field) != FieldRight.HIDDEN);
    }

    /// By today's name; what has none is left out.
    private Map<String, @Nullable Object> readable(
            Actor actor, ObjectType object, Map<String, @Nullable Object> byColumn) {
        var shown = new LinkedHashMap<String, @Nullable Object>();
        object.liveFields().forEach((name, field) -> {
            if (byColumn.containsKey(field.column()) && access.field(actor, object, field) != FieldRight.HIDDEN) {
                shown.put(name, byColumn.get(field.column()));
            }
        });
        return shown;
    }

    /// Which of the records the actor may see, in the trash too: one question for each object.
    private Set<UUID> visible(DSLContext sql, Actor actor, Model model, List<BatchRecord> records) {
        var byTable = new HashMap<String, Set<UUID>>();
        records.forEach(record -> byTable.computeIfAbsent(record.object(), table -> new HashSet<>())
                .add(record.record()));
        var seen = new HashSet<UUID>();
        byTable.forEach((table, ids) -> model.objectOf(table).ifPresent(object -> {
            var columns = Columns.of(actor.workspace(), object, "r");
            seen.addAll(sql.select(columns.id())
                    .from(columns.table())
                    .where(
                            columns.id().eq(DSL.any(ids.toArray(UUID[]::new))),
                            access.allowed(actor, object, Action.READ, columns))
                    .fetch(0, UUID.class));
        }));
        return seen;
    }

    // ---------------------------------------------------------------- figures

    BatchEffects effects(Actor actor, BatchSummary batch) {
        return database.read(sql -> new BatchEffects(
                refused(sql, actor, batch.id()),
                batch.isPreview() ? changes(sql, actor, batch.id()) : List.of(),
                batch.isPreview() ? previewedAlong(sql, actor, batch.id()) : alongside(sql, actor, batch),
                differences(sql, actor, batch)));
    }

    private List<Refusal> refused(DSLContext sql, Actor actor, UUID batch) {
        var model = models.current(actor.workspace());
        var refused = new ArrayList<Refusal>();
        sql.resultQuery(
                        "select reason, count(*) as count, min(object) as object,"
                                + " (array_agg(record_id order by position))[1 : " + EXAMPLES + "] as examples from "
                                + Database.quoted(actor.workspace(), "batch_item")
                                + " where batch_id = {0} and reason is not null group by reason order by 2 desc, 1",
                        DSL.val(batch))
                .forEach(row -> {
                    var object = model.objectOf(row.get("object", String.class)).orElse(null);
                    var parts = row.get("reason", String.class).split(" ", 2);
                    var field = parts.length == 1 ? "" : parts[1];
                    var fault = new Fault(field, parts[0]);
                    if (object == null || !isShown(actor, object, fault)) {
                        field = "";
                    }
                    var ids = List.of(row.get("examples", UUID[].class));
                    var asked = ids.stream()
                            .map(id -> bare(row.get("object", String.class), id))
                            .toList();
                    boolean isMissing = parts[0].equals("notFound") || parts[0].equals("gone");
                    var seen = isMissing ? Set.copyOf(ids) : visible(sql, actor, model, asked);
                    refused.add(new Refusal(
                            parts[0],
                            field,
                            row.get("count", Long.class),
                            ids.stream().filter(seen::contains).toList()));
                });
        return refused;
    }

    private static BatchRecord bare(String table, UUID id) {
        return new BatchRecord(0, table, id, "", List.of(), Map.of(), Map.of(), List.of());
    }

    private List<BatchRecord> changes(DSLContext sql, Actor actor, UUID batch) {
        var raw = sql.resultQuery(
                        "select position, object, record_id, status, details from "
                                + Database.quoted(actor.workspace(), "batch_item")
                                + " where batch_id = {0} and jsonb_exists(details, 'before') order by position limit "
                                + EXAMPLES,
                        DSL.val(batch))
                .fetch(BatchResults::record);
        return shown(sql, actor, raw);
    }

    /// Only what goes to the trash or comes back takes others along.
    private Map<String, Long> alongside(DSLContext sql, Actor actor, BatchSummary batch) {
        var plan = jobs.find(sql, actor.workspace(), batch.id())
                .map(BatchJob::plan)
                .orElse(Map.of());
        var table = plan.get("table");
        if (table == null || batch.isRunning() || Mutation.Kind.UPDATE.name().equals(plan.get("kind"))) {
            return Map.of();
        }
        return named(
                actor,
                sql.resultQuery(
                                "select object, count(*) as count from "
                                        + Database.quoted(actor.workspace(), "change_history")
                                        + " where batch_id = {0} and object <> {1} group by object",
                                DSL.val(batch.id()),
                                DSL.val(String.valueOf(table)))
                        .fetchMap(row -> row.get(0, String.class), row -> row.get(1, Long.class)));
    }

    private Map<String, Long> previewedAlong(DSLContext sql, Actor actor, UUID batch) {
        return named(
                actor,
                sql.resultQuery(
                                "select a.key, sum(a.value::bigint)::bigint from "
                                        + Database.quoted(actor.workspace(), "batch_item")
                                        + " i, jsonb_each_text(i.details -> 'alongside') a"
                                        + " where i.batch_id = {0} group by 1",
                                DSL.val(batch))
                        .fetchMap(row -> row.get(0, String.class), row -> row.get(1, Long.class)));
    }

    private Map<String, Long> named(Actor actor, Map<String, Long> byTable) {
        var model = models.current(actor.workspace());
        var named = new LinkedHashMap<String, Long>();
        byTable.forEach((table, count) -> model.objectOf(table)
                .filter(object -> access.knows(actor, object))
                .ifPresent(object -> named.put(object.name(), count)));
        return named;
    }

    private Differences differences(DSLContext sql, Actor actor, BatchSummary batch) {
        var expected = jobs.find(sql, actor.workspace(), batch.id())
                .flatMap(job -> Ids.parse(job.plan().get("expected")))
                .orElse(null);
        if (expected == null || batch.isRunning()) {
            return new Differences(0, List.of());
        }
        var items = Database.quoted(actor.workspace(), "batch_item");
        var differing = " from (select record_id, status, object from " + items + " where batch_id = {0}) p full join"
                + " (select record_id, status, object, position from " + items + " where batch_id = {1}) a"
                + " using (record_id) where p.status is distinct from a.status";
        var found = sql.resultQuery(
                        "select record_id, coalesce(p.object, a.object) as object, coalesce(p.status, 'none') as expected,"
                                + " coalesce(a.status, 'none') as actual, count(*) over () as count" + differing
                                + " order by a.position nulls last limit " + EXAMPLES,
                        DSL.val(expected),
                        DSL.val(batch.id()))
                .fetch();
        var asked = found.map(row -> bare(row.get("object", String.class), row.get("record_id", UUID.class)));
        var seen = visible(sql, actor, models.current(actor.workspace()), asked);
        return new Differences(
                found.isEmpty() ? 0 : found.getFirst().get("count", Long.class),
                found.stream()
                        .filter(row -> seen.contains(row.get("record_id", UUID.class)))
                        .map(row -> new Difference(
                                row.get("record_id", UUID.class),
                                row.get("expected", String.class),
                                row.get("actual", String.class)))
                        .toList());
    }
}
