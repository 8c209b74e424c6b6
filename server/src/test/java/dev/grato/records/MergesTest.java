package dev.grato.records;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grato.Staff;
import dev.grato.TestServer;
import dev.grato.TestServer.Answer;
import dev.grato.TestServer.World;
import dev.grato.platform.Ids;
import dev.grato.platform.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// Merging and separating records over HTTP.
class MergesTest {

    private static World world;

    @BeforeAll
    static void open() {
        world = TestServer.running().world();
    }

    @AfterAll
    static void close() {
        world.drop();
    }

    private static String create(String address, Object... namesAndValues) {
        var values = new LinkedHashMap<String, Object>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        var answer = world.post("/" + address, values);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
        return (String) answer.json().get("id");
    }

    private static Map<String, Object> read(String address, String id) {
        var answer = world.get("/" + address + "/" + id);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        return answer.json();
    }

    private static void change(String address, String id, String field, Object value) {
        var values = new LinkedHashMap<String, Object>();
        values.put(field, value);
        var answer = world.send("PATCH", "/" + address + "/" + id, values);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
    }

    private static Map<String, Object> body(String survivor, List<String> others, Map<String, ?> choose) {
        return Map.of("survivor", survivor, "others", others, "choose", choose);
    }

    /// The batch of a merge that is done.
    private static String merge(String address, String survivor, String... others) {
        return merge(address, Map.of(), survivor, others);
    }

    private static String merge(String address, Map<String, ?> choose, String survivor, String... others) {
        var answer = world.post("/" + address + "/merge", body(survivor, List.of(others), choose));
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        assertThat(answer.json()).containsEntry("state", "done").containsEntry("survivor", survivor);
        return (String) answer.json().get("batchId");
    }

    private static Map<String, Object> undo(String batch) {
        var answer = world.post("/batches/" + batch + "/undo", Map.of());
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        return answer.json();
    }

    private static List<Map<String, Object>> later(Map<String, Object> report) {
        var later = new ArrayList<Map<String, Object>>();
        Json.asList(report.get("later")).forEach(item -> later.add(Json.asObject(item)));
        return later;
    }

    private static List<String> codes(Answer problem) {
        return Json.asList(problem.json().get("errors")).stream()
                .map(error -> Json.asObject(error).get("path") + ":"
                        + Json.asObject(error).get("code"))
                .toList();
    }

    private static List<Map<String, Object>> emails(String... addresses) {
        var list = new ArrayList<Map<String, Object>>();
        for (var address : addresses) {
            list.add(Map.of("address", address));
        }
        return list;
    }

    private static List<String> addresses(Map<String, Object> record) {
        var list = Json.asList(record.get("emails"));
        return list == null
                ? List.of()
                : list.stream()
                        .map(item -> (String) Json.asObject(item).get("address"))
                        .toList();
    }

    @Nested
    class Merging {

        @Test
        void fillsUnitesAndChooses() {
            var a = create("companies", "name", "Acme", "emails", emails("a@acme.it"), "employees", 5);
            var b = create("companies", "name", "ACME Srl", "legalName", "ACME Srl", "employees", 7);
            var c = create("companies", "name", "Acme!", "emails", emails("c@acme.it", "a@acme.it"), "size", "small");
            merge("companies", Map.of("employees", b, "sdiCode", Map.of("value", "1234567")), a, b, c);
            var merged = read("companies", a);
            assertThat(merged)
                    .containsEntry("name", "Acme")
                    .containsEntry("legalName", "ACME Srl")
                    .containsEntry("employees", 7)
                    .containsEntry("sdiCode", "1234567")
                    .containsEntry("size", "small");
            assertThat(addresses(merged)).containsExactly("a@acme.it", "c@acme.it");
        }

        @Test
        void movesWhateverPointsAtTheOthers() {
            var a = create("companies", "name", "A");
            var b = create("companies", "name", "B");
            var subsidiary = create("companies", "name", "S", "parent", b);
            var person = create("people", "name", Map.of("full", "Ada"), "company", b);
            var note = create("notes", "subject", "N", "company", b, "person", person);
            var deal = create("deals", "name", "D", "company", b);
            var answer = world.post("/companies/merge", body(a, List.of(b), Map.of()));
            assertThat(answer.json().get("moved")).isEqualTo(Json.read("""
                    {"person": 1, "company": 1, "note": 1, "deal": 1}"""));
            assertThat(read("companies", subsidiary)).containsEntry("parent", a);
            assertThat(read("people", person)).containsEntry("company", a);
            assertThat(read("notes", note)).containsEntry("company", a);
            assertThat(read("deals", deal)).containsEntry("company", a);
        }

