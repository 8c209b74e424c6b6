package dev.grato.model.internal;

import dev.grato.model.Faults;
import dev.grato.model.ModelError;
import dev.grato.model.Names;
import dev.grato.platform.Actor;
import dev.grato.platform.GratoException;
import dev.grato.platform.Ids;
import dev.grato.platform.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads what was sent as a definition and collects what is wrong with it.
final class Input {

    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}");
    private static final int MOST_LANGUAGES = 20;

    private final Map<String, @Nullable Object> values;
    private final String path;
    private final Actor actor;
    private final Faults faults;

    Input(Map<String, @Nullable Object> values, String path, Actor actor, Faults faults) {
        this.values = values;
        this.path = path;
        this.actor = actor;
        this.faults = faults;
    }

    Faults faults() {
        return faults;
    }

    /// @throws GratoException with [ModelError#DEFINITION_INVALID] when anything was wrong
    static void refuse(Faults faults) {
        if (!faults.isEmpty()) {
            throw new GratoException(ModelError.DEFINITION_INVALID, faults.found());
        }
    }

    void fault(String key, String code, Map<String, Object> args) {
        faults.add(at(key), code, args);
    }

    void fault(String key, String code) {
        fault(key, code, Map.of());
    }

    String at(String key) {
        return path.isEmpty() ? key : key.isEmpty() ? path : key.startsWith("[") ? path + key : path + "." + key;
    }

    void allow(Set<String> keys) {
        for (var key : values.keySet()) {
            if (!keys.contains(key)) {
                fault(
                        shown(key),
                        "unknownKey",
                        Map.of("name", shown(key), "keys", String.join(", ", new TreeSet<>(keys))));
            }
        }
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    @Nullable
    Object raw(String key) {
        return values.get(key);
    }

    /// A name in camelCase; missing ones are a fault.
    Optional<String> name(String key) {
        var value = values.get(key);
        if (value == null) {
            fault(key, "missing");
            return Optional.empty();
        }
        if (!(value instanceof String name)) {
            fault(key, "wrongKind", Map.of("expected", "text"));
            return Optional.empty();
        }
        if (!Names.isCamelCase(name)) {
            fault(key, "notCamelCase", Map.of("name", shown(name)));
            return Optional.empty();
        }
        return Optional.of(name);
    }

    /// One line of text, absent when null or blank.
    Optional<String> line(String key, int max) {
        var value = values.get(key);
        if (value == null) {
            return Optional.empty();
        }
        if (!(value instanceof String text)) {
            fault(key, "wrongKind", Map.of("expected", "text"));
            return Optional.empty();
        }
        return sound(key, text, max);
    }

    private Optional<String> sound(String key, String text, int max) {
        if (text.length() > max) {
            fault(key, "tooLong", Map.of("max", max));
            return Optional.empty();
        }
        if (!isSound(text)) {
            fault(key, "invalidText");
            return Optional.empty();
        }
        var stripped = text.strip();
        return stripped.isEmpty() ? Optional.empty() : Optional.of(stripped);
    }

    Optional<Boolean> flag(String key) {
        var value = values.get(key);
        if (value instanceof Boolean flag) {
            return Optional.of(flag);
        }
        if (has(key)) {
            fault(key, "wrongKind", Map.of("expected", "boolean"));
        }
        return Optional.empty();
    }

    Optional<UUID> id(String key) {
        var value = values.get(key);
        if (value == null) {
            return Optional.empty();
        }
        var id = Ids.parse(value);
        if (id.isEmpty()) {
            fault(key, "wrongKind", Map.of("expected", "id"));
        }
        return id;
    }

    /// A text in several languages; a plain text counts as one in the actor's language.
    Optional<Map<String, @Nullable Object>> texts(String key, int max) {
        var value = values.get(key);
        if (value == null) {
            return Optional.empty();
        }
        var kept = new LinkedHashMap<String, @Nullable Object>();
        if (value instanceof String text) {
            sound(key, text, max).ifPresent(line -> kept.put(actor.locale().getLanguage(), line));
            return Optional.of(kept);
        }
        var map = Json.asObject(value);
        if (map == null || map.size() > MOST_LANGUAGES) {
            fault(key, map == null ? "wrongKind" : "tooMany", Map.of("expected", "texts", "max", MOST_LANGUAGES));
            return Optional.empty();
        }
        map.forEach((language, text) -> {
            var place = key + "." + shown(language);
            if (!LANGUAGE.matcher(language).matches()) {
                fault(place, "notALanguage", Map.of("name", shown(language)));
            } else if (text instanceof String line) {
                sound(place, line, max).ifPresent(sound -> kept.put(language, sound));
            } else if (text != null) {
                fault(place, "wrongKind", Map.of("expected", "text"));
            }
        });
        return Optional.of(kept);
    }

    Optional<Map<String, @Nullable Object>> object(String key) {
        var value = values.get(key);
        if (value == null) {
            return Optional.empty();
        }
        var map = Json.asObject(value);
        if (map == null) {
            fault(key, "wrongKind", Map.of("expected", "object"));
        }
        return Optional.ofNullable(map);
    }

    Optional<List<@Nullable Object>> list(String key, int most) {
        var value = values.get(key);
        if (value == null) {
            return Optional.empty();
        }
        var list = Json.asList(value);
        if (list == null) {
            fault(key, "wrongKind", Map.of("expected", "list"));
            return Optional.empty();
        }
        if (list.size() > most) {
            fault(key, "tooMany", Map.of("max", most));
            return Optional.empty();
        }
        return Optional.of(list);
    }

    /// What lies inside, to be read in the same way; empty when it is no object.
    Optional<Input> inside(String key, @Nullable Object value) {
        var map = Json.asObject(value);
        if (map == null) {
            fault(key, "wrongKind", Map.of("expected", "object"));
            return Optional.empty();
        }
        return Optional.of(new Input(map, at(key), actor, faults));
    }

    /// Neither NUL nor half a character, which PostgreSQL cannot keep.
    static boolean isSound(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                return false;
            }
            if (Character.isHighSurrogate(c)) {
                if (i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    return false;
                }
                i++;
            } else if (Character.isLowSurrogate(c)) {
                return false;
            }
        }
        return true;
    }

    /// Whether every text in the value, names included, can be kept.
    static boolean isSoundWithin(@Nullable Object value) {
        return switch (value) {
            case String text -> isSound(text);
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .allMatch(entry -> isSoundWithin(entry.getKey()) && isSoundWithin(entry.getValue()));
            case List<?> list -> list.stream().allMatch(Input::isSoundWithin);
            case null, default -> true;
        };
    }

    /// What was sent, short enough to be repeated in an answer.
    static String shown(String text) {
        var sound = isSound(text) ? text : "?";
        return sound.length() <= 60 ? sound : sound.substring(0, 50).replaceAll("[\\ud800-\\udfff]", "?") + "…";
    }
}
