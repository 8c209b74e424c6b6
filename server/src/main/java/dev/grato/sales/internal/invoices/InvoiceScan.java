package dev.grato.sales.internal.invoices;

import dev.grato.exchange.ElectronicInvoice;
import dev.grato.exchange.ElectronicInvoice.Line;
import dev.grato.exchange.ElectronicInvoice.Party;
import dev.grato.exchange.ElectronicInvoices;
import dev.grato.platform.Fault;
import dev.grato.platform.Folding;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is in the files, in short: who issued what for whom, before anybody said whose files they are. Keeps of
/// each invoice only what tells it from others.
final class InvoiceScan implements ElectronicInvoices.Receiver {

    private static final int MOST_ARTICLES = 200_000;

    private final Map<String, Issuer> parties = new LinkedHashMap<>();
    private final List<Seen> invoices = new ArrayList<>();
    private final List<LeftOut> refused = new ArrayList<>();
    private final Map<String, PartySeen> buyers = new LinkedHashMap<>();
    private final Map<String, Map<String, Article>> articles = new HashMap<>();
    private final Set<String> files = new LinkedHashSet<>();

    /// A party and on how many invoices it stands.
    static final class Issuer {
        final String number;
        String name;
        int issued;
        int received;

        Issuer(String number, String name) {
            this.number = number;
            this.name = name;
        }

        int appearances() {
            return issued + received;
        }
    }

    /// An invoice in short.
    record Seen(
            String file,
            String key,
            String number,
            String seller,
            String buyer,
            LocalDate issuedOn,
            boolean isCreditNote,
            boolean isSelfIssued,
            String currency,
            BigDecimal net,
            int lines,
            List<String> articles) {}

    /// A buyer as the newest invoice tells it.
    record PartySeen(Party party, LocalDate on) {}

    /// Something sold, as its newest line tells it; without a code it is known by its description alone.
    static final class Article {
        private final String key;
        final @Nullable String code;
        String name;
        LocalDate on;

        @Nullable
        BigDecimal price;

        @Nullable
        String unit;

        String currency;
        int invoices;
        private String last = "";

        Article(String key, @Nullable String code, Line line, ElectronicInvoice invoice) {
            this.key = key;
            this.code = code;
            this.name = line.description();
            this.on = LocalDate.MIN;
            this.currency = invoice.currency();
        }

        private void seen(Line line, ElectronicInvoice invoice) {
            if (!last.equals(invoice.key())) {
                invoices++;
                last = invoice.key();
            }
            if (!invoice.issuedOn().isBefore(on)) {
                on = invoice.issuedOn();
                name = line.description();
                price = line.unitPrice();
                unit = line.unit();
                currency = invoice.currency();
            }
        }
    }

    /// What is not brought in, and why.
    record LeftOut(String file, @Nullable String number, Fault why) {}

    @Override
    public void invoice(String file, ElectronicInvoice invoice) {
        files.add(file);
        var seller = invoice.seller();
        var buyer = invoice.buyer();
        party(seller).issued++;
        if (!buyer.key().equals(seller.key())) {
            party(buyer).received++;
        }
        buyers.merge(
                buyer.key(),
                new PartySeen(buyer, invoice.issuedOn()),
                (before, now) -> now.on().isBefore(before.on()) ? before : now);
        var sold = articles.computeIfAbsent(seller.key(), key -> new LinkedHashMap<>());
        var on = new LinkedHashSet<String>();
        for (var line : invoice.lines()) {
            if (line.isArticle() && sold.size() < MOST_ARTICLES) {
                var article =
                        sold.computeIfAbsent(articleKey(line), key -> new Article(key, line.code(), line, invoice));
                article.seen(line, invoice);
                on.add(article.key);
            }
        }
        invoices.add(new Seen(
                file,
                invoice.key(),
                invoice.number(),
                seller.key(),
                buyer.key(),
                invoice.issuedOn(),
                invoice.isCreditNote(),
                invoice.isSelfIssued(),
                invoice.currency(),
                invoice.net(),
                invoice.lines().size(),
                List.copyOf(on)));
    }

    private Issuer party(Party party) {
        var known = parties.computeIfAbsent(party.key(), key -> new Issuer(key, party.name()));
        known.name = party.name();
        return known;
    }

