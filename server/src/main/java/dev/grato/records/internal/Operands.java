package dev.grato.records.internal;

import dev.grato.model.Operator;
import dev.grato.model.Option;
import dev.grato.platform.Actor;
import dev.grato.platform.Fault;
import dev.grato.platform.Folding;
import dev.grato.platform.GratoException;
import dev.grato.platform.Ids;
import dev.grato.platform.Json;
import dev.grato.records.RecordsError;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Turns the value of a condition into what the column holds, or says what is wrong with it.
final class Operands {

    private static final int MAX_TEXT = 1_000;
    private static final OffsetDateTime EARLIEST = OffsetDateTime.of(1, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);
    private static final OffsetDateTime LATEST = OffsetDateTime.of(9999, 12, 31, 23, 59, 59, 0, ZoneOffset.UTC);

    private final Actor actor;
    private final RelativeTime relative;
    private final @Nullable UUID team;
    private final boolean isStrict;

    /// @param team the asking person's team
    /// @param isStrict refuses values that depend on who asks or when, as rules of the model must
    Operands(Actor actor, @Nullable UUID team, Clock clock, boolean isStrict) {
        this.actor = actor;
        this.team = team;
        this.relative = new RelativeTime(clock, actor.zone());
        this.isStrict = isStrict;
    }

    Object typed(Filter.Path path, Operator operator, @Nullable Object value, String at) {
        if (value == null) {
            throw fault(at, "valueMissing", Map.of());
        }
        return switch (path.part().comparison()) {
            case FOLDED -> Folding.fold(text(value, at));
            case BODY -> Folding.lower(text(value, at));
            case CODE -> text(value, at);
            case LIST -> listItem(path, text(value, at));
            case NUMBER -> number(path, value, at);
            case BOOLEAN -> bool(value, at);
            case DATE -> date(value, at);
            case INSTANT -> instant(value, at, operator);
            case ID -> id(value, at);
            case OPTION -> option(path, value, at);
            case NOT_COMPARED -> throw fault(at, "operatorNotAllowed", Map.of("op", "", "field", path.text()));
        };
    }

    private static String listItem(Filter.Path path, String text) {
        return switch (path.field().type().valueKey()) {
            case "emailList" -> text.strip().toLowerCase(Locale.ROOT);
            case "phoneList" -> text.replaceAll("[^+0-9]", "");
            default -> text;
        };
    }

    private static String text(Object value, String at) {
        if (!(value instanceof String text)) {
            throw fault(at, "wrongType", Map.of("expected", "text"));
        }
        if (text.length() > MAX_TEXT) {
            throw fault(at, "tooLong", Map.of("max", MAX_TEXT));
        }
        return text;
    }

    private static Object number(Filter.Path path, Object value, String at) {
        if (path.field().type().valueKey().equals("duration") && value instanceof String text) {
            try {
                return BigDecimal.valueOf(Duration.parse(text).toMillis());
            } catch (DateTimeException | ArithmeticException notADuration) {
                throw fault(at, "wrongType", Map.of("expected", "duration"));
            }
        }
        var number = value instanceof String text ? parsed(text) : Json.asNumber(value);
        if (number == null) {
            throw fault(at, "wrongType", Map.of("expected", "number"));
        }
        if (number.precision() > 100 || Math.abs((long) number.scale()) > 100) {
            throw fault(at, "tooManyDigits", Map.of("max", 100));
        }
        return number;
    }

    private static @Nullable BigDecimal parsed(String text) {
        try {
            return text.length() > 100 ? null : Json.canonical(new BigDecimal(text));
        } catch (NumberFormatException notANumber) {
            return null;
        }
    }

    private static Boolean bool(Object value, String at) {
        return switch (value) {
            case Boolean bool -> bool;
            case String text when text.equals("true") -> true;
            case String text when text.equals("false") -> false;
            default -> throw fault(at, "wrongType", Map.of("expected", "boolean"));
        };
    }

    private LocalDate date(Object value, String at) {
        var wanted = relative(value, at);
        if (wanted != null) {
            return relative.date(wanted);
        }
        try {
            var date = LocalDate.parse(text(value, at));
            if (date.getYear() < 1 || date.getYear() > 9999) {
                throw fault(at, "impossibleDate", Map.of());
            }
            return date;
        } catch (DateTimeException notADate) {
            throw fault(at, "impossibleDate", Map.of());
        }
    }

    /// A date without a time means its beginning, or its end where the comparison includes the day.
    private OffsetDateTime instant(Object value, String at, Operator operator) {
        var wanted = relative(value, at);
        if (wanted != null) {
            return relative.instant(wanted);
        }
        var text = text(value, at);
        try {
            if (text.length() == 10) {
                var day = LocalDate.parse(text);
                boolean isEnd = operator == Operator.LE || operator == Operator.GT;
                var edge = (isEnd ? day.plusDays(1) : day).atStartOfDay(actor.zone());
                return inRange(isEnd ? edge.minusNanos(1_000).toOffsetDateTime() : edge.toOffsetDateTime(), at);
            }
            return inRange(OffsetDateTime.parse(text), at);
        } catch (DateTimeException notAnInstant) {
            throw fault(at, "impossibleDate", Map.of());
        }
    }

    private static OffsetDateTime inRange(OffsetDateTime moment, String at) {
        var utc = moment.withOffsetSameInstant(ZoneOffset.UTC);
        if (utc.isBefore(EARLIEST) || utc.isAfter(LATEST)) {
            throw fault(at, "impossibleDate", Map.of());
        }
        // as values are, so that a moment equals what was stored of it
        return utc.truncatedTo(ChronoUnit.MICROS);
    }

    private @Nullable String relative(Object value, String at) {
        var node = Json.asObject(value);
        if (node == null) {
            return null;
        }
        if (isStrict || node.size() != 1 || !(node.get("relative") instanceof String text)) {
            throw fault(at, "wrongType", Map.of("expected", "date"));
        }
        if (!RelativeTime.isUnderstood(text)) {
            throw fault(at, "relativeTime", Map.of("value", text));
        }
        return text;
    }

    private Object id(Object value, String at) {
        if ("@me".equals(value) && !isStrict) {
            if (actor.userId() == null) {
                throw fault(at, "nobodyIsMe", Map.of());
            }
            return actor.userId();
        }
        if ("@myTeam".equals(value) && !isStrict) {
            if (team == null) {
                throw fault(at, "noTeamIsMine", Map.of());
            }
            return team;
        }
        return Ids.parse(value).orElseThrow(() -> fault(at, "id", Map.of()));
    }

    private static String option(Filter.Path path, Object value, String at) {
        var key = text(value, at);
        if (path.field().option(key) == null) {
            var options =
                    path.field().options().stream().map(Option::key).limit(20).collect(Collectors.joining(", "));
            throw fault(at, "unknownOption", Map.of("options", options));
        }
        return key;
    }

    private static GratoException fault(String path, String code, Map<String, Object> args) {
        return new GratoException(RecordsError.INVALID_FILTER, new Fault(path, code, args));
    }
}
