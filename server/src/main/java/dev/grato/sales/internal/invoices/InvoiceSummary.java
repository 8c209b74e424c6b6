package dev.grato.sales.internal.invoices;

import dev.grato.platform.Json;
import dev.grato.sales.internal.invoices.InvoiceScan.Seen;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What would come of an upload, in figures. Exact, as long as nobody else writes in between.
final class InvoiceSummary {

    private static final int EXAMPLES = 500;

    private final InvoiceScan scan;
    private final InvoiceScan.Sales sales;
    private final @Nullable String own;
    private final Known known;

    InvoiceSummary(InvoiceScan scan, @Nullable String own, Known known) {
        this.scan = scan;
        this.sales = scan.of(own);
        this.own = own;
        this.known = known;
    }

    /// `new`: invoices and credit notes that are not here yet; `known`: those that are. Of customers and
    /// articles likewise.
    Map<String, @Nullable Object> json() {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("files", scan.files());
        json.put("invoices", scan.invoices());
        json.put(
                "candidates",
                scan.candidates().stream()
                        .map(each -> Map.of(
                                "number",
                                each.number,
                                "name",
                                each.name,
                                "issued",
                                each.issued,
                                "received",
                                each.received))
                        .toList());
        var here = own == null
                ? java.util.Set.<String>of()
                : known.documents(sales.invoices().keySet());
        var wanted = scan.without(sales, here);
        var fresh = List.copyOf(wanted.invoices().values());
        json.put("new", fresh.size());
        json.put("known", here.size());
        json.put("creditNotes", fresh.stream().filter(Seen::isCreditNote).count());
        json.put("lines", fresh.stream().mapToLong(Seen::lines).sum());
        json.put("from", day(fresh, Comparator.naturalOrder()));
        json.put("to", day(fresh, Comparator.reverseOrder()));
        json.put("net", amounts(fresh));
        var customers = known.companies(wanted.customers());
        json.put("customers", counts(wanted.customers().size(), customers.size()));
        var products = wanted.products();
        var present = known.products(products);
        json.put("articles", counts(products.size(), present.size()));
        leftOut(json);
        return json;
    }

    private static Map<String, Integer> counts(int all, int known) {
        return Map.of("all", all, "known", known, "new", all - known);
    }

    private static @Nullable String day(List<Seen> invoices, Comparator<LocalDate> order) {
        return invoices.stream()
                .map(Seen::issuedOn)
                .min(order)
                .map(LocalDate::toString)
                .orElse(null);
    }

    private static List<Map<String, Object>> amounts(List<Seen> invoices) {
        var sums = new TreeMap<String, BigDecimal>();
        invoices.forEach(invoice -> sums.merge(invoice.currency(), invoice.net(), BigDecimal::add));
        return sums.entrySet().stream()
                .map(sum -> Map.<String, Object>of("currency", sum.getKey(), "amount", sum.getValue()))
                .toList();
    }

    private void leftOut(Map<String, @Nullable Object> json) {
        var counts = new TreeMap<String, Integer>();
        sales.leftOut().forEach(each -> counts.merge(each.why().code(), 1, Integer::sum));
        json.put("reasons", counts);
        json.put(
                "leftOut",
                sales.leftOut().stream()
                        .limit(EXAMPLES)
                        .map(each -> {
                            var one = new LinkedHashMap<String, @Nullable Object>();
                            one.put("file", each.file());
                            one.put("number", each.number());
                            one.put("reason", each.why().code());
                            one.put("args", each.why().args());
                            return one;
                        })
                        .toList());
    }

    static long count(Map<String, @Nullable Object> summary, String what) {
        return Objects.requireNonNullElse(Json.asNumber(summary.get(what)), BigDecimal.ZERO)
                .longValue();
    }
}
