package dev.grato.records.internal;

import dev.grato.model.FieldDefinition;
import dev.grato.model.Handle;
import dev.grato.model.Model;
import dev.grato.model.ObjectType;
import dev.grato.model.ValueContext;
import dev.grato.platform.Actor;
import dev.grato.platform.Database;
import dev.grato.records.Handles.Held;
import dev.grato.records.Handles.Owner;
import dev.grato.records.spi.AccessPolicy;
import dev.grato.records.spi.AccessPolicy.FieldRight;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/// Reads handles of live records within what the actor may see: record, field and object, all in the statement.
final class HandleOwners {

    private static final int MOST = 50;

    /// An owner with the record it mainly belongs to, such as the company of a person.
    record Found(Owner owner, @Nullable UUID belongsTo) {}

    private final Model model;
    private final AccessPolicy access;
    private final Actor actor;
    private final ValueContext context;

    HandleOwners(Model model, AccessPolicy access, Actor actor, ValueContext context) {
        this.model = model;
        this.access = access;
        this.actor = actor;
        this.context = context;
    }

    /// The objects that have handles the actor may read.
    List<ObjectType> objects() {
        return model.objects().stream()
                .filter(object -> access.knows(actor, object))
                .filter(object -> !fields(object).isEmpty())
                .toList();
    }

    /// The fields of the object that give handles, by column.
    Map<String, FieldDefinition> fields(ObjectType object) {
        var fields = new LinkedHashMap<String, FieldDefinition>();
        for (var field : object.liveFields().values()) {
            if (field.type().givesHandles(field) && access.field(actor, object, field) != FieldRight.HIDDEN) {
                fields.put(field.column(), field);
            }
        }
        return fields;
    }

    /// The owners of handles `h` that meet the condition, those who have them now first, then the latest.
    List<Found> find(DSLContext sql, ObjectType object, Condition condition) {
        return find(sql, object, condition, MOST);
    }

    List<Found> find(DSLContext sql, ObjectType object, Condition condition, int limit) {
        return find(sql, object, condition, limit, RECORD);
    }

    /// What is left of merged records that had handles which meet the condition when they were merged: nobody has
    /// these instead of them.
    List<Found> findMerged(DSLContext sql, ObjectType object, Condition condition) {
        var ids = sql.select(RECORD)
                .from(Database.table(actor.workspace(), HandleProjection.TABLE).as("h"))
                .join(Database.table(actor.workspace(), MergeForest.TABLE).as("m"))
                .on("m.record_id = h.record_id and m.table_name = h.table_name and m.undone_by is null")
                .join(Database.table(actor.workspace(), "batch").as("b"))
                .on("b.id = m.batch_id and h.until >= b.at")
                .where(TABLE_NAME.eq(object.table()), condition)
                .limit(MOST)
                .fetch(0, UUID.class);
        if (ids.isEmpty()) {
            return List.of();
        }
        var forest = MergeForest.around(sql, actor.workspace(), ids);
        var roots = new LinkedHashMap<UUID, UUID>();
        ids.forEach(id -> roots.put(id, forest.root(id)));
        var merged = condition.and(RECORD.in(roots.keySet()));
        return find(sql, object, merged, MOST, DSL.choose(RECORD).mapValues(roots));
    }

    /// @param owner the record that counts as the owner of a handle
    private List<Found> find(DSLContext sql, ObjectType object, Condition condition, int limit, Field<UUID> owner) {
        var joins = Joins.root(object, actor, access);
        var fields = fields(object);
        var title = RecordTitles.field(access, actor, object);
        var rows = new Rows(joins.root(), title.stream().toList());
        var main = main(object);
        var columns = new ArrayList<Field<?>>(HELD);
        main.ifPresentOrElse(
                field -> columns.add(joins.root().field(field, field.type().filterPart())),
                () -> columns.add(DSL.inline((UUID) null)));
        columns.addAll(rows.selected());
        return sql.select(columns)
                .from(Database.table(actor.workspace(), HandleProjection.TABLE).as("h"))
                .join(joins.root().table())
                .on(joins.root().id().eq(owner))
                .where(TABLE_NAME.eq(object.table()), COLUMN.in(fields.keySet()), condition)
                .and(joins.visible(joins.root()))
                .orderBy(DSL.field(UNTIL.isNull()).desc(), SINCE.desc(), RECORD)
                .limit(limit)
                .fetch(row -> found(object, fields, title, rows, row));
    }

    private Found found(
            ObjectType object,
            Map<String, FieldDefinition> fields,
            Optional<FieldDefinition> title,
            Rows rows,
            Record row) {
        var record = rows.record(row, HELD.size() + 1);
        var owner = new Owner(
                object.name(), record.id(), RecordTitles.of(title, record.values(), context), held(fields, row));
        return new Found(owner, row.get(HELD.size(), UUID.class));
    }

    /// The relation by which records of this object belong to records that have handles themselves.
    private Optional<FieldDefinition> main(ObjectType object) {
        return object.liveFields().values().stream()
                .filter(field -> field.target() != null && !field.target().equals(object.name()))
                .filter(field -> access.field(actor, object, field) != FieldRight.HIDDEN)
                .filter(field -> model.object(String.valueOf(field.target()))
                        .filter(target -> access.knows(actor, target))
                        .filter(target -> !fields(target).isEmpty())
                        .isPresent())
                .filter(field -> !field.type().key().equals("user"))
                .findFirst();
    }

    static final Field<UUID> RECORD = DSL.field(DSL.name("h", "record_id"), UUID.class);
    static final Field<String> TABLE_NAME = DSL.field(DSL.name("h", "table_name"), String.class);
    static final Field<String> COLUMN = DSL.field(DSL.name("h", "column_name"), String.class);
    static final Field<String> KIND = DSL.field(DSL.name("h", "kind"), String.class);
    static final Field<String> SCOPE = DSL.field(DSL.name("h", "scope"), String.class);
    static final Field<String> VALUE = DSL.field(DSL.name("h", "value"), String.class);
    static final Field<Boolean> IS_SHARED = DSL.field(DSL.name("h", "is_shared"), Boolean.class);
    static final Field<OffsetDateTime> SINCE = DSL.field(DSL.name("h", "since"), SQLDataType.TIMESTAMPWITHTIMEZONE);
    static final Field<OffsetDateTime> UNTIL = DSL.field(DSL.name("h", "until"), SQLDataType.TIMESTAMPWITHTIMEZONE);

    static final List<Field<?>> HELD = List.of(
            COLUMN,
            KIND,
            VALUE,
            DSL.field(DSL.name("h", "written"), String.class),
            DSL.field(DSL.name("h", "is_primary"), Boolean.class),
            IS_SHARED,
            SINCE,
            UNTIL);

    static Held held(Map<String, FieldDefinition> fields, Record row) {
        var field = fields.get(row.get(0, String.class));
        if (field == null) {
            throw new IllegalStateException("a handle of a field that was not asked for");
        }
        var handle = new Handle(
                Handle.Kind.of(row.get(1, String.class)).orElseThrow(),
                row.get(2, String.class),
                row.get(3, String.class),
                row.get(4, Boolean.class),
                row.get(5, Boolean.class));
        var until = row.get(7, OffsetDateTime.class);
        return new Held(
                field.name(),
                handle,
                row.get(6, OffsetDateTime.class).toInstant(),
                until == null ? null : until.toInstant());
    }
}
