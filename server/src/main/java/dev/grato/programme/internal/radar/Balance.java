package dev.grato.programme.internal.radar;

import static java.util.stream.Collectors.toSet;

import dev.grato.programme.ProgrammeModel;
import dev.grato.programme.Radar.Reading;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;

/// S38: whether winning customers, earning with them and keeping them each have an objective; how many of the three
/// have
/// none.
final class Balance extends Gauge {

    private static final List<String> PILLARS = List.of("win", "monetise", "retain");

    Balance() {
        super("S38", "process", "count", FROM_SMALL, 0, 1);
    }

    @Override
    Reading read(Ground ground) {
        var served = ground.all(ProgrammeModel.OBJECTIVE).stream()
                .map(objective -> objective.value("pillar"))
                .filter(Objects::nonNull)
                .collect(toSet());
        if (served.isEmpty()) {
            return Reading.unknown("nothingYet");
        }
        if (ground.isYoung()) {
            return Reading.unknown("notDue");
        }
        long without =
                PILLARS.stream().filter(pillar -> !served.contains(pillar)).count();
        return figure(BigDecimal.valueOf(without), null);
    }
}
