package dev.grato.sales.internal;

import dev.grato.records.Records;
import java.util.Set;
import org.springframework.stereotype.Component;

/// `deal.lose`: it came to nothing, for a reason.
@Component
final class LoseDeal extends CloseDeal {

    LoseDeal(Records records) {
        super(records, "lost", Set.of("lostReason", "lostNote", "closedOn"));
    }

    @Override
    public String name() {
        return "deal.lose";
    }
}
