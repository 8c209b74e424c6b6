package dev.grato.sync.internal;

import dev.grato.platform.Actor;
import dev.grato.platform.ErrorClass;
import dev.grato.platform.GratoException;
import dev.grato.records.Mutation;
import dev.grato.records.Mutation.Remote;
import dev.grato.records.Outcome;
import dev.grato.records.RecordBatches;
import dev.grato.records.Records;
import dev.grato.records.SentEdit;
import dev.grato.records.WriteOptions;
import dev.grato.sync.PushedMutation;
import dev.grato.sync.PushedMutation.Op;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One call of a device. Edits that do not depend on each other go to the record engine together, which writes
/// them as sets; each stands or falls for itself all the same.
public final class PushRun {

    /// Keeps a transaction well below a second.
    private static final int TOGETHER = 50;

    private final Records records;
    private final RecordBatches batches;
    private final Commands commands;
    private final Actor actor;
    private final String source;
    private final Map<UUID, Ending> endings = new HashMap<>();
    private final Map<UUID, String> digests = new HashMap<>();
    private final Map<UUID, Boolean> groups = new HashMap<>();
    private final List<Waiting> waiting = new ArrayList<>();
    private Map<UUID, SentEdit> known = Map.of();

    /// An edit on its way to the engine.
    private record Waiting(PushedMutation sent, Mutation edit) {}

    public PushRun(Records records, RecordBatches batches, Commands commands, Actor actor, String source) {
        this.records = records;
        this.batches = batches;
        this.commands = commands;
        this.actor = actor;
        this.source = source;
    }

    public List<Ending> run(List<PushedMutation> mutations) {
        known = records.sentBefore(actor, idsOf(mutations));
        var ordered = new ArrayList<Ending>();
        var twice = new HashMap<Integer, PushedMutation>();
        for (int i = 0; i < mutations.size(); i++) {
            var mutation = Objects.requireNonNull(mutations.get(i));
            if (digests.containsKey(mutation.id())) {
                twice.put(i, mutation);
                continue;
            }
            digests.put(mutation.id(), Digest.of(mutation));
            take(mutation);
        }
        flush();
        for (int i = 0; i < mutations.size(); i++) {
            var mutation = Objects.requireNonNull(mutations.get(i));
            var ending = Objects.requireNonNull(endings.get(mutation.id()));
            ordered.add(twice.containsKey(i) ? again(mutation, ending) : ending);
        }
        return ordered;
    }

    private static Set<UUID> idsOf(List<PushedMutation> mutations) {
        var ids = new LinkedHashSet<UUID>();
        mutations.forEach(mutation -> {
            ids.add(mutation.id());
            ids.addAll(mutation.dependsOn());
        });
        return ids;
    }

    /// The same id a second time in one call.
    private Ending again(PushedMutation mutation, Ending first) {
        return first.outcome() != null && Digest.of(mutation).equals(digests.get(mutation.id()))
                ? Ending.of(mutation, first.outcome().replayed())
                : Ending.rejected(mutation, "idReused");
    }

    private void take(PushedMutation mutation) {
        var before = known.get(mutation.id());
        if (before != null) {
            boolean isSame = before.digest().equals(digests.get(mutation.id()));
            end(isSame ? Ending.of(mutation, before.outcome().replayed()) : Ending.rejected(mutation, "idReused"));
            return;
        }
        boolean waitsForOthers = waiting.stream()
                .anyMatch(other -> mutation.dependsOn().contains(other.sent().id()));
        boolean isOfOtherGroup =
                !waiting.isEmpty() && !Objects.equals(waiting.getFirst().sent().group(), mutation.group());
        if (waitsForOthers || isOfOtherGroup || waiting.size() == TOGETHER || mutation.op() == Op.COMMAND) {
            flush();
        }
        if (mutation.dependsOn().stream().anyMatch(this::hasFailed)) {
            end(Ending.rejected(mutation, "dependencyFailed"));
            return;
        }
        if (mutation.group() != null && !groups.computeIfAbsent(mutation.group(), this::isOpen)) {
            end(Ending.rejected(mutation, "groupTaken"));
            return;
        }
        var edit = edit(mutation);
        if (edit != null) {
            waiting.add(new Waiting(mutation, edit));
        }
    }

