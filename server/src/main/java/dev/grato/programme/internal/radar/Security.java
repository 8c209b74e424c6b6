package dev.grato.programme.internal.radar;

import dev.grato.programme.Radar.Reading;
import dev.grato.programme.Radar.State;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.temporal.ChronoUnit;

/// S16: whether every administrator has a second factor, and how many days ago a backup was last restored for a trial.
/// Mass exports, rights nobody needs and the age of patches have no source yet.
final class Security extends Gauge {

    Security() {
        super("S16", "policy", "days", FROM_SMALL, 45, 90);
    }

    @Override
    int opensAfter() {
        return 1;
    }

    @Override
    Reading read(Ground ground) {
        var guarded = ground.safety().administrators();
        if (guarded.with() < guarded.all()) {
            var share = BigDecimal.valueOf(guarded.with())
                    .divide(BigDecimal.valueOf(guarded.all()), 4, RoundingMode.HALF_UP);
            return ground.isYoung()
                    ? Reading.unknown("notDue")
                    : new Reading(State.ACT, share, guarded.with(), guarded.all(), "secondFactor");
        }
        return ground.safety()
                .lastTrial()
                .map(day ->
                        figure(BigDecimal.valueOf(Math.max(0, ChronoUnit.DAYS.between(day, ground.today()))), "trial"))
                .orElseGet(() -> ground.isYoung()
                        ? Reading.unknown("notDue")
                        : new Reading(State.ACT, null, null, null, "noTrial"));
    }
}
