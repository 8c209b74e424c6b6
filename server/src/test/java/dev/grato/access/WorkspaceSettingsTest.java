package dev.grato.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grato.Patience;
import dev.grato.Staff;
import dev.grato.TestServer;
import dev.grato.TestServer.Answer;
import dev.grato.TestServer.World;
import dev.grato.platform.Audit;
import dev.grato.platform.AuditQuestion;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WorkspaceSettingsTest {

    private World world;

    @BeforeEach
    void start() {
        world = TestServer.running().world();
    }

    @AfterEach
    void end() {
        world.drop();
    }

    private Answer change(Map<String, ?> settings) {
        return world.send("PATCH", "/workspace", settings);
    }

    @Test
    void takesEffectAtOnceForEverybody() {
        var reader = new Staff(world).hire("Rita", "readOnly");

        var answer = change(Map.of(
                "name",
                "Northwind Europa",
                "zone",
                "Europe/Madrid",
                "locale",
                "es",
                "currency",
                "GBP",
                "region",
                "ES"));

        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        assertThat((Map<?, ?>) reader.get("/me").json().get("workspace"))
                .extracting("name", "zone", "locale", "currency", "region")
                .isEqualTo(List.of("Northwind Europa", "Europe/Madrid", "es", "GBP", "ES"));
        assertThat(world.get("/workspace").json()).isEqualTo(answer.json());
    }

    @Test
    void computesStoredFormulasAgainAfterAChangeOfTheTimeZone() {
        world.post("/model/objects", Map.of("name", "landing", "plural", "landings"));
        world.post("/model/objects/landings/fields", Map.of("name", "moment", "type", "dateTime"));
        world.post(
                "/model/objects/landings/fields",
                Map.of("name", "day", "type", "formula", "expression", "weekday(moment)"));
        var id = world.post("/landings", Map.of("name", "Late", "moment", "2026-11-22T23:30:00Z"))
                .json()
                .get("id");
        assertThat(world.get("/landings/" + id).json().get("day")).hasToString("7");

        change(Map.of("zone", "Europe/Rome"));

        Patience.until(
                () -> world.get("/landings/" + id).json().get("day").toString().equals("1"));
    }

    @Test
    void keepsTheCurrencyOnceThereAreAmounts() {
        assertThat(change(Map.of("currency", "USD")).status()).isEqualTo(200);
        world.post("/deals", Map.of("name", "Cheese", "amount", 100));

        var refused = change(Map.of("currency", "EUR", "name", "Other"));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.response().body()).contains("USD already").contains("\"currency\"");
        assertThat(world.get("/workspace").json())
                .containsEntry("currency", "USD")
                .doesNotContainEntry("name", "Other");
        assertThat(change(Map.of("currency", "USD")).status()).isEqualTo(200);
    }

    @Test
    void refusesWhatItDoesNotKnowAndChangesNothing() {
        var before = world.get("/workspace").json();

        for (var wrong : List.of(
                Map.of("zone", "+01:00"),
                Map.of("zone", "Mars/Olympus"),
                Map.of("locale", "tlh"),
                Map.of("currency", "DOUBLOON"),
                Map.of("region", "Atlantis"),
                Map.of("name", " "),
                Map.of("name", "Good", "secondFactor", "sometimes"))) {
            assertThat(change(wrong).status()).as(wrong.toString()).isEqualTo(400);
        }
        assertThat(world.get("/workspace").json()).isEqualTo(before);
    }

    @Test
    void isAuditedWithWhatBecameWhat() {
        change(Map.of("zone", "Europe/Rome"));

        var all = new AuditQuestion(
                world.workspace(), Instant.EPOCH, Instant.now().plusSeconds(60), null, Set.of(), null, 50);
        assertThat(world.server().bean(Audit.class).events(all))
                .anyMatch(event -> event.kind().equals("workspace.changed")
                        && event.details().toString().contains("UTC → Europe/Rome"));
    }
}
