package dev.grato.records.internal;

import dev.grato.model.Models;
import dev.grato.model.ObjectType;
import dev.grato.model.OnDevices.Strategy;
import dev.grato.platform.Actor;
import dev.grato.platform.Database;
import dev.grato.records.Change;
import dev.grato.records.CrmRecord;
import dev.grato.records.spi.AccessPolicy;
import dev.grato.records.spi.AccessPolicy.Action;
import dev.grato.records.spi.SyncReading.Feed;
import dev.grato.records.spi.SyncReading.Place;
import dev.grato.records.spi.SyncReading.Pulled;
import dev.grato.records.spi.SyncReading.Removal;
import dev.grato.records.spi.SyncReading.Window;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/// Reads the log behind a place and tells what has become of the records it is about.
@Component
final class SyncPull {

    /// So many records are told one by one; above, devices compare sums.
    private static final int FLOOD = 5_000;

    private final Database database;
    private final Models models;
    private final AccessPolicy access;
    private final ChangeFeed changes;
    private final RecordQueries queries;
    private final Clock clock;

    SyncPull(
            Database database,
            Models models,
            AccessPolicy access,
            ChangeFeed changes,
            RecordQueries queries,
            Clock clock) {
        this.database = database;
        this.models = models;
        this.access = access;
        this.changes = changes;
        this.queries = queries;
        this.clock = clock;
    }

    Pulled pull(Actor actor, Feed feed, Place after, Window window, int limit) {
        var workspace = actor.workspace();
        var from = new FeedPosition(feed.epoch(), after.xid(), after.seq());
        var to = feed.place().xid();
        var now = clock.instant();
        return database.read(sql -> {
            var slice = changes.upTo(sql, workspace, from, to, limit + 1);
            boolean hasMore = slice.size() > limit;
            if (hasMore && changes.isFlooded(sql, workspace, from, to, FLOOD)) {
                return flood(feed);
            }
            var page = hasMore ? slice.subList(0, limit) : slice;
            // a change newer than the model we know may be about a field it lacks
            var model = page.isEmpty() ? models.current(workspace) : models.refreshed(workspace);
            var set = new WorkingSet(model, actor, access, window);
            var touched = new Touched(sql, workspace, model, FLOOD);
            page.forEach(touched::add);
            touched.spread(set);
            if (touched.isFlood()) {
                return flood(feed);
            }
            var next = hasMore ? place(page.getLast()) : later(after, feed.place());
            var at = hasMore ? page.getLast().at() : now;
            return told(sql, actor, set, touched, new Pulled(List.of(), List.of(), next, at, hasMore, false));
        });
    }

    private static Pulled flood(Feed feed) {
        return new Pulled(List.of(), List.of(), feed.place(), Instant.EPOCH, false, true);
    }

    private static Place place(Change change) {
        return new Place(change.xid(), change.seq());
    }

    /// A transaction that began before may have held the feed back behind where another node had it.
    private static Place later(Place one, Place other) {
        return one.xid() > other.xid() || one.xid() == other.xid() && one.seq() > other.seq() ? one : other;
    }

    private Pulled told(DSLContext sql, Actor actor, WorkingSet set, Touched touched, Pulled frame) {
        var upserts = new ArrayList<CrmRecord>();
        var removals = new ArrayList<Removal>();
        touched.byObject().forEach((object, ids) -> {
            if (object.onDevices().strategy() != Strategy.ONLINE && access.knows(actor, object)) {
                tell(sql, actor, set, object, ids, upserts, removals);
                erased(sql, actor, object, ids.keySet(), touched)
                        .forEach(id -> removals.add(new Removal(object.name(), id, true)));
            }
        });
        return new Pulled(upserts, removals, frame.next(), frame.at(), frame.hasMore(), false);
    }

    /// Of what was moved to the trash the records that are nowhere any more: nobody can tell who had seen them.
    private static List<UUID> erased(DSLContext sql, Actor actor, ObjectType object, Set<UUID> ids, Touched touched) {
        var deleted = ids.stream().filter(touched::isDeleted).toList();
        if (deleted.isEmpty()) {
            return List.of();
        }
        var columns = Columns.of(actor.workspace(), object, "r");
        var there = sql.select(columns.id())
                .from(columns.table())
                .where(columns.id().eq(DSL.any(deleted.toArray(UUID[]::new))))
                .fetchSet(0, UUID.class);
        return deleted.stream().filter(id -> !there.contains(id)).toList();
    }

    /// A record the user does not see is told as gone only where that may be news. Where nothing was written about
    /// who sees it, they have not seen it before either, and its id is nothing to them.
    private void tell(
            DSLContext sql,
            Actor actor,
            WorkingSet set,
            ObjectType object,
            Map<UUID, Boolean> ids,
            List<CrmRecord> upserts,
            List<Removal> removals) {
        var columns = Columns.of(actor.workspace(), object, "r");
        var rows = queries.rowsForDevices(actor, columns);
        var selected = new ArrayList<>(rows.selected());
        selected.add(DSL.field(columns.deletedAt().isNotNull()));
        selected.add(DSL.field(set.contains(columns)));
        var seen = new HashSet<UUID>();
        int end = rows.selected().size();
        sql.select(selected)
                .from(columns.table())
                .where(
                        columns.id().eq(DSL.any(ids.keySet().toArray(UUID[]::new))),
                        access.allowed(actor, object, Action.READ, columns))
                .fetch()
                .forEach(row -> {
                    var record = rows.record(row, 0);
                    seen.add(record.id());
                    boolean isDeleted = Boolean.TRUE.equals(row.get(end, Boolean.class));
                    if (!isDeleted && Boolean.TRUE.equals(row.get(end + 1, Boolean.class))) {
                        upserts.add(record.forDevices());
                    } else {
                        removals.add(new Removal(object.name(), record.id(), isDeleted));
                    }
                });
        ids.forEach((id, mayHaveBeenSeen) -> {
            if (mayHaveBeenSeen && !seen.contains(id)) {
                removals.add(new Removal(object.name(), id, true));
            }
        });
    }
}
