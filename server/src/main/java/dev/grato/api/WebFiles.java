package dev.grato.api;

import dev.grato.platform.Secrets;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/// The files of the web app as its build left them: known by name from the start, read when somebody asks. Nothing
/// that was not there at the start is ever served, whatever an address says.
@Component
final class WebFiles {

    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("js", "text/javascript"),
            Map.entry("css", "text/css"),
            Map.entry("html", "text/html"),
            Map.entry("json", "application/json"),
            Map.entry("webmanifest", "application/manifest+json"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("png", "image/png"),
            Map.entry("ico", "image/x-icon"),
            Map.entry("webp", "image/webp"),
            Map.entry("woff2", "font/woff2"),
            Map.entry("wasm", "application/wasm"),
            Map.entry("txt", "text/plain"));

    private static final int TAG_BYTES = 12;

    /// By the path below the root, without a slash in front.
    private final Map<String, Resource> files = new HashMap<>();

    private final Map<String, String> tags = new HashMap<>();

    WebFiles(WebProperties properties) {
        var root = properties.files();
        try {
            for (var file : new PathMatchingResourcePatternResolver().getResources(root + "**/*.*")) {
                var path = file.getURL().getPath();
                files.put(
                        path.substring(
                                path.lastIndexOf(folder(root)) + folder(root).length()),
                        file);
            }
            for (var path : files.keySet()) {
                if (!isLasting(path)) {
                    tags.put(path, HexFormat.of().formatHex(Secrets.digest(bytes(path)), 0, TAG_BYTES));
                }
            }
        } catch (FileNotFoundException none) {
            // the app was not built: there is an API and nothing else
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String folder(String root) {
        return root.substring(root.indexOf(':') + 1);
    }

    /// Whether there is an app at all; a server built without Node has none.
    boolean isThere() {
        return files.containsKey("index.html");
    }

    /// A file as it is to be sent.
    ///
    /// @param coding as in `Content-Encoding`; `identity` where it is as it is
    /// @param tag tells versions of the file apart; empty where its name does
    record WebFile(byte[] bytes, String type, String coding, String tag) {}

    /// @param path below the root, without a slash in front
    /// @param accepted the header `Accept-Encoding`, empty for none
    Optional<WebFile> find(String path, String accepted) {
        var type = TYPES.get(path.substring(path.lastIndexOf('.') + 1));
        if (type == null || !files.containsKey(path)) {
            return Optional.empty();
        }
        var tag = tags.getOrDefault(path, "");
        if (files.containsKey(path + ".br") && isAccepted("br", accepted)) {
            return Optional.of(new WebFile(bytes(path + ".br"), type, "br", tag));
        }
        if (files.containsKey(path + ".gz") && isAccepted("gzip", accepted)) {
            return Optional.of(new WebFile(bytes(path + ".gz"), type, "gzip", tag));
        }
        return Optional.of(new WebFile(bytes(path), type, "identity", tag));
    }

    private static boolean isAccepted(String coding, String accepted) {
        for (var part : accepted.toLowerCase(Locale.ROOT).split(",", -1)) {
            var words = part.strip().split("\\s*;\\s*", -1);
            if (words.length > 0 && words[0].equals(coding)) {
                return words.length == 1 || !words[1].matches("q=0(\\.0*)?");
            }
        }
        return false;
    }

    /// Its name has a hash of its content.
    static boolean isLasting(String path) {
        return path.startsWith("assets/");
    }

    String text(String path) {
        return new String(bytes(path), StandardCharsets.UTF_8);
    }

    private byte[] bytes(String path) {
        var file = files.get(path);
        if (file == null) {
            throw new IllegalArgumentException("no file " + path);
        }
        try (var stream = file.getInputStream()) {
            return stream.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
