package dev.grato.model;

import dev.grato.platform.Actor;
import dev.grato.platform.GratoException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The views of a workspace: a user's own, a team's, everyone's.
///
/// `teams` are always the teams the actor belongs to. Whoever calls has checked that the actor may change views of
/// everyone; views of other people or teams cannot be told from ones that do not exist. Changes are logged with
/// those
/// of the model and undone in the same way.
public interface Views {

    /// The views of an object the actor can use, everyone's first, by name within each scope.
    List<View> list(Actor actor, Set<UUID> teams, String object);

    /// The views of all objects the actor knows, those of one object together and in the order of [#list].
    List<View> all(Actor actor, Set<UUID> teams);

    Optional<View> find(Actor actor, Set<UUID> teams, UUID id);

    /// Creates a view: `{"id"?, "object", "name", "kind"?, "scope"?, "owner"?, "filter"?, "sort"?, "columns"?,
    /// "groupBy"?, "settings"?}`. Without a scope it is the actor's own; a team's view names the team as owner.
    ///
    /// @throws GratoException with [ModelError#DEFINITION_INVALID] or [ModelError#VIEW_EXISTS]
    AppliedChange create(Actor actor, Set<UUID> teams, Map<String, @Nullable Object> definition);

    /// Changes anything but the object.
    ///
    /// @throws GratoException with [ModelError#DEFINITION_INVALID] or [ModelError#VIEW_NOT_FOUND]
    AppliedChange change(Actor actor, Set<UUID> teams, UUID id, Map<String, @Nullable Object> changes);

    /// @throws GratoException with [ModelError#VIEW_NOT_FOUND]
    AppliedChange delete(Actor actor, Set<UUID> teams, UUID id);
}
