package dev.grato.exchange.internal.invoices;

import dev.grato.exchange.ElectronicInvoice;
import dev.grato.exchange.ElectronicInvoice.Line;
import dev.grato.exchange.ElectronicInvoice.Party;
import dev.grato.exchange.internal.reading.UnreadableFile;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// FatturaPA 1.0 to 1.2.x, and the simplified invoice. Amounts of a credit note are positive there and turned
/// round here.
final class FatturaPa {

    static final String FORMAT = "fatturaPa";

    private static final Set<String> CREDIT_NOTES = Set.of("TD04", "TD08");
    private static final Set<String> SELF_ISSUED =
            Set.of("TD16", "TD17", "TD18", "TD19", "TD20", "TD21", "TD22", "TD23", "TD28", "TD29");
    private static final Set<String> NOT_AN_ARTICLE = Set.of("SC", "PR", "AB", "AC");
    private static final Set<String> NO_ADDRESSEE = Set.of("0000000", "XXXXXXX", "000000", "999999");
    /// Codes that everybody uses for the article rather than the seller.
    private static final Set<String> COMMON_CODES = Set.of("TARIC", "CPV", "EAN", "GTIN", "SSC", "NC");

    private static final int NAME = 255;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private FatturaPa() {}

    static List<ElectronicInvoice> invoices(Node root) {
        boolean isSimplified = root.name.endsWith("Semplificata");
        var header = root.at("FatturaElettronicaHeader");
        var bodies = root.all("FatturaElettronicaBody");
        if (bodies.isEmpty()) {
            throw new UnreadableFile("emptyInvoice");
        }
        var seller = isSimplified
                ? simple(header.at("CedentePrestatore"), header.at("CedentePrestatore"), header)
                : party(header.at("CedentePrestatore"), NodeSide.SELLER, header);
        var buyer = isSimplified
                ? simple(
                        header.at("CessionarioCommittente", "IdentificativiFiscali"),
                        header.at("CessionarioCommittente", "AltriDatiIdentificativi"),
                        header)
                : party(header.at("CessionarioCommittente"), NodeSide.BUYER, header);
        return bodies.stream()
                .map(body -> isSimplified ? simplified(body, seller, buyer) : ordinary(body, seller, buyer))
                .toList();
    }

    private enum NodeSide {
        SELLER,
        BUYER
    }

    private static ElectronicInvoice ordinary(Node body, Party seller, Party buyer) {
        var general = body.at("DatiGenerali", "DatiGeneraliDocumento");
        var type = Objects.requireNonNullElse(general.text("TipoDocumento"), "TD01");
        boolean isCredit = CREDIT_NOTES.contains(type);
        var goods = body.at("DatiBeniServizi");
        var lines = new ArrayList<Line>();
        for (var line : goods.all("DettaglioLinee")) {
            lines.add(line(line, lines.size() + 1, isCredit));
        }
        if (lines.isEmpty()) {
            throw new UnreadableFile("emptyInvoice");
        }
        var net = BigDecimal.ZERO;
        var tax = BigDecimal.ZERO;
        for (var summary : goods.all("DatiRiepilogo")) {
            net = net.add(Amounts.orZero(Amounts.number(summary, "ImponibileImporto")));
            tax = tax.add(Amounts.orZero(Amounts.number(summary, "Imposta")));
        }
        if (isCredit) {
            net = net.negate();
            tax = tax.negate();
        }
        if (!goods.has("DatiRiepilogo")) {
            net = lines.stream().map(Line::total).reduce(BigDecimal.ZERO, BigDecimal::add);
        }
        var told = Amounts.negated(Amounts.number(general, "ImportoTotaleDocumento"), isCredit);
        var due = body.all("DatiPagamento").stream()
                .flatMap(payment -> payment.all("DettaglioPagamento").stream())
                .toList();
        return new ElectronicInvoice(
                FORMAT,
                type,
                isCredit,
                SELF_ISSUED.contains(type),
                general.required("Numero"),
                Objects.requireNonNull(Amounts.day(general, "Data"), () -> general.required("Data")),
                due.stream()
                        .map(each -> Amounts.day(each, "DataScadenzaPagamento"))
                        .filter(Objects::nonNull)
                        .min(java.time.LocalDate::compareTo)
                        .orElse(null),
                terms(due),
                currency(general),
                seller,
                buyer,
                net,
                tax,
                told == null ? net.add(tax) : told,
                body.text("DatiGenerali", "DatiFattureCollegate", "IdDocumento"),
                lines);
    }

