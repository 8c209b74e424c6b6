package dev.grato.records.internal;

import dev.grato.model.FieldDefinition;
import dev.grato.model.Model;
import dev.grato.model.ObjectType;
import dev.grato.platform.Database;
import dev.grato.records.Change;
import dev.grato.records.CrmRecord;
import dev.grato.records.spi.AccessPolicy;
import dev.grato.records.spi.AccessPolicy.Action;
import dev.grato.records.spi.AccessPolicy.FieldRight;
import dev.grato.records.spi.BatchWork.Chunk;
import dev.grato.records.spi.BatchWork.Item;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// What stands in the way of taking records back, asked for all records of a chunk at once.
final class UndoRecords {

    private final Chunk chunk;
    private final Model model;
    private final AccessPolicy access;

    UndoRecords(Chunk chunk, Model model, AccessPolicy access) {
        this.chunk = chunk;
        this.model = model;
        this.access = access;
    }

    /// How each record goes back; the records are locked from now on.
    Map<UUID, UndoPlan> plans(List<Item> items, Map<UUID, List<Change>> lines) {
        var plans = new LinkedHashMap<UUID, UndoPlan>();
        var byTable = new TreeMap<String, List<Item>>();
        items.forEach(item -> byTable.computeIfAbsent(item.table(), table -> new ArrayList<>())
                .add(item));
        byTable.forEach((table, some) -> {
            var object = model.objectOf(table).orElse(null);
            var present = object == null ? Map.<UUID, CrmRecord>of() : locked(object, some);
            for (var item : some) {
                var record = present.get(item.record());
                plans.put(
                        item.record(),
                        object == null
                                ? UndoPlan.leave(item.record(), "objectRetired")
                                : record == null
                                        ? UndoPlan.later(item.record(), "gone")
                                        : UndoPlan.of(object, record, lines.getOrDefault(item.record(), List.of())));
            }
            present.keySet().forEach(id -> keepToRights(plans.get(id)));
        });
        leaveChanged(items, plans, lines);
        return plans;
    }

    /// What the caller may not see is locked neither; it is gone for them.
    private Map<UUID, CrmRecord> locked(ObjectType object, List<Item> items) {
        var columns = Columns.of(chunk.actor().workspace(), object, "r");
        var rows = new Rows(columns, object.liveFields().values());
        var found = new HashMap<UUID, CrmRecord>();
        InTransaction.of(chunk)
                .select(rows.selected())
                .from(columns.table())
                .where(
                        columns.id().eq(DSL.any(UndoWork.ids(items))),
                        access.allowed(chunk.actor(), object, Action.READ, columns))
                .orderBy(columns.id())
                .forNoKeyUpdate()
                .of(columns.table())
                .fetch(row -> rows.record(row, 0))
                .forEach(record -> found.put(record.id(), record));
        return found;
    }

    /// Rights on fields as they are now; a hidden field is not named.
    private void keepToRights(@Nullable UndoPlan plan) {
        if (plan == null || plan.values().isEmpty()) {
            return;
        }
        var closed = new ArrayList<String>();
        boolean isAnyHidden = false;
        for (var name : List.copyOf(plan.values().keySet())) {
            var right = plan.object()
                    .field(name)
                    .map(field -> access.field(chunk.actor(), plan.object(), field))
                    .orElse(FieldRight.HIDDEN);
            if (right != FieldRight.WRITE) {
                plan.values().remove(name);
                isAnyHidden |= right == FieldRight.HIDDEN;
                if (right == FieldRight.READ) {
                    closed.add(name);
                }
            }
        }
        if (isAnyHidden || !closed.isEmpty()) {
            plan.leaveFields("forbidden", closed);
        }
    }

