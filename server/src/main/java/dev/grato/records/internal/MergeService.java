package dev.grato.records.internal;

import dev.grato.model.Model;
import dev.grato.model.Models;
import dev.grato.model.ObjectType;
import dev.grato.platform.Actor;
import dev.grato.platform.Database;
import dev.grato.platform.Fault;
import dev.grato.platform.GratoException;
import dev.grato.records.BatchSummary;
import dev.grato.records.CrmRecord;
import dev.grato.records.MergePreview;
import dev.grato.records.MergeRequest;
import dev.grato.records.Merges;
import dev.grato.records.RecordsError;
import dev.grato.records.WriteOptions;
import dev.grato.records.internal.MergeWrite.Moment;
import dev.grato.records.spi.AccessPolicy;
import dev.grato.records.spi.AccessPolicy.Action;
import dev.grato.records.spi.AccessPolicy.FieldRight;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Begins merges and their undoing; [MergeWork] and [UnmergeWork] carry out what takes longer.
@Service
final class MergeService implements Merges {

    /// How long a caller waits for what is not small.
    private static final Duration AT_ONCE = Duration.ofMillis(500);
    /// So many records that point at the merged ones are moved when the call returns.
    private static final int SMALL = 1_000;

    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final Database database;
    private final Models models;
    private final AccessPolicy access;
    private final RecordQueries queries;
    private final RecordWriter writer;
    private final MergeWrite write;
    private final MergeChoices choices;
    private final MergeTermsOfAll terms;
    private final MergeReports reports;
    private final BatchRows rows;
    private final BatchJobs jobs;
    private final BatchRunner runner;

    MergeService(
            Database database,
            Models models,
            AccessPolicy access,
            RecordQueries queries,
            RecordWriter writer,
            MergeWrite write,
            MergeChoices choices,
            MergeTermsOfAll terms,
            MergeReports reports,
            BatchRows rows,
            BatchJobs jobs,
            BatchRunner runner) {
        this.database = database;
        this.models = models;
        this.access = access;
        this.queries = queries;
        this.writer = writer;
        this.write = write;
        this.choices = choices;
        this.terms = terms;
        this.reports = reports;
        this.rows = rows;
        this.jobs = jobs;
        this.runner = runner;
    }

    // ---------------------------------------------------------------- merge

    @Override
    public BatchSummary merge(Actor actor, UUID id, MergeRequest request) {
        var begun = rows.find(actor, false, id);
        if (begun.isPresent()) {
            return begun.get();
        }
        check(request);
        writer.inTransaction(actor.workspace(), tx -> {
            var moment = moment(tx, actor, request.object(), id);
            var plan = MergeWork.plan(moment.object(), id, request.survivor(), request.others());
            if (insert(moment, MergeWork.KIND, WriteOptions.MERGE, null, id, plan)) {
                merge(moment, request);
            }
            return 0;
        });
        return run(actor, id, request.object(), request.others());
    }

    private static void check(MergeRequest request) {
        var others = request.others();
        var fault = others.isEmpty()
                ? new Fault("others", "required", Map.of("field", "others"))
                : others.size() > MergeRequest.MOST
                        ? new Fault("others", "tooManyValues", Map.of("max", MergeRequest.MOST))
                        : Set.copyOf(others).size() < others.size()
                                ? new Fault("others", "duplicateValue")
                                : others.contains(request.survivor()) ? new Fault("others", "mergeIntoItself") : null;
        if (fault != null) {
            throw new GratoException(RecordsError.INVALID_RECORD, fault);
        }
    }

    private Moment moment(DSLContext tx, Actor actor, String name, UUID batch) {
        MergeLock.exclusive(tx, actor.workspace());
        Model model = models.current(actor.workspace());
        var object = queries.object(model, actor, name);
        if (!terms.isMergeable(object)) {
            throw new GratoException(RecordsError.NOT_MERGEABLE, Map.of("object", name));
        }
        return new Moment(tx, actor, model, object, batch);
    }

    private boolean insert(
            Moment moment,
            String kind,
            String source,
            @Nullable UUID undoes,
            UUID root,
            Map<String, @Nullable Object> plan) {
        var job = new BatchJobs.NewJob(
                moment.batch(), kind, source, moment.object().name(), undoes, root, null, plan);
        return jobs.insert(moment.tx(), moment.actor(), job);
    }

