package dev.grato.records.internal;

import dev.grato.platform.Actor;
import dev.grato.platform.Database;
import dev.grato.platform.GratoException;
import dev.grato.platform.Jobs;
import dev.grato.platform.PlatformError;
import dev.grato.platform.Workspace;
import dev.grato.platform.Workspaces;
import dev.grato.records.Mutation;
import dev.grato.records.Outcome;
import dev.grato.records.WriteOptions;
import dev.grato.records.spi.BatchOwners;
import dev.grato.records.spi.BatchWork;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Carries batches out, chunk by chunk, on whichever node comes by.
///
/// A chunk's writes, what became of its items and how far the batch is are one transaction, under a lock on the
/// batch: a node that dies leaves a state from which the next one goes on, and two nodes at once take turns.
@Component
final class BatchRunner {

    private static final Logger LOG = LoggerFactory.getLogger(BatchRunner.class);
    private static final String JOB = "records.batch";
    private static final Duration STEP = Duration.ofSeconds(10);
    private static final int MOST_FAILURES = 5;

    private final Database database;
    private final Workspaces workspaces;
    private final RecordWriter writer;
    private final BatchJobs batches;
    private final BatchCollector collector;
    private final ObjectProvider<BatchOwners> owners;
    private final Map<String, BatchWork> works;
    private final Jobs jobs;
    private volatile int most = 1_000;

    BatchRunner(
            Database database,
            Workspaces workspaces,
            RecordWriter writer,
            BatchJobs batches,
            BatchCollector collector,
            ObjectProvider<BatchOwners> owners,
            List<BatchWork> works,
            Jobs jobs) {
        this.database = database;
        this.workspaces = workspaces;
        this.writer = writer;
        this.batches = batches;
        this.collector = collector;
        this.owners = owners;
        this.works = works.stream().collect(Collectors.toUnmodifiableMap(BatchWork::kind, work -> work));
        this.jobs = jobs;
        jobs.registerSteps(JOB, this::step);
        jobs.every("records.batch.sweep", Duration.ofSeconds(30), this::sweep);
    }

    /// Limits the chunks further than time does.
    void inChunksOf(int records) {
        most = records;
    }

    /// Works on a batch that was just begun for so long, and leaves the rest to the nodes.
    void begin(Workspace workspace, UUID id, Duration atOnce) {
        boolean hasMore = true;
        try {
            hasMore = run(workspace, id, atOnce);
        } catch (RuntimeException later) {
            LOG.warn("batch {} goes on in the background: {}", id, later.toString());
        }
        if (hasMore) {
            jobs.enqueue(JOB, workspace.id() + "/" + id);
        }
    }

    private boolean step(String piece) {
        var parts = piece.split("/", -1);
        var id = UUID.fromString(parts[0]);
        boolean isThere =
                workspaces.all().stream().anyMatch(workspace -> workspace.id().equals(id));
        return isThere && run(workspaces.require(id), UUID.fromString(parts[1]), STEP);
    }

    /// Finds what was left behind by a node that died before it asked for the job.
    void sweep() {
        for (var workspace : workspaces.inUse()) {
            for (var id : database.read(sql -> batches.running(sql, workspace))) {
                jobs.enqueue(JOB, workspace.id() + "/" + id);
            }
        }
    }

    /// @return whether there is more to do
    boolean run(Workspace workspace, UUID id, Duration time) {
        long end = System.nanoTime() + time.toNanos();
        var pace = new Pace(most);
        do {
            if (!advance(workspace, id, pace)) {
                return false;
            }
        } while (System.nanoTime() < end && !jobs.isStopping());
        return true;
    }

    private boolean advance(Workspace workspace, UUID id, Pace pace) {
        var job = database.read(sql -> batches.find(sql, workspace, id)).orElse(null);
        if (job == null || !job.isRunning()) {
            return false;
        }
        var work = works.get(job.kind());
        if (work == null || !job.workspace().equals(workspace.id())) {
            end(workspace, id, null, "cancelled", "copied");
            return false;
        }
        var actor = actor(workspace, job);
        if (actor == null && !work.endsWithOwner()) {
            actor = Actor.system(workspace);
        }
        if (actor == null) {
            end(workspace, id, work, "failed", "ownerGone");
            return false;
        }
        if (job.ability() != null && !owners.getObject().isAble(actor, job.ability())) {
            end(workspace, id, work, "failed", "abilityGone");
            return false;
        }
        return advance(new Going(workspace, id, work, actor), job, pace);
    }

    /// A batch on its way, with its owner as they are now.
    private record Going(Workspace workspace, UUID id, BatchWork work, Actor actor) {}

