package dev.grato.records.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/// What undo must do, one record and one field at a time, slow and obvious; knows nothing of the database.
final class UndoOracle {

    /// A change of a record; `order` rises over all changes there are.
    record Line(UUID batch, String operation, Map<String, Object> before, Map<String, Object> after, long order) {}

    static final class Thing {
        final UUID id;
        final String object;
        boolean isLive = true;
        Map<String, Object> values = new HashMap<>();
        final List<Line> lines = new ArrayList<>();

        Thing(UUID id, String object) {
            this.id = id;
            this.object = object;
        }
    }

    static final List<String> RELATIONS = List.of("fleet", "parent");

    final Map<UUID, Thing> things = new LinkedHashMap<>();
    private final Map<UUID, UUID> undoes = new HashMap<>();
    /// batch and record, by the undo that took it back
    private final Map<List<UUID>, UUID> undone = new HashMap<>();
    private long order;

    void create(UUID batch, UUID id, String object, Map<String, Object> values) {
        var thing = new Thing(id, object);
        thing.values.putAll(values);
        things.put(id, thing);
        thing.lines.add(new Line(batch, "create", Map.of(), Map.copyOf(values), order++));
    }

    void update(UUID batch, UUID id, Map<String, Object> values) {
        var thing = things.get(id);
        var before = new HashMap<String, Object>();
        var after = new HashMap<String, Object>();
        values.forEach((name, value) -> {
            if (!Objects.equals(value, thing.values.get(name))) {
                before.put(name, thing.values.get(name));
                after.put(name, value);
                set(thing, name, value);
            }
        });
        if (!after.isEmpty()) {
            thing.lines.add(new Line(batch, "update", before, after, order++));
        }
    }

    private static void set(Thing thing, String name, Object value) {
        if (value == null) {
            thing.values.remove(name);
        } else {
            thing.values.put(name, value);
        }
    }

    void move(UUID batch, UUID id, boolean isLive) {
        var thing = things.get(id);
        thing.isLive = isLive;
        thing.lines.add(new Line(batch, isLive ? "restore" : "delete", Map.of(), Map.of(), order++));
    }

    // ---------------------------------------------------------------- undo

    /// What is left of each record: reason and fields.
    Map<UUID, Set<String>> undo(UUID undo, UUID batch, Set<UUID> only) {
        undoes.put(undo, batch);
        var left = new HashMap<UUID, Set<String>>();
        var pending = new ArrayList<>(things.values().stream()
                .filter(thing -> only.isEmpty() || only.contains(thing.id))
                .filter(thing -> thing.lines.stream().anyMatch(line -> batch.equals(line.batch())))
                .filter(thing -> !undone.containsKey(List.of(batch, thing.id)))
                .toList());
        boolean hasMoved = true;
        while (hasMoved) {
            hasMoved = pending.removeIf(thing -> settle(undo, batch, thing, false, left));
        }
        pending.forEach(thing -> settle(undo, batch, thing, true, left));
        return left;
    }

    /// @return whether there is nothing more to do about it
    private boolean settle(UUID undo, UUID batch, Thing thing, boolean isLast, Map<UUID, Set<String>> left) {
        var mine =
                thing.lines.stream().filter(line -> batch.equals(line.batch())).toList();
        var found = new TreeSet<String>();
        long before = thing.lines.size();
        boolean isSettled = settle(undo, batch, thing, mine, isLast, found);
        if (thing.lines.size() > before && isSettled) {
            undone.put(List.of(batch, thing.id), undo);
            undone.entrySet()
                    .removeIf(entry -> entry.getKey().get(1).equals(thing.id)
                            && entry.getValue().equals(batch));
        }
        if (isSettled && !found.isEmpty()) {
            left.put(thing.id, found);
        }
        return isSettled;
    }

