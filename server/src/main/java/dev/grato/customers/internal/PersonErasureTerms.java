package dev.grato.customers.internal;

import dev.grato.customers.CustomersModel;
import dev.grato.records.spi.ErasureTerms;
import java.util.Set;
import org.springframework.stereotype.Component;

/// People can be erased, with the tasks, meetings, notes and talks that are about them alone.
@Component
class PersonErasureTerms implements ErasureTerms {

    @Override
    public String object() {
        return CustomersModel.PERSON;
    }

    @Override
    public Set<String> written() {
        return Set.of(CustomersModel.TASK, CustomersModel.EVENT, CustomersModel.NOTE, CustomersModel.INTERACTION);
    }
}
