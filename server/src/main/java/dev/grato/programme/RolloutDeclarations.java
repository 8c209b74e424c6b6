package dev.grato.programme;

import dev.grato.model.ObjectDeclaration;
import dev.grato.model.ObjectDeclaration.Field;
import dev.grato.platform.Texts;

/// How it starts small: pilots with what they are judged by, and the groups whose work changes.
final class RolloutDeclarations {

    private RolloutDeclarations() {}

    static ObjectDeclaration pilot() {
        return ObjectDeclaration.of(
                        ProgrammeModel.PILOT,
                        "pilots",
                        Texts.of("Pilot", "Piloto", "Progetto pilota"),
                        Texts.of("Pilots", "Pilotos", "Progetti pilota"))
                .ruled()
                .inLists("name", "status", "startsOn", "decideBy", "process")
                .field("name", "text", Texts.of("Pilot", "Piloto", "Progetto pilota"), Field::required)
                .field(
                        "status",
                        "select",
                        Texts.of("Status", "Estado", "Stato"),
                        f -> f.indexed()
                                .byDefault("planned")
                                .option("planned", Texts.of("Planned", "Previsto", "Previsto"), "slate")
                                .option("running", Texts.of("Running", "En marcha", "In corso"), "ochre")
                                .option("promoted", Texts.of("Goes on", "Sigue", "Prosegue"), "olive")
                                .option("stopped", Texts.of("Stopped", "Detenido", "Fermato"), "brick"))
                .field(
                        "process",
                        "relation",
                        Texts.of("Process", "Proceso", "Processo"),
                        f -> f.to(ProgrammeModel.PROCESS).inverse("pilots"))
                .field(
                        "ring",
                        "relation",
                        Texts.of("Ring", "Anillo", "Anello"),
                        f -> f.to(ProgrammeModel.RING).inverse("pilots"))
                .field(
                        "businessOwner",
                        "user",
                        Texts.of("Owner in the business", "Responsable de negocio", "Responsabile nel business"),
                        f -> f.inverse("businessPilots"))
                .field(
                        "itOwner",
                        "user",
                        Texts.of("Owner in IT", "Responsable de TI", "Responsabile IT"),
                        f -> f.inverse("itPilots"))
                .field("hypothesis", "longText", Texts.of("What we expect", "Qué esperamos", "Che cosa ci aspettiamo"))
                .field("people", "longText", Texts.of("Who begins", "Quién empieza", "Chi comincia"))
                .field("startsOn", "date", Texts.of("Starts", "Empieza", "Inizia"))
                .field(
                        "decideBy",
                        "date",
                        Texts.of("Decide by", "Decidir antes del", "Decidere entro"),
                        f -> f.indexed()
                                .help(
                                        Texts.of(
                                                "Without a decision it stops the next morning; nothing that was written is lost.",
                                                "Sin decisión se detiene a la mañana siguiente; no se pierde nada de lo escrito.",
                                                "Senza decisione si ferma la mattina dopo; niente di ciò che è scritto va perso.")))
                .field("decidedOn", "date", Texts.of("Decided on", "Decidido el", "Deciso il"))
                .field("reason", "longText", Texts.of("Why", "Por qué", "Perché"))
                .field(
                        "lesson",
                        "longText",
                        Texts.of("What we learned", "Qué aprendimos", "Che cosa abbiamo imparato"));
    }

    static ObjectDeclaration criterion() {
        return ObjectDeclaration.of(
                        ProgrammeModel.CRITERION,
                        "criteria",
                        Texts.of("Criterion", "Criterio", "Criterio"),
                        Texts.of("Criteria", "Criterios", "Criteri"))
                .ruled()
                .inLists("name", "kind", "pilot", "reached")
                .field("name", "text", Texts.of("Criterion", "Criterio", "Criterio"), Field::required)
                .field(
                        "kind",
                        "select",
                        Texts.of("Kind", "Tipo", "Tipo"),
                        f -> f.required()
                                .option("success", Texts.of("It works if", "Funciona si", "Funziona se"), "olive")
                                .option(
                                        "guardrail",
                                        Texts.of("It must not harm", "No debe perjudicar", "Non deve nuocere"),
                                        "ochre")
                                .option("kill", Texts.of("We stop if", "Se detiene si", "Ci fermiamo se"), "brick"))
                .field(
                        "pilot",
                        "relation",
                        Texts.of("Pilot", "Piloto", "Progetto pilota"),
                        f -> f.required().to(ProgrammeModel.PILOT).inverse("criteria"))
                .field("signal", "text", Texts.of("Signal", "Señal", "Segnale"))
                .field(
                        "objective",
                        "relation",
                        Texts.of("Read from", "Se lee de", "Si legge da"),
                        f -> f.to(ProgrammeModel.OBJECTIVE).inverse("criteria"))
                .field("part", "number", Texts.of("Counted", "Contados", "Contati"))
                .field("outOf", "number", Texts.of("Out of", "De un total de", "Su"))
                .field(
                        "comparison",
                        "select",
                        Texts.of("Is", "Es", "È"),
                        f -> f.option("atLeast", Texts.of("at least", "al menos", "almeno"))
                                .option("atMost", Texts.of("at most", "como mucho", "al massimo")))
                .field("threshold", "number", Texts.of("Threshold", "Umbral", "Soglia"))
                .field("weeks", "number", Texts.of("Weeks in a row", "Semanas seguidas", "Settimane di fila"))
                .field("reached", "boolean", Texts.of("Reached", "Alcanzado", "Raggiunto"));
    }

