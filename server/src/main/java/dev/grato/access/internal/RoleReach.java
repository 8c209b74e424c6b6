package dev.grato.access.internal;

import dev.grato.access.Abilities;
import dev.grato.access.RoleRights;
import dev.grato.access.Scope;
import dev.grato.model.FieldDefinition;
import dev.grato.model.Model;
import dev.grato.model.ObjectType;
import dev.grato.model.SystemFields;
import dev.grato.platform.Database;
import dev.grato.platform.Workspace;
import dev.grato.records.spi.AccessPolicy.Action;
import dev.grato.records.spi.AccessPolicy.RecordColumns;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/// What one user's rights reach, as predicates.
///
/// Account teams and shares are arrays found once for a statement, so that each part of the predicate has an
/// index; the text of a predicate depends on the role's scopes alone, ids are bound.
final class RoleReach {

    /// Lines of a quote of a deal: visibility is handed down this often at most.
    private static final int DEEPEST = 4;

    private final Workspace workspace;
    private final Model model;
    private final RoleRights rights;
    private final Clock clock;

    RoleReach(Workspace workspace, Model model, RoleRights rights, Clock clock) {
        this.workspace = workspace;
        this.model = model;
        this.rights = rights;
        this.clock = clock;
    }

    /// Whether the role reads any record of the object.
    boolean knows(ObjectType object) {
        return knows(object, 0);
    }

    private boolean knows(ObjectType object, int depth) {
        if (RoleAccess.PEOPLE.contains(object.name())) {
            return true;
        }
        if (object.isOwned() || object.parents().isEmpty()) {
            return rights.scope(object.table(), Action.READ) != Scope.NONE;
        }
        return rights.objects().scope(object.table(), Action.READ) != Scope.NONE
                && depth < DEEPEST
                && object.parents().stream().anyMatch(parent -> {
                    var target = target(object, parent);
                    return target != null && knows(target, depth + 1);
                });
    }

    /// @param withShares whether what is shared counts, or only what the role reaches by itself
    Condition allowed(ObjectType object, Action action, RecordColumns columns, boolean withShares) {
        return allowed(object, action, columns, withShares, 0);
    }

    private Condition allowed(ObjectType object, Action action, RecordColumns columns, boolean withShares, int depth) {
        if (RoleAccess.PEOPLE.contains(object.name())) {
            return is(action == Action.READ || rights.isAble(Abilities.MANAGE_USERS));
        }
        if (object.isOwned()) {
            return owned(object, action, columns, withShares);
        }
        return object.parents().isEmpty()
                ? is(mayShared(rights, object, action))
                : inherited(object, action, columns, withShares, depth);
    }

    private static Condition is(boolean isSo) {
        return isSo ? DSL.trueCondition() : DSL.falseCondition();
    }

    /// Records that belong to nobody, such as products and stages: everybody at work with them sees them.
    static boolean mayShared(RoleRights rights, ObjectType object, Action action) {
        var scope = rights.scope(object.table(), action);
        if (action == Action.READ) {
            return scope != Scope.NONE;
        }
        boolean isSaid = rights.objects().scope(object.table(), action) != null;
        return scope == Scope.ALL || !isSaid && (object.isRuled() || rights.isAble(Abilities.MANAGE_MODEL));
    }

    private Condition owned(ObjectType object, Action action, RecordColumns columns, boolean withShares) {
        var scope = rights.scope(object.table(), action);
        var owner = columns.owner();
        var team = columns.team();
        if (scope == Scope.ALL) {
            return DSL.trueCondition();
        }
        if (scope == Scope.NONE || owner == null || team == null) {
            return DSL.falseCondition();
        }
        var ways = new ArrayList<Condition>();
        ways.add(owner.eq(rights.user()));
        if (!Scope.ACCOUNT_TEAM.isWiderThan(scope) && object.accountTeam() != null) {
            ways.add(isInAccountTeam(object.accountTeam(), columns));
        }
        if (scope == Scope.TEAM && rights.team() != null) {
            ways.add(team.eq(rights.team()));
        }
        if (scope == Scope.TEAM_TREE && !rights.teamTree().isEmpty()) {
            ways.add(team.eq(DSL.any(ids(rights.teamTree()))));
        }
        boolean isShareable = action == Action.READ || action == Action.UPDATE;
        if (withShares && isShareable && rights.mayHaveShared(object.table())) {
            ways.add(isShared(object, action, columns));
        }
        return DSL.or(ways);
    }

    private Condition isInAccountTeam(ObjectType.AccountTeam accountTeam, RecordColumns columns) {
        var members = model.require(accountTeam.object());
        var record = column("am", members.field(accountTeam.record()).orElseThrow());
        var user = column("am", members.field(accountTeam.user()).orElseThrow());
        return isAmong(
                columns,
                DSL.select(record)
                        .from(Database.table(workspace, members.table()).as("am"))
                        .where(user.eq(rights.user()))
                        .and(record.isNotNull())
                        .and(deletedAt("am").isNull()));
    }

