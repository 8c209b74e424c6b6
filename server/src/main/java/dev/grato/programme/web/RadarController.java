package dev.grato.programme.web;

import dev.grato.api.JsonBody;
import dev.grato.api.SignedInOnly;
import dev.grato.platform.Actor;
import dev.grato.programme.Radar;
import dev.grato.programme.Radar.Line;
import dev.grato.programme.Radar.Reading;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// What the signals of the programme say.
@RestController
@RequestMapping("/api/v1/programme/radar")
class RadarController {

    private static final List<String> ANSWERS = List.of("action", "decline");
    private static final int LONGEST = 2_000;

    private final Radar radar;

    RadarController(Radar radar) {
        this.radar = radar;
    }

    @SignedInOnly
    @GetMapping
    Map<String, @Nullable Object> look(Actor actor) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("items", radar.look(actor).stream().map(RadarController::json).toList());
        return json;
    }

    @SignedInOnly
    @PostMapping("/{signal}/answer")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void answer(@PathVariable String signal, JsonBody body, Actor actor) {
        body.object("answer", "words");
        var answer = body.text("answer");
        if (!ANSWERS.contains(answer)) {
            throw JsonBody.wrong("answer", "unknownOption", Map.of("options", String.join(", ", ANSWERS)));
        }
        var words = body.text("words").strip();
        if (words.isEmpty()) {
            throw JsonBody.wrong("words", "required", Map.of());
        }
        if (words.length() > LONGEST) {
            throw JsonBody.wrong("words", "tooLong", Map.of("max", LONGEST));
        }
        radar.answer(actor, signal, answer, words);
    }

    private static Map<String, @Nullable Object> json(Line line) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("code", line.code());
        json.put("family", line.family());
        json.put("unit", line.unit());
        json.put("watch", line.watch());
        json.put("act", line.act());
        json.put("isMoreBad", line.isMoreBad());
        json.putAll(json(line.now()));
        json.put(
                "weeks",
                line.weeks().stream()
                        .map(kept -> {
                            var week = new LinkedHashMap<String, @Nullable Object>();
                            week.put("week", kept.week().toString());
                            week.putAll(json(kept.reading()));
                            return week;
                        })
                        .toList());
        var alert = line.alert();
        if (alert != null) {
            var open = new LinkedHashMap<String, @Nullable Object>();
            open.put("openedOn", alert.openedOn().toString());
            open.put("dueOn", alert.dueOn().toString());
            open.put("answer", alert.answer());
            open.put("words", alert.words());
            open.put(
                    "answeredAt",
                    alert.answeredAt() == null ? null : alert.answeredAt().toString());
            json.put("alert", open);
        }
        return json;
    }

    private static Map<String, @Nullable Object> json(Reading reading) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("state", reading.state().key());
        json.put("value", reading.value());
        json.put("part", reading.part());
        json.put("of", reading.of());
        json.put("reason", reading.reason());
        return json;
    }
}
