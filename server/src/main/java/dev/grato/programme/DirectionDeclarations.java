package dev.grato.programme;

import dev.grato.model.ObjectDeclaration;
import dev.grato.model.ObjectDeclaration.Field;
import dev.grato.platform.Texts;

/// Where the programme is going: strategy and business case on one page, objectives, scope, money.
final class DirectionDeclarations {

    private DirectionDeclarations() {}

    static ObjectDeclaration programme() {
        var programme = ObjectDeclaration.of(
                        ProgrammeModel.PROGRAMME,
                        "programmes",
                        Texts.of("Programme", "Programa", "Programma"),
                        Texts.of("Programmes", "Programas", "Programmi"))
                .ruled()
                .inLists("name", "profile", "phase", "byWhen")
                .field("name", "text", Texts.of("Name", "Nombre", "Nome"), Field::required)
                .field(
                        "profile",
                        "select",
                        Texts.of("Size", "Tamaño", "Dimensione"),
                        f -> f.byDefault("micro")
                                .option(
                                        "micro",
                                        Texts.of("Under 15 people", "Menos de 15 personas", "Meno di 15 persone"))
                                .option(
                                        "small",
                                        Texts.of("15 to 50 people", "De 15 a 50 personas", "Da 15 a 50 persone"))
                                .option("full", Texts.of("Over 50 people", "Más de 50 personas", "Oltre 50 persone")))
                .field(
                        "country",
                        "select",
                        Texts.of("Country", "País", "Paese"),
                        f -> f.option("IT", Texts.of("Italy", "Italia", "Italia"))
                                .option("ES", Texts.of("Spain", "España", "Spagna"))
                                .option("DE", Texts.of("Germany", "Alemania", "Germania"))
                                .option("FR", Texts.of("France", "Francia", "Francia"))
                                .option("UK", Texts.of("United Kingdom", "Reino Unido", "Regno Unito"))
                                .option("other", Texts.of("Another country", "Otro país", "Un altro paese")))
                .field(
                        "phase",
                        "select",
                        Texts.of("Phase", "Fase", "Fase"),
                        f -> f.byDefault("start")
                                .option("start", Texts.of("Getting ready", "Preparación", "Preparazione"), "slate")
                                .option("pilot", Texts.of("Trying it out", "En prueba", "In prova"), "ochre")
                                .option("all", Texts.of("Everybody", "Todo el mundo", "Tutti"), "olive")
                                .option("review", Texts.of("Looking back", "Revisión", "Bilancio"), "terracotta"))
                .field("startedOn", "date", Texts.of("Started", "Inicio", "Avvio"));
        businessCase(programme);
        strategy(programme);
        return programme
                .field(
                        "covenant",
                        "longText",
                        Texts.of("What we promise each other", "Lo que nos prometemos", "Che cosa ci promettiamo"))
                .field(
                        "referenceTalks",
                        "longText",
                        Texts.of(
                                "Whom we asked who has done it",
                                "A quién preguntamos que ya lo ha hecho",
                                "A chi abbiamo chiesto che l’ha già fatto"))
                .field(
                        "dpia",
                        "longText",
                        Texts.of(
                                "Data protection: assessed where, by whom",
                                "Protección de datos: evaluada dónde y por quién",
                                "Protezione dei dati: valutata dove e da chi"))
                .field(
                        "holesSentOn",
                        "date",
                        Texts.of("Empty places told on", "Huecos avisados el", "Posti vuoti segnalati il"),
                        Field::readOnly);
    }

    private static void businessCase(ObjectDeclaration programme) {
        programme
                .field("whatFor", "longText", Texts.of("What for", "Para qué", "A che scopo"))
                .field("whereUsed", "longText", Texts.of("Where", "Dónde", "Dove"))
                .field("whereNot", "longText", Texts.of("Where not", "Dónde no", "Dove no"))
                .field("budget", "longText", Texts.of("Budget", "Presupuesto", "Budget"))
                .field("benefits", "longText", Texts.of("Benefits", "Beneficios", "Benefici"))
                .field("byWhen", "date", Texts.of("By when", "Para cuándo", "Entro quando"));
    }

    private static void strategy(ObjectDeclaration programme) {
        programme
                .field("winStrategy", "longText", Texts.of("Whom we win", "A quién ganamos", "Chi conquistiamo"))
                .field(
                        "monetiseStrategy",
                        "longText",
                        Texts.of("What we earn with", "Con qué ganamos dinero", "Con che cosa guadagniamo"))
                .field("retainStrategy", "longText", Texts.of("Whom we keep", "A quién conservamos", "Chi tratteniamo"))
                .field(
                        "letGoStrategy",
                        "longText",
                        Texts.of("Whom we let go", "A quién dejamos ir", "Chi lasciamo andare"));
    }

