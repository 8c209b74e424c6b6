package dev.grato.model.formula;

import dev.grato.platform.Folding;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// The types of one function's arguments and of its result.
final class Calls {

    private static final Pattern NUMBER_FORMAT = Pattern.compile("(?:#([.,' ])##)?0(?:([.,])(0{1,10}))?");
    private static final Pattern TIME_FORMAT = Pattern.compile("(?:yyyy|MM|dd|HH|mm|ss|[-/.:, ]){1,20}");
    private static final Pattern REPEATED = Pattern.compile("(yyyy|MM|dd|HH|mm|ss)\\1");
    private static final Map<String, String> UNITS = Map.ofEntries(
            Map.entry("day", "day"),
            Map.entry("days", "day"),
            Map.entry("dia", "day"),
            Map.entry("dias", "day"),
            Map.entry("giorno", "day"),
            Map.entry("giorni", "day"),
            Map.entry("week", "week"),
            Map.entry("weeks", "week"),
            Map.entry("semana", "week"),
            Map.entry("semanas", "week"),
            Map.entry("settimana", "week"),
            Map.entry("settimane", "week"),
            Map.entry("month", "month"),
            Map.entry("months", "month"),
            Map.entry("mes", "month"),
            Map.entry("meses", "month"),
            Map.entry("mese", "month"),
            Map.entry("mesi", "month"),
            Map.entry("quarter", "quarter"),
            Map.entry("quarters", "quarter"),
            Map.entry("trimestre", "quarter"),
            Map.entry("trimestres", "quarter"),
            Map.entry("trimestri", "quarter"),
            Map.entry("year", "year"),
            Map.entry("years", "year"),
            Map.entry("ano", "year"),
            Map.entry("anos", "year"),
            Map.entry("anno", "year"),
            Map.entry("anni", "year"),
            Map.entry("hour", "hour"),
            Map.entry("hours", "hour"),
            Map.entry("hora", "hour"),
            Map.entry("horas", "hour"),
            Map.entry("ora", "hour"),
            Map.entry("ore", "hour"),
            Map.entry("minute", "minute"),
            Map.entry("minutes", "minute"),
            Map.entry("minuto", "minute"),
            Map.entry("minutos", "minute"),
            Map.entry("minuti", "minute"),
            Map.entry("second", "second"),
            Map.entry("seconds", "second"),
            Map.entry("segundo", "second"),
            Map.entry("segundos", "second"),
            Map.entry("secondo", "second"),
            Map.entry("secondi", "second"));
    private static final Map<String, Long> MILLIS =
            Map.of("second", 1_000L, "minute", 60_000L, "hour", 3_600_000L, "day", 86_400_000L, "week", 604_800_000L);

    private final Typing typing;
    private final Syntax.Call call;

    Calls(Typing typing, Syntax.Call call) {
        this.typing = typing;
        this.call = call;
    }

    private Syntax at(int index) {
        return call.args().get(index);
    }

    private boolean has(int index) {
        return index < call.args().size();
    }

