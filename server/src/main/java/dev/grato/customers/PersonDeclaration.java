package dev.grato.customers;

import dev.grato.model.ObjectDeclaration;
import dev.grato.platform.Texts;

/// The person, and the affiliation that says for whom a person works, as what, and since when.
final class PersonDeclaration {

    private PersonDeclaration() {}

    static ObjectDeclaration person() {
        return ObjectDeclaration.of(
                        CustomersModel.PERSON,
                        "people",
                        Texts.of("Person", "Persona", "Persona"),
                        Texts.of("People", "Personas", "Persone"))
                .owned()
                .accountTeam(CustomersModel.ACCOUNT_MEMBER, "person", "user")
                .title("name")
                .inLists("name", "company", "jobTitle", "emails", "phones", "lifecycleStage", "owner")
                .timeline(t -> t.handsOnTo("company")
                        .handsOnThrough(CustomersModel.AFFILIATION, "person", "company", "startsOn", "endsOn"))
                .field(
                        "name",
                        "personName",
                        Texts.of("Name", "Nombre", "Nome"),
                        f -> f.required().indexed())
                .field(
                        "company",
                        "relation",
                        Texts.of("Company", "Empresa", "Azienda"),
                        f -> f.to(CustomersModel.COMPANY)
                                .inverse("people")
                                .help(Texts.of(
                                        "The company they mainly stand for; all of them are among the affiliations.",
                                        "La empresa principal; todas figuran entre las afiliaciones.",
                                        "L'azienda principale; tutte figurano tra le affiliazioni.")))
                .field("jobTitle", "text", Texts.of("Job title", "Cargo", "Qualifica"))
                .field("emails", "emailList", Texts.of("E-mail", "Correo electrónico", "E-mail"))
                .field("phones", "phoneList", Texts.of("Telephone", "Teléfono", "Telefono"))
                .field("address", "address", Texts.of("Address", "Dirección", "Indirizzo"))
                .field("profiles", "urlList", Texts.of("Profiles", "Perfiles", "Profili"))
                .field("birthday", "date", Texts.of("Birthday", "Cumpleaños", "Compleanno"), f -> f.sensitive())
                .field("taxId", "taxId", Texts.of("Tax id", "NIF", "Codice fiscale"), f -> f.sensitive())
                .field(
                        "lifecycleStage",
                        "select",
                        Texts.of("Lifecycle stage", "Etapa de la relación", "Fase della relazione"),
                        Choices::lifecycleStage)
                .field("source", "select", Texts.of("Source", "Origen", "Origine"), Choices::source)
                .field("language", "select", Texts.of("Language", "Idioma", "Lingua"), Choices::language)
                .field(
                        "doNotContact",
                        "boolean",
                        Texts.of("Do not contact", "No contactar", "Non contattare"),
                        f -> f.help(Texts.of(
                                "They have asked to be left alone: nothing is sent to them.",
                                "Ha pedido que no se le contacte: no se le envía nada.",
                                "Ha chiesto di non essere contattata: non le si invia nulla.")))
                .field("photo", "fileList", Texts.of("Photo", "Foto", "Foto"))
                .field("description", "longText", Texts.of("About", "Descripción", "Descrizione"))
                .field(
                        "externalId",
                        "text",
                        Texts.of("External id", "Id externo", "Id esterno"),
                        f -> f.indexed().set("handle", "externalId"));
    }

    static ObjectDeclaration affiliation() {
        return ObjectDeclaration.of(
                        CustomersModel.AFFILIATION,
                        "affiliations",
                        Texts.of("Affiliation", "Afiliación", "Affiliazione"),
                        Texts.of("Affiliations", "Afiliaciones", "Affiliazioni"))
                .visibleThrough("person")
                .title("role")
                .inLists("person", "company", "role", "isMain", "startsOn", "endsOn")
                .field(
                        "role",
                        "text",
                        Texts.of("Role", "Función", "Ruolo"),
                        f -> f.help(Texts.of(
                                "As what they are with the company: buyer, owner, adviser.",
                                "Qué es en la empresa: comprador, propietaria, asesor.",
                                "Che cosa è nell'azienda: acquirente, titolare, consulente.")))
                .field(
                        "person",
                        "relation",
                        Texts.of("Person", "Persona", "Persona"),
                        f -> f.required().to(CustomersModel.PERSON).inverse("affiliations"))
                .field(
                        "company",
                        "relation",
                        Texts.of("Company", "Empresa", "Azienda"),
                        f -> f.required().to(CustomersModel.COMPANY).inverse("affiliations"))
                .field("isMain", "boolean", Texts.of("Main", "Principal", "Principale"))
                .field("startsOn", "date", Texts.of("Since", "Desde", "Dal"))
                .field("endsOn", "date", Texts.of("Until", "Hasta", "Al"));
    }
}
