package dev.grato.programme.internal.voice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grato.Patience;
import dev.grato.Staff;
import dev.grato.Staff.Member;
import dev.grato.TestServer;
import dev.grato.platform.Actor;
import dev.grato.platform.Json;
import dev.grato.programme.ProgrammeModel;
import dev.grato.programme.VoiceDeclarations;
import dev.grato.records.Mutation;
import dev.grato.records.Records;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Whom what somebody said about the CRM reaches, and that the answer reaches exactly them.
class VoiceTest {

    private static final String SAID = "Closing a case takes eleven clicks";

    private Staff staff;
    private Member sara;
    private Member omar;
    private Member leader;
    private Member council;
    private Member admin;

    @BeforeEach
    void hire() {
        staff = new Staff(TestServer.running().world());
        var scopes = new HashMap<String, Object>();
        List.of("read", "create", "write", "delete").forEach(action -> scopes.put(action + "Scope", "all"));
        scopes.put("abilities", List.of("export"));
        var role = staff.role("Sales", scopes);
        sara = staff.hire("Sara", role, null);
        omar = staff.hire("Omar", role, null);
        leader = staff.hire("Lena", role, null);
        council = staff.hire("Cleo", role, null);
        admin = staff.hire("Ada", "administrator");
        staff.write(Mutation.create(
                ProgrammeModel.PROGRAMME, ProgrammeModel.ID, new LinkedHashMap<>(Map.of("name", "CRM"))));
        part("leader", leader);
        part("council", council);
    }

    @AfterEach
    void drop() {
        sara.world().drop();
    }

    private void part(String kind, Member member) {
        staff.create(
                ProgrammeModel.ROLE,
                Map.of(
                        "kind",
                        kind,
                        "name",
                        kind,
                        "user",
                        member.user().toString(),
                        "acceptedAt",
                        "2026-01-01T00:00:00Z",
                        "programme",
                        ProgrammeModel.ID.toString()));
    }

    private static String says(Member member, String kind, String naming, Map<String, Object> more) {
        var values = new LinkedHashMap<String, Object>(more);
        values.putIfAbsent("sentence", SAID);
        values.put("kind", kind);
        values.put("naming", naming);
        values.putIfAbsent("screen", "cases/record");
        var answer = member.post("/friction-reports", values);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
        return Objects.requireNonNull(answer.json().get("id")).toString();
    }

    private String requestOf(String report) {
        var records = sara.world().server().bean(Records.class);
        var system = Actor.system(sara.world().workspace());
        return Patience.until(
                        () -> records.find(system, VoiceDeclarations.REPORT, java.util.UUID.fromString(report))
                                .orElseThrow()
                                .value("request"),
                        Objects::nonNull)
                .toString();
    }

    private static Map<String, Object> item(Member member, String request) {
        var items = Json.asList(member.get("/programme/voice").json().get("requests"));
        return Objects.requireNonNull(items).stream()
                .map(Json::asObject)
                .filter(item -> request.equals(item.get("request")))
                .findFirst()
                .orElseThrow();
    }

    private static String notices(Member member) {
        return member.world()
                .server()
                .send("GET", "/api/v1/me/notices", (String) null, "Cookie", member.cookie())
                .response()
                .body();
    }

    @Test
    void nobodyReadsAReportByAnyOperationButItsWriter() {
        var report = says(sara, "asksTooMuch", "named", Map.of());
        assertThat(sara.get("/friction-reports/" + report).response().body()).contains(SAID);
        for (var other : List.of(omar, leader, council, admin)) {
            assertThat(other.get("/friction-reports/" + report).status()).isEqualTo(404);
            assertThat(other.get("/friction-reports/" + report + "/history").status())
                    .isEqualTo(404);
            assertThat(other.get("/friction-reports/" + report + "/access").status())
                    .isEqualTo(404);
            assertThat(other.send("DELETE", "/friction-reports/" + report, null).status())
                    .isEqualTo(404);
            assertThat(other.send(
                                    "POST",
                                    "/friction-reports/" + report + "/shares",
                                    Map.of("user", other.user().toString(), "level", "read"))
                            .status())
                    .isEqualTo(404);
            for (var path : List.of(
                    "/friction-reports",
                    "/friction-reports?count=exact",
                    "/search?q=eleven",
                    "/changes",
                    "/batches",
                    "/voice-requests?expand=reports",
                    "/trash")) {
                assertThat(other.get(path).response().body()).as(path).doesNotContain(SAID, report);
            }
            assertThat(other.post("/friction-reports/query", Map.of())
                            .response()
                            .body())
                    .doesNotContain(SAID);
            assertThat(other.post("/friction-reports/aggregate", Map.of("groupBy", List.of("sentence")))
                            .response()
                            .body())
                    .doesNotContain(SAID);
        }
    }

