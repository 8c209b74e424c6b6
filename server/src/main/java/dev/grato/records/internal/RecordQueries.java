package dev.grato.records.internal;

import dev.grato.model.FieldDefinition;
import dev.grato.model.Model;
import dev.grato.model.Models;
import dev.grato.model.ObjectType;
import dev.grato.model.Operator;
import dev.grato.model.Part.Comparison;
import dev.grato.model.ValueContext;
import dev.grato.platform.Actor;
import dev.grato.platform.Database;
import dev.grato.platform.Fault;
import dev.grato.platform.GratoException;
import dev.grato.platform.Json;
import dev.grato.records.CrmRecord;
import dev.grato.records.Page;
import dev.grato.records.Query;
import dev.grato.records.RecordPermit;
import dev.grato.records.RecordsError;
import dev.grato.records.spi.AccessPolicy;
import dev.grato.records.spi.AccessPolicy.FieldRight;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Answers questions about records, each with one statement in which the caller's rights are a predicate.
@Component
final class RecordQueries {

    private static final int MAX_LIMIT = 500;
    private static final int MAX_EXPAND = 10;

    private final Database database;
    private final Models models;
    private final AccessPolicy access;
    private final LargeSorts largeSorts;
    private final Places places;
    private final Clock clock;

    RecordQueries(
            Database database, Models models, AccessPolicy access, LargeSorts largeSorts, Places places, Clock clock) {
        this.database = database;
        this.models = models;
        this.access = access;
        this.largeSorts = largeSorts;
        this.places = places;
        this.clock = clock;
    }

    /// The object with this name as the caller knows it.
    ///
    /// @throws GratoException with [RecordsError#UNKNOWN_OBJECT]; an object one may not see is unknown
    ObjectType object(Model model, Actor actor, String name) {
        return model.object(name)
                .filter(object -> access.knows(actor, object))
                .orElseThrow(() -> new GratoException(RecordsError.UNKNOWN_OBJECT, Map.of("object", name)));
    }

    Optional<CrmRecord> find(Actor actor, String objectName, UUID id, boolean inTrash, List<String> expand) {
        var model = models.current(actor.workspace());
        var object = object(model, actor, objectName);
        var joins = Joins.root(object, actor, access);
        var rows = new Rows(joins.root(), readable(actor, object, List.of()));
        var state = inTrash
                ? joins.root().deletedAt().isNotNull()
                : joins.root().deletedAt().isNull();
        var found = database.read(sql -> sql.select(rows.selected())
                .from(joins.root().table())
                .where(joins.root().id().eq(id), state, readable(actor, joins.root()))
                .fetchOptional(row -> rows.record(row, 0)));
        if (found.isEmpty() || expand.isEmpty()) {
            return found;
        }
        return Optional.of(new Expansion(database, model, access, actor, context(actor))
                .apply(object, found.stream().toList(), expand)
                .getFirst());
    }

    Page page(Actor actor, Query query) {
        var model = models.current(actor.workspace());
        var object = object(model, actor, query.object());
        check(query);
        var parser = new FilterParser(model, models.types(), access, actor, clock);
        var filter = parser.parse(object, query.filter());
        var joins = Joins.root(object, actor, access);
        var sorting = Sorting.of(object, query.sort(), parser, joins);
        var condition = inScope(actor, query, joins).and(FilterSql.condition(filter, joins));
        var rows = new Rows(joins.root(), readable(actor, object, query.fields()));
        var wanted = query.place();
        var found =
                wanted == null ? null : places.find(new Places.Asked(actor, query, joins, sorting, condition), wanted);
        var position =
                found != null ? found.before() : query.cursor() == null ? null : Cursors.read(query, query.cursor());
        var page = database.read(sql -> fetch(sql, query, position, joins, sorting, condition, rows));
        var items = query.expand().isEmpty()
                ? page.items()
                : new Expansion(database, model, access, actor, context(actor))
                        .apply(object, page.items(), query.expand());
        boolean isWaiting = largeSorts.waitsForIndex(actor.workspace(), object, sorting);
        if (found != null) {
            var cursor = position == null ? null : Cursors.write(query, position.values(), position.id());
            var start = new Page.Start(found.place(), found.isEstimate(), cursor);
            return new Page(items, page.nextCursor(), found.count(), found.isEstimate(), isWaiting, start);
        }
        return switch (query.count()) {
            case NONE -> new Page(items, page.nextCursor(), null, false, isWaiting);
            case EXACT -> new Page(items, page.nextCursor(), count(joins, condition), false, isWaiting);
            case ESTIMATE ->
                estimated(new Page(items, page.nextCursor(), null, true, isWaiting), query, joins, condition);
        };
    }

    private ValueContext context(Actor actor) {
        return ValueContext.of(actor.workspace(), clock);
    }

