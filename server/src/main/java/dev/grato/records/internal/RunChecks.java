package dev.grato.records.internal;

import dev.grato.model.Model;
import dev.grato.model.ObjectType;
import dev.grato.platform.Actor;
import dev.grato.records.Outcome;
import dev.grato.records.Outcome.Status;
import dev.grato.records.WriteOptions;
import dev.grato.records.spi.AccessPolicy.Action;
import dev.grato.records.spi.PendingChange;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;

/// Everything that can be wrong with the edits of a run, asked for all of them at once.
final class RunChecks {

    private final DSLContext tx;
    private final Model model;
    private final Actor actor;
    private final WriteOptions options;
    private final WriteRun.Surroundings around;
    private final Instant now;

    RunChecks(
            DSLContext tx, Model model, Actor actor, WriteOptions options, WriteRun.Surroundings around, Instant now) {
        this.tx = tx;
        this.model = model;
        this.actor = actor;
        this.options = options;
        this.around = around;
        this.now = now;
    }

    /// Everything that can be wrong with new values, for creates and updates alike.
    void check(
            ObjectType object, Acceptance acceptance, List<PreparedEdit> edits, Set<UUID> newIds, Outcome[] outcomes) {
        edits.forEach(edit -> edit.changed(acceptance.changed(edit.before(), edit.after())));
        new RelationCheck(tx, model, actor, around.access()).check(object, edits, newIds);
        if (!options.source().equals(WriteOptions.UNDO)) {
            // what an undo brings back the record has had before
            new FileCheck(tx, model, actor, around.access()).check(object, edits);
        }
        askRules(object, edits.stream().filter(PreparedEdit::isSound).toList(), false);
        for (var edit : edits) {
            edit.changed(acceptance.changed(edit.before(), edit.after()));
            boolean isNew = edit.present() == null;
            var due = isNew ? List.copyOf(acceptance.fields().keySet()) : edit.changed();
            if (!options.source().equals(WriteOptions.UNMERGE)) {
                acceptance.requireValues(edit.after(), due, edit.faults());
            }
        }
        var sound = edits.stream().filter(PreparedEdit::isSound).toList();
        new FormulaRun(model, object, actor.workspace(), now).compute(sound);
        var judged = sound.stream().filter(edit -> isJudged(object, edit)).toList();
        new ValidationRules(model, around.models().types(), around.clock()).check(actor, object, judged);
        new UniqueCheck(tx, actor.workspace()).check(object, sound, false);
        for (var edit : edits) {
            boolean isNew = edit.present() == null;
            boolean isHandedOver =
                    edit.changed().contains("owner") || edit.changed().contains("team");
            boolean isMoved = isNew || object.isOwned() && isHandedOver;
            if (isMoved && !(edit.mayHandOver() && mayHold(object, edit, isNew))) {
                outcomes[edit.place()] = Outcome.failed(edit.id(), Status.FORBIDDEN, List.of());
            }
        }
    }

    /// A record that broke a rule before it is moved to a survivor, or before it is as it was, does not stand in
    /// the way.
    private boolean isJudged(ObjectType object, PreparedEdit edit) {
        return switch (options.source()) {
            case WriteOptions.UNMERGE -> false;
            case WriteOptions.MERGE ->
                !edit.changed().stream()
                        .flatMap(name -> object.field(name).stream())
                        .allMatch(MergeReplay::isPointer);
            default -> true;
        };
    }

    private boolean mayHold(ObjectType object, PreparedEdit edit, boolean isNew) {
        return around.access()
                .mayHold(
                        actor,
                        object,
                        isNew ? Action.CREATE : Action.UPDATE,
                        object.isOwned() ? Rows.id(edit.after().get("owner")) : null,
                        object.isOwned() ? Rows.id(edit.after().get("team")) : null);
    }

    /// Lets the rules of modules refuse and complete.
    void askRules(ObjectType object, List<PreparedEdit> edits, boolean isDelete) {
        var rules = around.rules().stream()
                .filter(rule -> rule.isAbout(actor.workspace(), object.name()))
                .filter(rule -> !isDelete || rule.checksDeletes())
                .toList();
        if (rules.isEmpty() || edits.isEmpty()) {
            return;
        }
        var pending = new LinkedHashMap<PreparedEdit, PendingChange>();
        for (var edit : edits) {
            var change =
                    new PendingChange(edit.mutation().kind(), object.name(), edit.id(), edit.before(), edit.after());
            pending.put(edit, change);
        }
        var context =
                new RunRuleContext(tx, model, actor, around.clock(), options.source(), object.name(), pending.values());
        rules.forEach(rule -> rule.check(context, List.copyOf(pending.values())));
        pending.forEach((edit, change) -> edit.faults().addAll(change.faults()));
    }
}
