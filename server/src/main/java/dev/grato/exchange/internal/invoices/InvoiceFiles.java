package dev.grato.exchange.internal.invoices;

import dev.grato.exchange.ElectronicInvoice;
import dev.grato.exchange.ElectronicInvoices;
import dev.grato.exchange.ImportError;
import dev.grato.exchange.internal.imports.UploadedFiles;
import dev.grato.exchange.internal.reading.Content;
import dev.grato.exchange.internal.reading.Unpacked;
import dev.grato.exchange.internal.reading.UnreadableFile;
import dev.grato.platform.Fault;
import dev.grato.platform.GratoException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Service;

/// Opens uploads, archives and envelopes, and hands over what is in them.
@Service
final class InvoiceFiles implements ElectronicInvoices {

    private static final int MOST_FILES = 200_000;
    /// Bytes of one invoice with its attachments; the exchange systems take less than half of it.
    private static final int MOST_BYTES = 32 << 20;

    /// What accompanies invoices in what the tax agency hands out.
    private static final Set<String> NOTICES = Set.of(
            "FileMetadati",
            "MetadatiInvioFile",
            "RicevutaConsegna",
            "RicevutaImpossibilitaRecapito",
            "RicevutaScarto",
            "NotificaMancataConsegna",
            "NotificaScarto",
            "NotificaEsito",
            "NotificaDecorrenzaTermini",
            "AttestazioneTrasmissioneFattura");

    private final UploadedFiles uploads;

    InvoiceFiles(UploadedFiles uploads) {
        this.uploads = uploads;
    }

    @Override
    public Kept keep(String name, InputStream content) throws IOException {
        var kept = uploads.keep(name, content);
        return new Kept(kept.name(), kept.size(), kept.sha256());
    }

    @Override
    public void read(List<Kept> files, Receiver receiver) throws IOException {
        for (var file : files) {
            read(uploads.content(new UploadedFiles.Kept(file.name(), file.size(), file.sha256())), receiver);
        }
    }

    static void read(Content content, Receiver receiver) throws IOException {
        var head = content.head(4);
        boolean isArchive = head.length == 4 && head[0] == 'P' && head[1] == 'K' && head[2] < 9 && head[3] < 9;
        if (!isArchive) {
            try (var in = content.open()) {
                file(content.name(), in, receiver);
            }
            return;
        }
        try (var zip = new Unpacked(content, MOST_FILES)) {
            for (var entry = zip.next(); entry != null; entry = zip.next()) {
                if (entry.getName().equals("[Content_Types].xml")) {
                    throw new UnreadableFile("notXml");
                }
                if (!entry.isDirectory() && !isOfTheSystem(entry.getName())) {
                    file(entry.getName(), zip.content(), receiver);
                }
                // what is left of it counts too
                zip.content().transferTo(OutputStream.nullOutputStream());
            }
        } catch (UnreadableFile refusal) {
            if (refusal.code().equals("zipBomb")) {
                throw new GratoException(
                        ImportError.UNREADABLE_FILE,
                        Map.of("file", content.name()),
                        List.of(new Fault("file", "unreadable.zipBomb")));
            }
            receiver.refused(content.name(), fault(refusal));
        }
    }

    /// What packing programs add of their own.
    private static boolean isOfTheSystem(String name) {
        return name.startsWith("__MACOSX/") || name.endsWith(".DS_Store") || name.endsWith("Thumbs.db");
    }

    private static void file(String name, InputStream in, Receiver receiver) throws IOException {
        try {
            var bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new UnreadableFile("invoiceFileTooLarge", Map.of("max", MOST_BYTES >> 20));
            }
            invoices(name, bytes).forEach(invoice -> receiver.invoice(name, invoice));
        } catch (UnreadableFile refusal) {
            if (refusal.code().equals("zipBomb") || refusal.code().equals("brokenArchive")) {
                throw refusal;
            }
            receiver.refused(name, fault(refusal));
        }
    }

    private static Fault fault(UnreadableFile refusal) {
        return new Fault("", "invoice." + refusal.code(), refusal.args());
    }

    private static List<ElectronicInvoice> invoices(String name, byte[] file) {
        if (file.length == 0) {
            throw new UnreadableFile("empty");
        }
        var opened = Envelope.opened(file);
        if (!startsAsXml(opened)) {
            throw new UnreadableFile(kind(opened, name.toLowerCase(Locale.ROOT)));
        }
        var root = InvoiceXml.read(opened);
        return switch (root.name) {
            case "FatturaElettronica", "FatturaElettronicaSemplificata" -> FatturaPa.invoices(root);
            case "Facturae" -> Facturae.invoices(root);
            default ->
                throw new UnreadableFile(
                        NOTICES.contains(root.name) ? "notice" : "otherXml", Map.of("element", root.name));
        };
    }

    private static String kind(byte[] bytes, String name) {
        boolean isArchive = bytes.length > 1 && bytes[0] == 'P' && bytes[1] == 'K';
        if (isArchive && !name.endsWith(".xlsx") && !name.endsWith(".docx")) {
            return "nestedArchive";
        }
        return name.endsWith(".pdf") || bytes.length > 3 && bytes[0] == '%' && bytes[1] == 'P' ? "pdf" : "notXml";
    }

    private static boolean startsAsXml(byte[] bytes) {
        for (int i = 0; i < Math.min(64, bytes.length); i++) {
            byte b = bytes[i];
            if (b == '<') {
                return true;
            }
            boolean isMark = i < 4 && (b & 0x80) != 0 || b == 0;
            if (!isMark && !Character.isWhitespace(b)) {
                return false;
            }
        }
        return false;
    }
}