    private boolean hasFailed(UUID id) {
        var ending = endings.get(id);
        if (ending != null) {
            return ending.isWithoutEffect();
        }
        var before = known.get(id);
        return before != null && isWithoutEffect(before.outcome());
    }

    private static boolean isWithoutEffect(Outcome outcome) {
        return !outcome.status().isDone()
                || outcome.status() == Outcome.Status.UNCHANGED
                        && !outcome.conflicts().isEmpty();
    }

    /// Whether edits can be added to this batch: it is new, or one of the user's own that was not undone.
    private boolean isOpen(UUID group) {
        return batches.find(actor, true, group)
                .map(batch -> batch.kind().equals("edits")
                        && batch.undoneBy() == null
                        && batches.find(actor, false, group).isPresent())
                .orElse(true);
    }

    private @Nullable Mutation edit(PushedMutation sent) {
        var digest = Objects.requireNonNull(digests.get(sent.id()));
        var remote = new Remote(sent.id(), digest, sent.bases());
        return switch (sent.op()) {
            case CREATE ->
                Mutation.create(sent.object(), sent.record(), sent.values()).from(remote);
            case UPDATE ->
                Mutation.update(sent.object(), sent.record(), sent.values()).from(remote);
            case DELETE ->
                Mutation.delete(sent.object(), sent.record())
                        .seenAt(sent.seen())
                        .from(remote);
            case RESTORE -> Mutation.restore(sent.object(), sent.record()).from(remote);
            case COMMAND -> {
                var composed = commands.compose(actor, sent);
                if (!composed.faults().isEmpty()) {
                    end(Ending.rejected(sent, composed.faults()));
                    yield null;
                }
                yield Mutation.update(sent.object(), sent.record(), composed.values())
                        .from(new Remote(sent.id(), digest, composed.bases()));
            }
        };
    }

    private void end(Ending ending) {
        endings.put(ending.mutation().id(), ending);
    }

    private void flush() {
        if (waiting.isEmpty()) {
            return;
        }
        var together = List.copyOf(waiting);
        waiting.clear();
        try {
            write(together);
        } catch (GratoException refusal) {
            if (!isRefusal(refusal)) {
                throw refusal;
            }
            together.forEach(this::writeAlone);
        }
    }

    private void write(List<Waiting> together) {
        var group = together.getFirst().sent().group();
        var options = new WriteOptions(source, false, group, null);
        var outcomes = records.write(actor, together.stream().map(Waiting::edit).toList(), options);
        for (int i = 0; i < together.size(); i++) {
            end(Ending.of(together.get(i).sent(), outcomes.get(i)));
        }
    }

    /// One edit that is refused with an exception must not take others with it, nor stop what comes after.
    private void writeAlone(Waiting one) {
        try {
            write(List.of(one));
        } catch (GratoException refusal) {
            if (!isRefusal(refusal)) {
                throw refusal;
            }
            end(
                    refusal.faults().isEmpty()
                            ? Ending.rejected(one.sent(), "refused")
                            : Ending.rejected(one.sent(), refusal.faults()));
        }
    }

    /// Whether it would be refused again, and not merely now.
    private static boolean isRefusal(GratoException refusal) {
        return Set.of(
                        ErrorClass.INVALID,
                        ErrorClass.FORBIDDEN,
                        ErrorClass.NOT_FOUND,
                        ErrorClass.CONFLICT,
                        ErrorClass.TOO_LARGE,
                        ErrorClass.UNPROCESSABLE)
                .contains(refusal.code().errorClass());
    }
}
