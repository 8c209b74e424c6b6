package dev.grato.exchange.internal.reading;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/// What divides the cells of a text: the sign that gives the most rows of the same length.
final class Delimiters {

    private static final List<String> CANDIDATES = List.of(",", ";", "\t", "|", "^", "~", "§");
    private static final int ROWS = 200;

    private Delimiters() {}

    /// @param quote around cells; empty for none
    record Found(String delimiter, String quote) {}

    static Found detect(String sample, boolean isWhole) {
        var quote = quote(sample);
        var best = ",";
        double most = 0;
        for (var candidate : CANDIDATES) {
            double score = score(rows(sample, candidate, quote, isWhole));
            if (score > most) {
                most = score;
                best = candidate;
            }
        }
        return new Found(best, quote);
    }

    private static String quote(String sample) {
        long doubles = sample.chars().filter(c -> c == '"').count();
        boolean isSingle = doubles == 0
                && sample.lines()
                                .limit(20)
                                .filter(line -> line.matches("'[^']*'([,;|\\t]'.*)?"))
                                .count()
                        > 1;
        return isSingle ? "'" : "\"";
    }

    private static List<Integer> rows(String sample, String delimiter, String quote, boolean isWhole) {
        var lengths = new ArrayList<Integer>();
        try {
            CsvRows.rows(new StringReader(sample), delimiter, quote, (number, cells) -> {
                if (cells.size() > 1 || !cells.getFirst().isBlank()) {
                    lengths.add(cells.size());
                }
                return lengths.size() < ROWS;
            });
        } catch (IOException | UnreadableFile none) {
            return List.of();
        }
        if (!isWhole && lengths.size() > 1 && lengths.size() < ROWS) {
            lengths.removeLast();
        }
        return lengths;
    }

    /// How many rows are of the commonest length, weighed by that length.
    private static double score(List<Integer> lengths) {
        var counts = new HashMap<Integer, Integer>();
        lengths.forEach(length -> counts.merge(length, 1, Integer::sum));
        double best = 0;
        for (var count : counts.entrySet()) {
            double share = (double) count.getValue() / lengths.size();
            best = Math.max(best, share * share * Math.log(count.getKey()));
        }
        return best;
    }
}
