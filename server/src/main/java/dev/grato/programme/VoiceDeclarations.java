package dev.grato.programme;

import dev.grato.model.ModelContribution;
import dev.grato.model.ObjectDeclaration;
import dev.grato.model.ObjectDeclaration.Field;
import dev.grato.model.OnDevices;
import dev.grato.platform.Texts;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/// What people say about the CRM: a report is its writer's alone, the request it leads to is everybody's and names
/// nobody.
@Component
public class VoiceDeclarations implements ModelContribution {

    public static final String REPORT = "frictionReport";
    public static final String REQUEST = "voiceRequest";
    public static final String OBJECTION = "objection";

    /// What goes to the sponsor and past all ranking.
    public static final String FEEL_WATCHED = "feelWatched";

    /// What can be the matter, and how one says it, in the order of the screen.
    public static final Map<String, Texts> KINDS = allKinds();

    @Override
    public List<ObjectDeclaration> objects() {
        return List.of(request(), report(), objection());
    }

    private static ObjectDeclaration report() {
        return ObjectDeclaration.of(
                        REPORT,
                        "frictionReports",
                        Texts.of("Friction report", "Aviso de fricción", "Segnalazione di attrito"),
                        Texts.of("Friction reports", "Avisos de fricción", "Segnalazioni di attrito"))
                .personal()
                .title("sentence")
                .inLists("kind", "sentence", "screen", "request")
                .field("kind", "select", Texts.of("What it is", "Qué pasa", "Che cosa succede"), f -> {
                    f.required();
                    kinds(f);
                })
                .field("sentence", "text", Texts.of("In one sentence", "En una frase", "In una frase"))
                .field(
                        "naming",
                        "select",
                        Texts.of("Who learns my name", "Quién sabe mi nombre", "Chi conosce il mio nome"),
                        f -> f.required()
                                .option(
                                        "named",
                                        Texts.of("Who works on it", "Quien se ocupa de ello", "Chi se ne occupa"))
                                .option(
                                        "councilOnly",
                                        Texts.of("Only the council", "Solo el consejo", "Solo il consiglio")))
                .field("screen", "text", Texts.of("Screen", "Pantalla", "Schermata"))
                .field("appVersion", "text", Texts.of("Version", "Versión", "Versione"))
                .field("timing", "text", Texts.of("How quick it was", "Rapidez", "Rapidità"))
                .field(
                        "errorCode",
                        "text",
                        Texts.of("Last error code", "Último código de error", "Ultimo codice di errore"))
                .field(
                        "request",
                        "relation",
                        Texts.of("Request", "Petición", "Richiesta"),
                        f -> f.to(REQUEST).inverse("reports"));
    }

    private static void kinds(Field field) {
        KINDS.forEach(field::option);
    }

    private static Map<String, Texts> allKinds() {
        var kinds = new LinkedHashMap<String, Texts>();
        kinds.put("tooSlow", Texts.of("Too slow", "Demasiado lento", "Troppo lento"));
        kinds.put("dontKnowHow", Texts.of("Don’t know how", "No sé cómo", "Non so come si fa"));
        kinds.put("asksTooMuch", Texts.of("Asks too much", "Pide demasiado", "Chiede troppo"));
        kinds.put("wrongData", Texts.of("Wrong data", "Datos erróneos", "Dati sbagliati"));
        kinds.put(
                "doesNotFit",
                Texts.of("Does not fit my work", "No encaja con mi trabajo", "Non va bene per il mio lavoro"));
        kinds.put("feelWatched", Texts.of("I feel watched", "Me siento bajo vigilancia", "Mi sento sotto controllo"));
        kinds.put("fault", Texts.of("A fault", "Un fallo", "Un guasto"));
        kinds.put("idea", Texts.of("An idea", "Una idea", "Un’idea"));
        return Collections.unmodifiableMap(kinds);
    }

