package dev.grato.records.internal;

import dev.grato.platform.Fault;
import dev.grato.platform.Ids;
import dev.grato.platform.Json;
import dev.grato.records.FieldConflict;
import dev.grato.records.Outcome;
import dev.grato.records.RecordVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What became of an edit, as it is kept for when it is sent again.
final class OutcomeJson {

    private OutcomeJson() {}

    static Map<String, @Nullable Object> write(Outcome outcome) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("id", outcome.id().toString());
        json.put("status", outcome.status().name());
        if (outcome.version() != null) {
            json.put("etag", outcome.version().etag());
        }
        if (outcome.isJoined()) {
            json.put("joined", true);
        }
        if (!outcome.faults().isEmpty()) {
            json.put(
                    "faults",
                    outcome.faults().stream()
                            .map(fault -> Map.of("path", fault.path(), "code", fault.code(), "args", fault.args()))
                            .toList());
        }
        if (!outcome.conflicts().isEmpty()) {
            json.put(
                    "conflicts",
                    outcome.conflicts().stream().map(OutcomeJson::conflict).toList());
        }
        return json;
    }

    private static Map<String, @Nullable Object> conflict(FieldConflict conflict) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("field", conflict.field());
        json.put("base", conflict.base());
        json.put("theirs", conflict.theirs());
        json.put("yours", conflict.yours());
        json.put("actorKind", conflict.actorKind());
        json.put("actor", conflict.actor() == null ? null : conflict.actor().toString());
        json.put("at", conflict.at().toString());
        return json;
    }

    static Outcome read(@Nullable Map<String, @Nullable Object> json) {
        if (json == null) {
            throw new IllegalStateException("an outcome that is none");
        }
        var version = json.get("etag") instanceof String etag
                ? RecordVersion.ofEtag(etag).orElse(null)
                : null;
        return new Outcome(
                id(json.get("id")),
                Outcome.Status.valueOf(String.valueOf(json.get("status"))),
                version,
                objects(json.get("faults")).stream().map(OutcomeJson::fault).toList(),
                objects(json.get("conflicts")).stream()
                        .map(OutcomeJson::fieldConflict)
                        .toList(),
                Boolean.TRUE.equals(json.get("joined")),
                false);
    }

    private static UUID id(@Nullable Object text) {
        return Ids.parse(text).orElseThrow();
    }

    private static List<Map<String, @Nullable Object>> objects(@Nullable Object json) {
        var objects = new ArrayList<Map<String, @Nullable Object>>();
        var items = Json.asList(json);
        if (items != null) {
            for (var item : items) {
                var object = Json.asObject(item);
                if (object != null) {
                    objects.add(object);
                }
            }
        }
        return objects;
    }

    private static Fault fault(Map<String, @Nullable Object> json) {
        var args = new LinkedHashMap<String, Object>();
        var stored = Json.asObject(json.get("args"));
        if (stored != null) {
            stored.forEach((name, value) -> args.put(name, String.valueOf(value)));
        }
        return new Fault(String.valueOf(json.get("path")), String.valueOf(json.get("code")), args);
    }

    private static FieldConflict fieldConflict(Map<String, @Nullable Object> json) {
        return new FieldConflict(
                String.valueOf(json.get("field")),
                Plain.normal(json.get("base")),
                Plain.normal(json.get("theirs")),
                Plain.normal(json.get("yours")),
                String.valueOf(json.get("actorKind")),
                json.get("actor") == null ? null : id(json.get("actor")),
                Instant.parse(String.valueOf(json.get("at"))));
    }
}
