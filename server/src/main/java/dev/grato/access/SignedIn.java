package dev.grato.access;

import dev.grato.platform.Actor;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Somebody who has come in, by a session or a token.
///
/// @param actor as everything below knows them
/// @param rights the same rights the actor carries
/// @param identity the human being; absent for tokens
/// @param credential the session or the token
/// @param expiresAt when the session or token ends, if it does
/// @param mustEnrol the workspace wants a second factor and there is none: nothing but setting one up is open
public record SignedIn(
        Actor actor,
        RoleRights rights,
        @Nullable UUID identity,
        UUID credential,
        String name,
        @Nullable String email,
        @Nullable Instant expiresAt,
        boolean mustEnrol) {}
