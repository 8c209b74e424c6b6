package dev.grato.programme;

import dev.grato.model.ObjectDeclaration;
import dev.grato.model.ObjectDeclaration.Field;
import dev.grato.platform.Texts;

/// What was passed on the way from a strategy to everybody, and what was changed of what a pilot is judged by.
final class GateDeclarations {

    private GateDeclarations() {}

    static ObjectDeclaration change() {
        return ObjectDeclaration.of(
                        ProgrammeModel.CHANGE,
                        "criterionChanges",
                        Texts.of("Change of a criterion", "Cambio de un criterio", "Modifica di un criterio"),
                        Texts.of("Changes of criteria", "Cambios de criterios", "Modifiche di criteri"))
                .ruled()
                .inLists("name", "criterion", "was", "threshold", "businessSignedAt", "itSignedAt")
                .field("name", "text", Texts.of("Why", "Por qué", "Perché"), Field::required)
                .field(
                        "criterion",
                        "relation",
                        Texts.of("Criterion", "Criterio", "Criterio"),
                        f -> f.required().indexed().to(ProgrammeModel.CRITERION).inverse("changes"))
                .field(
                        "was",
                        "number",
                        Texts.of("Threshold before", "Umbral anterior", "Soglia di prima"),
                        Field::readOnly)
                .field(
                        "threshold",
                        "number",
                        Texts.of("New threshold", "Umbral nuevo", "Soglia nuova"),
                        Field::required)
                .field(
                        "businessSignedAt",
                        "dateTime",
                        Texts.of("Signed for the business", "Firmado por el negocio", "Firmato per il business"))
                .field("itSignedAt", "dateTime", Texts.of("Signed for IT", "Firmado por TI", "Firmato per l’IT"));
    }

    static ObjectDeclaration review() {
        return ObjectDeclaration.of(
                        ProgrammeModel.REVIEW,
                        "gateReviews",
                        Texts.of("Gate passed", "Puerta pasada", "Varco passato"),
                        Texts.of("Gates passed", "Puertas pasadas", "Varchi passati"))
                .ruled()
                .inLists("name", "gate", "heldOn", "open", "decidedBy")
                .field("name", "text", Texts.of("Gate passed", "Puerta pasada", "Varco passato"), Field::required)
                .field(
                        "gate",
                        "text",
                        Texts.of("Gate", "Puerta", "Varco"),
                        f -> f.required().readOnly())
                .field(
                        "heldOn",
                        "date",
                        Texts.of("Passed on", "Pasada el", "Passato il"),
                        f -> f.indexed().readOnly())
                .field(
                        "open",
                        "number",
                        Texts.of("Musts that were open", "Imprescindibles abiertos", "Obblighi aperti"),
                        Field::readOnly)
                .field(
                        "missing",
                        "longText",
                        Texts.of("What was missing", "Qué faltaba", "Che cosa mancava"),
                        Field::readOnly)
                .field(
                        "exception",
                        "longText",
                        Texts.of("Why nevertheless", "Por qué a pesar de ello", "Perché comunque"),
                        Field::readOnly)
                .field(
                        "decidedBy",
                        "user",
                        Texts.of("Passed by", "Pasada por", "Passato da"),
                        f -> f.readOnly().inverse("gatesPassed"));
    }
}
