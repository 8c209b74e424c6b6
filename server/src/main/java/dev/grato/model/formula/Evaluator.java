package dev.grato.model.formula;

import dev.grato.platform.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Evaluates terms in Java. Never fails: what has no result is nothing (null).
///
/// Values are BigDecimal for numbers, percents and durations (milliseconds), [Money], String, Boolean, LocalDate and
/// Instant.
///
/// @param inputs the value of an input in these forms
/// @param zone in which moments have days and months
/// @param now what the clock shows
public record Evaluator(Function<Input, @Nullable Object> inputs, ZoneId zone, Instant now) {

    /// The value of the term, or null when there is none.
    public @Nullable Object value(Term term) {
        return switch (term.op()) {
            case LITERAL -> term.value();
            case INPUT -> inputs.apply(term.input());
            case TODAY -> Calendar.dateOf(now, zone);
            case NOW -> now;
            case IF -> value(term.arg(isTrue(term.arg(0)) ? 1 : 2));
            case SWITCH -> switched(term);
            case COALESCE -> coalesced(term);
            case IS_BLANK -> value(term.arg(0)) == null;
            case AND -> term.args().stream().allMatch(this::isTrue);
            case OR -> term.args().stream().anyMatch(this::isTrue);
            case NOT -> !isTrue(term.arg(0));
            case EQ -> isEqual(value(term.arg(0)), value(term.arg(1)));
            case LT -> compares(term, difference -> difference < 0);
            case LE -> compares(term, difference -> difference <= 0);
            case ADD,
                    SUBTRACT,
                    MULTIPLY,
                    DIVIDE,
                    NEGATE,
                    ABS,
                    MOD,
                    POWER,
                    ROUND,
                    ROUND_UP,
                    ROUND_DOWN,
                    FLOOR,
                    CEILING,
                    SUM,
                    AVG,
                    WHOLE_MILLIS -> number(term);
            case MIN -> extreme(term, true);
            case MAX -> extreme(term, false);
            case MONEY,
                    AMOUNT,
                    CURRENCY,
                    MONEY_EQ,
                    MONEY_LT,
                    MONEY_LE,
                    MONEY_ADD,
                    MONEY_SUBTRACT,
                    MONEY_MULTIPLY,
                    MONEY_DIVIDE,
                    MONEY_RATIO,
                    MONEY_ABS,
                    MONEY_ROUND,
                    MONEY_ROUND_UP,
                    MONEY_ROUND_DOWN,
                    MONEY_SUM,
                    MONEY_AVG,
                    MONEY_MIN,
                    MONEY_MAX -> money(term);
            case CONCAT,
                    LEFT,
                    RIGHT,
                    MID,
                    LENGTH,
                    UPPER,
                    LOWER,
                    TRIM,
                    CONTAINS,
                    STARTS_WITH,
                    SUBSTITUTE,
                    FIND,
                    NUMBER_TEXT,
                    PERCENT_TEXT,
                    MONEY_TEXT,
                    DATE_TEXT,
                    MOMENT_TEXT,
                    BOOLEAN_TEXT,
                    FORMAT_NUMBER,
                    FORMAT_DATE,
                    FORMAT_MOMENT -> text(term);
            case MAKE_DATE,
                    DATE_OF,
                    YEAR,
                    MONTH,
                    DAY,
                    WEEKDAY,
                    QUARTER,
                    ADD_DAYS,
                    ADD_MONTHS,
                    MOMENT_ADD_DAYS,
                    MOMENT_ADD_MONTHS,
                    MOMENT_ADD_MILLIS,
                    DAYS_BETWEEN,
                    MONTHS_BETWEEN,
                    MILLIS_BETWEEN,
                    END_OF_MONTH,
                    NETWORKDAYS -> new Times(this).value(term);
        };
    }

    private boolean isTrue(Term term) {
        return Boolean.TRUE.equals(value(term));
    }

    private @Nullable Object switched(Term term) {
        var wanted = value(term.arg(0));
        int last = term.args().size() - 1;
        for (int i = 1; i < last && wanted != null; i += 2) {
            if (isEqual(wanted, value(term.arg(i)))) {
                return value(term.arg(i + 1));
            }
        }
        return value(term.arg(last));
    }