    /// What is about to be merged, and what the survivor will be.
    private record Prepared(
            CrmRecord survivor,
            List<CrmRecord> others,
            Map<String, @Nullable Object> choices,
            Map<String, @Nullable Object> values) {}

    private Prepared prepare(Moment moment, MergeRequest request) {
        var all = new ArrayList<>(request.others());
        all.add(request.survivor());
        var forest = MergeForest.around(moment.tx(), moment.workspace(), all);
        write.claim(moment, request.survivor(), request.others(), forest, false);
        var records = MergePointers.locked(moment.tx(), moment.workspace(), moment.object(), all);
        var survivor = require(records, request.survivor());
        var others = request.others().stream().map(id -> require(records, id)).toList();
        var chosen = choices.read(moment, request, survivor, others);
        return new Prepared(survivor, others, chosen, write.values(moment, survivor, others, chosen));
    }

    private static CrmRecord require(Map<UUID, CrmRecord> records, UUID id) {
        return Objects.requireNonNull(records.get(id));
    }

    private void merge(Moment moment, MergeRequest request) {
        var prepared = prepare(moment, request);
        write.merge(moment, prepared.survivor(), prepared.others(), prepared.choices(), prepared.values());
    }

    private BatchSummary run(Actor actor, UUID id, String objectName, Collection<UUID> pointed) {
        boolean isSmall = database.read(sql -> isSmall(sql, actor, objectName, pointed));
        runner.begin(actor.workspace(), id, isSmall ? LONGEST : AT_ONCE);
        return rows.require(actor, true, id);
    }

    private boolean isSmall(DSLContext sql, Actor actor, String objectName, Collection<UUID> pointed) {
        var model = models.current(actor.workspace());
        var target = model.object(objectName).orElse(null);
        if (target == null) {
            return true;
        }
        var pointers = new MergePointers(model, actor.workspace(), target);
        int count = 0;
        for (var object : pointers.objects()) {
            var columns = Columns.of(actor.workspace(), object, "r");
            count += sql.fetchCount(sql.selectOne()
                    .from(columns.table())
                    .where(pointers.pointing(columns, pointed))
                    .limit(SMALL + 1));
        }
        return count <= SMALL;
    }

    // ---------------------------------------------------------------- preview

    @Override
    public MergePreview preview(Actor actor, MergeRequest request) {
        check(request);
        try {
            writer.inTransaction(actor.workspace(), tx -> {
                var moment = moment(tx, actor, request.object(), new UUID(0, 0));
                var prepared = prepare(moment, request);
                var preview = preview(moment, prepared);
                insert(
                        moment,
                        MergeWork.KIND,
                        WriteOptions.MERGE,
                        null,
                        moment.batch(),
                        MergeWork.plan(moment.object(), moment.batch(), request.survivor(), request.others()));
                write.merge(moment, prepared.survivor(), prepared.others(), prepared.choices(), prepared.values());
                throw new Previewed(preview);
            });
            throw new IllegalStateException("a preview that was kept");
        } catch (Previewed previewed) {
            return previewed.preview;
        }
    }

    /// Takes back what a preview has really done, and carries out what it found.
    private static final class Previewed extends RuntimeException {

        private final transient MergePreview preview;

        private Previewed(MergePreview preview) {
            super("a preview", null, false, false);
            this.preview = preview;
        }
    }

    private MergePreview preview(Moment moment, Prepared prepared) {
        var all = new ArrayList<>(prepared.others());
        all.addFirst(prepared.survivor());
        var fields = new ArrayList<MergePreview.Field>();
        for (var field : moment.object().liveFields().values()) {
            if (access.field(moment.actor(), moment.object(), field) == FieldRight.HIDDEN) {
                continue;
            }
            var name = field.name();
            var values = new LinkedHashMap<UUID, Object>();
            all.forEach(record -> {
                var value = record.value(name);
                if (value != null) {
                    values.put(record.id(), value);
                }
            });
            boolean isChanged = prepared.values().containsKey(name);
            boolean differ =
                    values.size() < all.size() && !values.isEmpty() || new HashSet<>(values.values()).size() > 1;
            if (isChanged || differ) {
                var value = isChanged
                        ? prepared.values().get(name)
                        : prepared.survivor().value(name);
                fields.add(new MergePreview.Field(name, value, isChanged, values));
            }
        }
        return new MergePreview(fields, pointing(moment, prepared));
    }

