package dev.grato.records.internal;

import dev.grato.model.FieldDefinition;
import dev.grato.model.Model;
import dev.grato.model.Models;
import dev.grato.model.ObjectType;
import dev.grato.model.SqlType;
import dev.grato.model.SystemFields;
import dev.grato.model.ValueContext;
import dev.grato.platform.Actor;
import dev.grato.platform.Database;
import dev.grato.platform.Fault;
import dev.grato.platform.Json;
import dev.grato.records.Change.Operation;
import dev.grato.records.CrmRecord;
import dev.grato.records.Mutation;
import dev.grato.records.Outcome;
import dev.grato.records.Outcome.Status;
import dev.grato.records.WriteOptions;
import dev.grato.records.spi.AccessPolicy;
import dev.grato.records.spi.AccessPolicy.Action;
import dev.grato.records.spi.PendingChange;
import dev.grato.records.spi.RecordRule;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Writes edits of one object and one kind as sets: permission, values, relations, uniqueness, rules, rows, log.
final class WriteRun {

    /// What every run needs.
    @Component
    record Surroundings(
            Models models,
            AccessPolicy access,
            List<RecordRule> rules,
            ChangeLog log,
            Projections projections,
            Conflicts conflicts,
            Clock clock) {}

    private final DSLContext tx;
    private final Model model;
    private final Actor actor;
    private final WriteOptions options;
    private final Surroundings around;
    private final Instant now;

    WriteRun(DSLContext tx, Model model, Actor actor, WriteOptions options, Surroundings around) {
        this.tx = tx;
        this.model = model;
        this.actor = actor;
        this.options = options;
        this.around = around;
        var moment = options.occurredAt() != null && actor.isSystem()
                ? options.occurredAt()
                : around.clock().instant();
        this.now = moment.truncatedTo(ChronoUnit.MICROS);
    }

    /// Fills in the outcomes of the edits from `from` to before `to`.
    void write(List<Mutation> mutations, int from, int to, Outcome[] outcomes) {
        var first = mutations.get(from);
        var object = model.object(first.object())
                .filter(known -> around.access().knows(actor, known))
                .orElse(null);
        if (object == null) {
            for (int i = from; i < to; i++) {
                var fault = new Fault("", "unknownObject", Map.of("object", first.object()));
                outcomes[i] = Outcome.failed(mutations.get(i).id(), Status.NOT_FOUND, List.of(fault));
            }
            return;
        }
        var edits = first.kind() == Mutation.Kind.CREATE
                ? fresh(mutations, from, to)
                : present(object, mutations, from, to, outcomes);
        switch (first.kind()) {
            case CREATE -> create(object, edits, outcomes);
            case UPDATE -> update(object, edits, outcomes);
            case DELETE -> trash(object, edits, outcomes);
            case RESTORE -> restore(object, edits, outcomes);
        }
    }

    // ---------------------------------------------------------------- create

    private static List<PreparedEdit> fresh(List<Mutation> mutations, int from, int to) {
        var edits = new ArrayList<PreparedEdit>();
        for (int i = from; i < to; i++) {
            edits.add(new PreparedEdit(i, mutations.get(i), null));
        }
        return edits;
    }

    private void create(ObjectType object, List<PreparedEdit> edits, Outcome[] outcomes) {
        var acceptance = acceptance(object);
        var ids = new HashSet<UUID>();
        for (var edit : edits) {
            ids.add(edit.id());
            edit.apply(acceptance.accept(edit.mutation().values(), edit.faults()));
            acceptance.defaults(edit.after());
            own(object, edit);
        }
        new AutoNumbers(tx, actor.workspace()).fill(object, edits);
        check(object, acceptance, edits, ids, outcomes);
        var sound = sound(edits, outcomes);
        var inserted = new HashSet<>(insert(object, sound));
        for (var edit : sound) {
            if (!inserted.contains(edit.id().toString())) {
                edit.faults().add(new Fault("id", "idTaken", Map.of()));
                outcomes[edit.place()] = edit.invalid();
            } else {
                outcomes[edit.place()] = Outcome.done(edit.id(), Status.CREATED, edit.newVersion());
            }
        }
        log(object, done(sound, outcomes), Operation.CREATE);
    }

