package dev.grato.exchange.internal.invoices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.grato.exchange.ElectronicInvoice;
import dev.grato.exchange.ElectronicInvoices.Receiver;
import dev.grato.exchange.internal.reading.Content;
import dev.grato.platform.Fault;
import dev.grato.platform.GratoException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Electronic invoices of both countries, as they come and as they should not.
@Tag("fast")
@Timeout(60)
class InvoiceFilesTest {

    private static final String PARTIES = """
            <FatturaElettronicaHeader><DatiTrasmissione><CodiceDestinatario>%s</CodiceDestinatario>
            <PECDestinatario>beta@pec.example</PECDestinatario></DatiTrasmissione>
            <CedentePrestatore><DatiAnagrafici><IdFiscaleIVA><IdPaese>IT</IdPaese><IdCodice>01234567890</IdCodice>
            </IdFiscaleIVA><Anagrafica><Denominazione>Alpha</Denominazione></Anagrafica></DatiAnagrafici>
            </CedentePrestatore><CessionarioCommittente><DatiAnagrafici><IdFiscaleIVA><IdPaese>IT</IdPaese>
            <IdCodice>IT 098 765 432 17</IdCodice></IdFiscaleIVA><CodiceFiscale>RSSMRA85T10A562S</CodiceFiscale>
            <Anagrafica><Nome>Mario</Nome><Cognome>Rossi</Cognome></Anagrafica></DatiAnagrafici>
            <Sede><Indirizzo>Via Po</Indirizzo><NumeroCivico>3</NumeroCivico><CAP>10100</CAP><Comune>Torino</Comune>
            <Provincia>TO</Provincia><Nazione>IT</Nazione></Sede></CessionarioCommittente>
            </FatturaElettronicaHeader>""".formatted("ABC1234");

    private static final String BODY = """
            <FatturaElettronicaBody><DatiGenerali><DatiGeneraliDocumento><TipoDocumento>%s</TipoDocumento>
            <Divisa>EUR</Divisa><Data>2026-03-05+01:00</Data><Numero>7/A</Numero></DatiGeneraliDocumento></DatiGenerali>
            <DatiBeniServizi><DettaglioLinee><NumeroLinea>1</NumeroLinea>
            <CodiceArticolo><CodiceTipo>EAN</CodiceTipo><CodiceValore>8001</CodiceValore></CodiceArticolo>
            <CodiceArticolo><CodiceTipo>INTERNO</CodiceTipo><CodiceValore>VT-1</CodiceValore></CodiceArticolo>
            <Descrizione>Vite &amp; dado</Descrizione><Quantita>2.00</Quantita><UnitaMisura>PZ</UnitaMisura>
            <PrezzoUnitario>50.00</PrezzoUnitario>
            <ScontoMaggiorazione><Tipo>SC</Tipo><Percentuale>10.00</Percentuale></ScontoMaggiorazione>
            <ScontoMaggiorazione><Tipo>SC</Tipo><Percentuale>5.00</Percentuale></ScontoMaggiorazione>
            <PrezzoTotale>85.50</PrezzoTotale><AliquotaIVA>22.00</AliquotaIVA></DettaglioLinee>
            <DatiRiepilogo><AliquotaIVA>22.00</AliquotaIVA><ImponibileImporto>85.50</ImponibileImporto>
            <Imposta>18.81</Imposta></DatiRiepilogo></DatiBeniServizi>
            <DatiPagamento><DettaglioPagamento><ModalitaPagamento>MP05</ModalitaPagamento>
            <DataScadenzaPagamento>2026-05-04</DataScadenzaPagamento><ImportoPagamento>52.16</ImportoPagamento>
            </DettaglioPagamento><DettaglioPagamento><ModalitaPagamento>MP05</ModalitaPagamento>
            <DataScadenzaPagamento>2026-04-04</DataScadenzaPagamento><ImportoPagamento>52.15</ImportoPagamento>
            </DettaglioPagamento></DatiPagamento>
            <Allegati><NomeAttachment>a.pdf</NomeAttachment><Attachment>%s</Attachment></Allegati>
            </FatturaElettronicaBody>""";

    private static final String ITALIAN = """
            <?xml version="1.0" encoding="UTF-8"?><p:FatturaElettronica versione="FPR12" xmlns:p="urn:x">%s</p:FatturaElettronica>""";

