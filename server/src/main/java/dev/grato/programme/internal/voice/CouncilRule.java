package dev.grato.programme.internal.voice;

import static dev.grato.programme.CouncilDeclarations.HOLD;
import static dev.grato.programme.CouncilDeclarations.MEETING;
import static dev.grato.programme.CouncilDeclarations.VOTE;
import static dev.grato.programme.ProgrammeModel.PROGRAMME;
import static dev.grato.programme.ProgrammeModel.ROLE;

import dev.grato.programme.ProgrammeModel;
import dev.grato.programme.ProgrammeTeam;
import dev.grato.records.Mutation;
import dev.grato.records.spi.PendingChange;
import dev.grato.records.spi.RecordRule;
import dev.grato.records.spi.RuleContext;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The council: seats for six months, minutes it writes, holds of fourteen days that stop a change of the covenant, and
/// a hundred points for each member and quarter. In the smallest size everybody is the council.
@Component
final class CouncilRule implements RecordRule {

    private static final int TERM = 6;
    private static final int HELD = 14;
    private static final int POINTS = 100;
    private static final String UNTIL = "until";
    private static final String ENDED = "endedOn";
    private static final String QUARTER = "quarter";

    @Override
    public Set<String> objects() {
        return Set.of(ROLE, PROGRAMME, MEETING, HOLD, VOTE);
    }

    @Override
    public boolean checksDeletes() {
        return true;
    }

    /// What the changes of one write are judged by.
    private record Here(RuleContext context, LocalDate today, Collection<Map<String, @Nullable Object>> roles) {

        @Nullable
        String user() {
            var user = context.actor().userId();
            return user == null ? null : user.toString();
        }

        boolean leads() {
            return ProgrammeTeam.mayLead(context.actor(), roles);
        }

        boolean isCouncil() {
            var user = user();
            return user != null
                    && (isMicro()
                            || roles.stream()
                                    .anyMatch(role -> "council".equals(role.get("kind"))
                                            && user.equals(role.get("user"))
                                            && role.get("acceptedAt") != null
                                            && !isPast(role.get(UNTIL))));
        }

        private boolean isMicro() {
            var programme = context.load(PROGRAMME, Set.of(ProgrammeModel.ID)).get(ProgrammeModel.ID);
            return programme != null && "micro".equals(Objects.requireNonNullElse(programme.get("profile"), "micro"));
        }

        boolean isPast(@Nullable Object day) {
            return day instanceof String text && LocalDate.parse(text).isBefore(today);
        }
    }

    @Override
    public void check(RuleContext context, List<PendingChange> changes) {
        var today = LocalDate.ofInstant(
                context.clock().instant(), context.actor().workspace().zone());
        var here = new Here(
                context,
                today,
                context.loadChildren(ROLE, "programme", Set.of(ProgrammeModel.ID))
                        .values());
        for (var change : changes) {
            switch (change.object()) {
                case ROLE -> term(here, change);
                case PROGRAMME -> covenant(here, change);
                case MEETING -> minutes(here, change);
                case HOLD -> hold(here, change);
                default -> vote(here, change);
            }
        }
        points(
                here,
                changes.stream().filter(change -> change.object().equals(VOTE)).toList());
    }

    /// A seat is for six months, from the day somebody is named.
    private static void term(Here here, PendingChange role) {
        if (role.kind() == Mutation.Kind.DELETE || !"council".equals(role.after("kind"))) {
            return;
        }
        var last = here.today().plusMonths(TERM);
        boolean isNamed = role.kind() == Mutation.Kind.CREATE || role.isChanged("user") || role.isChanged("kind");
        if (isNamed && !role.isChanged(UNTIL)) {
            role.set(UNTIL, last.toString());
        } else if (!here.context().actor().isSystem()
                && role.isChanged(UNTIL)
                && (role.after(UNTIL) == null
                        || LocalDate.parse(String.valueOf(role.after(UNTIL))).isAfter(last))) {
            role.refuse(UNTIL, "termTooLong", Map.of());
        }
    }

    private static void covenant(Here here, PendingChange programme) {
        if (programme.kind() == Mutation.Kind.CREATE || !programme.isChanged("covenant")) {
            return;
        }
        here.context().loadChildren(HOLD, "programme", Set.of(ProgrammeModel.ID)).values().stream()
                .filter(hold -> "covenant".equals(hold.get("about")))
                .filter(hold -> hold.get(ENDED) == null && !here.isPast(hold.get(UNTIL)))
                .findFirst()
                .ifPresent(hold ->
                        programme.refuse("covenant", "covenantHeld", Map.of(UNTIL, String.valueOf(hold.get(UNTIL)))));
    }

