package dev.grato.exchange.internal.reading;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Reads one JSON object of bounded size and number of values; its depth is bounded by the parser.
final class JsonRecord {

    private final JsonParser parser;
    private final long number;
    private int nodes;
    private long characters;

    /// @param parser at the object's beginning
    JsonRecord(JsonParser parser, long number) {
        this.parser = parser;
        this.number = number;
    }

    /// The object; null where it is one whose `records` are a list, at the beginning of which the parser stands
    /// then.
    @Nullable
    Map<String, @Nullable Object> objectOrRecords() {
        var object = new LinkedHashMap<String, @Nullable Object>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = name();
            var token = parser.nextToken();
            if (name.equals("records") && token == JsonToken.START_ARRAY) {
                return null;
            }
            object.put(name, value(token));
        }
        return object;
    }

    Map<String, @Nullable Object> object() {
        var object = new LinkedHashMap<String, @Nullable Object>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = name();
            object.put(name, value(parser.nextToken()));
        }
        return object;
    }

    private List<@Nullable Object> list() {
        var list = new ArrayList<@Nullable Object>();
        for (var token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            list.add(value(token));
        }
        return list;
    }

    private String name() {
        var name = parser.currentName();
        count(name);
        return name;
    }

    private @Nullable Object value(@Nullable JsonToken token) {
        if (token == null) {
            throw tooLarge();
        }
        return switch (token) {
            case START_OBJECT -> object();
            case START_ARRAY -> list();
            case VALUE_NULL -> null;
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
                count("");
                yield parser.getDecimalValue();
            }
            default -> {
                var text = parser.getString();
                count(text);
                yield text;
            }
        };
    }

    private void count(String text) {
        characters += text.length();
        if (++nodes > Limits.NODES || characters > Limits.ROW) {
            throw tooLarge();
        }
    }

    private UnreadableFile tooLarge() {
        return new UnreadableFile("recordTooLarge", Map.of("record", number));
    }
}
