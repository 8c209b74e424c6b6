package dev.grato.sync.internal;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Limits of sync, `grato.sync.*`; each node counts for itself.
///
/// @param bootstrapsPerHour how often one user may begin to fetch everything anew, from all their devices
/// @param deviceBootstrapsPerHour how often a single device may
@ConfigurationProperties("grato.sync")
public record SyncProperties(
        @DefaultValue("100") int bootstrapsPerHour,
        @DefaultValue("30") int deviceBootstrapsPerHour) {

    public SyncProperties {
        if (bootstrapsPerHour < 1 || deviceBootstrapsPerHour < 1) {
            throw new IllegalArgumentException("grato.sync: bootstraps per hour must be positive");
        }
    }
}
