package dev.grato.api;

import dev.grato.platform.Json;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An answer of JSON lines that is sent while it is made and digested on the way. Nothing is sent before the first
/// line, so that a refusal until then still is a problem.
final class SignedLines {

    private final HttpServletResponse response;
    private final MessageDigest digest;
    private long lines;

    SignedLines(HttpServletResponse response) {
        this.response = response;
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    void line(Map<String, @Nullable Object> json) throws IOException {
        var bytes = bytes(json);
        digest.update(bytes);
        lines++;
        out().write(bytes);
    }

    long lines() {
        return lines;
    }

    /// The digest of all lines so far; asked for once.
    String digest() {
        return HexFormat.of().formatHex(digest.digest());
    }

    void last(Map<String, @Nullable Object> json) throws IOException {
        out().write(bytes(json));
    }

    private static byte[] bytes(Map<String, @Nullable Object> json) {
        return (Json.write(json) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private OutputStream out() throws IOException {
        if (!response.isCommitted()) {
            response.setContentType("application/jsonl");
            response.setCharacterEncoding("UTF-8");
            response.setHeader("Cache-Control", "no-store");
            response.setHeader("Content-Disposition", "attachment; filename=\"audit.jsonl\"");
        }
        return response.getOutputStream();
    }
}
