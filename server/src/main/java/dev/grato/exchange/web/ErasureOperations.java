package dev.grato.exchange.web;

import static dev.grato.api.JsonSchema.anyObject;
import static dev.grato.api.JsonSchema.choice;
import static dev.grato.api.JsonSchema.format;
import static dev.grato.api.JsonSchema.list;
import static dev.grato.api.JsonSchema.map;
import static dev.grato.api.JsonSchema.object;
import static dev.grato.api.JsonSchema.orNull;
import static dev.grato.api.JsonSchema.text;
import static dev.grato.api.OpenApiOperation.get;
import static dev.grato.api.OpenApiOperation.post;

import dev.grato.api.OpenApiContribution;
import dev.grato.api.OpenApiOperation;
import dev.grato.exchange.Erasures;
import dev.grato.model.ObjectType;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// How people are erased, in the description of the API.
@Component
final class ErasureOperations implements OpenApiContribution {

    @Override
    public String tag() {
        return "erasures";
    }

    @Override
    public List<OpenApiOperation> operations() {
        return List.of(get("/api/v1/erasures", "listErasures", "The proofs of what was erased, newest first")
                .answers(200, "The proofs", object(List.of("items"), "items", list(proof(), 500))));
    }

    @Override
    public List<OpenApiOperation> operations(ObjectType type) {
        var path = "/api/v1/" + type.address() + "/{id}/erasure";
        return List.of(
                get(path, type.plural() + "_previewErasure", "What erasing would take, and where else to look")
                        .answers(
                                200,
                                "What would go",
                                object(
                                        List.of("title"),
                                        "title",
                                        text(),
                                        "erased",
                                        anyObject(),
                                        "emptied",
                                        anyObject(),
                                        "changes",
                                        map("type", "integer"),
                                        "files",
                                        map("type", "integer"),
                                        "places",
                                        list(
                                                object(
                                                        List.of("object", "id"),
                                                        "object",
                                                        text(),
                                                        "id",
                                                        format("uuid"),
                                                        "title",
                                                        orNull(text())),
                                                100))),
                post(path, type.plural() + "_erase", "Erases for good what is kept about a person")
                        .body(object(
                                List.of("confirm", "reason"), "confirm", text(), "reason", choice(Erasures.REASONS)))
                        .answers(200, "The proof", proof()));
    }

    private static Map<String, @Nullable Object> proof() {
        return object(
                List.of("id", "at"),
                "id",
                format("uuid"),
                "at",
                format("date-time"),
                "object",
                text(),
                "recordHash",
                text(),
                "reason",
                choice(Erasures.REASONS),
                "erased",
                anyObject(),
                "emptied",
                anyObject(),
                "changes",
                map("type", "integer"),
                "files",
                map("type", "integer"));
    }
}
