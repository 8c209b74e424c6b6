package dev.grato.api;

import dev.grato.model.ObjectType;
import dev.grato.platform.Actor;
import dev.grato.records.Search;
import dev.grato.records.Search.Hit;
import dev.grato.records.Search.Piece;
import dev.grato.records.Search.Wish;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Finding records by what people type.
@RestController
@RequestMapping("/api/v1/search")
class SearchController {

    private static final int MOST_OBJECTS = 100;

    private final Search search;
    private final Objects objects;

    SearchController(Search search, Objects objects) {
        this.search = search;
        this.objects = objects;
    }

    @SignedInOnly
    @GetMapping
    Map<String, @Nullable Object> find(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(name = "objects", required = false) @Nullable String addresses,
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String cursor,
            Actor actor) {
        var from = cursor == null || cursor.isBlank() ? null : cursor;
        return shown(actor, wish(actor, q, addresses, ListRequests.limit(limit, 20), false, from));
    }

    /// A few quick ones while somebody is still typing.
    @SignedInOnly
    @GetMapping("/suggestions")
    Map<String, @Nullable Object> suggestions(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(name = "objects", required = false) @Nullable String addresses,
            @RequestParam(required = false) @Nullable String limit,
            Actor actor) {
        return shown(actor, wish(actor, q, addresses, ListRequests.limit(limit, 8), true, null));
    }

    private Wish wish(
            Actor actor,
            @Nullable String q,
            @Nullable String addresses,
            int limit,
            boolean isTyping,
            @Nullable String cursor) {
        if (q == null) {
            throw JsonBody.wrong("q", "required", Map.of("field", "q"));
        }
        var names = addresses == null || addresses.isBlank()
                ? List.<String>of()
                : Stream.of(addresses.split(",", -1))
                        .map(String::strip)
                        .limit(MOST_OBJECTS)
                        .map(address -> objects.at(actor, address).name())
                        .distinct()
                        .toList();
        return new Wish(q, names, limit, isTyping, cursor);
    }

    private Map<String, @Nullable Object> shown(Actor actor, Wish wish) {
        var hits = search.find(actor, wish);
        var model = objects.visible(actor);
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put(
                "items",
                hits.items().stream()
                        .map(hit -> hit(hit, model.object(hit.object()).orElse(null)))
                        .toList());
        if (!wish.isTyping()) {
            json.put("nextCursor", hits.nextCursor());
        }
        json.put("isComplete", hits.isComplete());
        return json;
    }

    private static Map<String, @Nullable Object> hit(Hit hit, @Nullable ObjectType object) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("object", hit.object());
        json.put("address", object == null ? null : object.address());
        json.put("id", hit.id().toString());
        json.put("title", hit.title());
        json.put("titleParts", pieces(hit.titlePieces()));
        if (hit.snippet() != null) {
            var snippet = new LinkedHashMap<String, @Nullable Object>();
            snippet.put("field", hit.snippet().field());
            snippet.put("parts", pieces(hit.snippet().pieces()));
            json.put("snippet", snippet);
        } else {
            json.put("snippet", null);
        }
        json.put("match", hit.fit().key());
        json.put("score", Math.round(hit.score() * 10_000) / 10_000.0);
        return json;
    }

    private static List<Map<String, @Nullable Object>> pieces(List<Piece> pieces) {
        return pieces.stream()
                .map(piece -> {
                    var json = new LinkedHashMap<String, @Nullable Object>();
                    json.put("text", piece.text());
                    json.put("isMatch", piece.isMatch());
                    return (Map<String, @Nullable Object>) json;
                })
                .toList();
    }
}
