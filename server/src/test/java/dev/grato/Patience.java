package dev.grato;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/// Waits for what another thread, process or node is about to do, as long as it takes and no longer.
public final class Patience {

    /// Far more than anything waited for takes, also on a busy machine.
    private static final Duration MOST = Duration.ofSeconds(120);

    private static final Duration PAUSE = Duration.ofMillis(10);

    private Patience() {}

    /// Looks again and again.
    ///
    /// @return what fits, as it was seen
    /// @throws AssertionError with what was seen last, when the time is up
    public static <T> T until(Callable<T> look, Predicate<? super T> fits) {
        long end = System.nanoTime() + MOST.toNanos();
        while (true) {
            var seen = seen(look);
            if (fits.test(seen)) {
                return seen;
            }
            if (System.nanoTime() > end) {
                throw new AssertionError("not within " + MOST + "; seen last: " + seen);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    /// Looks until it is so.
    ///
    /// @throws AssertionError when the time is up
    public static void until(Callable<Boolean> isSo) {
        until(isSo, Boolean::booleanValue);
    }

    private static <T> T seen(Callable<T> look) {
        try {
            return look.call();
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Exception failure) {
            throw new AssertionError(failure);
        }
    }
}
