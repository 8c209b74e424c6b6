package dev.grato.exchange.internal.imports;

import dev.grato.model.Models;
import dev.grato.platform.Fault;
import dev.grato.platform.Ids;
import dev.grato.platform.Json;
import dev.grato.records.Mutation;
import dev.grato.records.Outcome;
import dev.grato.records.RecordVersion;
import dev.grato.records.spi.BatchWork;
import dev.grato.records.spi.BatchWorks;
import dev.grato.records.spi.BatchWorks.Done;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Writes what somebody takes from a sheet that was compared. A record that was changed since in the same field is left
/// as it is.
@Component
final class RoundTripWork implements BatchWork {

    static final String KIND = "sheet";

    static final String PREVIEW = "preview";
    static final String ALL = "all";
    static final String ROWS = "rows";

    private static final int PAGE = 500;
    private static final String VALUES = "values";
    private static final String TAG = "tag";

    private final Models models;
    private final ObjectProvider<BatchWorks> works;

    RoundTripWork(Models models, ObjectProvider<BatchWorks> works) {
        this.models = models;
        this.works = works;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void collect(Start start, Sink sink) {
        var object = models.current(start.actor().workspace())
                .require(String.valueOf(start.plan().get("object")));
        var preview = UUID.fromString(String.valueOf(start.plan().get(PREVIEW)));
        var all = Imported.texts(start.plan().get(ALL));
        var chosen = new TreeMap<Long, @Nullable Set<String>>();
        for (var row : Imported.objects(start.plan().get(ROWS))) {
            var fields = row.get("fields");
            chosen.put(Imported.whole(row.get("position")), fields == null ? null : Set.copyOf(Imported.texts(fields)));
        }
        for (var kind : List.of(RoundTripPreview.EDIT, RoundTripPreview.NEW)) {
            long after = 0;
            while (all.contains(kind)) {
                var page = works.getObject().noted(start.actor(), preview, kind, after, PAGE);
                page.stream()
                        .filter(done -> !chosen.containsKey(done.position()))
                        .forEach(done -> add(sink, object.table(), done, null));
                if (page.size() < PAGE) {
                    break;
                }
                after = page.getLast().position();
            }
        }
        for (var done : works.getObject().at(start.actor(), preview, chosen.keySet())) {
            add(sink, object.table(), done, chosen.get(done.position()));
        }
    }

    /// @param fields the cells that are taken; null for all that stand against nothing
    private static void add(Sink sink, String table, Done done, @Nullable Set<String> fields) {
        var row = done.details();
        boolean isNew = RoundTripPreview.NEW.equals(row.get("outcome"));
        var values = new LinkedHashMap<String, @Nullable Object>();
        for (var cell : Imported.objects(row.get("cells"))) {
            var field = String.valueOf(cell.get("field"));
            boolean isSafe = RoundTripRow.word(RoundTripRow.State.EDIT).equals(cell.get("state"));
            boolean isConflict = RoundTripRow.word(RoundTripRow.State.CONFLICT).equals(cell.get("state"));
            if (fields == null ? isSafe : fields.contains(field) && (isSafe || isConflict)) {
                values.put(field, cell.get("value"));
            }
        }
        if (values.isEmpty()) {
            return;
        }
        var seen = Json.asObject(row.get("seen"));
        var payload = new LinkedHashMap<String, @Nullable Object>();
        payload.put(RoundTripPreview.ROW, row.get(RoundTripPreview.ROW));
        payload.put(VALUES, values);
        payload.put(TAG, seen == null ? null : seen.get(TAG));
        var id = isNew ? done.record() : Ids.parse(row.get("record")).orElse(done.record());
        var version = seen == null ? null : Imported.whole(seen.get("version"));
        sink.add(new Item(table, id, isNew ? null : version, payload));
    }

    @Override
    public List<Result> carryOut(Chunk chunk) {
        var object = String.valueOf(chunk.plan().get("object"));
        var mutations = new ArrayList<Mutation>();
        for (var item : chunk.items()) {
            var values = Imported.object(item.payload().get(VALUES));
            var version = item.version();
            mutations.add(
                    version == null
                            ? Mutation.create(object, item.record(), values)
                            : Mutation.update(object, item.record(), values)
                                    .seenAt(new RecordVersion(
                                            version,
                                            Long.parseUnsignedLong(
                                                    String.valueOf(
                                                            item.payload().get(TAG)),
                                                    16))));
        }
        return chunk.write(mutations).stream().map(RoundTripWork::result).toList();
    }

    private static Result result(Outcome outcome) {
        return switch (outcome.status()) {
            case CREATED -> new Result(Progress.CHANGED, "created", null, Map.of());
            case UPDATED -> new Result(Progress.CHANGED, "updated", null, Map.of());
            case UNCHANGED, DELETED, RESTORED -> new Result(Progress.UNCHANGED, "unchanged", null, Map.of());
            case CONFLICT -> failed("conflict", List.of(new Fault("", "rowConflict")));
            case FORBIDDEN -> failed("forbidden", List.of(new Fault("", "rowForbidden")));
            case NOT_FOUND, IN_TRASH -> failed("notFound", List.of(new Fault("", "rowGone")));
            case INVALID, ID_REUSED, ABANDONED -> failed("invalid", outcome.faults());
        };
    }

    private static Result failed(String status, List<Fault> faults) {
        var errors = faults.stream()
                .map(fault -> Map.of("path", fault.path(), "code", fault.code(), "args", fault.args()))
                .toList();
        var reason = faults.isEmpty() ? status : faults.getFirst().code();
        return new Result(Progress.FAILED, status, reason, Map.of("errors", errors));
    }
}
