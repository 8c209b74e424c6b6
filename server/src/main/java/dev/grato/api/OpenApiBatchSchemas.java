package dev.grato.api;

import static dev.grato.api.JsonSchema.anyObject;
import static dev.grato.api.JsonSchema.choice;
import static dev.grato.api.JsonSchema.flag;
import static dev.grato.api.JsonSchema.format;
import static dev.grato.api.JsonSchema.list;
import static dev.grato.api.JsonSchema.map;
import static dev.grato.api.JsonSchema.orNull;
import static dev.grato.api.JsonSchema.page;
import static dev.grato.api.JsonSchema.ref;
import static dev.grato.api.JsonSchema.text;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The shapes of batches: what begins one, how far it is, what it did.
final class OpenApiBatchSchemas {

    private OpenApiBatchSchemas() {}

    static void addTo(Map<String, @Nullable Object> schemas) {
        schemas.put(
                "Bulk",
                JsonSchema.object(
                        List.of(),
                        "filter",
                        anyObject(),
                        "ids",
                        list(format("uuid"), 10_000),
                        "update",
                        anyObject(),
                        "delete",
                        flag(),
                        "restore",
                        flag(),
                        "expected",
                        format("uuid")));
        schemas.put("Undo", JsonSchema.object(List.of(), "records", list(format("uuid"), 10_000)));
        schemas.put("BatchSummary", map("type", "object", "properties", summary()));
        schemas.put("BatchSummaries", page(ref("BatchSummary")));
        var begun = summary();
        begun.put("batchId", format("uuid"));
        schemas.put("BatchBegun", map("type", "object", "properties", begun));
        schemas.put(
                "BatchRecord",
                object(
                        "object",
                        text(),
                        "id",
                        format("uuid"),
                        "status",
                        text(),
                        "errors",
                        list(ref("Error")),
                        "left",
                        list(ref("LeftAlone"))));
        schemas.put("BatchRecords", page(ref("BatchRecord")));
        schemas.put(
                "LeftAlone", object("object", text(), "id", format("uuid"), "reason", text(), "fields", list(text())));
        schemas.put(
                "UndoReport",
                object(
                        "batchId",
                        format("uuid"),
                        "state",
                        text(),
                        "restored",
                        whole(),
                        "left",
                        list(ref("LeftAlone")),
                        "nextCursor",
                        orNull(text())));
    }

    private static Map<String, @Nullable Object> summary() {
        return map(
                "id",
                format("uuid"),
                "at",
                format("date-time"),
                "kind",
                text(),
                "source",
                text(),
                "object",
                orNull(text()),
                "state",
                choice(List.of("running", "done", "cancelled", "undone", "failed")),
                "total",
                orNull(whole()),
                "done",
                whole(),
                "changed",
                whole(),
                "unchanged",
                whole(),
                "written",
                whole(),
                "failed",
                whole(),
                "reason",
                text(),
                "detail",
                text(),
                "finishedAt",
                orNull(format("date-time")),
                "undoes",
                orNull(format("uuid")),
                "undoneBy",
                orNull(format("uuid")),
                "refused",
                list(object("reason", text(), "field", text(), "count", whole(), "examples", list(format("uuid")))),
                "changes",
                list(object("id", format("uuid"), "before", anyObject(), "after", anyObject())),
                "alongside",
                anyObject(),
                "differences",
                object(
                        "count",
                        whole(),
                        "examples",
                        list(object("id", format("uuid"), "expected", text(), "actual", text()))));
    }

    private static Map<String, @Nullable Object> object(@Nullable Object... properties) {
        return map("type", "object", "properties", map(properties));
    }

    private static Map<String, @Nullable Object> whole() {
        return map("type", "integer");
    }
}
