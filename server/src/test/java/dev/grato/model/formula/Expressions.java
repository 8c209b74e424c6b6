package dev.grato.model.formula;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/// Makes up expressions of every kind out of all functions, and rows of values that are likely to hurt.
final class Expressions {

    static final String TABLE = "formula_row";

    /// The fields of a row: name and type of its values.
    static final Map<String, String> FIELDS = fields();

    private static final List<String> NUMBERS = List.of(
            "0",
            "1",
            "-1",
            "2",
            "3",
            "7",
            "0.5",
            "-0.5",
            "2.5",
            "-2.5",
            "0.0000000001",
            "1000000",
            "12345.6789",
            "-99999.995",
            "0.005",
            "1.005",
            "123456789012345678901234567890",
            "-999999999999999999999999999999",
            "99999999999999999999.9999999999",
            "100",
            "12",
            "-30",
            "4000000",
            "-120000");
    private static final List<String> TEXTS = List.of(
            "a",
            "Àgata",
            "ß straße",
            "🙂 emoji 👩‍👩‍👧",
            "  padded\u00a0",
            "ÇĞİı",
            "Ωμέγα ς",
            "Привет",
            "a\"b",
            "x.y",
            "(.*)+$",
            "%_\\",
            "łódź",
            "e\u0301",
            "IT-123",
            "EUR",
            "$1 $& {0}",
            "日本");
    private static final List<String> DAYS = List.of(
            "2026-03-29",
            "2026-03-28",
            "2026-10-25",
            "2024-02-29",
            "2023-02-28",
            "2026-01-31",
            "2025-12-31",
            "0001-01-01",
            "9999-12-31",
            "1999-12-31",
            "2000-02-29",
            "1900-03-01",
            "2026-11-22");
    private static final List<String> MOMENTS = List.of(
            "2026-03-29T00:59:59.999999Z",
            "2026-03-29T01:00:00Z",
            "2026-03-28T01:30:00Z",
            "2026-10-25T00:30:00Z",
            "2026-10-25T01:30:00Z",
            "2026-10-24T23:30:00.5Z",
            "1999-12-31T23:30:00Z",
            "2024-02-29T12:00:00.123456Z",
            "1970-01-01T00:00:00Z",
            "1969-12-31T23:59:59.999Z",
            "2037-06-15T08:00:00Z");
    private static final List<String> CURRENCIES = List.of("EUR", "USD", "JPY", "EUR");

    private final RandomGenerator random;

    Expressions(RandomGenerator random) {
        this.random = random;
    }

    private static Map<String, String> fields() {
        var fields = new LinkedHashMap<String, String>();
        for (int i = 1; i <= 3; i++) {
            fields.put("n" + i, "number");
            fields.put("m" + i, "money");
            fields.put("t" + i, "text");
            fields.put("d" + i, "date");
            fields.put("w" + i, "dateTime");
        }
        fields.put("p1", "percent");
        fields.put("b1", "boolean");
        fields.put("b2", "boolean");
        fields.put("u1", "duration");
        fields.put("u2", "duration");
        fields.put("s1", "select");
        return fields;
    }

    <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    /// A value in canonical JSON with numbers as texts, or null.
    Object value(String type) {
        if (random.nextInt(5) == 0) {
            return null;
        }
        return switch (type) {
            case "number" -> one(NUMBERS);
            case "percent" -> one(List.of("22", "-3.5", "0", "100", "0.01", "33.3333333333"));
            case "money" -> Map.of("amount", amount(), "currency", one(CURRENCIES));
            case "text" -> one(TEXTS);
            case "boolean" -> random.nextBoolean();
            case "date" -> one(DAYS);
            case "dateTime" -> one(MOMENTS);
            case "duration" -> one(List.of("PT0S", "PT1H30M", "PT0.001S", "PT876000H", "PT26H0.5S"));
            default -> one(List.of("open", "won", "lost"));
        };
    }

    private String amount() {
        return one(List.of("0", "10", "-12.5", "0.000001", "99999999999999.999999", "3.333333", "100"));
    }

