package dev.grato.exchange.internal.imports;

import dev.grato.exchange.internal.imports.RoundTripPlan.Role;
import dev.grato.exchange.internal.imports.RoundTripRow.Difference;
import dev.grato.exchange.internal.imports.RoundTripRow.State;
import dev.grato.exchange.internal.reading.Tables;
import dev.grato.exchange.internal.reading.UnreadableFile;
import dev.grato.model.FieldDefinition;
import dev.grato.model.Model;
import dev.grato.model.Models;
import dev.grato.model.ObjectType;
import dev.grato.model.ValueContext;
import dev.grato.platform.Fault;
import dev.grato.platform.Ids;
import dev.grato.platform.Json;
import dev.grato.records.BatchSummary;
import dev.grato.records.CrmRecord;
import dev.grato.records.Merges;
import dev.grato.records.Query;
import dev.grato.records.Records;
import dev.grato.records.spi.AccessPolicy;
import dev.grato.records.spi.AccessPolicy.FieldRight;
import dev.grato.records.spi.BatchWork;
import dev.grato.records.spi.FormerValues;
import dev.grato.records.spi.FormerValues.Former;
import dev.grato.records.spi.RecordStreams;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Compares the rows of a sheet with the records they came from. Changes nothing; what it finds stands with the items.
@Component
final class RoundTripPreview implements BatchWork {

    static final String KIND = BatchSummary.SHEET_PREVIEW;

    /// What an item is collected with.
    static final String NUMBER = "n";

    static final String CELLS = "c";
    private static final String WHY = "w";
    private static final String FIRST = "f";

    /// Under which the row is kept with its item.
    static final String ROW = "row";

    /// What rows are; also noted with the item, so that they can be listed.
    static final String SAME = "same";

    static final String EDIT = "edit";
    static final String CONFLICT = "conflict";
    static final String PROBLEM = "problem";
    static final String NEW = "new";
    static final String GONE = "gone";

    private final Models models;
    private final AccessPolicy access;
    private final ObjectProvider<Records> records;
    private final RecordStreams streams;
    private final FormerValues formers;
    private final ObjectProvider<Merges> merges;
    private final UploadedFiles uploads;
    private final Clock clock;

