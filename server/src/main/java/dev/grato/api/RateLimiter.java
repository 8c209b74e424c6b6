package dev.grato.api;

import dev.grato.platform.GratoException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/// A bucket of requests per caller, refilled steadily; on this node only.
public final class RateLimiter {

    private static final int MOST_BUCKETS = 20_000;
    private static final double NANOS = 1e9;

    private final double perSecond;
    private final double burst;
    private final LongSupplier nanoTime;
    private final Map<Object, Bucket> buckets = new ConcurrentHashMap<>();

    public RateLimiter(double perSecond, double burst, LongSupplier nanoTime) {
        this.perSecond = perSecond;
        this.burst = burst;
        this.nanoTime = nanoTime;
    }

    private record Bucket(double left, long at, boolean wasTaken) {}

    /// Takes one request out of the caller's bucket.
    ///
    /// @throws GratoException with [ApiError#TOO_MANY_REQUESTS] when it is empty
    public void take(Object caller) {
        long now = nanoTime.getAsLong();
        if (buckets.size() > MOST_BUCKETS) {
            buckets.values().removeIf(bucket -> level(bucket, now) >= burst);
        }
        var bucket = buckets.compute(caller, (key, known) -> {
            double level = known == null ? burst : level(known, now);
            return level >= 1 ? new Bucket(level - 1, now, true) : new Bucket(level, now, false);
        });
        if (!bucket.wasTaken()) {
            long wait = Math.max(1, (long) Math.ceil((1 - bucket.left()) / perSecond));
            throw new GratoException(ApiError.TOO_MANY_REQUESTS, Map.of("retryAfter", wait));
        }
    }

    private double level(Bucket bucket, long now) {
        return Math.min(burst, bucket.left() + (now - bucket.at()) / NANOS * perSecond);
    }
}
