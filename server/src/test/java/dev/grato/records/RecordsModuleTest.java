package dev.grato.records;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grato.TestServer;
import dev.grato.TestServer.Answer;
import dev.grato.TestServer.World;
import dev.grato.platform.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// The record engine over HTTP, in a workspace of its own.
class RecordsModuleTest {

    private static World world;

    @BeforeAll
    static void open() {
        world = TestServer.running().world();
    }

    @AfterAll
    static void close() {
        world.drop();
    }

    private static Answer created(String object, Object json) {
        var answer = world.post("/" + object, json);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
        return answer;
    }

    private static String id(Answer answer) {
        return (String) answer.json().get("id");
    }

    private static List<Object> names(Answer page) {
        var items = Json.asList(page.json().get("items"));
        return items.stream().map(item -> Json.asObject(item).get("name")).toList();
    }

    private static List<String> codes(Answer problem) {
        assertThat(problem.header("Content-Type")).startsWith("application/problem+json");
        return Json.asList(problem.json().get("errors")).stream()
                .map(error -> Json.asObject(error).get("path") + ":"
                        + Json.asObject(error).get("code"))
                .toList();
    }

    @Nested
    class Create {

        @Test
        void answersTheRecordWithItsVersion() {
            var answer = created("companies", Map.of("name", "Rossi & Figli", "employees", 12));
            assertThat(answer.json()).containsEntry("name", "Rossi & Figli").containsEntry("version", 1);
            assertThat(answer.header("ETag")).isEqualTo(answer.json().get("etag"));
            assertThat(answer.header("Location")).isEqualTo("/api/v1/companies/" + id(answer));
        }

        @Test
        void refusesUnknownFieldsAndWrongTypesWithTheirPlaces() {
            var answer = world.post("/companies", Map.of("name", 7, "nome", "x"));
            assertThat(answer.status()).isEqualTo(400);
            assertThat(codes(answer)).containsExactlyInAnyOrder("name:wrongType", "nome:unknownField");
        }

        @Test
        void refusesAnIdThatExists() {
            var first = id(created("companies", Map.of("name", "First")));
            var again = world.post("/companies", Map.of("id", first, "name", "Second"));
            assertThat(codes(again)).containsExactly("id:idTaken");
        }

        @Test
        void refusesRelationsToRecordsOfAnotherWorkspaceLikeMissingOnes() {
            var other = TestServer.running().world();
            var foreign = (String)
                    other.post("/companies", Map.of("name", "Elsewhere")).json().get("id");
            var answer = world.post("/people", Map.of("name", "Ada Lovelace", "company", foreign));
            assertThat(codes(answer)).containsExactly("company:unknownRecord");
            other.drop();
        }

        @Test
        void refusesARelationToItself() {
            var company = id(created("companies", Map.of("name", "Ouroboros")));
            var answer = world.send("PATCH", "/companies/" + company, Map.of("parent", company));
            assertThat(answer.status()).isEqualTo(400);
        }
    }

    @Nested
    class Change {

        @Test
        void mergesEditsOfDifferentFieldsMadeOnTheSameState() {
            var record = created("companies", Map.of("name", "Merge", "employees", 1));
            var path = "/companies/" + id(record);
            var etag = record.header("ETag");
            assertThat(world.send("PATCH", path, Map.of("employees", 2), "If-Match", etag)
                            .status())
                    .isEqualTo(200);
            var second = world.send("PATCH", path, Map.of("legalName", "Merge S.p.A."), "If-Match", etag);
            assertThat(second.status()).isEqualTo(200);
            assertThat(second.json()).containsEntry("employees", 2).containsEntry("legalName", "Merge S.p.A.");
        }

        @Test
        void showsBothValuesWhenTheSameFieldWasChangedMeanwhile() {
            var record = created("companies", Map.of("name", "Conflict", "employees", 1));
            var path = "/companies/" + id(record);
            var etag = record.header("ETag");
            world.send("PATCH", path, Map.of("employees", 2), "If-Match", etag);
            var refused = world.send("PATCH", path, Map.of("employees", 3), "If-Match", etag);
            assertThat(refused.status()).isEqualTo(412);
            var conflict =
                    Json.asObject(Json.asList(refused.json().get("conflicts")).getFirst());
            assertThat(conflict)
                    .containsEntry("field", "employees")
                    .containsEntry("base", 1)
                    .containsEntry("theirs", 2)
                    .containsEntry("yours", 3);
            assertThat(world.get(path).json()).containsEntry("employees", 2);
        }

