package dev.grato.api;

import dev.grato.platform.Actor;
import dev.grato.platform.Json;
import dev.grato.records.AggregateQuery;
import dev.grato.records.AggregateQuery.Group;
import dev.grato.records.AggregateQuery.Measure;
import dev.grato.records.ChangePage;
import dev.grato.records.CrmRecord;
import dev.grato.records.Merges;
import dev.grato.records.Records;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Figures over groups, the feed of changes, the trash.
@RestController
@RequestMapping("/api/v1")
class QuestionController {

    private static final int MAX_CHANGES = 1_000;
    private static final int LONGEST_WAIT_SECONDS = 30;
    private static final Duration LOOK_AGAIN = Duration.ofMillis(200);

    private final Records records;
    private final Merges merges;
    private final Objects objects;

    QuestionController(Records records, Merges merges, Objects objects) {
        this.records = records;
        this.merges = merges;
        this.objects = objects;
    }

    @SignedInOnly
    @PostMapping("/{object}/aggregate")
    Map<String, @Nullable Object> aggregate(@PathVariable String object, JsonBody body, Actor actor) {
        var type = objects.at(actor, object);
        var json = body.object("filter", "groupBy", "measures");
        var query = new AggregateQuery(
                type.name(), ListRequests.filter(json.get("filter")), groups(json.get("groupBy")), measures(json));
        return Map.of("rows", records.aggregate(actor, query));
    }

    private static List<Group> groups(@Nullable Object sent) {
        var groups = new ArrayList<Group>();
        var items = sent == null ? List.of() : sent instanceof String ? List.of(sent) : list("groupBy", sent);
        for (int i = 0; i < items.size(); i++) {
            var at = "groupBy[" + i + "]";
            var item = items.get(i);
            var object = Json.asObject(item);
            if (item instanceof String field) {
                groups.add(new Group(field, null));
            } else if (object != null) {
                only(object, at, "field", "bucket");
                groups.add(new Group(text(object, "field", at), optionalText(object, "bucket", at)));
            } else {
                throw JsonBody.wrong(at, "wrongType", Map.of("expected", "text"));
            }
        }
        return groups;
    }

    private static List<Measure> measures(Map<String, @Nullable Object> json) {
        var sent = json.get("measures");
        if (sent == null) {
            return List.of(new Measure("count", null, "count"));
        }
        var items = sent instanceof String ? List.of(sent) : list("measures", sent);
        var measures = new ArrayList<Measure>();
        for (int i = 0; i < items.size(); i++) {
            var at = "measures[" + i + "]";
            var item = items.get(i);
            var object = Json.asObject(item);
            if (item instanceof String op) {
                measures.add(new Measure(op, null, op));
            } else if (object != null) {
                only(object, at, "op", "field", "name");
                var op = text(object, "op", at);
                var field = optionalText(object, "field", at);
                var name = optionalText(object, "name", at);
                measures.add(new Measure(op, field, name == null ? defaultName(op, field) : name));
            } else {
                throw JsonBody.wrong(at, "wrongType", Map.of("expected", "object"));
            }
        }
        return measures;
    }

    /// `sumAmount`, `avgCompanyEmployees`, `count`.
    private static String defaultName(String op, @Nullable String field) {
        var name = new StringBuilder(op);
        if (field != null) {
            for (var step : field.split("\\.", -1)) {
                if (!step.isEmpty()) {
                    name.append(step.substring(0, 1).toUpperCase(Locale.ROOT)).append(step.substring(1));
                }
            }
        }
        return name.toString();
    }

    private static List<@Nullable Object> list(String path, Object sent) {
        var list = Json.asList(sent);
        if (list == null) {
            throw JsonBody.wrong(path, "wrongType", Map.of("expected", "list"));
        }
        return list;
    }

    private static void only(Map<String, @Nullable Object> object, String at, String... names) {
        for (var name : object.keySet()) {
            if (!List.of(names).contains(name)) {
                throw JsonBody.wrong(at + "." + name, "unknownField", Map.of("field", name));
            }
        }
    }

    private static String text(Map<String, @Nullable Object> object, String name, String at) {
        var text = optionalText(object, name, at);
        if (text == null) {
            throw JsonBody.wrong(at + "." + name, "required", Map.of("field", name));
        }
        return text;
    }

    private static @Nullable String optionalText(Map<String, @Nullable Object> object, String name, String at) {
        var value = object.get(name);
        if (value != null && !(value instanceof String)) {
            throw JsonBody.wrong(at + "." + name, "wrongType", Map.of("expected", "text"));
        }
        return (String) value;
    }

    /// What has changed since, as far as the caller may see it. Without `after` only the cursor to begin with; with
    /// `wait` it answers as soon as something comes, after that many seconds at the latest.
    @SignedInOnly
    @GetMapping("/changes")
    Map<String, @Nullable Object> changes(
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String wait,
            Actor actor)
            throws InterruptedException {
        int wanted = ListRequests.limit(limit, 100);
        if (wanted < 1 || wanted > MAX_CHANGES) {
            throw JsonBody.wrong("limit", "outOfRange", Map.of("min", 1, "max", MAX_CHANGES));
        }
        int seconds = waitSeconds(wait);
        var from = ListRequests.blankToNull(after);
        var page = records.changes(actor, from, wanted);
        long deadline = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
        while (from != null && page.changes().isEmpty() && System.nanoTime() < deadline) {
            Thread.sleep(LOOK_AGAIN);
            page = records.changes(actor, page.cursor(), wanted);
        }
        return shown(page);
    }

    private static int waitSeconds(@Nullable String text) {
        try {
            int seconds = text == null || text.isBlank() ? 0 : Integer.parseInt(text);
            if (seconds < 0 || seconds > LONGEST_WAIT_SECONDS) {
                throw JsonBody.wrong("wait", "outOfRange", Map.of("min", 0, "max", LONGEST_WAIT_SECONDS));
            }
            return seconds;
        } catch (NumberFormatException notANumber) {
            throw JsonBody.wrong("wait", "wrongType", Map.of("expected", "number"));
        }
    }

    private static Map<String, @Nullable Object> shown(ChangePage page) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("items", page.changes().stream().map(RecordJson::change).toList());
        json.put("cursor", page.cursor());
        json.put("hasMore", page.hasMore());
        return json;
    }

    /// What was deleted of an object; `POST /{object}/{id}/restore` brings it back.
    @SignedInOnly
    @GetMapping("/trash")
    Map<String, @Nullable Object> trash(@RequestParam MultiValueMap<String, String> params, Actor actor) {
        var object = params.getFirst("object");
        if (object == null) {
            throw JsonBody.wrong("object", "required", Map.of("field", "object"));
        }
        var type = objects.at(actor, object);
        var page = records.query(actor, ListRequests.ofAddress(type.name(), params, true));
        var survivors = merges.survivorsOf(
                actor, type.name(), page.items().stream().map(CrmRecord::id).toList());
        return RecordJson.page(page, survivors);
    }
}
