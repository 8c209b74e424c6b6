package dev.grato.customers.internal;

import dev.grato.customers.CustomersModel;
import dev.grato.records.spi.PendingChange;
import dev.grato.records.spi.RecordRule;
import dev.grato.records.spi.RuleContext;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/// An account member belongs to a company or to a person: to one of them, not to both.
@Component
class AccountMemberRule implements RecordRule {

    @Override
    public Set<String> objects() {
        return Set.of(CustomersModel.ACCOUNT_MEMBER);
    }

    @Override
    public void check(RuleContext context, List<PendingChange> changes) {
        for (var change : changes) {
            boolean isOfCompany = change.relationAfter("company") != null;
            if (isOfCompany == (change.relationAfter("person") != null)) {
                change.refuse(isOfCompany ? "person" : "company", "companyOrPerson", Map.of());
            }
        }
    }
}
