package dev.grato.service.internal;

import dev.grato.records.Mutation;
import dev.grato.records.spi.PendingChange;
import dev.grato.records.spi.RecordRule;
import dev.grato.records.spi.RuleContext;
import dev.grato.service.ServiceModel;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/// A case knows when it was opened, resolved and closed; one that is taken up again is neither resolved nor closed.
@Component
class CaseRule implements RecordRule {

    private static final String OPENED_AT = "openedAt";
    private static final String RESOLVED_AT = "resolvedAt";
    private static final String CLOSED_AT = "closedAt";

    @Override
    public Set<String> objects() {
        return Set.of(ServiceModel.CASE);
    }

    @Override
    public void check(RuleContext context, List<PendingChange> changes) {
        var now = context.clock().instant().truncatedTo(ChronoUnit.SECONDS).toString();
        for (var change : changes) {
            if (change.kind() == Mutation.Kind.CREATE && change.after(OPENED_AT) == null) {
                change.set(OPENED_AT, now);
            }
            follow(change, now);
            for (var later : List.of("firstAnsweredAt", RESOLVED_AT, CLOSED_AT)) {
                refuseBeforeOpening(change, later);
            }
        }
    }

    private static void follow(PendingChange change, String now) {
        var status = change.after("status");
        boolean isResolved = "resolved".equals(status) || "closed".equals(status);
        keep(change, RESOLVED_AT, isResolved, now);
        keep(change, CLOSED_AT, "closed".equals(status), now);
    }

    private static void keep(PendingChange change, String field, boolean isReached, String now) {
        if (isReached && change.after(field) == null) {
            change.set(field, now);
        } else if (!isReached && change.after(field) != null) {
            change.set(field, null);
        }
    }

    private static void refuseBeforeOpening(PendingChange change, String field) {
        if ((change.isChanged(field) || change.isChanged(OPENED_AT))
                && change.after(OPENED_AT) instanceof String opened
                && change.after(field) instanceof String moment
                && Instant.parse(moment).isBefore(Instant.parse(opened))) {
            change.refuse(field, "beforeOpening", Map.of());
        }
    }
}
