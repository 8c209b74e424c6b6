package dev.grato.exchange.internal.reading;

import dev.grato.platform.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.StreamConstraintsException;

/// JSON objects, one a line, in an array, or as the `records` of an object. What is nested becomes columns such as
/// `address.city`; lists of plain values are put together with `;`.
final class JsonRows implements RowSource {

    @Override
    public void read(Content content, Reading reading, RowSink sink) throws IOException {
        var names = new LinkedHashSet<String>();
        each(content, reading, (number, object) -> {
            names.addAll(object.keySet());
            if (names.size() > Limits.COLUMNS) {
                throw Limits.tooManyColumns(number, names.size());
            }
            return true;
        });
        if (names.isEmpty()) {
            throw new UnreadableFile("noRecords");
        }
        if (sink.row(1, List.copyOf(names))) {
            each(content, reading, (number, object) -> sink.row(number, cells(names, object, number)));
        }
    }

    private static List<String> cells(Set<String> names, Map<String, String> object, long number) {
        var cells = new ArrayList<String>();
        names.forEach(name -> cells.add(object.getOrDefault(name, "")));
        Limits.check(number, cells);
        return cells;
    }

    private interface Objects {
        boolean object(long number, Map<String, String> values);
    }

    private static void each(Content content, Reading reading, Objects objects) throws IOException {
        long number = 1;
        try (var text = Encodings.reader(content, reading.encoding());
                var parser = Json.mapper().createParser(text)) {
            boolean isInside = false;
            for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.START_ARRAY) {
                    isInside = true;
                } else if (token == JsonToken.START_OBJECT) {
                    number++;
                    var read = new JsonRecord(parser, number);
                    var object = isInside ? read.object() : read.objectOrRecords();
                    if (object == null) {
                        number--;
                        isInside = true;
                    } else if (!objects.object(number, flat(object))) {
                        return;
                    }
                } else if (token != JsonToken.END_ARRAY && token != JsonToken.END_OBJECT && !isInside) {
                    throw new UnreadableFile("noRecords");
                } else if (token == JsonToken.PROPERTY_NAME) {
                    return; // what follows the records is about them
                }
            }
        } catch (StreamConstraintsException tooLarge) {
            throw new UnreadableFile("recordTooLarge", Map.of("record", number));
        } catch (JacksonException broken) {
            throw new UnreadableFile("brokenJson", Map.of("record", number));
        }
    }

    private static Map<String, String> flat(Map<String, @Nullable Object> object) {
        var flat = new LinkedHashMap<String, String>();
        flatten("", object, flat, 0);
        return flat;
    }

    private static void flatten(
            String prefix, Map<String, @Nullable Object> object, Map<String, String> flat, int depth) {
        object.forEach((name, value) -> {
            var path = prefix.isEmpty() ? name : prefix + "." + name;
            var nested = Json.asObject(value);
            var list = Json.asList(value);
            if (nested != null && depth < 4) {
                flatten(path, nested, flat, depth + 1);
            } else if (list != null && list.stream().allMatch(JsonRows::isPlain)) {
                flat.put(
                        path,
                        String.join("; ", list.stream().map(String::valueOf).toList()));
            } else if (value != null) {
                flat.put(path, isPlain(value) ? plain(value) : Json.write(value));
            }
        });
    }

    private static boolean isPlain(@Nullable Object value) {
        return value instanceof String || value instanceof Number || value instanceof Boolean;
    }

    private static String plain(Object value) {
        var number = Json.asNumber(value);
        return number == null ? String.valueOf(value) : number.toPlainString();
    }
}