    @Test
    void noReportLeavesByExportOrStory() {
        var report = says(sara, "asksTooMuch", "named", Map.of());
        for (var other : List.of(leader, admin)) {
            assertThat(other.get("/friction-reports/" + report + "/timeline").status())
                    .isEqualTo(404);
            var begun = other.post("/friction-reports/export", Map.of());
            assertThat(begun.status()).isEqualTo(202);
            var done = Patience.until(
                    () -> other.get("/exports/" + begun.json().get("id")).json(),
                    seen -> "done".equals(seen.get("state")));
            assertThat(String.valueOf(done.get("rows"))).isEqualTo("0");
        }
    }

    @Test
    void nobodyReportsInAnothersName() {
        var answer = omar.post(
                "/friction-reports",
                Map.of("kind", "idea", "naming", "named", "owner", sara.user().toString()));
        assertThat(answer.status()).isBetween(400, 422);
        var report = says(sara, "idea", "named", Map.of());
        assertThat(sara.send("PATCH", "/friction-reports/" + report, Map.of("sentence", "Other"))
                        .response()
                        .body())
                .contains("reportStands");
        assertThat(sara.send(
                                "PATCH",
                                "/friction-reports/" + report,
                                Map.of("owner", omar.user().toString()))
                        .status())
                .isGreaterThanOrEqualTo(400);
        assertThat(sara.send("DELETE", "/friction-reports/" + report, null).status())
                .isBetween(200, 204);
    }

    @Test
    void whoWorksOnItReadsWhatWasSaidAndTheNameOnlyAsFarAsItWasGiven() {
        var named = requestOf(says(sara, "asksTooMuch", "named", Map.of("sentence", "Mine")));
        var kept = requestOf(says(omar, "tooSlow", "councilOnly", Map.of("sentence", "Kept")));
        assertThat(String.valueOf(item(leader, named))).contains("Mine", "Sara");
        assertThat(String.valueOf(item(leader, kept))).contains("Kept").doesNotContain("Omar");
        assertThat(leader.get("/programme/voice").response().body())
                .doesNotContain(omar.user().toString());
        assertThat(String.valueOf(item(council, kept))).contains("Kept", "Omar");
        assertThat(String.valueOf(item(admin, kept))).doesNotContain("Omar");
        assertThat(String.valueOf(item(sara, kept))).doesNotContain("Kept", "Omar");
        assertThat(item(sara, kept).get("reporters").toString()).isEqualTo("1");
        assertThat(leader.get("/voice-requests/" + kept).response().body())
                .doesNotContain("Kept", "Omar", omar.user().toString());
    }

    @Test
    void whatLeadsToARecordIsLeftOut() {
        var report = says(
                sara,
                "fault",
                "named",
                Map.of(
                        "screen",
                        "deals/0192b1c0-0000-7000-8000-000000000001",
                        "errorCode",
                        "Mrs Rossi owes us 400",
                        "timing",
                        "<1s"));
        var json = sara.get("/friction-reports/" + report).json();
        assertThat(json.get("screen")).isNull();
        assertThat(json.get("errorCode")).isNull();
        assertThat(json.get("timing")).isEqualTo("<1s");
    }

    @Test
    void theAnswerReachesThoseWhoSaidItAndNobodyElse() {
        var request = requestOf(says(sara, "asksTooMuch", "named", Map.of()));
        says(omar, "asksTooMuch", "councilOnly", Map.of("request", request));
        assertThat(item(leader, request).get("reporters").toString()).isEqualTo("2");

        var path = "/programme/voice/" + request + "/answer";
        assertThat(sara.post(path, Map.of("status", "done")).status()).isEqualTo(403);
        assertThat(leader.post(path, Map.of("status", "willNot")).response().body())
                .contains("reasonMissing");
        assertThat(leader.post(path, Map.of("severity", 9)).response().body()).contains("outOfRange");
        assertThat(leader.post(path, Map.of("severity", 3, "reach", 2, "effort", 4))
                        .status())
                .isEqualTo(204);
        assertThat(item(leader, request).get("rank").toString()).isEqualTo("3.0");
        assertThat(leader.post(path, Map.of("status", "willNot", "answer", "The law asks for it"))
                        .status())
                .isEqualTo(204);
        Patience.until(() -> notices(sara).contains("The law asks for it"));
        Patience.until(() -> notices(omar).contains("The law asks for it"));
        assertThat(notices(council)).doesNotContain("The law asks for it");
        assertThat(notices(admin)).doesNotContain("The law asks for it");
        assertThat(omar.get("/voice-requests/" + request).response().body()).contains("The law asks for it");
        assertThat(leader.send("PATCH", "/voice-requests/" + request, Map.of("answer", "Other"))
                        .response()
                        .body())
                .contains("voiceOperations");
    }

    @Test
    void thatSomebodyFeelsWatchedIsForTheSponsorAndIsNotRanked() {
        part("sponsor", omar);
        var request = requestOf(says(sara, "feelWatched", "councilOnly", Map.of("sentence", "Who reads this?")));
        assertThat(String.valueOf(item(omar, request)))
                .contains("Who reads this?")
                .doesNotContain("Sara");
        assertThat(String.valueOf(item(leader, request))).doesNotContain("Who reads this?");
        var path = "/programme/voice/" + request + "/answer";
        assertThat(leader.post(path, Map.of("status", "acknowledged")).status()).isEqualTo(403);
        assertThat(omar.post(path, Map.of("severity", 3, "reach", 3, "effort", 1))
                        .status())
                .isEqualTo(204);
        assertThat(item(omar, request).get("rank")).isNull();
        assertThat(omar.get("/voice-requests/" + request).json().get("screen")).isNull();
        Patience.until(() -> notices(omar).contains("feels watched"));
        assertThat(notices(omar)).doesNotContain("Sara");
    }

