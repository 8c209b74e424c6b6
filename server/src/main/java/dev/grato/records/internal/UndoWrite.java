package dev.grato.records.internal;

import dev.grato.model.Model;
import dev.grato.model.ObjectType;
import dev.grato.platform.Fault;
import dev.grato.records.Mutation;
import dev.grato.records.Outcome;
import dev.grato.records.Outcome.Status;
import dev.grato.records.spi.BatchWork.Chunk;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;

/// Writes what goes back, each kind of edit as a set: first out of the trash, then values, then into the trash.
final class UndoWrite {

    private final Chunk chunk;
    private final Model model;
    private final UndoRecords records;

    UndoWrite(Chunk chunk, Model model, UndoRecords records) {
        this.chunk = chunk;
        this.model = model;
        this.records = records;
    }

    void carryOut(Map<UUID, UndoPlan> plans) {
        var all = plans.values();
        write(
                chosen(all, UndoPlan::isToRestore, false),
                plan -> Mutation.restore(plan.object().name(), plan.id()));
        write(chosen(all, UndoPlan::isToUpdate, false), UndoWrite::update);
        if (chunk.isLastLap()) {
            writeWhatIsPossible(all);
        }
        trash(new ArrayList<>(chosen(all, UndoPlan::isToTrash, true)));
    }

    private static Mutation update(UndoPlan plan) {
        return Mutation.update(plan.object().name(), plan.id(), plan.values());
    }

    /// Parents come out of the trash before their children and go in after them.
    private List<UndoPlan> chosen(Collection<UndoPlan> plans, Predicate<UndoPlan> filter, boolean childrenFirst) {
        var byDepth = Comparator.comparingInt((UndoPlan plan) -> depth(plan.object(), 0));
        return plans.stream()
                .filter(filter)
                .sorted((childrenFirst ? byDepth.reversed() : byDepth)
                        .thenComparing(plan -> plan.object().name()))
                .toList();
    }

    private int depth(ObjectType object, int soFar) {
        return soFar > 4
                ? soFar
                : object.parentLinks().stream()
                        .flatMap(link -> model.object(String.valueOf(link.target())).stream())
                        .mapToInt(parent -> depth(parent, soFar + 1))
                        .max()
                        .orElse(soFar);
    }

    private interface Editing {
        Mutation of(UndoPlan plan);
    }

    private void write(List<UndoPlan> plans, Editing editing) {
        var outcomes = chunk.write(plans.stream().map(editing::of).toList());
        for (int i = 0; i < plans.size(); i++) {
            take(plans.get(i), outcomes.get(i));
        }
    }

    private static void take(UndoPlan plan, Outcome outcome) {
        if (outcome.status() == Status.UNCHANGED) {
            return;
        }
        if (outcome.status().isDone()) {
            plan.done();
            return;
        }
        plan.putOff(reason(outcome), fields(outcome.faults()));
    }

    private static String reason(Outcome outcome) {
        return switch (outcome.status()) {
            case NOT_FOUND -> "gone";
            case FORBIDDEN -> "forbidden";
            case CONFLICT -> "changedSince";
            default -> {
                var codes = outcome.faults().stream().map(Fault::code).toList();
                yield codes.contains("parentInTrash")
                        ? "parentInTrash"
                        : codes.contains("notUnique") ? "notUnique" : "invalid";
            }
        };
    }

    /// The fields that faults are about.
    private static List<String> fields(List<Fault> faults) {
        return faults.stream()
                .map(fault -> fault.path().split("[.\\[]", -1)[0])
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
    }

    /// One value that cannot go back does not keep the others of its record.
    private void writeWhatIsPossible(Collection<UndoPlan> plans) {
        while (true) {
            var again = plans.stream().filter(UndoPlan::isReducible).toList();
            if (again.isEmpty()) {
                return;
            }
            write(again, UndoWrite::update);
        }
    }

    /// All of them or, where one cannot go, all that do not depend on it.
    private void trash(List<UndoPlan> going) {
        while (!going.isEmpty()) {
            var held = records.heldBack(going);
            going.removeIf(plan -> {
                boolean isHeld = held.contains(plan.id());
                if (isHeld) {
                    plan.putOff("hasChildren", List.of());
                }
                return isHeld;
            });
            InTransaction.of(chunk).execute("savepoint before_trash");
            var outcomes = chunk.write(going.stream()
                    .map(plan -> Mutation.delete(plan.object().name(), plan.id()))
                    .toList());
            if (outcomes.stream().allMatch(outcome -> outcome.status().isDone())) {
                going.forEach(UndoPlan::done);
                return;
            }
            InTransaction.of(chunk).execute("rollback to savepoint before_trash");
            for (int i = outcomes.size() - 1; i >= 0; i--) {
                if (!outcomes.get(i).status().isDone()) {
                    take(going.remove(i), outcomes.get(i));
                }
            }
        }
    }
}
