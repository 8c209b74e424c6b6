package dev.grato.exchange.internal.matching;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How often values and parts of values of a field occur.
///
/// @param present how many records have a value
/// @param values the most frequent values, with their numbers; others occur `rest` times
/// @param words for prose, how many records have such a word; by hash
/// @param grams for prose, how many records have such three letters
public record Frequencies(long present, Map<Long, Integer> values, double rest, Map<Long, Integer> words, int[] grams) {

    private static final int MOST_VALUES = 30_000;
    /// So few values tell nothing about how frequent one is; then it is taken to be one of so many.
    private static final int FEW = 100;

    private static final double OF_FEW = 1_000;

    static Frequencies none() {
        return new Frequencies(0, Map.of(), 1, Map.of(), new int[0]);
    }

    static Frequencies of(List<Value> column, FieldKind kind) {
        var values = new HashMap<Long, Integer>();
        var words = new HashMap<Long, Integer>();
        var grams = new int[kind.isProse() ? 1 << 16 : 0];
        for (var value : column) {
            values.merge(Hashes.of(value.text), 1, Integer::sum);
            for (char gram : value.grams) {
                grams[gram]++;
            }
            if (kind.isProse()) {
                for (var word : distinct(value.words)) {
                    words.merge(Hashes.of(word), 1, Integer::sum);
                }
            }
        }
        double distinct = Math.max(1, values.size());
        var kept = frequent(values);
        long covered = kept.values().stream().mapToLong(n -> n).sum();
        double rest = Math.max(1, (column.size() - covered) / Math.max(1, distinct - kept.size()));
        return new Frequencies(column.size(), kept, rest, frequent(words), grams);
    }

    private static String[] distinct(String[] words) {
        return Arrays.stream(words).distinct().toArray(String[]::new);
    }

    private static Map<Long, Integer> frequent(Map<Long, Integer> all) {
        var kept = new HashMap<Long, Integer>();
        all.entrySet().stream()
                .filter(entry -> entry.getValue() > 1)
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .limit(MOST_VALUES)
                .forEach(entry -> kept.put(entry.getKey(), entry.getValue()));
        return Map.copyOf(kept);
    }

    /// The share of the records with a value that have this one.
    double share(Value value) {
        double count = values.getOrDefault(Hashes.of(value.text), 0);
        return Math.max(count, rest) / (present < FEW ? OF_FEW : present);
    }

    /// How many records have this word.
    int word(String word) {
        return words.getOrDefault(Hashes.of(word), 1);
    }

    /// The chance that two records, taken by chance, have the same value.
    double coincidence() {
        if (present < FEW) {
            return 0.002;
        }
        double sum = 0;
        double covered = 0;
        for (int count : values.values()) {
            sum += (double) count * (count - 1);
            covered += count;
        }
        sum += (present - covered) * Math.max(0, rest - 1);
        return Math.max(sum / ((double) present * Math.max(1, present - 1)), 0.2 / present);
    }

    /// What these letters are worth as evidence.
    double weight(char gram) {
        int count = gram < grams.length ? grams[gram] : 0;
        return Math.log((present + 2.0) / (count + 1.0));
    }
}