    static ObjectDeclaration roleGroup() {
        return ObjectDeclaration.of(
                        ProgrammeModel.ROLE_GROUP,
                        "roleGroups",
                        Texts.of("Group of people", "Grupo de personas", "Gruppo di persone"),
                        Texts.of("Groups of people", "Grupos de personas", "Gruppi di persone"))
                .ruled()
                .inLists("name", "headcount", "startsOn")
                .field("name", "text", Texts.of("Group", "Grupo", "Gruppo"), Field::required)
                .field("headcount", "number", Texts.of("People", "Personas", "Persone"))
                .field("startsOn", "date", Texts.of("Starts", "Empieza", "Inizia"))
                .field("stops", "longText", Texts.of("What stops", "Qué deja de hacerse", "Che cosa finisce"))
                .field("begins", "longText", Texts.of("What begins", "Qué empieza", "Che cosa comincia"))
                .field("continues", "longText", Texts.of("What stays", "Qué sigue igual", "Che cosa resta"))
                .field("loses", "longText", Texts.of("What they lose", "Qué pierden", "Che cosa perdono"))
                .field("gains", "longText", Texts.of("What they get", "Qué ganan", "Che cosa ottengono"))
                .field("willDo", "longText", Texts.of("It will do", "Lo que hará", "Che cosa farà"))
                .field(
                        "willNotDo",
                        "longText",
                        Texts.of("It will not yet do", "Lo que aún no hará", "Che cosa non farà ancora"));
    }

    static ObjectDeclaration involvement() {
        return ObjectDeclaration.of(
                        ProgrammeModel.INVOLVEMENT,
                        "involvements",
                        Texts.of("Involvement", "Participación", "Coinvolgimento"),
                        Texts.of("Involvements", "Participaciones", "Coinvolgimenti"))
                .ruled()
                .inLists("name", "roleGroup", "heldOn", "headcount")
                .field("name", "text", Texts.of("What was done", "Qué se hizo", "Che cosa si è fatto"), Field::required)
                .field(
                        "roleGroup",
                        "relation",
                        Texts.of("Group", "Grupo", "Gruppo"),
                        f -> f.required().to(ProgrammeModel.ROLE_GROUP).inverse("involvements"))
                .field(
                        "kind",
                        "select",
                        Texts.of("Kind", "Tipo", "Tipo"),
                        f -> f.option("interview", Texts.of("Conversation", "Conversación", "Colloquio"))
                                .option("test", Texts.of("Test session", "Sesión de prueba", "Sessione di prova"))
                                .option("workshop", Texts.of("Workshop", "Taller", "Laboratorio"))
                                .option("training", Texts.of("Training", "Formación", "Formazione")))
                .field("heldOn", "date", Texts.of("On", "Fecha", "Data"))
                .field("headcount", "number", Texts.of("How many came", "Cuántas personas", "Quante persone"));
    }

    static ObjectDeclaration groupChange() {
        return ObjectDeclaration.of(
                        ProgrammeModel.GROUP_CHANGE,
                        "groupChanges",
                        Texts.of("Change for a group", "Cambio para un grupo", "Cambiamento per un gruppo"),
                        Texts.of("Changes for groups", "Cambios para grupos", "Cambiamenti per i gruppi"))
                .ruled()
                .inLists("name", "roleGroup", "onDay", "size")
                .field("name", "text", Texts.of("What changes", "Qué cambia", "Che cosa cambia"), Field::required)
                .field(
                        "roleGroup",
                        "relation",
                        Texts.of("Group", "Grupo", "Gruppo"),
                        f -> f.required().to(ProgrammeModel.ROLE_GROUP).inverse("changes"))
                .field("onDay", "date", Texts.of("On", "Fecha", "Data"), Field::required)
                .field(
                        "size",
                        "select",
                        Texts.of("How much", "Cuánto", "Quanto"),
                        f -> f.required()
                                .byDefault("small")
                                .option("small", Texts.of("Small", "Pequeño", "Piccolo"), "olive")
                                .option("medium", Texts.of("Noticeable", "Notable", "Sensibile"), "ochre")
                                .option("big", Texts.of("Big", "Grande", "Grande"), "brick"));
    }
}
