package dev.grato.customers.internal;

import dev.grato.customers.CustomersModel;
import dev.grato.records.spi.PendingChange;
import dev.grato.records.spi.RecordRule;
import dev.grato.records.spi.RuleContext;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/// An affiliation does not end before it starts.
@Component
class AffiliationRule implements RecordRule {

    @Override
    public Set<String> objects() {
        return Set.of(CustomersModel.AFFILIATION);
    }

    @Override
    public void check(RuleContext context, List<PendingChange> changes) {
        for (var change : changes) {
            if (Moments.isDayBefore(change.after("endsOn"), change.after("startsOn"))) {
                change.refuse("endsOn", "endBeforeStart", Map.of());
            }
        }
    }
}