    Term typed() {
        return switch (call.function()) {
            case IF -> choice(List.of(at(0)), has(2) ? List.of(at(1), at(2)) : List.of(at(1)));
            case IFS -> ifs();
            case SWITCH -> switched();
            case AND -> Term.of(Op.AND, Kind.BOOLEAN, all(Kind.BOOLEAN));
            case OR -> Term.of(Op.OR, Kind.BOOLEAN, all(Kind.BOOLEAN));
            case NOT -> Term.of(Op.NOT, Kind.BOOLEAN, all(Kind.BOOLEAN));
            case IS_BLANK -> Term.of(Op.IS_BLANK, Kind.BOOLEAN, typing.type(at(0)));
            case COALESCE -> {
                var values = typing.unified(typing.types(call.args()), call.args(), false);
                yield Typing.result(Op.COALESCE, values, values);
            }
            case ROUND -> rounded(Op.ROUND, Op.MONEY_ROUND);
            case ROUND_UP -> rounded(Op.ROUND_UP, Op.MONEY_ROUND_UP);
            case ROUND_DOWN, TRUNC -> rounded(Op.ROUND_DOWN, Op.MONEY_ROUND_DOWN);
            case FLOOR -> numeric(Op.FLOOR);
            case CEILING -> numeric(Op.CEILING);
            case ABS -> {
                var term = typing.type(at(0));
                yield term.kind() == Kind.MONEY ? Term.of(Op.MONEY_ABS, Kind.MONEY, term) : numeric(Op.ABS);
            }
            case MIN -> extreme(Op.MIN, Op.MONEY_MIN);
            case MAX -> extreme(Op.MAX, Op.MONEY_MAX);
            case SUM -> total(Op.SUM, Op.MONEY_SUM);
            case AVG -> total(Op.AVG, Op.MONEY_AVG);
            case MOD -> Term.of(Op.MOD, Kind.NUMBER, all(Kind.NUMBER));
            case POWER -> Term.of(Op.POWER, Kind.NUMBER, all(Kind.NUMBER));
            case NUMBER -> {
                var term = typing.type(at(0));
                yield term.kind() == Kind.PERCENT ? Operations.fraction(term) : Typing.fit(term, at(0), Kind.NUMBER);
            }
            case PERCENT -> Term.of(Op.MULTIPLY, Kind.PERCENT, typing.fit(at(0), Kind.NUMBER), Term.number(100));
            case MONEY -> {
                var amount = typing.fit(at(0), Kind.NUMBER);
                yield Term.of(Op.MONEY, Kind.MONEY, amount, typing.fit(at(1), Kind.TEXT));
            }
            case AMOUNT -> Term.of(Op.AMOUNT, Kind.NUMBER, typing.fit(at(0), Kind.MONEY));
            case CURRENCY -> Term.of(Op.CURRENCY, Kind.TEXT, typing.fit(at(0), Kind.MONEY));
            case CONCAT, LEFT, RIGHT, MID, LEN, UPPER, LOWER, TRIM, CONTAINS, STARTS_WITH, SUBSTITUTE, FIND, TEXT ->
                text();
            case TODAY,
                    NOW,
                    DATE,
                    YEAR,
                    MONTH,
                    DAY,
                    WEEKDAY,
                    QUARTER,
                    DATE_ADD,
                    DATE_DIFF,
                    END_OF_MONTH,
                    NETWORKDAYS,
                    DURATION,
                    DURATION_IN -> time();
        };
    }

    private List<Term> all(Kind kind) {
        var terms = new ArrayList<Term>();
        call.args().forEach(arg -> terms.add(typing.fit(arg, kind)));
        return terms;
    }

    private static Syntax nothing(Syntax at) {
        return new Syntax.Literal(null, false, at.offset(), at.length());
    }

    /// Conditions, each with its value, and at the end what else; without one, nothing.
    private Term choice(List<Syntax> conditions, List<Syntax> values) {
        var places = new ArrayList<>(values);
        if (places.size() == conditions.size()) {
            places.add(nothing(call));
        }
        var tests = new ArrayList<Term>();
        conditions.forEach(condition -> tests.add(typing.fit(condition, Kind.BOOLEAN)));
        var terms = typing.unified(typing.types(places), places, false);
        var result = terms.getLast();
        for (int i = tests.size() - 1; i >= 0; i--) {
            result = Typing.result(Op.IF, List.of(tests.get(i), terms.get(i), result), terms);
        }
        return result;
    }

    private Term ifs() {
        var conditions = new ArrayList<Syntax>();
        var values = new ArrayList<Syntax>();
        int pairs = call.args().size() / 2;
        for (int i = 0; i < pairs; i++) {
            conditions.add(at(2 * i));
            values.add(at(2 * i + 1));
        }
        if (call.args().size() % 2 == 1) {
            values.add(at(call.args().size() - 1));
        }
        return choice(conditions, values);
    }

