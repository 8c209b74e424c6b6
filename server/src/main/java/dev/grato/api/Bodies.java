package dev.grato.api;

import dev.grato.platform.Fault;
import dev.grato.platform.GratoException;
import dev.grato.platform.Json;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;

/// Reads bodies: once, whole, within the limits, and strictly.
final class Bodies {

    private static final String READ = Bodies.class.getName() + ".read";
    private static final int MOST_FAULTS = 20;

    private Bodies() {}

    /// The bytes of the body; read from the network at the first call, kept for the next.
    static byte[] bytes(HttpServletRequest request) throws IOException {
        if (request.getAttribute(READ) instanceof byte[] known) {
            return known;
        }
        var bytes = request.getInputStream().readAllBytes();
        request.setAttribute(READ, bytes);
        return bytes;
    }

    static boolean isJson(HttpServletRequest request) {
        var type = request.getContentType();
        if (type == null) {
            return false;
        }
        try {
            var media = MediaType.parseMediaType(type);
            var charset = media.getCharset();
            boolean isUtf8 = charset == null || charset.equals(StandardCharsets.UTF_8);
            return isUtf8
                    && media.getType().equals("application")
                    && (media.getSubtype().equals("json") || media.getSubtype().endsWith("+json"));
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    /// The body as JSON.
    ///
    /// @throws GratoException with [ApiError#MEDIA_TYPE_UNSUPPORTED], or [ApiError#BAD_JSON] naming the place
    static JsonBody json(HttpServletRequest request) throws IOException {
        if (!isJson(request)) {
            throw new GratoException(ApiError.MEDIA_TYPE_UNSUPPORTED);
        }
        var bytes = bytes(request);
        var text = text(bytes);
        Object value;
        try {
            value = Json.read(text);
        } catch (StreamConstraintsException tooMuch) {
            throw bad(pathOf(text), "jsonTooBig", tooMuch);
        } catch (JacksonException malformed) {
            throw bad(pathOf(text), "badJson", malformed);
        } catch (NumberFormatException hugeExponent) {
            throw new GratoException(ApiError.BAD_JSON, new Fault("", "badNumber"));
        }
        var faults = new ArrayList<Fault>();
        inspect(value, "", faults);
        if (!faults.isEmpty()) {
            throw new GratoException(ApiError.BAD_JSON, faults);
        }
        return new JsonBody(value, bytes);
    }

    private static GratoException bad(String path, String code, JacksonException malformed) {
        var location = malformed.getLocation();
        int line = location == null ? 1 : Math.max(1, location.getLineNr());
        int column = location == null ? 1 : Math.max(1, location.getColumnNr());
        return new GratoException(
                ApiError.BAD_JSON,
                Map.of("line", line, "column", column),
                List.of(new Fault(path, code, Map.of("line", line, "column", column))));
    }

    private static String text(byte[] bytes) {
        if (bytes.length == 0) {
            throw new GratoException(ApiError.BAD_JSON, new Fault("", "bodyMissing"));
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var input = ByteBuffer.wrap(bytes);
        var output = CharBuffer.allocate(bytes.length + 1);
        var result = decoder.decode(input, output, true);
        if (result.isError()) {
            throw new GratoException(ApiError.BAD_JSON, new Fault("", "badUtf8", Map.of("offset", input.position())));
        }
        output.flip();
        var text = output.toString();
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /// The place where reading stopped, as a path.
    private static String pathOf(String text) {
        var path = "";
        try (var parser = Json.mapper().createParser(text)) {
            while (true) {
                path = path(parser.streamReadContext().pathAsPointer().toString());
                if (parser.nextToken() == null) {
                    return path;
                }
            }
        } catch (JacksonException here) {
            return path;
        }
    }

    private static String path(String pointer) {
        var path = new StringBuilder();
        for (var step : pointer.split("/", -1)) {
            if (step.isEmpty()) {
                continue;
            }
            if (step.chars().allMatch(Character::isDigit)) {
                path.append('[').append(step).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".")
                        .append(step.replace("~1", "/").replace("~0", "~"));
            }
        }
        return path.length() > 500 ? path.substring(0, 500) : path.toString();
    }

    private static void inspect(@Nullable Object value, String path, List<Fault> faults) {
        if (faults.size() >= MOST_FAULTS) {
            return;
        }
        switch (value) {
            case String text -> inspectText(text, path, faults);
            case List<?> list -> {
                for (int i = 0; i < list.size(); i++) {
                    inspect(list.get(i), path + "[" + i + "]", faults);
                }
            }
            case Map<?, ?> map ->
                map.forEach((name, inner) -> {
                    var key = String.valueOf(name);
                    var place = path.isEmpty() ? key : path + "." + key;
                    if (codeOf(key) == null) {
                        inspect(inner, place, faults);
                    } else {
                        inspectText(key, path, faults);
                    }
                });
            case null, default -> {}
        }
    }

    private static void inspectText(String text, String path, List<Fault> faults) {
        var code = codeOf(text);
        if (code != null) {
            faults.add(new Fault(path, code));
        }
    }

    /// What is wrong with a text, whatever it is for.
    private static @Nullable String codeOf(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                return "nulCharacter";
            }
            if (Character.isSurrogate(c)) {
                if (Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1))) {
                    i++;
                } else {
                    return "loneSurrogate";
                }
            }
        }
        return null;
    }
}
