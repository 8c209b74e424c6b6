package dev.grato.records.internal;

import dev.grato.model.FieldDefinition;
import dev.grato.model.Model;
import dev.grato.model.ObjectType;
import dev.grato.model.Operator;
import dev.grato.model.Part;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A filter after parsing: names resolved, operands typed, nothing left that can be wrong.
///
/// Two-valued: a comparison with an empty value is false, `ne`, `notIn` and `hasNone` of an empty value are true.
sealed interface Filter {

    record And(List<Filter> parts) implements Filter {}

    record Or(List<Filter> parts) implements Filter {}

    record Not(Filter negated) implements Filter {}

    /// @param operands typed as the part's column: one for most operators, two for BETWEEN, many for IN and HAS_…
    record Compare(Path path, Operator operator, List<Object> operands) implements Filter {}

    /// Asks the many side of a relation.
    ///
    /// @param parents the to-one relations that lead to the record whose children are asked
    record Many(List<Step> parents, Model.Inverse children, Operator quantifier, Filter condition) implements Filter {}

    /// One to-one relation followed on the way to a field.
    record Step(ObjectType from, FieldDefinition relation, ObjectType to) {}

    /// Where a value is found: over these relations, this field, this part of it.
    ///
    /// @param part absent when the field as a whole is meant and only emptiness can be asked
    record Path(List<Step> steps, ObjectType object, FieldDefinition field, Part part) {

        /// The name as it was written.
        String text() {
            var text = new StringBuilder();
            steps.forEach(step -> text.append(step.relation().name()).append('.'));
            text.append(field.name());
            return part.name().isEmpty() ? text.toString() : text + "." + part.name();
        }

        @Nullable
        Step first() {
            return steps.isEmpty() ? null : steps.getFirst();
        }
    }
}