    private static String italian(String type) {
        return ITALIAN.formatted(PARTIES + BODY.formatted(type, "QUJD".repeat(100_000)));
    }

    private record Bytes(String name, byte[] bytes) implements Content {

        @Override
        public long size() {
            return bytes.length;
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(bytes);
        }
    }

    /// What came of a file.
    private static final class Read implements Receiver {

        private final List<ElectronicInvoice> invoices = new ArrayList<>();
        private final Map<String, Fault> refused = new TreeMap<>();

        @Override
        public void invoice(String file, ElectronicInvoice invoice) {
            invoices.add(invoice);
        }

        @Override
        public void refused(String file, Fault why) {
            refused.put(file, why);
        }

        private String reason() {
            assertThat(invoices).isEmpty();
            assertThat(refused).hasSize(1);
            return refused.values().iterator().next().code();
        }
    }

    private static Read read(String name, byte[] bytes) throws IOException {
        var read = new Read();
        InvoiceFiles.read(new Bytes(name, bytes), read);
        return read;
    }

    private static Read read(String text) throws IOException {
        return read("invoice.xml", text.getBytes(StandardCharsets.UTF_8));
    }

    private static ElectronicInvoice one(String text) throws IOException {
        var read = read(text);
        assertThat(read.refused).isEmpty();
        assertThat(read.invoices).hasSize(1);
        return read.invoices.getFirst();
    }

