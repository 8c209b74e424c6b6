package dev.grato.app.demo;

import dev.grato.programme.ProgrammeModel;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The programme of the large house, four months in: one pilot that was stopped and taught something, one that went on,
/// one
/// that runs; a ring that has ended and one that works; a decision taken back; money, groups and what was agreed.
final class LargeInitiative {

    private static final int WEEKS = 17;

    private final DemoCalendar calendar;
    private final Ledger ledger;
    private final LocalDate begun;

    LargeInitiative(DemoCalendar calendar, Ledger ledger) {
        this.calendar = calendar;
        this.ledger = ledger;
        this.begun = calendar.today().minusWeeks(WEEKS);
    }

    void tell() {
        programme();
        names();
        processes();
        scope();
        money();
        groups();
        rings();
        pilots();
        objectives();
        decisions();
        map();
        steering();
        benefits();
    }

    private LocalDate week(int week) {
        return begun.plusWeeks(week);
    }

    private void programme() {
        var answers = answers();
        var values = new LinkedHashMap<>(answers);
        values.put("name", "The CRM programme");
        values.put("profile", "full");
        values.put("country", "UK");
        values.put("phase", "pilot");
        values.put("startedOn", begun.toString());
        values.put("byWhen", begun.plusWeeks(52).toString());
        create(begun, ProgrammeModel.PROGRAMME, ProgrammeModel.ID, values);
        sign(2, "Ingrid Solberg", Colleagues.user(Colleagues.CHIEF), answers);
        sign(2, "Andrew Fuller", Staff.user(Staff.HEAD), answers);
    }

    private Map<String, @Nullable Object> answers() {
        return values(
                "whatFor", "Every promise to a customer is kept or taken back in time, whoever made it.",
                "whereUsed",
                        "Sales, customer service and the warehouse’s delivery desk, from the enquiry to the complaint.",
                "whereNot",
                        "Not for accounting, not for pay or appraisal, not for the drivers. Suppliers stay in the old system.",
                "budget", "180,000 in two years; a fifth of it for training, data and support.",
                "benefits",
                        "Half as many complaints about late deliveries; offers within a day; one customer, one story.",
                "winStrategy", "Delicatessen shops that order every week; we call back the same day.",
                "monetiseStrategy", "Whole assortments instead of single articles.",
                "retainStrategy", "Whoever has bought for three years hears of a delay from us first.",
                "letGoStrategy", "Whoever orders once a year and pays late.",
                "covenant",
                        "We use the CRM to serve customers better, not to watch each other.\n"
                                + "Whoever is hindered by it says so, and gets an answer within five days.");
    }

    private void names() {
        role(0, "leader", "Andrew Fuller", Staff.user(Staff.HEAD), true);
        role(0, "sponsor", Colleagues.CHIEF, Colleagues.user(Colleagues.CHIEF), true);
        role(1, "notLeader", Colleagues.HEAD_OF_IT, Colleagues.user(Colleagues.HEAD_OF_IT), true);
        role(1, "administrator", "Yuki Tanabe", Colleagues.user("Yuki Tanabe"), true);
        role(1, "administrator", "Marta Ferrer", Colleagues.user("Marta Ferrer"), true);
        role(1, "systemOwner", Colleagues.HEAD_OF_IT, Colleagues.user(Colleagues.HEAD_OF_IT), true);
        role(1, "dataKeeper", "Laura Callahan", Staff.user(Staff.INSIDE_SALES), true);
        role(2, "helper", "Aisha Rahman", Colleagues.user("Aisha Rahman"), true);
        for (var name : List.of("Bridget Doyle", "Carl Jensen", "Walter Pohl", "Giulia Moretti", "Harold Finch")) {
            role(3, "council", name, Colleagues.user(name), !name.equals("Walter Pohl"));
        }
    }

    private void role(int week, String kind, String name, UUID user, boolean hasAccepted) {
        var id = id("role/" + kind + "/" + name);
        var values =
                values("kind", kind, "name", name, "user", user.toString(), "programme", ProgrammeModel.ID.toString());
        if (hasAccepted) {
            values.put("acceptedAt", second(week(week), id));
        }
        create(week(week), ProgrammeModel.ROLE, id, values);
    }

    private void sign(int week, String name, UUID user, Map<String, @Nullable Object> wording) {
        var id = id("signature/" + name);
        create(
                week(week),
                ProgrammeModel.SIGNATURE,
                id,
                values(
                        "name", name,
                        "about", Map.of("object", ProgrammeModel.PROGRAMME, "id", ProgrammeModel.ID.toString()),
                        "user", user.toString(),
                        "signedAt", second(week(week), id),
                        "wording", wording));
    }

