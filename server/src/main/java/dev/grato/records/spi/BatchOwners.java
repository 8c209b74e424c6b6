package dev.grato.records.spi;

import dev.grato.platform.Actor;
import dev.grato.platform.Workspace;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Finds whoever began a batch, with the rights they have now; implemented in the access module.
public interface BatchOwners {

    /// @param kind as what they acted
    /// @param credential the token, for those who came with one
    /// @param onBehalfOf for whom they acted
    /// @return empty when they may not act any more: deactivated, deleted, the token revoked
    Optional<Actor> find(
            Workspace workspace, Actor.Kind kind, @Nullable UUID credential, UUID user, @Nullable UUID onBehalfOf);

    /// Whether the actor still has the ability the batch was begun with.
    boolean isAble(Actor actor, String ability);
}