    private Condition isShared(ObjectType object, Action action, RecordColumns columns) {
        var user = DSL.field(DSL.name("sh", "user_id"), UUID.class).eq(rights.user());
        var team = DSL.field(DSL.name("sh", "team_id"), UUID.class).eq(DSL.any(ids(rights.teamPath())));
        var expiresAt = DSL.field(DSL.name("sh", "expires_at"), SQLDataType.TIMESTAMPWITHTIMEZONE);
        var shares = DSL.select(DSL.field(DSL.name("sh", "record_id"), UUID.class))
                .from(Database.table(workspace, ShareRepository.TABLE).as("sh"))
                .where(DSL.field(DSL.name("sh", "table_name"), String.class).eq(object.table()))
                .and(user.or(team))
                .and(expiresAt.isNull().or(expiresAt.gt(clock.instant().atOffset(ZoneOffset.UTC))));
        var level = DSL.field(DSL.name("sh", "level"), String.class);
        return isAmong(columns, action == Action.READ ? shares : shares.and(level.eq(DSL.inline("write"))));
    }

    /// An array made once for the statement, which the primary key can be asked for; no question for each row.
    private static Condition isAmong(RecordColumns columns, Select<Record1<UUID>> ids) {
        Field<UUID[]> array = DSL.array(ids);
        return columns.id().eq(DSL.any(array));
    }

    /// Who may do something with the parent may do it with its children; changing the parent is what it
    /// takes to add, change or remove them.
    private Condition inherited(
            ObjectType object, Action action, RecordColumns columns, boolean withShares, int depth) {
        if (rights.objects().scope(object.table(), action) == Scope.NONE || depth >= DEEPEST) {
            return DSL.falseCondition();
        }
        var onParent = action == Action.READ ? Action.READ : Action.UPDATE;
        if (object.parents().stream().allMatch(parent -> isAll(object, parent, onParent, depth))) {
            return DSL.trueCondition();
        }
        var child = columns.id().getQualifiedName().qualifier();
        if (child == null) {
            throw new IllegalStateException("the columns of " + object.name() + " need their table's alias");
        }
        var ways = new ArrayList<Condition>();
        for (int i = 0; i < object.parents().size(); i++) {
            var link = object.field(object.parents().get(i)).orElse(null);
            var target = link == null ? null : target(object, link.name());
            if (link == null || target == null) {
                continue;
            }
            var linked = DSL.field(child.append(link.column()), UUID.class);
            if (isAll(object, link.name(), onParent, depth)) {
                ways.add(linked.isNotNull());
                continue;
            }
            var alias = "parent_" + depth + "_" + i;
            var parent = ParentColumns.of(alias, target);
            boolean sharesCount = withShares && (action == Action.READ || !RoleAccess.isAccountTeam(object, target));
            ways.add(DSL.exists(DSL.selectOne()
                    .from(Database.table(workspace, target.table()).as(alias))
                    .where(parent.id().eq(linked))
                    .and(deletedAt(alias).isNull())
                    .and(allowed(target, onParent, parent, sharesCount, depth + 1))));
        }
        return ways.isEmpty() ? DSL.falseCondition() : DSL.or(ways);
    }

    /// Whether every record the relation could lead to is within reach.
    private boolean isAll(ObjectType object, String parent, Action onParent, int depth) {
        var target = target(object, parent);
        if (target == null || depth >= DEEPEST) {
            return false;
        }
        if (RoleAccess.PEOPLE.contains(target.name())) {
            return onParent == Action.READ || rights.isAble(Abilities.MANAGE_USERS);
        }
        if (target.isOwned()) {
            return rights.scope(target.table(), onParent) == Scope.ALL;
        }
        return target.parents().isEmpty()
                ? mayShared(rights, target, onParent)
                : rights.objects().scope(target.table(), onParent) != Scope.NONE
                        && target.parents().stream().allMatch(above -> isAll(target, above, onParent, depth + 1));
    }

    private @Nullable ObjectType target(ObjectType object, String relation) {
        return object.field(relation)
                .map(FieldDefinition::target)
                .flatMap(model::object)
                .orElse(null);
    }

    private record ParentColumns(
            Field<UUID> id,
            @Nullable Field<UUID> owner,
            @Nullable Field<UUID> team) implements RecordColumns {

        static ParentColumns of(String alias, ObjectType object) {
            return new ParentColumns(
                    DSL.field(DSL.name(alias, SystemFields.ID), UUID.class),
                    object.isOwned() ? DSL.field(DSL.name(alias, "owner_id"), UUID.class) : null,
                    object.isOwned() ? DSL.field(DSL.name(alias, "team_id"), UUID.class) : null);
        }
    }

    private static Field<UUID> column(String alias, FieldDefinition field) {
        return DSL.field(DSL.name(alias, field.column()), UUID.class);
    }

    private static Field<?> deletedAt(String alias) {
        return DSL.field(DSL.name(alias, SystemFields.DELETED_AT));
    }

    private static UUID[] ids(Set<UUID> ids) {
        return ids.toArray(UUID[]::new);
    }
}
