package dev.grato.api;

import dev.grato.access.Follows;
import dev.grato.access.Follows.FollowedDay;
import dev.grato.platform.Actor;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What the caller follows, and what became of it.
@RestController
@RequestMapping("/api/v1")
class FollowController {

    private static final Duration USUAL = Duration.ofDays(7);

    private final Follows follows;
    private final Objects objects;
    private final Clock clock;

    FollowController(Follows follows, Objects objects, Clock clock) {
        this.follows = follows;
        this.objects = objects;
        this.clock = clock;
    }

    @SignedInOnly
    @PutMapping("/{object}/{id}/follow")
    ResponseEntity<Void> follow(@PathVariable String object, @PathVariable String id, Actor actor) {
        follows.follow(actor, objects.at(actor, object).name(), Objects.id(id));
        return ResponseEntity.noContent().build();
    }

    @SignedInOnly
    @DeleteMapping("/{object}/{id}/follow")
    ResponseEntity<Void> leave(@PathVariable String object, @PathVariable String id, Actor actor) {
        follows.leave(actor, objects.at(actor, object).name(), Objects.id(id));
        return ResponseEntity.noContent().build();
    }

    @SignedInOnly
    @GetMapping("/me/follows")
    Map<String, Object> list(Actor actor) {
        return Map.of(
                "items",
                follows.list(actor).stream()
                        .map(follow -> Map.of(
                                "object", follow.object(),
                                "id", follow.record().toString(),
                                "since", follow.since().toString()))
                        .toList());
    }

    /// What others changed since then, a week ago unless said otherwise.
    @SignedInOnly
    @GetMapping("/me/following/changes")
    Map<String, Object> changes(@RequestParam(required = false) @Nullable String after, Actor actor) {
        var since = after == null || after.isBlank() ? clock.instant().minus(USUAL) : instant(after);
        return Map.of(
                "items",
                follows.changes(actor, since).stream()
                        .map(FollowController::day)
                        .toList());
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException notATime) {
            throw JsonBody.wrong("after", "notAnInstant", Map.of());
        }
    }

    private static Map<String, @Nullable Object> day(FollowedDay day) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("object", day.object());
        json.put("id", day.record().toString());
        json.put("title", day.title());
        json.put("day", day.day().toString());
        json.put("operation", day.operation());
        json.put("fields", day.fields());
        return json;
    }
}
