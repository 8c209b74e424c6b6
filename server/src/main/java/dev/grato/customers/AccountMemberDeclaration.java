package dev.grato.customers;

import dev.grato.model.ObjectDeclaration;
import dev.grato.platform.Texts;

/// The account team: who works with a company or a person beside its owner.
final class AccountMemberDeclaration {

    private AccountMemberDeclaration() {}

    static ObjectDeclaration accountMember() {
        return ObjectDeclaration.of(
                        CustomersModel.ACCOUNT_MEMBER,
                        "accountMembers",
                        Texts.of("Account member", "Miembro del equipo de cuenta", "Membro del team del cliente"),
                        Texts.of("Account team", "Equipo de cuenta", "Team del cliente"))
                .visibleThrough("company", "person")
                .title("function")
                .inLists("company", "user", "person", "function")
                .field(
                        "company",
                        "relation",
                        Texts.of("Company", "Empresa", "Azienda"),
                        f -> f.to(CustomersModel.COMPANY).inverse("accountMembers"))
                .field(
                        "person",
                        "relation",
                        Texts.of("Person", "Persona", "Persona"),
                        f -> f.to(CustomersModel.PERSON).inverse("accountMembers"))
                .field(
                        "user",
                        "user",
                        Texts.of("User", "Usuario", "Utente"),
                        f -> f.required().inverse("accounts"))
                .field(
                        "function",
                        "text",
                        Texts.of("Function", "Función", "Funzione"),
                        f -> f.help(Texts.of(
                                "What they do for this customer: consultant, support, legal.",
                                "Qué hacen para este cliente: asesoría, soporte, legal.",
                                "Che cosa fanno per questo cliente: consulenza, supporto, legale.")));
    }
}
