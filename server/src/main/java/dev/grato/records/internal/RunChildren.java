package dev.grato.records.internal;

import dev.grato.model.FieldDefinition;
import dev.grato.model.Model;
import dev.grato.model.ObjectType;
import dev.grato.platform.Actor;
import dev.grato.platform.Fault;
import dev.grato.records.CrmRecord;
import dev.grato.records.Mutation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;

/// Takes declared children along: they go to the trash with their parent and come back with it.
///
/// What went along is known by its time in the trash, which is that of its parent. Whoever may delete or restore
/// the parent may so do with its children. A child that cannot go keeps its parent from going.
final class RunChildren {

    private static final int DEEPEST = 4;

    private final DSLContext tx;
    private final Model model;
    private final Actor actor;
    private final RunChecks checks;
    private final Map<ObjectType, List<PreparedEdit>> found = new LinkedHashMap<>();
    private final Map<PreparedEdit, PreparedEdit> roots = new HashMap<>();

    RunChildren(DSLContext tx, Model model, Actor actor, RunChecks checks) {
        this.tx = tx;
        this.model = model;
        this.actor = actor;
        this.checks = checks;
    }

    /// Finds and locks the live children.
    void goingAlong(ObjectType object, List<PreparedEdit> parents) {
        gather(object, parents, Mutation.Kind.DELETE, 0);
        found.forEach((child, edits) -> checks.askRules(child, edits, true));
        blame();
    }

    /// Finds and locks the children that went to the trash with their parents.
    void comingAlong(ObjectType object, List<PreparedEdit> parents) {
        gather(object, parents, Mutation.Kind.RESTORE, 0);
        found.forEach((child, edits) -> {
            new UniqueCheck(tx, actor.workspace()).check(child, edits, true);
            checks.askRules(child, edits, false);
        });
        blame();
    }

    /// Hands over the children whose parents go.
    void eachSound(BiConsumer<ObjectType, List<PreparedEdit>> action) {
        found.forEach((child, edits) -> {
            var along = edits.stream().filter(edit -> root(edit).isSound()).toList();
            if (!along.isEmpty()) {
                action.accept(child, along);
            }
        });
    }

    /// A child does not come back to a parent that is in the trash.
    void refuseOrphans(ObjectType object, List<PreparedEdit> edits) {
        if (edits.isEmpty()) {
            return;
        }
        for (var link : object.parentLinks()) {
            model.object(String.valueOf(link.target())).ifPresent(target -> refuseOrphans(target, link, edits));
        }
    }

    private void refuseOrphans(ObjectType target, FieldDefinition link, List<PreparedEdit> edits) {
        var columns = Columns.of(actor.workspace(), target, "r");
        var ids = edits.stream()
                .map(edit -> Rows.id(edit.before().get(link.name())))
                .filter(Objects::nonNull)
                .toArray(UUID[]::new);
        var trashed = new HashSet<>(tx.select(columns.id())
                .from(columns.table())
                .where(columns.id().eq(DSL.any(ids)), columns.deletedAt().isNotNull())
                .fetch(0, UUID.class));
        for (var edit : edits) {
            if (trashed.contains(Rows.id(edit.before().get(link.name())))) {
                edit.faults().add(new Fault(link.name(), "parentInTrash", Map.of("field", link.name())));
            }
        }
    }

    private void gather(ObjectType object, List<PreparedEdit> parents, Mutation.Kind kind, int depth) {
        if (parents.isEmpty() || depth >= DEEPEST) {
            return;
        }
        for (var child : model.objects()) {
            for (var link : child.parentLinks()) {
                if (object.name().equals(link.target())) {
                    var edits = children(child, link, parents, kind);
                    found.computeIfAbsent(child, key -> new ArrayList<>()).addAll(edits);
                    gather(child, edits, kind, depth + 1);
                }
            }
        }
    }

    private List<PreparedEdit> children(
            ObjectType child, FieldDefinition link, List<PreparedEdit> parents, Mutation.Kind kind) {
        var columns = Columns.of(actor.workspace(), child, "r");
        var rows = new Rows(columns, child.liveFields().values());
        @SuppressWarnings("unchecked")
        var parent = (Field<UUID>) columns.field(link, link.type().filterPart());
        var byId = new HashMap<UUID, PreparedEdit>();
        parents.forEach(edit -> byId.put(edit.id(), edit));
        boolean isRestore = kind == Mutation.Kind.RESTORE;
        var edits = new ArrayList<PreparedEdit>();
        tx.select(rows.selected())
                .from(columns.table())
                .where(
                        parent.eq(DSL.any(byId.keySet().toArray(UUID[]::new))),
                        isRestore
                                ? columns.deletedAt().isNotNull()
                                : columns.deletedAt().isNull())
                .orderBy(columns.id())
                .forNoKeyUpdate()
                .fetch(row -> rows.record(row, 0))
                .forEach(record -> {
                    var of = byId.get(Rows.id(record.value(link.name())));
                    if (of != null && (!isRestore || wentAlong(record, of))) {
                        var mutation = new Mutation(kind, child.name(), record.id(), Map.of(), null);
                        var edit = new PreparedEdit(-1, mutation, record);
                        roots.put(edit, root(of));
                        edits.add(edit);
                    }
                });
        return edits;
    }

    private static boolean wentAlong(CrmRecord child, PreparedEdit parent) {
        var time = child.value("deletedAt");
        return time != null && time.equals(parent.requirePresent().value("deletedAt"));
    }

    private PreparedEdit root(PreparedEdit edit) {
        return roots.getOrDefault(edit, edit);
    }

    private void blame() {
        found.forEach((child, edits) -> edits.forEach(edit ->
                edit.faults().forEach(fault -> root(edit).faults().add(fault.under(child.plural())))));
    }
}
