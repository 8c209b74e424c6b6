package dev.grato.programme.web;

import dev.grato.api.JsonBody;
import dev.grato.api.SignedInOnly;
import dev.grato.platform.Actor;
import dev.grato.platform.GratoException;
import dev.grato.platform.Ids;
import dev.grato.programme.Voice;
import dev.grato.records.RecordsError;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// What people say about the CRM, and what is answered.
@RestController
@RequestMapping("/api/v1/programme")
class VoiceController {

    private static final int LONGEST = 2_000;

    private final Voice voice;

    VoiceController(Voice voice) {
        this.voice = voice;
    }

    @SignedInOnly
    @GetMapping("/voice")
    Map<String, @Nullable Object> board(Actor actor) {
        var board = voice.board(actor);
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("isTeam", board.isTeam());
        json.put(
                "requests", board.requests().stream().map(VoiceController::json).toList());
        json.put(
                "screens",
                board.screens().stream()
                        .map(each -> Map.of("screen", each.screen(), "reports", each.reports()))
                        .toList());
        return json;
    }

    private static Map<String, @Nullable Object> json(Voice.Item item) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("request", item.request().toString());
        json.put("reporters", item.reporters());
        json.put("rank", item.rank());
        json.put("points", item.points());
        json.put("mayAnswer", item.mayAnswer());
        json.put("reports", item.reports().stream().map(VoiceController::json).toList());
        return json;
    }

    private static Map<String, @Nullable Object> json(Voice.Report report) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("on", report.on());
        json.put("sentence", report.sentence());
        json.put("reporter", report.reporter());
        json.put("appVersion", report.appVersion());
        json.put("timing", report.timing());
        json.put("errorCode", report.errorCode());
        return json;
    }

    @SignedInOnly
    @PostMapping("/voice/{request}/answer")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void answer(@PathVariable String request, JsonBody body, Actor actor) {
        var values = body.object("status", "answer", "name", "severity", "reach", "effort");
        voice.answer(actor, id(request), values);
    }

    @SignedInOnly
    @PostMapping("/objections")
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, @Nullable Object> object(JsonBody body, Actor actor) {
        body.object("statement");
        return Map.of("id", voice.object(actor, said(body, "statement", 300)).toString());
    }

    @SignedInOnly
    @PostMapping("/objections/{objection}/answer")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void answerObjection(@PathVariable String objection, JsonBody body, Actor actor) {
        body.object("answer", "evidence");
        var evidence = body.optionalText("evidence");
        if (evidence != null && !evidence.isBlank() && !evidence.matches("https?://\\S{1,500}")) {
            throw JsonBody.wrong("evidence", "url", Map.of());
        }
        voice.answerObjection(
                actor,
                id(objection),
                said(body, "answer", LONGEST),
                evidence == null || evidence.isBlank() ? null : evidence);
    }

    @SignedInOnly
    @PostMapping("/objections/{objection}/settle")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void settle(@PathVariable String objection, JsonBody body, Actor actor) {
        if (!(body.object("settled").get("settled") instanceof Boolean isSettled)) {
            throw JsonBody.wrong("settled", "required", Map.of());
        }
        voice.settle(actor, id(objection), isSettled);
    }

    private static String said(JsonBody body, String name, int longest) {
        var text = body.text(name).strip();
        if (text.isEmpty()) {
            throw JsonBody.wrong(name, "required", Map.of());
        }
        if (text.length() > longest) {
            throw JsonBody.wrong(name, "tooLong", Map.of("max", longest));
        }
        return text;
    }

    private static UUID id(String text) {
        return Ids.parse(text).orElseThrow(() -> new GratoException(RecordsError.NOT_FOUND));
    }
}