    private static void check(Query query) {
        if (query.limit() < 1 || query.limit() > MAX_LIMIT) {
            throw new GratoException(
                    RecordsError.INVALID_QUERY, new Fault("limit", "outOfRange", Map.of("min", 1, "max", MAX_LIMIT)));
        }
        var place = query.place();
        if (place != null && (place < 0 || query.cursor() != null)) {
            throw new GratoException(
                    RecordsError.INVALID_QUERY,
                    place < 0
                            ? new Fault("place", "outOfRange", Map.of("min", 0, "max", Integer.MAX_VALUE))
                            : new Fault("place", "placeOrCursor", Map.of()));
        }
        if (query.expand().size() > MAX_EXPAND) {
            throw new GratoException(
                    RecordsError.INVALID_QUERY, new Fault("expand", "tooManyValues", Map.of("max", MAX_EXPAND)));
        }
    }

    private Condition inScope(Actor actor, Query query, Joins joins) {
        var state = query.inTrash()
                ? joins.root().deletedAt().isNotNull()
                : joins.root().deletedAt().isNull();
        return state.and(readable(actor, joins.root()));
    }

    private Condition readable(Actor actor, Columns columns) {
        return access.allowed(actor, columns.object(), AccessPolicy.Action.READ, columns);
    }

    private Page fetch(
            DSLContext sql,
            Query query,
            Cursors.@Nullable Position position,
            Joins joins,
            Sorting sorting,
            Condition condition,
            Rows rows) {
        var after = position == null ? null : sorting.typed(position.values());
        boolean isInTail = after != null && !after.isEmpty() && after.getFirst() == null && sorting.hasEmptyTail();
        var found = new ArrayList<Record>();
        if (!isInTail) {
            var head = sorting.hasEmptyTail()
                    ? condition.and(sorting.keys().getFirst().column().isNotNull())
                    : condition;
            var from = after == null || position == null ? head : head.and(sorting.after(after, position.id(), false));
            found.addAll(select(sql, joins, rows, sorting, from, query.limit() + 1, false));
        }
        if (sorting.hasEmptyTail() && found.size() <= query.limit()) {
            var tail = condition.and(sorting.keys().getFirst().column().isNull());
            var from = isInTail && after != null && position != null
                    ? tail.and(sorting.after(after, position.id(), true))
                    : tail;
            found.addAll(select(sql, joins, rows, sorting, from, query.limit() + 1 - found.size(), true));
        }
        boolean hasMore = found.size() > query.limit();
        var kept = hasMore ? found.subList(0, query.limit()) : found;
        var items =
                kept.stream().map(row -> rows.record(row, 0).withoutAuthors()).toList();
        var next = hasMore ? cursor(query, sorting, rows, kept.getLast()) : null;
        return new Page(items, next, null, false, false);
    }

    private static List<Record> select(
            DSLContext sql, Joins joins, Rows rows, Sorting sorting, Condition where, int limit, boolean isTail) {
        var columns = new ArrayList<Field<?>>(rows.selected());
        columns.addAll(sorting.cursorColumns());
        return List.copyOf(joins.applyTo(sql.select(columns).from(joins.root().table()))
                .where(where)
                .orderBy(sorting.order(isTail))
                .limit(limit)
                .fetch());
    }

    private static String cursor(Query query, Sorting sorting, Rows rows, Record last) {
        int start = rows.selected().size();
        var values = new ArrayList<@Nullable Object>();
        for (int i = 0; i < sorting.keys().size(); i++) {
            var value = last.get(start + i);
            values.add(
                    value instanceof OffsetDateTime moment ? moment.toInstant().toString() : value);
        }
        return Cursors.write(query, values, last.get(0, UUID.class));
    }

    private long count(Joins joins, Condition condition) {
        return database.read(
                sql -> joins.applyTo(sql.selectCount().from(joins.root().table()))
                        .where(condition)
                        .fetchSingle()
                        .value1()
                        .longValue());
    }

    /// The first page tells it exactly when it is the only one; otherwise the planner is asked.
    private Page estimated(Page page, Query query, Joins joins, Condition condition) {
        if (page.nextCursor() == null && query.cursor() == null) {
            return new Page(page.items(), null, (long) page.items().size(), false, page.waitsForIndex());
        }
        long rows = database.read(sql -> {
            var select =
                    joins.applyTo(sql.selectOne().from(joins.root().table())).where(condition);
            var plan = String.valueOf(sql.fetchValue(DSL.sql("explain (format json) {0}", select)));
            var match =
                    java.util.regex.Pattern.compile("\"Plan Rows\":\\s*(\\d+)").matcher(plan);
            return match.find() ? Long.parseLong(match.group(1)) : 0L;
        });
        long count = Math.max(rows, page.items().size());
        return new Page(page.items(), page.nextCursor(), count, true, page.waitsForIndex());
    }

