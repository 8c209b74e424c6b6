package dev.grato.records.internal;

import dev.grato.platform.Database;
import dev.grato.platform.Workspace;
import dev.grato.records.Change;
import dev.grato.records.WriteOptions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// What people (and programs) wrote into some records, from the log: what the engine itself wrote when it merged
/// and separated is left out, and where it put another record in place of the one that was named, the named one
/// is there.
final class MergeHistory {

    private static final String REDIRECT = "merge_redirect";
    static final String ASSIGNED = "merge_assigned";

    /// One value of one edit.
    private record Place(UUID record, long version, String column) {}

    private final Map<UUID, List<Change>> lines = new HashMap<>();
    private final Map<Place, UUID> said = new HashMap<>();
    private final Map<Place, Set<String>> assigned = new HashMap<>();

    static MergeHistory of(DSLContext sql, Workspace workspace, Collection<UUID> records) {
        var history = new MergeHistory();
        if (records.isEmpty()) {
            return history;
        }
        var ids = records.toArray(UUID[]::new);
        sql.select(ChangeLog.COLUMNS)
                .from(Database.table(workspace, "change_history"))
                .where(ChangeLog.RECORD.eq(DSL.any(ids)))
                .orderBy(ChangeLog.RECORD, ChangeLog.VERSION)
                .fetch(ChangeLog::change)
                .forEach(line -> history.lines
                        .computeIfAbsent(line.record(), id -> new ArrayList<>())
                        .add(line));
        sql.resultQuery(
                        "select record_id, version, column_name, said_id from " + Database.quoted(workspace, REDIRECT)
                                + " where record_id = any({0})",
                        DSL.val(ids))
                .forEach(row -> history.said.put(
                        new Place(row.get(0, UUID.class), row.get(1, Long.class), row.get(2, String.class)),
                        row.get(3, UUID.class)));
        sql.resultQuery(
                        "select record_id, version, column_name, item from " + Database.quoted(workspace, ASSIGNED)
                                + " where record_id = any({0})",
                        DSL.val(ids))
                .forEach(row -> history.assign(
                        row.get(0, UUID.class),
                        row.get(1, Long.class),
                        row.get(2, String.class),
                        row.get(3, String.class)));
        return history;
    }

    /// Keeps what a write named that had been merged.
    static void redirected(DSLContext tx, Workspace workspace, String table, List<PreparedEdit> edits) {
        var rows = new BulkSql();
        int record = rows.column("record_id", "uuid");
        int version = rows.column("version", "bigint");
        int column = rows.column("column_name", "text");
        int tableName = rows.column("table_name", "text");
        int said = rows.column("said_id", "uuid");
        for (var edit : edits) {
            edit.redirected().forEach((name, id) -> {
                rows.add(record, edit.id());
                rows.add(version, edit.newVersion().version());
                rows.add(column, name);
                rows.add(tableName, table);
                rows.add(said, id);
            });
        }
        if (!rows.isEmpty()) {
            rows.execute(
                    tx,
                    "insert into " + Database.quoted(workspace, REDIRECT) + " (" + rows.names() + ") select "
                            + rows.casts() + " from " + rows.source());
        }
    }

    /// Lets what an edit wrote count as another record's; an empty item means all of it.
    void assign(UUID record, long version, String column, String item) {
        assigned.computeIfAbsent(new Place(record, version, column), place -> new HashSet<>())
                .add(item);
    }

    /// All lines of a record, oldest first.
    List<Change> lines(UUID record) {
        return lines.getOrDefault(record, List.of());
    }

    /// All records that relations in these columns ever pointed at.
    Set<UUID> pointed(Collection<String> columns) {
        var pointed = new HashSet<>(said.values());
        lines.values()
                .forEach(some -> some.forEach(line -> columns.forEach(column -> {
                    var id = MergeReplay.pointed(line.after().get(column));
                    if (id != null) {
                        pointed.add(id);
                    }
                })));
        return pointed;
    }

    static boolean isOfEngine(Change line) {
        return line.source().equals(WriteOptions.MERGE) || line.source().equals(WriteOptions.UNMERGE);
    }

    /// The record that was named where another one stands, or null.
    @Nullable
    UUID said(Change line, String column) {
        return said.get(new Place(line.record(), line.version(), column));
    }

    boolean isAssigned(Change line, String column, String item) {
        var items = assigned.get(new Place(line.record(), line.version(), column));
        return items != null && (items.contains("") || items.contains(item));
    }

    boolean isAnyAssigned(Change line, String column) {
        return assigned.containsKey(new Place(line.record(), line.version(), column));
    }
}
