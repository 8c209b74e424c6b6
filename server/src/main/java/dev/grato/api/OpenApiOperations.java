package dev.grato.api;

import static dev.grato.api.JsonSchema.anyObject;
import static dev.grato.api.JsonSchema.choice;
import static dev.grato.api.JsonSchema.flag;
import static dev.grato.api.JsonSchema.format;
import static dev.grato.api.JsonSchema.list;
import static dev.grato.api.JsonSchema.ref;
import static dev.grato.api.JsonSchema.text;
import static dev.grato.api.JsonSchema.whole;
import static dev.grato.api.OpenApiOperation.delete;
import static dev.grato.api.OpenApiOperation.get;
import static dev.grato.api.OpenApiOperation.patch;
import static dev.grato.api.OpenApiOperation.post;
import static dev.grato.api.OpenApiOperation.put;

import dev.grato.model.ObjectType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Every operation there is. A test holds the list against the controllers, in both directions.
final class OpenApiOperations {

    static final String ROOT = "/api/v1";

    private OpenApiOperations() {}

    /// The operations of one object; their ids begin with its plural and an underscore, which no other id
    /// has.
    static List<OpenApiOperation> of(ObjectType type) {
        var root = ROOT + "/" + type.address();
        var name = type.name();
        var id = type.plural() + "_";
        var record = ref(name);
        var page = ref(name + "_page");
        var found = List.of(
                get(root, id + "list", "A page of records; any other parameter is a condition `field=value`")
                        .shared("filter", "sort", "fields", "limit", "cursor", "count", "expand")
                        .answers(200, "The page", page),
                post(root + "/query", id + "query", "A page of records, the question in the body")
                        .body(ref("Query"), Map.of("sort", List.of("-createdAt"), "limit", 20))
                        .answers(200, "The page", page),
                post(root, id + "create", "Creates a record; the id may come from the caller")
                        .body(ref(name + "_create"))
                        .answers(201, "The record; ETag has its version", record),
                get(root + "/{id}", id + "read", "One record")
                        .shared("expand")
                        .answers(200, "The record; ETag has its version", record),
                patch(root + "/{id}", id + "change", "Changes the fields that are sent; null empties one")
                        .shared("ifMatch")
                        .body(ref(name + "_update"))
                        .answers(200, "The record as it stands now", record)
                        .answers(
                                412,
                                "Somebody else changed the same field",
                                "application/problem+json",
                                ref("Problem")),
                delete(root + "/{id}", id + "delete", "Moves the record to the trash")
                        .shared("ifMatch")
                        .answersEmpty(204, "Done"),
                post(root + "/{id}/restore", id + "restore", "Brings the record back from the trash")
                        .answers(200, "The record", record),
                get(root + "/{id}/history", id + "history", "What was changed in the record, newest first")
                        .shared("limit", "cursor")
                        .answers(200, "The changes", ref("History")),
                get(root + "/{id}/handles", id + "handles", "What the record is and was known by")
                        .answers(200, "The handles, present ones first", items()),
                put(root + "/{id}/follow", id + "follow", "Follows the record; nobody else learns of it")
                        .answersEmpty(204, "Done"),
                delete(root + "/{id}/follow", id + "leave", "Follows the record no more")
                        .answersEmpty(204, "Done"),
                OpenApiTimeline.page(root, id),
                OpenApiTimeline.lanes(root, id),
                post(root + "/batch", id + "batch", "Many edits in one call, row by row or all or nothing")
                        .query("atomic", flag(), false, "Whether all edits stand together or none")
                        .body(ref(name + "_batch"))
                        .answers(200, "What became of each row", ref("BatchResults")),
                post(root + "/bulk", id + "bulk", "The same edit for many records, as a batch in the background")
                        .query("preview", flag(), false, "Says exactly what it would do, and does nothing")
                        .body(ref("Bulk"), Map.of("filter", Map.of("and", List.of()), "delete", true))
                        .answers(200, "The effects, when a preview is done at once", ref("BatchBegun"))
                        .answers(202, "The batch; Location has its address", ref("BatchBegun")),
                post(root + "/merge", id + "merge", "Makes several records one; undoing the batch separates them")
                        .query("preview", flag(), false, "Says what it would do, and does nothing")
                        .body(ref("Merge"))
                        .answers(200, "The batch, or the preview", ref("Merged"))
                        .answers(202, "The batch, which still moves what points at them", ref("Merged")),
                post(root + "/aggregate", id + "aggregate", "Figures over groups of records")
                        .body(ref("Aggregate"), Map.of("measures", List.of("count")))
                        .answers(200, "One row for each group", ref("Rows")));
        var all = new ArrayList<>(found);
        all.addAll(OpenApiAccess.of(type));
        all.forEach(operation -> operation.tag(type.address()));
        return all;
    }

