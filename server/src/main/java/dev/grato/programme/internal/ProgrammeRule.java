package dev.grato.programme.internal;

import static dev.grato.programme.ProgrammeModel.CRITERION;
import static dev.grato.programme.ProgrammeModel.DECISION;
import static dev.grato.programme.ProgrammeModel.PILOT;
import static dev.grato.programme.ProgrammeModel.PROGRAMME;
import static dev.grato.programme.ProgrammeModel.ROLE;
import static dev.grato.programme.ProgrammeModel.SIGNATURE;

import dev.grato.programme.ProgrammeModel;
import dev.grato.programme.ProgrammeTeam;
import dev.grato.records.Mutation;
import dev.grato.records.spi.PendingChange;
import dev.grato.records.spi.RecordRule;
import dev.grato.records.spi.RuleContext;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The programme is changed by those who lead it. Everybody else accepts their own role and signs with their own name.
@Component
final class ProgrammeRule implements RecordRule {

    static final Set<String> OBJECTS = Set.of(
            PROGRAMME,
            ROLE,
            SIGNATURE,
            ProgrammeModel.OBJECTIVE,
            ProgrammeModel.PROCESS,
            ProgrammeModel.SCOPE_ITEM,
            DECISION,
            PILOT,
            CRITERION,
            ProgrammeModel.BUDGET_LINE,
            ProgrammeModel.COST,
            ProgrammeModel.ROLE_GROUP,
            ProgrammeModel.INVOLVEMENT,
            ProgrammeModel.RING,
            ProgrammeModel.RING_MEMBER,
            ProgrammeModel.RELEASE,
            ProgrammeModel.TOPIC,
            ProgrammeModel.RIGHT,
            ProgrammeModel.CHANGE,
            ProgrammeModel.REVIEW,
            ProgrammeModel.SYSTEM,
            ProgrammeModel.USE,
            ProgrammeModel.RISK,
            ProgrammeModel.RITUAL,
            ProgrammeModel.MEETING,
            ProgrammeModel.LESSON,
            ProgrammeModel.GROUP_CHANGE,
            ProgrammeModel.CLAIM);

    @Override
    public Set<String> objects() {
        return OBJECTS;
    }

    @Override
    public boolean checksDeletes() {
        return true;
    }

    @Override
    public void check(RuleContext context, List<PendingChange> changes) {
        var roles = context.loadChildren(ROLE, "programme", Set.of(ProgrammeModel.ID))
                .values();
        boolean mayLead = ProgrammeTeam.mayLead(context.actor(), roles);
        for (var change : changes) {
            if (!mayLead && !isOwn(context, change)) {
                change.refuse("", "notLeading", Map.of());
            } else if (change.object().equals(PROGRAMME) && !change.id().equals(ProgrammeModel.ID)) {
                change.refuse("", "oneProgramme", Map.of());
            }
        }
    }

    /// What everybody does for themselves: to accept the role one was given, and to sign (see [SignatureRule] and
    /// [GateRule]).
    private static boolean isOwn(RuleContext context, PendingChange change) {
        if (change.object().equals(SIGNATURE)
                || change.object().equals(ProgrammeModel.CHANGE) && change.kind() == Mutation.Kind.UPDATE) {
            return true;
        }
        return change.object().equals(ROLE)
                && change.kind() == Mutation.Kind.UPDATE
                && isUser(context, change.before("user"))
                && isOnly(change, "acceptedAt");
    }

    static boolean isUser(RuleContext context, @Nullable Object user) {
        return context.actor().userId() != null
                && context.actor().userId().toString().equals(user);
    }

    private static boolean isOnly(PendingChange change, String field) {
        return names(change).stream().noneMatch(name -> !name.equals(field) && change.isChanged(name));
    }

    private static Collection<String> names(PendingChange change) {
        return change.after().keySet();
    }
}
