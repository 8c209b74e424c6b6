package dev.grato.customers.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// Canonical moments and days, as rules read and set them.
final class Moments {

    private Moments() {}

    /// The present moment to the second, which is how people tell time.
    static String now(Clock clock) {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    static boolean isBefore(@Nullable Object earlier, @Nullable Object later) {
        return earlier instanceof String first
                && later instanceof String second
                && Instant.parse(first).isBefore(Instant.parse(second));
    }

    static boolean isDayBefore(@Nullable Object earlier, @Nullable Object later) {
        return earlier instanceof String first
                && later instanceof String second
                && LocalDate.parse(first).isBefore(LocalDate.parse(second));
    }
}
