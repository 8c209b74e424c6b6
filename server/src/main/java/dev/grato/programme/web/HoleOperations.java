package dev.grato.programme.web;

import static dev.grato.api.JsonSchema.format;
import static dev.grato.api.JsonSchema.object;
import static dev.grato.api.JsonSchema.whole;
import static dev.grato.api.OpenApiOperation.post;

import dev.grato.api.OpenApiContribution;
import dev.grato.api.OpenApiOperation;
import java.util.List;
import org.springframework.stereotype.Component;

/// The empty places of the programme, in the description of the API.
@Component
final class HoleOperations implements OpenApiContribution {

    private static final int MOST = 2000;

    @Override
    public String tag() {
        return "programme";
    }

    @Override
    public List<OpenApiOperation> operations() {
        return List.of(post("/api/v1/programme/holes/send", "sendHoles", "Tell who can fill the empty places")
                .answers(
                        200,
                        "Whom they were sent to, and how many there are",
                        object(List.of("user", "holes"), "user", format("uuid"), "holes", whole(1, MOST))));
    }
}
