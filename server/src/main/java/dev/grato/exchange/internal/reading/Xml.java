package dev.grato.exchange.internal.reading;

import java.io.InputStream;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// XML without document types: no entities of a file's own, nothing fetched.
public final class Xml {

    private Xml() {}

    public static XMLStreamReader reader(InputStream in) throws XMLStreamException {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory.createXMLStreamReader(in);
    }

    /// The element's text, to its end.
    ///
    /// @param row it is in; 0 for texts that cells share
    static String text(XMLStreamReader xml, long row, int column) throws XMLStreamException {
        var text = new StringBuilder();
        int depth = 1;
        while (xml.hasNext() && depth > 0) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                depth++;
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            } else if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
                text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
                if (text.length() > Limits.CELL && row == 0) {
                    throw new UnreadableFile("tooManyTexts");
                }
                if (text.length() > Limits.CELL) {
                    throw new UnreadableFile(
                            "cellTooLong", Map.of("row", row, "column", column + 1, "max", Limits.CELL));
                }
            }
        }
        return text.toString();
    }

    public static void skip(XMLStreamReader xml) throws XMLStreamException {
        int depth = 1;
        while (xml.hasNext() && depth > 0) {
            int event = xml.next();
            depth += event == XMLStreamConstants.START_ELEMENT ? 1 : event == XMLStreamConstants.END_ELEMENT ? -1 : 0;
        }
    }

    /// A whole-number attribute; -1 when it is not there.
    static long whole(XMLStreamReader xml, String attribute) {
        var text = xml.getAttributeValue(null, attribute);
        try {
            return text == null || text.length() > 12 ? -1 : Long.parseLong(text);
        } catch (NumberFormatException none) {
            return -1;
        }
    }
}
