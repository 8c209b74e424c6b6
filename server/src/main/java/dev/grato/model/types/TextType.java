package dev.grato.model.types;

import dev.grato.model.Faults;
import dev.grato.model.FieldDefinition;
import dev.grato.model.Part;
import dev.grato.model.Part.Comparison;
import dev.grato.model.SqlType;
import dev.grato.model.ValueContext;
import dev.grato.platform.Folding;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One line of text, kept as written and compared folded.
final class TextType extends BaseType {

    private static final int DEFAULT_MAX = 255;

    TextType() {
        super(
                "text",
                new Part("", "", SqlType.TEXT, Comparison.NOT_COMPARED),
                new Part("sort", "_sort", SqlType.SORT_TEXT, Comparison.FOLDED));
    }

    @Override
    public Part filterPart() {
        return part("sort");
    }

    @Override
    @Nullable
    Object read(Object json, FieldDefinition field, ValueContext context, Faults faults) {
        return Checks.line(json, "", field.setting("maxLength", DEFAULT_MAX), faults);
    }

    @Override
    public @Nullable Object[] store(Object value) {
        return new Object[] {value, Folding.fold((String) value)};
    }

    @Override
    public String print(Object value, FieldDefinition field, ValueContext context) {
        return (String) value;
    }

    @Override
    public Map<String, Object> acceptSettings(Map<String, @Nullable Object> settings, Faults faults) {
        return new Settings(settings, faults).whole("maxLength", 1, 500).done();
    }

    @Override
    public Map<String, Object> schema(FieldDefinition field) {
        return Schemas.text(field.setting("maxLength", DEFAULT_MAX));
    }
}
