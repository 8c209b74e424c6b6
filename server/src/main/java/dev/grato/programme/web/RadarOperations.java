package dev.grato.programme.web;

import static dev.grato.api.JsonSchema.choice;
import static dev.grato.api.JsonSchema.flag;
import static dev.grato.api.JsonSchema.format;
import static dev.grato.api.JsonSchema.list;
import static dev.grato.api.JsonSchema.map;
import static dev.grato.api.JsonSchema.number;
import static dev.grato.api.JsonSchema.orNull;
import static dev.grato.api.JsonSchema.text;
import static dev.grato.api.OpenApiOperation.get;
import static dev.grato.api.OpenApiOperation.post;

import dev.grato.api.OpenApiContribution;
import dev.grato.api.OpenApiOperation;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The signals of the programme, in the description of the API.
@Component
final class RadarOperations implements OpenApiContribution {

    @Override
    public String tag() {
        return "programme";
    }

    @Override
    public List<OpenApiOperation> operations() {
        return List.of(
                get("/api/v1/programme/radar", "readRadar", "What the signals of the programme say")
                        .answers(
                                200,
                                "The active signals; none where there is no programme",
                                properties("items", list(line()))),
                post("/api/v1/programme/radar/{signal}/answer", "answerSignal", "Answer what is open on a signal")
                        .body(properties("answer", choice(List.of("action", "decline")), "words", text(2000)))
                        .answersEmpty(204, "Answered"));
    }

    private static Map<String, @Nullable Object> line() {
        return properties(
                "code",
                text(),
                "family",
                choice(List.of("people", "process", "policy", "technology")),
                "unit",
                choice(List.of("share", "count", "days")),
                "watch",
                number(),
                "act",
                number(),
                "isMoreBad",
                flag(),
                "state",
                choice(List.of("ok", "watch", "act", "unknown")),
                "value",
                orNull(number()),
                "part",
                orNull(number()),
                "of",
                orNull(number()),
                "reason",
                orNull(text()),
                "weeks",
                list(map("type", "object")),
                "alert",
                properties("openedOn", format("date"), "dueOn", format("date")));
    }

    private static Map<String, @Nullable Object> properties(@Nullable Object... namesAndSchemas) {
        return map("type", "object", "properties", map(namesAndSchemas));
    }
}
