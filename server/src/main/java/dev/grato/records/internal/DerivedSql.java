package dev.grato.records.internal;

import dev.grato.model.Computation;
import dev.grato.model.FieldDefinition;
import dev.grato.model.FieldTypes;
import dev.grato.model.Model;
import dev.grato.model.ObjectType;
import dev.grato.model.SystemFields;
import dev.grato.model.formula.FormulaSql;
import dev.grato.model.formula.Input;
import dev.grato.model.formula.Kind;
import dev.grato.model.formula.Place;
import dev.grato.platform.Actor;
import dev.grato.platform.Database;
import dev.grato.platform.Workspace;
import dev.grato.records.spi.AccessPolicy;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jooq.Condition;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/// The values of computed fields as SQL over a use of their object's table.
final class DerivedSql {

    private static final Field<?> NOW = DSL.field("now()", SQLDataType.TIMESTAMPWITHTIMEZONE);

    private DerivedSql() {}

    /// The cells of a formula's value, for every alias of the table.
    static List<Field<?>> formula(Workspace workspace, Name alias, Computation.OfFormula formula) {
        return new FormulaSql(input -> input(workspace, alias, input), workspace.zone(), NOW).cells(formula.flat());
    }

    /// The value of an input, over relations that lead to live records.
    static Field<?> input(Workspace workspace, Name alias, Input input) {
        return reached(workspace, alias, input, 0);
    }

    private static Field<?> reached(Workspace workspace, Name alias, Input input, int step) {
        var place = input.places().get(step);
        if (step == input.places().size() - 1) {
            return column(alias, place.column(), input.valueKey());
        }
        var next = input.places().get(step + 1);
        var inner = DSL.name("p" + (step + 1));
        return DSL.field(
                "(select {0} from {1} {2} where {3} = {4} and {5} is null)",
                reached(workspace, inner, input, step + 1),
                Database.table(workspace, next.table()),
                inner,
                DSL.field(inner.append(SystemFields.ID)),
                DSL.field(alias.append(place.column())),
                DSL.field(inner.append(SystemFields.DELETED_AT)));
    }

    private static Field<?> column(Name alias, String column, String valueKey) {
        var first = DSL.field(alias.append(column));
        return switch (valueKey) {
            case "money" ->
                DSL.field(
                        "control.formula_money_input({0}, {1})", first, DSL.field(alias.append(column + "_currency")));
            case "duration", "rating" -> DSL.field("{0}::numeric", first);
            default -> first;
        };
    }

    // ---------------------------------------------------------------- roll-ups

    /// What a roll-up needs besides the model.
    record Surroundings(Workspace workspace, Model model, FieldTypes types, AccessPolicy access, Clock clock) {}

    /// One subquery for each cell of the roll-up's value.
    static List<Field<?>> rollUp(Surroundings around, ObjectType parent, Columns columns, Computation.OfRollUp how) {
        var children = around.model().objectOf(how.relation().table()).orElse(null);
        if (children == null) {
            return List.of(DSL.field("null::text"));
        }
        var system = Actor.system(around.workspace());
        var joins = Joins.root(parent, system, around.access()).inner(children);
        var own = joins.root();
        Condition condition = DSL.condition(
                        "{0} = {1}", DSL.field(own.alias().append(how.relation().column())), columns.id())
                .and(own.deletedAt().isNull());
        if (how.filter() != null) {
            var filter = FilterParser.forRules(around.model(), around.types(), system, around.clock())
                    .parse(children, how.filter());
            condition = condition.and(FilterSql.condition(filter, joins));
        }
        var where = condition;
        return figures(how, own, children).stream()
                .<Field<?>>map(
                        figure -> DSL.field(DSL.select(figure).from(own.table()).where(where)))
                .toList();
    }

    private static List<Field<?>> figures(Computation.OfRollUp how, Columns own, ObjectType children) {
        var measured = field(children, how.measured());
        if (measured == null) {
            return List.of(numeric("count(*)::numeric", own.id()));
        }
        var cells = measured.type().parts().stream()
                .<Field<?>>map(part -> own.field(measured, part))
                .toList();
        var value = cells.getFirst();
        boolean isMoney = how.kind() == Kind.MONEY;
        return switch (how.measure()) {
            case COUNT -> List.of(numeric("count({0})::numeric", value));
            case COUNT_DISTINCT ->
                List.of(
                        measured.type().valueKey().equals("money")
                                ? numeric(
                                        "count(distinct ({0}, {1})) filter (where {0} is not null)::numeric",
                                        value, cells.get(1))
                                : numeric("count(distinct {0})::numeric", value));
            case SUM -> isMoney ? money("control.formula_fit(sum({0}), 6)", cells) : sum(how.kind(), value);
            case AVG -> isMoney ? money("control.formula_quotient(sum({0}), count({0}), 6)", cells) : avg(how, value);
            case MIN -> isMoney ? money("min({0})", cells) : List.of(typed(how.kind(), "min({0})", value));
            case MAX -> isMoney ? money("max({0})", cells) : List.of(typed(how.kind(), "max({0})", value));
            case FIRST, LAST -> edge(how, own, children, cells);
        };
    }

