package dev.grato.programme.web;

import dev.grato.api.SignedInOnly;
import dev.grato.platform.Actor;
import dev.grato.programme.Measures;
import dev.grato.programme.Measures.Point;
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

/// What the measures of the objectives said, day by day.
@RestController
@RequestMapping("/api/v1/programme/measures")
class MeasureController {

    private final Measures measures;

    MeasureController(Measures measures) {
        this.measures = measures;
    }

    @SignedInOnly
    @GetMapping
    Map<String, @Nullable Object> series(Actor actor) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put(
                "items",
                measures.series(actor).entrySet().stream()
                        .map(each -> Map.of(
                                "objective",
                                each.getKey().toString(),
                                "points",
                                each.getValue().stream()
                                        .map(MeasureController::point)
                                        .toList()))
                        .toList());
        return json;
    }

    private static Map<String, Object> point(Point point) {
        return Map.of("day", point.day().toString(), "value", point.value());
    }

    @SignedInOnly
    @PostMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void measure(@PathVariable UUID id, Actor actor) {
        measures.measure(actor, id);
    }
}
