package dev.grato.sales.internal.purchases;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// How often a customer buys, and whether their silence is longer than that.
///
/// Intervals between purchases are taken as Erlang-2: more regular than pure chance, as Chatfield and Goodhardt
/// found ("A Consumer Purchasing Model with Erlang Inter-Purchase Times", JASA 68, 1973). Of a customer who bought
/// on `n + 1` days within `T` days, with nothing known of their rate beforehand, the chance that the next interval
/// is longer than `t` days is then
///
///     P(t) = p^(2n) * (1 + 2n * (1 - p))    with p = T / (T + t)
///
/// (the rate, seen `2n` half steps in `T` days, is gamma distributed, which makes `t / T` beta prime with 2 and
/// `2n`). Somebody is *quiet* when that chance is 5 % or less. Few purchases make it wait longer: a customer of
/// every 30 days is quiet after 78 days when they have bought for a year, after 116 when only three times.
///
/// @param days on how many days they bought
/// @param everyDays their mean interval; null with fewer than three days
/// @param silentDays since their last purchase
/// @param chance that somebody of this rhythm is silent for so long; null with fewer than three days
record Rhythm(
        int days,
        @Nullable BigDecimal everyDays,
        long silentDays,
        @Nullable BigDecimal chance) {

    private static final int FEWEST = 3;
    private static final double QUIET = 0.05;
    private static final int DIGITS = 4;

    static Rhythm of(LocalDate first, LocalDate last, int days, LocalDate today) {
        long silent = Math.max(0, ChronoUnit.DAYS.between(last, today));
        long span = ChronoUnit.DAYS.between(first, last);
        if (days < FEWEST || span <= 0) {
            return new Rhythm(days, null, silent, null);
        }
        int intervals = days - 1;
        return new Rhythm(
                days,
                BigDecimal.valueOf(span).divide(BigDecimal.valueOf(intervals), 1, RoundingMode.HALF_UP),
                silent,
                BigDecimal.valueOf(chance(intervals, (double) span, (double) silent))
                        .setScale(DIGITS, RoundingMode.HALF_UP));
    }

    static double chance(int intervals, double span, double silent) {
        double p = span / (span + silent);
        return Math.pow(p, 2.0 * intervals) * (1 + 2.0 * intervals * (1 - p));
    }

    boolean isQuiet() {
        return chance != null && chance.doubleValue() <= QUIET;
    }
}
