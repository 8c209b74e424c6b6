package dev.grato.programme.internal.radar;

import dev.grato.programme.Radar.Reading;
import dev.grato.programme.Radar.State;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One signal: what it is about and how it is read from what is there.
abstract class Gauge {

    /// In which sizes of programme it is active.
    static final Set<String> EVERY_SIZE = Set.of("micro", "small", "full");

    static final Set<String> FROM_SMALL = Set.of("small", "full");

    private final String code;
    private final String family;
    private final String unit;
    private final Set<String> profiles;
    private final BigDecimal watch;
    private final BigDecimal act;
    private final boolean isMoreBad;

    /// @param unit `share`, `count` or `days`
    Gauge(String code, String family, String unit, Set<String> profiles, double watch, double act) {
        this.code = code;
        this.family = family;
        this.unit = unit;
        this.profiles = profiles;
        this.watch = BigDecimal.valueOf(watch);
        this.act = BigDecimal.valueOf(act);
        this.isMoreBad = act > watch;
    }

    final String code() {
        return code;
    }

    final String family() {
        return family;
    }

    final String unit() {
        return unit;
    }

    final BigDecimal watch() {
        return watch;
    }

    final BigDecimal act() {
        return act;
    }

    final boolean isMoreBad() {
        return isMoreBad;
    }

    final boolean isActive(String profile) {
        return profiles.contains(profile);
    }

    /// How many bad weeks in a row open an alert: two, one where there is no time to lose.
    int opensAfter() {
        return 2;
    }

    /// What it says of this ground.
    abstract Reading read(Ground ground);

    /// The state of a figure: worse than the threshold is what counts, the threshold itself is still good.
    final State state(BigDecimal value) {
        if (isWorse(value, act)) {
            return State.ACT;
        }
        return isWorse(value, watch) ? State.WATCH : State.OK;
    }

    private boolean isWorse(BigDecimal value, BigDecimal threshold) {
        int compared = value.compareTo(threshold);
        return isMoreBad ? compared > 0 : compared < 0;
    }

    /// A share, as a figure between nothing and one.
    final Reading share(long part, long of, @Nullable String reason) {
        var value = BigDecimal.valueOf(part).divide(BigDecimal.valueOf(of), 4, RoundingMode.HALF_UP);
        return new Reading(state(value), value, part, of, reason);
    }

    final Reading figure(BigDecimal value, @Nullable String reason) {
        var rounded = value.round(new MathContext(6));
        return new Reading(state(rounded), rounded, null, null, reason);
    }
}
