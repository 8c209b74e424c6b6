package dev.grato.programme;

import dev.grato.model.ObjectDeclaration;
import dev.grato.model.ObjectDeclaration.Field;
import dev.grato.platform.Texts;

/// How the programme is steered: what could go wrong, when people meet, and what was learned.
final class SteeringDeclarations {

    private SteeringDeclarations() {}

    static ObjectDeclaration risk() {
        return ObjectDeclaration.of(
                        ProgrammeModel.RISK,
                        "risks",
                        Texts.of("Risk", "Riesgo", "Rischio"),
                        Texts.of("Risks", "Riesgos", "Rischi"))
                .ruled()
                .inLists("name", "status", "likelihood", "harm", "businessOwner", "itOwner", "lookOn")
                .field(
                        "name",
                        "text",
                        Texts.of("What could happen", "Qué podría pasar", "Che cosa può succedere"),
                        Field::required)
                .field(
                        "likelihood",
                        "select",
                        Texts.of("Likelihood", "Probabilidad", "Probabilità"),
                        SteeringDeclarations::sizes)
                .field("harm", "select", Texts.of("Harm", "Gravedad", "Gravità"), SteeringDeclarations::sizes)
                .field(
                        "businessOwner",
                        "user",
                        Texts.of("Owner in the business", "Responsable de negocio", "Responsabile nel business"),
                        f -> f.inverse("businessRisks"))
                .field(
                        "itOwner",
                        "user",
                        Texts.of("Owner in IT", "Responsable de TI", "Responsabile IT"),
                        f -> f.inverse("itRisks"))
                .field("answer", "longText", Texts.of("What we do about it", "Qué hacemos", "Che cosa facciamo"))
                .field("lookOn", "date", Texts.of("Look again", "Revisar el", "Da rivedere il"))
                .field(
                        "status",
                        "select",
                        Texts.of("Status", "Estado", "Stato"),
                        f -> f.indexed()
                                .byDefault("open")
                                .option("open", Texts.of("Open", "Abierto", "Aperto"), "ochre")
                                .option("happened", Texts.of("It has happened", "Ha pasado", "È successo"), "brick")
                                .option("gone", Texts.of("It is over", "Ya no existe", "È passato"), "olive"))
                .field("outcome", "longText", Texts.of("How it ended", "Cómo acabó", "Com’è finita"))
                .field("closedOn", "date", Texts.of("Closed on", "Cerrado el", "Chiuso il"), Field::readOnly);
    }

    private static void sizes(Field field) {
        field.option("low", Texts.of("Low", "Baja", "Bassa"), "olive")
                .option("medium", Texts.of("Medium", "Media", "Media"), "ochre")
                .option("high", Texts.of("High", "Alta", "Alta"), "brick");
    }

    static ObjectDeclaration ritual() {
        return ObjectDeclaration.of(
                        ProgrammeModel.RITUAL,
                        "rituals",
                        Texts.of("Ritual", "Ritual", "Appuntamento fisso"),
                        Texts.of("Rituals", "Rituales", "Appuntamenti fissi"))
                .ruled()
                .inLists("name", "everyWeeks", "startsOn", "holder")
                .field("name", "text", Texts.of("Ritual", "Ritual", "Appuntamento fisso"), Field::required)
                .field("purpose", "longText", Texts.of("What for", "Para qué", "A che scopo"))
                .field(
                        "everyWeeks",
                        "number",
                        Texts.of("Every so many weeks", "Cada cuántas semanas", "Ogni quante settimane"),
                        f -> f.required()
                                .byDefault(2)
                                .set("scale", 0)
                                .set("min", 1)
                                .set("max", 52))
                .field(
                        "startsOn",
                        "date",
                        Texts.of("For the first time", "La primera vez", "La prima volta"),
                        Field::required)
                .field("holder", "user", Texts.of("Calls it", "Convoca", "Lo convoca"), f -> f.inverse("rituals"))
                .field("endedOn", "date", Texts.of("Given up on", "Abandonado el", "Abbandonato il"));
    }

    static ObjectDeclaration meeting() {
        return ObjectDeclaration.of(
                        ProgrammeModel.MEETING,
                        "ritualMeetings",
                        Texts.of("Meeting", "Reunión", "Incontro"),
                        Texts.of("Meetings", "Reuniones", "Incontri"))
                .ruled()
                .inLists("name", "ritual", "heldOn", "withSponsor")
                .field(
                        "name",
                        "text",
                        Texts.of("What came of it", "Qué se sacó", "Che cosa ne è uscito"),
                        Field::required)
                .field(
                        "ritual",
                        "relation",
                        Texts.of("Ritual", "Ritual", "Appuntamento fisso"),
                        f -> f.required().indexed().to(ProgrammeModel.RITUAL).inverse("meetings"))
                .field("heldOn", "date", Texts.of("Held on", "Celebrada el", "Tenuto il"), Field::required)
                .field(
                        "withSponsor",
                        "boolean",
                        Texts.of("The sponsor came", "Vino quien patrocina", "C’era lo sponsor"));
    }

    static ObjectDeclaration lesson() {
        return ObjectDeclaration.of(
                        ProgrammeModel.LESSON,
                        "lessons",
                        Texts.of("Lesson", "Lección", "Lezione"),
                        Texts.of("Lessons", "Lecciones", "Lezioni"))
                .ruled()
                .inLists("name", "consequence", "learnedOn", "pilot")
                .field(
                        "name",
                        "text",
                        Texts.of("What we learned", "Qué aprendimos", "Che cosa abbiamo imparato"),
                        Field::required)
                .field(
                        "consequence",
                        "longText",
                        Texts.of("What we do differently", "Qué hacemos distinto", "Che cosa facciamo di diverso"))
                .field("learnedOn", "date", Texts.of("On", "Fecha", "Data"))
                .field(
                        "pilot",
                        "relation",
                        Texts.of("From the pilot", "Del piloto", "Dal progetto pilota"),
                        f -> f.to(ProgrammeModel.PILOT).inverse("lessons"));
    }
}