    private static void minutes(Here here, PendingChange meeting) {
        if (!here.leads() && !here.isCouncil()) {
            meeting.refuse("", "notCouncil", Map.of());
        } else if (meeting.kind() == Mutation.Kind.CREATE && here.user() != null) {
            meeting.set("writtenBy", here.user());
        }
    }

    /// Who holds lifts it, who leads answers it; it is never put away.
    private static void hold(Here here, PendingChange hold) {
        if (here.context().actor().isSystem()) {
            return;
        }
        switch (hold.kind()) {
            case CREATE -> {
                if (!here.isCouncil()) {
                    hold.refuse("", "notCouncil", Map.of());
                }
                hold.set("heldBy", here.user());
                hold.set(UNTIL, here.today().plusDays(HELD).toString());
                hold.set(ENDED, null);
                hold.set("answer", null);
                hold.set("programme", ProgrammeModel.ID.toString());
            }
            case UPDATE -> {
                boolean isOwn = Objects.equals(hold.before("heldBy"), here.user());
                boolean isLifted = hold.isChanged(ENDED) && hold.before(ENDED) == null;
                boolean isKept = hold.after().keySet().stream()
                                .noneMatch(field -> !Set.of(ENDED, "answer").contains(field) && hold.isChanged(field))
                        && hold.after("programme") != null;
                if (!isKept || hold.isChanged(ENDED) && !(isOwn && isLifted)) {
                    hold.refuse("", "holdStands", Map.of());
                } else if (hold.isChanged("answer") && !here.leads()) {
                    hold.refuse("answer", "notLeading", Map.of());
                }
                if (isLifted) {
                    hold.set(ENDED, here.today().toString());
                }
            }
            case DELETE, RESTORE -> hold.refuse("", "holdStands", Map.of());
        }
    }

    private static void vote(Here here, PendingChange vote) {
        if (here.context().actor().isSystem()) {
            return;
        }
        var quarter = quarter(here.today());
        if (vote.kind() == Mutation.Kind.CREATE) {
            if (!here.isCouncil()) {
                vote.refuse("", "notCouncil", Map.of());
            }
            vote.set(QUARTER, quarter);
            vote.set("programme", ProgrammeModel.ID.toString());
        } else if (!quarter.equals(vote.before(QUARTER))
                || vote.kind() == Mutation.Kind.UPDATE
                        && (vote.isChanged(QUARTER) || vote.isChanged("programme") || vote.isChanged("owner"))) {
            vote.refuse("", "quarterClosed", Map.of());
        }
        var points = VoiceRule.number(vote.after("points"));
        if (points != null
                && (points.signum() <= 0
                        || points.compareTo(BigDecimal.valueOf(POINTS)) > 0
                        || points.stripTrailingZeros().scale() > 0)) {
            vote.refuse("points", "outOfRange", Map.of("min", 1, "max", POINTS));
        }
    }

    /// A hundred in all, for each member and quarter.
    private static void points(Here here, List<PendingChange> votes) {
        if (votes.isEmpty() || here.context().actor().isSystem()) {
            return;
        }
        here.context().lock("council-votes");
        var all = new HashMap<UUID, Map<String, @Nullable Object>>(
                here.context().loadChildren(VOTE, "programme", Set.of(ProgrammeModel.ID)));
        for (var vote : votes) {
            if (vote.kind() == Mutation.Kind.DELETE) {
                all.remove(vote.id());
            } else {
                all.put(vote.id(), vote.after());
            }
        }
        var quarter = quarter(here.today());
        var spent = all.values().stream()
                .filter(vote -> quarter.equals(vote.get(QUARTER)))
                .filter(vote -> Objects.equals(Objects.requireNonNullElse(vote.get("owner"), ""), here.user()))
                .map(vote -> Objects.requireNonNullElse(VoiceRule.number(vote.get("points")), BigDecimal.ZERO))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        if (spent.compareTo(BigDecimal.valueOf(POINTS)) > 0) {
            votes.stream()
                    .filter(vote -> vote.kind() != Mutation.Kind.DELETE)
                    .forEach(vote -> vote.refuse("points", "pointsSpent", Map.of("max", POINTS)));
        }
    }

    /// As it is written: `2026-Q4`.
    static String quarter(LocalDate day) {
        return day.getYear() + "-Q" + ((day.getMonthValue() + 2) / 3);
    }
}
