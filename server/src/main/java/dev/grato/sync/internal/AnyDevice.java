package dev.grato.sync.internal;

import dev.grato.platform.Actor;
import dev.grato.platform.Workspace;
import dev.grato.sync.Devices;
import dev.grato.sync.SyncSettings;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Every device is its user's, with the usual settings.
@Component
final class AnyDevice implements Devices {

    private final Clock clock;

    AnyDevice(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void require(Actor actor, UUID device) {}

    @Override
    public Instant renewLease(Actor actor, UUID device) {
        return clock.instant()
                .plus(settings(actor).leaseHours(), ChronoUnit.HOURS)
                .truncatedTo(ChronoUnit.SECONDS);
    }

    @Override
    public SyncSettings settings(Actor actor) {
        return SyncSettings.USUAL;
    }

    @Override
    public Set<UUID> active(Workspace workspace, Collection<UUID> devices) {
        return Set.copyOf(devices);
    }
}