    @Override
    public void refused(String file, Fault why) {
        files.add(file);
        refused.add(new LeftOut(file, null, why));
    }

    /// By its code, else by its description.
    static String articleKey(Line line) {
        var code = line.code();
        return code == null ? "n:" + Folding.fold(line.description()) : "c:" + Folding.fold(code);
    }

    int files() {
        return files.size();
    }

    int invoices() {
        return invoices.size();
    }

    /// Who stands on most invoices, whether as issuer or as buyer; of several the one who issued more. One's own
    /// company is on all of one's files, each customer and supplier only on some.
    ///
    /// @param remembered whose invoices came in before; taken where it is on any of these
    @Nullable
    String likeliestOwn(@Nullable String remembered) {
        if (remembered != null && parties.containsKey(remembered)) {
            return remembered;
        }
        return candidates().stream().findFirst().map(issuer -> issuer.number).orElse(null);
    }

    /// Those who can be one's own company, the likeliest first; ten at most.
    List<Issuer> candidates() {
        return parties.values().stream()
                .sorted(java.util.Comparator.comparingInt(Issuer::appearances)
                        .thenComparingInt(issuer -> issuer.issued)
                        .reversed())
                .limit(10)
                .toList();
    }

    boolean names(String party) {
        return parties.containsKey(party);
    }

    /// What of all this one has sold.
    Sales of(@Nullable String own) {
        var sold = new LinkedHashMap<String, Seen>();
        var leftOut = new ArrayList<>(refused);
        for (var invoice : invoices) {
            var reason = reason(invoice, own, sold.get(invoice.key()));
            if (reason == null) {
                sold.put(invoice.key(), invoice);
            } else {
                leftOut.add(new LeftOut(invoice.file(), invoice.number(), reason));
            }
        }
        return new Sales(sold, customers(sold), articles.getOrDefault(String.valueOf(own), Map.of()), leftOut);
    }

    private Map<String, Party> customers(Map<String, Seen> sold) {
        var customers = new LinkedHashMap<String, Party>();
        sold.values()
                .forEach(invoice -> customers.computeIfAbsent(
                        invoice.buyer(),
                        key -> java.util.Objects.requireNonNull(buyers.get(key)).party()));
        return customers;
    }

    /// Only what is not here yet: what else there was then may have been changed, merged or deleted on purpose.
    Sales without(Sales sales, Set<String> known) {
        var fresh = new LinkedHashMap<>(sales.invoices());
        fresh.keySet().removeAll(known);
        return new Sales(fresh, customers(fresh), sales.articles(), sales.leftOut());
    }

    private static @Nullable Fault reason(Seen invoice, @Nullable String own, @Nullable Seen before) {
        if (invoice.isSelfIssued() || invoice.buyer().equals(invoice.seller())) {
            return new Fault("", "invoice.toOneself");
        }
        if (!invoice.seller().equals(own)) {
            return new Fault("", invoice.buyer().equals(own) ? "invoice.received" : "invoice.ofOthers");
        }
        if (before == null) {
            return null;
        }
        boolean isSame =
                before.net().compareTo(invoice.net()) == 0 && before.buyer().equals(invoice.buyer());
        return isSame
                ? new Fault("", "invoice.twice", Map.of("file", before.file()))
                : new Fault("", "invoice.sameNumber", Map.of("file", before.file(), "number", invoice.number()));
    }

    /// @param invoices by their keys
    /// @param customers by their keys
    /// @param articles by their keys
    record Sales(
            Map<String, Seen> invoices,
            Map<String, Party> customers,
            Map<String, Article> articles,
            List<LeftOut> leftOut) {

        /// What these invoices sell, as far as it is or becomes a product.
        Map<String, Article> sold() {
            var sold = new LinkedHashMap<String, Article>();
            invoices.values()
                    .forEach(invoice -> invoice.articles().forEach(key -> {
                        var article = articles.get(key);
                        if (article != null) {
                            sold.putIfAbsent(key, article);
                        }
                    }));
            return sold;
        }

        /// Those of them that become products: with a code, or sold under the same words twice.
        Map<String, Article> products() {
            var products = sold();
            products.values().removeIf(article -> article.code == null && article.invoices < 2);
            return products;
        }
    }
}
