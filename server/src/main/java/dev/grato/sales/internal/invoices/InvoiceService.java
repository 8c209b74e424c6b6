package dev.grato.sales.internal.invoices;

import dev.grato.access.Abilities;
import dev.grato.exchange.ElectronicInvoices;
import dev.grato.exchange.ElectronicInvoices.Kept;
import dev.grato.platform.Actor;
import dev.grato.platform.Fault;
import dev.grato.platform.GratoException;
import dev.grato.platform.Ids;
import dev.grato.records.BatchSummary;
import dev.grato.records.RecordBatches;
import dev.grato.records.Records;
import dev.grato.records.spi.BatchWorks;
import dev.grato.records.spi.BatchWorks.NewBatch;
import dev.grato.sales.InvoiceError;
import dev.grato.sales.SalesModel;
import dev.grato.sales.internal.invoices.InvoiceSets.InvoiceSet;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Invoices on their way in, from the upload to the undo. Everything is its owner's alone.
@Service
public class InvoiceService {

    private static final int MOST_FILES = 1_000;
    private static final Duration AT_ONCE = Duration.ofMillis(500);
    /// So many are read again while the caller waits.
    private static final int FEW = 500;

    private static final Duration UNDOABLE_FOR = Duration.ofDays(30);

    private final ElectronicInvoices files;
    private final InvoiceSets sets;
    private final Records records;
    private final BatchWorks works;
    private final RecordBatches batches;
    private final Clock clock;

    InvoiceService(
            ElectronicInvoices files,
            InvoiceSets sets,
            Records records,
            BatchWorks works,
            RecordBatches batches,
            Clock clock) {
        this.files = files;
        this.sets = sets;
        this.records = records;
        this.works = works;
        this.batches = batches;
        this.clock = clock;
    }

    /// A file as it comes in.
    public record Upload(String name, Source source) {}

    /// Opens it once.
    @FunctionalInterface
    public interface Source {
        InputStream open() throws IOException;
    }

    /// An upload as its owner sees it.
    ///
    /// @param own the number of the company whose sales these are
    /// @param summary see [InvoiceSummary]
    /// @param tally what became of things so far: `document.created`, `company.unchanged`
    /// @param mayStart whether the caller's rights are enough to write documents
    public record View(
            UUID id,
            String name,
            Instant createdAt,
            String state,
            @Nullable String own,
            Map<String, @Nullable Object> summary,
            @Nullable BatchSummary run,
            Map<String, Long> tally,
            @Nullable BatchSummary undo,
            @Nullable Instant undoableUntil,
            boolean mayStart) {}

    /// Keeps the files and finds out what is in them.
    public View create(Actor actor, List<Upload> uploads) throws IOException {
        if (uploads.isEmpty() || uploads.size() > MOST_FILES) {
            throw new GratoException(
                    InvoiceError.INVOICE_FILES, new Fault("file", "outOfRange", Map.of("min", 1, "max", MOST_FILES)));
        }
        var kept = new ArrayList<Kept>();
        for (var upload : uploads) {
            try (var in = upload.source().open()) {
                kept.add(files.keep(name(upload.name()), in));
            }
        }
        var scan = scan(kept);
        var own = scan.likeliestOwn(sets.lastOwn(actor.workspace()));
        var name = kept.getFirst().name() + (kept.size() == 1 ? "" : " + " + (kept.size() - 1));
        var set = new InvoiceSet(Ids.next(), clock.instant(), name, kept, own, summary(actor, scan, own), null, null);
        sets.insert(actor, set);
        return find(actor, set.id());
    }

    private static String name(String sent) {
        var last = sent.substring(Math.max(sent.lastIndexOf('/'), sent.lastIndexOf('\\')) + 1);
        var plain = last.replaceAll("\\p{Cntrl}|[\uD800-\uDFFF]", "").strip();
        return plain.isEmpty() ? "file" : plain.substring(0, Math.min(200, plain.length()));
    }

    private InvoiceScan scan(List<Kept> kept) throws IOException {
        var scan = new InvoiceScan();
        files.read(kept, scan);
        return scan;
    }

    private Map<String, @Nullable Object> summary(Actor actor, InvoiceScan scan, @Nullable String own) {
        return new InvoiceSummary(scan, own, new Known(records, actor)).json();
    }

