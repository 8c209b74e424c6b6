package dev.grato.app.demo;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/// Brings days of 1996 to 1998 into the present: whole weeks plus a few working days, so that the newest order is of
/// today, nothing happened on a weekend that did not before, and the order of things stays.
///
/// When today is a Saturday or Sunday, the working days end on Friday and only the newest day's orders are of today.
final class DemoCalendar {

    private final LocalDate newest;
    private final Instant now;
    private final ZoneId zone;
    private final LocalDate today;
    private final long weeks;
    private final int extraDays;

    DemoCalendar(LocalDate newest, Instant now, ZoneId zone) {
        this.newest = newest;
        this.now = now;
        this.zone = zone;
        this.today = LocalDate.ofInstant(now, zone);
        var lastWorkday = onOrBefore(today);
        this.weeks = Math.floorDiv(ChronoUnit.DAYS.between(newest, lastWorkday), 7);
        var sameWeekday = newest.plusWeeks(weeks);
        int days = 0;
        for (var day = sameWeekday; day.isBefore(lastWorkday); day = day.plusDays(1)) {
            if (isWorkday(day.plusDays(1))) {
                days++;
            }
        }
        this.extraDays = days;
    }

    LocalDate today() {
        return today;
    }

    Instant now() {
        return now;
    }

    /// The day an original day has become; nothing of the newest original day lies before or after today.
    LocalDate shift(LocalDate original) {
        if (original.equals(newest)) {
            return today;
        }
        return plusWorkdays(original.plusWeeks(weeks), extraDays);
    }

    LocalDate dayOf(Instant moment) {
        return LocalDate.ofInstant(moment, zone);
    }

    /// Whether the day is today or earlier.
    boolean isPast(LocalDate day) {
        return !day.isAfter(today);
    }

    /// The moment on that day at about that hour. Today's hours are pressed together so that they lie before now.
    Instant at(LocalDate day, double hour, String key) {
        long minutes = Math.round(hour * 60) + Dice.roll("minute/" + key, 40);
        if (day.equals(today)) {
            var start = day.atStartOfDay(zone).toInstant();
            long passed = Math.max(0, Duration.between(start, now).toSeconds());
            return start.plusSeconds(passed * Math.min(minutes, 1439) / 1440).truncatedTo(ChronoUnit.SECONDS);
        }
        return day.atTime(LocalTime.MIDNIGHT.plusMinutes(minutes)).atZone(zone).toInstant();
    }

    /// A moment in the future's working hours, on the half hour.
    Instant planned(LocalDate day, int halfHours) {
        return day.atTime(LocalTime.MIDNIGHT.plusMinutes(30L * halfHours))
                .atZone(zone)
                .toInstant();
    }

    static LocalDate plusWorkdays(LocalDate from, int days) {
        var day = from;
        for (int left = days; left > 0; ) {
            day = day.plusDays(1);
            if (isWorkday(day)) {
                left--;
            }
        }
        return day;
    }

    static LocalDate minusWorkdays(LocalDate from, int days) {
        var day = from;
        for (int left = days; left > 0; ) {
            day = day.minusDays(1);
            if (isWorkday(day)) {
                left--;
            }
        }
        return onOrBefore(day);
    }

    static LocalDate onOrBefore(LocalDate day) {
        var workday = day;
        while (!isWorkday(workday)) {
            workday = workday.minusDays(1);
        }
        return workday;
    }

    static LocalDate onOrAfter(LocalDate day) {
        var workday = day;
        while (!isWorkday(workday)) {
            workday = workday.plusDays(1);
        }
        return workday;
    }

    private static boolean isWorkday(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }
}
