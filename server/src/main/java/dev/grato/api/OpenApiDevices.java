package dev.grato.api;

import static dev.grato.api.JsonSchema.anyObject;
import static dev.grato.api.JsonSchema.choice;
import static dev.grato.api.JsonSchema.flag;
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

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Devices and what they send, in the OpenAPI document.
final class OpenApiDevices {

    private static final List<String> PROFILES = List.of("field", "strict");
    private static final List<String> STATES = List.of("active", "revoked", "wiped");
    private static final int LONGEST_LEASE = 336;

    private OpenApiDevices() {}

    static List<OpenApiOperation> operations() {
        var root = OpenApiOperations.ROOT + "/sync";
        var devices = root + "/devices";
        var proof = object(List.of("secret"), map("secret", text(100)));
        var ofUser = OpenApiOperations.ROOT + "/users/{id}/devices";
        return List.of(
                post(devices, "registerDevice", "Registers a device; its secret is shown this once")
                        .body(object(
                                List.of("id", "name", "profile"),
                                map("id", format("uuid"), "name", text(100), "profile", choice(PROFILES))))
                        .answers(
                                201,
                                "The device with its secret and its lease",
                                properties(map(
                                        "id",
                                        format("uuid"),
                                        "secret",
                                        text(),
                                        "profile",
                                        choice(PROFILES),
                                        "leaseUntil",
                                        format("date-time")))),
                get(devices, "listDevices", "One's own devices").answers(200, "The devices", items(ref("Device"))),
                delete(devices + "/{id}", "revokeDevice", "Has the data of one's own device wiped")
                        .answersEmpty(204, "Done"),
                post(devices + "/{id}/state", "readDeviceState", "Where a device stands, for the device itself")
                        .openToAll()
                        .body(proof)
                        .answers(200, "The state", properties(map("state", choice(STATES)))),
                post(root + "/wipe-ack", "acknowledgeWipe", "A device has wiped its data")
                        .openToAll()
                        .body(object(List.of("device", "secret"), map("device", format("uuid"), "secret", text(100))))
                        .answersEmpty(204, "Noted"),
                get(ofUser, "listDevicesOfUser", "A user's devices, without times")
                        .answers(200, "The devices", items(ref("DeviceOfUser"))),
                delete(ofUser + "/{device}", "revokeDeviceOfUser", "Has the data of a user's device wiped")
                        .answersEmpty(204, "Done"),
                get(root + "/settings", "readSyncSettings", "What devices may keep and for how long")
                        .answers(200, "The settings; ETag has their version", ref("SyncSettings")),
                put(root + "/settings", "changeSyncSettings", "Changes what devices may keep and for how long")
                        .shared("ifMatch")
                        .body(ref("SyncSettings"))
                        .answers(200, "The settings", ref("SyncSettings")),
                post(root + "/push", "pushMutations", "What was done on a device; needs the header Grato-Device")
                        .body(object(List.of("mutations"), map("mutations", list(ref("PushedMutation"), 500))))
                        .answers(200, "What became of each", properties(map("results", list(ref("PushResult"))))));
    }

    private static Map<String, @Nullable Object> properties(Map<String, @Nullable Object> properties) {
        return map("type", "object", "properties", properties);
    }

    private static Map<String, @Nullable Object> items(Map<String, @Nullable Object> item) {
        return properties(map("items", list(item)));
    }

    static void schemas(Map<String, @Nullable Object> schemas) {
        var ofUser = map("id", format("uuid"), "name", text(), "profile", choice(PROFILES), "state", choice(STATES));
        schemas.put("DeviceOfUser", properties(ofUser));
        var own = map("createdAt", format("date-time"), "isUnused", flag(), "isThis", flag());
        own.putAll(ofUser);
        schemas.put("Device", properties(own));
        var ofRole = object(List.of(), map("profile", choice(PROFILES), "leaseHours", whole(1, LONGEST_LEASE)));
        schemas.put(
                "SyncSettings",
                object(
                        List.of(),
                        map(
                                "profile",
                                choice(PROFILES),
                                "leaseHours",
                                whole(1, LONGEST_LEASE),
                                "windowDays",
                                whole(7, 365),
                                "roles",
                                map("type", "object", "additionalProperties", ofRole))));
        schemas.put("PushedMutation", mutation());
        schemas.put("PushResult", result());
    }

    private static Map<String, @Nullable Object> mutation() {
        var properties = map(
                "id",
                format("uuid"),
                "clientSeq",
                map("type", "integer"),
                "object",
                text(100),
                "recordId",
                format("uuid"),
                "op",
                choice(List.of("create", "update", "delete", "restore", "command")),
                "patch",
                map(
                        "type",
                        "object",
                        "additionalProperties",
                        object(List.of("value"), map("value", map(), "base", map()))));
        properties.putAll(map(
                "dependsOn",
                list(format("uuid"), 100),
                "at",
                text(),
                "group",
                format("uuid"),
                "name",
                text(100),
                "args",
                anyObject(),
                "seen",
                text(100)));
        return object(List.of("id", "object", "recordId", "op"), properties);
    }

    private static Map<String, @Nullable Object> result() {
        var status = choice(List.of("applied", "merged", "conflict", "rejected", "replayed"));
        var row = properties(map(
                "id",
                format("uuid"),
                "version",
                map("type", "integer"),
                "etag",
                text(),
                "tag",
                text(),
                "values",
                anyObject()));
        return properties(map(
                "id",
                format("uuid"),
                "status",
                status,
                "was",
                status,
                "row",
                row,
                "removed",
                flag(),
                "conflicts",
                list(anyObject()),
                "errors",
                list(anyObject()),
                "missing",
                anyObject(),
                "mergedInto",
                orNull(format("uuid"))));
    }
}