    /// Says whose invoices they are, where it was guessed wrongly.
    public View change(Actor actor, UUID id, String own) throws IOException {
        var set = require(actor, id);
        if (set.run() != null) {
            throw new GratoException(InvoiceError.INVOICE_IMPORT_STARTED);
        }
        var scan = scan(set.files());
        if (!scan.names(own)) {
            throw new GratoException(InvoiceError.UNKNOWN_ISSUER, new Fault("own", "unknownIssuer"));
        }
        sets.change(actor, id, own, summary(actor, scan, own));
        return find(actor, id);
    }

    public View find(Actor actor, UUID id) {
        return view(actor, require(actor, id));
    }

    public List<View> list(Actor actor, int limit) {
        return sets.list(actor, limit).stream().map(set -> view(actor, set)).toList();
    }

    private InvoiceSet require(Actor actor, UUID id) {
        return sets.find(actor, id).orElseThrow(() -> new GratoException(InvoiceError.INVOICE_IMPORT_NOT_FOUND));
    }

    private View view(Actor actor, InvoiceSet set) {
        var run = batch(actor, set.run());
        var undo = batch(actor, set.undo());
        var state = "draft";
        if (run != null) {
            state = run.undoneBy() != null && !run.isRunning() ? "undone" : run.state();
        }
        return new View(
                set.id(),
                set.name(),
                set.createdAt(),
                state,
                set.own(),
                set.summary(),
                run,
                run == null ? Map.of() : works.tally(actor, run.id()),
                undo,
                run == null ? null : run.at().plus(UNDOABLE_FOR),
                Abilities.has(actor, Abilities.FEED_ERP));
    }

    private @Nullable BatchSummary batch(Actor actor, @Nullable UUID id) {
        return id == null ? null : batches.find(actor, false, id).orElse(null);
    }

    /// Begins to write; goes on by itself, also after a crash. One at a time in a workspace.
    public View start(Actor actor, UUID id) {
        Abilities.require(actor, Abilities.FEED_ERP);
        var set = require(actor, id);
        var own = set.own();
        if (set.run() != null) {
            throw new GratoException(InvoiceError.INVOICE_IMPORT_STARTED);
        }
        if (own == null || InvoiceSummary.count(set.summary(), "new") == 0) {
            throw new GratoException(InvoiceError.NOTHING_NEW);
        }
        var batch = Ids.next();
        if (!sets.run(actor, id, batch)) {
            forgetBroken(actor);
            if (!sets.run(actor, id, batch)) {
                throw new GratoException(
                        require(actor, id).run() == null
                                ? InvoiceError.INVOICES_RUNNING
                                : InvoiceError.INVOICE_IMPORT_STARTED);
            }
        }
        works.begin(
                feeding(actor),
                batch,
                new NewBatch(
                        InvoiceWork.KIND,
                        "import",
                        SalesModel.DOCUMENT,
                        Abilities.IMPORT,
                        InvoiceWork.plan(set.files(), own, id)),
                InvoiceSummary.count(set.summary(), "invoices") > FEW ? Duration.ZERO : AT_ONCE);
        return find(actor, id);
    }

    /// A node may have died between what says that it runs and the batch itself.
    private void forgetBroken(Actor actor) {
        var system = Actor.system(actor.workspace());
        sets.running(actor.workspace()).forEach((set, batch) -> {
            if (batches.find(system, true, batch)
                    .filter(BatchSummary::isRunning)
                    .isEmpty()) {
                sets.ended(actor.workspace(), set);
            }
        });
    }

    /// Documents are written by programs that feed them, of which this is one; the rights stay those of who
    /// began it.
    private static Actor feeding(Actor actor) {
        return actor.kind() == Actor.Kind.USER ? actor.as(Actor.Kind.IMPORT) : actor;
    }

    /// Takes back what it created and changed, as far as nobody has changed it since.
    public View undo(Actor actor, UUID id) {
        var set = require(actor, id);
        if (set.run() == null) {
            throw new GratoException(InvoiceError.INVOICE_IMPORT_NOT_UNDOABLE);
        }
        if (set.undo() == null) {
            var undo = Ids.next();
            batches.undo(actor, false, set.run(), undo, Set.of());
            sets.undo(actor, id, undo);
        }
        return find(actor, id);
    }
}
