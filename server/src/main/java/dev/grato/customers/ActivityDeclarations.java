package dev.grato.customers;

import dev.grato.model.ObjectDeclaration;
import dev.grato.model.OnDevices;
import dev.grato.platform.Texts;
import java.util.List;

/// What is planned (task, event), written down (note) and has happened (interaction).
///
/// A meeting is an event and a planned call a task; a call that took place is an interaction: never two of them for
/// one thing.
final class ActivityDeclarations {

    /// What an activity may be about beyond person and company; the objects belong to journeys further up.
    private static final List<String> ABOUT = List.of("deal", "case", "document", "product", "task", "event");

    private static final Texts SUBJECT = Texts.of("Subject", "Asunto", "Oggetto");

    private ActivityDeclarations() {}

    static ObjectDeclaration task() {
        var task = ObjectDeclaration.of(
                        CustomersModel.TASK,
                        "tasks",
                        Texts.of("Task", "Tarea", "Attività"),
                        Texts.of("Tasks", "Tareas", "Attività"))
                .owned()
                .title("subject")
                .inLists("subject", "status", "priority", "dueAt", "person", "company", "owner")
                .onDevices(OnDevices.whileOpen("owner", "status", "open"))
                .timeline(t -> t.moment("done", "doneAt", "status", "done")
                        .due("due", "dueAt", "status", "open", "")
                        .about("person", "company", "about")
                        .own()
                        .kind("task")
                        .summary("kind", "priority", "description"))
                .field("subject", "text", SUBJECT, f -> f.required())
                .field("description", "longText", Texts.of("Details", "Detalles", "Dettagli"))
                .field(
                        "kind",
                        "select",
                        Texts.of("Kind", "Tipo", "Tipo"),
                        f -> f.byDefault("toDo")
                                .option("toDo", Texts.of("To do", "Por hacer", "Da fare"))
                                .option("call", Texts.of("Call", "Llamada", "Telefonata"))
                                .option("email", Texts.of("E-mail", "Correo", "E-mail"))
                                .option("visit", Texts.of("Visit", "Visita", "Visita"))
                                .option("followUp", Texts.of("Follow up", "Seguimiento", "Richiamo")))
                .field(
                        "status",
                        "select",
                        Texts.of("Status", "Estado", "Stato"),
                        f -> f.indexed()
                                .byDefault("open")
                                .option("open", Texts.of("Open", "Abierta", "Aperta"), "ochre")
                                .option("done", Texts.of("Done", "Hecha", "Fatta"), "olive")
                                .option("cancelled", Texts.of("Cancelled", "Cancelada", "Annullata"), "slate"))
                .field("priority", "select", Texts.of("Priority", "Prioridad", "Priorità"), Choices::priority)
                .field("dueAt", "dateTime", Texts.of("Due", "Vence", "Scadenza"), f -> f.indexed())
                .field(
                        "doneAt",
                        "dateTime",
                        Texts.of("Done at", "Hecha el", "Fatta il"),
                        f -> f.help(Texts.of(
                                "Set by itself when the task is done.",
                                "Se rellena sola cuando la tarea está hecha.",
                                "Si compila da sola quando l'attività è fatta.")));
        return links(task, "tasks");
    }

    static ObjectDeclaration event() {
        var event = ObjectDeclaration.of(
                        CustomersModel.EVENT,
                        "events",
                        Texts.of("Meeting", "Reunión", "Riunione"),
                        Texts.of("Meetings", "Reuniones", "Riunioni"))
                .table("calendar_event")
                .owned()
                .title("subject")
                .inLists("subject", "startsAt", "endsAt", "location", "company", "person", "owner")
                .onDevices(OnDevices.around("startsAt", "owner"))
                .timeline(t -> t.moment("held", "startsAt", "status", "held")
                        .planned("planned", "startsAt", "status", "planned", "")
                        .about("person", "company", "about")
                        .own()
                        .kind("meeting")
                        .summary("endsAt", "location", "outcome"))
                .field("subject", "text", SUBJECT, f -> f.required())
                .field(
                        "startsAt",
                        "dateTime",
                        Texts.of("Starts", "Empieza", "Inizio"),
                        f -> f.required().indexed())
                .field("endsAt", "dateTime", Texts.of("Ends", "Termina", "Fine"))
                .field("isAllDay", "boolean", Texts.of("All day", "Todo el día", "Tutto il giorno"))
                .field("location", "text", Texts.of("Place", "Lugar", "Luogo"))
                .field(
                        "status",
                        "select",
                        Texts.of("Status", "Estado", "Stato"),
                        f -> f.byDefault("planned")
                                .option("planned", Texts.of("Planned", "Prevista", "Prevista"), "ochre")
                                .option("held", Texts.of("Held", "Celebrada", "Svolta"), "olive")
                                .option("cancelled", Texts.of("Cancelled", "Cancelada", "Annullata"), "slate"))
                .field("description", "longText", Texts.of("Agenda", "Orden del día", "Ordine del giorno"))
                .field("outcome", "longText", Texts.of("Outcome", "Resultado", "Esito"));
        return links(event, "events");
    }

