package dev.grato.programme.internal.radar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grato.Staff;
import dev.grato.Staff.Member;
import dev.grato.TestServer;
import dev.grato.TestServer.World;
import dev.grato.platform.Database;
import dev.grato.platform.backup.BackupLog;
import dev.grato.platform.backup.BackupLog.Attempt;
import dev.grato.programme.ProgrammeModel;
import dev.grato.programme.Radar;
import dev.grato.programme.Radar.Kept;
import dev.grato.programme.Radar.Line;
import dev.grato.programme.Radar.State;
import dev.grato.records.Mutation;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Signals about how the programme is steered: plans and rituals, safety, what is prepared here, benefits, and how much
/// changes at once.
class SteeringSignalsTest {

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

    private void programme(int days) {
        staff.write(Mutation.create(
                ProgrammeModel.PROGRAMME,
                ProgrammeModel.ID,
                new LinkedHashMap<>(Map.of("name", "CRM", "profile", "small", "startedOn", day(-days)))));
    }

    private static String day(int days) {
        return TODAY.plusDays(days).toString();
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
        assertThat(now.reason()).as("%s: %s", code, now).isEqualTo(reason);
    }

    private void delivered(int planned, Integer done) {
        var values =
                new LinkedHashMap<String, Object>(Map.of("name", "A part", "side", "in", "plannedOn", day(planned)));
        if (done != null) {
            values.put("doneOn", day(done));
        }
        staff.create(ProgrammeModel.SCOPE_ITEM, values);
    }

    @Test
    void s06SeesWhatComesLaterThanPlanned() {
        programme(110);
        says("S06", State.UNKNOWN, "nothingYet");
        delivered(5, null);
        says("S06", State.UNKNOWN, "notDue");
        delivered(-10, -12);
        says("S06", State.OK, null);
        delivered(-10, 0);
        delivered(-10, -5);
        // the middle one of 0, 5 and 10 of 100 days
        assertThat(line("S06").now().value()).isEqualByComparingTo("0.05");
        // what is not there counts with its delay: 60 of 50 days
        delivered(-60, null);
        delivered(-60, null);
        assertThat(line("S06").now().value()).isEqualByComparingTo("0.1");
        delivered(-30, 0);
        says("S06", State.ACT, null);
    }

    @Test
    void s06CountsRitualsThatWereHeld() {
        programme(110);
        var ritual =
                staff.create(ProgrammeModel.RITUAL, Map.of("name", "Monday", "everyWeeks", 2, "startsOn", day(-70)));
        staff.create(
                ProgrammeModel.RITUAL,
                Map.of("name", "Given up", "everyWeeks", 1, "startsOn", day(-69), "endedOn", day(-70)));
        var now = line("S06").now();
        assertThat(now.state()).isEqualTo(State.ACT);
        assertThat(now.part()).isZero();
        assertThat(now.of()).isEqualTo(5);
        for (int turn = 0; turn < 3; turn++) {
            met(ritual, -70 + 14 * turn + 3);
            met(ritual, -70 + 14 * turn + 5);
        }
        assertThat(line("S06").now().part()).isEqualTo(3);
        says("S06", State.WATCH, "rituals");
        met(ritual, -28);
        says("S06", State.OK, "rituals");
    }

    private void met(UUID ritual, int on) {
        staff.create(
                ProgrammeModel.MEETING, Map.of("name", "We agreed", "ritual", ritual.toString(), "heldOn", day(on)));
    }

    private void guardAdministrators() {
        world.server()
                .bean(Database.class)
                .transaction(tx -> tx.execute(
                        "insert into control.second_factor (identity_id, secret, begun_at, confirmed_at)"
                                + " select identity_id, {0}, now(), now() from control.membership where workspace_id = {1}"
                                + " on conflict do nothing",
                        DSL.val(new byte[] {1}), DSL.val(world.workspace().id())));
    }

    @Test
    void s16WantsSecondFactorsAndBackupsThatWereTried() {
        programme(3);
        says("S16", State.UNKNOWN, "notDue");
        staff.change(ProgrammeModel.PROGRAMME, ProgrammeModel.ID, Map.of("startedOn", day(-60)));
        says("S16", State.ACT, "secondFactor");
        assertThat(line("S16").now().part()).isZero();
        assertThat(line("S16").now().of()).isPositive();

        guardAdministrators();
        world.server()
                .bean(BackupLog.class)
                .keep(Attempt.made(Instant.now(), Instant.now(), "trial-" + UUID.randomUUID(), 1, true));
        says("S16", State.OK, "trial");
        assertThat(kept("S16", 50)).isEqualTo(State.WATCH);
        assertThat(line("S16").alert()).as("one bad week is enough").isNotNull();
        assertThat(kept("S16", 120)).isEqualTo(State.ACT);
    }

