package dev.grato.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grato.Staff;
import dev.grato.TestServer;
import dev.grato.TestServer.Answer;
import dev.grato.TestServer.World;
import dev.grato.platform.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What happened around a record, over HTTP.
class TimelineApiTest {

    private static World world;

    @BeforeAll
    static void open() {
        world = TestServer.running().world();
    }

    @AfterAll
    static void close() {
        world.drop();
    }

    private static String made(String address, Object json) {
        var answer = world.post("/" + address, json);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
        return (String) answer.json().get("id");
    }

    private static List<Map<String, Object>> entries(Answer answer) {
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        return Json.asList(answer.json().get("items")).stream()
                .map(Json::asObject)
                .toList();
    }

    private static List<Map<String, Object>> entries(String path) {
        return entries(world.get(path));
    }

    private static List<String> moments(List<Map<String, Object>> entries) {
        return entries.stream()
                .map(entry -> String.valueOf(entry.get("moment")))
                .toList();
    }

    private static Map<String, Object> talk(String subject, String at, Map<String, Object> more) {
        var values = new HashMap<String, Object>(Map.of("subject", subject, "kind", "email", "occurredAt", at));
        values.putAll(more);
        return values;
    }

    @Test
    void showsTheStoryOfACompanyNewestFirst() {
        var company = made("companies", Map.of("name", "Story"));
        var person = made("people", Map.of("name", "Rita Story", "company", company));
        made(
                "interactions",
                talk(
                        "First mail",
                        "2025-03-01T10:00:00Z",
                        Map.of(
                                "person",
                                person,
                                "body",
                                "Buongiorno,\n\nquanto costa?",
                                "department",
                                "sales",
                                "direction",
                                "inbound",
                                "channel",
                                "email")));
        made("notes", Map.of("subject", "Likes tea", "person", person));
        var deal = made(
                "deals",
                Map.of(
                        "name",
                        "Big one",
                        "company",
                        company,
                        "person",
                        person,
                        "amount",
                        Map.of("amount", 1200, "currency", "EUR")));
        var stages = entries("/stages?sort=position");
        var won = stages.stream()
                .filter(stage -> "won".equals(stage.get("kind")))
                .findFirst()
                .orElseThrow();
        var second = stages.get(1);
        world.send("PATCH", "/deals/" + deal, Map.of("stage", second.get("id")));
        world.send("PATCH", "/deals/" + deal, Map.of("stage", won.get("id")));
        var story = entries("/companies/" + company + "/timeline");
        assertThat(moments(story)).containsExactly("stageChanged", "closed", "created", "written", "happened");
        var mail = story.getLast();
        assertThat(mail)
                .containsEntry("kind", "email")
                .containsEntry("title", "First mail")
                .containsEntry("department", "sales")
                .containsEntry("direction", "inbound")
                .containsEntry("address", "interactions");
        assertThat(mail.get("fields").toString()).contains("Buongiorno, quanto costa?");
        assertThat(mail.get("concerns").toString()).contains(person, "Rita Story");
        var stage = Json.asObject(Json.asObject(story.getFirst().get("fields")).get("stage"));
        assertThat(Json.asObject(stage.get("after"))).containsEntry("label", second.get("name"));
        var closed = Json.asObject(story.get(1).get("fields"));
        assertThat(Json.asObject(closed.get("stage"))).containsEntry("label", won.get("name"));
        assertThat(closed.get("amount").toString()).contains("1200");
        assertThat(story.get(1)).containsEntry("isDay", true);
        assertThat(Json.asObject(story.get(2).get("fields"))).containsOnlyKeys("amount");
        assertThat(moments(entries("/deals/" + deal + "/timeline"))).contains("closed", "created", "stageChanged");
    }

