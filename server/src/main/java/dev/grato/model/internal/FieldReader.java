package dev.grato.model.internal;

import dev.grato.model.Faults;
import dev.grato.model.FieldDefinition;
import dev.grato.model.FieldType;
import dev.grato.model.FieldTypes;
import dev.grato.model.Names;
import dev.grato.model.Option;
import dev.grato.model.PhysicalNames;
import dev.grato.model.ValueContext;
import dev.grato.model.types.ComputedType;
import dev.grato.platform.Folding;
import dev.grato.platform.Json;
import dev.grato.platform.Texts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads the definition of a field as it was sent into the form in which it is stored.
final class FieldReader {

    static final int MAX_LABEL = 200;
    static final int MAX_HELP = 1_000;
    static final int MAX_OPTIONS = 1_000;

    private static final Set<String> NEW_KEYS = Set.of(
            "name",
            "type",
            "label",
            "help",
            "required",
            "unique",
            "indexed",
            "hidden",
            "sensitive",
            "options",
            "target",
            "inverse",
            "expression",
            "published",
            "rollUp",
            "settings",
            "default");
    private static final Set<String> OPTION_KEYS = Set.of("key", "label", "color", "retired");

    private final FieldTypes types;

    FieldReader(FieldTypes types) {
        this.types = types;
    }

    /// A new field; its target is still the object as it was sent.
    ///
    /// @param type null when unknown, and then a fault is among the faults
    record NewField(
            Map<String, @Nullable Object> definition,
            @Nullable FieldType type,
            @Nullable String target) {}

    NewField read(Input input, ValueContext context) {
        input.allow(NEW_KEYS);
        var definition = new LinkedHashMap<String, @Nullable Object>();
        definition.put("custom", true);
        input.name("name").ifPresent(name -> definition.put("name", name));
        var type = type(input);
        if (type == null) {
            return new NewField(definition, null, null);
        }
        definition.put("type", type.key());
        definition.put("label", input.texts("label", MAX_LABEL).orElseGet(() -> words(definition.get("name"))));
        help(input, definition);
        flags(input, definition);
        input.flag("sensitive").ifPresent(flag -> definition.put("sensitive", flag));
        if (type.hasOptions()) {
            options(input, Map.of(), definition);
            if (Json.asObject(definition.get("options")) == null && input.raw("options") == null) {
                input.fault("options", "missing");
            }
        } else if (input.raw("options") != null) {
            input.fault("options", "notForThisType", Map.of("type", type.key()));
        }
        settings(input, type, definition);
        comparisons(input, type, definition);
        var target = target(input, type);
        byDefault(input, type, definition, context);
        return new NewField(definition, type, target);
    }

    private @Nullable FieldType type(Input input) {
        var sent = input.raw("type");
        if (sent == null) {
            input.fault("type", "missing");
            return null;
        }
        if (!(sent instanceof String key)) {
            input.fault("type", "wrongKind", Map.of("expected", "text"));
            return null;
        }
        var type = ComputedType.KEYS.contains(key)
                ? Optional.of(ComputedType.of(key, types.require("number"), false))
                : types.find(key);
        if (type.isEmpty()) {
            input.fault("type", "unknownType", Map.of("name", Input.shown(key)));
        }
        return type.orElse(null);
    }

    private static @Nullable String target(Input input, FieldType type) {
        var target = input.line("target", 60);
        if (!type.isRelation()) {
            if (input.raw("target") != null) {
                input.fault("target", "notForThisType", Map.of("type", type.key()));
            }
            if (input.raw("inverse") != null) {
                input.fault("inverse", "notForThisType", Map.of("type", type.key()));
            }
            return null;
        }
        if (type.key().equals("user")) {
            return target.orElse("user");
        }
        if (input.raw("target") == null) {
            input.fault("target", "missing");
        }
        return target.orElse(null);
    }

    void help(Input input, Map<String, @Nullable Object> definition) {
        input.texts("help", MAX_HELP).ifPresent(help -> definition.put("help", help));
    }

