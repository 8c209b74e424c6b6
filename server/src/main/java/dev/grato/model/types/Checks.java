package dev.grato.model.types;

import dev.grato.model.Faults;
import dev.grato.platform.Ids;
import dev.grato.platform.Json;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The checks types have in common; each names its faults and returns null when there is nothing to keep.
final class Checks {

    private Checks() {}

    static void wrongType(String path, String expected, Faults faults) {
        faults.add(path, "wrongType", Map.of("expected", expected));
    }

    /// One line of text without blanks at its ends, of at most so many code points.
    static @Nullable String line(@Nullable Object json, String path, int max, Faults faults) {
        var text = text(json, path, faults);
        if (text == null) {
            return null;
        }
        var line = trim(text);
        if (line.codePointCount(0, line.length()) > max) {
            faults.add(path, "tooLong", Map.of("max", max));
            return null;
        }
        for (int i = 0; i < line.length(); i++) {
            if (isLineBreak(line.charAt(i))) {
                faults.add(path, "lineBreak");
                return null;
            }
            if (Character.isISOControl(line.charAt(i))) {
                faults.add(path, "controlCharacter");
                return null;
            }
        }
        return line.isEmpty() ? null : line;
    }

    /// The text as it was sent.
    static @Nullable String text(@Nullable Object json, String path, Faults faults) {
        if (json == null || json instanceof String) {
            return (String) json;
        }
        wrongType(path, "text", faults);
        return null;
    }

    /// An object with no other keys than these.
    static @Nullable Map<String, @Nullable Object> object(
            @Nullable Object json, String path, Collection<String> keys, Faults faults) {
        var object = Json.asObject(json);
        if (object == null) {
            wrongType(path, "object", faults);
            return null;
        }
        for (var key : object.keySet()) {
            if (!keys.contains(key)) {
                faults.add(path(path, shortened(key)), "unknownKey", Map.of("keys", String.join(", ", keys)));
            }
        }
        return object;
    }

    /// A list of at most so many items.
    static @Nullable List<@Nullable Object> list(@Nullable Object json, String path, int max, Faults faults) {
        var list = Json.asList(json);
        if (list == null) {
            wrongType(path, "list", faults);
        } else if (list.size() > max) {
            faults.add(path, "tooManyValues", Map.of("max", max));
            return null;
        }
        return list;
    }

    /// The id of a record, in lower case.
    static @Nullable String id(@Nullable Object json, String path, Faults faults) {
        if (!(json instanceof String text)) {
            wrongType(path, "id", faults);
            return null;
        }
        var id = Ids.parse(trim(text));
        if (id.isEmpty()) {
            faults.add(path, "id");
            return null;
        }
        return id.get().toString();
    }

    /// True, false, or absent.
    static @Nullable Boolean flag(@Nullable Object json, String path, Faults faults) {
        if (json == null || json instanceof Boolean) {
            return (Boolean) json;
        }
        wrongType(path, "boolean", faults);
        return null;
    }

    static String path(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    /// The text without blanks, line breaks or a byte order mark at its ends.
    static String trim(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isBlank(text.charAt(from))) {
            from++;
        }
        while (to > from && isBlank(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\uFEFF' || c == '\u0085';
    }

    private static boolean isLineBreak(char c) {
        return c == '\n' || c == '\r' || c == '\u0085' || c == '\u2028' || c == '\u2029';
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60);
    }
}
