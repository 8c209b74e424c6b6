package dev.grato.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grato.TestServer;
import dev.grato.model.FieldDefinition;
import dev.grato.model.Model;
import dev.grato.model.ModelChanges;
import dev.grato.model.Models;
import dev.grato.records.spi.ComputedRights;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Who may read computed fields, over formulas on formulas, paths and roll-ups.
class ComputedRightsTest {

    @Test
    void hidesWhatIsMadeOfHiddenFieldsUnlessPublished() {
        var world = TestServer.running().world();
        var changes = world.server().bean(ModelChanges.class);
        var system = world.system();
        changes.createObject(system, Map.of("name", "ship", "plural", "ships"));
        changes.createObject(system, Map.of("name", "voyage", "plural", "voyages"));
        changes.createField(system, "ship", Map.of("name", "secret", "type", "number"));
        changes.createField(system, "ship", Map.of("name", "open", "type", "number"));
        changes.createField(
                system, "voyage", Map.of("name", "ship", "type", "relation", "target", "ship", "inverse", "voyages"));
        changes.createField(system, "ship", formula("direct", "secret + open"));
        changes.createField(system, "ship", formula("indirect", "direct * 2"));
        changes.createField(system, "ship", formula("harmless", "open * 2"));
        changes.createField(system, "voyage", formula("far", "ship.secret"));
        changes.createField(
                system,
                "ship",
                Map.of(
                        "name",
                        "sum",
                        "type",
                        "rollUp",
                        "rollUp",
                        Map.of("relation", "voyages", "measure", "sum", "field", "far")));
        changes.createField(
                system,
                "ship",
                Map.of("name", "shown", "type", "formula", "expression", "secret * 3", "published", true));
        var model = world.server().bean(Models.class).refreshed(world.workspace());
        var rights = new ComputedRights(model, (object, field) -> !field.name().equals("secret"));

        assertThat(readable(model, rights, "ship")).containsExactlyInAnyOrder("harmless", "shown");
        assertThat(readable(model, rights, "voyage")).isEmpty();
        var relation =
                new ComputedRights(model, (object, field) -> !field.name().equals("ship"));
        assertThat(readable(model, relation, "ship")).doesNotContain("sum").contains("direct", "indirect");
        world.drop();
    }

    @Test
    void answersLikeUnknownFieldsWhereAnInputIsHidden() {
        var access = new AccessWorld();
        var admin = access.world();
        ships(admin);
        var reader = access.person("Reader", role(access), null);
        access.create("ship", Map.of("name", "Elettra", "secret", 7));

        assertThat(reader.get("/ships?secretly=14&count=exact").status()).isEqualTo(400);
        assertThat(reader.get("/ships?sort=secretly").status()).isEqualTo(400);
        assertThat(reader.get("/ships?fields=secretly").status()).isEqualTo(400);
        assertThat(reader.get("/ships").response().body())
                .contains("\"shown\":21")
                .doesNotContain("secretly");
        assertThat(reader.get("/model").response().body()).contains("\"shown\"").doesNotContain("secret");
        assertThat(admin.get("/ships").response().body()).contains("\"secretly\":14");
        access.drop();
    }

    @Test
    void letsNobodyComputeOrPublishWhatIsHiddenFromThem() {
        var access = new AccessWorld();
        var admin = access.world();
        ships(admin);
        var modeller = access.person("Modeller", role(access, Abilities.MANAGE_MODEL), null);

        var made = modeller.post(
                "/model/objects/ships/fields",
                Map.of("name", "mine", "type", "formula", "expression", "secret + 0", "published", true));
        assertThat(made.status()).isEqualTo(400);
        assertThat(made.response().body()).contains("formulaUnknownField");
        var published = modeller.patch("/model/objects/ships/fields/secretly", Map.of("published", true));
        assertThat(published.status()).isEqualTo(400);
        assertThat(published.response().body()).contains("formulaHiddenInputs");
        var rolledUp = modeller.post(
                "/model/objects/ships/fields",
                Map.of(
                        "name",
                        "top",
                        "type",
                        "rollUp",
                        "rollUp",
                        Map.of("relation", "feeders", "measure", "max", "field", "secret")));
        assertThat(rolledUp.status()).isEqualTo(400);
        assertThat(rolledUp.response().body()).contains("unknownField");
        assertThat(admin.send("PATCH", "/model/objects/ships/fields/secretly", Map.of("published", true))
                        .status())
                .isEqualTo(200);
        access.drop();
    }

    private static void ships(TestServer.World admin) {
        var changes = admin.server().bean(ModelChanges.class);
        var system = admin.system();
        changes.createObject(system, Map.of("name", "ship", "plural", "ships"));
        changes.createField(system, "ship", Map.of("name", "secret", "type", "number"));
        changes.createField(
                system, "ship", Map.of("name", "flagship", "type", "relation", "target", "ship", "inverse", "feeders"));
        changes.createField(system, "ship", formula("secretly", "secret * 2"));
        changes.createField(
                system,
                "ship",
                Map.of("name", "shown", "type", "formula", "expression", "secret * 3", "published", true));
    }

    private static UUID role(AccessWorld access, String... abilities) {
        var role = access.role("all", Map.of(), abilities);
        var rights = Map.of("rights", Map.of("ship", Map.of("fields", Map.of("secret", "hidden"))));
        assertThat(access.world()
                        .send("PUT", "/roles/" + role + "/rights", rights)
                        .status())
                .isEqualTo(200);
        return role;
    }

    private static Map<String, Object> formula(String name, String expression) {
        return Map.of("name", name, "type", "formula", "expression", expression);
    }

    private static Set<String> readable(Model model, ComputedRights rights, String object) {
        return Set.copyOf(model.require(object).liveFields().values().stream()
                .filter(field -> field.computation() != null)
                .filter(rights::mayRead)
                .map(FieldDefinition::name)
                .toList());
    }
}
