package dev.grato.customers.internal;

import dev.grato.customers.CustomersModel;
import dev.grato.records.spi.MergeTerms;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Who works where, and who of us for whom, is said once; whoever has asked to be left alone is left alone.
@Component
class CustomerMergeTerms implements MergeTerms {

    @Override
    public Set<String> folded() {
        return Set.of(CustomersModel.AFFILIATION, CustomersModel.ACCOUNT_MEMBER);
    }

    @Override
    public Map<String, Set<String>> staysTrue() {
        return Map.of(CustomersModel.PERSON, Set.of("doNotContact"));
    }
}
