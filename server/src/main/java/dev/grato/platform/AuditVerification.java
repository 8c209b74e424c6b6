package dev.grato.platform;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What was found out about a chain of the audit log.
///
/// @param verified how many events were looked at and found sound
/// @param first the number of the first event the chain still has or should have; those below have left by retention
/// @param last the number of the newest event
/// @param headHash the hash of the newest event; whoever notes it down elsewhere can tell later that it is still there
/// @param next where to go on; absent when the end was reached or the chain is broken
/// @param broken the first place where the chain does not hold; absent when it does
public record AuditVerification(
        long verified,
        long first,
        long last,
        String headHash,
        @Nullable Long next,
        @Nullable Break broken) {

    /// A place where a chain does not hold.
    ///
    /// @param event the event there, where there is one
    public record Break(
            Reason reason, long number, @Nullable UUID event) {}

    /// What is wrong at a place.
    public enum Reason {
        /// Something of the event is not what was written.
        ALTERED,
        /// The event that should be here is not.
        MISSING,
        /// An event that was not written by Grato.
        ADDED,
        /// The newest events are not there any more.
        CUT_OFF,
        /// What Grato keeps of the end of the chain was altered.
        HEAD_FORGED,
        /// Grato found, while writing, that the end of the chain had been altered, and wrote this down here.
        TAMPERED
    }

    public boolean holds() {
        return broken == null;
    }
}
