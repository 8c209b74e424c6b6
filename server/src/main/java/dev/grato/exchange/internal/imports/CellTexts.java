package dev.grato.exchange.internal.imports;

import dev.grato.platform.Folding;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Texts of cells in the way their file writes dates, numbers and words, as values the engine takes. What cannot be
/// understood is handed on as it is, so that the engine says what is wrong with it.
record CellTexts(String dates, String decimals, ZoneId zone, LocalDate today) {

    private static final Pattern DAY = Pattern.compile(
            "(\\d{1,4})[/.\\-](\\d{1,2})[/.\\-](\\d{1,4})(?:[T ,]+(\\d{1,2})[:.](\\d{2})(?:[:.](\\d{2})(?:\\.\\d+)?)?\\s*([AaPp][Mm])?)?");
    private static final Pattern WITH_ZONE =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}.*(Z|[+-]\\d{2}:?\\d{2})");
    private static final Pattern WORDS = Pattern.compile(
            "(\\d{1,2})\\.?[ -](?:de )?([\\p{L}.]+),?[ -](?:de )?(\\d{4})|([\\p{L}.]+) (\\d{1,2}),? (\\d{4})");
    private static final Set<String> YES = Set.of(
            "true", "yes", "y", "si", "1", "x", "t", "vero", "verdadero", "verdadera", "wahr", "ja", "oui", "on");
    private static final Set<String> NO =
            Set.of("false", "no", "n", "0", "f", "falso", "falsa", "falsch", "nein", "non", "off");
    private static final List<String> MONTHS = List.of(
            "jan ene gen",
            "feb",
            "mar",
            "apr abr",
            "may mag",
            "jun giu",
            "jul lug",
            "aug ago",
            "sep set",
            "oct ott",
            "nov",
            "dec dic");

    Object bool(String text) {
        var word = Folding.fold(text);
        if (YES.contains(word)) {
            return true;
        }
        return NO.contains(word) ? (Object) false : text;
    }

    /// A plain number with a dot.
    String number(String text) {
        var plain = text.replaceAll("[\\s\u00a0'%€$£]|(?i)eur|usd|gbp", "");
        boolean isNegative = plain.startsWith("(") && plain.endsWith(")");
        if (isNegative) {
            plain = "-" + plain.substring(1, plain.length() - 1);
        }
        var group = decimals.equals(",") ? "." : ",";
        if (!plain.matches("[+-]?[0-9.,]+")) {
            return text;
        }
        int decimal = plain.lastIndexOf(decimals);
        if (plain.indexOf(group) >= 0
                && !plain.matches(
                        "[+-]?\\d{1,3}(" + Pattern.quote(group) + "\\d{3})+(" + Pattern.quote(decimals) + "\\d*)?")) {
            // the other sign of decimals, once and without groups: 12.5 in a file with commas
            boolean isOther = decimal < 0 && plain.indexOf(group) == plain.lastIndexOf(group);
            return isOther ? plain.replace(group, ".").replace("+", "") : text;
        }
        if (decimal >= 0 && plain.indexOf(decimals) != decimal) {
            return text;
        }
        return plain.replace(group, "").replace(decimals, ".").replace("+", "");
    }

    Object money(String text) {
        var number = number(text);
        var currency = text.contains("€") || text.toUpperCase(Locale.ROOT).contains("EUR")
                ? "EUR"
                : text.contains("$") || text.toUpperCase(Locale.ROOT).contains("USD")
                        ? "USD"
                        : text.contains("£") || text.toUpperCase(Locale.ROOT).contains("GBP") ? "GBP" : null;
        return currency == null || number.equals(text) && !number.matches("-?[0-9.]+")
                ? number
                : Map.of("amount", number, "currency", currency);
    }

    Object number(String text, boolean isWhole) {
        var number = number(text);
        try {
            return new java.math.BigDecimal(number);
        } catch (NumberFormatException noNumber) {
            return text;
        }
    }

    String date(String text) {
        var at = moment(text);
        return at == null ? text : at.toLocalDate().toString();
    }

    String dateTime(String text) {
        var plain = text.strip();
        if (WITH_ZONE.matcher(plain).matches()) {
            return plain.replaceFirst("([+-]\\d{2})(\\d{2})$", "$1:$2");
        }
        var at = moment(plain);
        return at == null
                ? text
                : at.atZone(zone).toOffsetDateTime().toInstant().toString();
    }

    private @Nullable LocalDateTime moment(String raw) {
        var text = raw.strip();
        try {
            var numbers = DAY.matcher(text);
            if (numbers.matches()) {
                return day(numbers.group(1), numbers.group(2), numbers.group(3)).atTime(time(numbers));
            }
            if (text.matches("\\d{8}")) {
                return LocalDate.parse(text.substring(0, 4) + "-" + text.substring(4, 6) + "-" + text.substring(6))
                        .atStartOfDay();
            }
            if (WITH_ZONE.matcher(text).matches() || text.matches("\\d{4}-\\d{2}-\\d{2}T.*")) {
                return LocalDateTime.parse(
                        text.substring(0, Math.min(19, text.length())).replaceFirst("(Z|[+-]\\d{2}:?\\d{2})$", ""));
            }
            return words(text);
        } catch (DateTimeException noDay) {
            return null;
        }
    }

    private static LocalTime time(java.util.regex.Matcher found) {
        if (found.group(4) == null) {
            return LocalTime.MIDNIGHT;
        }
        int hour = Integer.parseInt(found.group(4));
        if (found.group(7) != null) {
            hour = hour % 12 + (found.group(7).equalsIgnoreCase("pm") ? 12 : 0);
        }
        return LocalTime.of(
                hour, Integer.parseInt(found.group(5)), found.group(6) == null ? 0 : Integer.parseInt(found.group(6)));
    }

    private LocalDate day(String first, String second, String third) {
        if (first.length() > 2) {
            return LocalDate.of(Integer.parseInt(first), Integer.parseInt(second), Integer.parseInt(third));
        }
        int a = Integer.parseInt(first);
        int b = Integer.parseInt(second);
        boolean isMonthFirst = dates.equals("mdy") && a <= 12 || b > 12;
        int year = Integer.parseInt(third);
        if (third.length() <= 2) {
            year += year <= (today.getYear() + 10) % 100 ? 2000 : 1900;
        }
        return isMonthFirst ? LocalDate.of(year, a, b) : LocalDate.of(year, b, a);
    }

    private static @Nullable LocalDateTime words(String text) {
        var found = WORDS.matcher(text);
        if (!found.matches()) {
            return null;
        }
        boolean isDayFirst = found.group(1) != null;
        var month = Folding.fold(isDayFirst ? found.group(2) : found.group(4));
        for (int i = 0; i < MONTHS.size(); i++) {
            for (var begin : MONTHS.get(i).split(" ", -1)) {
                if (month.startsWith(begin)) {
                    return LocalDate.of(
                                    Integer.parseInt(isDayFirst ? found.group(3) : found.group(6)),
                                    i + 1,
                                    Integer.parseInt(isDayFirst ? found.group(1) : found.group(5)))
                            .atStartOfDay();
                }
            }
        }
        return null;
    }

    /// The parts of a cell with several values.
    static List<String> list(String text, boolean atCommas) {
        var parts = new ArrayList<String>();
        for (var part : text.split(atCommas ? "[;,|\\n]" : "[;|\\n]", -1)) {
            if (!part.isBlank()) {
                parts.add(part.strip());
            }
        }
        return parts;
    }
}