    private Term switched() {
        var keyPlaces = new ArrayList<Syntax>(List.of(at(0)));
        var valuePlaces = new ArrayList<Syntax>();
        int last = call.args().size() % 2 == 0
                ? call.args().size() - 1
                : call.args().size();
        for (int i = 1; i < last; i += 2) {
            if (!(at(i) instanceof Syntax.Literal literal) || literal.value() == null || "".equals(literal.value())) {
                throw FormulaException.at(at(i), "formulaLiteral", Map.of());
            }
            keyPlaces.add(at(i));
            valuePlaces.add(at(i + 1));
        }
        valuePlaces.add(last < call.args().size() ? at(last) : nothing(call));
        var keys = typing.unified(typing.types(keyPlaces), keyPlaces, true);
        var values = typing.unified(typing.types(valuePlaces), valuePlaces, false);
        if (keys.getFirst().kind() == Kind.MONEY) {
            throw Typing.mismatch(at(0), Kind.TEXT, Kind.MONEY);
        }
        var args = new ArrayList<Term>(List.of(keys.getFirst()));
        for (int i = 1; i < keys.size(); i++) {
            args.add(keys.get(i));
            args.add(values.get(i - 1));
        }
        args.add(values.getLast());
        return Typing.result(Op.SWITCH, args, values);
    }

    private Term rounded(Op number, Op money) {
        var term = typing.type(at(0));
        var digits = has(1) ? typing.fit(at(1), Kind.NUMBER) : Term.number(0);
        return switch (term.kind()) {
            case MONEY -> Term.of(money, Kind.MONEY, term, digits);
            case PERCENT -> Term.of(number, Kind.PERCENT, term, digits);
            default -> Term.of(number, Kind.NUMBER, Typing.fit(term, at(0), Kind.NUMBER), digits);
        };
    }

    private Term numeric(Op op) {
        var term = typing.type(at(0));
        boolean keeps = term.kind() == Kind.PERCENT || op == Op.ABS && term.kind() == Kind.DURATION;
        return keeps ? Term.of(op, term.kind(), term) : Term.of(op, Kind.NUMBER, Typing.fit(term, at(0), Kind.NUMBER));
    }

    private Term extreme(Op op, Op money) {
        var terms = typing.unified(typing.types(call.args()), call.args(), false);
        var kind = terms.getFirst().kind();
        return switch (kind) {
            case MONEY -> Term.of(money, kind, terms);
            case NUMBER, PERCENT, DURATION, DATE, DATE_TIME -> Term.of(op, kind, terms);
            default -> throw Typing.mismatch(at(0), Kind.NUMBER, kind);
        };
    }

    private Term total(Op op, Op money) {
        var terms = typing.unified(typing.types(call.args()), call.args(), false);
        var kind = terms.getFirst().kind();
        return switch (kind) {
            case MONEY -> Term.of(money, kind, terms);
            case NUMBER, PERCENT -> Term.of(op, kind, terms);
            case DURATION -> Operations.millis(Term.of(op, Kind.NUMBER, terms));
            default -> throw Typing.mismatch(at(0), Kind.NUMBER, kind);
        };
    }

    // ---------------------------------------------------------------- texts

    private Term text() {
        return switch (call.function()) {
            case CONCAT -> {
                var texts = new ArrayList<Term>();
                call.args().forEach(arg -> texts.add(Typing.text(typing.type(arg), arg)));
                yield Term.of(Op.CONCAT, Kind.TEXT, texts);
            }
            case LEFT, RIGHT -> {
                var op = call.function() == FormulaFunction.LEFT ? Op.LEFT : Op.RIGHT;
                var count = has(1) ? typing.fit(at(1), Kind.NUMBER) : Term.number(1);
                yield Term.of(op, Kind.TEXT, typing.fit(at(0), Kind.TEXT), count);
            }
            case MID -> {
                var text = typing.fit(at(0), Kind.TEXT);
                var start = typing.fit(at(1), Kind.NUMBER);
                yield Term.of(Op.MID, Kind.TEXT, text, start, typing.fit(at(2), Kind.NUMBER));
            }
            case LEN -> Term.of(Op.LENGTH, Kind.NUMBER, all(Kind.TEXT));
            case UPPER -> Term.of(Op.UPPER, Kind.TEXT, all(Kind.TEXT));
            case LOWER -> Term.of(Op.LOWER, Kind.TEXT, all(Kind.TEXT));
            case TRIM -> Term.of(Op.TRIM, Kind.TEXT, all(Kind.TEXT));
            case CONTAINS -> Term.of(Op.CONTAINS, Kind.BOOLEAN, all(Kind.TEXT));
            case STARTS_WITH -> Term.of(Op.STARTS_WITH, Kind.BOOLEAN, all(Kind.TEXT));
            case SUBSTITUTE -> Term.of(Op.SUBSTITUTE, Kind.TEXT, all(Kind.TEXT));
            case FIND -> {
                var part = typing.fit(at(0), Kind.TEXT);
                var text = typing.fit(at(1), Kind.TEXT);
                var start = has(2) ? typing.fit(at(2), Kind.NUMBER) : Term.number(1);
                yield Term.of(Op.FIND, Kind.NUMBER, part, text, start);
            }
            default -> has(1) ? formatted() : Typing.text(typing.type(at(0)), at(0));
        };
    }

