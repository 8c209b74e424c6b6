package dev.grato.programme.web;

import dev.grato.api.JsonBody;
import dev.grato.api.SignedInOnly;
import dev.grato.platform.Actor;
import dev.grato.programme.Gates;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The gates of the programme, and that one is passed.
@RestController
@RequestMapping("/api/v1/programme/gates")
class GateController {

    private static final int LONGEST = 2_000;

    private final Gates gates;

    GateController(Gates gates) {
        this.gates = gates;
    }

    @SignedInOnly
    @GetMapping
    Map<String, @Nullable Object> look(Actor actor) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("items", gates.look(actor).stream().map(GateController::json).toList());
        return json;
    }

    @SignedInOnly
    @PostMapping("/{gate}/pass")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void pass(@PathVariable String gate, JsonBody body, Actor actor) {
        body.object("exception");
        var exception =
                Objects.requireNonNullElse(body.optionalText("exception"), "").strip();
        if (exception.length() > LONGEST) {
            throw JsonBody.wrong("exception", "tooLong", Map.of("max", LONGEST));
        }
        gates.pass(actor, gate, exception.isEmpty() ? null : exception);
    }

    private static Map<String, @Nullable Object> json(Gates.Gate gate) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("code", gate.code());
        json.put("items", gate.items().stream().map(GateController::json).toList());
        var passed = gate.passed();
        if (passed != null) {
            var kept = new LinkedHashMap<String, @Nullable Object>();
            kept.put("on", passed.on().toString());
            kept.put("by", passed.by() == null ? null : passed.by().toString());
            kept.put("missing", passed.missing());
            kept.put("exception", passed.exception());
            json.put("passed", kept);
        }
        return json;
    }

    private static Map<String, @Nullable Object> json(Gates.Item item) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("code", item.code());
        json.put("isMust", item.isMust());
        json.put("isDone", item.isDone());
        json.put("part", item.part());
        json.put("of", item.of());
        return json;
    }
}
