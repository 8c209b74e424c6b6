package dev.grato.access.internal;

import dev.grato.access.ObjectRights;
import dev.grato.access.RoleRights;
import dev.grato.access.Scope;
import dev.grato.model.Model;
import dev.grato.records.spi.AccessPolicy.Action;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Compares a role with the rights of somebody who wants to give it to people or to change it.
public final class Escalation {

    private static final Map<Action, String> ROLE_WIDE = Map.of(
            Action.READ, "readScope",
            Action.CREATE, "createScope",
            Action.UPDATE, "writeScope",
            Action.DELETE, "deleteScope");

    private final RoleRights own;
    private final Model model;

    public Escalation(RoleRights own, Model model) {
        this.own = own;
        this.model = model;
    }

    /// Whether the role, as its record has it, goes beyond the actor's own rights anywhere.
    public boolean isBeyond(Map<String, @Nullable Object> role) {
        if (Boolean.TRUE.equals(role.get("isAdministrator")) || hasMoreAbilities(role)) {
            return true;
        }
        var theirs = ObjectRights.of(role.get("rights"));
        for (var action : Action.values()) {
            if (wide(role, action).isWiderThan(own.scope(action))) {
                return true;
            }
        }
        for (var table : tables(theirs)) {
            for (var action : Action.values()) {
                var mine = effective(own.objects(), own.scope(action), table, action);
                if (effective(theirs, wide(role, action), table, action).isWiderThan(mine)) {
                    return true;
                }
            }
            for (var column : own.objects().restricted(table)) {
                if (theirs.field(table, column).compareTo(own.objects().field(table, column)) > 0) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean hasMoreAbilities(Map<String, @Nullable Object> role) {
        return role.get("abilities") instanceof List<?> abilities
                && abilities.stream().anyMatch(ability -> !own.holds(String.valueOf(ability)));
    }

    /// Whether somebody with this role would see by their team what the actor does not.
    public boolean isOutOfReach(Map<String, @Nullable Object> role, UUID team) {
        var theirs = ObjectRights.of(role.get("rights"));
        for (var action : Action.values()) {
            if (isOutOfReach(wide(role, action), own.scope(action), team)) {
                return true;
            }
            for (var table : tables(theirs)) {
                var mine = effective(own.objects(), own.scope(action), table, action);
                if (isOutOfReach(effective(theirs, wide(role, action), table, action), mine, team)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean isOutOfReach(Scope theirs, Scope mine, UUID team) {
        if (theirs != Scope.TEAM && theirs != Scope.TEAM_TREE || mine == Scope.ALL) {
            return false;
        }
        return mine == Scope.TEAM_TREE ? !own.teamTree().contains(team) : !team.equals(own.team());
    }

    /// Whether the actor would see more, or be reached by more shares, if this team moved in the tree.
    boolean gainsByMoving(UUID team) {
        boolean looksDown = false;
        for (var action : Action.values()) {
            looksDown |= own.scope(action) == Scope.TEAM_TREE;
            for (var table : own.objects().byTable().keySet()) {
                looksDown |= own.objects().scope(table, action) == Scope.TEAM_TREE;
            }
        }
        return own.teamPath().contains(team) || looksDown && !own.teamTree().contains(team);
    }

    private Set<String> tables(ObjectRights theirs) {
        var tables = new HashSet<>(own.objects().byTable().keySet());
        tables.addAll(theirs.byTable().keySet());
        return tables;
    }

    /// Children have no scope of their own: they follow their parent, or are closed.
    private Scope effective(ObjectRights rights, Scope wide, String table, Action action) {
        var said = rights.scope(table, action);
        boolean isChild = model.objectOf(table)
                .filter(object -> !object.parents().isEmpty())
                .isPresent();
        if (isChild) {
            return said == Scope.NONE ? Scope.NONE : Scope.ALL;
        }
        return said == null ? wide : said;
    }

    private static Scope wide(Map<String, @Nullable Object> role, Action action) {
        return Scope.of(role.get(ROLE_WIDE.get(action)));
    }
}
