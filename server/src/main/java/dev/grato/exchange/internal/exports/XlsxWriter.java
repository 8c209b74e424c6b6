package dev.grato.exchange.internal.exports;

import dev.grato.records.CrmRecord;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// A workbook of Office Open XML, written row by row; a further sheet begins where a sheet can hold no more.
///
/// Texts are cells of type text, which are never formulas; those that look like one are marked as quoted, so that
/// they
/// stay texts when somebody edits the cell.
final class XlsxWriter implements SheetWriter {

    /// What a sheet holds at most, the head included.
    static final int MOST_ROWS = 1_048_576;

    private static final int MOST_CHARACTERS = 32_767;
    private static final LocalDate EPOCH = LocalDate.of(1899, 12, 30);
    private static final LocalDate FIRST_DAY = LocalDate.of(1900, 3, 1);
    private static final int DIGITS = 15;
    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
    private static final String SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    private static final int HEADER = 1;
    private static final int DATE = 2;
    private static final int QUOTED = 3;

    private final ZipOutputStream zip;
    private final Writer out;
    private final SheetColumns columns;
    private final int mostRows;
    private int sheets;
    private int rows;

    XlsxWriter(OutputStream target, SheetColumns columns, int mostRows) {
        this.zip = new ZipOutputStream(target, StandardCharsets.UTF_8);
        this.out = new OutputStreamWriter(zip, StandardCharsets.UTF_8);
        this.columns = columns;
        this.mostRows = mostRows;
    }

    @Override
    public void begin() throws IOException {
        beginSheet();
    }

    private void beginSheet() throws IOException {
        sheets++;
        rows = 0;
        entry("xl/worksheets/sheet" + sheets + ".xml");
        out.write(
                HEAD + "<worksheet xmlns=\"" + MAIN
                        + "\"><sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\""
                        + " topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews><sheetData>");
        out.write("<row>");
        for (var header : columns.headers()) {
            text(header, HEADER);
        }
        out.write("</row>");
        rows++;
    }

    private void endSheet() throws IOException {
        out.write("</sheetData></worksheet>");
        out.flush();
        zip.closeEntry();
    }

    @Override
    public void add(CrmRecord row) throws IOException {
        if (rows >= mostRows) {
            endSheet();
            beginSheet();
        }
        out.write("<row>");
        for (var cell : columns.cells(row)) {
            cell(cell);
        }
        out.write("</row>\n");
        rows++;
    }

    private void cell(Cell cell) throws IOException {
        switch (cell) {
            case Cell.Text text -> text(text.text(), CellSafety.isDangerous(text.text()) ? QUOTED : 0);
            case Cell.Figure number -> {
                if (number.number().precision() > DIGITS) {
                    text(number.printed(), 0);
                } else {
                    out.write("<c><v>" + number.number().toPlainString() + "</v></c>");
                }
            }
            case Cell.Day day -> {
                if (day.date().isBefore(FIRST_DAY)) {
                    text(day.printed(), 0);
                } else {
                    out.write("<c s=\"" + DATE + "\"><v>" + ChronoUnit.DAYS.between(EPOCH, day.date()) + "</v></c>");
                }
            }
        }
    }

    private void text(String text, int style) throws IOException {
        if (text.isEmpty()) {
            out.write("<c/>");
            return;
        }
        out.write(
                "<c t=\"inlineStr\"" + (style == 0 ? "" : " s=\"" + style + "\"") + "><is><t xml:space=\"preserve\">");
        escape(text);
        out.write("</t></is></c>");
    }

    private void escape(String text) throws IOException {
        int length = Math.min(text.length(), MOST_CHARACTERS);
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.write("&amp;");
                case '<' -> out.write("&lt;");
                case '>' -> out.write("&gt;");
                case '\r' -> {
                    if (i + 1 == length || text.charAt(i + 1) != '\n') {
                        out.write('\n');
                    }
                }
                case '\uFFFE', '\uFFFF' -> out.write('\uFFFD');
                default -> {
                    if (c >= ' ' || c == '\n' || c == '\t') {
                        out.write(c);
                    }
                }
            }
        }
    }

    @Override
    public void finish() throws IOException {
        endSheet();
        part("xl/styles.xml", styles());
        var list = new StringBuilder();
        var links = new StringBuilder();
        var types = new StringBuilder();
        for (int i = 1; i <= sheets; i++) {
            list.append("<sheet name=\"")
                    .append(i)
                    .append("\" sheetId=\"")
                    .append(i)
                    .append("\" r:id=\"s")
                    .append(i);
            list.append("\"/>");
            links.append(link("s" + i, RELATIONS + "/worksheet", "worksheets/sheet" + i + ".xml"));
            types.append(type("/xl/worksheets/sheet" + i + ".xml", SPREADSHEET + "worksheet+xml"));
        }
        part(
                "xl/workbook.xml",
                "<workbook xmlns=\"" + MAIN + "\" xmlns:r=\"" + RELATIONS + "\"><sheets>" + list
                        + "</sheets></workbook>");
        part("xl/_rels/workbook.xml.rels", links(links + link("styles", RELATIONS + "/styles", "styles.xml")));
        part("_rels/.rels", links(link("book", RELATIONS + "/officeDocument", "xl/workbook.xml")));
        part(
                "[Content_Types].xml",
                "<Types xmlns=\"" + PACKAGE + "content-types\"><Default Extension=\"rels\" ContentType=\""
                        + "application/vnd.openxmlformats-package.relationships+xml\"/>"
                        + type("/xl/workbook.xml", SPREADSHEET + "sheet.main+xml")
                        + type("/xl/styles.xml", SPREADSHEET + "styles+xml") + types + "</Types>");
        zip.finish();
    }

    private static String styles() {
        return "<styleSheet xmlns=\"" + MAIN + "\"><fonts count=\"2\"><font/><font><b/></font></fonts>"
                + "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill>"
                + "<fill><patternFill patternType=\"gray125\"/></fill></fills><borders count=\"1\"><border/></borders>"
                + "<cellStyleXfs count=\"1\"><xf/></cellStyleXfs><cellXfs count=\"4\"><xf/>"
                + "<xf fontId=\"1\" applyFont=\"1\"/><xf numFmtId=\"14\" applyNumberFormat=\"1\"/>"
                + "<xf numFmtId=\"49\" quotePrefix=\"1\" applyNumberFormat=\"1\"/></cellXfs></styleSheet>";
    }

    private static String link(String id, String type, String target) {
        return "<Relationship Id=\"" + id + "\" Type=\"" + type + "\" Target=\"" + target + "\"/>";
    }

    private static String links(String links) {
        return "<Relationships xmlns=\"" + PACKAGE + "relationships\">" + links + "</Relationships>";
    }

    private static String type(String part, String type) {
        return "<Override PartName=\"" + part + "\" ContentType=\"" + type + "\"/>";
    }

    private void part(String name, String xml) throws IOException {
        entry(name);
        out.write(HEAD);
        out.write(xml);
        out.flush();
        zip.closeEntry();
    }

    private void entry(String name) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
