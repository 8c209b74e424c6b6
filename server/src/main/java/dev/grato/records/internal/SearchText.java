package dev.grato.records.internal;

import dev.grato.model.FieldDefinition;
import dev.grato.platform.Folding;
import java.lang.Character.UnicodeScript;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// How values become the one text in which fragments are looked for.
///
/// Each field begins with a mark of two characters for private use, made of its column, and is a row of words
/// with a blank before each. So what comes from a field can be cut out again for somebody from whom it is hidden,
/// and `' ros'` finds the beginnings of words.
final class SearchText {

    /// Everything between the mark of a field and the next mark.
    private static final String REST = "[^\uE000-\uF8FF]*";

    private static final int LONGEST_FIELD = 2_000;
    private static final int LONGEST_RUN = 12;
    private static final Set<UnicodeScript> WITHOUT_BLANKS = Set.of(
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.HANGUL,
            UnicodeScript.THAI,
            UnicodeScript.LAO,
            UnicodeScript.KHMER,
            UnicodeScript.MYANMAR);

    private SearchText() {}

    /// The text folded, without characters that could be taken for marks.
    static String fold(String text) {
        var folded = Folding.fold(text.replace('\u2019', '\'').replace('\u2018', '\''));
        boolean isClean = folded.chars().noneMatch(c -> isMark((char) c));
        if (isClean) {
            return folded;
        }
        var clean = new StringBuilder();
        folded.chars().filter(c -> !isMark((char) c)).forEach(c -> clean.append((char) c));
        return Folding.fold(clean.toString());
    }

    private static boolean isMark(char c) {
        return c >= '\uE000' && c <= '\uF8FF';
    }

    /// What stands before the words of a field.
    static String mark(FieldDefinition field) {
        int hash = field.column().hashCode() * 0x9E37_79B1;
        char first = (char) (0xE000 + (hash >>> 20 & 0xFFF));
        char second = (char) (0xF000 + (hash >>> 4 & 0xFFFF) % 0x8F0);
        return String.valueOf(new char[] {first, second});
    }

    /// The regular expression for all that comes from these fields.
    static String pattern(Iterable<FieldDefinition> fields) {
        var marks = new LinkedHashSet<String>();
        fields.forEach(field -> marks.add(mark(field)));
        return "(" + String.join("|", marks) + ")" + REST;
    }

    /// The words of one field with its mark; empty when there are none.
    static String segment(FieldDefinition field, Object value) {
        var words = new LinkedHashSet<String>();
        for (var keyword : field.type().keywords(value)) {
            switch (field.type().key()) {
                case "phoneList" -> words.add(keyword.replaceAll("[^0-9]", ""));
                case "emailList" -> email(keyword, words);
                case "urlList" -> words.add(fold(keyword.replaceFirst("(?i)^https?://(www\\.)?", "")));
                default -> text(keyword, words);
            }
        }
        words.remove("");
        if (words.isEmpty()) {
            return "";
        }
        var segment = mark(field) + " " + String.join(" ", words);
        return segment.length() <= LONGEST_FIELD ? segment : segment.substring(0, end(segment));
    }

    private static int end(String text) {
        return Character.isHighSurrogate(text.charAt(LONGEST_FIELD - 1)) ? LONGEST_FIELD - 1 : LONGEST_FIELD;
    }

    private static void email(String address, Set<String> words) {
        var folded = fold(address);
        words.add(folded);
        words.add(folded.substring(folded.lastIndexOf('@') + 1));
    }

    private static void text(String text, Set<String> words) {
        var folded = fold(text);
        words.add(folded);
        for (var word : folded.split(" ", -1)) {
            words.add(squeezed(word));
            words.addAll(endings(word));
        }
        var spelledOut = spelledOut(text);
        if (!spelledOut.equals(folded)) {
            words.add(spelledOut);
        }
    }

    /// `s.p.a.` as `spa`, `o'neill` as `oneill`.
    static String squeezed(String word) {
        var squeezed = new StringBuilder();
        word.codePoints().filter(Character::isLetterOrDigit).forEach(squeezed::appendCodePoint);
        return squeezed.toString();
    }

    /// As people write who have no such letters: `müller` as `mueller`.
    static String spelledOut(String text) {
        var composed = java.text.Normalizer.normalize(text, java.text.Normalizer.Form.NFC)
                .toLowerCase(Locale.ROOT);
        return fold(composed.replace("ä", "ae")
                .replace("ö", "oe")
                .replace("ü", "ue")
                .replace("å", "aa"));
    }

    /// Where words are written without blanks, each character may be the beginning of one.
    private static List<String> endings(String word) {
        var points = word.codePoints().toArray();
        var endings = new LinkedHashSet<String>();
        for (int i = 1; i < Math.min(points.length, LONGEST_RUN); i++) {
            if (WITHOUT_BLANKS.contains(UnicodeScript.of(points[i]))) {
                endings.add(new String(points, i, Math.min(points.length - i, LONGEST_RUN)));
            }
        }
        return List.copyOf(endings);
    }
}