    /// Whoever creates a record owns it unless they say otherwise.
    private void own(ObjectType object, PreparedEdit edit) {
        if (!object.isOwned()) {
            return;
        }
        var sent = edit.mutation().values();
        if (!sent.containsKey("owner") && actor.userId() != null) {
            edit.after().put("owner", actor.userId().toString());
        }
        var team = around.access().team(actor);
        if (!sent.containsKey("team") && team != null) {
            edit.after().put("team", team.toString());
        }
    }

    private List<String> insert(ObjectType object, List<PreparedEdit> edits) {
        if (edits.isEmpty()) {
            return List.of();
        }
        var rows = new BulkSql();
        var system = new SystemCells(rows);
        var fields = new FieldCells(rows, usedFields(object, edits));
        for (var edit : edits) {
            system.add(edit, provenance(edit, null));
            fields.add(edit.after());
        }
        return rows.fetchTexts(
                tx,
                "insert into " + table(object) + " (" + rows.names() + ") select " + rows.casts() + " from "
                        + rows.source() + " on conflict (id) do nothing returning id");
    }

    private static List<FieldDefinition> usedFields(ObjectType object, List<PreparedEdit> edits) {
        var used = new ArrayList<FieldDefinition>();
        for (var field : object.liveFields().values()) {
            if (edits.stream().anyMatch(edit -> edit.after().get(field.name()) != null)) {
                used.add(field);
            }
        }
        return used;
    }

    // ---------------------------------------------------------------- update

    private void update(ObjectType object, List<PreparedEdit> edits, Outcome[] outcomes) {
        var acceptance = acceptance(object);
        for (var edit : edits) {
            edit.apply(acceptance.accept(edit.mutation().values(), edit.faults()));
        }
        around.conflicts()
                .find(tx, actor, object, edits, acceptance)
                .forEach((edit, found) -> outcomes[edit.place()] = edit.conflict(found));
        var wanted =
                edits.stream().filter(edit -> outcomes[edit.place()] == null).toList();
        check(object, acceptance, wanted, Set.of(), outcomes);
        var changed = new ArrayList<PreparedEdit>();
        for (var edit : sound(wanted, outcomes)) {
            if (edit.changed().isEmpty()) {
                outcomes[edit.place()] = Outcome.done(
                        edit.id(), Status.UNCHANGED, requirePresent(edit).version());
            } else {
                changed.add(edit);
                outcomes[edit.place()] = Outcome.done(edit.id(), Status.UPDATED, edit.newVersion());
            }
        }
        updateRows(object, changed);
        log(object, changed, Operation.UPDATE);
    }

    private void updateRows(ObjectType object, List<PreparedEdit> edits) {
        if (edits.isEmpty()) {
            return;
        }
        var touched = new LinkedHashSet<String>();
        edits.forEach(edit -> touched.addAll(edit.changed()));
        var fields = object.liveFields().values().stream()
                .filter(field -> touched.contains(field.name()))
                .toList();
        var rows = new BulkSql();
        int id = rows.column(SystemFields.ID, "uuid");
        int version = rows.column(SystemFields.VERSION, "bigint");
        int tag = rows.column(SystemFields.TAG, "bigint");
        int at = rows.column(SystemFields.UPDATED_AT, "timestamptz");
        int by = rows.column(SystemFields.UPDATED_BY, "text");
        int provenance = rows.column(SystemFields.PROVENANCE, "jsonb");
        var cells = new FieldCells(rows, fields);
        for (var edit : edits) {
            rows.add(id, edit.id());
            rows.add(version, edit.newVersion().version());
            rows.add(tag, edit.newVersion().tag());
            rows.add(at, now);
            rows.add(by, ActorText.of(actor));
            rows.add(provenance, provenance(edit, requirePresent(edit)));
            cells.add(edit.after());
        }
        rows.execute(
                tx,
                "update " + table(object) + " t set " + rows.assignments(List.of(SystemFields.ID)) + " from "
                        + rows.source() + " where t.id = u.id::uuid");
    }