    @Test
    void followsWhereAPersonWasOnThatDay() {
        var old = made("companies", Map.of("name", "Old employer"));
        var present = made("companies", Map.of("name", "New employer"));
        var person = made("people", Map.of("name", "Mover", "company", present));
        made("affiliations", Map.of("person", person, "company", old, "endsOn", "2024-12-31"));
        made("affiliations", Map.of("person", person, "company", present, "startsOn", "2025-01-01"));
        var then = made("interactions", talk("Then", "2024-06-01T10:00:00Z", Map.of("person", person)));
        made("interactions", talk("Now", "2025-06-01T10:00:00Z", Map.of("person", person)));
        assertThat(entries("/companies/" + old + "/timeline"))
                .extracting(entry -> entry.get("title"))
                .containsExactly("Then");
        assertThat(entries("/companies/" + present + "/timeline"))
                .extracting(entry -> entry.get("title"))
                .containsExactly("Now");
        world.send("PATCH", "/interactions/" + then, Map.of("occurredAt", "2025-07-01T10:00:00Z"));
        assertThat(entries("/companies/" + old + "/timeline")).isEmpty();
        assertThat(entries("/companies/" + present + "/timeline"))
                .extracting(entry -> entry.get("title"))
                .containsExactly("Then", "Now");
        world.send("DELETE", "/interactions/" + then, null);
        assertThat(entries("/people/" + person + "/timeline"))
                .extracting(entry -> entry.get("title"))
                .containsExactly("Now");
    }

    @Test
    void pagesAndFiltersByLanes() {
        var company = made("companies", Map.of("name", "Laned"));
        for (int i = 0; i < 12; i++) {
            made(
                    "interactions",
                    talk(
                            "Nr " + i,
                            "2025-03-01T10:00:" + (10 + i) + "Z",
                            Map.of(
                                    "company",
                                    company,
                                    "kind",
                                    i % 3 == 0 ? "call" : "email",
                                    "department",
                                    i % 2 == 0 ? "sales" : "service")));
        }
        var path = "/companies/" + company + "/timeline";
        var titles = new ArrayList<Object>();
        var cursor = "";
        do {
            var page = world.get(path + "?limit=5" + cursor).json();
            Json.asList(page.get("items"))
                    .forEach(item -> titles.add(Json.asObject(item).get("title")));
            cursor = page.get("nextCursor") == null ? "" : "&cursor=" + page.get("nextCursor");
        } while (!cursor.isEmpty());
        assertThat(titles)
                .hasSize(12)
                .doesNotHaveDuplicates()
                .startsWith("Nr 11")
                .endsWith("Nr 0");
        assertThat(entries(path + "?kinds=call")).hasSize(4);
        assertThat(entries(path + "?kinds=call&departments=sales")).hasSize(2);
        assertThat(entries(path + "?lanes=kind:call,department:sales")).hasSize(2);
        assertThat(entries(path + "?kinds=call,email&departments=service")).hasSize(6);
        assertThat(entries(path + "?kinds=fax")).isEmpty();
        assertThat(entries(path + "?q=nR%2011")).hasSize(1);
        assertThat(entries(path + "?from=2025-03-01T10:00:12Z&to=2025-03-01T10:00:15Z"))
                .hasSize(3);
        var lanes = world.get(path + "/lanes").json();
        assertThat(lanes.get("kinds").toString()).contains("key=email, count=8, isMore=false", "key=call, count=4");
        assertThat(Json.asList(lanes.get("departments"))).hasSize(2);
    }

    @Test
    void tellsWhatIsPlannedApart() {
        var company = made("companies", Map.of("name", "Planned"));
        var tomorrow = Instant.now().plus(1, ChronoUnit.DAYS).toString();
        made("tasks", Map.of("subject", "Overdue", "company", company, "dueAt", "2025-01-01T10:00:00Z"));
        made("events", Map.of("subject", "Meeting", "company", company, "startsAt", tomorrow));
        made("events", Map.of("subject", "Passed", "company", company, "startsAt", "2025-01-02T10:00:00Z"));
        var done = made("tasks", Map.of("subject", "Done", "company", company, "status", "done"));
        var upcoming = entries("/companies/" + company + "/timeline?upcoming=true");
        assertThat(upcoming).extracting(entry -> entry.get("title")).containsExactly("Overdue", "Meeting");
        assertThat(upcoming).allMatch(entry -> Boolean.TRUE.equals(entry.get("isPlanned")));
        assertThat(entries("/companies/" + company + "/timeline"))
                .extracting(entry -> entry.get("title"))
                .containsExactly("Done", "Passed");
        assertThat(moments(entries("/tasks/" + done + "/timeline"))).containsExactly("done");
    }

