package dev.grato.exchange.web;

import static dev.grato.api.JsonSchema.choice;
import static dev.grato.api.JsonSchema.format;
import static dev.grato.api.JsonSchema.list;
import static dev.grato.api.JsonSchema.map;
import static dev.grato.api.JsonSchema.object;
import static dev.grato.api.JsonSchema.text;
import static dev.grato.api.JsonSchema.whole;
import static dev.grato.api.OpenApiOperation.get;
import static dev.grato.api.OpenApiOperation.post;

import dev.grato.api.OpenApiContribution;
import dev.grato.api.OpenApiOperation;
import dev.grato.model.ObjectType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The worklist of duplicates, in the description of the API.
@Component
final class DuplicateOperations implements OpenApiContribution {

    private static final List<String> BANDS = List.of("certain", "likely", "possible");

    @Override
    public String tag() {
        return "duplicates";
    }

    @Override
    public List<OpenApiOperation> operations() {
        return List.of(
                get("/api/v1/duplicates", "listDuplicates", "Pairs of records that may be the same, strongest first")
                        .query("object", text(), true, "The object's plural as in addresses")
                        .query("band", choice(BANDS), false, "Only those that are so sure")
                        .query("cursor", text(), false, "Where the last page ended")
                        .query("limit", whole(1, 200), false, "How many")
                        .answers(200, "The pairs of which the caller sees both records", page()),
                post("/api/v1/duplicates/{id}/verdict", "judgeDuplicate", "Says whether a pair is the same")
                        .body(object(
                                List.of("object", "verdict"),
                                "object",
                                text(),
                                "verdict",
                                choice(List.of("same", "different", "later"))))
                        .answersEmpty(204, "Kept; without who said it"));
    }

    @Override
    public List<OpenApiOperation> operations(ObjectType type) {
        return List.of(post(
                        "/api/v1/" + type.address() + "/duplicates",
                        type.plural() + "_duplicates",
                        "The records that one being typed may be")
                .body(object(List.of("values"), "values", map("type", "object"), "id", format("uuid")))
                .answers(200, "At most five, strongest first", found()));
    }

    private static Map<String, @Nullable Object> page() {
        return properties("items", list(item("one", "other")), "nextCursor", text());
    }

    private static Map<String, @Nullable Object> found() {
        return properties("items", list(item()));
    }

    private static Map<String, @Nullable Object> item(String... ids) {
        var item = new LinkedHashMap<String, @Nullable Object>();
        item.put("id", text());
        for (var id : ids) {
            item.put(id, format("uuid"));
        }
        item.put("band", choice(BANDS));
        item.put("bits", map("type", "number"));
        item.put("reasons", list(properties("field", text(), "likeness", text(), "bits", map("type", "number"))));
        return map("type", "object", "properties", item);
    }

    private static Map<String, @Nullable Object> properties(@Nullable Object... namesAndSchemas) {
        return map("type", "object", "properties", map(namesAndSchemas));
    }
}
