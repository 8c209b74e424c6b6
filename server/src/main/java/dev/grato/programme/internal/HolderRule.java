package dev.grato.programme.internal;

import dev.grato.platform.Actor;
import dev.grato.programme.ProgrammeModel;
import dev.grato.records.Mutation;
import dev.grato.records.spi.PendingChange;
import dev.grato.records.spi.RecordRule;
import dev.grato.records.spi.RuleContext;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// One programme has one leader, and whoever is named as not leading it does not. A role is accepted by whom it was
/// given to, on the day they do; who has no account says so to the leader.
@Component
final class HolderRule implements RecordRule {

    private static final String ACCEPTED = "acceptedAt";
    private static final String USER = "user";
    private static final String KIND = "kind";

    @Override
    public Set<String> objects() {
        return Set.of(ProgrammeModel.ROLE);
    }

    @Override
    public void check(RuleContext context, List<PendingChange> changes) {
        context.lock("programme-roles");
        for (var change : changes) {
            accept(context, change);
        }
        var all = new LinkedHashMap<UUID, Map<String, @Nullable Object>>(
                context.loadChildren(ProgrammeModel.ROLE, "programme", Set.of(ProgrammeModel.ID)));
        changes.forEach(change -> all.put(change.id(), change.after()));
        for (var change : changes) {
            var kind = change.after(KIND);
            if ("leader".equals(kind) && count(all, change.id(), "leader") > 0) {
                change.refuse(KIND, "oneLeader", Map.of());
            }
            if (leads(kind) && change.after(USER) != null && holds(all, change.after(USER), other(kind))) {
                change.refuse(USER, "leaderAndNot", Map.of());
            }
        }
    }

    private static boolean leads(@Nullable Object kind) {
        return "leader".equals(kind) || "notLeader".equals(kind);
    }

    private static String other(@Nullable Object kind) {
        return "leader".equals(kind) ? "notLeader" : "leader";
    }

    private static long count(Map<UUID, Map<String, @Nullable Object>> all, UUID without, String kind) {
        return all.entrySet().stream()
                .filter(each -> !each.getKey().equals(without))
                .filter(each -> kind.equals(each.getValue().get(KIND)))
                .count();
    }

    private static boolean holds(Map<UUID, Map<String, @Nullable Object>> all, @Nullable Object user, String kind) {
        return all.values().stream()
                .anyMatch(each -> kind.equals(each.get(KIND)) && Objects.equals(user, each.get(USER)));
    }

    /// Acceptance is one's own word: nobody gives it for somebody else, and another holder has to give it anew.
    private static void accept(RuleContext context, PendingChange change) {
        if (context.actor().isSystem()) {
            return;
        }
        boolean isOthers = !Objects.equals(change.before(USER), change.after(USER));
        if (change.kind() == Mutation.Kind.UPDATE && isOthers && !change.isChanged(ACCEPTED)) {
            change.set(ACCEPTED, null);
            return;
        }
        if (!change.isChanged(ACCEPTED) || change.after(ACCEPTED) == null) {
            return;
        }
        boolean isOwn = ProgrammeRule.isUser(context, change.after(USER))
                && context.actor().kind() == Actor.Kind.USER;
        if (change.after(USER) != null && !isOwn) {
            change.refuse(ACCEPTED, "acceptedByOther", Map.of());
        } else {
            change.set(
                    ACCEPTED,
                    context.clock().instant().truncatedTo(ChronoUnit.SECONDS).toString());
        }
    }
}
