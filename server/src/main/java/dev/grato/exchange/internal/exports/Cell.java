package dev.grato.exchange.internal.exports;

import java.math.BigDecimal;
import java.time.LocalDate;

/// What stands in a cell: somebody's text, which must never become a formula, or a value of our own making.
sealed interface Cell {

    Cell EMPTY = new Text("");

    record Text(String text) implements Cell {}

    /// A number, date or other value whose text form cannot be a formula.
    record Figure(BigDecimal number, String printed) implements Cell {}

    record Day(LocalDate date, String printed) implements Cell {}
}
