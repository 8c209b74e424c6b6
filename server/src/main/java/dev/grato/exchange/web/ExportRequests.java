package dev.grato.exchange.web;

import dev.grato.api.JsonBody;
import dev.grato.exchange.ExportWish;
import dev.grato.exchange.ExportWish.Format;
import dev.grato.platform.Actor;
import dev.grato.platform.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The body of `…/export`: `{filter?, sort?, fields?, format?, delimiter?, language?}`.
final class ExportRequests {

    private static final Set<String> LANGUAGES = Set.of("en", "es", "it");
    private static final Set<String> DELIMITERS = Set.of(",", ";", "\t", "|");
    private static final int MOST_FIELDS = 1_000;

    private ExportRequests() {}

    static ExportWish wish(String object, JsonBody body, Actor actor) {
        var json = body.object("filter", "sort", "fields", "format", "delimiter", "language");
        var filter = Json.asObject(json.get("filter"));
        if (json.get("filter") != null && filter == null) {
            throw JsonBody.wrong("filter", "wrongType", Map.of("expected", "object"));
        }
        var asked = body.optionalText("language");
        var own = actor.locale().getLanguage();
        var language = asked == null ? (LANGUAGES.contains(own) ? own : "en") : asked;
        if (!LANGUAGES.contains(language)) {
            throw JsonBody.wrong("language", "unknownOption", Map.of("options", "en, es, it"));
        }
        var delimiter = body.optionalText("delimiter");
        if (delimiter != null && !DELIMITERS.contains(delimiter)) {
            throw JsonBody.wrong("delimiter", "unknownOption", Map.of("options", ", ; | tab"));
        }
        // where a comma stands in numbers, spreadsheets expect a semicolon between cells
        var usual = language.equals("en") ? "," : ";";
        return new ExportWish(
                object,
                filter,
                texts(json, "sort", 10),
                distinct(texts(json, "fields", MOST_FIELDS)),
                format(body.optionalText("format")),
                (delimiter == null ? usual : delimiter).charAt(0),
                language);
    }

    private static Format format(@Nullable String text) {
        for (var format : Format.values()) {
            if (format.key().equals(text == null ? "csv" : text.toLowerCase(Locale.ROOT))) {
                return format;
            }
        }
        throw JsonBody.wrong("format", "unknownOption", Map.of("options", "csv, xlsx, jsonl"));
    }

    private static List<String> distinct(List<String> names) {
        var seen = new HashSet<String>();
        for (int i = 0; i < names.size(); i++) {
            if (!seen.add(names.get(i))) {
                throw JsonBody.wrong("fields[" + i + "]", "duplicateValue", Map.of());
            }
        }
        return names;
    }

    private static List<String> texts(Map<String, @Nullable Object> json, String name, int most) {
        if (json.get(name) == null) {
            return List.of();
        }
        var items = Json.asList(json.get(name));
        if (items == null) {
            throw JsonBody.wrong(name, "wrongType", Map.of("expected", "list"));
        }
        if (items.size() > most) {
            throw JsonBody.wrong(name, "tooManyValues", Map.of("max", most));
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
}
