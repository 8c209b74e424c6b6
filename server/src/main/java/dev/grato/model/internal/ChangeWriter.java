package dev.grato.model.internal;

import dev.grato.model.Faults;
import dev.grato.model.FieldTypes;
import dev.grato.model.ObjectType;
import dev.grato.model.ValueContext;
import dev.grato.platform.Actor;
import dev.grato.platform.Audit;
import dev.grato.platform.Database;
import dev.grato.platform.GratoException;
import dev.grato.platform.Ids;
import dev.grato.platform.Json;
import dev.grato.platform.PlatformError;
import dev.grato.platform.SecurityEvent;
import dev.grato.platform.Workspace;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Carries out a change of a model: definitions, tables, version and log in one transaction.
@Component
final class ChangeWriter {

    private static final int TRIES = 5;

    private final Database database;
    private final DeclaredObjects declared;
    private final FieldTypes types;
    private final WorkspaceModels models;
    private final IndexQueue indexes;
    private final StoredRecalculations recalculations;
    private final Audit audit;
    private final Clock clock;

    ChangeWriter(
            Database database,
            DeclaredObjects declared,
            FieldTypes types,
            WorkspaceModels models,
            IndexQueue indexes,
            StoredRecalculations recalculations,
            Audit audit,
            Clock clock) {
        this.database = database;
        this.declared = declared;
        this.types = types;
        this.models = models;
        this.indexes = indexes;
        this.recalculations = recalculations;
        this.audit = audit;
        this.clock = clock;
    }

    /// A change that was carried out.
    ///
    /// @param objects all objects after it, retired ones included
    /// @param result what the work itself gave back
    record Done<T>(UUID batchId, List<ObjectType> objects, T result) {}

    /// Does the work on a draft of the model and keeps what became of it, if it is sound.
    <T> Done<T> change(Actor actor, String what, Function<Draft, T> work) {
        return change(actor, what, null, work);
    }

    <T> Done<T> change(Actor actor, String what, @Nullable UUID undoes, Function<Draft, T> work) {
        record Outcome<T>(Done<T> done, Set<String> tables, boolean isWorkLeft, boolean isComputedAnew) {}
        var workspace = actor.workspace();
        Outcome<T> outcome = patiently(() -> database.transaction(tx -> {
            TableKeeper.lock(tx, workspace);
            var draft = draft(tx, workspace);
            var result = work.apply(draft);
            var faults = new Faults();
            Invariants.check(draft.objects(), faults);
            Input.refuse(faults);
            var tables = draft.changed().stream()
                    .filter(key -> key.kind() != Key.Kind.VIEW)
                    .map(Key::table)
                    .collect(Collectors.toSet());
            boolean isComputedAnew = recalculations.note(draft);
            draft.save();
            boolean isWorkLeft = false;
            if (!tables.isEmpty()) {
                isWorkLeft = new TableKeeper(tx, workspace, draft.objects())
                        .ensure(draft.objects().stream()
                                .filter(object -> tables.contains(object.table()))
                                .toList());
                ModelStore.raiseVersion(tx, workspace);
            }
            var id = log(actor, what, undoes, draft);
            record(actor, what, id);
            return new Outcome<>(new Done<>(id, draft.objects(), result), tables, isWorkLeft, isComputedAnew);
        }));
        if (outcome.isWorkLeft()) {
            outcome.tables().forEach(table -> indexes.ask(workspace, table));
        }
        if (!outcome.tables().isEmpty()) {
            models.refreshed(workspace);
        }
        if (outcome.isComputedAnew()) {
            recalculations.ask(workspace);
        }
        return outcome.done();
    }

    /// Last in the transaction: when it cannot be kept for the audit, the model stays as it was.
    private void record(Actor actor, String what, UUID id) {
        if (!actor.isSystem()) {
            audit.record(
                    SecurityEvent.by(actor, "model.changed").with("what", what).with("batch", id.toString()));
        }
    }

    /// Changes views only: nobody has to wait for that.
    <T> Done<T> changeViews(Actor actor, String what, Function<Draft, T> work) {
        var workspace = actor.workspace();
        return database.transaction(tx -> {
            var draft = draft(tx, workspace);
            var result = work.apply(draft);
            draft.save();
            return new Done<>(log(actor, what, null, draft), draft.objects(), result);
        });
    }

    private Draft draft(org.jooq.DSLContext tx, Workspace workspace) {
        var builder = new ModelBuilder(declared, types);
        var context = ValueContext.of(workspace, clock);
        return new Draft(
                tx,
                workspace,
                ModelStore.load(tx, workspace),
                declared,
                definitions -> builder.objects(definitions, Set.of(), context));
    }

    /// All objects as they are wanted, retired ones included.
    List<ObjectType> objects(Workspace workspace) {
        return database.read(sql -> draft(sql, workspace).objects());
    }

    private UUID log(Actor actor, String what, @Nullable UUID undoes, Draft draft) {
        var id = Ids.next();
        draft.tx()
                .execute(
                        """
                        insert into {0} (id, at, actor_kind, actor_id, what, before, after, undoes)
                        values ({1}, {2}, {3}, {4}::uuid, {5}, {6}::jsonb, {7}::jsonb, {8}::uuid)""",
                        Database.table(actor.workspace(), "model_change"),
                        DSL.val(id),
                        DSL.val(clock.instant().atOffset(ZoneOffset.UTC)),
                        DSL.val(actor.kind().key()),
                        DSL.val(actor.id()),
                        DSL.val(what),
                        DSL.val(Json.write(draft.before())),
                        DSL.val(Json.write(draft.after())),
                        DSL.val(undoes));
        return id;
    }

    /// Tries again for a while where others hold the locks it needs, letting them through in between.
    static <T> T patiently(Supplier<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return work.get();
            } catch (GratoException refusal) {
                if (refusal.code() != PlatformError.BUSY || attempt == TRIES) {
                    throw refusal;
                }
                pause(ThreadLocalRandom.current().nextLong(100, 400));
            }
        }
    }

    static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while waiting for a lock", stopped);
        }
    }

    Map<Key, Map<String, @Nullable Object>> views(Workspace workspace) {
        return database.read(sql -> ModelStore.views(sql, workspace));
    }
}
