package dev.grato.sales;

import dev.grato.customers.CustomersModel;
import dev.grato.model.ObjectDeclaration;
import dev.grato.model.OnDevices;
import dev.grato.platform.Texts;

/// What the ERP is the master of and people only read here: documents, their lines, and what is still to be paid.
final class DocumentDeclarations {

    private static final Texts NUMBER = Texts.of("Number", "Número", "Numero");
    private static final Texts COMPANY = Texts.of("Company", "Empresa", "Azienda");
    private static final Texts DUE = Texts.of("Due", "Vence", "Scadenza");
    private static final Texts AS_OF = Texts.of("As of", "Datos de", "Dati del");
    private static final Texts EXTERNAL_ID = Texts.of("ERP key", "Clave del ERP", "Chiave ERP");
    private static final Texts SOURCE_SYSTEM = Texts.of("System", "Sistema", "Sistema");

    private DocumentDeclarations() {}

    static ObjectDeclaration document() {
        return ObjectDeclaration.of(
                        SalesModel.DOCUMENT,
                        "documents",
                        Texts.of("Document", "Documento", "Documento"),
                        Texts.of("Documents", "Documentos", "Documenti"))
                .owned()
                .erpMastered()
                .onDevices(OnDevices.of(OnDevices.Strategy.RECENT))
                .title("number")
                .inLists("number", "kind", "status", "company", "issuedOn", "dueOn", "total")
                .timeline(t -> t.moment("issued", "issuedOn")
                        .about("company", "deal")
                        .aboutUnless("company", "person")
                        .own()
                        .kindOf("kind")
                        .department("backOffice")
                        .summary("status", "total")
                        .handsOnTo("company"))
                .field("number", "text", NUMBER, f -> f.required().indexed())
                .field(
                        "kind",
                        "select",
                        Texts.of("Kind", "Tipo", "Tipo"),
                        f -> f.required()
                                .indexed()
                                .option("order", Texts.of("Order", "Pedido", "Ordine"))
                                .option("deliveryNote", Texts.of("Delivery note", "Albarán", "Documento di trasporto"))
                                .option("invoice", Texts.of("Invoice", "Factura", "Fattura"))
                                .option("creditNote", Texts.of("Credit note", "Abono", "Nota di credito")))
                .field(
                        "status",
                        "select",
                        Texts.of("Status", "Estado", "Stato"),
                        f -> f.indexed()
                                .option("open", Texts.of("Open", "Abierto", "Aperto"), "ochre")
                                .option(
                                        "partlyShipped",
                                        Texts.of("Partly shipped", "Enviado en parte", "Spedito in parte"),
                                        "ochre")
                                .option("shipped", Texts.of("Shipped", "Enviado", "Spedito"), "olive")
                                .option("sent", Texts.of("Sent", "Emitido", "Emesso"), "slate")
                                .option("paid", Texts.of("Paid", "Pagado", "Pagato"), "olive")
                                .option("overdue", Texts.of("Overdue", "Vencido", "Scaduto"), "brick")
                                .option("cancelled", Texts.of("Cancelled", "Anulado", "Annullato"), "slate"))
                .field(
                        "company",
                        "relation",
                        COMPANY,
                        f -> f.to(CustomersModel.COMPANY).inverse("documents"))
                .field(
                        "person",
                        "relation",
                        Texts.of("Contact", "Contacto", "Contatto"),
                        f -> f.to(CustomersModel.PERSON).inverse("documents"))
                .field(
                        "deal",
                        "relation",
                        Texts.of("Deal", "Oportunidad", "Trattativa"),
                        f -> f.to(SalesModel.DEAL).inverse("documents"))
                .field(
                        "basedOn",
                        "relation",
                        Texts.of("Based on", "Basado en", "Basato su"),
                        f -> f.to(SalesModel.DOCUMENT)
                                .inverse("followUps")
                                .help(Texts.of(
                                        "The order behind an invoice, the invoice behind a credit note.",
                                        "El pedido de una factura, la factura de un abono.",
                                        "L'ordine di una fattura, la fattura di una nota di credito.")))
                .field("issuedOn", "date", Texts.of("Issued", "Emitido", "Emesso"), f -> f.indexed())
                .field(
                        "dueOn",
                        "date",
                        DUE,
                        f -> f.help(Texts.of(
                                "An order: when the goods are to arrive. An invoice: when it is to be paid.",
                                "Pedido: cuándo debe llegar. Factura: cuándo debe pagarse.",
                                "Ordine: quando deve arrivare. Fattura: quando va pagata.")))
                .field("shippedOn", "date", Texts.of("Shipped", "Enviado", "Spedito"))
                .field("total", "money", Texts.of("Total", "Total", "Totale"), f -> f.indexed())
                .field(
                        "net",
                        "money",
                        Texts.of("Net", "Base imponible", "Imponibile"),
                        f -> f.help(Texts.of(
                                "Without VAT. Negative for credit notes.",
                                "Sin IVA. Negativa en los abonos.",
                                "Senza IVA. Negativo nelle note di credito.")))
                .field("tax", "money", Texts.of("VAT", "IVA", "IVA"))
                .field(
                        "paymentTerms",
                        "text",
                        Texts.of("Payment terms", "Condiciones de pago", "Condizioni di pagamento"))
                .field("freight", "money", Texts.of("Freight", "Portes", "Trasporto"))
                .field("carrier", "text", Texts.of("Carrier", "Transportista", "Vettore"))
                .field("shipName", "text", Texts.of("Ship to", "Destinatario", "Destinatario"))
                .field(
                        "shipAddress",
                        "address",
                        Texts.of("Shipping address", "Dirección de envío", "Indirizzo di consegna"))
                .field("sourceSystem", "text", SOURCE_SYSTEM)
                .field("externalId", "text", EXTERNAL_ID, f -> f.indexed())
                .field("asOf", "dateTime", AS_OF);
    }

