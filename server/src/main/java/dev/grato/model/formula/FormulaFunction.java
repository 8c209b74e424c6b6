package dev.grato.model.formula;

import dev.grato.platform.Folding;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The functions of the language, with the names people know from spreadsheets in Spanish and Italian. Expressions are
/// kept with the first, English name.
public enum FormulaFunction {
    IF("if", "SI", "SE", 2, 3, "choice"),
    IFS("ifs", "SI.CONJUNTO", "PIÙ.SE", 2, 60, "choice"),
    SWITCH("switch", "CAMBIAR", "SWITCH", 3, 60, "choice"),
    AND("and", "Y", "E", 1, 60, "choice"),
    OR("or", "O", "O", 1, 60, "choice"),
    NOT("not", "NO", "NON", 1, 1, "choice"),
    IS_BLANK("isBlank", "ESBLANCO", "VAL.VUOTO", 1, 1, "choice"),
    COALESCE("coalesce", "SI.VACIO", "SE.VUOTO", 2, 60, "choice", "ifBlank"),
    ROUND("round", "REDONDEAR", "ARROTONDA", 1, 2, "number"),
    ROUND_UP("roundUp", "REDONDEAR.MAS", "ARROTONDA.PER.ECC", 1, 2, "number"),
    ROUND_DOWN("roundDown", "REDONDEAR.MENOS", "ARROTONDA.PER.DIF", 1, 2, "number"),
    TRUNC("trunc", "TRUNCAR", "TRONCA", 1, 2, "number"),
    FLOOR("floor", "MULTIPLO.INFERIOR", "ARROTONDA.DIFETTO", 1, 1, "number"),
    CEILING("ceiling", "MULTIPLO.SUPERIOR", "ARROTONDA.ECCESSO", 1, 1, "number"),
    ABS("abs", "ABS", "ASS", 1, 1, "number"),
    MIN("min", "MIN", "MIN", 1, 60, "number"),
    MAX("max", "MAX", "MAX", 1, 60, "number"),
    SUM("sum", "SUMA", "SOMMA", 1, 60, "number"),
    AVG("avg", "PROMEDIO", "MEDIA", 1, 60, "number", "average"),
    MOD("mod", "RESIDUO", "RESTO", 2, 2, "number", "RESTO"),
    POWER("power", "POTENCIA", "POTENZA", 2, 2, "number"),
    NUMBER("number", "VALOR", "VALORE", 1, 1, "number"),
    PERCENT("percent", "PORCENTAJE", "PERCENTUALE", 1, 1, "number"),
    MONEY("money", "DINERO", "DENARO", 2, 2, "money"),
    AMOUNT("amountOf", "IMPORTE", "IMPORTO", 1, 1, "money"),
    CURRENCY("currencyOf", "MONEDA", "VALUTA", 1, 1, "money"),
    CONCAT("concat", "CONCATENAR", "CONCATENA", 1, 60, "text", "CONCAT"),
    LEFT("left", "IZQUIERDA", "SINISTRA", 1, 2, "text"),
    RIGHT("right", "DERECHA", "DESTRA", 1, 2, "text"),
    MID("mid", "EXTRAE", "STRINGA.ESTRAI", 3, 3, "text"),
    LEN("len", "LARGO", "LUNGHEZZA", 1, 1, "text"),
    UPPER("upper", "MAYUSC", "MAIUSC", 1, 1, "text"),
    LOWER("lower", "MINUSC", "MINUSC", 1, 1, "text"),
    TRIM("trim", "ESPACIOS", "ANNULLA.SPAZI", 1, 1, "text", "RECORTAR"),
    CONTAINS("contains", "CONTIENE", "CONTIENE", 2, 2, "text"),
    STARTS_WITH("startsWith", "EMPIEZA.CON", "INIZIA.CON", 2, 2, "text"),
    SUBSTITUTE("substitute", "SUSTITUIR", "SOSTITUISCI", 3, 3, "text"),
    FIND("find", "ENCONTRAR", "TROVA", 2, 3, "text"),
    TEXT("text", "TEXTO", "TESTO", 1, 2, "text"),
    TODAY("today", "HOY", "OGGI", 0, 0, "time"),
    NOW("now", "AHORA", "ADESSO", 0, 0, "time"),
    DATE("date", "FECHA", "DATA", 1, 3, "time"),
    YEAR("year", "AÑO", "ANNO", 1, 1, "time"),
    MONTH("month", "MES", "MESE", 1, 1, "time"),
    DAY("day", "DIA", "GIORNO", 1, 1, "time"),
    WEEKDAY("weekday", "DIASEM", "GIORNO.SETTIMANA", 1, 1, "time"),
    QUARTER("quarter", "TRIMESTRE", "TRIMESTRE", 1, 1, "time"),
    DATE_ADD("dateAdd", "FECHA.SUMAR", "DATA.AGGIUNGI", 3, 3, "time"),
    DATE_DIFF("dateDiff", "SIFECHA", "DATA.DIFF", 3, 3, "time"),
    END_OF_MONTH("endOfMonth", "FIN.MES", "FINE.MESE", 1, 2, "time"),
    NETWORKDAYS("networkdays", "DIAS.LAB", "GIORNI.LAVORATIVI.TOT", 2, 2, "time"),
    DURATION("duration", "DURACION", "DURATA", 2, 2, "time"),
    DURATION_IN("durationIn", "DURACION.EN", "DURATA.IN", 2, 2, "time");

    private static final Map<String, FormulaFunction> BY_NAME = byName();

