package dev.grato.records.internal;

import dev.grato.model.Models;
import dev.grato.model.Part.Comparison;
import dev.grato.model.SqlType;
import dev.grato.platform.Actor;
import dev.grato.platform.Database;
import dev.grato.platform.Fault;
import dev.grato.platform.GratoException;
import dev.grato.platform.Json;
import dev.grato.records.AggregateQuery;
import dev.grato.records.RecordsError;
import dev.grato.records.spi.AccessPolicy;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Figures over groups, in one statement with the caller's rights inside.
///
/// Amounts of different currencies are never added up: a measure over money groups by its currency as well, which
/// comes back as `<measure>Currency`.
@Component
final class Aggregates {

    private static final int MAX_GROUPS = 3;
    private static final int MAX_MEASURES = 10;
    private static final Set<String> BUCKETS = Set.of("day", "week", "month", "quarter", "year");

    private final Database database;
    private final Models models;
    private final AccessPolicy access;
    private final RecordQueries queries;
    private final Clock clock;

    Aggregates(Database database, Models models, AccessPolicy access, RecordQueries queries, Clock clock) {
        this.database = database;
        this.models = models;
        this.access = access;
        this.queries = queries;
        this.clock = clock;
    }

    List<Map<String, @Nullable Object>> rows(Actor actor, AggregateQuery query) {
        var model = models.current(actor.workspace());
        var object = queries.object(model, actor, query.object());
        check(query);
        var parser = new FilterParser(model, models.types(), access, actor, clock);
        var filter = parser.parse(object, query.filter());
        var joins = Joins.root(object, actor, access);
        var groups = new LinkedHashMap<String, Field<?>>();
        var shown = new LinkedHashMap<String, Field<?>>();
        for (int i = 0; i < query.groupBy().size(); i++) {
            var group = query.groupBy().get(i);
            var at = "groupBy[" + i + "]";
            var path = parser.path(object, group.field(), at);
            groups.put(group.field(), grouped(path, group, joins, actor, at));
            shown.put(group.field(), asWritten(path, joins, groups.get(group.field())));
        }
        var measures = new LinkedHashMap<String, Field<?>>();
        for (int i = 0; i < query.measures().size(); i++) {
            var measure = query.measures().get(i);
            var at = "measures[" + i + "]";
            if (groups.containsKey(measure.name()) || measures.containsKey(measure.name())) {
                throw fault(at + ".name", "duplicateValue", Map.of());
            }
            var path = measure.field() == null ? null : parser.path(object, measure.field(), at + ".field");
            measures.put(measure.name(), measured(measure, path, joins, at));
            if (path != null && path.field().type().valueKey().equals("money") && isAmount(measure, path)) {
                groups.put(measure.name() + "Currency", currency(path, joins));
                shown.put(measure.name() + "Currency", currency(path, joins));
            }
        }
        var condition = joins.visible(joins.root()).and(FilterSql.condition(filter, joins));
        var selected = new ArrayList<Field<?>>(shown.values());
        selected.addAll(measures.values());
        return database.read(sql -> joins.applyTo(
                        sql.select(selected).from(joins.root().table()))
                .where(condition)
                .groupBy(groups.values())
                .orderBy(List.copyOf(measures.values()).getFirst().desc().nullsLast())
                .limit(query.most())
                .fetch(row -> shown(row, List.copyOf(groups.keySet()), List.copyOf(measures.keySet()))));
    }

    private static void check(AggregateQuery query) {
        if (query.groupBy().size() > MAX_GROUPS) {
            throw fault("groupBy", "tooManyValues", Map.of("max", MAX_GROUPS));
        }
        if (query.measures().isEmpty() || query.measures().size() > MAX_MEASURES) {
            throw fault("measures", "outOfRange", Map.of("min", 1, "max", MAX_MEASURES));
        }
    }

    private static boolean isAmount(AggregateQuery.Measure measure, Filter.Path path) {
        return path.part().comparison() == Comparison.NUMBER && !measure.op().equals("countDistinct");
    }

    private static Field<?> currency(Filter.Path path, Joins joins) {
        var part = path.field().type().parts().stream()
                .filter(candidate -> candidate.name().equals("currency"))
                .findFirst()
                .orElseThrow();
        return joins.follow(path.steps()).field(path.field(), part);
    }