    void flags(Input input, Map<String, @Nullable Object> definition) {
        for (var name : List.of("required", "unique", "indexed", "hidden")) {
            input.flag(name).ifPresent(flag -> definition.put(name, flag));
        }
    }

    void settings(Input input, FieldType type, Map<String, @Nullable Object> definition) {
        var sent = input.object("settings");
        if (sent.isEmpty()) {
            return;
        }
        if (!Input.isSoundWithin(sent.get())) {
            input.fault("settings", "invalidText");
            return;
        }
        var found = new Faults();
        var kept = type.acceptSettings(sent.get(), found);
        found.found().forEach(fault -> input.faults().add(fault.under(input.at("settings"))));
        definition.put("settings", kept);
    }

    /// Refuses flags that the type cannot bear.
    void comparisons(Input input, FieldType type, Map<String, @Nullable Object> definition) {
        boolean canBeUnique = IndexPlan.canBeUnique(type) && !ComputedType.KEYS.contains(type.key());
        if (Boolean.TRUE.equals(definition.get("unique")) && !canBeUnique) {
            input.fault("unique", "notForThisType", Map.of("type", type.key()));
        }
        if (Boolean.TRUE.equals(definition.get("indexed")) && !IndexPlan.canBeIndexed(type)) {
            input.fault("indexed", "notForThisType", Map.of("type", type.key()));
        }
        if (Boolean.TRUE.equals(definition.get("required")) && type.isComputed()) {
            input.fault("required", "notForThisType", Map.of("type", type.key()));
        }
    }

    /// The list as sent is what is offered from now on: its order counts, and known options it leaves out are retired.
    void options(Input input, Map<String, @Nullable Object> known, Map<String, @Nullable Object> definition) {
        var sent = input.list("options", MAX_OPTIONS);
        if (sent.isEmpty()) {
            return;
        }
        var options = new LinkedHashMap<String, @Nullable Object>();
        for (int i = 0; i < sent.get().size(); i++) {
            var place = "options[" + i + "]";
            var option = option(input, place, sent.get().get(i), known);
            if (option != null && options.putIfAbsent(option.key(), option.stored(options.size())) != null) {
                input.fault(place + ".key", "nameTaken", Map.of("name", option.key()));
            }
        }
        known.forEach((key, stored) -> {
            if (!options.containsKey(key)) {
                var retired = new LinkedHashMap<>(
                        Optional.ofNullable(Json.asObject(stored)).orElse(Map.of()));
                retired.put("retired", true);
                retired.put("position", options.size());
                options.put(key, retired);
            }
        });
        if (options.size() > MAX_OPTIONS) {
            input.fault("options", "tooMany", Map.of("max", MAX_OPTIONS));
        }
        if (options.isEmpty() && input.faults().isEmpty()) {
            input.fault("options", "missing");
        }
        definition.put("options", options);
    }

    /// Options in the form in which they are stored.
    static Map<String, @Nullable Object> stored(List<Option> options) {
        var stored = new LinkedHashMap<String, @Nullable Object>();
        for (var option : options) {
            var label =
                    new LinkedHashMap<String, @Nullable Object>(option.label().byLanguage());
            stored.put(
                    option.key(),
                    new SentOption(option.key(), label, option.color(), option.retired()).stored(stored.size()));
        }
        return stored;
    }

    private record SentOption(
            String key,
            Map<String, @Nullable Object> label,
            @Nullable String color,
            boolean retired) {

        Map<String, @Nullable Object> stored(int position) {
            var stored = new LinkedHashMap<String, @Nullable Object>();
            stored.put("label", label);
            if (color != null) {
                stored.put("color", color);
            }
            stored.put("retired", retired);
            stored.put("position", position);
            return stored;
        }
    }

