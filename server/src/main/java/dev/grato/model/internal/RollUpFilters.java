package dev.grato.model.internal;

import dev.grato.model.FieldDefinition;
import dev.grato.model.ObjectType;
import dev.grato.platform.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Filters of roll-ups between today's names and the columns by which they are kept, so that a rename changes none.
final class RollUpFilters {

    private RollUpFilters() {}

    static Map<String, @Nullable Object> stored(Map<String, @Nullable Object> filter, ObjectType object) {
        return changed(
                filter, name -> object.field(name).map(FieldDefinition::column).orElse(name));
    }

    static Map<String, @Nullable Object> named(Map<String, @Nullable Object> filter, ObjectType object) {
        return changed(
                filter,
                column -> object.fields().stream()
                        .filter(field -> field.column().equals(column))
                        .map(FieldDefinition::name)
                        .findFirst()
                        .orElse(column));
    }

    /// With the operator where it was left out.
    static Map<String, @Nullable Object> complete(Map<String, @Nullable Object> filter) {
        return changed(filter, name -> name);
    }

    /// The first parts of all fields mentioned.
    static Set<String> fields(Map<String, @Nullable Object> filter) {
        var fields = new LinkedHashSet<String>();
        changed(filter, name -> {
            fields.add(name);
            return name;
        });
        return fields;
    }

    private static Map<String, @Nullable Object> changed(
            Map<String, @Nullable Object> filter, UnaryOperator<String> name) {
        var changed = new LinkedHashMap<String, @Nullable Object>();
        filter.forEach((key, value) -> {
            var list = Json.asList(value);
            var map = Json.asObject(value);
            if (key.equals("field") && value instanceof String path) {
                int dot = path.indexOf('.');
                changed.put(key, dot < 0 ? name.apply(path) : name.apply(path.substring(0, dot)) + path.substring(dot));
            } else if (list != null && (key.equals("and") || key.equals("or"))) {
                List<@Nullable Object> parts = new ArrayList<>();
                for (var part : list) {
                    var inner = Json.asObject(part);
                    parts.add(inner == null ? part : changed(inner, name));
                }
                changed.put(key, parts);
            } else if (map != null && key.equals("not")) {
                changed.put(key, changed(map, name));
            } else {
                changed.put(key, value);
            }
        });
        if (changed.containsKey("field")) {
            changed.putIfAbsent("op", "eq");
        }
        return changed;
    }
}