    private static Field<?> grouped(Filter.Path path, AggregateQuery.Group group, Joins joins, Actor actor, String at) {
        var columns = joins.follow(path.steps());
        var comparison = path.part().comparison();
        var column = columns.field(path.field(), path.part());
        if (group.bucket() != null) {
            boolean isTime = comparison == Comparison.DATE || comparison == Comparison.INSTANT;
            if (!isTime || !BUCKETS.contains(group.bucket())) {
                throw fault(at + ".bucket", "unknownBucket", Map.of("bucket", group.bucket()));
            }
            var local = comparison == Comparison.DATE
                    ? DSL.field("{0}::timestamp", column)
                    : DSL.field("timezone({0}, {1})", DSL.inline(actor.zone().getId()), column);
            return DSL.field(
                    "to_char(date_trunc({0}, {1}), 'YYYY-MM-DD')", String.class, DSL.inline(group.bucket()), local);
        }
        return switch (comparison) {
            case FOLDED, NUMBER, BOOLEAN, DATE, ID, OPTION, CODE -> column;
            case INSTANT, BODY, LIST, NOT_COMPARED ->
                throw fault(at + ".field", "notGroupable", Map.of("field", group.field()));
        };
    }

    /// Texts group without regard to accents and case, and are shown as one of them was written.
    private static Field<?> asWritten(Filter.Path path, Joins joins, @Nullable Field<?> grouped) {
        var written = path.field().type().parts().getFirst();
        boolean isFolded = path.part().comparison() == Comparison.FOLDED
                && path.part().equals(path.field().type().filterPart())
                && written.sql() == SqlType.TEXT;
        return isFolded
                ? DSL.min(joins.follow(path.steps()).field(path.field(), written))
                : java.util.Objects.requireNonNull(grouped);
    }

    private static Field<?> measured(
            AggregateQuery.Measure measure, Filter.@Nullable Path path, Joins joins, String at) {
        if (measure.op().equals("count") && path == null) {
            return DSL.count();
        }
        if (path == null) {
            throw fault(at + ".field", "required", Map.of("field", "field"));
        }
        var comparison = path.part().comparison();
        @SuppressWarnings("unchecked")
        var column = (Field<BigDecimal>) joins.follow(path.steps()).field(path.field(), path.part());
        boolean isNumber = comparison == Comparison.NUMBER;
        boolean isOrdered = isNumber || comparison == Comparison.DATE || comparison == Comparison.INSTANT;
        return switch (measure.op()) {
            case "count" -> DSL.count(column);
            case "countDistinct" -> DSL.countDistinct(column);
            case "sum" -> when(isNumber, DSL.sum(column), measure, at);
            case "avg" -> when(isNumber, DSL.avg(column), measure, at);
            case "min" -> when(isOrdered, DSL.min(column), measure, at);
            case "max" -> when(isOrdered, DSL.max(column), measure, at);
            default -> throw fault(at + ".op", "unknownOperator", Map.of("op", measure.op()));
        };
    }

    private static Field<?> when(boolean isAllowed, Field<?> field, AggregateQuery.Measure measure, String at) {
        if (!isAllowed) {
            throw fault(
                    at + ".op",
                    "operatorNotAllowed",
                    Map.of("op", measure.op(), "field", String.valueOf(measure.field())));
        }
        return field;
    }

    private static Map<String, @Nullable Object> shown(Record row, List<String> groups, List<String> measures) {
        var shown = new LinkedHashMap<String, @Nullable Object>();
        int at = 0;
        for (var name : groups) {
            shown.put(name, plain(row.get(at++)));
        }
        for (var name : measures) {
            shown.put(name, plain(row.get(at++)));
        }
        return shown;
    }

    private static @Nullable Object plain(@Nullable Object cell) {
        return switch (cell) {
            case OffsetDateTime moment -> moment.toInstant().toString();
            case Number number -> Json.asNumber(number);
            case Boolean bool -> bool;
            case null -> null;
            default -> cell.toString();
        };
    }

    private static GratoException fault(String path, String code, Map<String, Object> args) {
        return new GratoException(RecordsError.INVALID_QUERY, new Fault(path, code, args));
    }
}
