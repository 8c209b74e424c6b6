package dev.grato.api;

import static dev.grato.api.JsonSchema.anyObject;
import static dev.grato.api.JsonSchema.choice;
import static dev.grato.api.JsonSchema.flag;
import static dev.grato.api.JsonSchema.format;
import static dev.grato.api.JsonSchema.list;
import static dev.grato.api.JsonSchema.map;
import static dev.grato.api.JsonSchema.object;
import static dev.grato.api.JsonSchema.orNull;
import static dev.grato.api.JsonSchema.page;
import static dev.grato.api.JsonSchema.ref;
import static dev.grato.api.JsonSchema.text;
import static dev.grato.api.JsonSchema.whole;

import dev.grato.model.Layout;
import dev.grato.model.Operator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The schemas under `components.schemas` that do not depend on the model.
final class OpenApiSchemas {

    private OpenApiSchemas() {}

    static Map<String, @Nullable Object> common() {
        var schemas = new LinkedHashMap<String, @Nullable Object>();
        problems(schemas);
        questions(schemas);
        changes(schemas);
        OpenApiFinding.schemas(schemas);
        OpenApiTimeline.schemas(schemas);
        people(schemas);
        definitions(schemas);
        OpenApiAccess.schemas(schemas);
        OpenApiAudit.schemas(schemas);
        OpenApiWebhooks.schemas(schemas);
        OpenApiDevices.schemas(schemas);
        return schemas;
    }

    private static void problems(Map<String, @Nullable Object> schemas) {
        schemas.put(
                "Error",
                map(
                        "type",
                        "object",
                        "properties",
                        map("path", text(), "code", text(), "message", text()),
                        "required",
                        List.of("path", "code", "message")));
        schemas.put(
                "Problem",
                map(
                        "type",
                        "object",
                        "description",
                        "RFC 9457; `type` and `code` are stable, `title`, `detail` and `message` are in the language of "
                                + "Accept-Language (en, es, it).",
                        "properties",
                        map(
                                "type",
                                format("uri"),
                                "title",
                                text(),
                                "status",
                                whole(400, 599),
                                "detail",
                                text(),
                                "instance",
                                format("uri"),
                                "errors",
                                list(ref("Error")),
                                "conflicts",
                                list(ref("Conflict"))),
                        "required",
                        List.of("type", "title", "status", "detail")));
        schemas.put(
                "Conflict",
                map(
                        "type",
                        "object",
                        "properties",
                        map(
                                "field",
                                text(),
                                "base",
                                map(),
                                "theirs",
                                map(),
                                "yours",
                                map(),
                                "actor",
                                ref("Actor"),
                                "at",
                                format("date-time"))));
        schemas.put("Actor", map("type", "object", "properties", map("kind", text(), "id", orNull(format("uuid")))));
    }

    private static void questions(Map<String, @Nullable Object> schemas) {
        var operators = Stream.of(Operator.values()).map(Operator::key).toList();
        var condition = object(
                List.of("field"), "field", text(200), "op", withDefault(choice(operators), "eq"), "value", map());
        condition.put(
                "description",
                "`field` may follow relations, at most three deep. `value` fits the field, or is `{\"relative\": "
                        + "\"-30d\"}`, `\"@me\"`, `\"@myTeam\"`; with `some`, `none`, `every` it is a filter.");
        condition.put("examples", List.of(map("field", "name", "op", "startsWith", "value", "Ac")));
        schemas.put("Condition", condition);
        var filters = list(ref("Filter"));
        schemas.put(
                "Filter",
                map(
                        "oneOf",
                        List.of(
                                object(List.of("and"), "and", filters),
                                object(List.of("or"), "or", filters),
                                object(List.of("not"), "not", ref("Filter")),
                                ref("Condition"))));
        schemas.put(
                "Query",
                object(
                        List.of(),
                        "filter",
                        ref("Filter"),
                        "sort",
                        list(text(200), 2),
                        "fields",
                        list(text(200)),
                        "limit",
                        withDefault(whole(1, 500), 50),
                        "cursor",
                        text(),
                        "count",
                        withDefault(choice(List.of("none", "estimate", "exact")), "none"),
                        "expand",
                        list(text(200), 10),
                        "place",
                        whole(0, Integer.MAX_VALUE)));
        var group = JsonSchema.anyOf(text(200), object(List.of("field"), "field", text(200), "bucket", text()));
        var operations = choice(List.of("count", "countDistinct", "sum", "avg", "min", "max"));
        var measure = JsonSchema.anyOf(
                operations, object(List.of("op"), "op", operations, "field", text(200), "name", text(60)));
        schemas.put(
                "Aggregate",
                object(List.of(), "filter", ref("Filter"), "groupBy", list(group, 3), "measures", list(measure, 10)));
        schemas.put("Rows", map("type", "object", "properties", map("rows", list(anyObject()))));
    }

