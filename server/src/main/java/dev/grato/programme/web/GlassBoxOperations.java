package dev.grato.programme.web;

import static dev.grato.api.JsonSchema.choice;
import static dev.grato.api.JsonSchema.flag;
import static dev.grato.api.JsonSchema.format;
import static dev.grato.api.JsonSchema.list;
import static dev.grato.api.JsonSchema.map;
import static dev.grato.api.JsonSchema.orNull;
import static dev.grato.api.JsonSchema.text;
import static dev.grato.api.JsonSchema.whole;
import static dev.grato.api.OpenApiOperation.get;

import dev.grato.api.OpenApiContribution;
import dev.grato.api.OpenApiOperation;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The glass box, in the description of the API.
@Component
final class GlassBoxOperations implements OpenApiContribution {

    @Override
    public String tag() {
        return "programme";
    }

    @Override
    public List<OpenApiOperation> operations() {
        return List.of(get(
                        "/api/v1/me/glass-box",
                        "readGlassBox",
                        "What is recorded about the caller, and who could read it")
                .answers(
                        200,
                        "About the caller alone",
                        properties(
                                "condition",
                                text(),
                                "isSmall",
                                flag(),
                                "isForOneAdministrator",
                                flag(),
                                "auditDays",
                                whole(0, 36500),
                                "behaviour",
                                list(map("type", "object")),
                                "changes",
                                list(change()),
                                "reports",
                                whole(0, 36500))));
    }

    private static Map<String, @Nullable Object> change() {
        return properties(
                "at",
                format("date-time"),
                "operation",
                choice(List.of("create", "update", "delete", "restore")),
                "object",
                text(),
                "address",
                orNull(text()),
                "record",
                format("uuid"),
                "fields",
                list(text()));
    }

    private static Map<String, @Nullable Object> properties(@Nullable Object... namesAndSchemas) {
        return map("type", "object", "properties", map(namesAndSchemas));
    }
}
