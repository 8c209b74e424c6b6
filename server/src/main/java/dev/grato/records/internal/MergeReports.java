package dev.grato.records.internal;

import dev.grato.model.FieldDefinition;
import dev.grato.model.Model;
import dev.grato.model.Models;
import dev.grato.model.ObjectType;
import dev.grato.platform.Actor;
import dev.grato.platform.Database;
import dev.grato.platform.Fault;
import dev.grato.platform.GratoException;
import dev.grato.platform.Ids;
import dev.grato.platform.Json;
import dev.grato.records.BatchSummary;
import dev.grato.records.LaterEdit;
import dev.grato.records.Merges.LaterPage;
import dev.grato.records.Mutation;
import dev.grato.records.Outcome.Status;
import dev.grato.records.RecordsError;
import dev.grato.records.WriteOptions;
import dev.grato.records.internal.MergeWrite.Moment;
import dev.grato.records.spi.AccessPolicy;
import dev.grato.records.spi.AccessPolicy.Action;
import dev.grato.records.spi.AccessPolicy.FieldRight;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Tells what merges and separations did, as far as the asker may see it, and assigns what was left open.
@Component
final class MergeReports {

    private final Database database;
    private final Models models;
    private final AccessPolicy access;
    private final BatchJobs jobs;
    private final RecordWriter writer;
    private final MergeWrite write;

    MergeReports(
            Database database,
            Models models,
            AccessPolicy access,
            BatchJobs jobs,
            RecordWriter writer,
            MergeWrite write) {
        this.database = database;
        this.models = models;
        this.access = access;
        this.jobs = jobs;
        this.writer = writer;
        this.write = write;
    }

    Map<String, Long> moved(Actor actor, BatchSummary batch) {
        var model = models.current(actor.workspace());
        var items = Database.quoted(actor.workspace(), "batch_item");
        return database.read(sql -> {
            var counts = new LinkedHashMap<String, Long>();
            sql.resultQuery("select distinct object from " + items + " where batch_id = {0}", DSL.val(batch.id()))
                    .fetch(0, String.class)
                    .forEach(table -> model.objectOf(table)
                            .filter(object -> access.knows(actor, object))
                            .ifPresent(object -> {
                                long count = moved(sql, actor, object, batch.id());
                                if (count > 0) {
                                    counts.put(object.name(), count);
                                }
                            }));
            return counts;
        });
    }

    private long moved(DSLContext sql, Actor actor, ObjectType object, UUID batch) {
        var columns = Columns.of(actor.workspace(), object, "r");
        return sql.selectCount()
                .from(columns.table())
                .join(Database.table(actor.workspace(), "batch_item").as("i"))
                .on(
                        "i.record_id = r.id and i.batch_id = {0} and i.object = {1}"
                                + " and i.status in ('updated', 'folded', 'emptied', 'restored')",
                        DSL.val(batch), DSL.val(object.table()))
                .where(access.allowed(actor, object, Action.READ, columns))
                .fetchSingle()
                .value1();
    }

    // ---------------------------------------------------------------- later edits

    /// Some later edits of one record, as they are kept.
    private record Kept(long position, String table, UUID record, List<Map<String, @Nullable Object>> entries) {}

    LaterPage later(Actor actor, BatchSummary batch, @Nullable Long after, int limit) {
        var model = models.current(actor.workspace());
        return database.read(sql -> {
            var found = new ArrayList<>(sql.resultQuery(
                            "select position, object, record_id, details from "
                                    + Database.quoted(actor.workspace(), "batch_item")
                                    + " where batch_id = {0} and position > {1} and jsonb_exists(details, 'later')"
                                    + " order by position limit {2}",
                            DSL.val(batch.id()),
                            DSL.val(after == null ? 0L : after),
                            DSL.val(limit + 1))
                    .fetch(MergeReports::kept));
            boolean hasMore = found.size() > limit;
            var shown = hasMore ? found.subList(0, limit) : found;
            var seen = seen(sql, actor, model, shown);
            var plan = jobs.find(sql, actor.workspace(), batch.id())
                    .map(BatchJob::plan)
                    .orElse(Map.of());
            var edits = new ArrayList<LaterEdit>();
            for (var kept : shown) {
                model.objectOf(kept.table())
                        .filter(object -> seen.contains(kept.record()))
                        .ifPresent(object -> edits.addAll(edits(actor, object, kept, plan)));
            }
            return new LaterPage(edits, hasMore ? shown.getLast().position() : null);
        });
    }

    private static Kept kept(Record row) {
        var entries = new ArrayList<Map<String, @Nullable Object>>();
        var details =
                Plain.normal(Json.readObject(row.get("details", JSONB.class).data()));
        var later = Json.asList(details.get("later"));
        if (later != null) {
            later.forEach(entry -> entries.add(Objects.requireNonNull(Json.asObject(entry))));
        }
        return new Kept(
                row.get("position", Long.class),
                row.get("object", String.class),
                row.get("record_id", UUID.class),
                entries);
    }