    private void processes() {
        process("offer", "From the enquiry to the offer", Staff.user(Staff.MANAGER), true);
        process("complaint", "From the complaint to the settlement", Colleagues.user("Aisha Rahman"), false);
        process("delivery", "From the order to the delivery", Colleagues.user("Carl Jensen"), false);
    }

    private void process(String key, String name, UUID owner, boolean isFirst) {
        create(
                week(1),
                ProgrammeModel.PROCESS,
                id("process/" + key),
                values("name", name, "isFirst", isFirst, "processOwner", owner.toString()));
    }

    private void scope() {
        item("Enquiries and offers", "in", 4, 8, null);
        item("Complaints", "in", 10, null, null);
        item("Delivery desk", "in", 20, null, null);
        item("Accounting", "out", null, null, "Works as it is; who owes what comes from there by itself.");
        item("Suppliers", "out", null, null, "To be looked at again when purchasing has its new system.");
    }

    private void item(
            String name, String side, @Nullable Integer planned, @Nullable Integer done, @Nullable String reason) {
        var values = values("name", name, "side", side, "reason", reason);
        if (planned != null) {
            values.put("plannedOn", week(planned).toString());
        }
        if (done != null) {
            values.put("doneOn", week(done).toString());
        }
        create(week(1), ProgrammeModel.SCOPE_ITEM, id("scope/" + name), values);
    }

    private void money() {
        line("Licence and hosting", "licence", 40_000, List.of(8_000));
        line("Building and connecting", "build", 60_000, List.of(14_000, 6_500));
        line("Data", "data", 20_000, List.of(5_200));
        line("Training and change", "change", 40_000, List.of(6_000, 4_800));
        line("Support", "support", 20_000, List.of(2_400));
    }

    private void line(String name, String kind, int planned, List<Integer> costs) {
        var id = id("budget/" + name);
        create(
                week(1),
                ProgrammeModel.BUDGET_LINE,
                id,
                values(
                        "name", name,
                        "kind", kind,
                        "planned", Map.of("amount", planned, "currency", Values.CURRENCY),
                        "fromDay", begun.toString(),
                        "toDay", begun.plusWeeks(104).toString()));
        for (int i = 0; i < costs.size(); i++) {
            var day = week(4 + 6 * i);
            create(
                    day,
                    ProgrammeModel.COST,
                    id("cost/" + name + i),
                    values(
                            "name", name + ", invoice " + (i + 1),
                            "budgetLine", id.toString(),
                            "amount", Map.of("amount", costs.get(i), "currency", Values.CURRENCY),
                            "spentOn", day.toString()));
        }
    }

    private void groups() {
        group(
                "Sellers on the road",
                16,
                6,
                2,
                "The weekly report by mail",
                "One line after a visit",
                "The free hand with prices up to ten per cent");
        group("Customer service", 8, 12, 7, "The shared mailbox", "One list of open complaints", null);
        group("Delivery desk", 12, 20, 15, "The wall chart", "Seeing who waits for what", null);
    }

    private void group(
            String name, int heads, int starts, int asked, String stops, String begins, @Nullable String loses) {
        var id = id("group/" + name);
        create(
                week(2),
                ProgrammeModel.ROLE_GROUP,
                id,
                values(
                        "name", name,
                        "headcount", heads,
                        "startsOn", week(starts).toString(),
                        "stops", stops,
                        "begins", begins,
                        "loses", loses,
                        "gains", "Nobody asks you twice for what you have said once.",
                        "willDo", "Remember promises and say in time what is late.",
                        "willNotDo", "Plan routes. Replace the telephone."));
        var day = week(asked);
        create(
                day,
                ProgrammeModel.INVOLVEMENT,
                id("involved/" + name),
                values(
                        "name", "Two afternoons with real cases",
                        "roleGroup", id.toString(),
                        "kind", "test",
                        "heldOn", day.toString(),
                        "headcount", Math.max(3, heads / 3)));
    }

    private void rings() {
        ring("r0", "The council tries it", 3, 2, week(6));
        ring("r1", "Sales Europe", 6, 4, null);
        ring("r2", "Customer service", 19, 6, null);
        for (var name : List.of("Bridget Doyle", "Carl Jensen", "Walter Pohl", "Giulia Moretti", "Harold Finch")) {
            member("r0", name, "user", Colleagues.user(name));
        }
        member("r1", "Sales Europe", "team", Staff.team("europe"));
        member("r1", "Field sales", "team", Colleagues.team("field"));
    }

