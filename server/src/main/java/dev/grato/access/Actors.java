package dev.grato.access;

import dev.grato.access.internal.CredentialRepository;
import dev.grato.platform.Actor;
import dev.grato.platform.Workspace;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Users as actors, for what is done in their name while they are not there.
@Service
public final class Actors {

    private final CredentialRepository credentials;
    private final Clock clock;

    public Actors(CredentialRepository credentials, Clock clock) {
        this.credentials = credentials;
        this.clock = clock;
    }

    /// The user with the rights they have at this moment; nothing for who is deleted or not active.
    ///
    /// @param token what they asked with, where it was a token: then with its role, and only as long as it is live
    public Optional<Actor> find(Workspace workspace, UUID user, @Nullable UUID token) {
        return credentials.present(workspace, token, user, clock.instant()).map(SignedIn::actor);
    }
}
