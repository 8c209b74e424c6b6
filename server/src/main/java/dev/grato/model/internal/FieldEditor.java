package dev.grato.model.internal;

import dev.grato.model.FieldDefinition;
import dev.grato.model.FieldTypes;
import dev.grato.model.Model;
import dev.grato.model.ObjectType;
import dev.grato.model.ValueContext;
import dev.grato.platform.Actor;
import dev.grato.platform.Json;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Creates and changes fields on a draft.
final class FieldEditor {

    private static final Set<String> KEYS = Set.of(
            "name",
            "type",
            "label",
            "help",
            "required",
            "unique",
            "indexed",
            "hidden",
            "retired",
            "options",
            "target",
            "inverse",
            "expression",
            "published",
            "rollUp",
            "settings",
            "default");
    private static final Set<String> STANDARD_KEYS =
            Set.of("label", "help", "required", "unique", "indexed", "hidden", "options");
    private static final int MAX_COLUMNS = 1_200;

    private final FieldReader reader;
    private final ComputedEditor computed;
    private final DeclaredObjects declared;
    private final Clock clock;

    FieldEditor(FieldTypes types, DeclaredObjects declared, ComputedEditor computed, Clock clock) {
        this.reader = new FieldReader(types);
        this.computed = computed;
        this.declared = declared;
        this.clock = clock;
    }

    /// Adds a field; the faults of its definition are left in the input.
    ///
    /// @param column the physical name, when it has been chosen already
    /// @return the field's column
    @Nullable
    String create(Draft draft, Actor actor, String table, Input input, @Nullable String column) {
        var context = ValueContext.of(actor.workspace(), clock);
        var read = reader.read(input, context);
        var definition = read.definition();
        if (!input.faults().isEmpty()) {
            return null;
        }
        var object = at(draft, table);
        var readType = Objects.requireNonNull(read.type()).key();
        computed.read(draft, actor, object, null, readType, input, definition);
        var name = (String) Objects.requireNonNull(definition.get("name"));
        var present = object.field(name);
        var key = present.map(field -> Key.field(table, field.column()));
        boolean isAuto =
                key.isPresent() && Boolean.TRUE.equals(draft.copy(key.get()).get("auto"));
        if (!isAuto) {
            ObjectNames.checkFieldName(input, "name", name, object, draft.objects());
        }
        if (read.target() != null) {
            relation(draft, object, name, read.target(), input, definition);
        }
        limits(object, input);
        if (!input.faults().isEmpty()) {
            return null;
        }
        if (isAuto
                && read.type() != null
                && read.type().key().equals(present.orElseThrow().type().key())) {
            definition.putIfAbsent("indexed", true);
            draft.put(key.orElseThrow(), definition);
            return key.orElseThrow().column();
        }
        var used = object.fields().stream().map(FieldDefinition::column).collect(Collectors.toSet());
        var chosen = column == null ? ObjectNames.physical(name, used) : column;
        if (isAuto) {
            replace(draft, table, key.orElseThrow(), chosen);
        }
        draft.put(Key.field(table, chosen), definition);
        return chosen;
    }

    /// Somebody wants `name` to be of another type than the title field that came with the object.
    private static void replace(Draft draft, String table, Key auto, String column) {
        var retired = draft.copy(auto);
        retired.put("retired", true);
        draft.put(auto, retired);
        var object = draft.copy(Key.object(table));
        object.put("titleColumn", column);
        draft.put(Key.object(table), object);
    }

    private static void relation(
            Draft draft,
            ObjectType object,
            String name,
            String sent,
            Input input,
            Map<String, @Nullable Object> definition) {
        var target = ObjectNames.find(draft.objects(), sent, false);
        if (target.isEmpty()) {
            input.fault("target", "unknownObject", Map.of("name", Input.shown(sent)));
            return;
        }
        definition.put("target", target.get().table());
        var taken = ObjectNames.takenOn(target.get(), draft.objects());
        if (target.get().table().equals(object.table())) {
            taken.add(name);
        }
        if (input.raw("inverse") == null) {
            definition.put("inverse", ObjectNames.freeInverse(object, name, taken));
            return;
        }
        input.name("inverse").ifPresent(inverse -> {
            ObjectNames.checkFieldName(input, "inverse", inverse, target.get(), draft.objects());
            if (inverse.equals(name) && target.get().table().equals(object.table())) {
                input.fault("inverse", "nameTaken", Map.of("name", inverse));
            }
            definition.put("inverse", inverse);
        });
    }