        @Test
        void movesWhatIsAboutRecordsOfAnyObject() {
            var pipeline = create("deals", "name", "Same 1");
            var other = create("deals", "name", "Same 2");
            var task = create("tasks", "subject", "T", "about", Map.of("object", "deal", "id", other));
            var batch = merge("deals", pipeline, other);
            assertThat(Json.asObject(read("tasks", task).get("about"))).containsEntry("id", pipeline);
            undo(batch);
            assertThat(Json.asObject(read("tasks", task).get("about"))).containsEntry("id", other);
        }

        @Test
        void foldsLinksThatSayNothingNew() {
            var person = create("people", "name", Map.of("full", "Ada"));
            var a = create("companies", "name", "A");
            var b = create("companies", "name", "B");
            create("affiliations", "person", person, "company", a, "role", "buyer", "isMain", true);
            var same = create("affiliations", "person", person, "company", b, "role", "buyer");
            var other = create("affiliations", "person", person, "company", b, "role", "owner");
            var batch = merge("companies", a, b);
            assertThat(world.get("/affiliations/" + same).status()).isEqualTo(404);
            assertThat(read("affiliations", other)).containsEntry("company", a);
            undo(batch);
            assertThat(read("affiliations", same)).containsEntry("company", b);
            assertThat(read("affiliations", other)).containsEntry("company", b);
        }

        @Test
        void leavesAloneWhoAskedToBeLeftAlone() {
            var a = create("people", "name", Map.of("full", "Ada"), "doNotContact", false);
            var b = create("people", "name", Map.of("full", "Ada L"), "doNotContact", true);
            merge("people", a, b);
            assertThat(read("people", a)).containsEntry("doNotContact", true);
        }

        @Test
        void handsUniqueValuesOn() {
            world.post("/model/objects", Map.of("name", "vessel", "plural", "vessels"));
            world.post("/model/objects/vessels/fields", Map.of("name", "code", "type", "text", "unique", true));
            var a = create("vessels", "name", "A");
            var b = create("vessels", "name", "B", "code", "X1");
            var batch = merge("vessels", a, b);
            assertThat(read("vessels", a)).containsEntry("code", "X1");
            undo(batch);
            assertThat(read("vessels", a)).doesNotContainKey("code");
            assertThat(read("vessels", b)).containsEntry("code", "X1");
        }

        @Test
        void doesNotPointAtItself() {
            var a = create("companies", "name", "A");
            var b = create("companies", "name", "B");
            change("companies", a, "parent", b);
            var batch = merge("companies", a, b);
            assertThat(read("companies", a)).doesNotContainKey("parent");
            undo(batch);
            assertThat(read("companies", a)).containsEntry("parent", b);
        }

        @Test
        void emptiesWhatWouldGoInCircles() {
            var a = create("companies", "name", "A");
            var between = create("companies", "name", "M");
            var b = create("companies", "name", "B");
            change("companies", a, "parent", between);
            change("companies", between, "parent", b);
            var batch = merge("companies", a, b);
            assertThat(read("companies", between)).doesNotContainKey("parent");
            undo(batch);
            assertThat(read("companies", between)).containsEntry("parent", b);
        }

        @Test
        void answersTheSameForTheSameKey() {
            var a = create("companies", "name", "A");
            var b = create("companies", "name", "B");
            var body = body(a, List.of(b), Map.of());
            var first = world.send("POST", "/companies/merge", body, "Idempotency-Key", "merge-" + a);
            var second = world.send("POST", "/companies/merge", body, "Idempotency-Key", "merge-" + a);
            assertThat(second.response().body()).isEqualTo(first.response().body());
        }
    }

    @Nested
    class Afterwards {

        @Test
        void answersWithTheSurvivor() {
            var a = create("companies", "name", "A");
            var b = create("companies", "name", "B");
            merge("companies", a, b);
            var answer = world.get("/companies/" + b);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.json()).containsEntry("id", a).containsEntry("mergedInto", a);
            assertThat(answer.header("Content-Location")).isEqualTo("/api/v1/companies/" + a);
            var trash = Json.asList(
                    world.get("/trash?object=companies&limit=500").json().get("items"));
            assertThat(trash.stream().map(Json::asObject).filter(item -> b.equals(item.get("id"))))
                    .singleElement()
                    .satisfies(item -> assertThat(item).containsEntry("mergedInto", a));
        }

        @Test
        void takesRelationsToTheOldId() {
            var a = create("companies", "name", "A");
            var b = create("companies", "name", "B");
            var batch = merge("companies", a, b);
            var person = create("people", "name", Map.of("full", "Ada"), "company", b);
            assertThat(read("people", person)).containsEntry("company", a);
            assertThat(later(undo(batch))).isEmpty();
            assertThat(read("people", person)).containsEntry("company", b);
        }

