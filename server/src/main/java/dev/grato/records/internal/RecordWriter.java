package dev.grato.records.internal;

import dev.grato.model.Models;
import dev.grato.platform.Actor;
import dev.grato.platform.Database;
import dev.grato.platform.GratoException;
import dev.grato.platform.Workspace;
import dev.grato.records.Mutation;
import dev.grato.records.Outcome;
import dev.grato.records.RecordsError;
import dev.grato.records.SentEdit;
import dev.grato.records.WriteOptions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The one write path. Cuts the edits of a call into transactions and these into runs of like edits, which go to
/// the database as sets.
@Component
final class RecordWriter {

    private static final int MAX_EDITS = 10_000;
    private static final int CHUNK = 1_000;
    private static final int TRIES = 5;
    private static final String UNIQUE_VIOLATION = "23505";
    private static final String FOREIGN_KEY_VIOLATION = "23503";

    private final Database database;
    private final Models models;
    private final WriteRun.Surroundings surroundings;
    private final BatchRows batches;

    RecordWriter(Database database, Models models, WriteRun.Surroundings surroundings, BatchRows batches) {
        this.database = database;
        this.models = models;
        this.surroundings = surroundings;
        this.batches = batches;
    }

    List<Outcome> write(Actor actor, List<Mutation> mutations, WriteOptions options) {
        if (mutations.size() > MAX_EDITS) {
            throw new GratoException(RecordsError.TOO_MANY_EDITS, Map.of("max", MAX_EDITS));
        }
        if (options.isAtomic()) {
            return written(actor, mutations, options, 0);
        }
        var outcomes = new ArrayList<Outcome>(mutations.size());
        for (int from = 0; from < mutations.size(); from += CHUNK) {
            var chunk = mutations.subList(from, Math.min(mutations.size(), from + CHUNK));
            outcomes.addAll(written(actor, chunk, options, from));
        }
        return outcomes;
    }

    private List<Outcome> written(Actor actor, List<Mutation> mutations, WriteOptions options, int part) {
        try {
            return inTransaction(actor.workspace(), tx -> writtenOnce(tx, actor, mutations, options, part));
        } catch (GivenUp givenUp) {
            return givenUp.outcomes;
        }
    }

