package dev.grato.programme.internal.radar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grato.Staff;
import dev.grato.Staff.Member;
import dev.grato.TestServer;
import dev.grato.TestServer.World;
import dev.grato.access.Feature;
import dev.grato.exchange.Quality;
import dev.grato.model.Models;
import dev.grato.platform.Actor;
import dev.grato.programme.ProgrammeModel;
import dev.grato.programme.Radar;
import dev.grato.programme.Radar.Line;
import dev.grato.programme.Radar.Reading;
import dev.grato.programme.Radar.State;
import dev.grato.programme.VoiceDeclarations;
import dev.grato.records.Mutation;
import dev.grato.records.Records;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Each signal says what is really there: good, to be watched, to be acted on, and not known, which is never good.
class RadarTest {

    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);

    private World world;
    private Staff staff;
    private Member leader;
    private Radar radar;

    @BeforeEach
    void begin() {
        world = TestServer.running().world();
        staff = new Staff(world);
        leader = staff.hire("Lena", "administrator");
        radar = world.server().bean(Radar.class);
    }

    private void programme(String profile, LocalDate started) {
        staff.write(Mutation.create(
                ProgrammeModel.PROGRAMME,
                ProgrammeModel.ID,
                new LinkedHashMap<>(Map.of("name", "CRM", "profile", profile, "startedOn", started.toString()))));
    }

    private void old(String profile) {
        programme(profile, TODAY.minusDays(60));
    }

    private Line line(String code) {
        return radar.look(leader.actor()).stream()
                .filter(line -> line.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private void says(String code, State state, String reason) {
        var now = line(code).now();
        assertThat(now.state()).as("%s: %s", code, now).isEqualTo(state);
        assertThat(now.reason()).isEqualTo(reason);
        if (state == State.UNKNOWN) {
            assertThat(now.value()).isNull();
        }
    }

    private void isOutOf(String code, State state, long part, long of) {
        var now = line(code).now();
        assertThat(now.state()).as("%s: %s", code, now).isEqualTo(state);
        assertThat(now.part()).isEqualTo(part);
        assertThat(now.of()).isEqualTo(of);
    }

    private UUID role(String kind, boolean hasAccepted) {
        var values = new LinkedHashMap<String, Object>();
        values.put("kind", kind);
        values.put("name", kind);
        values.put("programme", ProgrammeModel.ID.toString());
        if (kind.equals("leader")) {
            values.put("user", leader.user().toString());
        }
        if (hasAccepted) {
            values.put("acceptedAt", "2026-01-01T00:00:00Z");
        }
        return staff.create(ProgrammeModel.ROLE, values);
    }

    private void objective(boolean isReady) {
        var values = new LinkedHashMap<String, Object>(Map.of("name", "Fewer forgotten promises"));
        if (isReady) {
            values.putAll(Map.of(
                    "pillar",
                    "retain",
                    "baseline",
                    40,
                    "target",
                    10,
                    "dueOn",
                    TODAY.plusDays(90).toString(),
                    "businessOwner",
                    leader.user().toString(),
                    "itOwner",
                    leader.user().toString(),
                    "kpiMeasure",
                    "count",
                    "kpiReadOn",
                    TODAY.minusDays(3).toString()));
        }
        staff.create(ProgrammeModel.OBJECTIVE, values);
    }

    @Test
    void thereIsNoneWithoutAProgrammeAndSixInASmallOne() {
        assertThat(radar.look(leader.actor())).isEmpty();
        programme("micro", TODAY);
        assertThat(radar.look(leader.actor()))
                .extracting(Line::code)
                .containsExactly("S01", "S07", "S11", "S14", "S23", "S35");
    }

    @Test
    void nothingIsRedBeforeItIsDue() {
        programme("micro", TODAY.minusDays(13));
        assertThat(radar.look(leader.actor()))
                .extracting(line -> line.now().state())
                .doesNotContain(State.ACT, State.WATCH);
        says("S01", State.UNKNOWN, "notDue");
        says("S07", State.UNKNOWN, "notDue");
    }

    @Test
    void s01CountsObjectivesThatAreReady() {
        old("small");
        says("S01", State.ACT, "nothingYet");
        for (int i = 0; i < 5; i++) {
            objective(true);
        }
        isOutOf("S01", State.OK, 5, 5);
        objective(false);
        isOutOf("S01", State.WATCH, 5, 6);
        objective(false);
        isOutOf("S01", State.ACT, 5, 7);
    }

    @Test
    void s01WatchesWhoWantsTooMuchAtOnce() {
        old("micro");
        for (int i = 0; i < 8; i++) {
            objective(true);
        }
        says("S01", State.WATCH, "tooMany");
    }

    @Test
    void s03ComparesWhatIsPlannedWithWhatWasDelivered() {
        old("small");
        says("S03", State.UNKNOWN, "nothingYet");
        for (int i = 0; i < 3; i++) {
            scope("plannedOn", TODAY.plusDays(10));
        }
        says("S03", State.OK, "firstTime");
        scope("plannedOn", TODAY.plusDays(10));
        says("S03", State.WATCH, "firstTime");
        scope("plannedOn", TODAY.plusDays(10));
        scope("plannedOn", TODAY.plusDays(10));
        says("S03", State.ACT, "firstTime");
        for (int i = 0; i < 3; i++) {
            scope("doneOn", TODAY.minusDays(10));
        }
        says("S03", State.WATCH, null);
        scope("doneOn", TODAY.minusDays(10));
        says("S03", State.OK, null);
    }

    private void scope(String field, LocalDate day) {
        staff.create(ProgrammeModel.SCOPE_ITEM, Map.of("name", "Quotes", "side", "in", field, day.toString()));
    }

    @Test
    void s07CountsNamesThatHaveSaidYes() {
        old("micro");
        says("S07", State.ACT, "noLeader");
        role("leader", true);
        role("dataKeeper", true);
        role("helper", true);
        isOutOf("S07", State.ACT, 3, 4);
        var process = staff.create(ProgrammeModel.PROCESS, Map.of("name", "Quotes"));
        staff.change(
                ProgrammeModel.PROCESS,
                process,
                Map.of("processOwner", leader.user().toString()));
        isOutOf("S07", State.OK, 4, 4);
        var owned = Map.of("name", "Orders", "processOwner", leader.user().toString());
        staff.create(ProgrammeModel.PROCESS, owned);
        staff.create(ProgrammeModel.PROCESS, Map.of("name", "Complaints"));
        isOutOf("S07", State.WATCH, 5, 6);
        staff.create(ProgrammeModel.TOPIC, Map.of("name", "Prices"));
        isOutOf("S07", State.WATCH, 5, 6);
    }

    @Test
    void s07OfALargerProgrammeCountsTopicsThatAreSettled() {
        old("small");
        role("leader", true);
        // five names are needed and one owner, for want of a process
        isOutOf("S07", State.ACT, 1, 6);
        var topic = staff.create(ProgrammeModel.TOPIC, Map.of("name", "Prices"));
        isOutOf("S07", State.ACT, 1, 7);
        right(topic, "it");
        isOutOf("S07", State.ACT, 1, 7);
        right(topic, "business");
        isOutOf("S07", State.ACT, 2, 7);
    }

    private void right(UUID topic, String party) {
        staff.create(ProgrammeModel.RIGHT, Map.of("topic", topic.toString(), "party", party, "right", "coDecides"));
    }

    @Test
    void s08TakesTheMedianAgeOfDecisionsInWorkingDays() {
        old("full");
        says("S08", State.UNKNOWN, "nothingYet");
        decision(2);
        assertThat(line("S08").now().state()).isEqualTo(State.OK);
        decision(10);
        decision(10);
        assertThat(line("S08").now().state()).isEqualTo(State.WATCH);
        decision(30);
        decision(30);
        decision(30);
        decision(30);
        assertThat(line("S08").now().state()).isEqualTo(State.ACT);
    }

    private void decision(int days) {
        staff.create(
                ProgrammeModel.DECISION,
                Map.of(
                        "name",
                        "One price list?",
                        "askedOn",
                        TODAY.minusDays(days).toString()));
    }

    @Test
    void workingDaysLeaveOutTheWeekend() {
        var friday = LocalDate.of(2026, 11, 20);
        assertThat(Gauges.workingDays(friday, friday)).isZero();
        assertThat(Gauges.workingDays(friday, friday.plusDays(3))).isEqualTo(1);
        assertThat(Gauges.workingDays(friday, friday.plusDays(14))).isEqualTo(10);
        assertThat(RadarService.due(friday)).isEqualTo(friday.plusDays(14));
    }

    @Test
    void s11CountsGroupsThatWereAskedInTime() {
        old("micro");
        says("S11", State.UNKNOWN, "nothingYet");
        var group = group(TODAY.plusDays(90), 100);
        says("S11", State.UNKNOWN, "notDue");
        staff.change(
                ProgrammeModel.ROLE_GROUP,
                group,
                Map.of("startsOn", TODAY.plusDays(40).toString()));
        isOutOf("S11", State.ACT, 0, 1);
        involved(group, TODAY.minusDays(1), 4);
        isOutOf("S11", State.ACT, 0, 1);
        involved(group, TODAY.minusDays(1), 1);
        isOutOf("S11", State.OK, 1, 1);
        for (int i = 0; i < 2; i++) {
            involved(group(TODAY.plusDays(40), 10), TODAY, 2);
        }
        involved(group(TODAY.plusDays(20), 10), TODAY, 10);
        isOutOf("S11", State.WATCH, 3, 4);
    }

    private UUID group(LocalDate starts, int headcount) {
        return staff.create(
                ProgrammeModel.ROLE_GROUP,
                Map.of("name", "Sellers", "startsOn", starts.toString(), "headcount", headcount));
    }

    private void involved(UUID group, LocalDate held, int headcount) {
        staff.create(
                ProgrammeModel.INVOLVEMENT,
                Map.of(
                        "name",
                        "Asked",
                        "roleGroup",
                        group.toString(),
                        "heldOn",
                        held.toString(),
                        "headcount",
                        headcount));
    }

    @Test
    void s14JudgesTheWorstKindOfRecordsOnceThereAreSome() {
        old("micro");
        says("S14", State.UNKNOWN, "tooFew");
        for (int i = 0; i < 20; i++) {
            staff.create("company", Map.of("name", "Company " + Long.toHexString(i * 7_919_777L)));
        }
        var companies = line("S14").now();
        assertThat(companies.reason()).isEqualTo("companies");
        assertThat(companies.state()).isIn(State.OK, State.WATCH);
        assertThat(companies.value()).isBetween(new BigDecimal("0.70"), BigDecimal.ONE);
    }

    @Test
    void s23CountsWhatAFormAsksFor() {
        old("micro");
        assertThat(line("S23").now().state()).isEqualTo(State.OK);
        for (int i = 0; i < 9; i++) {
            leader.send(
                    "POST",
                    "/model/objects/notes/fields",
                    Map.of("name", "must" + i, "type", "text", "required", true));
            if (i == 5) {
                says("S23", State.WATCH, "notes");
            }
        }
        says("S23", State.ACT, "notes");
    }

    @Test
    void s32ComparesWhatWasSpentWithWhatWasPlannedByToday() {
        old("small");
        says("S32", State.UNKNOWN, "nothingYet");
        var from = TODAY.minusDays(49).toString();
        var to = TODAY.plusDays(50).toString();
        var line = staff.create(
                ProgrammeModel.BUDGET_LINE,
                Map.of("name", "Training", "kind", "change", "planned", euros(1_000), "fromDay", from, "toDay", to));
        spent(line, 500);
        assertThat(line("S32").now().state()).isEqualTo(State.OK);
        spent(line, 100);
        assertThat(line("S32").now().state()).isEqualTo(State.WATCH);
        spent(line, 100);
        assertThat(line("S32").now().state()).isEqualTo(State.ACT);
    }

    @Test
    void s32WatchesABudgetWithoutTrainingDataAndSupport() {
        old("small");
        staff.create(
                ProgrammeModel.BUDGET_LINE, Map.of("name", "Licences", "kind", "licence", "planned", euros(1_000)));
        staff.create(ProgrammeModel.BUDGET_LINE, Map.of("name", "Whatever else", "planned", euros(100)));
        says("S32", State.WATCH, "littleCare");
    }

    private static Map<String, Object> euros(int amount) {
        return Map.of("amount", amount, "currency", "EUR");
    }

    private void spent(UUID line, int amount) {
        staff.create(
                ProgrammeModel.COST,
                Map.of(
                        "name", "Day",
                        "budgetLine", line.toString(),
                        "amount", euros(amount),
                        "spentOn", TODAY.toString()));
    }

    @Test
    void s35AsksWhetherThoseWhoSaidSomethingHearTheOutcome() {
        old("micro");
        says("S35", State.UNKNOWN, "nothingYet");
        request(Map.of(), TODAY.plusDays(3));
        says("S35", State.UNKNOWN, "notDue");
        for (int i = 0; i < 9; i++) {
            request(Map.of("status", "done", "answer", "It is quicker now"), TODAY);
        }
        isOutOf("S35", State.OK, 9, 9);
        request(Map.of("status", "done"), TODAY);
        isOutOf("S35", State.OK, 9, 10);
        request(Map.of("status", "done"), TODAY);
        isOutOf("S35", State.WATCH, 9, 11);
        for (int i = 0; i < 2; i++) {
            request(Map.of("status", "done"), TODAY);
        }
        isOutOf("S35", State.ACT, 9, 13);
    }

    @Test
    void s35WatchesWhatNobodyDecidesOnInTime() {
        old("micro");
        for (int i = 0; i < 6; i++) {
            request(Map.of("status", "planned"), TODAY.minusDays(30));
        }
        says("S35", State.UNKNOWN, "notDue");
        request(Map.of("status", "acknowledged"), TODAY.minusDays(1));
        says("S35", State.WATCH, "untriaged");
        isOutOf("S35", State.WATCH, 1, 7);
        request(Map.of(), TODAY.minusDays(1));
        says("S35", State.WATCH, "untriaged");
        request(Map.of(), TODAY.minusDays(1));
        says("S35", State.ACT, "untriaged");
        isOutOf("S35", State.ACT, 3, 9);
    }

    @Test
    void s13SaysHowSoonSomebodyTakesUpWhatHindersPeople() {
        old("small");
        says("S13", State.UNKNOWN, "nothingYet");
        request(Map.of(), TODAY.plusDays(7));
        says("S13", State.UNKNOWN, "notDue");
        for (int i = 0; i < 9; i++) {
            taken(1);
        }
        taken(9);
        assertThat(line("S13").now().value()).isEqualByComparingTo("1");
        says("S13", State.OK, null);
        taken(2);
        says("S13", State.WATCH, null);
        taken(3);
        taken(3);
        says("S13", State.ACT, null);
    }

    @Test
    void s13CountsSilenceWithItsAge() {
        old("small");
        for (int i = 0; i < 20; i++) {
            taken(0);
        }
        request(Map.of(), TODAY.plusDays(7));
        isInTwoWeeks(State.OK, null);
        request(Map.of(), TODAY.plusDays(7));
        isInTwoWeeks(State.WATCH, "unanswered");
        request(Map.of(), TODAY.plusDays(7));
        isInTwoWeeks(State.ACT, null);
    }

    private void isInTwoWeeks(State state, String reason) {
        var records = world.server().bean(Records.class);
        var system = Actor.system(world.workspace());
        var ground = new Ground(
                records,
                world.server().bean(Quality.class),
                world.server().bean(Safety.class),
                system,
                world.server().bean(Models.class).current(world.workspace()),
                records.find(system, ProgrammeModel.PROGRAMME, ProgrammeModel.ID)
                        .orElseThrow(),
                TODAY.plusWeeks(2));
        var reading = new Support().read(ground);
        assertThat(reading.state()).as("%s", reading).isEqualTo(state);
        assertThat(reading.reason()).isEqualTo(reason);
    }

    /// A request somebody read that many working days after it came.
    private void taken(int workingDays) {
        var day = TODAY;
        while (Gauges.workingDays(TODAY, day) < workingDays) {
            day = day.plusDays(1);
        }
        request(
                Map.of(
                        "status",
                        "acknowledged",
                        "acknowledgedAt",
                        day.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC).toString()),
                TODAY.plusDays(7));
    }

    private void request(Map<String, Object> more, LocalDate answerBy) {
        var values = new LinkedHashMap<String, Object>(more);
        values.put("name", "Asks too much");
        values.put("kind", "asksTooMuch");
        values.put("answerBy", answerBy.toString());
        staff.create(VoiceDeclarations.REQUEST, values);
    }

    @Test
    void s36WantsThatSomethingIsDecidedOnNowAndThen() {
        old("small");
        says("S36", State.UNKNOWN, "nothingYet");
        var pilot = trial("stopped", TODAY.minusDays(10), TODAY.minusDays(10));
        assertThat(line("S36").now().state()).isEqualTo(State.OK);
        staff.change(
                ProgrammeModel.PILOT,
                pilot,
                Map.of("decidedOn", TODAY.minusDays(300).toString()));
        assertThat(line("S36").now().state()).isEqualTo(State.WATCH);
        trial("planned", null, TODAY.minusDays(1));
        assertThat(line("S36").now().state()).isEqualTo(State.WATCH);
    }

    private UUID trial(String status, LocalDate decided, LocalDate decideBy) {
        var values = new LinkedHashMap<String, Object>();
        values.put("name", "Trial");
        values.put("status", status);
        values.put("decideBy", decideBy.toString());
        if (decided != null) {
            values.put("decidedOn", decided.toString());
            values.put("reason", "Tried");
        }
        return staff.create(ProgrammeModel.PILOT, values);
    }

    @Test
    void s38CountsThePillarsNoObjectiveServes() {
        programme("small", TODAY.minusDays(13));
        says("S38", State.UNKNOWN, "nothingYet");
        staff.create(ProgrammeModel.OBJECTIVE, Map.of("name", "Something"));
        says("S38", State.UNKNOWN, "nothingYet");
        serves("win");
        says("S38", State.UNKNOWN, "notDue");
        staff.change(
                ProgrammeModel.PROGRAMME,
                ProgrammeModel.ID,
                Map.of("startedOn", TODAY.minusDays(14).toString()));
        isWithout(State.ACT, 2);
        serves("win");
        isWithout(State.ACT, 2);
        serves("retain");
        isWithout(State.WATCH, 1);
        serves("monetise");
        isWithout(State.OK, 0);
    }

    private void serves(String pillar) {
        staff.create(ProgrammeModel.OBJECTIVE, Map.of("name", "More of it", "pillar", pillar));
    }

    private void isWithout(State state, int pillars) {
        says("S38", state, null);
        assertThat(line("S38").now().value()).isEqualByComparingTo(BigDecimal.valueOf(pillars));
    }

    private static Instant week(int number) {
        return TODAY.plusWeeks(number).atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC);
    }

    @Test
    void opensAfterTwoBadWeeksIsAnsweredAndClosesAfterTwoGoodOnes() {
        old("micro");
        role("leader", true);
        assertThat(radar.keep(world.workspace(), week(0))).isEmpty();
        assertThat(line("S07").alert()).isNull();
        assertThat(radar.keep(world.workspace(), week(0))).isEmpty();

        assertThat(radar.keep(world.workspace(), week(1))).contains(leader.user());
        var alert = line("S07").alert();
        assertThat(alert.openedOn()).isEqualTo(TODAY.plusWeeks(1));
        assertThat(alert.dueOn()).isEqualTo(RadarService.due(TODAY.plusWeeks(1)));
        assertThat(radar.keep(world.workspace(), week(2)))
                .as("what is open is not told again")
                .isEmpty();

        var seller = staff.hire("Sara", "seller");
        var words = Map.of("answer", "action", "words", "Two names by Friday");
        assertThat(seller.send("POST", "/programme/radar/S07/answer", words).status())
                .isEqualTo(403);
        assertThat(leader.send("POST", "/programme/radar/S07/answer", Map.of("answer", "later", "words", "x"))
                        .status())
                .isEqualTo(400);
        assertThat(leader.send("POST", "/programme/radar/S07/answer", Map.of("answer", "decline", "words", " "))
                        .status())
                .isEqualTo(400);
        assertThat(leader.send("POST", "/programme/radar/S07/answer", words).status())
                .isEqualTo(204);
        assertThat(line("S07").alert().words()).isEqualTo("Two names by Friday");

        role("dataKeeper", true);
        role("helper", true);
        staff.create(
                ProgrammeModel.PROCESS,
                Map.of("name", "Quotes", "processOwner", leader.user().toString()));
        radar.keep(world.workspace(), week(3));
        assertThat(line("S07").alert()).isNotNull();
        radar.keep(world.workspace(), week(4));
        assertThat(line("S07").alert()).isNull();
        assertThat(line("S07").weeks()).hasSize(5);
        assertThat(leader.send("POST", "/programme/radar/S07/answer", words).status())
                .isEqualTo(404);
    }

    @Test
    void whatIsUnknownOpensNothing() {
        programme("micro", TODAY.minusDays(1));
        radar.keep(world.workspace(), TODAY.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC));
        radar.keep(world.workspace(), week(1));
        assertThat(radar.look(leader.actor())).extracting(Line::alert).containsOnlyNulls();
        assertThat(Reading.unknown("noSource").state()).isNotEqualTo(State.OK);
        assertThat(List.of(State.values())).hasSize(4);
    }

    private void releaseOf(String feature, boolean isLinked) {
        var values = new LinkedHashMap<String, Object>(Map.of("name", feature, "feature", feature));
        if (isLinked) {
            var objective = staff.create(ProgrammeModel.OBJECTIVE, Map.of("name", "Fewer complaints"));
            values.put("objective", objective.toString());
            values.put("businessOwner", leader.user().toString());
        }
        staff.create(ProgrammeModel.RELEASE, values);
    }

    @Test
    void s02AsksWhatForEachFeatureIs() {
        old("small");
        says("S02", State.UNKNOWN, "nothingYet");
        var features = Stream.of(Feature.values()).map(Feature::key).toList();
        int all = features.size();
        features.subList(0, 7).forEach(feature -> releaseOf(feature, true));
        isOutOf("S02", State.WATCH, 7, all);
        features.subList(7, 9).forEach(feature -> releaseOf(feature, true));
        isOutOf("S02", State.OK, 9, all);
        releaseOf(features.get(9), false);
        isOutOf("S02", State.OK, 9, all);
    }

    @Test
    void s02ActsWhereMostFeaturesServeNothing() {
        old("small");
        releaseOf("boards", true);
        assertThat(line("S02").now().state()).isEqualTo(State.ACT);
    }

    private void ring(int weeks, LocalDate from, LocalDate to) {
        staff.create(
                ProgrammeModel.RING,
                Map.of(
                        "name",
                        "R1",
                        "kind",
                        "r1",
                        "minimumWeeks",
                        weeks,
                        "startsOn",
                        from.toString(),
                        "endedOn",
                        to.toString()));
    }

    @Test
    void s04SeesWhatWasDoneTooEarly() {
        old("small");
        says("S04", State.UNKNOWN, "nothingYet");
        ring(4, TODAY.minusDays(60), TODAY.minusDays(32));
        assertThat(line("S04").now().state()).isEqualTo(State.OK);
        ring(4, TODAY.minusDays(30), TODAY.minusDays(3));
        assertThat(line("S04").now().state()).isEqualTo(State.WATCH);
        staff.create(
                ProgrammeModel.DECISION,
                Map.of(
                        "name",
                        "One price list",
                        "isReversible",
                        false,
                        "status",
                        "decided",
                        "answer",
                        "Yes",
                        "askedOn",
                        TODAY.toString(),
                        "decidedOn",
                        TODAY.toString()));
        assertThat(line("S04").now().value()).isEqualByComparingTo("2");
        review("g0", 0, leader);
        assertThat(line("S04").now().state()).isEqualTo(State.WATCH);
        review("g1", 1, leader);
        says("S04", State.ACT, "openMust");
    }

    private void review(String gate, int open, Member by) {
        staff.write(Mutation.create(
                ProgrammeModel.REVIEW,
                ProgrammeModel.gate(gate),
                new LinkedHashMap<>(Map.of(
                        "name",
                        gate,
                        "gate",
                        gate,
                        "heldOn",
                        TODAY.toString(),
                        "open",
                        open,
                        "decidedBy",
                        by.user().toString()))));
    }

    @Test
    void s05CountsThoseWhoAdministerIt() {
        programme("small", TODAY);
        says("S05", State.UNKNOWN, "notDue");
        staff.change(
                ProgrammeModel.PROGRAMME,
                ProgrammeModel.ID,
                Map.of("startedOn", TODAY.minusDays(60).toString()));
        role("administrator", false);
        assertThat(line("S05").now().state()).isEqualTo(State.ACT);
        role("administrator", true);
        assertThat(line("S05").now().state()).isEqualTo(State.WATCH);
        role("administrator", true);
        assertThat(line("S05").now().state()).isEqualTo(State.OK);
    }

    @Test
    void s09CountsWhatTheSponsorDoesInTheOpen() {
        old("small");
        says("S09", State.UNKNOWN, "noSponsor");
        var sponsor = staff.hire("Ingrid", "seller");
        staff.create(
                ProgrammeModel.ROLE,
                Map.of(
                        "kind",
                        "sponsor",
                        "name",
                        "Ingrid",
                        "user",
                        sponsor.user().toString(),
                        "programme",
                        ProgrammeModel.ID.toString(),
                        "acceptedAt",
                        "2026-01-01T00:00:00Z"));
        assertThat(line("S09").now().state()).isEqualTo(State.ACT);
        review("g0", 0, leader);
        assertThat(line("S09").now().state()).isEqualTo(State.ACT);
        review("g1", 0, sponsor);
        assertThat(line("S09").now().state()).isEqualTo(State.WATCH);
        staff.create(
                ProgrammeModel.SIGNATURE,
                Map.of(
                        "name",
                        "Ingrid",
                        "about",
                        Map.of("object", ProgrammeModel.PROGRAMME, "id", ProgrammeModel.ID.toString()),
                        "user",
                        sponsor.user().toString(),
                        "signedAt",
                        TODAY.minusDays(29) + "T12:00:00Z"));
        assertThat(line("S09").now().state()).isEqualTo(State.OK);
    }
}
