package dev.grato.api;

import static dev.grato.api.JsonSchema.anyObject;
import static dev.grato.api.JsonSchema.choice;
import static dev.grato.api.JsonSchema.format;
import static dev.grato.api.JsonSchema.list;
import static dev.grato.api.JsonSchema.map;
import static dev.grato.api.JsonSchema.object;
import static dev.grato.api.JsonSchema.orNull;
import static dev.grato.api.JsonSchema.ref;
import static dev.grato.api.JsonSchema.text;
import static dev.grato.api.JsonSchema.whole;
import static dev.grato.api.OpenApiOperation.delete;
import static dev.grato.api.OpenApiOperation.get;
import static dev.grato.api.OpenApiOperation.post;
import static dev.grato.api.OpenApiOperation.put;

import dev.grato.model.ObjectType;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The operations of access: rights of roles, shares, explanations, requests.
final class OpenApiAccess {

    private OpenApiAccess() {}

    /// What every object has.
    static List<OpenApiOperation> of(ObjectType type) {
        var record = OpenApiOperations.ROOT + "/" + type.address() + "/{id}";
        var id = type.plural() + "_";
        return List.of(
                get(record + "/shares", id + "shares", "With whom the record is shared")
                        .answers(200, "The shares", items("Share")),
                post(record + "/shares", id + "share", "Shares the record with a user or a team")
                        .body(ref("NewShare"))
                        .answers(201, "The share", ref("Share")),
                delete(record + "/shares/{shareId}", id + "unshare", "Ends a share")
                        .answersEmpty(204, "Done"),
                get(record + "/access", id + "access", "Who sees the record and through what")
                        .shared("limit", "cursor")
                        .answers(200, "The explanation", ref("AccessExplanation")),
                post(record + "/access-requests", id + "ask", "Asks to see or to change the record")
                        .body(ref("NewAccessRequest"))
                        .answers(202, "The request", ref("AccessRequest")));
    }

    static List<OpenApiOperation> common() {
        var requests = OpenApiOperations.ROOT + "/access-requests";
        var rights = OpenApiOperations.ROOT + "/roles/{id}/rights";
        var preview = OpenApiOperations.ROOT + "/roles/{id}/preview";
        var example = Map.of("rights", Map.of("company", Map.of("read", "team", "fields", Map.of("taxId", "hidden"))));
        return List.of(
                get(rights, "readRights", "What a role may do with each object and field")
                        .answers(200, "The matrix", anyObject()),
                put(rights, "changeRights", "Says what a role may do with single objects and fields")
                        .shared("ifMatch")
                        .body(object(List.of("rights"), "rights", anyObject()), example)
                        .answers(200, "The matrix", anyObject()),
                get(preview, "previewRole", "The model as holders of the role know it, never more than the caller's")
                        .answers(200, "The model, and how far they read", anyObject()),
                post(preview, "previewRecords", "A page as the caller would see it with the role, and no more")
                        .body(
                                object(
                                        List.of("object"),
                                        "object",
                                        text(),
                                        "filter",
                                        orNull(anyObject()),
                                        "sort",
                                        list(text()),
                                        "fields",
                                        list(text()),
                                        "expand",
                                        list(text()),
                                        "limit",
                                        whole(1, 500),
                                        "cursor",
                                        orNull(text()),
                                        "count",
                                        orNull(text())),
                                Map.of("object", "companies", "limit", 20))
                        .answers(200, "The page", anyObject()),
                get(requests, "listAccessRequests", "What one asked for, what one may answer, the abilities lent")
                        .answers(
                                200,
                                "The requests",
                                map(
                                        "type",
                                        "object",
                                        "properties",
                                        map(
                                                "mine",
                                                list(ref("AccessRequest")),
                                                "toDecide",
                                                list(ref("AccessRequest")),
                                                "lent",
                                                list(ref("AccessRequest"))))),
                post(requests, "askAbility", "Asks for an ability")
                        .body(object(List.of("ability", "reason"), "ability", text(), "reason", text()))
                        .answers(202, "The request", ref("AccessRequest")),
                post(
                                requests + "/{id}/grant",
                                "grantAccessRequest",
                                "Shares the record or lends the ability, until a moment")
                        .body(object(List.of("until"), "until", format("date-time"), "reason", orNull(text())))
                        .answers(200, "The request", ref("AccessRequest")),
                post(requests + "/{id}/end", "endAccessRequest", "Takes a lent ability back")
                        .answers(200, "The request", ref("AccessRequest")),
                post(requests + "/{id}/refuse", "refuseAccessRequest", "Refuses with a reason")
                        .body(object(List.of("reason"), "reason", text()))
                        .answers(200, "The request", ref("AccessRequest")));
    }

    private static Map<String, @Nullable Object> items(String schema) {
        return map("type", "object", "properties", map("items", list(ref(schema))));
    }

    static void schemas(Map<String, @Nullable Object> schemas) {
        var level = choice(List.of("read", "write"));
        schemas.put("AccessExplanation", anyObject());
        schemas.put("AccessRequest", anyObject());
        schemas.put(
                "NewAccessRequest",
                object(
                        List.of("action", "reason"),
                        "action",
                        level,
                        "reason",
                        text(),
                        "until",
                        orNull(format("date-time"))));
        schemas.put(
                "NewShare",
                object(
                        List.of("level"),
                        "user",
                        orNull(format("uuid")),
                        "team",
                        orNull(format("uuid")),
                        "level",
                        level,
                        "expiresAt",
                        orNull(format("date-time")),
                        "reason",
                        orNull(text())));
        schemas.put(
                "Share",
                map(
                        "type",
                        "object",
                        "properties",
                        map(
                                "id",
                                format("uuid"),
                                "user",
                                orNull(format("uuid")),
                                "team",
                                orNull(format("uuid")),
                                "level",
                                level,
                                "expiresAt",
                                orNull(format("date-time")),
                                "grantedBy",
                                orNull(format("uuid")),
                                "createdAt",
                                format("date-time"),
                                "reason",
                                orNull(text()))));
    }
}
