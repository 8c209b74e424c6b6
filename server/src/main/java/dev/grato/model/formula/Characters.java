package dev.grato.model.formula;

import org.jspecify.annotations.Nullable;

/// Texts counted by code points; an empty text is no text.
final class Characters {

    /// What an operation makes longer is cut here.
    static final int LONGEST = 10_000;

    private static final String BLANKS = " \t\n\r\u00a0";
    private static final int[][] CASED = {
        {'a', 'z'}, {0xdf, 0x17f}, {0x386, 0x3ce}, {0x430, 0x52f}, {0x1e00, 0x1eff},
    };

    private Characters() {}

    static @Nullable String fitted(String text) {
        return text.isEmpty() ? null : left(text, LONGEST);
    }

    static String left(String text, int count) {
        return text.length() <= count || text.codePointCount(0, text.length()) <= count
                ? text
                : text.substring(0, text.offsetByCodePoints(0, count));
    }

    static String right(String text, int count) {
        int length = text.codePointCount(0, text.length());
        return length <= count ? text : text.substring(text.offsetByCodePoints(0, length - count));
    }

    static String mid(String text, int start, int count) {
        int length = text.codePointCount(0, text.length());
        return start > length ? "" : left(text.substring(text.offsetByCodePoints(0, start - 1)), count);
    }

    /// The place of the part, from 1; 0 when it is not there from `start` on.
    static int find(String part, String text, int start) {
        int length = text.codePointCount(0, text.length());
        if (start > length) {
            return 0;
        }
        int found = text.indexOf(part, text.offsetByCodePoints(0, start - 1));
        return found < 0 ? 0 : text.codePointCount(0, found) + 1;
    }

    static String trim(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && BLANKS.indexOf(text.charAt(from)) >= 0) {
            from++;
        }
        while (to > from && BLANKS.indexOf(text.charAt(to - 1)) >= 0) {
            to--;
        }
        return text.substring(from, to);
    }

    static String upper(String text) {
        var result = new StringBuilder(text.length());
        text.codePoints().forEach(point -> result.appendCodePoint(upper(point)));
        return result.toString();
    }

    static String lower(String text) {
        var result = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            int small = Character.toLowerCase(point);
            result.appendCodePoint(small != point && upper(small) == point ? small : point);
        });
        return result.toString();
    }

    /// The capital of Latin, Greek and Cyrillic letters that have one and of which they are the small letter: the same
    /// on every machine, whatever version of Unicode it knows.
    private static int upper(int point) {
        for (var range : CASED) {
            if (point >= range[0] && point <= range[1]) {
                int capital = Character.toUpperCase(point);
                return Character.toLowerCase(capital) == point ? capital : point;
            }
        }
        return point;
    }

    /// As UTF-8 and code points are ordered.
    static int compare(String one, String other) {
        var a = one.codePoints().iterator();
        var b = other.codePoints().iterator();
        while (a.hasNext() && b.hasNext()) {
            int difference = Integer.compare(a.nextInt(), b.nextInt());
            if (difference != 0) {
                return difference;
            }
        }
        return Boolean.compare(a.hasNext(), b.hasNext());
    }
}
