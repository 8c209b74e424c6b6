package dev.grato.access.internal;

import dev.grato.access.Abilities;
import dev.grato.access.AccessModel;
import dev.grato.access.RoleRights;
import dev.grato.access.Scope;
import dev.grato.model.FieldDefinition;
import dev.grato.model.Models;
import dev.grato.model.ObjectType;
import dev.grato.model.SystemFields;
import dev.grato.platform.Actor;
import dev.grato.platform.Database;
import dev.grato.records.spi.AccessPolicy;
import dev.grato.records.spi.ComputedRights;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// The one place that decides: what a role's scopes mean for the records of an object.
@Component
public final class RoleAccess implements AccessPolicy {

    /// Lines of a quote of a deal: visibility is handed down this often at most.
    private static final int DEEPEST = 4;

    private static final Set<String> PEOPLE = Set.of(AccessModel.USER, AccessModel.TEAM, AccessModel.ROLE);

    private final ObjectProvider<Models> models;

    public RoleAccess(ObjectProvider<Models> models) {
        this.models = models;
    }

    @Override
    public boolean knows(Actor actor, ObjectType object) {
        if (isUnlimited(actor)) {
            return true;
        }
        var rights = RoleRights.of(actor).orElse(null);
        return rights != null
                && (PEOPLE.contains(object.name()) || rights.read() != Scope.NONE || rights.create() != Scope.NONE);
    }

    @Override
    public Condition allowed(Actor actor, ObjectType object, Action action, RecordColumns columns) {
        if (isErpOnly(actor, object, action)) {
            return DSL.falseCondition();
        }
        if (isUnlimited(actor)) {
            return DSL.trueCondition();
        }
        var rights = RoleRights.of(actor).orElse(null);
        return rights == null ? DSL.falseCondition() : allowed(actor, rights, object, action, columns, 0);
    }

    private Condition allowed(
            Actor actor, RoleRights rights, ObjectType object, Action action, RecordColumns columns, int depth) {
        if (PEOPLE.contains(object.name())) {
            return action == Action.READ || rights.isAble(Abilities.MANAGE_USERS)
                    ? DSL.trueCondition()
                    : DSL.falseCondition();
        }
        var owner = columns.owner();
        var team = columns.team();
        if (object.isOwned() && owner != null && team != null) {
            return within(rights, scope(rights, action), owner, team);
        }
        if (object.parent() != null) {
            return inherited(actor, rights, object, action, columns, depth);
        }
        return mayShared(rights, action) ? DSL.trueCondition() : DSL.falseCondition();
    }

    private static Condition within(RoleRights rights, Scope scope, Field<UUID> owner, Field<UUID> team) {
        return switch (scope) {
            case NONE -> DSL.falseCondition();
            case OWN -> owner.eq(rights.user());
            case TEAM ->
                rights.team() == null
                        ? owner.eq(rights.user())
                        : owner.eq(rights.user()).or(team.eq(rights.team()));
            case TEAM_TREE ->
                rights.teamTree().isEmpty()
                        ? owner.eq(rights.user())
                        : owner.eq(rights.user()).or(team.in(rights.teamTree()));
            case ALL -> DSL.trueCondition();
        };
    }

    /// Who may do something with the parent may do it with its children; changing the parent is what it takes
    /// to add, change or remove them.
    private Condition inherited(
            Actor actor, RoleRights rights, ObjectType object, Action action, RecordColumns columns, int depth) {
        var scope = action == Action.READ ? rights.read() : rights.write();
        if (scope == Scope.ALL) {
            return DSL.trueCondition();
        }
        var link = object.field(String.valueOf(object.parent())).orElse(null);
        var target = link == null || link.target() == null
                ? null
                : models.getObject()
                        .current(actor.workspace())
                        .object(link.target())
                        .orElse(null);
        if (scope == Scope.NONE || link == null || target == null || depth >= DEEPEST) {
            return DSL.falseCondition();
        }
        var parent = DSL.table(Database.name(actor.workspace(), target.table())).as("parent_" + depth);
        var seen = new ParentColumns(
                column(parent.getName(), SystemFields.ID),
                target.isOwned() ? column(parent.getName(), "owner_id") : null,
                target.isOwned() ? column(parent.getName(), "team_id") : null);
        var onParent = action == Action.READ ? Action.READ : Action.UPDATE;
        var condition = allowed(actor, rights, target, onParent, seen, depth + 1);
        var child = columns.id().getQualifiedName().qualifier();
        if (child == null) {
            throw new IllegalStateException("the columns of " + object.name() + " need their table's alias");
        }
        var linkColumn = DSL.field(child.append(link.column()), UUID.class);
        return DSL.exists(DSL.selectOne()
                .from(parent)
                .where(seen.id().eq(linkColumn))
                .and(DSL.field(DSL.name(parent.getName(), SystemFields.DELETED_AT))
                        .isNull())
                .and(condition));
    }

