package dev.grato.api;

import static dev.grato.api.JsonSchema.anyObject;
import static dev.grato.api.JsonSchema.choice;
import static dev.grato.api.JsonSchema.flag;
import static dev.grato.api.JsonSchema.format;
import static dev.grato.api.JsonSchema.list;
import static dev.grato.api.JsonSchema.map;
import static dev.grato.api.JsonSchema.orNull;
import static dev.grato.api.JsonSchema.ref;
import static dev.grato.api.JsonSchema.text;
import static dev.grato.api.JsonSchema.whole;
import static dev.grato.api.OpenApiOperation.get;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Search and handles in the description of the API.
final class OpenApiFinding {

    private OpenApiFinding() {}

    static List<OpenApiOperation> operations() {
        var search = OpenApiOperations.ROOT + "/search";
        var handles = OpenApiOperations.ROOT + "/handles";
        return List.of(
                get(search, "search", "The records that fit what somebody typed, best first")
                        .query("q", text(), true, "What is looked for; 200 characters and 8 words count")
                        .query("objects", text(), false, "Addresses of objects, with commas; all without it")
                        .query("limit", whole(1, 100), false, "")
                        .query("cursor", text(), false, "`nextCursor` of the answer before, for the next hits")
                        .answers(200, "The hits", ref("SearchHits")),
                get(search + "/suggestions", "suggest", "A few quick hits while somebody is typing")
                        .query("q", text(), true, "What has been typed so far")
                        .query("objects", text(), false, "Addresses of objects, with commas; all without it")
                        .query("limit", whole(1, 100), false, "")
                        .answers(200, "The hits, without snippets", ref("SearchHits")),
                get(handles + "/resolve", "resolveHandle", "Who has an address, a number, a key of another system")
                        .query("value", text(), true, "As it came in, in any format")
                        .query("kind", choice(HandleController.kinds()), false, "Told from the value without it")
                        .query("object", text(), false, "The address of one object; all without it")
                        .query("at", format("date-time"), false, "Who had it then; now without it")
                        .answers(200, "Who it is, and how certain that is", ref("HandleResolution")),
                get(handles + "/conflicts", "listHandleConflicts", "Values that several records claim for themselves")
                        .shared("limit", "cursor")
                        .answers(200, "The values with their claimants", anyObject()));
    }

    static void schemas(Map<String, @Nullable Object> schemas) {
        var part = map("type", "object", "properties", map("text", text(), "isMatch", flag()));
        var snippet = map("type", "object", "properties", map("field", text(), "parts", list(part)));
        var hit = map(
                "type",
                "object",
                "properties",
                map(
                        "object",
                        text(),
                        "address",
                        text(),
                        "id",
                        format("uuid"),
                        "title",
                        orNull(text()),
                        "titleParts",
                        list(part),
                        "snippet",
                        orNull(snippet),
                        "match",
                        choice(List.of("exact", "prefix", "wordPrefix", "fragment", "text", "typo")),
                        "score",
                        map("type", "number")));
        schemas.put(
                "SearchHits",
                map(
                        "type",
                        "object",
                        "properties",
                        map("items", list(hit), "nextCursor", orNull(text()), "isComplete", flag())));
        schemas.put(
                "HandleResolution",
                map(
                        "type",
                        "object",
                        "properties",
                        map(
                                "certainty",
                                choice(List.of("none", "one", "ambiguous")),
                                "best",
                                orNull(anyObject()),
                                "owners",
                                list(anyObject()))));
    }
}
