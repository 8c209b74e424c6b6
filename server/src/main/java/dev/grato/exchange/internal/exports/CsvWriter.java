package dev.grato.exchange.internal.exports;

import dev.grato.records.CrmRecord;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/// CSV by RFC 4180 with a byte order mark, so that spreadsheets know that it is UTF-8.
final class CsvWriter implements SheetWriter {

    private final Writer out;
    private final SheetColumns columns;
    private final char delimiter;

    CsvWriter(Writer out, SheetColumns columns, char delimiter) {
        this.out = out;
        this.columns = columns;
        this.delimiter = delimiter;
    }

    @Override
    public void begin() throws IOException {
        out.write('\uFEFF');
        line(columns.headers().stream().map(CellSafety::written).toList());
    }

    @Override
    public void add(CrmRecord row) throws IOException {
        line(columns.cells(row).stream().map(CsvWriter::text).toList());
    }

    private static String text(Cell cell) {
        return switch (cell) {
            case Cell.Text text -> CellSafety.written(text.text());
            case Cell.Figure number -> number.printed();
            case Cell.Day day -> day.printed();
        };
    }

    private void line(List<String> cells) throws IOException {
        for (int i = 0; i < cells.size(); i++) {
            if (i > 0) {
                out.write(delimiter);
            }
            cell(cells.get(i));
        }
        out.write("\r\n");
    }

    private void cell(String text) throws IOException {
        boolean isPlain = text.chars()
                .noneMatch(c -> c == delimiter || c == '"' || c == '\n' || c == '\r' || c == ',' || c == ';');
        boolean hasEdges = !text.isEmpty() && (text.charAt(0) <= ' ' || text.charAt(text.length() - 1) <= ' ');
        if (isPlain && !hasEdges) {
            out.write(text);
        } else {
            out.write('"');
            out.write(text.replace("\"", "\"\""));
            out.write('"');
        }
    }

    @Override
    public void finish() throws IOException {
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
