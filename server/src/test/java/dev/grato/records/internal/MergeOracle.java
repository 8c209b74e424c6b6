package dev.grato.records.internal;

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
import java.util.TreeSet;
import java.util.UUID;

/// What merged and separated records must hold: tells the whole story again from its beginning, leaving out the
/// merges that do not stand. Slow and obvious; knows nothing of logs and databases.
final class MergeOracle {

    static final String TAGS = "tags";
    static final String PARENT = "parent";

    /// Something that happened.
    private sealed interface Event {}

    private record Created(UUID id, String object) implements Event {}

    /// @param value for sets what was there and what is there then; for relations the record that was named
    private record Edited(UUID id, String field, Object before, Object value, boolean isRedirected) implements Event {}

    record Merged(UUID batch, UUID survivor, List<UUID> others, Map<String, UUID> choices) implements Event {}

    /// An edit that was given to another record: which one, and for sets which item of it.
    private record Given(int event, String item) {}

    private final List<Event> story = new ArrayList<>();
    private final Set<Given> given = new HashSet<>();
    /// batch and record, where they stand, with the event since which they do
    private final Map<List<UUID>, Integer> standing = new LinkedHashMap<>();
    private final Map<UUID, String> objects = new LinkedHashMap<>();
    private final Set<UUID> trashed = new HashSet<>();

    /// Values by record and field; relations name records that may have been merged.
    private final Map<UUID, Map<String, Object>> state = new HashMap<>();

    // ---------------------------------------------------------------- what happens

    void create(UUID id, String object) {
        objects.put(id, object);
        story.add(new Created(id, object));
    }

    void edit(UUID id, String field, Object before, Object value, boolean isRedirected) {
        story.add(new Edited(id, field, before, value, isRedirected));
    }

    void move(UUID id, boolean toTrash) {
        if (toTrash) {
            trashed.add(id);
        } else {
            trashed.remove(id);
        }
    }

    void merge(UUID batch, UUID survivor, List<UUID> others, Map<String, UUID> choices) {
        others.forEach(other -> standing.put(List.of(batch, other), story.size()));
        story.add(new Merged(batch, survivor, others, choices));
    }

    void separate(UUID batch, Collection<UUID> others) {
        others.forEach(other -> standing.remove(List.of(batch, other)));
    }

    void again(UUID batch, Collection<UUID> others) {
        others.forEach(other -> standing.put(List.of(batch, other), story.size()));
        story.add(new Created(batch, "again"));
    }

    // ---------------------------------------------------------------- who is who

    private Merged merge(UUID batch) {
        return story.stream()
                .filter(event ->
                        event instanceof Merged merged && merged.batch().equals(batch))
                .map(Merged.class::cast)
                .findFirst()
                .orElseThrow();
    }

    List<UUID> standing(UUID batch) {
        return merge(batch).others().stream()
                .filter(other -> standing.containsKey(List.of(batch, other)))
                .toList();
    }

    UUID survivor(UUID batch) {
        return merge(batch).survivor();
    }

    UUID root(UUID id) {
        for (var pair : standing.keySet()) {
            if (pair.get(1).equals(id)) {
                return root(survivor(pair.get(0)));
            }
        }
        return id;
    }

    boolean isThere(UUID id) {
        return root(id).equals(id) && !trashed.contains(id);
    }

    List<UUID> there(String object) {
        return objects.keySet().stream()
                .filter(id -> objects.get(id).equals(object) && isThere(id))
                .toList();
    }

    List<UUID> all(String object) {
        return objects.keySet().stream()
                .filter(id -> objects.get(id).equals(object))
                .toList();
    }

    List<UUID> inTrash(String object) {
        return objects.keySet().stream()
                .filter(id -> objects.get(id).equals(object) && trashed.contains(id))
                .toList();
    }

    // ---------------------------------------------------------------- what must be there

    void tell() {
        state.clear();
        for (int i = 0; i < story.size(); i++) {
            switch (story.get(i)) {
                case Created(UUID id, String object) -> state.put(id, new HashMap<>());
                case Edited edited -> edit(i, edited);
                case Merged merged -> merge(i, merged);
            }
        }
    }

    private void edit(int at, Edited edited) {
        var values = state.get(edited.id());
        if (!edited.field().equals(TAGS)) {
            if (!given.contains(new Given(at, ""))) {
                put(values, edited.field(), edited.value());
            }
            return;
        }
        var tags = new TreeSet<>(tags(values.get(TAGS)));
        var before = tags(edited.before());
        var after = tags(edited.value());
        for (var tag : List.of("a", "b", "c", "d", "e")) {
            if (before.contains(tag) != after.contains(tag) && !given.contains(new Given(at, tag))) {
                if (after.contains(tag)) {
                    tags.add(tag);
                } else {
                    tags.remove(tag);
                }
            }
        }
        put(values, TAGS, tags.isEmpty() ? null : List.copyOf(tags));
    }

    static Set<String> tags(Object value) {
        var tags = new TreeSet<String>();
        if (value instanceof Collection<?> all) {
            all.forEach(tag -> tags.add((String) tag));
        }
        return tags;
    }

    private static void put(Map<String, Object> values, String field, Object value) {
        if (value == null) {
            values.remove(field);
        } else {
            values.put(field, value);
        }
    }

