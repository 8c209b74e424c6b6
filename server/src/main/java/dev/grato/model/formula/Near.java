package dev.grato.model.formula;

import dev.grato.platform.Folding;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/// Finds the names somebody may have meant.
public final class Near {

    private static final int MOST = 3;

    private Near() {}

    /// At most three names that are near, the nearest first.
    public static List<String> best(String wanted, Collection<String> known) {
        var folded = Folding.fold(wanted.length() > 60 ? wanted.substring(0, 60) : wanted);
        record Candidate(String name, int distance) {}
        return known.stream()
                .map(name -> new Candidate(name, distance(folded, Folding.fold(name))))
                .filter(candidate -> candidate.distance() <= Math.max(1, folded.length() / 3))
                .sorted(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name))
                .limit(MOST)
                .map(Candidate::name)
                .toList();
    }

    private static int distance(String one, String other) {
        var above = new int[other.length() + 1];
        for (int j = 0; j < above.length; j++) {
            above[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            var row = new int[above.length];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int swap = above[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(swap, Math.min(above[j], row[j - 1]) + 1);
            }
            above = row;
        }
        return above[other.length()];
    }
}