    private static ObjectDeclaration request() {
        return ObjectDeclaration.of(
                        REQUEST,
                        "voiceRequests",
                        Texts.of("Request", "Petición", "Richiesta"),
                        Texts.of("Requests", "Peticiones", "Richieste"))
                .onDevices(OnDevices.of(OnDevices.Strategy.CORE))
                .inLists("name", "kind", "screen", "status", "answer")
                .field("name", "text", Texts.of("Request", "Petición", "Richiesta"), Field::required)
                .field(
                        "kind",
                        "select",
                        Texts.of("What it is", "Qué pasa", "Che cosa succede"),
                        VoiceDeclarations::kinds)
                .field("screen", "text", Texts.of("Screen", "Pantalla", "Schermata"))
                .field(
                        "status",
                        "select",
                        Texts.of("Status", "Estado", "Stato"),
                        f -> f.indexed()
                                .byDefault("new")
                                .option("new", Texts.of("New", "Nueva", "Nuova"), "slate")
                                .option("acknowledged", Texts.of("Read", "Leída", "Letta"), "ochre")
                                .option("planned", Texts.of("Planned", "Prevista", "Prevista"), "ochre")
                                .option("done", Texts.of("Done", "Hecha", "Fatta"), "olive")
                                .option("willNot", Texts.of("Will not", "No se hará", "Non si farà"), "brick"))
                .field("answer", "longText", Texts.of("Answer", "Respuesta", "Risposta"))
                .field(
                        "answeredBy",
                        "user",
                        Texts.of("Answered by", "Responde", "Risponde"),
                        f -> f.inverse("voiceAnswers"))
                .field("severity", "number", Texts.of("How bad (1 to 3)", "Gravedad (1 a 3)", "Gravità (1-3)"))
                .field("reach", "number", Texts.of("How many it concerns (1 to 3)", "Alcance (1 a 3)", "Portata (1-3)"))
                .field("effort", "number", Texts.of("Effort (1 to 5)", "Esfuerzo (1 a 5)", "Impegno (1-5)"))
                .field("acknowledgeBy", "date", Texts.of("Read by", "Leer antes del", "Da leggere entro"))
                .field("answerBy", "date", Texts.of("Answer by", "Responder antes del", "Da rispondere entro"))
                .field("remindedOn", "date", Texts.of("Reminded on", "Recordada el", "Ricordata il"))
                .field("acknowledgedAt", "dateTime", Texts.of("Read at", "Leída el", "Letta il"))
                .field("triagedAt", "dateTime", Texts.of("Decided at", "Decidida el", "Decisa il"))
                .field("closedAt", "dateTime", Texts.of("Closed at", "Cerrada el", "Chiusa il"));
    }

    private static ObjectDeclaration objection() {
        return ObjectDeclaration.of(
                        OBJECTION,
                        "objections",
                        Texts.of("Objection", "Objeción", "Obiezione"),
                        Texts.of("Objections", "Objeciones", "Obiezioni"))
                .title("statement")
                .inLists("statement", "raisedBy", "answer", "verdict")
                .field("statement", "text", Texts.of("Objection", "Objeción", "Obiezione"), Field::required)
                .field(
                        "raisedBy",
                        "user",
                        Texts.of("Raised by", "La plantea", "Sollevata da"),
                        f -> f.inverse("objections"))
                .field("answer", "longText", Texts.of("Answer", "Respuesta", "Risposta"))
                .field(
                        "answeredBy",
                        "user",
                        Texts.of("Answered by", "Responde", "Risponde"),
                        f -> f.inverse("objectionAnswers"))
                .field("evidence", "text", Texts.of("Evidence", "Prueba", "Prova"))
                .field(
                        "verdict",
                        "select",
                        Texts.of("For the author it is", "Para quien la planteó está", "Per chi l’ha sollevata è"),
                        f -> f.byDefault("open")
                                .option("open", Texts.of("Open", "Abierta", "Aperta"), "ochre")
                                .option("settled", Texts.of("Settled", "Resuelta", "Risolta"), "olive")
                                .option("notSettled", Texts.of("Not settled", "Sin resolver", "Non risolta"), "brick"));
    }
}
