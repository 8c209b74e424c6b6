package dev.grato.model;

import static dev.grato.model.Operator.BETWEEN;
import static dev.grato.model.Operator.CONTAINS;
import static dev.grato.model.Operator.EQ;
import static dev.grato.model.Operator.GE;
import static dev.grato.model.Operator.GT;
import static dev.grato.model.Operator.HAS_ALL;
import static dev.grato.model.Operator.HAS_ANY;
import static dev.grato.model.Operator.HAS_NONE;
import static dev.grato.model.Operator.IN;
import static dev.grato.model.Operator.IS_EMPTY;
import static dev.grato.model.Operator.IS_NOT_EMPTY;
import static dev.grato.model.Operator.LE;
import static dev.grato.model.Operator.LT;
import static dev.grato.model.Operator.NE;
import static dev.grato.model.Operator.NOT_IN;
import static dev.grato.model.Operator.STARTS_WITH;

import java.util.List;

/// Which operators each family of comparison allows, in the order in which screens offer them.
public final class Operators {

    private static final List<Operator> FOLDED =
            List.of(EQ, NE, LT, LE, GT, GE, IN, NOT_IN, BETWEEN, CONTAINS, STARTS_WITH, IS_EMPTY, IS_NOT_EMPTY);
    private static final List<Operator> BODY = List.of(CONTAINS, IS_EMPTY, IS_NOT_EMPTY);
    private static final List<Operator> ORDERED =
            List.of(EQ, NE, LT, LE, GT, GE, IN, NOT_IN, BETWEEN, IS_EMPTY, IS_NOT_EMPTY);
    private static final List<Operator> BOOLEAN = List.of(EQ, NE, IS_EMPTY, IS_NOT_EMPTY);
    private static final List<Operator> EXACT = List.of(EQ, NE, IN, NOT_IN, IS_EMPTY, IS_NOT_EMPTY);
    private static final List<Operator> CODE =
            List.of(EQ, NE, IN, NOT_IN, CONTAINS, STARTS_WITH, IS_EMPTY, IS_NOT_EMPTY);
    private static final List<Operator> LIST = List.of(HAS_ANY, HAS_ALL, HAS_NONE, CONTAINS, IS_EMPTY, IS_NOT_EMPTY);
    private static final List<Operator> NOT_COMPARED = List.of(IS_EMPTY, IS_NOT_EMPTY);

    private Operators() {}

    /// The operators for this family; `some`, `none` and `every` belong to inverse relations and are not among them.
    public static List<Operator> of(Part.Comparison comparison) {
        return switch (comparison) {
            case NOT_COMPARED -> NOT_COMPARED;
            case FOLDED -> FOLDED;
            case BODY -> BODY;
            case NUMBER, DATE, INSTANT -> ORDERED;
            case BOOLEAN -> BOOLEAN;
            case ID, OPTION -> EXACT;
            case CODE -> CODE;
            case LIST -> LIST;
        };
    }
}
