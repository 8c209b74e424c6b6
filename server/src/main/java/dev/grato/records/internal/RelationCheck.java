package dev.grato.records.internal;

import dev.grato.model.FieldDefinition;
import dev.grato.model.Model;
import dev.grato.model.ObjectType;
import dev.grato.platform.Actor;
import dev.grato.platform.Fault;
import dev.grato.platform.Json;
import dev.grato.records.spi.AccessPolicy;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// Makes sure that relations point at live records the caller may see: one question per target object.
///
/// A record that is hidden, in the trash or in another workspace is refused like one that never was.
final class RelationCheck {

    private final DSLContext tx;
    private final Model model;
    private final Actor actor;
    private final AccessPolicy access;

    RelationCheck(DSLContext tx, Model model, Actor actor, AccessPolicy access) {
        this.tx = tx;
        this.model = model;
        this.actor = actor;
        this.access = access;
    }

    /// @param ownIds records of the same object that come into being with these edits
    void check(ObjectType object, Collection<PreparedEdit> edits, Set<UUID> ownIds) {
        var wanted = new HashMap<String, Set<UUID>>();
        for (var edit : edits) {
            eachRelation(
                    object,
                    edit,
                    (field, target, id) -> wanted.computeIfAbsent(target, key -> new HashSet<>())
                            .add(id));
        }
        var known = new HashMap<String, Set<UUID>>();
        wanted.forEach((target, ids) -> known.put(
                target,
                allowed(
                        target,
                        ids,
                        (type, columns) -> access.allowed(actor, type, AccessPolicy.Action.READ, columns))));
        known.computeIfAbsent(object.name(), key -> new HashSet<>()).addAll(ownIds);
        redirect(object, edits, wanted, known);
        var open = openParents(object, edits, ownIds);
        for (var edit : edits) {
            eachRelation(object, edit, (field, target, id) -> {
                if (!known.getOrDefault(target, Set.of()).contains(id)) {
                    edit.faults().add(new Fault(field.name(), "unknownRecord", Map.of("field", field.name())));
                } else if (object.parents().contains(field.name()) && !open.contains(id)) {
                    edit.faults().add(new Fault(field.name(), "parentReadOnly", Map.of("field", field.name())));
                } else if (id.equals(edit.id()) && target.equals(object.name())) {
                    edit.faults().add(new Fault(field.name(), "selfRelation", Map.of("field", field.name())));
                }
            });
        }
    }

    /// Lets relations to records that were merged point at what is left of these: whoever was away when it happened
    /// still has the old ids.
    private void redirect(
            ObjectType object,
            Collection<PreparedEdit> edits,
            Map<String, Set<UUID>> wanted,
            Map<String, Set<UUID>> known) {
        var left = new HashMap<UUID, UUID>();
        wanted.forEach((target, ids) -> {
            var missing = new HashSet<>(ids);
            missing.removeAll(known.getOrDefault(target, Set.of()));
            if (!missing.isEmpty()) {
                left.putAll(left(target, missing));
            }
        });
        if (left.isEmpty()) {
            return;
        }
        var roots = new HashMap<String, Set<UUID>>();
        for (var edit : edits) {
            eachRelation(object, edit, (field, target, id) -> {
                var root = left.get(id);
                var value = edit.after().get(field.name());
                if (root != null && value != null) {
                    edit.after().put(field.name(), MergeReplay.pointingAt(value, root));
                    edit.redirected().put(field.column(), id);
                    roots.computeIfAbsent(target, key -> new HashSet<>()).add(root);
                }
            });
        }
        roots.forEach((target, ids) -> known.computeIfAbsent(target, key -> new HashSet<>())
                .addAll(allowed(
                        target,
                        ids,
                        (type, columns) -> access.allowed(actor, type, AccessPolicy.Action.READ, columns))));
    }

    /// What is left of records that were merged. They are locked before it is asked, so that none of them is
    /// separated before the edit is there to be moved.
    private Map<UUID, UUID> left(String target, Set<UUID> ids) {
        var left = new HashMap<UUID, UUID>();
        model.object(target).ifPresent(type -> {
            var columns = Columns.of(actor.workspace(), type, "r");
            tx.select(columns.id())
                    .from(columns.table())
                    .where(columns.id().eq(DSL.any(ids.toArray(UUID[]::new))))
                    .forKeyShare()
                    .fetch();
            var forest = MergeForest.around(tx, actor.workspace(), ids);
            ids.stream().filter(forest::isMerged).forEach(id -> left.put(id, forest.root(id)));
        });
        return left;
    }

    /// The parents to which the caller may add: a child changes its parent, so seeing that one is not enough.
    private Set<UUID> openParents(ObjectType object, Collection<PreparedEdit> edits, Set<UUID> ownIds) {
        var open = new HashSet<>(ownIds);
        var parents = new HashMap<String, Set<UUID>>();
        for (var edit : edits) {
            eachRelation(object, edit, (field, target, id) -> {
                if (object.parents().contains(field.name())) {
                    parents.computeIfAbsent(target, key -> new HashSet<>()).add(id);
                }
            });
        }
        parents.forEach((target, ids) ->
                open.addAll(allowed(target, ids, (type, columns) -> access.mayAdd(actor, object, type, columns))));
        return open;
    }

    @FunctionalInterface
    private interface RelationVisitor {
        void visit(FieldDefinition field, String target, UUID id);
    }

    private static void eachRelation(ObjectType object, PreparedEdit edit, RelationVisitor visitor) {
        for (var name : edit.changed()) {
            var field = object.field(name).orElseThrow();
            var value = edit.after().get(name);
            if (value == null) {
                continue;
            }
            if (field.type().isRelation() && field.target() != null) {
                var id = Rows.id(value);
                if (id != null) {
                    visitor.visit(field, field.target(), id);
                }
            } else if (field.type().key().equals("polymorphicRelation")) {
                visitPolymorphic(field, Json.asObject(value), visitor);
            }
        }
    }

    private static void visitPolymorphic(
            FieldDefinition field, @Nullable Map<String, @Nullable Object> value, RelationVisitor visitor) {
        if (value != null && value.get("object") instanceof String target) {
            var id = Rows.id(value.get("id"));
            if (id != null) {
                visitor.visit(field, target, id);
            }
        }
    }

    private Set<UUID> allowed(String target, Set<UUID> ids, BiFunction<ObjectType, Columns, Condition> may) {
        var object = model.object(target).filter(known -> access.knows(actor, known));
        if (object.isEmpty()) {
            return new HashSet<>();
        }
        var columns = Columns.of(actor.workspace(), object.get(), "r");
        List<UUID> found = tx.select(columns.id())
                .from(columns.table())
                .where(
                        columns.id().eq(DSL.any(ids.toArray(UUID[]::new))),
                        columns.deletedAt().isNull(),
                        may.apply(object.get(), columns))
                // until this transaction ends they are not merged into others, or the new relation would be left
                // behind
                .forKeyShare()
                .of(columns.table())
                .fetch(0, UUID.class);
        return new HashSet<>(found);
    }
}
