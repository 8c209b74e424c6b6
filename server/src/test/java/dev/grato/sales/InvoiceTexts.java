package dev.grato.sales;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Invoices made up for tests, as FatturaPA and in archives.
public final class InvoiceTexts {

    /// The company whose invoices these are.
    public static final String OWN = "01879020517";

    private final Map<String, String> files = new LinkedHashMap<>();

    /// An invoice of one line.
    ///
    /// @param seller and buyer as VAT numbers, `|` and the name
    /// @param article its code, `|` and what it is
    public record Invoice(
            String seller,
            String buyer,
            String type,
            String number,
            LocalDate on,
            String article,
            int quantity,
            BigDecimal price) {

        public String xml() {
            var net = price.multiply(BigDecimal.valueOf(quantity));
            var tax = net.multiply(new BigDecimal("0.22"));
            return """
                    <?xml version="1.0" encoding="UTF-8"?>
                    <p:FatturaElettronica versione="FPR12" xmlns:p="http://ivaservizi.agenziaentrate.gov.it/docs/xsd/fatture/v1.2">
                    <FatturaElettronicaHeader><DatiTrasmissione><CodiceDestinatario>0000000</CodiceDestinatario>
                    </DatiTrasmissione><CedentePrestatore>%s</CedentePrestatore>
                    <CessionarioCommittente>%s</CessionarioCommittente></FatturaElettronicaHeader>
                    <FatturaElettronicaBody><DatiGenerali><DatiGeneraliDocumento><TipoDocumento>%s</TipoDocumento>
                    <Divisa>EUR</Divisa><Data>%s</Data><Numero>%s</Numero>
                    <ImportoTotaleDocumento>%.2f</ImportoTotaleDocumento></DatiGeneraliDocumento></DatiGenerali>
                    <DatiBeniServizi><DettaglioLinee><NumeroLinea>1</NumeroLinea><CodiceArticolo>
                    <CodiceTipo>INTERNO</CodiceTipo><CodiceValore>%s</CodiceValore></CodiceArticolo>
                    <Descrizione>%s</Descrizione><Quantita>%d.00</Quantita><PrezzoUnitario>%s</PrezzoUnitario>
                    <PrezzoTotale>%s</PrezzoTotale><AliquotaIVA>22.00</AliquotaIVA></DettaglioLinee>
                    <DatiRiepilogo><AliquotaIVA>22.00</AliquotaIVA><ImponibileImporto>%s</ImponibileImporto>
                    <Imposta>%.2f</Imposta></DatiRiepilogo></DatiBeniServizi>
                    <DatiPagamento><DettaglioPagamento><ModalitaPagamento>MP05</ModalitaPagamento>
                    <DataScadenzaPagamento>%s</DataScadenzaPagamento></DettaglioPagamento></DatiPagamento>
                    </FatturaElettronicaBody></p:FatturaElettronica>""".formatted(
                            party(seller),
                            party(buyer),
                            type,
                            on,
                            number,
                            net.add(tax),
                            article.split("\\|", 2)[0],
                            article.split("\\|", 2)[1],
                            quantity,
                            price,
                            net,
                            net,
                            tax,
                            on.plusDays(30));
        }

        private static String party(String party) {
            var parts = party.split("\\|", 2);
            return """
                    <DatiAnagrafici><IdFiscaleIVA><IdPaese>IT</IdPaese><IdCodice>%s</IdCodice></IdFiscaleIVA>
                    <Anagrafica><Denominazione>%s</Denominazione></Anagrafica></DatiAnagrafici>
                    <Sede><Indirizzo>Via Roma 1</Indirizzo><CAP>20100</CAP><Comune>Milano</Comune>
                    <Provincia>MI</Provincia><Nazione>IT</Nazione></Sede>""".formatted(parts[0], parts[1].replace("&", "&amp;"));
        }
    }

    /// A sale of our own.
    public InvoiceTexts sold(String buyer, String number, LocalDate on, String article, int quantity, String price) {
        return with(
                "IT" + OWN + "_" + number + ".xml",
                new Invoice(OWN + "|Alpha S.r.l.", buyer, "TD01", number, on, article, quantity, new BigDecimal(price))
                        .xml());
    }

    public InvoiceTexts with(String name, String content) {
        files.put(name, content);
        return this;
    }

    public byte[] zip() {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
