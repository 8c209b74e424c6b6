package dev.grato.programme.internal.radar;

import dev.grato.programme.Radar.Reading;
import java.math.BigDecimal;
import java.util.Objects;

/// S05: people of the house who have accepted to administer it. What partners deliver has no source yet.
final class Specialists extends Gauge {

    Specialists() {
        super("S05", "policy", "count", FROM_SMALL, 2, 1);
    }

    @Override
    Reading read(Ground ground) {
        if (ground.isYoung()) {
            return Reading.unknown("notDue");
        }
        long accepted = ground.roles("administrator").stream()
                .filter(role -> role.value("acceptedAt") != null)
                .map(role -> Objects.requireNonNullElse(role.value("user"), role.id()))
                .distinct()
                .count();
        return figure(BigDecimal.valueOf(accepted), null);
    }
}