    private String literalText(int index) {
        if (at(index) instanceof Syntax.Literal literal && literal.value() instanceof String text) {
            return text;
        }
        throw FormulaException.at(at(index), "formulaLiteral", Map.of());
    }

    private Term formatted() {
        var term = typing.type(at(0));
        var format = literalText(1);
        if (term.kind() == Kind.DATE || term.kind() == Kind.DATE_TIME) {
            boolean isDate = term.kind() == Kind.DATE;
            boolean isKnown = TIME_FORMAT.matcher(format).matches()
                    && format.matches(".*[yMdHms].*")
                    && !REPEATED.matcher(format).find()
                    && !(isDate && format.matches(".*[Hms].*"));
            if (!isKnown) {
                throw FormulaException.at(at(1), "formulaFormat", Map.of("examples", "yyyy-MM-dd, dd/MM/yyyy, HH:mm"));
            }
            var pattern = Term.literal(Kind.TEXT, format);
            return Term.of(isDate ? Op.FORMAT_DATE : Op.FORMAT_MOMENT, Kind.TEXT, term, pattern);
        }
        var number = term.kind() == Kind.PERCENT ? term : Typing.fit(term, at(0), Kind.NUMBER);
        var match = NUMBER_FORMAT.matcher(format);
        boolean isKnown =
                match.matches() && (match.group(1) == null || !match.group(1).equals(match.group(2)));
        if (!isKnown) {
            throw FormulaException.at(at(1), "formulaFormat", Map.of("examples", "0.00, #,##0.00, #.##0,00"));
        }
        var group = match.group(1) == null ? "" : match.group(1);
        var point = match.group(2) == null ? "" : match.group(2);
        int decimals = match.group(3) == null ? 0 : match.group(3).length();
        return Term.of(
                Op.FORMAT_NUMBER,
                Kind.TEXT,
                number,
                Term.literal(Kind.TEXT, group),
                Term.literal(Kind.TEXT, point),
                Term.number(decimals));
    }

    // ---------------------------------------------------------------- times

    private Term date(int index) {
        return typing.fit(at(index), Kind.DATE);
    }

    private Term time() {
        return switch (call.function()) {
            case TODAY -> Term.of(Op.TODAY, Kind.DATE);
            case NOW -> Term.of(Op.NOW, Kind.DATE_TIME);
            case DATE -> {
                if (call.args().size() == 2) {
                    throw FormulaException.at(
                            call, "formulaArguments", Map.of("name", "date", "min", 1, "max", 3, "count", 2));
                }
                yield has(2) ? Term.of(Op.MAKE_DATE, Kind.DATE, all(Kind.NUMBER)) : date(0);
            }
            case YEAR -> Term.of(Op.YEAR, Kind.NUMBER, date(0));
            case MONTH -> Term.of(Op.MONTH, Kind.NUMBER, date(0));
            case DAY -> Term.of(Op.DAY, Kind.NUMBER, date(0));
            case WEEKDAY -> Term.of(Op.WEEKDAY, Kind.NUMBER, date(0));
            case QUARTER -> Term.of(Op.QUARTER, Kind.NUMBER, date(0));
            case END_OF_MONTH -> {
                var months = has(1) ? typing.fit(at(1), Kind.NUMBER) : Term.number(0);
                yield Term.of(Op.END_OF_MONTH, Kind.DATE, date(0), months);
            }
            case NETWORKDAYS -> Term.of(Op.NETWORKDAYS, Kind.NUMBER, date(0), date(1));
            case DATE_ADD -> added();
            case DATE_DIFF -> between();
            case DURATION ->
                Operations.millis(Term.of(
                        Op.MULTIPLY, Kind.NUMBER, typing.fit(at(0), Kind.NUMBER), Term.number(millis(unit(1), 1))));
            default ->
                Term.of(Op.DIVIDE, Kind.NUMBER, typing.fit(at(0), Kind.DURATION), Term.number(millis(unit(1), 1)));
        };
    }

