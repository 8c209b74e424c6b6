package dev.grato.bench;

import java.util.Arrays;

/// How long calls took, in milliseconds, sorted.
record Timings(double[] sorted) {

    static Timings of(long[] nanos, int count) {
        return new Timings(Arrays.stream(nanos, 0, count)
                .sorted()
                .mapToDouble(n -> n / 1e6)
                .toArray());
    }

    double percentile(double share) {
        return sorted.length == 0
                ? Double.NaN
                : sorted[Math.min(sorted.length - 1, (int) Math.ceil(share * sorted.length) - 1)];
    }

    double p50() {
        return percentile(0.50);
    }

    double p95() {
        return percentile(0.95);
    }

    double p99() {
        return percentile(0.99);
    }

    int count() {
        return sorted.length;
    }
}
