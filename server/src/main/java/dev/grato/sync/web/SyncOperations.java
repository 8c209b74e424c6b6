package dev.grato.sync.web;

import static dev.grato.api.JsonSchema.choice;
import static dev.grato.api.JsonSchema.flag;
import static dev.grato.api.JsonSchema.format;
import static dev.grato.api.JsonSchema.list;
import static dev.grato.api.JsonSchema.map;
import static dev.grato.api.JsonSchema.object;
import static dev.grato.api.JsonSchema.orNull;
import static dev.grato.api.JsonSchema.text;
import static dev.grato.api.JsonSchema.whole;
import static dev.grato.api.OpenApiOperation.get;
import static dev.grato.api.OpenApiOperation.post;

import dev.grato.api.OpenApiContribution;
import dev.grato.api.OpenApiOperation;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// How devices read, in the description of the API.
@Component
final class SyncOperations implements OpenApiContribution {

    private static final String ROOT = "/api/v1/sync";

    @Override
    public String tag() {
        return "sync";
    }

    @Override
    public List<OpenApiOperation> operations() {
        return List.of(
                get(ROOT + "/schema", "syncSchema", "What a device needs to know about the records it keeps")
                        .answers(200, "Objects, fields, strategies, settings, and who one is", map("type", "object")),
                post(ROOT + "/bootstrap", "syncBootstrap", "Begins anew: a cursor, and what there are pages of")
                        .body(object(List.of("schema"), "objects", list(text(), 500), "schema", text()))
                        .answers(200, "The beginning, or that the schema is an old one", beginning()),
                post(ROOT + "/page", "syncPage", "The next 1,000 rows, or 3,000 of several pages")
                        .body(object(List.of(), "page", text(400), "pages", list(text(400), 500)))
                        .answers(
                                200,
                                "A row a line; of several pages a line for each object, with its rows in columns; the"
                                        + " last line has what is left",
                                "application/x-ndjson",
                                text()),
                post(ROOT + "/pull", "syncPull", "What has changed behind a cursor")
                        .body(object(List.of("cursor"), "cursor", text(), "limit", whole(1, 5_000)))
                        .answers(200, "Upserts and removals, or why the device must compare instead", delta()),
                post(ROOT + "/digest", "syncDigest", "Compares sums of buckets with those of the working set")
                        .body(object(
                                List.of(),
                                "object",
                                text(),
                                "bits",
                                whole(4, 8),
                                "counts",
                                list(whole(0, Integer.MAX_VALUE), 256),
                                "xor",
                                list(text(16), 256),
                                "objects",
                                list(held(), 50)))
                        .answers(200, "The ids and tags of buckets that differ", difference()),
                post(ROOT + "/rows", "syncRows", "These records, as far as one sees them")
                        .body(object(List.of("object", "ids"), "object", text(), "ids", list(format("uuid"), 500)))
                        .answers(200, "The rows and what is missing", rows()),
                get(ROOT + "/events", "syncEvents", "Server-sent events that say that there may be something new")
                        .query("device", format("uuid"), false, "For those who cannot send Grato-Device")
                        .answers(200, "Events called poke, with scope and head", "text/event-stream", text()));
    }

    private static Map<String, @Nullable Object> row() {
        return properties(
                "id",
                format("uuid"),
                "version",
                whole(1, Integer.MAX_VALUE),
                "etag",
                text(),
                "tag",
                text(16),
                "values",
                map("type", "object"));
    }

    private static Map<String, @Nullable Object> beginning() {
        return properties(
                "cursor",
                text(),
                "leaseUntil",
                format("date-time"),
                "pages",
                list(properties("object", text(), "page", text())),
                "reconcile",
                choice(List.of("schema")));
    }

    private static Map<String, @Nullable Object> delta() {
        return properties(
                "upserts",
                list(properties("object", text(), "row", row())),
                "removals",
                list(properties("object", text(), "id", format("uuid"), "isGone", flag())),
                "cursor",
                text(),
                "more",
                flag(),
                "model",
                text(),
                "leaseUntil",
                format("date-time"),
                "reconcile",
                orNull(choice(List.of("epoch", "timeline", "scope", "schema", "log", "flood", "cursor"))));
    }

    private static Map<String, @Nullable Object> held() {
        return properties(
                "object",
                text(),
                "bits",
                whole(4, 8),
                "counts",
                list(whole(0, Integer.MAX_VALUE), 256),
                "xor",
                list(text(16), 256));
    }

    private static Map<String, @Nullable Object> difference() {
        var buckets = list(properties("bucket", whole(0, 255), "rows", list(list(text(), 2))));
        return properties(
                "cursor",
                text(),
                "buckets",
                buckets,
                "objects",
                list(properties("object", text(), "buckets", buckets)),
                "reconcile",
                choice(List.of("schema")));
    }

    private static Map<String, @Nullable Object> rows() {
        return properties("rows", list(row()), "missing", list(format("uuid")));
    }

    private static Map<String, @Nullable Object> properties(@Nullable Object... namesAndSchemas) {
        return map("type", "object", "properties", map(namesAndSchemas));
    }
}