    /// The operations that do not depend on the model.
    static List<OpenApiOperation> common() {
        var all = new ArrayList<OpenApiOperation>();
        all.addAll(tagged("model", model()));
        all.addAll(tagged("views", views()));
        all.addAll(tagged("changes", changes()));
        all.addAll(tagged("finding", OpenApiFinding.operations()));
        all.addAll(tagged("finding", List.of(OpenApiTimeline.rebuild())));
        all.addAll(tagged("files", files()));
        all.addAll(tagged("session", sessions()));
        all.addAll(tagged("access", OpenApiAccess.common()));
        all.addAll(tagged("identity", OpenApiIdentity.operations()));
        all.addAll(tagged("administration", administration()));
        all.addAll(tagged("audit", OpenApiAudit.operations()));
        all.addAll(tagged("webhooks", OpenApiWebhooks.operations()));
        all.addAll(tagged("sync", OpenApiDevices.operations()));
        all.addAll(tagged("server", server()));
        return all;
    }

    private static List<OpenApiOperation> tagged(String tag, List<OpenApiOperation> operations) {
        operations.forEach(operation -> operation.tag(tag));
        return operations;
    }

    private static List<OpenApiOperation> model() {
        var root = ROOT + "/model";
        var objects = root + "/objects";
        var object = objects + "/{object}";
        var fields = object + "/fields";
        var rules = object + "/rules";
        var newField = Map.of("name", "tonnage", "type", "number", "label", Map.of("en", "Tonnage", "it", "Stazza"));
        return List.of(
                get(root, "readModel", "The model as the caller knows it").answers(200, "The model", anyObject()),
                get(root + "/types", "listTypes", "The types a field can have").answers(200, "The types", items()),
                get(root + "/changes", "listModelChanges", "What was changed in the model, newest first")
                        .shared("limit", "cursor")
                        .answers(200, "The changes", JsonSchema.page(anyObject())),
                get(root + "/retired", "listRetired", "What was retired and can be brought back")
                        .answers(200, "Objects and fields", anyObject()),
                post(objects, "createObject", "Adds a custom object")
                        .body(
                                ref("NewObject"),
                                Map.of("name", "vessel", "plural", "vessels", "label", Map.of("en", "Vessel")))
                        .answers(201, "The object, with the batch that undoes it", anyObject()),
                get(object, "readObject", "One object of the model").answers(200, "The object", anyObject()),
                patch(object, "changeObject", "Renames, relabels or retires an object")
                        .body(ref("ObjectChange"))
                        .answers(200, "The object", anyObject()),
                post(fields, "createField", "Adds a field")
                        .body(ref("NewField"), newField)
                        .answers(201, "The field, with the batch that undoes it", anyObject()),
                patch(fields + "/{field}", "changeField", "Renames, relabels, hides or retires a field")
                        .body(ref("FieldChange"))
                        .answers(200, "The field", anyObject()),
                get(object + "/layout", "readLayout", "How the page of a record is laid out")
                        .answers(200, "Header, sections, hidden fields", anyObject()),
                put(object + "/layout", "changeLayout", "Arranges the page of an object's records")
                        .body(ref("Layout"))
                        .answers(200, "The layout, with the batch that undoes it", anyObject()),
                delete(object + "/layout", "resetLayout", "Gives the page back the layout that follows from the fields")
                        .answers(200, "The layout, with the batch that undoes it", anyObject()),
                post(rules, "createRule", "Adds a validation rule")
                        .body(ref("NewRule"))
                        .answers(201, "The rule", anyObject()),
                patch(rules + "/{rule}", "changeRule", "Changes a validation rule")
                        .body(ref("RuleChange"))
                        .answers(200, "The rule", anyObject()),
                delete(rules + "/{rule}", "removeRule", "Removes a validation rule")
                        .answers(200, "The batch that undoes it", anyObject()),
                get(root + "/formula/functions", "listFunctions", "The functions of formulas, in the caller's language")
                        .answers(200, "The functions", items()),
                post(root + "/formula/check", "checkFormula", "Says what an expression is, or what is wrong with it")
                        .body(
                                ref("FormulaCheck"),
                                Map.of("object", "deals", "expression", "round(amountOf(amount), 0)"))
                        .answers(200, "Type, texts, faults, value", anyObject()),
                get(root + "/formula/state", "readFormulaState", "How far computed values have come")
                        .answers(200, "Age and progress", anyObject()));
    }

