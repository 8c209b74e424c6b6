package dev.grato.programme;

import dev.grato.model.ObjectDeclaration;
import dev.grato.model.ObjectDeclaration.Field;
import dev.grato.platform.Texts;

/// What the CRM touches: other systems, and what passes between them and the processes of the house.
final class MapDeclarations {

    private MapDeclarations() {}

    static ObjectDeclaration system() {
        return ObjectDeclaration.of(
                        ProgrammeModel.SYSTEM,
                        "touchingSystems",
                        Texts.of("System beside the CRM", "Sistema junto al CRM", "Sistema accanto al CRM"),
                        Texts.of("Systems beside the CRM", "Sistemas junto al CRM", "Sistemi accanto al CRM"))
                .ruled()
                .inLists("name", "systemOwner", "way", "authority", "retireOn")
                .field("name", "text", Texts.of("System", "Sistema", "Sistema"), Field::required)
                .field(
                        "systemOwner",
                        "user",
                        Texts.of("Answers for it", "Responde de él", "Ne risponde"),
                        f -> f.inverse("systems"))
                .field(
                        "authority",
                        "longText",
                        Texts.of("Has the last word on", "Tiene la última palabra sobre", "Ha l’ultima parola su"),
                        f -> f.help(Texts.of(
                                "Which data are right when the two differ: prices, addresses, open invoices.",
                                "Qué datos valen cuando ambos difieren: precios, direcciones, facturas pendientes.",
                                "Quali dati valgono quando i due differiscono: prezzi, indirizzi, fatture aperte.")))
                .field(
                        "way",
                        "select",
                        Texts.of("How data pass", "Cómo pasan los datos", "Come passano i dati"),
                        f -> f.option("feed", Texts.of("By a feed", "Por una fuente", "Con un flusso"), "olive")
                                .option(
                                        "file",
                                        Texts.of(
                                                "By a file now and then",
                                                "Con un fichero a veces",
                                                "Con un file ogni tanto"),
                                        "ochre")
                                .option(
                                        "hand",
                                        Texts.of("Typed twice", "Se teclean dos veces", "Si scrivono due volte"),
                                        "brick")
                                .option("none", Texts.of("Not at all", "No pasan", "Non passano"), "slate"))
                .field(
                        "feed",
                        "text",
                        Texts.of("Its feed", "Su fuente", "Il suo flusso"),
                        f -> f.help(Texts.of(
                                "As the feed is called, so that the map shows of when its data are.",
                                "Como se llama la fuente, para que el mapa diga de cuándo son sus datos.",
                                "Come si chiama il flusso, perché la mappa dica di quando sono i suoi dati.")))
                .field("retireOn", "date", Texts.of("Ends on", "Se retira el", "Si spegne il"));
    }

    static ObjectDeclaration use() {
        return ObjectDeclaration.of(
                        ProgrammeModel.USE,
                        "systemUses",
                        Texts.of("What passes", "Qué pasa", "Che cosa passa"),
                        Texts.of("What passes between", "Qué pasa entre ambos", "Che cosa passa fra i due"))
                .ruled()
                .inLists("name", "process", "system")
                .field("name", "text", Texts.of("What passes", "Qué pasa", "Che cosa passa"), Field::required)
                .field(
                        "process",
                        "relation",
                        Texts.of("Process", "Proceso", "Processo"),
                        f -> f.required().to(ProgrammeModel.PROCESS).inverse("uses"))
                .field(
                        "system",
                        "relation",
                        Texts.of("System", "Sistema", "Sistema"),
                        f -> f.required().to(ProgrammeModel.SYSTEM).inverse("uses"));
    }
}
