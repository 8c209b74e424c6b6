package dev.grato.api;

import dev.grato.records.Change;
import dev.grato.records.CrmRecord;
import dev.grato.records.FieldConflict;
import dev.grato.records.Page;
import dev.grato.records.RecordVersion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Records, changes and conflicts as they go over the wire.
final class RecordJson {

    private RecordJson() {}

    static Map<String, @Nullable Object> record(CrmRecord record) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("id", record.id().toString());
        json.put("version", record.version().version());
        json.put("etag", record.version().etag());
        json.putAll(record.values());
        return json;
    }

    static Map<String, @Nullable Object> page(Page page) {
        return page(page, Map.of());
    }

    /// @param survivors what merged records among them went into
    static Map<String, @Nullable Object> page(Page page, Map<UUID, UUID> survivors) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put(
                "items",
                page.items().stream()
                        .map(item -> {
                            var record = record(item);
                            var survivor = survivors.get(item.id());
                            if (survivor != null) {
                                record.put("mergedInto", survivor.toString());
                            }
                            return record;
                        })
                        .toList());
        json.put("nextCursor", page.nextCursor());
        if (page.count() != null) {
            json.put("count", page.count());
            json.put("countIsEstimate", page.isEstimate());
        }
        if (page.start() != null) {
            json.put("place", page.start().place());
            json.put("placeIsEstimate", page.start().isEstimate());
            json.put("cursor", page.start().cursor());
        }
        if (page.waitsForIndex()) {
            json.put("indexBeingBuilt", true);
        }
        return json;
    }

    /// A change inside its record's history, with its author.
    static Map<String, @Nullable Object> historyEntry(Change change) {
        var json = change(change);
        var actor = new LinkedHashMap<String, @Nullable Object>();
        actor.put("kind", change.actorKind());
        actor.put("id", text(change.actor()));
        json.put("actor", actor);
        json.put("onBehalfOf", text(change.onBehalfOf()));
        json.put("batchId", text(change.batch()));
        return json;
    }

    /// A change as the feed tells it: what, when and where from, not who.
    static Map<String, @Nullable Object> change(Change change) {
        var version = new RecordVersion(change.version(), change.tag());
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("object", change.object());
        json.put("id", change.record().toString());
        json.put("version", change.version());
        json.put("etag", version.etag());
        json.put("operation", change.operation().key());
        json.put("at", change.at().toString());
        json.put("source", change.source());
        json.put("before", change.before());
        json.put("after", change.after());
        return json;
    }

    static List<Map<String, @Nullable Object>> conflicts(List<FieldConflict> conflicts) {
        return conflicts.stream().map(RecordJson::conflict).toList();
    }

    private static Map<String, @Nullable Object> conflict(FieldConflict conflict) {
        var actor = new LinkedHashMap<String, @Nullable Object>();
        actor.put("kind", conflict.actorKind());
        actor.put("id", text(conflict.actor()));
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("field", conflict.field());
        json.put("base", conflict.base());
        json.put("theirs", conflict.theirs());
        json.put("yours", conflict.yours());
        json.put("actor", actor);
        json.put("at", conflict.at().toString());
        return json;
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
