package dev.grato.model.types;

import dev.grato.model.Faults;
import dev.grato.model.FieldDefinition;
import dev.grato.model.Part;
import dev.grato.model.Part.Comparison;
import dev.grato.model.SqlType;
import dev.grato.model.ValueContext;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Stars: a whole number from 1.
final class RatingType extends BaseType {

    private static final int DEFAULT_MAX = 5;

    RatingType() {
        super("rating", new Part("", "", SqlType.INTEGER, Comparison.NUMBER));
    }

    @Override
    @Nullable
    Object read(Object json, FieldDefinition field, ValueContext context, Faults faults) {
        var number = Numbers.read(json, "", 0, faults);
        if (number != null) {
            Numbers.isWithin(number, BigDecimal.ONE, BigDecimal.valueOf(max(field)), "", faults);
        }
        return number;
    }

    private static int max(FieldDefinition field) {
        return field.setting("max", DEFAULT_MAX);
    }

    @Override
    public @Nullable Object[] store(Object value) {
        return new Object[] {((BigDecimal) value).intValueExact()};
    }

    @Override
    public @Nullable Object load(@Nullable Object[] columns) {
        return columns[0] instanceof Integer stars ? BigDecimal.valueOf(stars) : null;
    }

    @Override
    public String print(Object value, FieldDefinition field, ValueContext context) {
        return value.toString();
    }

    @Override
    public Object parse(String text) {
        return Numbers.parse(text);
    }

    @Override
    public Map<String, Object> acceptSettings(Map<String, @Nullable Object> settings, Faults faults) {
        return new Settings(settings, faults).whole("max", 1, 10).done();
    }

    @Override
    public Map<String, Object> schema(FieldDefinition field) {
        return Schemas.of("type", "integer", "minimum", 1, "maximum", max(field));
    }
}
