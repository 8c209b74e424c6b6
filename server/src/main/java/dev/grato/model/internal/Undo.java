package dev.grato.model.internal;

import dev.grato.model.Faults;
import dev.grato.platform.Json;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Takes a change of a model back where everything still is as it left it.
///
/// Nothing with values is removed: what the change created is retired instead.
final class Undo {

    private Undo() {}

    /// @param faults what stands in the way, by the key of the definition and the property in it
    static void apply(
            Draft draft, Map<String, @Nullable Object> before, Map<String, @Nullable Object> after, Faults faults) {
        var keys = new LinkedHashSet<>(before.keySet());
        keys.addAll(after.keySet());
        for (var text : keys) {
            var key = Key.parse(text);
            var was = Json.asObject(before.get(text));
            var became = Json.asObject(after.get(text));
            if (key.kind() == Key.Kind.VIEW && (was == null || became == null)) {
                view(draft, key, was, became, faults);
            } else if (was == null && became != null && ModelStore.isCustom(became)) {
                var definition = draft.copy(key);
                definition.put("retired", true);
                draft.put(key, definition);
            } else {
                properties(draft, key, was == null ? Map.of() : was, became == null ? Map.of() : became, faults);
            }
        }
    }

    private static void view(
            Draft draft,
            Key key,
            @Nullable Map<String, @Nullable Object> was,
            @Nullable Map<String, @Nullable Object> became,
            Faults faults) {
        var now = draft.find(key);
        if (now == null && was == null) {
            return;
        }
        if (!Objects.equals(now, became)) {
            faults.add(key.text(), "changedSince");
        } else if (was == null) {
            draft.remove(key);
        } else {
            draft.put(key, was);
        }
    }

    private static void properties(
            Draft draft,
            Key key,
            Map<String, @Nullable Object> was,
            Map<String, @Nullable Object> became,
            Faults faults) {
        var now = draft.find(key);
        if (now == null) {
            faults.add(key.text(), "changedSince");
            return;
        }
        var flatWas = flat(withDeclaredOptions(draft, key, was));
        var flatBecame = flat(became);
        var flatNow = flat(now);
        var found = Map.copyOf(withoutNulls(flatNow));
        var paths = new LinkedHashSet<>(flatWas.keySet());
        paths.addAll(flatBecame.keySet());
        for (var path : paths) {
            if (Objects.equals(flatWas.get(path), flatBecame.get(path))) {
                continue;
            }
            if (!Objects.equals(found.get(path), flatBecame.get(path))) {
                faults.add(key.text() + "." + path.replace('\n', '.'), "changedSince");
            } else if (flatWas.containsKey(path)) {
                flatNow.put(path, flatWas.get(path));
            } else if (path.startsWith("options\n")) {
                flatNow.put(path.substring(0, path.lastIndexOf('\n')) + "\nretired", true);
            } else {
                flatNow.remove(path);
            }
        }
        draft.put(key, deep(flatNow));
    }

    /// The first change of a declared field's options stores them all, which must not look as if it had made them.
    private static Map<String, @Nullable Object> withDeclaredOptions(
            Draft draft, Key key, Map<String, @Nullable Object> was) {
        if (was.containsKey("options") || key.kind() != Key.Kind.FIELD) {
            return was;
        }
        var declared = draft.declaredOptions(key);
        if (declared.isEmpty()) {
            return was;
        }
        var completed = new LinkedHashMap<>(was);
        completed.put("options", StoredModel.normal(declared));
        return completed;
    }

    private static Map<String, Object> withoutNulls(Map<String, @Nullable Object> flat) {
        var present = new LinkedHashMap<String, Object>();
        flat.forEach((path, value) -> {
            if (value != null) {
                present.put(path, value);
            }
        });
        return present;
    }

    /// Properties by path; options one by one, rules one by one, everything else whole.
    private static Map<String, @Nullable Object> flat(Map<String, @Nullable Object> definition) {
        var flat = new LinkedHashMap<String, @Nullable Object>();
        definition.forEach((name, value) -> {
            var map = Json.asObject(value);
            if (map == null || !name.equals("options") && !name.equals("rules")) {
                flat.put(name, value);
                return;
            }
            map.forEach((key, entry) -> {
                var option = Json.asObject(entry);
                if (option == null || name.equals("rules")) {
                    flat.put(name + "\n" + key, entry);
                } else {
                    option.forEach((property, inner) -> flat.put(name + "\n" + key + "\n" + property, inner));
                }
            });
        });
        return flat;
    }

    private static Map<String, @Nullable Object> deep(Map<String, @Nullable Object> flat) {
        var deep = new LinkedHashMap<String, @Nullable Object>();
        flat.forEach((path, value) -> {
            var steps = path.split("\n", -1);
            var at = deep;
            for (int i = 0; i < steps.length - 1; i++) {
                var next = Json.asObject(at.computeIfAbsent(steps[i], step -> new LinkedHashMap<String, Object>()));
                at = (LinkedHashMap<String, @Nullable Object>) Objects.requireNonNull(next);
            }
            at.put(steps[steps.length - 1], value);
        });
        return deep;
    }
}