    /// What a signal is kept as so many days from now.
    private State kept(String code, int days) {
        radar.keep(
                world.workspace(),
                TODAY.plusDays(days).atStartOfDay(ZoneOffset.UTC).toInstant());
        return line(code).weeks().stream()
                .reduce((earlier, later) -> later)
                .map(Kept::reading)
                .orElseThrow()
                .state();
    }

    @Test
    void s20ComparesWhatAnotherSystemSendsWithWhatWasPreparedHere() {
        programme(60);
        says("S20", State.UNKNOWN, "noSource");
        var prepared = staff.create("company", Map.of("name", "Prepared"));
        var other = staff.create("company", Map.of("name", "Other"));
        staff.create("deal", deal(prepared));
        document(prepared, false);
        says("S20", State.UNKNOWN, "noSource");
        for (int i = 0; i < 10; i++) {
            document(prepared, true);
        }
        says("S20", State.UNKNOWN, "tooFew");
        for (int i = 0; i < 10; i++) {
            document(prepared, true);
        }
        says("S20", State.OK, null);
        for (int i = 0; i < 10; i++) {
            document(other, true);
        }
        says("S20", State.WATCH, null);
        for (int i = 0; i < 12; i++) {
            document(other, true);
        }
        assertThat(line("S20").now().part()).isEqualTo(20);
        says("S20", State.ACT, null);
    }

    private Map<String, Object> deal(UUID company) {
        var deal = new LinkedHashMap<String, Object>(Map.of("name", "A season", "company", company.toString()));
        return deal;
    }

    private void document(UUID company, boolean isSent) {
        var number = "O" + ThreadLocalRandom.current().nextInt(1_000_000_000);
        var values = new LinkedHashMap<String, Object>(
                Map.of("number", number, "kind", "order", "company", company.toString(), "issuedOn", day(0)));
        if (isSent) {
            values.put("externalId", number);
        }
        staff.create("document", values);
    }

    private UUID claim(int planned, Integer realised, String grade) {
        var values = new LinkedHashMap<String, Object>(Map.of(
                "name",
                "Fewer returns",
                "planned",
                money(planned),
                "fromDay",
                day(-9),
                "toDay",
                day(10),
                "formula",
                "n"));
        if (realised != null) {
            values.put("realised", money(realised));
        }
        if (grade != null) {
            values.put("grade", grade);
        }
        return staff.create(ProgrammeModel.CLAIM, values);
    }

    private static Map<String, Object> money(int amount) {
        return Map.of("amount", amount, "currency", "EUR");
    }

    @Test
    void s33CountsBenefitsThatAreKnownAndNoStories() {
        programme(60);
        says("S33", State.UNKNOWN, "nothingYet");
        // half of its twenty days are over: 500
        var claim = claim(1000, 450, "b");
        says("S33", State.OK, null);
        assertThat(line("S33").now().value()).isEqualByComparingTo("0.9");
        staff.change(ProgrammeModel.CLAIM, claim, Map.of("realised", money(300)));
        says("S33", State.WATCH, null);
        staff.change(ProgrammeModel.CLAIM, claim, Map.of("grade", "d"));
        says("S33", State.ACT, null);
        assertThat(line("S33").now().value()).isEqualByComparingTo("0");
        var other = claim(10, null, null);
        staff.change(ProgrammeModel.CLAIM, other, Map.of("planned", Map.of("amount", 10, "currency", "USD")));
        says("S33", State.UNKNOWN, "severalCurrencies");
    }

    @Test
    void s33WaitsUntilTheFirstBenefitIsDue() {
        programme(60);
        staff.create(
                ProgrammeModel.CLAIM,
                Map.of("name", "Later", "planned", money(10), "fromDay", day(20), "toDay", day(40)));
        says("S33", State.UNKNOWN, "notDue");
    }

    @Test
    void s34WeighsWhatChangesForTheGroupForWhomMostDoes() {
        programme(60);
        says("S34", State.UNKNOWN, "nothingYet");
        var group = staff.create(ProgrammeModel.ROLE_GROUP, Map.of("name", "Sellers"));
        var other = staff.create(ProgrammeModel.ROLE_GROUP, Map.of("name", "Drivers"));
        change(group, "small", 40);
        assertThat(line("S34").now().value()).isEqualByComparingTo("0");
        change(group, "big", 5);
        says("S34", State.OK, null);
        change(other, "small", 5);
        change(group, "big", -5);
        assertThat(line("S34").now().value())
                .as("what is behind and what is ahead")
                .isEqualByComparingTo("8");
        change(group, "small", 30);
        says("S34", State.WATCH, null);
        change(group, "big", 10);
        says("S34", State.ACT, null);
        assertThat(line("S34").now().value()).isEqualByComparingTo("17");
    }

    private void change(UUID group, String size, int on) {
        staff.create(
                ProgrammeModel.GROUP_CHANGE,
                Map.of("name", "New", "roleGroup", group.toString(), "size", size, "onDay", day(on)));
    }
}
