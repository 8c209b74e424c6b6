package dev.grato.exchange.internal.imports;

import dev.grato.exchange.Duplicates.Found;
import dev.grato.exchange.internal.imports.RowReading.Reference;
import dev.grato.exchange.internal.imports.RowReading.Row;
import dev.grato.model.Model;
import dev.grato.platform.Fault;
import dev.grato.platform.Ids;
import dev.grato.platform.Json;
import dev.grato.records.Mutation;
import dev.grato.records.Outcome;
import dev.grato.records.Query;
import dev.grato.records.Records;
import dev.grato.records.spi.BatchWork.Chunk;
import dev.grato.records.spi.BatchWork.Progress;
import dev.grato.records.spi.BatchWork.Result;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Writes the rows of one chunk.
final class ImportRun {

    private static final List<String> LISTS = List.of("emailList", "phoneList", "urlList", "multiSelect");
    private static final List<String> COMPOSITES = List.of("personName", "address");
    private static final int PAGE = 500;

    private final Chunk chunk;
    private final List<Imported> files;
    private final Model model;
    private final RowReadings readings;
    private final Records records;
    private final ImportDuplicates duplicates;
    private final boolean isDry;
    private final Lookup lookup;
    private final Set<String> objects = new HashSet<>();
    /// What was written into records of this chunk, for rows that come after.
    private final Map<UUID, Map<String, @Nullable Object>> written = new HashMap<>();

    private final Map<String, ImportLinks> links = new HashMap<>();

    ImportRun(
            Chunk chunk,
            List<Imported> files,
            Model model,
            RowReadings readings,
            Records records,
            ImportDuplicates duplicates,
            boolean isDry) {
        this.chunk = chunk;
        this.files = files;
        this.model = model;
        this.readings = readings;
        this.records = records;
        this.duplicates = duplicates;
        this.isDry = isDry;
        this.lookup = new Lookup(records, chunk.actor());
        files.stream()
                .filter(Imported::isUsed)
                .forEach(file -> objects.add(String.valueOf(file.plan().object())));
    }

    /// A row on its way.
    ///
    /// @param id of the record it becomes if it is a new one
    /// @param firsts the columns whose record it is the first to name, in a dry run
    record Entry(UUID id, List<String> cells, Set<Integer> firsts) {

        static Entry of(UUID id, Map<String, @Nullable Object> payload) {
            var firsts = new LinkedHashSet<Integer>();
            var told = Json.asList(payload.get(ImportCollecting.FIRST));
            if (told != null) {
                told.forEach(column -> firsts.add((int) Imported.whole(column)));
            }
            return new Entry(id, Imported.texts(payload.get(ImportCollecting.CELLS)), firsts);
        }
    }

    /// The rows of one file, one after the other.
    List<Result> write(int file, List<Entry> entries) {
        if (!readings.has(file)) {
            return entries.stream()
                    .map(entry -> failed(List.of(new Fault("", "objectGone")), List.of(), Map.of()))
                    .toList();
        }
        return new Portion(readings.of(file), entries).write();
    }

    private static Result failed(List<Fault> faults, List<String> leftOut, Map<String, Long> made) {
        var details = details(leftOut, made);
        details.put(
                "errors",
                faults.stream()
                        .map(fault -> Map.of("path", fault.path(), "code", fault.code(), "args", fault.args()))
                        .toList());
        var first = faults.getFirst();
        return new Result(Progress.FAILED, "rejected", first.code() + " " + first.path(), details);
    }

    private static Map<String, @Nullable Object> details(List<String> leftOut, Map<String, Long> made) {
        var details = new LinkedHashMap<String, @Nullable Object>();
        if (!leftOut.isEmpty()) {
            details.put("leftOut", leftOut);
        }
        if (!made.isEmpty()) {
            details.put("made", made);
        }
        return details;
    }

    private final class Portion {

        private final RowReading reading;
        private final List<Entry> entries;
        private final List<Row> rows = new ArrayList<>();
        private final List<Map<String, Long>> made = new ArrayList<>();
        private final @Nullable Result[] results;
        private final Map<Integer, Found> alike = new HashMap<>();
        private final String object;
        private final @Nullable String key;

        private Portion(RowReading reading, List<Entry> entries) {
            this.reading = reading;
            this.entries = entries;
            this.results = new Result[entries.size()];
            this.object = reading.object().name();
            this.key = reading.plan().key();
        }

