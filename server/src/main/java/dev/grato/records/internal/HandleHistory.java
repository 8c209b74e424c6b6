package dev.grato.records.internal;

import dev.grato.model.ObjectType;
import dev.grato.records.Change;
import dev.grato.records.Change.Operation;
import dev.grato.records.CrmRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// When one record had which handles, told from its changes, oldest first.
final class HandleHistory {

    /// A time for which the record had a handle; open while it has it.
    record Span(HandleRow row, Instant since, @Nullable Instant until) {}

    private final ObjectType object;
    private final Map<String, @Nullable Object> values = new HashMap<>();
    private final List<Span> closed = new ArrayList<>();
    private final Map<HandleRow.Key, Span> open = new LinkedHashMap<>();
    private boolean isLive;

    HandleHistory(ObjectType object) {
        this.object = object;
    }

    /// Takes in the next change of the record.
    void follow(Change change) {
        change.before().keySet().forEach(values::remove);
        values.putAll(change.after());
        isLive = change.operation() != Operation.DELETE;
        move(change.at());
    }

    /// Makes the end what the row says, which is right where the log does not reach back far enough.
    void settle(CrmRecord record) {
        var created = moment(record, "createdAt");
        isLive = record.value("deletedAt") == null;
        values.clear();
        values.putAll(record.values());
        var wanted = wanted();
        boolean isExplained = open.keySet().equals(wanted.keySet());
        move(isExplained || open.isEmpty() && closed.isEmpty() ? created : moment(record, "updatedAt"));
    }

    private static Instant moment(CrmRecord record, String name) {
        return Instant.parse((String) Objects.requireNonNull(record.value(name)));
    }

    private Map<HandleRow.Key, HandleRow> wanted() {
        return isLive ? HandleRow.of(object, values) : Map.of();
    }

    private void move(Instant at) {
        var wanted = wanted();
        for (var key : List.copyOf(open.keySet())) {
            if (!wanted.containsKey(key)) {
                var span = Objects.requireNonNull(open.remove(key));
                if (span.since().isBefore(at)) {
                    closed.add(new Span(span.row(), span.since(), at));
                }
            }
        }
        wanted.forEach((key, row) -> {
            var span = open.get(key);
            open.put(key, new Span(row, span == null ? at : span.since(), null));
        });
    }

    /// All of them; of two that begin at once with the same handle the later one.
    Collection<Span> spans() {
        var all = new LinkedHashMap<Object, Span>();
        closed.forEach(span -> all.put(List.of(span.row().key(), span.since()), span));
        open.values().forEach(span -> all.put(List.of(span.row().key(), span.since()), span));
        return all.values();
    }
}