    private void merge(int at, Merged merged) {
        var others = standing(merged.batch());
        if (others.isEmpty()) {
            return;
        }
        var own = state.get(merged.survivor());
        for (var field : List.of("name", "size", "code", PARENT)) {
            var chosen = merged.choices().get(field);
            boolean isChosen = merged.survivor().equals(chosen) || others.contains(chosen);
            Object value = outside(at, field, own, merged.survivor(), others);
            if (isChosen) {
                value = outside(at, field, state.get(chosen), merged.survivor(), others);
            } else {
                for (var other : others) {
                    value = value != null ? value : outside(at, field, state.get(other), merged.survivor(), others);
                }
            }
            put(own, field, value);
        }
        var tags = new TreeSet<>(tags(own.get(TAGS)));
        others.forEach(other -> tags.addAll(tags(state.get(other).get(TAGS))));
        put(own, TAGS, tags.isEmpty() ? null : List.copyOf(tags));
    }

    private Object outside(int at, String field, Map<String, Object> values, UUID survivor, List<UUID> others) {
        var value = values.get(field);
        boolean isInside = field.equals(PARENT) && value != null && leads(at, (UUID) value, survivor, others);
        return isInside ? null : value;
    }

    /// Whether a record is one of those, or had gone into one of them before an event.
    private boolean leads(int at, UUID id, UUID survivor, List<UUID> others) {
        if (survivor.equals(id) || others.contains(id)) {
            return true;
        }
        for (var pair : standing.keySet()) {
            var merged = merge(pair.get(0));
            if (pair.get(1).equals(id) && story.indexOf(merged) < at) {
                return leads(at, merged.survivor(), survivor, others);
            }
        }
        return false;
    }

    /// What a record must show.
    Map<String, String> shown(UUID id) {
        var shown = new TreeMap<String, String>();
        state.get(id).forEach((field, value) -> {
            if (value instanceof UUID named) {
                var root = root(named);
                if (!root.equals(id)) {
                    shown.put(field, root.toString());
                }
            } else {
                shown.put(field, value.toString());
            }
        });
        return shown;
    }

    // ---------------------------------------------------------------- later

    /// The records that are one with the survivor of a merge, with the event since which it is open what is meant.
    private Map<UUID, Integer> together(UUID survivor, int since) {
        var reached = new HashMap<UUID, Integer>();
        reached.put(survivor, since);
        boolean isMore = true;
        while (isMore) {
            isMore = false;
            for (var pair : standing.entrySet()) {
                var one = pair.getKey().get(1);
                var other = survivor(pair.getKey().get(0));
                for (var way : List.of(List.of(one, other), List.of(other, one))) {
                    var from = reached.get(way.get(0));
                    if (from != null && !reached.containsKey(way.get(1))) {
                        reached.put(way.get(1), Math.max(from, pair.getValue()));
                        isMore = true;
                    }
                }
            }
        }
        return reached;
    }

    /// What is open after records were separated from a survivor: `record field change item`, by it the events it
    /// is about.
    ///
    /// @param since the event since which they were one
    Map<String, List<Integer>> later(UUID survivor, Collection<UUID> separated, int since) {
        tell();
        var together = together(survivor, since);
        var root = root(survivor);
        var later = new TreeMap<String, List<Integer>>();
        var tags = new HashMap<String, List<Integer>>();
        for (int i = 0; i < story.size(); i++) {
            if (story.get(i) instanceof Edited edited && together.containsKey(edited.id())) {
                boolean isOpen = i > together.get(edited.id());
                if (isOpen && !edited.field().equals(TAGS) && !given.contains(new Given(i, ""))) {
                    later.computeIfAbsent(root + " " + edited.field() + " set ", key -> new ArrayList<>())
                            .add(i);
                }
                if (isOpen && edited.field().equals(TAGS)) {
                    var before = tags(edited.before());
                    var after = tags(edited.value());
                    for (var tag : List.of("a", "b", "c", "d", "e")) {
                        if (before.contains(tag) != after.contains(tag) && !given.contains(new Given(i, tag))) {
                            tags.computeIfAbsent(tag, key -> new ArrayList<>()).add(i);
                        }
                    }
                }
            }
        }
        tags.forEach((tag, events) -> {
            boolean isIn = tags(((Edited) story.get(events.getLast())).value()).contains(tag);
            boolean wasIn =
                    tags(((Edited) story.get(events.getFirst())).before()).contains(tag);
            boolean isElsewhere = separated.stream()
                    .anyMatch(other -> tags(state.get(other).get(TAGS)).contains(tag));
            if (isIn && tags(state.get(root).get(TAGS)).contains(tag)) {
                later.put(root + " tags added " + tag, events);
            } else if (!isIn && wasIn && isElsewhere) {
                later.put(root + " tags removed " + tag, events);
            }
        });
        for (var id : objects.keySet()) {
            for (var field : List.of("fleet", "about", PARENT)) {
                int last = lastNaming(id, field);
                if (last >= 0 && isThere(id) && !id.equals(root)) {
                    var edited = (Edited) story.get(last);
                    var from = edited.value() == null ? null : together.get((UUID) edited.value());
                    boolean isShown = Objects.equals(shown(id).get(field), root.toString());
                    if (from != null && last > from && !edited.isRedirected() && isShown && !separated.contains(id)) {
                        later.put(id + " " + field + " points ", List.of(last));
                    }
                }
            }
        }
        return later;
    }

    private int lastNaming(UUID id, String field) {
        int last = -1;
        for (int i = 0; i < story.size(); i++) {
            if (story.get(i) instanceof Edited edited
                    && edited.id().equals(id)
                    && edited.field().equals(field)) {
                last = i;
            }
        }
        return last;
    }

    /// The event since which these records are one with their survivor.
    int joined(UUID batch, Collection<UUID> others) {
        return others.stream()
                .mapToInt(other -> standing.get(List.of(batch, other)))
                .min()
                .orElse(0);
    }

    /// Somebody gives later edits of the survivor to a separated record.
    void give(List<Integer> events, String item) {
        events.forEach(event -> given.add(new Given(event, item)));
    }
}
