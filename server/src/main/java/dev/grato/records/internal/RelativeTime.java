package dev.grato.records.internal;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Moments relative to now in the asking person's time zone: `now`, `today`, `-30d`, `+2w`, `startOfQuarter`,
/// `endOfMonth`, `startOfWeek-1w`. Units: h, d, w, m (month), q, y. Weeks begin on Monday.
final class RelativeTime {

    private static final Pattern FORM = Pattern.compile(
            "(?:(now|today)|(startOf|endOf)(Day|Week|Month|Quarter|Year))?(?:([+-]\\d{1,5})([hdwmqy]))?");

    private final Clock clock;
    private final ZoneId zone;

    RelativeTime(Clock clock, ZoneId zone) {
        this.clock = clock;
        this.zone = zone;
    }

    static boolean isUnderstood(String text) {
        return !text.isEmpty() && FORM.matcher(text).matches();
    }

    LocalDate date(String text) {
        return moment(text).toLocalDate();
    }

    /// Days and longer move by the calendar; an end is the last microsecond.
    OffsetDateTime instant(String text) {
        return moment(text)
                .truncatedTo(ChronoUnit.MICROS)
                .withZoneSameInstant(ZoneOffset.UTC)
                .toOffsetDateTime();
    }

    private ZonedDateTime moment(String text) {
        var match = FORM.matcher(text);
        if (!match.matches()) {
            throw new IllegalArgumentException("not a relative time: " + text);
        }
        var now = ZonedDateTime.now(clock.withZone(zone));
        if ("today".equals(match.group(1))) {
            now = now.truncatedTo(ChronoUnit.DAYS);
        }
        if (match.group(2) == null) {
            return moved(now, match);
        }
        var start = moved(start(now, match.group(3)), match);
        if (match.group(2).equals("startOf")) {
            return start;
        }
        var next = switch (match.group(3)) {
            case "Day" -> start.plusDays(1);
            case "Week" -> start.plusWeeks(1);
            case "Month" -> start.plusMonths(1);
            case "Quarter" -> start.plusMonths(3);
            default -> start.plusYears(1);
        };
        return next.minusNanos(1_000);
    }

    private static ZonedDateTime start(ZonedDateTime now, String unit) {
        var day = now.truncatedTo(ChronoUnit.DAYS);
        return switch (unit) {
            case "Day" -> day;
            case "Week" -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case "Month" -> day.withDayOfMonth(1);
            case "Quarter" ->
                day.withMonth((day.get(IsoFields.QUARTER_OF_YEAR) - 1) * 3 + 1).withDayOfMonth(1);
            default -> day.withDayOfYear(1);
        };
    }

    private static ZonedDateTime moved(ZonedDateTime from, Matcher match) {
        if (match.group(4) == null) {
            return from;
        }
        long count = Long.parseLong(match.group(4));
        return switch (match.group(5)) {
            case "h" -> from.plusHours(count);
            case "d" -> from.plusDays(count);
            case "w" -> from.plusWeeks(count);
            case "m" -> from.plusMonths(Math.clamp(count, -22_800, 94_800));
            case "q" -> from.plusMonths(3L * Math.clamp(count, -7_600, 31_600));
            default -> from.plusYears(Math.clamp(count, -1_900, 7_900));
        };
    }
}
