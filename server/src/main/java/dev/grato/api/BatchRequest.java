package dev.grato.api;

import dev.grato.model.ObjectType;
import dev.grato.platform.Actor;
import dev.grato.platform.Fault;
import dev.grato.platform.GratoException;
import dev.grato.platform.Ids;
import dev.grato.platform.Json;
import dev.grato.records.Mutation;
import dev.grato.records.RecordVersion;
import dev.grato.records.Records;
import dev.grato.records.RecordsError;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The edits of a call to `…/batch`: `create`, `update`, `delete` and `upsert`, in this order.
///
/// A row that cannot even be read as an edit has its faults here and no mutation.
final class BatchRequest {

    private static final int MAX_ROWS = 10_000;

    /// @param path where the row stands in the body
    record Row(String path, UUID id, @Nullable Mutation mutation, List<Fault> faults) {}

    private final ObjectType type;
    private final List<Row> rows = new ArrayList<>();

    private BatchRequest(ObjectType type) {
        this.type = type;
    }

    static List<Row> read(ObjectType type, JsonBody body, Actor actor, Records records) {
        var json = body.object("create", "update", "delete", "upsert");
        var request = new BatchRequest(type);
        var upsert = Json.asObject(json.get("upsert"));
        if (json.get("upsert") != null && upsert == null) {
            throw JsonBody.wrong("upsert", "wrongType", Map.of("expected", "object"));
        }
        var create = list(json, "create", "create");
        var update = list(json, "update", "update");
        var delete = list(json, "delete", "delete");
        var put = upsert == null ? List.of() : list(upsert, "rows", "upsert.rows");
        int total = create.size() + update.size() + delete.size() + put.size();
        if (total > MAX_ROWS) {
            throw new GratoException(RecordsError.TOO_MANY_EDITS, Map.of("max", MAX_ROWS));
        }
        for (int i = 0; i < create.size(); i++) {
            request.create("create[" + i + "]", create.get(i));
        }
        for (int i = 0; i < update.size(); i++) {
            request.update("update[" + i + "]", update.get(i));
        }
        for (int i = 0; i < delete.size(); i++) {
            request.delete("delete[" + i + "]", delete.get(i));
        }
        if (upsert != null) {
            request.upsert(upsert, put, actor, records);
        }
        return request.rows;
    }

    private static List<@Nullable Object> list(Map<String, @Nullable Object> json, String name, String path) {
        if (json.get(name) == null) {
            return List.of();
        }
        var list = Json.asList(json.get(name));
        if (list == null) {
            throw JsonBody.wrong(path, "wrongType", Map.of("expected", "list"));
        }
        return list;
    }

    private void create(String path, @Nullable Object sent) {
        var values = object(path, sent);
        if (values == null) {
            return;
        }
        var id = values.remove("id");
        if (id != null && Ids.parse(id).isEmpty()) {
            fail(path, "id", "id");
            return;
        }
        var key = Ids.parse(id).orElseGet(Ids::next);
        rows.add(new Row(path, key, Mutation.create(type.name(), key, values), List.of()));
    }

    private void update(String path, @Nullable Object sent) {
        var values = object(path, sent);
        if (values == null) {
            return;
        }
        var id = Ids.parse(values.remove("id")).orElse(null);
        if (id == null) {
            fail(path, "id", "id");
            return;
        }
        var seen = values.remove("ifMatch");
        var version =
                seen == null ? null : RecordVersion.ofEtag(seen.toString()).orElse(new RecordVersion(0, 0));
        rows.add(new Row(path, id, Mutation.update(type.name(), id, values).seenAt(version), List.of()));
    }

    private void delete(String path, @Nullable Object sent) {
        var object = Json.asObject(sent);
        var id = Ids.parse(object == null ? sent : object.get("id")).orElse(null);
        if (id == null) {
            fail(path, "", "id");
            return;
        }
        rows.add(new Row(path, id, Mutation.delete(type.name(), id), List.of()));
    }

    private void upsert(
            Map<String, @Nullable Object> upsert, List<@Nullable Object> sent, Actor actor, Records records) {
        for (var name : upsert.keySet()) {
            if (!name.equals("key") && !name.equals("rows")) {
                throw JsonBody.wrong("upsert." + name, "unknownField", Map.of("field", name));
            }
        }
        if (!(upsert.get("key") instanceof String key)) {
            throw JsonBody.wrong("upsert.key", "required", Map.of("field", "key"));
        }
        var wanted = new LinkedHashSet<String>();
        for (var row : sent) {
            var value = keyOf(row, key);
            if (value != null) {
                wanted.add(value);
            }
        }
        var known = key.equals("id")
                ? byId(wanted)
                : new HashMap<>(records.identify(actor, type.name(), key, List.copyOf(wanted)));
        for (int i = 0; i < sent.size(); i++) {
            put("upsert.rows[" + i + "]", sent.get(i), key, known, actor, records);
        }
    }

    private static Map<String, Set<UUID>> byId(Set<String> texts) {
        var known = new HashMap<String, Set<UUID>>();
        texts.forEach(text -> Ids.parse(text).ifPresent(id -> known.put(text, Set.of(id))));
        return known;
    }

    private void put(
            String path,
            @Nullable Object sent,
            String key,
            Map<String, Set<UUID>> known,
            Actor actor,
            Records records) {
        var values = object(path, sent);
        if (values == null) {
            return;
        }
        var value = keyOf(values, key);
        if (value == null) {
            fail(path, key, "required");
            return;
        }
        var found = known.getOrDefault(value, Set.of());
        if (found.size() > 1) {
            fail(path, key, "ambiguousKey");
            return;
        }
        boolean isById = key.equals("id");
        if (isById && Ids.parse(value).isEmpty()) {
            fail(path, key, "id");
            return;
        }
        values.remove("id");
        boolean isNew = isById
                ? records.find(actor, type.name(), found.iterator().next()).isEmpty()
                : found.isEmpty();
        var id = found.isEmpty() ? Ids.next() : found.iterator().next();
        known.put(value, Set.of(id));
        var mutation = isNew ? Mutation.create(type.name(), id, values) : Mutation.update(type.name(), id, values);
        rows.add(new Row(path, id, mutation, List.of()));
    }

    /// The value by which a row is recognised, as text; the first one where the field is a list.
    private static @Nullable String keyOf(@Nullable Object row, String key) {
        var values = Json.asObject(row);
        var value = values == null ? null : values.get(key);
        return switch (value) {
            case String text -> text.isBlank() ? null : text;
            case Number number -> String.valueOf(Json.asNumber(number));
            case List<?> list when !list.isEmpty() -> inList(list.getFirst());
            case null, default -> null;
        };
    }

    private static @Nullable String inList(@Nullable Object first) {
        var object = Json.asObject(first);
        var inner = object == null
                ? first
                : object.getOrDefault("address", object.getOrDefault("number", object.get("url")));
        return inner instanceof String text && !text.isBlank() ? text : null;
    }

    private @Nullable Map<String, @Nullable Object> object(String path, @Nullable Object sent) {
        var values = Json.asObject(sent);
        if (values == null) {
            fail(path, "", "notAnObject");
            return null;
        }
        return new LinkedHashMap<>(values);
    }

    private void fail(String path, String field, String code) {
        rows.add(new Row(path, Ids.next(), null, List.of(new Fault(field, code, Map.of("field", field)))));
    }
}
