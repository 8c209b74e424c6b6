package dev.grato.records.internal;

import dev.grato.model.FieldDefinition;
import dev.grato.model.ObjectType;
import dev.grato.platform.Ids;
import dev.grato.platform.Json;
import dev.grato.records.Change;
import dev.grato.records.Change.Operation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What records would hold if only some merges had ever been made: goes over everything that was written into
/// them, and makes the merges that stand at their places in between, of what the others would hold.
///
/// So it does not matter in which order merges are taken back.
final class MergeReplay {

    private final MergeForest forest;
    private final MergeHistory history;
    private final Set<String> staysTrue;

    /// @param staysTrue names of fields in which a yes of any record counts
    MergeReplay(MergeForest forest, MergeHistory history, Set<String> staysTrue) {
        this.forest = forest;
        this.history = history;
        this.staysTrue = staysTrue;
    }

    /// The values by column, relations still to the records that people named.
    Map<String, @Nullable Object> named(ObjectType object, UUID id) {
        return named(object, id, Long.MAX_VALUE);
    }

    private Map<String, @Nullable Object> named(ObjectType object, UUID id, long upTo) {
        var fields = new LinkedHashMap<String, FieldDefinition>();
        object.liveFields().values().forEach(field -> fields.put(field.column(), field));
        var state = new HashMap<String, @Nullable Object>();
        var merges = new ArrayList<>(forest.into(id));
        merges.removeIf(edge -> edge.survivorVersion() > upTo);
        for (var line : history.lines(id)) {
            if (line.version() > upTo) {
                break;
            }
            while (!merges.isEmpty() && merges.getFirst().survivorVersion() < line.version()) {
                merge(object, fields, id, state, merges);
            }
            follow(fields, state, line);
        }
        while (!merges.isEmpty()) {
            merge(object, fields, id, state, merges);
        }
        return state;
    }

    private void follow(Map<String, FieldDefinition> fields, Map<String, @Nullable Object> state, Change line) {
        if (MergeHistory.isOfEngine(line) || line.operation() == Operation.DELETE) {
            return;
        }
        var columns = new HashSet<>(line.before().keySet());
        columns.addAll(line.after().keySet());
        for (var column : columns) {
            var field = fields.get(column);
            if (field == null) {
                continue;
            }
            if (MergeValues.isList(field)) {
                put(state, column, list(field, state.get(column), line));
            } else if (!history.isAnyAssigned(line, column)) {
                put(state, column, written(line, column));
            }
        }
    }

    private @Nullable Object list(FieldDefinition field, @Nullable Object value, Change line) {
        var column = field.column();
        var before = line.before().get(column);
        var after = line.after().get(column);
        if (!history.isAnyAssigned(line, column)) {
            return MergeValues.edited(field, value, before, after);
        }
        var was = MergeValues.items(before);
        var is = new LinkedHashMap<>(MergeValues.items(after));
        var all = new HashSet<>(was.keySet());
        all.addAll(is.keySet());
        for (var key : all) {
            if (history.isAssigned(line, column, key)) {
                is.remove(key);
                if (was.containsKey(key)) {
                    is.put(key, Objects.requireNonNull(was.get(key)));
                }
            }
        }
        return MergeValues.edited(field, value, before, MergeValues.listed(field, is.values(), is.size()));
    }

    /// What somebody wrote, with the record they named where another one stands.
    @Nullable
    Object written(Change line, String column) {
        var value = line.after().get(column);
        var said = history.said(line, column);
        return said == null || value == null ? value : pointingAt(value, said);
    }

    private static void put(Map<String, @Nullable Object> state, String column, @Nullable Object value) {
        if (value == null) {
            state.remove(column);
        } else {
            state.put(column, value);
        }
    }

    // ---------------------------------------------------------------- merges

    /// Takes the next merge, with all records that came at once.
    private void merge(
            ObjectType object,
            Map<String, FieldDefinition> fields,
            UUID survivor,
            Map<String, @Nullable Object> state,
            List<MergeForest.Edge> merges) {
        var first = merges.getFirst();
        var edges = merges.stream()
                .filter(edge -> edge.batch().equals(first.batch()))
                .toList();
        merges.removeAll(edges);
        var others = new LinkedHashMap<UUID, Map<String, @Nullable Object>>();
        edges.forEach(edge -> others.put(edge.record(), named(object, edge.record(), edge.recordVersion())));
        var together = new HashSet<>(others.keySet());
        together.add(survivor);
        Predicate<UUID> inside = id -> forest.leadsInto(id, together, first.seq());
        for (var field : fields.values()) {
            put(state, field.column(), merged(field, survivor, state, others, inside, first.choices()));
        }
    }

    /// The value of one field of the survivor.
    ///
    /// @param inside tells the survivor and the others, at which it cannot point
    /// @param choices `{from: id}` or `{value: …}` by column
    @Nullable
    Object merged(
            FieldDefinition field,
            UUID survivor,
            Map<String, @Nullable Object> own,
            Map<UUID, Map<String, @Nullable Object>> others,
            Predicate<UUID> inside,
            Map<String, @Nullable Object> choices) {
        var column = field.column();
        if (MergeValues.isComputed(field)) {
            return own.get(column);
        }
        var choice = Json.asObject(choices.get(column));
        if (choice != null) {
            var from = Ids.parse(choice.get("from")).orElse(null);
            if (from == null) {
                return choice.get("value");
            }
            if (from.equals(survivor)) {
                return outside(field, own.get(column), inside);
            }
            if (others.containsKey(from)) {
                return outside(field, others.getOrDefault(from, Map.of()).get(column), inside);
            }
        }
        var values = new ArrayList<@Nullable Object>();
        others.values().forEach(each -> values.add(outside(field, each.get(column), inside)));
        return MergeValues.merged(
                field, outside(field, own.get(column), inside), values, staysTrue.contains(field.name()));
    }

    private static @Nullable Object outside(FieldDefinition field, @Nullable Object value, Predicate<UUID> inside) {
        var id = isPointer(field) ? pointed(value) : null;
        return id != null && inside.test(id) ? null : value;
    }

    // ---------------------------------------------------------------- relations

    /// The record a canonical relation points at.
    static @Nullable UUID pointed(@Nullable Object value) {
        return Rows.id(value instanceof Map<?, ?> map ? map.get("id") : value);
    }

    static Object pointingAt(Object value, UUID id) {
        if (value instanceof Map<?, ?> map) {
            var other = new LinkedHashMap<Object, Object>(map);
            other.put("id", id.toString());
            return other;
        }
        return id.toString();
    }

    static boolean isPointer(FieldDefinition field) {
        return field.type().isRelation() || field.type().key().equals("polymorphicRelation");
    }

    /// The value as it has to stand in the record: relations to what is left of the record that was named, none to
    /// itself.
    @Nullable
    Object standing(FieldDefinition field, UUID owner, @Nullable Object named) {
        if (named == null || !isPointer(field)) {
            return named;
        }
        var id = pointed(named);
        if (id == null) {
            return named;
        }
        var root = forest.root(id);
        return root.equals(id) ? named : root.equals(owner) ? null : pointingAt(named, root);
    }
}
