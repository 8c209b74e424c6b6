package dev.grato.programme.internal;

import dev.grato.programme.ProgrammeModel;
import dev.grato.records.Mutation;
import dev.grato.records.spi.PendingChange;
import dev.grato.records.spi.RecordRule;
import dev.grato.records.spi.RuleContext;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// What is on for somebody says why, who answers for it on both sides, and until when; in the lab for 60 days at most.
/// A
/// member of a ring is a user or a team.
@Component
final class ReleaseRule implements RecordRule {

    private static final int LAB_DAYS = 60;
    private static final List<String> PARTS = List.of("objective", "businessOwner", "itOwner", "expiresOn");

    @Override
    public Set<String> objects() {
        return Set.of(ProgrammeModel.RELEASE, ProgrammeModel.RING_MEMBER);
    }

    @Override
    public void check(RuleContext context, List<PendingChange> changes) {
        for (var change : changes) {
            if (change.object().equals(ProgrammeModel.RING_MEMBER)) {
                member(context, change);
            } else if ("on".equals(change.after("status"))) {
                switchOn(context, change);
            }
        }
    }

    private static void member(RuleContext context, PendingChange member) {
        var user = member.after("user");
        var team = member.after("team");
        if ((user == null) == (team == null)) {
            member.refuse("user", "userOrTeam", Map.of());
        } else if (member.after("name") == null) {
            var id = UUID.fromString(String.valueOf(user == null ? team : user));
            var named = context.load(user == null ? "team" : "user", Set.of(id)).get(id);
            if (named != null && named.get("name") instanceof String name) {
                member.set("name", name);
            }
        }
    }

    private static void switchOn(RuleContext context, PendingChange release) {
        for (var part : PARTS) {
            if (release.after(part) == null) {
                release.refuse(part, "releasePart", Map.of());
            }
        }
        if (!(release.after("expiresOn") instanceof String text)) {
            return;
        }
        var last = LocalDate.parse(text);
        var today = LocalDate.ofInstant(
                context.clock().instant(), context.actor().workspace().zone());
        boolean isEntered =
                release.kind() != Mutation.Kind.UPDATE || release.isChanged("status") || release.isChanged("expiresOn");
        if (isEntered && last.isBefore(today)) {
            release.refuse("expiresOn", "releasePast", Map.of());
        }
        if (isEntered && last.isAfter(today.plusDays(LAB_DAYS)) && isLab(context, release)) {
            release.refuse("expiresOn", "labTooLong", Map.of());
        }
    }

    private static boolean isLab(RuleContext context, PendingChange release) {
        var ids = new HashSet<UUID>();
        if (release.after("ring") instanceof String ring) {
            ids.add(UUID.fromString(ring));
        }
        return context.load(ProgrammeModel.RING, ids).values().stream()
                .anyMatch(ring -> "lab".equals(ring.get("kind")));
    }
}
