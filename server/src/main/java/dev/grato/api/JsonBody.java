package dev.grato.api;

import dev.grato.platform.Fault;
import dev.grato.platform.GratoException;
import dev.grato.platform.Ids;
import dev.grato.platform.Json;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The JSON body of a request as plain values, checked as far as JSON itself goes: UTF-8, no name twice, no
/// NUL, no lone surrogates. Controllers take it as an argument.
public final class JsonBody {

    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private final @Nullable Object value;
    private final byte[] bytes;

    JsonBody(@Nullable Object value, byte[] bytes) {
        this.value = value;
        this.bytes = bytes;
    }

    /// The value as it was read; see [dev.grato.platform.Json].
    public @Nullable Object value() {
        return value;
    }

    /// The bytes as they were sent, for digests.
    public byte[] bytes() {
        return bytes.clone();
    }

    /// The body as an object.
    ///
    /// @throws GratoException when it is something else
    public Map<String, @Nullable Object> object() {
        var object = Json.asObject(value);
        if (object == null) {
            throw wrong("", "notAnObject", Map.of());
        }
        return object;
    }

    /// The body as an object that has no other names than these.
    ///
    /// @throws GratoException naming the unknown ones
    public Map<String, @Nullable Object> object(String... names) {
        var object = object();
        var unknown = new TreeSet<>(object.keySet());
        Set.of(names).forEach(unknown::remove);
        if (!unknown.isEmpty()) {
            throw new GratoException(
                    ApiError.INVALID,
                    unknown.stream()
                            .limit(20)
                            .map(name -> new Fault(name, "unknownField"))
                            .toList());
        }
        return object;
    }

    /// The same body, an object, without this name.
    JsonBody without(String name) {
        var rest = new LinkedHashMap<>(object());
        rest.remove(name);
        return new JsonBody(rest, bytes);
    }

    /// The text under this name, which must be there; it may be empty.
    public String text(String name) {
        var text = optionalText(name);
        if (text == null) {
            throw wrong(name, "required", Map.of());
        }
        return text;
    }

    /// The text under this name, or null when there is none.
    public @Nullable String optionalText(String name) {
        var found = object().get(name);
        if (found == null) {
            return null;
        }
        if (found instanceof String text) {
            return text;
        }
        throw wrong(name, "notAText", Map.of());
    }

    /// The id under this name, or null when there is none.
    public @Nullable UUID optionalId(String name) {
        var text = optionalText(name);
        return text == null ? null : Ids.parse(text).orElseThrow(() -> wrong(name, "notAnId", Map.of()));
    }

    /// The instant under this name, or null when there is none.
    public @Nullable Instant optionalInstant(String name) {
        var text = optionalText(name);
        try {
            var instant = text == null ? null : Instant.parse(text);
            if (instant != null && (instant.isBefore(EARLIEST) || instant.isAfter(LATEST))) {
                throw wrong(name, "notAnInstant", Map.of());
            }
            return instant;
        } catch (DateTimeException notATime) {
            throw wrong(name, "notAnInstant", Map.of());
        }
    }

    /// A refusal of something in the body.
    public static GratoException wrong(String path, String code, Map<String, Object> args) {
        return new GratoException(ApiError.INVALID, List.of(new Fault(path, code, args)));
    }

    @Override
    public String toString() {
        return "JsonBody[" + bytes.length + " bytes]";
    }
}
