package dev.grato.records.internal;

import dev.grato.model.TimelineDefinition.Plan;
import dev.grato.platform.Database;
import dev.grato.platform.Json;
import dev.grato.platform.Workspace;
import dev.grato.records.internal.TimelineFacts.Doc;
import dev.grato.records.internal.TimelineFacts.Fact;
import dev.grato.records.internal.TimelineFanOut.Subject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// The entries of some records of one table on their way to the database.
final class TimelineRows {

    static final String TABLE = "timeline_entry";
    private static final List<String> KEY = List.of("subject_id", "occurred_at", "id");

    private final String source;
    private final BulkSql rows = new BulkSql();
    private final int subjectId = rows.column("subject_id", "uuid");
    private final int occurredAt = rows.column("occurred_at", "timestamptz");
    private final int id = rows.column("id", "uuid");
    private final int subjectTable = rows.column("subject_table", "text");
    private final int sourceTable = rows.column("source_table", "text");
    private final int sourceId = rows.column("source_id", "uuid");
    private final int moment = rows.column("moment", "text");
    private final int plan = rows.column("plan", "text");
    private final int isDay = rows.column("is_day", "boolean");
    private final int kind = rows.column("kind", "text");
    private final int department = rows.column("department", "text");
    private final int channel = rows.column("channel", "text");
    private final int direction = rows.column("direction", "text");
    private final int ownerId = rows.column("owner_id", "uuid");
    private final int teamId = rows.column("team_id", "uuid");
    private final int via = rows.column("via", "text[]");
    private final int title = rows.column("title", "text");
    private final int parts = rows.column("parts", "jsonb");
    private final BulkSql keys = new BulkSql();
    private final int keyId = keys.column("id", "uuid");
    private final int keyAt = keys.column("occurred_at", "timestamptz");

    TimelineRows(String source) {
        this.source = source;
    }

    void add(UUID record, Doc doc, Fact fact, Subject subject, Set<String> ways) {
        var entry = id(subject, record, fact);
        rows.add(subjectId, subject.id());
        rows.add(occurredAt, fact.at());
        rows.add(id, entry);
        rows.add(subjectTable, subject.table());
        rows.add(sourceTable, source);
        rows.add(sourceId, record);
        rows.add(moment, fact.moment());
        rows.add(plan, plan(fact.plan()));
        rows.add(isDay, fact.isDay());
        rows.add(kind, doc.kind());
        rows.add(department, doc.department());
        rows.add(channel, doc.channel());
        rows.add(direction, doc.direction());
        rows.add(ownerId, doc.owner());
        rows.add(teamId, doc.team());
        rows.add(via, ways.toArray(String[]::new));
        rows.add(title, doc.title());
        rows.add(parts, Json.write(fact.parts()));
        keys.add(keyId, entry);
        keys.add(keyAt, fact.at());
    }

    private static @Nullable String plan(Plan plan) {
        return plan == Plan.NONE ? null : plan.name().toLowerCase(Locale.ROOT);
    }

    /// The same thing reaches a record as one entry, on however many ways, and keeps its id when it is done again.
    private UUID id(Subject subject, UUID record, Fact fact) {
        var name = String.join(
                "|",
                subject.table(),
                subject.id().toString(),
                source,
                record.toString(),
                fact.moment(),
                String.valueOf(fact.version()));
        try {
            var hash =
                    ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8)));
            return new UUID(
                    hash.getLong() & 0xffff_ffff_ffff_0fffL | 0x8000L,
                    hash.getLong() & 0x3fff_ffff_ffff_ffffL | 0x8000_0000_0000_0000L);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// Takes away what these records have too much.
    void deleteOthers(DSLContext tx, Workspace workspace, Collection<UUID> records) {
        var table = Database.quoted(workspace, TABLE);
        if (keys.isEmpty()) {
            tx.execute(
                    "delete from " + table + " where source_id = any({0}) and source_table = {1}",
                    DSL.val(records.toArray(UUID[]::new)),
                    DSL.val(source));
            return;
        }
        var sources = new BulkSql();
        int record = sources.column("record_id", "uuid");
        records.forEach(one -> sources.add(record, one));
        var common = "select s.record_id::uuid from " + sources.source("s");
        keys.execute(
                tx,
                sources,
                "delete from " + table + " t where t.source_id in (" + common + ") and t.source_table = '" + source
                        + "' and (t.id, t.occurred_at) not in (select " + keys.casts() + " from " + keys.source()
                        + ")");
    }

    /// Writes what is not there yet as it ought to be.
    void upsert(DSLContext tx, Workspace workspace) {
        if (rows.isEmpty()) {
            return;
        }
        var others = List.of(
                "subject_table",
                "source_table",
                "source_id",
                "moment",
                "plan",
                "is_day",
                "kind",
                "department",
                "channel",
                "direction",
                "owner_id",
                "team_id",
                "via",
                "title",
                "parts");
        var now = String.join(", ", others.stream().map(name -> "t." + name).toList());
        var wanted = String.join(
                ", ", others.stream().map(name -> "excluded." + name).toList());
        rows.execute(
                tx,
                "insert into " + Database.quoted(workspace, TABLE) + " as t (" + rows.names() + ") select "
                        + rows.casts() + " from " + rows.source() + " on conflict (" + String.join(", ", KEY)
                        + ") do update set (" + String.join(", ", others) + ") = (" + wanted + ") where (" + now
                        + ") is distinct from (" + wanted + ")");
    }
}
