package dev.grato.programme.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grato.Staff;
import dev.grato.Staff.Member;
import dev.grato.TestServer;
import dev.grato.TestServer.Answer;
import dev.grato.platform.Actor;
import dev.grato.platform.Json;
import dev.grato.programme.ProgrammeModel;
import dev.grato.records.Mutation;
import dev.grato.records.Records;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Who may change the programme, and what holds for its roles, signatures, trials and decisions, whichever way a change
/// comes.
class ProgrammeRulesTest {

    private Staff staff;
    private Member leader;
    private Member seller;

    @BeforeEach
    void hire() {
        var world = TestServer.running().world();
        staff = new Staff(world);
        var scopes = new HashMap<String, Object>();
        List.of("read", "create", "write", "delete").forEach(action -> scopes.put(action + "Scope", "all"));
        var role = staff.role("Sales", scopes);
        leader = staff.hire("Lena", role, null);
        seller = staff.hire("Sara", role, null);
        begin();
    }

    private void begin() {
        staff.write(Mutation.create(
                ProgrammeModel.PROGRAMME,
                ProgrammeModel.ID,
                new LinkedHashMap<>(Map.of("name", "CRM", "whereNot", "Accounting"))));
    }

    private UUID role(String kind, Member member) {
        return staff.create(
                ProgrammeModel.ROLE,
                Map.of(
                        "kind",
                        kind,
                        "name",
                        "Somebody",
                        "user",
                        member.user().toString(),
                        "programme",
                        ProgrammeModel.ID.toString()));
    }

    /// As somebody does who sits before the screen: with a session.
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

    private static String faults(Answer answer) {
        return String.valueOf(answer.json().get("errors"));
    }

    @Test
    void isChangedByThoseWhoLeadItOnceTheyHaveAccepted() {
        var path = "/programmes/" + ProgrammeModel.ID;
        var change = Map.of("whatFor", "Fewer forgotten promises");
        assertThat(faults(sits(leader, "PATCH", path, change))).contains("notLeading");

        var role = role("leader", leader);
        assertThat(faults(sits(leader, "PATCH", path, change))).contains("notLeading");
        assertThat(sits(leader, "PATCH", "/programme-roles/" + role, Map.of("acceptedAt", "2020-01-01T00:00:00Z"))
                        .status())
                .isEqualTo(200);
        assertThat(sits(leader, "PATCH", path, change).status()).isEqualTo(200);
        assertThat(faults(sits(seller, "PATCH", path, change))).contains("notLeading");
        assertThat(faults(sits(seller, "POST", "/pilots", Map.of("name", "Mine"))))
                .contains("notLeading");
        assertThat(faults(sits(seller, "DELETE", path, null))).contains("notLeading");
    }

    @Test
    void thereIsOne() {
        assertThat(faults(staff.hire("Ada", "administrator").send("POST", "/programmes", Map.of("name", "Second"))))
                .contains("oneProgramme");
    }

    @Test
    void aRoleIsAcceptedByItsHolderAndOnTheDayTheyDo() {
        var role = role("helper", seller);
        var yes = Map.of("acceptedAt", "2020-01-01T00:00:00Z");
        var lead = role("leader", leader);
        sits(leader, "PATCH", "/programme-roles/" + lead, yes);
        assertThat(faults(sits(leader, "PATCH", "/programme-roles/" + role, yes)))
                .contains("acceptedByOther");
        var accepted = sits(seller, "PATCH", "/programme-roles/" + role, yes);
        assertThat(accepted.status()).isEqualTo(200);
        assertThat(String.valueOf(accepted.json().get("acceptedAt"))).doesNotStartWith("2020");

        var handedOn = sits(
                leader,
                "PATCH",
                "/programme-roles/" + role,
                Map.of("user", leader.user().toString()));
        assertThat(handedOn.json().get("acceptedAt")).isNull();
        assertThat(faults(sits(seller, "PATCH", "/programme-roles/" + role, Map.of("kind", "leader"))))
                .contains("notLeading");
    }

    @Test
    void oneLeadsAndNobodyIsNamedAsLeadingAndAsNotLeading() {
        role("leader", leader);
        var admin = staff.hire("Ada", "administrator");
        var values = new LinkedHashMap<String, Object>();
        values.put("kind", "leader");
        values.put("name", "Second");
        values.put("user", seller.user().toString());
        values.put("programme", ProgrammeModel.ID.toString());
        assertThat(faults(admin.send("POST", "/programme-roles", values))).contains("oneLeader");
        values.put("kind", "notLeader");
        values.put("user", leader.user().toString());
        assertThat(faults(admin.send("POST", "/programme-roles", values))).contains("leaderAndNot");
        values.put("user", seller.user().toString());
        assertThat(admin.send("POST", "/programme-roles", values).status()).isEqualTo(201);
        assertThat(admin.send("POST", "/programme-roles", Map.of()).status()).isEqualTo(400);
    }

