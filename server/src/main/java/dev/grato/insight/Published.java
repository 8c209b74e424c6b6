package dev.grato.insight;

/// What the world is told about a cell: a rounded figure with the size of its group as a band (R20), or that nothing
/// is told.
public sealed interface Published {

    /// How large a group is, as it may be shown (R20).
    enum Band {
        FROM_5,
        FROM_10,
        FROM_20,
        FROM_50;

        static Band of(int people) {
            return people >= 50 ? FROM_50 : people >= 20 ? FROM_20 : people >= 10 ? FROM_10 : FROM_5;
        }
    }

    /// Why nothing is told. It never says which side was too few, since that would tell it.
    enum Reason {
        SMALL_ORGANISATION,
        TOO_FEW,
        WOULD_TELL_BY_DIFFERENCE,
        GROUP_CHANGED,
        ONE_OUTWEIGHS
    }

    /// A share in percent, to 5 points under 50 people and 1 point above (R19).
    record Share(int percent, Band band) implements Published {}

    /// A share under 10 % or above 90 % of at least 20 people, of which no more is told (R17).
    record Extreme(boolean high, Band band) implements Published {}

    /// A count, to the nearest 5 below 50 (R19).
    record Count(long count, Band band) implements Published {}

    /// Nothing is told.
    record Withheld(Reason reason) implements Published {}
}
