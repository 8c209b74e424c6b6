package dev.grato.records.internal;

import dev.grato.model.FieldDefinition;
import dev.grato.model.ObjectType;
import dev.grato.model.SqlType;
import dev.grato.model.SystemFields;
import dev.grato.platform.Actor;
import dev.grato.platform.Database;
import dev.grato.platform.Json;
import dev.grato.records.CrmRecord;
import dev.grato.records.WriteOptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/// Brings the rows of a run to the database, one statement for all of them.
final class RunRows {

    private final DSLContext tx;
    private final Actor actor;
    private final WriteOptions options;
    private final Instant now;

    RunRows(DSLContext tx, Actor actor, WriteOptions options, Instant now) {
        this.tx = tx;
        this.actor = actor;
        this.options = options;
        this.now = now;
    }

    /// @return the ids that were not there yet
    List<String> insert(ObjectType object, List<PreparedEdit> edits) {
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

    /// Writes the changed fields of each edit.
    void update(ObjectType object, List<PreparedEdit> edits) {
        if (edits.isEmpty()) {
            return;
        }
        var touched = new LinkedHashSet<String>();
        edits.forEach(edit -> touched.addAll(edit.changed()));
        var fields = object.liveFields().values().stream()
                .filter(field -> touched.contains(field.name()) || FormulaRun.isMoved(field, edits))
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
            rows.add(provenance, provenance(edit, edit.requirePresent()));
            cells.add(edit.after());
        }
        rows.execute(
                tx,
                "update " + table(object) + " t set " + rows.assignments(List.of(SystemFields.ID)) + " from "
                        + rows.source() + " where t.id = u.id::uuid");
    }

    /// Into the trash, or with no time out of it.
    void move(ObjectType object, List<PreparedEdit> edits, @Nullable Instant deletedAt) {
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
