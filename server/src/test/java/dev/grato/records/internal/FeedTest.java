package dev.grato.records.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.grato.Patience;
import dev.grato.Seeds;
import dev.grato.TestServer.World;
import dev.grato.platform.Database;
import dev.grato.platform.GratoException;
import dev.grato.platform.Ids;
import dev.grato.platform.Workspace;
import dev.grato.records.Change;
import dev.grato.records.Mutation;
import dev.grato.records.Records;
import dev.grato.records.RestoredLog;
import dev.grato.records.internal.Consumers.Served;
import dev.grato.records.internal.FeedScene.Reader;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

/// Whoever reads the change log gets every change, those of one record in the order of their versions.
class FeedTest {

    private static final boolean ALL = Boolean.getBoolean("grato.test.all");

    private World world;

    /// The planned failures would fill pages.
    @BeforeAll
    static void hush() {
        ((Logger) LoggerFactory.getLogger(Consumers.class)).setLevel(Level.ERROR);
    }

    @AfterAll
    static void speak() {
        ((Logger) LoggerFactory.getLogger(Consumers.class)).setLevel(null);
    }

    @BeforeEach
    void open() {
        world = FeedScene.world();
    }

    @AfterEach
    void close() {
        world.drop();
    }

    // ---------------------------------------------------------------- what can go wrong, one by one

    /// A piece of history and a reader in the middle of it.
    enum Story {
        AN_OLDER_TRANSACTION_COMMITS_LATER {
            @Override
            void play(FeedScene scene, Reader reader) throws InterruptedException {
                try (var late = scene.late()) {
                    scene.create();
                    scene.read(reader, 10);
                    late.write(FeedScene.creation(Ids.next()));
                    late.commit();
                }
            }
        },
        AN_OLDER_TRANSACTION_WRITES_THE_NEXT_VERSION {
            @Override
            void play(FeedScene scene, Reader reader) throws InterruptedException {
                try (var late = scene.late()) {
                    var id = scene.create();
                    late.write(FeedScene.change(id));
                    late.commit();
                }
                scene.readAll(reader, 1);
            }
        },
        A_PREDECESSOR_IS_NEWER_THAN_A_RUNNING_TRANSACTION {
            @Override
            void play(FeedScene scene, Reader reader) {
                try (var late = scene.late();
                        var running = scene.late()) {
                    var id = scene.create();
                    late.write(FeedScene.change(id));
                    late.commit();
                    scene.read(reader, 10);
                    running.write(FeedScene.change(id));
                    running.commit();
                }
            }
        },
        A_RESTORE_PUTS_DELIVERED_AND_UNDELIVERED_INTO_ANOTHER_ORDER {
            @Override
            void play(FeedScene scene, Reader reader) throws InterruptedException {
                try (var late = scene.late()) {
                    scene.create();
                    late.write(FeedScene.creation(Ids.next()));
                    late.commit();
                }
                scene.awaitSettled();
                scene.serve(reader, 1);
                scene.restore();
            }
        },
        A_RESTORE_WHILE_SOME_WERE_GIVEN_AHEAD {
            @Override
            void play(FeedScene scene, Reader reader) throws InterruptedException {
                try (var late = scene.late()) {
                    scene.create();
                    var id = scene.create();
                    scene.write(FeedScene.change(id));
                    late.write(FeedScene.change(id));
                    late.commit();
                }
                scene.awaitSettled();
                scene.serve(reader, 1);
                scene.restore();
                scene.create();
            }
        };

        abstract void play(FeedScene scene, Reader reader) throws InterruptedException;
    }

    private List<String> faults(Story story, ChangeFeed feed) throws InterruptedException {
        var scene = new FeedScene(world, feed);
        var reader = new Reader();
        scene.readAll(reader, 1_000);
        story.play(scene, reader);
        scene.readAll(reader, 1);
        return scene.faults(reader);
    }

    @ParameterizedTest
    @EnumSource
    void losesNothingAndKeepsTheOrder(Story story) throws InterruptedException {
        assertThat(faults(story, new ChangeFeed(FeedScene.database()))).isEmpty();
    }

    // ---------------------------------------------------------------- the test finds broken feeds

    private abstract static class Broken extends ChangeFeed {
        Broken() {
            super(FeedScene.database());
        }
    }

    private static final class IgnoringRunningTransactions extends Broken {
        @Override
        Condition settled() {
            return DSL.trueCondition();
        }
    }

    private static final class FillingNoGaps extends Broken {
        @Override
        List<Change> predecessors(DSLContext sql, Workspace workspace, FeedPosition end, List<Change> page) {
            return List.of();
        }
    }

