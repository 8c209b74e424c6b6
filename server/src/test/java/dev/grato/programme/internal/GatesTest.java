package dev.grato.programme.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grato.Staff;
import dev.grato.Staff.Member;
import dev.grato.TestServer;
import dev.grato.TestServer.Answer;
import dev.grato.platform.Actor;
import dev.grato.platform.Json;
import dev.grato.programme.Gates;
import dev.grato.programme.Gates.Gate;
import dev.grato.programme.Gates.Item;
import dev.grato.programme.ProgrammeModel;
import dev.grato.records.Mutation;
import dev.grato.records.Records;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a gate asks for is computed from what is there; who passes one with a must open signs for it; what a pilot is
/// judged by changes with two signatures.
class GatesTest {

    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);

    private Staff staff;
    private Member leader;
    private Member sponsor;
    private Member it;
    private Gates gates;

    @BeforeEach
    void begin() {
        var world = TestServer.running().world();
        staff = new Staff(world);
        leader = staff.hire("Lena", "administrator");
        sponsor = staff.hire("Ingrid", "seller");
        it = staff.hire("Ivo", "seller");
        gates = world.server().bean(Gates.class);
    }

    private void programme(Map<String, Object> more) {
        var values = new LinkedHashMap<String, Object>(Map.of("name", "CRM", "profile", "small"));
        values.putAll(more);
        staff.write(Mutation.create(ProgrammeModel.PROGRAMME, ProgrammeModel.ID, values));
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
    }

    private static Map<String, Object> strategy() {
        return Map.of(
                "winStrategy",
                "Shops",
                "monetiseStrategy",
                "Assortments",
                "retainStrategy",
                "Visits",
                "letGoStrategy",
                "None");
    }

    private static Answer sits(Member member, String method, String path, Object json) {
        return member.world()
                .server()
                .send(
                        method,
                        "/api/v1" + path,
                        json == null ? null : Json.write(json),
                        "Cookie",
                        member.cookie(),
                        "X-CSRF-Token",
                        member.csrf());
    }

    private Answer pass(Member member, String gate, Map<String, Object> body) {
        return sits(member, "POST", "/programme/gates/" + gate + "/pass", body);
    }

    private static String type(Answer answer) {
        return String.valueOf(answer.json().get("type"));
    }

    private Gate gate(String code) {
        return gates.look(leader.actor()).stream()
                .filter(gate -> gate.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private Item item(String gate, String code) {
        return gate(gate).items().stream()
                .filter(item -> item.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private void sign(Member member) {
        var about = Map.of("object", ProgrammeModel.PROGRAMME, "id", ProgrammeModel.ID.toString());
        assertThat(sits(member, "POST", "/signatures", Map.of("name", "Signed", "about", about))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void thereAreNoneWithoutAProgrammeAndSevenInOrderWithOne() {
        assertThat(gates.look(leader.actor())).isEmpty();
        assertThat(type(pass(leader, "g0", Map.of()))).endsWith("no-gate");
        programme(Map.of());
        assertThat(gates.look(it.actor())).extracting(Gate::code).isEqualTo(Gates.ORDER);
        assertThat(type(pass(leader, "g7", Map.of()))).endsWith("no-gate");
    }

    @Test
    void theStrategyIsWrittenAndSignedAsItStands() {
        programme(strategy());
        assertThat(item("g0", "strategyWritten").isDone()).isTrue();
        assertThat(item("g0", "strategySigned").isDone()).isFalse();
        sign(sponsor);
        assertThat(item("g0", "strategySigned").isDone()).isTrue();
        staff.change(ProgrammeModel.PROGRAMME, ProgrammeModel.ID, Map.of("winStrategy", "Everybody"));
        assertThat(item("g0", "strategySigned").isDone()).isFalse();
        staff.change(ProgrammeModel.PROGRAMME, ProgrammeModel.ID, Collections.singletonMap("letGoStrategy", null));
        assertThat(item("g0", "strategyWritten").part()).isEqualTo(3);
    }

    @Test
    void isPassedOnceInOrderByWhoLeads() {
        programme(strategy());
        sign(it);
        assertThat(type(pass(it, "g0", Map.of()))).endsWith("not-leading");
        assertThat(type(pass(leader, "g1", Map.of("exception", "Later")))).endsWith("gate-before");
        assertThat(pass(leader, "g0", Map.of()).status()).isEqualTo(204);
        assertThat(type(pass(leader, "g0", Map.of()))).endsWith("gate-passed");
        var passed = Objects.requireNonNull(gate("g0").passed());
        assertThat(passed.on()).isEqualTo(TODAY);
        assertThat(passed.by()).isEqualTo(leader.user());
        assertThat(passed.missing()).isEmpty();
        assertThat(passed.exception()).isNull();
    }

    @Test
    void anOpenMustIsPassedByTheSponsorAloneWithAReasonThatStays() {
        programme(Map.of());
        assertThat(type(pass(leader, "g0", Map.of()))).endsWith("must-open");
        assertThat(type(pass(leader, "g0", Map.of("exception", "We know")))).endsWith("not-sponsor");
        assertThat(type(pass(sponsor, "g0", Map.of("exception", "  ")))).endsWith("must-open");
        assertThat(pass(sponsor, "g0", Map.of("exception", "The fair is in May"))
                        .status())
                .isEqualTo(204);
        var passed = Objects.requireNonNull(gate("g0").passed());
        assertThat(passed.missing()).containsExactly("strategyWritten", "strategySigned");
        assertThat(passed.exception()).isEqualTo("The fair is in May");
        var at = "/gate-reviews/" + ProgrammeModel.gate("g0");
        assertThat(sits(leader, "PATCH", at, Map.of("name", "Nothing happened"))
                        .json()
                        .toString())
                .contains("gateStands");
        assertThat(sits(leader, "DELETE", at, null).json().toString()).contains("gateStands");
        assertThat(sits(leader, "POST", "/gate-reviews", Map.of("name", "G1"))
                        .json()
                        .toString())
                .contains("gateStands");
    }

    @Test
    void readyToStartAsksForNamesOwnersRightsAndPromises() {
        programme(Map.of("whatFor", "Fewer complaints"));
        assertThat(item("g1", "caseWritten").part()).isEqualTo(1);
        assertThat(item("g1", "caseSigned").isDone()).isFalse();
        sign(it);
        assertThat(item("g1", "caseSigned").isDone()).isFalse();
        sign(sponsor);
        assertThat(item("g1", "caseSigned").isDone()).isTrue();
        assertThat(item("g1", "namesAccepted")).extracting(Item::part, Item::of).containsExactly(1L, 5L);
        assertThat(item("g1", "processesOwned"))
                .extracting(Item::part, Item::of)
                .containsExactly(0L, 1L);
        assertThat(item("g1", "rightsSettled").isDone()).isFalse();
        var topic = staff.create(ProgrammeModel.TOPIC, Map.of("name", "Prices"));
        assertThat(item("g1", "rightsSettled").isDone()).isFalse();
        staff.create(ProgrammeModel.RIGHT, Map.of("topic", topic.toString(), "party", "it", "right", "decides"));
        assertThat(item("g1", "rightsSettled").isDone()).isTrue();
        staff.change(
                ProgrammeModel.PROGRAMME,
                ProgrammeModel.ID,
                Map.of("covenant", "Never for pay", "dpia", "In the safe", "referenceTalks", "Two of them"));
        assertThat(Stream.of("covenantWritten", "dpiaThere", "referencesAsked"))
                .allMatch(code -> item("g1", code).isDone());
    }

    private UUID ring(String kind, LocalDate from) {
        return staff.create(
                ProgrammeModel.RING,
                Map.of("name", kind, "kind", kind, "minimumWeeks", 2, "startsOn", from.toString()));
    }

    private UUID pilot(UUID ring, String status) {
        var values = new LinkedHashMap<String, Object>(Map.of(
                "name",
                "Complaints",
                "ring",
                ring.toString(),
                "status",
                status,
                "decideBy",
                TODAY.plusDays(20).toString(),
                "businessOwner",
                sponsor.user().toString(),
                "itOwner",
                it.user().toString()));
        if (status.equals("promoted")) {
            values.put("reason", "It helps");
        }
        return staff.create(ProgrammeModel.PILOT, values);
    }

    private UUID criterion(UUID pilot, String kind, Map<String, Object> more) {
        var values = new LinkedHashMap<String, Object>(Map.of("name", kind, "kind", kind, "pilot", pilot.toString()));
        values.putAll(more);
        return staff.create(ProgrammeModel.CRITERION, values);
    }

    @Test
    void aRingAsksForPeopleAndForWhatItIsJudgedByAndTheNextForTimeAndAnAnswer() {
        programme(Map.of());
        var first = ring("r0", TODAY.minusDays(13));
        for (var member : List.of(leader, sponsor, it)) {
            staff.create(
                    ProgrammeModel.RING_MEMBER,
                    Map.of("ring", first.toString(), "user", member.user().toString()));
        }
        assertThat(item("r0", "membersThere")).extracting(Item::part, Item::of).containsExactly(3L, 5L);
        var pilot = pilot(first, "planned");
        criterion(pilot, "success", Map.of("threshold", 70, "comparison", "atLeast"));
        assertThat(item("r0", "successSaid").isDone()).isTrue();
        assertThat(item("r0", "stopSaid").isDone()).isFalse();
        var kill = criterion(pilot, "kill", Map.of("threshold", 40, "comparison", "atMost"));
        assertThat(item("r0", "stopSaid").isDone()).isTrue();

        assertThat(item("r1", "longEnough"))
                .extracting(Item::part, Item::isDone)
                .containsExactly(1L, false);
        staff.change(
                ProgrammeModel.RING,
                first,
                Map.of("startsOn", TODAY.minusDays(14).toString()));
        assertThat(item("r1", "longEnough").isDone()).isTrue();
        assertThat(item("r1", "beforeGoesOn").isDone()).isFalse();
        assertThat(item("r1", "nothingToStop").isDone()).isTrue();
        staff.change(ProgrammeModel.CRITERION, kill, Map.of("part", 7, "outOf", 19));
        assertThat(item("r1", "nothingToStop").isDone()).isFalse();
        staff.change(ProgrammeModel.CRITERION, kill, Map.of("part", 8, "outOf", 19));
        assertThat(item("r1", "nothingToStop").isDone()).isTrue();
        staff.change(ProgrammeModel.PILOT, pilot, Map.of("status", "promoted", "reason", "It helps"));
        assertThat(item("r1", "beforeGoesOn").isDone()).isTrue();
    }

    @Test
    void aCriterionIsReadFromItsObjective() {
        programme(Map.of());
        var pilot = pilot(ring("r0", TODAY), "planned");
        var objective = staff.create(ProgrammeModel.OBJECTIVE, Map.of("name", "Complaints", "kpiValue", 12));
        criterion(pilot, "success", Map.of("threshold", 10, "comparison", "atMost", "objective", objective.toString()));
        assertThat(item("r1", "successReached").isDone()).isFalse();
        staff.change(ProgrammeModel.OBJECTIVE, objective, Map.of("kpiValue", 10));
        assertThat(item("r1", "successReached").isDone()).isTrue();
    }

    @Test
    void whatAPilotIsJudgedByChangesWithBothSignaturesAndTheChangeStands() {
        programme(Map.of());
        var pilot = pilot(ring("r0", TODAY), "planned");
        var criterion = criterion(pilot, "success", Map.of("threshold", 70, "comparison", "atLeast"));
        staff.change(ProgrammeModel.PILOT, pilot, Map.of("status", "running"));
        var easier = Map.<String, Object>of("threshold", 60);
        var at = "/criteria/" + criterion;
        assertThat(sits(leader, "PATCH", at, easier).json().toString()).contains("criteriaFrozen");
        assertThat(sits(leader, "PATCH", at, Map.of("part", 14, "outOf", 19)).status())
                .isEqualTo(200);

        var proposed = sits(
                leader,
                "POST",
                "/criterion-changes",
                Map.of(
                        "name",
                        "Two of them are ill",
                        "criterion",
                        criterion.toString(),
                        "threshold",
                        60,
                        "businessSignedAt",
                        "2026-01-01T00:00:00Z"));
        assertThat(proposed.status()).isEqualTo(201);
        assertThat(proposed.json().get("was")).isEqualTo(70);
        assertThat(proposed.json().get("businessSignedAt")).isNull();
        var change = "/criterion-changes/" + proposed.json().get("id");
        var business = Map.<String, Object>of("businessSignedAt", "2020-01-01T00:00:00Z");
        assertThat(sits(leader, "PATCH", change, business).json().toString()).contains("signedByOwner");
        assertThat(sits(it, "PATCH", change, business).json().toString()).contains("signedByOwner");
        var signed = sits(sponsor, "PATCH", change, business);
        assertThat(signed.status()).isEqualTo(200);
        assertThat(String.valueOf(signed.json().get("businessSignedAt"))).doesNotStartWith("2020");
        assertThat(sits(leader, "PATCH", at, easier).json().toString()).contains("criteriaFrozen");
        assertThat(sits(leader, "PATCH", change, Map.of("threshold", 50)).json().toString())
                .contains("changeStands");
        assertThat(sits(leader, "DELETE", change, null).json().toString()).contains("changeStands");
        assertThat(sits(it, "PATCH", change, Map.of("itSignedAt", "2020-01-01T00:00:00Z"))
                        .status())
                .isEqualTo(200);
        assertThat(sits(leader, "PATCH", at, Map.of("threshold", 50)).json().toString())
                .contains("criteriaFrozen");
        assertThat(sits(leader, "PATCH", at, Map.of("threshold", 60, "name", "Else"))
                        .json()
                        .toString())
                .contains("criteriaFrozen");
        assertThat(sits(leader, "PATCH", at, easier).status()).isEqualTo(200);
        assertThat(sits(leader, "PATCH", at, Map.of("threshold", 70)).json().toString())
                .contains("criteriaFrozen");
        var kept = leader.world()
                .server()
                .bean(Records.class)
                .find(Actor.system(leader.world().workspace()), ProgrammeModel.CRITERION, criterion);
        assertThat(String.valueOf(kept.orElseThrow().value("threshold"))).isEqualTo("60");
    }

    @Test
    void aChangeNeedsTwoOwners() {
        programme(Map.of());
        var pilot = staff.create(
                ProgrammeModel.PILOT,
                Map.of("name", "P", "businessOwner", it.user().toString()));
        var criterion = criterion(pilot, "success", Map.of("threshold", 70));
        var values = Map.of("name", "Why", "criterion", criterion.toString(), "threshold", 60);
        assertThat(sits(leader, "POST", "/criterion-changes", values).json().toString())
                .contains("twoOwners");
        staff.change(ProgrammeModel.PILOT, pilot, Map.of("itOwner", it.user().toString()));
        assertThat(sits(leader, "POST", "/criterion-changes", values).json().toString())
                .contains("twoOwners");
    }
}
