package dev.grato.api;

import dev.grato.model.ObjectType;
import dev.grato.platform.GratoException;
import dev.grato.platform.Ids;
import dev.grato.platform.Json;
import dev.grato.records.BulkEdit;
import dev.grato.records.Mutation;
import dev.grato.records.RecordsError;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The body of `…/bulk`: which records, by `filter` or `ids`, and what is done to them, `update`, `delete` or
/// `restore`.
final class BulkRequest {

    private static final int MAX_IDS = 10_000;

    private BulkRequest() {}

    static BulkEdit read(ObjectType type, JsonBody body) {
        var json = body.object("filter", "ids", "update", "delete", "restore", "expected");
        if ((json.get("filter") == null) == (json.get("ids") == null)) {
            throw JsonBody.wrong("filter", "exactlyOne", Map.of("names", "filter, ids"));
        }
        var ids = json.get("ids") == null ? List.<UUID>of() : ids(json.get("ids"), "ids");
        var values = Json.asObject(json.get("update"));
        if (json.get("update") != null && values == null) {
            throw JsonBody.wrong("update", "wrongType", Map.of("expected", "object"));
        }
        return new BulkEdit(
                kind(json),
                type.name(),
                ListRequests.filter(json.get("filter")),
                ids,
                values == null ? Map.of() : values,
                expected(json.get("expected")));
    }

    private static Mutation.Kind kind(Map<String, @Nullable Object> json) {
        var kinds = new ArrayList<Mutation.Kind>();
        if (json.get("update") != null) {
            kinds.add(Mutation.Kind.UPDATE);
        }
        if (isTrue(json, "delete")) {
            kinds.add(Mutation.Kind.DELETE);
        }
        if (isTrue(json, "restore")) {
            kinds.add(Mutation.Kind.RESTORE);
        }
        if (kinds.size() != 1) {
            throw JsonBody.wrong("update", "exactlyOne", Map.of("names", "update, delete, restore"));
        }
        return kinds.getFirst();
    }

    private static boolean isTrue(Map<String, @Nullable Object> json, String name) {
        var value = json.get(name);
        if (value != null && !(value instanceof Boolean)) {
            throw JsonBody.wrong(name, "wrongType", Map.of("expected", "boolean"));
        }
        return Boolean.TRUE.equals(value);
    }

    private static @Nullable UUID expected(@Nullable Object sent) {
        return sent == null ? null : Ids.parse(sent).orElseThrow(() -> JsonBody.wrong("expected", "id", Map.of()));
    }

    /// Each id once, in the order of the list.
    static List<UUID> ids(@Nullable Object sent, String path) {
        var list = Json.asList(sent);
        if (list == null) {
            throw JsonBody.wrong(path, "wrongType", Map.of("expected", "list"));
        }
        if (list.size() > MAX_IDS) {
            throw new GratoException(RecordsError.TOO_MANY_EDITS, Map.of("max", MAX_IDS));
        }
        if (list.isEmpty()) {
            throw JsonBody.wrong(path, "required", Map.of("field", path));
        }
        var ids = new LinkedHashSet<UUID>();
        for (int i = 0; i < list.size(); i++) {
            var place = path + "[" + i + "]";
            ids.add(Ids.parse(list.get(i)).orElseThrow(() -> JsonBody.wrong(place, "id", Map.of())));
        }
        return List.copyOf(ids);
    }
}
