package dev.grato.access.internal;

import dev.grato.platform.Folding;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.regex.Pattern;

/// The passwords guessers try first, found in real leaks, and what people make of them: a year or `123!`
/// behind, `@` for `a`, the same word twice.
///
/// Kept as sorted 64-bit hashes, 0.8 MB. A phrase of several words is never refused for the words it is made of.
public final class CommonPasswords {

    private static final int SHORTEST_WORD = 4;
    private static final int LONGEST_AFFIX = 5;
    private static final int FEWEST_CHARACTERS = 4;
    private static final Pattern AFFIXES = Pattern.compile("^([^a-z]*)(.*?)([^a-z]*)$", Pattern.DOTALL);

    private CommonPasswords() {}

    /// Read when the first password is chosen, not at start.
    private static final class Known {

        private static final long[] HASHES = read();

        private static long[] read() {
            try (var stream = Objects.requireNonNull(
                            CommonPasswords.class.getResourceAsStream("/access/common-passwords.txt"),
                            "common passwords");
                    var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                return lines.lines()
                        .mapToLong(line -> hash(Folding.foldWhole(line)))
                        .sorted()
                        .distinct()
                        .toArray();
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }

        static boolean has(String text) {
            return Arrays.binarySearch(HASHES, hash(text)) >= 0;
        }
    }

    /// FNV-1a over the characters, mixed.
    private static long hash(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        hash ^= hash >>> 32;
        return hash * 0x9e3779b97f4a7c15L;
    }

    /// Whether the password is a common one or close to one.
    public static boolean isCommon(String password) {
        var folded = Folding.foldWhole(password);
        return folded.codePoints().distinct().count() < FEWEST_CHARACTERS
                || isSequence(folded)
                || isClose(folded)
                || isClose(withoutLeet(folded));
    }

    private static boolean isClose(String text) {
        if (Known.has(text) || Known.has(once(text))) {
            return true;
        }
        var parts = AFFIXES.matcher(text);
        if (!parts.matches()) {
            return false;
        }
        var word = once(parts.group(2));
        return word.length() >= SHORTEST_WORD && isCheap(parts.group(1)) && isCheap(parts.group(3)) && Known.has(word);
    }

    /// What is put before or behind a word without making it much harder to guess.
    private static boolean isCheap(String affix) {
        return affix.length() <= LONGEST_AFFIX || isSequence(affix) || Known.has(affix) || Known.has(digits(affix));
    }

    private static String digits(String text) {
        return text.replaceAll("[^0-9]", "");
    }

    /// The word of which the text is made, where it is the same one again and again.
    private static String once(String text) {
        for (int length = 1; length <= text.length() / 2; length++) {
            if (text.length() % length == 0
                    && text.substring(0, length).repeat(text.length() / length).equals(text)) {
                return text.substring(0, length);
            }
        }
        return text;
    }

    /// Such as `abcdefghij`, `9876543210`.
    private static boolean isSequence(String text) {
        if (text.length() < 3) {
            return true;
        }
        int step = text.charAt(1) - text.charAt(0);
        if (Math.abs(step) > 1) {
            return false;
        }
        for (int i = 2; i < text.length(); i++) {
            boolean goesOn = text.charAt(i) - text.charAt(i - 1) == step;
            boolean isTurn = text.charAt(i - 1) == (step > 0 ? '9' : '0') && text.charAt(i) == (step > 0 ? '0' : '9');
            if (!goesOn && (step == 0 || !isTurn)) {
                return false;
            }
        }
        return true;
    }

    /// Digits and signs read as the letters they look like, but not at the end, where they are what is put
    /// behind.
    private static String withoutLeet(String text) {
        int end = text.length();
        while (end > 0 && !Character.isLetter(text.charAt(end - 1))) {
            end--;
        }
        var plain = new StringBuilder(text);
        for (int i = 0; i < end; i++) {
            plain.setCharAt(
                    i,
                    switch (text.charAt(i)) {
                        case '4', '@' -> 'a';
                        case '3', '€' -> 'e';
                        case '1', '!', '|' -> 'i';
                        case '0' -> 'o';
                        case '5', '$' -> 's';
                        case '7', '+' -> 't';
                        default -> text.charAt(i);
                    });
        }
        return plain.toString();
    }

    /// Whether the password is the e-mail address, or the part before the @ with little around it.
    public static boolean isMadeOf(String password, String email) {
        var folded = Folding.foldWhole(password);
        var address = Folding.foldWhole(email);
        if (folded.equals(address)) {
            return true;
        }
        var name = address.substring(0, Math.max(0, address.indexOf('@')));
        return name.length() >= SHORTEST_WORD
                && folded.contains(name)
                && folded.length() - name.length() <= LONGEST_AFFIX;
    }
}
