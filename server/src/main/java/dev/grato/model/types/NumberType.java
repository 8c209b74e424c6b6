package dev.grato.model.types;

import dev.grato.model.Faults;
import dev.grato.model.FieldDefinition;
import dev.grato.model.Meeting;
import dev.grato.model.Part;
import dev.grato.model.Part.Comparison;
import dev.grato.model.SqlType;
import dev.grato.model.ValueContext;
import dev.grato.platform.Json;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Exact decimal numbers, with or without a percent sign.
final class NumberType extends BaseType {

    /// The setting of numbers that count something: edits of them that meet add up.
    private static final String COUNTS = "counts";

    private static final long SETTING_LIMIT = 1_000_000_000_000_000_000L;

    private final @Nullable BigDecimal limit;
    private final String sign;

    private NumberType(String key, @Nullable BigDecimal limit, String sign) {
        super(key, new Part("", "", SqlType.NUMERIC, Comparison.NUMBER));
        this.limit = limit;
        this.sign = sign;
    }

    static NumberType number() {
        return new NumberType("number", null, "");
    }

    /// 22 stands for 22 %; between -1000 and 1000 unless set otherwise.
    static NumberType percent() {
        return new NumberType("percent", BigDecimal.valueOf(1000), "%");
    }

    @Override
    @Nullable
    Object read(Object json, FieldDefinition field, ValueContext context, Faults faults) {
        var number = Numbers.read(json, "", field.setting("scale", Numbers.MAX_SCALE), faults);
        if (number != null) {
            Numbers.isWithin(number, min(field), max(field), "", faults);
        }
        return number;
    }

    private @Nullable BigDecimal min(FieldDefinition field) {
        var set = Settings.number(field.settings(), "min");
        return set != null || limit == null ? set : limit.negate();
    }

    private @Nullable BigDecimal max(FieldDefinition field) {
        var set = Settings.number(field.settings(), "max");
        return set != null ? set : limit;
    }

    @Override
    public Meeting meeting(FieldDefinition field) {
        return Boolean.TRUE.equals(field.settings().get(COUNTS)) ? Meeting.DELTA : Meeting.LAST;
    }

    @Override
    public Object joined(@Nullable Object base, @Nullable Object theirs, @Nullable Object yours) {
        return Json.canonical(orZero(theirs).add(orZero(yours)).subtract(orZero(base)));
    }

    private static BigDecimal orZero(@Nullable Object value) {
        return value instanceof BigDecimal number ? number : BigDecimal.ZERO;
    }

    @Override
    public String print(Object value, FieldDefinition field, ValueContext context) {
        return Numbers.print((BigDecimal) value, context.locale()) + sign;
    }

    @Override
    public Object parse(String text) {
        var trimmed = Checks.trim(text);
        return Numbers.parse(
                !sign.isEmpty() && trimmed.endsWith(sign)
                        ? trimmed.substring(0, trimmed.length() - sign.length())
                        : text);
    }

    @Override
    public Map<String, Object> acceptSettings(Map<String, @Nullable Object> settings, Faults faults) {
        return new Settings(settings, faults)
                .flag(COUNTS)
                .whole("scale", 0, Numbers.MAX_SCALE)
                .number("min", -SETTING_LIMIT, SETTING_LIMIT)
                .number("max", -SETTING_LIMIT, SETTING_LIMIT)
                .done();
    }

    @Override
    public Map<String, Object> schema(FieldDefinition field) {
        var schema = Schemas.of("type", field.setting("scale", Numbers.MAX_SCALE) == 0 ? "integer" : "number");
        var min = min(field);
        if (min != null) {
            schema.put("minimum", min);
        }
        var max = max(field);
        if (max != null) {
            schema.put("maximum", max);
        }
        return schema;
    }
}
