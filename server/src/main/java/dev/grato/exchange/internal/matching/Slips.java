package dev.grato.exchange.internal.matching;

/// How far two short texts are from each other.
final class Slips {

    private Slips() {}

    /// The number of letters wrong, missing, too many or swapped with their neighbour; `most + 1` where there are
    /// more.
    static int between(String one, String other, int most) {
        int n = one.length();
        int m = other.length();
        if (Math.abs(n - m) > most) {
            return most + 1;
        }
        var before = new int[m + 1];
        var last = new int[m + 1];
        var row = new int[m + 1];
        for (int j = 0; j <= m; j++) {
            last[j] = j;
        }
        for (int i = 1; i <= n; i++) {
            row[0] = i;
            int least = i;
            for (int j = 1; j <= m; j++) {
                int cost = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                int best = Math.min(Math.min(last[j], row[j - 1]) + 1, last[j - 1] + cost);
                if (i > 1
                        && j > 1
                        && one.charAt(i - 1) == other.charAt(j - 2)
                        && one.charAt(i - 2) == other.charAt(j - 1)) {
                    best = Math.min(best, before[j - 2] + 1);
                }
                row[j] = best;
                least = Math.min(least, best);
            }
            if (least > most) {
                return most + 1;
            }
            var spare = before;
            before = last;
            last = row;
            row = spare;
        }
        return Math.min(last[m], most + 1);
    }

    /// Jaro and Winkler's measure between 0 and 1, which forgives slips towards the end.
    static double jaroWinkler(String one, String other) {
        if (one.equals(other)) {
            return 1;
        }
        int n = one.length();
        int m = other.length();
        if (n == 0 || m == 0) {
            return 0;
        }
        int reach = Math.max(0, Math.max(n, m) / 2 - 1);
        var isTaken = new boolean[m];
        var found = new char[n];
        int matches = 0;
        for (int i = 0; i < n; i++) {
            for (int j = Math.max(0, i - reach); j < Math.min(m, i + reach + 1); j++) {
                if (!isTaken[j] && one.charAt(i) == other.charAt(j)) {
                    isTaken[j] = true;
                    found[matches++] = one.charAt(i);
                    break;
                }
            }
        }
        if (matches == 0) {
            return 0;
        }
        int swapped = 0;
        int k = 0;
        for (int j = 0; j < m; j++) {
            if (isTaken[j] && other.charAt(j) != found[k++]) {
                swapped++;
            }
        }
        double jaro = ((double) matches / n + (double) matches / m + (matches - swapped / 2.0) / matches) / 3;
        int prefix = 0;
        while (prefix < Math.min(4, Math.min(n, m)) && one.charAt(prefix) == other.charAt(prefix)) {
            prefix++;
        }
        return jaro + prefix * 0.1 * (1 - jaro);
    }

    /// What a word sounds like to Italians, Spaniards and English alike, roughly: consonants by their group, the
    /// first letter's vowel kept as one.
    static String sound(String word) {
        var sound = new StringBuilder(word.length());
        char last = 0;
        for (int i = 0; i < word.length(); i++) {
            char next = i + 1 < word.length() ? word.charAt(i + 1) : 0;
            char c = group(word.charAt(i), next);
            if (c == 'a' && i > 0 || c == 0) {
                last = c == 0 ? last : 'a';
                continue;
            }
            if (c != last) {
                sound.append(c);
            }
            last = c;
        }
        return sound.toString();
    }

    private static char group(char c, char next) {
        return switch (c) {
            case 'a', 'e', 'i', 'o', 'u', 'y', 'j' -> 'a';
            case 'h' -> 0;
            case 'b', 'v', 'w' -> 'b';
            case 'c' -> next == 'e' || next == 'i' || next == 'z' ? 's' : 'k';
            case 'k', 'q', 'x' -> 'k';
            case 's', 'z' -> 's';
            case 'g' -> next == 'n' ? 0 : 'g';
            case 'p' -> next == 'h' ? 'f' : 'p';
            case 'd', 't' -> 't';
            case 'm', 'n' -> 'n';
            case 'l', 'r' -> c;
            default -> c;
        };
    }
}
