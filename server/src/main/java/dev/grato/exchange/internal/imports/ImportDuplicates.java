package dev.grato.exchange.internal.imports;

import dev.grato.exchange.Duplicates;
import dev.grato.exchange.Duplicates.Band;
import dev.grato.exchange.Duplicates.Found;
import dev.grato.records.spi.BatchWork.Chunk;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Finds the records that new rows likely are, among those that were there before the import began: so the dry run,
/// which leaves nothing, finds what the run finds.
final class ImportDuplicates {

    /// Under which the record is kept with a row, and rows are counted.
    static final String NOTED = "alike";
    /// Of rows that are skipped for it.
    static final String STATUS = "duplicate";

    private static final int AT_ONCE = 500;

    private final Duplicates duplicates;
    private final Chunk chunk;
    private final boolean isDry;

    ImportDuplicates(Duplicates duplicates, Chunk chunk, boolean isDry) {
        this.duplicates = duplicates;
        this.chunk = chunk;
        this.isDry = isDry;
    }

    /// The likeliest by the places of the drafts. A run that creates them anyway does not ask.
    Map<Integer, Found> find(RowReading reading, Map<Integer, Map<String, @Nullable Object>> drafts) {
        var found = new HashMap<Integer, Found>();
        boolean isAsked = isDry || !reading.plan().duplicates().equals(FilePlan.CREATE);
        if (!isAsked || !duplicates.covers(reading.object())) {
            return found;
        }
        var places = List.copyOf(drafts.keySet());
        for (int from = 0; from < places.size(); from += AT_ONCE) {
            var some = places.subList(from, Math.min(places.size(), from + AT_ONCE));
            var asked = new ArrayList<Map<String, @Nullable Object>>();
            some.forEach(at -> asked.add(drafts.getOrDefault(at, Map.of())));
            var answers = duplicates.checkAll(chunk.actor(), reading.object().address(), asked);
            for (int i = 0; i < some.size(); i++) {
                int at = some.get(i);
                answers.get(i).stream()
                        .filter(each -> each.band() != Band.POSSIBLE && isOlder(each.id()))
                        .findFirst()
                        .ifPresent(each -> found.put(at, each));
            }
        }
        return found;
    }

    /// Ids of version 7 begin with the time they were given.
    private boolean isOlder(UUID record) {
        return record.version() != 7
                || record.getMostSignificantBits() >>> 16 < chunk.batch().getMostSignificantBits() >>> 16;
    }

    static Map<String, @Nullable Object> json(Found found) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("id", found.id().toString());
        json.put("band", found.band().key());
        return json;
    }
}