    /// A text of this kind of value, nested at most so deep.
    String of(Kind kind, int depth) {
        if (depth <= 0 || random.nextInt(6) == 0) {
            return leaf(kind);
        }
        if (random.nextInt(7) == 0) {
            return choice(kind, depth);
        }
        return switch (kind) {
            case NUMBER -> number(depth);
            case PERCENT -> percent(depth);
            case MONEY -> money(depth);
            case TEXT -> text(depth);
            case BOOLEAN -> flag(depth);
            case DATE -> date(depth);
            case DATE_TIME -> moment(depth);
            default -> duration(depth);
        };
    }

    private String leaf(Kind kind) {
        if (random.nextInt(12) == 0) {
            return "null";
        }
        boolean isField = random.nextInt(3) > 0;
        return switch (kind) {
            case NUMBER ->
                isField ? "n" + (1 + random.nextInt(3)) : one(NUMBERS).replaceFirst("^-", "0 - ");
            case PERCENT -> isField ? "p1" : "12.5%";
            case MONEY -> isField ? "m" + (1 + random.nextInt(3)) : "money(5.5, \"EUR\")";
            case TEXT ->
                isField ? "t" + (1 + random.nextInt(3)) : "\"" + one(TEXTS).replace("\"", "\"\"") + "\"";
            case BOOLEAN -> isField ? "b" + (1 + random.nextInt(2)) : one(List.of("true", "false"));
            case DATE -> isField ? "d" + (1 + random.nextInt(3)) : one(List.of("today()", "date(2026, 2, 28)"));
            case DATE_TIME -> isField ? "w" + (1 + random.nextInt(3)) : "now()";
            default -> isField ? "u" + (1 + random.nextInt(2)) : "duration(90, \"minutes\")";
        };
    }

    private String n(int depth) {
        return "(" + of(Kind.NUMBER, depth - 1) + ")";
    }

    private String t(int depth) {
        return of(Kind.TEXT, depth - 1);
    }

    private String choice(Kind kind, int depth) {
        var one = of(kind, depth - 1);
        var other = of(kind, depth - 1);
        var test = of(Kind.BOOLEAN, depth - 1);
        return switch (random.nextInt(5)) {
            case 0 -> "if(" + test + ", " + one + ", " + other + ")";
            case 1 -> "ifs(" + test + ", " + one + ", " + flag(depth - 1) + ", " + other + ")";
            case 2 -> "switch(s1, \"open\", " + one + ", \"won\", " + other + ")";
            case 3 -> "switch(" + n(depth) + ", 1, " + one + ", 2.5, " + other + ", " + leaf(kind) + ")";
            default -> "coalesce(" + one + ", " + other + ")";
        };
    }

