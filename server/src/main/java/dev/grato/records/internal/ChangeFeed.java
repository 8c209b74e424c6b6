package dev.grato.records.internal;

import dev.grato.platform.Database;
import dev.grato.platform.Workspace;
import dev.grato.records.Change;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/// The change log as a feed: read below the oldest transaction still running, so that one that commits late
/// is never passed over.
@Component
class ChangeFeed {

    /// By the column itself: the bare name would mean the number read as `bigint`, which no index is in
    /// order of.
    private static final Field<?> XID = DSL.field("change_log.xid");

    private final Database database;

    ChangeFeed(Database database) {
        this.database = database;
    }

    /// Changes in the order they are to be handed on, and the position behind them.
    ///
    /// @param early changes among them that lie behind the position, given ahead so that each record's
    ///     versions come in order; by their `seq`
    record Slice(List<Change> changes, FeedPosition position, Set<Long> early, boolean hasMore) {}

    UUID epoch(DSLContext sql, Workspace workspace) {
        return sql.fetchSingle("select epoch from " + Database.quoted(workspace, "feed_state"))
                .get(0, UUID.class);
    }

    /// Behind everything that can be read now.
    FeedPosition head(Workspace workspace) {
        return database.read(sql -> {
            long xmin = xmin(sql);
            return new FeedPosition(epoch(sql, workspace), xmin - 1, Long.MAX_VALUE);
        });
    }

    /// The oldest transaction still running in the whole cluster: nothing from it on is read.
    static long xmin(DSLContext sql) {
        return sql.fetchSingle("select pg_snapshot_xmin(pg_current_snapshot())::text::bigint")
                .get(0, Long.class);
    }

    /// The next changes after a position; more than `limit` where predecessors come along.
    ///
    /// A transaction can take its number first and touch a record last, so `(xid, seq)` is not the order of
    /// a record's own versions. Where a slice holds a version whose predecessor lies behind its end, the
    /// predecessor is fetched too and handed on first; `alreadyGiven` names those given ahead by earlier
    /// slices.
    Slice after(DSLContext sql, Workspace workspace, FeedPosition position, Set<Long> alreadyGiven, int limit) {
        var rows = select(sql, workspace, limit + 1, behind(position), settled());
        boolean hasMore = rows.size() > limit;
        var page = new ArrayList<>(hasMore ? rows.subList(0, limit) : rows);
        if (page.isEmpty()) {
            return new Slice(List.of(), position, alreadyGiven, false);
        }
        var last = page.getLast();
        var end = new FeedPosition(position.epoch(), last.xid(), last.seq());
        var early = new HashSet<>(alreadyGiven);
        page.removeIf(change -> early.remove(change.seq()));
        for (var change : predecessors(sql, workspace, end, page)) {
            if (early.add(change.seq())) {
                page.add(change);
            }
        }
        return new Slice(inVersionOrder(page), end, early, hasMore);
    }

    /// Whether a consumer has had everything and does not have to try again. Takes no transaction number,
    /// since looking must not move what the look waits for.
    boolean isAtEnd(DSLContext sql, Workspace workspace, String consumer) {
        var position = Database.table(workspace, "consumer_position").as("p");
        var log = Database.table(workspace, "change_log");
        return sql.fetchExists(DSL.selectOne()
                .from(position)
                .where(
                        DSL.condition("p.name = {0} and p.retry_at is null", DSL.val(consumer)),
                        DSL.notExists(DSL.selectOne()
                                .from(log)
                                .where(
                                        DSL.condition("(change_log.xid, change_log.seq) > (p.xid, p.seq)"),
                                        settled()))));
    }

    /// What nothing can be written before any more.
    Condition settled() {
        return DSL.condition("change_log.xid < pg_snapshot_xmin(pg_current_snapshot())");
    }

    /// The next changes behind a place, of transactions up to this one.
    List<Change> upTo(DSLContext sql, Workspace workspace, FeedPosition position, long lastXid, int limit) {
        return select(sql, workspace, limit, behind(position), until(lastXid));
    }

    /// Whether there are changes of more than so many records.
    boolean isFlooded(DSLContext sql, Workspace workspace, FeedPosition position, long lastXid, int most) {
        var records = DSL.selectDistinct(ChangeLog.RECORD)
                .from(Database.table(workspace, "change_log"))
                .where(behind(position), until(lastXid))
                .limit(most + 1);
        return sql.fetchCount(records) > most;
    }

    private static Condition until(long xid) {
        return DSL.condition("change_log.xid <= {0}::text::xid8", DSL.val(String.valueOf(xid)));
    }

    private static Condition behind(FeedPosition position) {
        return DSL.condition(
                "(change_log.xid, change_log.seq) > ({0}::text::xid8, {1})",
                DSL.val(String.valueOf(position.xid())), DSL.val(position.seq()));
    }

    private static List<Change> select(DSLContext sql, Workspace workspace, int limit, Condition... conditions) {
        return sql.select(ChangeLog.COLUMNS)
                .from(Database.table(workspace, "change_log"))
                .where(conditions)
                .orderBy(XID, ChangeLog.SEQ)
                .limit(limit)
                .fetch(ChangeLog::change);
    }

    /// Changes behind the slice's end with a lower version than one inside it, of the same record.
    ///
    /// These are taken even where an older transaction still runs: each was committed before its successor
    /// could be written, so they are all there.
    List<Change> predecessors(DSLContext sql, Workspace workspace, FeedPosition end, List<Change> page) {
        var highest = new HashMap<UUID, Long>();
        page.forEach(change -> highest.merge(change.record(), change.version(), Math::max));
        highest.values().removeIf(version -> version == 1);
        if (highest.isEmpty()) {
            return List.of();
        }
        var ids = highest.keySet().toArray(UUID[]::new);
        return select(sql, workspace, Integer.MAX_VALUE, behind(end), ChangeLog.RECORD.eq(DSL.any(ids))).stream()
                .filter(change -> change.version() < highest.getOrDefault(change.record(), 0L))
                .toList();
    }

    /// Keeps the order of the feed, but lets each record's changes come by version in the places they have.
    private static List<Change> inVersionOrder(List<Change> changes) {
        Map<UUID, List<Change>> byRecord = new HashMap<>();
        changes.forEach(change -> byRecord.computeIfAbsent(change.record(), key -> new ArrayList<>())
                .add(change));
        byRecord.values().forEach(list -> list.sort(Comparator.comparingLong(Change::version)));
        var next = new HashMap<UUID, Integer>();
        var ordered = new ArrayList<Change>();
        for (var change : changes) {
            int place = next.merge(change.record(), 1, Integer::sum) - 1;
            ordered.add(byRecord.getOrDefault(change.record(), List.of()).get(place));
        }
        return ordered;
    }
}
