package dev.grato.model.types;

import dev.grato.model.Faults;
import dev.grato.model.FieldDefinition;
import dev.grato.model.Part;
import dev.grato.model.Part.Comparison;
import dev.grato.model.SqlType;
import dev.grato.model.ValueContext;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One of the field's options, by its key.
final class SelectType extends BaseType {

    SelectType() {
        super("select", new Part("", "", SqlType.TEXT, Comparison.OPTION));
    }

    @Override
    @Nullable
    Object read(Object json, FieldDefinition field, ValueContext context, Faults faults) {
        return Options.read(json, "", field, faults);
    }

    @Override
    public String print(Object value, FieldDefinition field, ValueContext context) {
        return Options.label((String) value, field, context.locale());
    }

    @Override
    public boolean hasOptions() {
        return true;
    }

    @Override
    public Map<String, Object> schema(FieldDefinition field) {
        return Options.schema(field);
    }
}
