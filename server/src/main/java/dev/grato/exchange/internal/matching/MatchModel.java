package dev.grato.exchange.internal.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What agreements and disagreements are worth among these records: Fellegi and Sunter's model.
///
/// @param same by field and degree, how often records of the same thing agree so
/// @param chance by field and degree, how often any two records do
/// @param prior the chance that any two records are the same thing
public record MatchModel(
        List<MatchField> fields, List<Frequencies> frequencies, double[][] same, double[][] chance, double prior) {

    private static final double LOG2 = Math.log(2);
    private static final double NEWS = 0.6;

    /// @param bits the evidence: each bit doubles the odds
    /// @param probability that the two are the same
    public record Score(double bits, double probability, List<FieldScore> fields) {}

    /// @param bits what the field adds; below zero it speaks against
    public record FieldScore(String field, Likeness likeness, double bits) {}

    public Score score(Row one, Row other) {
        var agreement = Agreement.of(fields, frequencies, one, other);
        double bits = bits(agreement);
        var parts = new ArrayList<FieldScore>();
        for (int i = 0; i < fields.size(); i++) {
            var found = agreement.found[i];
            if (found != null) {
                parts.add(new FieldScore(fields.get(i).name(), found.likeness(), bits(i, found)));
            }
        }
        return new Score(bits, 1 / (1 + Math.exp(-bits * LOG2)), List.copyOf(parts));
    }

    /// All the evidence. Fields are not independent of one another: where four agree already, a fifth says little
    /// that is new. So each further agreement counts for a part of itself, the strongest first; what speaks against
    /// counts whole.
    double bits(Agreement agreement) {
        double bits = priorBits();
        var found = agreement.found;
        var speakFor = new double[found.length];
        int n = 0;
        for (int i = 0; i < found.length; i++) {
            var at = found[i];
            if (at != null) {
                double worth = bits(i, at);
                if (worth > 0) {
                    speakFor[n++] = worth;
                } else {
                    bits += worth;
                }
            }
        }
        Arrays.sort(speakFor, 0, n);
        double part = 1;
        for (int i = n - 1; i >= 0; i--) {
            bits += speakFor[i] * part;
            part *= i > n - 3 ? 1 : NEWS;
        }
        return bits;
    }

    double priorBits() {
        return Math.log(prior / (1 - prior)) / LOG2;
    }

    /// The evidence of one field.
    double bits(int field, Comparison.Found found) {
        var one = found.one();
        var other = found.other();
        if (found.likeness() == Likeness.SAME && one != null && other != null && found.position() < 0.01) {
            var share = Math.max(
                    frequencies.get(field).share(one), frequencies.get(field).share(other));
            return Math.max(log(same[field][0] / Math.max(share, 1e-9)), 0);
        }
        if (!fields.get(field).kind().isProse()) {
            return weight(field, found.likeness().degree);
        }
        double position = Math.min(Math.max(found.position(), 0), Likeness.COUNT - 1);
        int lower = (int) position;
        int upper = Math.min(lower + 1, Likeness.COUNT - 1);
        double part = position - lower;
        return weight(field, lower) * (1 - part) + weight(field, upper) * part;
    }

    double weight(int field, int degree) {
        return log(same[field][degree] / chance[field][degree]);
    }

    private static double log(double value) {
        return Math.log(value) / LOG2;
    }
}
