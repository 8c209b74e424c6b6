package dev.grato.records.internal;

import dev.grato.model.FieldDefinition;
import dev.grato.model.Model;
import dev.grato.model.ObjectType;
import dev.grato.platform.Database;
import dev.grato.platform.Workspace;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/// Finds what an erasure takes: the record, what was merged into it, what is part of these, what is about them
/// alone.
final class ErasureReach {

    /// Whom a record belongs to does not make it somebody else's matter.
    private static final Set<String> STAFF = Set.of("user", "team");

    private final DSLContext sql;
    private final Model model;
    private final Workspace workspace;

    ErasureReach(DSLContext sql, Model model, Workspace workspace) {
        this.sql = sql;
        this.model = model;
        this.workspace = workspace;
    }

    /// A relation of a record that stays, which is to be emptied.
    record Link(ObjectType object, UUID record, FieldDefinition field) {}

    Map<ObjectType, Set<UUID>> gone(ObjectType object, UUID id, Set<String> written) {
        var gone = new LinkedHashMap<ObjectType, Set<UUID>>();
        var same = merged(object, id);
        gone.put(object, same);
        for (var other : model.objects()) {
            if (written.contains(other.name())) {
                var alone = alone(other, object, same);
                if (!alone.isEmpty()) {
                    gone.put(other, alone);
                }
            }
        }
        boolean isMore = true;
        while (isMore) {
            isMore = false;
            for (var child : model.objects()) {
                for (var link : child.parentLinks()) {
                    var parents = model.object(String.valueOf(link.target()))
                            .map(parent -> gone.getOrDefault(parent, Set.of()))
                            .orElse(Set.of());
                    isMore |= !parents.isEmpty()
                            && gone.computeIfAbsent(child, any -> new LinkedHashSet<>())
                                    .addAll(children(child, link, parents));
                }
            }
        }
        gone.values().removeIf(Set::isEmpty);
        return gone;
    }

    private Set<UUID> merged(ObjectType object, UUID id) {
        var table = Database.quoted(workspace, "record_merge");
        var found = new LinkedHashSet<UUID>(List.of(id));
        found.addAll(sql.resultQuery(
                        "with recursive m as (select record_id from " + table
                                + " where survivor_id = {0} and table_name = {1} and undone_by is null union select"
                                + " r.record_id from " + table + " r join m on r.survivor_id = m.record_id"
                                + " where r.table_name = {1} and r.undone_by is null) select record_id from m",
                        DSL.val(id),
                        DSL.val(object.table()))
                .fetch(0, UUID.class));
        return found;
    }

    private Set<UUID> children(ObjectType child, FieldDefinition link, Collection<UUID> parents) {
        var columns = Columns.of(workspace, child, "r");
        return new LinkedHashSet<>(sql.select(columns.id())
                .from(columns.table())
                .where(columns.linked(link).eq(DSL.any(parents.toArray(UUID[]::new))))
                .fetch(0, UUID.class));
    }

    /// Those that lead to these records and to nothing else but us.
    private Set<UUID> alone(ObjectType object, ObjectType target, Set<UUID> ids) {
        var columns = Columns.of(workspace, object, "r");
        var toThese = new ArrayList<Condition>();
        var toNobodyElse = new ArrayList<Condition>();
        for (var field : relations(object)) {
            var linked = columns.linked(field);
            var here = linked.eq(DSL.any(ids.toArray(UUID[]::new)));
            if (!field.type().isRelation() || target.name().equals(field.target())) {
                toThese.add(here);
            }
            if (!STAFF.contains(String.valueOf(field.target()))) {
                toNobodyElse.add(linked.isNull().or(here));
            }
        }
        return toThese.isEmpty()
                ? Set.of()
                : new LinkedHashSet<>(sql.select(columns.id())
                        .from(columns.table())
                        .where(DSL.or(toThese).and(DSL.and(toNobodyElse)))
                        .fetch(0, UUID.class));
    }

    /// The relations of live records that stay and lead to those that go.
    List<Link> pointing(Map<ObjectType, Set<UUID>> gone) {
        var all = new HashSet<UUID>();
        gone.values().forEach(all::addAll);
        var ids = all.toArray(UUID[]::new);
        var found = new ArrayList<Link>();
        for (var object : model.objects()) {
            var columns = Columns.of(workspace, object, "r");
            for (var field : relations(object)) {
                boolean mayLead = !field.type().isRelation()
                        || gone.keySet().stream()
                                .anyMatch(target -> target.name().equals(field.target()));
                if (mayLead) {
                    sql.select(columns.id())
                            .from(columns.table())
                            .where(
                                    columns.linked(field).eq(DSL.any(ids)),
                                    columns.id().ne(DSL.all(ids)),
                                    DSL.field(columns.deletedAt().isNull()).isTrue())
                            .orderBy(columns.id())
                            .fetch(0, UUID.class)
                            .forEach(id -> found.add(new Link(object, id, field)));
                }
            }
        }
        return found;
    }

    static List<FieldDefinition> relations(ObjectType object) {
        return object.liveFields().values().stream()
                .filter(field -> !MergeValues.isComputed(field))
                .filter(field -> field.type().key().equals("polymorphicRelation")
                        || field.type().isRelation() && field.target() != null)
                .toList();
    }
}
