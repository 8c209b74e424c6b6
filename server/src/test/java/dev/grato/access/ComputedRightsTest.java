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
                system,
                "voyage",
                Map.of("name", "ship", "type", "relation", "target", "ship", "inverse", "voyages"));
        changes.createField(system, "ship", formula("direct", "secret + open"));
        changes.createField(system, "ship", formula("indirect", "direct * 2"));
        changes.createField(system, "ship", formula("harmless", "open * 2"));
        changes.createField(system, "voyage", formula("far", "ship.secret"));
        changes.createField(
                system,
                "ship",
                Map.of("name", "sum", "type", "rollUp",
                        "rollUp", Map.of("relation", "voyages", "measure", "sum", "field", "far")));
        changes.createField(
                system,
                "ship",
                Map.of("name", "shown", "type", "formula", "expression", "secret * 3", "published", true));
        var model = world.server().bean(Models.class).refreshed(world.workspace());
        var rights = new ComputedRights(model, (object, field) -> !field.name().equals("secret"));

        assertThat(readable(model, rights, "ship")).containsExactlyInAnyOrder("harmless", "shown");
        assertThat(readable(model, rights, "voyage")).isEmpty();
        var relation = new ComputedRights(model, (object, field) -> !field.name().equals("ship"));
        assertThat(readable(model, relation, "ship")).doesNotContain("sum").contains("direct", "indirect");
        world.drop();
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
