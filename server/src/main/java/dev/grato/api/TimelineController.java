package dev.grato.api;

import dev.grato.access.Abilities;
import dev.grato.model.Model;
import dev.grato.platform.Actor;
import dev.grato.records.Timeline;
import dev.grato.records.Timeline.Entry;
import dev.grato.records.Timeline.Lane;
import dev.grato.records.Timeline.Wish;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// What happened around a record, and what is planned.
@RestController
@RequestMapping("/api/v1")
class TimelineController {

    private static final int DEFAULT_LIMIT = 50;
    private static final int MOST_WORDS = 50;
    private static final Pattern WORD = Pattern.compile("[a-zA-Z][a-zA-Z0-9_]{0,59}");
    private static final String LANES =
            Arrays.stream(Lane.values()).map(Lane::key).collect(Collectors.joining(", "));

    private final Timeline timeline;
    private final Objects objects;

    TimelineController(Timeline timeline, Objects objects) {
        this.timeline = timeline;
        this.objects = objects;
    }

    @SignedInOnly
    @GetMapping("/{object}/{id}/timeline")
    Map<String, @Nullable Object> page(
            @PathVariable String object,
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> params,
            Actor actor) {
        var page = timeline.page(actor, wish(actor, object, id, params));
        var model = objects.visible(actor);
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put(
                "items", page.items().stream().map(entry -> entry(entry, model)).toList());
        json.put("nextCursor", page.next());
        json.put("isComplete", page.isComplete());
        return json;
    }

    @SignedInOnly
    @GetMapping("/{object}/{id}/timeline/lanes")
    Map<String, @Nullable Object> lanes(
            @PathVariable String object,
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> params,
            Actor actor) {
        var lanes = timeline.lanes(actor, wish(actor, object, id, params));
        var json = new LinkedHashMap<String, @Nullable Object>();
        for (var lane : Lane.values()) {
            json.put(
                    plural(lane),
                    lanes.counts().getOrDefault(lane, List.of()).stream()
                            .map(count -> {
                                var shown = new LinkedHashMap<String, @Nullable Object>();
                                shown.put("key", count.word());
                                shown.put("count", count.count());
                                shown.put("isMore", count.isMore());
                                return shown;
                            })
                            .toList());
        }
        return json;
    }

    /// For when it is not trusted any more; nothing is away meanwhile.
    @Requires(Abilities.MANAGE_MODEL)
    @PostMapping("/timeline/rebuild")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void rebuild(Actor actor) {
        timeline.rebuild(actor);
    }

    private static String plural(Lane lane) {
        return lane.key() + "s";
    }

    // ---------------------------------------------------------------- what is asked

    private Wish wish(Actor actor, String address, String id, MultiValueMap<String, String> params) {
        var type = objects.at(actor, address);
        return new Wish(
                type.name(),
                Objects.id(id),
                lanes(params),
                moment(params, "from"),
                moment(params, "to"),
                ListRequests.blankToNull(params.getFirst("q")),
                flag(params.getFirst("upcoming")),
                ListRequests.limit(params.getFirst("limit"), DEFAULT_LIMIT),
                ListRequests.blankToNull(params.getFirst("cursor")));
    }

    /// `kinds=email,call` and the like, or all in one as `lanes=kind:email,department:sales`.
    private static Map<Lane, Set<String>> lanes(MultiValueMap<String, String> params) {
        var lanes = new EnumMap<Lane, Set<String>>(Lane.class);
        for (var lane : Lane.values()) {
            for (var word : words(params, plural(lane))) {
                add(lanes, lane, word, plural(lane));
            }
        }
        for (var pair : words(params, "lanes")) {
            int colon = pair.indexOf(':');
            var lane = Arrays.stream(Lane.values())
                    .filter(known -> colon > 0 && known.key().equals(pair.substring(0, colon)))
                    .findFirst()
                    .orElseThrow(() -> JsonBody.wrong("lanes", "unknownOption", Map.of("options", LANES)));
            add(lanes, lane, pair.substring(colon + 1), "lanes");
        }
        return lanes;
    }

    private static void add(Map<Lane, Set<String>> lanes, Lane lane, String word, String at) {
        if (!WORD.matcher(word).matches()) {
            throw JsonBody.wrong(at, "notALane", Map.of());
        }
        lanes.computeIfAbsent(lane, key -> new LinkedHashSet<>()).add(word);
    }

    private static List<String> words(MultiValueMap<String, String> params, String name) {
        var words = params.getOrDefault(name, List.of()).stream()
                .flatMap(text -> Arrays.stream(text.split(",", -1)))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .limit(MOST_WORDS + 1)
                .toList();
        if (words.size() > MOST_WORDS) {
            throw JsonBody.wrong(name, "tooManyValues", Map.of("max", MOST_WORDS));
        }
        return words;
    }

    private static @Nullable Instant moment(MultiValueMap<String, String> params, String name) {
        var given = ListRequests.blankToNull(params.getFirst(name));
        if (given == null) {
            return null;
        }
        try {
            var moment = OffsetDateTime.parse(given);
            if (moment.getYear() >= 1 && moment.getYear() <= 9_999) {
                return moment.toInstant();
            }
        } catch (DateTimeParseException notAMoment) {
            // said below
        }
        throw JsonBody.wrong(name, "wrongType", Map.of("expected", "dateTime"));
    }

    private static boolean flag(@Nullable String text) {
        return switch (text == null || text.isBlank() ? "false" : text.strip()) {
            case "true" -> true;
            case "false" -> false;
            default -> throw JsonBody.wrong("upcoming", "unknownOption", Map.of("options", "true, false"));
        };
    }

    // ---------------------------------------------------------------- what is answered

    private static Map<String, @Nullable Object> entry(Entry entry, Model model) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("id", entry.id().toString());
        json.put("occurredAt", entry.at().toString());
        json.put("isDay", entry.isDay());
        json.put("isPlanned", entry.isPlanned());
        json.put("moment", entry.moment());
        for (var lane : Lane.values()) {
            json.put(lane.key(), entry.lanes().get(lane));
        }
        json.put("object", entry.object());
        json.put(
                "address",
                model.object(entry.object()).map(object -> object.address()).orElse(null));
        json.put("record", entry.record().toString());
        json.put("title", entry.title());
        json.put("fields", entry.fields());
        json.put(
                "concerns",
                entry.concerns().stream()
                        .map(concern -> {
                            var shown = new LinkedHashMap<String, @Nullable Object>();
                            shown.put("object", concern.object());
                            shown.put("id", concern.record().toString());
                            shown.put("title", concern.title());
                            return shown;
                        })
                        .toList());
        var edits = entry.edits();
        if (edits != null) {
            var actor = new LinkedHashMap<String, @Nullable Object>();
            actor.put("kind", edits.actorKind());
            actor.put("id", edits.actor() == null ? null : edits.actor().toString());
            var shown = new LinkedHashMap<String, @Nullable Object>();
            shown.put("actor", actor);
            shown.put(
                    "onBehalfOf",
                    edits.onBehalfOf() == null ? null : edits.onBehalfOf().toString());
            shown.put("fields", edits.fields());
            json.put("edits", shown);
        }
        return json;
    }
}
