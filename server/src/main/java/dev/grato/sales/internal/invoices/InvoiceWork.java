package dev.grato.sales.internal.invoices;

import dev.grato.customers.CustomersModel;
import dev.grato.exchange.ElectronicInvoice;
import dev.grato.exchange.ElectronicInvoices;
import dev.grato.exchange.ElectronicInvoices.Kept;
import dev.grato.model.Model;
import dev.grato.model.Models;
import dev.grato.platform.Actor;
import dev.grato.platform.Fault;
import dev.grato.platform.Ids;
import dev.grato.platform.Json;
import dev.grato.records.CrmRecord;
import dev.grato.records.Records;
import dev.grato.records.spi.BatchWork;
import dev.grato.sales.SalesModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Writes what electronic invoices say. What is new and what is here already is found out when it begins; one
/// runs at a time in a workspace. An invoice and its lines are one item, so that neither is there without the
/// other.
@Component
final class InvoiceWork implements BatchWork {

    static final String KIND = "import.invoices";
    static final String OBJECT = "o";
    static final String VALUES = "v";
    static final String LINES = "l";
    static final String FILE = "f";
    static final String NUMBER = "n";
    /// Set where the record is there and only what it lacks is filled in.
    static final String FILLS = "x";

    /// Lines that go with their invoice; those beyond come right after it.
    private static final int TOGETHER = 2_000;

    private final Models models;
    private final ObjectProvider<Records> records;
    private final ElectronicInvoices files;
    private final InvoiceSets sets;

    InvoiceWork(Models models, ObjectProvider<Records> records, ElectronicInvoices files, InvoiceSets sets) {
        this.models = models;
        this.records = records;
        this.files = files;
        this.sets = sets;
    }

    /// What a batch is to do.
    static Map<String, @Nullable Object> plan(List<Kept> files, String own, UUID set) {
        var plan = new LinkedHashMap<String, @Nullable Object>();
        plan.put("files", InvoiceSets.json(files));
        plan.put("own", own);
        plan.put("set", set.toString());
        return plan;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void collect(Start start, Sink sink) {
        var kept = InvoiceSets.files(start.plan().get("files"));
        var own = String.valueOf(start.plan().get("own"));
        try {
            var scan = new InvoiceScan();
            files.read(kept, scan);
            var sales = scan.of(own);
            var known = new Known(records.getObject(), start.actor());
            var fresh = scan.without(sales, known.documents(sales.invoices().keySet()));
            new Collecting(start.actor(), fresh, sink).collect(kept, known);
        } catch (IOException away) {
            throw new UncheckedIOException(away);
        }
    }

    @Override
    public List<Result> carryOut(Chunk chunk) {
        return new InvoiceChunk(chunk, new Known(records.getObject(), chunk.actor())).carryOut();
    }

    @Override
    public Map<String, Long> tally(List<Item> items, List<Result> results) {
        var tally = new TreeMap<String, Long>();
        for (int i = 0; i < results.size(); i++) {
            var object = String.valueOf(items.get(i).payload().get(OBJECT));
            tally.merge(object + "." + results.get(i).status(), 1L, Long::sum);
            var lines = Json.asNumber(results.get(i).details().get("lines"));
            if (lines != null) {
                tally.merge(SalesModel.DOCUMENT_LINE + ".created", lines.longValue(), Long::sum);
            }
        }
        return tally;
    }

    @Override
    public void ended(Start start, String state) {
        Ids.parse(start.plan().get("set"))
                .ifPresent(set -> sets.ended(start.actor().workspace(), set));
    }

    /// Hands over what is to be written, in the order in which one needs the other.
    private final class Collecting implements ElectronicInvoices.Receiver {

        private final Model model;
        private final InvoiceScan.Sales sales;
        private final Sink sink;
        private final Map<String, UUID> companies = new HashMap<>();
        private final Map<String, UUID> products = new HashMap<>();
        private final Set<String> done = new HashSet<>();
        private Map<UUID, CrmRecord> present = Map.of();

        private Collecting(Actor actor, InvoiceScan.Sales sales, Sink sink) {
            this.model = models.current(actor.workspace());
            this.sales = sales;
            this.sink = sink;
        }

        private void collect(List<Kept> kept, Known known) throws IOException {
            var matched = known.companies(sales.customers());
            present = known.records(CustomersModel.COMPANY, matched.values(), List.of("owner", "team"));
            sales.customers().forEach((key, party) -> {
                var there = matched.get(key);
                var id = there == null ? Ids.next() : there;
                companies.put(key, id);
                add(CustomersModel.COMPANY, id, InvoiceValues.company(party), there != null);
            });
            products.putAll(known.products(sales.sold()));
            sales.products().forEach((key, article) -> {
                if (!products.containsKey(key)) {
                    var id = Ids.next();
                    products.put(key, id);
                    add(SalesModel.PRODUCT, id, InvoiceValues.product(article), false);
                }
            });
            files.read(kept, this);
        }

        private void add(String object, UUID id, Map<String, @Nullable Object> values, boolean isThere) {
            var payload = new LinkedHashMap<String, @Nullable Object>();
            payload.put(OBJECT, object);
            payload.put(VALUES, values);
            if (isThere) {
                payload.put(FILLS, true);
            }
            sink.add(new Item(table(object), id, null, payload));
        }

        private String table(String object) {
            return model.object(object).orElseThrow().table();
        }

        @Override
        public void invoice(String file, ElectronicInvoice invoice) {
            var wanted = sales.invoices().get(invoice.key());
            if (wanted == null || !wanted.file().equals(file) || !done.add(invoice.key())) {
                return;
            }
            var company = Objects.requireNonNull(companies.get(invoice.buyer().key()));
            var id = Ids.next();
            var values = InvoiceValues.document(invoice, company);
            var there = present.get(company);
            if (there != null && there.value("owner") != null) {
                values.put("owner", there.value("owner"));
                values.put("team", there.value("team"));
            }
            for (int from = 0; from < invoice.lines().size(); from += TOGETHER) {
                var payload = new LinkedHashMap<String, @Nullable Object>();
                payload.put(OBJECT, from == 0 ? SalesModel.DOCUMENT : SalesModel.DOCUMENT_LINE);
                payload.put(FILE, file);
                payload.put(NUMBER, invoice.number());
                payload.put(VALUES, from == 0 ? values : Map.of("document", id.toString()));
                payload.put(
                        LINES,
                        invoice.lines().subList(from, Math.min(invoice.lines().size(), from + TOGETHER)).stream()
                                .map(line -> InvoiceValues.line(
                                        line, invoice.currency(), products.get(InvoiceScan.articleKey(line))))
                                .toList());
                sink.add(new Item(table(SalesModel.DOCUMENT), from == 0 ? id : Ids.next(), null, payload));
            }
        }

        @Override
        public void refused(String file, Fault why) {
            // told when the files came
        }
    }
}