    private void ring(String kind, String name, int starts, int weeks, @Nullable LocalDate ended) {
        create(
                week(2),
                ProgrammeModel.RING,
                id("ring/" + kind),
                values(
                        "name", name,
                        "kind", kind,
                        "startsOn", week(starts).toString(),
                        "minimumWeeks", weeks,
                        "endedOn", ended == null ? null : ended.toString()));
    }

    private void member(String ring, String name, String kind, UUID who) {
        create(
                week(2),
                ProgrammeModel.RING_MEMBER,
                id("member/" + ring + "/" + name),
                values("ring", id("ring/" + ring).toString(), kind, who.toString()));
    }

    private void pilots() {
        pilot(
                "forms",
                "Visit reports with twelve questions",
                "offer",
                "Complete reports show why offers are lost",
                2,
                4,
                8);
        criterion("forms", "success", "Eight of ten visits have a report");
        criterion("forms", "kill", "A report takes longer than ten minutes");
        end("forms", 7, "stopped", "A report took a quarter of an hour, and nobody read them.");
        learned("forms", "Ask for one line after a visit. Who wants to know more asks on the phone.");

        pilot("offers", "An offer within a day", "offer", "No enquiry waits for more than a day", 3, 6, 12);
        criterion("offers", "success", "Nine of ten offers leave within a day");
        criterion("offers", "guardrail", "The number of wrong offers does not rise");
        criterion("offers", "kill", "Sellers type prices that are in the catalogue");
        end("offers", 12, "promoted", "14 of 15 offers left within a day; wrong ones fell from 4 to 2.");

        pilot(
                "complaints",
                "Complaints answered by who took them",
                "complaint",
                "Nobody has to tell it twice",
                10,
                13,
                19);
        criterion("complaints", "success", "Complaints about late deliveries fall by a third");
        criterion("complaints", "kill", "More complaints stay open than before");
    }

    private void pilot(String key, String name, String process, String expected, int planned, int starts, int last) {
        create(
                week(planned),
                ProgrammeModel.PILOT,
                id("pilot/" + key),
                values(
                        "name",
                        name,
                        "status",
                        "planned",
                        "process",
                        id("process/" + process).toString(),
                        "people",
                        "Sales Europe, with doubtful Walter",
                        "hypothesis",
                        expected,
                        "startsOn",
                        week(starts).toString(),
                        "decideBy",
                        week(last).toString()));
        if (last > WEEKS) { // one whose last day has passed cannot begin; how it ended is told where it does
            update(week(starts), ProgrammeModel.PILOT, id("pilot/" + key), values("status", "running"));
        }
    }

    private void criterion(String pilot, String kind, String name) {
        create(
                week(pilot.equals("complaints") ? 11 : 3),
                ProgrammeModel.CRITERION,
                id("criterion/" + pilot + "/" + kind),
                values("name", name, "kind", kind, "pilot", id("pilot/" + pilot).toString()));
    }

    private void end(String pilot, int week, String status, String reason) {
        update(
                week(week),
                ProgrammeModel.PILOT,
                id("pilot/" + pilot),
                values(
                        "status",
                        status,
                        "reason",
                        reason,
                        "decidedOn",
                        week(week).toString()));
    }

    private void learned(String pilot, String lesson) {
        update(week(9), ProgrammeModel.PILOT, id("pilot/" + pilot), values("lesson", lesson));
    }

    private void objectives() {
        var late = Map.<String, Object>of("field", "openedAt", "op", "ge", "value", "today-30d");
        objective("late", "Fewer complaints about late deliveries", "retain", "cases", late, "in 30 days", 44, 20, 30);
        var won = Map.<String, Object>of(
                "and",
                List.of(
                        Map.of("field", "stage.kind", "value", "won"),
                        Map.of("field", "closedOn", "op", "ge", "value", "today-90d")));
        objective("won", "More deals won in a quarter", "win", "deals", won, "in 90 days", 70, 95, 34);
        var orders = Map.<String, Object>of(
                "and",
                List.of(
                        Map.of("field", "kind", "value", "order"),
                        Map.of("field", "issuedOn", "op", "ge", "value", "today-90d")));
        objective(
                "orders",
                "More orders from those we have",
                "monetise",
                "documents",
                orders,
                "in 90 days",
                150,
                200,
                34);
        create(
                week(13),
                ProgrammeModel.RELEASE,
                id("release/calls"),
                values(
                        "name", "Who is calling, for Sales Europe",
                        "feature", "calls",
                        "status", "on",
                        "ring", id("ring/r1").toString(),
                        "pilot", id("pilot/complaints").toString(),
                        "objective", id("objective/late").toString(),
                        "businessOwner", Staff.user(Staff.MANAGER).toString(),
                        "itOwner", Colleagues.user("Yuki Tanabe").toString(),
                        "expiresOn", week(24).toString(),
                        "isReversible", true));
    }

