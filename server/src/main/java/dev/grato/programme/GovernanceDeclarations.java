package dev.grato.programme;

import dev.grato.model.ObjectDeclaration;
import dev.grato.model.ObjectDeclaration.Field;
import dev.grato.platform.Texts;
import java.util.List;

/// Who answers for what: roles, signatures, processes, decisions.
final class GovernanceDeclarations {

    private GovernanceDeclarations() {}

    static ObjectDeclaration role() {
        return ObjectDeclaration.of(
                        ProgrammeModel.ROLE,
                        "programmeRoles",
                        Texts.of("Role in the programme", "Papel en el programa", "Ruolo nel programma"),
                        Texts.of("Roles in the programme", "Papeles en el programa", "Ruoli nel programma"))
                .ruled()
                .inLists("kind", "user", "name", "acceptedAt")
                .field(
                        "name",
                        "text",
                        Texts.of("Name", "Nombre", "Nome"),
                        f -> f.required()
                                .help(Texts.of(
                                        "Who it is; enough for people without an account, such as a consultant.",
                                        "Quién es; basta para quien no tiene cuenta, como una consultora externa.",
                                        "Chi è; basta per chi non ha un accesso, come una consulente esterna.")))
                .field("kind", "select", Texts.of("Role", "Papel", "Ruolo"), GovernanceDeclarations::kinds)
                .field("user", "user", Texts.of("User", "Usuario", "Utente"), f -> f.inverse("programmeRoles"))
                .field(
                        "process",
                        "relation",
                        Texts.of("For the process", "Del proceso", "Del processo"),
                        f -> f.to(ProgrammeModel.PROCESS).inverse("roles"))
                .field(
                        "programme",
                        "relation",
                        Texts.of("Programme", "Programa", "Programma"),
                        f -> f.required().to(ProgrammeModel.PROGRAMME).inverse("roles"))
                .field("acceptedAt", "dateTime", Texts.of("Accepted", "Aceptado", "Accettato"))
                .field("until", "date", Texts.of("Until", "Hasta", "Fino al"))
                .field(
                        "seat",
                        "select",
                        Texts.of("Seat on the council", "Puesto en el consejo", "Posto nel consiglio"),
                        f -> f.option("sceptic", Texts.of("For the doubts", "Por las dudas", "Per i dubbi"))
                                .option("external", Texts.of("From outside", "De fuera", "Da fuori")));
    }

    private static void kinds(Field field) {
        field.required()
                .indexed()
                .option("leader", Texts.of("Leads and decides", "Dirige y decide", "Guida e decide"), "terracotta")
                .option("sponsor", Texts.of("Sponsor", "Patrocina", "Sponsor"), "ochre")
                .option("notLeader", Texts.of("Does not lead it", "No lo dirige", "Non lo guida"), "slate")
                .option("dataKeeper", Texts.of("Keeps the data", "Cuida los datos", "Cura i dati"), "olive")
                .option("helper", Texts.of("Helps the others", "Ayuda a los demás", "Aiuta gli altri"), "olive")
                .option("administrator", Texts.of("Administers", "Administra", "Amministra"))
                .option("processOwner", Texts.of("Owns a process", "Responde de un proceso", "Risponde di un processo"))
                .option("systemOwner", Texts.of("Owns a system", "Responde de un sistema", "Risponde di un sistema"))
                .option("council", Texts.of("Sits on the council", "Forma parte del consejo", "Siede nel consiglio"));
    }

    static ObjectDeclaration signature() {
        return ObjectDeclaration.of(
                        ProgrammeModel.SIGNATURE,
                        "signatures",
                        Texts.of("Signature", "Firma", "Firma"),
                        Texts.of("Signatures", "Firmas", "Firme"))
                .ruled()
                .inLists("name", "about", "signedAt")
                .field("name", "text", Texts.of("Signed by", "Firma", "Firmato da"), Field::required)
                .field(
                        "about",
                        "polymorphicRelation",
                        Texts.of("What is signed", "Qué se firma", "Che cosa si firma"),
                        f -> f.required()
                                .indexed()
                                .set(
                                        "targets",
                                        List.of(
                                                ProgrammeModel.PROGRAMME,
                                                ProgrammeModel.DECISION,
                                                ProgrammeModel.PILOT)))
                .field(
                        "user",
                        "user",
                        Texts.of("User", "Usuario", "Utente"),
                        f -> f.readOnly().inverse("signatures"))
                .field("signedAt", "dateTime", Texts.of("Signed", "Firmado", "Firmato"), Field::readOnly)
                .field("wording", "json", Texts.of("As it read", "Tal como decía", "Com’era scritto"), Field::readOnly);
    }

    static ObjectDeclaration process() {
        return ObjectDeclaration.of(
                        ProgrammeModel.PROCESS,
                        "businessProcesses",
                        Texts.of("Process", "Proceso", "Processo"),
                        Texts.of("Processes", "Procesos", "Processi"))
                .ruled()
                .inLists("name", "processOwner", "isFirst")
                .field("name", "text", Texts.of("Process", "Proceso", "Processo"), Field::required)
                .field(
                        "processOwner",
                        "user",
                        Texts.of("Answers for it", "Responde de él", "Ne risponde"),
                        f -> f.inverse("processes"))
                .field("isFirst", "boolean", Texts.of("Starts here", "Se empieza aquí", "Si comincia qui"))
                .field("steps", "longText", Texts.of("Steps", "Pasos", "Passi"));
    }

    static ObjectDeclaration decision() {
        return ObjectDeclaration.of(
                        ProgrammeModel.DECISION,
                        "decisions",
                        Texts.of("Decision", "Decisión", "Decisione"),
                        Texts.of("Decisions", "Decisiones", "Decisioni"))
                .ruled()
                .inLists("name", "status", "askedOn", "decidedOn")
                .field("name", "text", Texts.of("Question", "Pregunta", "Domanda"), Field::required)
                .field(
                        "status",
                        "select",
                        Texts.of("Status", "Estado", "Stato"),
                        f -> f.indexed()
                                .byDefault("open")
                                .option("open", Texts.of("Open", "Abierta", "Aperta"), "ochre")
                                .option("decided", Texts.of("Decided", "Tomada", "Presa"), "olive")
                                .option("reversed", Texts.of("Reversed", "Revocada", "Revocata"), "brick"))
                .field(
                        "topic",
                        "relation",
                        Texts.of("Topic", "Tema", "Tema"),
                        f -> f.to(ProgrammeModel.TOPIC).inverse("decisions"))
                .field("options", "longText", Texts.of("Options", "Opciones", "Opzioni"))
                .field("answer", "longText", Texts.of("Decision", "Decisión", "Decisione"))
                .field("reason", "longText", Texts.of("Why", "Por qué", "Perché"))
                .field("isReversible", "boolean", Texts.of("Can be taken back", "Se puede revocar", "Si può revocare"))
                .field(
                        "side",
                        "select",
                        Texts.of("Who decides", "Quién decide", "Chi decide"),
                        f -> f.option("business", Texts.of("The business", "Negocio", "Il business"))
                                .option("it", Texts.of("IT", "TI", "L’IT"))
                                .option("both", Texts.of("Both together", "Ambos juntos", "Insieme")))
                .field("askedOn", "date", Texts.of("Asked", "Planteada", "Posta"))
                .field("decidedOn", "date", Texts.of("Decided on", "Tomada el", "Presa il"))
                .field("reversedOn", "date", Texts.of("Reversed on", "Revocada el", "Revocata il"));
    }
}