    @Test
    void foldsEditsOfOneDayByOneAuthor() {
        var company = made("companies", Map.of("name", "Edited"));
        world.send("PATCH", "/companies/" + company, Map.of("legalName", "Edited S.p.A.", "employees", 7));
        world.send("PATCH", "/companies/" + company, Map.of("employees", 8, "description", "x"));
        var edits = entries("/companies/" + company + "/timeline");
        assertThat(edits).hasSize(1);
        assertThat(edits.getFirst()).containsEntry("kind", "edit").containsEntry("moment", "edited");
        var shown = Json.asObject(edits.getFirst().get("edits"));
        assertThat(Json.asList(shown.get("fields")))
                .isEqualTo(List.of("employees", "description", "legalName").stream()
                        .filter(Json.asList(shown.get("fields"))::contains)
                        .toList())
                .hasSize(3);
        assertThat(shown.get("actor").toString()).contains("kind=token");
        assertThat(entries("/companies/" + company + "/timeline?kinds=note")).isEmpty();
        assertThat(entries("/companies/" + company + "/timeline?kinds=edit")).hasSize(1);
    }

    @Test
    void hidesWhatIsHidden() {
        var role = made("roles", Map.of("name", "Half blind", "readScope", "all"));
        world.send(
                "PUT",
                "/roles/" + role + "/rights",
                Map.of(
                        "rights",
                        Map.of(
                                "interaction", Map.of("fields", Map.of("subject", "hidden", "department", "hidden")),
                                "note", Map.of("read", "none"),
                                "task", Map.of("fields", Map.of("person", "hidden")))));
        var colleague = new Staff(world).hire("Halfblind", UUID.fromString(role), null);
        var company = made("companies", Map.of("name", "Seen in part"));
        var person = made("people", Map.of("name", "Part", "company", company));
        made(
                "interactions",
                talk("Secret title", "2025-03-01T10:00:00Z", Map.of("person", person, "department", "sales")));
        made("notes", Map.of("subject", "Secret note", "company", company));
        made("tasks", Map.of("subject", "Through a hidden relation", "person", person, "status", "done"));
        var path = "/companies/" + company + "/timeline";
        assertThat(entries(path)).hasSize(3);
        var seen = entries(colleague.get(path));
        assertThat(seen).hasSize(1);
        assertThat(seen.getFirst())
                .containsEntry("kind", "email")
                .containsEntry("title", null)
                .containsEntry("department", null);
        assertThat(entries(colleague.get(path + "?departments=sales"))).isEmpty();
        assertThat(entries(colleague.get(path + "?q=secret"))).isEmpty();
        assertThat(colleague.get(path + "/lanes").response().body())
                .doesNotContain("note", "task", "sales")
                .contains("email");
    }