    private @Nullable Object coalesced(Term term) {
        for (var arg : term.args()) {
            var value = value(arg);
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    private static boolean isEqual(@Nullable Object one, @Nullable Object other) {
        return one == null || other == null ? one == null && other == null : order(one, other) == 0;
    }

    private static int order(Object one, Object other) {
        return switch (one) {
            case String text -> Characters.compare(text, (String) other);
            case BigDecimal number -> number.compareTo((BigDecimal) other);
            case Boolean flag -> flag.compareTo((Boolean) other);
            case LocalDate date -> date.compareTo((LocalDate) other);
            case Instant moment -> moment.compareTo((Instant) other);
            default -> throw new IllegalArgumentException("no order among " + one.getClass());
        };
    }

    private boolean compares(Term term, Function<Integer, Boolean> fits) {
        var one = value(term.arg(0));
        var other = value(term.arg(1));
        return one != null && other != null && fits.apply(order(one, other));
    }

    private List<Object> values(Term term) {
        var values = new ArrayList<Object>();
        for (var arg : term.args()) {
            var value = value(arg);
            if (value != null) {
                values.add(value);
            }
        }
        return values;
    }

    private @Nullable Object extreme(Term term, boolean isLeast) {
        return values(term).stream()
                .reduce((one, other) -> order(one, other) <= 0 == isLeast ? one : other)
                .orElse(null);
    }

    // ---------------------------------------------------------------- numbers

    private @Nullable Object number(Term term) {
        return switch (term.op()) {
            case ADD -> both(term, (one, other) -> Arithmetic.fitted(one.add(other)));
            case SUBTRACT -> both(term, (one, other) -> Arithmetic.fitted(one.subtract(other)));
            case MULTIPLY -> both(term, (one, other) -> Arithmetic.fitted(one.multiply(other)));
            case DIVIDE -> both(term, (one, other) -> Arithmetic.divide(one, other, Arithmetic.SCALE));
            case MOD -> both(term, Arithmetic::mod);
            case POWER -> both(term, Arithmetic::power);
            case ROUND -> rounded(term, RoundingMode.HALF_UP);
            case ROUND_UP -> rounded(term, RoundingMode.UP);
            case ROUND_DOWN -> rounded(term, RoundingMode.DOWN);
            case NEGATE -> one(term, BigDecimal::negate);
            case ABS -> one(term, BigDecimal::abs);
            case FLOOR -> one(term, number -> Arithmetic.fitted(number.setScale(0, RoundingMode.FLOOR)));
            case CEILING -> one(term, number -> Arithmetic.fitted(number.setScale(0, RoundingMode.CEILING)));
            case WHOLE_MILLIS -> one(term, Arithmetic::wholeMillis);
            case SUM -> {
                var numbers = numbers(term);
                yield numbers.isEmpty() ? null : Arithmetic.fitted(Arithmetic.sum(numbers));
            }
            default -> {
                var numbers = numbers(term);
                yield Arithmetic.divide(Arithmetic.sum(numbers), BigDecimal.valueOf(numbers.size()), Arithmetic.SCALE);
            }
        };
    }

    private List<BigDecimal> numbers(Term term) {
        return values(term).stream().map(BigDecimal.class::cast).toList();
    }

    @Nullable
    BigDecimal decimal(Term term) {
        return (BigDecimal) value(term);
    }

    private @Nullable BigDecimal one(Term term, Function<BigDecimal, @Nullable BigDecimal> work) {
        var number = decimal(term.arg(0));
        return number == null ? null : work.apply(number);
    }

    private @Nullable BigDecimal both(Term term, BiFunction<BigDecimal, BigDecimal, @Nullable BigDecimal> work) {
        var one = decimal(term.arg(0));
        var other = decimal(term.arg(1));
        return one == null || other == null ? null : work.apply(one, other);
    }

    private @Nullable BigDecimal rounded(Term term, RoundingMode mode) {
        return both(term, (number, digits) -> Arithmetic.round(number, digits, mode, Arithmetic.SCALE));
    }

    // ---------------------------------------------------------------- money

    private @Nullable Money amount(Term term) {
        return (Money) value(term);
    }

    private @Nullable Object money(Term term) {
        return switch (term.op()) {
            case MONEY -> {
                var amount = decimal(term.arg(0));
                var currency = (String) value(term.arg(1));
                yield currency == null ? null : Arithmetic.money(amount, currency);
            }
            case AMOUNT -> {
                var money = amount(term.arg(0));
                yield money == null ? null : money.amount();
            }
            case CURRENCY -> {
                var money = amount(term.arg(0));
                yield money == null ? null : money.currency();
            }
            case MONEY_EQ -> Arithmetic.isEqual(amount(term.arg(0)), amount(term.arg(1)));
            case MONEY_LT -> comparesMoney(term, difference -> difference < 0);
            case MONEY_LE -> comparesMoney(term, difference -> difference <= 0);
            case MONEY_ADD ->
                bothMoney(term, (one, other) -> same(one, one.amount().add(other.amount())));
            case MONEY_SUBTRACT ->
                bothMoney(term, (one, other) -> same(one, one.amount().subtract(other.amount())));
            case MONEY_RATIO ->
                bothMoney(term, (one, other) -> Arithmetic.divide(one.amount(), other.amount(), Arithmetic.SCALE));
            case MONEY_MULTIPLY -> byNumber(term, BigDecimal::multiply);
            case MONEY_DIVIDE ->
                byNumber(term, (amount, number) -> Arithmetic.divide(amount, number, Arithmetic.MONEY_SCALE));
            case MONEY_ABS -> {
                var money = amount(term.arg(0));
                yield money == null ? null : same(money, money.amount().abs());
            }
            case MONEY_ROUND -> roundedMoney(term, RoundingMode.HALF_UP);
            case MONEY_ROUND_UP -> roundedMoney(term, RoundingMode.UP);
            case MONEY_ROUND_DOWN -> roundedMoney(term, RoundingMode.DOWN);
            default -> several(term);
        };
    }

    private static @Nullable Money same(Money money, @Nullable BigDecimal amount) {
        return Arithmetic.money(amount, money.currency());
    }

    private @Nullable Object several(Term term) {
        var all = values(term).stream().map(Money.class::cast).toList();
        if (all.isEmpty() || !Arithmetic.isSameCurrency(all)) {
            return null;
        }
        var amounts = all.stream().map(Money::amount).toList();
        var first = all.getFirst();
        return switch (term.op()) {
            case MONEY_SUM -> same(first, Arithmetic.sum(amounts));
            case MONEY_AVG ->
                same(
                        first,
                        Arithmetic.divide(
                                Arithmetic.sum(amounts), BigDecimal.valueOf(amounts.size()), Arithmetic.MONEY_SCALE));
            case MONEY_MIN ->
                same(first, amounts.stream().reduce(BigDecimal::min).orElseThrow());
            default -> same(first, amounts.stream().reduce(BigDecimal::max).orElseThrow());
        };
    }

    private boolean comparesMoney(Term term, Function<Integer, Boolean> fits) {
        var one = amount(term.arg(0));
        var other = amount(term.arg(1));
        return one != null
                && other != null
                && one.currency().equals(other.currency())
                && fits.apply(one.amount().compareTo(other.amount()));
    }

    private @Nullable Object bothMoney(Term term, BiFunction<Money, Money, @Nullable Object> work) {
        var one = amount(term.arg(0));
        var other = amount(term.arg(1));
        boolean isSound = one != null && other != null && one.currency().equals(other.currency());
        return isSound ? work.apply(Objects.requireNonNull(one), Objects.requireNonNull(other)) : null;
    }

    private @Nullable Money byNumber(Term term, BiFunction<BigDecimal, BigDecimal, @Nullable BigDecimal> work) {
        var money = amount(term.arg(0));
        var number = decimal(term.arg(1));
        return money == null || number == null ? null : same(money, work.apply(money.amount(), number));
    }

    private @Nullable Money roundedMoney(Term term, RoundingMode mode) {
        return byNumber(term, (amount, digits) -> Arithmetic.round(amount, digits, mode, Arithmetic.MONEY_SCALE));
    }

    // ---------------------------------------------------------------- texts

    private @Nullable String string(Term term) {
        return (String) value(term);
    }

    private @Nullable Object text(Term term) {
        return switch (term.op()) {
            case CONCAT ->
                Characters.fitted(String.join(
                        "", values(term).stream().map(String.class::cast).toList()));
            case LEFT -> counted(term, Characters::left);
            case RIGHT -> counted(term, Characters::right);
            case MID -> mid(term);
            case LENGTH -> {
                var text = string(term.arg(0));
                yield BigDecimal.valueOf(text == null ? 0 : text.codePointCount(0, text.length()));
            }
            case UPPER -> changed(term, Characters::upper);
            case LOWER -> changed(term, Characters::lower);
            case TRIM -> changed(term, Characters::trim);
            case CONTAINS -> asks(term, String::contains);
            case STARTS_WITH -> asks(term, String::startsWith);
            case SUBSTITUTE -> substituted(term);
            case FIND -> found(term);
            case FORMAT_NUMBER -> {
                var number = decimal(term.arg(0));
                var decimals = Objects.requireNonNull(decimal(term.arg(3))).intValueExact();
                yield number == null
                        ? null
                        : Arithmetic.formatted(number, literal(term.arg(1)), literal(term.arg(2)), decimals);
            }
            case FORMAT_DATE -> {
                var date = (LocalDate) value(term.arg(0));
                yield date == null ? null : Calendar.formatted(date, literal(term.arg(1)));
            }
            case FORMAT_MOMENT -> {
                var moment = (Instant) value(term.arg(0));
                yield moment == null ? null : local(moment, literal(term.arg(1)));
            }
            default -> printed(term.op(), value(term.arg(0)));
        };
    }

    private @Nullable String printed(Op op, @Nullable Object value) {
        return switch (value) {
            case null -> null;
            case BigDecimal number -> Arithmetic.plain(number) + (op == Op.PERCENT_TEXT ? "%" : "");
            case Money money -> Arithmetic.plain(money.amount()) + " " + money.currency();
            case LocalDate date -> Calendar.formatted(date, "yyyy-MM-dd");
            case Instant moment -> local(moment, "yyyy-MM-dd HH:mm:ss");
            default -> value.toString();
        };
    }

    private @Nullable String local(Instant moment, String pattern) {
        boolean isWritable = Calendar.dateOf(moment, zone) != null;
        return isWritable ? Calendar.formatted(LocalDateTime.ofInstant(moment, zone), pattern) : null;
    }

    private static String literal(Term term) {
        return (String) Objects.requireNonNull(term.value());
    }

    private @Nullable String changed(Term term, Function<String, String> work) {
        var text = string(term.arg(0));
        var changed = text == null ? "" : work.apply(text);
        return changed.isEmpty() ? null : changed;
    }

    private @Nullable String counted(Term term, BiFunction<String, Integer, String> work) {
        var text = string(term.arg(0));
        var count = decimal(term.arg(1));
        if (text == null || count == null || count.compareTo(BigDecimal.ONE) < 0) {
            return null;
        }
        return work.apply(text, count(count));
    }

    /// No text is longer, so that larger counts are all the same.
    private static int count(BigDecimal number) {
        return number.min(BigDecimal.valueOf(10_000_000)).intValue();
    }

    private @Nullable String mid(Term term) {
        var text = string(term.arg(0));
        var start = decimal(term.arg(1));
        var count = decimal(term.arg(2));
        if (text == null || start == null || count == null) {
            return null;
        }
        if (start.compareTo(BigDecimal.ONE) < 0 || count.compareTo(BigDecimal.ONE) < 0) {
            return null;
        }
        var part = Characters.mid(text, count(start), count(count));
        return part.isEmpty() ? null : part;
    }

    private boolean asks(Term term, BiFunction<String, String, Boolean> work) {
        var text = string(term.arg(0));
        var part = string(term.arg(1));
        return text != null && part != null && work.apply(text, part);
    }

    private @Nullable String substituted(Term term) {
        var text = string(term.arg(0));
        var old = string(term.arg(1));
        var replacement = string(term.arg(2));
        if (text == null || old == null) {
            return text;
        }
        return Characters.fitted(text.replace(old, replacement == null ? "" : replacement));
    }

    private @Nullable BigDecimal found(Term term) {
        var part = string(term.arg(0));
        var text = string(term.arg(1));
        var start = decimal(term.arg(2));
        if (part == null || text == null || start == null || start.compareTo(BigDecimal.ONE) < 0) {
            return null;
        }
        int place = Characters.find(part, text, count(start));
        return place == 0 ? null : BigDecimal.valueOf(place);
    }

    /// A result in the form the record engine keeps, for [dev.grato.model.FieldType#store].
    public static @Nullable Object canonical(Kind kind, @Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Money money -> {
                var map = new LinkedHashMap<String, Object>();
                map.put("amount", money.amount());
                map.put("currency", money.currency());
                yield Collections.unmodifiableMap(map);
            }
            case BigDecimal number
            when kind == Kind.DURATION ->
                Duration.ofMillis(number.longValueExact()).toString();
            case BigDecimal number -> Json.canonical(number);
            case Instant moment -> moment(moment);
            case LocalDate date -> date.toString();
            default -> value;
        };
    }

    private static String moment(Instant moment) {
        var text = moment.toString();
        int dot = text.indexOf('.');
        return dot < 0 ? text : text.substring(0, text.length() - 1).replaceAll("0+$", "") + "Z";
    }
}