        @Test
        void refusesAnEditOnAStateNobodyKnows() {
            var record = created("companies", Map.of("name", "Unknown state"));
            var refused = world.send(
                    "PATCH", "/companies/" + id(record), Map.of("employees", 3), "If-Match", "\"1-0000000000000000\"");
            assertThat(refused.status()).isEqualTo(412);
        }

        @Test
        void writesNothingWhenNothingChanges() {
            var record = created("companies", Map.of("name", "Same", "employees", 5));
            var again = world.send("PATCH", "/companies/" + id(record), Map.of("employees", 5));
            assertThat(again.json()).containsEntry("version", 1);
            var history = world.get("/companies/" + id(record) + "/history");
            assertThat(Json.asList(history.json().get("items"))).hasSize(1);
        }

        @Test
        void keepsTheHistoryOfEachFieldWithItsAuthor() {
            var record = created("companies", Map.of("name", "History", "employees", 5));
            world.send("PATCH", "/companies/" + id(record), Map.of("employees", 6));
            var latest = Json.asObject(Json.asList(world.get("/companies/" + id(record) + "/history")
                            .json()
                            .get("items"))
                    .getFirst());
            assertThat(latest)
                    .containsEntry("operation", "update")
                    .containsEntry("before", Map.of("employees", 5))
                    .containsEntry("after", Map.of("employees", 6));
            assertThat(Json.asObject(latest.get("actor"))).containsEntry("kind", "token");
        }
    }

    @Nested
    class HistoryOfFields {

        @Test
        void staysWithTheFieldWhenItIsRenamed() {
            var fresh = TestServer.running().world();
            fresh.post("/model/objects", Map.of("name", "vessel", "plural", "vessels"));
            fresh.post("/model/objects/vessels/fields", Map.of("name", "tonnage", "type", "number"));
            var ship = (String) fresh.post("/vessels", Map.of("name", "Aurora", "tonnage", 7))
                    .json()
                    .get("id");
            fresh.send("PATCH", "/model/objects/vessels/fields/tonnage", Map.of("name", "weight"));
            fresh.post("/model/objects/vessels/fields", Map.of("name", "tonnage", "type", "number"));
            var entry = Json.asObject(Json.asList(
                            fresh.get("/vessels/" + ship + "/history").json().get("items"))
                    .getFirst());
            assertThat(Json.asObject(entry.get("after")))
                    .containsEntry("weight", 7)
                    .doesNotContainKey("tonnage");
            fresh.drop();
        }
    }

    @Nested
    class Trash {

        @Test
        void hidesWhatWasDeletedAndBringsItBack() {
            var record = created("companies", Map.of("name", "Phoenix"));
            var path = "/companies/" + id(record);
            assertThat(world.send("DELETE", path, null).status()).isEqualTo(204);
            assertThat(world.get(path).status()).isEqualTo(404);
            assertThat(names(world.get("/trash?object=companies"))).contains("Phoenix");
            assertThat(world.send("POST", path + "/restore", null).status()).isEqualTo(200);
            assertThat(world.get(path).json()).containsEntry("name", "Phoenix");
        }
    }

    @Nested
    class Lists {

        @Test
        void pagesThroughEverythingOnceWhateverTheOrder() {
            var fresh = TestServer.running().world();
            var rows = new ArrayList<Map<String, Object>>();
            for (int i = 0; i < 57; i++) {
                rows.add(
                        i % 5 == 0
                                ? Map.of("name", "Company " + i % 7)
                                : Map.of("name", "Company " + i % 7, "employees", i % 4));
            }
            var written = fresh.post("/companies/batch", Map.of("create", rows));
            assertThat(written.status()).isEqualTo(200);
            for (var sort :
                    List.of("name", "-name", "employees", "-employees", "employees,-name", "-createdAt,name", "id")) {
                var seen = new ArrayList<Object>();
                var cursor = "";
                do {
                    var page = fresh.get("/companies?limit=10&sort=" + sort + "&cursor=" + cursor);
                    assertThat(page.status()).as(page.response().body()).isEqualTo(200);
                    Json.asList(page.json().get("items"))
                            .forEach(item -> seen.add(Json.asObject(item).get("id")));
                    cursor = (String) page.json().get("nextCursor");
                } while (cursor != null);
                assertThat(seen).as(sort).hasSize(57).doesNotHaveDuplicates();
            }
            fresh.drop();
        }

