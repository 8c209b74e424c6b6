package dev.grato.exchange.internal.imports;

import dev.grato.access.Abilities;
import dev.grato.exchange.ImportError;
import dev.grato.exchange.internal.imports.ImportService.Upload;
import dev.grato.exchange.internal.imports.RoundTripPlan.Role;
import dev.grato.exchange.internal.reading.Tables;
import dev.grato.exchange.internal.reading.UnreadableFile;
import dev.grato.model.Models;
import dev.grato.model.ObjectType;
import dev.grato.platform.Actor;
import dev.grato.platform.Fault;
import dev.grato.platform.GratoException;
import dev.grato.platform.Ids;
import dev.grato.platform.Messages;
import dev.grato.records.BatchSummary;
import dev.grato.records.RecordBatches;
import dev.grato.records.spi.AccessPolicy;
import dev.grato.records.spi.AccessPolicy.FieldRight;
import dev.grato.records.spi.BatchWorks;
import dev.grato.records.spi.BatchWorks.Done;
import dev.grato.records.spi.BatchWorks.NewBatch;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Sheets that were exported, edited and brought back: compared row by row with what the records were then and are now,
/// and taken over as somebody chooses. Both are batches of their owner; what was taken is undone like any batch.
@Service
public class RoundTripService {

    private static final Duration AT_ONCE = Duration.ofMillis(800);
    private static final Set<String> OUTCOMES = Set.of(
            RoundTripPreview.EDIT,
            RoundTripPreview.CONFLICT,
            RoundTripPreview.PROBLEM,
            RoundTripPreview.NEW,
            RoundTripPreview.GONE,
            "readOnly",
            "shown");

    private final Models models;
    private final AccessPolicy access;
    private final UploadedFiles uploads;
    private final BatchWorks works;
    private final RecordBatches batches;
    private final RoundTripHeader header;

    RoundTripService(
            Models models,
            AccessPolicy access,
            UploadedFiles uploads,
            BatchWorks works,
            RecordBatches batches,
            Messages messages) {
        this.models = models;
        this.access = access;
        this.uploads = uploads;
        this.works = works;
        this.batches = batches;
        this.header = new RoundTripHeader(messages);
    }

    /// Keeps a sheet and compares it, in the background where it is long.
    ///
    /// @param object whose records its rows are
    public RoundTripView begin(Actor actor, ObjectType object, Upload upload) throws IOException {
        UploadedFiles.Kept kept;
        try (var in = upload.source().open()) {
            kept = uploads.keep(ImportService.name(upload.name()), in);
        }
        return begin(actor, object, plan(actor, object, kept));
    }

    /// Compares the same sheet with what is there now.
    public RoundTripView again(Actor actor, UUID id) {
        var plan = RoundTripPlan.of(plan(actor, id));
        var object = models.current(actor.workspace())
                .object(plan.object())
                .filter(known -> access.knows(actor, known))
                .orElseThrow(() -> new GratoException(ImportError.ROUND_TRIP_NOT_FOUND));
        try (var in = uploads.content(new UploadedFiles.Kept(plan.name(), plan.size(), plan.sha256()))
                .open()) {
            in.read();
        } catch (IOException gone) {
            throw new GratoException(ImportError.UPLOAD_GONE, Map.of("file", plan.name()));
        }
        return begin(actor, object, plan);
    }

    private RoundTripView begin(Actor actor, ObjectType object, RoundTripPlan plan) {
        var id = Ids.next();
        works.begin(
                actor,
                id,
                new NewBatch(
                        RoundTripPreview.KIND, "import", object.name(), Abilities.IMPORT, plan.json(object.table())),
                AT_ONCE);
        return find(actor, id);
    }

    private RoundTripPlan plan(Actor actor, ObjectType object, UploadedFiles.Kept kept) throws IOException {
        try {
            var content = uploads.content(kept);
            var facts = Analysis.of(content, kept.sha256(), null, actor.workspace());
            var readable = object.liveFields().values().stream()
                    .filter(field -> access.field(actor, object, field) != FieldRight.HIDDEN)
                    .toList();
            var known = header.read(Tables.header(content, facts.reading()), readable)
                    .orElseThrow(() -> new GratoException(
                            ImportError.NOT_FROM_HERE,
                            Map.of("file", kept.name()),
                            List.of(new Fault("file", "keysMissing"))));
            return new RoundTripPlan(
                    object.name(),
                    kept.name(),
                    kept.size(),
                    kept.sha256(),
                    facts.reading(),
                    facts.dates(),
                    facts.decimals(),
                    known.language(),
                    known.columns());
        } catch (UnreadableFile refusal) {
            var args = new LinkedHashMap<>(refusal.args());
            args.put("file", kept.name());
            throw new GratoException(
                    ImportError.UNREADABLE_FILE,
                    args,
                    List.of(new Fault("file", "unreadable." + refusal.code(), args)));
        }
    }

