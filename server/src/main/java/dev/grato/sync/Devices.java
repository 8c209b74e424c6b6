package dev.grato.sync;

import dev.grato.platform.Actor;
import dev.grato.platform.GratoException;
import dev.grato.platform.Workspace;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;

/// The devices of users, as those ask who read for them.
public interface Devices {

    /// Lets a call pass that a device makes in its user's name.
    ///
    /// @throws GratoException where it is not the user's, or was revoked
    void require(Actor actor, UUID device);

    /// Until when the device may read what it has, from now on.
    Instant renewLease(Actor actor, UUID device);

    /// How the user's devices are to keep data.
    SyncSettings settings(Actor actor);

    /// Of these devices, those that may still come in.
    Set<UUID> active(Workspace workspace, Collection<UUID> devices);
}