        @Test
        void putsEmptyValuesLastInBothDirections() {
            var fresh = TestServer.running().world();
            fresh.post(
                    "/companies/batch",
                    Map.of(
                            "create",
                            List.of(
                                    Map.of("name", "none"),
                                    Map.of("name", "two", "employees", 2),
                                    Map.of("name", "one", "employees", 1))));
            assertThat(names(fresh.get("/companies?sort=employees"))).containsExactly("one", "two", "none");
            assertThat(names(fresh.get("/companies?sort=-employees"))).containsExactly("two", "one", "none");
            fresh.drop();
        }

        @Test
        void findsWithoutRegardToAccentsAndCase() {
            created("companies", Map.of("name", "Peñón Ibérico"));
            assertThat(names(world.get("/companies?name=PENON%20iberico"))).containsExactly("Peñón Ibérico");
            var filter = Json.write(Map.of("field", "name", "op", "contains", "value", "ÓN IB"));
            var page = world.get("/companies?filter=" + URLEncoder.encode(filter, StandardCharsets.UTF_8));
            assertThat(names(page)).containsExactly("Peñón Ibérico");
        }

        @Test
        void asksOverRelationsAndTheManySide() {
            var company = id(created("companies", Map.of("name", "Bridge Ltd")));
            created("people", Map.of("name", "Grace Hopper", "company", company, "jobTitle", "Admiral"));
            var people = world.post(
                    "/people/query",
                    Map.of("filter", Map.of("field", "company.name", "op", "startsWith", "value", "bridge")));
            assertThat(Json.asList(people.json().get("items"))).hasSize(1);
            var some =
                    Map.of("field", "people", "op", "some", "value", Map.of("field", "jobTitle", "value", "admiral"));
            var companies = world.post("/companies/query", Map.of("filter", some));
            assertThat(names(companies)).containsExactly("Bridge Ltd");
            var none = Map.of(
                    "and",
                    List.of(Map.of("field", "people", "op", "none"), Map.of("field", "name", "value", "Bridge Ltd")));
            assertThat(names(world.post("/companies/query", Map.of("filter", none))))
                    .isEmpty();
        }

        @Test
        void countsExactlyWhenAsked() {
            created("products", Map.of("name", "Counted"));
            var page = world.get("/products?name=Counted&count=exact&limit=1");
            assertThat(page.json()).containsEntry("count", 1).containsEntry("countIsEstimate", false);
        }

        @Test
        void expandsRelationsWithALabel() {
            var company = id(created("companies", Map.of("name", "Expanded")));
            var person = id(created("people", Map.of("name", "Alan Turing", "company", company)));
            var expanded = world.get("/people/" + person + "?expand=company").json();
            assertThat(Json.asObject(expanded.get("company")))
                    .containsEntry("label", "Expanded")
                    .containsEntry("id", company);
        }

        @Test
        void refusesAForeignOrBrokenCursor() {
            assertThat(world.get("/companies?cursor=bm9uc2Vuc2U").status()).isEqualTo(400);
        }

        @Test
        void namesThePlaceOfABadFilter() {
            var filter =
                    Map.of("and", List.of(Map.of("field", "name", "value", "x"), Map.of("field", "nope", "value", 1)));
            var answer = world.post("/companies/query", Map.of("filter", filter));
            assertThat(answer.status()).isEqualTo(400);
            assertThat(codes(answer)).containsExactly("filter.and[1].field:unknownField");
        }

        @Test
        void refusesToSortByWhoWroteIt() {
            assertThat(world.get("/companies?sort=updatedBy").status()).isEqualTo(400);
            assertThat(world.get("/companies?createdBy=x").status()).isEqualTo(400);
        }
    }

    @Nested
    class BatchOfEdits {

        @Test
        void writesTheSoundRowsAndNamesTheOthers() {
            var answer = world.post(
                    "/companies/batch", Map.of("create", List.of(Map.of("name", "Good"), Map.of("employees", "many"))));
            var results = Json.asList(answer.json().get("results"));
            assertThat(Json.asObject(results.get(0))).containsEntry("status", "created");
            assertThat(Json.asObject(results.get(1))).containsEntry("status", "invalid");
        }

