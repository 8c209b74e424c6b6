package dev.grato.exchange.internal.invoices;

import dev.grato.exchange.ElectronicInvoice;
import dev.grato.exchange.ElectronicInvoice.Line;
import dev.grato.exchange.ElectronicInvoice.Party;
import dev.grato.exchange.internal.reading.UnreadableFile;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Facturae 3.0 to 3.2.x. A corrective invoice carries its sign itself; one that takes away is a credit note.
final class Facturae {

    static final String FORMAT = "facturae";

    private static final int NAME = 255;

    private Facturae() {}

    static List<ElectronicInvoice> invoices(Node root) {
        var invoices = root.at("Invoices").all("Invoice");
        if (invoices.isEmpty()) {
            throw new UnreadableFile("emptyInvoice");
        }
        var seller = party(root.at("Parties", "SellerParty"));
        var buyer = party(root.at("Parties", "BuyerParty"));
        return invoices.stream().map(invoice -> invoice(invoice, seller, buyer)).toList();
    }

    private static ElectronicInvoice invoice(Node invoice, Party seller, Party buyer) {
        var header = invoice.at("InvoiceHeader");
        var issue = invoice.at("InvoiceIssueData");
        var totals = invoice.at("InvoiceTotals");
        var lines = new ArrayList<Line>();
        for (var line : invoice.at("Items").all("InvoiceLine")) {
            lines.add(line(line, lines.size() + 1));
        }
        if (lines.isEmpty()) {
            throw new UnreadableFile("emptyInvoice");
        }
        var sum = lines.stream().map(Line::total).reduce(BigDecimal.ZERO, BigDecimal::add);
        var net = Amounts.number(totals, "TotalGrossAmountBeforeTaxes");
        var tax = Amounts.orZero(Amounts.number(totals, "TotalTaxOutputs"));
        var told = Amounts.number(totals, "InvoiceTotal");
        var total = told == null ? Amounts.orZero(net == null ? sum : net).add(tax) : told;
        var due = invoice.at("PaymentDetails").all("Installment");
        var currency = issue.text("InvoiceCurrencyCode");
        return new ElectronicInvoice(
                FORMAT,
                Objects.requireNonNullElse(header.text("InvoiceClass"), "OO"),
                total.signum() < 0,
                false,
                numbered(header),
                Objects.requireNonNull(Amounts.day(issue, "IssueDate"), () -> issue.required("IssueDate")),
                due.stream()
                        .map(each -> Amounts.day(each, "InstallmentDueDate"))
                        .filter(Objects::nonNull)
                        .min(LocalDate::compareTo)
                        .orElse(null),
                due.stream()
                        .limit(4)
                        .map(part -> Stream.of("PaymentMeans", "InstallmentDueDate", "InstallmentAmount")
                                .map(part::text)
                                .filter(Objects::nonNull)
                                .collect(Collectors.joining(" ")))
                        .collect(Collectors.joining(" · ")),
                currency != null && currency.matches("[A-Z]{3}") ? currency : "EUR",
                seller,
                buyer,
                net == null ? sum : net,
                tax,
                total,
                header.has("Corrective", "InvoiceNumber") ? corrected(header.at("Corrective")) : null,
                lines);
    }

    private static String numbered(Node header) {
        var series = header.text("InvoiceSeriesCode");
        var number = header.required("InvoiceNumber");
        return series == null ? number : series + "-" + number;
    }

    private static String corrected(Node corrective) {
        var series = corrective.text("InvoiceSeriesCode");
        var number = corrective.required("InvoiceNumber");
        return series == null ? number : series + "-" + number;
    }

    private static Line line(Node line, int position) {
        var price = Amounts.number(line, "UnitPriceWithoutTax");
        var full = Amounts.number(line, "TotalCost");
        var net = Amounts.number(line, "GrossAmount");
        boolean isReduced = line.has("DiscountsAndRebates", "Discount");
        return new Line(
                position,
                Amounts.cut(line.text("ArticleCode"), NAME),
                Objects.requireNonNullElse(Amounts.cut(line.text("ItemDescription"), NAME), "—"),
                Amounts.number(line, "Quantity"),
                null,
                price,
                isReduced && full != null && net != null ? Amounts.discount(full, net) : null,
                Amounts.orZero(net == null ? full : net),
                Amounts.number(line, "TaxesOutputs", "Tax", "TaxRate"),
                true);
    }

    private static Party party(Node party) {
        var firm = party.at("LegalEntity");
        var person = party.at("Individual");
        var holder = firm == Node.NOTHING ? person : firm;
        var seat = holder.has("AddressInSpain") ? holder.at("AddressInSpain") : holder.at("OverseasAddress");
        boolean isResident = "R".equals(party.text("TaxIdentification", "ResidenceTypeCode"));
        var country = isResident ? "ES" : Amounts.country(seat.text("CountryCode"), "ES");
        var legal = firm == Node.NOTHING
                ? Stream.of(person.text("Name"), person.text("FirstSurname"), person.text("SecondSurname"))
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining(" "))
                : Objects.requireNonNullElse(firm.text("CorporateName"), "");
        if (legal.isBlank()) {
            throw new UnreadableFile("invoiceLacks", Map.of("element", "CorporateName"));
        }
        var trade = firm.text("TradeName");
        return new Party(
                country,
                Amounts.taxNumber(party.text("TaxIdentification", "TaxIdentificationNumber"), country),
                null,
                Objects.requireNonNull(Amounts.cut(trade == null ? legal : trade, NAME)),
                trade == null ? null : Amounts.cut(legal, NAME),
                address(seat, country),
                holder.text("ContactDetails", "ElectronicMail"),
                null,
                holder.text("ContactDetails", "Telephone"),
                null,
                office(party));
    }

    private static Map<String, String> address(Node seat, String country) {
        var address = new LinkedHashMap<String, String>();
        FatturaPa.put(address, "street", seat.text("Address"));
        FatturaPa.put(address, "postalCode", seat.text("PostCode"));
        FatturaPa.put(address, "city", Objects.requireNonNullElse(seat.text("Town"), ""));
        var both = seat.text("PostCodeAndTown");
        if (both != null) {
            int blank = both.indexOf(' ');
            boolean isCode = blank > 0 && both.substring(0, blank).matches(".*\\d.*");
            FatturaPa.put(address, "postalCode", isCode ? both.substring(0, blank) : null);
            FatturaPa.put(address, "city", isCode ? both.substring(blank + 1) : both);
        }
        FatturaPa.put(address, "region", seat.text("Province"));
        address.values().removeIf(String::isEmpty);
        if (!address.isEmpty()) {
            address.put("country", Amounts.country(seat.text("CountryCode"), country));
        }
        return address;
    }

    /// The accounting office, where the invoice goes first.
    private static @Nullable String office(Node party) {
        return party.at("AdministrativeCentres").all("AdministrativeCentre").stream()
                .filter(centre -> "01".equals(centre.text("RoleTypeCode")))
                .map(centre -> centre.text("CentreCode"))
                .filter(Objects::nonNull)
                .filter(code -> code.length() <= 30)
                .findFirst()
                .orElse(null);
    }
}
