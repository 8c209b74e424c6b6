package dev.grato.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/// Calls in a closed loop: each client sends the next one when the last is answered.
final class Load {

    /// What one client does again and again; the number tells which call it is.
    @FunctionalInterface
    interface Body {
        void run(int number) throws Exception;
    }

    /// One client: its connection, closed in the end, and what it does with it.
    record Call(AutoCloseable connection, Body body) implements AutoCloseable {

        void run(int number) throws Exception {
            body.run(number);
        }

        @Override
        public void close() {
            try {
                connection.close();
            } catch (Exception e) {
                throw new BenchException("a connection did not close", e);
            }
        }
    }

    /// @param errors calls that did not work, which is none when all is well
    record Throughput(double perSecond, Timings timings, int errors) {}

    private static final int WARM_UP = 30;
    private static final int MOST = 1_000;
    private static final int FEWEST = 40;
    private static final int MOST_UNDER_LOAD = 200_000;

    private Load() {}

    /// One client, until the time is over or 1,000 calls are made, but at least 40 calls.
    static Timings single(Call call, double seconds) throws Exception {
        try (call) {
            return measured(call, seconds);
        }
    }

    private static Timings measured(Call call, double seconds) throws Exception {
        warm(call, seconds);
        var nanos = new long[MOST];
        int count = 0;
        long end = System.nanoTime() + (long) (seconds * 1e9);
        while (count < MOST && (count < FEWEST || System.nanoTime() < end)) {
            long began = System.nanoTime();
            call.run(WARM_UP + count);
            nanos[count++] = System.nanoTime() - began;
        }
        return Timings.of(nanos, count);
    }

    private static void warm(Call call, double seconds) throws Exception {
        long end = System.nanoTime() + (long) (seconds * 1e9);
        for (int i = 0; i < WARM_UP && System.nanoTime() < end; i++) {
            call.run(i);
        }
    }

    /// Many clients for some seconds, after a fifth of it to warm up.
    static Throughput many(int clients, double seconds, IntFunction<Call> maker) throws Exception {
        long start = System.nanoTime();
        long from = start + (long) (seconds * 0.2e9);
        long end = from + (long) (seconds * 1e9);
        var all = new ConcurrentLinkedQueue<long[]>();
        var errors = new AtomicInteger();
        try (var pool = Executors.newFixedThreadPool(clients)) {
            var calls = new ArrayList<Future<Boolean>>();
            for (int client = 0; client < clients; client++) {
                int number = client;
                Callable<Boolean> work = () -> {
                    try (var call = maker.apply(number)) {
                        return all.add(loop(call, number, from, end, errors));
                    }
                };
                calls.add(pool.submit(work));
            }
            for (var call : calls) {
                call.get();
            }
        }
        var merged = all.stream().flatMapToLong(Arrays::stream).toArray();
        return new Throughput(merged.length / seconds, Timings.of(merged, merged.length), errors.get());
    }

    private static long[] loop(Call call, int client, long from, long end, AtomicInteger errors) {
        var nanos = new long[MOST_UNDER_LOAD];
        int count = 0;
        for (int i = client * 1_009; System.nanoTime() < end && count < nanos.length; i++) {
            long began = System.nanoTime();
            try {
                call.run(i);
            } catch (Exception failure) {
                if (errors.incrementAndGet() == 1) {
                    Out.line("    first failure under load: %s", failure);
                }
                continue;
            }
            long done = System.nanoTime();
            if (began >= from && done <= end) {
                nanos[count++] = done - began;
            }
        }
        return Arrays.copyOf(nanos, count);
    }
}
