package dev.grato.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grato.Patience;
import dev.grato.Staff;
import dev.grato.TestServer;
import dev.grato.TestServer.World;
import dev.grato.platform.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoundTripTest {

    private static World world;
    private static Staff staff;

    @BeforeAll
    static void prepare() {
        world = TestServer.running().world();
        staff = new Staff(world);
        specimens();
    }

    @AfterAll
    static void drop() {
        world.drop();
    }

    /// Values of every type that people write, the awkward ones among them.
    private static Map<String, List<Object>> values(UUID company, UUID person, UUID user) {
        var values = new LinkedHashMap<String, List<Object>>();
        values.put("text", List.of("=1+1", "'quoted", "+39 02 1234", " Müller; \"Söhne\", & Co", "-", "n/a", "0012"));
        values.put("longText", List.of("one\r\ntwo\nthree", "-5", "@sum", "x".repeat(40_000)));
        values.put("richText", List.of("<p>Hi <b>you</b></p>", "a < b"));
        values.put("number", List.of(1234567.5, -3, 0, 1500, 2.25));
        values.put(
                "money", List.of(Map.of("amount", 1234.5, "currency", "EUR"), Map.of("amount", -7, "currency", "USD")));
        values.put("percent", List.of(22, -3.5));
        values.put("boolean", List.of(true, false));
        values.put("date", List.of("2026-03-04", "2026-12-31", "1899-05-06", "2024-02-29"));
        values.put("dateTime", List.of("2026-11-22T10:15:30.120Z", "2026-03-04T23:59:00Z"));
        values.put("duration", List.of("PT1H30M", "P1D"));
        values.put("rating", List.of(3, 5));
        values.put(
                "personName",
                List.of("Dott.ssa Anna De Luca", Map.of("given", "Ana", "family", "García", "secondFamily", "Pérez")));
        values.put(
                "emailList",
                List.of(List.of("a@b.it", Map.of("address", "c@d.es", "isPrimary", true, "label", "work"))));
        values.put("phoneList", List.of("+39 02 1234 5678", List.of("+34 912 345 678", "+1 212-555-0100")));
        values.put("urlList", List.of(List.of("https://example.org/a?b=1")));
        values.put(
                "address",
                List.of(Map.of("street", "Via Roma 1", "postalCode", "20121", "city", "Milano", "country", "IT")));
        values.put("geoPoint", List.of(Map.of("latitude", 45.46, "longitude", 9.18)));
        values.put("approximateAmount", List.of("50-60k", 7));
        values.put("approximateDate", List.of("2027-03-04"));
        values.put("json", List.of(Map.of("b", List.of(1.5, 2), "a", "=x"), "x"));
        values.put("relation", List.of(company.toString()));
        values.put("user", List.of(user.toString()));
        values.put("polymorphicRelation", List.of(Map.of("object", "person", "id", person.toString())));
        return values;
    }

    private static void specimens() {
        var company = staff.create("company", Map.of("name", "=Málaga, \"Vino\" & Co"));
        staff.create("company", Map.of("name", "Genova"));
        var person = staff.create("person", Map.of("name", "Ada Lovelace"));
        var user = UUID.fromString(String.valueOf(
                ((Map<?, ?>) ((List<?>) world.get("/users?limit=1").json().get("items")).getFirst()).get("id")));
        var made = world.post("/model/objects", Map.of("name", "specimen", "plural", "specimens"));
        assertThat(made.status()).as(made.response().body()).isEqualTo(201);
        var values = values(company, person, user);
        for (var type : values.keySet()) {
            var field = new LinkedHashMap<String, Object>(Map.of("name", type + "Field", "type", type));
            if (type.equals("relation")) {
                field.putAll(Map.of("target", "company", "inverse", "specimens"));
            } else if (type.equals("polymorphicRelation")) {
                field.put("settings", Map.of("targets", List.of("person", "company")));
            }
            var answer = world.post("/model/objects/specimens/fields", field);
            assertThat(answer.status()).as(type + answer.response().body()).isBetween(200, 201);
        }
        for (int i = 0; i < 7; i++) {
            var record = new LinkedHashMap<String, Object>();
            record.put("name", "Specimen " + i);
            for (var entry : values.entrySet()) {
                if (i < 6) {
                    record.put(
                            entry.getKey() + "Field",
                            entry.getValue().get(i % entry.getValue().size()));
                }
            }
            var answer = world.post("/specimens", record);
            assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
        }
    }

    @ParameterizedTest
    @CsvSource({"csv,en", "csv,es", "csv,it", "xlsx,en", "xlsx,it"})
    void aSheetNobodyEditedBringsNothing(String format, String language) throws IOException {
        var sheet = sheet("specimens", Map.of("format", format, "language", language));

        var trip = compared("specimens", sheet);

        assertThat(rows(trip, "shown")).isEmpty();
        assertThat(trip.get("counts")).isEqualTo(Map.of("same", 7));
    }

    @Test
    void whatWasEditedInTheSheetIsTakenWithoutWhatOthersChangedMeanwhile() throws IOException {
        var ada = staff.create(
                "company", Map.of("name", "Ada Ltd", "description", "old", "website", List.of("https://ada.example")));
        var bea = staff.create("company", Map.of("name", "Bea Srl", "description", "old"));
        var cleo = staff.create("company", Map.of("name", "Cleo SA", "description", "old"));
        var gone = staff.create("company", Map.of("name", "Gone & Co", "description", "old"));
        var wish = Map.of(
                "fields",
                List.of("name", "description"),
                "filter",
                named("Ada Ltd", "Bea Srl", "Cleo SA", "Gone & Co"),
                "language",
                "en");
        var text = new String(sheet("companies", wish), StandardCharsets.UTF_8);
        staff.change("company", ada, Map.of("name", "Ada Limited"));
        staff.change("company", bea, Map.of("description", "theirs"));
        staff.change("company", cleo, Map.of("description", "mine"));
        world.send("DELETE", "/companies/" + gone, null);

        var edited = text.replaceAll("Ada Ltd,old", "Ada Ltd,mine")
                        .replaceAll("Bea Srl,old", "Bea Srl,mine")
                        .replaceAll("Cleo SA,old", "Cleo SA,mine")
                + ",,Nuova SpA,brand new\r\n";
        var trip = compared("companies", edited.getBytes(StandardCharsets.UTF_8));

        assertThat(trip.get("counts")).isEqualTo(Map.of("edit", 1, "conflict", 1, "same", 1, "gone", 1, "new", 1));
        var conflict = rows(trip, "conflict").getFirst();
        assertThat(conflict).containsEntry("title", "Bea Srl");
        assertThat(cells(conflict))
                .singleElement()
                .satisfies(cell -> assertThat(cell)
                        .containsEntry("field", "description")
                        .containsEntry("was", "old")
                        .containsEntry("sheet", "mine")
                        .containsEntry("now", "theirs"));

        var batch = taken(trip, Map.of("all", List.of("edit", "new")));

        assertThat(world.get("/companies/" + ada).json())
                .containsEntry("name", "Ada Limited")
                .containsEntry("description", "mine");
        assertThat(world.get("/companies/" + bea).json()).containsEntry("description", "theirs");
        assertThat(found("companies", "Nuova SpA")).hasSize(1);

        taken(
                trip,
                Map.of(
                        "rows",
                        List.of(Map.of("position", conflict.get("position"), "fields", List.of("description")))));
        assertThat(world.get("/companies/" + bea).json()).containsEntry("description", "mine");
        assertThat(again(trip).get("counts")).isEqualTo(Map.of("same", 3, "gone", 1, "new", 1));

        assertThat(world.post("/batches/" + batch + "/undo", Map.of()).status()).isBetween(200, 202);
        Patience.until(() -> "old".equals(world.get("/companies/" + ada).json().get("description")));
        Patience.until(() -> found("companies", "Nuova SpA").isEmpty());
    }

    @Test
    void whatChangedAgainSinceTheComparisonIsLeftAlone() throws IOException {
        var deal = staff.create("company", Map.of("name", "Late Ltd", "description", "old"));
        var text = new String(
                sheet("companies", Map.of("fields", List.of("name", "description"), "filter", named("Late Ltd"))),
                StandardCharsets.UTF_8);
        var trip = compared(
                "companies", text.replace("Late Ltd,old", "Late Ltd,mine").getBytes(StandardCharsets.UTF_8));
        staff.change("company", deal, Map.of("description", "theirs"));

        var batch = taken(trip, Map.of("all", List.of("edit")));

        assertThat(world.get("/companies/" + deal).json()).containsEntry("description", "theirs");
        assertThat(world.get("/batches/" + batch).json()).containsEntry("failed", 1);
    }

    @Test
    void rowsThatCannotBeAreNamedAndTheRestGoesOn() throws IOException {
        var first = staff.create("company", Map.of("name", "One Ltd", "employees", 3));
        staff.create("company", Map.of("name", "Two Ltd", "employees", 4));
        var text = new String(
                sheet(
                        "companies",
                        Map.of(
                                "fields",
                                List.of("name", "employees"),
                                "filter",
                                named("One Ltd", "Two Ltd"),
                                "sort",
                                List.of("name"),
                                "language",
                                "en")),
                StandardCharsets.UTF_8);
        var edited = text.replace("One Ltd,3", "One Ltd,many").replace("Two Ltd,4", ",4") + first + ",1,One Ltd,3\r\n"
                + "nonsense,1,X,1\r\n" + UUID.randomUUID() + ",1,Y,1\r\n";

        var trip = compared("companies", edited.getBytes(StandardCharsets.UTF_8));

        assertThat(trip.get("counts")).isEqualTo(Map.of("problem", 4, "gone", 1));
        var problems = rows(trip, "problem");
        assertThat(cells(problems.getFirst()))
                .singleElement()
                .satisfies(cell -> assertThat(cell)
                        .containsEntry("place", "D2")
                        .containsEntry("state", "problem")
                        .containsEntry("sheet", "many"));
        assertThat(problems.subList(2, 4))
                .allSatisfy(row -> assertThat((List<?>) row.get("errors")).isNotEmpty());
    }

    @Test
    void aNameTypedOverMeansAnotherRecordAndAnEmptiedOneNone() throws IOException {
        var genova = String.valueOf(((Map<?, ?>) found("companies", "Genova").getFirst()).get("id"));
        var malaga = staff.create("company", Map.of("name", "Malaga"));
        var deals = List.of(
                staff.create("deal", Map.of("name", "Sheet A", "company", malaga.toString())),
                staff.create("deal", Map.of("name", "Sheet B", "company", malaga.toString())),
                staff.create("deal", Map.of("name", "Sheet C", "company", malaga.toString())));
        var text = new String(
                sheet(
                        "deals",
                        Map.of(
                                "fields",
                                List.of("name", "company"),
                                "filter",
                                named("Sheet A", "Sheet B", "Sheet C"),
                                "language",
                                "es")),
                StandardCharsets.UTF_8);
        var trip = compared(
                "deals",
                text.replace("Sheet A;Malaga", "Sheet A;Genova")
                        .replace("Sheet B;Malaga;" + malaga, "Sheet B;;")
                        .replace("Sheet C;Malaga", "Sheet C;Nowhere")
                        .getBytes(StandardCharsets.UTF_8));

        assertThat(trip.get("counts")).isEqualTo(Map.of("edit", 2, "problem", 1));
        taken(trip, Map.of("all", List.of("edit")));
        assertThat(world.get("/deals/" + deals.get(0)).json()).containsEntry("company", genova);
        assertThat(world.get("/deals/" + deals.get(1)).json().get("company")).isNull();
        assertThat(world.get("/deals/" + deals.get(2)).json()).containsEntry("company", malaga.toString());
    }

    @Test
    void aSheetOfSomebodyElsesIsRefusedInWords() {
        var refused = send(
                "/companies/round-trips?name=other.csv", "Name,Phone\r\nAda,1\r\n".getBytes(StandardCharsets.UTF_8));

        assertThat(refused).containsEntry("status", 400);
        assertThat(String.valueOf(refused.get("detail"))).contains("other.csv").contains("Record ID");
    }

    // ---------------------------------------------------------------- hands

    private static Map<String, Object> named(String... names) {
        return Map.of("field", "name", "op", "in", "value", List.of(names));
    }

    private static byte[] sheet(String objects, Map<String, ?> wish) throws IOException {
        var begun = world.post("/" + objects + "/export", wish);
        assertThat(begun.status()).as(begun.response().body()).isEqualTo(202);
        Patience.until(() -> "done"
                .equals(world.get("/exports/" + begun.json().get("id")).json().get("state")));
        var request = HttpRequest.newBuilder(
                        URI.create(address("/exports/" + begun.json().get("id") + "/file")))
                .header("Authorization", "Bearer " + world.token())
                .build();
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request, BodyHandlers.ofByteArray()).body();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private static String address(String path) {
        return "http://127.0.0.1:" + world.server().port() + "/api/v1" + path;
    }

    private static Map<String, Object> send(String path, byte[] body) {
        var answer = world.server()
                .send(
                        "POST",
                        "/api/v1" + path,
                        body,
                        "Authorization",
                        "Bearer " + world.token(),
                        "Content-Type",
                        "application/octet-stream");
        return answer.json();
    }

    private static Map<String, Object> compared(String objects, byte[] sheet) {
        var begun = send("/" + objects + "/round-trips?name=sheet", sheet);
        assertThat(begun).as(Json.write(begun)).containsKey("id");
        return ended(begun);
    }

    private static Map<String, Object> again(Map<String, Object> trip) {
        return ended(world.post("/round-trips/" + trip.get("id") + "/again", Map.of())
                .json());
    }

    private static Map<String, Object> ended(Map<String, Object> trip) {
        return Patience.until(
                () -> world.get("/round-trips/" + trip.get("id")).json(), seen -> "done".equals(seen.get("state")));
    }

    private static String taken(Map<String, Object> trip, Map<String, ?> what) {
        var answer = world.post("/round-trips/" + trip.get("id") + "/take", what);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(202);
        var batch = String.valueOf(answer.json().get("batch"));
        Patience.until(() -> "done".equals(world.get("/batches/" + batch).json().get("state")));
        return batch;
    }

    private static List<Map<String, Object>> rows(Map<String, Object> trip, String outcome) {
        return maps(world.get("/round-trips/" + trip.get("id") + "/rows?outcome=" + outcome)
                .json()
                .get("items"));
    }

    private static List<Map<String, Object>> cells(Map<String, Object> row) {
        return maps(row.get("cells"));
    }

    private static List<Map<String, Object>> maps(Object items) {
        var maps = new ArrayList<Map<String, Object>>();
        ((List<?>) items).forEach(item -> {
            var map = new LinkedHashMap<String, Object>();
            ((Map<?, ?>) item).forEach((key, value) -> map.put(String.valueOf(key), value));
            maps.add(map);
        });
        return maps;
    }

    private static List<?> found(String objects, String name) {
        return (List<?>) world.post("/" + objects + "/query", Map.of("filter", named(name)))
                .json()
                .get("items");
    }
}
