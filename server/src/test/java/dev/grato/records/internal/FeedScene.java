package dev.grato.records.internal;

import dev.grato.Patience;
import dev.grato.TestServer;
import dev.grato.TestServer.World;
import dev.grato.model.Models;
import dev.grato.platform.Courtesy;
import dev.grato.platform.Database;
import dev.grato.platform.Ids;
import dev.grato.platform.Workspaces;
import dev.grato.records.Change;
import dev.grato.records.Mutation;
import dev.grato.records.Outcome;
import dev.grato.records.RestoredLog;
import dev.grato.records.WriteOptions;
import dev.grato.records.internal.Consumers.Served;
import dev.grato.records.spi.ChangeConsumer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/// Writers, readers and a feed, right or broken, in a workspace of their own.
final class FeedScene {

    final World world;
    final Database database;
    final ChangeFeed feed;
    final Consumers consumers;
    private final AtomicLong waited = new AtomicLong();

    FeedScene(World world, ChangeFeed feed) {
        this(world, feed, new Courtesy(System::nanoTime));
    }

    FeedScene(World world, ChangeFeed feed, Courtesy courtesy) {
        this.world = world;
        this.database = world.server().bean(Database.class);
        this.feed = feed;
        // who failed does not have to wait in real time
        var clock = new Clock() {
            @Override
            public Instant instant() {
                return Instant.now().plus(Duration.ofHours(waited.get()));
            }

            @Override
            public java.time.ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }
        };
        consumers = new Consumers(
                database,
                world.server().bean(Workspaces.class),
                world.server().bean(Models.class),
                feed,
                Optional.of(List.<ChangeConsumer>of()),
                clock,
                courtesy);
    }

    static World world() {
        return TestServer.running().world();
    }

    static Database database() {
        return TestServer.running().bean(Database.class);
    }

    // ---------------------------------------------------------------- writing

    List<Outcome> write(Mutation... mutations) {
        var options = new WriteOptions("test", false, null, null);
        return world.server().bean(RecordWriter.class).write(world.system(), List.of(mutations), options);
    }

    UUID create() {
        var id = Ids.next();
        write(creation(id));
        return id;
    }

    static Mutation creation(UUID id) {
        return Mutation.create("company", id, Map.of("name", "Feed " + id));
    }

    static Mutation change(UUID id) {
        return Mutation.update("company", id, Map.of("employees", Ids.tag() >>> 40));
    }

    /// A transaction that has its number and has written nothing yet.
    Late late() {
        return new Late();
    }

    final class Late implements AutoCloseable {

        private final Connection connection;
        private final DSLContext tx;

        private Late() {
            try {
                connection = database.dataSource().getConnection();
                connection.setAutoCommit(false);
            } catch (SQLException failure) {
                throw new IllegalStateException(failure);
            }
            tx = DSL.using(connection, SQLDialect.POSTGRES);
            tx.fetch("select pg_current_xact_id()");
        }

        void write(Mutation mutation) {
            var workspace = world.workspace();
            ModelLock.sharedVersion(tx, workspace);
            var model = world.server().bean(Models.class).refreshed(workspace);
            var around = world.server().bean(WriteRun.Surroundings.class);
            var system = world.system();
            new WriteRun(tx, model, system, system, WriteOptions.single("test"), around)
                    .write(List.of(mutation), 0, 1, new Outcome[1]);
        }

        void commit() {
            try {
                connection.commit();
            } catch (SQLException failure) {
                throw new IllegalStateException(failure);
            }
        }

        /// Takes back what was not committed.
        @Override
        public void close() {
            try {
                if (!connection.isClosed()) {
                    connection.rollback();
                    connection.setAutoCommit(true);
                }
                connection.close();
            } catch (SQLException gone) {
                // the pool throws it away
            }
        }
    }

    // ---------------------------------------------------------------- reading

    /// Applies each change once and notices what comes in a wrong order.
    static final class Reader implements ChangeConsumer {

        private final String name = "reader-" + Ids.next();
        private final Map<UUID, Long> applied = new HashMap<>();
        private final List<String> faults = new ArrayList<>();
        volatile Consumer<Change> trouble = change -> {};

        @Override
        public String name() {
            return name;
        }

        @Override
        public synchronized void handle(dev.grato.platform.Workspace workspace, List<Change> changes) {
            for (var change : changes) {
                long last = applied.getOrDefault(change.record(), 0L);
                if (change.version() > last + 1) {
                    faults.add("version " + change.version() + " of " + change.record() + " after " + last);
                }
                if (change.version() > last) {
                    applied.put(change.record(), change.version());
                }
                trouble.accept(change);
            }
        }
    }

    Served serve(Reader reader, int limit) {
        var served = consumers.serve(world.workspace(), reader, limit);
        if (served == Served.LATER) {
            waited.incrementAndGet();
        }
        return served;
    }

    /// Reads until there is nothing more to read at this moment.
    void read(Reader reader, int limit) {
        while (serve(reader, limit) != Served.ALL) {
            // once more
        }
    }

    /// Reads everything there is; nobody may be writing.
    void readAll(Reader reader, int limit) throws InterruptedException {
        awaitSettled();
        read(reader, limit);
    }

    /// Waits until no transaction runs that is older than the newest change.
    void awaitSettled() {
        var log = Database.quoted(world.workspace(), "change_log");
        Patience.until(() -> database.read(sql -> sql.fetchSingle("select not exists (select 1 from " + log
                        + " where xid >= pg_snapshot_xmin(pg_current_snapshot()))"))
                .get(0, Boolean.class));
    }

    /// What the reader saw in a wrong order or did not see at all.
    List<String> faults(Reader reader) {
        var faults = new ArrayList<>(reader.faults);
        database.read(sql -> sql.fetch("select record_id, max(version), count(*) from "
                        + Database.quoted(world.workspace(), "change_log") + " group by 1"))
                .forEach(row -> {
                    var record = row.get(0, UUID.class);
                    long versions = row.get(1, Long.class);
                    long given = reader.applied.getOrDefault(record, 0L);
                    if (given != versions) {
                        faults.add("of " + record + " only " + given + " of " + versions);
                    }
                    if (row.get(2, Long.class) != versions) {
                        faults.add("the log has a gap in " + record);
                    }
                });
        return faults;
    }

    // ---------------------------------------------------------------- trouble

    /// A feed that brings its own way, a broken one, to rebase a restored log.
    interface Restoring {
        RestoredLog restored();
    }

    /// What a restore into a new cluster brings: numbers of transactions that mean nothing there; then the
    /// remedy.
    void restore() {
        var workspace = world.workspace();
        database.patientTransaction(tx -> {
            for (var table : List.of("change_log", "consumer_position")) {
                tx.execute("update " + Database.quoted(workspace, table)
                        + " set xid = (xid::text::bigint + 4294967296)::text::xid8");
            }
            return 0;
        });
        var log = feed instanceof Restoring broken ? broken.restored() : new RestoredLog();
        try (var connection = database.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            log.rebase(connection, workspace.schema());
            connection.commit();
            connection.setAutoCommit(true);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /// Cuts the connections that hold a reader's position.
    void killReaders() {
        database.read(sql -> sql.fetch(
                "select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid()"
                        + " and state = 'idle in transaction' and query like {0}",
                DSL.val("select xid::text::bigint%" + world.workspace().schema() + "%")));
    }
}
