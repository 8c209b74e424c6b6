package dev.grato.records.internal;

import dev.grato.model.ObjectType;
import dev.grato.platform.Actor;
import dev.grato.platform.Database;
import dev.grato.platform.Json;
import dev.grato.platform.Workspace;
import dev.grato.records.Change;
import dev.grato.records.WriteOptions;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Appends to the log and reads what it kept of a record.
@Component
final class ChangeLog {

    static final Field<Long> XID = DSL.field("xid::text::bigint", Long.class);
    static final Field<Long> SEQ = Database.column("seq", Long.class);
    static final Field<UUID> RECORD = Database.column("record_id", UUID.class);
    static final Field<Long> VERSION = Database.column("version", Long.class);

    private static final Field<OffsetDateTime> AT = DSL.field(DSL.name("at"), SQLDataType.TIMESTAMPWITHTIMEZONE);

    /// How many changes are looked through for one's own.
    private static final int LOOK_BACK = 20_000;

    static final List<Field<?>> COLUMNS = List.of(
            XID,
            SEQ,
            AT,
            Database.column("actor_kind", String.class),
            Database.column("actor_id", UUID.class),
            Database.column("on_behalf_of", UUID.class),
            Database.column("source", String.class),
            Database.column("batch_id", UUID.class),
            Database.column("object", String.class),
            RECORD,
            VERSION,
            Database.column("tag", Long.class),
            Database.column("operation", String.class),
            DSL.field(DSL.name("before"), SQLDataType.JSONB),
            DSL.field(DSL.name("after"), SQLDataType.JSONB));

    /// One line of the log before it is written.
    record Line(
            UUID record,
            long version,
            long tag,
            Change.Operation operation,
            Map<String, @Nullable Object> before,
            Map<String, @Nullable Object> after) {}

    void append(DSLContext tx, Actor actor, ObjectType object, WriteOptions options, Instant at, List<Line> lines) {
        if (lines.isEmpty()) {
            return;
        }
        var rows = new BulkSql();
        int record = rows.column("record_id", "uuid");
        int version = rows.column("version", "bigint");
        int tag = rows.column("tag", "bigint");
        int operation = rows.column("operation", "text");
        int before = rows.column("before", "jsonb");
        int after = rows.column("after", "jsonb");
        for (var line : lines) {
            rows.add(record, line.record());
            rows.add(version, line.version());
            rows.add(tag, line.tag());
            rows.add(operation, line.operation().key());
            rows.add(before, line.before().isEmpty() ? null : Json.write(LogNames.physical(object, line.before())));
            rows.add(after, line.after().isEmpty() ? null : Json.write(LogNames.physical(object, line.after())));
        }
        var common = new BulkSql();
        common.add(common.column("at", "timestamptz"), at);
        common.add(common.column("actor_kind", "text"), actor.kind().key());
        common.add(common.column("actor_id", "uuid"), actor.id());
        common.add(common.column("on_behalf_of", "uuid"), actor.onBehalfOf());
        common.add(common.column("source", "text"), options.source());
        common.add(common.column("batch_id", "uuid"), options.batch());
        common.add(common.column("object", "text"), object.table());
        var workspace = actor.workspace();
        rows.execute(
                tx,
                common,
                "insert into " + Database.quoted(workspace, "change_log") + " (seq, " + common.names()
                        + ", " + rows.names() + ") select nextval('" + Database.quoted(workspace, "change_log_seq")
                        + "'), "
                        + common.casts("c") + ", " + rows.casts() + " from " + common.source("c") + ", "
                        + rows.source());
    }

    /// The latest changes of a record, newest first, archive included.
    List<Change> of(DSLContext sql, Workspace workspace, UUID record, long belowVersion, int limit) {
        return sql.select(COLUMNS)
                .from(Database.table(workspace, "change_history"))
                .where(RECORD.eq(record), VERSION.lt(belowVersion))
                .orderBy(VERSION.desc())
                .limit(limit)
                .fetch(ChangeLog::change);
    }

    /// The latest changes of these records since then that the actor's user did not make, newest first, of the
    /// hot days.
    List<Change> byOthers(DSLContext sql, Actor actor, Collection<UUID> records, Instant since, int limit) {
        return sql.select(COLUMNS)
                .from(Database.table(actor.workspace(), "change_log"))
                .where(
                        RECORD.eq(DSL.any(records.toArray(UUID[]::new))),
                        AT.ge(since.atOffset(ZoneOffset.UTC)),
                        Database.column("actor_id", UUID.class).isDistinctFrom(actor.userId()),
                        Database.column("on_behalf_of", UUID.class).isDistinctFrom(actor.userId()))
                .orderBy(AT.desc(), VERSION.desc())
                .limit(limit)
                .fetch(ChangeLog::change);
    }

    /// The latest changes the actor's user made, among the latest of all; there is no index by author, on purpose.
    List<Change> own(DSLContext sql, Actor actor, int limit) {
        var newest = DSL.table(
                "(select seq, xid, at, actor_kind, actor_id, on_behalf_of, source, batch_id, object, record_id, version,"
                        + " tag, operation, before, after from {0} order by change_log.xid desc, change_log.seq desc"
                        + " limit {1}) newest",
                Database.table(actor.workspace(), "change_log"), DSL.inline(LOOK_BACK));
        return sql.select(COLUMNS)
                .from(newest)
                .where(Database.column("actor_id", UUID.class).eq(actor.userId()))
                .orderBy(DSL.field("newest.xid").desc(), SEQ.desc())
                .limit(limit)
                .fetch(ChangeLog::change);
    }

    /// All changes of these records from these versions on, oldest first.
    List<Change> since(DSLContext sql, Workspace workspace, Collection<UUID> records, long lowestVersion) {
        return sql.select(COLUMNS)
                .from(Database.table(workspace, "change_history"))
                .where(RECORD.in(records), VERSION.ge(lowestVersion))
                .orderBy(RECORD, VERSION)
                .fetch(ChangeLog::change);
    }

    static Change change(Record row) {
        return new Change(
                row.get(0, Long.class),
                row.get(1, Long.class),
                row.get(2, OffsetDateTime.class)
                        .withOffsetSameInstant(ZoneOffset.UTC)
                        .toInstant(),
                row.get(3, String.class),
                row.get(4, UUID.class),
                row.get(5, UUID.class),
                row.get(6, String.class),
                row.get(7, UUID.class),
                row.get(8, String.class),
                row.get(9, UUID.class),
                row.get(10, Long.class),
                row.get(11, Long.class),
                Change.Operation.of(row.get(12, String.class)),
                values(row.get(13, JSONB.class)),
                values(row.get(14, JSONB.class)));
    }

    private static Map<String, @Nullable Object> values(@Nullable JSONB json) {
        return json == null ? Map.of() : Plain.normal(Json.readObject(json.data()));
    }
}