    static ObjectDeclaration documentLine() {
        return ObjectDeclaration.of(
                        SalesModel.DOCUMENT_LINE,
                        "documentLines",
                        Texts.of("Line", "Línea", "Riga"),
                        Texts.of("Lines", "Líneas", "Righe"))
                .visibleThrough("document")
                .erpMastered()
                .onDevices(OnDevices.of(OnDevices.Strategy.RECENT))
                .title("description")
                .inLists("position", "product", "description", "quantity", "unitPrice", "discount", "total")
                .field(
                        "document",
                        "relation",
                        Texts.of("Document", "Documento", "Documento"),
                        f -> f.required().to(SalesModel.DOCUMENT).inverse("lines"))
                .field("position", "number", Texts.of("Position", "Posición", "Posizione"), f -> f.set("scale", 0))
                .field(
                        "product",
                        "relation",
                        Texts.of("Product", "Producto", "Prodotto"),
                        f -> f.to(SalesModel.PRODUCT).inverse("documentLines"))
                .field("description", "text", Texts.of("Description", "Descripción", "Descrizione"))
                .field("quantity", "number", Texts.of("Quantity", "Cantidad", "Quantità"))
                .field("unitPrice", "money", Texts.of("Unit price", "Precio unitario", "Prezzo unitario"))
                .field("discount", "percent", Texts.of("Discount", "Descuento", "Sconto"))
                .field("taxRate", "percent", Texts.of("VAT rate", "Tipo de IVA", "Aliquota IVA"))
                .field("total", "money", Texts.of("Total", "Total", "Totale"));
    }

    static ObjectDeclaration openItem() {
        return ObjectDeclaration.of(
                        SalesModel.OPEN_ITEM,
                        "openItems",
                        Texts.of("Open item", "Partida abierta", "Partita aperta"),
                        Texts.of("Open items", "Partidas abiertas", "Partite aperte"))
                .owned()
                .erpMastered()
                .onDevices(OnDevices.of(OnDevices.Strategy.RECENT))
                .title("number")
                .inLists("number", "company", "dueOn", "amount", "openAmount")
                .field("number", "text", NUMBER, f -> f.required().indexed())
                .field(
                        "company",
                        "relation",
                        COMPANY,
                        f -> f.to(CustomersModel.COMPANY).inverse("openItems"))
                .field(
                        "document",
                        "relation",
                        Texts.of("Invoice", "Factura", "Fattura"),
                        f -> f.to(SalesModel.DOCUMENT).inverse("openItems"))
                .field("dueOn", "date", DUE, f -> f.indexed())
                .field("amount", "money", Texts.of("Amount", "Importe", "Importo"))
                .field("openAmount", "money", Texts.of("Still open", "Pendiente", "Ancora aperto"), f -> f.indexed())
                .field("sourceSystem", "text", SOURCE_SYSTEM)
                .field("externalId", "text", EXTERNAL_ID, f -> f.indexed())
                .field("asOf", "dateTime", AS_OF);
    }
}
