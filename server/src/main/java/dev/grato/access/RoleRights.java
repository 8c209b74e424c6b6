package dev.grato.access;

import dev.grato.platform.Actor;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a user or token may do, as found out when they came in.
///
/// @param user whose records are "own"
/// @param team the user's team
/// @param teamTree that team and all below it
/// @param role where the rights come from; without a role there are none
public record RoleRights(
        UUID user,
        @Nullable UUID team,
        Set<UUID> teamTree,
        @Nullable UUID role,
        @Nullable String roleName,
        boolean isAdministrator,
        Scope read,
        Scope create,
        Scope write,
        Scope delete,
        Set<String> abilities)
        implements Actor.Rights {

    public RoleRights {
        teamTree = Set.copyOf(teamTree);
        abilities = Set.copyOf(abilities);
    }

    /// Whether there is the named ability; administrators have all.
    public boolean isAble(String ability) {
        return isAdministrator || abilities.contains(ability);
    }

    /// The rights an actor carries; absent for the system, which needs none.
    public static Optional<RoleRights> of(Actor actor) {
        return actor.rights() instanceof RoleRights rights ? Optional.of(rights) : Optional.empty();
    }
}
