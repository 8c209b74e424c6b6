package dev.grato.programme;

import dev.grato.model.ModelContribution;
import dev.grato.model.ObjectDeclaration;
import dev.grato.model.ObjectDeclaration.Field;
import dev.grato.platform.Texts;
import java.util.List;
import org.springframework.stereotype.Component;

/// What the council does: meetings with public minutes, holds on whatever could watch people, and points for requests,
/// which are each member's own. Who sits on it is a role in the programme.
@Component
public class CouncilDeclarations implements ModelContribution {

    public static final String MEETING = "councilMeeting";
    public static final String HOLD = "councilHold";
    public static final String VOTE = "councilVote";

    @Override
    public List<ObjectDeclaration> objects() {
        return List.of(meeting(), hold(), vote());
    }

    private static ObjectDeclaration meeting() {
        return ObjectDeclaration.of(
                        MEETING,
                        "councilMeetings",
                        Texts.of("Council meeting", "Reunión del consejo", "Riunione del consiglio"),
                        Texts.of("Council meetings", "Reuniones del consejo", "Riunioni del consiglio"))
                .ruled()
                .inLists("name", "heldOn", "minutes")
                .field("name", "text", Texts.of("About", "Sobre qué", "Di che cosa"), Field::required)
                .field("heldOn", "date", Texts.of("Day", "Día", "Giorno"), Field::required)
                .field("minutes", "longText", Texts.of("Minutes", "Acta", "Verbale"), Field::required)
                .field("writtenBy", "user", Texts.of("Written by", "Redacta", "Scritto da"), f -> f.inverse("minutes"));
    }

    private static ObjectDeclaration hold() {
        return ObjectDeclaration.of(
                        HOLD,
                        "councilHolds",
                        Texts.of("Hold of the council", "Veto temporal del consejo", "Sospensione del consiglio"),
                        Texts.of("Holds of the council", "Vetos temporales del consejo", "Sospensioni del consiglio"))
                .ruled()
                .inLists("name", "about", "heldBy", "until", "answer")
                .field("name", "text", Texts.of("What is held", "Qué se detiene", "Che cosa si ferma"), Field::required)
                .field(
                        "about",
                        "select",
                        Texts.of("It is", "Se trata de", "Si tratta di"),
                        f -> f.required()
                                .option(
                                        "covenant",
                                        Texts.of(
                                                "A change of the covenant",
                                                "Un cambio del pacto",
                                                "Una modifica del patto"))
                                .option(
                                        "legalBasis",
                                        Texts.of(
                                                "A legal basis for watching",
                                                "Una base legal para vigilar",
                                                "Una base giuridica per controllare"))
                                .option(
                                        "eventType",
                                        Texts.of(
                                                "Something new that is recorded",
                                                "Algo nuevo que se registra",
                                                "Qualcosa di nuovo che si registra"))
                                .option("other", Texts.of("Something else", "Otra cosa", "Altro")))
                .field("reason", "longText", Texts.of("Why", "Por qué", "Perché"), Field::required)
                .field(
                        "heldBy",
                        "user",
                        Texts.of("Held by", "Lo detiene", "Fermato da"),
                        f -> f.inverse("councilHolds"))
                .field("until", "date", Texts.of("Until", "Hasta", "Fino al"))
                .field("endedOn", "date", Texts.of("Lifted on", "Levantado el", "Tolta il"))
                .field("answer", "longText", Texts.of("Answer", "Respuesta", "Risposta"))
                .field(
                        "programme",
                        "relation",
                        Texts.of("Programme", "Programa", "Programma"),
                        f -> f.to(ProgrammeModel.PROGRAMME).inverse("holds"));
    }

    private static ObjectDeclaration vote() {
        return ObjectDeclaration.of(
                        VOTE,
                        "councilVotes",
                        Texts.of("Points for a request", "Puntos para una petición", "Punti per una richiesta"),
                        Texts.of("Points for requests", "Puntos para peticiones", "Punti per le richieste"))
                .personal()
                .title("quarter")
                .inLists("quarter", "request", "points")
                .field("quarter", "text", Texts.of("Quarter", "Trimestre", "Trimestre"))
                .field(
                        "request",
                        "relation",
                        Texts.of("Request", "Petición", "Richiesta"),
                        f -> f.required().to(VoiceDeclarations.REQUEST).inverse("votes"))
                .field("points", "number", Texts.of("Points", "Puntos", "Punti"), Field::required)
                .field(
                        "programme",
                        "relation",
                        Texts.of("Programme", "Programa", "Programma"),
                        f -> f.to(ProgrammeModel.PROGRAMME).inverse("votes"));
    }
}
