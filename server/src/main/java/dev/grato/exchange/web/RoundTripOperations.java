package dev.grato.exchange.web;

import static dev.grato.api.JsonSchema.choice;
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
import dev.grato.model.ObjectType;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Sheets that come back, in the description of the API.
@Component
final class RoundTripOperations implements OpenApiContribution {

    private static final String ROOT = "/api/v1/round-trips/{id}";
    private static final List<String> OUTCOMES =
            List.of("edit", "conflict", "problem", "new", "gone", "readOnly", "shown");

    @Override
    public String tag() {
        return "round trips";
    }

    @Override
    public List<OpenApiOperation> operations() {
        return List.of(
                get(ROOT, "readRoundTrip", "How far the comparison is, and what rows are")
                        .answers(200, "It", trip()),
                post(ROOT + "/again", "repeatRoundTrip", "Compares the same sheet with what is there now")
                        .answers(201, "A new comparison", trip()),
                get(ROOT + "/rows", "listRoundTripRows", "Rows that are not as they were, in the order of the sheet")
                        .query("outcome", choice(OUTCOMES), false, "Only those that are this; `shown` for all")
                        .query("after", whole(0, Integer.MAX_VALUE), false, "The position of the last one known")
                        .query("limit", whole(1, 200), false, "How many")
                        .answers(200, "The rows", object(List.of("items"), "items", list(row(), 200))),
                post(ROOT + "/take", "takeRoundTrip", "Writes what is chosen, as one batch that can be undone")
                        .body(object(
                                List.of(),
                                "all",
                                list(choice(List.of("edit", "new")), 2),
                                "rows",
                                list(
                                        object(
                                                List.of("position"),
                                                "position",
                                                whole(1, Integer.MAX_VALUE),
                                                "fields",
                                                orNull(list(text(), 1_000))),
                                        10_000)))
                        .answers(
                                202,
                                "The batch",
                                object(List.of("batch", "state"), "batch", format("uuid"), "state", text())));
    }

    @Override
    public List<OpenApiOperation> operations(ObjectType type) {
        return List.of(post(
                        "/api/v1/" + type.address() + "/round-trips",
                        type.plural() + "_roundTrip",
                        "Compares an exported sheet that was edited with what is there")
                .query("name", text(), false, "What the file is called")
                .body("application/octet-stream", text())
                .answers(201, "The comparison", trip()));
    }

    private static Map<String, @Nullable Object> trip() {
        return object(
                List.of("id", "state", "counts"),
                "id",
                format("uuid"),
                "object",
                text(),
                "name",
                text(),
                "createdAt",
                format("date-time"),
                "state",
                choice(List.of("running", "done", "cancelled", "failed")),
                "total",
                orNull(map("type", "integer")),
                "done",
                map("type", "integer"),
                "counts",
                map("type", "object", "additionalProperties", map("type", "integer")),
                "columns",
                list(object(
                        List.of(),
                        "column",
                        map("type", "integer"),
                        "name",
                        text(),
                        "role",
                        choice(List.of("id", "version", "value", "target", "none")),
                        "field",
                        orNull(text()))));
    }

    private static Map<String, @Nullable Object> row() {
        return object(
                List.of("position", "row", "outcome"),
                "position",
                map("type", "integer"),
                "row",
                map("type", "integer"),
                "record",
                orNull(format("uuid")),
                "title",
                text(),
                "outcome",
                choice(OUTCOMES),
                "isMerged",
                map("type", "boolean"),
                "errors",
                list(map("type", "object")),
                "cells",
                list(object(
                        List.of(),
                        "column",
                        map("type", "integer"),
                        "place",
                        text(),
                        "field",
                        text(),
                        "state",
                        choice(List.of("edit", "conflict", "problem", "readOnly")),
                        "was",
                        orNull(text()),
                        "sheet",
                        text(),
                        "now",
                        orNull(text()),
                        "errors",
                        list(map("type", "object")))));
    }
}
