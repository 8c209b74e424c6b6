package dev.grato.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import dev.grato.TestServer.Answer;
import dev.grato.access.AccessWorld.Person;
import dev.grato.platform.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// `cargo`, `harbor` and `papers` of vessels are hidden from the reader, `flag` can only be read; `crew` is open.
class FieldRightsTest {

    private static AccessWorld world;
    private static Person reader;
    private static UUID vessel;
    private static UUID company;
    private static String paper;

    @BeforeAll
    static void start() {
        world = new AccessWorld();
        var admin = world.world();
        admin.post("/model/objects", Map.of("name", "vessel", "plural", "vessels"));
        field("crew", "number");
        field("cargo", "text");
        field("weight", "number");
        field("flag", "text");
        field("papers", "fileList");
        admin.post(
                "/model/objects/vessels/fields",
                Map.of("name", "harbor", "type", "relation", "target", "company", "inverse", "ships"));
        admin.post(
                "/model/objects/vessels/fields",
                Map.of("name", "home", "type", "relation", "target", "company", "inverse", "fleet"));
        var role = world.role("all", Map.of());
        var hidden =
                Map.of("cargo", "hidden", "weight", "hidden", "harbor", "hidden", "papers", "hidden", "flag", "read");
        assertThat(admin.send(
                                "PUT",
                                "/roles/" + role + "/rights",
                                Map.of(
                                        "rights",
                                        Map.of(
                                                "vessel", Map.of("fields", hidden),
                                                "company", Map.of("fields", Map.of("name", "hidden")))))
                        .status())
                .isEqualTo(200);
        reader = world.person("Reader", role, null);
        company = world.company("Genova", null, null);
        var upload = admin.server()
                .send("POST", "/api/v1/files?name=a.txt", "secret paper", "Authorization", "Bearer " + admin.token());
        paper = (String) upload.json().get("id");
        var created = admin.post(
                "/vessels",
                Map.of(
                        "cargo",
                        "gold",
                        "weight",
                        7,
                        "crew",
                        12,
                        "flag",
                        "IT",
                        "harbor",
                        company.toString(),
                        "home",
                        company.toString(),
                        "papers",
                        List.of(Map.of("id", paper, "name", "a.txt"))));
        assertThat(created.status()).as(created.response().body()).isEqualTo(201);
        vessel = UUID.fromString((String) created.json().get("id"));
    }

    private static void field(String name, String type) {
        assertThat(world.world()
                        .post("/model/objects/vessels/fields", Map.of("name", name, "type", type))
                        .status())
                .isEqualTo(201);
    }

    @AfterAll
    static void drop() {
        world.drop();
    }

    /// The same question about the hidden field and about one that never was has the same answer.
    private static void assertUnknown(Answer hidden, Answer unknown, String name, String unknownName) {
        assertThat(unknown.status()).as(unknown.response().body()).isEqualTo(400);
        assertThat(hidden.response().body().replace(name, unknownName))
                .isEqualTo(unknown.response().body());
    }

    private static String filter(String json) {
        return "filter=" + URLEncoder.encode(json, StandardCharsets.UTF_8);
    }

    @Nested
    class HiddenFields {

        @ParameterizedTest
        @ValueSource(
                strings = {"?cargo=gold", "?sort=cargo", "?sort=-cargo,crew", "?fields=crew,cargo", "?cargo.x=gold"})
        void areUnknownInLists(String query) {
            assertUnknown(
                    reader.get("/vessels" + query),
                    reader.get("/vessels" + query.replace("cargo", "nonsuch")),
                    "cargo",
                    "nonsuch");
        }