        private List<Result> write() {
            for (var entry : entries) {
                rows.add(reading.read(entry.cells()));
                made.add(new LinkedHashMap<>());
            }
            prepare();
            make();
            for (int i = 0; i < rows.size(); i++) {
                results[i] = rows.get(i).isEmpty ? skipped("empty", i) : referred(i);
            }
            inWaves();
            var all = new ArrayList<Result>();
            for (var result : results) {
                all.add(java.util.Objects.requireNonNull(result));
            }
            return all;
        }

        private Result skipped(String status, int at) {
            var details = details(rows.get(at).leftOut, made.get(at));
            note(details, at);
            return new Result(Progress.UNCHANGED, status, null, details);
        }

        private void note(Map<String, @Nullable Object> details, int at) {
            var found = alike.get(at);
            if (found != null) {
                details.put(ImportDuplicates.NOTED, ImportDuplicates.json(found));
            }
        }

        // ------------------------------------------------------------ relations

        private void prepare() {
            var wanted = new HashMap<List<String>, Set<String>>();
            for (var row : rows) {
                if (row.key != null && key != null) {
                    wanted.computeIfAbsent(List.of(object, key), place -> new LinkedHashSet<>())
                            .add(row.key);
                }
                for (var reference : row.references) {
                    for (var target : reference.targets()) {
                        for (var by : by(target, reference)) {
                            wanted.computeIfAbsent(List.of(target, by), place -> new LinkedHashSet<>())
                                    .add(reference.text());
                        }
                    }
                }
            }
            wanted.forEach((place, texts) -> lookup.prepare(place.getFirst(), place.getLast(), texts));
        }

        private List<String> by(String target, Reference reference) {
            if (target.equals("user")) {
                return List.of("email", "name");
            }
            var by = reference.column().by();
            var type = model.object(target).orElse(null);
            if (by != null && type != null && type.field(by).isPresent()) {
                return List.of(by);
            }
            return type == null ? List.of() : List.of(type.titleField());
        }

        private Set<UUID> found(Reference reference, String target) {
            for (var by : by(target, reference)) {
                var ids = lookup.find(target, by, reference.text());
                if (!ids.isEmpty()) {
                    return ids;
                }
            }
            return Set.of();
        }

        /// Makes the records that relations name and nobody has, each once, whatever becomes of the rows.
        private void make() {
            var missing = new LinkedHashMap<String, Map<String, Reference>>();
            for (int i = 0; i < rows.size(); i++) {
                for (var reference : rows.get(i).references) {
                    boolean isMade =
                            reference.column().makes() && reference.targets().size() == 1;
                    var target = reference.targets().getFirst();
                    if (isMade && found(reference, target).isEmpty()) {
                        boolean isNew = missing.computeIfAbsent(target, name -> new LinkedHashMap<>())
                                        .putIfAbsent(RowReading.comparable(reference.text()), reference)
                                == null;
                        boolean isCounted = isDry
                                ? entries.get(i)
                                        .firsts()
                                        .contains(reference.column().column())
                                : isNew;
                        if (isCounted) {
                            made.get(i).merge(target, 1L, Long::sum);
                        }
                    }
                }
            }
            missing.forEach((target, references) -> {
                var mutations = new ArrayList<Mutation>();
                var made = List.copyOf(references.values());
                for (var reference : made) {
                    mutations.add(Mutation.create(
                            target, Ids.next(), Map.of(by(target, reference).getFirst(), reference.text())));
                }
                var outcomes = chunk.write(mutations);
                for (int i = 0; i < outcomes.size(); i++) {
                    if (outcomes.get(i).status().isDone()) {
                        var reference = made.get(i);
                        lookup.add(
                                target,
                                by(target, reference).getFirst(),
                                reference.text(),
                                outcomes.get(i).id());
                    }
                }
            });
        }

        /// @return what became of the row already; null when it goes on
        private @Nullable Result referred(int at) {
            var row = rows.get(at);
            for (var reference : row.references) {
                UUID one = null;
                String of = null;
                boolean isAmbiguous = false;
                for (var target : reference.targets()) {
                    var ids = found(reference, target);
                    isAmbiguous |= ids.size() > 1 || one != null && !ids.isEmpty();
                    if (ids.size() == 1 && one == null) {
                        one = ids.iterator().next();
                        of = target;
                    }
                }
                if (one != null && !isAmbiguous) {
                    boolean isOpen = reference.field().type().key().equals("polymorphicRelation");
                    row.values.put(
                            reference.field().name(),
                            isOpen ? Map.of("object", String.valueOf(of), "id", one.toString()) : one.toString());
                } else if (!isAmbiguous && mayCome(reference)) {
                    return Result.putOff();
                } else if (reference.column().leavesOut()) {
                    row.leftOut.add(reference.field().name());
                } else {
                    row.faults.add(
                            reference.field().name(),
                            isAmbiguous ? "ambiguousReference" : "noReference",
                            Map.of("text", reference.text()));
                }
            }
            return row.faults.isEmpty() ? null : failed(row.faults.found(), row.leftOut, made.get(at));
        }

