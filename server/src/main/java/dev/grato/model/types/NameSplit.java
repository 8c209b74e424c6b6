package dev.grato.model.types;

import dev.grato.platform.Folding;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A whole name taken apart as well as one can without knowing the person.
///
/// `García López, Ana` is divided at the comma. Otherwise the last word is the family name, with the particles before
/// it (`de la Cruz`, `van Beethoven`); a single word is a given name. Two surnames are only ever kept apart when they
/// are sent apart: nobody can tell them from two given names.
record NameSplit(
        @Nullable String title,
        @Nullable String given,
        @Nullable String family) {

    private static final Set<String> TITLES =
            Words.set("dr dra dott dottssa dottore dottoressa ing avv arch geom rag prof profssa profa sr "
                    + "sra srta sig sigra signa mr mrs ms miss sir lic abg arq dna doctor doctora");
    private static final Set<String> PARTICLES =
            Words.set("de del della delle dello dei degli dell di da dal dalla d la las los lo le li van von "
                    + "der den ter ten zu dos das do du al el bin ben san santa mc mac");

    static NameSplit of(String whole) {
        int comma = whole.indexOf(',');
        if (comma > 0 && comma == whole.lastIndexOf(',')) {
            var given = words(whole.substring(comma + 1));
            var family = words(whole.substring(0, comma));
            if (!given.isEmpty() && !family.isEmpty()) {
                int titles = titles(given);
                return new NameSplit(
                        join(given.subList(0, titles)), join(given.subList(titles, given.size())), join(family));
            }
        }
        var words = words(whole.replace(',', ' '));
        int first = titles(words);
        int last = words.size() - 1;
        if (first >= last) {
            return new NameSplit(join(words.subList(0, first)), join(words.subList(first, words.size())), null);
        }
        while (last - 1 > first && PARTICLES.contains(bare(words.get(last - 1)))) {
            last--;
        }
        return new NameSplit(
                join(words.subList(0, first)),
                join(words.subList(first, last)),
                join(words.subList(last, words.size())));
    }

    /// How many of the first words are titles; at least one word is left for the name.
    private static int titles(List<String> words) {
        int count = 0;
        while (count < words.size() - 1 && TITLES.contains(bare(words.get(count)))) {
            count++;
        }
        return count;
    }

    private static String bare(String word) {
        return Folding.fold(word).replace(".", "").replace("'", "").replace("’", "");
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.split("[\\s\\p{Z}]+", -1))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static @Nullable String join(List<String> words) {
        return words.isEmpty() ? null : String.join(" ", words);
    }
}