    private Set<UUID> seen(DSLContext sql, Actor actor, Model model, List<Kept> kept) {
        var byTable = new HashMap<String, Set<UUID>>();
        kept.forEach(each ->
                byTable.computeIfAbsent(each.table(), table -> new HashSet<>()).add(each.record()));
        var seen = new HashSet<UUID>();
        byTable.forEach((table, ids) -> model.objectOf(table)
                .filter(object -> access.knows(actor, object))
                .ifPresent(object -> {
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

    private List<LaterEdit> edits(Actor actor, ObjectType object, Kept kept, Map<String, @Nullable Object> plan) {
        var choices = new ArrayList<UUID>();
        choices.add(MergeWork.id(plan, "root"));
        choices.addAll(MergeWork.others(plan));
        var edits = new ArrayList<LaterEdit>();
        for (int i = 0; i < kept.entries().size(); i++) {
            var entry = kept.entries().get(i);
            var field = field(object, entry);
            if (field != null && access.field(actor, object, field) != FieldRight.HIDDEN) {
                edits.add(new LaterEdit(
                        kept.position() + "-" + i,
                        object.name(),
                        kept.record(),
                        field.name(),
                        String.valueOf(entry.get("change")),
                        entry.get("value"),
                        choices,
                        Ids.parse(entry.get("assignedTo")).orElse(null)));
            }
        }
        return edits;
    }

    private static @Nullable FieldDefinition field(ObjectType object, Map<String, @Nullable Object> entry) {
        return object.liveFields().values().stream()
                .filter(field -> field.column().equals(entry.get("column")))
                .findFirst()
                .orElse(null);
    }

    // ---------------------------------------------------------------- assigning

    /// One edit that is to be given to a record.
    private record Assignment(
            String id,
            Kept kept,
            int index,
            ObjectType object,
            FieldDefinition field,
            Map<String, @Nullable Object> entry,
            UUID to) {}

    void assign(Moment moment, BatchSummary batch, Map<String, UUID> wanted) {
        var plan = jobs.find(moment.tx(), moment.workspace(), batch.id())
                .filter(job -> job.kind().equals(UnmergeWork.KIND))
                .map(BatchJob::plan)
                .orElseThrow(() -> new GratoException(RecordsError.BATCH_IS_NO_UNDO));
        var assignments = new ArrayList<Assignment>();
        wanted.forEach((id, to) -> assignments.add(assignment(moment, batch, plan, id, to)));
        var ofSurvivor = assignments.stream()
                .filter(each -> !"points".equals(each.entry().get("change")))
                .toList();
        if (!ofSurvivor.isEmpty()) {
            giveAway(moment, MergeWork.id(plan, "root"), ofSurvivor);
        }
        for (var each : assignments) {
            give(moment, each);
            moment.tx()
                    .execute(
                            "update " + Database.quoted(moment.workspace(), "batch_item")
                                    + " set details = jsonb_set(details, {0}, {1}::jsonb)"
                                    + " where batch_id = {2} and position = {3}",
                            DSL.val(new String[] {"later", String.valueOf(each.index()), "assignedTo"}),
                            DSL.val(Json.write(each.to().toString())),
                            DSL.val(batch.id()),
                            DSL.val(each.kept().position()));
        }
    }

    private Assignment assignment(
            Moment moment, BatchSummary batch, Map<String, @Nullable Object> plan, String id, UUID to) {
        var parts = id.split("-", -1);
        if (parts.length == 2 && parts[0].matches("\\d{1,18}") && parts[1].matches("\\d{1,6}")) {
            var kept = moment.tx()
                    .resultQuery(
                            "select position, object, record_id, details from "
                                    + Database.quoted(moment.workspace(), "batch_item")
                                    + " where batch_id = {0} and position = {1} and details is not null for update",
                            DSL.val(batch.id()),
                            DSL.val(Long.parseLong(parts[0])))
                    .fetchOptional(MergeReports::kept)
                    .orElse(null);
            int index = Integer.parseInt(parts[1]);
            if (kept != null && index < kept.entries().size()) {
                var entry = kept.entries().get(index);
                var object = moment.model().objectOf(kept.table()).orElse(null);
                var field = object == null ? null : field(object, entry);
                if (object != null && field != null && isSeen(moment, kept, object, field)) {
                    if (entry.get("assignedTo") != null) {
                        throw refused(id, "laterAssigned");
                    }
                    if (!MergeWork.others(plan).contains(to)) {
                        throw refused(id, "laterNotChoice");
                    }
                    return new Assignment(id, kept, index, object, field, entry, to);
                }
            }
        }
        throw refused(id, "laterUnknown");
    }

    private boolean isSeen(Moment moment, Kept kept, ObjectType object, FieldDefinition field) {
        return access.field(moment.actor(), object, field) != FieldRight.HIDDEN
                && seen(moment.tx(), moment.actor(), moment.model(), List.of(kept))
                        .contains(kept.record());
    }

    private static GratoException refused(String id, String code) {
        return new GratoException(RecordsError.INVALID_RECORD, new Fault("assign." + id, code));
    }

    /// The survivor has what it would have if these edits had never been made in it.
    private void giveAway(Moment moment, UUID root, List<Assignment> assignments) {
        for (var each : assignments) {
            if (access.field(moment.actor(), moment.object(), each.field()) != FieldRight.WRITE) {
                throw refused(each.id(), Acceptance.FIELD_READ_ONLY);
            }
        }
        var past = MergeWrite.past(moment, List.of(root));
        var forest = past.forest();
        var history = past.history();
        var left = forest.root(root);
        requireUpdate(moment, left);
        var was = write.standing(moment, left, forest, history);
        for (var each : assignments) {
            var item = String.valueOf(each.entry().get("item"));
            for (var line : Objects.requireNonNull(Json.asList(each.entry().get("lines")))) {
                var place = Objects.requireNonNull(Json.asObject(line));
                var record = Ids.parse(place.get("record")).orElseThrow();
                long version = Objects.requireNonNull(Json.asNumber(place.get("version")))
                        .longValue();
                keep(moment, record, version, each.field().column(), item);
                history.assign(record, version, each.field().column(), item);
            }
        }
        var will = write.standing(moment, left, forest, history);
        write.shift(moment, WriteOptions.UNMERGE, left, was, will);
    }

    private void requireUpdate(Moment moment, UUID id) {
        var columns = Columns.of(moment.workspace(), moment.object(), "r");
        boolean may = moment.tx()
                .fetchExists(moment.tx()
                        .selectOne()
                        .from(columns.table())
                        .where(
                                columns.id().eq(id),
                                columns.deletedAt().isNull(),
                                access.allowed(moment.actor(), moment.object(), Action.READ, columns),
                                access.allowed(moment.actor(), moment.object(), Action.UPDATE, columns)));
        if (!may) {
            throw new GratoException(
                    RecordsError.FORBIDDEN,
                    Map.of("object", moment.object().name(), "record", id.toString(), "action", "update"));
        }
    }

    private static void keep(Moment moment, UUID record, long version, String column, String item) {
        moment.tx()
                .execute(
                        "insert into " + Database.quoted(moment.workspace(), MergeHistory.ASSIGNED)
                                + " (record_id, version, column_name, item, table_name, batch_id)"
                                + " values ({0}, {1}, {2}, {3}, {4}, {5}) on conflict do nothing",
                        DSL.val(record),
                        DSL.val(version),
                        DSL.val(column),
                        DSL.val(item),
                        DSL.val(moment.object().table()),
                        DSL.val(moment.batch()));
    }

    /// The record it was given to has it as if the actor had written it there.
    private void give(Moment moment, Assignment each) {
        var name = each.field().name();
        var value = each.entry().get("value");
        boolean points = "points".equals(each.entry().get("change"));
        var id = points ? each.kept().record() : each.to();
        var record = MergePointers.locked(moment.tx(), moment.workspace(), each.object(), List.of(id))
                .get(id);
        var now = record == null ? null : record.value(name);
        if (points) {
            value = now == null ? each.to().toString() : MergeReplay.pointingAt(now, each.to());
        } else if (!"set".equals(each.entry().get("change"))) {
            var items = new LinkedHashMap<>(MergeValues.items(now));
            if ("added".equals(each.entry().get("change"))) {
                items.put(MergeValues.key(value), Objects.requireNonNull(value));
            } else {
                items.remove(MergeValues.key(value));
            }
            value = MergeValues.listed(each.field(), items.values(), items.size());
        }
        var values = new LinkedHashMap<String, @Nullable Object>();
        values.put(name, value);
        var source = moment.actor().kind() == Actor.Kind.TOKEN ? "api" : "user";
        var outcome = writer.writeIn(
                        moment.tx(),
                        moment.actor(),
                        List.of(Mutation.update(each.object().name(), id, values)),
                        new WriteOptions(source, true, null, null))
                .getFirst();
        if (outcome.status() == Status.FORBIDDEN) {
            throw new GratoException(
                    RecordsError.FORBIDDEN,
                    Map.of("object", each.object().name(), "record", id.toString(), "action", "update"));
        }
        if (!outcome.status().isDone()) {
            throw outcome.faults().isEmpty()
                    ? new GratoException(RecordsError.NOT_FOUND)
                    : new GratoException(
                            RecordsError.INVALID_RECORD,
                            outcome.faults().stream()
                                    .map(fault -> fault.under("assign." + each.id()))
                                    .toList());
        }
    }
}
