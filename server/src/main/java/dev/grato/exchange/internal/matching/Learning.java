package dev.grato.exchange.internal.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// Finds a model's numbers in the records themselves: what chance does from pairs taken by chance, what sameness
/// does
/// by expectation and maximization over the pairs worth looking at. Nobody has to tell which pairs are the same;
/// where people did, it counts.
public final class Learning {

    private static final int ROUNDS = 20;
    private static final int CHANCE_PAIRS = 60_000;
    private static final int MOST_PAIRS = 150_000;
    private static final double TRUST = 30;
    private static final double PROSE_TRUST = 100;
    private static final double[] SAME_PRIOR = {0.70, 0.05, 0.02, 0.02, 0.07, 0.04, 0.04, 0.02, 0.01, 0.03};
    private static final double[] CHANCE_PRIOR = {0.01, 0.004, 0.002, 0.002, 0.006, 0.01, 0.012, 0.012, 0.05, 0.892};
    private static final double[] PROSE_PRIOR = {0.25, 0.12, 0.11, 0.10, 0.10, 0.10, 0.08, 0.06, 0.05, 0.03};

    private Learning() {}

    /// A pair of records by their places.
    ///
    /// @param isSame what people said; null where nobody did
    public record Pair(int one, int other, @Nullable Boolean isSame) {}

    public static List<Frequencies> frequencies(List<MatchField> fields, List<Row> rows) {
        var all = new ArrayList<Frequencies>();
        for (int i = 0; i < fields.size(); i++) {
            var column = new ArrayList<Value>();
            for (var row : rows) {
                var value = row.value(i);
                if (value != null) {
                    column.add(value);
                }
            }
            all.add(Frequencies.of(column, fields.get(i).kind()));
        }
        return List.copyOf(all);
    }

    /// A model for records nothing is known about yet.
    public static MatchModel untaught(List<MatchField> fields, List<Frequencies> frequencies, double allPairs) {
        var same = new double[fields.size()][];
        var chance = new double[fields.size()][];
        for (int i = 0; i < same.length; i++) {
            same[i] = samePrior(fields.get(i).kind()).clone();
            chance[i] = CHANCE_PRIOR.clone();
            chance[i][0] = frequencies.get(i).coincidence();
            share(chance[i]);
        }
        return new MatchModel(
                fields, frequencies, same, chance, Math.min(0.05, 0.35 / Math.sqrt(Math.max(allPairs, 50))));
    }

    private static double[] samePrior(FieldKind kind) {
        return kind.isProse() ? PROSE_PRIOR : SAME_PRIOR;
    }

    /// @param pairs those worth looking at
    /// @param boundary where the second of two sources begins that have nothing twice themselves; 0 for one source
    /// @param scale how many pairs each of these stands for, where they are a sample
    public static MatchModel learn(
            List<MatchField> fields,
            List<Frequencies> frequencies,
            List<Row> rows,
            List<Pair> pairs,
            int boundary,
            double allPairs,
            double scale) {
        var start = untaught(fields, frequencies, allPairs);
        chance(start, rows, boundary);
        var random = new SplittableRandom(7);
        double kept = Math.min(1, (double) MOST_PAIRS / Math.max(1, pairs.size()));
        var evidence = new ArrayList<Evidence>();
        for (var pair : pairs) {
            if (pair.isSame() != null || random.nextDouble() < kept) {
                var agreement = Agreement.of(fields, frequencies, rows.get(pair.one()), rows.get(pair.other()));
                evidence.add(new Evidence(pair, agreement));
            }
        }
        var model = start;
        for (int round = 0; round < ROUNDS; round++) {
            model = round(model, evidence, rows.size(), allPairs, scale / kept);
        }
        return model;
    }

