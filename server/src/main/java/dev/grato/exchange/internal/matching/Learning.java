package dev.grato.exchange.internal.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// Finds a model's numbers in the records themselves: what chance does from pairs taken by chance, what sameness
/// does
/// by expectation and maximization over the pairs worth looking at. Nobody has to tell which pairs are the same;
/// where people did, it counts.
public final class Learning {

    private static final int ROUNDS = 20;
    private static final int CHANCE_COMPARISONS = 1_000_000;
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
        // one field alone can always be explained by chance; with several, what agrees in one is judged by the
        // others
        boolean isAlone = fields.stream()
                        .filter(field -> field.kind() != FieldKind.NUMBER && field.kind() != FieldKind.CATEGORY)
                        .count()
                == 1;
        var unrelated = unrelated(start, rows, isAlone ? pairs : List.of(), boundary);
        chance(start, unrelated, List.of(), 0, isAlone);
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
            if (isAlone) {
                chance(model, unrelated, evidence, unrelated.size() * scale / kept / Math.max(allPairs, 10), true);
            }
        }
        return model;
    }

    /// Pairs taken by chance, without these.
    private static List<Agreement> unrelated(MatchModel model, List<Row> rows, List<Pair> pairs, int boundary) {
        var looked = new HashSet<Long>();
        pairs.forEach(pair -> looked.add(place(pair.one(), pair.other())));
        var unrelated = new ArrayList<Agreement>();
        int n = rows.size();
        var random = new SplittableRandom(11);
        int most = CHANCE_COMPARISONS / Math.max(4, model.fields().size());
        for (int i = 0; i < most && n > 1; i++) {
            int one = boundary > 0 ? random.nextInt(boundary) : random.nextInt(n);
            int other = boundary > 0 ? boundary + random.nextInt(n - boundary) : random.nextInt(n);
            if (one != other && !looked.contains(place(one, other))) {
                unrelated.add(Agreement.of(model.fields(), model.frequencies(), rows.get(one), rows.get(other)));
            }
        }
        return unrelated;
    }

    private static long place(int one, int other) {
        return (long) Math.min(one, other) << 32 | Math.max(one, other);
    }

    /// What chance does among all pairs: those taken by chance, and of those worth looking at each as far as, by
    /// what
    /// is known by now, it is not the same. Were these counted whole, of few records, nothing could be rarer by
    /// chance than sameness is.
    ///
    /// @param share how many of the pairs taken by chance each that is worth looking at stands for
    private static void chance(
            MatchModel model, List<Agreement> unrelated, List<Evidence> evidence, double share, boolean isAlone) {
        var counts = new double[model.fields().size()][Likeness.COUNT];
        unrelated.forEach(pair -> count(pair, 1, counts));
        evidence.forEach(pair -> count(pair.agreement(), share * (1 - probability(model, pair)), counts));
        for (int f = 0; f < counts.length; f++) {
            double sum = Arrays.stream(counts[f]).sum();
            for (int l = 0; l < Likeness.COUNT; l++) {
                model.chance()[f][l] = (counts[f][l] + 0.3 + CHANCE_PRIOR[l] * 4) / (sum + 7);
            }
            if (!model.fields().get(f).kind().isProse()) {
                model.chance()[f][0] = model.frequencies().get(f).coincidence();
            }
            if (isAlone && model.fields().get(f).kind().isProse()) {
                tail(model.chance()[f]);
            }
            share(model.chance()[f]);
        }
    }

    /// Likeness of unrelated texts falls away at least as fast as it began to: where there are more of a degree
    /// than
    /// that, they are no chance. Without this a single text would explain all by chance.
    private static void tail(double[] chance) {
        for (int l = Likeness.SOUNDS.degree - 1; l > 0; l--) {
            double ratio = Math.min(1, chance[l + 1] / chance[l + 2]);
            chance[l] = Math.min(chance[l], chance[l + 1] * ratio);
        }
    }

    private static void count(Agreement agreement, double weight, double[][] counts) {
        for (int f = 0; f < counts.length; f++) {
            var at = agreement.found[f];
            if (at != null) {
                counts[f][at.likeness().degree] += weight;
            }
        }
    }

    private static double probability(double bits) {
        return 1 / (1 + Math.exp(-bits * Math.log(2)));
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
        return probability(model.bits(evidence.agreement()));
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
        }
        for (int p = 0; p < probabilities.length; p++) {
            var pair = evidence.get(p).pair();
            double weight = probabilities[p] / Math.max(1, Math.max(partners[pair.one()], partners[pair.other()]));
            matches += probabilities[p];
            count(evidence.get(p).agreement(), weight, counts);
        }
        var same = new double[fields][Likeness.COUNT];
        for (int f = 0; f < fields; f++) {
            var prior = samePrior(model.fields().get(f).kind());
            double sum = Arrays.stream(counts[f]).sum();
            double trust = switch (model.fields().get(f).kind()) {
                case COMPANY, ADDRESS, TEXT -> PROSE_TRUST;
                // what the same thing mostly has in common, whatever a crowd of others that are alike says
                case EMAIL, PHONE, DATE, CODE -> Math.max(TRUST, sum);
                case NAME, NUMBER, CATEGORY -> TRUST;
            };
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