    private @Nullable SentOption option(
            Input input, String place, @Nullable Object sent, Map<String, @Nullable Object> known) {
        if (sent instanceof String text) {
            if (text.isBlank() || text.length() > MAX_LABEL || !Input.isSound(text)) {
                input.fault(place, text.length() > MAX_LABEL ? "tooLong" : "invalidText", Map.of("max", MAX_LABEL));
                return null;
            }
            var key = Names.isCamelCase(text) ? text : keyOf(text);
            return new SentOption(key, labelOf(known.get(key), Map.of("en", text.strip())), null, false);
        }
        var inside = input.inside(place, sent);
        if (inside.isEmpty()) {
            return null;
        }
        var option = inside.get();
        option.allow(OPTION_KEYS);
        var label = option.texts("label", MAX_LABEL);
        var key = option.raw("key") == null && label.isPresent()
                ? label.get().values().stream().findFirst().map(text -> keyOf(String.valueOf(text)))
                : option.name("key");
        var color = option.line("color", 30);
        boolean retired = option.flag("retired").orElse(false);
        return key.map(name -> new SentOption(
                        name,
                        label.orElseGet(() -> labelOf(known.get(name), words(name))),
                        color.orElse(null),
                        retired))
                .orElse(null);
    }

    private static Map<String, @Nullable Object> labelOf(
            @Nullable Object known, Map<String, @Nullable Object> otherwise) {
        var option = Json.asObject(known);
        var label = option == null ? null : Json.asObject(option.get("label"));
        return label == null ? otherwise : label;
    }

    void byDefault(Input input, FieldType type, Map<String, @Nullable Object> definition, ValueContext context) {
        if (!input.has("default")) {
            return;
        }
        var sent = input.raw("default");
        if (sent == null) {
            definition.remove("default");
            return;
        }
        if (type.isComputed() || type.isRelation()) {
            input.fault("default", "notForThisType", Map.of("type", type.key()));
            return;
        }
        if (!Input.isSoundWithin(sent)) {
            input.fault("default", "invalidText");
            return;
        }
        if (!input.faults().isEmpty()) {
            return;
        }
        var found = new Faults();
        var value = type.accept(sent, sample(type, definition), context, found);
        found.found().forEach(fault -> input.faults().add(fault.under(input.at("default"))));
        if (value != null) {
            definition.put("default", value);
        }
    }

    private static FieldDefinition sample(FieldType type, Map<String, @Nullable Object> definition) {
        var settings = Json.asObject(definition.get("settings"));
        var kept = type.acceptSettings(settings == null ? new LinkedHashMap<>() : settings, new Faults());
        return new FieldDefinition(
                String.valueOf(definition.get("name")),
                "",
                type,
                Texts.EMPTY,
                Texts.EMPTY,
                false,
                false,
                false,
                false,
                false,
                true,
                false,
                false,
                ModelBuilder.options(definition),
                null,
                null,
                kept,
                null,
                false);
    }

    /// The words of a name as its first label: `netTonnage` becomes `Net tonnage`.
    static Map<String, @Nullable Object> words(@Nullable Object name) {
        if (!(name instanceof String text) || text.isEmpty()) {
            return Map.of();
        }
        var words = Names.snake(text).replace('_', ' ');
        return Map.of("en", Character.toUpperCase(words.charAt(0)) + words.substring(1));
    }

    /// A camelCase key made of a text for people.
    private static String keyOf(String text) {
        var key = new StringBuilder();
        boolean up = false;
        for (var c : Folding.fold(text).toCharArray()) {
            if (c >= 'a' && c <= 'z' || c >= '0' && c <= '9') {
                if (key.isEmpty() && c <= '9') {
                    key.append('o');
                }
                key.append(up ? Character.toUpperCase(c) : c);
                up = false;
            } else {
                up = !key.isEmpty();
            }
        }
        if (key.isEmpty()) {
            return "o" + PhysicalNames.hash(text, 4);
        }
        return key.length() > 50 ? key.substring(0, 42) + PhysicalNames.hash(text, 4) : key.toString();
    }
}
