package dev.grato.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.grato.Staff;
import dev.grato.TestServer;
import dev.grato.TestServer.World;
import dev.grato.access.Abilities;
import dev.grato.platform.Database;
import dev.grato.platform.Ids;
import dev.grato.platform.Json;
import dev.grato.records.FileStore;
import dev.grato.records.Files;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ErasureTest {

    private static final String CANARY = "Zyxquorth";

    private World world;
    private Staff staff;
    private UUID person;

    @BeforeEach
    void prepare() {
        world = TestServer.running().world();
        staff = new Staff(world);
        person = staff.create(
                "person",
                Map.of(
                        "name",
                        Map.of("given", "Ana", "family", CANARY),
                        "emails",
                        List.of(Map.of("address", CANARY.toLowerCase() + "@example.com"))));
    }

    @AfterEach
    void drop() {
        world.drop();
    }

    @Test
    void afterwardsNoTableOfAnySchemaHoldsAnythingAboutThePerson() throws IOException {
        var file = world.server()
                .bean(Files.class)
                .store(
                        world.admin(),
                        CANARY + ".txt",
                        "text/plain",
                        new ByteArrayInputStream(CANARY.getBytes(StandardCharsets.UTF_8)));
        staff.change("person", person, Map.of("jobTitle", "Chief " + CANARY));
        staff.create(
                "note",
                Map.of(
                        "subject", "About " + CANARY,
                        "person", person.toString(),
                        "files", List.of(Map.of("id", file.id().toString()))));
        var company = staff.create("company", Map.of("name", "Bodegas del Sur"));
        staff.create("affiliation", Map.of("person", person.toString(), "company", company.toString()));
        var other = staff.create("person", Map.of("name", Map.of("given", "Anna", "family", CANARY + "s")));
        assertThat(world.post(
                                "/people/merge",
                                Map.of("survivor", person.toString(), "others", List.of(other.toString())))
                        .status())
                .isEqualTo(200);
        var batch = world.post(
                "/people/batch",
                Map.of("update", List.of(Map.of("id", person.toString(), "jobTitle", CANARY + " twice"))));
        assertThat(batch.status()).isEqualTo(200);
        var once = world.send(
                "PATCH",
                "/people/" + person,
                Map.of("jobTitle", CANARY + " once"),
                "Idempotency-Key",
                Ids.next().toString());
        assertThat(once.status()).isEqualTo(200);
        assertThat(canaries()).isNotEmpty();

        var preview = world.get("/people/" + person + "/erasure").json();
        var answer = world.post(
                "/people/" + person + "/erasure", Map.of("confirm", preview.get("title"), "reason", "request"));

        assertThat(Json.asObject(preview.get("erased")))
                .containsEntry("person", 2)
                .containsKeys("note", "affiliation");
        assertThat(preview.get("files")).isEqualTo(1);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(canaries()).isEmpty();
        assertThatThrownBy(() -> world.server().bean(FileStore.class).open(file.sha256()))
                .isInstanceOf(NoSuchFileException.class);
        assertThat(world.get("/people/" + person).status()).isEqualTo(404);
        assertThat(world.get("/erasures").response().body()).contains("\"reason\":\"request\"");
        assertThat(world.get("/companies/" + company).status()).isEqualTo(200);
    }

    @Test
    void whatIsSharedStaysWithThePersonTakenOutAndIsNamedAsAPlaceToLook() {
        var company = staff.create("company", Map.of("name", "Friends of Ana " + CANARY));
        var note = staff.create(
                "note", Map.of("subject", "Lunch", "person", person.toString(), "company", company.toString()));

        var preview = world.get("/people/" + person + "/erasure").json();
        world.post("/people/" + person + "/erasure", Map.of("confirm", preview.get("title"), "reason", "expired"));

        assertThat(Json.write(preview.get("places"))).contains(company.toString());
        assertThat(preview.get("emptied")).isEqualTo(Map.of("note", 1));
        assertThat(world.get("/notes/" + note).json())
                .containsEntry("subject", "Lunch")
                .doesNotContainKey("person");
    }

    @Test
    void nothingGoesWithoutTheNameTheAbilityAndAnObjectOfPeople() {
        var clerk = staff.hire(
                "Carla",
                staff.role("All but erase", Map.of("readScope", "all", "abilities", List.of(Abilities.EXPORT))),
                null);
        var company = staff.create("company", Map.of("name", "Bodegas"));
        var request = Map.of("confirm", "somebody else", "reason", "request");

        assertThat(world.post("/people/" + person + "/erasure", request).status())
                .isEqualTo(400);
        assertThat(clerk.post("/people/" + person + "/erasure", request).status())
                .isEqualTo(403);
        assertThat(world.get("/companies/" + company + "/erasure").status()).isEqualTo(409);
        assertThat(world.get("/people/" + person).status()).isEqualTo(200);
    }

    /// Where the word stands, in any case: table, column.
    private List<String> canaries() {
        var database = world.server().bean(Database.class);
        var columns = database.read(sql -> sql.resultQuery(
                        "select table_schema, table_name, column_name, data_type from information_schema.columns"
                                + " where table_schema in ({0}, 'control') and (data_type in ('text', 'jsonb', 'bytea',"
                                + " 'ARRAY', 'tsvector', 'character varying', 'USER-DEFINED'))",
                        org.jooq.impl.DSL.val(world.workspace().schema()))
                .fetch());
        var asked = new LinkedHashMap<String, String>();
        columns.forEach(row -> {
            var column = Database.quote(row.get("column_name", String.class));
            var text = row.get("data_type", String.class).equals("bytea")
                    ? "encode(" + column + ", 'escape')"
                    : column + "::text";
            asked.put(
                    row.get("table_name", String.class) + "." + row.get("column_name", String.class),
                    "select count(*) from " + Database.quote(row.get("table_schema", String.class)) + "."
                            + Database.quote(row.get("table_name", String.class)) + " where " + text + " ilike '%"
                            + CANARY + "%'");
        });
        var found = new ArrayList<String>();
        asked.forEach((place, question) -> {
            if (database.read(sql -> sql.fetchSingle(question).get(0, Long.class)) > 0) {
                found.add(place);
            }
        });
        return found;
    }
}