    static ObjectDeclaration objective() {
        var objective = ObjectDeclaration.of(
                        ProgrammeModel.OBJECTIVE,
                        "objectives",
                        Texts.of("Objective", "Objetivo", "Obiettivo"),
                        Texts.of("Objectives", "Objetivos", "Obiettivi"))
                .ruled()
                .inLists("name", "pillar", "baseline", "target", "kpiValue", "dueOn", "businessOwner")
                .field("name", "text", Texts.of("Objective", "Objetivo", "Obiettivo"), Field::required)
                .field(
                        "pillar",
                        "select",
                        Texts.of("It helps to", "Ayuda a", "Aiuta a"),
                        f -> f.option("win", Texts.of("Win customers", "Ganar clientes", "Conquistare clienti"))
                                .option("monetise", Texts.of("Earn more", "Vender más", "Guadagnare di più"))
                                .option(
                                        "retain",
                                        Texts.of("Keep customers", "Conservar clientes", "Tenere i clienti")));
        kpi(objective);
        return objective
                .field("dueOn", "date", Texts.of("Due", "Fecha", "Scadenza"))
                .field(
                        "businessOwner",
                        "user",
                        Texts.of("Owner in the business", "Responsable de negocio", "Responsabile nel business"),
                        f -> f.inverse("businessObjectives"))
                .field(
                        "itOwner",
                        "user",
                        Texts.of("Owner in IT", "Responsable de TI", "Responsabile IT"),
                        f -> f.inverse("itObjectives"));
    }

    /// A saved question with a measure, and its latest answer.
    private static void kpi(ObjectDeclaration objective) {
        objective
                .field(
                        "kpiObject",
                        "text",
                        Texts.of("Measured on", "Se mide en", "Si misura su"),
                        f -> f.help(Texts.of(
                                "The list it is measured on, as in its address: deals, cases.",
                                "La lista en la que se mide, como en su dirección: deals, cases.",
                                "L’elenco su cui si misura, come nel suo indirizzo: deals, cases.")))
                .field("kpiFilter", "json", Texts.of("Which of them", "Cuáles", "Quali"))
                .field(
                        "kpiMeasure",
                        "select",
                        Texts.of("Measure", "Medida", "Misura"),
                        f -> f.option("count", Texts.of("How many", "Cuántos", "Quanti"))
                                .option("sum", Texts.of("Sum", "Suma", "Somma"))
                                .option("average", Texts.of("Average", "Media", "Media")))
                .field("kpiField", "text", Texts.of("Of the field", "Del campo", "Del campo"))
                .field("unit", "text", Texts.of("Unit", "Unidad", "Unità"))
                .field("baseline", "number", Texts.of("From", "Desde", "Da"))
                .field("target", "number", Texts.of("To", "Hasta", "A"))
                .field("kpiValue", "number", Texts.of("Now", "Ahora", "Adesso"))
                .field("kpiReadOn", "date", Texts.of("Measured on the day", "Medido el día", "Misurato il giorno"))
                .field(
                        "kpiProblem",
                        "select",
                        Texts.of("Why it is not measured", "Por qué no se mide", "Perché non si misura"),
                        DirectionDeclarations::problems);
    }

    private static void problems(Field field) {
        field.readOnly()
                .option("noList", Texts.of("There is no such list", "No existe esa lista", "L’elenco non esiste"))
                .option("noField", Texts.of("There is no such field", "No existe ese campo", "Il campo non esiste"))
                .option(
                        "noNumber",
                        Texts.of("The field is no number", "El campo no es un número", "Il campo non è un numero"))
                .option(
                        "badFilter",
                        Texts.of(
                                "Its filter cannot be answered any more",
                                "Su filtro ya no se puede responder",
                                "Il suo filtro non ha più risposta"))
                .option("severalCurrencies", Texts.of("Several currencies", "Varias monedas", "Più valute"))
                .option(
                        "nothingYet",
                        Texts.of("Nothing to measure yet", "Aún no hay nada que medir", "Ancora niente da misurare"));
    }

    static ObjectDeclaration scopeItem() {
        return ObjectDeclaration.of(
                        ProgrammeModel.SCOPE_ITEM,
                        "scopeItems",
                        Texts.of("Scope item", "Elemento de alcance", "Elemento di perimetro"),
                        Texts.of("Scope", "Alcance", "Perimetro"))
                .ruled()
                .inLists("name", "side", "plannedOn", "doneOn", "revisitOn")
                .field(
                        "name",
                        "text",
                        Texts.of("Process, unit or channel", "Proceso, área o canal", "Processo, reparto o canale"),
                        Field::required)
                .field(
                        "side",
                        "select",
                        Texts.of("In or out", "Dentro o fuera", "Dentro o fuori"),
                        f -> f.required()
                                .option("in", Texts.of("In", "Dentro", "Dentro"), "olive")
                                .option("out", Texts.of("Out", "Fuera", "Fuori"), "slate"))
                .field("reason", "longText", Texts.of("Reason", "Motivo", "Motivo"))
                .field("plannedOn", "date", Texts.of("Planned for", "Previsto para", "Previsto per"))
                .field("doneOn", "date", Texts.of("Delivered", "Entregado", "Consegnato"))
                .field("revisitOn", "date", Texts.of("Look again", "Revisar el", "Da rivedere il"));
    }