    private boolean settle(UUID undo, UUID batch, Thing thing, List<Line> mine, boolean isLast, Set<String> found) {
        var moves = mine.stream()
                .map(Line::operation)
                .filter(operation -> !operation.equals("update"))
                .toList();
        boolean wasLive = moves.isEmpty() || moves.getFirst().equals("delete");
        boolean isCreated = mine.getFirst().operation().equals("create");
        boolean endsLive = moves.isEmpty() || !moves.getLast().equals("delete");
        if (thing.isLive && !wasLive && endsLive && isChangedByOthers(batch, thing, mine)) {
            found.add("changedSince " + (isCreated ? differing(thing, mine.getFirst()) : Set.of()));
            return true;
        }
        if (isCreated) {
            return !thing.isLive || !endsLive || trash(undo, thing, true, isLast, found);
        }
        if (!thing.isLive
                && (endsLive || !wasLive)
                && mine.stream().anyMatch(line -> line.operation().equals("update"))) {
            return isLast && found.add("gone []");
        }
        if (!thing.isLive && wasLive && !endsLive && !restore(undo, thing, isLast, found)) {
            return isLast;
        }
        if (!values(undo, thing, mine, isLast, found)) {
            return false;
        }
        return wasLive || !endsLive || !thing.isLive || trash(undo, thing, false, isLast, found);
    }

    private boolean isChangedByOthers(UUID batch, Thing thing, List<Line> mine) {
        return thing.lines.stream()
                .anyMatch(line -> line.order() > mine.getFirst().order()
                        && !root(line.batch()).equals(root(batch)));
    }

    private UUID root(UUID batch) {
        if (batch == null) {
            return new UUID(0, 0);
        }
        return undoes.containsKey(batch) ? root(undoes.get(batch)) : batch;
    }

    private static Set<String> differing(Thing thing, Line create) {
        var names = new TreeSet<String>();
        create.after().forEach((name, value) -> {
            if (!Objects.equals(value, thing.values.get(name))) {
                names.add(name);
            }
        });
        return names;
    }

    private boolean trash(UUID undo, Thing thing, boolean isCreated, boolean isLast, Set<String> found) {
        boolean hasChildren = isCreated
                && things.values().stream()
                        .anyMatch(other -> other.isLive
                                && RELATIONS.stream()
                                        .anyMatch(name -> thing.id.toString().equals(other.values.get(name))));
        if (hasChildren) {
            return isLast && found.add("hasChildren []");
        }
        move(undo, thing.id, false);
        return true;
    }

    private boolean restore(UUID undo, Thing thing, boolean isLast, Set<String> found) {
        if (isTaken(thing, thing.values.get("code"))) {
            if (isLast) {
                found.add("notUnique [code]");
            }
            return false;
        }
        move(undo, thing.id, true);
        return true;
    }

    private boolean isTaken(Thing thing, Object code) {
        return code != null
                && things.values().stream()
                        .anyMatch(other -> other != thing && other.isLive && code.equals(other.values.get("code")));
    }

    /// @return whether nothing stood in the way, or it does not matter any more
    private boolean values(UUID undo, Thing thing, List<Line> mine, boolean isLast, Set<String> found) {
        var back = new HashMap<String, Object>();
        var moved = new TreeSet<String>();
        var names = new HashSet<String>();
        mine.forEach(line -> names.addAll(line.after().keySet()));
        mine.forEach(line -> names.addAll(line.before().keySet()));
        for (var name : names) {
            var now = thing.values.get(name);
            var ours = mine.reversed().stream()
                    .filter(line -> line.operation().equals("update"))
                    .filter(line -> line.after().containsKey(name))
                    .toList();
            if (ours.isEmpty() || Objects.equals(now, ours.getLast().before().get(name))) {
                continue;
            }
            var value = now;
            for (var line : ours) {
                if (!Objects.equals(line.after().get(name), value)) {
                    moved.add(name);
                    break;
                }
                value = line.before().get(name);
            }
            if (!Objects.equals(value, now)) {
                back.put(name, value);
            }
        }
        var broken = new TreeSet<String>();
        back.forEach((name, value) -> {
            boolean isLost =
                    RELATIONS.contains(name) && value != null && !things.get(UUID.fromString(value.toString())).isLive;
            if (isLost) {
                broken.add("invalid [" + name + "]");
            }
            if (name.equals("code") && isTaken(thing, value)) {
                broken.add("notUnique [code]");
            }
        });
        if (!broken.isEmpty() && !isLast) {
            return false;
        }
        broken.forEach(each -> back.remove(each.replaceAll(".*\\[|]", "")));
        found.addAll(broken);
        if (!moved.isEmpty()) {
            found.add("changedSince " + moved);
        }
        update(undo, thing.id, back);
        return true;
    }
}
