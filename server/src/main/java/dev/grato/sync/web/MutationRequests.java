package dev.grato.sync.web;

import dev.grato.api.JsonBody;
import dev.grato.platform.Ids;
import dev.grato.platform.Json;
import dev.grato.records.RecordVersion;
import dev.grato.sync.PushedMutation;
import dev.grato.sync.PushedMutation.Op;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reads the mutations of a push; whatever has the wrong form refuses the whole call, naming the place.
final class MutationRequests {

    private static final Set<String> NAMES = Set.of(
            "id", "clientSeq", "object", "recordId", "op", "patch", "dependsOn", "at", "group", "name", "args", "seen");
    private static final int MOST_DEPENDENCIES = 100;
    private static final int LONGEST_NAME = 100;

    private final Map<String, @Nullable Object> json;
    private final String path;

    private MutationRequests(Map<String, @Nullable Object> json, String path) {
        this.json = json;
        this.path = path;
    }

    static List<PushedMutation> read(JsonBody body) {
        var items = Json.asList(body.object("mutations").get("mutations"));
        if (items == null) {
            throw JsonBody.wrong("mutations", "wrongType", Map.of("expected", "list"));
        }
        var mutations = new ArrayList<PushedMutation>();
        for (int i = 0; i < items.size(); i++) {
            var at = "mutations[" + i + "]";
            var item = Json.asObject(items.get(i));
            if (item == null) {
                throw JsonBody.wrong(at, "notAnObject", Map.of());
            }
            mutations.add(new MutationRequests(item, at).mutation());
        }
        return mutations;
    }

    private PushedMutation mutation() {
        for (var name : json.keySet()) {
            if (!NAMES.contains(name)) {
                throw JsonBody.wrong(path + "." + name, "unknownField", Map.of());
            }
        }
        var op = op();
        var values = new LinkedHashMap<String, @Nullable Object>();
        var bases = new LinkedHashMap<String, @Nullable Object>();
        object("patch").forEach((field, change) -> {
            var at = path + ".patch." + field;
            var parts = Json.asObject(change);
            if (parts == null || !parts.containsKey("value")) {
                throw JsonBody.wrong(at, "notAChange", Map.of());
            }
            for (var name : parts.keySet()) {
                if (!name.equals("value") && !name.equals("base")) {
                    throw JsonBody.wrong(at + "." + name, "unknownField", Map.of());
                }
            }
            values.put(field, parts.get("value"));
            bases.put(field, parts.get("base"));
        });
        var seen = text("seen");
        return new PushedMutation(
                id("id"),
                required("object"),
                id("recordId"),
                op,
                values,
                bases,
                // not one of ours: then nobody knows the state it names
                seen == null ? null : RecordVersion.ofEtag(seen).orElse(new RecordVersion(0, 0)),
                dependencies(),
                json.get("group") == null ? null : id("group"),
                op == Op.COMMAND ? required("name") : null,
                op == Op.COMMAND ? object("args") : Map.of());
    }

    private Op op() {
        var text = required("op");
        for (var op : Op.values()) {
            if (op.name().toLowerCase(Locale.ROOT).equals(text)) {
                return op;
            }
        }
        throw JsonBody.wrong(path + ".op", "notAnOperation", Map.of());
    }

    private List<UUID> dependencies() {
        var given = json.get("dependsOn");
        if (given == null) {
            return List.of();
        }
        var list = given instanceof String ? List.<@Nullable Object>of(given) : Json.asList(given);
        if (list == null || list.size() > MOST_DEPENDENCIES) {
            throw JsonBody.wrong(path + ".dependsOn", "wrongType", Map.of("expected", "list"));
        }
        return list.stream().map(item -> id(item, path + ".dependsOn")).toList();
    }

    private Map<String, @Nullable Object> object(String name) {
        var given = json.get(name);
        if (given == null) {
            return Map.of();
        }
        var object = Json.asObject(given);
        if (object == null) {
            throw JsonBody.wrong(path + "." + name, "notAnObject", Map.of());
        }
        return object;
    }

    private UUID id(String name) {
        return id(json.get(name), path + "." + name);
    }

    private static UUID id(@Nullable Object given, String at) {
        return Ids.parse(given).orElseThrow(() -> JsonBody.wrong(at, "notAnId", Map.of()));
    }

    private String required(String name) {
        var text = text(name);
        if (text == null) {
            throw JsonBody.wrong(path + "." + name, "required", Map.of());
        }
        return text;
    }

    private @Nullable String text(String name) {
        var given = json.get(name);
        if (given == null) {
            return null;
        }
        if (given instanceof String text && text.length() <= LONGEST_NAME) {
            return text;
        }
        throw JsonBody.wrong(path + "." + name, "notAText", Map.of());
    }
}
