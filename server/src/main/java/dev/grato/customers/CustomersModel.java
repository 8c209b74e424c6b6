package dev.grato.customers;

import dev.grato.model.ModelContribution;
import dev.grato.model.ObjectDeclaration;
import java.util.List;
import org.springframework.stereotype.Component;

/// The objects every journey builds on: company, person, affiliation, account member, and task, event, note,
/// interaction.
@Component
public class CustomersModel implements ModelContribution {

    public static final String COMPANY = "company";
    public static final String PERSON = "person";
    public static final String AFFILIATION = "affiliation";
    public static final String ACCOUNT_MEMBER = "accountMember";
    public static final String TASK = "task";
    public static final String EVENT = "event";
    public static final String NOTE = "note";
    public static final String INTERACTION = "interaction";

    @Override
    public List<ObjectDeclaration> objects() {
        return List.of(
                CompanyDeclaration.company(),
                PersonDeclaration.person(),
                PersonDeclaration.affiliation(),
                AccountMemberDeclaration.accountMember(),
                ActivityDeclarations.task(),
                ActivityDeclarations.event(),
                ActivityDeclarations.note(),
                ActivityDeclarations.interaction());
    }
}
