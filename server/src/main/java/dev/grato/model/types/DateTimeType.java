package dev.grato.model.types;

import dev.grato.model.Faults;
import dev.grato.model.FieldDefinition;
import dev.grato.model.Part;
import dev.grato.model.Part.Comparison;
import dev.grato.model.SqlType;
import dev.grato.model.ValueContext;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A moment, sent with its offset and kept in UTC to the microsecond.
final class DateTimeType extends BaseType {

    private static final Pattern SHAPE = Pattern.compile(
            "(\\d{4}-\\d{2}-\\d{2})[Tt ](\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d{1,9})?)?) ?(Z|z|UTC|[+-]\\d{2}(?::?\\d{2})?)?");
    private static final Pattern DAY_FIRST = Pattern.compile("(\\d{1,2}[/.]\\d{1,2}[/.]\\d{4})[ T](.*)");
    private static final DateTimeFormatter CANONICAL = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd'T'HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 6, true)
            .appendLiteral('Z')
            .toFormatter(Locale.ROOT);
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .appendPattern(" HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 6, true)
            .appendLiteral(" UTC")
            .toFormatter(Locale.ROOT);

    DateTimeType() {
        super("dateTime", new Part("", "", SqlType.INSTANT, Comparison.INSTANT));
    }

    @Override
    @Nullable
    Object read(Object json, FieldDefinition field, ValueContext context, Faults faults) {
        var text = Checks.line(json, "", 50, faults);
        if (text == null) {
            return null;
        }
        var match = SHAPE.matcher(text);
        if (!match.matches()) {
            faults.add("", "dateTime");
            return null;
        }
        if (match.group(3) == null) {
            faults.add("", "offsetMissing");
            return null;
        }
        try {
            var moment = LocalDateTime.parse(match.group(1) + "T" + match.group(2))
                    .atOffset(offset(match.group(3)))
                    .withOffsetSameInstant(ZoneOffset.UTC)
                    .truncatedTo(ChronoUnit.MICROS);
            if (moment.getYear() >= 1 && moment.getYear() <= 9999) {
                return CANONICAL.format(moment);
            }
        } catch (DateTimeException impossible) {
            // Told below, in the same way as a moment out of range.
        }
        faults.add("", "impossibleDate");
        return null;
    }

    private static ZoneOffset offset(String text) {
        return text.startsWith("+") || text.startsWith("-") ? ZoneOffset.of(text) : ZoneOffset.UTC;
    }

    @Override
    public @Nullable Object[] store(Object value) {
        return new Object[] {OffsetDateTime.parse((String) value)};
    }

    @Override
    public @Nullable Object load(@Nullable Object[] columns) {
        return columns[0] instanceof OffsetDateTime moment
                ? CANONICAL.format(moment.withOffsetSameInstant(ZoneOffset.UTC))
                : null;
    }

    @Override
    public String print(Object value, FieldDefinition field, ValueContext context) {
        var moment = OffsetDateTime.parse((String) value);
        return Dates.print(moment.toLocalDate(), context.locale()) + TIME.format(moment);
    }

    @Override
    public Object parse(String text) {
        var match = DAY_FIRST.matcher(Checks.trim(text));
        return match.matches() ? Dates.parse(match.group(1)) + "T" + match.group(2) : text;
    }

    @Override
    public Map<String, Object> schema(FieldDefinition field) {
        return Schemas.format("date-time");
    }
}
