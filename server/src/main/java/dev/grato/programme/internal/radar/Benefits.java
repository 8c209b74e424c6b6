package dev.grato.programme.internal.radar;

import dev.grato.programme.ProgrammeModel;
import dev.grato.programme.Radar.Reading;
import dev.grato.records.CrmRecord;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;

/// S33: benefits that were realised against what was planned up to today, evenly over the days of each. Only what is
/// known by comparison or is plausible (A to C) counts as realised; stories never do.
final class Benefits extends Gauge {

    private static final Set<Object> COUNTED = Set.of("a", "b", "c");

    Benefits() {
        super("S33", "process", "share", FROM_SMALL, 0.8, 0.5);
    }

    @Override
    Reading read(Ground ground) {
        var claims = ground.all(ProgrammeModel.CLAIM).stream()
                .filter(claim -> Gauges.isThere(claim, "planned", "fromDay", "toDay"))
                .toList();
        if (claims.isEmpty()) {
            return Reading.unknown("nothingYet");
        }
        if (claims.stream().map(claim -> currency(claim, "planned")).distinct().count() > 1) {
            return Reading.unknown("severalCurrencies");
        }
        double planned = claims.stream()
                .mapToDouble(claim -> Gauges.toDate(ground, claim))
                .sum();
        if (planned <= 0) {
            return Reading.unknown("notDue");
        }
        double realised = claims.stream()
                .filter(claim -> claim.value("grade") != null && COUNTED.contains(claim.value("grade")))
                .mapToDouble(claim -> Gauges.amount(claim.value("realised")))
                .sum();
        return figure(BigDecimal.valueOf(realised / planned), null);
    }

    private static String currency(CrmRecord claim, String field) {
        return claim.value(field) instanceof Map<?, ?> money ? String.valueOf(money.get("currency")) : "";
    }
}
