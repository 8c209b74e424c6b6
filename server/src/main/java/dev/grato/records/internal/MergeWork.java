package dev.grato.records.internal;

import dev.grato.model.Models;
import dev.grato.model.ObjectType;
import dev.grato.platform.Ids;
import dev.grato.platform.Json;
import dev.grato.records.CrmRecord;
import dev.grato.records.Mutation;
import dev.grato.records.Outcome;
import dev.grato.records.spi.BatchWork;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Moves what points at merged records to what is left of them, and folds links that say the same twice.
///
/// Whoever may merge has it done, whoever owns the moved records; it goes on to its end also when they leave.
@Component
final class MergeWork implements BatchWork {

    static final String KIND = "merge";

    private final Models models;
    private final MergeTermsOfAll terms;

    MergeWork(Models models, MergeTermsOfAll terms) {
        this.models = models;
        this.terms = terms;
    }

    /// @param merge the batch that made the merge first, also where this one makes it again
    static Map<String, @Nullable Object> plan(ObjectType object, UUID merge, UUID survivor, List<UUID> others) {
        var plan = new LinkedHashMap<String, @Nullable Object>();
        plan.put("table", object.table());
        plan.put("merge", merge.toString());
        plan.put("survivor", survivor.toString());
        plan.put("others", others.stream().map(UUID::toString).toList());
        return plan;
    }

    static UUID id(Map<String, @Nullable Object> plan, String name) {
        return Ids.parse(plan.get(name)).orElseThrow();
    }

