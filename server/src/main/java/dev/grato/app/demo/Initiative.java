package dev.grato.app.demo;

import dev.grato.programme.ProgrammeModel;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The company's own CRM programme, six weeks in: one trial that was stopped and taught something, one that runs, a
/// name
/// that has not said yes, a decision that waits.
final class Initiative {

    private static final int WEEKS = 6;

    private final DemoCalendar calendar;
    private final Ledger ledger;

    Initiative(DemoCalendar calendar, Ledger ledger) {
        this.calendar = calendar;
        this.ledger = ledger;
    }

    void tell() {
        var begun = calendar.today().minusWeeks(WEEKS);
        var answers = answers();
        create(
                begun,
                ProgrammeModel.PROGRAMME,
                ProgrammeModel.ID,
                with(answers, "name", "The CRM programme", "profile", "micro", "startedOn", begun.toString()));
        names(begun);
        sign(begun.plusDays(2), "Steven Buchanan", Staff.MANAGER, answers);
        sign(begun.plusDays(3), "Andrew Fuller", Staff.HEAD, answers);
        trials(begun);
        create(
                begun.plusDays(1),
                ProgrammeModel.OBJECTIVE,
                id("objective/late"),
                values(
                        "name",
                        "Fewer complaints about late deliveries",
                        "pillar",
                        "retain",
                        "kpiObject",
                        "cases",
                        "kpiFilter",
                        Map.of("field", "openedAt", "op", "ge", "value", "today-30d"),
                        "kpiMeasure",
                        "count",
                        "unit",
                        "in 30 days",
                        "baseline",
                        12,
                        "target",
                        4,
                        "dueOn",
                        calendar.today().plusWeeks(WEEKS).toString(),
                        "businessOwner",
                        Staff.user(Staff.INSIDE_SALES).toString()));
        create(
                calendar.today().minusDays(6),
                ProgrammeModel.DECISION,
                id("decision/prices"),
                values(
                        "name", "Who may give a discount of more than ten per cent?",
                        "options", "Each seller up to fifteen; or the team lead alone, within a day",
                        "status", "open",
                        "askedOn", calendar.today().minusDays(6).toString()));
    }

    private static Map<String, @Nullable Object> answers() {
        return values(
                "whatFor", "Every promise to a customer is kept or taken back in time.",
                "whereUsed", "Sales in London and Seattle, from the first call to the delivery.",
                "whereNot", "Not for accounting, not for the warehouse, not to measure anybody’s day.",
                "budget", "9,000 and half a day a week of three people; a fifth of it for training.",
                "benefits", "Offers within a day; a third of the complaints about late deliveries.",
                "covenant",
                        "We use the CRM to serve customers better, not to watch each other.\n"
                                + "Whoever is hindered by it says so, and gets an answer.");
    }

    private void names(LocalDate begun) {
        role(begun, "leader", "Steven Buchanan", Staff.MANAGER, true);
        role(begun, "dataKeeper", "Laura Callahan", Staff.INSIDE_SALES, true);
        role(begun.plusDays(1), "helper", "Andrew Fuller", Staff.HEAD, false);
        create(
                begun,
                ProgrammeModel.PROCESS,
                process(),
                values(
                        "name",
                        "From the enquiry to the offer",
                        "isFirst",
                        true,
                        "processOwner",
                        Staff.user(Staff.MANAGER).toString()));
    }

    private void role(LocalDate day, String kind, String name, int employee, boolean hasAccepted) {
        var values = values(
                "kind",
                kind,
                "name",
                name,
                "user",
                Staff.user(employee).toString(),
                "programme",
                ProgrammeModel.ID.toString());
        if (hasAccepted) {
            values.put("acceptedAt", second(day, id("role/" + kind)));
        }
        create(day, ProgrammeModel.ROLE, id("role/" + kind), values);
    }

    private void sign(LocalDate day, String name, int employee, Map<String, @Nullable Object> wording) {
        create(
                day,
                ProgrammeModel.SIGNATURE,
                id("signature/" + name),
                values(
                        "name", name,
                        "about", Map.of("object", ProgrammeModel.PROGRAMME, "id", ProgrammeModel.ID.toString()),
                        "user", Staff.user(employee).toString(),
                        "signedAt", second(day, id("signature/" + name)),
                        "wording", wording));
    }

    private void trials(LocalDate begun) {
        create(
                begun.plusDays(3),
                ProgrammeModel.PILOT,
                id("pilot/forms"),
                values(
                        "name", "Visit reports with twelve questions",
                        "status", "stopped",
                        "people", "Nancy, Janet and doubtful Robert",
                        "hypothesis", "Complete reports show why offers are lost",
                        "startsOn", begun.plusDays(3).toString(),
                        "decideBy", begun.plusDays(17).toString(),
                        "decidedOn", begun.plusDays(15).toString(),
                        "reason", "Nobody read the reports, and they took a quarter of an hour each.",
                        "lesson", "Ask for one line after a visit. Who wants to know more asks on the phone."));
        create(
                begun.plusDays(20),
                ProgrammeModel.PILOT,
                id("pilot/offers"),
                values(
                        "name", "An offer within a day",
                        "status", "running",
                        "process", process().toString(),
                        "people", "Nancy, Margaret and doubtful Robert",
                        "hypothesis", "No enquiry waits for more than a day",
                        "startsOn", begun.plusDays(28).toString(),
                        "decideBy", calendar.today().plusDays(9).toString()));
    }

    private static UUID process() {
        return id("process/offer");
    }

    private static UUID id(String key) {
        return Dice.id("initiative/" + key, DemoPlan.NEWEST);
    }

    private String second(LocalDate day, UUID record) {
        return at(day, record).truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private Instant at(LocalDate day, UUID record) {
        return calendar.at(day, 10, record.toString());
    }

    private void create(LocalDate day, String object, UUID id, Map<String, @Nullable Object> values) {
        var collected = Values.none();
        values.forEach(collected::and);
        ledger.create(at(day, id), object, id, collected);
    }

    private static Map<String, @Nullable Object> with(Map<String, @Nullable Object> values, Object... more) {
        var all = values(more);
        all.putAll(values);
        return all;
    }

    private static Map<String, @Nullable Object> values(Object... namesAndValues) {
        var values = new LinkedHashMap<String, @Nullable Object>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return values;
    }
}