    private boolean advance(Going going, BatchJob job, Pace pace) {
        try {
            if (!job.isCollected()) {
                return collector.collect(going.actor(), job, going.work());
            }
            long begin = System.nanoTime();
            boolean hasMore = writer.inTransaction(going.workspace(), tx -> chunk(tx, going, pace.size()));
            pace.took(Duration.ofNanos(System.nanoTime() - begin));
            return hasMore;
        } catch (GratoException refusal) {
            if (refusal.code() != PlatformError.TOO_SLOW || !pace.halve()) {
                throw refusal;
            }
            return true;
        } catch (RuntimeException failure) {
            if (job.failures() + 1 >= MOST_FAILURES) {
                LOG.error("batch {} is given up", going.id(), failure);
                end(going.workspace(), going.id(), going.work(), "failed", "broken");
                return false;
            }
            database.transaction(tx -> {
                batches.failedOnce(tx, going.workspace(), going.id());
                return 0;
            });
            throw failure;
        }
    }

    private boolean chunk(DSLContext tx, Going going, int size) {
        var workspace = going.workspace();
        var job = batches.lock(tx, workspace, going.id()).orElse(null);
        if (job == null || !job.isRunning()) {
            return false;
        }
        var items = batches.waiting(tx, workspace, job, size);
        if (!items.isEmpty()) {
            var chunk = new WorkChunk(tx, going.actor(), job, writer, items);
            var results = going.work().carryOut(chunk);
            batches.keep(tx, workspace, job, items, results);
            batches.tally(tx, workspace, job.id(), going.work().tally(chunk.items(), results));
            return true;
        }
        if (!job.isLastLap() && batches.isAnyPutOff(tx, workspace, job.id())) {
            batches.nextLap(tx, workspace, job.id(), job.lapDone() == 0);
            return true;
        }
        end(tx, going, job, "done", null);
        return false;
    }

    private void end(DSLContext tx, Going going, BatchJob job, String state, @Nullable String reason) {
        batches.end(tx, going.workspace(), job.id(), state, reason);
        going.work().ended(new WorkChunk(tx, going.actor(), job, writer, List.of()), state);
    }

    /// @return whether it was still running
    boolean end(Workspace workspace, UUID id, @Nullable BatchWork work, String state, @Nullable String reason) {
        return database.transaction(tx -> {
            var job = batches.lock(tx, workspace, id).orElse(null);
            if (job == null || !job.isRunning()) {
                return false;
            }
            batches.end(tx, workspace, id, state, reason);
            var ended = work == null ? works.get(job.kind()) : work;
            if (ended != null) {
                ended.ended(new WorkChunk(tx, Actor.system(workspace), job, writer, List.of()), state);
            }
            return true;
        });
    }

    private @Nullable Actor actor(Workspace workspace, BatchJob job) {
        if (job.user() == null) {
            return job.actorKind() == Actor.Kind.SYSTEM ? Actor.system(workspace) : null;
        }
        return owners.getObject()
                .find(workspace, job.actorKind(), job.credential(), job.user(), job.onBehalfOf())
                .orElse(null);
    }

    /// How many items go into a chunk: as many as take a good part of 300 ms, at most 1,000.
    private static final class Pace {

        private static final long AIM = Duration.ofMillis(200).toNanos();

        private final int most;
        private int size;

        private Pace(int most) {
            this.most = most;
            this.size = Math.min(most, 200);
        }

        int size() {
            return size;
        }

        void took(Duration time) {
            long fitting = size * AIM / Math.max(1, time.toNanos());
            size = (int) Math.clamp(fitting, Math.max(1, size / 4), Math.min(most, size * 2L));
        }

        /// @return whether it can be smaller
        boolean halve() {
            size = Math.max(1, size / 2);
            return size > 1;
        }
    }

    /// What a work sees of its chunk.
    private record WorkChunk(
            DSLContext sql, Actor actor, BatchJob job, RecordWriter writer, List<BatchJobs.Placed> placed)
            implements BatchWork.Chunk, InTransaction {

        @Override
        public UUID batch() {
            return job.id();
        }

        @Override
        public Map<String, @Nullable Object> plan() {
            return job.plan();
        }

        @Override
        public List<BatchWork.Item> items() {
            return placed.stream().map(BatchJobs.Placed::item).toList();
        }

        @Override
        public long changedSoFar() {
            return job.written();
        }

        @Override
        public boolean isLastLap() {
            return job.isLastLap();
        }

        @Override
        public List<Outcome> write(List<Mutation> mutations) {
            var options = new WriteOptions(job.source(), false, job.id(), null);
            return mutations.isEmpty() ? List.of() : writer.writeIn(sql, actor, mutations, options);
        }

        @Override
        public <T> T takenBack(Supplier<T> work) {
            sql.execute("savepoint before_taken_back");
            var result = work.get();
            sql.execute("rollback to savepoint before_taken_back");
            return result;
        }

        @Override
        public List<Outcome> writeAsEngine(List<Mutation> mutations) {
            var options = new WriteOptions(job.source(), false, job.id(), null);
            return mutations.isEmpty() ? List.of() : writer.writeAsEngine(sql, actor, mutations, options);
        }
    }
}
