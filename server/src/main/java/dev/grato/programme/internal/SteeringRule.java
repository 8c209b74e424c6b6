package dev.grato.programme.internal;

import dev.grato.programme.ProgrammeModel;
import dev.grato.records.spi.PendingChange;
import dev.grato.records.spi.RecordRule;
import dev.grato.records.spi.RuleContext;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Two people answer for a risk, and one that is closed says how it ended. A benefit that counts says how it is worked
/// out, and what was realised has its day.
@Component
final class SteeringRule implements RecordRule {

    private static final String ANECDOTE = "d";

    @Override
    public Set<String> objects() {
        return Set.of(ProgrammeModel.RISK, ProgrammeModel.CLAIM);
    }

    @Override
    public void check(RuleContext context, List<PendingChange> changes) {
        var today = LocalDate.ofInstant(
                        context.clock().instant(), context.actor().workspace().zone())
                .toString();
        for (var change : changes) {
            if (change.object().equals(ProgrammeModel.RISK)) {
                checkRisk(change, today);
            } else {
                checkClaim(change, today);
            }
        }
    }

    private static void checkRisk(PendingChange risk, String today) {
        var business = risk.after("businessOwner");
        if (business != null && business.equals(risk.after("itOwner"))) {
            risk.refuse("itOwner", "riskOwners", Map.of());
        }
        boolean isOpen = risk.after("status") == null || "open".equals(risk.after("status"));
        if (!isOpen && risk.after("outcome") == null) {
            risk.refuse("outcome", "outcomeMissing", Map.of());
        }
        if (isOpen) {
            risk.set("closedOn", null);
        } else if (risk.after("closedOn") == null) {
            risk.set("closedOn", today);
        }
    }

    private static void checkClaim(PendingChange claim, String today) {
        if (claim.after("grade") != null && !ANECDOTE.equals(claim.after("grade")) && claim.after("formula") == null) {
            claim.refuse("formula", "formulaMissing", Map.of());
        }
        if (claim.after("fromDay") instanceof String from
                && claim.after("toDay") instanceof String to
                && to.compareTo(from) < 0) {
            claim.refuse("toDay", "endsBefore", Map.of());
        }
        if (claim.isChanged("realised") && !claim.isChanged("realisedOn")) {
            claim.set("realisedOn", claim.after("realised") == null ? null : today);
        }
    }
}
