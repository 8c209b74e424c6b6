package dev.grato.sales;

import dev.grato.customers.Choices;
import dev.grato.customers.CustomersModel;
import dev.grato.model.ObjectDeclaration;
import dev.grato.platform.Texts;

/// Deals and the way they go: pipelines, stages, products.
final class DealDeclarations {

    private static final Texts NAME = Texts.of("Name", "Nombre", "Nome");
    private static final Texts COMPANY = Texts.of("Company", "Empresa", "Azienda");
    private static final Texts PROBABILITY = Texts.of("Probability", "Probabilidad", "Probabilità");

    private DealDeclarations() {}

    static ObjectDeclaration pipeline() {
        return ObjectDeclaration.of(
                        SalesModel.PIPELINE,
                        "pipelines",
                        Texts.of("Pipeline", "Embudo", "Pipeline"),
                        Texts.of("Pipelines", "Embudos", "Pipeline"))
                .field("name", "text", NAME, f -> f.required())
                .field(
                        "isDefault",
                        "boolean",
                        Texts.of("Default", "Predeterminado", "Predefinita"),
                        f -> f.help(Texts.of(
                                "Offered first when somebody creates a deal.",
                                "Se propone primero al crear una oportunidad.",
                                "Proposta per prima quando si crea una trattativa.")))
                .field("position", "number", Texts.of("Position", "Posición", "Posizione"), f -> f.set("scale", 0));
    }

    static ObjectDeclaration stage() {
        return ObjectDeclaration.of(
                        SalesModel.STAGE,
                        "stages",
                        Texts.of("Stage", "Etapa", "Fase"),
                        Texts.of("Stages", "Etapas", "Fasi"))
                .field("name", "text", NAME, f -> f.required())
                .field(
                        "pipeline",
                        "relation",
                        Texts.of("Pipeline", "Embudo", "Pipeline"),
                        f -> f.required().to(SalesModel.PIPELINE).inverse("stages"))
                .field(
                        "position",
                        "number",
                        Texts.of("Position", "Posición", "Posizione"),
                        f -> f.required().set("scale", 0))
                .field(
                        "probability",
                        "percent",
                        PROBABILITY,
                        f -> f.set("min", 0).set("max", 100))
                .field(
                        "maxDays",
                        "number",
                        Texts.of("Days at most", "Días como máximo", "Giorni al massimo"),
                        f -> f.set("scale", 0)
                                .set("min", 0)
                                .help(Texts.of(
                                        "A deal that stands here longer asks for attention on the board.",
                                        "Una oportunidad que lleva aquí más tiempo pide atención en el tablero.",
                                        "Una trattativa che resta qui più a lungo chiede attenzione nella lavagna.")))
                .field(
                        "kind",
                        "select",
                        Texts.of("Means", "Significa", "Significato"),
                        f -> f.required()
                                .byDefault("open")
                                .option("open", Texts.of("Open", "Abierta", "Aperta"), "slate")
                                .option("won", Texts.of("Won", "Ganada", "Vinta"), "olive")
                                .option("lost", Texts.of("Lost", "Perdida", "Persa"), "brick"));
    }

    static ObjectDeclaration product() {
        return ObjectDeclaration.of(
                        SalesModel.PRODUCT,
                        "products",
                        Texts.of("Product", "Producto", "Prodotto"),
                        Texts.of("Products", "Productos", "Prodotti"))
                .inLists("name", "sku", "category", "unitPrice", "unit", "isActive")
                .field("name", "text", NAME, f -> f.required().indexed())
                .field(
                        "sku",
                        "text",
                        Texts.of("Article number", "Referencia", "Codice articolo"),
                        f -> f.unique().indexed())
                .field("category", "text", Texts.of("Category", "Categoría", "Categoria"), f -> f.indexed())
                .field("unitPrice", "money", Texts.of("Unit price", "Precio unitario", "Prezzo unitario"))
                .field("unit", "text", Texts.of("Unit", "Unidad", "Unità"))
                .field("isActive", "boolean", Texts.of("Sold", "A la venta", "In vendita"), f -> f.byDefault(true))
                .field(
                        "supplier",
                        "relation",
                        Texts.of("Supplier", "Proveedor", "Fornitore"),
                        f -> f.to(CustomersModel.COMPANY).inverse("suppliedProducts"))
                .field("description", "longText", Texts.of("Description", "Descripción", "Descrizione"))
                .field("externalId", "text", Texts.of("External id", "Id externo", "Id esterno"), f -> f.indexed());
    }

