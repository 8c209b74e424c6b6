package dev.grato.exchange.internal.imports;

import dev.grato.access.Abilities;
import dev.grato.exchange.ImportError;
import dev.grato.exchange.internal.exports.CellSafety;
import dev.grato.exchange.internal.imports.ImportSets.ImportSet;
import dev.grato.exchange.internal.imports.ImportView.ColumnValue;
import dev.grato.exchange.internal.imports.ImportView.Figures;
import dev.grato.exchange.internal.imports.ImportView.PreviewRow;
import dev.grato.exchange.internal.reading.Limits;
import dev.grato.exchange.internal.reading.Reading;
import dev.grato.exchange.internal.reading.Tables;
import dev.grato.exchange.internal.reading.UnreadableFile;
import dev.grato.model.Model;
import dev.grato.model.Models;
import dev.grato.model.ObjectType;
import dev.grato.model.ValueContext;
import dev.grato.platform.Actor;
import dev.grato.platform.Fault;
import dev.grato.platform.GratoException;
import dev.grato.platform.Ids;
import dev.grato.records.BatchSummary;
import dev.grato.records.RecordBatches;
import dev.grato.records.spi.AccessPolicy;
import dev.grato.records.spi.AccessPolicy.FieldRight;
import dev.grato.records.spi.BatchWorks;
import dev.grato.records.spi.BatchWorks.NewBatch;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Imports, from the upload to their undo. Everything is its owner's alone.
@Service
public class ImportService {

    private static final Duration AT_ONCE = Duration.ofMillis(500);
    private static final Duration UNDOABLE_FOR = Duration.ofDays(30);
    private static final int MOST_FILES = 20;
    private static final int VALUES = 1_000;
    private static final int EARLIER = 20;
    private static final int RECORDS_AT_ONCE = 2_000;

    private final Models models;
    private final AccessPolicy access;
    private final ImportSets sets;
    private final UploadedFiles uploads;
    private final BatchWorks works;
    private final RecordBatches batches;
    private final Clock clock;
    private final HeaderWords words = new HeaderWords();

