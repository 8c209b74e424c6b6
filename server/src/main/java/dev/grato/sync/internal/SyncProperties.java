package dev.grato.sync.internal;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Limits of sync, `grato.sync.*`.
///
/// @param bootstrapsPerHour how often one user may fetch everything anew; each node counts for itself
@ConfigurationProperties("grato.sync")
public record SyncProperties(@DefaultValue("10") int bootstrapsPerHour) {

    public SyncProperties {
        if (bootstrapsPerHour < 1) {
            throw new IllegalArgumentException("grato.sync.bootstraps-per-hour must be positive");
        }
    }
}
