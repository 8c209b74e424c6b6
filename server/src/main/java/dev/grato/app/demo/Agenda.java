package dev.grato.app.demo;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.temporal.TemporalAdjusters;
import java.util.UUID;

/// What the teams have planned among themselves.
final class Agenda {

    static final String LAST = "Open cases and late deliveries";

    private final Talk talk;
    private final Staff staff;

    Agenda(Talk talk, Staff staff) {
        this.talk = talk;
        this.staff = staff;
    }

    void plan() {
        meeting("Pipeline meeting Europe", Staff.MANAGER, DayOfWeek.MONDAY, 18, 60);
        meeting("Pipeline meeting North America", Staff.HEAD, DayOfWeek.MONDAY, 32, 60);
        meeting(LAST, Staff.INSIDE_SALES, DayOfWeek.WEDNESDAY, 20, 30);
    }

    static UUID meeting(String subject) {
        return Dice.id("event/" + subject, DemoPlan.NEWEST);
    }

    private void meeting(String subject, int employee, DayOfWeek weekday, int halfHour, int minutes) {
        var calendar = talk.calendar();
        var day = calendar.today().with(TemporalAdjusters.next(weekday));
        var start = calendar.planned(day, halfHour);
        talk.ledger()
                .create(
                        calendar.at(calendar.today(), 7, subject),
                        "event",
                        meeting(subject),
                        staff.owned(
                                Values.of("subject", subject)
                                        .and("startsAt", start)
                                        .and("endsAt", start.plus(Duration.ofMinutes(minutes)))
                                        .and("status", "planned"),
                                employee));
    }
}