    private static final Map<FormulaFunction, String> EXAMPLES = Map.ofEntries(
            Map.entry(IF, "if(probability > 50%, \"likely\", \"unlikely\")"),
            Map.entry(IFS, "ifs(rating >= 4, \"good\", rating >= 2, \"fair\", \"poor\")"),
            Map.entry(SWITCH, "switch(priority, \"high\", 1, \"low\", 3, 2)"),
            Map.entry(AND, "and(isBlank(closedOn), amountOf(amount) > 0)"),
            Map.entry(OR, "or(rating = 5, startsWith(name, \"VIP\"))"),
            Map.entry(NOT, "not(isBlank(name))"),
            Map.entry(IS_BLANK, "isBlank(closedOn)"),
            Map.entry(COALESCE, "coalesce(nickname, name)"),
            Map.entry(ROUND, "round(price * 1.22, 2)"),
            Map.entry(ROUND_UP, "roundUp(hours, 0)"),
            Map.entry(ROUND_DOWN, "roundDown(hours, 0)"),
            Map.entry(TRUNC, "trunc(7.89, 1)"),
            Map.entry(FLOOR, "floor(7.8)"),
            Map.entry(CEILING, "ceiling(7.2)"),
            Map.entry(ABS, "abs(balance)"),
            Map.entry(MIN, "min(price, offer)"),
            Map.entry(MAX, "max(price, offer)"),
            Map.entry(SUM, "sum(first, second, third)"),
            Map.entry(AVG, "avg(first, second, third)"),
            Map.entry(MOD, "mod(7, 3)"),
            Map.entry(POWER, "power(1.05, 10)"),
            Map.entry(NUMBER, "number(22%)"),
            Map.entry(PERCENT, "percent(won / total)"),
            Map.entry(MONEY, "money(100, \"EUR\")"),
            Map.entry(AMOUNT, "amountOf(amount)"),
            Map.entry(CURRENCY, "currencyOf(amount)"),
            Map.entry(CONCAT, "concat(city, \", \", country)"),
            Map.entry(LEFT, "left(name, 3)"),
            Map.entry(RIGHT, "right(code, 4)"),
            Map.entry(MID, "mid(code, 3, 2)"),
            Map.entry(LEN, "len(name)"),
            Map.entry(UPPER, "upper(code)"),
            Map.entry(LOWER, "lower(code)"),
            Map.entry(TRIM, "trim(name)"),
            Map.entry(CONTAINS, "contains(name, \"GmbH\")"),
            Map.entry(STARTS_WITH, "startsWith(code, \"IT\")"),
            Map.entry(SUBSTITUTE, "substitute(code, \"-\", \"\")"),
            Map.entry(FIND, "find(\"@\", login)"),
            Map.entry(TEXT, "text(price, \"#,##0.00\")"),
            Map.entry(TODAY, "today() - dueOn"),
            Map.entry(NOW, "now()"),
            Map.entry(DATE, "date(2026, 12, 31)"),
            Map.entry(YEAR, "year(closedOn)"),
            Map.entry(MONTH, "month(closedOn)"),
            Map.entry(DAY, "day(closedOn)"),
            Map.entry(WEEKDAY, "weekday(closedOn)"),
            Map.entry(QUARTER, "quarter(closedOn)"),
            Map.entry(DATE_ADD, "dateAdd(signedOn, 3, \"months\")"),
            Map.entry(DATE_DIFF, "dateDiff(signedOn, closedOn, \"days\")"),
            Map.entry(END_OF_MONTH, "endOfMonth(signedOn, 1)"),
            Map.entry(NETWORKDAYS, "networkdays(signedOn, closedOn)"),
            Map.entry(DURATION, "duration(90, \"minutes\")"),
            Map.entry(DURATION_IN, "durationIn(effort, \"hours\")"));

    private final String canonical;
    private final String spanish;
    private final String italian;
    private final int least;
    private final int most;
    private final String group;
    private final String others;

    FormulaFunction(
            String canonical, String spanish, String italian, int least, int most, String group, String... others) {
        this.canonical = canonical;
        this.spanish = spanish;
        this.italian = italian;
        this.least = least;
        this.most = most;
        this.group = group;
        this.others = String.join(" ", others);
    }

    private static Map<String, FormulaFunction> byName() {
        var names = new HashMap<String, FormulaFunction>();
        for (var function : values()) {
            names.put(Folding.fold(function.canonical), function);
        }
        for (var function : values()) {
            names.putIfAbsent(Folding.fold(function.spanish), function);
            names.putIfAbsent(Folding.fold(function.italian), function);
            for (var name : function.others.split(" ", -1)) {
                names.putIfAbsent(Folding.fold(name), function);
            }
        }
        return names;
    }

    /// The function with this name in any of the languages, without regard to case and accents.
    static Optional<FormulaFunction> named(String name) {
        return Optional.ofNullable(BY_NAME.get(Folding.fold(name)));
    }

    /// The name under which it is stored.
    public String canonical() {
        return canonical;
    }

    /// The name spreadsheets have for it in this language.
    public String in(Locale locale) {
        return switch (locale.getLanguage()) {
            case "es" -> spanish;
            case "it" -> italian;
            default -> canonical;
        };
    }

    /// A canonical expression that shows it.
    public String example() {
        return EXAMPLES.getOrDefault(this, canonical + "()");
    }

    public int least() {
        return least;
    }

    public int most() {
        return most;
    }

    /// `choice`, `number`, `money`, `text` or `time`.
    public String group() {
        return group;
    }
}
