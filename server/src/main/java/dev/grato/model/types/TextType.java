package dev.grato.model.types;

import dev.grato.model.Faults;
import dev.grato.model.FieldDefinition;
import dev.grato.model.Handle;
import dev.grato.model.Part;
import dev.grato.model.Part.Comparison;
import dev.grato.model.SqlType;
import dev.grato.model.ValueContext;
import dev.grato.platform.Folding;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One line of text, kept as written and compared folded.
final class TextType extends BaseType {

    private static final int DEFAULT_MAX = 255;
    private static final String HANDLE = "handle";

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
    public boolean givesKeywords() {
        return true;
    }

    @Override
    public List<String> keywords(Object value) {
        return List.of((String) value);
    }

    /// A text is a handle when its field says so: `"handle": "externalId"`.
    @Override
    public boolean givesHandles(FieldDefinition field) {
        return field.settings().containsKey(HANDLE);
    }

    @Override
    public List<Handle> handles(Object value, FieldDefinition field) {
        var text = (String) value;
        return Handle.Kind.of(String.valueOf(field.settings().get(HANDLE)))
                .map(kind -> List.of(new Handle(kind, text, text, true, false)))
                .orElse(List.of());
    }

    @Override
    public Map<String, Object> acceptSettings(Map<String, @Nullable Object> settings, Faults faults) {
        var read = new Settings(settings, faults).whole("maxLength", 1, 500);
        var handle = read.take(HANDLE);
        if (handle instanceof String key
                && Handle.Kind.of(key).filter(Handle.Kind::isOfItsField).isPresent()) {
            read.keep(HANDLE, key);
        } else if (handle != null) {
            faults.add(HANDLE, "unknownOption", Map.of("options", "externalId, device"));
        }
        return read.done();
    }

    @Override
    public Map<String, Object> schema(FieldDefinition field) {
        return Schemas.text(field.setting("maxLength", DEFAULT_MAX));
    }
}
