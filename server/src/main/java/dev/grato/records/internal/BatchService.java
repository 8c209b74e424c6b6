package dev.grato.records.internal;

import dev.grato.model.Models;
import dev.grato.model.ObjectType;
import dev.grato.model.ValueContext;
import dev.grato.platform.Actor;
import dev.grato.platform.Audit;
import dev.grato.platform.Database;
import dev.grato.platform.Fault;
import dev.grato.platform.GratoException;
import dev.grato.platform.SecurityEvent;
import dev.grato.records.BatchEffects;
import dev.grato.records.BatchSummary;
import dev.grato.records.BulkEdit;
import dev.grato.records.Mutation;
import dev.grato.records.RecordBatches;
import dev.grato.records.RecordsError;
import dev.grato.records.spi.AccessPolicy;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Begins, watches and ends batches; [BatchRunner] carries them out.
@Service
final class BatchService implements RecordBatches {

    private static final Duration UNDOABLE_FOR = Duration.ofDays(30);
    /// How long a caller waits for a bulk edit before it goes on without them.
    private static final Duration AT_ONCE = Duration.ofMillis(500);

    private static final Duration PREVIEWED_AT_ONCE = Duration.ofSeconds(2);
    /// An undo of so many records is done when the call returns.
    private static final int SMALL = 1_000;
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final Database database;
    private final Models models;
    private final AccessPolicy access;
    private final RecordQueries queries;
    private final BatchRows rows;
    private final BatchJobs jobs;
    private final BatchRunner runner;
    private final BatchResults results;
    private final MergeService merges;
    private final Audit audit;
    private final Clock clock;

