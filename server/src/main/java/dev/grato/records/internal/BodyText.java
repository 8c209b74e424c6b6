package dev.grato.records.internal;

import dev.grato.platform.Folding;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A text of many lines as it is searched: folded, with the language whose word forms count as one.
///
/// @param language ISO 639, empty where it is none we know word forms of
record BodyText(String text, String language) {

    private static final int LONGEST = 30_000;
    private static final int LONGEST_FOLDED = 60_000;
    private static final int ENOUGH_WORDS = 400;

    /// PostgreSQL's names of the languages, which every server has.
    private static final Map<String, String> CONFIGURATIONS = new LinkedHashMap<>();

    /// Small words that only one or two of the languages have.
    private static final Map<String, Set<String>> COMMON = new HashMap<>();

    static {
        CONFIGURATIONS.put("en", "pg_catalog.english");
        CONFIGURATIONS.put("es", "pg_catalog.spanish");
        CONFIGURATIONS.put("it", "pg_catalog.italian");
        CONFIGURATIONS.put("de", "pg_catalog.german");
        CONFIGURATIONS.put("fr", "pg_catalog.french");
        CONFIGURATIONS.put("pt", "pg_catalog.portuguese");
        common("en", """
                the and of to in is that it for was on with as you are this be at have from or not but they we his
                her an which will would there their what about if has been when who our can your my i me had were""");
        common("es", """
                el la los las de que y en un una es por con no para su al lo como mas pero sus le ya este si porque
                esta entre cuando muy sin sobre tambien me hasta hay donde quien desde todo nos yo mi eso esto tu
                usted del se ha han fue son era estan quiere""");
        common("it", """
                il lo la i gli le di che e in un una per con non del della dei delle nel nella al alla si come ma sono
                da piu anche questo questa ha ho hanno era io mi ti ci se suo sua loro perche cosa chi quando dove
                molto tutto essere stato gia dal dalla sul sulla degli agli ed c'e""");
        common("de", """
                der die das und ist nicht ich sie es ein eine zu den dem mit von auf fur im sich des auch als an werden
                aus er hat dass wir nach bei einer um am sind noch wie einem uber einen so zum war haben nur oder
                aber vor zur bis mehr durch""");
        common("fr", """
                le la les de des et un une est que pour dans en du qui ne pas au sur ce il se plus par avec je son
                sont vous nous mais ou si leur aux cette ces elle etre ont tout fait comme sans meme tres""");
        common("pt", """
                o a os as de que e do da em um uma para com nao no na por mais dos das se como mas foi ao ele seu sua
                ou quando muito nos ja eu tambem so pelo pela ate isso ela entre era depois sem mesmo aos seus quem
                nas me esse eles voce sao esta tem""");
    }

    private static void common(String language, String words) {
        COMMON.put(language, new HashSet<>(Arrays.asList(words.strip().split("\\s+", -1))));
    }

    /// The text with its language: the one it shows itself, else the record's, else the workspace's.
    static BodyText of(String text, @Nullable Object recordLanguage, String workspaceLanguage) {
        var folded = Folding.foldWhole(cut(text, LONGEST));
        var kept = cut(folded, LONGEST_FOLDED);
        var shown = guess(kept);
        var known = recordLanguage instanceof String language && CONFIGURATIONS.containsKey(language)
                ? language
                : CONFIGURATIONS.containsKey(workspaceLanguage) ? workspaceLanguage : "";
        return new BodyText(kept, shown.isEmpty() ? known : shown);
    }

    String configuration() {
        return CONFIGURATIONS.getOrDefault(language, "pg_catalog.simple");
    }

    /// All configurations a text may have been kept with.
    static Iterable<String> configurations() {
        return CONFIGURATIONS.values();
    }

    /// The language a folded text is written in; empty where it does not show.
    static String guess(String folded) {
        var hits = new HashMap<String, Integer>();
        int seen = 0;
        for (var word : folded.split("[^\\p{L}']+", ENOUGH_WORDS)) {
            seen++;
            for (var language : COMMON.entrySet()) {
                if (language.getValue().contains(word)) {
                    hits.merge(language.getKey(), 1, Integer::sum);
                }
            }
        }
        var best = "";
        int most = 0;
        int next = 0;
        for (var language : CONFIGURATIONS.keySet()) {
            int found = hits.getOrDefault(language, 0);
            if (found > most) {
                next = most;
                most = found;
                best = language;
            } else {
                next = Math.max(next, found);
            }
        }
        return most >= 2 && most > next && most * 10 >= seen ? best : "";
    }

    private static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest);
    }
}
