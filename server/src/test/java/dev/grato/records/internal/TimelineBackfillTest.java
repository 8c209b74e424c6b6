package dev.grato.records.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grato.Staff;
import dev.grato.TestServer;
import dev.grato.TestServer.World;
import dev.grato.platform.Database;
import dev.grato.platform.Ids;
import dev.grato.platform.Workspaces;
import dev.grato.platform.Workspaces.NewWorkspace;
import dev.grato.records.Mutation;
import dev.grato.records.Records;
import dev.grato.records.Timeline;
import dev.grato.records.Timeline.Wish;
import dev.grato.records.WriteOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What a relation brings that is added after the things it is about.
class TimelineBackfillTest {

    private static final TestServer SERVER = TestServer.running();
    private static World world;
    private static Staff staff;
    private static TimelineBackfill backfill;

    @BeforeAll
    static void open() {
        world = SERVER.world();
        staff = new Staff(world);
        backfill = SERVER.bean(TimelineBackfill.class);
    }

    @AfterAll
    static void close() {
        world.drop();
    }

    private static Map<String, Object> talkWith(UUID person) {
        return Map.of(
                "subject", "Talk", "kind", "call", "occurredAt", "2025-05-05T10:00:00Z", "person", person.toString());
    }

    private static int entries(UUID subject) {
        return SERVER.bean(Database.class)
                .read(sql -> sql.fetchCount(
                        Database.table(world.workspace(), TimelineRows.TABLE),
                        Database.column("subject_id", UUID.class).eq(subject)));
    }

    @Test
    void fillsInManyInChunksAndGoesOnWhereItWas() {
        var person = staff.create("person", Map.of("name", "Busy"));
        var company = staff.create("company", Map.of("name", "Late"));
        var talks = new ArrayList<Mutation>();
        for (int i = 0; i < 650; i++) {
            talks.add(Mutation.create("interaction", Ids.next(), talkWith(person)));
        }
        staff.write(talks.toArray(Mutation[]::new));
        assertThat(entries(person)).isEqualTo(650);
        backfill.bringUp(world.workspace());
        var affiliation = staff.create(
                "affiliation",
                Map.of("person", person.toString(), "company", company.toString(), "startsOn", "2025-01-01"));
        var database = SERVER.bean(Database.class);
        var wish = database.read(sql -> TimelineBackfill.wishes(sql, world.workspace())).stream()
                .filter(one -> one.record().equals(person))
                .findFirst()
                .orElseThrow();
        while (entries(company) == 0) {
            wish = backfill.next(world.workspace(), wish);
        }
        assertThat(entries(company)).isEqualTo(300);
        backfill.bringUp(world.workspace());
        assertThat(entries(company)).isEqualTo(650);
        staff.change("affiliation", affiliation, Map.of("startsOn", "2025-06-01"));
        backfill.bringUp(world.workspace());
        assertThat(entries(company)).isZero();
        staff.change("affiliation", affiliation, Map.of("startsOn", "2025-05-05"));
        staff.write(Mutation.delete("affiliation", affiliation));
        backfill.bringUp(world.workspace());
        assertThat(entries(company)).isZero();
        assertThat(entries(person)).isEqualTo(650);
    }

    @Test
    void missesNothingWrittenWhileTheRelationWasAdded() throws Exception {
        var person = staff.create("person", Map.of("name", "Raced"));
        var company = staff.create("company", Map.of("name", "Racing"));
        var writer = SERVER.bean(RecordWriter.class);
        var isWritten = new CountDownLatch(1);
        var mayEnd = new CountDownLatch(1);
        var slow = CompletableFuture.runAsync(() -> writer.inTransaction(world.workspace(), tx -> {
            writer.writeIn(
                    tx,
                    world.system(),
                    List.of(Mutation.create("interaction", Ids.next(), talkWith(person))),
                    WriteOptions.single("test"));
            isWritten.countDown();
            return await(mayEnd);
        }));
        assertThat(isWritten.await(30, TimeUnit.SECONDS)).isTrue();
        staff.create("affiliation", Map.of("person", person.toString(), "company", company.toString()));
        var filling = CompletableFuture.runAsync(() -> backfill.bringUp(world.workspace()));
        filling.completeOnTimeout(null, 300, TimeUnit.MILLISECONDS).join();
        assertThat(entries(company)).isZero();
        mayEnd.countDown();
        slow.join();
        backfill.bringUp(world.workspace());
        assertThat(entries(company)).isEqualTo(1);
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    @Test
    void goesAlongWhenAWorkspaceIsCopied() {
        var company = staff.create("company", Map.of("name", "Copied"));
        staff.create("note", Map.of("subject", "Comes along", "company", company.toString()));
        var workspaces = SERVER.bean(Workspaces.class);
        var copy = workspaces.copy(
                world.workspace(), NewWorkspace.of(world.workspace().slug() + "-copy", "Copy"));
        try {
            var items = SERVER.bean(Timeline.class)
                    .page(dev.grato.platform.Actor.system(copy), Wish.of("company", company))
                    .items();
            assertThat(items).extracting(Timeline.Entry::title).containsExactly("Comes along");
            var definition = SERVER.bean(Database.class)
                    .read(sql -> sql.fetchValue(
                            "select pg_get_constraintdef(oid) from pg_constraint where contype = 'p' and conrelid = {0}::regclass",
                            DSL.val(Database.quoted(copy, TimelineRows.TABLE))));
            assertThat(String.valueOf(definition)).contains("INCLUDE");
        } finally {
            workspaces.drop(copy);
        }
    }

    @Test
    void movesNoEntryWhenAPersonIsHandedOver() {
        var person = staff.create("person", Map.of("name", "Handed over"));
        staff.create("interaction", talkWith(person));
        var before = rows(person);
        var other = staff.hire("Heir", "administrator").user();
        SERVER.bean(Records.class)
                .write(
                        world.system(),
                        List.of(Mutation.update("person", person, Map.of("owner", other.toString()))),
                        WriteOptions.single("test"));
        assertThat(rows(person)).isEqualTo(before);
    }

    private static String rows(UUID subject) {
        return SERVER.bean(Database.class)
                .read(sql -> sql.fetch(
                        "select xmin::text, ctid::text, * from "
                                + Database.quoted(world.workspace(), TimelineRows.TABLE)
                                + " where subject_id = {0}",
                        DSL.val(subject)))
                .format();
    }
}
