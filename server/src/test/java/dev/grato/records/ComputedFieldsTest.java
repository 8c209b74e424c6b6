package dev.grato.records;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grato.Patience;
import dev.grato.TestServer;
import dev.grato.TestServer.Answer;
import dev.grato.TestServer.World;
import dev.grato.platform.Json;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Formula and roll-up fields over HTTP, on custom objects: ships and their voyages.
class ComputedFieldsTest {

    private static World world;

    @BeforeAll
    static void prepare() {
        world = TestServer.running().world();
        object("ship", "ships");
        object("voyage", "voyages");
        field("ships", Map.of("name", "flag", "type", "text"));
        field("ships", Map.of("name", "rate", "type", "number"));
        field("voyages", Map.of("name", "ship", "type", "relation", "target", "ship", "inverse", "voyages"));
        field("voyages", Map.of("name", "fare", "type", "money"));
        field("voyages", Map.of("name", "days", "type", "number"));
        field("voyages", Map.of("name", "sailedOn", "type", "date"));
        field("voyages", Map.of("name", "state", "type", "select", "options", List.of("planned", "done")));
        formula("voyages", "perDay", "round(fare / days, 2)");
        formula("voyages", "sum", "amountOf(perDay) * 2");
        formula("voyages", "title2", "upper(name) & \" (\" & state & \")\"");
        formula("voyages", "shipFlag", "coalesce(ship.flag, \"none\")");
        formula("voyages", "age", "today() - sailedOn");
        formula("voyages", "phase", "if(sailedOn > today(), \"future\", \"past\")");
        rollUp("ships", "trips", Map.of("relation", "voyages", "measure", "count"));
        rollUp("ships", "income", Map.of("relation", "voyages", "measure", "sum", "field", "fare"));
        rollUp(
                "ships",
                "daysDone",
                Map.of(
                        "relation",
                        "voyages",
                        "measure",
                        "sum",
                        "field",
                        "days",
                        "filter",
                        Map.of("field", "state", "op", "eq", "value", "done")));
        rollUp("ships", "twice", Map.of("relation", "voyages", "measure", "max", "field", "sum"));
        rollUp(
                "ships",
                "lastState",
                Map.of("relation", "voyages", "measure", "last", "field", "state", "orderBy", "sailedOn"));
        formula("ships", "meanDays", "daysDone / trips");
    }

    @AfterAll
    static void drop() {
        world.drop();
    }

    private static void object(String name, String plural) {
        var answer = world.post("/model/objects", Map.of("name", name, "plural", plural));
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
    }

    private static Answer field(String object, Map<String, Object> definition) {
        var answer = world.post("/model/objects/" + object + "/fields", definition);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
        return answer;
    }

    private static Answer formula(String object, String name, String expression) {
        return field(object, Map.of("name", name, "type", "formula", "expression", expression));
    }

    private static void rollUp(String object, String name, Map<String, Object> rollUp) {
        field(object, Map.of("name", name, "type", "rollUp", "rollUp", rollUp));
    }

    private static String create(String address, Map<String, Object> values) {
        var answer = world.post("/" + address, values);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
        return (String) answer.json().get("id");
    }

    private static Map<String, Object> read(String address, String id) {
        return world.get("/" + address + "/" + id).json();
    }

    private static void change(String address, String id, Map<String, Object> values) {
        var answer = world.send("PATCH", "/" + address + "/" + id, values);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
    }

    /// Waits for what the consumer of the log or a recalculation is about to write.
    private static void eventually(String address, String id, String field, Object value) {
        Patience.until(
                () -> read(address, id), record -> String.valueOf(value).equals(String.valueOf(record.get(field))));
    }

    private static Map<String, Object> fare(int amount, String currency) {
        return Map.of("amount", amount, "currency", currency);
    }

    @Test
    void computesFormulasInTheWriteItself() {
        var id = create("voyages", Map.of("name", "Àncona", "fare", fare(100, "EUR"), "days", 3, "state", "planned"));

        var voyage = read("voyages", id);
        assertThat(Json.write(voyage.get("perDay"))).isEqualTo("{\"amount\":33.33,\"currency\":\"EUR\"}");
        assertThat(voyage.get("sum")).hasToString("66.66");
        assertThat(voyage.get("title2")).isEqualTo("ÀNCONA (planned)");
        change("voyages", id, Map.of("days", 0));
        assertThat(read("voyages", id)).doesNotContainKeys("perDay", "sum");
        var history = world.get("/voyages/" + id + "/history").response().body();
        assertThat(history).contains("days").doesNotContain("perDay");
    }