    /// Records by the value of a field; see [dev.grato.records.Records#identify].
    Map<String, Set<UUID>> identify(Actor actor, String objectName, String field, List<String> values) {
        if (values.isEmpty()) {
            return Map.of();
        }
        var model = models.current(actor.workspace());
        var object = object(model, actor, objectName);
        var parser = new FilterParser(model, models.types(), access, actor, clock);
        var path = parser.path(object, field, "key");
        if (path.part().comparison() == Comparison.NOT_COMPARED || path.part().comparison() == Comparison.BODY) {
            throw new GratoException(RecordsError.INVALID_QUERY, new Fault("key", "notAKey", Map.of("field", field)));
        }
        var operands = new Operands(actor, access.team(actor), clock, false);
        boolean isList = path.part().comparison() == Comparison.LIST;
        var keys = new LinkedHashMap<Object, String>();
        for (var value : values) {
            keys.put(operands.typed(path, isList ? Operator.HAS_ANY : Operator.EQ, value, "key"), value);
        }
        var joins = Joins.root(object, actor, access);
        var matches = new Filter.Compare(path, isList ? Operator.HAS_ANY : Operator.IN, List.copyOf(keys.keySet()));
        var condition = joins.visible(joins.root()).and(FilterSql.condition(matches, joins));
        var column = joins.follow(path.steps()).field(path.field(), path.part());
        var found = new HashMap<String, Set<UUID>>();
        database.read(sql -> joins.applyTo(sql.select(joins.root().id(), column)
                                .from(joins.root().table()))
                        .where(condition)
                        .limit(2 * values.size() + 1_000)
                        .fetch())
                .forEach(row -> {
                    var cell = row.get(1);
                    var cells = cell instanceof String[] list ? List.<Object>of((Object[]) list) : List.of(cell);
                    for (var key : cells) {
                        var value = keys.get(key instanceof BigDecimal number ? Json.canonical(number) : key);
                        if (value != null) {
                            found.computeIfAbsent(value, _ -> new HashSet<>()).add(row.get(0, UUID.class));
                        }
                    }
                });
        return found;
    }

    /// See [dev.grato.records.Records#permits].
    Map<UUID, RecordPermit> permits(Actor actor, String objectName, Collection<UUID> ids) {
        var object = object(models.current(actor.workspace()), actor, objectName);
        var joins = Joins.root(object, actor, access);
        var columns = joins.root();
        var permits = new HashMap<UUID, RecordPermit>();
        database.read(sql -> sql.select(
                                columns.id(),
                                is(access.allowed(actor, object, AccessPolicy.Action.UPDATE, columns)),
                                is(access.allowed(actor, object, AccessPolicy.Action.DELETE, columns)),
                                is(access.mayHandOver(actor, object, columns)))
                        .from(columns.table())
                        .where(columns.id().eq(DSL.any(ids.toArray(UUID[]::new))), joins.visible(columns))
                        .fetch())
                .forEach(row -> permits.put(
                        row.value1(),
                        new RecordPermit(
                                Boolean.TRUE.equals(row.value2()),
                                Boolean.TRUE.equals(row.value3()),
                                Boolean.TRUE.equals(row.value4()))));
        return permits;
    }

    private static Field<Boolean> is(Condition condition) {
        return DSL.field(DSL.trueCondition().and(condition));
    }

    /// Whether there is an object of this name for the caller.
    boolean knows(Actor actor, String objectName) {
        return models.current(actor.workspace())
                .object(objectName)
                .filter(object -> access.knows(actor, object))
                .isPresent();
    }

    /// The names of the fields the caller may read.
    Set<String> readableNames(Actor actor, String objectName) {
        var object = object(models.current(actor.workspace()), actor, objectName);
        var names = new HashSet<String>();
        readable(actor, object, List.of()).forEach(field -> names.add(field.name()));
        return names;
    }

    /// The columns of what devices keep of a record: never what is of a sensitive class.
    Rows rowsForDevices(Actor actor, Columns columns) {
        return new Rows(
                columns,
                readable(actor, columns.object(), List.of()).stream()
                        .filter(field -> !field.isSensitive())
                        .toList());
    }

    /// The fields that go out: those asked for, or all, as far as the caller may read them.
    Collection<FieldDefinition> readable(Actor actor, ObjectType object, List<String> wanted) {
        var readable = new LinkedHashMap<String, FieldDefinition>();
        object.liveFields().forEach((name, field) -> {
            if (access.field(actor, object, field) != FieldRight.HIDDEN) {
                readable.put(name, field);
            }
        });
        if (wanted.isEmpty()) {
            return readable.values();
        }
        var chosen = new LinkedHashMap<String, FieldDefinition>();
        for (int i = 0; i < wanted.size(); i++) {
            var field = readable.get(wanted.get(i));
            if (field != null) {
                chosen.put(field.name(), field);
            } else if (!ALWAYS.contains(wanted.get(i))) {
                throw new GratoException(
                        RecordsError.INVALID_QUERY,
                        new Fault("fields[" + i + "]", "unknownField", Map.of("field", wanted.get(i))));
            }
        }
        return chosen.values();
    }

    private static final List<String> ALWAYS = List.of("id", "version", "etag", "createdAt", "updatedAt", "origin");
}
