package dev.grato.model;

/// One physical column of a field: most fields have one, a money field has an amount and a currency.
///
/// @param name empty for the main part; otherwise what follows the field in filter paths, as in `price.currency`
/// @param suffix what follows the field's column name, empty or beginning with `_`
/// @param sql the column type
/// @param comparison how filters and sorts compare it
public record Part(String name, String suffix, SqlType sql, Comparison comparison) {

    /// The families of comparison; each allows its own operators, the same on the server and on the client.
    public enum Comparison {
        /// Kept, never compared: filters may only ask whether it is empty.
        NOT_COMPARED,
        /// Folded text in a [SqlType#SORT_TEXT] column: equality, order, `contains`, `startsWith`.
        FOLDED,
        /// Long text: `contains` without regard to case; no order.
        BODY,
        /// Numbers, whole numbers, durations.
        NUMBER,
        BOOLEAN,
        DATE,
        INSTANT,
        /// An id of another record.
        ID,
        /// A key out of the field's options: ordered as the options are.
        OPTION,
        /// An exact text such as a currency or country code.
        CODE,
        /// A list of texts in a [SqlType#TEXT_ARRAY] column: `hasAny`, `hasAll`, `hasNone`, and `contains` for one of
        /// them.
        LIST
    }
}
