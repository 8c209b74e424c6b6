package dev.grato.records;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grato.Seeds;
import dev.grato.TestServer;
import dev.grato.TestServer.Answer;
import dev.grato.TestServer.World;
import dev.grato.access.Origin;
import dev.grato.access.Tokens;
import dev.grato.platform.Actor;
import dev.grato.platform.Ids;
import dev.grato.platform.Json;
import dev.grato.records.spi.BatchOwners;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// Mass edits, their previews, batches and the trash over HTTP.
class BatchesTest {

    private static World world;
    private static World seller;
    private static World reader;
    private static UUID sellerId;

    @BeforeAll
    static void open() {
        world = TestServer.running().world();
        sellerId = user("seller");
        seller = as(sellerId);
        reader = as(user("readOnly"));
    }

    @AfterAll
    static void close() {
        world.drop();
    }

    private static UUID user(String role) {
        var found = Json.asList(world.get("/roles?key=" + role).json().get("items"));
        var id = Ids.next();
        var answer = world.post(
                "/users",
                Map.of(
                        "id",
                        id.toString(),
                        "name",
                        role,
                        "email",
                        role + "@batches.example",
                        "role",
                        String.valueOf(Json.asObject(found.getFirst()).get("id"))));
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
        return id;
    }

    private static World as(UUID user) {
        var server = TestServer.running();
        var actor = server.bean(BatchOwners.class)
                .find(world.workspace(), Actor.Kind.USER, null, user, null)
                .orElseThrow();
        var token = server.bean(Tokens.class)
                .create(actor, "test", null, null, Origin.of("127.0.0.1"))
                .text();
        return new World(server, world.workspace(), actor, token);
    }

