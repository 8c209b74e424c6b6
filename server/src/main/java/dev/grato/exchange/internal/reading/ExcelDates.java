package dev.grato.exchange.internal.reading;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/// Excel keeps times as days since 1900, with a 29 February that never was, or since 1904.
final class ExcelDates {

    private static final double LAST = 2_958_466;

    private ExcelDates() {}

    /// `2026-11-22`, `2026-11-22T10:15` or `10:15`; the number itself where it is no time.
    static String text(String number, boolean is1904) {
        try {
            double days = Double.parseDouble(number);
            if (!(days >= 0 && days < LAST)) {
                return number;
            }
            long seconds = Math.round(days * 86_400);
            if (seconds < 86_400) {
                return LocalTime.ofSecondOfDay(seconds).toString();
            }
            var begin = is1904 ? LocalDateTime.of(1904, 1, 1, 0, 0) : LocalDateTime.of(1899, 12, 30, 0, 0);
            // before March 1900 the leap day that never was has not been counted yet
            var at = begin.plusSeconds(seconds + (!is1904 && days < 60 ? 86_400 : 0));
            return at.toLocalTime().equals(LocalTime.MIDNIGHT)
                    ? at.toLocalDate().toString()
                    : at.truncatedTo(ChronoUnit.SECONDS).toString();
        } catch (NumberFormatException noNumber) {
            return number;
        }
    }

    /// Whether a number format shows times.
    static boolean isDate(int id, String format) {
        if (id >= 14 && id <= 22 || id >= 27 && id <= 36 || id >= 45 && id <= 47 || id >= 50 && id <= 58) {
            return true;
        }
        var plain = format.replaceAll("\"[^\"]*\"|\\\\.|\\[[^\\]hms]*\\]|_.|\\*.", "")
                .toLowerCase(Locale.ROOT);
        return !plain.isEmpty()
                && !plain.contains("general")
                && plain.split(";", -1)[0].chars().anyMatch(c -> "ymdhs".indexOf(c) >= 0)
                && plain.split(";", -1)[0].chars().noneMatch(c -> "0#?".indexOf(c) >= 0 && !plain.contains("s"));
    }
}