    private void objective(
            String key,
            String name,
            String pillar,
            String object,
            Map<String, Object> filter,
            String unit,
            int from,
            int to,
            int due) {
        create(
                week(2),
                ProgrammeModel.OBJECTIVE,
                id("objective/" + key),
                values(
                        "name", name,
                        "pillar", pillar,
                        "kpiObject", object,
                        "kpiFilter", filter,
                        "kpiMeasure", "count",
                        "unit", unit,
                        "baseline", from,
                        "target", to,
                        "dueOn", week(due).toString(),
                        "businessOwner", Staff.user(Staff.MANAGER).toString(),
                        "itOwner", Colleagues.user("Yuki Tanabe").toString()));
    }

    private void decisions() {
        decided(
                "prices",
                "Who may give a discount of more than ten per cent?",
                3,
                4,
                "The team lead alone, within a day",
                "business");
        decided("master", "Which system masters addresses?", 4, 6, "The CRM; the shop reads them", "both");
        decided("mail", "Is every mail kept with the customer?", 5, 6, "Only those somebody files by a click", "both");
        decided("tablets", "Tablets or telephones on the road?", 6, 9, "Telephones; nobody wants to carry two", "it");
        update(
                week(11),
                ProgrammeModel.DECISION,
                id("decision/mail"),
                values("status", "reversed", "reversedOn", week(11).toString()));
        open("export", "Who may take whole lists along?", 6);
        open("drivers", "Do drivers see complaints about their tour?", 17);
    }

    private void decided(String key, String question, int asked, int week, String answer, String side) {
        create(
                week(asked),
                ProgrammeModel.DECISION,
                id("decision/" + key),
                values(
                        "name",
                        question,
                        "status",
                        "decided",
                        "answer",
                        answer,
                        "reason",
                        "Whoever stands before the customer has to know it at once.",
                        "side",
                        side,
                        "isReversible",
                        true,
                        "askedOn",
                        week(asked).toString(),
                        "decidedOn",
                        week(week).toString()));
    }

    private void open(String key, String question, int daysAgo) {
        var asked = calendar.today().minusDays(daysAgo);
        create(
                asked,
                ProgrammeModel.DECISION,
                id("decision/" + key),
                values("name", question, "status", "open", "side", "both", "askedOn", asked.toString()));
    }

    private void map() {
        system("erp", "ERP", Colleagues.user(Colleagues.HEAD_OF_IT), "Prices, stock, open invoices", "feed", null);
        system("shop", "Web shop", Colleagues.user("Yuki Tanabe"), "What was ordered on the web", "file", null);
        system("chart", "Wall chart of the delivery desk", null, null, "hand", 24);
        use("offer", "erp", "Prices come from it every night");
        use("delivery", "erp", "Orders go there, delivery notes come back");
        use("delivery", "chart", "Who drives where");
        use("offer", "shop", "Enquiries arrive from it");
    }

    private void system(
            String key,
            String name,
            @Nullable UUID owner,
            @Nullable String authority,
            String way,
            @Nullable Integer ends) {
        create(
                week(2),
                ProgrammeModel.SYSTEM,
                id("system/" + key),
                values(
                        "name",
                        name,
                        "systemOwner",
                        owner == null ? null : owner.toString(),
                        "authority",
                        authority,
                        "way",
                        way,
                        "retireOn",
                        ends == null ? null : week(ends).toString()));
    }

    private void use(String process, String system, String what) {
        create(
                week(3),
                ProgrammeModel.USE,
                id("use/" + process + "/" + system),
                values(
                        "name",
                        what,
                        "process",
                        id("process/" + process).toString(),
                        "system",
                        id("system/" + system).toString()));
    }

