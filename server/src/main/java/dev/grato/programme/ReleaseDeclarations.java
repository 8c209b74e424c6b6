package dev.grato.programme;

import dev.grato.access.Feature;
import dev.grato.model.ObjectDeclaration;
import dev.grato.model.ObjectDeclaration.Field;
import dev.grato.platform.Texts;

/// Who has what already: rings with their members, and the features that are on for them.
final class ReleaseDeclarations {

    private ReleaseDeclarations() {}

    static ObjectDeclaration ring() {
        return ObjectDeclaration.of(
                        ProgrammeModel.RING,
                        "rings",
                        Texts.of("Ring", "Anillo", "Anello"),
                        Texts.of("Rings", "Anillos", "Anelli"))
                .ruled()
                .inLists("name", "kind", "startsOn", "minimumWeeks")
                .field("name", "text", Texts.of("Ring", "Anillo", "Anello"), Field::required)
                .field("kind", "select", Texts.of("Kind", "Tipo", "Tipo"), ReleaseDeclarations::kinds)
                .field("startsOn", "date", Texts.of("Starts", "Empieza", "Inizia"), Field::indexed)
                .field(
                        "minimumWeeks",
                        "number",
                        Texts.of("At least, weeks", "Al menos, semanas", "Almeno, settimane"),
                        f -> f.set("min", 0).set("max", 104))
                .field(
                        "composition",
                        "longText",
                        Texts.of("Who should be in it", "Quién debería estar", "Chi dovrebbe farne parte"))
                .field("endedOn", "date", Texts.of("Ended", "Terminó", "Finito"));
    }

    private static void kinds(Field field) {
        field.required()
                .indexed()
                .option("r0", Texts.of("R0: the council", "R0: el consejo", "R0: il consiglio"), "terracotta")
                .option("r1", Texts.of("R1: one team", "R1: un equipo", "R1: una squadra"), "ochre")
                .option("r2", Texts.of("R2: one unit", "R2: una unidad", "R2: un reparto"), "ochre")
                .option("r3", Texts.of("R3: everybody here", "R3: toda la casa", "R3: tutti qui"), "olive")
                .option("r4", Texts.of("R4: partners", "R4: socios externos", "R4: esterni"), "olive")
                .option(
                        "lab",
                        Texts.of("Lab: who wants to", "Laboratorio: quien quiera", "Laboratorio: chi vuole"),
                        "slate");
    }

    static ObjectDeclaration member() {
        return ObjectDeclaration.of(
                        ProgrammeModel.RING_MEMBER,
                        "ringMembers",
                        Texts.of("Member of a ring", "Miembro de un anillo", "Membro di un anello"),
                        Texts.of("Members of rings", "Miembros de anillos", "Membri di anelli"))
                .ruled()
                .inLists("name", "ring", "user", "team")
                .field(
                        "name",
                        "text",
                        Texts.of("Name", "Nombre", "Nome"),
                        f -> f.help(Texts.of(
                                "That of the user or team, unless said otherwise.",
                                "El del usuario o equipo, si no se dice otra cosa.",
                                "Quello dell’utente o della squadra, se non si dice altro.")))
                .field(
                        "ring",
                        "relation",
                        Texts.of("Ring", "Anillo", "Anello"),
                        f -> f.required().indexed().to(ProgrammeModel.RING).inverse("members"))
                .field(
                        "user",
                        "user",
                        Texts.of("User", "Usuario", "Utente"),
                        f -> f.indexed().inverse("rings"))
                .field(
                        "team",
                        "relation",
                        Texts.of("Team", "Equipo", "Squadra"),
                        f -> f.indexed()
                                .to("team")
                                .inverse("rings")
                                .help(Texts.of(
                                        "With all teams below it.",
                                        "Con todos los equipos que dependen de él.",
                                        "Con tutte le squadre sotto di essa.")));
    }

    static ObjectDeclaration release() {
        var release = ObjectDeclaration.of(
                        ProgrammeModel.RELEASE,
                        "featureReleases",
                        Texts.of("Feature release", "Activación", "Attivazione"),
                        Texts.of("Feature releases", "Activaciones", "Attivazioni"))
                .ruled()
                .inLists("name", "feature", "status", "ring", "expiresOn")
                .field("name", "text", Texts.of("What it is for", "Para qué es", "A che serve"), Field::required)
                .field("feature", "select", Texts.of("Feature", "Función", "Funzione"), ReleaseDeclarations::features)
                .field(
                        "status",
                        "select",
                        Texts.of("Status", "Estado", "Stato"),
                        f -> f.indexed()
                                .byDefault("planned")
                                .option("planned", Texts.of("Planned", "Prevista", "Prevista"), "slate")
                                .option("on", Texts.of("On", "Activa", "Attiva"), "olive")
                                .option("ended", Texts.of("Ended", "Terminada", "Finita"), "brick"));
        return parts(release);
    }

    private static void features(Field field) {
        field.required().indexed();
        for (var feature : Feature.values()) {
            field.option(feature.key(), feature.label());
        }
    }

    private static ObjectDeclaration parts(ObjectDeclaration release) {
        return release.field(
                        "ring",
                        "relation",
                        Texts.of("For", "Para", "Per"),
                        f -> f.to(ProgrammeModel.RING)
                                .inverse("releases")
                                .help(Texts.of(
                                        "Without a ring it is on for everybody.",
                                        "Sin anillo está activa para todo el mundo.",
                                        "Senza anello è attiva per tutti.")))
                .field(
                        "pilot",
                        "relation",
                        Texts.of("Pilot", "Piloto", "Progetto pilota"),
                        f -> f.to(ProgrammeModel.PILOT)
                                .inverse("releases")
                                .help(Texts.of(
                                        "It is on while the pilot runs, and goes on if the pilot does.",
                                        "Está activa mientras dura el piloto, y sigue si el piloto sigue.",
                                        "È attiva finché il progetto pilota è in corso, e prosegue se prosegue.")))
                .field(
                        "objective",
                        "relation",
                        Texts.of("Objective", "Objetivo", "Obiettivo"),
                        f -> f.to(ProgrammeModel.OBJECTIVE).inverse("releases"))
                .field(
                        "businessOwner",
                        "user",
                        Texts.of(
                                "Answers for it in the business", "Responde en el negocio", "Ne risponde nel business"),
                        f -> f.inverse("releasesOfBusiness"))
                .field(
                        "itOwner",
                        "user",
                        Texts.of("Answers for it in IT", "Responde en TI", "Ne risponde nell’IT"),
                        f -> f.inverse("releasesOfIt"))
                .field("expiresOn", "date", Texts.of("Last day", "Último día", "Ultimo giorno"), Field::indexed)
                .field("isReversible", "boolean", Texts.of("Can be taken back", "Se puede revocar", "Si può revocare"));
    }
}
