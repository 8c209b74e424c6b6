package dev.grato.exchange;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An invoice as its file tells it, whatever the format. Amounts of a credit note are negative; lines and `net`
/// are without VAT.
///
/// @param format `fatturaPa` or `facturae`
/// @param type the format's own word for what it is: `TD01`, `OR`
/// @param isSelfIssued whether the buyer wrote it for tax reasons, so that nothing was sold (Italian `TD16` to
///     `TD23`)
/// @param number with its series, where it has one
/// @param dueOn when the first part is to be paid
/// @param terms how and when it is to be paid, in the format's codes; empty where nothing is said
/// @param corrects the number of the invoice it corrects
public record ElectronicInvoice(
        String format,
        String type,
        boolean isCreditNote,
        boolean isSelfIssued,
        String number,
        LocalDate issuedOn,
        @Nullable LocalDate dueOn,
        String terms,
        String currency,
        Party seller,
        Party buyer,
        BigDecimal net,
        BigDecimal tax,
        BigDecimal total,
        @Nullable String corrects,
        List<Line> lines) {

    public ElectronicInvoice {
        lines = List.copyOf(lines);
    }

    /// What tells it from all others: issuer, year and number. Italian and Spanish law number invoices once a
    /// year and issuer; credit notes may have a row of numbers of their own.
    public String key() {
        return String.join(
                "/",
                seller.key(),
                String.valueOf(issuedOn.getYear()),
                isCreditNote ? "C" : "F",
                number.strip().toUpperCase(Locale.ROOT));
    }

    /// Who sells or buys.
    ///
    /// @param country two letters
    /// @param vatNumber without the country; null for private people and many public bodies
    /// @param fiscalCode the Italian codice fiscale, where it is said
    /// @param legalName where the firm also has a shorter name
    /// @param address parts as an address field takes them
    /// @param sdiCode where Italian invoices are delivered to; null where it is a placeholder
    /// @param dir3Code the accounting office of a Spanish public body
    public record Party(
            String country,
            @Nullable String vatNumber,
            @Nullable String fiscalCode,
            String name,
            @Nullable String legalName,
            Map<String, String> address,
            @Nullable String email,
            @Nullable String pec,
            @Nullable String phone,
            @Nullable String sdiCode,
            @Nullable String dir3Code) {

        public Party {
            address = Map.copyOf(address);
        }

        /// The same for all invoices of one party: the VAT number, else the fiscal code, else the name.
        public String key() {
            if (vatNumber != null) {
                return country + vatNumber;
            }
            return fiscalCode != null
                    ? country + fiscalCode
                    : country + ":" + name.strip().toUpperCase(Locale.ROOT);
        }

        /// Whether a state knows the party by a number.
        public boolean hasNumber() {
            return vatNumber != null || fiscalCode != null;
        }
    }

    /// One line.
    ///
    /// @param code of the article, the seller's own where there are several
    /// @param quantity null where the line has none
    /// @param discount per cent off the price; null where there is none
    /// @param total without VAT, discounts taken off
    /// @param taxRate in per cent
    /// @param isArticle false for discounts, premiums and costs that are lines of their own
    public record Line(
            int position,
            @Nullable String code,
            String description,
            @Nullable BigDecimal quantity,
            @Nullable String unit,
            @Nullable BigDecimal unitPrice,
            @Nullable BigDecimal discount,
            BigDecimal total,
            @Nullable BigDecimal taxRate,
            boolean isArticle) {}
}
