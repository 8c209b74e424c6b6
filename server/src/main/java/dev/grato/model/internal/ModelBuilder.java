package dev.grato.model.internal;

import dev.grato.model.Faults;
import dev.grato.model.FieldDefinition;
import dev.grato.model.FieldType;
import dev.grato.model.FieldTypes;
import dev.grato.model.Names;
import dev.grato.model.ObjectType;
import dev.grato.model.OnDevices;
import dev.grato.model.Option;
import dev.grato.model.SystemFields;
import dev.grato.model.ValidationRule;
import dev.grato.model.ValueContext;
import dev.grato.model.types.ComputedType;
import dev.grato.platform.Json;
import dev.grato.platform.Texts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Puts declared objects and stored definitions together.
final class ModelBuilder {

    private final DeclaredObjects declared;
    private final FieldTypes types;

    ModelBuilder(DeclaredObjects declared, FieldTypes types) {
        this.declared = declared;
        this.types = types;
    }

    /// All objects, standard first, retired ones and retired fields included.
    List<ObjectType> objects(
            Map<Key, Map<String, @Nullable Object>> definitions, Set<Key> building, ValueContext context) {
        var names = new LinkedHashMap<String, String>();
        declared.all().forEach(object -> names.put(object.table(), object.name()));
        var fields = new LinkedHashMap<String, Map<String, Map<String, @Nullable Object>>>();
        definitions.forEach((key, definition) -> {
            switch (key.kind()) {
                case OBJECT -> {
                    // what is kept of a standard object are changes only, without a name
                    if (ModelStore.isCustom(definition)) {
                        names.put(key.table(), text(definition, "name"));
                    }
                }
                case FIELD ->
                    fields.computeIfAbsent(key.table(), table -> new LinkedHashMap<>())
                            .put(key.column(), definition);
                case VIEW -> {}
            }
        });
        var objects = new ArrayList<ObjectType>();
        for (var object : declared.all()) {
            objects.add(standard(
                    object,
                    definitions.getOrDefault(Key.object(object.table()), Map.of()),
                    fields.getOrDefault(object.table(), Map.of()),
                    new Surroundings(names, building, context, object.table())));
        }
        definitions.forEach((key, definition) -> {
            if (key.kind() == Key.Kind.OBJECT && ModelStore.isCustom(definition)) {
                objects.add(custom(
                        key.table(),
                        definition,
                        fields.getOrDefault(key.table(), Map.of()),
                        new Surroundings(names, building, context, key.table())));
            }
        });
        return new Computations(objects, definitions, types).resolved();
    }

    /// @param names the present name of the object with a table
    private record Surroundings(Map<String, String> names, Set<Key> building, ValueContext context, String table) {}

    private ObjectType standard(
            ObjectType object,
            Map<String, @Nullable Object> changes,
            Map<String, Map<String, @Nullable Object>> stored,
            Surroundings around) {
        var fields = new ArrayList<FieldDefinition>();
        var declaredColumns = new java.util.HashSet<String>();
        for (var field : object.fields()) {
            declaredColumns.add(field.column());
            fields.add(changed(field, stored.getOrDefault(field.column(), Map.of()), around));
        }
        stored.forEach((column, definition) -> {
            if (ModelStore.isCustom(definition) && !declaredColumns.contains(column)) {
                fields.add(custom(column, definition, around));
            }
        });
        return new ObjectType(
                object.name(),
                object.plural(),
                object.address(),
                object.table(),
                changes.containsKey("label") ? texts(changes.get("label")) : object.label(),
                changes.containsKey("pluralLabel") ? texts(changes.get("pluralLabel")) : object.pluralLabel(),
                fields,
                object.titleField(),
                object.isOwned(),
                object.parents(),
                object.accountTeam(),
                object.isErpMastered(),
                object.isPersonal(),
                object.isRuled(),
                false,
                false,
                object.timeline(),
                rules(changes),
                object.onDevices(),
                object.listFields(),
                LayoutEditor.of(changes, fields));
    }

    private FieldDefinition changed(FieldDefinition field, Map<String, @Nullable Object> changes, Surroundings around) {
        boolean isUnique = flag(changes, "unique", field.isUnique());
        return new FieldDefinition(
                field.name(),
                field.column(),
                field.type(),
                changes.containsKey("label") ? texts(changes.get("label")) : field.label(),
                changes.containsKey("help") ? texts(changes.get("help")) : field.help(),
                flag(changes, "required", field.isRequired()),
                isUnique && !around.building().contains(Key.field(around.table(), field.column())),
                flag(changes, "indexed", field.isIndexed()),
                field.isReadOnly(),
                field.isSensitive(),
                false,
                flag(changes, "hidden", false),
                false,
                changes.get("options") == null ? field.options() : mergedOptions(field.options(), changes),
                field.target(),
                field.inverse(),
                field.settings(),
                field.defaultValue(),
                field.mustAsk());
    }

    /// An upgrade may declare options that are not in the stored list yet; they come last.
    private static List<Option> mergedOptions(List<Option> declared, Map<String, @Nullable Object> changes) {
        var merged = new ArrayList<>(options(changes));
        for (var option : declared) {
            if (merged.stream().noneMatch(known -> known.key().equals(option.key()))) {
                merged.add(option);
            }
        }
        return merged;
    }

