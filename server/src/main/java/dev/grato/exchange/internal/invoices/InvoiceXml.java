package dev.grato.exchange.internal.invoices;

import dev.grato.exchange.internal.reading.UnreadableFile;
import dev.grato.exchange.internal.reading.Xml;
import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// Reads a document whole, but bounded: no document type, so no entities of its own; so many elements, so deep, and
/// of texts no more than an invoice needs. Signatures and what is attached are passed over.
final class InvoiceXml {

    private static final int DEPTH = 40;
    private static final int ELEMENTS = 250_000;
    private static final int TEXT = 4_000;
    private static final Set<String> PASSED_OVER =
            Set.of("Signature", "Allegati", "RelatedDocuments", "AttachmentData", "Extensions");

    private InvoiceXml() {}

    static Node read(byte[] content) {
        try {
            var xml = Xml.reader(new ByteArrayInputStream(content));
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamConstants.DTD) {
                    throw new UnreadableFile("documentType");
                }
                if (event == XMLStreamConstants.START_ELEMENT) {
                    return tree(xml);
                }
            }
        } catch (XMLStreamException | RuntimeException broken) {
            if (broken instanceof UnreadableFile refusal) {
                throw refusal;
            }
            throw new UnreadableFile("brokenXml");
        }
        throw new UnreadableFile("brokenXml");
    }

    private static Node tree(XMLStreamReader xml) throws XMLStreamException {
        var root = new Node(xml.getLocalName());
        var open = new ArrayDeque<Node>();
        open.push(root);
        var text = new StringBuilder();
        int elements = 0;
        while (!open.isEmpty() && xml.hasNext()) {
            int event = xml.next();
            switch (event) {
                case XMLStreamConstants.START_ELEMENT -> {
                    var name = xml.getLocalName();
                    text.setLength(0);
                    if (PASSED_OVER.contains(name)) {
                        Xml.skip(xml);
                        continue;
                    }
                    if (++elements > ELEMENTS || open.size() >= DEPTH) {
                        throw new UnreadableFile("invoiceTooLarge", Map.of("max", ELEMENTS));
                    }
                    var node = new Node(name);
                    open.element().children.add(node);
                    open.push(node);
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (text.length() < TEXT) {
                        text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    var node = open.pop();
                    if (node.children.isEmpty()) {
                        node.text = plain(text);
                    }
                    text.setLength(0);
                }
                default -> {
                    // comments and the like
                }
            }
        }
        if (!open.isEmpty()) {
            throw new UnreadableFile("brokenXml");
        }
        return root;
    }

    private static String plain(CharSequence text) {
        var plain = text.toString().replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        return plain.length() > TEXT ? plain.substring(0, TEXT) : plain;
    }
}
