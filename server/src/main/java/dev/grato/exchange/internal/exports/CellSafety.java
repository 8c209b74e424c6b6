package dev.grato.exchange.internal.exports;

/// Keeps texts from being taken for formulas by whoever opens the sheet: what begins like one gets an apostrophe in
/// front, and one more where there are some already, so that [#read] finds the text again.
public final class CellSafety {

    private static final String DANGEROUS = "=+-@\t\r\n|%\uFF1D\uFF0B\uFF0D\uFF20";

    private CellSafety() {}

    /// Whether a program might take the text for a formula.
    public static boolean isDangerous(String text) {
        int at = 0;
        while (at < text.length() && text.charAt(at) == '\'') {
            at++;
        }
        return at < text.length() && DANGEROUS.indexOf(text.charAt(at)) >= 0;
    }

    /// The text as it goes into a cell.
    public static String written(String text) {
        return isDangerous(text) ? "'" + text : text;
    }

    /// The text that was written as this cell.
    public static String read(String cell) {
        return cell.startsWith("'") && isDangerous(cell) ? cell.substring(1) : cell;
    }
}
