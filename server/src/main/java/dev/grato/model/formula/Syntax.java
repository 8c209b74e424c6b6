package dev.grato.model.formula;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An expression as it was written; every part knows its place in the text.
sealed interface Syntax {

    int offset();

    int length();

    /// @param value BigDecimal, String, Boolean or null
    /// @param isPercent a number with a percent sign
    record Literal(@Nullable Object value, boolean isPercent, int offset, int length) implements Syntax {

        static Literal number(BigDecimal number, boolean isPercent, int offset, int length) {
            return new Literal(number, isPercent, offset, length);
        }
    }

    /// @param segments names, or columns in the stored form
    record Path(List<String> segments, int offset, int length) implements Syntax {}

    /// @param nameLength of the name in front of the parenthesis
    record Call(FormulaFunction function, List<Syntax> args, int offset, int length, int nameLength)
            implements Syntax {}

    /// @param operator one of `= <> < <= > >= & + - * /`
    record Binary(String operator, Syntax left, Syntax right, int offset, int length) implements Syntax {}

    record Negation(Syntax negated, int offset, int length) implements Syntax {}
}
