package dev.grato.api;

import dev.grato.platform.Json;
import dev.grato.records.Query;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import tools.jackson.core.JacksonException;

/// Questions for lists, as they come in addresses and in bodies.
final class ListRequests {

    private static final int DEFAULT_LIMIT = 50;
    private static final List<String> DEFAULT_SORT = List.of("-createdAt");
    private static final Set<String> WORDS =
            Set.of("filter", "sort", "fields", "limit", "cursor", "count", "expand", "object");

    private ListRequests() {}

    /// `?filter={…}&sort=-createdAt,name&fields=&limit=50&cursor=&count=exact&expand=company` and `field=value`
    /// pairs.
    static Query ofAddress(String object, MultiValueMap<String, String> params, boolean inTrash) {
        return new Query(
                object,
                filter(params),
                list(params.getFirst("sort"), DEFAULT_SORT),
                list(params.getFirst("fields"), List.of()),
                list(params.getFirst("expand"), List.of()),
                limit(params.getFirst("limit"), DEFAULT_LIMIT),
                blankToNull(params.getFirst("cursor")),
                count(params.getFirst("count")),
                inTrash);
    }

    /// The same as a JSON object, as `POST …/query` takes it.
    static Query ofBody(String object, JsonBody body) {
        var json = body.object("filter", "sort", "fields", "limit", "cursor", "count", "expand", "place");
        return new Query(
                object,
                filter(json.get("filter")),
                texts(json, "sort", DEFAULT_SORT),
                texts(json, "fields", List.of()),
                texts(json, "expand", List.of()),
                number(json, "limit", DEFAULT_LIMIT),
                blankToNull(body.optionalText("cursor")),
                count(body.optionalText("count")),
                false,
                json.get("place") == null ? null : number(json, "place", 0));
    }

    private static @Nullable Map<String, @Nullable Object> filter(MultiValueMap<String, String> params) {
        var conditions = new ArrayList<@Nullable Object>();
        var text = blankToNull(params.getFirst("filter"));
        if (text != null) {
            try {
                conditions.add(Json.read(text));
            } catch (JacksonException | NumberFormatException broken) {
                throw JsonBody.wrong("filter", "notJson", Map.of());
            }
        }
        params.forEach((name, values) -> {
            if (!WORDS.contains(name)) {
                var condition = new LinkedHashMap<String, @Nullable Object>();
                condition.put("field", name);
                condition.put("op", values.size() == 1 ? "eq" : "in");
                condition.put("value", values.size() == 1 ? values.getFirst() : List.copyOf(values));
                conditions.add(condition);
            }
        });
        if (conditions.isEmpty()) {
            return null;
        }
        return conditions.size() == 1 ? filter(conditions.getFirst()) : Map.of("and", conditions);
    }

    static @Nullable Map<String, @Nullable Object> filter(@Nullable Object json) {
        if (json == null) {
            return null;
        }
        var filter = Json.asObject(json);
        if (filter == null) {
            throw JsonBody.wrong("filter", "wrongType", Map.of("expected", "object"));
        }
        return filter;
    }

    static int limit(@Nullable String text, int otherwise) {
        if (text == null || text.isBlank()) {
            return otherwise;
        }
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException notANumber) {
            throw JsonBody.wrong("limit", "wrongType", Map.of("expected", "number"));
        }
    }

    static int number(Map<String, @Nullable Object> json, String name, int otherwise) {
        var value = json.get(name);
        if (value == null) {
            return otherwise;
        }
        if (value instanceof Integer number) {
            return number;
        }
        throw JsonBody.wrong(name, "wrongType", Map.of("expected", "number"));
    }

    static List<String> texts(Map<String, @Nullable Object> json, String name, List<String> otherwise) {
        var value = json.get(name);
        if (value == null) {
            return otherwise;
        }
        if (value instanceof String text) {
            return list(text, otherwise);
        }
        var items = Json.asList(value);
        if (items == null) {
            throw JsonBody.wrong(name, "wrongType", Map.of("expected", "list"));
        }
        var texts = new ArrayList<String>();
        for (int i = 0; i < items.size(); i++) {
            if (!(items.get(i) instanceof String text)) {
                throw JsonBody.wrong(name + "[" + i + "]", "wrongType", Map.of("expected", "text"));
            }
            texts.add(text);
        }
        return texts;
    }

    private static List<String> list(@Nullable String text, List<String> otherwise) {
        if (text == null || text.isBlank()) {
            return otherwise;
        }
        var items = new ArrayList<String>();
        for (var item : text.split(",", -1)) {
            if (!item.isBlank()) {
                items.add(item.strip());
            }
        }
        return items;
    }

    private static Query.Count count(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return Query.Count.NONE;
        }
        try {
            return Query.Count.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw JsonBody.wrong("count", "unknownOption", Map.of("options", "none, estimate, exact"));
        }
    }

    static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
