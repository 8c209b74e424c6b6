package dev.grato.model.types;

import dev.grato.model.Faults;
import dev.grato.model.FieldDefinition;
import dev.grato.model.Part;
import dev.grato.model.Part.Comparison;
import dev.grato.model.SqlType;
import dev.grato.model.ValueContext;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A day without a time.
final class DateType extends BaseType {

    DateType() {
        super("date", new Part("", "", SqlType.DATE, Comparison.DATE));
    }

    @Override
    @Nullable
    Object read(Object json, FieldDefinition field, ValueContext context, Faults faults) {
        var date = Dates.read(json, "", faults);
        return date == null ? null : date.toString();
    }

    @Override
    public @Nullable Object[] store(Object value) {
        return new Object[] {LocalDate.parse((String) value)};
    }

    @Override
    public @Nullable Object load(@Nullable Object[] columns) {
        return columns[0] == null ? null : columns[0].toString();
    }

    @Override
    public String print(Object value, FieldDefinition field, ValueContext context) {
        return Dates.print(LocalDate.parse((String) value), context.locale());
    }

    @Override
    public Object parse(String text) {
        return Dates.parse(text);
    }

    @Override
    public Map<String, Object> schema(FieldDefinition field) {
        return Schemas.format("date");
    }
}
