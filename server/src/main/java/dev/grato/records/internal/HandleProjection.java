package dev.grato.records.internal;

import dev.grato.model.Model;
import dev.grato.model.ObjectType;
import dev.grato.platform.Database;
import dev.grato.records.CrmRecord;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Keeps the table of handles: a row is opened when a live record gets a value and closed when it loses it or
/// goes to the trash.
///
/// Gone over again, the times are taken from the log, so that a field which becomes a source of handles brings the
/// history of its values along.
@Component
final class HandleProjection implements Projection {

    static final String TABLE = "handle";
    private static final String VERSION = "1";
    private static final String SAME = " where h.until is null and h.record_id = u.record_id::uuid"
            + " and h.table_name = u.table_name and h.column_name = u.column_name and h.kind = u.kind"
            + " and h.value = u.value";

    private final ChangeLog log;
    private final PerModel<String> shapes = new PerModel<>((model, object) -> shape(object));

    HandleProjection(ChangeLog log) {
        this.log = log;
    }

    @Override
    public String name() {
        return "handle";
    }

    @Override
    public String shape(Model model, ObjectType object) {
        return shapes.of(model, object);
    }

    private static String shape(ObjectType object) {
        var fields = object.liveFields().values().stream()
                .filter(field -> field.type().givesHandles(field))
                .map(field -> field.column() + ":" + field.type().key() + ":"
                        + field.settings().getOrDefault("handle", ""))
                .collect(Collectors.joining(","));
        return fields.isEmpty() ? "" : VERSION + " " + fields;
    }

    @Override
    public void follow(Context context, ObjectType object, List<RowChange> changes) {
        var closed = new Rows(object.table());
        var opened = new Rows(object.table());
        var altered = new Rows(object.table());
        for (var change : changes) {
            var before = HandleRow.of(object, change.before());
            var after = HandleRow.of(object, change.after());
            before.forEach((key, row) -> {
                if (!after.containsKey(key)) {
                    closed.add(change.id(), row, null, null);
                }
            });
            after.forEach((key, row) -> {
                var known = before.get(key);
                if (known == null) {
                    opened.add(change.id(), row, context.at(), null);
                } else if (!row.equals(known)) {
                    altered.add(change.id(), row, null, null);
                }
            });
        }
        close(context, closed);
        alter(context, altered);
        insert(context, opened);
    }

    /// What was had for no time at all was never had.
    private static void close(Context context, Rows rows) {
        if (rows.isEmpty()) {
            return;
        }
        var table = Database.quoted(context.workspace(), TABLE);
        var at = "'" + context.at() + "'::timestamptz";
        rows.sql.execute(
                context.tx(),
                "delete from " + table + " h using " + rows.sql.source() + SAME + " and h.since >= " + at);
        rows.sql.execute(
                context.tx(), "update " + table + " h set until = " + at + " from " + rows.sql.source() + SAME);
    }

    /// A handle that is there with other words or marks keeps its time.
    private static void alter(Context context, Rows rows) {
        if (!rows.isEmpty()) {
            rows.sql.execute(
                    context.tx(),
                    "update " + Database.quoted(context.workspace(), TABLE) + " h set written = u.written,"
                            + " is_primary = u.is_primary::boolean, is_shared = u.is_shared::boolean from "
                            + rows.sql.source() + SAME);
        }
    }

    private static void insert(Context context, Rows rows) {
        if (!rows.isEmpty()) {
            rows.sql.execute(
                    context.tx(),
                    "insert into " + Database.quoted(context.workspace(), TABLE) + " (" + rows.sql.names()
                            + ") select " + rows.sql.casts() + " from " + rows.sql.source()
                            + " on conflict (record_id, table_name, column_name, kind, value, since)"
                            + " do update set until = excluded.until, written = excluded.written,"
                            + " is_primary = excluded.is_primary, is_shared = excluded.is_shared");
        }
    }

    @Override
    public void rebuild(Context context, ObjectType object, List<CrmRecord> records) {
        var ids = records.stream().map(CrmRecord::id).toList();
        var past = new HashMap<UUID, HandleHistory>();
        log.since(context.tx(), context.workspace(), ids, 0)
                .forEach(change -> past.computeIfAbsent(change.record(), id -> new HandleHistory(object))
                        .follow(LogNames.named(object, change)));
        context.tx()
                .deleteFrom(Database.table(context.workspace(), TABLE))
                .where(Database.column("record_id", UUID.class).eq(DSL.any(ids.toArray(UUID[]::new))))
                .and(Database.column("table_name", String.class).eq(object.table()))
                .execute();
        var rows = new Rows(object.table());
        for (var record : records) {
            var history = past.computeIfAbsent(record.id(), id -> new HandleHistory(object));
            history.settle(record);
            history.spans().forEach(span -> rows.add(record.id(), span.row(), span.since(), span.until()));
        }
        insert(context, rows);
    }

    /// Handles of some records on their way to the table.
    private static final class Rows {

        private final String table;
        private final BulkSql sql = new BulkSql();
        private final int tableName = sql.column("table_name", "text");
        private final int record = sql.column("record_id", "uuid");
        private final int column = sql.column("column_name", "text");
        private final int kind = sql.column("kind", "text");
        private final int scope = sql.column("scope", "text");
        private final int value = sql.column("value", "text");
        private final int written = sql.column("written", "text");
        private final int isPrimary = sql.column("is_primary", "boolean");
        private final int isShared = sql.column("is_shared", "boolean");
        private final int since = sql.column("since", "timestamptz");
        private final int until = sql.column("until", "timestamptz");

        private Rows(String table) {
            this.table = table;
        }

        private boolean isEmpty() {
            return sql.isEmpty();
        }

        private void add(UUID id, HandleRow row, @Nullable Instant from, @Nullable Instant to) {
            sql.add(tableName, table);
            sql.add(record, id);
            sql.add(column, row.key().column());
            sql.add(kind, row.key().kind());
            sql.add(scope, row.scope());
            sql.add(value, row.key().value());
            sql.add(written, row.written());
            sql.add(isPrimary, row.isPrimary());
            sql.add(isShared, row.isShared());
            sql.add(since, from);
            sql.add(until, to);
        }
    }
}