    private static final class FillingGapsWithSettledOnesOnly extends Broken {
        @Override
        List<Change> predecessors(DSLContext sql, Workspace workspace, FeedPosition end, List<Change> page) {
            long xmin = xmin(sql);
            return super.predecessors(sql, workspace, end, page).stream()
                    .filter(change -> change.xid() < xmin)
                    .toList();
        }
    }

    private static final class RebasingWithoutPositions extends Broken implements FeedScene.Restoring {
        @Override
        public RestoredLog restored() {
            return new RestoredLog() {
                @Override
                protected List<String> movePositions(String log, String positions) {
                    // as a restore that knows of no positions
                    return List.of();
                }
            };
        }
    }

    private static final class RebasingTransactionsOnly extends Broken implements FeedScene.Restoring {
        @Override
        public RestoredLog restored() {
            return new RestoredLog() {
                @Override
                protected List<String> movePositions(String log, String positions) {
                    return List.of("update " + positions + " set xid = '3', delivered = '[]'");
                }
            };
        }
    }

    static Stream<Arguments> brokenFeeds() {
        return Stream.of(
                Arguments.of(Story.AN_OLDER_TRANSACTION_COMMITS_LATER, new IgnoringRunningTransactions()),
                Arguments.of(Story.AN_OLDER_TRANSACTION_WRITES_THE_NEXT_VERSION, new FillingNoGaps()),
                Arguments.of(
                        Story.A_PREDECESSOR_IS_NEWER_THAN_A_RUNNING_TRANSACTION, new FillingGapsWithSettledOnesOnly()),
                Arguments.of(
                        Story.A_RESTORE_PUTS_DELIVERED_AND_UNDELIVERED_INTO_ANOTHER_ORDER,
                        new RebasingWithoutPositions()),
                Arguments.of(
                        Story.A_RESTORE_PUTS_DELIVERED_AND_UNDELIVERED_INTO_ANOTHER_ORDER,
                        new RebasingTransactionsOnly()));
    }

    @ParameterizedTest
    @MethodSource("brokenFeeds")
    void isNotFooled(Story story, ChangeFeed broken) throws InterruptedException {
        assertThat(faults(story, broken)).isNotEmpty();
    }

    // ---------------------------------------------------------------- all at once

    @Test
    void survivesManyWritersKilledReadersAndARestore() throws Exception {
        long seed = Seeds.seed();
        int rounds = ALL ? 20 : 1;
        for (int round = 0; round < rounds; round++) {
            new Storm(new FeedScene(world, new ChangeFeed(FeedScene.database())), seed + round).blow();
        }
    }

    private static final class Storm {

        private static final int WRITERS = 4;
        private static final int EDITS = 50;

        private final FeedScene scene;
        private final long seed;
        private final List<UUID> records = new CopyOnWriteArrayList<>();
        private final List<Throwable> surprises = new CopyOnWriteArrayList<>();
        private final AtomicBoolean isOver = new AtomicBoolean();

        private Storm(FeedScene scene, long seed) {
            this.scene = scene;
            this.seed = seed;
        }

        private void blow() throws Exception {
            for (int i = 0; i < 5; i++) {
                records.add(scene.create());
            }
            var first = new Reader();
            plague(first);
            var second = new Reader();
            plague(second);
            try (var threads = Executors.newCachedThreadPool()) {
                var readers = new ArrayList<Future<?>>();
                // two nodes, and a consumer that is registered late
                readers.add(threads.submit(() -> readOn(first, new Random(seed))));
                readers.add(threads.submit(() -> readOn(first, new Random(seed + 1))));
                write(threads);
                readers.add(threads.submit(() -> readOn(second, new Random(seed + 2))));
                scene.restore();
                write(threads);
                isOver.set(true);
                for (var reader : readers) {
                    reader.get(60, TimeUnit.SECONDS);
                }
            }
            for (var reader : List.of(first, second)) {
                reader.trouble = change -> {};
                scene.readAll(reader, 7);
                assertThat(scene.faults(reader)).as("seed %d", seed).isEmpty();
            }
            assertThat(surprises).as("seed %d", seed).isEmpty();
        }

        private void plague(Reader reader) {
            var random = new Random(seed ^ 7);
            reader.trouble = change -> {
                int die = random.nextInt(120);
                if (die == 0) {
                    throw new IllegalStateException("the reader was killed, as planned");
                }
                if (die == 1) {
                    throw new AssertionError("the reader has a fault, as planned");
                }
                if (die == 2) {
                    scene.killReaders();
                }
            };
        }

