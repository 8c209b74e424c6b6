package dev.grato.model.formula;

import dev.grato.platform.Database;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/// Puts terms into SQL: an expression of the database's own functions, one for each operation.
///
/// Numbers, percents and durations are `numeric`, money is `control.formula_money`.
///
/// @param inputs the SQL of an input in these types
/// @param zone in which moments have days and months
/// @param now the present moment, `timestamptz`
public record FormulaSql(Function<Input, Field<?>> inputs, ZoneId zone, Field<?> now) {

    /// As the columns of a field of this kind take it.
    public List<Field<?>> cells(Term term) {
        var value = value(term);
        return switch (term.kind()) {
            case MONEY ->
                List.of(
                        DSL.field("({0}).amount", SQLDataType.NUMERIC, value),
                        DSL.field("({0}).currency", SQLDataType.CLOB, value));
            case DURATION -> List.of(DSL.field("{0}::bigint", SQLDataType.BIGINT, value));
            case NUMBER, PERCENT -> List.of(DSL.field("{0}", SQLDataType.NUMERIC, value));
            case BOOLEAN -> List.of(DSL.field("{0}", SQLDataType.BOOLEAN, value));
            case DATE -> List.of(DSL.field("{0}", SQLDataType.LOCALDATE, value));
            case DATE_TIME -> List.of(DSL.field("{0}", SQLDataType.TIMESTAMPWITHTIMEZONE, value));
            case TEXT, SELECT, NOTHING, REFERENCE -> List.of(DSL.field("{0}", SQLDataType.CLOB, value));
        };
    }

    private Field<?> value(Term term) {
        return switch (term.op()) {
            case LITERAL -> literal(term);
            case INPUT -> inputs.apply(term.input());
            case NOW -> now;
            case TODAY -> DSL.field("control.formula_date_of({0}, {1})", now, zoneName());
            case IF ->
                DSL.field(
                        "case when {0} then {1} else {2} end",
                        value(term.arg(0)), value(term.arg(1)), value(term.arg(2)));
            case SWITCH -> switched(term);
            case COALESCE -> DSL.field("coalesce({0})", listed(term));
            case IS_BLANK -> DSL.field("({0} is null)", value(term.arg(0)));
            case AND -> joined(term, " and ");
            case OR -> joined(term, " or ");
            case NOT -> DSL.field("({0} is not true)", value(term.arg(0)));
            case EQ -> DSL.field("({0} is not distinct from {1})", value(term.arg(0)), value(term.arg(1)));
            case LT -> compared(term, "<");
            case LE -> compared(term, "<=");
            case MIN -> DSL.field("least({0})", listed(term));
            case MAX -> DSL.field("greatest({0})", listed(term));
            case SUM, AVG -> of(term, DSL.field("array[{0}]::numeric[]", listed(term)));
            case MONEY_SUM, MONEY_AVG, MONEY_MIN, MONEY_MAX ->
                of(term, DSL.field("array[{0}]::control.formula_money[]", listed(term)));
            case CONCAT -> of(term, DSL.field("array[{0}]::text[]", listed(term)));
            case DATE_OF, MOMENT_ADD_DAYS, MOMENT_ADD_MONTHS -> {
                var args = values(term);
                args.add(zoneName());
                yield of(term, args.toArray(Field<?>[]::new));
            }
            case DATE_TEXT -> formatted("date", term, "yyyy-MM-dd");
            case FORMAT_DATE -> formatted("date", term, pattern(term));
            case MOMENT_TEXT -> formatted("moment", term, "yyyy-MM-dd HH:mm:ss");
            case FORMAT_MOMENT -> formatted("moment", term, pattern(term));
            default -> of(term, values(term).toArray(Field<?>[]::new));
        };
    }

    private static Field<?> of(Term term, Field<?>... args) {
        return DSL.field("control.formula_" + term.op().key() + "({0})", DSL.list(args));
    }

    private List<Field<?>> values(Term term) {
        var values = new ArrayList<Field<?>>();
        term.args().forEach(arg -> values.add(value(arg)));
        return values;
    }

    private org.jooq.QueryPart listed(Term term) {
        return DSL.list(values(term).toArray(Field<?>[]::new));
    }

    private Field<?> zoneName() {
        return DSL.inline(zone.getId());
    }

    private Field<?> literal(Term term) {
        var type = switch (term.kind()) {
            case NUMBER, PERCENT, DURATION -> "numeric";
            case MONEY -> Database.CONTROL + ".formula_money";
            case BOOLEAN -> "boolean";
            case DATE -> "date";
            case DATE_TIME -> "timestamptz";
            case TEXT, SELECT, NOTHING, REFERENCE -> "text";
        };
        var value = term.value();
        if (value instanceof Boolean flag) {
            return DSL.field(flag ? "true" : "false");
        }
        var text = value instanceof BigDecimal number ? number.toPlainString() : (String) value;
        return text == null ? DSL.field("null::" + type) : DSL.field("{0}::" + type, DSL.inline(text));
    }

    private Field<?> switched(Term term) {
        var sql = new StringBuilder("case {0}");
        int last = term.args().size() - 1;
        for (int i = 1; i < last; i += 2) {
            sql.append(" when {").append(i).append("} then {").append(i + 1).append('}');
        }
        sql.append(" else {").append(last).append("} end");
        return DSL.field(sql.toString(), values(term).toArray());
    }

    private Field<?> joined(Term term, String word) {
        var sql = new StringBuilder("(");
        for (int i = 0; i < term.args().size(); i++) {
            sql.append(i == 0 ? "" : word).append('{').append(i).append("} is true");
        }
        return DSL.field(sql.append(')').toString(), values(term).toArray());
    }

    private Field<?> compared(Term term, String sign) {
        boolean isText = term.arg(0).kind() == Kind.TEXT;
        return DSL.field(
                "coalesce({0} " + (isText ? "collate \"C\" " : "") + sign + " {1}, false)",
                value(term.arg(0)),
                value(term.arg(1)));
    }

    private static String pattern(Term term) {
        return (String) Objects.requireNonNull(term.arg(1).value());
    }

    private Field<?> formatted(String what, Term term, String pattern) {
        var translated = pattern.replace("mm", "MI")
                .replace("yyyy", "YYYY")
                .replace("dd", "DD")
                .replace("HH", "HH24")
                .replace("ss", "SS");
        var time = value(term.arg(0));
        return what.equals("date")
                ? DSL.field("control.formula_format_date({0}, {1})", time, DSL.inline(translated))
                : DSL.field("control.formula_format_moment({0}, {1}, {2})", time, DSL.inline(translated), zoneName());
    }
}
