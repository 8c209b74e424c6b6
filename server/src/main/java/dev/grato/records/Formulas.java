package dev.grato.records;

import dev.grato.platform.Actor;
import dev.grato.platform.Fault;
import dev.grato.platform.Workspace;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Helps whoever writes the expression of a computed field, and tells how far computed values have come.
public interface Formulas {

    /// What an expression is, or what is wrong with it.
    ///
    /// @param type of its values, as field types are called; absent when something is wrong
    /// @param canonical the text with English names
    /// @param localized the text as people of the caller's language write it
    /// @param inputs the fields it names
    /// @param isStored whether a field with it would be stored; what asks the clock is computed when it is asked
    /// @param isAcross whether it takes values from other records
    /// @param faults with `offset` and `length` among their arguments
    /// @param terms what the client evaluates
    /// @param hasValue whether there is a value for the sample record
    /// @param suggestions what could complete the name at the cursor
    record Checked(
            @Nullable String type,
            @Nullable String canonical,
            @Nullable String localized,
            List<String> inputs,
            boolean isStored,
            boolean isAcross,
            List<Fault> faults,
            List<Map<String, @Nullable Object>> terms,
            boolean hasValue,
            @Nullable Object value,
            List<String> suggestions) {}

    /// Checks an expression as the caller typed it, without keeping it.
    ///
    /// @param sample a record the caller may see, for which it is evaluated
    /// @param cursor where the caller is typing
    Checked check(Actor actor, String object, String expression, @Nullable UUID sample, @Nullable Integer cursor);

    /// A computed field on its way through all records.
    ///
    /// @param state `waiting`, `running` or `done`
    record Progress(String object, String field, String state, long done, long total, Instant askedAt) {}

    /// How computed values stand.
    ///
    /// @param behindMillis the age of the oldest change that values over other records do not show yet; 0 for none
    record State(long behindMillis, List<Progress> recalculations) {}

    State state(Workspace workspace);
}