        @ParameterizedTest
        @ValueSource(strings = {"?expand=harbor", "?harbor.name=x", "?harbor=x", "?sort=harbor.name"})
        void areUnknownAsRelations(String query) {
            assertUnknown(
                    reader.get("/vessels" + query),
                    reader.get("/vessels" + query.replace("harbor", "nonsuch")),
                    "harbor",
                    "nonsuch");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "{\"field\":\"cargo\",\"op\":\"eq\",\"value\":\"gold\"}",
                    "{\"not\":{\"field\":\"cargo\",\"op\":\"isEmpty\"}}",
                    "{\"or\":[{\"field\":\"crew\",\"op\":\"gt\",\"value\":1},{\"field\":\"cargo\",\"op\":\"ne\",\"value\":\"x\"}]}"
                })
        void areUnknownInFilters(String json) {
            assertUnknown(
                    reader.get("/vessels?" + filter(json)),
                    reader.get("/vessels?" + filter(json.replace("cargo", "nonsuch"))),
                    "cargo",
                    "nonsuch");
        }

        @ParameterizedTest
        @ValueSource(strings = {"some", "none", "every"})
        void areUnknownInsideQuantifiersAndPaths(String quantifier) {
            var json = "{\"field\":\"fleet\",\"op\":\"" + quantifier
                    + "\",\"value\":{\"field\":\"cargo\",\"op\":\"eq\",\"value\":\"gold\"}}";
            assertUnknown(
                    reader.get("/companies?" + filter(json)),
                    reader.get("/companies?" + filter(json.replace("cargo", "nonsuch"))),
                    "cargo",
                    "nonsuch");
            var inverse = "{\"field\":\"ships\",\"op\":\"" + quantifier + "\"}";
            assertUnknown(
                    reader.get("/companies?" + filter(inverse)),
                    reader.get("/companies?" + filter(inverse.replace("ships", "nonsuch"))),
                    "ships",
                    "nonsuch");
            var path = "{\"field\":\"home.name\",\"op\":\"eq\",\"value\":\"x\"}";
            assertUnknown(
                    reader.get("/vessels?" + filter(path)),
                    reader.get("/vessels?" + filter(path.replace("home.name", "home.nonsuch"))),
                    "home.name",
                    "home.nonsuch");
        }

        @Test
        void areUnknownInFigures() {
            for (var body : List.of(
                    "{\"groupBy\":[\"cargo\"]}",
                    "{\"measures\":[{\"op\":\"countDistinct\",\"field\":\"cargo\",\"name\":\"n\"}]}",
                    "{\"filter\":{\"field\":\"cargo\",\"op\":\"isEmpty\"}}")) {
                assertUnknown(
                        reader.post("/vessels/aggregate", Json.read(body)),
                        reader.post("/vessels/aggregate", Json.read(body.replace("cargo", "nonsuch"))),
                        "cargo",
                        "nonsuch");
            }
        }

        @Test
        void areUnknownWhenTheyAreWritten() {
            assertUnknown(
                    reader.patch("/vessels/" + vessel, Map.of("cargo", "lead")),
                    reader.patch("/vessels/" + vessel, Map.of("nonsuch", "lead")),
                    "cargo",
                    "nonsuch");
            assertUnknown(
                    reader.post("/vessels", Map.of("cargo", "lead")),
                    reader.post("/vessels", Map.of("nonsuch", "lead")),
                    "cargo",
                    "nonsuch");
            assertUnknown(
                    reader.post("/vessels/batch", upsert("cargo")),
                    reader.post("/vessels/batch", upsert("nonsuch")),
                    "cargo",
                    "nonsuch");
        }

