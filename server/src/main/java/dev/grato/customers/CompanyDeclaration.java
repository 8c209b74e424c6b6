package dev.grato.customers;

import dev.grato.model.ObjectDeclaration;
import dev.grato.model.ObjectDeclaration.Field;
import dev.grato.platform.Texts;

/// The company: any organization we deal with, customer or not.
final class CompanyDeclaration {

    private CompanyDeclaration() {}

    static ObjectDeclaration company() {
        var company = ObjectDeclaration.of(
                        CustomersModel.COMPANY,
                        "companies",
                        Texts.of("Company", "Empresa", "Azienda"),
                        Texts.of("Companies", "Empresas", "Aziende"))
                .owned()
                .accountTeam(CustomersModel.ACCOUNT_MEMBER, "company", "user")
                .title("name")
                .inLists("name", "lifecycleStage", "relationships", "industry", "phones", "owner")
                .field(
                        "name",
                        "text",
                        Texts.of("Name", "Nombre", "Nome"),
                        f -> f.required()
                                .indexed()
                                .help(Texts.of(
                                        "The name everybody uses.",
                                        "El nombre que todos usan.",
                                        "Il nome che usano tutti.")))
                .field(
                        "legalName",
                        "text",
                        Texts.of("Legal name", "Razón social", "Ragione sociale"),
                        f -> f.help(Texts.of(
                                "As it stands on invoices, where it differs.",
                                "Tal como figura en las facturas, si es distinta.",
                                "Come compare sulle fatture, se diversa.")))
                .field(
                        "lifecycleStage",
                        "select",
                        Texts.of("Lifecycle stage", "Etapa de la relación", "Fase della relazione"),
                        Choices::lifecycleStage)
                .field(
                        "relationships",
                        "multiSelect",
                        Texts.of("Relationship", "Relación", "Rapporto"),
                        f -> f.option("customer", Texts.of("Customer", "Cliente", "Cliente"), "olive")
                                .option("supplier", Texts.of("Supplier", "Proveedor", "Fornitore"), "slate")
                                .option("carrier", Texts.of("Carrier", "Transportista", "Vettore"), "slate")
                                .option("partner", Texts.of("Partner", "Socio", "Partner"), "ochre")
                                .option("reseller", Texts.of("Reseller", "Distribuidor", "Rivenditore"), "ochre")
                                .option("competitor", Texts.of("Competitor", "Competidor", "Concorrente"), "brick"))
                .field("industry", "select", Texts.of("Industry", "Sector", "Settore"), CompanyDeclaration::industries)
                .field("size", "select", Texts.of("Size", "Tamaño", "Dimensione"), CompanyDeclaration::sizes)
                .field(
                        "employees",
                        "number",
                        Texts.of("Employees", "Empleados", "Dipendenti"),
                        f -> f.set("scale", 0).set("min", 0))
                .field("annualRevenue", "money", Texts.of("Annual revenue", "Facturación anual", "Fatturato annuo"));
        contacts(company);
        taxes(company);
        return company.field(
                        "parent",
                        "relation",
                        Texts.of("Parent company", "Empresa matriz", "Capogruppo"),
                        f -> f.to(CustomersModel.COMPANY).inverse("subsidiaries"))
                .field("source", "select", Texts.of("Source", "Origen", "Origine"), Choices::source)
                .field("language", "select", Texts.of("Language", "Idioma", "Lingua"), Choices::language)
                .field("description", "longText", Texts.of("Description", "Descripción", "Descrizione"))
                .field(
                        "externalId",
                        "text",
                        Texts.of("External id", "Id externo", "Id esterno"),
                        f -> f.indexed()
                                .set("handle", "externalId")
                                .help(Texts.of(
                                        "The key of this company in another system.",
                                        "La clave de esta empresa en otro sistema.",
                                        "La chiave di questa azienda in un altro sistema.")));
    }