    private static byte[] zip(Map<String, byte[]> files) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] resource(String name) throws IOException {
        try (var in = Objects.requireNonNull(InvoiceFilesTest.class.getResourceAsStream("/einvoice/" + name), name)) {
            return in.readAllBytes();
        }
    }

    @Test
    void readsWhatAnItalianInvoiceSays() throws IOException {
        var invoice = one(italian("TD24"));
        assertThat(invoice.number()).isEqualTo("7/A");
        assertThat(invoice.issuedOn()).isEqualTo(LocalDate.of(2026, 3, 5));
        assertThat(invoice.dueOn()).isEqualTo(LocalDate.of(2026, 4, 4));
        assertThat(invoice.terms()).isEqualTo("MP05 2026-05-04 52.16 · MP05 2026-04-04 52.15");
        assertThat(invoice.key()).isEqualTo("IT01234567890/2026/F/7/A");
        assertThat(invoice.net()).isEqualByComparingTo("85.50");
        assertThat(invoice.tax()).isEqualByComparingTo("18.81");
        assertThat(invoice.total()).isEqualByComparingTo("104.31");
        var buyer = invoice.buyer();
        assertThat(buyer.name()).isEqualTo("Mario Rossi");
        assertThat(buyer.vatNumber()).isEqualTo("09876543217");
        assertThat(buyer.fiscalCode()).isEqualTo("RSSMRA85T10A562S");
        assertThat(buyer.sdiCode()).isEqualTo("ABC1234");
        assertThat(buyer.pec()).isEqualTo("beta@pec.example");
        assertThat(buyer.address()).containsEntry("street", "Via Po, 3").containsEntry("country", "IT");
        var line = invoice.lines().getFirst();
        assertThat(line.code()).isEqualTo("VT-1");
        assertThat(line.description()).isEqualTo("Vite & dado");
        assertThat(line.discount()).isEqualByComparingTo("14.50");
        assertThat(line.taxRate()).isEqualByComparingTo("22");
    }

    @Test
    void turnsCreditNotesRound() throws IOException {
        var note = one(italian("TD04"));
        assertThat(note.isCreditNote()).isTrue();
        assertThat(note.net()).isEqualByComparingTo("-85.50");
        assertThat(note.total()).isEqualByComparingTo("-104.31");
        assertThat(note.lines().getFirst().total()).isEqualByComparingTo("-85.50");
        assertThat(note.lines().getFirst().quantity()).isEqualByComparingTo("-2");
        assertThat(note.key()).isEqualTo("IT01234567890/2026/C/7/A");
    }

    @Test
    void readsSimplifiedInvoicesWithTheirVatInside() throws IOException {
        var invoice = one("""
                <p:FatturaElettronicaSemplificata xmlns:p="urn:x"><FatturaElettronicaHeader><CedentePrestatore>
                <IdFiscaleIVA><IdPaese>IT</IdPaese><IdCodice>01234567890</IdCodice></IdFiscaleIVA>
                <Denominazione>Alpha</Denominazione></CedentePrestatore><CessionarioCommittente>
                <IdentificativiFiscali><IdFiscaleIVA><IdPaese>IT</IdPaese><IdCodice>09876543217</IdCodice>
                </IdFiscaleIVA></IdentificativiFiscali></CessionarioCommittente></FatturaElettronicaHeader>
                <FatturaElettronicaBody><DatiGenerali><DatiGeneraliDocumento><TipoDocumento>TD07</TipoDocumento>
                <Divisa>EUR</Divisa><Data>2026-01-31</Data><Numero>1</Numero></DatiGeneraliDocumento></DatiGenerali>
                <DatiBeniServizi><Descrizione>Pranzo</Descrizione><Importo>110.00</Importo>
                <DatiIVA><Aliquota>10.00</Aliquota></DatiIVA></DatiBeniServizi></FatturaElettronicaBody>
                </p:FatturaElettronicaSemplificata>""");
        assertThat(invoice.net()).isEqualByComparingTo("100");
        assertThat(invoice.tax()).isEqualByComparingTo("10");
        assertThat(invoice.buyer().name()).isEqualTo("IT09876543217");
    }

    @ParameterizedTest
    @ValueSource(strings = {"whole.xml.p7m", "streamed.xml.p7m", "twice.xml.p7m", "text.xml.p7m", "base64.xml.p7m"})
    void takesInvoicesOutOfTheirSignature(String name) throws IOException {
        var read = read(name, resource(name));
        assertThat(read.refused).isEmpty();
        assertThat(read.invoices).hasSize(1);
        assertThat(read.invoices.getFirst().buyer().name()).isEqualTo("DITTA BETA");
    }

    @Test
    void refusesASignatureWithoutItsInvoiceAndOneCutAnywhere() throws IOException {
        assertThat(read("a.p7m", resource("detached.xml.p7m")).reason()).isEqualTo("invoice.detachedSignature");
        for (var name : List.of("whole.xml.p7m", "streamed.xml.p7m")) {
            var whole = resource(name);
            for (int length = 1; length < 4_000; length += 7) {
                var read = read("a.p7m", Arrays.copyOf(whole, length));
                assertThat(read.invoices).isEmpty();
                assertThat(read.refused).hasSize(1);
            }
        }
    }

    @Test
    void readsEveryFileOfTheCollectionOrSaysWhyNot() throws IOException {
        var data = Path.of(Objects.requireNonNullElse(System.getenv("GRATO_SHARED_DATA"), "../../shared/data"))
                .resolve("einvoice");
        assumeThat(data).as("the data sets: set GRATO_SHARED_DATA").exists();
        var ends = new TreeMap<String, List<String>>();
        try (var all = Files.walk(data)) {
            for (var path : all.filter(Files::isRegularFile).sorted().toList()) {
                var name = data.relativize(path).toString();
                var read = read(name, Files.readAllBytes(path));
                var end = read.refused.isEmpty()
                        ? read.invoices.size() + " read"
                        : read.refused.values().iterator().next().code();
                ends.computeIfAbsent(end, key -> new ArrayList<>()).add(name);
            }
        }
        assertThat(ends.keySet())
                .containsExactlyInAnyOrder(
                        "1 read",
                        "2 read",
                        "invoice.emptyInvoice",
                        "invoice.otherXml",
                        "invoice.notXml",
                        "invoice.pdf");
        assertThat(ends.get("1 read")).hasSize(10);
        assertThat(ends.get("2 read")).hasSize(3);
        assertThat(ends.get("invoice.emptyInvoice")).containsExactly("fatturapa_bad/IT01234567890_FPA01.xml");
    }

    @Test
    void readsFacturaeWithTheirSigns() throws IOException {
        var data = Path.of(Objects.requireNonNullElse(System.getenv("GRATO_SHARED_DATA"), "../../shared/data"))
                .resolve("einvoice/facturae/credit-note.xml");
        assumeThat(data).as("the data sets: set GRATO_SHARED_DATA").exists();
        var note = one(Files.readString(data));
        assertThat(note.isCreditNote()).isTrue();
        assertThat(note.corrects()).isEqualTo("TEST01001F");
        assertThat(note.net()).isEqualByComparingTo("-4202.00");
        assertThat(note.seller().key()).isEqualTo("ESB23103039");
        assertThat(note.buyer().email()).isEqualTo("bfn25xf3p@lycos.co.uk");
        assertThat(note.buyer().address()).containsEntry("city", "Nombela").containsEntry("country", "ES");
        assertThat(note.lines()).extracting(ElectronicInvoice.Line::total).contains(new BigDecimal("-4000.00"));
    }

    @Test
    void goesOnBehindWhatItCannotRead() throws IOException {
        var files = new LinkedHashMap<String, byte[]>();
        files.put("a/", new byte[0]);
        files.put("__MACOSX/._1.xml", new byte[] {1});
        files.put("a/1.xml", italian("TD01").getBytes(StandardCharsets.UTF_8));
        files.put("a/broken.xml", "<p:FatturaElettronica xmlns:p='x'><a>".getBytes(StandardCharsets.UTF_8));
        files.put("a/readme.txt", "hello".getBytes(StandardCharsets.UTF_8));
        files.put("a/RC.xml", "<t:RicevutaConsegna xmlns:t='x'/>".getBytes(StandardCharsets.UTF_8));
        files.put("a/inner.zip", zip(Map.of("2.xml", new byte[] {1})));
        files.put("a/2.xml", italian("TD04").getBytes(StandardCharsets.UTF_8));
        var read = read("all.zip", zip(files));
        assertThat(read.invoices).hasSize(2);
        assertThat(read.refused.values())
                .extracting(Fault::code)
                .containsExactlyInAnyOrder(
                        "invoice.brokenXml", "invoice.notXml", "invoice.notice", "invoice.nestedArchive");
    }

    @Test
    void opensNothingThatAFileDeclares() throws IOException {
        var secret = "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>";
        assertThat(read(secret + "<FatturaElettronica>&x;</FatturaElettronica>").reason())
                .isEqualTo("invoice.documentType");
        var bomb = new StringBuilder("<!DOCTYPE a [<!ENTITY a0 \"ha\">");
        for (int i = 1; i < 30; i++) {
            bomb.append("<!ENTITY a%d \"&a%d;&a%d;\">".formatted(i, i - 1, i - 1));
        }
        assertThat(read(bomb + "]><FatturaElettronica>&a29;</FatturaElettronica>")
                        .reason())
                .isEqualTo("invoice.documentType");
    }

    @Test
    void refusesWhatIsTooLargeTooDeepOrSwellsTooMuch() throws IOException {
        var began = System.nanoTime();
        assertThat(read(ITALIAN.formatted("<a>".repeat(60) + "</a>".repeat(60))).reason())
                .isEqualTo("invoice.invoiceTooLarge");
        assertThat(read(ITALIAN.formatted("<a/>".repeat(300_000))).reason()).isEqualTo("invoice.invoiceTooLarge");
        assertThat(read("big.xml", new byte[(32 << 20) + 1]).reason()).isEqualTo("invoice.invoiceFileTooLarge");
        var swollen = zip(Map.of("1.xml", new byte[200 << 20]));
        assertThatExceptionOfType(GratoException.class)
                .isThrownBy(() -> read("bomb.zip", swollen))
                .satisfies(refusal ->
                        assertThat(refusal.faults().getFirst().code()).isEqualTo("unreadable.zipBomb"));
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void saysWhatIsMissingOrWrong() throws IOException {
        var without = italian("TD01").replace("<Numero>7/A</Numero>", "");
        assertThat(read(without).refused.values())
                .containsExactly(new Fault("", "invoice.invoiceLacks", Map.of("element", "Numero")));
        var wrong = italian("TD01").replace("2026-03-05+01:00", "2026-13-05");
        assertThat(read(wrong).refused.values())
                .containsExactly(
                        new Fault("", "invoice.invoiceValue", Map.of("element", "Data", "text", "2026-13-05")));
        assertThat(read(ITALIAN.formatted(PARTIES)).reason()).isEqualTo("invoice.emptyInvoice");
        assertThat(read("").reason()).isEqualTo("invoice.empty");
    }
}
