package dev.grato.records.internal;

import dev.grato.model.FieldDefinition;
import dev.grato.model.Model;
import dev.grato.model.Models;
import dev.grato.model.ObjectType;
import dev.grato.platform.Database;
import dev.grato.platform.Workspace;
import dev.grato.records.Change;
import dev.grato.records.Change.Operation;
import dev.grato.records.CrmRecord;
import dev.grato.records.Mutation;
import dev.grato.records.WriteOptions;
import dev.grato.records.spi.BatchWork;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Lets what pointed at records that are separated point at them again, brings folded links back, and finds what
/// was written meanwhile and may belong to either.
@Component
final class UnmergeWork implements BatchWork {

    static final String KIND = "unmerge";

    private final Models models;
    private final MergeTermsOfAll terms;

    UnmergeWork(Models models, MergeTermsOfAll terms) {
        this.models = models;
        this.terms = terms;
    }

    /// @param root what is left of the survivor, which may have been merged itself
    /// @param joinedSeq since when in the log they were one
    /// @param seq until when
    static Map<String, @Nullable Object> plan(
            ObjectType object, UUID merge, UUID survivor, UUID root, List<UUID> others, long joinedSeq, long seq) {
        var plan = MergeWork.plan(object, merge, survivor, others);
        plan.put("root", root.toString());
        plan.put("joinedSeq", joinedSeq);
        plan.put("seq", seq);
        return plan;
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
        var sql = InTransaction.of(start);
        var workspace = start.actor().workspace();
        var model = RevivedModel.of(models.current(workspace));
        var target = model.objectOf(String.valueOf(start.plan().get("table"))).orElse(null);
        if (target == null) {
            return;
        }
        var root = MergeWork.id(start.plan(), "root");
        sink.add(new Item(target.table(), root, null, Map.of()));
        var seen = new HashSet<UUID>(MergeWork.others(start.plan()));
        seen.add(root);
        var pointers = new MergePointers(model, workspace, target);
        for (var object : pointers.objects()) {
            for (var id : pointers.find(sql, object, Set.of(root))) {
                if (seen.add(id)) {
                    sink.add(new Item(object.table(), id, null, Map.of()));
                }
            }
        }
        sql.resultQuery(
                        "select distinct object, record_id from " + Database.quoted(workspace, "change_history")
                                + " where batch_id = any({0})",
                        DSL.val(merges(sql, workspace, MergeWork.id(start.plan(), "merge"))))
                .forEach(row -> {
                    if (seen.add(row.get(1, UUID.class))) {
                        sink.add(new Item(row.get(0, String.class), row.get(1, UUID.class), null, Map.of()));
                    }
                });
    }

