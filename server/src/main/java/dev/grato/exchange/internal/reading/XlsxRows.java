package dev.grato.exchange.internal.reading;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// Workbooks of today's Excel, their cells read one after the other; only the texts that cells share are kept in
/// memory.
/// Dates become ISO texts, numbers plain ones with a dot.
final class XlsxRows implements RowSource {

    private static final MathContext FIFTEEN = new MathContext(15);

    @Override
    public void read(Content content, Reading reading, RowSink sink) throws IOException {
        var book = XlsxBook.of(content);
        var part = book.partOf(reading.sheet());
        try (var zip = new Unpacked(content)) {
            for (var entry = zip.next(); entry != null; entry = zip.next()) {
                if (entry.getName().equals(part)) {
                    var xml = Xml.reader(zip.content());
                    new Rows(book, sink).read(xml);
                    return;
                }
            }
        } catch (XMLStreamException broken) {
            throw new UnreadableFile("brokenWorkbook");
        }
        throw new UnreadableFile("noSheet", Map.of("sheet", reading.sheet()));
    }

    private static final class Rows {

        private final XlsxBook book;
        private final RowSink sink;
        private long last;

        private Rows(XlsxBook book, RowSink sink) {
            this.book = book;
            this.sink = sink;
        }

        private void read(XMLStreamReader xml) throws XMLStreamException {
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT
                        && xml.getLocalName().equals("row")) {
                    var told = Xml.whole(xml, "r");
                    last = told > last ? told : last + 1;
                    if (!sink.row(last, row(xml))) {
                        return;
                    }
                }
            }
        }

        private List<String> row(XMLStreamReader xml) throws XMLStreamException {
            var cells = new ArrayList<String>();
            int next = 0;
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamConstants.END_ELEMENT
                        && xml.getLocalName().equals("row")) {
                    break;
                }
                if (event == XMLStreamConstants.START_ELEMENT
                        && xml.getLocalName().equals("c")) {
                    int column = column(xml, next);
                    var text = cell(xml, column);
                    if (!text.isEmpty()) {
                        if (column >= Limits.COLUMNS) {
                            throw Limits.tooManyColumns(last, column + 1);
                        }
                        if (column >= cells.size()) {
                            cells.addAll(Collections.nCopies(column + 1 - cells.size(), ""));
                        }
                        cells.set(column, text);
                    }
                    next = column + 1;
                }
            }
            return cells.isEmpty() ? List.of("") : cells;
        }

        /// `BC12` is column 54, from 0.
        private static int column(XMLStreamReader xml, int next) {
            var place = xml.getAttributeValue(null, "r");
            if (place == null) {
                return next;
            }
            int column = 0;
            for (int i = 0; i < place.length() && i < 4; i++) {
                char c = place.charAt(i);
                if (c < 'A' || c > 'Z') {
                    break;
                }
                column = column * 26 + c - 'A' + 1;
            }
            return column == 0 ? next : column - 1;
        }

        private String cell(XMLStreamReader xml, int column) throws XMLStreamException {
            var type = xml.getAttributeValue(null, "t");
            int style = (int) Math.max(0, Xml.whole(xml, "s"));
            var value = "";
            var inline = new StringBuilder();
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamConstants.END_ELEMENT
                        && xml.getLocalName().equals("c")) {
                    break;
                }
                if (event == XMLStreamConstants.START_ELEMENT) {
                    switch (xml.getLocalName()) {
                        case "v" -> value = Xml.text(xml, last, column);
                        case "t" -> inline.append(Xml.text(xml, last, column));
                        case "rPh" -> Xml.skip(xml);
                        default -> {
                            // formulas and formatting
                        }
                    }
                }
            }
            if ("inlineStr".equals(type)) {
                return inline.toString();
            }
            return value.isEmpty() ? "" : typed(type == null ? "n" : type, value, style);
        }

        private String typed(String type, String value, int style) {
            return switch (type) {
                case "s" -> book.shared(value);
                case "b" -> value.equals("1") ? "true" : "false";
                case "n" -> book.isDate(style) ? ExcelDates.text(value, book.is1904()) : number(value);
                default -> value;
            };
        }

        private static String number(String value) {
            try {
                var number = new BigDecimal(value).round(FIFTEEN);
                return Math.abs(number.scale()) > 400
                        ? value
                        : number.signum() == 0
                                ? "0"
                                : number.stripTrailingZeros().toPlainString();
            } catch (NumberFormatException noNumber) {
                return value;
            }
        }
    }

    static List<String> sheets(Content content) throws IOException {
        return XlsxBook.of(content).sheets();
    }
}