    private record ParentColumns(
            Field<UUID> id,
            @Nullable Field<UUID> owner,
            @Nullable Field<UUID> team) implements RecordColumns {}

    private static Field<UUID> column(String table, String name) {
        return DSL.field(DSL.name(table, name), UUID.class);
    }

    @Override
    public boolean mayHold(Actor actor, ObjectType object, Action action, @Nullable UUID owner, @Nullable UUID team) {
        if (isErpOnly(actor, object, action)) {
            return false;
        }
        if (isUnlimited(actor)) {
            return true;
        }
        var rights = RoleRights.of(actor).orElse(null);
        if (rights == null) {
            return false;
        }
        if (PEOPLE.contains(object.name())) {
            return action == Action.READ || rights.isAble(Abilities.MANAGE_USERS);
        }
        if (object.isOwned()) {
            return isWithin(rights, scope(rights, action), owner, team);
        }
        return object.parent() != null ? rights.write() != Scope.NONE : mayShared(rights, action);
    }

    private static boolean isWithin(RoleRights rights, Scope scope, @Nullable UUID owner, @Nullable UUID team) {
        return switch (scope) {
            case NONE -> false;
            case OWN -> rights.user().equals(owner);
            case TEAM -> rights.user().equals(owner) || team != null && team.equals(rights.team());
            case TEAM_TREE ->
                rights.user().equals(owner) || team != null && rights.teamTree().contains(team);
            case ALL -> true;
        };
    }

    @Override
    public @Nullable UUID team(Actor actor) {
        return RoleRights.of(actor).map(RoleRights::team).orElse(null);
    }

    @Override
    public FieldRight field(Actor actor, ObjectType object, FieldDefinition field) {
        var own = ownRight(actor);
        if (field.computation() == null || own == FieldRight.HIDDEN || isUnlimited(actor)) {
            return own;
        }
        var inputs = new ComputedRights(
                models.getObject().current(actor.workspace()),
                (other, input) -> knows(actor, other) && ownRight(actor) != FieldRight.HIDDEN);
        return inputs.mayRead(field) ? FieldRight.READ : FieldRight.HIDDEN;
    }

    /// The right to the field by itself, whatever it is made of.
    private static FieldRight ownRight(Actor actor) {
        if (isUnlimited(actor)) {
            return FieldRight.WRITE;
        }
        return RoleRights.of(actor).isPresent() ? FieldRight.WRITE : FieldRight.HIDDEN;
    }

    private static boolean isUnlimited(Actor actor) {
        return actor.isSystem()
                || RoleRights.of(actor).map(RoleRights::isAdministrator).orElse(false);
    }

    /// What an ERP is the master of is written by programs that feed it, never by people on a screen.
    private static boolean isErpOnly(Actor actor, ObjectType object, Action action) {
        if (!object.isErpMastered() || action == Action.READ || actor.isSystem()) {
            return false;
        }
        return actor.kind() == Actor.Kind.USER || !Abilities.has(actor, Abilities.FEED_ERP);
    }

    /// Records that belong to nobody, such as products and stages: everybody at work here sees them.
    private static boolean mayShared(RoleRights rights, Action action) {
        return action == Action.READ
                ? rights.read() != Scope.NONE
                : scope(rights, action) == Scope.ALL || rights.isAble(Abilities.MANAGE_MODEL);
    }

    private static Scope scope(RoleRights rights, Action action) {
        return switch (action) {
            case READ -> rights.read();
            case CREATE -> rights.create();
            case UPDATE -> rights.write();
            case DELETE -> rights.delete();
        };
    }
}