    private static List<OpenApiOperation> views() {
        var root = ROOT + "/views";
        return List.of(
                get(root, "listViews", "The views of an object the caller can use")
                        .query("object", text(), true, "The object's address")
                        .answers(200, "The views", items()),
                post(root, "createView", "Saves a view").body(ref("NewView")).answers(201, "The view", anyObject()),
                get(root + "/{id}", "readView", "One view").answers(200, "The view", anyObject()),
                patch(root + "/{id}", "changeView", "Changes a view")
                        .body(ref("ViewChange"))
                        .answers(200, "The view", anyObject()),
                delete(root + "/{id}", "deleteView", "Deletes a view")
                        .answers(200, "The batch that undoes it", anyObject()));
    }

    private static List<OpenApiOperation> changes() {
        var batches = ROOT + "/batches";
        return List.of(
                get(ROOT + "/changes", "listChanges", "The change log the caller may see, by long poll")
                        .query("after", text(), false, "The cursor to go on from; without it only a cursor comes")
                        .query("limit", whole(1, 1_000), false, "")
                        .query("wait", whole(0, 30), false, "Seconds to wait for something new")
                        .answers(200, "The changes since", ref("Changes")),
                get(ROOT + "/trash", "listTrash", "What was deleted of an object")
                        .query("object", text(), true, "The object's address")
                        .shared("filter", "sort", "fields", "limit", "cursor", "count", "expand")
                        .answers(200, "The page", JsonSchema.page(anyObject())),
                get(batches, "listBatches", "What was done in batches, newest first")
                        .shared("limit", "cursor")
                        .answers(200, "The batches", ref("BatchSummaries")),
                get(batches + "/{id}", "readBatch", "One batch, how far it is and what it did")
                        .answers(200, "The batch", ref("BatchSummary")),
                get(batches + "/{id}/records", "listBatchRecords", "What became of each record of a batch")
                        .shared("limit", "cursor")
                        .answers(200, "The records the caller may see", ref("BatchRecords")),
                post(batches + "/{id}/cancel", "cancelBatch", "Ends a running batch; what is done stays done")
                        .answers(200, "The batch", ref("BatchSummary")),
                post(batches + "/{id}/undo", "undoBatch", "Takes a batch or a change of the model back")
                        .optionalBody(ref("Undo"))
                        .answers(200, "What was taken back and what was left", ref("UndoReport"))
                        .answers(202, "The undo of a large batch, itself a batch", ref("BatchBegun")),
                post(batches + "/{id}/assign", "assignLaterEdits", "Gives what was written while records were one")
                        .body(ref("Assign"))
                        .answers(200, "How many were given", ref("Assigned")),
                get(batches + "/{id}/report", "readUndoReport", "What an undo left as it was, and why")
                        .shared("limit", "cursor")
                        .answers(200, "The report so far", ref("UndoReport")));
    }

    private static List<OpenApiOperation> files() {
        var root = ROOT + "/files";
        var content = JsonSchema.map();
        return List.of(
                post(root, "uploadFile", "Stores a file; the body is its content")
                        .query("name", text(), true, "The name of the file")
                        .body("application/octet-stream", content)
                        .answers(201, "The file", ref("File")),
                get(root + "/{id}", "downloadFile", "The content of a file")
                        .answers(200, "The content", "application/octet-stream", content),
                get(root + "/{id}/about", "readFile", "What is known of a file").answers(200, "The file", ref("File")));
    }

