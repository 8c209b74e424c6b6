package dev.grato.sync;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/// A device that may keep data of the workspace for its user.
///
/// @param isUnused it has not been used for 90 days
public record Device(
        UUID id, UUID user, String name, Profile profile, Instant createdAt, boolean isUnused, State state) {

    /// Where a device stands.
    public enum State {
        ACTIVE,
        /// Its data are to be wiped.
        REVOKED,
        /// It has wiped its data.
        WIPED;

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static State of(String key) {
            return valueOf(key.toUpperCase(Locale.ROOT));
        }
    }
}
