package dev.grato.records.internal;

import dev.grato.model.Models;
import dev.grato.platform.Actor;
import dev.grato.platform.Database;
import dev.grato.platform.GratoException;
import dev.grato.platform.Ids;
import dev.grato.records.Change;
import dev.grato.records.CrmRecord;
import dev.grato.records.Mutation;
import dev.grato.records.Outcome;
import dev.grato.records.RecordsError;
import dev.grato.records.UndoReport;
import dev.grato.records.WriteOptions;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Takes a batch back, newest change first: a value returns where it is still what the batch left; what was
/// changed since stays and is reported.
@Component
final class BatchUndo {

    private static final Duration UNDOABLE_FOR = Duration.ofDays(30);
    private static final int PAGE = 1_000;

    private final Database database;
    private final Models models;
    private final Batches batches;
    private final RecordQueries queries;
    private final RecordWriter writer;
    private final Clock clock;

    BatchUndo(
            Database database,
            Models models,
            Batches batches,
            RecordQueries queries,
            RecordWriter writer,
            Clock clock) {
        this.database = database;
        this.models = models;
        this.batches = batches;
        this.queries = queries;
        this.writer = writer;
        this.clock = clock;
    }

    UndoReport undo(Actor actor, UUID batchId) {
        var batch = batches.find(actor, batchId).orElseThrow(() -> new GratoException(RecordsError.BATCH_NOT_FOUND));
        boolean isTooOld = batch.at().isBefore(clock.instant().minus(UNDOABLE_FOR));
        if (batch.undoneBy() != null || isTooOld) {
            throw new GratoException(RecordsError.BATCH_NOT_UNDOABLE, Map.of("days", UNDOABLE_FOR.toDays()));
        }
        var undo = Ids.next();
        var left = new ArrayList<UndoReport.Left>();
        long restored = 0;
        long below = Long.MAX_VALUE;
        for (var page = changes(actor, batchId, below); !page.isEmpty(); page = changes(actor, batchId, below)) {
            restored += undo(actor, undo, page, left);
            below = page.getLast().seq();
        }
        database.transaction(tx -> {
            // also where nothing could be taken back, so that the report belongs to a batch
            batches.count(tx, actor, undo, "undo", batch.object(), new Outcome[0]);
            batches.markUndone(tx, actor, batchId, undo);
            return 0;
        });
        return new UndoReport(undo, restored, left);
    }

    private List<Change> changes(Actor actor, UUID batch, long below) {
        var model = models.current(actor.workspace());
        return database.read(sql -> sql.select(ChangeLog.COLUMNS)
                .from(Database.table(actor.workspace(), "change_history"))
                .where(DSL.field(DSL.name("batch_id")).eq(batch), ChangeLog.SEQ.lt(below))
                .orderBy(ChangeLog.SEQ.desc())
                .limit(PAGE)
                .fetch(row -> LogNames.named(model, ChangeLog.change(row))));
    }

    private long undo(Actor actor, UUID undo, List<Change> changes, List<UndoReport.Left> left) {
        var options = new WriteOptions(WriteOptions.UNDO, false, undo, null);
        var mutations = new ArrayList<Mutation>();
        for (var change : changes) {
            var inverse = inverse(actor, change, left);
            if (inverse != null) {
                mutations.add(inverse);
            }
        }
        long restored = 0;
        for (var outcome : writer.write(actor, mutations, options)) {
            if (outcome.status().isDone()) {
                restored++;
            } else {
                var object = mutations.stream()
                        .filter(mutation -> mutation.id().equals(outcome.id()))
                        .findFirst()
                        .orElseThrow()
                        .object();
                left.add(new UndoReport.Left(object, outcome.id(), reason(outcome.status()), List.of()));
            }
        }
        return restored;
    }

    private static String reason(Outcome.Status status) {
        return switch (status) {
            case NOT_FOUND -> "gone";
            case FORBIDDEN -> "forbidden";
            case CONFLICT -> "changedSince";
            default -> "invalid";
        };
    }

    private @Nullable Mutation inverse(Actor actor, Change change, List<UndoReport.Left> left) {
        if (!queries.knows(actor, change.object())) {
            left.add(new UndoReport.Left("", change.record(), "gone", List.of()));
            return null;
        }
        return switch (change.operation()) {
            case CREATE -> {
                var present = queries.find(actor, change.object(), change.record(), false, List.of());
                if (present.isPresent() && present.get().version().version() != change.version()) {
                    left.add(new UndoReport.Left(
                            change.object(),
                            change.record(),
                            "changedSince",
                            changedSince(actor, change, present.get())));
                    yield null;
                }
                yield present.isPresent() ? Mutation.delete(change.object(), change.record()) : null;
            }
            case DELETE -> Mutation.restore(change.object(), change.record());
            case RESTORE -> Mutation.delete(change.object(), change.record());
            case UPDATE -> update(actor, change, left);
        };
    }

    private List<String> changedSince(Actor actor, Change change, CrmRecord present) {
        var readable = queries.readableNames(actor, change.object());
        return change.after().entrySet().stream()
                .filter(entry -> readable.contains(entry.getKey()))
                .filter(entry -> !Objects.equals(entry.getValue(), present.value(entry.getKey())))
                .map(Map.Entry::getKey)
                .toList();
    }

    private @Nullable Mutation update(Actor actor, Change change, List<UndoReport.Left> left) {
        var present = queries.find(actor, change.object(), change.record(), false, List.of());
        if (present.isEmpty()) {
            left.add(new UndoReport.Left(change.object(), change.record(), "gone", List.of()));
            return null;
        }
        var values = new LinkedHashMap<String, @Nullable Object>();
        var moved = new ArrayList<String>();
        var readable = queries.readableNames(actor, change.object());
        var names = new ArrayList<>(change.before().keySet());
        change.after().keySet().stream().filter(name -> !names.contains(name)).forEach(names::add);
        if (names.retainAll(readable)) {
            // what the caller may no longer see stays as it is, and is not named
            left.add(new UndoReport.Left(change.object(), change.record(), "forbidden", List.of()));
        }
        for (var name : names) {
            if (Objects.equals(change.after().get(name), present.get().value(name))) {
                values.put(name, change.before().get(name));
            } else {
                moved.add(name);
            }
        }
        if (!moved.isEmpty()) {
            left.add(new UndoReport.Left(change.object(), change.record(), "changedSince", moved));
        }
        return values.isEmpty() ? null : Mutation.update(change.object(), change.record(), values);
    }
}