    private static void chance(MatchModel model, List<Row> rows, int boundary) {
        int n = rows.size();
        if (n < 2) {
            return;
        }
        var random = new SplittableRandom(11);
        var counts = new double[model.fields().size()][Likeness.COUNT];
        for (int i = 0; i < CHANCE_PAIRS; i++) {
            int one = boundary > 0 ? random.nextInt(boundary) : random.nextInt(n);
            int other = boundary > 0 ? boundary + random.nextInt(n - boundary) : random.nextInt(n);
            if (one == other) {
                continue;
            }
            var found = Agreement.of(model.fields(), model.frequencies(), rows.get(one), rows.get(other)).found;
            for (int f = 0; f < found.length; f++) {
                var at = found[f];
                if (at != null) {
                    counts[f][at.likeness().degree]++;
                }
            }
        }
        for (int f = 0; f < counts.length; f++) {
            double coincidence = model.chance()[f][0];
            double sum = Arrays.stream(counts[f]).sum();
            for (int l = 0; l < Likeness.COUNT; l++) {
                model.chance()[f][l] = (counts[f][l] + CHANCE_PRIOR[l] * 4) / (sum + 4);
            }
            if (!model.fields().get(f).kind().isProse()) {
                model.chance()[f][0] = coincidence;
            }
            share(model.chance()[f]);
        }
    }

    private static void share(double[] parts) {
        double sum = Arrays.stream(parts).sum();
        for (int i = 0; i < parts.length; i++) {
            parts[i] /= sum;
        }
    }

    private record Evidence(Pair pair, Agreement agreement) {}

    private static double probability(MatchModel model, Evidence evidence) {
        var said = evidence.pair().isSame();
        if (said != null) {
            return said ? 1 : 0;
        }
        return 1 / (1 + Math.exp(-model.bits(evidence.agreement()) * Math.log(2)));
    }

    /// One step of expectation and maximization. A record that is like many others counts as much as one that is
    /// like
    /// a single one: else the largest families, in which everybody has the same telephone, would teach everything.
    private static MatchModel round(
            MatchModel model, List<Evidence> evidence, int rows, double allPairs, double scale) {
        int fields = model.fields().size();
        var counts = new double[fields][Likeness.COUNT];
        var probabilities = new double[evidence.size()];
        var partners = new double[rows];
        double matches = 0;
        for (int p = 0; p < probabilities.length; p++) {
            var pair = evidence.get(p).pair();
            probabilities[p] = probability(model, evidence.get(p));
            partners[pair.one()] += probabilities[p];
            partners[pair.other()] += probabilities[p];
            matches += probabilities[p];
        }
        for (int p = 0; p < probabilities.length; p++) {
            var pair = evidence.get(p).pair();
            double weight = probabilities[p] / Math.max(1, Math.max(partners[pair.one()], partners[pair.other()]));
            var found = evidence.get(p).agreement().found;
            for (int f = 0; f < fields; f++) {
                var at = found[f];
                if (at != null) {
                    counts[f][at.likeness().degree] += weight;
                }
            }
        }
        var same = new double[fields][Likeness.COUNT];
        for (int f = 0; f < fields; f++) {
            var prior = samePrior(model.fields().get(f).kind());
            double trust = model.fields().get(f).kind().isProse() ? PROSE_TRUST : TRUST;
            double sum = Arrays.stream(counts[f]).sum();
            for (int l = 0; l < Likeness.COUNT; l++) {
                same[f][l] = (counts[f][l] + prior[l] * trust) / (sum + trust);
            }
            ordered(model.fields().get(f).kind(), same[f], model.chance()[f]);
        }
        double floor = 0.035 / Math.sqrt(Math.max(allPairs, 50));
        double prior = Math.min(0.2, Math.max(matches * scale / Math.max(allPairs, 10), floor));
        return new MatchModel(model.fields(), model.frequencies(), same, model.chance(), prior);
    }

    /// Nothing is worth more than the same value, and of prose no degree more than the one above it: what few pairs
    /// say otherwise is chance.
    private static void ordered(FieldKind kind, double[] same, double[] chance) {
        double most = same[0] / chance[0];
        for (int l = 1; l < same.length; l++) {
            if (same[l] / chance[l] > most) {
                same[l] = most * chance[l];
            } else if (kind.isProse()) {
                most = same[l] / chance[l];
            }
        }
    }
}
