package dev.grato.programme.internal.radar;

import dev.grato.programme.ProgrammeModel;
import dev.grato.programme.Radar.Reading;
import dev.grato.records.CrmRecord;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Map;

/// S34: how much changes for the group for whom most does, in the 30 days behind or the 30 ahead: 1 for what is small,
/// 3 for what is noticed, 8 for what is big.
final class Overload extends Gauge {

    private static final int DAYS = 30;
    private static final Map<Object, Integer> WEIGHTS = Map.of("small", 1, "medium", 3, "big", 8);

    Overload() {
        super("S34", "people", "count", FROM_SMALL, 8, 16);
    }

    @Override
    Reading read(Ground ground) {
        var today = ground.today();
        if (ground.all(ProgrammeModel.GROUP_CHANGE).isEmpty()) {
            return Reading.unknown("nothingYet");
        }
        return ground.all(ProgrammeModel.ROLE_GROUP).stream()
                .map(group -> Math.max(
                        weight(ground, group, today.minusDays(DAYS), today.minusDays(1)),
                        weight(ground, group, today, today.plusDays(DAYS))))
                .max(Comparator.naturalOrder())
                .map(most -> figure(BigDecimal.valueOf(most), null))
                .orElseGet(() -> Reading.unknown("nothingYet"));
    }

    private static int weight(Ground ground, CrmRecord group, LocalDate from, LocalDate to) {
        return ground.all(ProgrammeModel.GROUP_CHANGE).stream()
                .filter(change -> group.id().toString().equals(change.value("roleGroup")))
                .filter(change -> Gauges.isWithin(Ground.day(change.value("onDay")), from, to))
                .mapToInt(change -> WEIGHTS.getOrDefault(change.value("size"), 1))
                .sum();
    }
}
