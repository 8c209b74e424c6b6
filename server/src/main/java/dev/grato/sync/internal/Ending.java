package dev.grato.sync.internal;

import dev.grato.platform.Fault;
import dev.grato.records.Outcome;
import dev.grato.sync.PushResult.Status;
import dev.grato.sync.PushedMutation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How an edit ended, before the record is looked up for the answer.
///
/// @param outcome absent where the record engine was not asked
public record Ending(PushedMutation mutation, @Nullable Outcome outcome, Status status, List<Fault> errors) {

    /// Refused before anything was written.
    static Ending rejected(PushedMutation mutation, List<Fault> errors) {
        return new Ending(mutation, null, Status.REJECTED, errors);
    }

    static Ending rejected(PushedMutation mutation, String code) {
        return rejected(mutation, List.of(new Fault("", code)));
    }

    static Ending of(PushedMutation mutation, Outcome outcome) {
        return switch (outcome.status()) {
            case CREATED, UPDATED, UNCHANGED, DELETED, RESTORED ->
                new Ending(mutation, outcome, status(mutation, outcome), List.of());
            case IN_TRASH -> new Ending(mutation, outcome, Status.CONFLICT, List.of(new Fault("", "deleted")));
            case CONFLICT -> new Ending(mutation, outcome, Status.CONFLICT, List.of(new Fault("", "edited")));
            case NOT_FOUND ->
                new Ending(
                        mutation,
                        outcome,
                        Status.REJECTED,
                        outcome.faults().isEmpty() ? List.of(new Fault("", "notFound")) : outcome.faults());
            case FORBIDDEN ->
                new Ending(
                        mutation,
                        outcome,
                        Status.REJECTED,
                        outcome.faults().isEmpty() ? List.of(new Fault("", "forbidden")) : outcome.faults());
            case ID_REUSED -> new Ending(mutation, outcome, Status.REJECTED, List.of(new Fault("", "idReused")));
            case INVALID, ABANDONED -> new Ending(mutation, outcome, Status.REJECTED, outcome.faults());
        };
    }

    private static Status status(PushedMutation mutation, Outcome outcome) {
        if (!outcome.conflicts().isEmpty()) {
            return Status.CONFLICT;
        }
        boolean isElsewhere = !outcome.id().equals(mutation.record());
        return outcome.isJoined() || isElsewhere ? Status.MERGED : Status.APPLIED;
    }

    /// Whether nothing of it was written, so that what depends on it makes no sense.
    boolean isWithoutEffect() {
        return isWithoutEffect(status, outcome);
    }

    private static boolean isWithoutEffect(Status status, @Nullable Outcome outcome) {
        return status == Status.REJECTED
                || status == Status.CONFLICT
                        && outcome != null
                        && (!outcome.status().isDone() || outcome.status() == Outcome.Status.UNCHANGED);
    }

    /// Whether it was here before.
    boolean isReplay() {
        return outcome != null && outcome.isReplayed();
    }
}
