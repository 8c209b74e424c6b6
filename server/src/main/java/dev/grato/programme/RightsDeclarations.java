package dev.grato.programme;

import dev.grato.model.ObjectDeclaration;
import dev.grato.model.ObjectDeclaration.Field;
import dev.grato.platform.Texts;

/// Who decides on what, who is asked, who is told, and who may not.
final class RightsDeclarations {

    private RightsDeclarations() {}

    static ObjectDeclaration topic() {
        return ObjectDeclaration.of(
                        ProgrammeModel.TOPIC,
                        "decisionTopics",
                        Texts.of("Topic", "Tema", "Tema"),
                        Texts.of("Topics", "Temas", "Temi"))
                .ruled()
                .inLists("name", "about")
                .field("name", "text", Texts.of("Topic", "Tema", "Tema"), Field::required)
                .field("about", "longText", Texts.of("What belongs to it", "Qué incluye", "Che cosa comprende"));
    }

    static ObjectDeclaration right() {
        return ObjectDeclaration.of(
                        ProgrammeModel.RIGHT,
                        "decisionRights",
                        Texts.of("Right to decide", "Derecho de decisión", "Diritto di decisione"),
                        Texts.of("Rights to decide", "Derechos de decisión", "Diritti di decisione"))
                .ruled()
                .inLists("name", "topic", "party", "right")
                .field(
                        "name",
                        "text",
                        Texts.of("Name", "Nombre", "Nome"),
                        f -> f.help(Texts.of(
                                "That of the topic, unless said otherwise.",
                                "El del tema, si no se dice otra cosa.",
                                "Quello del tema, se non si dice altro.")))
                .field(
                        "topic",
                        "relation",
                        Texts.of("Topic", "Tema", "Tema"),
                        f -> f.required().indexed().to(ProgrammeModel.TOPIC).inverse("rights"))
                .field("party", "select", Texts.of("Who", "Quién", "Chi"), RightsDeclarations::parties)
                .field("right", "select", Texts.of("Right", "Derecho", "Diritto"), RightsDeclarations::rights)
                .field("note", "text", Texts.of("Note", "Nota", "Nota"));
    }

    private static void parties(Field field) {
        field.required()
                .option("sponsor", Texts.of("Sponsor", "Patrocina", "Sponsor"))
                .option("leader", Texts.of("Leads the programme", "Dirige el programa", "Guida il programma"))
                .option("business", Texts.of("Heads of units", "Responsables de área", "Responsabili di reparto"))
                .option("processOwner", Texts.of("Owns the process", "Responde del proceso", "Risponde del processo"))
                .option("dataKeeper", Texts.of("Keeps the data", "Cuida los datos", "Cura i dati"))
                .option("council", Texts.of("Council", "Consejo", "Consiglio"))
                .option("it", Texts.of("IT", "TI", "IT"))
                .option("systemOwner", Texts.of("Owns the system", "Responde del sistema", "Risponde del sistema"))
                .option("administrator", Texts.of("Administers", "Administra", "Amministra"));
    }

    private static void rights(Field field) {
        field.required()
                .option(DecisionRights.DECIDES, Texts.of("Decides", "Decide", "Decide"), "terracotta")
                .option(
                        DecisionRights.CO_DECIDES,
                        Texts.of("Decides together", "Decide con otros", "Decide insieme"),
                        "ochre")
                .option("consulted", Texts.of("Is asked first", "Se le consulta", "È consultato"), "olive")
                .option("informed", Texts.of("Is told", "Se le informa", "È informato"), "slate")
                .option("mayNot", Texts.of("May not", "No puede", "Non può"), "brick");
    }
}