    // ---------------------------------------------------------------- trash

    private void trash(ObjectType object, List<PreparedEdit> edits, Outcome[] outcomes) {
        around.conflicts().findStale(edits).forEach(edit -> outcomes[edit.place()] = edit.conflict(List.of()));
        var wanted =
                edits.stream().filter(edit -> outcomes[edit.place()] == null).toList();
        askRules(object, wanted, true);
        var going = sound(wanted, outcomes);
        move(object, going, now);
        going.forEach(edit -> outcomes[edit.place()] = Outcome.done(edit.id(), Status.DELETED, edit.newVersion()));
        log(object, going, Operation.DELETE);
    }

    private void restore(ObjectType object, List<PreparedEdit> edits, Outcome[] outcomes) {
        new UniqueCheck(tx, actor.workspace()).check(object, edits, true);
        askRules(object, edits, false);
        var coming = sound(edits, outcomes);
        move(object, coming, null);
        coming.forEach(edit -> outcomes[edit.place()] = Outcome.done(edit.id(), Status.RESTORED, edit.newVersion()));
        log(object, coming, Operation.RESTORE);
    }

    private void move(ObjectType object, List<PreparedEdit> edits, @Nullable Instant deletedAt) {
        if (edits.isEmpty()) {
            return;
        }
        var rows = new BulkSql();
        int id = rows.column(SystemFields.ID, "uuid");
        int version = rows.column(SystemFields.VERSION, "bigint");
        int tag = rows.column(SystemFields.TAG, "bigint");
        int deleted = rows.column(SystemFields.DELETED_AT, "timestamptz");
        for (var edit : edits) {
            rows.add(id, edit.id());
            rows.add(version, edit.newVersion().version());
            rows.add(tag, edit.newVersion().tag());
            rows.add(deleted, deletedAt);
        }
        rows.execute(
                tx,
                "update " + table(object) + " t set " + rows.assignments(List.of(SystemFields.ID)) + " from "
                        + rows.source() + " where t.id = u.id::uuid");
    }

    // ---------------------------------------------------------------- what all share

    private Acceptance acceptance(ObjectType object) {
        return new Acceptance(object, actor, around.access(), ValueContext.of(actor.workspace(), around.clock()));
    }

    /// Locks the records, leaving out what the caller may not see or not do.
    private List<PreparedEdit> present(
            ObjectType object, List<Mutation> mutations, int from, int to, Outcome[] outcomes) {
        var kind = mutations.get(from).kind();
        var columns = Columns.of(actor.workspace(), object, "r");
        var rows = new Rows(columns, object.liveFields().values());
        var action = kind == Mutation.Kind.UPDATE ? Action.UPDATE : Action.DELETE;
        var may = DSL.field(DSL.trueCondition().and(around.access().allowed(actor, object, action, columns)));
        var selected = new ArrayList<Field<?>>(rows.selected());
        selected.add(may);
        var ids = mutations.subList(from, to).stream().map(Mutation::id).toArray(UUID[]::new);
        var state = kind == Mutation.Kind.RESTORE
                ? columns.deletedAt().isNotNull()
                : columns.deletedAt().isNull();
        var found = new HashMap<UUID, Record>();
        tx.select(selected)
                .from(columns.table())
                .where(
                        columns.id().eq(DSL.any(ids)),
                        state,
                        around.access().allowed(actor, object, Action.READ, columns))
                .orderBy(columns.id())
                .forNoKeyUpdate()
                .of(columns.table())
                .fetch()
                .forEach(row -> found.put(row.get(0, UUID.class), row));
        var edits = new ArrayList<PreparedEdit>();
        for (int i = from; i < to; i++) {
            var mutation = mutations.get(i);
            var row = found.get(mutation.id());
            if (row == null) {
                outcomes[i] = Outcome.failed(mutation.id(), Status.NOT_FOUND, List.of());
            } else if (!Boolean.TRUE.equals(row.get(selected.size() - 1))) {
                outcomes[i] = Outcome.failed(mutation.id(), Status.FORBIDDEN, List.of());
            } else {
                edits.add(new PreparedEdit(i, mutation, rows.record(row, 0)));
            }
        }
        return edits;
    }