    private String several(Kind kind, int depth) {
        var args = new ArrayList<String>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            args.add(of(kind, depth - 1));
        }
        args.add(leaf(kind).replace("null", anchor(kind)));
        return String.join(", ", args);
    }

    private static String anchor(Kind kind) {
        return switch (kind) {
            case MONEY -> "m1";
            case DATE -> "d1";
            case DATE_TIME -> "w1";
            case DURATION -> "u1";
            default -> "n1";
        };
    }

    private String number(int depth) {
        var a = n(depth);
        var b = n(depth);
        return switch (random.nextInt(30)) {
            case 0 -> a + " + " + b;
            case 1 -> a + " - " + b;
            case 2 -> a + " * " + b;
            case 3, 4 -> a + " / " + b;
            case 5 -> "-" + a;
            case 6 -> "round(" + a + ", " + b + ")";
            case 7 -> "roundUp(" + a + ", " + random.nextInt(-3, 5) + ")";
            case 8 -> "roundDown(" + a + ", " + random.nextInt(-3, 5) + ")";
            case 9 -> "floor(" + a + ")";
            case 10 -> "ceiling(" + a + ")";
            case 11 -> "abs(" + a + ")";
            case 12 -> "mod(" + a + ", " + b + ")";
            case 13 -> "power(" + a + ", " + random.nextInt(-4, 9) + ")";
            case 14 -> one(List.of("min", "max", "sum", "avg")) + "(" + several(Kind.NUMBER, depth) + ")";
            case 15 -> "number(p1)";
            case 16 -> "amountOf(" + of(Kind.MONEY, depth - 1) + ")";
            case 17 -> "(" + of(Kind.MONEY, depth - 1) + ") / m2";
            case 18 -> "len(" + t(depth) + ")";
            case 19 -> "find(" + t(depth) + ", " + t(depth) + ", " + random.nextInt(1, 4) + ")";
            case 20 ->
                one(List.of("year", "month", "day", "weekday", "quarter")) + "(" + of(Kind.DATE, depth - 1) + ")";
            case 21 ->
                "dateDiff(" + of(Kind.DATE, depth - 1) + ", d1, \""
                        + one(List.of("days", "weeks", "months", "quarters", "years")) + "\")";
            case 22 -> "networkdays(" + of(Kind.DATE, depth - 1) + ", d2)";
            case 23 ->
                "dateDiff(w1, " + of(Kind.DATE_TIME, depth - 1) + ", \"" + one(List.of("hours", "seconds")) + "\")";
            case 24 -> "durationIn(" + of(Kind.DURATION, depth - 1) + ", \"hours\")";
            case 25 -> "d1 - (" + of(Kind.DATE, depth - 1) + ")";
            case 26 -> a + " * p1";
            case 27 -> a + " / p1";
            case 28 -> "trunc(" + a + ", 1)";
            default -> "u1 / (" + of(Kind.DURATION, depth - 1) + ")";
        };
    }

    private String percent(int depth) {
        return switch (random.nextInt(5)) {
            case 0 -> "percent(" + n(depth) + ")";
            case 1 -> "p1 + (" + of(Kind.PERCENT, depth - 1) + ")";
            case 2 -> "p1 * (" + of(Kind.PERCENT, depth - 1) + ")";
            case 3 -> "round(" + of(Kind.PERCENT, depth - 1) + ", 1)";
            default -> "p1 / " + n(depth);
        };
    }

    private String money(int depth) {
        var m = "(" + of(Kind.MONEY, depth - 1) + ")";
        return switch (random.nextInt(10)) {
            case 0 -> m + " + m1";
            case 1 -> m + " - (" + of(Kind.MONEY, depth - 1) + ")";
            case 2 -> m + " * " + n(depth);
            case 3 -> m + " / " + n(depth);
            case 4 -> m + " * p1";
            case 5 -> one(List.of("round", "roundUp", "roundDown")) + "(" + m + ", " + random.nextInt(-2, 4) + ")";
            case 6 -> one(List.of("min", "max", "sum", "avg")) + "(" + several(Kind.MONEY, depth) + ")";
            case 7 -> "money(" + n(depth) + ", " + one(List.of("\"USD\"", "currencyOf(m1)", "t1")) + ")";
            case 8 -> "abs(" + m + ")";
            default -> "-" + m;
        };
    }

    private String text(int depth) {
        var t = t(depth);
        return switch (random.nextInt(19)) {
            case 0, 1 -> "(" + t + ") & (" + t(depth) + ")";
            case 2 -> "left(" + t + ", " + n(depth) + ")";
            case 3 -> "right(" + t + ", " + random.nextInt(0, 5) + ")";
            case 4 -> "mid(" + t + ", " + random.nextInt(0, 5) + ", " + n(depth) + ")";
            case 5 -> "upper(" + t + ")";
            case 6 -> "lower(" + t + ")";
            case 7 -> "trim(" + t + ")";
            case 8 -> "substitute(" + t + ", " + t(depth) + ", " + t(depth) + ")";
            case 9 -> "text(" + n(depth) + ", \"" + one(List.of("0", "0.00", "#,##0.0", "#.##0,00", "# ##0")) + "\")";
            case 10 -> "text(" + of(Kind.DATE, depth - 1) + ", \"dd/MM/yyyy\")";
            case 11 -> "text(" + of(Kind.DATE_TIME, depth - 1) + ", \"yyyy-MM-dd HH:mm:ss\")";
            case 12 -> "text(" + n(depth) + ")";
            case 13 -> "text(" + of(Kind.MONEY, depth - 1) + ")";
            case 14 -> "text(p1) & " + n(depth);
            case 15 -> "text(" + of(Kind.BOOLEAN, depth - 1) + ")";
            case 16 -> "text(" + of(Kind.DATE, depth - 1) + ") & text(w1)";
            case 17 -> "currencyOf(" + of(Kind.MONEY, depth - 1) + ")";
            default -> "concat(s1, \" \", " + t + ")";
        };
    }

    private String flag(int depth) {
        return switch (random.nextInt(10)) {
            case 0 -> "and(" + of(Kind.BOOLEAN, depth - 1) + ", b1)";
            case 1 -> "or(" + of(Kind.BOOLEAN, depth - 1) + ", b2)";
            case 2 -> "not(" + of(Kind.BOOLEAN, depth - 1) + ")";
            case 3 -> "isBlank(" + of(one(List.of(Kind.NUMBER, Kind.MONEY, Kind.TEXT, Kind.DATE)), depth - 1) + ")";
            case 4 -> "contains(" + t(depth) + ", " + t(depth) + ")";
            case 5 -> "startsWith(" + t(depth) + ", " + t(depth) + ")";
            case 6 -> "s1 = \"won\"";
            default -> {
                var kind = one(List.of(
                        Kind.NUMBER, Kind.MONEY, Kind.TEXT, Kind.DATE, Kind.DATE_TIME, Kind.PERCENT, Kind.DURATION));
                yield "(" + of(kind, depth - 1) + ") " + one(List.of("=", "<>", "<", "<=", ">", ">=")) + " ("
                        + of(kind, depth - 1) + ")";
            }
        };
    }

    private String date(int depth) {
        return switch (random.nextInt(7)) {
            case 0 -> "date(" + n(depth) + ", " + random.nextInt(0, 14) + ", " + random.nextInt(1, 33) + ")";
            case 1 -> "date(" + of(Kind.DATE_TIME, depth - 1) + ")";
            case 2 -> "(" + of(Kind.DATE, depth - 1) + ") + " + n(depth);
            case 3 ->
                "dateAdd(" + of(Kind.DATE, depth - 1) + ", " + n(depth) + ", \""
                        + one(List.of("days", "weeks", "months", "quarters", "years")) + "\")";
            case 4 -> "endOfMonth(" + of(Kind.DATE, depth - 1) + ", " + random.nextInt(-14, 14) + ")";
            case 5 -> "min(" + several(Kind.DATE, depth) + ")";
            default -> "max(" + several(Kind.DATE, depth) + ")";
        };
    }

    private String moment(int depth) {
        return switch (random.nextInt(4)) {
            case 0 -> "(" + of(Kind.DATE_TIME, depth - 1) + ") + u1";
            case 1 ->
                "dateAdd(" + of(Kind.DATE_TIME, depth - 1) + ", " + random.nextInt(-40, 40) + ", \""
                        + one(List.of("hours", "minutes", "days", "weeks", "months", "years")) + "\")";
            case 2 -> "max(" + several(Kind.DATE_TIME, depth) + ")";
            default -> "(" + of(Kind.DATE_TIME, depth - 1) + ") - 1";
        };
    }

    private String duration(int depth) {
        return switch (random.nextInt(5)) {
            case 0 -> "w1 - (" + of(Kind.DATE_TIME, depth - 1) + ")";
            case 1 -> "duration(" + n(depth) + ", \"" + one(List.of("seconds", "hours", "days")) + "\")";
            case 2 -> "(" + of(Kind.DURATION, depth - 1) + ") * " + n(depth);
            case 3 -> "sum(" + several(Kind.DURATION, depth) + ")";
            default -> "(" + of(Kind.DURATION, depth - 1) + ") / " + n(depth);
        };
    }
}
