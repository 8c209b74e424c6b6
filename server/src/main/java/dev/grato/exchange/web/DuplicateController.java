package dev.grato.exchange.web;

import dev.grato.access.Abilities;
import dev.grato.access.Feature;
import dev.grato.api.JsonBody;
import dev.grato.api.PartOf;
import dev.grato.api.Requires;
import dev.grato.api.SignedInOnly;
import dev.grato.exchange.DuplicateError;
import dev.grato.exchange.Duplicates;
import dev.grato.exchange.Duplicates.Band;
import dev.grato.exchange.Duplicates.Reason;
import dev.grato.exchange.Duplicates.Verdict;
import dev.grato.platform.Actor;
import dev.grato.platform.GratoException;
import dev.grato.platform.Ids;
import dev.grato.platform.Json;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Who may be there twice, and what people say of it.
@PartOf(Feature.DUPLICATES)
@RestController
@RequestMapping("/api/v1")
class DuplicateController {

    private static final int MOST = 200;
    private static final int USUAL = 25;

    private final Duplicates duplicates;

    DuplicateController(Duplicates duplicates) {
        this.duplicates = duplicates;
    }

    @SignedInOnly
    @GetMapping("/duplicates")
    Map<String, @Nullable Object> list(
            @RequestParam(required = false) @Nullable String object,
            @RequestParam(required = false) @Nullable String band,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String limit,
            Actor actor) {
        if (object == null || object.isBlank()) {
            throw JsonBody.wrong("object", "required", Map.of("field", "object"));
        }
        var page = duplicates.list(actor, object, band(band), cursor, limit(limit));
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put(
                "items",
                page.items().stream()
                        .map(pair -> {
                            var item = new LinkedHashMap<String, @Nullable Object>();
                            item.put("id", pair.one() + "_" + pair.other());
                            item.put("one", pair.one().toString());
                            item.put("other", pair.other().toString());
                            add(item, pair.bits(), pair.band(), pair.reasons());
                            return item;
                        })
                        .toList());
        if (page.next() != null) {
            json.put("nextCursor", page.next());
        }
        return json;
    }

    @Requires(Abilities.MERGE)
    @PostMapping("/duplicates/{id}/verdict")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void say(@PathVariable String id, JsonBody body, Actor actor) {
        body.object("object", "verdict");
        var said = body.text("verdict");
        var verdict = Arrays.stream(Verdict.values())
                .filter(known -> known.key().equals(said))
                .findFirst()
                .orElseThrow(
                        () -> JsonBody.wrong("verdict", "unknownOption", Map.of("options", "same, different, later")));
        int between = id.indexOf('_');
        var one = Ids.parse(between < 0 ? id : id.substring(0, between));
        var other = Ids.parse(id.substring(between + 1));
        if (one.isEmpty() || other.isEmpty()) {
            throw new GratoException(DuplicateError.NO_SUCH_PAIR);
        }
        duplicates.say(actor, body.text("object"), one.get(), other.get(), verdict);
    }

    /// Whether a record that is being typed is there already.
    @SignedInOnly
    @PostMapping("/{object}/duplicates")
    Map<String, @Nullable Object> check(@PathVariable String object, JsonBody body, Actor actor) {
        var sent = body.object("values", "id");
        var values = Json.asObject(sent.get("values"));
        if (values == null) {
            throw JsonBody.wrong("values", "wrongType", Map.of("expected", "object"));
        }
        UUID itself = body.optionalId("id");
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put(
                "items",
                duplicates.check(actor, object, values, itself).stream()
                        .map(found -> {
                            var item = new LinkedHashMap<String, @Nullable Object>();
                            item.put("id", found.id().toString());
                            add(item, found.bits(), found.band(), found.reasons());
                            return item;
                        })
                        .toList());
        return json;
    }

    private static void add(Map<String, @Nullable Object> item, double bits, Band band, List<Reason> reasons) {
        item.put("band", band.key());
        item.put("bits", rounded(bits));
        item.put(
                "reasons",
                reasons.stream()
                        .map(reason -> {
                            var json = new LinkedHashMap<String, @Nullable Object>();
                            json.put("field", reason.field());
                            json.put("likeness", reason.likeness());
                            json.put("bits", rounded(reason.bits()));
                            return json;
                        })
                        .toList());
    }

    private static double rounded(double bits) {
        return Math.round(bits * 10) / 10.0;
    }

    private static @Nullable Band band(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        return Arrays.stream(Band.values())
                .filter(known -> known.key().equals(text))
                .findFirst()
                .orElseThrow(
                        () -> JsonBody.wrong("band", "unknownOption", Map.of("options", "certain, likely, possible")));
    }

    private static int limit(@Nullable String text) {
        if (text == null) {
            return USUAL;
        }
        boolean isNumber = text.length() <= 4 && !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
        int limit = isNumber ? Integer.parseInt(text) : 0;
        if (limit < 1 || limit > MOST) {
            throw JsonBody.wrong("limit", "outOfRange", Map.of("min", 1, "max", MOST));
        }
        return limit;
    }
}
