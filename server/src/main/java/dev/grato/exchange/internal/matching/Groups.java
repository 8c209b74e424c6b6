package dev.grato.exchange.internal.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Makes groups of pairs: two groups become one when, taken over all pairs between them, the evidence speaks for
/// it.
public final class Groups {

    private static final int LARGEST = 60;

    private Groups() {}

    /// Groups of two records or more.
    ///
    /// @param pairs as [Blocking#pairs] gives them
    /// @param bits the evidence for each pair
    public static List<List<Integer>> of(MatchModel model, List<Row> rows, long[] pairs, double[] bits) {
        var known = new HashMap<Long, Double>();
        var order = IntStream.range(0, pairs.length)
                .filter(i -> bits[i] > 0)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -bits[i]))
                .toList();
        for (int i : order) {
            known.put(pairs[i], bits[i]);
        }
        var groups = new HashMap<Integer, List<Integer>>();
        var groupOf = new int[rows.size()];
        Arrays.fill(groupOf, -1);
        for (int i : order) {
            int one = (int) (pairs[i] >> 32);
            int other = (int) pairs[i];
            var left = group(groups, groupOf, one);
            var right = group(groups, groupOf, other);
            if (groupOf[one] == groupOf[other] || left.size() + right.size() > LARGEST) {
                continue;
            }
            double sum = 0;
            for (int a : left) {
                for (int b : right) {
                    long pair = (long) Math.min(a, b) << 32 | Math.max(a, b);
                    double worth = known.computeIfAbsent(
                            pair,
                            asked -> model.bits(
                                    Agreement.of(model.fields(), model.frequencies(), rows.get(a), rows.get(b))));
                    sum += Math.max(-12, Math.min(12, worth));
                }
            }
            if (sum > 0) {
                join(groups, groupOf, left, right, groupOf[one], groupOf[other]);
            }
        }
        return groups.values().stream()
                .filter(group -> group.size() > 1)
                .map(List::copyOf)
                .toList();
    }

    private static List<Integer> group(Map<Integer, List<Integer>> groups, int[] groupOf, int row) {
        if (groupOf[row] < 0) {
            groupOf[row] = row;
            groups.put(row, new ArrayList<>(List.of(row)));
        }
        return groups.getOrDefault(groupOf[row], List.of());
    }

    private static void join(
            Map<Integer, List<Integer>> groups,
            int[] groupOf,
            List<Integer> left,
            List<Integer> right,
            int kept,
            int gone) {
        left.addAll(right);
        right.forEach(row -> groupOf[row] = kept);
        groups.remove(gone);
    }
}
