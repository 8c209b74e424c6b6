package dev.grato.records.internal;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What somebody typed, taken apart.
///
/// @param whole all of it, folded
/// @param words its words, each with the ways in which it may be written; all must be found
/// @param numbers the digits of a phone number it may be; one must be found, instead of all words
record SearchWords(String whole, List<Word> words, Set<String> numbers) {

    private static final int LONGEST = 200;
    private static final int MOST_WORDS = 8;
    private static final int LONGEST_WORD = 80;
    private static final int FEWEST_DIGITS = 4;
    private static final Pattern NUMBER = Pattern.compile("[+(]?[0-9 ()./+\\u2010-\\u2015\\u00a0-]+");

    /// One word.
    ///
    /// @param spellings as typed and in other ways; any of them counts
    record Word(Set<String> spellings) {

        String typed() {
            return spellings.iterator().next();
        }
    }

    static SearchWords of(String typed, String region) {
        var text = typed;
        if (text.codePointCount(0, text.length()) > LONGEST) {
            text = text.substring(0, text.offsetByCodePoints(0, LONGEST));
        }
        text = text.replaceFirst("(?i)^\\s*https?://(www\\.)?", "");
        var words = new ArrayList<Word>();
        var seen = new LinkedHashSet<String>();
        for (var part : text.split("[\\s\\p{Z}]+", -1)) {
            var spelledOut = SearchText.spelledOut(part);
            for (var word : SearchText.fold(part).split(" ", -1)) {
                if (isWord(word) && words.size() < MOST_WORDS && seen.add(word)) {
                    words.add(new Word(spellings(word, spelledOut)));
                }
            }
        }
        return new SearchWords(SearchText.fold(text), List.copyOf(words), numbers(text, region));
    }

    private static boolean isWord(String text) {
        return text.codePoints().anyMatch(Character::isLetterOrDigit);
    }

    private static Set<String> spellings(String word, String spelledOut) {
        var spellings = new LinkedHashSet<String>();
        spellings.add(cut(word));
        var squeezed = SearchText.squeezed(word);
        if (squeezed.length() >= 2 && !word.contains("@")) {
            spellings.add(cut(squeezed));
        }
        if (isWord(spelledOut) && spelledOut.indexOf(' ') < 0) {
            spellings.add(cut(spelledOut));
        }
        return spellings;
    }

    private static String cut(String word) {
        return word.codePointCount(0, word.length()) <= LONGEST_WORD
                ? word
                : word.substring(0, word.offsetByCodePoints(0, LONGEST_WORD));
    }

    /// With and without what is dialled in front, in the country's way and the world's.
    private static Set<String> numbers(String text, String region) {
        var numbers = new LinkedHashSet<String>();
        var digits = text.replaceAll("[^0-9]", "");
        if (!NUMBER.matcher(text.strip()).matches() || digits.length() < FEWEST_DIGITS || digits.length() > 20) {
            return numbers;
        }
        numbers.add(digits);
        if (digits.startsWith("00") && digits.length() > 6) {
            numbers.add(digits.substring(2));
        } else if (digits.startsWith("0") && digits.length() > 5) {
            numbers.add(digits.substring(1));
        }
        try {
            var phones = PhoneNumberUtil.getInstance();
            var number = phones.parse(text, region.toUpperCase(Locale.ROOT));
            numbers.add(phones.format(number, PhoneNumberFormat.E164).substring(1));
        } catch (NumberParseException notWhole) {
            // a part of a number is looked for as it is
        }
        return numbers;
    }

    /// The same words without their endings, for texts in which other forms of them stand.
    SearchWords stems() {
        return new SearchWords(
                whole,
                words.stream()
                        .map(word -> new Word(word.spellings().stream()
                                .map(SearchWords::stem)
                                .collect(Collectors.toCollection(LinkedHashSet::new))))
                        .toList(),
                Set.of());
    }

    private static String stem(String spelling) {
        int kept = Math.max(4, spelling.length() - 3);
        boolean isCut = kept < spelling.length() && !Character.isHighSurrogate(spelling.charAt(kept - 1));
        return isCut ? spelling.substring(0, kept) : spelling;
    }

    boolean isEmpty() {
        return words.isEmpty() && numbers.isEmpty();
    }

    // ---------------------------------------------------------------- as patterns

    /// Whether an index of trigrams can find it inside of words: three letters or digits in a row.
    static boolean isLongEnough(String spelling) {
        int run = 0;
        for (int i = 0; i < spelling.length(); ) {
            int point = spelling.codePointAt(i);
            i += Character.charCount(point);
            run = Character.isLetterOrDigit(point) ? run + 1 : 0;
            if (run == 3) {
                return true;
            }
        }
        return false;
    }

    /// Where a spelling is found, in the terms of `like`; short ones only where words begin.
    static String fragment(String spelling) {
        return isLongEnough(spelling) ? "%" + escaped(spelling) + "%" : beginning(spelling);
    }

    static String beginning(String spelling) {
        return "% " + escaped(spelling) + "%";
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    /// How well a record's text fits, in the same terms as the statement: 2 where each word begins one, 1 where
    /// each is found, 0 where not.
    int fit(String text) {
        int fit = words.isEmpty() ? 0 : 2;
        for (var word : words) {
            fit = Math.min(fit, fit(text, word));
        }
        return Math.max(
                fit,
                numbers.stream().anyMatch(number -> text.contains(" " + number))
                        ? 2
                        : numbers.stream().anyMatch(text::contains) ? 1 : 0);
    }

    private static int fit(String text, Word word) {
        int fit = 0;
        for (var spelling : word.spellings()) {
            if (text.contains(" " + spelling)) {
                return 2;
            }
            if (isLongEnough(spelling) && text.contains(spelling)) {
                fit = 1;
            }
        }
        return fit;
    }
}