    private Map<String, Long> pointing(Moment moment, Prepared prepared) {
        var pointers = new MergePointers(moment.model(), moment.workspace(), moment.object());
        var ids = prepared.others().stream().map(CrmRecord::id).toList();
        var counts = new LinkedHashMap<String, Long>();
        for (var object : pointers.objects()) {
            if (access.knows(moment.actor(), object)) {
                var columns = Columns.of(moment.workspace(), object, "r");
                long count = moment.tx()
                        .selectCount()
                        .from(columns.table())
                        .where(
                                pointers.pointing(columns, ids),
                                access.allowed(moment.actor(), object, Action.READ, columns))
                        .fetchSingle()
                        .value1();
                if (count > 0) {
                    counts.put(object.name(), count);
                }
            }
        }
        return counts;
    }

    // ---------------------------------------------------------------- undo

    /// Undoes a merge, or the undoing of one.
    ///
    /// @param batch a batch of either kind
    /// @param records only these of the others; empty for all
    BatchSummary undo(Actor actor, BatchSummary batch, UUID id, Set<UUID> records) {
        boolean isMerge = batch.kind().equals(MergeWork.KIND);
        var pointed = writer.inTransaction(actor.workspace(), tx -> {
            tx.fetch(
                    "select 1 from " + Database.quoted(actor.workspace(), "batch") + " where id = {0} for update",
                    DSL.val(batch.id()));
            var moment = moment(tx, actor, batch.object(), id);
            var job = jobs.find(tx, actor.workspace(), batch.id()).orElseThrow();
            if (job.isRunning()) {
                throw new GratoException(RecordsError.BATCH_RUNNING);
            }
            return isMerge ? apart(moment, job, records) : again(moment, job, records);
        });
        return run(actor, id, batch.object(), pointed);
    }

    private Collection<UUID> apart(Moment moment, BatchJob job, Set<UUID> records) {
        var merge = MergeWork.id(job.plan(), "merge");
        var others = MergeWork.others(job.plan());
        var forest = MergeForest.around(moment.tx(), moment.workspace(), others);
        var edges = forest.edges().stream()
                .filter(edge -> edge.isStanding() && edge.batch().equals(merge))
                .filter(edge -> others.contains(edge.record()))
                .filter(edge -> records.isEmpty() || records.contains(edge.record()))
                .toList();
        if (edges.isEmpty()) {
            throw new GratoException(RecordsError.BATCH_NOT_UNDOABLE, Map.of("days", ""));
        }
        var survivor = edges.getFirst().survivor();
        var root = forest.root(survivor);
        var ids = edges.stream().map(MergeForest.Edge::record).toList();
        write.claim(moment, root, ids, forest, true);
        long joined =
                edges.stream().mapToLong(MergeForest.Edge::joinedSeq).min().orElse(0);
        var plan = UnmergeWork.plan(moment.object(), merge, survivor, root, ids, joined, write.drawSeq(moment));
        if (insert(moment, UnmergeWork.KIND, WriteOptions.UNMERGE, job.id(), merge, plan)) {
            write.apart(moment, edges, root);
            boolean isWhole = forest.edges().stream()
                    .noneMatch(edge -> edge.isStanding() && edge.batch().equals(merge) && !ids.contains(edge.record()));
            if (isWhole) {
                var merges = UnmergeWork.merges(moment.tx(), moment.workspace(), merge);
                mark(moment, "undone", moment.batch(), merges);
            }
        }
        return List.of(root);
    }

