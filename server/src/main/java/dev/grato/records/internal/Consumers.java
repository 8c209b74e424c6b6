package dev.grato.records.internal;

import dev.grato.platform.Database;
import dev.grato.platform.Json;
import dev.grato.platform.Workspace;
import dev.grato.platform.Workspaces;
import dev.grato.records.spi.ChangeConsumer;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
/// One loop per node looks every 200 ms, and only where the oldest running transaction has moved since the last
/// look.
/// A consumer's position is locked while it works, so one node at a time serves it; what fails comes again after a
/// pause that grows to five minutes, and holds up nobody else.
@Component
final class Consumers implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Consumers.class);
    private static final int SLICE = 1_000;
    private static final int MAX_PAUSE_SECONDS = 300;

    private final Database database;
    private final Workspaces workspaces;
    private final ChangeFeed feed;
    private final List<ChangeConsumer> consumers;
    private final Clock clock;
    private @Nullable ScheduledExecutorService loop;
    private long lastXmin;

    Consumers(
            Database database,
            Workspaces workspaces,
            ChangeFeed feed,
            Optional<List<ChangeConsumer>> consumers,
            Clock clock) {
        this.database = database;
        this.workspaces = workspaces;
        this.feed = feed;
        this.consumers = consumers.orElse(List.of());
        this.clock = clock;
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
            running.shutdown();
            loop = null;
        }
    }

    @Override
    public boolean isRunning() {
        return loop != null;
    }

    private void look() {
        try {
            long xmin = database.read(ChangeFeed::xmin);
            if (xmin != lastXmin) {
                workspaces.inUse().forEach(this::serveAll);
                lastXmin = xmin;
            }
        } catch (RuntimeException failure) {
            LOG.warn("the feed could not be read: {}", failure.toString());
        }
    }

    private void serveAll(Workspace workspace) {
        for (var consumer : consumers) {
            while (serve(workspace, consumer)) {
                // until nothing is left
            }
        }
    }

    /// Gives the consumer its next changes.
    ///
    /// @return whether there is more for it right now
    boolean serve(Workspace workspace, ChangeConsumer consumer) {
        try {
            return database.patientTransaction(tx -> {
                var position = position(tx, workspace, consumer);
                if (position == null) {
                    return false;
                }
                var from = new FeedPosition(
                        feed.epoch(tx, workspace), position.get("xid", Long.class), position.get("seq", Long.class));
                var slice = feed.after(tx, workspace, from, given(position), SLICE);
                if (slice.position().equals(from)) {
                    return false;
                }
                if (!slice.changes().isEmpty()) {
                    consumer.handle(workspace, slice.changes());
                }
                save(tx, workspace, consumer, slice);
                return slice.hasMore();
            });
        } catch (RuntimeException failure) {
            LOG.warn("consumer {} failed in workspace {}", consumer.name(), workspace.id(), failure);
            postpone(workspace, consumer, failure);
            return false;
        }
    }

    private @Nullable Record position(DSLContext tx, Workspace workspace, ChangeConsumer consumer) {
        var table = Database.quoted(workspace, "consumer_position");
        tx.execute(
                "insert into " + table + " (name, xid, seq) values ({0}, '0', 0) on conflict do nothing",
                DSL.val(consumer.name()));
        return tx.fetchOne(
                "select xid::text::bigint as xid, seq, delivered from " + table
                        + " where name = {0} and (retry_at is null or retry_at <= {1}) for update skip locked",
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

    private static void save(DSLContext tx, Workspace workspace, ChangeConsumer consumer, ChangeFeed.Slice slice) {
        tx.execute(
                "update " + Database.quoted(workspace, "consumer_position")
                        + " set xid = {1}::text::xid8, seq = {2}, delivered = {3}::jsonb, failures = 0,"
                        + " retry_at = null, last_error = null where name = {0}",
                DSL.val(consumer.name()),
                DSL.val(String.valueOf(slice.position().xid())),
                DSL.val(slice.position().seq()),
                DSL.val(Json.write(List.copyOf(slice.early()))));
    }

    private void postpone(Workspace workspace, ChangeConsumer consumer, RuntimeException failure) {
        database.transaction(tx -> tx.execute(
                "update " + Database.quoted(workspace, "consumer_position")
                        + " set failures = failures + 1, last_error = {1}, retry_at = {2}::timestamptz"
                        + " + least({3}, power(2, least(failures, 10))) * interval '1 second' where name = {0}",
                DSL.val(consumer.name()),
                DSL.val(failure.getClass().getSimpleName()),
                DSL.val(OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC)),
                DSL.val(MAX_PAUSE_SECONDS)));
        lastXmin = 0;
    }
}
