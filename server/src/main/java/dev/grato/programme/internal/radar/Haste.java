package dev.grato.programme.internal.radar;

import dev.grato.programme.ProgrammeModel;
import dev.grato.programme.Radar.Reading;
import dev.grato.programme.Radar.State;
import dev.grato.records.CrmRecord;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// S04: what was done too early in the last 180 days: gates passed with a must open, rings that ended before their
/// time, and what cannot be taken back decided on the day it was asked.
final class Haste extends Gauge {

    private static final int DAYS = 180;
    private static final int WEEK = 7;

    Haste() {
        super("S04", "process", "count", FROM_SMALL, 0, 3);
    }

    @Override
    int opensAfter() {
        return 1;
    }

    @Override
    Reading read(Ground ground) {
        var since = ground.today().minusDays(DAYS);
        var passed = ground.all(ProgrammeModel.REVIEW);
        var rings = ground.all(ProgrammeModel.RING).stream()
                .filter(ring -> Gauges.isThere(ring, "startsOn", "endedOn"))
                .toList();
        var decided = ground.all(ProgrammeModel.DECISION).stream()
                .filter(decision -> Gauges.isThere(decision, "askedOn", "decidedOn"))
                .toList();
        if (passed.isEmpty() && rings.isEmpty() && decided.isEmpty()) {
            return Reading.unknown("nothingYet");
        }
        long open = passed.stream()
                .filter(review -> isSince(review.value("heldOn"), since) && number(review.value("open")) > 0)
                .count();
        long early = rings.stream()
                .filter(ring -> isSince(ring.value("endedOn"), since) && isTooShort(ring))
                .count();
        long sudden = decided.stream()
                .filter(decision -> isSince(decision.value("decidedOn"), since)
                        && Boolean.FALSE.equals(decision.value("isReversible"))
                        && Objects.equals(decision.value("askedOn"), decision.value("decidedOn")))
                .count();
        var reading = figure(BigDecimal.valueOf(open + early + sudden), null);
        return open > 0 ? new Reading(State.ACT, reading.value(), null, null, "openMust") : reading;
    }

    private static boolean isTooShort(CrmRecord ring) {
        var from = Objects.requireNonNull(Ground.day(ring.value("startsOn")));
        var to = Objects.requireNonNull(Ground.day(ring.value("endedOn")));
        return ChronoUnit.DAYS.between(from, to) < WEEK * number(ring.value("minimumWeeks"));
    }

    private static boolean isSince(@Nullable Object day, LocalDate since) {
        var found = Ground.day(day);
        return found != null && !found.isBefore(since);
    }

    private static long number(@Nullable Object value) {
        return value instanceof Number number ? number.longValue() : 0;
    }
}
