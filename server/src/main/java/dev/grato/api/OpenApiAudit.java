package dev.grato.api;

import static dev.grato.api.JsonSchema.anyObject;
import static dev.grato.api.JsonSchema.flag;
import static dev.grato.api.JsonSchema.format;
import static dev.grato.api.JsonSchema.map;
import static dev.grato.api.JsonSchema.object;
import static dev.grato.api.JsonSchema.orNull;
import static dev.grato.api.JsonSchema.page;
import static dev.grato.api.JsonSchema.ref;
import static dev.grato.api.JsonSchema.text;
import static dev.grato.api.OpenApiOperation.get;
import static dev.grato.api.OpenApiOperation.post;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The audit log and notices in the OpenAPI document.
final class OpenApiAudit {

    private OpenApiAudit() {}

    static List<OpenApiOperation> operations() {
        var root = OpenApiOperations.ROOT + "/audit";
        var openings = root + "/openings";
        var me = OpenApiOperations.ROOT + "/me";
        return List.of(
                get(root, "readAudit", "The security events of an opening, newest first; this look is recorded")
                        .query("opening", format("uuid"), true, "The opening, one's own and open")
                        .query("kinds", text(), false, "Only these kinds, by comma")
                        .shared("limit", "cursor")
                        .answers(200, "The events", page(ref("SecurityEvent"))),
                get(openings, "listAuditOpenings", "Who asked to look into the audit log and why, newest first")
                        .shared("limit", "cursor")
                        .answers(200, "The openings", page(ref("AuditOpening"))),
                post(openings, "requestAuditOpening", "Asks to look into the audit log; another administrator approves")
                        .body(
                                ref("NewAuditOpening"),
                                Map.of(
                                        "reason",
                                        "A customer reports a leaked list",
                                        "from",
                                        "2026-11-01T00:00:00Z",
                                        "to",
                                        "2026-11-08T00:00:00Z"))
                        .answers(201, "The opening", ref("AuditOpening")),
                post(openings + "/{id}/approve", "approveAuditOpening", "Agrees to another administrator's request")
                        .answers(200, "The opening", ref("AuditOpening")),
                post(openings + "/{id}/refuse", "refuseAuditOpening", "Refuses another administrator's request")
                        .answers(200, "The opening", ref("AuditOpening")),
                get(root + "/export", "exportAudit", "The events of an opening as JSON lines, the last one a signature")
                        .query("opening", format("uuid"), true, "The opening, one's own and open")
                        .answers(200, "The lines", "application/jsonl", text()),
                get(root + "/verification", "verifyAudit", "Whether the chain of the audit log holds")
                        .query("after", map("type", "integer"), false, "`next` of the verification before")
                        .answers(200, "What was found", ref("AuditVerification")),
                post(root + "/verification", "verifyAuditExport", "Whether an export was made here, by its last line")
                        .body(ref("AuditExportLine"))
                        .answers(
                                200,
                                "Whether it was, and whether the chain still has what was its end",
                                map(
                                        "type",
                                        "object",
                                        "properties",
                                        map("isSigned", flag(), "digest", orNull(text()), "chain", orNull(text())))),
                get(me + "/security-events", "listOwnSecurityEvents", "What is recorded about the caller, newest first")
                        .shared("limit", "cursor")
                        .answers(200, "The events", page(ref("SecurityEvent"))),
                get(me + "/notices", "listNotices", "What Grato has to tell the caller, newest first")
                        .shared("limit", "cursor")
                        .answers(200, "The notices", page(ref("Notice"))),
                post(me + "/notices/{id}/acknowledge", "acknowledgeNotice", "Says that the caller has seen it")
                        .answersEmpty(204, "Done"));
    }

    static void schemas(Map<String, @Nullable Object> schemas) {
        var moment = format("date-time");
        var id = format("uuid");
        schemas.put(
                "SecurityEvent",
                map(
                        "type",
                        "object",
                        "properties",
                        map(
                                "id",
                                id,
                                "at",
                                moment,
                                "kind",
                                text(),
                                "text",
                                text(),
                                "actor",
                                anyObject(),
                                "concerned",
                                orNull(anyObject()),
                                "address",
                                orNull(text()),
                                "details",
                                anyObject(),
                                "log",
                                text(),
                                "number",
                                map("type", "integer"))));
        schemas.put(
                "AuditOpening",
                map(
                        "type",
                        "object",
                        "properties",
                        map(
                                "id",
                                id,
                                "state",
                                text(),
                                "reason",
                                text(),
                                "from",
                                moment,
                                "to",
                                moment,
                                "about",
                                orNull(id),
                                "requestedBy",
                                id,
                                "requestedAt",
                                moment,
                                "decidedBy",
                                orNull(id),
                                "decidedAt",
                                orNull(moment),
                                "endsAt",
                                moment)));
        schemas.put(
                "NewAuditOpening",
                object(
                        List.of("reason", "from", "to"),
                        "reason",
                        text(1_000),
                        "from",
                        moment,
                        "to",
                        moment,
                        "about",
                        orNull(id)));
        var whole = map("type", "integer");
        schemas.put(
                "AuditVerification",
                map(
                        "type",
                        "object",
                        "properties",
                        map(
                                "holds",
                                flag(),
                                "verified",
                                whole,
                                "first",
                                whole,
                                "last",
                                whole,
                                "headHash",
                                text(),
                                "next",
                                orNull(whole),
                                "broken",
                                orNull(anyObject()))));
        schemas.put(
                "AuditExportLine",
                object(
                        List.of("opening", "exportedAt", "lines", "digest", "headNumber", "headHash", "signature"),
                        "opening",
                        id,
                        "exportedAt",
                        moment,
                        "lines",
                        whole,
                        "digest",
                        text(),
                        "headNumber",
                        whole,
                        "headHash",
                        text(),
                        "signature",
                        text()));
        schemas.put(
                "Notice",
                map(
                        "type",
                        "object",
                        "properties",
                        map(
                                "id",
                                id,
                                "at",
                                moment,
                                "kind",
                                text(),
                                "text",
                                text(),
                                "details",
                                anyObject(),
                                "acknowledgedAt",
                                orNull(moment))));
    }
}
