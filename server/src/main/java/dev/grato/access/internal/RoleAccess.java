package dev.grato.access.internal;

import dev.grato.access.Abilities;
import dev.grato.access.AccessModel;
import dev.grato.access.RoleRights;
import dev.grato.access.Scope;
import dev.grato.model.FieldDefinition;
import dev.grato.model.Models;
import dev.grato.model.ObjectType;
import dev.grato.platform.Actor;
import dev.grato.records.spi.AccessPolicy;
import dev.grato.records.spi.ComputedRights;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// The one place that decides: what a role's scopes, account teams and shares mean for the records of an
/// object.
@Component
public final class RoleAccess implements AccessPolicy {

    static final Set<String> PEOPLE = Set.of(AccessModel.USER, AccessModel.TEAM, AccessModel.ROLE);

    private final ObjectProvider<Models> models;
    private final Clock clock;

    public RoleAccess(ObjectProvider<Models> models, Clock clock) {
        this.models = models;
        this.clock = clock;
    }

    @Override
    public boolean knows(Actor actor, ObjectType object) {
        if (isUnlimited(actor)) {
            return true;
        }
        var rights = RoleRights.of(actor).orElse(null);
        return rights != null && (object.isPersonal() || reach(actor, rights).knows(object));
    }

    @Override
    public Condition allowed(Actor actor, ObjectType object, Action action, RecordColumns columns) {
        if (isErpOnly(actor, object, action)) {
            return DSL.falseCondition();
        }
        if (object.isPersonal() && !actor.isSystem()) {
            return isOwn(actor, columns);
        }
        if (isUnlimited(actor)) {
            return DSL.trueCondition();
        }
        var rights = RoleRights.of(actor).orElse(null);
        return rights == null ? DSL.falseCondition() : reach(actor, rights).allowed(object, action, columns, true);
    }

    @Override
    public Condition mayHandOver(Actor actor, ObjectType object, RecordColumns columns) {
        if (object.isPersonal() && !actor.isSystem()) {
            return DSL.falseCondition();
        }
        var rights = RoleRights.of(actor).orElse(null);
        if (isUnlimited(actor) || rights == null) {
            return DSL.trueCondition();
        }
        return reach(actor, rights).allowed(object, Action.UPDATE, columns, false);
    }

    @Override
    public Condition mayAdd(Actor actor, ObjectType child, ObjectType parent, RecordColumns columns) {
        return isAccountTeam(child, parent) && !isUnlimited(actor) && !isErpOnly(actor, parent, Action.UPDATE)
                ? mayHandOver(actor, parent, columns)
                : allowed(actor, parent, Action.UPDATE, columns);
    }

    /// Who is in an account team gets rights by it, so that membership is not given away by who has a mere
    /// share.
    static boolean isAccountTeam(ObjectType child, ObjectType parent) {
        return parent.accountTeam() != null && parent.accountTeam().object().equals(child.name());
    }

    private RoleReach reach(Actor actor, RoleRights rights) {
        return new RoleReach(actor.workspace(), models.getObject().current(actor.workspace()), rights, clock);
    }

    @Override
    public boolean mayHold(Actor actor, ObjectType object, Action action, @Nullable UUID owner, @Nullable UUID team) {
        if (isErpOnly(actor, object, action)) {
            return false;
        }
        if (object.isPersonal() && !actor.isSystem()) {
            return actor.userId() != null && actor.userId().equals(owner);
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
            return isWithin(rights, rights.scope(object.table(), action), owner, team);
        }
        return object.parents().isEmpty()
                ? RoleReach.mayShared(rights, object, action)
                : rights.objects().scope(object.table(), action) != Scope.NONE;
    }

    private static boolean isWithin(RoleRights rights, Scope scope, @Nullable UUID owner, @Nullable UUID team) {
        return switch (scope) {
            case NONE -> false;
            case OWN, ACCOUNT_TEAM -> rights.user().equals(owner);
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
        var own = ownRight(actor, object, field);
        if (field.computation() == null || own == FieldRight.HIDDEN || isUnlimited(actor)) {
            return own;
        }
        var inputs = new ComputedRights(
                models.getObject().current(actor.workspace()),
                (other, input) -> knows(actor, other) && ownRight(actor, other, input) != FieldRight.HIDDEN);
        return inputs.mayRead(field) ? FieldRight.READ : FieldRight.HIDDEN;
    }

    /// The right to the field by itself, whatever it is made of.
    private static FieldRight ownRight(Actor actor, ObjectType object, FieldDefinition field) {
        if (isUnlimited(actor)) {
            return FieldRight.WRITE;
        }
        var rights = RoleRights.of(actor).orElse(null);
        if (rights == null) {
            return FieldRight.HIDDEN;
        }
        boolean isRightsOfRoles =
                object.name().equals(AccessModel.ROLE) && field.name().equals(AccessModel.RIGHTS);
        if (isRightsOfRoles && !rights.isAble(Abilities.MANAGE_USERS)) {
            return FieldRight.HIDDEN;
        }
        return rights.objects().field(object.table(), field.column());
    }

    /// What is personal is its owner's alone, whatever roles and shares say.
    private static Condition isOwn(Actor actor, RecordColumns columns) {
        var owner = columns.owner();
        var user = actor.userId();
        return owner == null || user == null ? DSL.falseCondition() : owner.eq(user);
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
}
