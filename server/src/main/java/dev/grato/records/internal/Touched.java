package dev.grato.records.internal;

import dev.grato.model.FieldDefinition;
import dev.grato.model.Model;
import dev.grato.model.ObjectType;
import dev.grato.model.OnDevices.Strategy;
import dev.grato.platform.Ids;
import dev.grato.platform.Json;
import dev.grato.platform.Workspace;
import dev.grato.records.Change;
import dev.grato.records.Change.Operation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record3;
import org.jooq.SelectOrderByStep;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// The records whose place in working sets may have changed with some changes of the log: those that were written,
/// what belongs to them, and what they point at or pointed at.
final class Touched {

    private static final int DEEPEST = 4;

    private final DSLContext sql;
    private final Workspace workspace;
    private final Model model;
    private final int most;
    /// By id, whether who sees the record may have changed too.
    private final Map<ObjectType, Map<UUID, Boolean>> records = new LinkedHashMap<>();
    /// What hands its visibility down may have handed it down to others.
    private final Map<ObjectType, Set<UUID>> parents = new HashMap<>();
    private final List<Change> changes = new ArrayList<>();
    private final Set<UUID> deleted = new HashSet<>();

    Touched(DSLContext sql, Workspace workspace, Model model, int most) {
        this.sql = sql;
        this.workspace = workspace;
        this.model = model;
        this.most = most;
    }

    /// The touched records, by object and id, with whether who sees them may have changed.
    Map<ObjectType, Map<UUID, Boolean>> byObject() {
        return records;
    }

    /// Whether it was moved to the trash; it may have been erased since.
    boolean isDeleted(UUID id) {
        return deleted.contains(id);
    }

    /// There are more than is told one by one; then not all are here.
    boolean isFlood() {
        return records.values().stream().mapToInt(Map::size).sum() > most;
    }

    void add(Change change) {
        var object = model.objectOf(change.object()).orElse(null);
        if (object == null) {
            return;
        }
        boolean isMoved = change.operation() == Operation.UPDATE && decidesWhoSees(object, change);
        touch(object, change.record(), isMoved);
        if (change.operation() == Operation.DELETE) {
            deleted.add(change.record());
        }
        if (isMoved || change.operation() == Operation.DELETE || change.operation() == Operation.RESTORE) {
            parents.computeIfAbsent(object, key -> new HashSet<>()).add(change.record());
        }
        changes.add(change);
    }

    private static boolean decidesWhoSees(ObjectType object, Change change) {
        var written = new HashSet<>(change.before().keySet());
        written.addAll(change.after().keySet());
        return object.isOwned() && (written.contains("owner_id") || written.contains("team_id"))
                || object.parentLinks().stream().anyMatch(link -> written.contains(link.column()));
    }

    private void touch(ObjectType object, UUID id, boolean mayHaveBeenSeen) {
        records.computeIfAbsent(object, key -> new LinkedHashMap<>()).merge(id, mayHaveBeenSeen, Boolean::logicalOr);
    }

    /// Goes on to what the records written bring along.
    void spread(WorkingSet set) {
        children(copyOfIds(), parents, 0);
        if (!isFlood()) {
            targets(set);
        }
    }

    private Map<ObjectType, Set<UUID>> copyOfIds() {
        var ids = new HashMap<ObjectType, Set<UUID>>();
        records.forEach((object, known) -> ids.put(object, new HashSet<>(known.keySet())));
        return ids;
    }

    // --------------------------------------------------------------------- what belongs to them

    /// @param above the records whose children are next
    /// @param moved those among them of which others may be seen by other people now
    private void children(Map<ObjectType, Set<UUID>> above, Map<ObjectType, Set<UUID>> moved, int depth) {
        if (above.isEmpty() || depth >= DEEPEST || isFlood()) {
            return;
        }
        var found = new HashMap<ObjectType, Set<UUID>>();
        var foundMoved = new HashMap<ObjectType, Set<UUID>>();
        linked(branches(above, moved), (branch, id, parent) -> {
            boolean isMoved = branch.moved().contains(parent);
            touch(branch.child(), id, isMoved);
            found.computeIfAbsent(branch.child(), key -> new HashSet<>()).add(id);
            if (isMoved) {
                foundMoved
                        .computeIfAbsent(branch.child(), key -> new HashSet<>())
                        .add(id);
            }
        });
        children(found, foundMoved, depth + 1);
    }