    /// What appeared with the batch stays when somebody has worked on it since.
    private void leaveChanged(List<Item> items, Map<UUID, UndoPlan> plans, Map<UUID, List<Change>> lines) {
        var going = items.stream()
                .filter(item ->
                        item.version() != null && require(plans, item.record()).isToTrash())
                .toList();
        if (going.isEmpty()) {
            return;
        }
        var since = new BulkSql();
        int id = since.column("id", "uuid");
        int version = since.column("version", "bigint");
        for (var item : going) {
            since.add(id, item.record());
            since.add(version, item.version());
        }
        var log = Database.quoted(chunk.actor().workspace(), "change_history");
        var others = UndoWork.ofOthers(InTransaction.of(chunk), chunk);
        var changed = since.fetchTexts(
                InTransaction.of(chunk),
                "select distinct l.record_id from " + log + " l join " + since.source()
                        + " on l.record_id = u.id::uuid and l.version > u.version::bigint where "
                        + InTransaction.of(chunk).renderInlined(others));
        for (var text : changed) {
            var record = UUID.fromString(text);
            var plan = require(plans, record);
            plan.giveUp("changedSince", plan.differing(lines.getOrDefault(record, List.of())));
        }
    }

    static UndoPlan require(Map<UUID, UndoPlan> plans, UUID id) {
        return Objects.requireNonNull(plans.get(id));
    }

    // ---------------------------------------------------------------- children

    /// Of these records that are to go, those which others still point at: other records than these themselves, or
    /// ones of these that have to stay for that reason.
    Set<UUID> heldBack(Collection<UndoPlan> going) {
        var held = new HashSet<UUID>();
        var byObject = new LinkedHashMap<ObjectType, Set<UUID>>();
        going.forEach(plan ->
                byObject.computeIfAbsent(plan.object(), key -> new HashSet<>()).add(plan.id()));
        var all = going.stream().map(UndoPlan::id).toArray(UUID[]::new);
        var inside = new HashMap<UUID, Set<UUID>>();
        var created =
                going.stream().filter(UndoPlan::isCreated).map(UndoPlan::id).toList();
        byObject.forEach((object, ids) -> eachReference(object, (child, link) -> {
            var columns = Columns.of(chunk.actor().workspace(), child, "r");
            var target = columns.linked(link);
            boolean isDeclared = child.parents().contains(link.name());
            // whatever pointed at a restored record before may go on doing so; new lines of it may not get lost
            var wanted = ids.stream()
                    .filter(id -> isDeclared || created.contains(id))
                    .toArray(UUID[]::new);
            if (wanted.length == 0) {
                return;
            }
            var pointing = target.eq(DSL.any(wanted))
                    .and(columns.deletedAt().isNull())
                    .and(columns.leadsTo(link, object.name()));
            held.addAll(InTransaction.of(chunk)
                    .selectDistinct(target)
                    .from(columns.table())
                    .where(pointing, columns.id().ne(DSL.all(all)))
                    .fetch(0, UUID.class));
            InTransaction.of(chunk)
                    .select(target, columns.id())
                    .from(columns.table())
                    .where(pointing, columns.id().eq(DSL.any(all)))
                    .forEach(row -> inside.computeIfAbsent(row.value2(), id -> new HashSet<>())
                            .add(row.value1()));
        }));
        return withParents(held, inside);
    }

    /// Who stays keeps those it points at.
    static Set<UUID> withParents(Set<UUID> held, Map<UUID, Set<UUID>> parents) {
        var all = new HashSet<>(held);
        var next = new ArrayList<>(held);
        while (!next.isEmpty()) {
            for (var parent : parents.getOrDefault(next.removeLast(), Set.of())) {
                if (all.add(parent)) {
                    next.add(parent);
                }
            }
        }
        return all;
    }

    @FunctionalInterface
    private interface Reference {
        void found(ObjectType child, FieldDefinition link);
    }

    /// The live relations that can point at records of the object.
    private void eachReference(ObjectType object, Reference reference) {
        for (var child : model.objects()) {
            for (var link : child.liveFields().values()) {
                boolean leadsAnywhere = link.type().key().equals("polymorphicRelation");
                if (leadsAnywhere || link.type().isRelation() && object.name().equals(link.target())) {
                    reference.found(child, link);
                }
            }
        }
    }
}
