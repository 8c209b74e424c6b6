package dev.grato.service;

import dev.grato.customers.Choices;
import dev.grato.customers.CustomersModel;
import dev.grato.model.ModelContribution;
import dev.grato.model.ObjectDeclaration;
import dev.grato.platform.Texts;
import java.util.List;
import org.springframework.stereotype.Component;

/// The object of helping: the case, a customer's request from its first word to its answer.
@Component
public class ServiceModel implements ModelContribution {

    public static final String CASE = "case";

    @Override
    public List<ObjectDeclaration> objects() {
        return List.of(serviceCase());
    }

    private static ObjectDeclaration serviceCase() {
        var declaration = ObjectDeclaration.of(
                        CASE, "cases", Texts.of("Case", "Caso", "Caso"), Texts.of("Cases", "Casos", "Casi"))
                .table("service_case")
                .owned()
                .title("subject")
                .inLists("number", "subject", "status", "priority", "company", "person", "openedAt", "owner")
                .timeline(t -> t.moment("opened", "openedAt")
                        .moment("resolved", "resolvedAt", "status", "resolved")
                        .moment("closed", "closedAt", "status", "closed")
                        .about("company", "about")
                        .aboutUnless("company", "person")
                        .own()
                        .kind("case")
                        .department("service")
                        .channelOf("channel")
                        .summary("number", "status", "priority")
                        .handsOnTo("company"))
                .field(
                        "number",
                        "autoNumber",
                        Texts.of("Number", "Número", "Numero"),
                        f -> f.set("prefix", "C-").set("digits", 5).indexed())
                .field("subject", "text", Texts.of("Subject", "Asunto", "Oggetto"), f -> f.required())
                .field("description", "longText", Texts.of("What happened", "Qué ha pasado", "Che cosa è successo"))
                .field(
                        "status",
                        "select",
                        Texts.of("Status", "Estado", "Stato"),
                        f -> f.indexed()
                                .byDefault("new")
                                .option("new", Texts.of("New", "Nuevo", "Nuovo"), "terracotta")
                                .option("open", Texts.of("In progress", "En curso", "In corso"), "ochre")
                                .option(
                                        "waiting",
                                        Texts.of(
                                                "Waiting for them", "A la espera del cliente", "In attesa del cliente"),
                                        "slate")
                                .option("resolved", Texts.of("Resolved", "Resuelto", "Risolto"), "olive")
                                .option("closed", Texts.of("Closed", "Cerrado", "Chiuso"), "slate"))
                .field("priority", "select", Texts.of("Priority", "Prioridad", "Priorità"), Choices::priority)
                .field(
                        "kind",
                        "select",
                        Texts.of("Kind", "Tipo", "Tipo"),
                        f -> f.option("question", Texts.of("Question", "Consulta", "Domanda"))
                                .option("complaint", Texts.of("Complaint", "Reclamación", "Reclamo"), "brick")
                                .option("delivery", Texts.of("Delivery", "Entrega", "Consegna"))
                                .option("quality", Texts.of("Quality", "Calidad", "Qualità"))
                                .option(
                                        "billing",
                                        Texts.of("Invoice and payment", "Factura y pago", "Fattura e pagamento"))
                                .option("returnGoods", Texts.of("Return", "Devolución", "Reso"))
                                .option("request", Texts.of("Request", "Solicitud", "Richiesta")))
                .field("channel", "select", Texts.of("Channel", "Canal", "Canale"), Choices::channel)
                .field(
                        "company",
                        "relation",
                        Texts.of("Company", "Empresa", "Azienda"),
                        f -> f.to(CustomersModel.COMPANY).inverse("cases"))
                .field(
                        "person",
                        "relation",
                        Texts.of("Person", "Persona", "Persona"),
                        f -> f.to(CustomersModel.PERSON).inverse("cases"))
                .field(
                        "about",
                        "polymorphicRelation",
                        Texts.of("About", "Sobre", "Riguardo a"),
                        f -> f.indexed().set("targets", List.of("document", "product", "deal", "interaction")));
        return moments(declaration);
    }

    private static ObjectDeclaration moments(ObjectDeclaration declaration) {
        return declaration
                .field("openedAt", "dateTime", Texts.of("Opened", "Abierto el", "Aperto il"), f -> f.indexed())
                .field("firstAnsweredAt", "dateTime", Texts.of("First answered", "Primera respuesta", "Prima risposta"))
                .field("resolvedAt", "dateTime", Texts.of("Resolved at", "Resuelto el", "Risolto il"))
                .field("closedAt", "dateTime", Texts.of("Closed at", "Cerrado el", "Chiuso il"))
                .field("resolution", "longText", Texts.of("Resolution", "Solución", "Soluzione"));
    }
}
