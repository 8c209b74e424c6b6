package dev.grato.records.internal;

import dev.grato.platform.Database;
import dev.grato.platform.Fault;
import dev.grato.platform.Ids;
import dev.grato.platform.Json;
import dev.grato.platform.Workspace;
import dev.grato.records.Outcome;
import dev.grato.records.RecordVersion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
            items.forEach(item -> outcomes.add(outcome(Json.asObject(item))));
        }
        return outcomes;
    }

    void keep(List<Outcome> outcomes) {
        tx.execute(
                "update " + table + " set outcomes = {2}::jsonb where key = {0} and part = {1}",
                DSL.val(key),
                DSL.val(part),
                DSL.val(Json.write(outcomes.stream().map(WrittenOnce::json).toList())));
    }

    private static Map<String, @Nullable Object> json(Outcome outcome) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("id", outcome.id().toString());
        json.put("status", outcome.status().name());
        if (outcome.version() != null) {
            json.put("etag", outcome.version().etag());
        }
        var faults = outcome.faults().stream()
                .map(fault -> Map.of("path", fault.path(), "code", fault.code(), "args", fault.args()))
                .toList();
        if (!faults.isEmpty()) {
            json.put("faults", faults);
        }
        return json;
    }

    private static Outcome outcome(@Nullable Map<String, @Nullable Object> json) {
        if (json == null) {
            throw new IllegalStateException("an outcome that is none");
        }
        var version = json.get("etag") instanceof String etag
                ? RecordVersion.ofEtag(etag).orElse(null)
                : null;
        var faults = new ArrayList<Fault>();
        var stored = Json.asList(json.get("faults"));
        if (stored != null) {
            stored.forEach(item -> faults.add(fault(Json.asObject(item))));
        }
        return new Outcome(
                Ids.parse(json.get("id")).orElseThrow(),
                Outcome.Status.valueOf(String.valueOf(json.get("status"))),
                version,
                faults,
                List.of());
    }

    private static Fault fault(@Nullable Map<String, @Nullable Object> json) {
        if (json == null) {
            throw new IllegalStateException("a fault that is none");
        }
        var args = new LinkedHashMap<String, Object>();
        var stored = Json.asObject(json.get("args"));
        if (stored != null) {
            stored.forEach((name, value) -> args.put(name, String.valueOf(value)));
        }
        return new Fault(String.valueOf(json.get("path")), String.valueOf(json.get("code")), args);
    }
}
