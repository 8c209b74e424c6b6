package dev.grato.platform;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// Lets people go first: what can wait rests while they are being answered.
///
/// After each piece of work it rests three times as long as the piece took, at most two seconds. So it has a quarter of
/// the time however much is asked, and all of it once nobody has asked for a second. Each node goes by what it answers
/// itself.
public final class Courtesy {

    private static final long SHARE = 3;
    /// A piece that had to wait for something was long without having worked.
    private static final long LONGEST = Duration.ofSeconds(2).toNanos();

    private static final long QUIET = Duration.ofSeconds(1).toNanos();

    private final LongSupplier nanos;
    private final AtomicInteger asking = new AtomicInteger();
    private volatile long quietFrom;

    /// @param nanos what time it is, as [System#nanoTime] tells it
    public Courtesy(LongSupplier nanos) {
        this.nanos = nanos;
        this.quietFrom = nanos.getAsLong();
    }

    /// Somebody asks something; to be followed by [#answered].
    public void asked() {
        asking.incrementAndGet();
    }

    public void answered() {
        quietFrom = nanos.getAsLong() + QUIET;
        asking.decrementAndGet();
    }

    /// Whether somebody is being answered, or was a second ago.
    public boolean isAnybodyAsking() {
        return asking.get() > 0 || nanos.getAsLong() - quietFrom < 0;
    }

    /// The turns of one that can wait.
    public Turns turns() {
        return new Turns();
    }

    /// When one that can wait may work; for one thread at a time.
    public final class Turns {

        private long restedAt = nanos.getAsLong();

        private Turns() {}

        public boolean mayWork() {
            return nanos.getAsLong() - restedAt >= 0 || !isAnybodyAsking();
        }

        /// Does a piece of work, after which there is a rest. The smaller the pieces, the less anybody feels them.
        public <T> T work(Supplier<T> piece) {
            long began = nanos.getAsLong();
            try {
                return piece.get();
            } finally {
                long ended = nanos.getAsLong();
                restedAt = ended + Math.min(LONGEST, SHARE * (ended - began));
            }
        }
    }
}