        /// A row of this import that has not had its turn yet may be meant.
        private boolean mayCome(Reference reference) {
            return !isDry && !chunk.isLastLap() && reference.targets().stream().anyMatch(objects::contains);
        }

        // ------------------------------------------------------------ writing

        /// Rows with the same key one after the other, all others at once.
        private void inWaves() {
            var wave = new ArrayList<Integer>();
            var keys = new HashSet<String>();
            for (int i = 0; i < rows.size(); i++) {
                if (results[i] != null) {
                    continue;
                }
                var rowKey = rows.get(i).key;
                if (rowKey != null && !keys.add(RowReading.comparable(rowKey))) {
                    write(wave);
                    wave.clear();
                    keys.clear();
                    keys.add(RowReading.comparable(rowKey));
                }
                wave.add(i);
            }
            write(wave);
        }

        private void write(List<Integer> wave) {
            var targets = new LinkedHashMap<Integer, UUID>();
            var updated = new LinkedHashMap<Integer, UUID>();
            for (int at : wave) {
                var row = rows.get(at);
                var ids = row.key == null || key == null ? Set.<UUID>of() : lookup.find(object, key, row.key);
                if (ids.size() > 1) {
                    results[at] = failed(
                            List.of(new Fault(
                                    String.valueOf(key), "ambiguousKey", Map.of("text", String.valueOf(row.key)))),
                            row.leftOut,
                            made.get(at));
                } else if (ids.size() == 1) {
                    if (reading.plan().updates()) {
                        updated.put(at, ids.iterator().next());
                    } else {
                        results[at] = skipped("exists", at);
                    }
                } else if (reading.plan().creates()) {
                    targets.put(at, entries.get(at).id());
                } else {
                    results[at] = skipped("noMatch", at);
                }
            }
            var again = settleAlike(targets, updated);
            keepLists(updated);
            var mutations = new ArrayList<Mutation>();
            var places = new ArrayList<Integer>();
            targets.forEach((at, id) -> {
                mutations.add(Mutation.create(object, id, present(rows.get(at).values)));
                places.add(at);
            });
            updated.forEach((at, id) -> {
                mutations.add(Mutation.update(object, id, rows.get(at).values));
                places.add(at);
            });
            var outcomes = chunk.write(mutations);
            link(outcomes, places);
            for (int i = 0; i < outcomes.size(); i++) {
                settle(places.get(i), outcomes.get(i));
            }
            again.forEach(at -> write(List.of(at)));
        }

        /// New rows that are likely there already become what the plan says.
        ///
        /// @return those that go to a record another row of the wave goes to
        private List<Integer> settleAlike(Map<Integer, UUID> targets, Map<Integer, UUID> updated) {
            var again = new ArrayList<Integer>();
            var drafts = new LinkedHashMap<Integer, Map<String, @Nullable Object>>();
            targets.keySet().stream()
                    .filter(at -> !alike.containsKey(at))
                    .forEach(at -> drafts.put(at, present(rows.get(at).values)));
            duplicates.find(reading, drafts).forEach(alike::putIfAbsent);
            for (int at : List.copyOf(targets.keySet())) {
                var found = alike.get(at);
                if (found == null || reading.plan().duplicates().equals(FilePlan.CREATE)) {
                    continue;
                }
                targets.remove(at);
                if (reading.plan().duplicates().equals(FilePlan.SKIP)) {
                    results[at] = skipped(ImportDuplicates.STATUS, at);
                } else if (updated.containsValue(found.id())) {
                    again.add(at);
                } else {
                    updated.put(at, found.id());
                }
            }
            return again;
        }

        /// What stands between the records and those they name is made too.
        private void link(List<Outcome> outcomes, List<Integer> places) {
            var values = new LinkedHashMap<UUID, Map<String, @Nullable Object>>();
            var fresh = new HashSet<UUID>();
            var rowOf = new HashMap<UUID, Integer>();
            for (int i = 0; i < outcomes.size(); i++) {
                var outcome = outcomes.get(i);
                if (outcome.status().isDone()) {
                    values.put(outcome.id(), rows.get(places.get(i)).values);
                    rowOf.put(outcome.id(), places.get(i));
                }
                if (outcome.status() == Outcome.Status.CREATED) {
                    fresh.add(outcome.id());
                }
            }
            var linking = links.computeIfAbsent(
                    object, name -> new ImportLinks(chunk, records, model, reading.object(), files));
            linking.make(values, fresh)
                    .forEach(id -> made.get(rowOf.getOrDefault(id, 0)).merge(linking.name(), 1L, Long::sum));
        }

