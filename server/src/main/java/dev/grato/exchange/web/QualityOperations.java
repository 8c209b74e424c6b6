package dev.grato.exchange.web;

import static dev.grato.api.JsonSchema.choice;
import static dev.grato.api.JsonSchema.flag;
import static dev.grato.api.JsonSchema.list;
import static dev.grato.api.JsonSchema.map;
import static dev.grato.api.JsonSchema.number;
import static dev.grato.api.JsonSchema.text;
import static dev.grato.api.OpenApiOperation.get;

import dev.grato.api.OpenApiContribution;
import dev.grato.api.OpenApiOperation;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The quality of data, in the description of the API.
@Component
final class QualityOperations implements OpenApiContribution {

    @Override
    public String tag() {
        return "quality";
    }

    @Override
    public List<OpenApiOperation> operations() {
        return List.of(get("/api/v1/quality/{object}", "getQuality", "What is missing, wrong or old among the records")
                .answers(200, "Of the newest 5,000 records that the caller sees", report()));
    }

    private static Map<String, @Nullable Object> report() {
        var finding = properties(
                "kind",
                choice(List.of("future", "jumps", "short")),
                "count",
                number(),
                "filter",
                map("type", "object"));
        return properties(
                "looked",
                number(),
                "isWhole",
                flag(),
                "fields",
                list(properties("field", text(), "filled", number(), "findings", list(finding))),
                "stale",
                number(),
                "staleFilter",
                map("type", "object"),
                "lookAlikes",
                list(properties("one", text(), "other", text())),
                "duplicates",
                number());
    }

    private static Map<String, @Nullable Object> properties(@Nullable Object... namesAndSchemas) {
        return map("type", "object", "properties", map(namesAndSchemas));
    }
}