    /// Everything that can be wrong with new values, for creates and updates alike.
    private void check(
            ObjectType object, Acceptance acceptance, List<PreparedEdit> edits, Set<UUID> newIds, Outcome[] outcomes) {
        edits.forEach(edit -> edit.changed(acceptance.changed(edit.before(), edit.after())));
        new RelationCheck(tx, model, actor, around.access()).check(object, edits, newIds);
        askRules(object, edits.stream().filter(PreparedEdit::isSound).toList(), false);
        for (var edit : edits) {
            edit.changed(acceptance.changed(edit.before(), edit.after()));
            boolean isNew = edit.present() == null;
            var due = isNew ? List.copyOf(acceptance.fields().keySet()) : edit.changed();
            acceptance.requireValues(edit.after(), due, edit.faults());
        }
        var sound = edits.stream().filter(PreparedEdit::isSound).toList();
        new ValidationRules(model, around.models().types(), around.clock()).check(actor, object, sound);
        new UniqueCheck(tx, actor.workspace()).check(object, sound, false);
        for (var edit : edits) {
            boolean isNew = edit.present() == null;
            boolean isHandedOver =
                    edit.changed().contains("owner") || edit.changed().contains("team");
            if ((isNew || object.isOwned() && isHandedOver) && !mayHold(object, edit, isNew)) {
                outcomes[edit.place()] = Outcome.failed(edit.id(), Status.FORBIDDEN, List.of());
            }
        }
    }

    private boolean mayHold(ObjectType object, PreparedEdit edit, boolean isNew) {
        return around.access()
                .mayHold(
                        actor,
                        object,
                        isNew ? Action.CREATE : Action.UPDATE,
                        object.isOwned() ? Rows.id(edit.after().get("owner")) : null,
                        object.isOwned() ? Rows.id(edit.after().get("team")) : null);
    }

    private void askRules(ObjectType object, List<PreparedEdit> edits, boolean isDelete) {
        var rules = around.rules().stream()
                .filter(rule -> rule.objects().contains(object.name()))
                .filter(rule -> !isDelete || rule.checksDeletes())
                .toList();
        if (rules.isEmpty() || edits.isEmpty()) {
            return;
        }
        var pending = new LinkedHashMap<PreparedEdit, PendingChange>();
        for (var edit : edits) {
            var change =
                    new PendingChange(edit.mutation().kind(), object.name(), edit.id(), edit.before(), edit.after());
            pending.put(edit, change);
        }
        var context = new RunRuleContext(tx, model, actor, around.clock(), object.name(), pending.values());
        rules.forEach(rule -> rule.check(context, List.copyOf(pending.values())));
        pending.forEach((edit, change) -> edit.faults().addAll(change.faults()));
    }

    /// The edits nothing is wrong with; the others get their outcome.
    private static List<PreparedEdit> sound(List<PreparedEdit> edits, Outcome[] outcomes) {
        var sound = new ArrayList<PreparedEdit>();
        for (var edit : edits) {
            if (outcomes[edit.place()] != null) {
                continue;
            }
            if (edit.isSound()) {
                sound.add(edit);
            } else {
                outcomes[edit.place()] = edit.invalid();
            }
        }
        return sound;
    }

    private static List<PreparedEdit> done(List<PreparedEdit> edits, Outcome[] outcomes) {
        return edits.stream()
                .filter(edit -> outcomes[edit.place()].status().isDone())
                .toList();
    }