    private static Map<String, Object> signature(Map<String, Object> more) {
        var values = new LinkedHashMap<String, Object>(more);
        values.putIfAbsent("name", "Sara");
        values.put("about", Map.of("object", "programme", "id", ProgrammeModel.ID.toString()));
        return values;
    }

    @Test
    void aSignatureIsOnesOwnKeepsTheWordingAndStands() {
        var signed = sits(seller, "POST", "/signatures", signature(Map.of()));
        assertThat(signed.status()).isEqualTo(201);
        assertThat(signed.json().get("user")).isEqualTo(seller.user().toString());
        assertThat(signed.json().get("signedAt")).isNotNull();
        assertThat(signed.json().get("wording")).isEqualTo(Map.of("whereNot", "Accounting"));

        var path = "/signatures/" + signed.json().get("id");
        assertThat(faults(sits(seller, "PATCH", path, Map.of("name", "Lena")))).contains("signatureStands");
        assertThat(faults(sits(leader, "DELETE", path, null))).contains("othersSignature");
        assertThat(sits(seller, "DELETE", path, null).status()).isBetween(200, 204);
        assertThat(faults(seller.send("POST", "/signatures", signature(Map.of()))))
                .contains("signInPerson");
    }

    @Test
    void aTrialThatRunsHasALastDayAndItsCriteriaStayAsTheyWere() {
        var admin = staff.hire("Ada", "administrator");
        assertThat(faults(admin.send("POST", "/pilots", Map.of("name", "P", "status", "running"))))
                .contains("decideByMissing");
        assertThat(faults(admin.send(
                        "POST", "/pilots", Map.of("name", "P", "status", "running", "decideBy", "2020-01-01"))))
                .contains("decideByPast");
        var planned = admin.send("POST", "/pilots", Map.of("name", "P", "decideBy", "2999-01-01"));
        var pilot = Objects.requireNonNull(planned.json().get("id")).toString();
        var criterion = admin.send("POST", "/criteria", Map.of("name", "C", "kind", "success", "pilot", pilot));
        assertThat(criterion.status()).isEqualTo(201);
        assertThat(admin.send("PATCH", "/pilots/" + pilot, Map.of("status", "running"))
                        .status())
                .isEqualTo(200);
        var at = "/criteria/" + criterion.json().get("id");
        assertThat(faults(admin.send("PATCH", at, Map.of("name", "Easier")))).contains("criteriaFrozen");
        assertThat(faults(admin.send("DELETE", at, null))).contains("criteriaFrozen");
        assertThat(faults(admin.send("POST", "/criteria", Map.of("name", "D", "kind", "kill", "pilot", pilot))))
                .contains("criteriaFrozen");
        assertThat(admin.send("PATCH", at, Map.of("reached", true)).status()).isEqualTo(200);
        assertThat(faults(admin.send("PATCH", "/pilots/" + pilot, Map.of("status", "promoted"))))
                .contains("reasonMissing");
        var decided = admin.send("PATCH", "/pilots/" + pilot, Map.of("status", "promoted", "reason", "It helps"));
        assertThat(decided.json().get("decidedOn")).isNotNull();
    }

    @Test
    void aDecisionSaysWhatWasDecidedAndWhen() {
        var admin = staff.hire("Ada", "administrator");
        var asked = admin.send("POST", "/decisions", Map.of("name", "One price list?"));
        assertThat(asked.json().get("askedOn")).isNotNull();
        var at = "/decisions/" + asked.json().get("id");
        assertThat(faults(admin.send("PATCH", at, Map.of("status", "decided")))).contains("answerMissing");
        var decided = admin.send("PATCH", at, Map.of("status", "decided", "answer", "Yes"));
        assertThat(decided.json().get("decidedOn")).isNotNull();
    }

    private Map<String, Object> right(UUID topic, String party, String right) {
        return Map.of("topic", topic.toString(), "party", party, "right", right);
    }