        /// [HND-11]
        @Test
        void isFoundByTheKeysOfWhatWentIntoIt() {
            var a = create("companies", "name", "A", "externalId", "ERP-1");
            var b = create("companies", "name", "B", "externalId", "ERP-2");
            var batch = merge("companies", a, b);
            var path = "/handles/resolve?kind=externalId&value=ERP-2";
            var answer = world.get(path).json();
            assertThat(answer).containsEntry("certainty", "one");
            assertThat(answer.get("best").toString()).contains(a);
            undo(batch);
            assertThat(world.get(path).json().get("best").toString()).contains(b);
        }

        @Test
        void isSharedWithThoseWhoSawWhatWentIntoIt() {
            var staff = new Staff(world);
            var guest = staff.hire("Gil", staff.role("Guest", Map.of("readScope", "own")), null);
            var a = create("companies", "name", "A");
            var b = create("companies", "name", "B");
            var c = create("companies", "name", "C");
            var share = Map.of("user", guest.user().toString(), "level", "read");
            assertThat(world.post("/companies/" + b + "/shares", share).status())
                    .isEqualTo(201);
            var first = merge("companies", a, b);
            var second = merge("companies", c, a);
            assertThat(guest.get("/companies/" + b).json()).containsEntry("mergedInto", c);
            undo(first);
            assertThat(guest.get("/companies/" + c).status()).isEqualTo(404);
            assertThat(guest.get("/companies/" + b).status()).isEqualTo(200);
            undo(second);
            assertThat(guest.get("/companies/" + a).status()).isEqualTo(404);
        }

