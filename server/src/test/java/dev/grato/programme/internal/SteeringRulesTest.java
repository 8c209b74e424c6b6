package dev.grato.programme.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grato.Staff;
import dev.grato.Staff.Member;
import dev.grato.TestServer;
import dev.grato.TestServer.Answer;
import dev.grato.model.Models;
import dev.grato.model.ObjectType;
import dev.grato.platform.Json;
import dev.grato.programme.ProgrammeModel;
import dev.grato.records.Mutation;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Risks have two owners and an end that is told; benefits can be worked out again; who does not lead changes none.
class SteeringRulesTest {

    private static final String TODAY = LocalDate.now(ZoneOffset.UTC).toString();

    private Member leader;
    private Member seller;
    private Staff staff;

    @BeforeEach
    void begin() {
        var world = TestServer.running().world();
        staff = new Staff(world);
        leader = staff.hire("Lena", "administrator");
        seller = staff.hire("Sara", "seller");
        staff.write(Mutation.create(
                ProgrammeModel.PROGRAMME, ProgrammeModel.ID, new LinkedHashMap<>(Map.of("name", "CRM"))));
    }

    @Test
    void aRiskHasTwoOwnersAndAnEnd() {
        var lena = leader.user().toString();
        var alone = Map.of("name", "The ERP is late", "businessOwner", lena, "itOwner", lena);
        assertThat(leader.post("/risks", alone).json().toString()).contains("riskOwners");
        var both = Map.of(
                "name",
                "The ERP is late",
                "businessOwner",
                lena,
                "itOwner",
                seller.user().toString());
        var made = leader.post("/risks", both);
        assertThat(made.status()).isEqualTo(201);
        var at = "/risks/" + made.json().get("id");
        assertThat(leader.send("PATCH", at, Map.of("status", "gone")).json().toString())
                .contains("outcomeMissing");
        var closed = leader.send("PATCH", at, Map.of("status", "gone", "outcome", "It came in time"));
        assertThat(closed.json().get("closedOn")).isEqualTo(TODAY);
        assertThat(leader.send("PATCH", at, Map.of("status", "open")).json().get("closedOn"))
                .isNull();
    }

    @Test
    void aBenefitThatCountsCanBeWorkedOutAgain() {
        var money = Map.of("amount", 500, "currency", "EUR");
        var plausible = Map.of("name", "Fewer returns", "grade", "c", "realised", money);
        assertThat(leader.post("/benefit-claims", plausible).json().toString()).contains("formulaMissing");
        var story = leader.post(
                "/benefit-claims", Map.of("name", "One customer came back", "grade", "d", "realised", money));
        assertThat(story.status()).isEqualTo(201);
        assertThat(story.json().get("realisedOn")).isEqualTo(TODAY);
        var backwards = Map.of("name", "Fewer returns", "fromDay", "2026-05-02", "toDay", "2026-05-01");
        assertThat(leader.post("/benefit-claims", backwards).json().toString()).contains("endsBefore");
    }

    @Test
    void whoDoesNotLeadReadsThem() {
        var risk = staff.create(ProgrammeModel.RISK, Map.of("name", "The ERP is late"));
        assertThat(seller.get("/risks/" + risk).status()).isEqualTo(200);
        for (var path : List.of("risks", "lessons", "touching-systems", "benefit-claims")) {
            assertThat(seller.post("/" + path, Map.of("name", "Mine")).json().toString())
                    .as(path)
                    .contains("notLeading");
        }
    }

    @Test
    void aRitualComesRoundEveryFewWeeks() {
        var never = Map.of("name", "Monday", "startsOn", TODAY, "everyWeeks", 0);
        assertThat(leader.post("/rituals", never).status()).isEqualTo(400);
        var made = leader.post("/rituals", Map.of("name", "Monday", "startsOn", TODAY));
        assertThat(made.json().get("everyWeeks")).isEqualTo(2);
    }

    /// Whatever the role of somebody says of other records: the programme is everybody's to sign, and its leader's to
    /// change.
    @Test
    void everyRoleAcceptsAndSignsAndNoneBesidesTheLeaderChanges() {
        for (var role : List.of("seller", "manager", "service", "readOnly")) {
            var member = staff.hire("Otto-" + role, role);
            var given = staff.create(
                    ProgrammeModel.ROLE,
                    Map.of(
                            "kind",
                            "helper",
                            "name",
                            role,
                            "user",
                            member.user().toString(),
                            "programme",
                            ProgrammeModel.ID.toString()));
            var accepted =
                    sits(member, "PATCH", "/programme-roles/" + given, Map.of("acceptedAt", "2026-01-01T00:00:00Z"));
            assertThat(accepted.status()).as(role).isEqualTo(200);
            var about = Map.of("object", ProgrammeModel.PROGRAMME, "id", ProgrammeModel.ID.toString());
            assertThat(sits(member, "POST", "/signatures", Map.of("name", role, "about", about))
                            .status())
                    .as(role)
                    .isEqualTo(201);
            var programme = "/programmes/" + ProgrammeModel.ID;
            assertThat(sits(member, "PATCH", programme, Map.of("whereNot", "Nowhere"))
                            .json()
                            .toString())
                    .as(role)
                    .contains("notLeading");
            assertThat(sits(member, "DELETE", programme, null).json().toString())
                    .as(role)
                    .contains("notLeading");
        }
    }

    @Test
    void aRoleThatSaysOtherwiseIsHeard() {
        var model = leader.world()
                .server()
                .bean(Models.class)
                .current(leader.world().workspace());
        var table = model.require(ProgrammeModel.SIGNATURE).table();
        var role = staff.role("Trainee", Map.of("readScope", "all", "rights", Map.of(table, Map.of("create", "none"))));
        var trainee = staff.hire("Tom", role, null);
        var about = Map.of("object", ProgrammeModel.PROGRAMME, "id", ProgrammeModel.ID.toString());
        assertThat(sits(trainee, "POST", "/signatures", Map.of("name", "Tom", "about", about))
                        .status())
                .isEqualTo(403);
    }

    /// What roles leave to the rules, rules guard: nobody makes or removes any of it who does not lead.
    @Test
    void whatIsLeftToRulesIsGuardedByThem() {
        var model = leader.world()
                .server()
                .bean(Models.class)
                .current(leader.world().workspace());
        var ruled = model.objects().stream().filter(ObjectType::isRuled).toList();
        assertThat(ruled).hasSizeGreaterThan(20);
        for (var object : ruled) {
            var made = sits(seller, "POST", "/" + object.address(), Map.of("name", "Mine"));
            assertThat(made.status()).as(object.name() + made.json()).isIn(400, 403, 409, 422);
        }
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
}