    BatchService(
            Database database,
            Models models,
            AccessPolicy access,
            RecordQueries queries,
            BatchRows rows,
            BatchJobs jobs,
            BatchRunner runner,
            BatchResults results,
            MergeService merges,
            Audit audit,
            Clock clock) {
        this.database = database;
        this.models = models;
        this.access = access;
        this.queries = queries;
        this.rows = rows;
        this.jobs = jobs;
        this.runner = runner;
        this.results = results;
        this.merges = merges;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public BatchSummary begin(Actor actor, UUID id, BulkEdit edit, boolean isPreview, @Nullable String ability) {
        var model = models.current(actor.workspace());
        var object = queries.object(model, actor, edit.object());
        new FilterParser(model, models.types(), access, actor, clock).parse(object, edit.filter());
        checkValues(actor, object, edit);
        if (edit.expected() != null
                && !rows.require(actor, false, edit.expected()).isPreview()) {
            throw new GratoException(RecordsError.BATCH_NOT_FOUND);
        }
        var job = new BatchJobs.NewJob(
                id,
                isPreview ? BulkWork.Preview.KIND : BulkWork.KIND,
                actor.kind() == Actor.Kind.TOKEN ? "api" : "user",
                object.name(),
                null,
                null,
                ability,
                BulkWork.plan(object, edit));
        boolean isNew = database.transaction(tx -> jobs.insert(tx, actor, job));
        if (isNew) {
            runner.begin(actor.workspace(), id, isPreview ? PREVIEWED_AT_ONCE : AT_ONCE);
        }
        return rows.require(actor, false, id);
    }

    /// What is wrong with the values for every record alike is said at once.
    private void checkValues(Actor actor, ObjectType object, BulkEdit edit) {
        if (edit.kind() != Mutation.Kind.UPDATE) {
            return;
        }
        var faults = new ArrayList<Fault>();
        var context = ValueContext.of(actor.workspace(), clock);
        var accepted = new Acceptance(object, actor, access, context).accept(edit.values(), faults);
        accepted.forEach((name, value) -> {
            boolean isUnique = object.field(name).map(field -> field.isUnique()).orElse(false);
            if (isUnique && value != null) {
                faults.add(new Fault(name, "uniqueInBulk", Map.of("field", name)));
            }
        });
        if (edit.values().isEmpty()) {
            faults.add(new Fault("", "valueMissing", Map.of()));
        }
        if (!faults.isEmpty()) {
            var placed = faults.stream().map(fault -> fault.under("update")).toList();
            throw new GratoException(RecordsError.INVALID_RECORD, placed);
        }
    }

    @Override
    public BatchSummary undo(Actor actor, boolean others, UUID batch, UUID id, Set<UUID> records) {
        var begun = rows.find(actor, false, id);
        if (begun.isPresent()) {
            return begun.get();
        }
        var undone = rows.require(actor, others, batch);
        if (others && rows.find(actor, false, batch).isEmpty()) {
            audit.record(SecurityEvent.by(actor, "batch.undone").with("batch", batch.toString()));
        }
        if (undone.isOfMerge()) {
            return merges.undo(actor, undone, id, records);
        }
        boolean isNew = database.transaction(tx -> begin(tx, actor, undone.id(), others, id, records));
        if (isNew) {
            boolean isSmall = database.read(sql -> isSmall(sql, actor, batch, records));
            runner.begin(actor.workspace(), id, isSmall ? LONGEST : Duration.ZERO);
        }
        return rows.require(actor, false, id);
    }

    private boolean begin(DSLContext tx, Actor actor, UUID batch, boolean others, UUID id, Set<UUID> records) {
        var table = Database.quoted(actor.workspace(), "batch");
        tx.fetch("select 1 from " + table + " where id = {0} for update", DSL.val(batch));
        var undone =
                rows.find(tx, actor, others, batch).orElseThrow(() -> new GratoException(RecordsError.BATCH_NOT_FOUND));
        check(undone);
        var root = jobs.find(tx, actor.workspace(), batch).map(BatchJob::root).orElse(batch);
        var plan = new LinkedHashMap<String, @Nullable Object>();
        plan.put("batch", batch.toString());
        plan.put(
                "records",
                records.isEmpty() ? null : records.stream().map(UUID::toString).toList());
        var job = new BatchJobs.NewJob(id, UndoWork.KIND, "undo", undone.object(), batch, root, null, plan);
        boolean isNew = jobs.insert(tx, feeding(tx, actor, batch), job);
        if (isNew && records.isEmpty()) {
            tx.execute("update " + table + " set undone_by = {1} where id = {0}", DSL.val(batch), DSL.val(id));
        }
        return isNew;
    }

    /// What an import wrote as one, and people may not write by hand, is taken back as one: with the same
    /// rights, as an import again.
    private Actor feeding(DSLContext tx, Actor actor, UUID batch) {
        boolean isOfImport = jobs.find(tx, actor.workspace(), batch)
                .filter(job -> job.actorKind() == Actor.Kind.IMPORT)
                .isPresent();
        return isOfImport && actor.kind() == Actor.Kind.USER ? actor.as(Actor.Kind.IMPORT) : actor;
    }

    private void check(BatchSummary batch) {
        if (batch.isPreview()) {
            throw new GratoException(RecordsError.BATCH_IS_PREVIEW);
        }
        if (batch.isRunning()) {
            throw new GratoException(RecordsError.BATCH_RUNNING);
        }
        boolean isTooOld = batch.at().isBefore(clock.instant().minus(UNDOABLE_FOR));
        if (batch.undoneBy() != null || isTooOld) {
            throw new GratoException(RecordsError.BATCH_NOT_UNDOABLE, Map.of("days", UNDOABLE_FOR.toDays()));
        }
    }

    private static boolean isSmall(DSLContext sql, Actor actor, UUID batch, Set<UUID> records) {
        if (!records.isEmpty()) {
            return records.size() <= SMALL;
        }
        var lines = sql.selectOne()
                .from(Database.table(actor.workspace(), "change_history"))
                .where(DSL.field(DSL.name("batch_id"), UUID.class).eq(batch))
                .limit(SMALL + 1);
        return sql.fetchCount(lines) <= SMALL;
    }

    @Override
    public BatchSummary cancel(Actor actor, boolean others, UUID batch) {
        var found = rows.require(actor, others, batch);
        if (found.isOfMerge() && found.isRunning()) {
            throw new GratoException(RecordsError.BATCH_NOT_CANCELLABLE);
        }
        if (!found.isRunning() || !runner.end(actor.workspace(), batch, null, "cancelled", null)) {
            throw new GratoException(RecordsError.BATCH_NOT_RUNNING);
        }
        return rows.require(actor, others, batch);
    }

    @Override
    public List<BatchSummary> list(Actor actor, int limit, @Nullable UUID before) {
        return rows.own(actor, limit, before);
    }

    @Override
    public Optional<BatchSummary> find(Actor actor, boolean others, UUID batch) {
        return rows.find(actor, others, batch);
    }

    @Override
    public Listing records(Actor actor, boolean others, UUID batch, @Nullable Long after, int limit, boolean leftOnly) {
        return results.page(actor, rows.require(actor, others, batch), after, limit, leftOnly);
    }

    @Override
    public BatchEffects effects(Actor actor, boolean others, UUID batch) {
        return results.effects(actor, rows.require(actor, others, batch));
    }
}
