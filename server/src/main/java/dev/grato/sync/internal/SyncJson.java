package dev.grato.sync.internal;

import dev.grato.records.CrmRecord;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Rows as they go over the wire.
public final class SyncJson {

    private SyncJson() {}

    /// `{id, version, etag, tag, values}`; empty fields are left out.
    public static Map<String, @Nullable Object> row(CrmRecord record) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("id", record.id().toString());
        json.put("version", record.version().version());
        json.put("etag", record.version().etag());
        json.put("tag", record.version().tagText());
        json.put("values", record.values());
        return json;
    }
}