    private void log(ObjectType object, List<PreparedEdit> edits, Operation operation) {
        var lines = new ArrayList<ChangeLog.Line>();
        for (var edit : edits) {
            boolean hasValues = operation == Operation.CREATE || operation == Operation.UPDATE;
            Map<String, @Nullable Object> before =
                    hasValues ? Acceptance.picked(edit.before(), edit.changed()) : Map.of();
            Map<String, @Nullable Object> after =
                    hasValues ? Acceptance.picked(edit.after(), edit.changed()) : Map.of();
            var version = edit.newVersion();
            lines.add(new ChangeLog.Line(edit.id(), version.version(), version.tag(), operation, before, after));
        }
        around.log().append(tx, actor, object, options, now, lines);
        around.projections().follow(tx, model, actor, object, now, operation, edits);
    }

    /// Where single values came from, kept only where it differs from the record's own origin.
    private @Nullable String provenance(PreparedEdit edit, @Nullable CrmRecord present) {
        if (present == null) {
            return null;
        }
        var kept = new LinkedHashMap<String, @Nullable Object>();
        var known = Json.asObject(present.value("provenance"));
        if (known != null) {
            kept.putAll(known);
        }
        var origin = present.value("origin");
        for (var name : edit.changed()) {
            if (options.source().equals(origin) || edit.after().get(name) == null) {
                kept.remove(name);
            } else {
                kept.put(name, Map.of("source", options.source(), "at", now.toString()));
            }
        }
        return kept.isEmpty() ? null : Json.write(kept);
    }

    private static CrmRecord requirePresent(PreparedEdit edit) {
        var present = edit.present();
        if (present == null) {
            throw new IllegalStateException("an edit of a record that is not there");
        }
        return present;
    }

    private String table(ObjectType object) {
        return Database.quoted(actor.workspace(), object.table());
    }

    /// The system columns of new rows.
    private final class SystemCells {

        private final BulkSql rows;
        private final Map<String, Integer> places = new LinkedHashMap<>();

        private SystemCells(BulkSql rows) {
            this.rows = rows;
            place(SystemFields.ID, "uuid");
            place(SystemFields.VERSION, "bigint");
            place(SystemFields.TAG, "bigint");
            place(SystemFields.CREATED_AT, "timestamptz");
            place(SystemFields.UPDATED_AT, "timestamptz");
            place(SystemFields.CREATED_BY, "text");
            place(SystemFields.UPDATED_BY, "text");
            place(SystemFields.ORIGIN, "text");
            place(SystemFields.PROVENANCE, "jsonb");
        }

        private void place(String column, String cast) {
            places.put(column, rows.column(column, cast));
        }

        private void add(PreparedEdit edit, @Nullable String provenance) {
            put(SystemFields.ID, edit.id());
            put(SystemFields.VERSION, edit.newVersion().version());
            put(SystemFields.TAG, edit.newVersion().tag());
            put(SystemFields.CREATED_AT, now);
            put(SystemFields.UPDATED_AT, now);
            put(SystemFields.CREATED_BY, ActorText.of(actor));
            put(SystemFields.UPDATED_BY, ActorText.of(actor));
            put(SystemFields.ORIGIN, options.source());
            put(SystemFields.PROVENANCE, provenance);
        }

        private void put(String column, @Nullable Object cell) {
            rows.add(places.getOrDefault(column, -1), cell);
        }
    }

    /// The columns of fields, for inserts and updates.
    private static final class FieldCells {

        private final BulkSql rows;
        private final List<FieldDefinition> fields;
        private final List<Integer> places = new ArrayList<>();

        private FieldCells(BulkSql rows, List<FieldDefinition> fields) {
            this.rows = rows;
            this.fields = fields;
            for (var field : fields) {
                for (var part : field.type().parts()) {
                    places.add(rows.column(field.column(part), cast(part.sql())));
                }
            }
        }

        private static String cast(SqlType type) {
            return type.cast();
        }

        private void add(Map<String, @Nullable Object> values) {
            int at = 0;
            for (var field : fields) {
                var value = values.get(field.name());
                int parts = field.type().parts().size();
                var cells = value == null
                        ? new @Nullable Object[parts]
                        : field.type().store(value);
                for (int i = 0; i < parts; i++) {
                    rows.add(places.get(at++), cells[i]);
                }
            }
        }
    }
}
