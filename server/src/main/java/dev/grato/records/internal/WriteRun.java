package dev.grato.records.internal;

import dev.grato.model.Model;
import dev.grato.model.Models;
import dev.grato.model.ObjectType;
import dev.grato.model.ValueContext;
import dev.grato.platform.Actor;
import dev.grato.platform.Fault;
import dev.grato.records.Change.Operation;
import dev.grato.records.Mutation;
import dev.grato.records.Outcome;
import dev.grato.records.Outcome.Status;
import dev.grato.records.WriteOptions;
import dev.grato.records.spi.AccessPolicy;
import dev.grato.records.spi.RecordRule;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Writes edits of one object and one kind as sets: permission, values, relations, uniqueness, rules, rows,
/// log.
final class WriteRun {

    /// What every run needs.
    @Component
    record Surroundings(
            Models models,
            AccessPolicy access,
            List<RecordRule> rules,
            ChangeLog log,
            Projections projections,
            Conflicts conflicts,
            MergeTermsOfAll terms,
            Clock clock) {}

    private final DSLContext tx;
    private final Model model;
    private final Actor actor;
    private final Actor author;
    private final WriteOptions options;
    private final Surroundings around;
    private final Instant now;
    private final RunRows rows;
    private final RunChecks checks;

    /// @param actor whose rights count
    /// @param author who has done it
    WriteRun(DSLContext tx, Model model, Actor actor, Actor author, WriteOptions options, Surroundings around) {
        this.tx = tx;
        this.model = model;
        this.actor = actor;
        this.author = author;
        this.options = options;
        this.around = around;
        var moment = options.occurredAt() != null && actor.isSystem()
                ? options.occurredAt()
                : around.clock().instant();
        this.now = moment.truncatedTo(ChronoUnit.MICROS);
        this.rows = new RunRows(tx, author, options, now);
        this.checks = new RunChecks(tx, model, actor, options, around, now);
    }

    /// Fills in the outcomes of the edits from `from` to before `to`.
    void write(List<Mutation> mutations, int from, int to, Outcome[] outcomes) {
        var first = mutations.get(from);
        var object = model.object(first.object())
                .filter(known -> around.access().knows(actor, known))
                .orElse(null);
        if (object == null) {
            for (int i = from; i < to; i++) {
                var fault = new Fault("", "unknownObject", Map.of("object", first.object()));
                outcomes[i] = Outcome.failed(mutations.get(i).id(), Status.NOT_FOUND, List.of(fault));
            }
            return;
        }
        var edits = first.kind() == Mutation.Kind.CREATE
                ? fresh(mutations, from, to)
                : new RunLocks(tx, actor, around.access(), options.isOfMerge())
                        .present(object, mutations, from, to, outcomes);
        switch (first.kind()) {
            case CREATE -> create(object, edits, outcomes);
            case UPDATE -> update(object, edits, outcomes);
            case DELETE -> trash(object, edits, outcomes);
            case RESTORE -> restore(object, edits, outcomes);
        }
        new FaultMask(object, actor, around.access()).apply(outcomes, from, to);
    }

    // ---------------------------------------------------------------- create

    private static List<PreparedEdit> fresh(List<Mutation> mutations, int from, int to) {
        var edits = new ArrayList<PreparedEdit>();
        for (int i = from; i < to; i++) {
            edits.add(new PreparedEdit(i, mutations.get(i), null));
        }
        return edits;
    }

    private void create(ObjectType object, List<PreparedEdit> edits, Outcome[] outcomes) {
        var acceptance = acceptance(object);
        var ids = new HashSet<UUID>();
        for (var edit : edits) {
            ids.add(edit.id());
            edit.apply(acceptance.accept(edit.mutation().values(), edit.faults()));
            acceptance.defaults(edit.after());
            own(object, edit);
        }
        new AutoNumbers(tx, actor.workspace()).fill(object, edits);
        checks.check(object, acceptance, edits, ids, outcomes);
        var sound = sound(edits, outcomes);
        var inserted = new HashSet<>(rows.insert(object, sound));
        for (var edit : sound) {
            if (!inserted.contains(edit.id().toString())) {
                edit.faults().add(new Fault("id", "idTaken", Map.of()));
                outcomes[edit.place()] = edit.invalid();
            } else {
                outcomes[edit.place()] = Outcome.done(edit.id(), Status.CREATED, edit.newVersion());
            }
        }
        log(object, done(sound, outcomes), Operation.CREATE);
    }

    /// Whoever creates a record owns it unless they say otherwise.
    private void own(ObjectType object, PreparedEdit edit) {
        if (!object.isOwned()) {
            return;
        }
        var sent = edit.mutation().values();
        if (!sent.containsKey("owner") && actor.userId() != null) {
            edit.after().put("owner", actor.userId().toString());
        }
        var team = around.access().team(actor);
        if (!sent.containsKey("team") && team != null) {
            edit.after().put("team", team.toString());
        }
    }

    // ---------------------------------------------------------------- update

