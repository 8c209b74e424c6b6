package dev.grato.sales.internal.invoices;

import dev.grato.exchange.ElectronicInvoice;
import dev.grato.exchange.ElectronicInvoice.Line;
import dev.grato.exchange.ElectronicInvoice.Party;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What invoices say, as values of our fields.
final class InvoiceValues {

    static final String SYSTEM = "einvoice";

    private static final int TEXT = 255;

    private InvoiceValues() {}

    static Map<String, @Nullable Object> company(Party party) {
        var values = new LinkedHashMap<String, @Nullable Object>();
        values.put("name", party.name());
        put(values, "legalName", party.legalName());
        var vat = party.vatNumber();
        var fiscal = party.fiscalCode();
        if (vat != null) {
            values.put("taxId", Map.of("country", party.country(), "number", vat));
        } else if (fiscal != null) {
            values.put("taxId", Map.of("country", "IT", "number", fiscal));
        }
        if (vat != null && fiscal != null && !fiscal.equals(vat)) {
            values.put("fiscalCode", Map.of("country", "IT", "number", fiscal));
        }
        if (!party.address().isEmpty()) {
            values.put("address", party.address());
        }
        var email = party.email();
        if (email != null) {
            values.put("emails", List.of(Map.of("address", email)));
        }
        var pec = party.pec();
        if (pec != null) {
            values.put("pec", List.of(Map.of("address", pec)));
        }
        var phone = party.phone();
        if (phone != null) {
            values.put("phones", List.of(Map.of("number", phone)));
        }
        put(values, "sdiCode", party.sdiCode());
        put(values, "dir3Code", party.dir3Code());
        values.put("relationships", List.of("customer"));
        values.put("lifecycleStage", "customer");
        return values;
    }

    static Map<String, @Nullable Object> product(InvoiceScan.Article article) {
        var values = new LinkedHashMap<String, @Nullable Object>();
        values.put("name", article.name);
        put(values, "sku", article.code);
        put(values, "unit", article.unit);
        if (article.price != null) {
            values.put("unitPrice", money(article.price, article.currency));
        }
        return values;
    }

    static Map<String, @Nullable Object> document(ElectronicInvoice invoice, UUID company) {
        var values = new LinkedHashMap<String, @Nullable Object>();
        var currency = invoice.currency();
        values.put("number", cut(invoice.number()));
        values.put("kind", invoice.isCreditNote() ? "creditNote" : "invoice");
        values.put("status", "sent");
        values.put("company", company.toString());
        values.put("issuedOn", invoice.issuedOn().toString());
        if (invoice.dueOn() != null) {
            values.put("dueOn", invoice.dueOn().toString());
        }
        put(values, "paymentTerms", invoice.terms().isEmpty() ? null : cut(invoice.terms()));
        values.put("net", money(invoice.net(), currency));
        values.put("tax", money(invoice.tax(), currency));
        values.put("total", money(invoice.total(), currency));
        values.put("sourceSystem", SYSTEM);
        values.put("externalId", invoice.key());
        return values;
    }

    static Map<String, @Nullable Object> line(Line line, String currency, @Nullable UUID product) {
        var values = new LinkedHashMap<String, @Nullable Object>();
        values.put("position", line.position());
        values.put("description", line.description());
        if (product != null) {
            values.put("product", product.toString());
        }
        values.put("quantity", line.quantity());
        if (line.unitPrice() != null) {
            values.put("unitPrice", money(line.unitPrice(), currency));
        }
        values.put("discount", line.discount());
        values.put("taxRate", line.taxRate());
        values.put("total", money(line.total(), currency));
        values.values().removeIf(java.util.Objects::isNull);
        return values;
    }

    static Map<String, Object> money(BigDecimal amount, String currency) {
        return Map.of("amount", amount, "currency", currency);
    }

    private static void put(Map<String, @Nullable Object> values, String field, @Nullable String text) {
        if (text != null) {
            values.put(field, text);
        }
    }

    private static String cut(String text) {
        return text.length() <= TEXT ? text : text.substring(0, TEXT - 1) + "…";
    }
}