        private static Map<String, @Nullable Object> present(Map<String, @Nullable Object> values) {
            var present = new LinkedHashMap<String, @Nullable Object>(values);
            present.values().removeIf(java.util.Objects::isNull);
            return present;
        }

        private void settle(int at, Outcome outcome) {
            var row = rows.get(at);
            var details = details(row.leftOut, made.get(at));
            details.put("id", outcome.id().toString());
            note(details, at);
            results[at] = switch (outcome.status()) {
                case CREATED -> new Result(Progress.CHANGED, "created", null, details);
                case UPDATED -> new Result(Progress.CHANGED, "updated", null, details);
                case UNCHANGED -> new Result(Progress.UNCHANGED, "unchanged", null, details);
                case FORBIDDEN -> failed(List.of(new Fault("", "rowForbidden")), row.leftOut, made.get(at));
                case NOT_FOUND, IN_TRASH -> failed(List.of(new Fault("", "rowGone")), row.leftOut, made.get(at));
                default ->
                    failed(
                            outcome.faults().isEmpty() ? List.of(new Fault("", "rowConflict")) : outcome.faults(),
                            row.leftOut,
                            made.get(at));
            };
            if (outcome.status().isDone()) {
                written.computeIfAbsent(outcome.id(), id -> new HashMap<>()).putAll(row.values);
                for (var name : ImportCollecting.keys(reading.object(), files, model)) {
                    lookup.add(object, name, readings.key(reading, row, name), outcome.id());
                }
            }
        }

        // ------------------------------------------------------------ lists and composites

        /// Lists grow and composites are filled: what a record has beside the row's values stays.
        private void keepLists(Map<Integer, UUID> updated) {
            var names = new LinkedHashSet<String>();
            updated.keySet()
                    .forEach(at -> rows.get(at).values.forEach((name, value) -> {
                        if (value != null && isKept(name)) {
                            names.add(name);
                        }
                    }));
            if (names.isEmpty()) {
                return;
            }
            var before = new HashMap<UUID, Map<String, @Nullable Object>>();
            var ids = List.copyOf(new LinkedHashSet<>(updated.values()));
            for (int i = 0; i < ids.size(); i += PAGE) {
                var some = ids.subList(i, Math.min(ids.size(), i + PAGE)).stream()
                        .map(UUID::toString)
                        .toList();
                var filter = new LinkedHashMap<String, @Nullable Object>();
                filter.put("field", "id");
                filter.put("op", "in");
                filter.put("value", some);
                var query = new Query(
                        object, filter, List.of(), List.copyOf(names), List.of(), PAGE, null, Query.Count.NONE, false);
                records.query(chunk.actor(), query).items().forEach(record -> before.put(record.id(), record.values()));
            }
            updated.forEach((at, id) -> {
                var known = new HashMap<>(before.getOrDefault(id, Map.of()));
                known.putAll(written.getOrDefault(id, Map.of()));
                rows.get(at)
                        .values
                        .replaceAll((name, value) ->
                                value == null || !isKept(name) ? value : joined(known.get(name), value));
            });
        }

        private boolean isKept(String name) {
            var type = reading.object().field(name).orElseThrow().type().key();
            return LISTS.contains(type) || COMPOSITES.contains(type);
        }

        private static @Nullable Object joined(@Nullable Object before, Object value) {
            var list = Json.asList(before);
            var more = Json.asList(value);
            if (list != null && more != null) {
                var all = new ArrayList<@Nullable Object>(list);
                more.stream()
                        .filter(item -> list.stream().noneMatch(other -> isSame(other, item)))
                        .forEach(all::add);
                return all;
            }
            var object = Json.asObject(before);
            var parts = Json.asObject(value);
            if (object != null && parts != null) {
                var all = new LinkedHashMap<String, @Nullable Object>(object);
                all.putAll(parts);
                all.remove("full");
                return all;
            }
            return value;
        }

        private static boolean isSame(@Nullable Object one, @Nullable Object other) {
            var known = Json.asObject(one);
            var wanted = Json.asObject(other);
            if (known == null || wanted == null) {
                return java.util.Objects.equals(one, other);
            }
            for (var name : List.of("address", "number", "url")) {
                if (wanted.get(name) instanceof String text) {
                    return text.equalsIgnoreCase(String.valueOf(known.get(name)));
                }
            }
            return false;
        }
    }
}
