package dev.grato.exchange.internal.matching;

import dev.grato.platform.Folding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Brings texts into the form in which they are compared: folded, transliterated, abbreviations written out, legal
/// forms and titles left out.
final class Wording {

    private static final int MOST_WORDS = 80;
    private static final int MOST_LETTERS = 600;

    private static final Set<String> LEGAL_FORMS = Set.of(
            "sl",
            "slu",
            "slp",
            "sll",
            "sa",
            "sau",
            "sal",
            "scoop",
            "coop",
            "scl",
            "sc",
            "cb",
            "aie",
            "ute",
            "spa",
            "srl",
            "srls",
            "snc",
            "sas",
            "ss",
            "scarl",
            "scpa",
            "gmbh",
            "ag",
            "kg",
            "ohg",
            "ug",
            "ev",
            "mbh",
            "co",
            "ltd",
            "limited",
            "plc",
            "llp",
            "llc",
            "lp",
            "inc",
            "incorporated",
            "corp",
            "corporation",
            "company",
            "sarl",
            "sasu",
            "eurl",
            "bv",
            "nv",
            "ab",
            "oy",
            "aps",
            "lda",
            "unipersonale",
            "sociedad",
            "limitada",
            "anonima");

    private static final Set<String> TITLES = Set.of(
            "mr",
            "mrs",
            "ms",
            "miss",
            "dr",
            "prof",
            "sr",
            "sra",
            "srta",
            "don",
            "dona",
            "d",
            "da",
            "sig",
            "sigra",
            "signor",
            "signora",
            "dott",
            "dottssa",
            "dottoressa",
            "dottore",
            "avv",
            "ing",
            "arch",
            "geom",
            "rag",
            "cav",
            "ssa",
            "ra");

    private static final Map<String, String> ADDRESS_WORDS = addressWords();

    private static final String CYRILLIC = "абвгдежзийклмнопрстуфхцчшщъыьэюяёіїєґ";
    private static final List<String> CYRILLIC_LATIN = List.of(
            "a", "b", "v", "g", "d", "e", "zh", "z", "i", "i", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "f",
            "kh", "ts", "ch", "sh", "shch", "", "y", "", "e", "yu", "ya", "e", "i", "i", "e", "g");
    private static final String GREEK = "αβγδεζηθικλμνξοπρστυφχψως";
    private static final List<String> GREEK_LATIN = List.of(
            "a", "v", "g", "d", "e", "z", "i", "th", "i", "k", "l", "m", "n", "x", "o", "p", "r", "s", "t", "y", "f",
            "ch", "ps", "o", "s");

    private Wording() {}

    private static Map<String, String> addressWords() {
        var words = new HashMap<String, String>();
        var text = """
                street st str, road rd, avenue ave av avda avd avenida, boulevard blvd bd, drive dr, lane ln, court ct,
                place pl plaza pza plz piazza pzza, square sq, terrace tce terr, parkway pkwy, highway hwy,
                calle c cl cll, via v, viale vle, corso cso, largo lgo, vicolo vlo, strada sda, paseo pso po pº,
                carretera ctra crta, camino cno, ronda rda, travesia trva, poligono pol, north n, south s, east e,
                west w, first 1st, second 2nd, third 3rd, floor fl piso, suite ste, apartment apt, number num nº no""";
        for (var line : text.split(",", -1)) {
            var group = line.strip().split("\\s+", -1);
            for (var word : group) {
                words.putIfAbsent(Folding.fold(word), group[0]);
            }
        }
        return Map.copyOf(words);
    }

    /// Folded, in Latin letters, at most some hundred of them.
    static String folded(String text) {
        var cut = text.length() > MOST_LETTERS * 4 ? text.substring(0, MOST_LETTERS * 4) : text;
        var folded = Folding.foldWhole(cut);
        boolean isLatin = true;
        for (int i = 0; i < folded.length() && isLatin; i++) {
            char c = folded.charAt(i);
            isLatin = c < '\u0370' || c > '\u04ff';
        }
        return isLatin ? folded : latin(folded);
    }

    private static String latin(String text) {
        var latin = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int cyrillic = CYRILLIC.indexOf(c);
            int greek = GREEK.indexOf(c);
            if (cyrillic >= 0) {
                latin.append(CYRILLIC_LATIN.get(cyrillic));
            } else if (greek >= 0) {
                latin.append(GREEK_LATIN.get(greek));
            } else {
                latin.append(c);
            }
        }
        return latin.toString();
    }

    /// The words of a text: runs of letters and digits; apostrophes and dots inside join (`s.p.a.` is `spa`,
    /// `d'angelo` is `dangelo`).
    static List<String> words(String text) {
        var folded = folded(text);
        var words = new ArrayList<String>();
        var word = new StringBuilder();
        for (int i = 0; i < folded.length() && words.size() < MOST_WORDS; i++) {
            char c = folded.charAt(i);
            if (Character.isLetterOrDigit(c) || Character.isSurrogate(c)) {
                word.append(c);
            } else if (!word.isEmpty() && !isJoint(folded, i, word)) {
                words.add(word.toString());
                word.setLength(0);
            }
        }
        if (!word.isEmpty() && words.size() < MOST_WORDS) {
            words.add(word.toString());
        }
        return words;
    }

    private static boolean isJoint(String text, int at, StringBuilder word) {
        return switch (text.charAt(at)) {
            case '-' -> isInNumber(text, at);
            case '\'', '’', '.', '`' -> !isWordEnd(text, at, word);
            default -> false;
        };
    }

    /// Hyphens inside what has digits join: `BD-60` is `BD60`.
    private static boolean isInNumber(String text, int at) {
        boolean hasDigit = false;
        int from = at;
        while (from > 0 && !Character.isWhitespace(text.charAt(from - 1))) {
            hasDigit |= Character.isDigit(text.charAt(--from));
        }
        int to = at;
        while (to + 1 < text.length() && !Character.isWhitespace(text.charAt(to + 1))) {
            hasDigit |= Character.isDigit(text.charAt(++to));
        }
        return hasDigit && from < at && to > at;
    }

    /// A dot joins letters of an abbreviation only, so that `St.Catherine` is two words; an apostrophe always
    /// joins.
    private static boolean isWordEnd(String text, int at, StringBuilder word) {
        if (text.charAt(at) != '.') {
            return false;
        }
        if (at + 1 >= text.length() || !Character.isLetterOrDigit(text.charAt(at + 1))) {
            return true;
        }
        boolean isDigitPoint = !word.isEmpty() && Character.isDigit(word.charAt(word.length() - 1));
        boolean isSingle = at < 2 || !Character.isLetterOrDigit(text.charAt(at - 2));
        return !isDigitPoint && !isSingle;
    }

    /// A name without titles; all of it where nothing else is left.
    static List<String> nameWords(String text) {
        return without(words(text), TITLES);
    }

    static List<String> companyWords(String text) {
        return without(words(text), LEGAL_FORMS);
    }

    static List<String> addressWords(String text) {
        return words(text).stream()
                .map(word -> ADDRESS_WORDS.getOrDefault(word, word))
                .toList();
    }

    static boolean isLegalForm(String word) {
        return LEGAL_FORMS.contains(word);
    }

    static boolean isAddressWord(String word) {
        return word.length() > 1 && ADDRESS_WORDS.containsKey(word);
    }

    private static List<String> without(List<String> words, Set<String> left) {
        var kept = words.stream().filter(word -> !left.contains(word)).toList();
        return kept.isEmpty() ? words : kept;
    }
}
