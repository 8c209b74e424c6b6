package dev.grato.model.types;

import dev.grato.model.Faults;
import dev.grato.model.FieldDefinition;
import dev.grato.model.Names;
import dev.grato.model.Part;
import dev.grato.model.Part.Comparison;
import dev.grato.model.SqlType;
import dev.grato.model.ValueContext;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A link to one record of any of several objects; the setting `targets` names them, absent for any object.
final class PolymorphicRelationType extends BaseType {

    private static final int MAX_TARGETS = 50;
    private static final List<String> KEYS = List.of("object", "id");
    private static final Pattern TEXT = Pattern.compile("([a-z][a-zA-Z0-9]{0,49})[:/]([0-9a-fA-F-]{36})");

    PolymorphicRelationType() {
        super(
                "polymorphicRelation",
                new Part("", "", SqlType.UUID, Comparison.ID),
                new Part("object", "_object", SqlType.TEXT, Comparison.CODE));
    }

    @Override
    @Nullable
    Object read(Object json, FieldDefinition field, ValueContext context, Faults faults) {
        var object = Checks.object(json, "", KEYS, faults);
        if (object == null || object.isEmpty()) {
            return null;
        }
        var name = Checks.line(object.get("object"), "object", 50, faults);
        if (name == null) {
            faults.add("object", "required");
            return null;
        }
        var targets = targets(field);
        if (targets.isEmpty() ? !Names.isCamelCase(name) : !targets.contains(name)) {
            faults.add("object", "unknownTarget", Map.of("targets", String.join(", ", targets)));
        }
        return new Composite()
                .put("object", name)
                .put("id", Checks.id(object.get("id"), "id", faults))
                .build();
    }

    private static List<String> targets(FieldDefinition field) {
        return field.settings().get("targets") instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    @Override
    public @Nullable Object[] store(Object value) {
        return new @Nullable Object[] {
            UUID.fromString(String.valueOf(Composite.of(value, "id"))), Composite.of(value, "object")
        };
    }

    @Override
    public @Nullable Object load(@Nullable Object[] columns) {
        return columns[0] == null
                ? null
                : new Composite()
                        .put("object", columns[1])
                        .put("id", columns[0].toString())
                        .build();
    }

    @Override
    public String print(Object value, FieldDefinition field, ValueContext context) {
        return Composite.of(value, "object") + ":" + Composite.of(value, "id");
    }

    @Override
    public Object parse(String text) {
        var match = TEXT.matcher(Checks.trim(text));
        return match.matches() ? Map.of("object", match.group(1), "id", match.group(2)) : text;
    }

    @Override
    public Map<String, Object> acceptSettings(Map<String, @Nullable Object> settings, Faults faults) {
        var checked = new Settings(settings, faults);
        var given = checked.take("targets");
        var list = given == null ? null : Checks.list(given, "targets", MAX_TARGETS, faults);
        if (list != null) {
            var targets = new LinkedHashSet<String>();
            for (int i = 0; i < list.size(); i++) {
                if (list.get(i) instanceof String name && Names.isCamelCase(name)) {
                    targets.add(name);
                } else {
                    faults.add("targets[" + i + "]", "unknownTarget", Map.of("targets", ""));
                }
            }
            checked.keep("targets", List.copyOf(targets));
        }
        return checked.done();
    }

    @Override
    public Map<String, Object> schema(FieldDefinition field) {
        var object = Schemas.of("type", "string");
        if (!targets(field).isEmpty()) {
            object.put("enum", targets(field));
        }
        return Schemas.object(KEYS, "object", object, "id", Schemas.format("uuid"));
    }
}
