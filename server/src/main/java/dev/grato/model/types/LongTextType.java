package dev.grato.model.types;

import dev.grato.model.Faults;
import dev.grato.model.FieldDefinition;
import dev.grato.model.Meeting;
import dev.grato.model.Part;
import dev.grato.model.Part.Comparison;
import dev.grato.model.SqlType;
import dev.grato.model.ValueContext;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Text of many lines: line breaks become `\n`, other control characters but the tab are left out.
final class LongTextType extends BaseType {

    static final int MAX = 100_000;

    LongTextType() {
        super("longText", new Part("", "", SqlType.TEXT, Comparison.BODY));
    }

    @Override
    @Nullable
    Object read(Object json, FieldDefinition field, ValueContext context, Faults faults) {
        var text = Checks.text(json, "", faults);
        if (text == null || !isShortEnough(text, field, faults)) {
            return null;
        }
        var cleaned = withPlainBreaks(text).stripTrailing();
        return Checks.trim(cleaned).isEmpty() ? null : cleaned;
    }

    static boolean isShortEnough(String text, FieldDefinition field, Faults faults) {
        int max = field.setting("maxLength", MAX);
        if (text.length() > max && text.codePointCount(0, text.length()) > max) {
            faults.add("", "tooLong", Map.of("max", max));
            return false;
        }
        return true;
    }

    private static String withPlainBreaks(String text) {
        var cleaned = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\r' -> {
                    if (i + 1 == text.length() || text.charAt(i + 1) != '\n') {
                        cleaned.append('\n');
                    }
                }
                case '\n', '\u000B', '\f', '\u0085', '\u2028', '\u2029' -> cleaned.append('\n');
                default -> {
                    if (c == '\t' || !Character.isISOControl(c)) {
                        cleaned.append(c);
                    }
                }
            }
        }
        return cleaned.toString();
    }

    @Override
    public Meeting meeting(FieldDefinition field) {
        return Meeting.LINES;
    }

    @Override
    public Object joined(@Nullable Object base, @Nullable Object theirs, @Nullable Object yours) {
        return TextMerge.ofLines((String) base, (String) theirs, (String) yours);
    }

    @Override
    public String print(Object value, FieldDefinition field, ValueContext context) {
        return (String) value;
    }

    @Override
    public Map<String, Object> acceptSettings(Map<String, @Nullable Object> settings, Faults faults) {
        return new Settings(settings, faults).whole("maxLength", 1, MAX).done();
    }

    @Override
    public Map<String, Object> schema(FieldDefinition field) {
        return Schemas.text(field.setting("maxLength", MAX));
    }
}
