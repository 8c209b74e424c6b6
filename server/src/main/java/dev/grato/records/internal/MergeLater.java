package dev.grato.records.internal;

import dev.grato.model.FieldDefinition;
import dev.grato.records.Change;
import dev.grato.records.Change.Operation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Finds what people wrote while records were one: nobody can know which of them they meant.
final class MergeLater {

    private final MergeHistory history;
    private final Map<UUID, Long> together;
    private final long until;

    /// @param together the records that were one, with the place in the log from which on it is open what was meant
    /// @param until the place in the log at which they were separated
    MergeLater(MergeHistory history, Map<UUID, Long> together, long until) {
        this.history = history;
        this.together = together;
        this.until = until;
    }

    /// What was written into a field of the survivor: one entry for the value, or one for each item of a list.
    ///
    /// @param now what the survivor has
    /// @param separated what the separated records have
    List<Map<String, @Nullable Object>> of(
            FieldDefinition field, @Nullable Object now, Collection<? extends @Nullable Object> separated) {
        var column = field.column();
        var lines = new ArrayList<Change>();
        together.forEach((record, since) -> history.lines(record).stream()
                .filter(line -> line.operation() == Operation.UPDATE && !MergeHistory.isOfEngine(line))
                .filter(line -> line.seq() > since && line.seq() <= until)
                .filter(line ->
                        line.before().containsKey(column) || line.after().containsKey(column))
                .forEach(lines::add));
        lines.sort(Comparator.comparingLong(Change::seq));
        if (lines.isEmpty()) {
            return List.of();
        }
        return MergeValues.isList(field) ? items(column, lines, now, separated) : value(column, lines);
    }

    private List<Map<String, @Nullable Object>> value(String column, List<Change> lines) {
        var open = lines.stream()
                .filter(line -> !history.isAnyAssigned(line, column))
                .toList();
        if (open.isEmpty()) {
            return List.of();
        }
        return List.of(entry(column, "set", open.getLast().after().get(column), "", open));
    }

    private List<Map<String, @Nullable Object>> items(
            String column, List<Change> lines, @Nullable Object now, Collection<? extends @Nullable Object> separated) {
        var edits = new LinkedHashMap<String, List<Change>>();
        var first = new LinkedHashMap<String, Boolean>();
        var last = new LinkedHashMap<String, @Nullable Object>();
        for (var line : lines) {
            var was = MergeValues.items(line.before().get(column));
            var is = MergeValues.items(line.after().get(column));
            var keys = new ArrayList<>(was.keySet());
            is.keySet().stream().filter(key -> !was.containsKey(key)).forEach(keys::add);
            for (var key : keys) {
                boolean isEdited = !MergeValues.isSame(was.get(key), is.get(key));
                if (isEdited && !history.isAssigned(line, column, key)) {
                    first.putIfAbsent(key, was.containsKey(key));
                    last.put(key, is.get(key));
                    edits.computeIfAbsent(key, item -> new ArrayList<>()).add(line);
                }
            }
        }
        var entries = new ArrayList<Map<String, @Nullable Object>>();
        edits.forEach((key, some) -> {
            var item = last.get(key);
            if (item != null && MergeValues.items(now).containsKey(key)) {
                entries.add(entry(column, "added", item, key, some));
            }
            boolean isElsewhere = separated.stream()
                    .anyMatch(value -> MergeValues.items(value).containsKey(key));
            if (item == null && Boolean.TRUE.equals(first.get(key)) && isElsewhere) {
                var was = MergeValues.items(some.getLast().before().get(column)).get(key);
                entries.add(entry(column, "removed", Objects.requireNonNull(was), key, some));
            }
        });
        return entries;
    }

    private static Map<String, @Nullable Object> entry(
            String column, String change, @Nullable Object value, String item, List<Change> lines) {
        var entry = new LinkedHashMap<String, @Nullable Object>();
        entry.put("column", column);
        entry.put("change", change);
        entry.put("value", value);
        entry.put("item", item);
        entry.put(
                "lines",
                lines.stream()
                        .map(line -> Map.of("record", line.record().toString(), "version", line.version()))
                        .toList());
        return entry;
    }

    /// Whether a record was made to point at the survivor while it stood for several.
    boolean isOpen(UUID record, String column) {
        for (var line : history.lines(record).reversed()) {
            boolean isWritten =
                    line.before().containsKey(column) || line.after().containsKey(column);
            if (!isWritten || MergeHistory.isOfEngine(line)) {
                continue;
            }
            var id = MergeReplay.pointed(line.after().get(column));
            var since = id == null ? null : together.get(id);
            return since != null && history.said(line, column) == null && line.seq() > since && line.seq() <= until;
        }
        return false;
    }
}