    @Test
    void letsACustomObjectTellItsStory() {
        var object = world.post(
                "/model/objects",
                Map.of(
                        "name",
                        "survey",
                        "plural",
                        "surveys",
                        "fields",
                        List.of(
                                Map.of("name", "heldOn", "type", "date"),
                                Map.of("name", "score", "type", "number"),
                                Map.of("name", "customer", "type", "relation", "target", "company"))));
        assertThat(object.status()).isEqualTo(201);
        var company = made("companies", Map.of("name", "Asked"));
        made("surveys", Map.of("name", "Spring", "heldOn", "2025-04-01", "score", 9, "customer", company));
        assertThat(entries("/companies/" + company + "/timeline")).isEmpty();
        var wrong = world.send(
                "PATCH",
                "/model/objects/surveys",
                Map.of("timeline", Map.of("at", "score", "about", List.of("nonsense"))));
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.response().body()).contains("timeline.at", "timeline.about[0]");
        var watching =
                world.send("PATCH", "/model/objects/surveys", Map.of("timeline", Map.of("about", List.of("owner"))));
        assertThat(watching.status()).isEqualTo(400);
        var changed = world.send(
                "PATCH",
                "/model/objects/surveys",
                Map.of("timeline", Map.of("at", "heldOn", "about", List.of("customer"), "summary", List.of("score"))));
        assertThat(changed.status()).as(changed.response().body()).isEqualTo(200);
        made("surveys", Map.of("name", "Summer", "heldOn", "2025-07-01", "score", 5, "customer", company));
        var summer = entries("/companies/" + company + "/timeline").getFirst();
        assertThat(summer)
                .containsEntry("kind", "survey")
                .containsEntry("title", "Summer")
                .containsEntry("isDay", true);
        assertThat(summer.get("fields").toString()).contains("score=5");
        assertThat(world.get("/model").response().body()).contains("\"timeline\":{\"at\":\"heldOn\"");
    }

    @Test
    void isMadeAnewWhenAnAdministratorWants() {
        var company = made("companies", Map.of("name", "Made anew"));
        made("notes", Map.of("subject", "Kept", "company", company));
        assertThat(world.post("/timeline/rebuild", null).status()).isEqualTo(202);
        assertThat(entries("/companies/" + company + "/timeline")).hasSize(1);
    }

    @Test
    void refusesBadQuestions() {
        var company = made("companies", Map.of("name", "Refusing"));
        var path = "/companies/" + company + "/timeline";
        for (var bad : List.of(
                "limit=0",
                "limit=201",
                "limit=x",
                "cursor=nonsense",
                "upcoming=perhaps",
                "from=yesterday",
                "to=%2B999999999-01-01T00:00:00Z",
                "kinds=%27%3B--",
                "lanes=soul:dark",
                "lanes=kind",
                "q=" + "x".repeat(300),
                "kinds=" + "a,".repeat(100))) {
            assertThat(world.get(path + "?" + bad).status()).as(bad).isEqualTo(400);
        }
        var other = made("companies", Map.of("name", "Other"));
        for (int i = 0; i < 3; i++) {
            made("notes", Map.of("subject", "N" + i, "company", company));
        }
        var cursor = world.get(path + "?limit=1").json().get("nextCursor");
        assertThat(cursor).isNotNull();
        assertThat(world.get("/companies/" + other + "/timeline?cursor=" + cursor)
                        .status())
                .isEqualTo(400);
        assertThat(world.get(path + "?kinds=note&cursor=" + cursor).status()).isEqualTo(400);
        assertThat(world.get("/companies/" + UUID.randomUUID() + "/timeline").status())
                .isEqualTo(404);
        assertThat(world.get("/nonsense/" + company + "/timeline").status()).isEqualTo(404);
        assertThat(world.get("/companies/x/timeline/lanes").status()).isEqualTo(404);
        for (var q : List.of("%", "'", "\\", "\ud83d\ude00", "_")) {
            var encoded = URLEncoder.encode(q, StandardCharsets.UTF_8);
            assertThat(world.get(path + "?q=" + encoded).status()).as(q).isEqualTo(200);
        }
    }

    @Test
    void keepsDaysAtTheEndsOfTime() {
        var company = made("companies", Map.of("name", "Ancient"));
        for (var at : List.of("0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z")) {
            var answer = world.post("/interactions", talk("Long ago", at, Map.of("company", company)));
            assertThat(answer.status()).as(answer.response().body()).isIn(201, 422, 400);
        }
        assertThat(world.get("/companies/" + company + "/timeline").status()).isEqualTo(200);
        var deal = world.post("/deals", Map.of("name", "Old", "company", company));
        var id = deal.json().get("id");
        assertThat(world.send("PATCH", "/deals/" + id, Map.of("closedOn", "0001-01-01"))
                        .status())
                .isLessThan(500);
    }
}