    @Test
    void refusesToWriteComputedFields() {
        var answer = world.post("/voyages", Map.of("name", "x", "perDay", fare(1, "EUR"), "age", 3));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.response().body()).contains("perDay").contains("age").contains("readOnly");
    }

    @Test
    void filtersSortsAndGroupsByComputedFields() {
        create("voyages", Map.of("name", "sorted 1", "fare", fare(900_000, "EUR"), "days", 1));
        create("voyages", Map.of("name", "sorted 2", "fare", fare(800_000, "EUR"), "days", 1));
        create(
                "voyages",
                Map.of(
                        "name",
                        "old one",
                        "sailedOn",
                        LocalDate.now().minusDays(4_000).toString()));

        var large =
                Map.of("filter", Map.of("field", "perDay", "op", "gt", "value", 700_000), "sort", List.of("-perDay"));
        assertThat(names(world.post("/voyages/query", large))).containsExactly("sorted 1", "sorted 2");
        var old = Map.of("filter", Map.of("field", "age", "op", "gt", "value", 3_000), "sort", List.of("age"));
        assertThat(names(world.post("/voyages/query", old))).containsExactly("old one");
        var past = Map.of("filter", Map.of("field", "phase", "value", "past"), "sort", List.of("phase"));
        assertThat(names(world.post("/voyages/query", past))).contains("old one");
        var groups = world.post(
                "/voyages/aggregate",
                Map.of(
                        "groupBy",
                        List.of("phase"),
                        "measures",
                        List.of("count", Map.of("op", "max", "field", "perDay"))));
        assertThat(groups.status()).as(groups.response().body()).isEqualTo(200);
        var view = world.post(
                "/views",
                Map.of(
                        "object",
                        "voyage",
                        "name",
                        "Fast",
                        "kind",
                        "table",
                        "scope",
                        "user",
                        "sort",
                        List.of("perDay"),
                        "columns",
                        List.of("name", "perDay", "age")));
        assertThat(view.status()).as(view.response().body()).isEqualTo(201);
    }

    private static List<Object> names(Answer page) {
        assertThat(page.status()).as(page.response().body()).isEqualTo(200);
        return Json.asList(page.json().get("items")).stream()
                .map(item -> Json.asObject(item).get("name"))
                .toList();
    }

    @Test
    void followsOtherRecords() {
        var one = create("ships", Map.of("name", "One", "flag", "IT"));
        var two = create("ships", Map.of("name", "Two", "flag", "ES"));
        var first = create("voyages", voyage("a", one, 100, "EUR", 10, "2026-01-01", "done"));
        create("voyages", voyage("b", one, 50, "EUR", 5, "2026-02-01", "planned"));

        eventually("ships", one, "trips", 2);
        eventually("ships", one, "income", "{amount=150, currency=EUR}");
        eventually("ships", one, "daysDone", 10);
        eventually("ships", one, "meanDays", 5);
        eventually("ships", one, "lastState", "planned");
        eventually("ships", one, "twice", 20);
        eventually("ships", two, "trips", 0);
        eventually("voyages", first, "shipFlag", "IT");

        change("voyages", first, Map.of("ship", two));
        eventually("ships", one, "trips", 1);
        eventually("ships", two, "trips", 1);
        eventually("voyages", first, "shipFlag", "ES");
        change("ships", two, Map.of("flag", "FR"));
        eventually("voyages", first, "shipFlag", "FR");
        create("voyages", voyage("c", two, 7, "USD", 1, "2026-03-01", "done"));
        eventually("ships", two, "trips", 2);
        eventually("ships", two, "income", null);
        var version = read("ships", two).get("version");
        assertThat(world.send("DELETE", "/voyages/" + first, null).status()).isEqualTo(204);
        eventually("ships", two, "income", "{amount=7, currency=USD}");
        world.post("/voyages/" + first + "/restore", null);
        eventually("ships", two, "trips", 2);
        assertThat(read("ships", two).get("version")).isEqualTo(version);
    }

    private static Map<String, Object> voyage(
            String name, String ship, int fare, String currency, int days, String on, String state) {
        return Map.of(
                "name", name, "ship", ship, "fare", fare(fare, currency), "days", days, "sailedOn", on, "state", state);
    }

    @Test
    void backFillsNewFieldsAndFollowsChangedExpressions() {
        object("crate", "crates");
        field("crates", Map.of("name", "weight", "type", "number"));
        var id = create("crates", Map.of("name", "c", "weight", 4));
        formula("crates", "double", "weight * 2");
        formula("crates", "text", "\"w\" & double");
        eventually("crates", id, "double", 8);
        eventually("crates", id, "text", "w8");

        var changed = world.send("PATCH", "/model/objects/crates/fields/double", Map.of("expression", "weight * 3"));
        assertThat(changed.status()).as(changed.response().body()).isEqualTo(200);
        eventually("crates", id, "text", "w12");
        Patience.until(() -> world.get("/model/formula/state").response().body().contains("\"done\""));
        var undone = world.post("/batches/" + changed.json().get("batchId") + "/undo", null);
        assertThat(undone.status()).as(undone.response().body()).isEqualTo(200);
        eventually("crates", id, "text", "w8");
        assertThat(world.get("/crates/" + id).json().get("version")).hasToString("1");
    }

    @Test
    void keepsFormulasThroughRenamesAndRefusesToRetireTheirInputs() {
        object("box", "boxes");
        field("boxes", Map.of("name", "width", "type", "number"));
        formula("boxes", "area", "width * width");

        assertThat(world.send("PATCH", "/model/objects/boxes/fields/width", Map.of("name", "breadth"))
                        .status())
                .isEqualTo(200);
        var model = world.get("/model/objects/boxes").response().body();
        assertThat(model).contains("breadth * breadth").contains("\"terms\"");
        var id = create("boxes", Map.of("name", "b", "breadth", 3));
        assertThat(read("boxes", id).get("area")).hasToString("9");
        var retired = world.send("PATCH", "/model/objects/boxes/fields/breadth", Map.of("retired", true));
        assertThat(retired.status()).isEqualTo(400);
        assertThat(retired.response().body()).contains("usedByFormula");
    }

    @Test
    void refusesCyclesAlsoAcrossRecords() {
        object("node", "nodes");
        field("nodes", Map.of("name", "up", "type", "relation", "target", "node", "inverse", "downs"));
        field("nodes", Map.of("name", "own", "type", "number"));
        formula("nodes", "a", "own + 1");
        formula("nodes", "b", "a + 1");
        rollUp("nodes", "below", Map.of("relation", "downs", "measure", "sum", "field", "b"));

        var same = world.send("PATCH", "/model/objects/nodes/fields/a", Map.of("expression", "b + 1"));
        assertThat(same.status()).isEqualTo(400);
        assertThat(same.response().body()).contains("node.a → node.b → node.a");
        var across = world.send("PATCH", "/model/objects/nodes/fields/a", Map.of("expression", "below + own"));
        assertThat(across.response().body()).contains("formulaCycle").contains("node.below");
    }

    @Test
    void boundsFormulasThatConsistOfOthersThatAreNeverStored() {
        object("bell", "bells");
        formula("bells", "year", "year(today())");
        formula("bells", "years", String.join(" + ", Collections.nCopies(100, "year")));

        var tower = world.post(
                "/model/objects/bells/fields",
                Map.of(
                        "name",
                        "ages",
                        "type",
                        "formula",
                        "expression",
                        String.join(" + ", Collections.nCopies(100, "years"))));
        assertThat(tower.status()).isEqualTo(400);
        assertThat(tower.response().body()).contains("formulaTooLarge");
    }

    @Test
    void saysInThreeLanguagesWhereAnExpressionIsWrong() {
        var sent = Map.of("object", "voyages", "expression", "round(fare, 2) + days");
        var answers = List.of("en", "es", "it").stream()
                .map(language -> world.send("POST", "/model/formula/check", sent, "Accept-Language", language))
                .map(answer -> answer.response().body())
                .toList();

        assertThat(answers.get(0))
                .contains("\"offset\":0")
                .contains("\"length\":21")
                .contains("does not go with");
        assertThat(answers.get(1)).contains("no va con");
        var misspelled = world.post("/model/formula/check", Map.of("object", "voyages", "expression", "dayz + 1"));
        assertThat(misspelled.response().body())
                .contains("formulaUnknownFieldNear")
                .contains("Did you mean days");
        assertThat(answers.get(2)).contains("non va con");
        var refused = world.post(
                "/model/objects/voyages/fields", Map.of("name", "bad", "type", "formula", "expression", "fare +"));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.response().body()).contains("expression").contains("formulaExpectedValue");
    }

    @Test
    void checksExpressionsWithASampleRecord() {
        var id = create("voyages", Map.of("name", "Genova", "days", 12));
        var answer = world.send(
                "POST",
                "/model/formula/check",
                Map.of(
                        "object",
                        "voyage",
                        "expression",
                        "SE(days>10;\"lungo\";\"corto\")&SINISTRA(name;1)",
                        "record",
                        id,
                        "cursor",
                        5),
                "Accept-Language",
                "it");

        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        assertThat(answer.json().get("type")).isEqualTo("text");
        assertThat(answer.json().get("expression"))
                .isEqualTo("if(days > 10, \"long\", \"x\") & left(name, 1)"
                        .replace("long", "lungo")
                        .replace("\"x\"", "\"corto\""));
        assertThat(answer.json().get("localized")).isEqualTo("SE(days > 10; \"lungo\"; \"corto\") & SINISTRA(name; 1)");
        assertThat(answer.json().get("value")).isEqualTo("lungoG");
        assertThat(answer.json().get("suggestions").toString()).contains("days");
        var functions = world.get("/model/formula/functions").response().body();
        assertThat(functions).contains("networkdays").contains("if(probability > 50%");
    }

    @Test
    void tellsTheModelAndTheDocumentWhatIsComputed() {
        var model = world.get("/model/objects/ships").response().body();
        assertThat(model).contains("countsAllRecords").contains("\"resultType\":\"money\"");
        var openApi = world.get("/openapi.json");
        assertThat(openApi.status()).isEqualTo(200);
        assertThat(openApi.response().body()).contains("\"perDay\"");
    }
}
