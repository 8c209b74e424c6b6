package dev.grato.programme.internal.radar;

import dev.grato.programme.ProgrammeModel;
import dev.grato.programme.Radar.Reading;
import dev.grato.programme.Radar.State;
import dev.grato.programme.internal.Rituals;
import dev.grato.records.CrmRecord;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// S06: whether what was planned happens. The median delay of the last five things delivered or due, as a share of the
/// time that was planned for them; and rituals held of those planned in 90 days. The worse of the two counts. What is
/// late and not delivered counts with the delay it has. Actions with a day of their own do not exist yet.
final class Planning extends Gauge {

    private static final int LAST = 5;
    private static final int DAYS = 90;
    private static final double HELD_WATCH = 0.8;
    private static final double HELD_ACT = 0.5;

    Planning() {
        super("S06", "process", "share", FROM_SMALL, 0.1, 0.25);
    }

    @Override
    Reading read(Ground ground) {
        return Stream.of(delay(ground), held(ground))
                .flatMap(Optional::stream)
                .max(Comparator.comparing(Reading::state))
                .orElseGet(() -> Reading.unknown(
                        ground.all(ProgrammeModel.SCOPE_ITEM).isEmpty()
                                        && ground.all(ProgrammeModel.RITUAL).isEmpty()
                                ? "nothingYet"
                                : "notDue"));
    }

    private Optional<Reading> delay(Ground ground) {
        var today = ground.today();
        var shares = ground.all(ProgrammeModel.SCOPE_ITEM).stream()
                .filter(item -> "in".equals(item.value("side")) && Gauges.isThere(item, "plannedOn"))
                .filter(item -> Gauges.isThere(item, "doneOn") || planned(item).isBefore(today))
                .sorted(Comparator.comparing((CrmRecord item) -> end(item, today))
                        .reversed())
                .limit(LAST)
                .map(item -> share(ground, item))
                .sorted()
                .toList();
        return shares.isEmpty()
                ? Optional.empty()
                : Optional.of(figure(BigDecimal.valueOf(shares.get((shares.size() - 1) / 2)), null));
    }

    private static LocalDate planned(CrmRecord item) {
        return Objects.requireNonNull(Ground.day(item.value("plannedOn")));
    }

    private static LocalDate end(CrmRecord item, LocalDate today) {
        return Objects.requireNonNullElse(Ground.day(item.value("doneOn")), today);
    }

    private static double share(Ground ground, CrmRecord item) {
        var begun = Objects.requireNonNullElseGet(ground.started(), () -> ground.dayOf(item, "createdAt"));
        double length = Math.max(1, ChronoUnit.DAYS.between(begun, planned(item)));
        return Math.max(0, ChronoUnit.DAYS.between(planned(item), end(item, ground.today()))) / length;
    }

    private static Optional<Reading> held(Ground ground) {
        var since = ground.today().minusDays(DAYS);
        var meetings = ground.all(ProgrammeModel.MEETING);
        long planned = 0;
        long held = 0;
        for (var ritual : ground.all(ProgrammeModel.RITUAL)) {
            var turns = Rituals.turns(ritual, meetings, since, ground.today());
            planned += turns.planned();
            held += turns.held();
        }
        if (planned == 0) {
            return Optional.empty();
        }
        double share = (double) held / planned;
        var state = share < HELD_ACT ? State.ACT : share < HELD_WATCH ? State.WATCH : State.OK;
        return Optional.of(new Reading(state, BigDecimal.valueOf(share), held, planned, "rituals"));
    }
}
