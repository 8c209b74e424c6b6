package dev.grato.exchange.internal.matching;

import java.util.Arrays;
import java.util.List;

/// The pairs of many records at once that share a key.
public final class Blocking {

    private static final int LOW = 24;
    private static final int WINDOW = 6;

    private Blocking() {}

    /// Pairs as the smaller place in the upper half of each number and the larger in the lower one, each once.
    ///
    /// @param boundary where the second of two sources begins; only pairs across it count; 0 for one source
    /// @param most how many records with the same key are all compared; of more, each with its neighbours only
    public static long[] pairs(Passes passes, List<Row> rows, int boundary, int most) {
        if (rows.size() >= 1 << LOW) {
            throw new IllegalArgumentException("more than 16 million records at once");
        }
        var found = new Numbers();
        for (int p = 0; p < passes.count(); p++) {
            var keyed = new Numbers();
            for (int i = 0; i < rows.size(); i++) {
                for (long key : passes.keys(p, rows.get(i))) {
                    keyed.add(key << LOW | i);
                }
            }
            var sorted = keyed.toArray();
            Arrays.parallelSort(sorted);
            int from = 0;
            for (int i = 1; i <= sorted.length; i++) {
                if (i == sorted.length || sorted[i] >> LOW != sorted[from] >> LOW) {
                    block(sorted, from, i, boundary, most, found);
                    from = i;
                }
            }
            found.distinct();
        }
        return found.toArray();
    }

    private static void block(long[] sorted, int from, int to, int boundary, int most, Numbers found) {
        int reach = to - from <= most ? to - from : WINDOW;
        long mask = (1L << LOW) - 1;
        for (int a = from; a < to; a++) {
            for (int b = a + 1; b < Math.min(to, a + 1 + reach); b++) {
                long one = sorted[a] & mask;
                long other = sorted[b] & mask;
                if (one != other && (boundary == 0 || one < boundary != other < boundary)) {
                    found.add(Math.min(one, other) << 32 | Math.max(one, other));
                }
            }
        }
    }

    /// A growing row of numbers.
    private static final class Numbers {
        private long[] numbers = new long[1 << 12];
        private int size;

        void add(long number) {
            if (size == numbers.length) {
                numbers = Arrays.copyOf(numbers, size * 2);
            }
            numbers[size++] = number;
        }

        void distinct() {
            Arrays.parallelSort(numbers, 0, size);
            int kept = 0;
            for (int i = 0; i < size; i++) {
                if (i == 0 || numbers[i] != numbers[i - 1]) {
                    numbers[kept++] = numbers[i];
                }
            }
            size = kept;
        }

        long[] toArray() {
            return Arrays.copyOf(numbers, size);
        }
    }
}
