package dev.grato.model.internal;

import dev.grato.model.FieldDefinition;
import dev.grato.model.Layout;
import dev.grato.model.ObjectType;
import dev.grato.platform.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Keeps how the pages of an object's records are laid out, by columns, so that a field keeps its place when it is
/// renamed, or retired and brought back.
final class LayoutEditor {

    private static final String KEY = "layout";
    private static final int MAX_NAME = 50;
    private static final Map<String, String> SYSTEM = Map.of("createdAt", "created_at", "updatedAt", "updated_at");

    private LayoutEditor() {}

    /// Takes the layout that was sent. Fields it does not mention stay in the section they were in, when that is
    /// still there: whoever sent it need not see them all.
    static void change(Draft draft, ObjectType object, Input input) {
        input.allow(Set.of("sections", "header", "hidden"));
        var placed = new HashSet<String>();
        var sections = sections(input, object, placed);
        var hidden = columns(input, "hidden", object, placed, Invariants.MAX_FIELDS);
        var header = columns(input, "header", object, new HashSet<>(), Layout.MOST_IN_HEADER);
        if (input.raw("sections") == null) {
            input.fault("sections", "missing");
        } else if (sections.isEmpty() && input.faults().isEmpty()) {
            input.fault("sections", "missing");
        }
        Input.refuse(input.faults());
        var key = Key.object(object.table());
        var definition = draft.copy(key);
        keepUnmentioned(Json.asObject(definition.get(KEY)), sections, hidden, placed);
        var kept = new LinkedHashMap<String, @Nullable Object>();
        kept.put("sections", sections);
        kept.put("header", header);
        kept.put("hidden", hidden);
        definition.put(KEY, kept);
        draft.put(key, definition);
    }

    /// Back to what follows from the fields.
    static void reset(Draft draft, ObjectType object) {
        var key = Key.object(object.table());
        var definition = draft.copy(key);
        if (definition.remove(KEY) != null) {
            draft.put(key, definition);
        }
    }

    private static List<Map<String, @Nullable Object>> sections(Input input, ObjectType object, Set<String> placed) {
        var sections = new ArrayList<Map<String, @Nullable Object>>();
        var keys = new HashSet<String>();
        var list = input.list("sections", Layout.MOST_SECTIONS).orElse(List.of());
        for (int i = 0; i < list.size(); i++) {
            input.inside("sections[" + i + "]", list.get(i)).ifPresent(sent -> {
                sent.allow(Set.of("key", "label", "fields"));
                var key = sent.name("key").orElse("");
                if (!key.isEmpty() && !keys.add(key)) {
                    sent.fault("key", "nameTaken", Map.of("name", key));
                }
                var section = new LinkedHashMap<String, @Nullable Object>();
                section.put("key", key);
                section.put("label", sent.texts("label", FieldReader.MAX_LABEL).orElse(Map.of()));
                section.put("fields", columns(sent, "fields", object, placed, Invariants.MAX_FIELDS));
                sections.add(section);
            });
        }
        return sections;
    }

    /// @param placed the columns that have a place already, which grow
    private static List<String> columns(Input input, String key, ObjectType object, Set<String> placed, int most) {
        var columns = new ArrayList<String>();
        var list = input.list(key, most).orElse(List.of());
        for (int i = 0; i < list.size(); i++) {
            var place = key + "[" + i + "]";
            if (!(list.get(i) instanceof String name) || name.length() > MAX_NAME) {
                input.fault(place, "wrongKind", Map.of("expected", "text"));
                continue;
            }
            var column = column(object, name);
            if (column.isEmpty()) {
                input.fault(place, "unknownField", Map.of("name", Input.shown(name)));
            } else if (!placed.add(column.get())) {
                input.fault(place, "placedTwice", Map.of("name", name));
            } else {
                columns.add(column.get());
            }
        }
        return columns;
    }

    private static Optional<String> column(ObjectType object, String name) {
        var system = SYSTEM.get(name);
        return system != null ? Optional.of(system) : object.field(name).map(FieldDefinition::column);
    }

    private static void keepUnmentioned(
            @Nullable Map<String, @Nullable Object> before,
            List<Map<String, @Nullable Object>> sections,
            List<String> hidden,
            Set<String> placed) {
        if (before == null) {
            return;
        }
        for (var section : objects(before.get("sections"))) {
            sections.stream()
                    .filter(each -> Objects.equals(each.get("key"), section.get("key")))
                    .forEach(each -> {
                        var fields = new ArrayList<>(texts(each.get("fields")));
                        texts(section.get("fields")).stream()
                                .filter(placed::add)
                                .forEach(fields::add);
                        each.put("fields", fields);
                    });
        }
        texts(before.get("hidden")).stream().filter(placed::add).forEach(hidden::add);
    }

    /// What was kept, by the names of today's fields; null where nothing was.
    static @Nullable Layout of(Map<String, @Nullable Object> definition, List<FieldDefinition> fields) {
        var kept = Json.asObject(definition.get(KEY));
        if (kept == null) {
            return null;
        }
        var names = new LinkedHashMap<String, String>();
        fields.stream().filter(field -> !field.isRetired()).forEach(field -> names.put(field.column(), field.name()));
        SYSTEM.forEach((name, column) -> names.put(column, name));
        return new Layout(
                objects(kept.get("sections")).stream()
                        .map(section -> new Layout.Section(
                                ModelBuilder.text(section, "key"),
                                ModelBuilder.texts(section.get("label")),
                                named(section.get("fields"), names)))
                        .toList(),
                named(kept.get("header"), names),
                named(kept.get("hidden"), names));
    }

    private static List<String> named(@Nullable Object columns, Map<String, String> names) {
        return texts(columns).stream()
                .flatMap(column -> Optional.ofNullable(names.get(column)).stream())
                .toList();
    }

    private static List<String> texts(@Nullable Object list) {
        var found = Json.asList(list);
        return found == null ? List.of() : found.stream().map(String::valueOf).toList();
    }

    private static List<Map<String, @Nullable Object>> objects(@Nullable Object list) {
        var found = Json.asList(list);
        var objects = new ArrayList<Map<String, @Nullable Object>>();
        if (found != null) {
            found.forEach(each -> Optional.ofNullable(Json.asObject(each)).ifPresent(objects::add));
        }
        return objects;
    }
}