    private static String currency(Node general) {
        var currency = general.text("Divisa");
        return currency != null && currency.matches("[A-Z]{3}") ? currency : "EUR";
    }

    /// `MP05 2026-01-31 100.00 · MP05 2026-02-28 100.00`
    private static String terms(List<Node> parts) {
        return parts.stream()
                .limit(4)
                .map(part -> Stream.of("ModalitaPagamento", "DataScadenzaPagamento", "ImportoPagamento")
                        .map(part::text)
                        .filter(Objects::nonNull)
                        .collect(java.util.stream.Collectors.joining(" ")))
                .collect(java.util.stream.Collectors.joining(" · "));
    }

    private static Line line(Node line, int position, boolean isCredit) {
        var quantity = Amounts.number(line, "Quantita");
        var price = Amounts.number(line, "PrezzoUnitario");
        var total = Amounts.number(line, "PrezzoTotale");
        var full = price == null
                ? null
                : price.multiply(quantity == null ? BigDecimal.ONE : quantity).setScale(6, RoundingMode.HALF_UP);
        if (total == null) {
            total = Amounts.orZero(full);
        }
        boolean isReduced = line.has("ScontoMaggiorazione");
        return new Line(
                position,
                Amounts.cut(code(line), NAME),
                Objects.requireNonNullElse(Amounts.cut(line.text("Descrizione"), NAME), "—"),
                Amounts.negated(quantity, isCredit),
                line.text("UnitaMisura"),
                price,
                isReduced && full != null ? Amounts.discount(full, total) : null,
                isCredit ? total.negate() : total,
                Amounts.number(line, "AliquotaIVA"),
                !NOT_AN_ARTICLE.contains(Objects.requireNonNullElse(line.text("TipoCessionePrestazione"), "")));
    }

    private static @Nullable String code(Node line) {
        var codes = line.all("CodiceArticolo");
        return codes.stream()
                .filter(code -> !COMMON_CODES.contains(Objects.requireNonNullElse(code.text("CodiceTipo"), "")))
                .findFirst()
                .or(() -> codes.stream()
                        .filter(code ->
                                Set.of("EAN", "GTIN").contains(Objects.requireNonNullElse(code.text("CodiceTipo"), "")))
                        .findFirst())
                .map(code -> code.text("CodiceValore"))
                .orElse(null);
    }

    private static Party party(Node party, NodeSide side, Node header) {
        var identity = party.at("DatiAnagrafici");
        var names = identity.at("Anagrafica");
        var seat = party.at("Sede");
        var country =
                Amounts.country(identity.text("IdFiscaleIVA", "IdPaese"), Amounts.country(seat.text("Nazione"), "IT"));
        var name = named(names);
        if (name == null) {
            throw new UnreadableFile("invoiceLacks", Map.of("element", "Denominazione"));
        }
        boolean isBuyer = side == NodeSide.BUYER;
        var code = header.text("DatiTrasmissione", "CodiceDestinatario");
        return new Party(
                country,
                Amounts.taxNumber(identity.text("IdFiscaleIVA", "IdCodice"), country),
                Amounts.taxNumber(identity.text("CodiceFiscale"), "IT"),
                name,
                null,
                address(seat),
                party.text("Contatti", "Email"),
                isBuyer ? header.text("DatiTrasmissione", "PECDestinatario") : null,
                party.text("Contatti", "Telefono"),
                isBuyer && code != null && code.length() <= 7 && !NO_ADDRESSEE.contains(code) ? code : null,
                null);
    }

    private static @Nullable String named(Node names) {
        var firm = names.text("Denominazione");
        var name = firm != null
                ? firm
                : Stream.of(names.text("Nome"), names.text("Cognome"))
                        .filter(Objects::nonNull)
                        .collect(java.util.stream.Collectors.joining(" "));
        return name.isBlank() ? null : Amounts.cut(name, NAME);
    }