    private static List<OpenApiOperation> sessions() {
        var session = ROOT + "/session";
        var all = ROOT + "/sessions";
        return List.of(
                post(session, "signIn", "Begins a session; the cookie comes with the answer")
                        .openToAll()
                        .body(ref("SignIn"))
                        .answers(201, "The session", ref("Session")),
                get(session, "readSession", "The present session and its CSRF token")
                        .forSessions()
                        .answers(200, "The session", ref("Session")),
                delete(session, "signOut", "Ends the present session")
                        .forSessions()
                        .answersEmpty(204, "Done"),
                post(session + "/workspace", "switchWorkspace", "Goes on in another workspace")
                        .forSessions()
                        .body(JsonSchema.object(List.of("workspace"), "workspace", text()))
                        .answers(201, "The new session", ref("Session")),
                post(session + "/pairing", "beginPairing", "A code that opens a session on another device, once")
                        .forSessions()
                        .body(JsonSchema.object(
                                List.of("password"),
                                "password",
                                text(),
                                "code",
                                JsonSchema.orNull(text()),
                                "recoveryCode",
                                JsonSchema.orNull(text())))
                        .answers(
                                201,
                                "The link to show as a picture, good for two minutes",
                                JsonSchema.map(
                                        "type",
                                        "object",
                                        "properties",
                                        JsonSchema.map(
                                                "id",
                                                format("uuid"),
                                                "link",
                                                text(),
                                                "expiresAt",
                                                format("date-time")))),
                get(session + "/pairing/{id}", "readPairing", "What has become of such a code")
                        .forSessions()
                        .answers(
                                200,
                                "The state",
                                JsonSchema.map(
                                        "type",
                                        "object",
                                        "properties",
                                        JsonSchema.map(
                                                "state",
                                                choice(List.of("open", "claimed", "expired")),
                                                "device",
                                                JsonSchema.orNull(text()),
                                                "expiresAt",
                                                format("date-time")))),
                post(session + "/pairing/claim", "claimPairing", "Begins a session by such a code")
                        .openToAll()
                        .body(JsonSchema.object(List.of("code"), "code", text()))
                        .answers(201, "The session", ref("Session")),
                get(all, "listSessions", "The caller's own sessions")
                        .forSessions()
                        .answers(200, "Sessions", items()),
                delete(all, "endSessions", "Signs out everywhere else")
                        .forSessions()
                        .query("all", flag(), false, "Here too")
                        .answersEmpty(204, "Done"),
                delete(all + "/{id}", "endSession", "Ends one session")
                        .forSessions()
                        .answersEmpty(204, "Done"),
                get(ROOT + "/me", "readMe", "Who the caller is and what they may")
                        .answers(200, "Me", anyObject()),
                patch(ROOT + "/me", "changeMe", "Changes the caller's language, time zone and preferences")
                        .forSessions()
                        .body(
                                JsonSchema.object(
                                        List.of(),
                                        "locale",
                                        JsonSchema.orNull(JsonSchema.choice(List.of("en", "es", "it"))),
                                        "zone",
                                        JsonSchema.orNull(text()),
                                        "preferences",
                                        anyObject()),
                                Map.of("locale", "it", "preferences", Map.of("density", "compact")))
                        .answers(200, "Language, time zone, preferences", anyObject()),
                get(ROOT + "/me/follows", "listFollows", "The records the caller follows")
                        .answers(200, "The records", items()),
                get(ROOT + "/me/following/changes", "listFollowedChanges", "What others changed in them, by day")
                        .query("after", format("date-time"), false, "A week ago unless said, 30 days ago at most")
                        .answers(200, "Records, days, fields; no authors", items()),
                post(ROOT + "/me/password", "changePassword", "Changes the password, signs out everywhere else")
                        .forSessions()
                        .body(ref("PasswordChange"))
                        .answersEmpty(204, "Done"));
    }

