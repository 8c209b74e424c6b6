package dev.grato.programme.web;

import static dev.grato.api.JsonSchema.format;
import static dev.grato.api.JsonSchema.list;
import static dev.grato.api.JsonSchema.map;
import static dev.grato.api.JsonSchema.number;
import static dev.grato.api.OpenApiOperation.get;
import static dev.grato.api.OpenApiOperation.post;

import dev.grato.api.OpenApiContribution;
import dev.grato.api.OpenApiOperation;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The measures of the objectives, in the description of the API.
@Component
final class MeasureOperations implements OpenApiContribution {

    @Override
    public String tag() {
        return "programme";
    }

    @Override
    public List<OpenApiOperation> operations() {
        return List.of(
                get("/api/v1/programme/measures", "readMeasures", "What the objectives' measures said, day by day")
                        .answers(
                                200, "The objectives one sees, with their readings", properties("items", list(item()))),
                post("/api/v1/programme/measures/{id}", "measureObjective", "Measure an objective now")
                        .answersEmpty(204, "Measured; the objective says what it is, or why it cannot be told"));
    }

    private static Map<String, @Nullable Object> item() {
        return properties(
                "objective", format("uuid"), "points", list(properties("day", format("date"), "value", number())));
    }

    private static Map<String, @Nullable Object> properties(@Nullable Object... namesAndSchemas) {
        return map("type", "object", "properties", map(namesAndSchemas));
    }
}
