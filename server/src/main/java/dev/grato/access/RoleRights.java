package dev.grato.access;

import dev.grato.platform.Actor;
import dev.grato.records.spi.AccessPolicy.Action;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a user or token may do, as found out when they came in.
///
/// @param user whose records are "own"
/// @param team the user's team; none when it is in the trash
/// @param teamTree that team and all below it
/// @param teamPath that team and all above it, whose shares reach the user
/// @param role where the rights come from; without a role there are none
/// @param objects what the role says about single objects and fields
/// @param abilities those of the role
/// @param lentAbilities those given for a while, which are not handed on
/// @param sharedTables where something is or was shared with the user or their teams, so that statements about
///     other tables need not ask; null where nobody has looked
public record RoleRights(
        UUID user,
        @Nullable UUID team,
        Set<UUID> teamTree,
        Set<UUID> teamPath,
        @Nullable UUID role,
        @Nullable String roleName,
        boolean isAdministrator,
        Scope read,
        Scope create,
        Scope write,
        Scope delete,
        ObjectRights objects,
        Set<String> abilities,
        Set<String> lentAbilities,
        @Nullable Set<String> sharedTables)
        implements Actor.Rights {

    public RoleRights {
        teamTree = Set.copyOf(teamTree);
        teamPath = Set.copyOf(teamPath);
        abilities = Set.copyOf(abilities);
        lentAbilities = Set.copyOf(lentAbilities);
        sharedTables = sharedTables == null ? null : Set.copyOf(sharedTables);
    }

    /// Whether there is the named ability, by the role or for a while; administrators have all.
    public boolean isAble(String ability) {
        return holds(ability) || lentAbilities.contains(ability);
    }

    /// Whether the role itself has the ability, so that it can be given to others.
    public boolean holds(String ability) {
        return isAdministrator || abilities.contains(ability);
    }

    /// How far the role itself reaches with this action, where it says nothing about an object.
    public Scope scope(Action action) {
        return switch (action) {
            case READ -> read;
            case CREATE -> create;
            case UPDATE -> write;
            case DELETE -> delete;
        };
    }

    /// How far the role reaches with this action on records of this table.
    public Scope scope(String table, Action action) {
        if (isAdministrator) {
            return Scope.ALL;
        }
        var said = objects.scope(table, action);
        return said == null ? scope(action) : said;
    }

    /// Whether records of this table can be within reach by a share.
    public boolean mayHaveShared(String table) {
        return sharedTables == null || sharedTables.contains(table);
    }

    /// The rights an actor carries; absent for the system, which needs none.
    public static Optional<RoleRights> of(Actor actor) {
        return actor.rights() instanceof RoleRights rights ? Optional.of(rights) : Optional.empty();
    }
}
