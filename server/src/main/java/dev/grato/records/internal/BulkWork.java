package dev.grato.records.internal;

import dev.grato.model.Models;
import dev.grato.model.ObjectType;
import dev.grato.platform.Database;
import dev.grato.platform.Fault;
import dev.grato.platform.Ids;
import dev.grato.platform.Json;
import dev.grato.records.BulkEdit;
import dev.grato.records.Mutation;
import dev.grato.records.Outcome;
import dev.grato.records.Outcome.Status;
import dev.grato.records.spi.AccessPolicy;
import dev.grato.records.spi.BatchWork;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The same edit for many records.
@Component
final class BulkWork implements BatchWork {

    static final String KIND = "bulk";
    private static final int FETCHED = 5_000;

    private final Models models;
    private final AccessPolicy access;
    private final Clock clock;

    BulkWork(Models models, AccessPolicy access, Clock clock) {
        this.models = models;
        this.access = access;
        this.clock = clock;
    }

    static Map<String, @Nullable Object> plan(ObjectType object, BulkEdit edit) {
        var plan = new LinkedHashMap<String, @Nullable Object>();
        plan.put("kind", edit.kind().name());
        plan.put("table", object.table());
        plan.put("filter", edit.filter());
        plan.put("ids", edit.ids().stream().map(UUID::toString).toList());
        plan.put("values", edit.values());
        plan.put("expected", edit.expected() == null ? null : edit.expected().toString());
        return plan;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void collect(Start start, Sink sink) {
        var plan = start.plan();
        var table = String.valueOf(plan.get("table"));
        if (plan.get("filter") == null) {
            var ids = Json.asList(plan.get("ids"));
            if (ids != null) {
                ids.forEach(id -> sink.add(new Item(table, Ids.parse(id).orElseThrow(), null, Map.of())));
            }
            return;
        }
        var model = models.current(start.actor().workspace());
        var object = model.objectOf(table).orElse(null);
        if (object == null) {
            return;
        }
        var filter =
                new FilterParser(model, models.types(), access, start.actor(), clock).parse(object, plan.get("filter"));
        var joins = Joins.root(object, start.actor(), access);
        var root = joins.root();
        boolean isRestore = Mutation.Kind.RESTORE.name().equals(plan.get("kind"));
        var state = isRestore ? root.deletedAt().isNotNull() : root.deletedAt().isNull();
        var condition = state.and(access.allowed(start.actor(), object, AccessPolicy.Action.READ, root))
                .and(FilterSql.condition(filter, joins));
        try (var found = joins.applyTo(InTransaction.of(start).select(root.id()).from(root.table()))
                .where(condition)
                .orderBy(root.id())
                .fetchSize(FETCHED)
                .fetchLazy()) {
            found.forEach(row -> sink.add(new Item(table, row.value1(), null, Map.of())));
        }
    }

    @Override
    public List<Result> carryOut(Chunk chunk) {
        return chunk.write(mutations(chunk)).stream()
                .map(outcome -> result(outcome, Map.of()))
                .toList();
    }

    List<Mutation> mutations(Chunk chunk) {
        var plan = chunk.plan();
        var kind = Mutation.Kind.valueOf(String.valueOf(plan.get("kind")));
        var values = Json.asObject(plan.get("values"));
        var table = String.valueOf(plan.get("table"));
        var object = models.current(chunk.actor().workspace())
                .objectOf(table)
                .map(ObjectType::name)
                .orElse(table);
        return chunk.items().stream()
                .map(item -> new Mutation(kind, object, item.record(), values == null ? Map.of() : values, null))
                .toList();
    }

    static Result result(Outcome outcome, Map<String, @Nullable Object> more) {
        var status = word(outcome.status());
        if (outcome.status() == Status.UNCHANGED) {
            return new Result(Progress.UNCHANGED, status, null, more);
        }
        if (outcome.status().isDone()) {
            return new Result(Progress.CHANGED, status, null, more);
        }
        var details = new LinkedHashMap<>(more);
        if (!outcome.faults().isEmpty()) {
            details.put("errors", BatchDetails.faults(outcome.faults()));
        }
        return new Result(Progress.FAILED, status, reason(outcome, status), details);
    }

    /// `code field`, for counting by reason.
    private static String reason(Outcome outcome, String status) {
        if (outcome.faults().isEmpty()) {
            return status;
        }
        Fault first = outcome.faults().getFirst();
        return first.code() + " " + first.path();
    }

    static String word(Status status) {
        return status == Status.NOT_FOUND ? "notFound" : status.name().toLowerCase(java.util.Locale.ROOT);
    }

    /// The same edit without its effect: the real write path, taken back chunk by chunk.
    @Component
    static final class Preview implements BatchWork {

        static final String KIND = "preview";
        private static final int SHOWN = 20;

        private final BulkWork bulk;

        Preview(BulkWork bulk) {
            this.bulk = bulk;
        }

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public void collect(Start start, Sink sink) {
            bulk.collect(start, sink);
        }

        @Override
        public List<Result> carryOut(Chunk chunk) {
            InTransaction.of(chunk).execute("savepoint before_preview");
            var outcomes = chunk.write(bulk.mutations(chunk));
            var details = details(chunk, outcomes);
            InTransaction.of(chunk).execute("rollback to savepoint before_preview");
            var results = new ArrayList<Result>();
            for (var outcome : outcomes) {
                results.add(result(outcome, details.getOrDefault(outcome.id(), Map.of())));
            }
            return results;
        }

        /// What changes in the first records, and in the chunk's first record how many others go along.
        private Map<UUID, Map<String, @Nullable Object>> details(Chunk chunk, List<Outcome> outcomes) {
            var table = String.valueOf(chunk.plan().get("table"));
            var details = new HashMap<UUID, Map<String, @Nullable Object>>();
            var shown = outcomes.stream()
                    .filter(outcome -> outcome.status() == Status.UPDATED)
                    .map(Outcome::id)
                    .limit(Math.max(0, SHOWN - chunk.changedSoFar()))
                    .toList();
            var log = Database.table(chunk.actor().workspace(), "change_log");
            var batch = DSL.field(DSL.name("batch_id"), UUID.class).eq(chunk.batch());
            InTransaction.of(chunk)
                    .select(ChangeLog.COLUMNS)
                    .from(log)
                    .where(batch, ChangeLog.RECORD.in(shown))
                    .fetch(ChangeLog::change)
                    .forEach(change -> {
                        var values = new LinkedHashMap<String, @Nullable Object>();
                        values.put("before", change.before());
                        values.put("after", change.after());
                        details.put(change.record(), values);
                    });
            var along = new LinkedHashMap<String, @Nullable Object>();
            var object = DSL.field(DSL.name("object"), String.class);
            InTransaction.of(chunk)
                    .select(object, DSL.count())
                    .from(log)
                    .where(batch, object.ne(table))
                    .groupBy(object)
                    .forEach(row -> along.put(row.value1(), row.value2()));
            if (!along.isEmpty()) {
                details.computeIfAbsent(outcomes.getFirst().id(), id -> new LinkedHashMap<>())
                        .put("alongside", along);
            }
            return details;
        }
    }
}
