package dev.grato.sync.web;

import dev.grato.records.CrmRecord;
import dev.grato.records.FieldConflict;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Rows and conflicts as devices get them.
final class RowJson {

    private RowJson() {}

    static Map<String, @Nullable Object> row(CrmRecord record) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("id", record.id().toString());
        json.put("version", record.version().version());
        json.put("etag", record.version().etag());
        json.put("tag", record.version().tagText());
        json.put("values", record.values());
        return json;
    }

    static Map<String, @Nullable Object> conflict(FieldConflict conflict) {
        var actor = new LinkedHashMap<String, @Nullable Object>();
        actor.put("kind", conflict.actorKind());
        actor.put("id", conflict.actor() == null ? null : conflict.actor().toString());
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("field", conflict.field());
        json.put("base", conflict.base());
        json.put("theirs", conflict.theirs());
        json.put("yours", conflict.yours());
        json.put("actor", actor);
        json.put("at", conflict.at().toString());
        return json;
    }
}
