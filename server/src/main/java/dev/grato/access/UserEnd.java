package dev.grato.access;

import dev.grato.records.Change;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// A user was deactivated or deleted; what they had begun by then is to end.
///
/// What they began since belongs to a life of theirs since: readers of the log come late, and a user may be active
/// again.
///
/// @param at when it was written
public record UserEnd(UUID user, Instant at) {

    /// Those among changes.
    public static List<UserEnd> in(List<Change> changes) {
        return changes.stream()
                .filter(change -> change.object().equals(AccessModel.USER) && isEnd(change))
                .map(change -> new UserEnd(change.record(), change.at()))
                .toList();
    }

    private static boolean isEnd(Change change) {
        return change.operation() == Change.Operation.DELETE
                || Boolean.FALSE.equals(change.after().get("isActive"));
    }
}