    static List<UUID> others(Map<String, @Nullable Object> plan) {
        return Objects.requireNonNull(Json.asList(plan.get("others"))).stream()
                .map(id -> Ids.parse(id).orElseThrow())
                .toList();
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public boolean endsWithOwner() {
        return false;
    }

    @Override
    public void collect(Start start, Sink sink) {
        var workspace = start.actor().workspace();
        var model = RevivedModel.of(models.current(workspace));
        var target = model.objectOf(String.valueOf(start.plan().get("table"))).orElse(null);
        if (target == null) {
            return;
        }
        var pointers = new MergePointers(model, workspace, target);
        var others = others(start.plan());
        for (var object : pointers.objects()) {
            pointers.find(InTransaction.of(start), object, others)
                    .forEach(id -> sink.add(new Item(object.table(), id, null, Map.of())));
        }
    }

    @Override
    public List<Result> carryOut(Chunk chunk) {
        var sql = InTransaction.of(chunk);
        var workspace = chunk.actor().workspace();
        MergeLock.shared(sql, workspace);
        var model = RevivedModel.of(models.current(workspace));
        var target = model.objectOf(String.valueOf(chunk.plan().get("table"))).orElse(null);
        var results = new HashMap<UUID, Result>();
        if (target != null) {
            var pointers = new MergePointers(model, workspace, target);
            byTable(chunk.items())
                    .forEach((table, ids) ->
                            model.objectOf(table).ifPresent(object -> move(chunk, pointers, object, ids, results)));
        }
        var unchanged = new Result(Progress.UNCHANGED, "unchanged", null, Map.of());
        return chunk.items().stream()
                .map(item -> results.getOrDefault(item.record(), unchanged))
                .toList();
    }

    static Map<String, List<UUID>> byTable(List<Item> items) {
        var byTable = new TreeMap<String, List<UUID>>();
        items.forEach(item -> byTable.computeIfAbsent(item.table(), table -> new ArrayList<>())
                .add(item.record()));
        return byTable;
    }

    private void move(
            Chunk chunk, MergePointers pointers, ObjectType object, List<UUID> ids, Map<UUID, Result> results) {
        var sql = InTransaction.of(chunk);
        var workspace = chunk.actor().workspace();
        var records = MergePointers.locked(sql, workspace, object, ids);
        records.values().removeIf(record -> record.value("deletedAt") != null);
        var pointed = new HashSet<UUID>();
        records.values()
                .forEach(record -> pointers.of(object).forEach(field -> {
                    var id = MergeReplay.pointed(record.value(field.name()));
                    if (id != null) {
                        pointed.add(id);
                    }
                }));
        var forest = MergeForest.around(sql, workspace, pointed);
        var replay = new MergeReplay(forest, new MergeHistory(), terms.staysTrue(object));
        var moves = new LinkedHashMap<UUID, Map<String, @Nullable Object>>();
        for (var record : records.values()) {
            var values = new LinkedHashMap<String, @Nullable Object>();
            for (var field : pointers.of(object)) {
                var now = record.value(field.name());
                var then = replay.standing(field, record.id(), now);
                if (!Objects.equals(now, then)) {
                    values.put(field.name(), then);
                }
            }
            if (!values.isEmpty()) {
                moves.put(record.id(), values);
            }
        }
        if (terms.isFolded(object)) {
            fold(chunk, pointers, object, records, moves, results);
        }
        write(chunk, object, moves, results);
    }

    private static void write(
            Chunk chunk, ObjectType object, Map<UUID, Map<String, @Nullable Object>> moves, Map<UUID, Result> results) {
        var edits = new ArrayList<Mutation>();
        moves.forEach((id, values) -> edits.add(Mutation.update(object.name(), id, values)));
        var outcomes = InTransaction.writeAsEngine(chunk, edits);
        var again = new LinkedHashMap<UUID, Map<String, @Nullable Object>>();
        for (var outcome : outcomes) {
            results.put(outcome.id(), BulkWork.result(outcome, Map.of()));
            if (outcome.status() == Outcome.Status.INVALID) {
                again.put(outcome.id(), emptied(moves.getOrDefault(outcome.id(), Map.of())));
            }
        }
        // a record that must not point at the survivor points at nobody; separated, it points where it did
        again.values().removeIf(Map::isEmpty);
        var retries = new ArrayList<Mutation>();
        again.forEach((id, values) -> retries.add(Mutation.update(object.name(), id, values)));
        for (var outcome : InTransaction.writeAsEngine(chunk, retries)) {
            if (outcome.status().isDone()) {
                results.put(outcome.id(), new Result(Progress.CHANGED, "emptied", null, Map.of()));
            }
        }
    }

    private static Map<String, @Nullable Object> emptied(Map<String, @Nullable Object> values) {
        var emptied = new LinkedHashMap<String, @Nullable Object>();
        values.keySet().forEach(name -> emptied.put(name, null));
        return emptied;
    }

    // ---------------------------------------------------------------- links

    /// Puts links into the trash that say nothing which another link of the survivor does not say.
    private static void fold(
            Chunk chunk,
            MergePointers pointers,
            ObjectType object,
            Map<UUID, CrmRecord> records,
            Map<UUID, Map<String, @Nullable Object>> moves,
            Map<UUID, Result> results) {
        var roots = new HashSet<UUID>();
        moves.values()
                .forEach(values -> values.values().forEach(value -> {
                    var id = MergeReplay.pointed(value);
                    if (id != null) {
                        roots.add(id);
                    }
                }));
        var columns = Columns.of(chunk.actor().workspace(), object, "r");
        var beside = new ArrayList<Map<String, @Nullable Object>>();
        MergePointers.locked(InTransaction.of(chunk), columns, pointers.pointing(columns, roots))
                .forEach((id, record) -> {
                    if (!moves.containsKey(id)) {
                        beside.add(record.values());
                    }
                });
        var folded = new ArrayList<Mutation>();
        for (var id : List.copyOf(moves.keySet())) {
            var values = new LinkedHashMap<String, @Nullable Object>(
                    Objects.requireNonNull(records.get(id)).values());
            values.putAll(moves.getOrDefault(id, Map.of()));
            if (beside.stream().anyMatch(other -> isSaidBy(object, values, other))) {
                folded.add(Mutation.delete(object.name(), id));
                moves.remove(id);
            } else {
                beside.add(values);
            }
        }
        for (var outcome : InTransaction.writeAsEngine(chunk, folded)) {
            results.put(
                    outcome.id(),
                    outcome.status().isDone()
                            ? new Result(Progress.CHANGED, "folded", null, Map.of())
                            : BulkWork.result(outcome, Map.of()));
        }
    }

    private static boolean isSaidBy(
            ObjectType object, Map<String, @Nullable Object> one, Map<String, @Nullable Object> other) {
        return object.liveFields().keySet().stream()
                .allMatch(name -> one.get(name) == null || Objects.equals(one.get(name), other.get(name)));
    }
}
