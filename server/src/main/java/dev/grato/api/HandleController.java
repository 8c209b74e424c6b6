package dev.grato.api;

import dev.grato.model.Handle;
import dev.grato.platform.Actor;
import dev.grato.records.Handles;
import dev.grato.records.Handles.Held;
import dev.grato.records.Handles.Owner;
import dev.grato.records.Handles.Question;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Who is behind an address or a number, what a record is known by, and what several claim.
@RestController
@RequestMapping("/api/v1")
class HandleController {

    private static final String KINDS =
            Arrays.stream(Handle.Kind.values()).map(Handle.Kind::key).collect(Collectors.joining(", "));

    private final Handles handles;
    private final Objects objects;

    HandleController(Handles handles, Objects objects) {
        this.handles = handles;
        this.objects = objects;
    }

    @SignedInOnly
    @GetMapping("/handles/resolve")
    Map<String, @Nullable Object> resolve(
            @RequestParam(required = false) @Nullable String value,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(name = "object", required = false) @Nullable String address,
            @RequestParam(required = false) @Nullable String at,
            Actor actor) {
        if (value == null) {
            throw JsonBody.wrong("value", "required", Map.of("field", "value"));
        }
        var wantedKind = ListRequests.blankToNull(kind) == null
                ? null
                : Handle.Kind.of(String.valueOf(kind))
                        .orElseThrow(() -> JsonBody.wrong("kind", "unknownOption", Map.of("options", KINDS)));
        var object = ListRequests.blankToNull(address) == null
                ? null
                : objects.at(actor, String.valueOf(address)).name();
        var found = handles.resolve(actor, new Question(value, wantedKind, object, moment(at)));
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put(
                "certainty",
                switch (found.certainty()) {
                    case NONE -> "none";
                    case ONE -> "one";
                    case AMBIGUOUS -> "ambiguous";
                });
        json.put("best", found.best() == null ? null : owner(found.best()));
        json.put("owners", found.owners().stream().map(HandleController::owner).toList());
        return json;
    }

    private static @Nullable Instant moment(@Nullable String text) {
        var given = ListRequests.blankToNull(text);
        try {
            return given == null ? null : OffsetDateTime.parse(given).toInstant();
        } catch (DateTimeParseException notAMoment) {
            throw JsonBody.wrong("at", "wrongType", Map.of("expected", "dateTime"));
        }
    }

    @SignedInOnly
    @GetMapping("/handles/conflicts")
    Map<String, @Nullable Object> contested(
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String cursor,
            Actor actor) {
        var page = handles.contested(actor, ListRequests.blankToNull(cursor), ListRequests.limit(limit, 50));
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put(
                "items",
                page.items().stream()
                        .map(item -> {
                            var shown = new LinkedHashMap<String, @Nullable Object>();
                            shown.put("kind", item.kind().key());
                            shown.put("value", item.value());
                            shown.put(
                                    "claimants",
                                    item.claimants().stream()
                                            .map(HandleController::owner)
                                            .toList());
                            return shown;
                        })
                        .toList());
        json.put("nextCursor", page.next());
        return json;
    }

    @SignedInOnly
    @GetMapping("/{object}/{id}/handles")
    Map<String, @Nullable Object> of(@PathVariable String object, @PathVariable String id, Actor actor) {
        var type = objects.at(actor, object);
        return Map.of(
                "items",
                handles.of(actor, type.name(), Objects.id(id)).stream()
                        .map(HandleController::held)
                        .toList());
    }

    private static Map<String, @Nullable Object> owner(Owner owner) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("object", owner.object());
        json.put("id", owner.record().toString());
        json.put("title", owner.title());
        json.putAll(held(owner.held()));
        return json;
    }

    private static Map<String, @Nullable Object> held(Held held) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("field", held.field());
        json.put("kind", held.handle().kind().key());
        json.put("value", held.handle().value());
        json.put("written", held.handle().written());
        json.put("isPrimary", held.handle().isPrimary());
        json.put("isShared", held.handle().isShared());
        json.put("since", held.since().toString());
        json.put("until", held.until() == null ? null : held.until().toString());
        json.put("isCurrent", held.isCurrent());
        return json;
    }

    /// The kinds, for the description of the API.
    static List<String> kinds() {
        return Arrays.stream(Handle.Kind.values()).map(Handle.Kind::key).toList();
    }
}
