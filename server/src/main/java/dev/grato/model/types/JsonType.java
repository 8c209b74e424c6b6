package dev.grato.model.types;

import dev.grato.model.Faults;
import dev.grato.model.FieldDefinition;
import dev.grato.model.Part;
import dev.grato.model.Part.Comparison;
import dev.grato.model.SqlType;
import dev.grato.model.ValueContext;
import dev.grato.platform.Json;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/// Any JSON of up to 100 kB, kept and never compared; the keys of its objects are sorted.
final class JsonType extends BaseType {

    private static final int MAX_BYTES = 100_000;
    private static final int MAX_DEPTH = 50;
    private static final int MAX_KEY = 200;
    private static final int MAX_DIGITS = 38;

    JsonType() {
        super("json", new Part("", "", SqlType.JSON, Comparison.NOT_COMPARED));
    }

    @Override
    @Nullable
    Object read(Object json, FieldDefinition field, ValueContext context, Faults faults) {
        if (!isSane(json, "", 0, faults)) {
            return null;
        }
        var value = JsonValues.sorted(json);
        if (Json.write(value).getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            faults.add("", "tooLong", Map.of("max", MAX_BYTES));
        }
        return isEmpty(value) ? null : value;
    }

    /// Whether it can be kept at all; the first trouble ends the search.
    private static boolean isSane(@Nullable Object json, String path, int depth, Faults faults) {
        if (depth > MAX_DEPTH) {
            faults.add("", "tooDeep", Map.of("max", MAX_DEPTH));
            return false;
        }
        switch (json) {
            case Map<?, ?> map -> {
                for (var entry : map.entrySet()) {
                    var key = String.valueOf(entry.getKey());
                    if (key.length() > MAX_KEY) {
                        faults.add(path, "tooLong", Map.of("max", MAX_KEY));
                        return false;
                    }
                    if (!isSane(entry.getValue(), Checks.path(path, key), depth + 1, faults)) {
                        return false;
                    }
                }
            }
            case List<?> list -> {
                for (int i = 0; i < list.size(); i++) {
                    if (!isSane(list.get(i), path + "[" + i + "]", depth + 1, faults)) {
                        return false;
                    }
                }
            }
            case Number number -> {
                return isSane(number, path, faults);
            }
            case null, default -> {}
        }
        return true;
    }

    private static boolean isSane(Number json, String path, Faults faults) {
        BigDecimal number = Numbers.isAbsurd(json) ? null : Json.asNumber(json);
        if (number == null || number.precision() > MAX_DIGITS || Math.abs(number.scale()) > MAX_DIGITS) {
            faults.add(path, "tooManyDigits", Map.of("max", MAX_DIGITS));
            return false;
        }
        return true;
    }

    private static boolean isEmpty(@Nullable Object value) {
        return value instanceof String text && text.isEmpty()
                || value instanceof List<?> list && list.isEmpty()
                || value instanceof Map<?, ?> map && map.isEmpty();
    }

    @Override
    public @Nullable Object[] store(Object value) {
        return new Object[] {Json.write(value)};
    }

    @Override
    public @Nullable Object load(@Nullable Object[] columns) {
        return columns[0] instanceof String json ? JsonValues.sorted(Json.read(json)) : null;
    }

    @Override
    public String print(Object value, FieldDefinition field, ValueContext context) {
        return Json.write(value);
    }

    @Override
    public Object parse(String text) {
        try {
            var value = Json.read(text);
            return value == null ? text : value;
        } catch (JacksonException | NumberFormatException notJson) {
            return text;
        }
    }

    @Override
    public Map<String, Object> schema(FieldDefinition field) {
        return Map.of();
    }
}