    private static void limits(ObjectType object, Input input) {
        if (object.liveFields().size() >= Invariants.MAX_FIELDS) {
            input.fault("", "tooMany", Map.of("max", Invariants.MAX_FIELDS));
        }
        int columns = object.fields().stream()
                .mapToInt(field -> field.type().parts().size())
                .sum();
        if (columns >= MAX_COLUMNS) {
            input.fault("", "tooMany", Map.of("max", MAX_COLUMNS));
        }
    }

    /// @return what was done
    String change(Draft draft, Actor actor, ObjectType object, FieldDefinition field, Input input) {
        input.allow(KEYS);
        var key = Key.field(object.table(), field.column());
        var definition = draft.copy(key);
        if (field.isCustom()) {
            custom(draft, object, field, input, definition);
            computed.read(draft, actor, object, field, field.type().key(), input, definition);
        } else {
            standard(object, field, input);
        }
        input.texts("label", FieldReader.MAX_LABEL).ifPresent(label -> definition.put("label", label));
        reader.help(input, definition);
        reader.flags(input, definition);
        if (field.computation() != null) {
            refuseUnstored(field, input);
        } else if (input.raw("options") != null && !field.type().hasOptions()) {
            input.fault("options", "notForThisType", Map.of("type", field.type().key()));
        } else {
            var known = Json.asObject(definition.get("options"));
            reader.options(input, known == null ? FieldReader.stored(field.options()) : known, definition);
        }
        reader.comparisons(input, field.type(), definition);
        if (field.isCustom()) {
            reader.byDefault(input, field.type(), definition, ValueContext.of(actor.workspace(), clock));
        }
        Input.refuse(input.faults());
        definition.remove("auto");
        draft.put(key, definition);
        var name = definition.get("name");
        if (field.isCustom() && name instanceof String text && !text.equals(field.name())) {
            rename(draft, object, field.name(), text);
        }
        return what(input);
    }

    private static void refuseUnstored(FieldDefinition field, Input input) {
        if (!field.isStored() && Boolean.TRUE.equals(input.raw("indexed"))) {
            input.fault("indexed", "formulaNotIndexed");
        }
    }

    private static String what(Input input) {
        if (input.has("retired")) {
            return input.flag("retired").orElse(false) ? "retireField" : "bringBackField";
        }
        return input.has("name") ? "renameField" : "changeField";
    }

    private void custom(
            Draft draft,
            ObjectType object,
            FieldDefinition field,
            Input input,
            Map<String, @Nullable Object> definition) {
        if (input.has("type") && !field.type().key().equals(input.raw("type"))) {
            input.fault("type", "typeCannotChange", Map.of("type", field.type().key()));
        }
        if (input.has("target")) {
            var sent = input.line("target", 60).flatMap(name -> ObjectNames.find(draft.objects(), name, false));
            if (!sent.map(ObjectType::name).equals(java.util.Optional.ofNullable(field.target()))) {
                input.fault(
                        "target",
                        "typeCannotChange",
                        Map.of("type", field.type().key()));
            }
        }
        if (input.has("name")) {
            input.name("name").filter(name -> !name.equals(field.name())).ifPresent(name -> {
                ObjectNames.checkFieldName(input, "name", name, object, draft.objects());
                definition.put("name", name);
            });
        }
        if (input.has("inverse")) {
            inverse(draft, field, input, definition);
        }
        input.flag("retired").ifPresent(flag -> definition.put("retired", flag));
        boolean isComingBack = field.isRetired() && !input.flag("retired").orElse(true);
        if (isComingBack && !input.has("name")) {
            ObjectNames.checkFieldName(input, "retired", field.name(), object, draft.objects());
        }
        reader.settings(input, field.type(), definition);
    }

