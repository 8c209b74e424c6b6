package dev.grato.model.internal;

import dev.grato.model.ObjectType;
import dev.grato.platform.Actor;
import dev.grato.platform.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Creates and changes objects on a draft.
final class ObjectEditor {

    private static final Set<String> NEW_KEYS =
            Set.of("name", "plural", "label", "pluralLabel", "owned", "fields", "titleField", "timeline");
    private static final Set<String> KEYS =
            Set.of("name", "plural", "label", "pluralLabel", "titleField", "retired", "timeline");
    private static final Set<String> STANDARD_KEYS = Set.of("label", "pluralLabel");

    private final FieldEditor fields;

    ObjectEditor(FieldEditor fields) {
        this.fields = fields;
    }

    /// @return the new object's table
    String create(Draft draft, Actor actor, Input input) {
        input.allow(NEW_KEYS);
        var name = input.name("name");
        name.ifPresent(text -> ObjectNames.checkObjectName(input, "name", text, draft, null));
        var plural = input.has("plural") ? input.name("plural") : name.map(ObjectNames::plural);
        plural.ifPresent(
                text -> ObjectNames.checkObjectName(input, input.has("plural") ? "plural" : "name", text, draft, null));
        var label = input.texts("label", FieldReader.MAX_LABEL);
        var pluralLabel = input.texts("pluralLabel", FieldReader.MAX_LABEL);
        var owned = input.flag("owned");
        var sent = input.list("fields", Invariants.MAX_FIELDS);
        var title = input.line("titleField", 50);
        long customs = draft.objects().stream()
                .filter(object -> object.isCustom() && !object.isRetired())
                .count();
        if (customs >= Invariants.MAX_OBJECTS) {
            input.fault("", "tooMany", Map.of("max", Invariants.MAX_OBJECTS));
        }
        Input.refuse(input.faults());

        var table = ObjectNames.physical(
                name.orElseThrow(),
                draft.objects().stream().map(ObjectType::table).collect(Collectors.toSet()));
        var used = Set.of("owner_id", "team_id");
        var titleColumn = ObjectNames.physical(title.orElse("name"), used);
        var definition = new LinkedHashMap<String, @Nullable Object>();
        definition.put("custom", true);
        definition.put("name", name.orElseThrow());
        definition.put("plural", plural.orElseThrow());
        definition.put("label", label.orElseGet(() -> FieldReader.words(name.orElseThrow())));
        definition.put("pluralLabel", pluralLabel.orElseGet(() -> FieldReader.words(plural.orElseThrow())));
        definition.put("owned", owned.orElse(true));
        definition.put("titleColumn", titleColumn);
        draft.put(Key.object(table), definition);
        boolean hasTitle = false;
        var list = sent.orElse(List.of());
        for (int i = 0; i < list.size(); i++) {
            var map = Json.asObject(list.get(i));
            hasTitle |= map != null && title.orElse("name").equals(map.get("name"));
        }
        if (!hasTitle && title.isPresent()) {
            input.fault("titleField", "unknownField", Map.of("name", Input.shown(title.get())));
        } else if (!hasTitle) {
            draft.put(Key.field(table, titleColumn), titleField());
        }
        for (int i = 0; i < list.size(); i++) {
            var place = "fields[" + i + "]";
            var map = Json.asObject(list.get(i));
            boolean isTitle = map != null && hasTitle && title.orElse("name").equals(map.get("name"));
            input.inside(place, list.get(i))
                    .ifPresent(field -> fields.create(draft, actor, table, field, isTitle ? titleColumn : null));
        }
        draft.objects().stream().filter(object -> object.table().equals(table)).forEach(object -> {
            ObjectTimeline.read(input, object, definition);
            draft.put(Key.object(table), definition);
        });
        Input.refuse(input.faults());
        return table;
    }

    /// `auto` lets somebody who does not know of it add a field called `name` all the same.
    private static Map<String, @Nullable Object> titleField() {
        var definition = new LinkedHashMap<String, @Nullable Object>();
        definition.put("custom", true);
        definition.put("auto", true);
        definition.put("name", "name");
        definition.put("type", "text");
        definition.put("label", Map.of("en", "Name", "es", "Nombre", "it", "Nome"));
        definition.put("indexed", true);
        return definition;
    }

    /// @return what was done
    String change(Draft draft, ObjectType object, Input input) {
        input.allow(KEYS);
        if (!object.isCustom()) {
            KEYS.stream()
                    .filter(key -> !STANDARD_KEYS.contains(key) && input.has(key))
                    .forEach(key -> input.fault(key, "standardObject", Map.of("name", object.name())));
        }
        var key = Key.object(object.table());
        var definition = draft.copy(key);
        for (var name : List.of("name", "plural")) {
            if (object.isCustom() && input.has(name)) {
                input.name(name).ifPresent(text -> {
                    ObjectNames.checkObjectName(input, name, text, draft, object.table());
                    definition.put(name, text);
                });
            }
        }
        for (var name : List.of("label", "pluralLabel")) {
            input.texts(name, FieldReader.MAX_LABEL).ifPresent(texts -> definition.put(name, texts));
        }
        if (object.isCustom() && input.has("titleField")) {
            input.name("titleField")
                    .ifPresent(name -> object.field(name)
                            .ifPresentOrElse(
                                    field -> definition.put("titleColumn", field.column()),
                                    () -> input.fault("titleField", "unknownField", Map.of("name", name))));
        }
        if (object.isCustom()) {
            ObjectTimeline.read(input, object, definition);
        }
        input.flag("retired").ifPresent(flag -> definition.put("retired", flag));
        if (object.isCustom() && input.flag("retired").orElse(false)) {
            refuseUsed(draft, object, input);
        }
        Input.refuse(input.faults());
        draft.put(key, definition);
        return input.has("retired")
                ? input.flag("retired").orElse(false) ? "retireObject" : "bringBackObject"
                : "changeObject";
    }

    private static void refuseUsed(Draft draft, ObjectType object, Input input) {
        for (var other : draft.objects()) {
            if (other.isRetired() || other.table().equals(object.table())) {
                continue;
            }
            other.liveFields().values().stream()
                    .filter(field -> object.name().equals(field.target()))
                    .forEach(field -> input.fault(
                            "retired", "usedByRelation", Map.of("name", other.name() + "." + field.name())));
        }
    }
}
