package dev.grato.exchange.internal.matching;

/// Compares names word by word, in whatever order the words stand.
final class NameComparison {

    private NameComparison() {}

    /// How two words are alike; the better, the more they are worth.
    private enum Word {
        NONE,
        SOUND,
        INITIAL,
        NEAR,
        SLIP,
        NICKNAME,
        SAME
    }

    static Likeness of(Value a, Value b) {
        var one = a.words.length <= b.words.length ? a.words : b.words;
        var other = a.words.length <= b.words.length ? b.words : a.words;
        if (one.length == 1 && other.length == 1) {
            return single(word(one[0], other[0]));
        }
        if (String.join("", one).equals(String.join("", other))) {
            return Likeness.VARIANT;
        }
        var isTaken = new boolean[other.length];
        int same = 0;
        int found = 0;
        var worst = Word.SAME;
        for (var word : one) {
            var best = Word.NONE;
            int at = -1;
            for (int j = 0; j < other.length; j++) {
                var likeness = isTaken[j] ? Word.NONE : word(word, other[j]);
                if (likeness.compareTo(best) > 0) {
                    best = likeness;
                    at = j;
                }
            }
            if (at >= 0) {
                isTaken[at] = true;
                found++;
                same += best == Word.SAME ? 1 : 0;
            }
            worst = best.compareTo(worst) < 0 ? best : worst;
        }
        return joined(one.length, other.length, same, found, worst);
    }

    private static Likeness single(Word word) {
        return switch (word) {
            case SAME -> Likeness.SAME;
            case NICKNAME -> Likeness.VARIANT;
            case SLIP -> Likeness.CLOSE;
            case NEAR -> Likeness.SIMILAR;
            case INITIAL -> Likeness.PARTIAL;
            case SOUND -> Likeness.SOUNDS;
            case NONE -> Likeness.DIFFERENT;
        };
    }

    private static Likeness joined(int shorter, int longer, int same, int found, Word worst) {
        if (found < shorter) {
            return same > 0 ? Likeness.WEAK : Likeness.DIFFERENT;
        }
        if (shorter < longer) {
            return worst.compareTo(Word.INITIAL) > 0 ? Likeness.PARTIAL : Likeness.SOUNDS;
        }
        return switch (worst) {
            case SAME -> Likeness.ORDER;
            case NICKNAME -> Likeness.VARIANT;
            case SLIP -> Likeness.CLOSE;
            case NEAR -> Likeness.SIMILAR;
            case INITIAL -> Likeness.PARTIAL;
            case SOUND -> Likeness.SOUNDS;
            case NONE -> Likeness.DIFFERENT;
        };
    }

    private static Word word(String a, String b) {
        if (a.equals(b)) {
            return Word.SAME;
        }
        if (Nicknames.related(a, b)) {
            return Word.NICKNAME;
        }
        int shorter = Math.min(a.length(), b.length());
        if (shorter == 1) {
            return a.charAt(0) == b.charAt(0) ? Word.INITIAL : Word.NONE;
        }
        if (shorter >= 3 && Slips.between(a, b, 1) == 1) {
            return Word.SLIP;
        }
        if (shorter >= 3 && (a.startsWith(b) || b.startsWith(a))) {
            return Word.NEAR;
        }
        double alike = Slips.jaroWinkler(a, b);
        if (alike >= 0.9) {
            return Word.NEAR;
        }
        return shorter >= 3 && (alike >= 0.82 || Slips.sound(a).equals(Slips.sound(b))) ? Word.SOUND : Word.NONE;
    }
}
