package dev.grato.model.types;

import dev.grato.model.Faults;
import dev.grato.model.FieldDefinition;
import dev.grato.model.Part;
import dev.grato.model.Part.Comparison;
import dev.grato.model.SqlType;
import dev.grato.model.ValueContext;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A link to one record of the target object, or to a user.
final class RelationType extends BaseType {

    RelationType(String key) {
        super(key, new Part("", "", SqlType.UUID, Comparison.ID));
    }

    @Override
    @Nullable
    Object read(Object json, FieldDefinition field, ValueContext context, Faults faults) {
        if (json instanceof String text) {
            return Checks.trim(text).isEmpty() ? null : Checks.id(text, "", faults);
        }
        var object = Checks.object(json, "", List.of("id"), faults);
        return object == null || object.isEmpty() ? null : Checks.id(object.get("id"), "id", faults);
    }

    @Override
    public @Nullable Object[] store(Object value) {
        return new Object[] {UUID.fromString((String) value)};
    }

    @Override
    public @Nullable Object load(@Nullable Object[] columns) {
        return columns[0] == null ? null : columns[0].toString();
    }

    @Override
    public String print(Object value, FieldDefinition field, ValueContext context) {
        return (String) value;
    }

    @Override
    public boolean isRelation() {
        return true;
    }

    @Override
    public Map<String, Object> schema(FieldDefinition field) {
        return Schemas.format("uuid");
    }
}