    static ObjectDeclaration deal() {
        return ObjectDeclaration.of(
                        SalesModel.DEAL,
                        "deals",
                        Texts.of("Deal", "Oportunidad", "Trattativa"),
                        Texts.of("Deals", "Oportunidades", "Trattative"))
                .owned()
                .timeline(t -> t.moment("created", "createdAt")
                        .moment("closed", "closedOn")
                        .changes("stageChanged", "stage", "closedOn")
                        .about("company")
                        .aboutUnless("company", "person")
                        .own()
                        .kind("deal")
                        .department("sales")
                        .summary("stage", "amount", "lostReason")
                        .handsOnTo("company"))
                .inLists("name", "company", "stage", "amount", "expectedCloseOn", "nextStep", "owner")
                .field("name", "text", NAME, f -> f.required())
                .field(
                        "company",
                        "relation",
                        COMPANY,
                        f -> f.to(CustomersModel.COMPANY).inverse("deals"))
                .field(
                        "person",
                        "relation",
                        Texts.of("Contact", "Contacto", "Contatto"),
                        f -> f.to(CustomersModel.PERSON).inverse("deals"))
                .field(
                        "pipeline",
                        "relation",
                        Texts.of("Pipeline", "Embudo", "Pipeline"),
                        f -> f.to(SalesModel.PIPELINE).inverse("deals"))
                .field(
                        "stage",
                        "relation",
                        Texts.of("Stage", "Etapa", "Fase"),
                        f -> f.to(SalesModel.STAGE).inverse("deals").mustAsk())
                .field(
                        "amount",
                        "money",
                        Texts.of("Amount", "Importe", "Importo"),
                        f -> f.indexed().mustAsk())
                .field(
                        "approximateAmount",
                        "approximateAmount",
                        Texts.of("About", "Aproximado", "All'incirca"),
                        f -> f.help(Texts.of(
                                "As far as anybody knows yet: \"about 50k\".",
                                "Lo que se sabe por ahora: \"unos 50 mil\".",
                                "Per quanto se ne sa finora: \"circa 50 mila\".")))
                .field(
                        "probability",
                        "percent",
                        PROBABILITY,
                        f -> f.set("min", 0)
                                .set("max", 100)
                                .help(Texts.of(
                                        "Follows the stage until somebody knows better.",
                                        "Sigue a la etapa hasta que alguien sepa más.",
                                        "Segue la fase finché qualcuno non ne sa di più.")))
                .field(
                        "expectedCloseOn",
                        "date",
                        Texts.of("Expected close", "Cierre previsto", "Chiusura prevista"),
                        f -> f.indexed().mustAsk())
                .field(
                        "stageSince",
                        "dateTime",
                        Texts.of("In this stage since", "En esta etapa desde", "In questa fase dal"),
                        f -> f.readOnly())
                .field("closedOn", "date", Texts.of("Closed on", "Cerrada el", "Chiusa il"), f -> f.indexed())
                .field(
                        "lostReason",
                        "select",
                        Texts.of("Reason lost", "Motivo de pérdida", "Motivo della perdita"),
                        f -> f.option("price", Texts.of("Price", "Precio", "Prezzo"))
                                .option("competitor", Texts.of("Competitor", "Competencia", "Concorrenza"))
                                .option("noDecision", Texts.of("No decision", "Sin decisión", "Nessuna decisione"))
                                .option("noBudget", Texts.of("No budget", "Sin presupuesto", "Nessun budget"))
                                .option("timing", Texts.of("Timing", "Plazos", "Tempistica"))
                                .option(
                                        "availability",
                                        Texts.of("Not available", "Falta de existencias", "Non disponibile"))
                                .option("fit", Texts.of("Did not fit", "No encajaba", "Non adatto"))
                                .option("noAnswer", Texts.of("No answer", "Sin respuesta", "Nessuna risposta"))
                                .option("other", Texts.of("Other", "Otro", "Altro")))
                .field(
                        "lostNote",
                        "longText",
                        Texts.of("What we learned", "Qué aprendimos", "Che cosa abbiamo imparato"))
                .field("nextStep", "text", Texts.of("Next step", "Próximo paso", "Prossimo passo"))
                .field("source", "select", Texts.of("Source", "Origen", "Origine"), Choices::source)
                .field("description", "longText", Texts.of("Description", "Descripción", "Descrizione"));
    }
}