        @Test
        void writesNothingWhenAtomicAndOneFails() {
            var answer = world.post(
                    "/companies/batch?atomic=true",
                    Map.of("create", List.of(Map.of("name", "Atomic one"), Map.of("employees", 3))));
            assertThat(answer.status()).isEqualTo(422);
            assertThat(names(world.get("/companies?name=Atomic%20one"))).isEmpty();
        }

        @Test
        void recognisesRecordsByTheirKey() {
            var rows = List.of(Map.of("name", "Key", "emails", List.of("key@example.com"), "employees", 1));
            world.post("/companies/batch", Map.of("upsert", Map.of("key", "emails", "rows", rows)));
            var changed = List.of(Map.of("emails", List.of("KEY@example.com"), "employees", 2));
            var answer = world.post("/companies/batch", Map.of("upsert", Map.of("key", "emails", "rows", changed)));
            assertThat(Json.asObject(Json.asList(answer.json().get("results")).getFirst()))
                    .containsEntry("status", "updated");
            assertThat(world.get("/companies?name=Key&count=exact").json()).containsEntry("count", 1);
        }

        @Test
        void isTakenBackAndReportsWhatWasChangedSince() {
            var created = world.post(
                    "/companies/batch",
                    Map.of(
                            "create",
                            IntStream.range(0, 3)
                                    .mapToObj(i -> Map.of("name", "Undo " + i))
                                    .toList()));
            var first = (String)
                    Json.asObject(Json.asList(created.json().get("results")).getFirst())
                            .get("id");
            world.send("PATCH", "/companies/" + first, Map.of("employees", 9));
            var undo = world.send("POST", "/batches/" + created.json().get("batchId") + "/undo", null);
            assertThat(undo.status()).as(undo.response().body()).isEqualTo(200);
            assertThat(undo.json()).containsEntry("restored", 2);
            assertThat(Json.asList(undo.json().get("left"))).hasSize(1);
            assertThat(world.get("/companies/" + first).status()).isEqualTo(200);
            var again = world.send("POST", "/batches/" + undo.json().get("batchId") + "/undo", null);
            assertThat(again.json()).containsEntry("restored", 2);
            assertThat(world.get("/companies?name=Undo%202&count=exact").json()).containsEntry("count", 1);
        }
    }

    @Nested
    class Figures {

        @Test
        void showsGroupedTextsAsTheyWereWritten() {
            var fresh = TestServer.running().world();
            for (var title : List.of("Perito", "PERITO", "Otro")) {
                fresh.post("/people", Map.of("name", "Ana Ruiz", "jobTitle", title));
            }
            var answer = fresh.post("/people/aggregate", Map.of("groupBy", List.of("jobTitle")));
            var rows = Json.asList(answer.json().get("rows"));
            assertThat(rows).hasSize(2);
            assertThat(Json.asObject(rows.getFirst())).containsEntry("count", 2);
            assertThat(Json.asObject(rows.getFirst()).get("jobTitle")).isIn("Perito", "PERITO");
            fresh.drop();
        }

        @Test
        void neverAddsUpDifferentCurrencies() {
            var fresh = TestServer.running().world();
            for (var amount : List.of(
                    Map.of("amount", 10, "currency", "EUR"),
                    Map.of("amount", 5, "currency", "USD"),
                    Map.of("amount", 1, "currency", "EUR"))) {
                fresh.post("/deals", Map.of("name", "Deal", "amount", amount));
            }
            var answer = fresh.post(
                    "/deals/aggregate",
                    Map.of("measures", List.of("count", Map.of("op", "sum", "field", "amount", "name", "total"))));
            assertThat(Json.asList(answer.json().get("rows")))
                    .containsExactlyInAnyOrder(
                            Map.of("totalCurrency", "EUR", "count", 2, "total", 11),
                            Map.of("totalCurrency", "USD", "count", 1, "total", 5));
            fresh.drop();
        }
    }

    @Nested
    class Feed {

        @Test
        void tellsWhatChangedSinceWithoutSayingWho() {
            var cursor = world.get("/changes").json().get("cursor");
            var record = id(created("companies", Map.of("name", "Fed")));
            var page = world.get("/changes?wait=5&after=" + cursor).json();
            var change = Json.asObject(Json.asList(page.get("items")).getFirst());
            assertThat(change)
                    .containsEntry("id", record)
                    .containsEntry("operation", "create")
                    .doesNotContainKey("actor");
        }
    }
}