    private ObjectType custom(
            String table,
            Map<String, @Nullable Object> definition,
            Map<String, Map<String, @Nullable Object>> stored,
            Surroundings around) {
        var fields = new ArrayList<FieldDefinition>();
        stored.forEach((column, field) -> {
            if (ModelStore.isCustom(field)) {
                fields.add(custom(column, field, around));
            }
        });
        boolean isOwned = flag(definition, "owned", true);
        if (isOwned) {
            SystemFields.ownership(types)
                    .forEach(
                            field -> fields.add(changed(field, stored.getOrDefault(field.column(), Map.of()), around)));
        }
        var titleColumn = text(definition, "titleColumn");
        var plural = text(definition, "plural");
        return new ObjectType(
                text(definition, "name"),
                plural,
                Names.kebab(plural),
                table,
                texts(definition.get("label")),
                texts(definition.get("pluralLabel")),
                fields,
                fields.stream()
                        .filter(field -> field.column().equals(titleColumn))
                        .map(FieldDefinition::name)
                        .findFirst()
                        .orElse("id"),
                isOwned,
                List.of(),
                null,
                false,
                false,
                false,
                true,
                flag(definition, "retired", false),
                ObjectTimeline.of(definition, fields, text(definition, "name")),
                rules(definition),
                OnDevices.usual(isOwned, false),
                List.of(),
                LayoutEditor.of(definition, fields));
    }

    private FieldDefinition custom(String column, Map<String, @Nullable Object> definition, Surroundings around) {
        var type = type(definition);
        var targetTable = (String) definition.get("target");
        boolean isBuilding = around.building().contains(Key.field(around.table(), column));
        var field = new FieldDefinition(
                text(definition, "name"),
                column,
                type,
                texts(definition.get("label")),
                texts(definition.get("help")),
                flag(definition, "required", false),
                flag(definition, "unique", false) && !isBuilding,
                flag(definition, "indexed", false),
                type.isComputed(),
                flag(definition, "sensitive", false),
                true,
                flag(definition, "hidden", false),
                flag(definition, "retired", false),
                options(definition),
                targetTable == null ? null : around.names().get(targetTable),
                (String) definition.get("inverse"),
                settings(type, definition),
                null,
                false);
        var byDefault = definition.get("default");
        return byDefault == null
                ? field
                : withDefault(field, type.accept(byDefault, field, around.context(), new Faults()));
    }

    /// What a computed field is follows from what it computes, which is resolved when all objects are known.
    private FieldType type(Map<String, @Nullable Object> definition) {
        var key = text(definition, "type");
        return ComputedType.KEYS.contains(key)
                ? ComputedType.of(key, types.require(text(definition, "result")), false)
                : types.require(key);
    }

    static FieldDefinition withDefault(FieldDefinition field, @Nullable Object value) {
        return new FieldDefinition(
                field.name(),
                field.column(),
                field.type(),
                field.label(),
                field.help(),
                field.isRequired(),
                field.isUnique(),
                field.isIndexed(),
                field.isReadOnly(),
                field.isSensitive(),
                field.isCustom(),
                field.isHidden(),
                field.isRetired(),
                field.options(),
                field.target(),
                field.inverse(),
                field.settings(),
                value,
                field.mustAsk());
    }

    /// Numbers come back from the database in other Java types, so the type reads its settings again.
    private static Map<String, Object> settings(FieldType type, Map<String, @Nullable Object> definition) {
        var stored = Json.asObject(definition.get("settings"));
        if (stored == null || stored.isEmpty()) {
            return type.acceptSettings(new LinkedHashMap<>(), new Faults());
        }
        return type.acceptSettings(stored, new Faults());
    }

    static List<Option> options(Map<String, @Nullable Object> definition) {
        var stored = Json.asObject(definition.get("options"));
        if (stored == null) {
            return List.of();
        }
        record Placed(int position, Option option) {}
        return stored.entrySet().stream()
                .map(entry -> {
                    var option = Objects.requireNonNull(Json.asObject(entry.getValue()));
                    return new Placed(
                            option.get("position") instanceof Number number ? number.intValue() : 0,
                            new Option(
                                    entry.getKey(),
                                    texts(option.get("label")),
                                    (String) option.get("color"),
                                    flag(option, "retired", false)));
                })
                .sorted(Comparator.comparingInt(Placed::position)
                        .thenComparing(placed -> placed.option().key()))
                .map(Placed::option)
                .toList();
    }

    private static List<ValidationRule> rules(Map<String, @Nullable Object> definition) {
        var stored = Json.asObject(definition.get("rules"));
        if (stored == null) {
            return List.of();
        }
        return stored.entrySet().stream()
                .map(entry -> rule(entry.getKey(), Objects.requireNonNull(Json.asObject(entry.getValue()))))
                .sorted(Comparator.comparing(ValidationRule::name))
                .toList();
    }

    private static ValidationRule rule(String name, Map<String, @Nullable Object> stored) {
        return new ValidationRule(
                name,
                (String) stored.get("field"),
                Objects.requireNonNull(Json.asObject(stored.get("refuses"))),
                texts(stored.get("message")),
                flag(stored, "active", true));
    }

    static Texts texts(@Nullable Object stored) {
        var map = Json.asObject(stored);
        if (map == null) {
            return Texts.EMPTY;
        }
        var texts = new LinkedHashMap<String, String>();
        map.forEach((language, text) -> texts.put(language, String.valueOf(text)));
        return new Texts(texts);
    }

    static boolean flag(Map<String, @Nullable Object> definition, String key, boolean otherwise) {
        return definition.get(key) instanceof Boolean flag ? flag : otherwise;
    }

    static String text(Map<String, @Nullable Object> definition, String key) {
        return (String) Objects.requireNonNull(definition.get(key), key);
    }
}
