package dev.grato.access.internal;

import dev.grato.access.Abilities;
import dev.grato.access.SignedIn;
import dev.grato.platform.Actor;
import dev.grato.platform.Workspace;
import dev.grato.records.spi.BatchOwners;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Who began a batch, with the rights they have at this moment, not those they had then.
@Component
final class CurrentRights implements BatchOwners {

    private final CredentialRepository credentials;
    private final Clock clock;

    CurrentRights(CredentialRepository credentials, Clock clock) {
        this.credentials = credentials;
        this.clock = clock;
    }

    @Override
    public Optional<Actor> find(
            Workspace workspace, Actor.Kind kind, @Nullable UUID credential, UUID user, @Nullable UUID onBehalfOf) {
        return credentials
                .present(workspace, credential, user, clock.instant())
                .map(SignedIn::actor)
                .map(actor -> new Actor(
                        workspace,
                        kind,
                        actor.id(),
                        actor.userId(),
                        onBehalfOf,
                        actor.rights(),
                        actor.locale(),
                        actor.zone()));
    }

    @Override
    public boolean isAble(Actor actor, String ability) {
        return Abilities.has(actor, ability);
    }
}