        private void readOn(Reader reader, Random random) {
            while (!isOver.get()) {
                if (scene.serve(reader, 1 + random.nextInt(6)) == Served.ALL) {
                    pause(5);
                }
            }
        }

        private void write(java.util.concurrent.ExecutorService threads) throws Exception {
            var writers = new ArrayList<Future<?>>();
            for (int i = 0; i < WRITERS; i++) {
                var random = new Random(seed + 100 + i);
                writers.add(threads.submit(() -> {
                    for (int edit = 0; edit < EDITS; edit++) {
                        edit(random);
                    }
                }));
            }
            for (var writer : writers) {
                writer.get(120, TimeUnit.SECONDS);
            }
        }

        private void edit(Random random) {
            var id = records.get(random.nextInt(records.size()));
            try {
                switch (random.nextInt(8)) {
                    case 0 -> records.add(scene.create());
                    case 1 -> scene.write(Mutation.delete("company", id));
                    case 2 -> scene.write(Mutation.restore("company", id));
                    case 3 ->
                        scene.write(records.stream().map(FeedScene::change).toArray(Mutation[]::new));
                    case 4, 5 -> late(random, id);
                    default -> scene.write(FeedScene.change(id));
                }
            } catch (GratoException | DataAccessException | IllegalStateException lost) {
                // lost a race or was cut off: then it must not be in the log
            } catch (RuntimeException surprise) {
                surprises.add(surprise);
            }
        }

        private void late(Random random, UUID id) {
            try (var late = scene.late()) {
                pause(random.nextInt(25));
                late.write(random.nextInt(4) == 0 ? FeedScene.creation(Ids.next()) : FeedScene.change(id));
                pause(random.nextInt(10));
                if (random.nextInt(6) > 0) {
                    late.commit();
                }
            }
        }

        private static void pause(int millis) {
            try {
                Thread.sleep(millis);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
    }

    // ---------------------------------------------------------------- around it

    @Test
    void refusesCursorsFromBeforeARestore() {
        var records = world.server().bean(Records.class);
        var cursor = records.changes(world.admin(), null, 10).cursor();
        new FeedScene(world, new ChangeFeed(FeedScene.database())).restore();
        assertThatExceptionOfType(GratoException.class).isThrownBy(() -> records.changes(world.admin(), cursor, 10));
    }

    @Test
    void looksWithoutMovingWhatItLooksAt() throws InterruptedException {
        var scene = new FeedScene(world, new ChangeFeed(FeedScene.database()));
        var reader = new Reader();
        scene.readAll(reader, 1_000);
        long before = scene.database.read(ChangeFeed::xmin);
        for (int i = 0; i < 100; i++) {
            assertThat(scene.serve(reader, 10)).isEqualTo(Served.ALL);
        }
        // others in this process may take a number now and then
        assertThat(scene.database.read(ChangeFeed::xmin)).isLessThan(before + 50);
    }

    @Test
    void holdsBackNobodysFeedWhileAConsumerWorks() {
        var scene = new FeedScene(world, new ChangeFeed(FeedScene.database()));
        scene.create();
        scene.awaitSettled();
        var reader = new Reader();
        var haveNumbers = new ArrayList<Boolean>();
        reader.trouble = change -> haveNumbers.add(scene.database
                .read(sql -> sql.fetchSingle(
                        "select a.backend_xid is not null from pg_locks l join pg_stat_activity a using (pid)"
                                + " where l.locktype = 'advisory' and (l.classid::bigint << 32 | l.objid::bigint)"
                                + " = hashtextextended({0}, 23)",
                        DSL.val(world.workspace().schema() + "/" + reader.name())))
                .get(0, Boolean.class));
        scene.read(reader, 10);
        assertThat(haveNumbers).isNotEmpty().containsOnly(false);
    }

    @Test
    void keepsTheLogOfADayUntilItsConsumersHaveHadIt() throws InterruptedException {
        var scene = new FeedScene(world, new ChangeFeed(FeedScene.database()));
        var reader = new Reader();
        scene.readAll(reader, 1_000);
        var id = scene.create();
        scene.awaitSettled();
        var later = Clock.offset(Clock.systemUTC(), Duration.ofDays(40));
        new LogPartitions(scene.database, later).keepUp(world.workspace());
        scene.read(reader, 10);
        assertThat(scene.faults(reader)).isEmpty();
        // the application's own consumers in this world have to have had it as well
        var hot = "select 1 from " + Database.quoted(world.workspace(), "change_log") + " where record_id = {0}";
        Patience.until(() -> {
            new LogPartitions(scene.database, later).keepUp(world.workspace());
            return scene.database.read(sql -> sql.fetch(hot, DSL.val(id))).isEmpty();
        });
    }
}
