package dev.grato.records.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// How far a word may be from another to pass for a slip of the finger.
final class Typos {

    private static final int LONGEST = 40;

    private Typos() {}

    /// How many letters may be wrong, missing, too many or swapped with their neighbour.
    static int allowed(String word) {
        int length = word.codePointCount(0, word.length());
        boolean isWord =
                word.codePoints().allMatch(point -> Character.isLetter(point) || point == '\'' || point == '-');
        return !isWord || length < 3 || length > LONGEST ? 0 : length < 6 ? 1 : 2;
    }

    /// The word with two neighbours swapped, in each place: the slip that leaves hardly a trigram in common.
    static List<String> swapped(String word) {
        var points = word.codePoints().toArray();
        var swapped = new ArrayList<String>();
        for (int i = 0; i + 1 < Math.min(points.length, 9); i++) {
            if (points[i] != points[i + 1]) {
                var copy = points.clone();
                copy[i] = points[i + 1];
                copy[i + 1] = points[i];
                swapped.add(new String(copy, 0, copy.length));
            }
        }
        return swapped;
    }

    /// Where a short word is found with one slip, in the terms of `like`: too little of it is left for its
    /// trigrams to tell.
    static List<String> slips(String word) {
        var points = word.codePoints().toArray();
        var slips = new ArrayList<String>();
        swapped(word).forEach(swapped -> slips.add(SearchWords.beginning(swapped)));
        for (int i = points.length > 3 ? 0 : 1; i < points.length; i++) {
            var start = new String(points, 0, i);
            var end = new String(points, i + 1, points.length - i - 1);
            slips.add("% " + start + "_" + end + "%");
            if (i > 0) {
                slips.add("% " + start + "_" + new String(points, i, points.length - i) + "%");
            }
            if (i > 0 && points.length > 3) {
                slips.add("% " + start + end + "%");
            }
        }
        return slips;
    }

    /// Whether a word is so short that [#slips] look for it.
    static boolean isShort(String word) {
        return word.codePointCount(0, word.length()) < 6;
    }

    /// The number of such slips between two words.
    static int distance(String one, String other) {
        var a = one.codePoints().toArray();
        var b = other.codePoints().toArray();
        var before = new int[b.length + 1];
        var last = new int[b.length + 1];
        Arrays.setAll(last, i -> i);
        for (int i = 1; i <= a.length; i++) {
            var here = new int[b.length + 1];
            here[0] = i;
            for (int j = 1; j <= b.length; j++) {
                int changed = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                here[j] = Math.min(changed, 1 + Math.min(last[j], here[j - 1]));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
                    here[j] = Math.min(here[j], before[j - 2] + 1);
                }
            }
            before = last;
            last = here;
        }
        return last[b.length];
    }

    /// How many slips the words typed are from words of the text together; -1 where one of them is too far from
    /// all.
    static int distance(SearchWords words, String text) {
        var there = text.split("[^\\p{L}\\p{N}'-]+", -1);
        int sum = 0;
        for (var word : words.words()) {
            var typed = word.typed();
            int allowed = Typos.allowed(typed);
            int best = word.spellings().stream()
                            .anyMatch(spelling -> text.contains(" " + spelling)
                                    || SearchWords.isLongEnough(spelling) && text.contains(spelling))
                    ? 0
                    : allowed + 1;
            for (int i = 0; i < there.length && best > 0; i++) {
                if (Math.abs(there[i].length() - typed.length()) <= allowed && there[i].length() <= LONGEST) {
                    best = Math.min(best, distance(typed, there[i]));
                }
            }
            if (best > allowed) {
                return -1;
            }
            sum += best;
        }
        return sum;
    }
}
