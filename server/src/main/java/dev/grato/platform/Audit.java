package dev.grato.platform;

import dev.grato.platform.internal.AuditLog;
import java.time.Clock;

/// The audit log of security events: what is written stays.
public interface Audit {

    /// The log in the control schema of this database.
    static Audit of(Database database, Clock clock) {
        return new AuditLog(database, clock);
    }

    /// Keeps the event, in a transaction of its own; when this fails, what it is about must not happen.
    ///
    /// @throws GratoException when the database is too slow, too busy or away
    void record(SecurityEvent event);
}
