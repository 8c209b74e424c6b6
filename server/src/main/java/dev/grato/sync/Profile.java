package dev.grato.sync;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a device keeps of the workspace's data.
public enum Profile {
    /// Encrypted data for a lease, so that work goes on without a line.
    FIELD,
    /// Nothing but in memory.
    STRICT;

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Profile> find(@Nullable Object key) {
        for (var profile : values()) {
            if (profile.key().equals(key)) {
                return Optional.of(profile);
            }
        }
        return Optional.empty();
    }

    /// The one that keeps less.
    Profile narrower(@Nullable Profile other) {
        return other == STRICT ? STRICT : this;
    }
}
