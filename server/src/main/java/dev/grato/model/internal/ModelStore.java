package dev.grato.model.internal;

import dev.grato.platform.Database;
import dev.grato.platform.Json;
import dev.grato.platform.Workspace;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// Reads and writes the tables of the model.
final class ModelStore {

    private ModelStore() {}

    static long version(DSLContext sql, Workspace workspace) {
        return Objects.requireNonNull(sql.select(Database.column("version", Long.class))
                .from(Database.table(workspace, "model_state"))
                .fetchSingle()
                .value1());
    }

    /// The version moves with the model alone, the log of its changes with views too. The latest of the log are
    /// added up, since a change of a view can appear behind one with a higher number.
    static String mark(DSLContext sql, Workspace workspace) {
        var row = sql.fetchSingle(
                """
                select version,
                       (select coalesce(sum(seq), 0)::bigint
                        from (select seq from {0} order by seq desc limit 20) latest) as seq
                from {1}""", Database.table(workspace, "model_change"), Database.table(workspace, "model_state"));
        return row.get("version", Long.class) + "." + row.get("seq", Long.class);
    }

    /// All in one statement, so that it is one state even outside a transaction.
    static StoredModel load(DSLContext sql, Workspace workspace) {
        var row = sql.fetchSingle(
                """
                select s.version,
                       (select coalesce(jsonb_agg(jsonb_build_array(o.table_name, o.definition) order by o.position), '[]')
                        from {0} o)::text as objects,
                       (select coalesce(jsonb_agg(jsonb_build_array(f.table_name, f.column_name, f.definition)
                                                  order by f.position), '[]') from {1} f)::text as fields,
                       (select coalesce(jsonb_agg(jsonb_build_array(i.table_name, i.column_name)), '[]')
                        from {2} i where i.kind = 'unique' and i.state = 'wanted')::text as building
                from {3} s""",
                Database.table(workspace, "model_object"),
                Database.table(workspace, "model_field"),
                Database.table(workspace, "model_index"),
                Database.table(workspace, "model_state"));
        var definitions = new LinkedHashMap<Key, Map<String, @Nullable Object>>();
        for (var object : rows(row.get("objects", String.class))) {
            definitions.put(Key.object(text(object.get(0))), definition(object.get(1)));
        }
        for (var field : rows(row.get("fields", String.class))) {
            definitions.put(Key.field(text(field.get(0)), text(field.get(1))), definition(field.get(2)));
        }
        Set<Key> building = new HashSet<>();
        for (var index : rows(row.get("building", String.class))) {
            building.add(Key.field(text(index.get(0)), text(index.get(1))));
        }
        return new StoredModel(row.get("version", Long.class), definitions, building);
    }

    static @Nullable Map<String, @Nullable Object> view(DSLContext sql, Workspace workspace, UUID id) {
        var found = sql.select(Database.column("definition", String.class))
                .from(Database.table(workspace, "view"))
                .where(Database.column("id", UUID.class).eq(id))
                .fetchOne(0, String.class);
        return found == null ? null : Json.readObject(found);
    }

    /// The views of some tables' records, or all.
    static Map<Key, Map<String, @Nullable Object>> views(DSLContext sql, Workspace workspace) {
        var views = new LinkedHashMap<Key, Map<String, @Nullable Object>>();
        sql.select(Database.column("id", UUID.class), Database.column("definition", String.class))
                .from(Database.table(workspace, "view"))
                .orderBy(Database.column("position", Long.class))
                .forEach(row -> views.put(Key.view(row.value1()), Json.readObject(row.value2())));
        return views;
    }

    static void save(DSLContext tx, Workspace workspace, Key key, @Nullable Map<String, @Nullable Object> definition) {
        switch (key.kind()) {
            case OBJECT -> saveObject(tx, workspace, key, Objects.requireNonNull(definition));
            case FIELD -> saveField(tx, workspace, key, Objects.requireNonNull(definition));
            case VIEW -> saveView(tx, workspace, key, definition);
        }
    }

    private static void saveObject(
            DSLContext tx, Workspace workspace, Key key, Map<String, @Nullable Object> definition) {
        tx.execute(
                """
                insert into {0} (table_name, is_custom, definition) values ({1}, {2}, {3}::jsonb)
                on conflict (table_name) do update set definition = excluded.definition""",
                Database.table(workspace, "model_object"),
                DSL.val(key.table()),
                DSL.val(isCustom(definition)),
                DSL.val(Json.write(definition)));
    }

    private static void saveField(
            DSLContext tx, Workspace workspace, Key key, Map<String, @Nullable Object> definition) {
        tx.execute(
                """
                insert into {0} (table_name, column_name, is_custom, definition) values ({1}, {2}, {3}, {4}::jsonb)
                on conflict (table_name, column_name) do update set definition = excluded.definition""",
                Database.table(workspace, "model_field"),
                DSL.val(key.table()),
                DSL.val(key.column()),
                DSL.val(isCustom(definition)),
                DSL.val(Json.write(definition)));
    }

    private static void saveView(
            DSLContext tx, Workspace workspace, Key key, @Nullable Map<String, @Nullable Object> definition) {
        if (definition == null) {
            tx.execute("delete from {0} where id = {1}", Database.table(workspace, "view"), DSL.val(key.viewId()));
            return;
        }
        tx.execute(
                """
                insert into {0} (id, table_name, scope, owner_id, definition)
                values ({1}, {2}, {3}, {4}::uuid, {5}::jsonb)
                on conflict (id) do update set scope = excluded.scope, owner_id = excluded.owner_id,
                    definition = excluded.definition""",
                Database.table(workspace, "view"),
                DSL.val(key.viewId()),
                DSL.val(text(definition.get("table"))),
                DSL.val(text(definition.get("scope"))),
                DSL.val((String) definition.get("owner")),
                DSL.val(Json.write(definition)));
    }

    static void raiseVersion(DSLContext tx, Workspace workspace) {
        tx.execute("update {0} set version = version + 1", Database.table(workspace, "model_state"));
    }

    static boolean isCustom(Map<String, @Nullable Object> definition) {
        return Boolean.TRUE.equals(definition.get("custom"));
    }

    private static List<List<@Nullable Object>> rows(String json) {
        return Objects.requireNonNull(Json.asList(Json.read(json))).stream()
                .map(row -> Objects.requireNonNull(Json.asList(row)))
                .toList();
    }

    private static Map<String, @Nullable Object> definition(@Nullable Object json) {
        return Objects.requireNonNull(Json.asObject(json));
    }

    private static String text(@Nullable Object value) {
        return (String) Objects.requireNonNull(value);
    }
}
