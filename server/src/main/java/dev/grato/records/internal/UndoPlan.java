package dev.grato.records.internal;

import dev.grato.model.ObjectType;
import dev.grato.records.BatchRecord.Left;
import dev.grato.records.Change;
import dev.grato.records.CrmRecord;
import dev.grato.records.spi.BatchWork.Progress;
import dev.grato.records.spi.BatchWork.Result;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How one record goes back: what of the batch still stands in it, and what does not.
final class UndoPlan {

    private final UUID id;
    private final @Nullable ObjectType object;
    private final @Nullable CrmRecord present;
    private final List<Left> left = new ArrayList<>();
    private final Map<String, @Nullable Object> values = new LinkedHashMap<>();
    private boolean isToRestore;
    private boolean isToTrash;
    private boolean isCreated;
    private boolean isDone;
    private @Nullable Left obstacle;

    private UndoPlan(UUID id, @Nullable ObjectType object, @Nullable CrmRecord present) {
        this.id = id;
        this.object = object;
        this.present = present;
    }

    /// Nothing can be done, now or later.
    static UndoPlan leave(UUID id, String reason) {
        var plan = new UndoPlan(id, null, null);
        plan.left.add(new Left(reason, List.of()));
        return plan;
    }

    /// Nothing can be done now.
    static UndoPlan later(UUID id, String reason) {
        var plan = new UndoPlan(id, null, null);
        plan.obstacle = new Left(reason, List.of());
        return plan;
    }

    /// Goes back over the batch's changes of a record as it stands.
    ///
    /// @param lines newest first
    static UndoPlan of(ObjectType object, CrmRecord present, List<Change> lines) {
        var plan = new UndoPlan(present.id(), object, present);
        boolean isLive = present.value("deletedAt") == null;
        plan.move(isLive, lines);
        if (plan.isCreated) {
            return plan;
        }
        var updates = lines.stream()
                .filter(line -> line.operation() == Change.Operation.UPDATE)
                .toList();
        if (!updates.isEmpty() && !isLive && !plan.isToRestore) {
            plan.obstacle = new Left("gone", List.of());
            return plan;
        }
        plan.goBack(object, present, updates);
        return plan;
    }

    /// In or out of the trash, where the batch as a whole has moved the record and it still is where that left it.
    private void move(boolean isLive, List<Change> lines) {
        var moves = lines.stream()
                .map(Change::operation)
                .filter(operation -> operation != Change.Operation.UPDATE)
                .toList();
        if (moves.isEmpty()) {
            return;
        }
        boolean wasLive = moves.getLast() == Change.Operation.DELETE;
        boolean wasLeftLive = moves.getFirst() != Change.Operation.DELETE;
        isCreated = moves.getLast() == Change.Operation.CREATE;
        isToRestore = wasLive && !wasLeftLive && !isLive;
        isToTrash = !wasLive && wasLeftLive && isLive;
    }

    /// A value goes back as far as the batch's own changes reach without one by somebody else in between.
    private void goBack(ObjectType object, CrmRecord present, List<Change> updates) {
        var moved = new ArrayList<String>();
        for (var name : object.liveFields().keySet()) {
            var ours = updates.stream()
                    .filter(line ->
                            line.before().containsKey(name) || line.after().containsKey(name))
                    .toList();
            var now = present.value(name);
            if (ours.isEmpty() || Objects.equals(now, ours.getLast().before().get(name))) {
                continue;
            }
            var value = now;
            for (var line : ours) {
                if (!Objects.equals(value, line.after().get(name))) {
                    moved.add(name);
                    break;
                }
                value = line.before().get(name);
            }
            if (!Objects.equals(value, now)) {
                values.put(name, value);
            }
        }
        if (!moved.isEmpty()) {
            left.add(new Left("changedSince", moved));
        }
    }

    UUID id() {
        return id;
    }

    ObjectType object() {
        if (object == null) {
            throw new IllegalStateException("a record that stays as it is");
        }
        return object;
    }

    boolean isToRestore() {
        return isToRestore && isOpen();
    }

    boolean isToUpdate() {
        return !values.isEmpty() && isOpen();
    }

    boolean isToTrash() {
        return isToTrash && isOpen();
    }

    boolean isCreated() {
        return isCreated;
    }

    private boolean isOpen() {
        return object != null && obstacle == null;
    }

    /// The values that go back; take out what must not.
    Map<String, @Nullable Object> values() {
        return values;
    }

    /// Leaves fields as they are, for good.
    void leaveFields(String reason, List<String> fields) {
        left.add(new Left(reason, fields));
    }

    /// Leaves the record as it is, for good.
    void giveUp(String reason, List<String> fields) {
        left.clear();
        left.add(new Left(reason, fields));
        isToTrash = false;
        isToRestore = false;
        values.clear();
    }

    /// Something is in the way, perhaps not for long.
    void putOff(String reason, List<String> fields) {
        obstacle = new Left(reason, fields);
    }

    /// Lets go of the fields that are in the way, for good; whether there are others that may go back.
    boolean isReducible() {
        var way = obstacle;
        boolean isOut = isToRestore && !isDone;
        if (way == null || isOut || way.fields().isEmpty() || !values.keySet().removeAll(way.fields())) {
            return false;
        }
        left.add(way);
        obstacle = null;
        return !values.isEmpty();
    }

    /// The fields that hold something else than the batch left in a record it made.
    List<String> differing(List<Change> lines) {
        var record = present;
        return lines.isEmpty() || record == null
                ? List.of()
                : lines.getLast().after().entrySet().stream()
                        .filter(entry -> !Objects.equals(entry.getValue(), record.value(entry.getKey())))
                        .map(Map.Entry::getKey)
                        .toList();
    }

    /// Some of it went back.
    void done() {
        isDone = true;
    }

    Result result(boolean isLast) {
        if (obstacle != null && !isLast) {
            return Result.putOff();
        }
        var all = new ArrayList<>(left);
        if (obstacle != null) {
            all.add(obstacle);
        }
        if (all.isEmpty()) {
            return new Result(
                    isDone ? Progress.CHANGED : Progress.UNCHANGED, isDone ? "undone" : "unchanged", null, Map.of());
        }
        return new Result(
                isDone ? Progress.CHANGED : Progress.FAILED,
                isDone ? "undone" : "left",
                all.getFirst().reason() + " ",
                Map.of("left", BatchDetails.left(all)));
    }
}