    private static List<Field<?>> sum(Kind kind, Field<?> value) {
        return List.of(
                kind == Kind.DURATION
                        ? DSL.field("control.formula_whole_millis(sum({0}))::bigint", SQLDataType.BIGINT, value)
                        : numeric("control.formula_fit(sum({0}::numeric))", value));
    }

    private static List<Field<?>> avg(Computation.OfRollUp how, Field<?> value) {
        return List.of(
                how.kind() == Kind.DURATION
                        ? DSL.field(
                                "round(control.formula_quotient(sum({0}), count({0}), 10), 0)::bigint",
                                SQLDataType.BIGINT, value)
                        : numeric("control.formula_quotient(sum({0}::numeric), count({0}), 10)", value));
    }

    /// Amounts of one currency only; of several there is no figure.
    private static List<Field<?>> money(String amount, List<Field<?>> cells) {
        var one = "case when count(distinct {1}) = 1 then ";
        return List.of(
                DSL.field(one + amount + " end", SQLDataType.NUMERIC, cells.get(0), cells.get(1)),
                DSL.field(one + "min({1}) end", SQLDataType.CLOB, cells.get(0), cells.get(1)));
    }

    private static List<Field<?>> edge(
            Computation.OfRollUp how, Columns own, ObjectType children, List<Field<?>> cells) {
        var order = field(children, how.order());
        var by = order == null
                ? own.system(SystemFields.CREATED_AT, OffsetDateTime.class)
                : own.field(order, order.type().filterPart());
        var direction = how.measure() == Computation.Measure.LAST ? " desc" : "";
        int count = how.kind() == Kind.MONEY ? 2 : 1;
        var sql = "(array_agg({0} order by {1}" + direction + " nulls last, {2}" + direction
                + ") filter (where {3} is not null))[1]";
        var edges = new ArrayList<Field<?>>();
        for (int i = 0; i < count; i++) {
            boolean isWhole = i == 0 && how.kind() == Kind.NUMBER;
            Field<?> cell = isWhole ? DSL.field("{0}::numeric", cells.get(0)) : cells.get(i);
            DataType<?> type = i == 0 ? dataType(how.kind()) : SQLDataType.CLOB;
            edges.add(DSL.field(sql, cell, by, own.id(), cells.get(0)).coerce(type));
        }
        return edges;
    }

    private static Field<?> typed(Kind kind, String sql, Field<?> value) {
        return DSL.field(kind == Kind.NUMBER ? sql + "::numeric" : sql, value).coerce(dataType(kind));
    }

    private static DataType<?> dataType(Kind kind) {
        return switch (kind) {
            case NUMBER, PERCENT, MONEY -> SQLDataType.NUMERIC;
            case DURATION -> SQLDataType.BIGINT;
            case BOOLEAN -> SQLDataType.BOOLEAN;
            case DATE -> SQLDataType.LOCALDATE;
            case DATE_TIME -> SQLDataType.TIMESTAMPWITHTIMEZONE;
            case TEXT, SELECT, REFERENCE, NOTHING -> SQLDataType.CLOB;
        };
    }

    private static Field<?> numeric(String sql, Field<?>... values) {
        return DSL.field(sql, values).coerce(SQLDataType.NUMERIC);
    }

    private static @Nullable FieldDefinition field(ObjectType object, @Nullable Place place) {
        return place == null
                ? null
                : object.fields().stream()
                        .filter(field -> field.column().equals(place.column()))
                        .findFirst()
                        .orElse(null);
    }

    /// The first cells of a value as the type reads them; the others follow from them.
    static @Nullable Object loaded(FieldDefinition field, List<@Nullable Object> cells) {
        var padded = new @Nullable Object[field.type().parts().size()];
        for (int i = 0; i < padded.length && i < cells.size(); i++) {
            padded[i] = cells.get(i);
        }
        return padded[0] == null ? null : Objects.requireNonNull(field.type().load(padded));
    }
}