    private static void inverse(
            Draft draft, FieldDefinition field, Input input, Map<String, @Nullable Object> definition) {
        var target = field.target();
        if (target == null) {
            input.fault("inverse", "notForThisType", Map.of("type", field.type().key()));
            return;
        }
        input.name("inverse").filter(name -> !name.equals(field.inverse())).ifPresent(name -> {
            ObjectNames.checkFieldName(
                    input, "inverse", name, ObjectNames.require(draft.objects(), target), draft.objects());
            definition.put("inverse", name);
        });
    }

    /// What the module that declares the field relies on stays as it is.
    private void standard(ObjectType object, FieldDefinition field, Input input) {
        KEYS.stream()
                .filter(key -> !STANDARD_KEYS.contains(key) && input.has(key))
                .forEach(key -> input.fault(key, "standardField", Map.of("name", field.name())));
        var original = declared.at(object.table()).stream()
                .flatMap(type -> type.fields().stream())
                .filter(candidate -> candidate.column().equals(field.column()))
                .findFirst();
        if (original.isEmpty()) {
            return;
        }
        var fixed = new LinkedHashMap<String, Boolean>();
        fixed.put("required", original.get().isRequired());
        fixed.put("unique", original.get().isUnique());
        fixed.put("indexed", original.get().isIndexed());
        fixed.forEach((key, isFixed) -> {
            if (isFixed && Boolean.FALSE.equals(input.raw(key))) {
                input.fault(key, "standardField", Map.of("name", field.name()));
            }
        });
        refuseMissingOptions(original.get(), input);
    }

    private static void refuseMissingOptions(FieldDefinition original, Input input) {
        var sent = Json.asList(input.raw("options"));
        if (sent == null) {
            return;
        }
        var kept = new ArrayList<@Nullable Object>();
        for (var option : sent) {
            var map = Json.asObject(option);
            kept.add(map == null ? option : Boolean.TRUE.equals(map.get("retired")) ? null : map.get("key"));
        }
        for (var option : original.options()) {
            if (!kept.contains(option.key())) {
                input.fault("options", "standardOption", Map.of("name", option.key()));
            }
        }
    }

    /// Rules and views speak of fields by name, so they are told.
    private static void rename(Draft draft, ObjectType object, String oldName, String newName) {
        var before = new ArrayList<ObjectType>();
        for (var each : draft.objects()) {
            before.add(each.table().equals(object.table()) ? object : each);
        }
        var paths = new FieldPaths(new Model(0, before), object.table(), oldName, newName);
        var objectKey = Key.object(object.table());
        var definition = draft.copy(objectKey);
        var rules = Json.asObject(definition.get("rules"));
        if (rules != null) {
            var renamed = new LinkedHashMap<String, @Nullable Object>();
            rules.forEach((name, rule) -> renamed.put(name, renamedRule(Json.asObject(rule), object, paths)));
            definition.put("rules", renamed);
            draft.put(objectKey, definition);
        }
        for (var view : draft.views()) {
            var stored = draft.copy(view);
            var type = before.stream()
                    .filter(each -> each.table().equals(stored.get("table")))
                    .findFirst();
            type.ifPresent(each -> draft.put(view, ViewReader.renamed(stored, each, paths)));
        }
    }

    private static @Nullable Object renamedRule(
            @Nullable Map<String, @Nullable Object> rule, ObjectType object, FieldPaths paths) {
        if (rule == null) {
            return null;
        }
        var renamed = new LinkedHashMap<>(rule);
        var refuses = Json.asObject(rule.get("refuses"));
        if (refuses != null) {
            renamed.put("refuses", RuleFilters.renamed(refuses, object, paths));
        }
        if (paths.oldName().equals(rule.get("field"))) {
            renamed.put("field", paths.newName());
        }
        return renamed;
    }

    static ObjectType at(Draft draft, String table) {
        return draft.objects().stream()
                .filter(object -> object.table().equals(table))
                .findFirst()
                .orElseThrow();
    }
}
