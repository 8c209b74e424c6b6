package dev.grato.sync;

import dev.grato.records.RecordVersion;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What devices of a workspace may keep and for how long.
///
/// @param leaseHours for how long data may be read without asking the server, 1 to 336
/// @param windowDays how far back changes reach that are brought to devices, 7 to 365
/// @param roles what is narrower for single roles
/// @param version of the settings as a whole
public record SyncSettings(
        Profile profile, int leaseHours, int windowDays, Map<UUID, OfRole> roles, RecordVersion version) {

    static final int LONGEST_LEASE = 336;
    static final int SHORTEST_WINDOW = 7;
    static final int LONGEST_WINDOW = 365;

    /// As long as nobody has set anything.
    public static final SyncSettings DEFAULT =
            new SyncSettings(Profile.FIELD, 72, 90, Map.of(), new RecordVersion(0, 0));

    /// What holds for a role; absent means as for everybody.
    public record OfRole(
            @Nullable Profile profile, @Nullable Integer leaseHours) {}

    /// What holds for one user.
    public record Terms(Profile profile, int leaseHours, int windowDays) {}

    public SyncSettings {
        roles = Collections.unmodifiableMap(new LinkedHashMap<>(roles));
    }

    /// What holds for users of this role: the narrower profile, the shorter lease.
    public Terms terms(@Nullable UUID role) {
        var own = role == null ? null : roles.get(role);
        if (own == null) {
            return new Terms(profile, leaseHours, windowDays);
        }
        int lease = own.leaseHours() == null ? leaseHours : Math.min(leaseHours, own.leaseHours());
        return new Terms(profile.narrower(own.profile()), lease, windowDays);
    }
}
