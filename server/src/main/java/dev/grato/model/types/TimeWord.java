package dev.grato.model.types;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a word says about a time, in English, Spanish and Italian; each kind numbers what it can say from 1.
enum TimeWord {
    MONTH,
    SEASON,
    ORDINAL,
    /// Early, mid, late.
    THIRD,
    /// Week, month, quarter, half, year.
    UNIT,
    /// This, next.
    RELATIVE,
    /// Today, tomorrow.
    DAY;

    private static final Map<TimeWord, Map<String, Integer>> WORDS = Map.of(
            TimeWord.MONTH,
            Words.numbered(
                    "january jan enero ene gennaio gen",
                    "february feb febrero febbraio",
                    "march mar marzo",
                    "april apr abril abr aprile",
                    "may mayo maggio mag",
                    "june jun junio giugno giu",
                    "july jul julio luglio lug",
                    "august aug agosto ago",
                    "september sept sep septiembre setiembre settembre set",
                    "october oct octubre ottobre ott",
                    "november nov noviembre novembre",
                    "december dec diciembre dic dicembre"),
            TimeWord.SEASON,
            Words.numbered(
                    "spring primavera", "summer verano estate", "autumn fall otono autunno", "winter invierno inverno"),
            TimeWord.ORDINAL,
            Words.numbered(
                    "first 1st primo primer primero primera prima 1o 1er",
                            "second 2nd secondo segundo seconda segunda 2o",
                    "third 3rd terzo tercer tercero 3o 3er", "fourth 4th quarto cuarto 4o"),
            TimeWord.THIRD,
            Words.numbered(
                    "early beginning start inizio inizi principio principios comienzo comienzos inicio inicios primi",
                    "mid middle meta mediados mitad medio",
                    "end late fine fin final finales"),
            TimeWord.UNIT,
            Words.numbered(
                    "week settimana semana", "month mese mes", "quarter trimestre", "half semestre", "year anno ano"),
            TimeWord.RELATIVE,
            Words.numbered("this questo questa quest este esta current", "next prossimo prossima proximo proxima"),
            TimeWord.DAY,
            Words.numbered("today oggi hoy", "tomorrow domani manana"));
    private static final Set<String> FILLERS =
            Words.set("of the in on by about around circa ca de del di dell della delle dei a al alla el la "
                    + "il lo l en per verso sobre hacia para entro nel nella tra i th st nd rd");

    /// What the word says in this respect, or null when it says nothing.
    @Nullable
    Integer number(String word) {
        return WORDS.getOrDefault(this, Map.of()).get(word);
    }

    static boolean isFiller(String word) {
        return FILLERS.contains(word);
    }
}
