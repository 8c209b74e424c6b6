package dev.grato.records.internal;

import dev.grato.model.FieldDefinition;
import dev.grato.model.Model;
import dev.grato.model.Models;
import dev.grato.model.ObjectType;
import dev.grato.model.ValueContext;
import dev.grato.platform.Actor;
import dev.grato.platform.Database;
import dev.grato.records.CrmRecord;
import dev.grato.records.Query;
import dev.grato.records.spi.AccessPolicy;
import dev.grato.records.spi.RecordStreams;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Reads through a cursor of the database within one transaction that only reads and sees one snapshot.
@Component
final class StreamedRecords implements RecordStreams {

    private static final int ROWS = 1_000;

    private final Database database;
    private final Models models;
    private final AccessPolicy access;
    private final RecordQueries queries;
    private final Clock clock;

    StreamedRecords(Database database, Models models, AccessPolicy access, RecordQueries queries, Clock clock) {
        this.database = database;
        this.models = models;
        this.access = access;
        this.queries = queries;
        this.clock = clock;
    }

    @Override
    public void stream(Actor actor, Query query, Receiver receiver) {
        var model = models.current(actor.workspace());
        var object = queries.object(model, actor, query.object());
        var parser = new FilterParser(model, models.types(), access, actor, clock);
        var filter = parser.parse(object, query.filter());
        var joins = Joins.root(object, actor, access);
        var sorting = Sorting.of(object, query.sort(), parser, joins);
        var condition = joins.visible(joins.root()).and(FilterSql.condition(filter, joins));
        var fields = queries.readable(actor, object, query.fields());
        var rows = new Rows(joins.root(), fields);
        database.patientTransaction(tx -> {
            tx.execute("set transaction isolation level repeatable read read only");
            receiver.total(joins.applyTo(tx.selectCount().from(joins.root().table()))
                    .where(condition)
                    .fetchSingle()
                    .value1()
                    .longValue());
            var labels = new Labels(tx, model, actor, fields);
            if (sorting.hasEmptyTail()) {
                var first = sorting.keys().getFirst().column();
                read(tx, joins, rows, sorting, condition.and(first.isNotNull()), false, labels, receiver);
                read(tx, joins, rows, sorting, condition.and(first.isNull()), true, labels, receiver);
            } else {
                read(tx, joins, rows, sorting, condition, false, labels, receiver);
            }
            return 0;
        });
    }

    @SuppressWarnings("TooManyParameters")
    private static void read(
            DSLContext tx,
            Joins joins,
            Rows rows,
            Sorting sorting,
            Condition where,
            boolean isTail,
            Labels labels,
            Receiver receiver) {
        try (var cursor = joins.applyTo(
                        tx.select(rows.selected()).from(joins.root().table()))
                .where(where)
                .orderBy(sorting.order(isTail))
                .fetchSize(ROWS)
                .fetchLazy()) {
            for (var some = cursor.fetchNext(ROWS); !some.isEmpty(); some = cursor.fetchNext(ROWS)) {
                receiver.next(labels.applied(some.map(row -> rows.record(row, 0).withoutAuthors())));
            }
        }
    }

    /// Names of the records that relations point at, a statement for each relation and thousand records.
    private final class Labels {

        private final DSLContext tx;
        private final Actor actor;
        private final ValueContext context;
        private final Map<String, ObjectType> targets = new LinkedHashMap<>();

        Labels(DSLContext tx, Model model, Actor actor, Iterable<FieldDefinition> fields) {
            this.tx = tx;
            this.actor = actor;
            this.context = ValueContext.of(actor.workspace(), clock);
            for (var field : fields) {
                if (field.type().isRelation() && field.target() != null) {
                    model.object(field.target())
                            .filter(target -> access.knows(actor, target))
                            .ifPresent(target -> targets.put(field.name(), target));
                }
            }
        }

        List<CrmRecord> applied(List<CrmRecord> records) {
            var found = new HashMap<String, Map<UUID, String>>();
            targets.forEach((field, target) -> found.put(
                    field,
                    labels(
                            target,
                            records.stream()
                                    .map(record -> Rows.id(record.value(field)))
                                    .filter(Objects::nonNull)
                                    .distinct()
                                    .toList())));
            var named = new ArrayList<CrmRecord>(records.size());
            for (var record : records) {
                var values = new LinkedHashMap<>(record.values());
                found.forEach((field, labels) -> {
                    var id = Rows.id(values.get(field));
                    if (id != null) {
                        values.put(field, pointer(id, labels.get(id)));
                    }
                });
                named.add(new CrmRecord(record.object(), record.id(), record.version(), values));
            }
            return named;
        }

        private static Map<String, Object> pointer(UUID id, @Nullable String label) {
            return label == null ? Map.of("id", id.toString()) : Map.of("id", id.toString(), "label", label);
        }

        private Map<UUID, String> labels(ObjectType target, List<@Nullable UUID> ids) {
            var title = RecordTitles.field(access, actor, target);
            if (ids.isEmpty() || title.isEmpty()) {
                return Map.of();
            }
            var joins = Joins.root(target, actor, access);
            var rows = new Rows(joins.root(), List.of(title.get()));
            var labels = new HashMap<UUID, String>();
            tx.select(rows.selected())
                    .from(joins.root().table())
                    .where(joins.root().id().eq(DSL.any(ids.toArray(UUID[]::new))), joins.visible(joins.root()))
                    .fetch(row -> rows.record(row, 0))
                    .forEach(record -> {
                        var label = RecordTitles.of(title, record.values(), context);
                        if (label != null) {
                            labels.put(record.id(), label);
                        }
                    });
            return labels;
        }
    }
}
