package dev.grato.exchange.internal.reading;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/// What kind of file it is, by what is in it; its name decides only where that says nothing.
final class Formats {

    private static final int HEAD = 64 * 1024;

    private Formats() {}

    /// @throws UnreadableFile when it is of a kind that is not read
    static Format detect(Content content) throws IOException {
        var head = content.head(HEAD);
        if (head.length == 0) {
            throw new UnreadableFile("empty");
        }
        var name = content.name().toLowerCase(Locale.ROOT);
        if (is(head, 'P', 'K', 3, 4)) {
            return packed(content, name);
        }
        if (is(head, 0xD0, 0xCF, 0x11, 0xE0)) {
            return Format.XLS;
        }
        refuseKnown(head, name);
        var encoding = Encodings.detect(content);
        var text = new String(head, java.nio.charset.Charset.forName(encoding)).strip();
        if (text.startsWith("\uFEFF")) {
            text = text.substring(1).strip();
        }
        if (encoding.startsWith("UTF-16") || encoding.startsWith("UTF-32")) {
            return textual(text, name);
        }
        long controls = 0;
        for (byte b : head) {
            controls += b >= 0 && b < 32 && b != '\t' && b != '\n' && b != '\r' && b != '\f' ? 1 : 0;
        }
        if (controls > head.length / 50 && controls > 2) {
            throw new UnreadableFile("binary");
        }
        return textual(text, name);
    }

    private static Format textual(String text, String name) {
        if (text.isBlank()) {
            throw new UnreadableFile("empty");
        }
        var begin = text.substring(0, Math.min(text.length(), 200)).toUpperCase(Locale.ROOT);
        if (begin.startsWith("BEGIN:VCARD")) {
            return Format.VCARD;
        }
        if (begin.startsWith("BEGIN:VCALENDAR") || name.endsWith(".ics")) {
            throw new UnreadableFile("calendar");
        }
        if (begin.startsWith("<?XML") || begin.startsWith("<!DOCTYPE") || begin.startsWith("<HTML")) {
            throw new UnreadableFile("markup");
        }
        boolean isJsonName = name.endsWith(".json") || name.endsWith(".jsonl") || name.endsWith(".ndjson");
        if (text.startsWith("{") || text.startsWith("[") && isJsonName) {
            return Format.JSONL;
        }
        return Format.CSV;
    }

    private static Format packed(Content content, String name) throws IOException {
        try (var zip = new Unpacked(content)) {
            var entries = zip.names();
            if (entries.stream().anyMatch(entry -> entry.startsWith("xl/") && !entry.endsWith(".bin"))) {
                return Format.XLSX;
            }
            if (entries.contains("xl/workbook.bin")) {
                throw new UnreadableFile("xlsb");
            }
            if (entries.contains("content.xml")) {
                throw new UnreadableFile("openDocument");
            }
        }
        throw new UnreadableFile("archive", Map.of("name", name));
    }

    private static void refuseKnown(byte[] head, String name) {
        if (is(head, '%', 'P', 'D', 'F')) {
            throw new UnreadableFile("pdf");
        }
        if (is(head, 0x1F, 0x8B) || is(head, '7', 'z') && name.endsWith(".7z") || is(head, 'R', 'a', 'r', '!')) {
            throw new UnreadableFile("archive", Map.of("name", name));
        }
        boolean isPicture = is(head, 0x89, 'P', 'N', 'G') || is(head, 0xFF, 0xD8, 0xFF) || is(head, 'G', 'I', 'F', '8');
        if (isPicture) {
            throw new UnreadableFile("picture");
        }
        if (new String(head, 0, Math.min(head.length, 16), StandardCharsets.ISO_8859_1).startsWith("SQLite format")) {
            throw new UnreadableFile("binary");
        }
    }

    private static boolean is(byte[] head, int... bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (i >= head.length || (head[i] & 0xFF) != bytes[i]) {
                return false;
            }
        }
        return true;
    }
}