    private void steering() {
        var ritual = id("ritual/steering");
        create(
                week(1),
                ProgrammeModel.RITUAL,
                ritual,
                values(
                        "name",
                        "Steering, half an hour",
                        "purpose",
                        "What was promised, what is in the way, who decides what by when.",
                        "everyWeeks",
                        2,
                        "startsOn",
                        week(1).toString(),
                        "holder",
                        Staff.user(Staff.HEAD).toString()));
        met(ritual, 3, "The forms with twelve questions are tried on sixteen sellers first", true);
        met(ritual, 5, "Prices come from the ERP every night, not by hand", false);
        met(ritual, 7, "The forms are stopped; one line after a visit instead", true);
        met(ritual, 9, "Telephones on the road, no tablets", false);
        met(ritual, 13, "Complaints begin; whoever takes one keeps it", true);
        met(ritual, 15, "The delivery desk begins three weeks later than planned", true);
        risk("prices", "The ERP hands over prices too late in the morning", "medium", "high", true, 19);
        risk("desk", "The delivery desk starts in the busiest weeks", "high", "medium", true, 18);
        risk("shop", "The web shop is replaced while we connect it", "low", "medium", false, null);
        create(
                week(12),
                ProgrammeModel.LESSON,
                id("lesson/offers"),
                values(
                        "name",
                        "Who waits for a price calls a colleague, not the system",
                        "consequence",
                        "Prices stand beside the customer, with their day.",
                        "learnedOn",
                        week(12).toString(),
                        "pilot",
                        id("pilot/offers").toString()));
        change("Customer service", "Complaints are taken in one list", 12, "medium");
        change("Delivery desk", "The wall chart goes; who waits stands in Grato", 20, "big");
        change("Delivery desk", "Complaints about lateness arrive by themselves", 20, "small");
    }

    private void met(UUID ritual, int week, String outcome, boolean withSponsor) {
        create(
                week(week),
                ProgrammeModel.MEETING,
                id("meeting/" + week),
                values(
                        "name",
                        outcome,
                        "ritual",
                        ritual.toString(),
                        "heldOn",
                        week(week).toString(),
                        "withSponsor",
                        withSponsor));
    }

    private void risk(
            String key, String name, String likelihood, String harm, boolean isOwned, @Nullable Integer look) {
        create(
                week(4),
                ProgrammeModel.RISK,
                id("risk/" + key),
                values(
                        "name",
                        name,
                        "likelihood",
                        likelihood,
                        "harm",
                        harm,
                        "businessOwner",
                        Staff.user(Staff.MANAGER).toString(),
                        "itOwner",
                        isOwned ? Colleagues.user("Yuki Tanabe").toString() : null,
                        "answer",
                        isOwned ? "Looked at in every steering; the day before is the last to say so." : null,
                        "lookOn",
                        look == null ? null : week(look).toString()));
    }

    private void change(String group, String name, int week, String size) {
        create(
                week(9),
                ProgrammeModel.GROUP_CHANGE,
                id("change/" + name),
                values(
                        "name",
                        name,
                        "roleGroup",
                        id("group/" + group).toString(),
                        "onDay",
                        week(week).toString(),
                        "size",
                        size));
    }

    private void benefits() {
        benefit("complaints", "Fewer goods sent twice", 24_000, 6_800, "b", "late", "Goods sent twice, at their price");
        benefit(
                "offers",
                "More deals from offers within a day",
                60_000,
                12_500,
                "c",
                "won",
                "Deals more than last year, at their margin");
        benefit("story", "A hotel chain came back after two years", 0, 9_000, "d", null, null);
    }

    private void benefit(
            String key,
            String name,
            int planned,
            int realised,
            String grade,
            @Nullable String objective,
            @Nullable String formula) {
        create(
                week(12),
                ProgrammeModel.CLAIM,
                id("benefit/" + key),
                values(
                        "name",
                        name,
                        "planned",
                        planned == 0 ? null : Map.of("amount", planned, "currency", Values.CURRENCY),
                        "fromDay",
                        planned == 0 ? null : week(8).toString(),
                        "toDay",
                        planned == 0 ? null : week(52).toString(),
                        "realised",
                        Map.of("amount", realised, "currency", Values.CURRENCY),
                        "realisedOn",
                        week(16).toString(),
                        "grade",
                        grade,
                        "objective",
                        objective == null ? null : id("objective/" + objective).toString(),
                        "formula",
                        formula));
    }

    private static UUID id(String key) {
        return Dice.id("large-initiative/" + key, DemoPlan.NEWEST);
    }

    private String second(LocalDate day, UUID record) {
        return at(day, record).truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private Instant at(LocalDate day, UUID record) {
        return calendar.at(day, 10, record.toString());
    }

    private void create(LocalDate day, String object, UUID id, Map<String, @Nullable Object> values) {
        ledger.create(at(day, id), object, id, collected(values));
    }

    private void update(LocalDate day, String object, UUID id, Map<String, @Nullable Object> values) {
        ledger.update(at(day, id), object, id, collected(values));
    }

    private static Values collected(Map<String, @Nullable Object> values) {
        var collected = Values.none();
        values.forEach(collected::and);
        return collected;
    }

    private static Map<String, @Nullable Object> values(@Nullable Object... namesAndValues) {
        var values = new LinkedHashMap<String, @Nullable Object>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return values;
    }
}
