package dev.grato.access;

import dev.grato.platform.Json;
import dev.grato.records.spi.AccessPolicy.Action;
import dev.grato.records.spi.AccessPolicy.FieldRight;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a role says about single objects and fields, by the names of tables and columns, which never change.
///
/// Its stored form is `{"<table>": {"read": scope, "create": scope, "write": scope, "delete": scope, "fields":
/// {"<column>": "hidden"|"read"}}}`. What it does not mention follows the role's own scopes, and fields are
/// open.
///
/// @param byTable what is said, by table
public record ObjectRights(Map<String, OfTable> byTable) {

    /// Says nothing about anything.
    public static final ObjectRights NONE = new ObjectRights(Map.of());

    /// What is said about one object.
    ///
    /// @param scopes by action, those that differ from the role's own
    /// @param fields by column, those that are not open
    public record OfTable(Map<Action, Scope> scopes, Map<String, FieldRight> fields) {

        public OfTable {
            scopes = Map.copyOf(scopes);
            fields = Map.copyOf(fields);
        }
    }

    public ObjectRights {
        byTable = Map.copyOf(byTable);
    }

    /// How an action is called in the stored form.
    public static String key(Action action) {
        return switch (action) {
            case READ -> "read";
            case CREATE -> "create";
            case UPDATE -> "write";
            case DELETE -> "delete";
        };
    }

    /// Reads the stored form. Never fails: a word it does not know closes what it stands for.
    public static ObjectRights of(@Nullable Object stored) {
        var tables = Json.asObject(stored);
        if (tables == null || tables.isEmpty()) {
            return NONE;
        }
        var byTable = new LinkedHashMap<String, OfTable>();
        tables.forEach((table, said) -> {
            var entry = Json.asObject(said);
            if (entry != null) {
                byTable.put(table, table(entry));
            }
        });
        return new ObjectRights(byTable);
    }

    private static OfTable table(Map<String, @Nullable Object> entry) {
        var scopes = new EnumMap<Action, Scope>(Action.class);
        for (var action : Action.values()) {
            if (entry.get(key(action)) != null) {
                scopes.put(action, Scope.of(entry.get(key(action))));
            }
        }
        var fields = new LinkedHashMap<String, FieldRight>();
        var said = Json.asObject(entry.get("fields"));
        if (said != null) {
            said.forEach((column, right) -> {
                if (!"write".equals(right)) {
                    fields.put(column, "read".equals(right) ? FieldRight.READ : FieldRight.HIDDEN);
                }
            });
        }
        return new OfTable(scopes, fields);
    }

    /// The scope said for this action, or null where nothing is said.
    public @Nullable Scope scope(String table, Action action) {
        var entry = byTable.get(table);
        return entry == null ? null : entry.scopes().get(action);
    }

    /// The right said for this column; open where nothing is said.
    public FieldRight field(String table, String column) {
        var entry = byTable.get(table);
        return entry == null ? FieldRight.WRITE : entry.fields().getOrDefault(column, FieldRight.WRITE);
    }

    /// The columns of this table that are not open.
    public Set<String> restricted(String table) {
        var entry = byTable.get(table);
        return entry == null ? Set.of() : entry.fields().keySet();
    }
}
