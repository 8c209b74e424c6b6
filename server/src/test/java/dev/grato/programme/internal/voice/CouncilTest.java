package dev.grato.programme.internal.voice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grato.Patience;
import dev.grato.Staff;
import dev.grato.Staff.Member;
import dev.grato.TestServer;
import dev.grato.platform.Json;
import dev.grato.programme.CouncilDeclarations;
import dev.grato.programme.ProgrammeModel;
import dev.grato.programme.VoiceDeclarations;
import dev.grato.records.Mutation;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The council: seats with an end, points nobody else sees, holds that stop a change of the covenant, public minutes.
class CouncilTest {

    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);

    private Staff staff;
    private Member leader;
    private Member cleo;
    private Member omar;

    @BeforeEach
    void begin() {
        staff = new Staff(TestServer.running().world());
        var scopes = new HashMap<String, Object>();
        List.of("read", "create", "write", "delete").forEach(action -> scopes.put(action + "Scope", "all"));
        var role = staff.role("Sales", scopes);
        leader = staff.hire("Lena", role, null);
        cleo = staff.hire("Cleo", role, null);
        omar = staff.hire("Omar", role, null);
        staff.write(Mutation.create(
                ProgrammeModel.PROGRAMME,
                ProgrammeModel.ID,
                new LinkedHashMap<>(Map.of("name", "CRM", "profile", "small", "covenant", "We record nothing"))));
        seat("leader", leader, Map.of());
        seat("council", cleo, Map.of());
    }

    @AfterEach
    void drop() {
        leader.world().drop();
    }

    private UUID seat(String kind, Member member, Map<String, Object> more) {
        var values = new LinkedHashMap<String, Object>(more);
        values.put("kind", kind);
        values.put("name", kind);
        values.put("user", member.user().toString());
        values.put("acceptedAt", "2026-01-01T00:00:00Z");
        values.put("programme", ProgrammeModel.ID.toString());
        return staff.create(ProgrammeModel.ROLE, values);
    }

    private static String made(Member member, String address, Map<String, Object> values) {
        var answer = member.post("/" + address, values);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
        return Objects.requireNonNull(answer.json().get("id")).toString();
    }

    private static String refused(Member member, String method, String path, Object values) {
        var answer = member.send(method, path, values);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(400);
        return answer.response().body();
    }

    @Test
    void aSeatIsForSixMonths() {
        var named = Map.<String, Object>of(
                "kind",
                "council",
                "name",
                "Omar",
                "user",
                omar.user().toString(),
                "programme",
                ProgrammeModel.ID.toString());
        var seat = made(leader, "programme-roles", named);
        assertThat(leader.get("/programme-roles/" + seat).json().get("until"))
                .isEqualTo(TODAY.plusMonths(6).toString());
        assertThat(refused(
                        leader,
                        "PATCH",
                        "/programme-roles/" + seat,
                        Map.of("until", TODAY.plusMonths(7).toString())))
                .contains("termTooLong");
        var accepted = omar.world()
                .server()
                .send(
                        "PATCH",
                        "/api/v1/programme-roles/" + seat,
                        Json.write(Map.of("acceptedAt", "2026-01-01T00:00:00Z")),
                        "Cookie",
                        omar.cookie(),
                        "X-CSRF-Token",
                        omar.csrf());
        assertThat(accepted.status()).as(accepted.response().body()).isEqualTo(200);
    }

    @Test
    void aHoldStopsTheCovenantFromChangingUntilItIsLifted() {
        var values = Map.<String, Object>of(
                "name", "New wording", "about", "covenant", "reason", "Nobody asked us", "until", "2099-01-01");
        assertThat(refused(omar, "POST", "/council-holds", values)).contains("notCouncil");
        var hold = made(cleo, "council-holds", values);
        var json = omar.get("/council-holds/" + hold).json();
        assertThat(json.get("until")).isEqualTo(TODAY.plusDays(14).toString());
        assertThat(String.valueOf(json.get("heldBy"))).contains(cleo.user().toString());
        Patience.until(() -> notices(leader).contains("New wording"));

        var programme = "/programmes/" + ProgrammeModel.ID;
        assertThat(refused(leader, "PATCH", programme, Map.of("covenant", "We record a little")))
                .contains("covenantHeld");
        assertThat(leader.send("PATCH", programme, Map.of("whatFor", "Fewer forgotten promises"))
                        .status())
                .isEqualTo(200);
        var path = "/council-holds/" + hold;
        assertThat(refused(leader, "PATCH", path, Map.of("endedOn", TODAY.toString())))
                .contains("holdStands");
        assertThat(refused(cleo, "PATCH", path, Map.of("until", "2099-01-01"))).contains("holdStands");
        assertThat(refused(cleo, "PATCH", path, Map.of("answer", "Fine"))).contains("notLeading");
        assertThat(leader.send("DELETE", path, null).status()).isEqualTo(400);
        assertThat(leader.send("PATCH", path, Map.of("answer", "We take it back"))
                        .status())
                .isEqualTo(200);
        assertThat(cleo.send("PATCH", path, Map.of("endedOn", TODAY.toString())).status())
                .isEqualTo(200);
        assertThat(leader.send("PATCH", programme, Map.of("covenant", "We record nothing at all"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void pointsAreAHundredAndNobodyElseSeesThem() {
        var request = staff.create(VoiceDeclarations.REQUEST, Map.of("name", "Fewer fields"));
        var sixty = Map.<String, Object>of("request", request.toString(), "points", 60);
        assertThat(refused(omar, "POST", "/council-votes", sixty)).contains("notCouncil");
        var vote = made(cleo, "council-votes", sixty);
        assertThat(refused(cleo, "POST", "/council-votes", sixty)).contains("pointsSpent");
        assertThat(cleo.send("PATCH", "/council-votes/" + vote, Map.of("points", 100))
                        .status())
                .isEqualTo(200);
        assertThat(refused(cleo, "PATCH", "/council-votes/" + vote, Map.of("points", 101)))
                .contains("outOfRange");
        assertThat(leader.get("/council-votes/" + vote).status()).isEqualTo(404);
        assertThat(points(cleo)).isEqualTo("0");

        staff.change(CouncilDeclarations.VOTE, UUID.fromString(vote), Map.of("quarter", "2020-Q1"));
        assertThat(points(omar)).isEqualTo("100");
        assertThat(refused(cleo, "PATCH", "/council-votes/" + vote, Map.of("points", 1)))
                .contains("quarterClosed");
        made(cleo, "council-votes", sixty);
        assertThat(points(leader)).isEqualTo("100");
    }

    private static String points(Member member) {
        var items = (List<?>)
                Objects.requireNonNull(member.get("/programme/voice").json().get("requests"));
        return String.valueOf(((Map<?, ?>) items.getFirst()).get("points"));
    }

    @Test
    void minutesAreWrittenByTheCouncilAndReadByEverybody() {
        var values = Map.<String, Object>of(
                "name", "November", "heldOn", TODAY.toString(), "minutes", "We talked about fields");
        assertThat(refused(omar, "POST", "/council-meetings", values)).contains("notCouncil");
        var meeting = made(cleo, "council-meetings", values);
        assertThat(omar.get("/council-meetings/" + meeting).response().body()).contains("We talked about fields");
    }

    @Test
    void inTheSmallestSizeEverybodyIsTheCouncil() {
        staff.change(ProgrammeModel.PROGRAMME, ProgrammeModel.ID, Map.of("profile", "micro"));
        made(omar, "council-holds", Map.of("name", "A list", "about", "other", "reason", "It counts people"));
    }

    private static String notices(Member member) {
        return member.world()
                .server()
                .send("GET", "/api/v1/me/notices", (String) null, "Cookie", member.cookie())
                .response()
                .body();
    }
}