    static ObjectDeclaration note() {
        var note = ObjectDeclaration.of(
                        CustomersModel.NOTE,
                        "notes",
                        Texts.of("Note", "Nota", "Nota"),
                        Texts.of("Notes", "Notas", "Note"))
                .owned()
                .title("subject")
                .inLists("subject", "person", "company", "about", "owner")
                .timeline(t -> t.moment("written", "createdAt")
                        .about("person", "company", "about")
                        .kind("note")
                        .summary("body"))
                .field("subject", "text", Texts.of("Title", "Título", "Titolo"))
                .field("body", "richText", Texts.of("Text", "Texto", "Testo"))
                .field("isPinned", "boolean", Texts.of("Pinned", "Fijada", "In evidenza"))
                .field("files", "fileList", Texts.of("Files", "Archivos", "File"));
        return links(note, "notes");
    }

    static ObjectDeclaration interaction() {
        var interaction = ObjectDeclaration.of(
                        CustomersModel.INTERACTION,
                        "interactions",
                        Texts.of("Interaction", "Interacción", "Interazione"),
                        Texts.of("Interactions", "Interacciones", "Interazioni"))
                .owned()
                .title("subject")
                .inLists("subject", "kind", "occurredAt", "person", "company", "channel", "owner")
                .timeline(t -> t.moment("happened", "occurredAt")
                        .about("person", "company", "about")
                        .kindOf("kind")
                        .departmentOf("department")
                        .channelOf("channel")
                        .directionOf("direction")
                        .summary("duration", "body"))
                .field("subject", "text", SUBJECT)
                .field(
                        "kind",
                        "select",
                        Texts.of("Kind", "Tipo", "Tipo"),
                        f -> f.required()
                                .indexed()
                                .option("email", Texts.of("E-mail", "Correo electrónico", "E-mail"))
                                .option("call", Texts.of("Call", "Llamada", "Telefonata"))
                                .option("meeting", Texts.of("Meeting", "Reunión", "Riunione"))
                                .option("chat", Texts.of("Chat", "Chat", "Chat"))
                                .option("post", Texts.of("Social post", "Publicación", "Post"))
                                .option("form", Texts.of("Form", "Formulario", "Modulo"))
                                .option(
                                        "device",
                                        Texts.of(
                                                "Device message", "Mensaje de dispositivo", "Messaggio di dispositivo"))
                                .option("order", Texts.of("Order event", "Evento de pedido", "Evento d'ordine"))
                                .option("letter", Texts.of("Letter", "Carta", "Lettera")))
                .field(
                        "direction",
                        "select",
                        Texts.of("Direction", "Sentido", "Direzione"),
                        f -> f.option("inbound", Texts.of("From them", "Recibida", "In entrata"))
                                .option("outbound", Texts.of("From us", "Enviada", "In uscita"))
                                .option("internal", Texts.of("Among us", "Interna", "Interna")))
                .field("body", "longText", Texts.of("Text", "Texto", "Testo"))
                .field(
                        "occurredAt",
                        "dateTime",
                        Texts.of("When", "Cuándo", "Quando"),
                        f -> f.required().indexed())
                .field("duration", "duration", Texts.of("Duration", "Duración", "Durata"))
                .field("channel", "select", Texts.of("Channel", "Canal", "Canale"), Choices::channel)
                .field(
                        "department",
                        "select",
                        Texts.of("Department", "Departamento", "Reparto"),
                        f -> f.option("sales", Texts.of("Sales", "Ventas", "Vendite"))
                                .option("service", Texts.of("Service", "Atención al cliente", "Assistenza"))
                                .option("marketing", Texts.of("Marketing", "Marketing", "Marketing"))
                                .option("backOffice", Texts.of("Back office", "Administración", "Amministrazione"))
                                .option("logistics", Texts.of("Logistics", "Logística", "Logistica")));
        return links(interaction, "interactions");
    }

    private static ObjectDeclaration links(ObjectDeclaration activity, String inverse) {
        return activity.field(
                        "person",
                        "relation",
                        Texts.of("Person", "Persona", "Persona"),
                        f -> f.to(CustomersModel.PERSON).inverse(inverse))
                .field(
                        "company",
                        "relation",
                        Texts.of("Company", "Empresa", "Azienda"),
                        f -> f.to(CustomersModel.COMPANY).inverse(inverse))
                .field(
                        "about",
                        "polymorphicRelation",
                        Texts.of("About", "Sobre", "Riguardo a"),
                        f -> f.indexed().set("targets", ABOUT));
    }
}
