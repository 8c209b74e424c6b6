package dev.grato.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One operation as the OpenAPI document shows it, put together step by step.
public final class OpenApiOperation {

    private static final Map<String, Object> PROBLEM = Map.of("$ref", "#/components/responses/Problem");
    private static final List<Object> SESSION_ONLY = List.of(Map.of("session", List.of(), "csrf", List.of()));

    private final String method;
    private final String path;
    private final Map<String, @Nullable Object> json = new LinkedHashMap<>();
    private final List<Object> parameters = new ArrayList<>();
    private final Map<String, @Nullable Object> responses = new LinkedHashMap<>();

    private OpenApiOperation(String method, String path, String id, String summary) {
        this.method = method;
        this.path = path;
        json.put("operationId", id);
        json.put("summary", summary);
        for (var segment : path.split("/", -1)) {
            if (segment.startsWith("{")) {
                var name = segment.substring(1, segment.length() - 1);
                parameter("path", name, name.equals("id") ? JsonSchema.format("uuid") : JsonSchema.text(), true, "");
            }
        }
    }

    public static OpenApiOperation get(String path, String id, String summary) {
        return new OpenApiOperation("get", path, id, summary);
    }

    /// Any POST takes an idempotency key.
    public static OpenApiOperation post(String path, String id, String summary) {
        return new OpenApiOperation("post", path, id, summary).shared("idempotencyKey");
    }

    public static OpenApiOperation put(String path, String id, String summary) {
        return new OpenApiOperation("put", path, id, summary);
    }

    public static OpenApiOperation patch(String path, String id, String summary) {
        return new OpenApiOperation("patch", path, id, summary);
    }

    public static OpenApiOperation delete(String path, String id, String summary) {
        return new OpenApiOperation("delete", path, id, summary);
    }

    String method() {
        return method;
    }

    String path() {
        return path;
    }

    public OpenApiOperation tag(String tag) {
        json.put("tags", List.of(tag));
        return this;
    }

    /// Parameters that stand under `components.parameters`.
    public OpenApiOperation shared(String... names) {
        for (var name : names) {
            parameters.add(Map.of("$ref", "#/components/parameters/" + name));
        }
        return this;
    }

    public OpenApiOperation query(
            String name, Map<String, @Nullable Object> schema, boolean isRequired, String description) {
        return parameter("query", name, schema, isRequired, description);
    }

    private OpenApiOperation parameter(
            String place, String name, Map<String, @Nullable Object> schema, boolean isRequired, String description) {
        var parameter = JsonSchema.map("name", name, "in", place, "required", isRequired, "schema", schema);
        if (!description.isEmpty()) {
            parameter.put("description", description);
        }
        parameters.add(parameter);
        return this;
    }

    public OpenApiOperation body(Map<String, @Nullable Object> schema) {
        return body("application/json", schema);
    }

    /// A body that may be left out.
    public OpenApiOperation optionalBody(Map<String, @Nullable Object> schema) {
        json.put(
                "requestBody",
                Map.of("required", false, "content", Map.of("application/json", Map.of("schema", schema))));
        return this;
    }

    public OpenApiOperation body(String mediaType, Map<String, @Nullable Object> schema) {
        json.put("requestBody", Map.of("required", true, "content", Map.of(mediaType, Map.of("schema", schema))));
        return this;
    }

    public OpenApiOperation body(Map<String, @Nullable Object> schema, Object example) {
        var content = JsonSchema.map("schema", schema, "example", example);
        json.put("requestBody", Map.of("required", true, "content", Map.of("application/json", content)));
        return this;
    }

    public OpenApiOperation answers(int status, String description, Map<String, @Nullable Object> schema) {
        return answers(status, description, "application/json", schema);
    }

    public OpenApiOperation answers(
            int status, String description, String mediaType, Map<String, @Nullable Object> schema) {
        responses.put(
                String.valueOf(status),
                JsonSchema.map("description", description, "content", Map.of(mediaType, Map.of("schema", schema))));
        return this;
    }

    public OpenApiOperation answersEmpty(int status, String description) {
        responses.put(String.valueOf(status), Map.of("description", description));
        return this;
    }

    public OpenApiOperation openToAll() {
        json.put("security", List.of());
        return this;
    }

    public OpenApiOperation forSessions() {
        json.put("security", SESSION_ONLY);
        return this;
    }

    Map<String, @Nullable Object> json() {
        var whole = new LinkedHashMap<>(json);
        if (!parameters.isEmpty()) {
            whole.put("parameters", parameters);
        }
        var all = new LinkedHashMap<>(responses);
        all.put("default", PROBLEM);
        whole.put("responses", all);
        return whole;
    }
}