    /// The batches that made this merge, first and again.
    static UUID[] merges(DSLContext sql, Workspace workspace, UUID merge) {
        return sql.resultQuery(
                        "select batch_id from " + Database.quoted(workspace, "batch_job")
                                + " where kind = {0} and root_id = {1}",
                        DSL.inline(MergeWork.KIND),
                        DSL.val(merge))
                .fetch(0, UUID.class)
                .toArray(UUID[]::new);
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
            var separating = new Separating(chunk, model, target);
            MergeWork.byTable(chunk.items())
                    .forEach((table, ids) ->
                            model.objectOf(table).ifPresent(object -> separating.settle(object, ids, results)));
        }
        var unchanged = new Result(Progress.UNCHANGED, "unchanged", null, Map.of());
        return chunk.items().stream()
                .map(item -> results.getOrDefault(item.record(), unchanged))
                .toList();
    }

    /// One chunk on its way.
    private final class Separating {

        private final Chunk chunk;
        private final DSLContext sql;
        private final Workspace workspace;
        private final ObjectType target;
        private final MergePointers pointers;
        private final UUID root;
        private final List<UUID> others;
        private final Set<UUID> merges;
        private final long until;

        private Separating(Chunk chunk, Model model, ObjectType target) {
            this.chunk = chunk;
            this.sql = InTransaction.of(chunk);
            this.workspace = chunk.actor().workspace();
            this.target = target;
            this.pointers = new MergePointers(model, workspace, target);
            this.root = MergeWork.id(chunk.plan(), "root");
            this.others = MergeWork.others(chunk.plan());
            this.merges = Set.of(merges(sql, workspace, MergeWork.id(chunk.plan(), "merge")));
            this.until = number("seq");
        }

        private long number(String name) {
            return chunk.plan().get(name) instanceof Number number ? number.longValue() : 0;
        }

        private void settle(ObjectType object, List<UUID> ids, Map<UUID, Result> results) {
            var records = MergePointers.locked(sql, workspace, object, ids);
            var around = new HashSet<>(ids);
            around.addAll(others);
            around.add(root);
            var forest = MergeForest.around(sql, workspace, around);
            var wanted = new HashSet<>(ids);
            boolean isAnyMerged = object.equals(target) && ids.stream().anyMatch(forest::wasSurvivor);
            if (isAnyMerged) {
                wanted.addAll(forest.records());
            }
            var history = MergeHistory.of(sql, workspace, wanted);
            var replay = new MergeReplay(forest, history, terms.staysTrue(object));
            bringBack(object, records, forest, history, results);
            var later = new MergeLater(
                    history, forest.together(MergeWork.id(chunk.plan(), "survivor"), number("joinedSeq")), until);
            var moves = new LinkedHashMap<UUID, Map<String, @Nullable Object>>();
            for (var record : records.values()) {
                if (record.value("deletedAt") == null) {
                    moves.put(record.id(), moved(object, record, forest, history, replay));
                }
            }
            write(object, moves, results);
            for (var record : records.values()) {
                var found = record.id().equals(root)
                        ? ofSurvivor(object, record, later)
                        : pointing(object, record, moves.getOrDefault(record.id(), Map.of()), later);
                if (!found.isEmpty() && record.value("deletedAt") == null) {
                    var known = results.get(record.id());
                    results.put(
                            record.id(),
                            new Result(
                                    known == null ? Progress.UNCHANGED : known.progress(),
                                    known == null ? "unchanged" : known.status(),
                                    known == null ? null : known.reason(),
                                    Map.of("later", found)));
                }
            }
        }

        /// Links that the merge folded come out of the trash, where nobody has moved them since.
        private void bringBack(
                ObjectType object,
                Map<UUID, CrmRecord> records,
                MergeForest forest,
                MergeHistory history,
                Map<UUID, Result> results) {
            var folded = records.values().stream()
                    .filter(record -> record.value("deletedAt") != null)
                    .map(CrmRecord::id)
                    .filter(id -> !others.contains(id) && !forest.isMerged(id) && isFolded(history.lines(id)))
                    .toList();
            var outcomes = InTransaction.writeAsEngine(
                    chunk,
                    folded.stream()
                            .map(id -> Mutation.restore(object.name(), id))
                            .toList());
            for (var outcome : outcomes) {
                results.put(outcome.id(), BulkWork.result(outcome, Map.of()));
            }
        }

        private boolean isFolded(List<Change> lines) {
            for (var line : lines.reversed()) {
                if (line.operation() != Operation.UPDATE) {
                    return line.operation() == Operation.DELETE
                            && line.source().equals(WriteOptions.MERGE)
                            && line.batch() != null
                            && merges.contains(line.batch());
                }
            }
            return false;
        }

        private Map<String, @Nullable Object> moved(
                ObjectType object, CrmRecord record, MergeForest forest, MergeHistory history, MergeReplay replay) {
            var moved = new LinkedHashMap<String, @Nullable Object>();
            Map<String, @Nullable Object> named = null;
            for (var field : pointers.of(object)) {
                var now = record.value(field.name());
                boolean isConcerned = now == null || forest.records().contains(MergeReplay.pointed(now)) || isHere(now);
                if (!isConcerned || !isWritten(history.lines(record.id()), field.column())) {
                    continue;
                }
                named = named == null ? replay.named(object, record.id()) : named;
                var meant = MergeReplay.pointed(named.get(field.column()));
                if (now == null && !forest.records().contains(meant)) {
                    continue; // it was emptied for other reasons
                }
                var then = replay.standing(field, record.id(), named.get(field.column()));
                if (!Objects.equals(now, then)) {
                    moved.put(field.name(), then);
                }
            }
            return moved;
        }

        private boolean isHere(Object value) {
            return root.equals(MergeReplay.pointed(value));
        }

        /// Whether the log knows the value at all.
        private static boolean isWritten(List<Change> lines, String column) {
            return lines.stream()
                    .anyMatch(line ->
                            line.after().containsKey(column) || line.before().containsKey(column));
        }

        private void write(
                ObjectType object, Map<UUID, Map<String, @Nullable Object>> moves, Map<UUID, Result> results) {
            var edits = new ArrayList<Mutation>();
            moves.forEach((id, values) -> {
                if (!values.isEmpty()) {
                    edits.add(Mutation.update(object.name(), id, values));
                }
            });
            for (var outcome : InTransaction.writeAsEngine(chunk, edits)) {
                results.put(outcome.id(), BulkWork.result(outcome, Map.of()));
            }
        }

        // ------------------------------------------------------------ later

        private List<Map<String, @Nullable Object>> ofSurvivor(
                ObjectType object, CrmRecord survivor, MergeLater later) {
            var separated = MergePointers.locked(sql, workspace, target, others).values();
            var found = new ArrayList<Map<String, @Nullable Object>>();
            for (var field : object.liveFields().values()) {
                if (!MergeValues.isComputed(field)) {
                    found.addAll(later.of(
                            field,
                            survivor.value(field.name()),
                            separated.stream()
                                    .map(record -> record.value(field.name()))
                                    .toList()));
                }
            }
            return found;
        }

        private List<Map<String, @Nullable Object>> pointing(
                ObjectType object, CrmRecord record, Map<String, @Nullable Object> moved, MergeLater later) {
            var found = new ArrayList<Map<String, @Nullable Object>>();
            for (FieldDefinition field : pointers.of(object)) {
                var now = record.value(field.name());
                if (now != null
                        && isHere(now)
                        && !moved.containsKey(field.name())
                        && later.isOpen(record.id(), field.column())) {
                    var entry = new LinkedHashMap<String, @Nullable Object>();
                    entry.put("column", field.column());
                    entry.put("change", "points");
                    found.add(entry);
                }
            }
            return found;
        }
    }
}
