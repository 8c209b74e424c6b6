package dev.grato.records.internal;

import dev.grato.model.FieldDefinition;
import dev.grato.model.ObjectType;
import dev.grato.model.PhysicalNames;
import dev.grato.platform.Database;
import dev.grato.platform.Workspace;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/// Draws automatic numbers for new records. Numbers of given-up writes are not used again, so there can be gaps.
final class AutoNumbers {

    private final DSLContext tx;
    private final Workspace workspace;

    AutoNumbers(DSLContext tx, Workspace workspace) {
        this.tx = tx;
        this.workspace = workspace;
    }

    void fill(ObjectType object, List<PreparedEdit> edits) {
        for (var field : object.liveFields().values()) {
            if (field.type().key().equals("autoNumber")) {
                fill(object, field, edits);
            }
        }
    }

    private void fill(ObjectType object, FieldDefinition field, List<PreparedEdit> edits) {
        var wanting = edits.stream()
                .filter(edit -> edit.after().get(field.name()) == null)
                .toList();
        if (wanting.isEmpty()) {
            return;
        }
        var sequence = Database.quoted(workspace, PhysicalNames.sequence(object.table(), field.column()));
        var numbers = tx.fetch(
                        "select nextval({0}::regclass) from generate_series(1, {1})",
                        DSL.inline(sequence), DSL.val(wanting.size()))
                .getValues(0, Long.class);
        var prefix = field.settings().get("prefix") instanceof String text ? text : "";
        int digits = field.setting("digits", 1);
        for (int i = 0; i < wanting.size(); i++) {
            var number = String.valueOf(numbers.get(i));
            wanting.get(i)
                    .after()
                    .put(field.name(), prefix + "0".repeat(Math.max(0, digits - number.length())) + number);
        }
    }
}