    public RoundTripView find(Actor actor, UUID id) {
        var plan = RoundTripPlan.of(plan(actor, id));
        var columns = plan.columns().stream()
                .map(column ->
                        new RoundTripView.Column(column.column(), column.name(), word(column.role()), column.field()))
                .toList();
        return new RoundTripView(summary(actor, id), plan.object(), plan.name(), columns, works.tally(actor, id));
    }

    private static String word(Role role) {
        return switch (role) {
            case ID -> "id";
            case VERSION -> "version";
            case VALUE -> "value";
            case TARGET -> "target";
            case NONE -> "none";
        };
    }

    private Map<String, @Nullable Object> plan(Actor actor, UUID id) {
        summary(actor, id);
        return works.plan(actor, id);
    }

    private BatchSummary summary(Actor actor, UUID id) {
        return batches.find(actor, false, id)
                .filter(batch -> batch.kind().equals(RoundTripPreview.KIND))
                .orElseThrow(() -> new GratoException(ImportError.ROUND_TRIP_NOT_FOUND));
    }

    /// The rows that are not as they were, in the order of the sheet.
    ///
    /// @param outcome only those that are this; `shown` for all
    /// @param after the position at which the last page ended
    public List<RoundTripView.Row> rows(Actor actor, UUID id, String outcome, long after, int limit) {
        summary(actor, id);
        var noted = OUTCOMES.contains(outcome) ? outcome : "shown";
        return works.noted(actor, id, noted, after, limit).stream()
                .map(RoundTripService::row)
                .toList();
    }

    private static RoundTripView.Row row(Done done) {
        var details = done.details();
        return new RoundTripView.Row(
                done.position(),
                Imported.whole(details.get(RoundTripPreview.ROW)),
                Ids.parse(details.get("record")).orElse(null),
                String.valueOf(details.getOrDefault("title", "")),
                String.valueOf(details.get("outcome")),
                Boolean.TRUE.equals(details.get("isMerged")),
                Imported.objects(details.get("cells")).stream()
                        .map(RoundTripService::cell)
                        .toList(),
                Rejects.faults(details));
    }

    private static RoundTripView.Cell cell(Map<String, @Nullable Object> cell) {
        return new RoundTripView.Cell(
                (int) Imported.whole(cell.get("column")),
                String.valueOf(cell.get("field")),
                String.valueOf(cell.get("state")),
                cell.get("was") instanceof String was ? was : null,
                String.valueOf(cell.get("sheet")),
                cell.get("now") instanceof String now ? now : null,
                Rejects.faults(cell));
    }

    /// A row of which something is taken.
    ///
    /// @param fields the cells that are taken, those that conflict among them; null for all without conflict
    public record Taken(long position, @Nullable List<String> fields) {}

    /// Writes what is taken as one batch.
    ///
    /// @param all `edit`: all cells without conflict, but none of rows that are named; `new`: all new rows
    public BatchSummary take(Actor actor, UUID id, Set<String> all, List<Taken> rows) {
        var compared = summary(actor, id);
        if (compared.isRunning()) {
            throw new GratoException(ImportError.NOT_READY, new Fault("", "stillComparing"));
        }
        var plan = new LinkedHashMap<String, @Nullable Object>();
        plan.put("kind", "UPDATE");
        plan.put("object", compared.object());
        plan.put(RoundTripWork.PREVIEW, id.toString());
        plan.put(RoundTripWork.ALL, List.copyOf(all));
        plan.put(
                RoundTripWork.ROWS,
                rows.stream()
                        .map(row -> {
                            var json = new LinkedHashMap<String, @Nullable Object>();
                            json.put("position", row.position());
                            json.put("fields", row.fields());
                            return json;
                        })
                        .toList());
        var table = models.current(actor.workspace())
                .object(compared.object())
                .map(ObjectType::table)
                .orElse(compared.object());
        plan.put("table", table);
        return works.begin(
                actor,
                Ids.next(),
                new NewBatch(RoundTripWork.KIND, "import", compared.object(), Abilities.IMPORT, plan),
                AT_ONCE);
    }
}
