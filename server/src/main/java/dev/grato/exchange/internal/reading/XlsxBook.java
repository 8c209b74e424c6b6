package dev.grato.exchange.internal.reading;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// What a workbook says beside its sheets: their names, the texts they share, which formats are dates.
final class XlsxBook {

    private static final int MAX_SHARED = 4_000_000;

    private final Map<String, String> sheetIds = new LinkedHashMap<>();
    private final Map<String, String> targets = new HashMap<>();
    private final Map<Integer, String> formats = new HashMap<>();
    private final List<Integer> styles = new ArrayList<>();
    private final List<String> shared = new ArrayList<>();
    private long sharedLength;
    private boolean is1904;

    private XlsxBook() {}

    static XlsxBook of(Content content) throws IOException {
        var book = new XlsxBook();
        try (var zip = new Unpacked(content)) {
            for (var entry = zip.next(); entry != null; entry = zip.next()) {
                switch (entry.getName()) {
                    case "xl/workbook.xml" -> book.workbook(Xml.reader(zip.content()));
                    case "xl/_rels/workbook.xml.rels" -> book.relations(Xml.reader(zip.content()));
                    case "xl/styles.xml" -> book.styles(Xml.reader(zip.content()));
                    case "xl/sharedStrings.xml" -> book.shared(Xml.reader(zip.content()));
                    default -> zip.content().transferTo(java.io.OutputStream.nullOutputStream());
                }
            }
        } catch (XMLStreamException broken) {
            throw new UnreadableFile("brokenWorkbook");
        }
        if (book.sheetIds.isEmpty()) {
            throw new UnreadableFile("brokenWorkbook");
        }
        return book;
    }

    List<String> sheets() {
        return List.copyOf(sheetIds.keySet());
    }

    boolean is1904() {
        return is1904;
    }

    boolean isDate(int style) {
        if (style >= styles.size()) {
            return false;
        }
        int format = styles.get(style);
        return ExcelDates.isDate(format, formats.getOrDefault(format, ""));
    }

    String shared(String index) {
        try {
            int place = Integer.parseInt(index.strip());
            return place < 0 || place >= shared.size() ? "" : shared.get(place);
        } catch (NumberFormatException broken) {
            throw new UnreadableFile("brokenWorkbook");
        }
    }

    /// @param sheet its name; the first one when that is empty
    String partOf(String sheet) {
        var name = sheet.isEmpty() ? sheetIds.keySet().iterator().next() : sheet;
        var id = sheetIds.get(name);
        var target = id == null ? null : targets.get(id);
        if (target == null) {
            throw new UnreadableFile("noSheet", Map.of("sheet", name));
        }
        return target.startsWith("/") ? target.substring(1) : "xl/" + target;
    }

    private void workbook(XMLStreamReader xml) throws XMLStreamException {
        while (xml.hasNext()) {
            if (xml.next() != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            if (xml.getLocalName().equals("workbookPr")) {
                var told = xml.getAttributeValue(null, "date1904");
                is1904 = "1".equals(told) || "true".equals(told);
            }
            if (xml.getLocalName().equals("sheet") && sheetIds.size() < 1_000) {
                var name = xml.getAttributeValue(null, "name");
                for (int i = 0; i < xml.getAttributeCount(); i++) {
                    if (xml.getAttributeLocalName(i).equals("id")
                            && xml.getAttributePrefix(i) != null
                            && !xml.getAttributePrefix(i).isEmpty()) {
                        sheetIds.put(name == null ? "" : name, xml.getAttributeValue(i));
                    }
                }
            }
        }
    }

    private void relations(XMLStreamReader xml) throws XMLStreamException {
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT
                    && xml.getLocalName().equals("Relationship")) {
                var id = xml.getAttributeValue(null, "Id");
                var target = xml.getAttributeValue(null, "Target");
                var type = xml.getAttributeValue(null, "Type");
                if (id != null && target != null && type != null && type.endsWith("/worksheet")) {
                    targets.put(id, target);
                }
            }
        }
    }

    private void styles(XMLStreamReader xml) throws XMLStreamException {
        boolean isInCells = false;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("cellXfs")) {
                isInCells = false;
            }
            if (event != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            switch (xml.getLocalName()) {
                case "numFmt" -> {
                    var code = xml.getAttributeValue(null, "formatCode");
                    formats.put((int) Xml.whole(xml, "numFmtId"), code == null ? "" : code);
                }
                case "cellXfs" -> isInCells = true;
                case "xf" -> {
                    if (isInCells && styles.size() < 100_000) {
                        styles.add((int) Math.max(0, Xml.whole(xml, "numFmtId")));
                    }
                }
                default -> {
                    // fonts, fills, borders
                }
            }
        }
    }

    private void shared(XMLStreamReader xml) throws XMLStreamException {
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT
                    && xml.getLocalName().equals("si")) {
                var text = item(xml);
                sharedLength += text.length();
                if (sharedLength > Limits.SHARED || shared.size() >= MAX_SHARED) {
                    throw new UnreadableFile("tooManyTexts");
                }
                shared.add(text);
            }
        }
    }

    /// A shared text may be in several runs of letters; how it is read aloud is not part of it.
    private String item(XMLStreamReader xml) throws XMLStreamException {
        var text = new StringBuilder();
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("si")) {
                break;
            }
            if (event == XMLStreamConstants.START_ELEMENT) {
                if (xml.getLocalName().equals("rPh")) {
                    Xml.skip(xml);
                } else if (xml.getLocalName().equals("t")) {
                    text.append(Xml.text(xml, 0, 0));
                }
            }
        }
        return text.toString();
    }
}
