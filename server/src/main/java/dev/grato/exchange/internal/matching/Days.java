package dev.grato.exchange.internal.matching;

import java.util.Locale;
import java.util.regex.Pattern;

/// Dates as eight digits, year first, however they were written.
final class Days {

    private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})(?:[T ].*)?");
    private static final Pattern YEAR_LAST = Pattern.compile("(\\d{1,2})[-/.](\\d{1,2})[-/.](\\d{4})(?:[T ].*)?");

    private Days() {}

    /// Empty for what is no date.
    static String of(String raw) {
        var text = raw.strip();
        if (text.length() == 8 && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return text;
        }
        var first = YEAR_FIRST.matcher(text);
        if (first.matches()) {
            return digits(first.group(1), first.group(2), first.group(3));
        }
        var last = YEAR_LAST.matcher(text);
        return last.matches() ? digits(last.group(3), last.group(2), last.group(1)) : "";
    }

    static boolean isDay(String raw) {
        var day = of(raw);
        if (day.isEmpty()) {
            return false;
        }
        int year = Integer.parseInt(day.substring(0, 4));
        int middle = Integer.parseInt(day.substring(4, 6));
        int last = Integer.parseInt(day.substring(6, 8));
        return year > 1850
                && year < 2150
                && middle > 0
                && last > 0
                && Math.min(middle, last) <= 12
                && Math.max(middle, last) <= 31;
    }

    private static String digits(String year, String month, String day) {
        return String.format(Locale.ROOT, "%s%02d%02d", year, Integer.parseInt(month), Integer.parseInt(day));
    }
}
