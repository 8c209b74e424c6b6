package dev.grato.model.types;

import dev.grato.model.Faults;
import dev.grato.model.FieldDefinition;
import dev.grato.model.Meeting;
import dev.grato.model.Part;
import dev.grato.model.Part.Comparison;
import dev.grato.model.SqlType;
import dev.grato.model.ValueContext;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Some of the field's options, each once, in the order of the options.
final class MultiSelectType extends BaseType {

    private static final int MAX = 500;

    MultiSelectType() {
        super("multiSelect", new Part("", "", SqlType.TEXT_ARRAY, Comparison.LIST));
    }

    @Override
    @Nullable
    Object read(Object json, FieldDefinition field, ValueContext context, Faults faults) {
        var list = Checks.list(json, "", MAX, faults);
        if (list == null) {
            return null;
        }
        var chosen = new HashSet<String>();
        for (int i = 0; i < list.size(); i++) {
            var item = list.get(i);
            if (item == null) {
                Checks.wrongType("[" + i + "]", "text", faults);
                continue;
            }
            var key = Options.read(item, "[" + i + "]", field, faults);
            if (key != null) {
                chosen.add(key);
            }
        }
        var ordered = field.options().stream()
                .map(option -> option.key())
                .filter(chosen::contains)
                .toList();
        return ordered.isEmpty() ? null : ordered;
    }

    @Override
    public Meeting meeting(FieldDefinition field) {
        return Meeting.SET;
    }

    @Override
    public @Nullable Object joined(@Nullable Object base, @Nullable Object theirs, @Nullable Object yours) {
        return SetJoin.joined(base, theirs, yours, String::valueOf);
    }

    @Override
    public @Nullable Object[] store(Object value) {
        return new Object[] {strings(value).toArray(String[]::new)};
    }

    @Override
    public @Nullable Object load(@Nullable Object[] columns) {
        return columns[0] instanceof String[] keys ? List.of(keys) : null;
    }

    @Override
    public String print(Object value, FieldDefinition field, ValueContext context) {
        return TextLists.join(strings(value).stream().map(key -> Options.label(key, field, context.locale())));
    }

    @Override
    public Object parse(String text) {
        return TextLists.split(text);
    }

    @Override
    public boolean hasOptions() {
        return true;
    }

    @Override
    public Map<String, Object> schema(FieldDefinition field) {
        var schema = Schemas.list(Options.schema(field), MAX);
        schema.put("uniqueItems", true);
        return schema;
    }

    private static List<String> strings(Object value) {
        return ((List<?>) value).stream().map(String.class::cast).toList();
    }
}
