package dev.grato.sales.internal;

import dev.grato.records.spi.MergeTerms;
import dev.grato.sales.SalesModel;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Pipelines and stages are how deals are worked on, not things met twice: deals are moved from one to the other.
@Component
class SalesMergeTerms implements MergeTerms {

    @Override
    public Set<String> neverMerged() {
        return Set.of(SalesModel.PIPELINE, SalesModel.STAGE);
    }
}