    private String unit(int index) {
        var unit = UNITS.get(Folding.fold(literalText(index)));
        if (unit == null) {
            throw wrongUnit(index);
        }
        return unit;
    }

    private FormulaException wrongUnit(int index) {
        return FormulaException.at(
                at(index),
                "formulaUnit",
                Map.of("units", "seconds, minutes, hours, days, weeks, months, quarters, years"));
    }

    private long millis(String unit, int index) {
        var millis = MILLIS.get(unit);
        if (millis == null) {
            throw wrongUnit(index);
        }
        return millis;
    }

    private static Term times(Term count, long factor) {
        return factor == 1 ? count : Term.of(Op.MULTIPLY, Kind.NUMBER, count, Term.number(factor));
    }

    private static Term whole(Term count) {
        return Term.of(Op.ROUND_DOWN, Kind.NUMBER, count, Term.number(0));
    }

    private Term added() {
        var time = typing.type(at(0));
        boolean isMoment = time.kind() == Kind.DATE_TIME;
        var date = isMoment ? time : Typing.fit(time, at(0), Kind.DATE);
        var count = whole(typing.fit(at(1), Kind.NUMBER));
        var unit = unit(2);
        return switch (unit) {
            case "day", "week" -> {
                var days = times(count, unit.equals("week") ? 7 : 1);
                yield isMoment
                        ? Term.of(Op.MOMENT_ADD_DAYS, Kind.DATE_TIME, date, days)
                        : Term.of(Op.ADD_DAYS, Kind.DATE, date, days);
            }
            case "month", "quarter", "year" -> {
                var months = times(count, unit.equals("month") ? 1 : unit.equals("quarter") ? 3 : 12);
                yield isMoment
                        ? Term.of(Op.MOMENT_ADD_MONTHS, Kind.DATE_TIME, date, months)
                        : Term.of(Op.ADD_MONTHS, Kind.DATE, date, months);
            }
            default -> {
                if (!isMoment) {
                    throw Typing.mismatch(at(0), Kind.DATE_TIME, date.kind());
                }
                yield Term.of(Op.MOMENT_ADD_MILLIS, Kind.DATE_TIME, date, times(count, millis(unit, 2)));
            }
        };
    }

    private Term between() {
        var unit = unit(2);
        return switch (unit) {
            case "day" -> Term.of(Op.DAYS_BETWEEN, Kind.NUMBER, date(0), date(1));
            case "week" -> divided(Term.of(Op.DAYS_BETWEEN, Kind.NUMBER, date(0), date(1)), 7);
            case "month" -> Term.of(Op.MONTHS_BETWEEN, Kind.NUMBER, date(0), date(1));
            case "quarter" -> divided(Term.of(Op.MONTHS_BETWEEN, Kind.NUMBER, date(0), date(1)), 3);
            case "year" -> divided(Term.of(Op.MONTHS_BETWEEN, Kind.NUMBER, date(0), date(1)), 12);
            default -> {
                var from = typing.fit(at(0), Kind.DATE_TIME);
                var millis = Term.of(Op.MILLIS_BETWEEN, Kind.DURATION, from, typing.fit(at(1), Kind.DATE_TIME));
                yield divided(millis, millis(unit, 2));
            }
        };
    }

    private static Term divided(Term number, long by) {
        return whole(Term.of(Op.DIVIDE, Kind.NUMBER, number, Term.literal(Kind.NUMBER, BigDecimal.valueOf(by))));
    }
}
