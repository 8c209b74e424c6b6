package dev.grato.api;

import dev.grato.model.FieldDefinition;
import dev.grato.model.Model;
import dev.grato.model.ObjectType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/// The OpenAPI 3.1 document of one workspace as one caller knows it.
final class OpenApiDocument {

    private static final String DESCRIPTION = "Refusals are problem details (RFC 9457) that name the place and the "
            + "reason. Instants are UTC in ISO 8601. Objects and fields are those of this workspace that you may see.";

    private OpenApiDocument() {}

    /// @param model what the caller knows of the model
    /// @param isWritable which field of which object the caller may send
    /// @param contributions what modules above say about endpoints of theirs
    static Map<String, @Nullable Object> of(
            Model model, BiPredicate<ObjectType, FieldDefinition> isWritable, List<OpenApiContribution> contributions) {
        var paths = new TreeMap<String, Map<String, @Nullable Object>>();
        var schemas = OpenApiSchemas.common();
        OpenApiOperations.common().forEach(operation -> put(paths, operation));
        contributions.forEach(more -> more.operations().forEach(operation -> put(paths, operation.tag(more.tag()))));
        for (var object : model.objects()) {
            OpenApiOperations.of(object).forEach(operation -> put(paths, operation));
            contributions.forEach(more ->
                    more.operations(object).forEach(operation -> put(paths, operation.tag(object.address()))));
            OpenApiRecordSchemas.add(schemas, object, field -> isWritable.test(object, field));
        }
        return JsonSchema.map(
                "openapi",
                "3.1.0",
                "info",
                JsonSchema.map("title", "Grato", "version", "1." + model.version(), "description", DESCRIPTION),
                "servers",
                List.of(Map.of("url", "/")),
                "security",
                List.of(Map.of("bearer", List.of()), Map.of("session", List.of(), "csrf", List.of())),
                "paths",
                paths,
                "components",
                JsonSchema.map(
                        "schemas",
                        schemas,
                        "parameters",
                        OpenApiOperations.parameters(),
                        "responses",
                        Map.of("Problem", problem()),
                        "securitySchemes",
                        securitySchemes()));
    }

    private static void put(Map<String, Map<String, @Nullable Object>> paths, OpenApiOperation operation) {
        paths.computeIfAbsent(operation.path(), path -> new LinkedHashMap<>())
                .put(operation.method(), operation.json());
    }

    private static Map<String, @Nullable Object> problem() {
        return JsonSchema.map(
                "description",
                "A refusal",
                "content",
                Map.of(Problems.MEDIA_TYPE, Map.of("schema", JsonSchema.ref("Problem"))));
    }

    private static Map<String, @Nullable Object> securitySchemes() {
        return JsonSchema.map(
                "bearer",
                Map.of("type", "http", "scheme", "bearer", "description", "An API token, see POST /tokens"),
                "session",
                Map.of("type", "apiKey", "in", "cookie", "name", Requests.sessionCookie(false)),
                "csrf",
                Map.of(
                        "type",
                        "apiKey",
                        "in",
                        "header",
                        "name",
                        "X-CSRF-Token",
                        "description",
                        "Goes with the cookie on everything but GET"));
    }
}
