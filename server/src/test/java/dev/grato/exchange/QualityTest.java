package dev.grato.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grato.Staff;
import dev.grato.TestServer;
import dev.grato.TestServer.World;
import dev.grato.platform.Json;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What is said about the quality of records, over HTTP.
class QualityTest {

    private static World world;
    private static Staff staff;

    @BeforeAll
    static void open() {
        world = TestServer.running().world();
        staff = new Staff(world);
        for (int i = 0; i < 30; i++) {
            var values = new HashMap<String, Object>();
            values.put("name", Map.of("given", "Ada" + i, "family", "Quality"));
            values.put("birthday", i == 7 ? "2999-01-01" : "19" + (50 + i) + "-03-04");
            if (i < 12) {
                values.put("jobTitle", "Buyer");
            }
            staff.create("person", values);
            staff.create("company", Map.of("name", "Firm " + i, "employees", i == 3 ? 900_000_000 : 20 + i));
        }
    }

    @AfterAll
    static void close() {
        world.drop();
    }

    private static Map<String, Object> field(Map<String, Object> report, String name) {
        return Objects.requireNonNull(Json.asList(report.get("fields"))).stream()
                .map(field ->
                        (Map<String, Object>) new HashMap<String, Object>(Objects.requireNonNull(Json.asObject(field))))
                .filter(field -> name.equals(field.get("field")))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void countsWhatIsFilledAndWhatIsOld() {
        var report = world.get("/quality/people").json();
        assertThat(report)
                .containsEntry("looked", 30)
                .containsEntry("isWhole", true)
                .containsEntry("stale", 0);
        assertThat(field(report, "jobTitle")).containsEntry("filled", 12);
        var filter = Json.write(report.get("staleFilter"));
        assertThat(world.post("/people/query", Map.of("filter", Json.read(filter)))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void findsDatesToComeAndNumbersThatJumpAndTheirRecords() {
        var people = field(world.get("/quality/people").json(), "birthday");
        var companies = field(world.get("/quality/companies").json(), "employees");
        assertThat(found("/people/query", people, "future")).isEqualTo(1);
        assertThat(found("/companies/query", companies, "jumps")).isEqualTo(1);
    }

    private static int found(String path, Map<String, Object> field, String kind) {
        var finding = Objects.requireNonNull(Json.asObject(
                Objects.requireNonNull(Json.asList(field.get("findings"))).getFirst()));
        assertThat(finding).containsEntry("kind", kind).containsEntry("count", 1);
        var answer = world.post(path, Map.of("filter", Objects.requireNonNull(finding.get("filter"))));
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        return Objects.requireNonNull(Json.asList(answer.json().get("items"))).size();
    }

    @Test
    void saysNothingOfRecordsThatTheAskerDoesNotSee() {
        var seller = staff.hire("Seller", staff.role("Seller", Map.of("readScope", "own")), null);
        assertThat(seller.get("/quality/people").json()).containsEntry("looked", 0);
        assertThat(world.get("/quality/nothings").status()).isEqualTo(404);
        assertThat(world.get("/quality/deals").json()).doesNotContainKey("duplicates");
    }
}
