package dev.grato.records.internal;

import dev.grato.model.Models;
import dev.grato.platform.Courtesy;
import dev.grato.platform.Database;
import dev.grato.platform.Json;
import dev.grato.platform.Workspace;
import dev.grato.platform.Workspaces;
import dev.grato.records.spi.ChangeConsumer;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Hands the change log on to its consumers, each from its own durable position.
///
/// One loop per node looks every 200 ms, and only where the oldest running transaction has moved since all was
/// delivered. A consumer's position is locked while it works, so one node at a time serves it; what fails comes
/// again after a pause that grows to five minutes, and holds up nobody else. Those that can wait rest while people are
/// being answered.
@Component
final class Consumers implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Consumers.class);
    private static final int MAX_PAUSE_SECONDS = 300;

    private final Database database;
    private final Workspaces workspaces;
    private final Models models;
    private final ChangeFeed feed;
    private final List<ChangeConsumer> consumers;
    private final Clock clock;
    private final Courtesy courtesy;
    private final Map<String, Courtesy.Turns> turns = new HashMap<>();
    private int looks;
    private volatile @Nullable ScheduledExecutorService loop;
    /// The oldest running transaction when all of a workspace was delivered.
    private final Map<UUID, Long> settled = new HashMap<>();

    Consumers(
            Database database,
            Workspaces workspaces,
            Models models,
            ChangeFeed feed,
            Optional<List<ChangeConsumer>> consumers,
            Clock clock,
            Courtesy courtesy) {
        this.database = database;
        this.workspaces = workspaces;
        this.models = models;
        this.feed = feed;
        this.consumers = consumers.orElse(List.of());
        this.clock = clock;
        this.courtesy = courtesy;
    }

    @Override
    public void start() {
        if (consumers.isEmpty()) {
            return;
        }
        loop = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("feed").factory());
        var _ = loop.scheduleWithFixedDelay(this::look, 200, 200, TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        var running = loop;
        if (running != null) {
            loop = null;
            running.close(); // waits for the slice in work, which ends before the database is taken away
        }
    }

    @Override
    public boolean isRunning() {
        return loop != null;
    }

    private void look() {
        try {
            long xmin = database.read(ChangeFeed::xmin);
            for (var workspace : inTurn()) {
                if (isRunning() && !Long.valueOf(xmin).equals(settled.get(workspace.id())) && serveAll(workspace)) {
                    settled.put(workspace.id(), xmin);
                }
            }
        } catch (RuntimeException | Error failure) {
            // an error too: the loop would never run again
            LOG.warn("the feed could not be read: {}", failure.toString());
        }
    }

    /// Beginning with another one each time: one that can wait has one turn for all of them.
    private List<Workspace> inTurn() {
        var all = new ArrayList<>(workspaces.inUse());
        Collections.rotate(all, looks++);
        return all;
    }

    /// In turns, so that a long way behind of one does not hold up the others.
    ///
    /// @return whether nothing is left, not even for later
    private boolean serveAll(Workspace workspace) {
        var results = EnumSet.of(Served.MORE);
        while (results.contains(Served.MORE)) {
            results.clear();
            for (var consumer : consumers) {
                results.add(isRunning() ? serve(workspace, consumer) : Served.LATER);
            }
        }
        return !results.contains(Served.LATER);
    }

    /// How a consumer stands after it was served.
    enum Served {
        /// There is more for it right now.
        MORE,
        /// It has had everything.
        ALL,
        /// It failed and has to wait, or rests, or another node is at it.
        LATER
    }

    /// Gives the consumer its next changes.
    Served serve(Workspace workspace, ChangeConsumer consumer) {
        if (!consumer.canWait()) {
            return serve(workspace, consumer, consumer.most());
        }
        var turn = turns.computeIfAbsent(consumer.name(), name -> courtesy.turns());
        return turn.mayWork() ? turn.work(() -> serve(workspace, consumer, consumer.most())) : Served.LATER;
    }

    Served serve(Workspace workspace, ChangeConsumer consumer, int limit) {
        try {
            if (database.read(sql -> feed.isAtEnd(sql, workspace, consumer.name()))) {
                return Served.ALL;
            }
            return database.patientTransaction(tx -> serve(tx, workspace, consumer, limit));
        } catch (RuntimeException | Error failure) {
            if (isGone(workspace)) {
                return Served.ALL;
            }
            LOG.warn("consumer {} failed in workspace {}", consumer.name(), workspace.id(), failure);
            postpone(workspace, consumer, failure);
            return Served.LATER;
        }
    }

    /// Another node may have dropped it, or this one while it was being read.
    private boolean isGone(Workspace workspace) {
        try {
            return !workspaces.isThere(workspace);
        } catch (RuntimeException away) {
            return false;
        }
    }

    private Served serve(DSLContext tx, Workspace workspace, ChangeConsumer consumer, int limit) {
        if (!hold(tx, workspace, consumer)) {
            return Served.LATER;
        }
        var position = position(tx, workspace, consumer);
        if (position == null) {
            tx.execute(
                    "insert into " + Database.quoted(workspace, "consumer_position")
                            + " (name, xid, seq) values ({0}, '0', 0) on conflict do nothing",
                    DSL.val(consumer.name()));
            return Served.MORE;
        }
        if (position.get("waits", Boolean.class)) {
            return Served.LATER;
        }
        var from = new FeedPosition(
                feed.epoch(tx, workspace), position.get("xid", Long.class), position.get("seq", Long.class));
        var slice = feed.after(tx, workspace, from, given(position), limit);
        if (slice.position().equals(from)) {
            return Served.ALL;
        }
        if (!slice.changes().isEmpty()) {
            var model = models.current(workspace);
            var named = slice.changes().stream()
                    .map(change -> LogNames.named(model, change))
                    .toList();
            consumer.handle(workspace, named);
        }
        boolean isKept = save(tx, workspace, consumer, from, slice);
        return slice.hasMore() || !isKept ? Served.MORE : Served.ALL;
    }

    /// Keeps other nodes from this consumer until the transaction ends. It takes no transaction number: one that
    /// lasts as long as the consumer works would hold back the feed of the whole cluster. So locks are taken that
    /// need none, not the row.
    private static boolean hold(DSLContext tx, Workspace workspace, ChangeConsumer consumer) {
        tx.execute("lock table " + Database.quoted(workspace, "consumer_position") + " in row share mode");
        return tx.fetchSingle(
                        "select pg_try_advisory_xact_lock(hashtextextended({0}, 23)) as held",
                        DSL.val(workspace.schema() + "/" + consumer.name()))
                .get("held", Boolean.class);
    }

    private @Nullable Record position(DSLContext tx, Workspace workspace, ChangeConsumer consumer) {
        var table = Database.quoted(workspace, "consumer_position");
        return tx.fetchOne(
                "select xid::text::bigint as xid, seq, delivered, coalesce(retry_at > {1}, false) as waits from "
                        + table + " where name = {0}",
                DSL.val(consumer.name()),
                DSL.val(OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC)));
    }

    private static Set<Long> given(Record position) {
        var given = new HashSet<Long>();
        var stored = Json.asList(Json.read(position.get("delivered", String.class)));
        if (stored != null) {
            stored.forEach(seq -> given.add(((Number) java.util.Objects.requireNonNull(seq)).longValue()));
        }
        return given;
    }

    /// Whether the position was still where it had been read.
    private static boolean save(
            DSLContext tx, Workspace workspace, ChangeConsumer consumer, FeedPosition from, ChangeFeed.Slice slice) {
        return tx.execute(
                        "update " + Database.quoted(workspace, "consumer_position")
                                + " set xid = {1}::text::xid8, seq = {2}, delivered = {3}::jsonb, failures = 0,"
                                + " retry_at = null, last_error = null"
                                + " where name = {0} and xid = {4}::text::xid8 and seq = {5}",
                        DSL.val(consumer.name()),
                        DSL.val(String.valueOf(slice.position().xid())),
                        DSL.val(slice.position().seq()),
                        DSL.val(Json.write(List.copyOf(slice.early()))),
                        DSL.val(String.valueOf(from.xid())),
                        DSL.val(from.seq()))
                > 0;
    }

    private void postpone(Workspace workspace, ChangeConsumer consumer, Throwable failure) {
        try {
            database.transaction(tx -> tx.execute(
                    "insert into " + Database.quoted(workspace, "consumer_position")
                            + " as p (name, xid, seq, failures, last_error, retry_at)"
                            + " values ({0}, '0', 0, 1, {1}, {2}::timestamptz + interval '1 second')"
                            + " on conflict (name) do update set failures = p.failures + 1, last_error = {1},"
                            + " retry_at = {2}::timestamptz"
                            + " + least({3}, power(2, least(p.failures, 10))) * interval '1 second'",
                    DSL.val(consumer.name()),
                    DSL.val(failure.getClass().getSimpleName()),
                    DSL.val(OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC)),
                    DSL.val(MAX_PAUSE_SECONDS)));
        } catch (RuntimeException away) {
            LOG.warn("consumer {} comes again without a pause: {}", consumer.name(), away.toString());
        }
    }
}