    private static void changes(Map<String, @Nullable Object> schemas) {
        schemas.put(
                "Change",
                map(
                        "type",
                        "object",
                        "properties",
                        map(
                                "object",
                                text(),
                                "id",
                                format("uuid"),
                                "version",
                                map("type", "integer"),
                                "etag",
                                text(),
                                "operation",
                                text(),
                                "at",
                                format("date-time"),
                                "source",
                                text(),
                                "before",
                                orNull(anyObject()),
                                "after",
                                orNull(anyObject()),
                                "actor",
                                ref("Actor"),
                                "onBehalfOf",
                                orNull(format("uuid")),
                                "batchId",
                                orNull(format("uuid")))));
        schemas.put("History", page(ref("Change")));
        schemas.put(
                "Changes",
                map(
                        "type",
                        "object",
                        "properties",
                        map("items", list(ref("Change")), "cursor", text(), "hasMore", flag())));
        OpenApiBatchSchemas.addTo(schemas);
        schemas.put(
                "BatchResult",
                map(
                        "type",
                        "object",
                        "properties",
                        map(
                                "id",
                                orNull(format("uuid")),
                                "status",
                                text(),
                                "etag",
                                text(),
                                "errors",
                                list(ref("Error")),
                                "conflicts",
                                list(ref("Conflict")))));
        schemas.put(
                "BatchResults",
                map(
                        "type",
                        "object",
                        "properties",
                        map("batchId", format("uuid"), "results", list(ref("BatchResult")))));
        schemas.put(
                "File",
                map(
                        "type",
                        "object",
                        "properties",
                        map(
                                "id",
                                format("uuid"),
                                "name",
                                text(),
                                "type",
                                text(),
                                "size",
                                map("type", "integer"),
                                "createdAt",
                                format("date-time"))));
    }

    private static void people(Map<String, @Nullable Object> schemas) {
        var password = format("password");
        schemas.put(
                "SignIn",
                object(
                        List.of("email", "password"),
                        "email",
                        format("email"),
                        "password",
                        password,
                        "workspace",
                        text(),
                        "code",
                        orNull(text()),
                        "recoveryCode",
                        orNull(text())));
        schemas.put(
                "Session",
                map(
                        "type",
                        "object",
                        "properties",
                        map("csrfToken", text(), "expiresAt", format("date-time"), "workspace", text())));
        schemas.put("PasswordChange", object(List.of("current", "next"), "current", password, "next", password));
        schemas.put(
                "NewToken",
                object(
                        List.of("name"),
                        "name",
                        text(),
                        "expiresAt",
                        orNull(format("date-time")),
                        "role",
                        orNull(format("uuid"))));
        schemas.put(
                "Setup",
                object(
                        List.of("name", "email", "password"),
                        "name",
                        text(),
                        "email",
                        format("email"),
                        "password",
                        password,
                        "code",
                        orNull(text()),
                        "workspaceName",
                        text(),
                        "workspace",
                        text(),
                        "locale",
                        choice(List.of("en", "es", "it")),
                        "zone",
                        text(),
                        "currency",
                        text(3),
                        "region",
                        text(2)));
        schemas.put("NewWorkspace", object(List.of("slug", "name"), "slug", text(), "name", text()));
    }

