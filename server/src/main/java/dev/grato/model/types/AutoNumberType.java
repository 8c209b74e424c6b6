package dev.grato.model.types;

import dev.grato.model.Faults;
import dev.grato.model.FieldDefinition;
import dev.grato.model.Part;
import dev.grato.model.Part.Comparison;
import dev.grato.model.SqlType;
import dev.grato.model.ValueContext;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A running number given by the server, such as `C-00042`; settings `prefix` and `digits` say how it looks.
final class AutoNumberType extends BaseType {

    private static final int MAX = 60;

    AutoNumberType() {
        super("autoNumber", new Part("", "", SqlType.TEXT, Comparison.CODE));
    }

    @Override
    @Nullable
    Object read(Object json, FieldDefinition field, ValueContext context, Faults faults) {
        return Checks.line(json, "", MAX, faults);
    }

    @Override
    public String print(Object value, FieldDefinition field, ValueContext context) {
        return (String) value;
    }

    @Override
    public boolean givesKeywords() {
        return true;
    }

    @Override
    public List<String> keywords(Object value) {
        return List.of((String) value);
    }

    @Override
    public boolean isComputed() {
        return true;
    }

    @Override
    public Map<String, Object> acceptSettings(Map<String, @Nullable Object> settings, Faults faults) {
        return new Settings(settings, faults)
                .line("prefix", 20)
                .whole("digits", 1, 12)
                .done();
    }

    @Override
    public Map<String, Object> schema(FieldDefinition field) {
        var schema = Schemas.text(MAX);
        schema.put("readOnly", true);
        return schema;
    }
}
