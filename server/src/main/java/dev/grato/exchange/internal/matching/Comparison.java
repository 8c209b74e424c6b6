package dev.grato.exchange.internal.matching;

import org.jspecify.annotations.Nullable;

/// Compares two values of a field.
final class Comparison {

    private Comparison() {}

    /// What came of it; `position` is the degree, for prose with what lies between two degrees.
    record Found(
            Likeness likeness,
            double position,
            @Nullable Value one,
            @Nullable Value other) {

        static Found of(Likeness likeness, Value one, Value other) {
            return new Found(likeness, likeness.degree, one, other);
        }

        boolean isBetterThan(@Nullable Found found) {
            return found == null || position < found.position;
        }
    }

    /// The best agreement among the forms of two values.
    static Found best(FieldKind kind, Value one, Value other, Frequencies frequencies) {
        Found best = null;
        for (Value a = one; a != null; a = a.next) {
            for (Value b = other; b != null; b = b.next) {
                var found = compare(kind, a, b, frequencies);
                if (found.isBetterThan(best)) {
                    best = found;
                }
            }
        }
        return best == null ? Found.of(Likeness.DIFFERENT, one, other) : best;
    }

    private static Found compare(FieldKind kind, Value a, Value b, Frequencies frequencies) {
        if (a.text.equals(b.text)) {
            return Found.of(Likeness.SAME, a, b);
        }
        if (kind.isProse()) {
            double share = prose(kind, a, b, frequencies);
            return new Found(Likeness.ofShare(share), Math.max(0, Likeness.position(share)), a, b);
        }
        var likeness = switch (kind) {
            case NAME -> NameComparison.of(a, b);
            case EMAIL -> email(a.text, b.text);
            case PHONE -> phone(a.text, b.text);
            case DATE -> date(a.text, b.text);
            case NUMBER -> number(a.text, b.text);
            case CODE -> code(a.text, b.text);
            case CATEGORY -> Likeness.DIFFERENT;
            case COMPANY, ADDRESS, TEXT -> Likeness.DIFFERENT;
        };
        return Found.of(likeness, a, b);
    }

    /// The share of the weight of letters that both have; in addresses a house number that differs counts.
    private static double prose(FieldKind kind, Value a, Value b, Frequencies frequencies) {
        double common = 0;
        double left = 0;
        double right = 0;
        int i = 0;
        int j = 0;
        while (i < a.grams.length || j < b.grams.length) {
            int x = i < a.grams.length ? a.grams[i] : Integer.MAX_VALUE;
            int y = j < b.grams.length ? b.grams[j] : Integer.MAX_VALUE;
            double weight = frequencies.weight((char) Math.min(x, y));
            weight *= weight;
            if (x <= y) {
                left += weight;
                i++;
            }
            if (y <= x) {
                right += weight;
                j++;
            }
            if (x == y) {
                common += weight;
            }
        }
        if (left == 0 || right == 0) {
            return 0;
        }
        double share = common / Math.sqrt(left * right);
        if (kind == FieldKind.ADDRESS && !haveSameNumber(a, b)) {
            share *= 0.8;
        }
        return Math.min(share, 0.999);
    }

    private static boolean haveSameNumber(Value a, Value b) {
        boolean hasNumbers = false;
        for (var word : a.words) {
            if (Character.isDigit(word.charAt(0))) {
                hasNumbers = true;
                for (var other : b.words) {
                    if (word.equals(other)) {
                        return true;
                    }
                }
            }
        }
        return !hasNumbers;
    }

    private static Likeness email(String a, String b) {
        int at = a.lastIndexOf('@');
        int and = b.lastIndexOf('@');
        var local = at < 0 ? a : a.substring(0, at);
        var other = and < 0 ? b : b.substring(0, and);
        if (Slips.between(a, b, 2) <= 2) {
            return Likeness.CLOSE;
        }
        if (local.length() > 3 && local.equals(other)) {
            return Likeness.VARIANT;
        }
        double alike = Slips.jaroWinkler(local, other);
        return alike >= 0.92 ? Likeness.SIMILAR : alike >= 0.84 ? Likeness.WEAK : Likeness.DIFFERENT;
    }

    private static Likeness phone(String a, String b) {
        var shorter = a.length() <= b.length() ? a : b;
        var longer = a.length() <= b.length() ? b : a;
        if (shorter.length() >= 6 && longer.endsWith(shorter)) {
            return Likeness.VARIANT;
        }
        if (shorter.length() >= 9 && longer.regionMatches(longer.length() - 9, shorter, shorter.length() - 9, 9)) {
            return Likeness.VARIANT;
        }
        int slips = Slips.between(a, b, 2);
        if (slips <= 2 && shorter.length() >= 7) {
            return slips == 1 ? Likeness.CLOSE : Likeness.SIMILAR;
        }
        boolean isBeginning = shorter.length() >= 7 && a.regionMatches(0, b, 0, shorter.length() - 3);
        return isBeginning ? Likeness.PARTIAL : Likeness.DIFFERENT;
    }

    private static Likeness date(String a, String b) {
        var swapped = b.substring(0, 4) + b.substring(6) + b.substring(4, 6);
        int slips = Slips.between(a, b, 2);
        if (a.equals(swapped) || slips == 1) {
            return Likeness.CLOSE;
        }
        boolean isSameYear = a.regionMatches(0, b, 0, 4);
        boolean isSameMonth = a.regionMatches(4, b, 4, 2);
        boolean isSameDay = a.regionMatches(6, b, 6, 2);
        if ((isSameYear ? 1 : 0) + (isSameMonth ? 1 : 0) + (isSameDay ? 1 : 0) == 2) {
            return Likeness.SIMILAR;
        }
        return slips == 2 ? Likeness.PARTIAL : isSameYear ? Likeness.WEAK : Likeness.DIFFERENT;
    }

    private static Likeness number(String a, String b) {
        try {
            double x = Double.parseDouble(a);
            double y = Double.parseDouble(b);
            double apart = Math.abs(x - y) / Math.max(1e-9, Math.max(Math.abs(x), Math.abs(y)));
            if (a.indexOf('.') >= 0 || b.indexOf('.') >= 0 || Math.max(Math.abs(x), Math.abs(y)) > 9_999) {
                return apart < 1e-9
                        ? Likeness.SAME
                        : apart < 0.02
                                ? Likeness.CLOSE
                                : apart < 0.1 ? Likeness.SIMILAR : apart < 0.3 ? Likeness.WEAK : Likeness.DIFFERENT;
            }
        } catch (NumberFormatException notOne) {
            // compared as the text it is
        }
        return Slips.between(a, b, 1) == 1 && Math.max(a.length(), b.length()) > 1
                ? Likeness.CLOSE
                : Likeness.DIFFERENT;
    }

    private static Likeness code(String a, String b) {
        int slips = Slips.between(a, b, 2);
        int shorter = Math.min(a.length(), b.length());
        if (slips == 1) {
            return Likeness.CLOSE;
        }
        if (slips == 2 && shorter > 4) {
            return Likeness.SIMILAR;
        }
        int half = (shorter + 1) / 2;
        if (shorter >= 4 && a.regionMatches(0, b, 0, half)) {
            return Likeness.PARTIAL;
        }
        return Likeness.DIFFERENT;
    }
}