    private void update(ObjectType object, List<PreparedEdit> edits, Outcome[] outcomes) {
        var acceptance = acceptance(object);
        var meetings = new Meetings(acceptance);
        for (var edit : edits) {
            edit.apply(meetings.meet(edit, acceptance.accept(edit.mutation().values(), edit.faults())));
        }
        around.conflicts().tell(tx, actor, object, edits);
        around.conflicts()
                .find(tx, actor, object, edits, acceptance)
                .forEach((edit, found) -> outcomes[edit.place()] = edit.conflict(found));
        var wanted =
                edits.stream().filter(edit -> outcomes[edit.place()] == null).toList();
        checks.check(object, acceptance, wanted, Set.of(), outcomes);
        var changed = new ArrayList<PreparedEdit>();
        for (var edit : sound(wanted, outcomes)) {
            if (edit.changed().isEmpty()) {
                outcomes[edit.place()] =
                        edit.done(Status.UNCHANGED, edit.requirePresent().version());
            } else {
                changed.add(edit);
                outcomes[edit.place()] = edit.done(Status.UPDATED, edit.newVersion());
            }
        }
        rows.update(object, changed);
        log(object, changed, Operation.UPDATE);
    }

    // ---------------------------------------------------------------- trash

    private void trash(ObjectType object, List<PreparedEdit> edits, Outcome[] outcomes) {
        around.conflicts()
                .findEdited(tx, author, edits)
                .forEach(edit -> outcomes[edit.place()] = edit.conflict(List.of()));
        var wanted =
                edits.stream().filter(edit -> outcomes[edit.place()] == null).toList();
        checks.askRules(object, wanted, true);
        var children = new RunChildren(tx, model, actor, checks);
        if (!options.isOfMerge()) {
            children.goingAlong(object, wanted);
        }
        var going = sound(wanted, outcomes);
        rows.move(object, going, now);
        going.forEach(edit -> outcomes[edit.place()] = Outcome.done(edit.id(), Status.DELETED, edit.newVersion()));
        log(object, going, Operation.DELETE);
        children.eachSound((child, along) -> {
            rows.move(child, along, now);
            log(child, along, Operation.DELETE);
        });
    }

    private void restore(ObjectType object, List<PreparedEdit> edits, Outcome[] outcomes) {
        new UniqueCheck(tx, actor.workspace()).check(object, edits, true);
        checks.askRules(object, edits, false);
        var children = new RunChildren(tx, model, actor, checks);
        children.refuseOrphans(object, edits);
        var merged = new MergedRestore(tx, author.workspace(), around.terms());
        if (!options.isOfMerge()) {
            merged.refuse(edits);
            children.comingAlong(object, edits);
        }
        var coming = sound(edits, outcomes);
        rows.move(object, coming, null);
        coming.forEach(edit -> outcomes[edit.place()] = Outcome.done(edit.id(), Status.RESTORED, edit.newVersion()));
        log(object, coming, Operation.RESTORE);
        children.eachSound((child, along) -> {
            rows.move(child, along, null);
            log(child, along, Operation.RESTORE);
            repoint(merged, child, along);
        });
        repoint(merged, object, coming);
    }

    /// What was in the trash while records were merged or separated follows when it comes back.
    private void repoint(MergedRestore merged, ObjectType object, List<PreparedEdit> restored) {
        var records = new LinkedHashMap<UUID, Map<String, @Nullable Object>>();
        restored.forEach(edit -> records.put(edit.id(), edit.before()));
        var edits = merged.edits(object, records);
        if (!edits.isEmpty()) {
            var as = new WriteOptions(WriteOptions.MERGE, false, options.batch(), null);
            var outcomes = new Outcome[edits.size()];
            new WriteRun(tx, RevivedModel.of(model), Actor.system(actor.workspace()), author, as, around)
                    .write(edits, 0, edits.size(), outcomes);
        }
    }

    // ---------------------------------------------------------------- what all share

    private Acceptance acceptance(ObjectType object) {
        return new Acceptance(
                object,
                actor,
                around.access(),
                ValueContext.of(actor.workspace(), around.clock()),
                options.isTakingBack());
    }

    /// The edits nothing is wrong with; the others get their outcome.
    private static List<PreparedEdit> sound(List<PreparedEdit> edits, Outcome[] outcomes) {
        var sound = new ArrayList<PreparedEdit>();
        for (var edit : edits) {
            if (outcomes[edit.place()] != null) {
                continue;
            }
            if (edit.isSound()) {
                sound.add(edit);
            } else {
                outcomes[edit.place()] = edit.invalid();
            }
        }
        return sound;
    }

    private static List<PreparedEdit> done(List<PreparedEdit> edits, Outcome[] outcomes) {
        return edits.stream()
                .filter(edit -> outcomes[edit.place()].status().isDone())
                .toList();
    }

    private void log(ObjectType object, List<PreparedEdit> edits, Operation operation) {
        var lines = new ArrayList<ChangeLog.Line>();
        for (var edit : edits) {
            boolean hasValues = operation == Operation.CREATE || operation == Operation.UPDATE;
            Map<String, @Nullable Object> before =
                    hasValues ? Acceptance.picked(edit.before(), edit.changed()) : Map.of();
            Map<String, @Nullable Object> after =
                    hasValues ? Acceptance.picked(edit.after(), edit.changed()) : Map.of();
            var version = edit.newVersion();
            lines.add(new ChangeLog.Line(edit.id(), version.version(), version.tag(), operation, before, after));
        }
        around.log().append(tx, author, object, options, now, lines);
        MergeHistory.redirected(tx, author.workspace(), object.table(), edits);
        around.projections().follow(tx, model, actor, object, now, operation, edits);
    }
}
