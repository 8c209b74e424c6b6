package dev.grato.exchange.internal.imports;

import dev.grato.exchange.Duplicates;
import dev.grato.exchange.internal.imports.ImportRun.Entry;
import dev.grato.model.Models;
import dev.grato.model.ValueContext;
import dev.grato.platform.Json;
import dev.grato.records.BatchSummary;
import dev.grato.records.Records;
import dev.grato.records.spi.BatchWork;
import dev.grato.records.spi.BatchWorks;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Rows of files as records.
@Component
final class ImportWork implements BatchWork {

    static final String KIND = "import";

    private final Models models;
    private final ObjectProvider<Records> records;
    private final UploadedFiles uploads;
    private final Duplicates duplicates;
    private final Clock clock;

    ImportWork(
            Models models, ObjectProvider<Records> records, UploadedFiles uploads, Duplicates duplicates, Clock clock) {
        this.models = models;
        this.records = records;
        this.uploads = uploads;
        this.duplicates = duplicates;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void collect(Start start, Sink sink) {
        collect(start, sink, false);
    }

    private void collect(Start start, Sink sink, boolean isDry) {
        var workspace = start.actor().workspace();
        var files = Imported.ofBatch(start.plan());
        var model = models.current(workspace);
        var readings = new RowReadings(files, model, workspace, ValueContext.of(workspace, clock));
        new ImportCollecting(files, model, readings, uploads).collect(sink, isDry);
    }

    @Override
    public List<Result> carryOut(Chunk chunk) {
        return carryOut(chunk, run(chunk, false));
    }

    private ImportRun run(Chunk chunk, boolean isDry) {
        var workspace = chunk.actor().workspace();
        var files = Imported.ofBatch(chunk.plan());
        var model = models.current(workspace);
        var readings = new RowReadings(files, model, workspace, ValueContext.of(workspace, clock));
        var likely = new ImportDuplicates(duplicates, chunk, isDry);
        return new ImportRun(chunk, files, model, readings, records.getObject(), likely, isDry);
    }

    /// Rows of the same file that follow each other are written together.
    private static List<Result> carryOut(Chunk chunk, ImportRun run) {
        var results = new ArrayList<Result>();
        var together = new ArrayList<Entry>();
        long file = -1;
        for (var item : chunk.items()) {
            long of = Imported.whole(item.payload().get(ImportCollecting.FILE));
            if (of != file && !together.isEmpty()) {
                results.addAll(run.write((int) file, together));
                together.clear();
            }
            file = of;
            together.add(Entry.of(item.record(), item.payload()));
        }
        if (!together.isEmpty()) {
            results.addAll(run.write((int) file, together));
        }
        return results;
    }

    @Override
    public Map<String, Long> tally(List<Item> items, List<Result> results) {
        var tally = new TreeMap<String, Long>();
        for (int i = 0; i < results.size(); i++) {
            var result = results.get(i);
            if (result.progress() == Progress.PUT_OFF) {
                continue;
            }
            var file = Imported.whole(items.get(i).payload().get(ImportCollecting.FILE)) + ".";
            tally.merge(file + result.status(), 1L, Long::sum);
            if (result.reason() != null) {
                tally.merge("reason." + file + result.reason(), 1L, Long::sum);
            }
            if (result.details().containsKey(ImportDuplicates.NOTED)) {
                tally.merge(file + ImportDuplicates.NOTED, 1L, Long::sum);
            }
            Imported.texts(result.details().get("leftOut"))
                    .forEach(field -> tally.merge("leftOut." + file + field, 1L, Long::sum));
            Imported.object(result.details().get("made"))
                    .forEach((object, count) -> tally.merge("made." + object, Imported.whole(count), Long::sum));
        }
        return tally;
    }

    /// The same without its effect: every chunk is taken back, and what a row needs of others is written before it.
    @Component
    static final class DryRun implements BatchWork {

        static final String KIND = BatchSummary.IMPORT_PREVIEW;

        private final ImportWork work;
        private final ObjectProvider<BatchWorks> works;

        DryRun(ImportWork work, ObjectProvider<BatchWorks> works) {
            this.work = work;
            this.works = works;
        }

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public void collect(Start start, Sink sink) {
            work.collect(start, sink, true);
        }

        @Override
        public List<Result> carryOut(Chunk chunk) {
            return chunk.takenBack(() -> {
                var run = work.run(chunk, true);
                before(chunk, run);
                return ImportWork.carryOut(chunk, run);
            });
        }

        private void before(Chunk chunk, ImportRun run) {
            var own = new HashSet<UUID>();
            chunk.items().forEach(item -> own.add(item.record()));
            var needed = new LinkedHashSet<Long>();
            for (var item : chunk.items()) {
                var needs = Json.asList(item.payload().get(ImportCollecting.NEEDS));
                if (needs != null) {
                    needs.forEach(position -> needed.add(Imported.whole(position)));
                }
            }
            var together = new ArrayList<Entry>();
            int file = -1;
            for (var done : works.getObject().at(chunk.actor(), chunk.batch(), needed)) {
                int of = (int) Imported.whole(done.payload().get(ImportCollecting.FILE));
                if (of != file && !together.isEmpty()) {
                    run.write(file, together);
                    together.clear();
                }
                file = of;
                if (!own.contains(done.record())) {
                    together.add(Entry.of(done.record(), done.payload()));
                }
            }
            if (!together.isEmpty()) {
                run.write(file, together);
            }
        }

        @Override
        public Map<String, Long> tally(List<Item> items, List<Result> results) {
            return work.tally(items, results);
        }
    }
}
