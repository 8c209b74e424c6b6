package dev.grato.records.internal;

import dev.grato.model.Model;
import dev.grato.model.ObjectType;
import dev.grato.records.Change;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Between the names of the model, which can change, and those the log keeps, which never do: tables and columns.
///
/// So the history of a renamed field stays its history, and a field that takes over a free name does not inherit
/// one.
final class LogNames {

    private LogNames() {}

    /// The values of fields, by column.
    static Map<String, @Nullable Object> physical(ObjectType object, Map<String, @Nullable Object> values) {
        var fields = object.liveFields();
        var physical = new LinkedHashMap<String, @Nullable Object>();
        values.forEach((name, value) -> {
            var field = fields.get(name);
            physical.put(field == null ? name : field.column(), value);
        });
        return physical;
    }

    /// The change as today's model calls things; fields that are retired are left out, an object that is retired
    /// keeps the name of its table.
    static Change named(Model model, Change change) {
        var object = model.objectOf(change.object()).orElse(null);
        return object == null ? change : named(object, change);
    }

    static Change named(ObjectType object, Change change) {
        var names = new HashMap<String, String>();
        object.liveFields().values().forEach(field -> names.put(field.column(), field.name()));
        return new Change(
                change.xid(),
                change.seq(),
                change.at(),
                change.actorKind(),
                change.actor(),
                change.onBehalfOf(),
                change.source(),
                change.batch(),
                object.name(),
                change.record(),
                change.version(),
                change.tag(),
                change.operation(),
                named(names, change.before()),
                named(names, change.after()));
    }

    private static Map<String, @Nullable Object> named(
            Map<String, String> names, Map<String, @Nullable Object> values) {
        var named = new LinkedHashMap<String, @Nullable Object>();
        values.forEach((column, value) -> {
            var name = names.get(column);
            if (name != null) {
                named.put(name, value);
            }
        });
        return named;
    }
}
