package dev.grato.access.internal;

import dev.grato.access.AccessModel;
import dev.grato.platform.Database;
import dev.grato.platform.Workspace;
import dev.grato.records.Mutation;
import dev.grato.records.spi.PendingChange;
import dev.grato.records.spi.RecordRule;
import dev.grato.records.spi.RuleContext;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// A workspace that has an active administrator keeps one: the last one cannot be removed, deactivated or
/// demoted, and neither can their role.
@Component
public final class LastAdministratorRule implements RecordRule {

    private final Database database;

    public LastAdministratorRule(Database database) {
        this.database = database;
    }

    @Override
    public Set<String> objects() {
        return Set.of(AccessModel.USER, AccessModel.ROLE);
    }

    @Override
    public boolean checksDeletes() {
        return true;
    }

    @Override
    public void check(RuleContext context, List<PendingChange> changes) {
        var risky = changes.stream().filter(LastAdministratorRule::takesAway).toList();
        if (risky.isEmpty()) {
            return;
        }
        context.lock("administrators");
        var roles = administratorRoles(context, changes);
        var before = roles.before();
        risky = risky.stream()
                .filter(change -> change.object().equals(AccessModel.ROLE)
                        ? before.contains(change.id())
                        : isIn(change.before(), before))
                .toList();
        if (!risky.isEmpty() && !isAnyLeft(context, changes, roles.after())) {
            risky.forEach(change -> change.refuse("", "lastAdministrator", Map.of()));
        }
    }

    private static boolean takesAway(PendingChange change) {
        if (change.kind() == Mutation.Kind.DELETE) {
            return true;
        }
        return change.kind() == Mutation.Kind.UPDATE
                && (change.object().equals(AccessModel.ROLE)
                        ? change.isChanged("isAdministrator")
                        : change.isChanged("role") || change.isChanged("isActive"));
    }

    private record Roles(Set<UUID> before, Set<UUID> after) {}

    /// Which roles are administrators' is asked outside the transaction; what this chunk changes is laid over
    /// it.
    private Roles administratorRoles(RuleContext context, List<PendingChange> changes) {
        var before = new HashSet<>(stored(context.actor().workspace()));
        changes.stream()
                .filter(change -> change.object().equals(AccessModel.ROLE))
                .filter(change -> Boolean.TRUE.equals(change.before("isAdministrator")))
                .forEach(change -> before.add(change.id()));
        var after = new HashSet<>(before);
        for (var change : changes) {
            if (change.object().equals(AccessModel.ROLE)) {
                if (change.kind() != Mutation.Kind.DELETE && Boolean.TRUE.equals(change.after("isAdministrator"))) {
                    after.add(change.id());
                } else {
                    after.remove(change.id());
                }
            }
        }
        return new Roles(before, after);
    }

    private List<UUID> stored(Workspace workspace) {
        return database.read(sql -> sql.fetch("select id from " + Database.quoted(workspace, "user_role")
                        + " where is_administrator and deleted_at is null")
                .getValues(0, UUID.class));
    }

    private static boolean isAnyLeft(RuleContext context, List<PendingChange> changes, Set<UUID> roles) {
        if (roles.isEmpty()) {
            return false;
        }
        var users = new HashMap<>(context.loadChildren(AccessModel.USER, "role", roles));
        for (var change : changes) {
            if (change.object().equals(AccessModel.USER)) {
                if (change.kind() == Mutation.Kind.DELETE) {
                    users.remove(change.id());
                } else {
                    users.put(change.id(), change.after());
                }
            }
        }
        return users.values().stream().anyMatch(user -> isIn(user, roles));
    }

    private static boolean isIn(Map<String, @Nullable Object> user, Set<UUID> roles) {
        return user.get("role") instanceof String role
                && roles.contains(UUID.fromString(role))
                && !Boolean.FALSE.equals(user.get("isActive"));
    }
}