        @Test
        void refusesEditsOfTheOldRecord() {
            var a = create("companies", "name", "A");
            var b = create("companies", "name", "B");
            merge("companies", a, b);
            var changed = world.send("PATCH", "/companies/" + b, Map.of("name", "C"));
            assertThat(changed.status()).isEqualTo(409);
            assertThat(changed.json()).containsEntry("mergedInto", a);
            var restored = world.post("/companies/" + b + "/restore", Map.of());
            assertThat(codes(restored)).containsExactly(":isMerged");
        }
    }

    @Nested
    class Undoing {

        @Test
        void bringsEverythingBack() {
            var a = create("companies", "name", "A", "emails", emails("a@x.it"));
            var b = create("companies", "name", "B", "emails", emails("b@x.it"), "employees", 3);
            var person = create("people", "name", Map.of("full", "Ada"), "company", b);
            var batch = merge("companies", a, b);
            var report = undo(batch);
            assertThat(later(report)).isEmpty();
            assertThat(addresses(read("companies", a))).containsExactly("a@x.it");
            assertThat(read("companies", a)).doesNotContainKey("employees");
            assertThat(read("companies", b)).containsEntry("id", b).containsEntry("name", "B");
            assertThat(addresses(read("companies", b))).containsExactly("b@x.it");
            assertThat(read("people", person)).containsEntry("company", b);
            assertThat(world.get("/batches/" + batch).json()).containsEntry("state", "undone");
        }

        @Test
        void returnsLaterEditsForAssignment() {
            var a = create("companies", "name", "A", "emails", emails("a@x.it"));
            var b = create("companies", "name", "B", "emails", emails("b@x.it"));
            var batch = merge("companies", a, b);
            change("companies", a, "employees", 9);
            change("companies", a, "emails", emails("a@x.it", "b@x.it", "new@x.it"));
            var person = create("people", "name", Map.of("full", "New"), "company", a);
            var report = undo(batch);
            var later = later(report);
            assertThat(later.stream().map(each -> each.get("field") + " " + each.get("change")))
                    .containsExactlyInAnyOrder("employees set", "emails added", "company points");
            assertThat(later).allSatisfy(each -> assertThat(each.get("choices")).isEqualTo(List.of(a, b)));
            assertThat(addresses(read("companies", a))).containsExactly("a@x.it", "new@x.it");
            var assign = new LinkedHashMap<String, Object>();
            later.forEach(each -> assign.put((String) each.get("id"), b));
            var path = "/batches/" + report.get("batchId") + "/assign";
            var assigned = world.post(path, Map.of("assign", assign));
            assertThat(assigned.status()).as(assigned.response().body()).isEqualTo(200);
            assertThat(read("companies", a)).doesNotContainKey("employees");
            assertThat(addresses(read("companies", a))).containsExactly("a@x.it");
            assertThat(read("companies", b)).containsEntry("employees", 9);
            assertThat(addresses(read("companies", b))).containsExactly("b@x.it", "new@x.it");
            assertThat(read("people", person)).containsEntry("company", b);
            assertThat(codes(world.post(path, Map.of("assign", assign)))).allMatch(code -> code.endsWith("Assigned"));
        }

        @Test
        void separatesChainsInAnyOrder() {
            var a = create("companies", "name", "A");
            var b = create("companies", "name", "B", "employees", 2);
            var c = create("companies", "name", "C", "employees", 3);
            var ofB = create("people", "name", Map.of("full", "Of B"), "company", b);
            var ofC = create("people", "name", Map.of("full", "Of C"), "company", c);
            var first = merge("companies", a, b);
            var second = merge("companies", a, c);
            undo(first);
            assertThat(read("companies", a)).containsEntry("employees", 3);
            assertThat(read("people", ofB)).containsEntry("company", b);
            assertThat(read("people", ofC)).containsEntry("company", a);
            undo(second);
            assertThat(read("companies", a)).doesNotContainKey("employees");
            assertThat(read("people", ofC)).containsEntry("company", c);
        }

        @Test
        void separatesFromASurvivorThatWasMergedItself() {
            var a = create("companies", "name", "A");
            var b = create("companies", "name", "B", "employees", 2);
            var c = create("companies", "name", "C");
            var ofB = create("people", "name", Map.of("full", "Of B"), "company", b);
            var first = merge("companies", a, b);
            var second = merge("companies", c, a);
            assertThat(read("companies", b)).containsEntry("mergedInto", c);
            assertThat(read("companies", c)).containsEntry("employees", 2);
            undo(first);
            assertThat(read("companies", c)).doesNotContainKey("employees");
            assertThat(read("people", ofB)).containsEntry("company", b);
            undo(second);
            assertThat(read("companies", a)).doesNotContainKey("employees").doesNotContainKey("mergedInto");
        }

        @Test
        void canBeUndoneItself() {
            var a = create("companies", "name", "A");
            var b = create("companies", "name", "B", "employees", 2);
            var ofB = create("people", "name", Map.of("full", "Of B"), "company", b);
            var separated = (String) undo(merge("companies", a, b)).get("batchId");
            var again = (String) undo(separated).get("batchId");
            assertThat(read("companies", b)).containsEntry("mergedInto", a);
            assertThat(read("companies", a)).containsEntry("employees", 2);
            assertThat(read("people", ofB)).containsEntry("company", a);
            undo(again);
            assertThat(read("companies", a)).doesNotContainKey("employees");
            assertThat(read("people", ofB)).containsEntry("company", b);
        }

        @Test
        void waitsForTheSurvivorToLeaveTheTrash() {
            var a = create("companies", "name", "A");
            var b = create("companies", "name", "B");
            var batch = merge("companies", a, b);
            world.send("DELETE", "/companies/" + a, null);
            var refused = world.post("/batches/" + batch + "/undo", Map.of());
            assertThat(refused.status()).isEqualTo(409);
            assertThat((String) refused.json().get("type")).endsWith("survivor-in-trash");
        }

        @Test
        void bringsBackWhatWasInTheTrashMeanwhile() {
            var a = create("companies", "name", "A");
            var b = create("companies", "name", "B");
            var early = create("notes", "subject", "early", "company", b);
            var late = create("notes", "subject", "late", "company", b);
            world.send("DELETE", "/notes/" + early, null);
            var batch = merge("companies", a, b);
            world.send("DELETE", "/notes/" + late, null);
            assertThat(world.post("/notes/" + early + "/restore", Map.of()).json())
                    .containsEntry("company", a);
            undo(batch);
            assertThat(read("notes", early)).containsEntry("company", b);
            assertThat(world.post("/notes/" + late + "/restore", Map.of()).json())
                    .containsEntry("company", b);
        }
    }

    @Nested
    class Refusing {

        @Test
        void refusesWhatIsNoMerge() {
            var a = create("companies", "name", "A");
            var b = create("companies", "name", "B");
            assertThat(codes(world.post("/companies/merge", body(a, List.of(a), Map.of()))))
                    .containsExactly("others:mergeIntoItself");
            assertThat(codes(world.post("/companies/merge", body(a, List.of(b), Map.of("nothing", b)))))
                    .containsExactly("choose.nothing:unknownField");
            assertThat(codes(world.post("/companies/merge", body(a, List.of(b), Map.of("name", 3)))))
                    .containsExactly("choose.name:idOrValue");
            assertThat(codes(world.post(
                            "/companies/merge",
                            body(a, List.of(b), Map.of("name", Ids.next().toString())))))
                    .containsExactly("choose.name:notAmongMerged");
            var required = new LinkedHashMap<String, Object>();
            required.put("value", null);
            assertThat(codes(world.post("/companies/merge", body(a, List.of(b), Map.of("name", required)))))
                    .containsExactly("name:required");
            assertThat(world.post("/companies/merge", body(a, List.of(Ids.next().toString()), Map.of()))
                            .status())
                    .isEqualTo(404);
            assertThat(read("companies", b)).containsEntry("id", b);
        }

        @Test
        void refusesObjectsThatAreNeverMerged() {
            for (var address : List.of("users", "teams", "roles", "stages", "pipelines", "affiliations", "documents")) {
                var answer = world.post(
                        "/" + address + "/merge",
                        body(Ids.next().toString(), List.of(Ids.next().toString()), Map.of()));
                assertThat(answer.status()).as(address).isEqualTo(409);
                assertThat((String) answer.json().get("type")).endsWith("not-mergeable");
            }
        }

        /// [MRG-4] refuses to merge A into B and B into A at once
        @Test
        void letsOneOfTwoWin() {
            for (int i = 0; i < 5; i++) {
                var a = create("companies", "name", "A");
                var b = create("companies", "name", "B");
                var one = CompletableFuture.supplyAsync(
                        () -> world.post("/companies/merge", body(a, List.of(b), Map.of())));
                var other = world.post("/companies/merge", body(b, List.of(a), Map.of()));
                assertThat(List.of(one.join().status(), other.status())).containsExactlyInAnyOrder(200, 409);
            }
        }

        @Test
        void refusesWithoutTheAbilityOrTheRights() {
            var a = create("companies", "name", "A");
            var b = create("companies", "name", "B");
            var staff = new Staff(world);
            var reader = staff.hire("Rita", staff.role("Reader", Map.of("readScope", "all")), null);
            assertThat(reader.send("POST", "/companies/merge", body(a, List.of(b), Map.of()))
                            .status())
                    .isEqualTo(403);
            var rights = Map.of("readScope", "all", "writeScope", "own", "abilities", List.of("merge"));
            var merger = staff.hire("Mara", staff.role("Merger", rights), null);
            var refused = merger.send("POST", "/companies/merge", body(a, List.of(b), Map.of()));
            assertThat(refused.status()).as(refused.response().body()).isEqualTo(403);
        }

        @Test
        void movesWhatIsHiddenWithoutTellingOfIt() {
            var a = create("companies", "name", "A");
            var b = create("companies", "name", "B");
            var note = create("notes", "subject", "Hidden", "company", b);
            var staff = new Staff(world);
            var rights = Map.of(
                    "readScope",
                    "own",
                    "abilities",
                    List.of("merge"),
                    "rights",
                    Map.of("company", Map.of("read", "all", "write", "all", "delete", "all")));
            var merger = staff.hire("Mia", staff.role("Companies", rights), null);
            var preview = merger.send("POST", "/companies/merge?preview=true", body(a, List.of(b), Map.of()));
            assertThat(preview.status()).as(preview.response().body()).isEqualTo(200);
            assertThat(preview.json().get("moved")).isEqualTo(Map.of());
            var merged = merger.send("POST", "/companies/merge", body(a, List.of(b), Map.of()));
            assertThat(merged.json().get("moved")).isEqualTo(Map.of());
            assertThat(merged.json()).doesNotContainKeys("total", "changed", "done");
            assertThat(read("notes", note)).containsEntry("company", a);
            var records = merger.send("GET", "/batches/" + merged.json().get("batchId") + "/records", null);
            assertThat(records.json().get("items")).isEqualTo(List.of());
        }
    }

    @Nested
    class Previewing {

        @Test
        void saysWhatItWouldDoAndDoesNothing() {
            var a = create("companies", "name", "A");
            var b = create("companies", "name", "B", "employees", 2);
            create("people", "name", Map.of("full", "Of B"), "company", b);
            var answer = world.post("/companies/merge?preview=true", body(a, List.of(b), Map.of()));
            assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
            assertThat(answer.json().get("moved")).isEqualTo(Json.read("{\"person\": 1}"));
            var fields = Json.asList(answer.json().get("fields")).stream()
                    .map(Json::asObject)
                    .toList();
            assertThat(fields.stream().map(field -> field.get("field") + " " + field.get("isChanged")))
                    .containsExactly("name false", "employees true");
            assertThat(read("companies", b)).containsEntry("id", b);
            assertThat(read("companies", a)).doesNotContainKey("employees");
        }
    }
}
