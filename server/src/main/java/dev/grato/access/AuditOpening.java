package dev.grato.access;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A request to look into the audit log, and what became of it.
///
/// @param from the period begins
/// @param to and ends; never after the request was made
/// @param about the user whose events alone are to be seen; null for everybody's
/// @param requestedBy the user who asked, the only one who can read it
/// @param decidedBy the administrator who approved or refused; null for one who is alone
/// @param endsAt until when it can be read or, while it waits, be decided
public record AuditOpening(
        UUID id,
        State state,
        String reason,
        Instant from,
        Instant to,
        @Nullable UUID about,
        UUID requestedBy,
        Instant requestedAt,
        @Nullable UUID decidedBy,
        @Nullable Instant decidedAt,
        Instant endsAt) {

    /// How far an opening has come.
    public enum State {
        WAITING,
        OPEN,
        REFUSED,
        /// It was open, or waited, for as long as it may.
        OVER
    }
}