    ImportService(
            Models models,
            AccessPolicy access,
            ImportSets sets,
            UploadedFiles uploads,
            BatchWorks works,
            RecordBatches batches,
            Clock clock) {
        this.models = models;
        this.access = access;
        this.sets = sets;
        this.uploads = uploads;
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

    /// Keeps the files, finds out what they are, and proposes a plan.
    ///
    /// @param plan what of the plan is known already, as in [#change]; empty for nothing
    public ImportView create(Actor actor, List<Upload> files, Map<String, @Nullable Object> plan) throws IOException {
        if (files.isEmpty() || files.size() > MOST_FILES) {
            throw new GratoException(
                    ImportError.INVALID_PLAN, new Fault("file", "outOfRange", Map.of("min", 1, "max", MOST_FILES)));
        }
        var told = Imported.objects(plan.get("files"));
        var model = models.current(actor.workspace());
        var earlier = earlier(actor);
        var imported = new ArrayList<Imported>();
        for (int i = 0; i < files.size(); i++) {
            var upload = files.get(i);
            UploadedFiles.Kept kept;
            try (var in = upload.source().open()) {
                kept = uploads.keep(name(upload.name()), in);
            }
            var object = i < told.size() ? (told.get(i).get("object") instanceof String name ? name : null) : null;
            var facts = analysed(actor, kept, null, "file[" + i + "]");
            imported.add(new Imported(facts, proposal(actor, model).of(facts, object, earlier)));
        }
        var changed = changed(actor, model, imported, told);
        var name = files.size() == 1
                ? changed.getFirst().facts().name()
                : changed.getFirst().facts().name() + " + " + (files.size() - 1);
        var set = new ImportSet(Ids.next(), clock.instant(), name, changed, null, null, null, null, null);
        sets.insert(actor, set);
        return find(actor, set.id());
    }

    /// An import by which a file was taken once more.
    public record Repeated(UUID id, long rows) {}

    /// Takes a file by what another import was; a draft of the feed, which is not among those that people make.
    ///
    /// @throws RecipeMismatch when the file is not as the recipe has it; nothing is kept then
    public Repeated repeat(Actor actor, UUID feed, ImportRecipe recipe, String name, Source source) throws IOException {
        var model = models.current(actor.workspace());
        UploadedFiles.Kept kept;
        try (var in = source.open()) {
            kept = uploads.keep(name(name), in);
        }
        var content = uploads.content(kept);
        Imported imported;
        try {
            imported = recipe.read(content, kept.sha256(), model, actor.workspace());
        } catch (UnreadableFile refusal) {
            throw new RecipeMismatch("unreadable." + refusal.code(), refusal.args());
        }
        var json = new PlanJson();
        check(actor, model, json, imported.plan(), "files[0]");
        json.refuse();
        var set = new ImportSet(
                Ids.next(), clock.instant(), kept.name(), List.of(imported), null, null, null, null, feed);
        sets.insert(actor, set);
        return new Repeated(set.id(), imported.facts().rows());
    }

    /// Hands over the records of an import that has run, some at a time: those it made, changed, or found as they
    /// are.
    public void eachRecord(Actor actor, UUID id, Consumer<List<UUID>> sink) {
        var batch = require(actor, id).run();
        if (batch == null) {
            return;
        }
        for (long from = 1; ; from += RECORDS_AT_ONCE) {
            var positions =
                    LongStream.range(from, from + RECORDS_AT_ONCE).boxed().toList();
            var items = works.at(actor, batch, positions);
            if (items.isEmpty()) {
                return;
            }
            sink.accept(items.stream()
                    .flatMap(item -> Ids.parse(item.details().get("id")).stream())
                    .toList());
        }
    }

    /// The recipe as a good run has shown it to be, or null where it has shown nothing new.
    public @Nullable ImportRecipe learned(Actor actor, UUID id, ImportRecipe recipe) {
        var facts = require(actor, id).files().getFirst().facts();
        try {
            return recipe.learned(facts, uploads.content(facts)).orElse(null);
        } catch (IOException gone) {
            return null;
        }
    }

    /// What is needed to do one of the actor's imports again with other files.
    ///
    /// @throws GratoException with [ImportError#INVALID_PLAN] when it has several files, or rows without a key
    public ImportRecipe recipe(Actor actor, UUID id) throws IOException {
        var set = require(actor, id);
        var model = models.current(actor.workspace());
        var used = set.files().stream().filter(Imported::isUsed).toList();
        if (used.size() != 1) {
            throw new GratoException(ImportError.INVALID_PLAN, new Fault("import", "oneFileNeeded"));
        }
        var file = used.getFirst();
        var problems = problems(model, List.of(file));
        if (!problems.isEmpty()) {
            throw new GratoException(ImportError.NOT_READY, problems);
        }
        if (file.plan().key() == null || !file.plan().updates()) {
            throw new GratoException(ImportError.INVALID_PLAN, new Fault("import", "keyNeeded"));
        }
        return ImportRecipe.of(file, uploads.content(file.facts()), model);
    }

    static String name(String sent) {
        var last = sent.substring(Math.max(sent.lastIndexOf('/'), sent.lastIndexOf('\\')) + 1);
        var plain = last.replaceAll("\\p{Cntrl}|[\uD800-\uDFFF]", "").strip();
        return plain.isEmpty() ? "file" : plain.substring(0, Math.min(200, plain.length()));
    }

    private FileFacts analysed(Actor actor, UploadedFiles.Kept kept, @Nullable Reading reading, String path)
            throws IOException {
        try {
            return Analysis.of(uploads.content(kept), kept.sha256(), reading, actor.workspace());
        } catch (UnreadableFile refusal) {
            var args = new LinkedHashMap<>(refusal.args());
            args.put("file", kept.name());
            throw new GratoException(
                    ImportError.UNREADABLE_FILE, args, List.of(new Fault(path, "unreadable." + refusal.code(), args)));
        }
    }

    private Proposal proposal(Actor actor, Model model) {
        return new Proposal(model, access, actor, words);
    }

    /// What columns of these names became in the owner's imports that ran.
    private Map<String, Map<String, ColumnPlan>> earlier(Actor actor) {
        var earlier = new HashMap<String, Map<String, ColumnPlan>>();
        for (var set : sets.list(actor, EARLIER, null)) {
            if (set.run() == null) {
                continue;
            }
            for (var file : set.files()) {
                var known = earlier.computeIfAbsent(String.valueOf(file.plan().object()), object -> new HashMap<>());
                for (var column : file.plan().columns()) {
                    var name = file.facts().columns().get(column.column()).name();
                    if (column.field() != null) {
                        known.putIfAbsent(Words.of(name), column);
                    }
                }
            }
        }
        return earlier;
    }

    // ---------------------------------------------------------------- the plan

    /// Changes the plan of an import that has not been started; a file whose object or way of reading changes is
    /// looked
    /// at anew.
    public ImportView change(Actor actor, UUID id, Map<String, @Nullable Object> plan) throws IOException {
        var set = require(actor, id);
        if (set.run() != null) {
            throw new GratoException(ImportError.IMPORT_STARTED);
        }
        var model = models.current(actor.workspace());
        sets.change(actor, id, changed(actor, model, set.files(), Imported.objects(plan.get("files"))));
        return find(actor, id);
    }

    private List<Imported> changed(
            Actor actor, Model model, List<Imported> files, List<Map<String, @Nullable Object>> sent)
            throws IOException {
        var json = new PlanJson();
        var changed = new ArrayList<Imported>();
        for (int i = 0; i < files.size(); i++) {
            var file = files.get(i);
            if (i >= sent.size()) {
                changed.add(file);
                continue;
            }
            changed.add(changed(actor, model, json, file, sent.get(i), "plan.files[" + i + "]"));
        }
        if (sent.size() > files.size()) {
            json.add(new Fault("plan.files", "outOfRange", Map.of("min", 0, "max", files.size())));
        }
        json.refuse();
        return changed;
    }

    private Imported changed(
            Actor actor, Model model, PlanJson json, Imported file, Map<String, @Nullable Object> sent, String path)
            throws IOException {
        var told = new LinkedHashMap<>(sent);
        told.remove("columns");
        var first = json.merged(file.plan(), told, path);
        var facts = file.facts();
        boolean isRead = first.reading().equals(file.plan().reading());
        if (!isRead) {
            json.refuse();
            facts = analysed(
                    actor, new UploadedFiles.Kept(facts.name(), facts.size(), facts.sha256()), first.reading(), path);
        }
        boolean isSame = Objects.equals(first.object(), file.plan().object());
        var base = first;
        if (first.object() != null
                && model.object(first.object())
                        .filter(object -> access.knows(actor, object))
                        .isEmpty()) {
            json.add(new Fault(path + ".object", "unknownObject", Map.of("name", first.object())));
        } else if (!isRead || !isSame) {
            var proposed = proposal(actor, model).of(facts, first.object(), earlier(actor));
            base = new FilePlan(
                    first.object() == null ? proposed.object() : first.object(),
                    sent.containsKey("mode") ? first.mode() : proposed.mode(),
                    sent.containsKey("key") ? first.key() : proposed.key(),
                    first.reading(),
                    first.dates(),
                    first.decimals(),
                    first.clearsEmpty(),
                    first.isLeftOut(),
                    first.duplicates(),
                    proposed.columns());
        }
        var plan = json.merged(
                base,
                Map.of(
                        "columns",
                        sent.containsKey("columns") && sent.get("columns") != null ? sent.get("columns") : List.of()),
                path);
        check(actor, model, json, plan, path);
        return new Imported(facts, softened(model, base, plan, sent));
    }

    /// Where somebody sends a column to a choice or a relation, texts without a meaning are left out unless they
    /// say
    /// otherwise, as where that is proposed.
    private static FilePlan softened(Model model, FilePlan before, FilePlan plan, Map<String, @Nullable Object> sent) {
        var said = Imported.objects(sent.get("columns")).stream()
                .filter(column -> column.containsKey("unknown"))
                .map(column -> (int) Imported.whole(column.get("column")))
                .toList();
        var object = model.object(String.valueOf(plan.object())).orElse(null);
        var columns = new ArrayList<ColumnPlan>();
        for (int i = 0; i < plan.columns().size(); i++) {
            var column = plan.columns().get(i);
            var field = object == null || column.field() == null
                    ? null
                    : object.field(column.field()).orElse(null);
            boolean isNew =
                    !Objects.equals(column.field(), before.columns().get(i).field());
            boolean isChoice = field != null
                    && (field.type().hasOptions()
                            || field.type().isRelation()
                            || Proposal.POINTING.contains(field.type().key()));
            columns.add(isNew && isChoice && !said.contains(column.column()) ? column.leavingOut() : column);
        }
        return plan.with(columns, plan.key(), plan.mode());
    }

    private void check(Actor actor, Model model, PlanJson json, FilePlan plan, String path) {
        var object = plan.object() == null ? null : model.object(plan.object()).orElse(null);
        if (object == null) {
            return;
        }
        for (int i = 0; i < plan.columns().size(); i++) {
            var column = plan.columns().get(i);
            if (column.field() == null) {
                continue;
            }
            var at = path + ".columns[" + i + "].";
            var field = object.field(column.field())
                    .filter(known -> access.field(actor, object, known) != FieldRight.HIDDEN)
                    .orElse(null);
            if (field == null) {
                json.add(new Fault(at + "field", "unknownField", Map.of("field", column.field())));
            } else if (field.computation() != null
                    || field.type().isComputed()
                    || field.isReadOnly()
                    || access.field(actor, object, field) != FieldRight.WRITE) {
                json.add(new Fault(at + "field", "fieldNotWritable", Map.of("field", column.field())));
            } else if (column.part() != null && !parts(field.type().key()).contains(column.part())) {
                json.add(new Fault(
                        at + "part",
                        "unknownOption",
                        Map.of("options", String.join(", ", parts(field.type().key())))));
            }
        }
        if (plan.key() != null
                && object.field(plan.key())
                        .filter(field -> access.field(actor, object, field) != FieldRight.HIDDEN)
                        .isEmpty()) {
            json.add(new Fault(path + ".key", "unknownField", Map.of("field", plan.key())));
        }
    }

    private static List<String> parts(String type) {
        return switch (type) {
            case "personName" -> List.of("title", "given", "family", "secondFamily", "formOfAddress");
            case "address" -> List.of("street", "street2", "postalCode", "city", "region", "country");
            default -> List.of();
        };
    }

    /// What keeps it from being started.
    private List<Fault> problems(Model model, List<Imported> files) {
        var problems = new ArrayList<Fault>();
        boolean isAny = false;
        for (int i = 0; i < files.size(); i++) {
            var plan = files.get(i).plan();
            if (plan.isLeftOut()) {
                continue;
            }
            isAny = true;
            var path = "files[" + i + "]";
            var object =
                    plan.object() == null ? null : model.object(plan.object()).orElse(null);
            if (object == null) {
                problems.add(new Fault(
                        path + ".object",
                        "noObjectChosen",
                        Map.of("file", files.get(i).facts().name())));
            } else {
                problems(problems, path, object, plan);
            }
        }
        if (!isAny) {
            problems.add(new Fault("files", "nothingMapped"));
        }
        return problems;
    }

    private static void problems(List<Fault> problems, String path, ObjectType object, FilePlan plan) {
        var mapped =
                plan.columns().stream().filter(column -> column.field() != null).toList();
        if (mapped.isEmpty()) {
            problems.add(new Fault(path + ".columns", "nothingMapped"));
            return;
        }
        boolean hasKey = mapped.stream().anyMatch(column -> Objects.equals(column.field(), plan.key()));
        if (plan.updates() && plan.key() == null) {
            problems.add(new Fault(path + ".key", "keyNeeded"));
        } else if (plan.key() != null && !hasKey) {
            problems.add(new Fault(path + ".key", "keyNotMapped", Map.of("field", plan.key())));
        }
        var seen = new HashMap<String, Integer>();
        for (var column : mapped) {
            var field = object.field(String.valueOf(column.field())).orElse(null);
            boolean isList = field != null
                            && Set.of("emailList", "phoneList", "urlList")
                                    .contains(field.type().key())
                    || "street".equals(column.part());
            var before = seen.put(column.field() + ":" + column.part(), column.column());
            if (before != null && !isList) {
                problems.add(new Fault(
                        path + ".columns[" + column.column() + "]",
                        "mappedTwice",
                        Map.of("field", String.valueOf(column.field()))));
            }
        }
        object.liveFields().values().stream()
                .filter(field -> plan.creates() && field.isRequired() && field.defaultValue() == null)
                .filter(field ->
                        field.type().key().equals("text") || field.type().key().equals("personName"))
                .filter(field ->
                        mapped.stream().noneMatch(column -> field.name().equals(column.field())))
                .filter(field -> plan.mode().equals("create") || plan.mode().equals("both") && plan.key() == null)
                .forEach(field ->
                        problems.add(new Fault(path + ".columns", "requiredNotMapped", Map.of("field", field.name()))));
    }

    // ---------------------------------------------------------------- looking

    public ImportView find(Actor actor, UUID id) {
        return view(actor, require(actor, id));
    }

    public List<ImportView> list(Actor actor, int limit, @Nullable UUID before) {
        return sets.list(actor, limit, before).stream()
                .map(set -> view(actor, set))
                .toList();
    }

    private ImportSet require(Actor actor, UUID id) {
        return sets.find(actor, id).orElseThrow(() -> new GratoException(ImportError.IMPORT_NOT_FOUND));
    }

    private ImportView view(Actor actor, ImportSet set) {
        var model = models.current(actor.workspace());
        boolean isStale = set.dryPlan() != null && !set.dryPlan().equals(set.planText());
        var dry = figures(actor, set.dryRun(), set.files().size(), isStale);
        var run = figures(actor, set.run(), set.files().size(), false);
        var undo = set.undo() == null
                ? null
                : batches.find(actor, false, set.undo()).orElse(null);
        return new ImportView(
                set.id(),
                set.name(),
                set.createdAt(),
                state(dry, run),
                IntStream.range(0, set.files().size())
                        .mapToObj(place -> withReferences(set.files(), place, model))
                        .toList(),
                set.files().stream().map(file -> PlanJson.json(file.plan())).toList(),
                set.run() == null ? problems(model, set.files()) : List.of(),
                dry,
                run,
                undo,
                run == null ? null : run.batch().at().plus(UNDOABLE_FOR));
    }

    private static String state(@Nullable Figures dry, @Nullable Figures run) {
        if (run != null) {
            return run.batch().undoneBy() != null && !run.batch().isRunning()
                    ? "undone"
                    : run.batch().state();
        }
        return dry != null && dry.batch().isRunning() ? "checking" : "draft";
    }

    private @Nullable Figures figures(Actor actor, @Nullable UUID batch, int files, boolean isStale) {
        return batch == null
                ? null
                : batches.find(actor, false, batch)
                        .map(summary -> new Figures(summary, works.tally(actor, batch), files, isStale))
                        .orElse(null);
    }

    /// The columns that name records of other files of the same import.
    private static Map<String, @Nullable Object> withReferences(List<Imported> files, int place, Model model) {
        var file = files.get(place);
        var json = Imported.json(file.facts());
        var object = model.object(String.valueOf(file.plan().object())).orElse(null);
        var refers = new ArrayList<Map<String, Object>>();
        for (var column : file.plan().columns()) {
            var field = object == null || column.field() == null
                    ? null
                    : object.field(column.field()).orElse(null);
            for (int i = 0; field != null && i < files.size(); i++) {
                if (i != place
                        && files.get(i).isUsed()
                        && Objects.equals(files.get(i).plan().object(), field.target())) {
                    refers.add(Map.of("column", column.column(), "file", i));
                }
            }
        }
        json.put("refers", refers);
        json.remove("sha256");
        return json;
    }

    /// The first rows as they would be read.
    ///
    /// @param after the row after which it begins
    /// @param onlyProblems only those with something wrong, of the first hundred thousand
    public List<PreviewRow> rows(Actor actor, UUID id, int file, int limit, long after, boolean onlyProblems)
            throws IOException {
        var set = require(actor, id);
        var imported = at(set, file);
        var workspace = actor.workspace();
        var model = models.current(workspace);
        var readings = new RowReadings(set.files(), model, workspace, ValueContext.of(workspace, clock));
        var rows = new ArrayList<PreviewRow>();
        long[] looked = {0};
        long[] size = {0};
        Tables.rows(uploads.content(imported.facts()), imported.plan().reading(), (number, cells) -> {
            if (number > after) {
                var values = Map.<String, @Nullable Object>of();
                List<Fault> faults = List.of();
                if (readings.has(file)) {
                    var row = readings.of(file).read(cells);
                    values = readings.of(file).shown(row);
                    faults = row.faults.found();
                }
                if (!onlyProblems || !faults.isEmpty()) {
                    rows.add(new PreviewRow(number, cells, values, faults));
                    cells.forEach(cell -> size[0] += cell.length());
                }
            }
            return rows.size() < limit && size[0] < Limits.ROW && ++looked[0] < 100_000 + after;
        });
        return rows;
    }

    /// The texts of a column, the most frequent first.
    public List<ColumnValue> values(Actor actor, UUID id, int file, int column) throws IOException {
        var imported = at(require(actor, id), file);
        if (column < 0 || column >= imported.plan().columns().size()) {
            throw new GratoException(ImportError.IMPORT_NOT_FOUND);
        }
        var counts = new LinkedHashMap<String, Long>();
        Tables.rows(uploads.content(imported.facts()), imported.plan().reading(), (number, cells) -> {
            var text = column < cells.size() ? CellSafety.read(cells.get(column).strip()) : "";
            if (!text.isEmpty() && text.length() <= 200 && (counts.size() < VALUES || counts.containsKey(text))) {
                counts.merge(text, 1L, Long::sum);
            }
            return true;
        });
        var plan = imported.plan().columns().get(column);
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .map(entry ->
                        new ColumnValue(entry.getKey(), entry.getValue(), meant(actor, imported, plan, entry.getKey())))
                .toList();
    }

    /// An option's key, where the text is one of its names; what somebody said it means goes first.
    private @Nullable Object meant(Actor actor, Imported file, ColumnPlan column, String text) {
        if (column.values().containsKey(text)) {
            return column.values().get(text);
        }
        var field = models.current(actor.workspace())
                .object(String.valueOf(file.plan().object()))
                .flatMap(object -> object.field(String.valueOf(column.field())))
                .orElse(null);
        if (field == null || !field.type().hasOptions()) {
            return null;
        }
        return field.options().stream()
                .filter(option -> option.key().equalsIgnoreCase(text)
                        || option.label().byLanguage().values().stream()
                                .anyMatch(label -> RowReading.comparable(label).equals(RowReading.comparable(text))))
                .map(option -> (Object) option.key())
                .findFirst()
                .orElse(null);
    }

    private static Imported at(ImportSet set, int file) {
        if (file < 0 || file >= set.files().size()) {
            throw new GratoException(ImportError.IMPORT_NOT_FOUND);
        }
        return set.files().get(file);
    }

    // ---------------------------------------------------------------- doing

    /// Tries it out: exact numbers, and nothing is changed.
    public ImportView dryRun(Actor actor, UUID id) {
        var set = ready(actor, id);
        if (set.dryRun() != null
                && batches.find(actor, false, set.dryRun())
                        .filter(BatchSummary::isRunning)
                        .isPresent()) {
            return view(actor, set);
        }
        var batch = Ids.next();
        sets.dryRun(actor, id, batch, set.planText());
        begin(actor, set, batch, ImportWork.DryRun.KIND);
        return find(actor, id);
    }

    /// Begins to write; goes on by itself, also after a crash.
    public ImportView start(Actor actor, UUID id) {
        var set = ready(actor, id);
        if (set.dryRun() != null
                && batches.find(actor, false, set.dryRun())
                        .filter(BatchSummary::isRunning)
                        .isPresent()) {
            batches.cancel(actor, false, set.dryRun());
        }
        var batch = Ids.next();
        if (!sets.run(actor, id, batch)) {
            throw new GratoException(ImportError.IMPORT_STARTED);
        }
        begin(actor, set, batch, ImportWork.KIND);
        return find(actor, id);
    }

    private ImportSet ready(Actor actor, UUID id) {
        var set = require(actor, id);
        if (set.run() != null) {
            throw new GratoException(ImportError.IMPORT_STARTED);
        }
        var problems = problems(models.current(actor.workspace()), set.files());
        if (!problems.isEmpty()) {
            throw new GratoException(ImportError.NOT_READY, problems);
        }
        return set;
    }

    private void begin(Actor actor, ImportSet set, UUID batch, String kind) {
        var model = models.current(actor.workspace());
        var object = set.files().stream()
                .filter(Imported::isUsed)
                .map(file -> String.valueOf(file.plan().object()))
                .findFirst()
                .orElse("person");
        var table = model.object(object).map(ObjectType::table).orElse(object);
        var source = set.feed() == null ? "import" : ImportRecipe.source(set.feed());
        works.begin(
                writing(actor, set),
                batch,
                new NewBatch(kind, source, object, Abilities.IMPORT, Imported.batchPlan(set.files(), table)),
                AT_ONCE);
    }

    /// What an ERP is the master of is written by programs: an import is one, a user on a screen is not.
    private Actor writing(Actor actor, ImportSet set) {
        var model = models.current(actor.workspace());
        boolean isErps = set.files().stream()
                .filter(Imported::isUsed)
                .flatMap(file -> model.object(String.valueOf(file.plan().object())).stream())
                .anyMatch(ObjectType::isErpMastered);
        boolean isProgram = isErps || set.feed() != null;
        return isProgram && actor.kind() == Actor.Kind.USER ? actor.as(Actor.Kind.IMPORT) : actor;
    }

    public ImportView cancel(Actor actor, UUID id) {
        var set = require(actor, id);
        var batch = set.run() == null ? set.dryRun() : set.run();
        if (batch == null
                || batches.find(actor, false, batch)
                        .filter(BatchSummary::isRunning)
                        .isEmpty()) {
            throw new GratoException(ImportError.IMPORT_NOT_RUNNING);
        }
        batches.cancel(actor, false, batch);
        return find(actor, id);
    }

    /// Takes back what it created and changed, as far as nobody has changed it since.
    public ImportView undo(Actor actor, UUID id) {
        var set = require(actor, id);
        if (set.run() == null) {
            throw new GratoException(ImportError.IMPORT_NOT_UNDOABLE);
        }
        if (set.undo() == null) {
            var undo = Ids.next();
            batches.undo(writing(actor, set), false, set.run(), undo, Set.of());
            sets.undo(actor, id, undo);
        }
        return find(actor, id);
    }

    public void delete(Actor actor, UUID id) {
        var view = find(actor, id);
        if (view.state().equals("running") || view.state().equals("checking")) {
            throw new GratoException(ImportError.IMPORT_STARTED);
        }
        sets.delete(actor, id);
    }

    /// Writes the refused rows of one file, of the run or of the dry run before it.
    ///
    /// @param reason a fault in words
    public void rejects(
            Actor actor,
            UUID id,
            int file,
            Writer out,
            String rowLabel,
            String reasonLabel,
            Function<Fault, String> reason)
            throws IOException {
        var set = require(actor, id);
        var imported = at(set, file);
        var batch = set.run() == null ? set.dryRun() : set.run();
        Rejects.write(
                out,
                imported.facts(),
                rows -> {
                    if (batch != null) {
                        works.eachFailed(actor, batch, item -> {
                            if (Imported.whole(item.payload().get(ImportCollecting.FILE)) == file) {
                                rows.row(
                                        Imported.whole(item.payload().get(ImportCollecting.NUMBER)),
                                        Imported.texts(item.payload().get(ImportCollecting.CELLS)),
                                        Rejects.faults(item.details()));
                            }
                            return true;
                        });
                    }
                },
                rowLabel,
                reasonLabel,
                reason);
    }

    /// The name of the file, for that of its rejects.
    public String nameOf(Actor actor, UUID id, int file) {
        return at(require(actor, id), file).facts().name();
    }
}