        private static Map<String, Object> upsert(String key) {
            return Map.of("upsert", Map.of("key", key, "rows", List.of(Map.of(key, "gold"))));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/vessels",
                    "/vessels/ID",
                    "/vessels/ID?expand=home",
                    "/vessels/ID/history",
                    "/vessels?expand=home",
                    "/model",
                    "/model/objects/vessels",
                    "/openapi.json",
                    "/trash?object=vessels"
                })
        void areAbsentFromAnswers(String path) {
            var deleted = world.create("vessel", Map.of("cargo", "gold", "crew", 1));
            world.world().send("DELETE", "/vessels/" + deleted, null);
            var answer = reader.get(path.replace("ID", vessel.toString()));

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.response().body())
                    .doesNotContain("cargo", "gold", "papers", paper, "\"harbor\"", "Genova");
        }

        @Test
        void areAbsentFromTheFeed() {
            var from = reader.get("/changes").json().get("cursor");
            var changed = world.world().send("PATCH", "/vessels/" + vessel, Map.of("weight", 8));
            assertThat(changed.status()).isEqualTo(200);

            var answer = reader.get("/changes?wait=5&after=" + from);

            assertThat(answer.json().get("items")).asInstanceOf(LIST).isNotEmpty();
            assertThat(answer.response().body()).doesNotContain("weight");
        }

        @Test
        void areAbsentFromProvenance() {
            world.world().send("PATCH", "/vessels/" + vessel, Map.of("weight", 9));
            var byImport = world.create("vessel", Map.of("crew", 1));
            world.world().send("PATCH", "/vessels/" + byImport, Map.of("weight", 2, "crew", 3));

            assertThat(world.world().get("/vessels/" + byImport).json().get("provenance"))
                    .asString()
                    .contains("weight", "crew");
            assertThat(reader.get("/vessels/" + byImport).json().get("provenance"))
                    .asString()
                    .contains("crew")
                    .doesNotContain("weight");
        }

        @Test
        void giveNoLabelToRelations() {
            assertThat(reader.get("/vessels/" + vessel + "?expand=home").json().get("home"))
                    .asString()
                    .doesNotContain("label")
                    .contains(company.toString());
        }

        @Test
        void keepTheirFilesClosed() {
            assertThat(reader.get("/files/" + paper).status()).isEqualTo(404);
            assertThat(reader.get("/files/" + paper + "/about").status()).isEqualTo(404);
            assertThat(world.world().get("/files/" + paper).status()).isEqualTo(200);
        }

        @Test
        void openNoFileThatIsPutIntoARecordOfOnesOwn() {
            var person = Map.of("name", Map.of("family", "Ladro"), "photo", List.of(Map.of("id", paper)));
            var missing = Map.of(
                    "name",
                    Map.of("family", "Ladro"),
                    "photo",
                    List.of(Map.of("id", UUID.randomUUID().toString())));

            assertThat(reader.post("/people", person).status()).isEqualTo(400);
            assertThat(reader.post("/people", person).response().body())
                    .isEqualTo(reader.post("/people", missing).response().body());
        }

        @Test
        void areNotNamedByRules() {
            world.world()
                    .post(
                            "/model/objects/vessels/rules",
                            Map.of(
                                    "name",
                                    "overloaded",
                                    "field",
                                    "weight",
                                    "refuses",
                                    Json.read("{\"and\":[{\"field\":\"weight\",\"op\":\"gt\",\"value\":5},"
                                            + "{\"field\":\"crew\",\"op\":\"gt\",\"value\":90}]}"),
                                    "message",
                                    Map.of("en", "Too heavy")));
            var heavy = world.create("vessel", Map.of("weight", 6, "crew", 1));

            var answer = reader.patch("/vessels/" + heavy, Map.of("crew", 91));

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.response().body())
                    .contains("hiddenReason")
                    .doesNotContain("weight", "heavy", "overloaded");
            assertThat(reader.get("/model/objects/vessels").response().body()).doesNotContain("overloaded");
        }

        @Test
        void areNotNamedByUniqueValuesNorByWhatIsRequired() {
            var admin = world.world();
            admin.post("/model/objects", Map.of("name", "berth", "plural", "berths"));
            admin.post("/model/objects/berths/fields", Map.of("name", "secret", "type", "text", "required", true));
            admin.post("/model/objects/berths/fields", Map.of("name", "shown", "type", "text", "required", true));
            var role = world.role("all", Map.of());
            var fields = Map.of("secret", "hidden", "shown", "read");
            admin.send(
                    "PUT", "/roles/" + role + "/rights", Map.of("rights", Map.of("berth", Map.of("fields", fields))));
            var sailor = world.person("Sailor", role, null);

            var answer = sailor.post("/berths", Map.of());

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.response().body())
                    .contains("requiredHidden", "requiredReadOnly", "shown")
                    .doesNotContain("secret");
        }

        @Test
        void areAbsentFromViews() {
            var admin = world.world();
            var view = Map.of(
                    "object", "vessels",
                    "name", "Freight",
                    "scope", "everyone",
                    "columns", List.of("crew", "cargo"),
                    "sort", List.of("-cargo"));
            var byCargo = new HashMap<String, Object>(view);
            byCargo.put("name", "Golden");
            byCargo.put("filter", Map.of("field", "cargo", "op", "eq", "value", "gold"));
            assertThat(admin.post("/views", view).status()).isEqualTo(201);
            assertThat(admin.post("/views", byCargo).status()).isEqualTo(201);

            var seen = reader.get("/views?object=vessels").response().body();

            assertThat(seen).contains("Freight", "crew").doesNotContain("cargo", "Golden");
            var own = new HashMap<String, Object>(view);
            own.put("scope", "user");
            var other = new HashMap<String, Object>(own);
            other.put("columns", List.of("crew", "nonsuch"));
            other.put("sort", List.of("-nonsuch"));
            assertUnknown(reader.post("/views", own), reader.post("/views", other), "cargo", "nonsuch");
        }

        @Test
        void stayAsTheyAreInAnUndoAndAreNotNamed() {
            var role = world.role("all", Map.of());
            var person = world.person("Undoer", role, null);
            var changed = person.post(
                    "/vessels/batch",
                    Map.of("update", List.of(Map.of("id", vessel.toString(), "cargo", "silver", "crew", 13))));
            var batch = changed.json().get("batchId");
            world.world()
                    .send(
                            "PUT",
                            "/roles/" + role + "/rights",
                            Map.of("rights", Map.of("vessel", Map.of("fields", Map.of("cargo", "hidden")))));

            var report = person.post("/batches/" + batch + "/undo", Map.of());

            assertThat(report.response().body()).contains("forbidden").doesNotContain("cargo", "silver");
            var now = world.world().get("/vessels/" + vessel).json();
            assertThat(now).containsEntry("cargo", "silver");
            assertThat(Json.asNumber(now.get("crew"))).isEqualByComparingTo("12");
            world.world().send("PATCH", "/vessels/" + vessel, Map.of("cargo", "gold"));
        }
    }

    @Nested
    class FieldsToRead {

        @Test
        void areReadAndAsked() {
            assertThat(reader.get("/vessels/" + vessel).json()).containsEntry("flag", "IT");
            assertThat(reader.get("/vessels?flag=IT&sort=flag").status()).isEqualTo(200);
        }

        @Test
        void refuseToBeWrittenNamingThemselves() {
            var answer = reader.patch("/vessels/" + vessel, Map.of("flag", "ES", "crew", 3));

            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.response().body()).contains("fieldReadOnly", "\"flag\"");
            assertThat(reader.post("/vessels", Map.of("flag", "ES")).status()).isEqualTo(403);
            var batch = reader.post(
                    "/vessels/batch", Map.of("update", List.of(Map.of("id", vessel.toString(), "flag", "ES"))));
            var results = new ArrayList<>((List<?>) batch.json().get("results"));
            assertThat(results.getFirst()).asString().contains("forbidden", "fieldReadOnly");
        }

        @Test
        void areNotAmongWhatTheDocumentLetsSend() {
            var schemas =
                    (Map<?, ?>) ((Map<?, ?>) reader.get("/openapi.json").json().get("components")).get("schemas");

            assertThat(((Map<?, ?>) ((Map<?, ?>) schemas.get("vessel")).get("properties")).keySet())
                    .asString()
                    .contains("flag");
            assertThat(((Map<?, ?>) ((Map<?, ?>) schemas.get("vessel_update")).get("properties")).keySet())
                    .asString()
                    .doesNotContain("flag");
        }
    }
}
