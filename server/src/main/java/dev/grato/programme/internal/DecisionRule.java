package dev.grato.programme.internal;

import dev.grato.programme.ProgrammeModel;
import dev.grato.records.spi.PendingChange;
import dev.grato.records.spi.RecordRule;
import dev.grato.records.spi.RuleContext;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;

/// A decision that was taken says what was decided; when it was asked, taken and reversed is kept.
@Component
final class DecisionRule implements RecordRule {

    @Override
    public Set<String> objects() {
        return Set.of(ProgrammeModel.DECISION);
    }

    @Override
    public void check(RuleContext context, List<PendingChange> changes) {
        for (var decision : changes) {
            var status = decision.after("status");
            set(context, decision, "askedOn", true);
            set(context, decision, "decidedOn", !"open".equals(status));
            set(context, decision, "reversedOn", "reversed".equals(status));
            if (!Objects.equals(status, "open") && decision.after("answer") == null) {
                decision.refuse("answer", "answerMissing", Map.of());
            }
        }
    }

    private static void set(RuleContext context, PendingChange decision, String field, boolean isThere) {
        if (isThere && decision.after(field) == null) {
            decision.set(
                    field,
                    LocalDate.ofInstant(
                                    context.clock().instant(),
                                    context.actor().workspace().zone())
                            .toString());
        } else if (!isThere && decision.after(field) != null) {
            decision.set(field, null);
        }
    }
}