    private static void contacts(ObjectDeclaration company) {
        company.field("website", "urlList", Texts.of("Websites", "Sitios web", "Siti web"))
                .field("emails", "emailList", Texts.of("E-mail", "Correo electrónico", "E-mail"))
                .field("phones", "phoneList", Texts.of("Telephone", "Teléfono", "Telefono"))
                .field("address", "address", Texts.of("Address", "Dirección", "Indirizzo"))
                .field(
                        "shippingAddress",
                        "address",
                        Texts.of("Shipping address", "Dirección de envío", "Indirizzo di spedizione"))
                .field("location", "geoPoint", Texts.of("Location", "Ubicación", "Posizione"));
    }

    private static void taxes(ObjectDeclaration company) {
        company.field("taxId", "taxId", Texts.of("Tax id", "NIF", "Partita IVA"))
                .field(
                        "fiscalCode",
                        "taxId",
                        Texts.of("Italian fiscal code", "Código fiscal italiano", "Codice fiscale"),
                        f -> f.help(Texts.of(
                                "Where it differs from the VAT number.",
                                "Si es distinto del número de IVA.",
                                "Se è diverso dalla partita IVA.")))
                .field("pec", "emailList", Texts.of("Certified e-mail (PEC)", "Correo certificado (PEC)", "PEC"))
                .field(
                        "sdiCode",
                        "text",
                        Texts.of("SDI code", "Código SDI", "Codice SDI"),
                        f -> f.set("maxLength", 7)
                                .help(Texts.of(
                                        "Where Italian electronic invoices are delivered to.",
                                        "Destino de las facturas electrónicas italianas.",
                                        "Il codice destinatario delle fatture elettroniche.")))
                .field(
                        "dir3Code",
                        "text",
                        Texts.of("DIR3 code", "Código DIR3", "Codice DIR3"),
                        f -> f.set("maxLength", 30)
                                .help(Texts.of(
                                        "The office of a Spanish public body that takes electronic invoices.",
                                        "La oficina de la administración que recibe las facturas electrónicas.",
                                        "L'ufficio di un ente pubblico spagnolo che riceve le fatture elettroniche.")));
    }

    private static void sizes(Field field) {
        field.option("micro", Texts.of("1 to 9", "De 1 a 9", "Da 1 a 9"))
                .option("small", Texts.of("10 to 49", "De 10 a 49", "Da 10 a 49"))
                .option("medium", Texts.of("50 to 249", "De 50 a 249", "Da 50 a 249"))
                .option("large", Texts.of("250 to 999", "De 250 a 999", "Da 250 a 999"))
                .option("enterprise", Texts.of("1,000 and more", "1.000 o más", "1.000 e oltre"));
    }

    private static void industries(Field field) {
        field.option("agriculture", Texts.of("Agriculture", "Agricultura", "Agricoltura"))
                .option("construction", Texts.of("Construction", "Construcción", "Costruzioni"))
                .option("consulting", Texts.of("Consulting", "Consultoría", "Consulenza"))
                .option("education", Texts.of("Education", "Educación", "Istruzione"))
                .option("energy", Texts.of("Energy", "Energía", "Energia"))
                .option("finance", Texts.of("Finance", "Finanzas", "Finanza"))
                .option("foodProduction", Texts.of("Food production", "Industria alimentaria", "Industria alimentare"))
                .option("health", Texts.of("Health", "Salud", "Sanità"))
                .option("hospitality", Texts.of("Hospitality", "Hostelería", "Ristorazione e ospitalità"))
                .option("manufacturing", Texts.of("Manufacturing", "Industria", "Manifattura"))
                .option("media", Texts.of("Media", "Medios", "Media"))
                .option("publicSector", Texts.of("Public sector", "Sector público", "Settore pubblico"))
                .option("realEstate", Texts.of("Real estate", "Inmobiliario", "Immobiliare"))
                .option("retail", Texts.of("Retail", "Comercio minorista", "Commercio al dettaglio"))
                .option("software", Texts.of("Software", "Software", "Software"))
                .option("telecoms", Texts.of("Telecoms", "Telecomunicaciones", "Telecomunicazioni"))
                .option("transport", Texts.of("Transport", "Transporte", "Trasporti"))
                .option("wholesale", Texts.of("Wholesale", "Comercio mayorista", "Commercio all'ingrosso"))
                .option("other", Texts.of("Other", "Otro", "Altro"));
    }
}
