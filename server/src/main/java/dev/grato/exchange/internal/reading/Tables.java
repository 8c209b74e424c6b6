package dev.grato.exchange.internal.reading;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Files as tables: a header and rows below it.
public final class Tables {

    private Tables() {}

    /// How the file is read, as far as it shows by itself; the header is not looked for yet.
    ///
    /// @throws UnreadableFile when it is of no kind that is read
    public static Reading detect(Content content) throws IOException {
        var format = Formats.detect(content);
        return switch (format) {
            case XLSX, XLS -> workbook(content, format);
            case VCARD, JSONL -> new Reading(format, Encodings.detect(content), ",", "\"", 1, "");
            case CSV -> csv(content);
        };
    }

    /// The first sheet that has something in it.
    private static Reading workbook(Content content, Format format) throws IOException {
        var sheets = sheets(content, format);
        for (var sheet : sheets) {
            var reading = new Reading(format, "UTF-8", ",", "\"", 1, sheet);
            boolean[] isFilled = {false};
            raw(content, reading, (number, cells) -> {
                isFilled[0] = cells.stream().anyMatch(cell -> !cell.isBlank());
                return !isFilled[0];
            });
            if (isFilled[0]) {
                return reading;
            }
        }
        throw new UnreadableFile("empty");
    }

    private static Reading csv(Content content) throws IOException {
        var encoding = Encodings.detect(content);
        var buffer = new char[128 * 1024];
        try (var text = Encodings.reader(content, encoding)) {
            int length = 0;
            for (int read = text.read(buffer); read > 0; read = text.read(buffer, length, buffer.length - length)) {
                length += read;
            }
            var found = Delimiters.detect(new String(buffer, 0, length), length < buffer.length);
            return new Reading(Format.CSV, encoding, found.delimiter(), found.quote(), 1, "");
        }
    }

    public static List<String> sheets(Content content, Format format) throws IOException {
        return switch (format) {
            case XLSX -> XlsxRows.sheets(content);
            case XLS -> XlsRows.sheets(content);
            case CSV, VCARD, JSONL -> List.of();
        };
    }

    /// All rows as they stand in the file, the header among them.
    ///
    /// @throws UnreadableFile when it turns out to be broken, wherever that is
    public static void raw(Content content, Reading reading, RowSink sink) throws IOException {
        source(reading.format()).read(content, reading, (number, cells) -> {
            checkSize(number, cells);
            return sink.row(number, isStorable(cells) ? cells : storable(cells));
        });
    }

    /// Few texts that many cells share make a row that no memory holds.
    private static void checkSize(long number, List<String> cells) {
        long size = 0;
        for (var cell : cells) {
            size += cell.length();
        }
        if (size > Limits.ROW) {
            throw new UnreadableFile("rowTooLarge", Map.of("row", number, "max", Limits.ROW));
        }
    }

    private static boolean isStorable(List<String> cells) {
        for (var cell : cells) {
            for (int i = 0; i < cell.length(); i++) {
                char c = cell.charAt(i);
                if (c == 0 || Character.isSurrogate(c) && !isPair(cell, i)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean isPair(String text, int at) {
        return Character.isHighSurrogate(text.charAt(at))
                ? at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1))
                : at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
    }

    /// What the database keeps in no text stands as U+FFFD, which refuses the row.
    private static List<String> storable(List<String> cells) {
        var kept = new ArrayList<String>();
        for (var cell : cells) {
            var text = new StringBuilder(cell);
            for (int i = 0; i < text.length(); i++) {
                if (cell.charAt(i) == 0 || Character.isSurrogate(cell.charAt(i)) && !isPair(cell, i)) {
                    text.setCharAt(i, '\uFFFD');
                }
            }
            kept.add(text.toString());
        }
        return kept;
    }

    /// The rows below the header.
    public static void rows(Content content, Reading reading, RowSink sink) throws IOException {
        raw(content, reading, (number, cells) -> number <= reading.headerRow() || sink.row(number, cells));
    }

    /// The names of the columns as they stand in the file; none where it has no header.
    public static List<String> header(Content content, Reading reading) throws IOException {
        var header = new ArrayList<String>();
        if (reading.headerRow() > 0) {
            raw(content, reading, (number, cells) -> {
                if (number == reading.headerRow()) {
                    cells.forEach(cell -> header.add(cell.strip()));
                }
                return number < reading.headerRow();
            });
        }
        return header;
    }

    private static RowSource source(Format format) {
        return switch (format) {
            case CSV -> new CsvRows();
            case XLSX -> new XlsxRows();
            case XLS -> new XlsRows();
            case VCARD -> new VcardRows();
            case JSONL -> new JsonRows();
        };
    }
}