    private static List<String> companies(World by, String mark, int count) {
        var rows = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < count; i++) {
            rows.add(Map.of("name", mark + " " + i, "employees", i));
        }
        var answer = by.post("/companies/batch", Map.of("create", rows));
        return Json.asList(answer.json().get("results")).stream()
                .map(row -> String.valueOf(Json.asObject(row).get("id")))
                .toList();
    }

    private static Map<String, Object> marked(String mark) {
        return Map.of("field", "name", "op", "startsWith", "value", mark);
    }

    private static List<String> codes(Answer problem) {
        return Json.asList(problem.json().get("errors")).stream()
                .map(error -> Json.asObject(error).get("path") + ":"
                        + Json.asObject(error).get("code"))
                .toList();
    }

    private static Map<String, Object> batch(World by, Answer begun) {
        return by.get("/batches/" + begun.json().get("batchId")).json();
    }

    private static Answer bulk(World by, String object, Object body) {
        var begun = by.post("/" + object + "/bulk", body);
        await(by, begun);
        return begun;
    }

    private static Answer preview(World by, String object, Object body) {
        return await(by, by.post("/" + object + "/bulk?preview=true", body));
    }

    /// The batch once it is over; what was refused stays as it is.
    private static Answer await(World by, Answer begun) {
        var path = "/batches/" + begun.json().get("batchId");
        var answer = begun;
        while (begun.status() < 300
                && (answer == begun || "running".equals(answer.json().get("state")))) {
            answer = by.get(path);
        }
        return answer;
    }

    private static String undo(Answer begun) {
        return "/batches/" + begun.json().get("batchId") + "/undo";
    }

    @Nested
    class Bulk {

        @Test
        void editsTheRecordsThatMatchOnceThoughItChangesWhatTheyMatchBy() {
            companies(world, "Loop", 30);
            var filter = Map.of("and", List.of(marked("Loop"), Map.of("field", "employees", "op", "lt", "value", 10)));
            var answer = bulk(world, "companies", Map.of("filter", filter, "update", Map.of("employees", 9)));

            assertThat(answer.status()).as(answer.response().body()).isEqualTo(202);
            assertThat(answer.header("Location"))
                    .isEqualTo("/api/v1/batches/" + answer.json().get("batchId"));
            assertThat(batch(world, answer))
                    .containsEntry("state", "done")
                    .containsEntry("total", 10)
                    .containsEntry("changed", 9)
                    .containsEntry("unchanged", 1)
                    .containsEntry("failed", 0);
            var records = Json.asList(world.get("/batches/" + answer.json().get("batchId") + "/records?limit=4")
                    .json()
                    .get("items"));
            assertThat(records)
                    .hasSize(4)
                    .allSatisfy(record ->
                            assertThat(Json.asObject(record).get("status")).isIn("updated", "unchanged"));
            var undo = world.post(undo(answer), null);
            assertThat(undo.json()).containsEntry("restored", 9).containsEntry("left", List.of());
            assertThat(world.get("/companies?name=Loop%203").json().toString()).contains("employees=3");
        }

        @Test
        void emptiesFieldsAndDeletesAndRestores() {
            var ids = companies(world, "Empty", 3);
            bulk(world, "companies", Map.of("ids", ids, "update", nullFor("employees")));
            assertThat(world.get("/companies/" + ids.getFirst()).json()).doesNotContainKey("employees");
            bulk(world, "companies", Map.of("filter", marked("Empty"), "delete", true));
            assertThat(world.get("/companies/" + ids.getFirst()).status()).isEqualTo(404);
            bulk(world, "companies", Map.of("filter", marked("Empty"), "restore", true));
            assertThat(world.get("/companies/" + ids.getFirst()).status()).isEqualTo(200);
        }

        private Map<String, Object> nullFor(String field) {
            var values = new HashMap<String, Object>();
            values.put(field, null);
            return values;
        }

        @Test
        void refusesWhatItCannotMean() {
            var all = marked("No");
            assertThat(codes(bulk(world, "companies", Map.of("delete", true)))).containsExactly("filter:exactlyOne");
            assertThat(codes(bulk(world, "companies", Map.of("filter", all)))).containsExactly("update:exactlyOne");
            assertThat(codes(bulk(
                            world, "companies", Map.of("filter", all, "delete", true, "update", Map.of("name", "x")))))
                    .containsExactly("update:exactlyOne");
            assertThat(codes(bulk(world, "companies", Map.of("filter", all, "update", Map.of("nome", "x")))))
                    .containsExactly("update.nome:unknownField");
            assertThat(codes(bulk(world, "companies", Map.of("filter", all, "update", Map.of("employees", "x")))))
                    .containsExactly("update.employees:wrongType");
            assertThat(codes(bulk(world, "users", Map.of("filter", all, "update", Map.of("email", "a@b.example")))))
                    .containsExactly("update.email:uniqueInBulk");
            assertThat(codes(bulk(
                            world,
                            "companies",
                            Map.of("filter", Map.of("field", "nome", "value", "x"), "delete", true))))
                    .containsExactly("filter.field:unknownField");
            assertThat(world.post("/nothings/bulk", Map.of("filter", all, "delete", true))
                            .status())
                    .isEqualTo(404);
            assertThat(world.post("/companies/bulk?preview=perhaps", Map.of("filter", all, "delete", true))
                            .status())
                    .isEqualTo(400);
        }

        @Test
        void needsTheAbilityForMoreThanASelection() {
            var ids = companies(seller, "Selection", 51);
            var update = Map.of("employees", 1);
            assertThat(bulk(seller, "companies", Map.of("filter", marked("Selection"), "update", update))
                            .status())
                    .isEqualTo(403);
            assertThat(bulk(seller, "companies", Map.of("ids", ids, "update", update))
                            .status())
                    .isEqualTo(403);
            var some = bulk(seller, "companies", Map.of("ids", ids.subList(0, 50), "update", update));
            assertThat(batch(seller, some)).containsEntry("done", 50).containsEntry("failed", 0);
        }

        @Test
        void refusesRowByRowWhatTheCallerMayNotChange() {
            var foreign = companies(world, "Foreign", 2);
            var own = companies(seller, "Own", 2);
            var ids = new ArrayList<>(own);
            ids.addAll(foreign);
            var answer = bulk(seller, "companies", Map.of("ids", ids, "update", Map.of("employees", 77)));
            var batch = batch(seller, answer);
            assertThat(batch).containsEntry("changed", 2).containsEntry("failed", 2);
            var refused = Json.asObject(Json.asList(batch.get("refused")).getFirst());
            assertThat(refused).containsEntry("reason", "notFound").containsEntry("count", 2);
        }

        @Test
        void isClosedWithoutSignIn() {
            var answer = TestServer.running()
                    .send("POST", "/api/v1/companies/bulk", Json.write(Map.of("filter", Map.of(), "delete", true)));
            assertThat(answer.status()).isEqualTo(401);
        }

        @Test
        void hasOneEffectForOneIdempotencyKey() {
            companies(world, "Once", 2);
            var body = Map.of("filter", marked("Once"), "update", Map.of("employees", 5));
            var first = world.send("POST", "/companies/bulk", body, "Idempotency-Key", "bulk-once");
            var again = world.send("POST", "/companies/bulk", body, "Idempotency-Key", "bulk-once");
            assertThat(again.json()).isEqualTo(first.json());
            assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        }
    }

    @Nested
    class Preview {

        @Test
        void saysWhatTheRunThenDoes() {
            var random = new Random(Seeds.seed());
            for (int round = 0; round < 4; round++) {
                var mark = "Preview" + round + " ";
                var ids = new ArrayList<>(companies(world, mark, 10 + random.nextInt(30)));
                ids.addAll(companies(seller, mark + "seller", 5));
                var gone = ids.get(random.nextInt(ids.size()));
                world.send("DELETE", "/companies/" + gone, null);
                ids.add(Ids.next().toString());
                var by = random.nextBoolean() ? world : seller;
                var body = new HashMap<String, Object>();
                body.put("ids", ids.subList(Math.max(0, ids.size() - 50), ids.size()));
                if (random.nextBoolean()) {
                    body.put("update", Map.of("employees", random.nextInt(20), "parent", ids.get(ids.size() - 2)));
                } else {
                    body.put("delete", true);
                }
                var preview = preview(by, "companies", body);
                assertThat(preview.status()).as(preview.response().body()).isEqualTo(200);
                var version = world.get("/companies/" + ids.get(1)).header("ETag");
                assertThat(world.get("/companies/" + ids.get(1)).header("ETag")).isEqualTo(version);
                body.put("expected", preview.json().get("id"));
                var run = batch(by, bulk(by, "companies", body));
                for (var figure : List.of("total", "changed", "unchanged", "failed", "refused", "alongside")) {
                    assertThat(run.get(figure))
                            .as(figure)
                            .isEqualTo(preview.json().get(figure));
                }
                assertThat(Json.asObject(run.get("differences"))).containsEntry("count", 0);
            }
        }

        @Test
        void changesNothingAndShowsValuesBeforeAndAfter() {
            var ids = companies(world, "Dry", 2);
            var etag = world.get("/companies/" + ids.get(1)).header("ETag");
            var preview =
                    preview(world, "companies", Map.of("filter", marked("Dry"), "update", Map.of("employees", 0)));
            assertThat(preview.json()).containsEntry("changed", 1).containsEntry("unchanged", 1);
            assertThat(Json.asObject(Json.asList(preview.json().get("changes")).getFirst()))
                    .containsEntry("id", ids.get(1))
                    .containsEntry("before", Map.of("employees", 1))
                    .containsEntry("after", Map.of("employees", 0));
            assertThat(world.get("/companies/" + ids.get(1)).header("ETag")).isEqualTo(etag);
            assertThat(world.post("/batches/" + preview.json().get("id") + "/undo", null)
                            .status())
                    .isEqualTo(409);
        }

        @Test
        void isHeldAgainstWhatReallyHappened() {
            var ids = companies(world, "Meanwhile", 3);
            var body = new HashMap<String, Object>(Map.of("filter", marked("Meanwhile"), "delete", true));
            var preview = preview(world, "companies", body);
            world.send("DELETE", "/companies/" + ids.getFirst(), null);
            body.put("expected", preview.json().get("id"));
            var run = batch(world, bulk(world, "companies", body));
            var differences = Json.asObject(run.get("differences"));
            assertThat(differences).containsEntry("count", 1);
            assertThat(Json.asObject(Json.asList(differences.get("examples")).getFirst()))
                    .containsEntry("id", ids.getFirst())
                    .containsEntry("expected", "deleted")
                    .containsEntry("actual", "none");
        }

        @Test
        void countsWhatGoesAlong() {
            var person = String.valueOf(
                    world.post("/people", Map.of("name", "Ada Along")).json().get("id"));
            var company = companies(world, "Employer", 1).getFirst();
            var affiliation = world.post("/affiliations", Map.of("person", person, "company", company));
            assertThat(affiliation.status()).as(affiliation.response().body()).isEqualTo(201);
            var preview = preview(world, "people", Map.of("ids", List.of(person), "delete", true));
            assertThat(preview.json().get("alongside")).isEqualTo(Map.of("affiliation", 1));
        }
    }

    @Nested
    class Undo {

        @Test
        void takesBackSomeRecordsAndThenTheRest() {
            var ids = companies(world, "Partly", 3);
            var answer = bulk(world, "companies", Map.of("ids", ids, "update", Map.of("employees", 50)));
            var one = world.post(undo(answer), Map.of("records", List.of(ids.getFirst())));
            assertThat(one.json()).containsEntry("restored", 1);
            assertThat(world.get("/companies/" + ids.getFirst()).json()).containsEntry("employees", 0);
            assertThat(world.get("/companies/" + ids.get(1)).json()).containsEntry("employees", 50);
            world.send("PATCH", "/companies/" + ids.getFirst(), Map.of("employees", 50));
            var rest = world.post(undo(answer), null);
            assertThat(rest.json()).containsEntry("restored", 2);
            assertThat(world.get("/companies/" + ids.getFirst()).json()).containsEntry("employees", 50);
            assertThat(batch(world, answer)).containsEntry("state", "undone");
            assertThat(world.post(undo(answer), null).status()).isEqualTo(409);
            world.post("/batches/" + rest.json().get("batchId") + "/undo", null);
            assertThat(batch(world, answer)).containsEntry("state", "done");
        }

        @Test
        void bringsBackTheValuesOfAFieldThatIsRetired() {
            var fresh = TestServer.running().world();
            fresh.post("/model/objects/companies/fields", Map.of("name", "slogan", "type", "text"));
            var id = String.valueOf(fresh.post("/companies", Map.of("name", "Retired", "slogan", "before"))
                    .json()
                    .get("id"));
            var answer = bulk(fresh, "companies", Map.of("ids", List.of(id), "update", Map.of("slogan", "after")));
            fresh.send("PATCH", "/model/objects/companies/fields/slogan", Map.of("retired", true));
            assertThat(fresh.get("/companies/" + id).json()).doesNotContainKey("slogan");
            assertThat(fresh.post(undo(answer), null).json()).containsEntry("restored", 1);
            var revived = fresh.send("PATCH", "/model/objects/companies/fields/slogan", Map.of("retired", false));
            assertThat(revived.status()).as(revived.response().body()).isEqualTo(200);
            assertThat(fresh.get("/companies/" + id).json()).containsEntry("slogan", "before");
            fresh.drop();
        }

        @Test
        void belongsToWhoeverBeganItAndToThoseWithTheAbility() {
            var ids = companies(seller, "Mine", 2);
            var answer = bulk(seller, "companies", Map.of("ids", ids, "update", Map.of("employees", 9)));
            var path = "/batches/" + answer.json().get("batchId");
            for (var address : List.of(path, path + "/records", path + "/report")) {
                assertThat(reader.get(address).status()).as(address).isEqualTo(404);
            }
            assertThat(reader.post(path + "/undo", null).status()).isEqualTo(404);
            assertThat(reader.post(path + "/cancel", null).status()).isEqualTo(404);
            assertThat(world.get(path).status()).isEqualTo(200);
            assertThat(world.get("/batches?limit=200").response().body())
                    .doesNotContain(String.valueOf(answer.json().get("batchId")));
            assertThat(seller.get("/batches").response().body())
                    .contains(String.valueOf(answer.json().get("batchId")));
            var undo = world.post(path + "/undo", null);
            assertThat(undo.json()).containsEntry("restored", 2);
            assertThat(TestServer.running()
                            .send("GET", "/api/v1" + path, (String) null)
                            .status())
                    .isEqualTo(401);
        }

        @Test
        void refusesBadInput() {
            var answer = bulk(
                    world, "companies", Map.of("ids", companies(world, "Bad", 1), "update", Map.of("employees", 9)));
            var path = "/batches/" + answer.json().get("batchId");
            assertThat(codes(world.post(path + "/undo", Map.of("records", "all"))))
                    .containsExactly("records:wrongType");
            assertThat(codes(world.post(path + "/undo", Map.of("records", List.of("x")))))
                    .containsExactly("records[0]:id");
            assertThat(world.get(path + "/records?cursor=x").status()).isEqualTo(400);
            assertThat(world.get(path + "/records?limit=0").status()).isEqualTo(400);
            assertThat(world.get(path + "/report").status()).isEqualTo(409);
            assertThat(world.post(path + "/cancel", null).status()).isEqualTo(409);
            assertThat(world.get("/batches/x/records").status()).isEqualTo(404);
        }

        @Test
        void leavesTheFieldsOneMayNoLongerWriteAndReportsWhatWasChanged() {
            var ids = companies(world, "Since", 2);
            var answer = bulk(world, "companies", Map.of("ids", ids, "update", Map.of("employees", 9)));
            world.send("PATCH", "/companies/" + ids.getFirst(), Map.of("employees", 10));
            var undo = world.post(undo(answer), null);
            assertThat(undo.json()).containsEntry("restored", 1);
            assertThat(Json.asList(undo.json().get("left")))
                    .containsExactly(Map.of(
                            "object",
                            "company",
                            "id",
                            ids.getFirst(),
                            "reason",
                            "changedSince",
                            "fields",
                            List.of("employees")));
            var report = world.get("/batches/" + undo.json().get("batchId") + "/report");
            assertThat(report.json()).isEqualTo(undo.json());
        }
    }

    @Nested
    class Trash {

        @Test
        void takesDeclaredChildrenAlongBothWays() {
            var person = String.valueOf(
                    world.post("/people", Map.of("name", "Ada Parent")).json().get("id"));
            var one = companies(world, "Went", 2);
            var before = affiliation(person, one.get(0));
            var with = affiliation(person, one.get(1));
            world.send("DELETE", "/affiliations/" + before, null);
            world.send("DELETE", "/people/" + person, null);
            assertThat(world.get("/affiliations/" + with).status()).isEqualTo(404);
            var alone = world.post("/affiliations/" + with + "/restore", null);
            assertThat(codes(alone)).containsExactly("person:parentInTrash");
            world.post("/people/" + person + "/restore", null);
            assertThat(world.get("/affiliations/" + with).status()).isEqualTo(200);
            assertThat(world.get("/affiliations/" + before).status()).isEqualTo(404);
        }

        private String affiliation(String person, String company) {
            return String.valueOf(world.post("/affiliations", Map.of("person", person, "company", company))
                    .json()
                    .get("id"));
        }

        @Test
        void showsAndRestoresForOrdinaryUsersWhatTheyMaySee() {
            var own = companies(seller, "Ordinary", 1).getFirst();
            var foreign = companies(world, "Extraordinary", 1).getFirst();
            seller.send("DELETE", "/companies/" + own, null);
            world.send("DELETE", "/companies/" + foreign, null);
            var trash = seller.get("/trash?object=companies").response().body();
            assertThat(trash).contains(own).doesNotContain(foreign);
            assertThat(seller.post("/companies/" + foreign + "/restore", null).status())
                    .isEqualTo(404);
            assertThat(seller.post("/companies/" + own + "/restore", null).status())
                    .isEqualTo(200);
            assertThat(world.get("/trash?object=companies&sort=updatedBy").status())
                    .isEqualTo(400);
        }
    }
}
