package dev.grato.model.types;

import dev.grato.model.Faults;
import dev.grato.model.FieldDefinition;
import dev.grato.model.Part;
import dev.grato.model.Part.Comparison;
import dev.grato.model.SqlType;
import dev.grato.model.ValueContext;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A length of time as `PT1H30M`, never below zero, kept to the millisecond.
final class DurationType extends BaseType {

    private static final Duration MAX = Duration.ofDays(36_500);
    private static final Pattern CLOCK = Pattern.compile("(\\d{1,6}):(\\d{2})(?::(\\d{2}(?:\\.\\d{1,3})?))?");

    DurationType() {
        super("duration", new Part("", "", SqlType.BIGINT, Comparison.NUMBER));
    }

    @Override
    @Nullable
    Object read(Object json, FieldDefinition field, ValueContext context, Faults faults) {
        var text = Checks.line(json, "", 60, faults);
        if (text == null) {
            return null;
        }
        try {
            var duration = Duration.parse(text).truncatedTo(ChronoUnit.MILLIS);
            if (duration.isNegative()) {
                faults.add("", "tooSmall", Map.of("min", "PT0S"));
            } else if (duration.compareTo(MAX) > 0) {
                faults.add("", "tooLarge", Map.of("max", MAX.toString()));
            }
            return duration.toString();
        } catch (DateTimeException | ArithmeticException unreadable) {
            faults.add("", "duration");
            return null;
        }
    }

    @Override
    public @Nullable Object[] store(Object value) {
        return new Object[] {Duration.parse((String) value).toMillis()};
    }

    @Override
    public @Nullable Object load(@Nullable Object[] columns) {
        return columns[0] instanceof Long millis ? Duration.ofMillis(millis).toString() : null;
    }

    @Override
    public String print(Object value, FieldDefinition field, ValueContext context) {
        var duration = Duration.parse((String) value);
        var clock = "%d:%02d".formatted(duration.toHours(), duration.toMinutesPart());
        if (duration.toMillisPart() > 0) {
            return clock + ":%02d.%03d".formatted(duration.toSecondsPart(), duration.toMillisPart());
        }
        return duration.toSecondsPart() > 0 ? clock + ":%02d".formatted(duration.toSecondsPart()) : clock;
    }

    @Override
    public Object parse(String text) {
        var match = CLOCK.matcher(Checks.trim(text));
        if (!match.matches()) {
            return text;
        }
        var seconds = match.group(3) == null ? "0" : match.group(3);
        return "PT" + match.group(1) + "H" + match.group(2) + "M" + seconds + "S";
    }

    @Override
    public Map<String, Object> schema(FieldDefinition field) {
        return Schemas.format("duration");
    }
}
