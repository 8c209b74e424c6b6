package dev.grato.records.internal;

import dev.grato.model.ObjectType;
import dev.grato.model.Part.Comparison;
import dev.grato.platform.Fault;
import dev.grato.platform.GratoException;
import dev.grato.platform.Ids;
import dev.grato.records.RecordsError;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.SortField;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/// The order of a list: at most two fields, empty values last in either direction, then the id, so that every record
/// has exactly one place.
///
/// The id runs in the direction of the last field, so that one index serves both directions.
final class Sorting {

    /// @param column what is compared
    /// @param isNullable whether there can be records without a value
    record Key(Filter.Path path, boolean isDescending, Field<Object> column, boolean isNullable) {}

    private static final int MAX_KEYS = 2;

    private final List<Key> keys;
    private final Field<UUID> id;
    private final boolean isIdDescending;

    private Sorting(List<Key> keys, Field<UUID> id, boolean isIdDescending) {
        this.keys = keys;
        this.id = id;
        this.isIdDescending = isIdDescending;
    }

    /// @throws GratoException with the place of an unknown or unsortable field
    static Sorting of(ObjectType object, List<String> wanted, FilterParser names, Joins joins) {
        if (wanted.size() > MAX_KEYS) {
            throw fault("sort", "tooManySortKeys", Map.of("max", MAX_KEYS));
        }
        var keys = new ArrayList<Key>();
        for (int i = 0; i < wanted.size(); i++) {
            var text = wanted.get(i);
            boolean isDescending = text.startsWith("-");
            var name = isDescending ? text.substring(1) : text;
            var at = "sort[" + i + "]";
            if (name.equals("id") && wanted.size() == 1) {
                return new Sorting(List.of(), joins.root().id(), isDescending);
            }
            var path = names.path(object, name, at);
            if (!isSortable(path)) {
                throw fault(at, "notSortable", Map.of("field", name));
            }
            keys.add(new Key(path, isDescending, column(path, joins), isNullable(path)));
        }
        boolean isDescending = !keys.isEmpty() && keys.getLast().isDescending();
        return new Sorting(List.copyOf(keys), joins.root().id(), isDescending);
    }

    private static boolean isSortable(Filter.Path path) {
        return switch (path.part().comparison()) {
            case FOLDED, NUMBER, BOOLEAN, DATE, INSTANT, OPTION, CODE -> true;
            case NOT_COMPARED, BODY, ID, LIST -> false;
        };
    }

    private static boolean isNullable(Filter.Path path) {
        var name = path.field().name();
        boolean isSystem = name.equals("createdAt") || name.equals("updatedAt");
        return !isSystem || !path.steps().isEmpty();
    }

    @SuppressWarnings("unchecked")
    private static Field<Object> column(Filter.Path path, Joins joins) {
        var column = (Field<Object>) joins.follow(path.steps()).field(path.field(), path.part());
        if (path.part().comparison() != Comparison.OPTION) {
            return column;
        }
        var keys = path.field().options().stream().map(option -> option.key()).toArray(String[]::new);
        return (Field<Object>)
                (Field<?>) DSL.field("array_position({0}::text[], {1})", SQLDataType.INTEGER, DSL.inline(keys), column);
    }

    List<Key> keys() {
        return keys;
    }

    /// Whether the first key splits the records into those with a value and, after them, those without.
    boolean hasEmptyTail() {
        return !keys.isEmpty() && keys.getFirst().isNullable();
    }

    /// The order within the records that have a value (or have none, for the tail).
    List<SortField<?>> order(boolean isTail) {
        var order = new ArrayList<SortField<?>>();
        for (int i = isTail ? 1 : 0; i < keys.size(); i++) {
            var key = keys.get(i);
            var sorted = key.isDescending() ? key.column().desc() : key.column().asc();
            boolean mayBeNull = key.isNullable() && i > 0;
            order.add(mayBeNull && key.isDescending() ? sorted.nullsLast() : sorted);
        }
        order.add(isIdDescending ? id.desc() : id.asc());
        return order;
    }

    /// What comes with each row so that a cursor can be made of it.
    List<Field<?>> cursorColumns() {
        return List.copyOf(keys.stream().map(Key::column).toList());
    }

    /// The records behind the cursor, within the part of the list that is asked.
    Condition after(List<@Nullable Object> values, UUID lastId, boolean isTail) {
        Condition condition = isIdDescending ? id.lt(lastId) : id.gt(lastId);
        for (int i = keys.size() - 1; i >= (isTail ? 1 : 0); i--) {
            var key = keys.get(i);
            var value = values.get(i);
            if (value == null) {
                condition = key.column().isNull().and(condition);
                continue;
            }
            var operand = FilterSql.operand(key.column(), value);
            var beyond =
                    key.isDescending() ? key.column().lt(operand) : key.column().gt(operand);
            boolean isLastKey = i == keys.size() - 1;
            if (isLastKey && key.isDescending() == isIdDescending) {
                condition = rowBeyond(key, operand, lastId);
            } else {
                condition = beyond.or(key.column().eq(operand).and(condition));
            }
            if (key.isNullable() && i > 0) {
                condition = condition.or(key.column().isNull());
            }
        }
        return condition;
    }

    /// One comparison of rows, which an index on (key, id) answers as a range.
    private Condition rowBeyond(Key key, Field<Object> operand, UUID lastId) {
        return DSL.condition(
                key.isDescending() ? "({0}, {1}) < ({2}, {3})" : "({0}, {1}) > ({2}, {3})",
                key.column(),
                id,
                operand,
                DSL.val(lastId));
    }

    /// Types the texts of a cursor as the columns they are compared with.
    List<@Nullable Object> typed(List<@Nullable Object> texts) {
        if (texts.size() != keys.size()) {
            throw new GratoException(RecordsError.INVALID_CURSOR);
        }
        var typed = new ArrayList<@Nullable Object>();
        for (int i = 0; i < texts.size(); i++) {
            typed.add(typed(keys.get(i), texts.get(i)));
        }
        return typed;
    }

    private static @Nullable Object typed(Key key, @Nullable Object value) {
        if (value == null) {
            return null;
        }
        if (!(value instanceof String text)) {
            throw new GratoException(RecordsError.INVALID_CURSOR);
        }
        try {
            return switch (key.path().part().comparison()) {
                case NUMBER -> new BigDecimal(text);
                case OPTION -> Integer.valueOf(text);
                case BOOLEAN -> Boolean.valueOf(text);
                case DATE -> LocalDate.parse(text);
                case INSTANT -> OffsetDateTime.parse(text);
                case ID -> Ids.parse(text).orElseThrow(() -> new GratoException(RecordsError.INVALID_CURSOR));
                case FOLDED, CODE, BODY, LIST, NOT_COMPARED -> text;
            };
        } catch (NumberFormatException | DateTimeException broken) {
            throw new GratoException(RecordsError.INVALID_CURSOR);
        }
    }

    private static GratoException fault(String path, String code, Map<String, Object> args) {
        return new GratoException(RecordsError.INVALID_QUERY, new Fault(path, code, args));
    }
}
