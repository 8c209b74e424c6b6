package dev.grato.records.internal;

import dev.grato.platform.Database;
import dev.grato.platform.Json;
import dev.grato.platform.Workspace;
import dev.grato.records.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// Remembers what a named write did, in the write's own transaction: either both are there or neither is.
final class WrittenOnce {

    private final DSLContext tx;
    private final String table;
    private final UUID key;
    private final int part;

    WrittenOnce(DSLContext tx, Workspace workspace, UUID key, int part) {
        this.tx = tx;
        this.table = Database.quoted(workspace, "written_once");
        this.key = key;
        this.part = part;
    }

    /// Takes the name for this transaction; waits where another one is writing under it.
    ///
    /// @return what the first write did, or null when this is the first
    @Nullable
    List<Outcome> claim() {
        int taken = tx.execute(
                "insert into " + table + " (key, part, outcomes) values ({0}, {1}, '[]') on conflict do nothing",
                DSL.val(key),
                DSL.val(part));
        if (taken == 1) {
            return null;
        }
        var stored = tx.fetchSingle(
                        "select outcomes::text from " + table + " where key = {0} and part = {1}",
                        DSL.val(key),
                        DSL.val(part))
                .get(0, String.class);
        var outcomes = new ArrayList<Outcome>();
        var items = Json.asList(Json.read(stored));
        if (items != null) {
            items.forEach(item -> outcomes.add(OutcomeJson.read(Json.asObject(item))));
        }
        return outcomes;
    }

    void keep(List<Outcome> outcomes) {
        tx.execute(
                "update " + table + " set outcomes = {2}::jsonb where key = {0} and part = {1}",
                DSL.val(key),
                DSL.val(part),
                DSL.val(Json.write(outcomes.stream().map(OutcomeJson::write).toList())));
    }
}