    private static List<OpenApiOperation> administration() {
        var workspaces = ROOT + "/workspaces";
        var tokens = ROOT + "/tokens";
        var setup = ROOT + "/setup";
        var token = JsonSchema.map("type", "object", "properties", JsonSchema.map("id", text(), "token", text()));
        return List.of(
                get(tokens, "listTokens", "The caller's API tokens").answers(200, "The tokens", items()),
                post(tokens, "createToken", "Makes an API token; it is shown this once")
                        .body(ref("NewToken"))
                        .answers(201, "The token", token),
                delete(tokens + "/{id}", "revokeToken", "Revokes an API token").answersEmpty(204, "Done"),
                get(setup, "readSetup", "Whether the installation is to be set up")
                        .openToAll()
                        .answers(200, "Whether it is", anyObject()),
                post(setup, "setUp", "Creates the first workspace and its administrator")
                        .openToAll()
                        .body(ref("Setup"))
                        .answers(201, "Set up", anyObject()),
                get(workspaces, "listWorkspaces", "The caller's workspaces").answers(200, "The workspaces", items()),
                post(workspaces, "copyWorkspace", "Copies the present workspace for practice")
                        .forSessions()
                        .body(ref("NewWorkspace"))
                        .answers(201, "The copy", anyObject()),
                delete(workspaces + "/{slug}", "dropWorkspace", "Drops a practice space")
                        .forSessions()
                        .answersEmpty(204, "Done"));
    }

    private static List<OpenApiOperation> server() {
        return List.of(
                get(ROOT + "/openapi.json", "readOpenApi", "This document").answers(200, "OpenAPI 3.1", anyObject()),
                get("/openapi.json", "readOpenApiAtRoot", "This document").answers(200, "OpenAPI 3.1", anyObject()),
                get("/health/live", "isLive", "Whether the process lives")
                        .openToAll()
                        .answers(200, "It does", anyObject()),
                get("/health/ready", "isReady", "Whether the process can serve")
                        .openToAll()
                        .answers(200, "It can", anyObject()),
                get(ROOT + "/backups", "listBackups", "The latest backups of the installation, made and failed")
                        .answers(200, "The latest hundred, newest first", items()),
                get("/metrics", "readMetrics", "The meters, for Prometheus")
                        .answers(200, "The meters", "text/plain", text()));
    }

    private static Map<String, @Nullable Object> items() {
        return JsonSchema.map("type", "object", "properties", JsonSchema.map("items", list(anyObject())));
    }

    /// What many operations take, under `components.parameters`.
    static Map<String, @Nullable Object> parameters() {
        var parameters = JsonSchema.map(
                "sort", query("sort", text(), "Field paths, at most two, `-` for downwards", "-createdAt,name"),
                "fields", query("fields", text(), "The fields wanted, by comma", "name,owner"),
                "limit", query("limit", whole(1, 500), "How many at most; 50 unless told", 50),
                "cursor", query("cursor", text(), "`nextCursor` of the page before", null),
                "count", query("count", choice(List.of("none", "estimate", "exact")), "Whether to count all", null),
                "expand", query("expand", text(), "Relations to show whole, by comma", "owner"),
                "ifMatch", header("If-Match", "The ETag of the version the edit was made on"),
                "idempotencyKey", header("Idempotency-Key", "The same key and request have one effect, for 24 hours"));
        parameters.put(
                "filter",
                JsonSchema.map(
                        "name",
                        "filter",
                        "in",
                        "query",
                        "required",
                        false,
                        "content",
                        Map.of("application/json", Map.of("schema", ref("Filter")))));
        return parameters;
    }

    private static Map<String, @Nullable Object> query(
            String name, Map<String, @Nullable Object> schema, String description, @Nullable Object example) {
        var parameter = JsonSchema.map(
                "name", name, "in", "query", "required", false, "description", description, "schema", schema);
        if (example != null) {
            parameter.put("example", example);
        }
        return parameter;
    }

    private static Map<String, @Nullable Object> header(String name, String description) {
        return JsonSchema.map(
                "name", name, "in", "header", "required", false, "description", description, "schema", text());
    }
}
