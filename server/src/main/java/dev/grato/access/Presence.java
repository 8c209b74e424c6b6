package dev.grato.access;

import dev.grato.access.internal.ReachRepository;
import dev.grato.platform.Workspace;
import java.time.Clock;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;

/// Asks about many who are connected at once, for whoever keeps connections open.
@Service
public final class Presence {

    private final ReachRepository reaches;
    private final Clock clock;

    public Presence(ReachRepository reaches, Clock clock) {
        this.reaches = reaches;
        this.clock = clock;
    }

    /// Of these sessions and tokens of a workspace, those by which somebody may still come in.
    public Set<UUID> live(Workspace workspace, Collection<UUID> credentials) {
        return reaches.live(workspace, credentials, clock.instant());
    }

    /// A text that is another one when somebody has got or lost a share or a lent ability. What else changes rights
    /// is in the log of changes.
    public String grants(Workspace workspace) {
        return reaches.sumOfAll(workspace, clock.instant());
    }
}
