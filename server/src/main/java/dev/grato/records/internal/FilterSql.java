package dev.grato.records.internal;

import dev.grato.model.Operator;
import dev.grato.model.Part;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/// Puts a filter into SQL: one condition over the tables of [Joins].
///
/// Two-valued like the language itself: an unknown counts as false, and `not` is `is not true`.
final class FilterSql {

    private FilterSql() {}

    static Condition condition(Filter filter, Joins joins) {
        return switch (filter) {
            case Filter.And and ->
                DSL.and(and.parts().stream().map(part -> condition(part, joins)).toList());
            case Filter.Or or ->
                or.parts().isEmpty()
                        ? DSL.falseCondition()
                        : DSL.or(or.parts().stream()
                                .map(part -> condition(part, joins))
                                .toList());
            case Filter.Not not -> isNotTrue(condition(not.negated(), joins));
            case Filter.Compare compare -> compare(compare, joins);
            case Filter.Many many -> many(many, joins);
        };
    }

    private static Condition isNotTrue(Condition condition) {
        return DSL.condition("({0}) is not true", condition);
    }

    private static Condition many(Filter.Many many, Joins joins) {
        var parent = joins.follow(many.parents());
        var inner = joins.inner(many.children().object());
        @SuppressWarnings("unchecked")
        var relation = (Field<UUID>) inner.root()
                .field(many.children().field(), many.children().field().type().filterPart());
        var ofParent = relation.eq(parent.id()).and(inner.visible(inner.root()));
        var condition = condition(many.condition(), inner);
        return switch (many.quantifier()) {
            case SOME -> Joins.exists(inner, ofParent.and(condition));
            case NONE -> DSL.not(Joins.exists(inner, ofParent.and(condition)));
            default -> DSL.not(Joins.exists(inner, ofParent.and(isNotTrue(condition))));
        };
    }

    private static Condition compare(Filter.Compare compare, Joins joins) {
        var path = compare.path();
        var field = joins.follow(path.steps()).field(path.field(), path.part());
        var operator = compare.operator();
        if (operator == Operator.IS_EMPTY) {
            return field.isNull();
        }
        if (operator == Operator.IS_NOT_EMPTY) {
            return field.isNotNull();
        }
        return switch (path.part().comparison()) {
            case LIST -> list(typed(field), operator, compare.operands());
            case BODY ->
                DSL.condition(
                        "strpos(lower({0}), {1}) > 0",
                        field, DSL.val(compare.operands().getFirst()));
            case NOT_COMPARED -> DSL.falseCondition();
            case FOLDED, CODE, OPTION, NUMBER, BOOLEAN, DATE, INSTANT, ID ->
                scalar(field, path.part(), operator, compare.operands());
        };
    }

    private static Condition scalar(Field<?> column, Part part, Operator operator, List<Object> operands) {
        Field<Object> field = typed(column);
        if (operator == Operator.IN || operator == Operator.NOT_IN) {
            if (operands.isEmpty()) {
                return operator == Operator.IN ? DSL.falseCondition() : DSL.trueCondition();
            }
            var in = DSL.condition("{0} = any({1})", field, array(part, operands));
            return operator == Operator.IN ? in : isNotTrue(in);
        }
        var operand = operand(field, operands.getFirst());
        return switch (operator) {
            case EQ -> field.eq(operand);
            case NE -> field.isDistinctFrom(operand);
            case LT -> field.lt(operand);
            case LE -> field.le(operand);
            case GT -> field.gt(operand);
            case GE -> field.ge(operand);
            case BETWEEN -> field.ge(operand).and(field.le(operand(field, operands.get(1))));
            case CONTAINS ->
                typed(column).like(DSL.inline("%").concat(escaped(operands)).concat("%"), '\\');
            case STARTS_WITH -> startsWith(typed(column), (String) operands.getFirst());
            default -> throw new IllegalStateException(operator + " on " + part.comparison());
        };
    }

    /// Typed as the column, so that an index fits; what is asked of whole numbers and is none, or too large for the
    /// column, stays what it is.
    @SuppressWarnings("unchecked")
    static Field<Object> operand(Field<Object> column, Object value) {
        DataType<?> type = column.getDataType();
        int digits = type.getType() == Integer.class ? 9 : 18;
        boolean isBeyond = value instanceof BigDecimal number
                && !(number.scale() <= 0 && number.precision() <= digits)
                && type.isInteger();
        return isBeyond ? (Field<Object>) (Field<?>) DSL.val(value) : DSL.val(value, column.getDataType());
    }

    /// A plain pattern as one operand, so that the planner can use an index for it.
    private static Condition startsWith(Field<String> field, String prefix) {
        return field.like(escape(prefix) + "%", '\\');
    }

    private static Field<String> escaped(List<Object> operands) {
        return DSL.val(escape((String) operands.getFirst()));
    }

    static String escape(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    private static Condition list(Field<String[]> field, Operator operator, List<Object> operands) {
        var wanted = DSL.val(operands.toArray(String[]::new), SQLDataType.CLOB.array());
        return switch (operator) {
            case CONTAINS, HAS_ALL -> DSL.condition("{0} @> {1}", field, wanted);
            case HAS_ANY -> DSL.condition("{0} && {1}", field, wanted);
            case HAS_NONE -> isNotTrue(DSL.condition("{0} && {1}", field, wanted));
            default -> throw new IllegalStateException(operator + " on a list");
        };
    }

    private static Field<?> array(Part part, List<Object> operands) {
        return switch (part.sql()) {
            case UUID -> DSL.val(operands.toArray(UUID[]::new));
            case NUMERIC, INTEGER, BIGINT, DOUBLE -> DSL.val(operands.toArray(BigDecimal[]::new));
            case DATE -> DSL.val(operands.toArray(java.time.LocalDate[]::new));
            case INSTANT -> DSL.val(operands.toArray(java.time.OffsetDateTime[]::new));
            case BOOLEAN -> DSL.val(operands.toArray(Boolean[]::new));
            case TEXT, SORT_TEXT, TEXT_ARRAY, JSON ->
                DSL.val(operands.toArray(String[]::new), SQLDataType.CLOB.array());
        };
    }

    @SuppressWarnings("unchecked")
    private static <T> Field<T> typed(Field<?> field) {
        return (Field<T>) field;
    }
}
