package dev.grato.programme.web;

import static dev.grato.api.JsonSchema.anyObject;
import static dev.grato.api.JsonSchema.choice;
import static dev.grato.api.JsonSchema.flag;
import static dev.grato.api.JsonSchema.list;
import static dev.grato.api.JsonSchema.object;
import static dev.grato.api.JsonSchema.text;
import static dev.grato.api.JsonSchema.whole;
import static dev.grato.api.OpenApiOperation.get;
import static dev.grato.api.OpenApiOperation.post;

import dev.grato.api.OpenApiContribution;
import dev.grato.api.OpenApiOperation;
import java.util.List;
import org.springframework.stereotype.Component;

/// What people say about the CRM, in the description of the API.
@Component
final class VoiceOperations implements OpenApiContribution {

    @Override
    public String tag() {
        return "programme";
    }

    @Override
    public List<OpenApiOperation> operations() {
        return List.of(
                get(
                                "/api/v1/programme/voice",
                                "readVoice",
                                "How many said so, and what they wrote as far as one may know")
                        .answers(
                                200,
                                "By request, and how many reports each screen gave",
                                object(
                                        List.of("isTeam", "requests", "screens"),
                                        "isTeam",
                                        flag(),
                                        "requests",
                                        list(anyObject()),
                                        "screens",
                                        list(anyObject()))),
                post(
                                "/api/v1/programme/voice/{request}/answer",
                                "answerRequest",
                                "Answer a request; those who reported it learn it")
                        .body(object(
                                List.of(),
                                "status",
                                choice(List.of("new", "acknowledged", "planned", "done", "willNot")),
                                "answer",
                                text(),
                                "name",
                                text(),
                                "severity",
                                whole(1, 3),
                                "reach",
                                whole(1, 3),
                                "effort",
                                whole(1, 5)))
                        .answersEmpty(204, "It is answered"),
                post("/api/v1/programme/objections", "raiseObjection", "Raise an objection with one's name")
                        .body(object(List.of("statement"), "statement", text(300)))
                        .answers(201, "It stands there", object(List.of("id"), "id", text())),
                post(
                                "/api/v1/programme/objections/{objection}/answer",
                                "answerObjection",
                                "Answer an objection with one's name")
                        .body(object(List.of("answer"), "answer", text(2_000), "evidence", text(500)))
                        .answersEmpty(204, "It is answered"),
                post(
                                "/api/v1/programme/objections/{objection}/settle",
                                "settleObjection",
                                "Say whether the answer settles one's objection")
                        .body(object(List.of("settled"), "settled", flag()))
                        .answersEmpty(204, "It is said"));
    }
}
