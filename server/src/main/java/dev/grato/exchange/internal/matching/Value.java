package dev.grato.exchange.internal.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A value made ready to be compared. Lists, such as several phone numbers, are several forms of it.
public final class Value {

    /// Stands between the items of a list.
    public static final char SEPARATOR = '\u001f';

    private static final int MOST_FORMS = 6;

    final String text;
    final String[] words;
    /// Hashes of three letters in a row, in order; of prose only.
    final char[] grams;
    final @Nullable Value next;

    private Value(String text, String[] words, char[] grams, @Nullable Value next) {
        this.text = text;
        this.words = words;
        this.grams = grams;
        this.next = next;
    }

    /// Null for nothing.
    public static @Nullable Value of(FieldKind kind, @Nullable String raw) {
        if (raw == null || raw.isBlank()) {
            return null;
        }
        if (raw.indexOf(SEPARATOR) < 0) {
            return single(kind, raw, null);
        }
        Value last = null;
        var items = raw.split(String.valueOf(SEPARATOR), MOST_FORMS + 1);
        for (int i = Math.min(items.length, MOST_FORMS) - 1; i >= 0; i--) {
            var value = single(kind, items[i], last);
            last = value == null ? last : value;
        }
        return last;
    }

    private static @Nullable Value single(FieldKind kind, String raw, @Nullable Value next) {
        List<String> words = switch (kind) {
            case NAME -> Wording.nameWords(raw);
            case COMPANY -> Wording.companyWords(raw);
            case ADDRESS -> Wording.addressWords(raw);
            case TEXT, CATEGORY -> Wording.words(raw);
            case EMAIL, PHONE, DATE, NUMBER, CODE -> List.of();
        };
        var text = switch (kind) {
            case NAME, COMPANY, ADDRESS, TEXT, CATEGORY -> String.join(" ", words);
            case EMAIL -> Wording.folded(raw.strip()).replace(" ", "");
            case PHONE -> digits(raw);
            case DATE -> Days.of(raw);
            case NUMBER -> number(raw);
            case CODE ->
                Wording.folded(raw)
                        .chars()
                        .filter(Character::isLetterOrDigit)
                        .mapToObj(Character::toString)
                        .collect(Collectors.joining());
        };
        if (text.isEmpty()) {
            return null;
        }
        return new Value(text, words.toArray(String[]::new), kind.isProse() ? grams(words) : new char[0], next);
    }

    private static String digits(String raw) {
        var digits = new StringBuilder();
        for (int i = 0; i < raw.length() && digits.length() < 18; i++) {
            char c = raw.charAt(i);
            if (Character.isDigit(c)) {
                digits.append((char) ('0' + Character.digit(c, 10)));
            } else if ((c == 'x' || c == 'X' || c == 'e' || c == ';') && digits.length() >= 7) {
                break;
            }
        }
        int zeros = 0;
        while (zeros < digits.length() && digits.charAt(zeros) == '0') {
            zeros++;
        }
        return digits.length() - zeros < 4 ? "" : digits.substring(zeros);
    }

    private static String number(String raw) {
        var folded = Wording.folded(raw).replace(" ", "");
        return folded.endsWith(".0") ? folded.substring(0, folded.length() - 2) : folded;
    }

    private static char[] grams(List<String> words) {
        var grams = new ArrayList<Character>();
        for (var word : words) {
            var padded = " " + word + " ";
            for (int i = 0; i + 3 <= padded.length(); i++) {
                grams.add(hash(padded, i, i + 3));
            }
            if (word.length() > 3) {
                grams.add(hash("#" + word, 0, word.length() + 1));
            }
        }
        var sorted = new char[grams.size()];
        for (int i = 0; i < sorted.length; i++) {
            sorted[i] = grams.get(i);
        }
        Arrays.sort(sorted);
        int kept = 0;
        for (int i = 0; i < sorted.length; i++) {
            if (i == 0 || sorted[i] != sorted[i - 1]) {
                sorted[kept++] = sorted[i];
            }
        }
        return Arrays.copyOf(sorted, kept);
    }

    private static char hash(String text, int from, int to) {
        long hash = Hashes.of(text, from, to);
        return (char) (hash ^ hash >>> 16 ^ hash >>> 32);
    }
}
