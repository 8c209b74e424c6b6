package dev.grato.exchange.internal.imports;

import dev.grato.exchange.internal.reading.Tables;
import dev.grato.exchange.internal.reading.UnreadableFile;
import dev.grato.model.Model;
import dev.grato.model.ObjectType;
import dev.grato.platform.Ids;
import dev.grato.records.spi.BatchWork.Item;
import dev.grato.records.spi.BatchWork.Sink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Hands over the rows of an import. For a dry run, where every chunk is taken back, each row says which earlier
/// rows it
/// needs: those with its key, and those it refers to.
final class ImportCollecting {

    static final String FILE = "f";
    static final String NUMBER = "n";
    static final String CELLS = "c";
    /// Positions of rows that have to be written before it in a dry run.
    static final String NEEDS = "w";
    /// Columns whose record it is the first to name.
    static final String FIRST = "m";

    private final List<Imported> files;
    private final Model model;
    private final RowReadings readings;
    private final UploadedFiles uploads;
    private final LongMap first = new LongMap();
    private final LongMap last = new LongMap();
    private final LongMap made = new LongMap();

    ImportCollecting(List<Imported> files, Model model, RowReadings readings, UploadedFiles uploads) {
        this.files = files;
        this.model = model;
        this.readings = readings;
        this.uploads = uploads;
    }

    void collect(Sink sink, boolean isDry) {
        if (isDry) {
            each((position, file, number, cells) -> remember(position, file, cells));
        }
        each((position, file, number, cells) -> {
            var payload = new LinkedHashMap<String, @Nullable Object>();
            payload.put(FILE, file);
            payload.put(NUMBER, number);
            payload.put(CELLS, cells);
            if (isDry) {
                mark(payload, position, file, cells);
            }
            sink.add(new Item(readings.of(file).object().table(), Ids.next(), null, payload));
        });
    }

    private interface Rows {
        void row(long position, int file, long number, List<String> cells);
    }

    private void each(Rows rows) {
        long[] position = {0};
        for (int file : Imported.order(files, model)) {
            var facts = files.get(file).facts();
            try {
                Tables.rows(uploads.content(facts), files.get(file).plan().reading(), (number, cells) -> {
                    rows.row(++position[0], file, number, cells);
                    return true;
                });
            } catch (UnreadableFile broken) {
                throw new IllegalStateException(facts.name() + " was readable before", broken);
            } catch (IOException away) {
                throw new UncheckedIOException(away);
            }
        }
    }

    /// The fields by which rows of this object are found: its key, and what relations go by.
    static Set<String> keys(ObjectType object, List<Imported> files, Model model) {
        var keys = new LinkedHashSet<String>();
        for (var file : files) {
            if (!file.isUsed()) {
                continue;
            }
            if (object.name().equals(file.plan().object()) && file.plan().key() != null) {
                keys.add(file.plan().key());
            }
            var other = model.object(String.valueOf(file.plan().object())).orElse(null);
            for (var column : file.plan().columns()) {
                var field = other == null || column.field() == null
                        ? null
                        : other.field(column.field()).orElse(null);
                if (field != null
                        && column.by() != null
                        && (object.name().equals(field.target()) || field.target() == null)) {
                    keys.add(column.by());
                }
            }
        }
        keys.removeIf(name -> object.field(name).isEmpty());
        return keys;
    }

    private void remember(long position, int file, List<String> cells) {
        var reading = readings.of(file);
        var row = reading.read(cells);
        for (var name : keys(reading.object(), files, model)) {
            var key = readings.key(reading, row, name);
            if (key != null) {
                long hash = hash(reading.object(), name, key);
                if (!first.has(hash)) {
                    first.put(hash, position);
                }
            }
        }
    }

    private void mark(Map<String, @Nullable Object> payload, long position, int file, List<String> cells) {
        var reading = readings.of(file);
        var row = reading.read(cells);
        var needs = new LinkedHashSet<Long>();
        if (row.key != null) {
            long hash = hash(reading.object(), String.valueOf(reading.plan().key()), row.key);
            add(needs, first.get(hash), position);
            add(needs, last.get(hash), position);
            last.put(hash, position);
        }
        var firsts = new ArrayList<Integer>();
        for (var reference : row.references) {
            for (var target : reference.targets()) {
                var by = reference.column().by() == null
                        ? "name"
                        : reference.column().by();
                long hash = LongMap.hash(target + "." + by, RowReading.comparable(reference.text()));
                long at = first.get(hash);
                if (at > 0 && at != position) {
                    needs.add(at);
                }
                if (reference.column().makes() && !made.has(hash)) {
                    made.put(hash, position);
                    firsts.add(reference.column().column());
                }
            }
        }
        if (!needs.isEmpty()) {
            payload.put(NEEDS, List.copyOf(needs));
        }
        if (!firsts.isEmpty()) {
            payload.put(FIRST, firsts);
        }
    }

    private static void add(Set<Long> needs, long at, long position) {
        if (at > 0 && at < position) {
            needs.add(at);
        }
    }

    private static long hash(ObjectType object, String field, String key) {
        return LongMap.hash(object.name() + "." + field, RowReading.comparable(key));
    }
}
