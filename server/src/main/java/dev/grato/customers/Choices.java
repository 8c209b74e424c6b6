package dev.grato.customers;

import dev.grato.model.ObjectDeclaration.Field;
import dev.grato.platform.Texts;

/// Choices that several objects offer with the same keys, so that lists and filters mean the same everywhere.
public final class Choices {

    private static final String SLATE = "slate";
    private static final String OCHRE = "ochre";
    private static final String OLIVE = "olive";
    private static final String TERRACOTTA = "terracotta";
    private static final String BRICK = "brick";

    private Choices() {}

    /// How far a person or company is on its way to being a customer.
    public static void lifecycleStage(Field field) {
        field.indexed()
                .option("prospect", Texts.of("Prospect", "Prospecto", "Potenziale"), SLATE)
                .option("lead", Texts.of("Lead", "Interesado", "Interessato"), OCHRE)
                .option("qualified", Texts.of("Qualified", "Calificado", "Qualificato"), TERRACOTTA)
                .option("customer", Texts.of("Customer", "Cliente", "Cliente"), OLIVE)
                .option("former", Texts.of("Former customer", "Antiguo cliente", "Ex cliente"), SLATE)
                .help(Texts.of(
                        "How far the relationship has come. Leads are records in an early stage, not a separate list.",
                        "Hasta dónde ha llegado la relación. Los interesados son registros en una etapa inicial.",
                        "Fin dove è arrivata la relazione. Gli interessati sono record in una fase iniziale."));
    }

    /// Where a relationship or a deal came from.
    public static void source(Field field) {
        field.option("website", Texts.of("Website", "Sitio web", "Sito web"))
                .option("referral", Texts.of("Referral", "Recomendación", "Passaparola"))
                .option("tradeFair", Texts.of("Trade fair", "Feria", "Fiera"))
                .option("campaign", Texts.of("Campaign", "Campaña", "Campagna"))
                .option("coldCall", Texts.of("Cold call", "Llamada en frío", "Chiamata a freddo"))
                .option("inbound", Texts.of("Their enquiry", "Consulta del cliente", "Richiesta del cliente"))
                .option("existingCustomer", Texts.of("Existing customer", "Cliente existente", "Cliente esistente"))
                .option("partner", Texts.of("Partner", "Socio", "Partner"))
                .option("socialMedia", Texts.of("Social media", "Redes sociales", "Social media"))
                .option("other", Texts.of("Other", "Otro", "Altro"));
    }

    /// How soon something wants attention.
    public static void priority(Field field) {
        field.byDefault("normal")
                .option("low", Texts.of("Low", "Baja", "Bassa"), SLATE)
                .option("normal", Texts.of("Normal", "Normal", "Normale"))
                .option("high", Texts.of("High", "Alta", "Alta"), OCHRE)
                .option("urgent", Texts.of("Urgent", "Urgente", "Urgente"), BRICK);
    }

    /// The way by which something reached us or them.
    public static void channel(Field field) {
        field.option("email", Texts.of("E-mail", "Correo electrónico", "E-mail"))
                .option("phone", Texts.of("Telephone", "Teléfono", "Telefono"))
                .option("inPerson", Texts.of("In person", "En persona", "Di persona"))
                .option("video", Texts.of("Video call", "Videollamada", "Videochiamata"))
                .option("webChat", Texts.of("Web chat", "Chat web", "Chat web"))
                .option("messaging", Texts.of("Messaging", "Mensajería", "Messaggistica"))
                .option("social", Texts.of("Social media", "Redes sociales", "Social media"))
                .option("webForm", Texts.of("Web form", "Formulario web", "Modulo web"))
                .option("portal", Texts.of("Customer portal", "Portal de clientes", "Portale clienti"))
                .option("post", Texts.of("Post", "Correo postal", "Posta"))
                .option("device", Texts.of("Device", "Dispositivo", "Dispositivo"))
                .option("erp", Texts.of("ERP", "ERP", "ERP"))
                .option("other", Texts.of("Other", "Otro", "Altro"));
    }

    /// The language a customer is addressed in.
    static void language(Field field) {
        field.option("en", Texts.of("English", "Inglés", "Inglese"))
                .option("es", Texts.of("Spanish", "Español", "Spagnolo"))
                .option("it", Texts.of("Italian", "Italiano", "Italiano"))
                .option("fr", Texts.of("French", "Francés", "Francese"))
                .option("de", Texts.of("German", "Alemán", "Tedesco"))
                .option("pt", Texts.of("Portuguese", "Portugués", "Portoghese"))
                .option("ca", Texts.of("Catalan", "Catalán", "Catalano"))
                .option("other", Texts.of("Other", "Otro", "Altro"))
                .help(Texts.of(
                        "The language in which they like to be written to.",
                        "El idioma en el que prefieren que se les escriba.",
                        "La lingua in cui preferiscono ricevere messaggi."));
    }
}