    private Collection<UUID> again(Moment moment, BatchJob job, Set<UUID> records) {
        var merge = MergeWork.id(job.plan(), "merge");
        var others = MergeWork.others(job.plan());
        var survivor = MergeWork.id(job.plan(), "survivor");
        var undone = undoneBy(moment, merge, job.id());
        var all = new ArrayList<>(others);
        all.add(survivor);
        var forest = MergeForest.around(moment.tx(), moment.workspace(), all);
        var edges = forest.edges().stream()
                .filter(edge -> edge.batch().equals(merge) && undone.contains(edge.record()))
                .filter(edge -> records.isEmpty() || records.contains(edge.record()))
                .toList();
        if (edges.isEmpty()) {
            throw new GratoException(RecordsError.BATCH_NOT_UNDOABLE, Map.of("days", ""));
        }
        var root = forest.root(survivor);
        var ids = edges.stream().map(MergeForest.Edge::record).toList();
        if (ids.contains(root)) {
            throw new GratoException(RecordsError.ALREADY_MERGED);
        }
        write.claim(moment, root, ids, forest, false);
        var plan = MergeWork.plan(moment.object(), merge, survivor, ids);
        if (insert(moment, MergeWork.KIND, WriteOptions.MERGE, job.id(), merge, plan)) {
            write.again(moment, edges, root);
            mark(moment, "undone", moment.batch(), job.id());
            mark(moment, "done", null, merge);
        }
        return ids;
    }

    private static Set<UUID> undoneBy(Moment moment, UUID merge, UUID undo) {
        return new HashSet<>(moment.tx()
                .resultQuery(
                        "select record_id from " + Database.quoted(moment.workspace(), MergeForest.TABLE)
                                + " where batch_id = {0} and undone_by = {1}",
                        DSL.val(merge),
                        DSL.val(undo))
                .fetch(0, UUID.class));
    }

    private static void mark(Moment moment, String state, @Nullable UUID undoneBy, UUID... batches) {
        moment.tx()
                .execute(
                        "update " + Database.quoted(moment.workspace(), "batch")
                                + " set state = {0}, undone_by = {1} where id = any({2})",
                        DSL.val(state),
                        DSL.val(undoneBy, org.jooq.impl.SQLDataType.UUID),
                        DSL.val(batches));
    }

    // ---------------------------------------------------------------- what became of records

    @Override
    public Optional<UUID> survivorOf(Actor actor, String object, UUID id) {
        return Optional.ofNullable(survivorsOf(actor, object, List.of(id)).get(id));
    }

    @Override
    public Map<UUID, UUID> survivorsOf(Actor actor, String objectName, Collection<UUID> ids) {
        var type = models.current(actor.workspace()).object(objectName).orElse(null);
        if (type == null || ids.isEmpty() || !access.knows(actor, type)) {
            return Map.of();
        }
        return database.read(sql -> {
            var forest = MergeForest.around(sql, actor.workspace(), ids);
            var roots = new HashMap<UUID, UUID>();
            ids.stream().filter(forest::isMerged).forEach(id -> roots.put(id, forest.root(id)));
            if (!roots.isEmpty()) {
                roots.values().retainAll(visible(sql, actor, type, roots.values()));
            }
            return roots;
        });
    }

    private Set<UUID> visible(DSLContext sql, Actor actor, ObjectType object, Collection<UUID> ids) {
        var columns = Columns.of(actor.workspace(), object, "r");
        return new HashSet<>(sql.select(columns.id())
                .from(columns.table())
                .where(
                        columns.id().eq(DSL.any(ids.toArray(UUID[]::new))),
                        columns.deletedAt().isNull(),
                        access.allowed(actor, object, Action.READ, columns))
                .fetch(0, UUID.class));
    }

    @Override
    public Map<String, Long> moved(Actor actor, boolean others, UUID batch) {
        return reports.moved(actor, rows.require(actor, others, batch));
    }

    @Override
    public LaterPage later(Actor actor, boolean others, UUID batch, @Nullable Long after, int limit) {
        return reports.later(actor, rows.require(actor, others, batch), after, limit);
    }

    @Override
    public void assign(Actor actor, boolean others, UUID batch, Map<String, UUID> assignments) {
        var found = rows.require(actor, others, batch);
        writer.inTransaction(actor.workspace(), tx -> {
            reports.assign(moment(tx, actor, found.object(), batch), found, assignments);
            return 0;
        });
    }
}
