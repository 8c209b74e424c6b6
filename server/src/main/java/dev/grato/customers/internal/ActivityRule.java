package dev.grato.customers.internal;

import dev.grato.customers.CustomersModel;
import dev.grato.records.spi.PendingChange;
import dev.grato.records.spi.RecordRule;
import dev.grato.records.spi.RuleContext;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Meetings end after they start; a task knows when it was done.
@Component
class ActivityRule implements RecordRule {

    private static final String DONE_AT = "doneAt";

    @Override
    public Set<String> objects() {
        return Set.of(CustomersModel.EVENT, CustomersModel.TASK);
    }

    @Override
    public void check(RuleContext context, List<PendingChange> changes) {
        for (var change : changes) {
            if (change.object().equals(CustomersModel.EVENT)) {
                checkEvent(change);
            } else {
                completeTask(context, change);
            }
        }
    }

    private static void checkEvent(PendingChange event) {
        if (Moments.isBefore(event.after("endsAt"), event.after("startsAt"))) {
            event.refuse("endsAt", "endBeforeStart", Map.of());
        }
    }

    private static void completeTask(RuleContext context, PendingChange task) {
        if ("done".equals(task.after("status"))) {
            if (task.after(DONE_AT) == null) {
                task.set(DONE_AT, Moments.now(context.clock()));
            }
        } else if (task.after(DONE_AT) != null) {
            task.set(DONE_AT, null);
        }
    }
}
