package dev.grato.access.internal;

import dev.grato.access.AccessModel;
import dev.grato.access.Identities;
import dev.grato.access.RoleRights;
import dev.grato.access.Scope;
import dev.grato.records.spi.PendingChange;
import dev.grato.records.spi.RecordRule;
import dev.grato.records.spi.RuleContext;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Keeps users sound (e-mail, time zone) and keeps people from giving away more rights than they have.
@Component
public final class UserRule implements RecordRule {

    private static final List<String> SCOPES = List.of("readScope", "createScope", "writeScope", "deleteScope");

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
        var rights = RoleRights.of(context.actor()).orElse(null);
        for (var change : changes) {
            if (change.object().equals(AccessModel.USER)) {
                sound(change);
            }
        }
        if (rights != null && !rights.isAdministrator()) {
            escalation(context, changes, rights);
        }
    }

    private static void sound(PendingChange change) {
        if (change.isChanged("email") && change.after("email") instanceof String email) {
            var normal = Identities.normalized(email);
            if (Identities.isEmail(normal)) {
                change.set("email", normal);
            } else {
                change.refuse("email", "invalidEmail", Map.of());
            }
        }
        if (change.isChanged("zone") && change.after("zone") instanceof String zone && !isZone(zone)) {
            change.refuse("zone", "unknownZone", Map.of());
        }
    }

    private static boolean isZone(String zone) {
        try {
            ZoneId.of(zone);
            return true;
        } catch (DateTimeException unknown) {
            return false;
        }
    }

    /// The roles touched, and those users had or get, must not go beyond the actor's own rights.
    private static void escalation(RuleContext context, List<PendingChange> changes, RoleRights rights) {
        var wanted = new HashSet<UUID>();
        for (var change : changes) {
            roleIds(change).forEach(wanted::add);
        }
        var roles = new HashMap<>(context.load(AccessModel.ROLE, wanted));
        changes.stream()
                .filter(change -> change.object().equals(AccessModel.ROLE))
                .forEach(change -> roles.put(change.id(), change.after()));
        for (var change : changes) {
            boolean isRole = change.object().equals(AccessModel.ROLE);
            boolean isBeyond = isRole
                    ? isBeyond(change.before(), rights) || isBeyond(change.after(), rights)
                    : roleIds(change).stream().anyMatch(id -> isBeyond(roles.getOrDefault(id, Map.of()), rights));
            if (isBeyond) {
                change.refuse(isRole ? "" : "role", "beyondOwnRights", Map.of());
            }
        }
    }

    private static List<UUID> roleIds(PendingChange change) {
        var ids = new ArrayList<UUID>();
        if (change.object().equals(AccessModel.USER)) {
            id(change.before("role"), ids);
            id(change.after("role"), ids);
        }
        return ids;
    }

    private static void id(@Nullable Object value, List<UUID> ids) {
        if (value instanceof String text) {
            ids.add(UUID.fromString(text));
        }
    }

    /// Whether the role gives more than these rights.
    public static boolean isBeyond(Map<String, @Nullable Object> role, RoleRights own) {
        if (Boolean.TRUE.equals(role.get("isAdministrator"))) {
            return true;
        }
        var has = List.of(own.read(), own.create(), own.write(), own.delete());
        for (int i = 0; i < SCOPES.size(); i++) {
            if (Scope.of(role.get(SCOPES.get(i))).isWiderThan(has.get(i))) {
                return true;
            }
        }
        return role.get("abilities") instanceof List<?> abilities
                && abilities.stream().anyMatch(ability -> !own.isAble(String.valueOf(ability)));
    }
}
