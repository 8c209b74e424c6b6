package dev.grato.access.internal;

import dev.grato.access.AccessModel;
import dev.grato.access.Identities;
import dev.grato.access.RoleRights;
import dev.grato.model.Models;
import dev.grato.records.Mutation;
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
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Keeps users sound (e-mail, time zone) and keeps people from giving away more rights than they have.
@Component
public final class UserRule implements RecordRule {

    private static final String BEYOND = "beyondOwnRights";

    private final ObjectProvider<Models> models;

    public UserRule(ObjectProvider<Models> models) {
        this.models = models;
    }

    @Override
    public Set<String> objects() {
        return Set.of(AccessModel.USER, AccessModel.ROLE, AccessModel.TEAM);
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
            var model = models.getObject().current(context.actor().workspace());
            escalation(context, changes, new Escalation(rights, model));
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

    /// The roles touched, those users had or get, and the teams they come into must not go beyond the
    /// actor's own rights.
    private static void escalation(RuleContext context, List<PendingChange> changes, Escalation escalation) {
        var wanted = new HashSet<UUID>();
        for (var change : changes) {
            roleIds(change).forEach(wanted::add);
        }
        var roles = new HashMap<>(context.load(AccessModel.ROLE, wanted));
        for (var change : changes) {
            switch (change.object()) {
                case AccessModel.ROLE -> role(change, escalation);
                case AccessModel.USER -> user(change, roles, escalation);
                default -> team(change, escalation);
            }
        }
    }

    private static void role(PendingChange change, Escalation escalation) {
        boolean wasBeyond = change.kind() != Mutation.Kind.CREATE && escalation.isBeyond(change.before());
        if (wasBeyond || escalation.isBeyond(change.after())) {
            change.refuse("", BEYOND, Map.of());
        }
    }

    private static void user(
            PendingChange change, Map<UUID, Map<String, @Nullable Object>> roles, Escalation escalation) {
        boolean isBeyond = roleIds(change).stream()
                .map(roles::get)
                .filter(Objects::nonNull)
                .anyMatch(escalation::isBeyond);
        if (isBeyond) {
            change.refuse("role", BEYOND, Map.of());
            return;
        }
        var role = change.relationAfter("role");
        var team = change.relationAfter("team");
        boolean isPlaced = change.kind() != Mutation.Kind.DELETE
                && (change.kind() != Mutation.Kind.UPDATE
                        || change.isChanged("team")
                        || change.isChanged("role")
                        || change.isChanged("isActive"));
        var given = role == null ? null : roles.get(role);
        if (isPlaced && given != null && team != null && escalation.isOutOfReach(given, team)) {
            change.refuse("team", BEYOND, Map.of());
        }
    }

    private static void team(PendingChange change, Escalation escalation) {
        boolean isMoved = change.kind() == Mutation.Kind.UPDATE && change.isChanged("parent");
        if (isMoved && escalation.gainsByMoving(change.id())) {
            change.refuse("parent", BEYOND, Map.of());
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
}
