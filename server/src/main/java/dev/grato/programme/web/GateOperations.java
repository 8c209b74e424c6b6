package dev.grato.programme.web;

import static dev.grato.api.JsonSchema.choice;
import static dev.grato.api.JsonSchema.flag;
import static dev.grato.api.JsonSchema.format;
import static dev.grato.api.JsonSchema.list;
import static dev.grato.api.JsonSchema.number;
import static dev.grato.api.JsonSchema.object;
import static dev.grato.api.JsonSchema.orNull;
import static dev.grato.api.JsonSchema.text;
import static dev.grato.api.OpenApiOperation.get;
import static dev.grato.api.OpenApiOperation.post;

import dev.grato.api.OpenApiContribution;
import dev.grato.api.OpenApiOperation;
import dev.grato.programme.Gates;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The gates of the programme, in the description of the API.
@Component
final class GateOperations implements OpenApiContribution {

    @Override
    public String tag() {
        return "programme";
    }

    @Override
    public List<OpenApiOperation> operations() {
        return List.of(
                get("/api/v1/programme/gates", "readGates", "What the gates ask for, and which were passed")
                        .answers(
                                200,
                                "In their order; none where there is no programme",
                                object(List.of("items"), "items", list(gate()))),
                post("/api/v1/programme/gates/{gate}/pass", "passGate", "Pass a gate")
                        .body(object(List.of(), "exception", text(2000)))
                        .answersEmpty(204, "Passed"));
    }

    private static Map<String, @Nullable Object> gate() {
        var item = object(
                List.of("code", "isMust", "isDone", "part", "of"),
                "code",
                text(),
                "isMust",
                flag(),
                "isDone",
                flag(),
                "part",
                orNull(number()),
                "of",
                orNull(number()));
        var passed = object(
                List.of("on", "by", "missing", "exception"),
                "on",
                format("date"),
                "by",
                orNull(format("uuid")),
                "missing",
                list(text()),
                "exception",
                orNull(text()));
        return object(List.of("code", "items"), "code", choice(Gates.ORDER), "items", list(item), "passed", passed);
    }
}