    /// Runs work that writes with [#writeIn], again from the start where it lost a race or the model has moved.
    <T> T inTransaction(Workspace workspace, Function<DSLContext, T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return database.transaction(work);
            } catch (ModelMoved moved) {
                models.refreshed(workspace);
                if (attempt == TRIES) {
                    throw new GratoException(RecordsError.MODEL_IN_MOTION);
                }
            } catch (DataAccessException failure) {
                if (!isLostRace(failure)) {
                    throw failure;
                }
                if (attempt == TRIES) {
                    // an index that is still being built refuses what the model does not yet call unique
                    throw new GratoException(RecordsError.MODEL_IN_MOTION);
                }
            }
        }
    }

    /// Somebody else wrote the same unique value, or trashed what we point at, between our check and our write: the
    /// next try finds it in the check.
    private static boolean isLostRace(DataAccessException failure) {
        return UNIQUE_VIOLATION.equals(failure.sqlState()) || FOREIGN_KEY_VIOLATION.equals(failure.sqlState());
    }

    /// @param part tells the transactions of one call apart: the place of its first edit
    private List<Outcome> writtenOnce(
            DSLContext tx, Actor actor, List<Mutation> mutations, WriteOptions options, int part) {
        if (options.once() == null) {
            boolean isRemote = mutations.stream().anyMatch(edit -> edit.remote() != null);
            return isRemote ? remembered(tx, actor, mutations, options) : counted(tx, actor, mutations, options);
        }
        var once = new WrittenOnce(tx, actor.workspace(), options.once(), part);
        var known = once.claim();
        if (known != null) {
            return known;
        }
        var outcomes = counted(tx, actor, mutations, options);
        once.keep(outcomes);
        return outcomes;
    }

    /// Edits from elsewhere: those that were here before are not written again.
    private List<Outcome> remembered(DSLContext tx, Actor actor, List<Mutation> mutations, WriteOptions options) {
        var memory = new WrittenMutations(tx, actor);
        var free = memory.claim(mutations);
        var fresh = mutations.stream()
                .filter(edit -> free.remove(WrittenMutations.remote(edit).id()))
                .toList();
        var outcomes = new IdentityHashMap<Mutation, Outcome>();
        var written = counted(tx, actor, fresh, options);
        for (int i = 0; i < fresh.size(); i++) {
            outcomes.put(fresh.get(i), written.get(i));
        }
        memory.keep(fresh, written);
        var known = memory.find(mutations.stream()
                .filter(edit -> !outcomes.containsKey(edit))
                .map(edit -> WrittenMutations.remote(edit).id())
                .toList());
        return mutations.stream()
                .map(edit -> {
                    var outcome = outcomes.get(edit);
                    return outcome != null
                            ? outcome
                            : replayed(
                                    edit,
                                    known.get(WrittenMutations.remote(edit).id()));
                })
                .toList();
    }

    private static Outcome replayed(Mutation edit, @Nullable SentEdit known) {
        return known != null
                        && known.digest().equals(WrittenMutations.remote(edit).digest())
                ? known.outcome().replayed()
                : Outcome.failed(edit.id(), Outcome.Status.ID_REUSED, List.of());
    }

    /// See [dev.grato.records.Records#sentBefore].
    Map<UUID, SentEdit> sentBefore(Actor actor, Collection<UUID> ids) {
        return database.read(sql -> new WrittenMutations(sql, actor).find(ids));
    }

    private List<Outcome> counted(DSLContext tx, Actor actor, List<Mutation> mutations, WriteOptions options) {
        var outcomes = writeIn(tx, actor, mutations, options);
        if (options.isAtomic()
                && !outcomes.stream().allMatch(outcome -> outcome.status().isDone())) {
            throw new GivenUp(outcomes.stream().map(RecordWriter::abandoned).toList());
        }
        if (options.batch() != null && !mutations.isEmpty()) {
            batches.count(
                    tx,
                    actor,
                    options.batch(),
                    options.source(),
                    mutations.getFirst().object(),
                    outcomes);
        }
        return outcomes;
    }

    /// Writes within a transaction of [#inTransaction]; each edit stands for itself.
    List<Outcome> writeIn(DSLContext tx, Actor actor, List<Mutation> mutations, WriteOptions options) {
        return writeIn(tx, actor, actor, mutations, options);
    }

    /// Like [#writeIn] with all rights, kept as what the author did.
    List<Outcome> writeAsEngine(DSLContext tx, Actor author, List<Mutation> mutations, WriteOptions options) {
        return writeIn(tx, Actor.system(author.workspace()), author, mutations, options);
    }

    private List<Outcome> writeIn(
            DSLContext tx, Actor actor, Actor author, List<Mutation> mutations, WriteOptions options) {
        var workspace = actor.workspace();
        var current = models.current(workspace);
        if (ModelLock.sharedVersion(tx, workspace) != current.version()) {
            throw new ModelMoved();
        }
        var model = options.isTakingBack() ? RevivedModel.of(current) : current;
        var edits = redirected(tx, workspace, mutations);
        var outcomes = new Outcome[edits.size()];
        for (int from = 0; from < edits.size(); ) {
            int to = endOfRun(edits, from);
            new WriteRun(tx, model, actor, author, options, surroundings).write(edits, from, to, outcomes);
            from = to;
        }
        return List.of(outcomes);
    }

    /// Updates from elsewhere of records that were merged are updates of what is left of them.
    private static List<Mutation> redirected(DSLContext tx, Workspace workspace, List<Mutation> mutations) {
        var concerned = new HashSet<UUID>();
        for (var edit : mutations) {
            if (edit.remote() != null && edit.kind() == Mutation.Kind.UPDATE) {
                concerned.add(edit.id());
            }
        }
        if (concerned.isEmpty()) {
            return mutations;
        }
        var forest = MergeForest.around(tx, workspace, concerned);
        return forest.isEmpty()
                ? mutations
                : mutations.stream()
                        .map(edit -> concerned.contains(edit.id()) ? edit.of(forest.root(edit.id())) : edit)
                        .toList();
    }

    private static Outcome abandoned(Outcome outcome) {
        return outcome.status().isDone() ? Outcome.failed(outcome.id(), Outcome.Status.ABANDONED, List.of()) : outcome;
    }

    /// Edits of one object and kind, each record once.
    private static int endOfRun(List<Mutation> mutations, int from) {
        var first = mutations.get(from);
        var seen = new HashSet<>();
        int to = from;
        while (to < mutations.size()
                && to - from < CHUNK
                && mutations.get(to).kind() == first.kind()
                && mutations.get(to).object().equals(first.object())
                && (mutations.get(to).remote() == null) == (first.remote() == null)
                && seen.add(mutations.get(to).id())) {
            to++;
        }
        return to;
    }

    /// Rolls the transaction back and carries out what became of its edits.
    private static final class GivenUp extends RuntimeException {

        private final transient List<Outcome> outcomes;

        private GivenUp(List<Outcome> outcomes) {
            super("an edit of an atomic set failed", null, false, false);
            this.outcomes = outcomes;
        }
    }

    /// The model is another one than this node thought.
    private static final class ModelMoved extends RuntimeException {

        private ModelMoved() {
            super("the model has moved", null, false, false);
        }
    }
}