    static ObjectDeclaration budgetLine() {
        return ObjectDeclaration.of(
                        ProgrammeModel.BUDGET_LINE,
                        "budgetLines",
                        Texts.of("Budget line", "Partida", "Voce di budget"),
                        Texts.of("Budget lines", "Partidas", "Voci di budget"))
                .ruled()
                .inLists("name", "kind", "planned", "fromDay", "toDay")
                .field("name", "text", Texts.of("Name", "Nombre", "Nome"), Field::required)
                .field(
                        "kind",
                        "select",
                        Texts.of("Kind", "Tipo", "Tipo"),
                        f -> f.option(
                                        "licence",
                                        Texts.of("Licence and hosting", "Licencia y alojamiento", "Licenza e hosting"))
                                .option("build", Texts.of("Building", "Construcción", "Realizzazione"))
                                .option("data", Texts.of("Data", "Datos", "Dati"))
                                .option(
                                        "change",
                                        Texts.of(
                                                "Change and training",
                                                "Cambio y formación",
                                                "Cambiamento e formazione"))
                                .option("support", Texts.of("Support", "Soporte", "Supporto"))
                                .option("ownTime", Texts.of("Own time", "Tiempo propio", "Tempo proprio")))
                .field("planned", "money", Texts.of("Planned", "Previsto", "Previsto"))
                .field("fromDay", "date", Texts.of("From", "Desde", "Dal"))
                .field("toDay", "date", Texts.of("To", "Hasta", "Al"));
    }

    static ObjectDeclaration cost() {
        return ObjectDeclaration.of(
                        ProgrammeModel.COST,
                        "costEntries",
                        Texts.of("Cost", "Gasto", "Costo"),
                        Texts.of("Costs", "Gastos", "Costi"))
                .ruled()
                .inLists("name", "budgetLine", "amount", "spentOn")
                .field("name", "text", Texts.of("For", "Concepto", "Per"), Field::required)
                .field(
                        "budgetLine",
                        "relation",
                        Texts.of("Budget line", "Partida", "Voce di budget"),
                        f -> f.required().to(ProgrammeModel.BUDGET_LINE).inverse("costs"))
                .field("amount", "money", Texts.of("Amount", "Importe", "Importo"), Field::required)
                .field("spentOn", "date", Texts.of("On", "Fecha", "Data"));
    }

    static ObjectDeclaration claim() {
        return ObjectDeclaration.of(
                        ProgrammeModel.CLAIM,
                        "benefitClaims",
                        Texts.of("Benefit", "Beneficio", "Beneficio"),
                        Texts.of("Benefits", "Beneficios", "Benefici"))
                .ruled()
                .inLists("name", "planned", "fromDay", "toDay", "realised", "grade")
                .field(
                        "name",
                        "text",
                        Texts.of("What we expect", "Qué esperamos", "Che cosa ci aspettiamo"),
                        Field::required)
                .field(
                        "objective",
                        "relation",
                        Texts.of("Through the objective", "Por el objetivo", "Con l’obiettivo"),
                        f -> f.to(ProgrammeModel.OBJECTIVE).inverse("benefits"))
                .field(
                        "formula",
                        "longText",
                        Texts.of("How it is worked out", "Cómo se calcula", "Come si calcola"),
                        f -> f.help(Texts.of(
                                "So that somebody else gets the same figure: so many a year, at so much each.",
                                "Para que cualquiera obtenga la misma cifra: tantos al año, a tanto cada uno.",
                                "Perché chiunque ottenga la stessa cifra: tanti all’anno, a tanto ciascuno.")))
                .field("planned", "money", Texts.of("Planned", "Previsto", "Previsto"))
                .field("fromDay", "date", Texts.of("From", "Desde", "Dal"))
                .field("toDay", "date", Texts.of("To", "Hasta", "Al"))
                .field("realised", "money", Texts.of("Realised until now", "Logrado hasta hoy", "Ottenuto finora"))
                .field("realisedOn", "date", Texts.of("Worked out on", "Calculado el", "Calcolato il"))
                .field(
                        "grade",
                        "select",
                        Texts.of("How we know", "Cómo lo sabemos", "Come lo sappiamo"),
                        DirectionDeclarations::grades);
    }

    private static void grades(Field field) {
        field.option(
                        "a",
                        Texts.of(
                                "A: compared with those not yet in",
                                "A: comparado con quienes aún no están",
                                "A: confrontato con chi non c’è ancora"),
                        "olive")
                .option("b", Texts.of("B: before and after", "B: antes y después", "B: prima e dopo"), "olive")
                .option("c", Texts.of("C: plausible", "C: verosímil", "C: plausibile"), "ochre")
                .option(
                        "d",
                        Texts.of(
                                "D: a story; never counted",
                                "D: una anécdota; no cuenta",
                                "D: un aneddoto; non si conta"),
                        "slate");
    }
}