    @Test
    void onATopicAPartyHasOneRightAndOneAloneDecides() {
        var admin = staff.hire("Ada", "administrator");
        var topic = staff.create(ProgrammeModel.TOPIC, Map.of("name", "Prices"));
        var other = staff.create(ProgrammeModel.TOPIC, Map.of("name", "Fields"));
        assertThat(faults(sits(seller, "POST", "/decision-rights", right(topic, "it", "decides"))))
                .contains("notLeading");
        var decides = admin.send("POST", "/decision-rights", right(topic, "sponsor", "decides"));
        assertThat(decides.status()).isEqualTo(201);
        assertThat(decides.json().get("name")).isEqualTo("Prices");
        assertThat(faults(admin.send("POST", "/decision-rights", right(topic, "sponsor", "informed"))))
                .contains("rightTwice");
        assertThat(faults(admin.send("POST", "/decision-rights", right(topic, "it", "decides"))))
                .contains("oneDecides");
        assertThat(admin.send("POST", "/decision-rights", right(other, "it", "decides"))
                        .status())
                .isEqualTo(201);
        var batch =
                Map.of("create", List.of(right(other, "council", "consulted"), right(other, "council", "informed")));
        assertThat(admin.send("POST", "/decision-rights/batch", batch).json().toString())
                .contains("rightTwice");
        admin.send("DELETE", "/decision-rights/" + decides.json().get("id"), null);
        assertThat(admin.send("POST", "/decision-rights", right(topic, "it", "decides"))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void emptyPlacesAreSentOnceADayToWhoCanFillThem() {
        var send = "/programme/holes/send";
        assertThat(sits(seller, "POST", send, Map.of()).status()).isEqualTo(403);
        var admin = staff.hire("Ada", "administrator");
        assertThat(admin.send("POST", send, Map.of()).json().toString()).contains("nobody-to-tell");
        role("sponsor", leader);
        var topic = staff.create(ProgrammeModel.TOPIC, Map.of("name", "Prices"));
        var settled = staff.create(ProgrammeModel.TOPIC, Map.of("name", "Fields"));
        staff.create(ProgrammeModel.RIGHT, right(topic, "business", "coDecides"));
        staff.create(ProgrammeModel.RIGHT, right(settled, "business", "coDecides"));
        staff.create(ProgrammeModel.RIGHT, right(settled, "it", "coDecides"));
        staff.create(ProgrammeModel.PROCESS, Map.of("name", "Complaints"));
        var sent = admin.send("POST", send, Map.of());
        assertThat(sent.status()).isEqualTo(200);
        // a micro programme's three names, the process and the topic
        assertThat(sent.json().get("holes")).isEqualTo(5);
        assertThat(sent.json().get("user")).isEqualTo(leader.user().toString());
        assertThat(String.valueOf(sits(leader, "GET", "/me/notices", null).json()))
                .contains("Complaints; Prices")
                .contains("who keeps the data")
                .doesNotContain("Fields");
        assertThat(admin.send("POST", send, Map.of()).json().toString()).contains("told-today");
        var programme = admin.get("/programmes/" + ProgrammeModel.ID).json();
        assertThat(programme.get("holesSentOn"))
                .isEqualTo(LocalDate.now(ZoneOffset.UTC).toString());
    }

    @Test
    void aTrialNobodyDecidedOnStopsTheMorningAfterItsLastDayAndItsLeaderIsTold() {
        role("leader", leader);
        var last = LocalDate.now(ZoneOffset.UTC).plusDays(2);
        var planned = trial("Planned", "planned", last);
        var running = trial("Running", "running", last);
        var longer = trial("Longer", "running", last.plusDays(1));
        var world = leader.world();
        var end = world.server().bean(TrialEnd.class);
        assertThat(end.end(world.workspace(), last.atTime(23, 0).toInstant(ZoneOffset.UTC)))
                .isZero();
        var next = last.plusDays(1);
        assertThat(end.end(world.workspace(), next.atTime(2, 0).toInstant(ZoneOffset.UTC)))
                .isZero();
        assertThat(end.end(world.workspace(), next.atTime(7, 0).toInstant(ZoneOffset.UTC)))
                .isEqualTo(1);
        assertThat(end.end(world.workspace(), next.atTime(8, 0).toInstant(ZoneOffset.UTC)))
                .isZero();
        var system = Actor.system(world.workspace());
        var records = world.server().bean(Records.class);
        var stopped = records.find(system, ProgrammeModel.PILOT, running).orElseThrow();
        assertThat(stopped.value("status")).isEqualTo("stopped");
        assertThat(String.valueOf(stopped.value("reason"))).contains("Nobody decided");
        assertThat(records.find(system, ProgrammeModel.PILOT, planned)
                        .orElseThrow()
                        .value("status"))
                .isEqualTo("planned");
        assertThat(records.find(system, ProgrammeModel.PILOT, longer)
                        .orElseThrow()
                        .value("status"))
                .isEqualTo("running");
        assertThat(String.valueOf(sits(leader, "GET", "/me/notices", null).json()))
                .contains("Running has stopped");
    }

    private UUID trial(String name, String status, LocalDate last) {
        return staff.create(ProgrammeModel.PILOT, Map.of("name", name, "status", status, "decideBy", last.toString()));
    }

    @Test
    void acceptsNothingInAnothersNameByAnyOtherDoor() {
        var role = role("helper", seller);
        var update = Map.of("update", List.of(Map.of("id", role.toString(), "acceptedAt", "2020-01-01T00:00:00Z")));
        leader.send("POST", "/programme-roles/batch", update);
        var found = leader.world()
                .server()
                .bean(Records.class)
                .find(Actor.system(leader.world().workspace()), ProgrammeModel.ROLE, role);
        assertThat(found.orElseThrow().value("acceptedAt")).isNull();
    }
}
