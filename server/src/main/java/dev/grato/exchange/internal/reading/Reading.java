package dev.grato.exchange.internal.reading;

/// How a file is read.
///
/// @param encoding of text formats; a name Java knows
/// @param delimiter between the cells of a line; one or several characters
/// @param quote around cells; empty for none
/// @param headerRow the row with the names of the columns, from 1; 0 when there is none
/// @param sheet the name of the sheet, in workbooks
public record Reading(Format format, String encoding, String delimiter, String quote, int headerRow, String sheet) {

    public Reading withHeaderRow(int row) {
        return new Reading(format, encoding, delimiter, quote, row, sheet);
    }
}
