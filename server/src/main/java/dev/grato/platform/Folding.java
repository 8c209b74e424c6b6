package dev.grato.platform;

import java.text.Normalizer;
import java.util.Locale;

/// The one way in which texts are made comparable: accents, case and width do not count, blanks count once.
///
/// The web client folds in the same way, so that both sides agree on every order and every match: NFKD, marks
/// removed, lower case without regard to language, `ß` to `ss`, `æ` to `ae`, `œ` to `oe`, `ø` to `o`, `đ` to `d`,
/// `ł` to `l`, `ı` to `i`; every run of blanks or control characters becomes one space, none at the ends.
/// Compared by code point.
public final class Folding {

    /// Longest folded text in UTF-8 bytes: index entries of PostgreSQL end near 2,700.
    public static final int MAX_BYTES = 800;

    private Folding() {}

    /// The folded text, cut to [#MAX_BYTES].
    public static String fold(String text) {
        return cut(foldWhole(text));
    }

    /// The folded text at any length.
    public static String foldWhole(String text) {
        if (isPlain(text)) {
            return text;
        }
        var decomposed = Normalizer.normalize(text, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        var folded = new StringBuilder(decomposed.length());
        boolean pendingBlank = false;
        for (int i = 0; i < decomposed.length(); ) {
            int point = decomposed.codePointAt(i);
            i += Character.charCount(point);
            if (isMark(point)) {
                continue;
            }
            if (Character.isWhitespace(point) || Character.isSpaceChar(point) || Character.isISOControl(point)) {
                pendingBlank = !folded.isEmpty();
                continue;
            }
            if (pendingBlank) {
                folded.append(' ');
                pendingBlank = false;
            }
            switch (point) {
                case 'ß' -> folded.append("ss");
                case 'æ' -> folded.append("ae");
                case 'œ' -> folded.append("oe");
                case 'ø' -> folded.append('o');
                case 'đ', 'ð' -> folded.append('d');
                case 'ł' -> folded.append('l');
                case 'ı' -> folded.append('i');
                default -> folded.appendCodePoint(point);
            }
        }
        return folded.toString();
    }

    /// The text in lower case character by character, as PostgreSQL's `lower` does it: no character looks at its
    /// neighbours, none becomes two.
    public static String lower(String text) {
        return text.codePoints()
                .map(Character::toLowerCase)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isPlain(String text) {
        char previous = ' ';
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~' || c >= 'A' && c <= 'Z' || c == ' ' && previous == ' ') {
                return false;
            }
            previous = c;
        }
        return text.isEmpty() || previous != ' ';
    }

    private static boolean isMark(int point) {
        int type = Character.getType(point);
        return type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.COMBINING_SPACING_MARK;
    }

    private static String cut(String text) {
        if (text.length() <= MAX_BYTES / 4) {
            return text;
        }
        int bytes = 0;
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
            if (bytes > MAX_BYTES) {
                return text.substring(0, i);
            }
            i += Character.charCount(point);
        }
        return text;
    }
}
