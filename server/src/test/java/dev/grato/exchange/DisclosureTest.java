package dev.grato.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grato.Staff;
import dev.grato.TestServer;
import dev.grato.TestServer.World;
import dev.grato.access.Abilities;
import dev.grato.platform.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DisclosureTest {

    private static World world;
    private static Staff staff;
    private static UUID person;

    @BeforeAll
    static void prepare() {
        world = TestServer.running().world();
        staff = new Staff(world);
        person = staff.create(
                "person",
                Map.of(
                        "name", Map.of("given", "Lucía", "family", "García <b>López</b>"),
                        "emails", List.of(Map.of("address", "lucia@example.com"))));
        staff.change("person", person, Map.of("emails", List.of(Map.of("address", "new@example.com"))));
        var company = staff.create("company", Map.of("name", "Bodegas del Sur"));
        staff.create("affiliation", Map.of("person", person.toString(), "company", company.toString()));
    }

    @AfterAll
    static void drop() {
        world.drop();
    }

    @Test
    void aPersonGetsTheirValuesTheirPastAndWhatPointsAtThem() throws IOException {
        var data = Json.readObject(unzipped().get("data.json"));

        assertThat(Json.write(data.get("record"))).contains("Lucía", "new@example.com");
        assertThat(Json.write(data.get("history"))).contains("lucia@example.com", "\"operation\":\"update\"");
        assertThat(Json.write(data.get("handles"))).contains("lucia@example.com");
        assertThat(Json.asObject(data.get("relations"))).containsKey("affiliation.person");
    }

    @Test
    void thereIsAPageInEachLanguageInWhichNothingIsMarkUpThatWasText() throws IOException {
        var parts = unzipped();

        assertThat(parts.get("es.html")).contains("Qué pasó", "new@example.com", "&lt;b&gt;López");
        assertThat(parts.get("it.html")).contains("Che cosa è successo");
        assertThat(parts.get("en.html")).contains("What happened").doesNotContain("<b>López", "<script");
    }

    @Test
    void itDoesNotSayWhichUserDidWhat() throws IOException {
        assertThat(unzipped().get("data.json"))
                .doesNotContain("createdBy", "updatedBy", world.admin().userId().toString());
    }

    @Test
    void onlyWhoMayExportAndSeesThePersonGetsIt() {
        var reader = staff.hire("Rita", staff.role("Reads", Map.of("readScope", "all")), null);
        var stranger = staff.hire(
                "Stan", staff.role("Own", Map.of("readScope", "own", "abilities", List.of(Abilities.EXPORT))), null);
        var path = "/people/" + person + "/disclosure";

        assertThat(reader.get(path).status()).isEqualTo(403);
        assertThat(stranger.get(path).status()).isEqualTo(404);
        assertThat(world.get(path).header("Content-Type")).isEqualTo("application/zip");
    }

    private static Map<String, String> unzipped() throws IOException {
        var disclosures = world.server().bean(Disclosures.class);
        var out = new ByteArrayOutputStream();
        disclosures.write(world.admin(), disclosures.gather(world.admin(), "person", person), out);
        var parts = new HashMap<String, String>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(out.toByteArray()))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return parts;
    }
}
