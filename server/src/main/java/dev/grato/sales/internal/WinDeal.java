package dev.grato.sales.internal;

import dev.grato.records.Records;
import java.util.Set;
import org.springframework.stereotype.Component;

/// `deal.win`: the customer said yes; the final amount and the day can be said along with it.
@Component
final class WinDeal extends CloseDeal {

    WinDeal(Records records) {
        super(records, "won", Set.of("amount", "closedOn"));
    }

    @Override
    public String name() {
        return "deal.win";
    }
}