    private static Map<String, String> address(Node seat) {
        var address = new LinkedHashMap<String, String>();
        var street = Stream.of(seat.text("Indirizzo"), seat.text("NumeroCivico"))
                .filter(Objects::nonNull)
                .collect(java.util.stream.Collectors.joining(", "));
        put(address, "street", street.isEmpty() ? null : street);
        put(address, "postalCode", seat.text("CAP"));
        put(address, "city", seat.text("Comune"));
        put(address, "region", seat.text("Provincia"));
        put(address, "country", seat.has("Nazione") ? Amounts.country(seat.text("Nazione"), "IT") : null);
        return address;
    }

    static void put(Map<String, String> address, String part, @Nullable String text) {
        if (text != null) {
            address.put(part, Objects.requireNonNull(Amounts.cut(text, 200)));
        }
    }

    // ---------------------------------------------------------------- the simplified invoice

    private static Party simple(Node identity, Node names, Node header) {
        var country = Amounts.country(
                identity.text("IdFiscaleIVA", "IdPaese"), Amounts.country(names.text("Sede", "Nazione"), "IT"));
        var vat = Amounts.taxNumber(identity.text("IdFiscaleIVA", "IdCodice"), country);
        var fiscal = Amounts.taxNumber(identity.text("CodiceFiscale"), "IT");
        var name = named(names);
        if (name == null && vat == null && fiscal == null) {
            throw new UnreadableFile("invoiceLacks", Map.of("element", "Denominazione"));
        }
        var code = header.text("DatiTrasmissione", "CodiceDestinatario");
        boolean isBuyer = !names.name.equals("CedentePrestatore");
        return new Party(
                country,
                vat,
                fiscal,
                name != null ? name : country + Objects.requireNonNullElse(vat, fiscal == null ? "" : fiscal),
                null,
                address(names.at("Sede")),
                null,
                isBuyer ? header.text("DatiTrasmissione", "PECDestinatario") : null,
                null,
                isBuyer && code != null && code.length() <= 7 && !NO_ADDRESSEE.contains(code) ? code : null,
                null);
    }

    /// Its amounts are with VAT; either the VAT or its rate is told.
    private static ElectronicInvoice simplified(Node body, Party seller, Party buyer) {
        var general = body.at("DatiGenerali", "DatiGeneraliDocumento");
        var type = Objects.requireNonNullElse(general.text("TipoDocumento"), "TD07");
        boolean isCredit = CREDIT_NOTES.contains(type);
        var lines = new ArrayList<Line>();
        var net = BigDecimal.ZERO;
        var tax = BigDecimal.ZERO;
        for (var line : body.all("DatiBeniServizi")) {
            var gross = Amounts.orZero(Amounts.negated(Amounts.number(line, "Importo"), isCredit));
            var rate = Amounts.number(line, "DatiIVA", "Aliquota");
            var told = Amounts.negated(Amounts.number(line, "DatiIVA", "Imposta"), isCredit);
            var part = told != null ? told : rate == null ? BigDecimal.ZERO : within(gross, rate);
            net = net.add(gross.subtract(part));
            tax = tax.add(part);
            lines.add(new Line(
                    lines.size() + 1,
                    null,
                    Objects.requireNonNullElse(Amounts.cut(line.text("Descrizione"), NAME), "—"),
                    null,
                    null,
                    null,
                    null,
                    gross.subtract(part),
                    rate,
                    true));
        }
        if (lines.isEmpty()) {
            throw new UnreadableFile("emptyInvoice");
        }
        return new ElectronicInvoice(
                FORMAT,
                type,
                isCredit,
                false,
                general.required("Numero"),
                Objects.requireNonNull(Amounts.day(general, "Data"), () -> general.required("Data")),
                null,
                "",
                currency(general),
                seller,
                buyer,
                net,
                tax,
                net.add(tax),
                body.text("DatiGenerali", "DatiFatturaRettificata", "NumeroFR"),
                lines);
    }

    private static BigDecimal within(BigDecimal gross, BigDecimal rate) {
        return gross.multiply(rate).divide(HUNDRED.add(rate), 2, RoundingMode.HALF_UP);
    }
}
