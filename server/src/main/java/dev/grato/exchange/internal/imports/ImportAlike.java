package dev.grato.exchange.internal.imports;

import dev.grato.exchange.ImportError;
import dev.grato.exchange.internal.imports.ImportView.AlikeRow;
import dev.grato.model.Models;
import dev.grato.model.ObjectType;
import dev.grato.model.ValueContext;
import dev.grato.platform.Actor;
import dev.grato.platform.GratoException;
import dev.grato.platform.Ids;
import dev.grato.records.Query;
import dev.grato.records.Records;
import dev.grato.records.spi.BatchWorks;
import dev.grato.records.spi.BatchWorks.Done;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// The rows of an import that are likely there already, with the records they are like.
@Service
public class ImportAlike {

    /// Characters of a cell that are shown.
    private static final int CELL = 200;

    private final ImportSets sets;
    private final BatchWorks works;
    private final Records records;
    private final Models models;
    private final Clock clock;

    ImportAlike(ImportSets sets, BatchWorks works, Records records, Models models, Clock clock) {
        this.sets = sets;
        this.works = works;
        this.records = records;
        this.models = models;
        this.clock = clock;
    }

    /// Of the run or of the dry run before it; none of records the actor does not see any more.
    ///
    /// @param after the position after which the page begins
    public List<AlikeRow> list(Actor actor, UUID id, long after, int limit) {
        var set = sets.find(actor, id).orElseThrow(() -> new GratoException(ImportError.IMPORT_NOT_FOUND));
        var batch = set.run() == null ? set.dryRun() : set.run();
        var noted = batch == null ? List.<Done>of() : works.noted(actor, batch, ImportDuplicates.NOTED, after, limit);
        var wanted = new LinkedHashMap<String, Set<UUID>>();
        for (var row : noted) {
            var object = set.files().get(file(row)).plan().object();
            Ids.parse(told(row).get("id"))
                    .ifPresent(record -> wanted.computeIfAbsent(String.valueOf(object), name -> new HashSet<>())
                            .add(record));
        }
        var labels = new HashMap<UUID, String>();
        var model = models.current(actor.workspace());
        wanted.forEach(
                (name, ids) -> model.object(name).ifPresent(object -> labels.putAll(labels(actor, object, ids))));
        var rows = new ArrayList<AlikeRow>();
        for (var row : noted) {
            var record = Ids.parse(told(row).get("id")).orElseThrow();
            var label = labels.get(record);
            if (label != null) {
                rows.add(new AlikeRow(
                        row.position(),
                        file(row),
                        Imported.whole(row.payload().get(ImportCollecting.NUMBER)),
                        Imported.texts(row.payload().get(ImportCollecting.CELLS)).stream()
                                .map(cell -> cell.length() > CELL ? cell.substring(0, CELL) + "…" : cell)
                                .toList(),
                        record,
                        label,
                        String.valueOf(told(row).get("band")),
                        String.valueOf(row.status())));
            }
        }
        return rows;
    }

    private static int file(Done row) {
        return (int) Imported.whole(row.payload().get(ImportCollecting.FILE));
    }

    private static Map<String, @Nullable Object> told(Done row) {
        return Imported.object(row.details().get(ImportDuplicates.NOTED));
    }

    private Map<UUID, String> labels(Actor actor, ObjectType object, Set<UUID> ids) {
        var filter = new LinkedHashMap<String, @Nullable Object>();
        filter.put("field", "id");
        filter.put("op", "in");
        filter.put("value", ids.stream().map(UUID::toString).toList());
        var labels = new HashMap<UUID, String>();
        var context = ValueContext.of(actor.workspace(), clock);
        var title = object.field(object.titleField()).orElse(null);
        records.query(actor, Query.of(object.name(), filter, ids.size()))
                .items()
                .forEach(record -> {
                    var value = title == null ? null : record.value(title.name());
                    labels.put(
                            record.id(),
                            title == null || value == null ? "" : title.type().print(value, title, context));
                });
        return labels;
    }
}
