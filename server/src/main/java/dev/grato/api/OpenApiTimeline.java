package dev.grato.api;

import static dev.grato.api.JsonSchema.anyObject;
import static dev.grato.api.JsonSchema.flag;
import static dev.grato.api.JsonSchema.format;
import static dev.grato.api.JsonSchema.list;
import static dev.grato.api.JsonSchema.map;
import static dev.grato.api.JsonSchema.orNull;
import static dev.grato.api.JsonSchema.ref;
import static dev.grato.api.JsonSchema.text;
import static dev.grato.api.JsonSchema.whole;
import static dev.grato.api.OpenApiOperation.get;
import static dev.grato.api.OpenApiOperation.post;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Timelines in the description of the API.
final class OpenApiTimeline {

    private OpenApiTimeline() {}

    static OpenApiOperation page(String root, String id) {
        return get(root + "/{id}/timeline", id + "timeline", "What happened around the record, newest first")
                .query("kinds", text(), false, "With commas: email, call, meeting, note, task, deal, case, edit …")
                .query("departments", text(), false, "With commas")
                .query("channels", text(), false, "With commas")
                .query("directions", text(), false, "With commas: inbound, outbound, internal")
                .query("lanes", text(), false, "All of these in one: kind:email,department:sales")
                .query("from", format("date-time"), false, "Not before then")
                .query("to", format("date-time"), false, "Before then")
                .query("q", text(), false, "Must be found in the title")
                .query("upcoming", flag(), false, "What is planned instead, soonest first")
                .query("limit", whole(1, 200), false, "50 without it")
                .query("cursor", text(), false, "Where the last page ended")
                .answers(200, "A page; it may be short and still have a next one", ref("Timeline"));
    }

    static OpenApiOperation lanes(String root, String id) {
        return get(root + "/{id}/timeline/lanes", id + "timelineLanes", "How many entries are in each lane")
                .query("from", format("date-time"), false, "Not before then")
                .query("to", format("date-time"), false, "Before then")
                .answers(200, "The words of each lane, the largest first", ref("TimelineLanes"));
    }

    /// What an administrator says about the records of a custom object.
    static Map<String, @Nullable Object> definition() {
        return map(
                "type",
                "object",
                "properties",
                map("at", text(50), "about", list(text(50), 5), "summary", list(text(50), 5)));
    }

    static OpenApiOperation rebuild() {
        return post(OpenApiOperations.ROOT + "/timeline/rebuild", "rebuildTimeline", "Has all entries made anew")
                .answersEmpty(202, "Begun; entries stay readable meanwhile");
    }

    static void schemas(Map<String, @Nullable Object> schemas) {
        var concern = map(
                "type", "object", "properties", map("object", text(), "id", format("uuid"), "title", orNull(text())));
        var edits = map(
                "type",
                "object",
                "properties",
                map(
                        "actor",
                        map("type", "object", "properties", map("kind", text(), "id", orNull(format("uuid")))),
                        "onBehalfOf",
                        orNull(format("uuid")),
                        "fields",
                        list(text())));
        var properties = map(
                "id",
                format("uuid"),
                "occurredAt",
                format("date-time"),
                "isDay",
                flag(),
                "isPlanned",
                flag(),
                "moment",
                text(),
                "kind",
                text(),
                "department",
                orNull(text()),
                "channel",
                orNull(text()),
                "direction",
                orNull(text()));
        properties.putAll(map(
                "object",
                text(),
                "address",
                orNull(text()),
                "record",
                format("uuid"),
                "title",
                orNull(text()),
                "fields",
                anyObject(),
                "concerns",
                list(concern),
                "edits",
                edits));
        var entry = map("type", "object", "properties", properties);
        schemas.put(
                "Timeline",
                map(
                        "type",
                        "object",
                        "properties",
                        map("items", list(entry), "nextCursor", orNull(text()), "isComplete", flag())));
        var count = map("type", "object", "properties", map("key", text(), "count", whole(0, 1_000), "isMore", flag()));
        schemas.put(
                "TimelineLanes",
                map(
                        "type",
                        "object",
                        "properties",
                        map(
                                "kinds",
                                list(count),
                                "departments",
                                list(count),
                                "channels",
                                list(count),
                                "directions",
                                list(count))));
    }
}