    RoundTripPreview(
            Models models,
            AccessPolicy access,
            ObjectProvider<Records> records,
            RecordStreams streams,
            FormerValues formers,
            ObjectProvider<Merges> merges,
            UploadedFiles uploads,
            Clock clock) {
        this.models = models;
        this.access = access;
        this.records = records;
        this.streams = streams;
        this.formers = formers;
        this.merges = merges;
        this.uploads = uploads;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void collect(Start start, Sink sink) {
        var plan = RoundTripPlan.of(start.plan());
        var object = models.current(start.actor().workspace()).require(plan.object());
        int idAt = plan.place(Role.ID);
        int versionAt = plan.place(Role.VERSION);
        var rows = new LongMap();
        try {
            Tables.rows(
                    uploads.content(new UploadedFiles.Kept(plan.name(), plan.size(), plan.sha256())),
                    plan.reading(),
                    (number, cells) -> {
                        if (cells.stream().anyMatch(cell -> !cell.isBlank())) {
                            sink.add(item(object, number, cells, idAt, versionAt, rows));
                        }
                        return true;
                    });
        } catch (UnreadableFile broken) {
            throw new IllegalStateException(plan.name() + " was readable before", broken);
        } catch (IOException away) {
            throw new UncheckedIOException(away);
        }
    }

    private static Item item(
            ObjectType object, long number, List<String> cells, int idAt, int versionAt, LongMap rows) {
        var payload = new LinkedHashMap<String, @Nullable Object>();
        payload.put(NUMBER, number);
        payload.put(CELLS, cells);
        var said = RoundTripRow.text(cells, idAt);
        if (said.isEmpty()) {
            payload.put(WHY, NEW);
            return new Item(object.table(), Ids.next(), null, payload);
        }
        var id = Ids.parse(said).orElse(null);
        if (id == null) {
            payload.put(WHY, "notAnId");
            return new Item(object.table(), Ids.next(), null, payload);
        }
        long hash = LongMap.hash("", id.toString());
        if (rows.has(hash)) {
            payload.put(WHY, "rowTwice");
            payload.put(FIRST, rows.get(hash));
            return new Item(object.table(), id, null, payload);
        }
        rows.put(hash, number);
        return new Item(object.table(), id, version(RoundTripRow.text(cells, versionAt)), payload);
    }

    /// A version as spreadsheets may have written it; null when it is none.
    private static @Nullable Long version(String text) {
        var digits = text.replaceAll("[.,]0+$", "").replaceAll("[.,\\s\u00a0]", "");
        return digits.matches("\\d{1,15}") ? Long.valueOf(digits) : null;
    }

    @Override
    public List<Result> carryOut(Chunk chunk) {
        return new Comparison(chunk).results();
    }

    @Override
    public Map<String, Long> tally(List<Item> items, List<Result> results) {
        var tally = new TreeMap<String, Long>();
        for (var result : results) {
            tally.merge(result.status(), 1L, Long::sum);
            // of rows with something else to decide, too
            if (result.details().containsKey(EDIT) && !result.status().equals(EDIT)) {
                tally.merge("beside", 1L, Long::sum);
            }
        }
        return tally;
    }

    /// The rows of one chunk.
    private final class Comparison {

        private final Chunk chunk;
        private final RoundTripPlan plan;
        private final Model model;
        private final ObjectType object;
        private final Lookup lookup;
        private final RoundTripRow row;
        private final Map<UUID, CrmRecord> present = new HashMap<>();
        private final Map<UUID, UUID> survivors = new HashMap<>();
        private final Map<UUID, Former> former = new HashMap<>();
        private final Set<UUID> editable = new LinkedHashSet<>();
        private final Set<UUID> trashed = new LinkedHashSet<>();

        private Comparison(Chunk chunk) {
            this.chunk = chunk;
            this.plan = RoundTripPlan.of(chunk.plan());
            var workspace = chunk.actor().workspace();
            this.model = models.current(workspace);
            this.object = model.require(plan.object());
            this.lookup = new Lookup(records.getObject(), chunk.actor());
            var usual = ValueContext.of(workspace, clock);
            var context = new ValueContext(usual.currency(), usual.region(), plan.language(), usual.today());
            this.row = new RoundTripRow(
                    plan,
                    object,
                    context,
                    this::isWritable,
                    this::named,
                    (filePlan, values) -> new RowReading(model, object, filePlan, workspace, values));
        }

        private boolean isWritable(FieldDefinition field) {
            return field.computation() == null
                    && !field.type().isComputed()
                    && !field.isReadOnly()
                    && access.field(chunk.actor(), object, field) == FieldRight.WRITE;
        }

        private List<Result> results() {
            fetch();
            return chunk.items().stream().map(this::result).toList();
        }

        private void fetch() {
            var asked = new LinkedHashSet<UUID>();
            chunk.items().stream()
                    .filter(item -> item.payload().get(WHY) == null)
                    .forEach(item -> asked.add(item.record()));
            read(asked);
            var missing = new LinkedHashSet<>(asked);
            missing.removeAll(present.keySet());
            survivors.putAll(merges.getObject().survivorsOf(chunk.actor(), object.name(), missing));
            read(survivors.values());
            missing.removeAll(survivors.keySet());
            trashed.addAll(inTrash(missing));
            var moved = new HashMap<UUID, Long>();
            for (var item : chunk.items()) {
                var now = present.get(item.record());
                if (now != null && item.version() != null && now.version().version() != item.version()) {
                    moved.put(item.record(), item.version());
                }
            }
            former.putAll(named(formers.since(chunk.actor(), object.name(), moved)));
            records.getObject()
                    .permits(chunk.actor(), object.name(), present.keySet())
                    .forEach((id, permit) -> {
                        if (permit.canUpdate()) {
                            editable.add(id);
                        }
                    });
        }

        private Map<String, Object> isOneOf(Collection<UUID> ids) {
            return Map.of(
                    "field",
                    "id",
                    "op",
                    "in",
                    "value",
                    ids.stream().map(UUID::toString).toList());
        }

        private Query query(Collection<UUID> ids, boolean inTrash) {
            var fields = new LinkedHashSet<String>();
            fields.add(object.titleField());
            plan.columns().stream()
                    .map(RoundTripPlan.Column::field)
                    .filter(Objects::nonNull)
                    .forEach(fields::add);
            fields.removeIf(name -> object.field(name)
                    .filter(field -> access.field(chunk.actor(), object, field) != FieldRight.HIDDEN)
                    .isEmpty());
            return new Query(
                    object.name(),
                    Map.copyOf(isOneOf(ids)),
                    List.of(),
                    inTrash ? List.of() : List.copyOf(fields),
                    List.of(),
                    500,
                    null,
                    Query.Count.NONE,
                    inTrash);
        }

        private void read(Collection<UUID> ids) {
            each(
                    ids,
                    some -> streams.stream(chunk.actor(), query(some, false), new RecordStreams.Receiver() {
                        @Override
                        public void total(long count) {
                            // nobody watches
                        }

                        @Override
                        public void next(List<CrmRecord> found) {
                            found.forEach(record -> present.put(record.id(), record));
                        }
                    }));
        }

        private Set<UUID> inTrash(Collection<UUID> ids) {
            var found = new LinkedHashSet<UUID>();
            each(
                    ids,
                    some -> records.getObject().query(chunk.actor(), query(some, true)).items().stream()
                            .map(CrmRecord::id)
                            .forEach(found::add));
            return found;
        }

        private static void each(Collection<UUID> ids, java.util.function.Consumer<List<UUID>> some) {
            var all = List.copyOf(ids);
            for (int from = 0; from < all.size(); from += 500) {
                some.accept(all.subList(from, Math.min(all.size(), from + 500)));
            }
        }

        /// Former relations with what they point at is called today.
        private Map<UUID, Former> named(Map<UUID, Former> formers) {
            var wanted = new HashMap<String, Set<UUID>>();
            formers.values()
                    .forEach(each -> each.values().forEach((name, value) -> {
                        var field = object.field(name).orElse(null);
                        if (field != null && field.type().isRelation() && field.target() != null) {
                            Ids.parse(value)
                                    .ifPresent(id -> wanted.computeIfAbsent(
                                                    field.target(), target -> new LinkedHashSet<>())
                                            .add(id));
                        }
                    }));
            var titles = new HashMap<UUID, String>();
            wanted.forEach((target, ids) -> each(ids, some -> titles(target, some, titles)));
            var all = new HashMap<UUID, Former>();
            formers.forEach((id, each) -> {
                var values = new LinkedHashMap<>(each.values());
                values.replaceAll((name, value) -> {
                    var title = Ids.parse(value).map(titles::get).orElse(null);
                    return title == null ? value : Map.of("id", String.valueOf(value), "label", title);
                });
                all.put(id, new Former(each.isKnown(), values));
            });
            return all;
        }

        private void titles(String target, List<UUID> ids, Map<UUID, String> titles) {
            var type = model.object(target)
                    .filter(known -> access.knows(chunk.actor(), known))
                    .orElse(null);
            if (type == null) {
                return;
            }
            records.getObject()
                    .query(chunk.actor(), Query.of(target, Map.copyOf(isOneOf(ids)), 500))
                    .items()
                    .forEach(record -> titles.put(record.id(), title(type, record)));
        }

        private String title(ObjectType type, CrmRecord record) {
            var field = type.field(type.titleField()).orElse(null);
            var value = record.value(type.titleField());
            var map = Json.asObject(value);
            if (map != null && map.get("label") != null) {
                return String.valueOf(map.get("label"));
            }
            return field == null || value == null
                    ? ""
                    : field.type()
                            .print(value, field, ValueContext.of(chunk.actor().workspace(), clock));
        }

        /// The record that a relation's text names, or the fault why there is none.
        private Object named(FieldDefinition field, String text) {
            var targets = field.target() != null ? List.of(field.target()) : List.of("user");
            var ids = new LinkedHashSet<UUID>();
            for (var target : targets) {
                var by = target.equals("user")
                        ? List.of("email", "name")
                        : List.of(model.require(target).titleField());
                for (var name : by) {
                    if (ids.isEmpty()) {
                        lookup.prepare(target, name, List.of(text));
                        ids.addAll(lookup.find(target, name, text));
                    }
                }
            }
            return ids.size() == 1
                    ? ids.iterator().next().toString()
                    : new Fault(
                            field.name(), ids.isEmpty() ? "noReference" : "ambiguousReference", Map.of("text", text));
        }

        // ------------------------------------------------------------------ rows

        private Result result(Item item) {
            var cells = Imported.texts(item.payload().get(CELLS));
            var why = item.payload().get(WHY);
            if (NEW.equals(why)) {
                return made(item, cells);
            }
            if (why != null) {
                return refused(
                        item,
                        PROBLEM,
                        new Fault(
                                "",
                                String.valueOf(why),
                                Map.of(
                                        "text",
                                        RoundTripRow.text(cells, plan.place(Role.ID)),
                                        "row",
                                        Imported.whole(item.payload().get(FIRST)))));
            }
            var id = survivors.getOrDefault(item.record(), item.record());
            var now = present.get(id);
            if (now == null) {
                var code = trashed.contains(item.record()) ? "rowInTrash" : "rowNowhere";
                return refused(item, GONE, new Fault("", code));
            }
            boolean isSameState = item.version() != null && now.version().version() == item.version();
            var moved = former.get(item.record());
            Map<String, @Nullable Object> then =
                    isSameState ? Map.of() : moved != null && moved.isKnown() ? moved.values() : null;
            var found = row.compare(cells, now.values(), then);
            boolean isEdited = found.stream().anyMatch(each -> each.state() != State.READ_ONLY);
            if (isEdited && !editable.contains(id)) {
                return refused(item, PROBLEM, new Fault("", "rowForbidden"));
            }
            var details = details(item, id, title(object, now));
            details.put(
                    "seen",
                    Map.of(
                            "version",
                            now.version().version(),
                            "tag",
                            now.version().tagText()));
            if (!id.equals(item.record())) {
                details.put("isMerged", true);
            }
            return told(found, details, false);
        }

        private Result made(Item item, List<String> cells) {
            var found = row.values(cells);
            var title = found.stream()
                    .filter(each -> object.titleField().equals(each.column().field()))
                    .map(Difference::sheet)
                    .findFirst()
                    .orElse("");
            var details = details(item, null, title);
            var missing = object.liveFields().values().stream()
                    .filter(field -> field.isRequired() && field.defaultValue() == null)
                    .filter(field -> found.stream()
                            .noneMatch(each -> field.name().equals(each.column().field())))
                    .map(field -> new Fault(field.name(), "required"))
                    .toList();
            details.put("errors", faults(missing));
            if (!missing.isEmpty() || found.stream().anyMatch(each -> each.state() == State.PROBLEM)) {
                details.put("cells", found.stream().map(Difference::json).toList());
                return result(PROBLEM, details);
            }
            return told(found, details, true);
        }

        private Result told(List<Difference> found, Map<String, @Nullable Object> details, boolean isNew) {
            details.put("cells", found.stream().map(Difference::json).toList());
            if (isNew) {
                return found.stream().anyMatch(each -> each.state() == State.EDIT)
                        ? result(NEW, details)
                        : result(SAME, details);
            }
            boolean isEdit = has(found, State.EDIT);
            if (isEdit) {
                details.put(EDIT, true);
            }
            return result(
                    has(found, State.PROBLEM) ? PROBLEM : has(found, State.CONFLICT) ? CONFLICT : isEdit ? EDIT : SAME,
                    details);
        }

        private static boolean has(List<Difference> found, State state) {
            return found.stream().anyMatch(each -> each.state() == state);
        }

        private Result refused(Item item, String outcome, Fault fault) {
            var details = details(item, null, "");
            details.put("errors", faults(List.of(fault)));
            details.put("cells", List.of());
            return result(outcome, details);
        }

        private static List<Map<String, Object>> faults(List<Fault> faults) {
            return faults.stream()
                    .map(fault ->
                            Map.<String, Object>of("path", fault.path(), "code", fault.code(), "args", fault.args()))
                    .toList();
        }

        private static Map<String, @Nullable Object> details(Item item, @Nullable UUID id, String title) {
            var details = new LinkedHashMap<String, @Nullable Object>();
            details.put(ROW, item.payload().get(NUMBER));
            details.put("record", id == null ? null : id.toString());
            details.put("title", title);
            return details;
        }

        private static Result result(String outcome, Map<String, @Nullable Object> details) {
            if (outcome.equals(SAME)) {
                boolean isReadOnly = details.get("cells") instanceof List<?> cells && !cells.isEmpty();
                return isReadOnly
                        ? new Result(Progress.UNCHANGED, "readOnly", null, noted("readOnly", details))
                        : new Result(Progress.UNCHANGED, SAME, null, Map.of());
            }
            return new Result(Progress.UNCHANGED, outcome, null, noted(outcome, details));
        }

        private static Map<String, @Nullable Object> noted(String outcome, Map<String, @Nullable Object> details) {
            var noted = new LinkedHashMap<>(details);
            noted.put("outcome", outcome);
            noted.put(outcome, true);
            noted.put("shown", true);
            return noted;
        }
    }
}
