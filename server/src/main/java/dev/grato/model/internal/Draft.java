package dev.grato.model.internal;

import dev.grato.model.ObjectType;
import dev.grato.platform.Workspace;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/// The definitions of a workspace while one change works on them.
final class Draft {

    private final DSLContext tx;
    private final Workspace workspace;
    private final DeclaredObjects declared;
    private final Function<Map<Key, Map<String, @Nullable Object>>, List<ObjectType>> builder;
    private final Map<Key, Map<String, @Nullable Object>> now;
    private final Map<Key, @Nullable Map<String, @Nullable Object>> original = new LinkedHashMap<>();
    private @Nullable List<ObjectType> objects;

    Draft(
            DSLContext tx,
            Workspace workspace,
            StoredModel stored,
            DeclaredObjects declared,
            Function<Map<Key, Map<String, @Nullable Object>>, List<ObjectType>> builder) {
        this.tx = tx;
        this.workspace = workspace;
        this.declared = declared;
        this.builder = builder;
        this.now = new LinkedHashMap<>(stored.definitions());
    }

    DSLContext tx() {
        return tx;
    }

    Workspace workspace() {
        return workspace;
    }

    /// All objects as they would be, retired ones included, `isUnique` as wanted.
    List<ObjectType> objects() {
        var built = objects;
        if (built == null) {
            built = builder.apply(now);
            objects = built;
        }
        return built;
    }

    Map<Key, Map<String, @Nullable Object>> definitions() {
        return Map.copyOf(now);
    }

    @Nullable
    Map<String, @Nullable Object> find(Key key) {
        var definition = now.get(key);
        if (definition == null && key.kind() == Key.Kind.VIEW && !original.containsKey(key)) {
            definition = ModelStore.view(tx, workspace, key.viewId());
            if (definition != null) {
                now.put(key, definition);
            }
        }
        return definition;
    }

    /// The options a declared field has by itself, as they are stored; empty for all others.
    Map<String, @Nullable Object> declaredOptions(Key key) {
        return declared.at(key.table()).stream()
                .flatMap(object -> object.fields().stream())
                .filter(field -> field.column().equals(key.column()))
                .findFirst()
                .map(field -> FieldReader.stored(field.options()))
                .orElse(Map.of());
    }

    boolean isDeclaredName(String name) {
        return declared.isName(name);
    }

    /// A copy to work on; empty for a standard object or field of which nothing has been changed so far.
    Map<String, @Nullable Object> copy(Key key) {
        var definition = find(key);
        return definition == null ? new LinkedHashMap<>() : new LinkedHashMap<>(definition);
    }

    void put(Key key, Map<String, ? extends @Nullable Object> definition) {
        remember(key);
        now.put(key, StoredModel.normal(definition));
        objects = null;
    }

    void remove(Key view) {
        remember(view);
        now.remove(view);
    }

    /// What was not there is remembered as such, once.
    private void remember(Key key) {
        var before = find(key);
        if (!original.containsKey(key)) {
            original.put(key, before);
        }
    }

    /// All views of the workspace, loaded.
    Set<Key> views() {
        var views = ModelStore.views(tx, workspace);
        views.forEach((key, definition) -> {
            if (!original.containsKey(key)) {
                now.put(key, definition);
            }
        });
        return now.keySet().stream()
                .filter(key -> key.kind() == Key.Kind.VIEW)
                .collect(Collectors.toCollection(java.util.LinkedHashSet::new));
    }

    /// What is not as it was.
    Set<Key> changed() {
        var changed = new HashSet<Key>();
        original.forEach((key, before) -> {
            if (!Objects.equals(before, now.get(key))) {
                changed.add(key);
            }
        });
        return changed;
    }

    /// The changed definitions by key, before or after.
    Map<String, @Nullable Object> before() {
        var before = new LinkedHashMap<String, @Nullable Object>();
        var changed = changed();
        original.forEach((key, definition) -> {
            if (changed.contains(key)) {
                before.put(key.text(), definition);
            }
        });
        return before;
    }

    Map<String, @Nullable Object> after() {
        var after = new LinkedHashMap<String, @Nullable Object>();
        before().keySet().forEach(text -> after.put(text, now.get(Key.parse(text))));
        return after;
    }

    void save() {
        var changed = changed();
        original.keySet().stream()
                .filter(changed::contains)
                .forEach(key -> ModelStore.save(tx, workspace, key, now.get(key)));
    }
}
