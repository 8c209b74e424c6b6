package dev.grato.records.internal;

import dev.grato.model.Models;
import dev.grato.model.ObjectType;
import dev.grato.model.OnDevices.Strategy;
import dev.grato.model.SystemFields;
import dev.grato.platform.Actor;
import dev.grato.platform.Database;
import dev.grato.platform.GratoException;
import dev.grato.platform.Workspace;
import dev.grato.records.CrmRecord;
import dev.grato.records.RecordsError;
import dev.grato.records.spi.AccessPolicy;
import dev.grato.records.spi.AccessPolicy.Action;
import dev.grato.records.spi.SyncReading;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Reads what devices keep, with statements about whole sets.
@Component
final class SyncReads implements SyncReading {

    private final Database database;
    private final Models models;
    private final AccessPolicy access;
    private final RecordQueries queries;
    private final SyncPull pull;

    SyncReads(Database database, Models models, AccessPolicy access, RecordQueries queries, SyncPull pull) {
        this.database = database;
        this.models = models;
        this.access = access;
        this.queries = queries;
        this.pull = pull;
    }

    @Override
    public Feed feed(Workspace workspace) {
        return database.read(sql -> sql.fetchSingle(
                        "select epoch, hot_from, pg_snapshot_xmin(pg_current_snapshot())::text::bigint as xmin,"
                                + " case when pg_is_in_recovery() then null"
                                + " else substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8) end as timeline from "
                                + Database.quoted(workspace, "feed_state"))
                .map(row -> {
                    var hotFrom = row.get("hot_from", OffsetDateTime.class);
                    return new Feed(
                            row.get("epoch", UUID.class),
                            row.get("timeline", String.class),
                            new Place(row.get("xmin", Long.class) - 1, Long.MAX_VALUE),
                            hotFrom == null ? null : hotFrom.toInstant());
                }));
    }

    @Override
    public long horizon() {
        return database.read(ChangeFeed::xmin);
    }

    @Override
    public String head(Workspace workspace) {
        return database
                .read(sql -> sql.fetch("select xid::text || '.' || seq from "
                                + Database.quoted(workspace, "change_log")
                                + " where xid < pg_snapshot_xmin(pg_current_snapshot())"
                                + " order by xid desc, seq desc limit 1")
                        .getValues(0, String.class))
                .stream()
                .findFirst()
                .orElse("0");
    }

    @Override
    public Pulled pull(Actor actor, Feed feed, Place after, Window window, int limit) {
        return pull.pull(actor, feed, after, window, limit);
    }

    @Override
    public List<CrmRecord> page(Actor actor, String objectName, Window window, @Nullable UUID after, int limit) {
        var object = kept(actor, objectName);
        var columns = Columns.of(actor.workspace(), object, "r");
        var rows = queries.rowsForDevices(actor, columns);
        return database.read(sql -> sql.select(rows.selected())
                .from(columns.table())
                .where(
                        set(actor, window).among(columns),
                        after == null ? DSL.noCondition() : columns.id().gt(after))
                .orderBy(columns.id())
                .limit(limit)
                .fetch(row -> rows.record(row, 0).forDevices()));
    }

    @Override
    public Map<Integer, Sum> digest(Actor actor, String objectName, Window window, int bits) {
        var object = kept(actor, objectName);
        var columns = Columns.of(actor.workspace(), object, "r");
        var bucket = bucket(columns, bits);
        var sums = new HashMap<Integer, Sum>();
        database.read(sql -> sql.select(
                                bucket, DSL.count(), DSL.field("bit_xor({0})", SQLDataType.BIGINT, tag(columns)))
                        .from(columns.table())
                        .where(set(actor, window).among(columns))
                        .groupBy(bucket)
                        .fetch())
                .forEach(row -> sums.put(row.value1(), new Sum(row.value2(), row.value3())));
        return sums;
    }

    @Override
    public Map<Integer, Map<UUID, Long>> tags(
            Actor actor, String objectName, Window window, int bits, Set<Integer> buckets) {
        var object = kept(actor, objectName);
        var columns = Columns.of(actor.workspace(), object, "r");
        var bucket = bucket(columns, bits);
        var tags = new HashMap<Integer, Map<UUID, Long>>();
        database.read(sql -> sql.select(bucket, columns.id(), tag(columns))
                        .from(columns.table())
                        .where(set(actor, window).among(columns), bucket.eq(DSL.any(buckets.toArray(Integer[]::new))))
                        .fetch())
                .forEach(row -> tags.computeIfAbsent(row.value1(), key -> new HashMap<>())
                        .put(row.value2(), row.value3()));
        return tags;
    }

    @Override
    public List<CrmRecord> rows(Actor actor, String objectName, Collection<UUID> ids) {
        var object = kept(actor, objectName);
        var columns = Columns.of(actor.workspace(), object, "r");
        var rows = queries.rowsForDevices(actor, columns);
        return database.read(sql -> sql.select(rows.selected())
                .from(columns.table())
                .where(
                        columns.id().eq(DSL.any(new HashSet<>(ids).toArray(UUID[]::new))),
                        columns.deletedAt().isNull(),
                        access.allowed(actor, object, Action.READ, columns))
                .orderBy(columns.id())
                .fetch(row -> rows.record(row, 0).forDevices()));
    }

    /// What is never kept is unknown here.
    private ObjectType kept(Actor actor, String name) {
        var object = queries.object(models.current(actor.workspace()), actor, name);
        if (object.onDevices().strategy() == Strategy.ONLINE) {
            throw new GratoException(RecordsError.UNKNOWN_OBJECT, Map.of("object", name));
        }
        return object;
    }

    private WorkingSet set(Actor actor, Window window) {
        return new WorkingSet(models.current(actor.workspace()), actor, access, window);
    }

    private static Field<Long> tag(Columns columns) {
        return columns.system(SystemFields.TAG, Long.class);
    }

    /// The same on devices: the last bits of the id's last byte.
    private static Field<Integer> bucket(Columns columns, int bits) {
        return DSL.field(
                "get_byte(uuid_send({0}), 15) & {1}", SQLDataType.INTEGER, columns.id(), DSL.inline((1 << bits) - 1));
    }
}