    @Test
    void whoMustActIsRemindedOnceOfEachDayThatWasMissed() {
        part("sponsor", omar);
        var request = requestOf(says(sara, "tooSlow", "named", Map.of("screen", "invoices")));
        requestOf(says(sara, "feelWatched", "councilOnly", Map.of()));
        var world = sara.world();
        var reminder = world.server().bean(VoiceReminder.class);
        var today = LocalDate.now(ZoneOffset.UTC);
        var readBy = VoiceRule.workingDays(today, 1);
        assertThat(reminder.remind(world.workspace(), at(readBy, 9))).isZero();
        var next = VoiceRule.workingDays(today, 2);
        assertThat(reminder.remind(world.workspace(), at(next, 5))).isZero();
        assertThat(reminder.remind(world.workspace(), at(next, 9))).isEqualTo(1);
        assertThat(reminder.remind(world.workspace(), at(VoiceRule.workingDays(today, 3), 9)))
                .isZero();
        assertThat(notices(leader)).contains("Past the day that was promised").contains("invoices");
        assertThat(notices(sara)).doesNotContain("Past the day");
        assertThat(notices(omar)).doesNotContain("past the day");

        assertThat(leader.post("/programme/voice/" + request + "/answer", Map.of("status", "acknowledged"))
                        .status())
                .isEqualTo(204);
        assertThat(reminder.remind(world.workspace(), at(VoiceRule.workingDays(today, 5), 9)))
                .isZero();
        assertThat(reminder.remind(world.workspace(), at(VoiceRule.workingDays(today, 6), 9)))
                .isEqualTo(2);
        assertThat(reminder.remind(world.workspace(), at(VoiceRule.workingDays(today, 7), 9)))
                .isZero();
        assertThat(notices(omar)).contains("past the day").doesNotContain("Sara");
    }

    private static Instant at(LocalDate day, int hour) {
        return day.atTime(hour, 0).toInstant(ZoneOffset.UTC);
    }

    @Test
    void aScreenSaysInBandsHowManyReportsItGave() {
        for (int i = 0; i < 6; i++) {
            says(sara, "fault", "named", Map.of("screen", "deals/record"));
        }
        assertThat(screens(leader)).isEqualTo(List.of(Map.of("screen", "deals/record", "reports", "few")));
        for (var member : List.of(omar, leader, council, admin)) {
            says(member, "fault", "named", Map.of("screen", "deals/record"));
            says(member, "feelWatched", "named", Map.of("screen", "cases"));
            says(member, "idea", "named", Map.of("screen", "companies"));
        }
        assertThat(screens(omar))
                .isEqualTo(List.of(
                        Map.of("screen", "deals/record", "reports", "10-19"),
                        Map.of("screen", "companies", "reports", "few")));
    }

    private static Object screens(Member member) {
        return Objects.requireNonNull(member.get("/programme/voice").json().get("screens"));
    }

    @Test
    void theClockCountsWorkingDays() {
        var friday = LocalDate.parse("2026-11-20");
        assertThat(VoiceRule.workingDays(friday, 1)).isEqualTo(LocalDate.parse("2026-11-23"));
        assertThat(VoiceRule.workingDays(friday, 5)).isEqualTo(LocalDate.parse("2026-11-27"));
    }

    @Test
    void anObjectionIsAnsweredByNameAndItsAuthorSaysWhetherThatSettlesIt() {
        var raised = sara.post("/programme/objections", Map.of("statement", "It costs me an hour a day"));
        assertThat(raised.status()).isEqualTo(201);
        var path = "/programme/objections/" + raised.json().get("id");
        assertThat(omar.post(path + "/answer", Map.of("answer", "No")).status()).isEqualTo(403);
        assertThat(leader.post(path + "/answer", Map.of("answer", "A", "evidence", "javascript:alert(1)"))
                        .response()
                        .body())
                .contains("evidence");
        assertThat(leader.post(path + "/answer", Map.of("answer", "We timed it", "evidence", "https://example.com/t"))
                        .status())
                .isEqualTo(204);
        assertThat(notices(sara)).contains("It costs me an hour a day");
        assertThat(leader.post(path + "/settle", Map.of("settled", true)).status())
                .isEqualTo(403);
        assertThat(sara.post(path + "/settle", Map.of("settled", false)).status())
                .isEqualTo(204);
        var shown = omar.get("/objections/" + raised.json().get("id")).json();
        assertThat(shown.get("verdict")).isEqualTo("notSettled");
        assertThat(shown.get("answeredBy")).isEqualTo(leader.user().toString());
    }
}
