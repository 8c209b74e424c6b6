package dev.grato.model.formula;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Days and moments from the year 1 to 9999; beyond is nothing.
final class Calendar {

    static final int MOST_DAYS = 4_000_000;
    static final int MOST_MONTHS = 120_000;

    private static final BigDecimal MOST_MILLIS = new BigDecimal("4e14");
    private static final LocalDate FIRST = LocalDate.of(1, 1, 1);
    private static final LocalDate LAST = LocalDate.of(9999, 12, 31);
    private static final Instant FIRST_MOMENT = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST_MOMENT = Instant.parse("9999-12-31T23:59:59.999999Z");

    private Calendar() {}

    static @Nullable LocalDate fitted(LocalDate date) {
        return date.isBefore(FIRST) || date.isAfter(LAST) ? null : date;
    }

    static @Nullable Instant fitted(Instant moment) {
        return moment.isBefore(FIRST_MOMENT) || moment.isAfter(LAST_MOMENT) ? null : moment;
    }

    /// The whole number, nothing where it is larger than `most` in either direction.
    static @Nullable Integer whole(BigDecimal number, int most) {
        return number.abs().compareTo(BigDecimal.valueOf(most).add(BigDecimal.ONE)) >= 0 ? null : number.intValue();
    }

    static @Nullable LocalDate date(BigDecimal year, BigDecimal month, BigDecimal day) {
        var y = whole(year, 9999);
        var m = whole(month, 12);
        var d = whole(day, 31);
        if (y == null || m == null || d == null || y < 1 || m < 1 || d < 1) {
            return null;
        }
        return d > YearMonth.of(y, m).lengthOfMonth() ? null : LocalDate.of(y, m, d);
    }

    static @Nullable LocalDate dateOf(Instant moment, ZoneId zone) {
        return fitted(LocalDate.ofInstant(moment, zone));
    }

    static @Nullable LocalDate addDays(LocalDate date, BigDecimal count) {
        var days = whole(count, MOST_DAYS);
        return days == null ? null : fitted(date.plusDays(days));
    }

    static @Nullable LocalDate addMonths(LocalDate date, BigDecimal count) {
        var months = whole(count, MOST_MONTHS);
        return months == null ? null : fitted(date.plusMonths(months));
    }

    static @Nullable LocalDate endOfMonth(LocalDate date, BigDecimal count) {
        var months = whole(count, MOST_MONTHS);
        return months == null
                ? null
                : fitted(YearMonth.from(date).plusMonths(months).atEndOfMonth());
    }

    static @Nullable Instant addDays(Instant moment, BigDecimal count, ZoneId zone) {
        var days = whole(count, MOST_DAYS);
        return days == null
                ? null
                : moment(LocalDateTime.ofInstant(moment, zone).plusDays(days), zone);
    }

    static @Nullable Instant addMonths(Instant moment, BigDecimal count, ZoneId zone) {
        var months = whole(count, MOST_MONTHS);
        return months == null
                ? null
                : moment(LocalDateTime.ofInstant(moment, zone).plusMonths(months), zone);
    }

    /// A time that the clocks skip is as much later; of one that they show twice the second is meant.
    private static @Nullable Instant moment(LocalDateTime local, ZoneId zone) {
        return fitted(ZonedDateTime.of(local, zone).withLaterOffsetAtOverlap().toInstant());
    }

    static @Nullable Instant addMillis(Instant moment, BigDecimal millis) {
        return millis.abs().compareTo(MOST_MILLIS) > 0 ? null : fitted(moment.plusMillis(millis.longValue()));
    }

    static long millisBetween(Instant from, Instant to) {
        var between = Duration.between(from, to);
        // toward zero, unlike the parts of a duration
        return (between.getSeconds() * 1_000_000 + between.getNano() / 1_000) / 1_000;
    }

    static long monthsBetween(LocalDate from, LocalDate to) {
        return ChronoUnit.MONTHS.between(from, to);
    }

    static long networkDays(LocalDate from, LocalDate to) {
        return to.isBefore(from) ? -worked(to, from) : worked(from, to);
    }

    private static long worked(LocalDate from, LocalDate to) {
        return weekdaysUpTo(to.toEpochDay()) - weekdaysUpTo(from.toEpochDay() - 1);
    }

    /// Days from Monday to Friday up to this one, counted from some Monday.
    private static long weekdaysUpTo(long epochDay) {
        long sinceMonday = epochDay + 3;
        return Math.floorDiv(sinceMonday, 7L) * 5 + Math.min(Math.floorMod(sinceMonday, 7L) + 1, 5);
    }

    static String formatted(LocalDate date, String pattern) {
        return formatted(date.atStartOfDay(), pattern);
    }

    static String formatted(LocalDateTime local, String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).format(local);
    }
}
