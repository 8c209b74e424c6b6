package dev.grato.records.internal;

import dev.grato.model.Operator;
import dev.grato.model.Part;
import dev.grato.platform.Folding;
import dev.grato.platform.Json;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Asks a filter of one record in memory, with the same answer PostgreSQL would give. Only for filters over the
/// record's own fields.
final class FilterMatch {

    private FilterMatch() {}

    static boolean matches(Filter filter, Map<String, @Nullable Object> values, UUID id) {
        return switch (filter) {
            case Filter.And and -> and.parts().stream().allMatch(part -> matches(part, values, id));
            case Filter.Or or -> or.parts().stream().anyMatch(part -> matches(part, values, id));
            case Filter.Not not -> !matches(not.negated(), values, id);
            case Filter.Compare compare -> compare(compare, cell(compare.path(), values, id));
            case Filter.Many many -> throw new IllegalArgumentException("a rule asks other records: " + many);
        };
    }

    private static @Nullable Object cell(Filter.Path path, Map<String, @Nullable Object> values, UUID id) {
        if (!path.steps().isEmpty()) {
            throw new IllegalArgumentException("a rule asks another record: " + path.text());
        }
        if (path.field().name().equals("id")) {
            return id;
        }
        var value = values.get(path.field().name());
        if (value == null) {
            return null;
        }
        var type = path.field().type();
        return type.store(value)[type.parts().indexOf(path.part())];
    }

    private static boolean compare(Filter.Compare compare, @Nullable Object cell) {
        var operator = compare.operator();
        if (cell == null) {
            return operator == Operator.IS_EMPTY
                    || operator == Operator.NE
                    || operator == Operator.NOT_IN
                    || operator == Operator.HAS_NONE;
        }
        if (operator == Operator.IS_EMPTY || operator == Operator.IS_NOT_EMPTY) {
            return operator == Operator.IS_NOT_EMPTY;
        }
        var operands = compare.operands();
        if (cell instanceof String[] list) {
            var have = Arrays.asList(list);
            return switch (operator) {
                case HAS_ANY -> operands.stream().anyMatch(have::contains);
                case HAS_NONE -> operands.stream().noneMatch(have::contains);
                default -> have.containsAll(operands);
            };
        }
        return scalar(compare.path().part(), operator, cell, operands);
    }

    private static boolean scalar(Part part, Operator operator, Object cell, List<Object> operands) {
        return switch (operator) {
            case IN -> operands.stream().anyMatch(operand -> order(cell, operand) == 0);
            case NOT_IN -> operands.stream().noneMatch(operand -> order(cell, operand) == 0);
            case EQ -> order(cell, operands.getFirst()) == 0;
            case NE -> order(cell, operands.getFirst()) != 0;
            case LT -> order(cell, operands.getFirst()) < 0;
            case LE -> order(cell, operands.getFirst()) <= 0;
            case GT -> order(cell, operands.getFirst()) > 0;
            case GE -> order(cell, operands.getFirst()) >= 0;
            case BETWEEN -> order(cell, operands.getFirst()) >= 0 && order(cell, operands.get(1)) <= 0;
            case CONTAINS ->
                part.comparison() == Part.Comparison.BODY
                        ? Folding.lower(cell.toString())
                                .contains(operands.getFirst().toString())
                        : cell.toString().contains(operands.getFirst().toString());
            case STARTS_WITH -> cell.toString().startsWith(operands.getFirst().toString());
            default -> throw new IllegalArgumentException(operator + " in a rule");
        };
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static int order(Object cell, Object operand) {
        var number = Json.asNumber(cell);
        if (number != null && operand instanceof BigDecimal other) {
            return number.compareTo(other);
        }
        if (cell instanceof String text && operand instanceof String other) {
            return byCodePoint(text, other);
        }
        return ((Comparable) cell).compareTo(operand);
    }

    /// As `COLLATE "C"` orders UTF-8.
    static int byCodePoint(String one, String other) {
        int length = Math.min(one.length(), other.length());
        for (int i = 0; i < length; i++) {
            char a = one.charAt(i);
            char b = other.charAt(i);
            if (a != b) {
                boolean isSurrogateA = Character.isSurrogate(a);
                boolean isSurrogateB = Character.isSurrogate(b);
                return isSurrogateA == isSurrogateB ? Character.compare(a, b) : isSurrogateA ? 1 : -1;
            }
        }
        return Integer.compare(one.length(), other.length());
    }
}
