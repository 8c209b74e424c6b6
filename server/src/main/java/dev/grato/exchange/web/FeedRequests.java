package dev.grato.exchange.web;

import dev.grato.api.JsonBody;
import dev.grato.exchange.internal.feeds.Feeds.Wish;
import dev.grato.exchange.internal.feeds.Schedule;
import dev.grato.platform.Json;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads what is sent about feeds.
final class FeedRequests {

    private static final String[] FIELDS = {
        "name", "import", "template", "source", "schedule", "delivers", "masters", "lateAfterMinutes", "isActive"
    };
    private static final int MOST_FIELDS = 500;
    private static final int LONGEST_SECRET = 20_000;
    private static final int A_YEAR = 366 * 24 * 60;
    private static final int SHORTEST = 5;
    private static final int LONGEST = 31 * 24 * 60;

    private FeedRequests() {}

    static Wish wish(JsonBody body, boolean isNew) {
        var json = body.object(FIELDS);
        if (!isNew && (json.get("import") != null || json.get("template") != null)) {
            throw JsonBody.wrong(
                    json.get("import") != null ? "import" : "template", "fieldNotWritable", Map.of("field", "import"));
        }
        var source = source(json);
        return new Wish(
                body.optionalText("name"),
                body.optionalId("import"),
                body.optionalText("template"),
                source,
                source == null ? null : secret(source),
                schedule(json),
                whole(json),
                masters(json),
                number(json, "lateAfterMinutes", 0, A_YEAR),
                json.get("isActive") == null ? null : (Boolean) flag(json, "isActive", true));
    }

    private static @Nullable Map<String, @Nullable Object> source(Map<String, @Nullable Object> json) {
        if (json.get("source") == null) {
            return null;
        }
        var source = Json.asObject(json.get("source"));
        if (source == null) {
            throw JsonBody.wrong("source", "notAnObject", Map.of());
        }
        return new LinkedHashMap<>(source);
    }

    private static @Nullable String secret(Map<String, @Nullable Object> source) {
        var secret = source.remove("secret");
        if (secret == null || secret.equals("")) {
            return null;
        }
        if (secret instanceof String text && text.length() <= LONGEST_SECRET) {
            boolean isKey = text.strip().startsWith("-----BEGIN");
            if (isKey || text.chars().noneMatch(c -> c < ' ')) {
                return isKey ? text.strip() : text;
            }
        }
        throw JsonBody.wrong("source.secret", "notAText", Map.of());
    }

    private static @Nullable Schedule schedule(Map<String, @Nullable Object> json) {
        if (json.get("schedule") == null) {
            return null;
        }
        var schedule = Json.asObject(json.get("schedule"));
        if (schedule == null) {
            throw JsonBody.wrong("schedule", "notAnObject", Map.of());
        }
        var every = number(schedule, "everyMinutes", SHORTEST, LONGEST);
        var at = schedule.get("at");
        if ((every == null) == (at == null)) {
            throw JsonBody.wrong("schedule", "required", Map.of());
        }
        if (every != null) {
            return new Schedule(Duration.ofMinutes(every), null);
        }
        try {
            if (at instanceof String text && text.length() == "06:30".length()) {
                return new Schedule(null, LocalTime.parse(text));
            }
        } catch (DateTimeException none) {
            // said below
        }
        throw JsonBody.wrong("schedule.at", "timeInvalid", Map.of());
    }

    private static @Nullable Boolean whole(Map<String, @Nullable Object> json) {
        var delivers = json.get("delivers");
        if (delivers == null) {
            return null;
        }
        if (delivers.equals("all") || delivers.equals("changes")) {
            return delivers.equals("all");
        }
        throw JsonBody.wrong("delivers", "unknownOption", Map.of("options", "all, changes"));
    }

    private static @Nullable List<String> masters(Map<String, @Nullable Object> json) {
        if (json.get("masters") == null) {
            return null;
        }
        var list = Json.asList(json.get("masters"));
        if (list == null || list.size() > MOST_FIELDS) {
            throw JsonBody.wrong("masters", "tooManyValues", Map.of("max", MOST_FIELDS));
        }
        var names = new ArrayList<String>();
        for (int i = 0; i < list.size(); i++) {
            if (!(list.get(i) instanceof String name) || name.length() > 200) {
                throw JsonBody.wrong("masters[" + i + "]", "notAText", Map.of());
            }
            names.add(name);
        }
        return names;
    }

    static int port(Map<String, @Nullable Object> json) {
        var port = number(json, "port", 1, 0xFFFF);
        return port == null ? 22 : port;
    }

    private static @Nullable Integer number(Map<String, @Nullable Object> json, String name, int min, int max) {
        if (json.get(name) == null) {
            return null;
        }
        var number = Json.asNumber(json.get(name));
        boolean isWithin = number != null && number.doubleValue() >= min && number.doubleValue() <= max;
        // what is far out of range has too many digits to be looked at
        if (number == null || !isWithin || number.stripTrailingZeros().scale() > 0) {
            throw JsonBody.wrong(name, "outOfRange", Map.of("min", min, "max", max));
        }
        return number.intValue();
    }

    static boolean flag(Map<String, @Nullable Object> json, String name, boolean otherwise) {
        var value = json.get(name);
        if (value == null) {
            return otherwise;
        }
        if (value instanceof Boolean is) {
            return is;
        }
        throw JsonBody.wrong(name, "notYesOrNo", Map.of());
    }

    static int limit(@Nullable String text, int otherwise, int most) {
        if (text == null || text.isEmpty()) {
            return otherwise;
        }
        try {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= most) {
                return limit;
            }
        } catch (NumberFormatException none) {
            // said below
        }
        throw JsonBody.wrong("limit", "outOfRange", Map.of("min", 1, "max", most));
    }
}