    private static void definitions(Map<String, @Nullable Object> schemas) {
        var texts = JsonSchema.anyOf(text(), map("type", "object", "additionalProperties", text()));
        schemas.put("Texts", texts);
        var texted = ref("Texts");
        schemas.put(
                "NewObject",
                object(
                        List.of("name"),
                        "name",
                        text(50),
                        "plural",
                        text(50),
                        "label",
                        texted,
                        "pluralLabel",
                        texted,
                        "owned",
                        flag(),
                        "titleField",
                        text(50),
                        "timeline",
                        orNull(OpenApiTimeline.definition()),
                        "fields",
                        list(ref("NewField"))));
        schemas.put(
                "ObjectChange",
                object(
                        List.of(),
                        "name",
                        text(50),
                        "plural",
                        text(50),
                        "label",
                        texted,
                        "pluralLabel",
                        texted,
                        "titleField",
                        text(50),
                        "timeline",
                        orNull(OpenApiTimeline.definition()),
                        "retired",
                        flag()));
        var option = object(List.of("key"), "key", text(), "label", texted, "color", orNull(text()), "retired", flag());
        var field = map(
                "name",
                text(50),
                "label",
                texted,
                "help",
                texted,
                "required",
                flag(),
                "unique",
                flag(),
                "indexed",
                flag(),
                "hidden",
                flag(),
                "options",
                list(option),
                "inverse",
                orNull(text(50)),
                "expression",
                text(4_000),
                "rollUp",
                object(
                        List.of("relation", "measure"),
                        "relation",
                        text(60),
                        "measure",
                        text(30),
                        "field",
                        orNull(text(60)),
                        "filter",
                        orNull(ref("Filter")),
                        "orderBy",
                        orNull(text(60))),
                "published",
                flag(),
                "settings",
                anyObject(),
                "default",
                map());
        schemas.put(
                "FormulaCheck",
                object(
                        List.of("object", "expression"),
                        "object",
                        text(60),
                        "expression",
                        text(4_000),
                        "record",
                        orNull(format("uuid")),
                        "cursor",
                        orNull(map("type", "integer"))));
        var added = new LinkedHashMap<>(field);
        added.put("type", text(50));
        added.put("target", orNull(text(60)));
        added.put("sensitive", flag());
        schemas.put("NewField", object(List.of("name", "type"), added));
        var changed = new LinkedHashMap<>(field);
        changed.put("retired", flag());
        schemas.put("FieldChange", object(List.of(), changed));
        var rule = map("field", orNull(text(50)), "message", texted, "active", flag(), "refuses", ref("Filter"));
        var named = new LinkedHashMap<>(rule);
        named.put("name", text(50));
        schemas.put("NewRule", object(List.of("name", "refuses", "message"), named));
        schemas.put("RuleChange", object(List.of(), rule));
        var section = object(List.of("key"), "key", text(50), "label", ref("Texts"), "fields", list(text(50), 300));
        schemas.put(
                "Layout",
                object(
                        List.of("sections"),
                        "sections",
                        list(section, Layout.MOST_SECTIONS),
                        "header",
                        list(text(50), Layout.MOST_IN_HEADER),
                        "hidden",
                        list(text(50), 300)));
        var view = map(
                "name",
                text(200),
                "kind",
                choice(List.of("table", "board", "calendar", "map")),
                "scope",
                choice(List.of("user", "team", "everyone")),
                "owner",
                orNull(format("uuid")),
                "filter",
                orNull(ref("Filter")),
                "sort",
                list(text(200), 2),
                "columns",
                list(text(200), 100),
                "groupBy",
                orNull(text(200)),
                "settings",
                anyObject());
        var created = new LinkedHashMap<>(view);
        created.put("id", format("uuid"));
        created.put("object", text());
        schemas.put("NewView", object(List.of("object", "name"), created));
        schemas.put("ViewChange", object(List.of(), view));
    }

    private static Map<String, @Nullable Object> withDefault(Map<String, @Nullable Object> schema, Object value) {
        schema.put("default", value);
        return schema;
    }
}
