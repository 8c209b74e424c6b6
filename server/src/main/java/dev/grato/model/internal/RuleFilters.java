package dev.grato.model.internal;

import dev.grato.model.Faults;
import dev.grato.model.FieldDefinition;
import dev.grato.model.ObjectType;
import dev.grato.model.Operator;
import dev.grato.platform.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// Looks at the shape of filters and at the names in them; what they mean is for the record engine to say.
final class RuleFilters {

    /// What a rule may mention besides the object's own fields.
    static final Set<String> SYSTEM = Set.of("id", "createdAt", "updatedAt");

    private static final int MAX_DEPTH = 10;
    private static final int MAX_CONDITIONS = 200;
    private static final Set<String> CONDITION = Set.of("field", "op", "value");

    private RuleFilters() {}

    /// Refuses filters that mention anything but the object's own live fields.
    static void checkOwn(Map<String, @Nullable Object> filter, String path, ObjectType object, Faults faults) {
        shape(filter, path, 1, new int[1], faults, (place, name) -> {
            int dot = name.indexOf('.');
            var first = dot < 0 ? name : name.substring(0, dot);
            var field = object.field(first);
            boolean isKnown = field.isPresent()
                    ? dot < 0 || isPart(field.get(), name.substring(dot + 1))
                    : dot < 0 && SYSTEM.contains(name);
            if (!isKnown) {
                faults.add(
                        place, field.isPresent() ? "notOwnField" : "unknownField", Map.of("name", Input.shown(name)));
            }
        });
    }

    /// Refuses what is no filter at all.
    static void checkShape(Map<String, @Nullable Object> filter, String path, Faults faults) {
        shape(filter, path, 1, new int[1], faults, (place, name) -> {});
    }

    private static boolean isPart(FieldDefinition field, String name) {
        return field.type().parts().stream()
                .anyMatch(part -> !part.name().isEmpty() && part.name().equals(name));
    }

    private static void shape(
            @Nullable Object node,
            String path,
            int depth,
            int[] conditions,
            Faults faults,
            BiConsumer<String, String> onField) {
        var map = Json.asObject(node);
        if (map == null || map.isEmpty()) {
            faults.add(path, "filterInvalid");
            return;
        }
        if (depth > MAX_DEPTH || ++conditions[0] > MAX_CONDITIONS) {
            if (conditions[0] <= MAX_CONDITIONS + 1) {
                faults.add(path, "filterTooLarge", Map.of("max", MAX_CONDITIONS, "depth", MAX_DEPTH));
            }
            return;
        }
        var group = map.containsKey("and") ? "and" : map.containsKey("or") ? "or" : null;
        if (map.size() == 1 && group != null) {
            var list = Json.asList(map.get(group));
            if (list == null || list.isEmpty()) {
                faults.add(path + "." + group, "filterInvalid");
                return;
            }
            for (int i = 0; i < list.size(); i++) {
                shape(list.get(i), path + "." + group + "[" + i + "]", depth + 1, conditions, faults, onField);
            }
        } else if (map.size() == 1 && map.containsKey("not")) {
            shape(map.get("not"), path + ".not", depth + 1, conditions, faults, onField);
        } else {
            condition(map, path, faults, onField);
        }
    }

    private static void condition(
            Map<String, @Nullable Object> map, String path, Faults faults, BiConsumer<String, String> onField) {
        map.keySet().stream()
                .filter(key -> !CONDITION.contains(key))
                .forEach(key ->
                        faults.add(path, "unknownKey", Map.of("name", Input.shown(key), "keys", "field, op, value")));
        if (!(map.get("op") instanceof String op) || Operator.of(op).isEmpty()) {
            faults.add(path + ".op", "filterInvalid");
        }
        if (map.get("field") instanceof String field && !field.isEmpty()) {
            onField.accept(path + ".field", field);
        } else {
            faults.add(path + ".field", "filterInvalid");
        }
    }

    /// The names of the fields a rule's filter is about.
    static Set<String> fields(Map<String, @Nullable Object> filter) {
        var names = new LinkedHashSet<String>();
        shape(filter, "", 1, new int[1], new Faults(), (place, name) -> {
            int dot = name.indexOf('.');
            names.add(dot < 0 ? name : name.substring(0, dot));
        });
        return names;
    }

    /// The same filter after a field or inverse has got another name.
    static Map<String, @Nullable Object> renamed(
            Map<String, @Nullable Object> filter, ObjectType object, FieldPaths paths) {
        var renamed = new LinkedHashMap<String, @Nullable Object>();
        var field = filter.get("field") instanceof String name ? name : null;
        filter.forEach((key, value) -> {
            var list = Json.asList(value);
            var map = Json.asObject(value);
            if (key.equals("field") && field != null) {
                renamed.put(key, paths.renamed(object, field));
            } else if (list != null && (key.equals("and") || key.equals("or"))) {
                List<@Nullable Object> parts = new ArrayList<>();
                for (var part : list) {
                    var inner = Json.asObject(part);
                    parts.add(inner == null ? part : renamed(inner, object, paths));
                }
                renamed.put(key, parts);
            } else if (map != null && key.equals("not")) {
                renamed.put(key, renamed(map, object, paths));
            } else if (map != null && key.equals("value") && field != null) {
                var end = FieldPaths.end(paths.model(), object, field);
                renamed.put(key, end == null ? value : renamed(map, end, paths));
            } else {
                renamed.put(key, value);
            }
        });
        return renamed;
    }
}