    /// One way from records to what belongs to them.
    private record Branch(ObjectType child, FieldDefinition link, Set<UUID> wanted, Set<UUID> moved) {}

    private List<Branch> branches(Map<ObjectType, Set<UUID>> above, Map<ObjectType, Set<UUID>> moved) {
        var branches = new ArrayList<Branch>();
        for (var child : model.objects()) {
            for (var link : child.parentLinks()) {
                var parent = model.object(String.valueOf(link.target())).orElse(null);
                var movedHere = parent == null ? Set.<UUID>of() : moved.getOrDefault(parent, Set.of());
                boolean isWorkedWith = child.onDevices().strategy() == Strategy.WORKING;
                var wanted = isWorkedWith && parent != null ? above.getOrDefault(parent, Set.of()) : movedHere;
                if (!wanted.isEmpty()) {
                    branches.add(new Branch(child, link, wanted, movedHere));
                }
            }
        }
        return branches;
    }

    @FunctionalInterface
    private interface Child {
        void found(Branch branch, UUID id, UUID parent);
    }

    /// The records that point at those of the branches: one statement for all, since each pull pays for it.
    private void linked(List<Branch> branches, Child child) {
        SelectOrderByStep<Record3<Integer, UUID, UUID>> all = null;
        for (int i = 0; i < branches.size(); i++) {
            var branch = branches.get(i);
            var columns = Columns.of(workspace, branch.child(), "c");
            var to = columns.linked(branch.link());
            var one = sql.select(DSL.inline(i), columns.id(), to)
                    .from(columns.table())
                    .where(to.eq(DSL.any(branch.wanted().toArray(UUID[]::new))));
            all = all == null ? one : all.unionAll(one);
        }
        if (all != null) {
            all.limit(most + 1)
                    .fetch()
                    .forEach(row -> child.found(branches.get(row.value1()), row.value2(), row.value3()));
        }
    }

    // ------------------------------------------------------------------- what they point at

    private void targets(WorkingSet set) {
        var links = new HashMap<ObjectType, List<WorkingSet.Link>>();
        var found = new ArrayList<Target>();
        copyOfIds().forEach((object, ids) -> {
            var here = set.linksFrom(object).stream().filter(this::isUseful).toList();
            if (!here.isEmpty()) {
                links.put(object, here);
                found.addAll(present(object, here, ids));
            }
        });
        for (var change : changes) {
            var object = model.objectOf(change.object()).orElse(null);
            for (var link : object == null ? List.<WorkingSet.Link>of() : links.getOrDefault(object, List.of())) {
                former(link.field(), change.before().get(link.field().column())).ifPresent(found::add);
                former(link.field(), change.after().get(link.field().column())).ifPresent(found::add);
            }
        }
        for (var target : found) {
            model.object(target.object())
                    .filter(WorkingSet::isPointedAt)
                    .ifPresent(object -> touch(object, target.id(), false));
        }
    }

    private record Target(String object, UUID id) {}

    private boolean isUseful(WorkingSet.Link link) {
        return !link.field().type().isRelation()
                || model.object(String.valueOf(link.field().target()))
                        .filter(WorkingSet::isPointedAt)
                        .isPresent();
    }

    private List<Target> present(ObjectType object, List<WorkingSet.Link> links, Set<UUID> ids) {
        var columns = Columns.of(workspace, object, "s");
        var selected = new ArrayList<Field<?>>();
        for (var link : links) {
            selected.add(columns.linked(link.field()));
            selected.add(DSL.field(columns.alias()
                    .append(link.field().column(link.field().type().parts().getLast()))));
        }
        var found = new ArrayList<Target>();
        sql.select(selected)
                .from(columns.table())
                .where(columns.id().eq(DSL.any(ids.toArray(UUID[]::new))))
                .fetch()
                .forEach(row -> {
                    for (int i = 0; i < links.size(); i++) {
                        var field = links.get(i).field();
                        var id = row.get(2 * i, UUID.class);
                        var name = field.type().isRelation() ? field.target() : row.get(2 * i + 1, String.class);
                        if (id != null && name != null) {
                            found.add(new Target(name, id));
                        }
                    }
                });
        return found;
    }

    private static Optional<Target> former(FieldDefinition field, @Nullable Object value) {
        var several = Json.asObject(value);
        var name = several == null ? field.target() : String.valueOf(several.get("object"));
        return name == null
                ? Optional.empty()
                : Ids.parse(several == null ? value : several.get("id")).map(id -> new Target(name, id));
    }
}
