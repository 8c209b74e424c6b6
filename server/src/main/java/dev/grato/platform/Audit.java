package dev.grato.platform;

import dev.grato.platform.internal.AuditLog;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The audit log of security events: what is written stays, and shows when somebody has been at it.
///
/// Each workspace has a chain of its own, the installation another one. Each event carries its number, the hash of the
/// one before and its own hash, keyed with the installation's secret key, which is not in the database.
public interface Audit {

    /// The log in the control schema of this database.
    static Audit of(Database database, Clock clock, Secrets secrets) {
        return new AuditLog(database, clock, secrets);
    }

    /// Keeps the event, in a transaction of its own; when this fails, what it is about must not happen.
    ///
    /// @throws GratoException when the database is too slow, too busy or away
    void record(SecurityEvent event);

    /// Keeps those events whose ids have not been kept yet, all of one chain, in their order: for what is told more
    /// than once.
    void recordOnce(Map<UUID, SecurityEvent> events);

    /// The events asked for, newest first; see [AuditQuestion].
    List<RecordedEvent> events(AuditQuestion question);

    /// Whether a chain still is as it was written, as far as can be told; at most 100,000 events a call.
    ///
    /// @param workspace null for the installation's own chain
    /// @param after the number where the last call ended; 0 from the beginning
    AuditVerification verify(@Nullable Workspace workspace, long after);

    /// The newest event of a chain; number 0 where there is none.
    Newest newest(@Nullable Workspace workspace);

    /// The end of a chain. Whoever notes it down elsewhere can tell later that it is still there.
    record Newest(long number, String hash) {}

    /// What the chain tells about an event of which only number and hash are known.
    enum Trace {
        /// The event is there, with this very hash.
        THERE,
        /// It has left by retention.
        GONE,
        /// There is another one under its number, or none where there should be one.
        REPLACED
    }

    Trace trace(@Nullable Workspace workspace, long number, String hash);

    /// Removes the events from before this moment, for good. What remains still verifies; what does not verify is not
    /// removed.
    void removeBefore(Instant moment);

    /// A signature for what is exported from the log, good for this installation only.
    String sign(String text);

    boolean isSigned(String text, String signature);
}
