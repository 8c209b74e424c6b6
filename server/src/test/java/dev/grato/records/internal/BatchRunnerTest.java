package dev.grato.records.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.grato.Patience;
import dev.grato.TestServer;
import dev.grato.TestServer.World;
import dev.grato.platform.Actor;
import dev.grato.platform.Database;
import dev.grato.platform.GratoException;
import dev.grato.platform.Ids;
import dev.grato.platform.Workspaces;
import dev.grato.platform.Workspaces.NewWorkspace;
import dev.grato.records.BatchSummary;
import dev.grato.records.BulkEdit;
import dev.grato.records.Mutation;
import dev.grato.records.Query;
import dev.grato.records.RecordBatches;
import dev.grato.records.Records;
import dev.grato.records.RecordsError;
import dev.grato.records.WriteOptions;
import dev.grato.records.spi.BatchOwners;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What becomes of a batch on its way: cancelled, its owner gone or demoted, its node dead.
class BatchRunnerTest {

    private static World world;
    private static Records records;
    private static RecordBatches batches;
    private static BatchRunner runner;

    @BeforeAll
    static void open() {
        world = TestServer.running().world();
        records = TestServer.running().bean(Records.class);
        batches = TestServer.running().bean(RecordBatches.class);
        runner = TestServer.running().bean(BatchRunner.class);
        runner.inChunksOf(1);
    }

    @AfterAll
    static void close() {
        runner.inChunksOf(1_000);
        world.drop();
    }

    private static List<UUID> companies(int count) {
        var edits = new ArrayList<Mutation>();
        for (int i = 0; i < count; i++) {
            edits.add(Mutation.create("company", Ids.next(), Map.of("name", "Company " + i, "employees", 1)));
        }
        records.write(world.system(), edits, WriteOptions.single("test"));
        return edits.stream().map(Mutation::id).toList();
    }

    /// A batch so laid down that nobody carries it out but those who are told to.
    private static UUID laidDown(Actor actor, List<UUID> ids, String ability) {
        var edit = new BulkEdit(Mutation.Kind.UPDATE, "company", null, ids, Map.of("employees", 2), null);
        var object = TestServer.running()
                .bean(dev.grato.model.Models.class)
                .current(world.workspace())
                .require("company");
        var id = Ids.next();
        var job = new BatchJobs.NewJob(
                id, BulkWork.KIND, "user", "company", null, null, ability, BulkWork.plan(object, edit));
        TestServer.running()
                .bean(Database.class)
                .transaction(tx -> TestServer.running().bean(BatchJobs.class).insert(tx, actor, job));
        return id;
    }

    private static BatchSummary summary(UUID id) {
        return batches.find(world.system(), true, id).orElseThrow();
    }

    private static long changed(List<UUID> ids) {
        return ids.stream()
                .filter(id -> records.find(world.system(), "company", id)
                                .orElseThrow()
                                .version()
                                .version()
                        == 2)
                .count();
    }

    private static Actor person(String role) {
        var filter = Map.<String, Object>of("field", "key", "value", role);
        var roleId = records.query(world.system(), Query.of("role", filter, 1))
                .items()
                .getFirst()
                .id();
        var id = Ids.next();
        records.write(
                world.system(),
                List.of(Mutation.create(
                        "user", id, Map.of("name", "X", "email", id + "@example.com", "role", roleId.toString()))),
                WriteOptions.single("test"));
        return TestServer.running()
                .bean(BatchOwners.class)
                .find(world.workspace(), Actor.Kind.USER, null, id, null)
                .orElseThrow();
    }

    @Test
    void goesOnWhereAnotherNodeStopped() {
        var ids = companies(30);
        var id = laidDown(world.admin(), ids, null);
        for (int i = 0; i < 6; i++) {
            runner.run(world.workspace(), id, Duration.ZERO);
        }
        assertThat(summary(id).state()).isEqualTo("running");
        assertThat(summary(id).done()).isBetween(1L, 10L);
        TestServer.second().bean(BatchRunner.class).run(world.workspace(), id, Duration.ofSeconds(30));
        assertThat(summary(id).state()).isEqualTo("done");
        assertThat(summary(id).written()).isEqualTo(30);
        assertThat(changed(ids)).isEqualTo(30);
    }

    @Test
    void isPickedUpByTheSweepWhenNobodyAskedForIt() {
        var ids = companies(3);
        var id = laidDown(world.admin(), ids, null);
        runner.sweep();
        Patience.until(() -> !summary(id).isRunning());
        assertThat(changed(ids)).isEqualTo(3);
    }

    @Test
    void stopsWhenCancelledAndGivesBackWhatWasDone() {
        var ids = companies(20);
        var id = laidDown(world.admin(), ids, null);
        for (int i = 0; i < 8; i++) {
            runner.run(world.workspace(), id, Duration.ZERO);
        }
        assertThatThrownBy(() -> batches.undo(world.admin(), false, id, Ids.next(), Set.of()))
                .isInstanceOfSatisfying(
                        GratoException.class,
                        refused -> assertThat(refused.code()).isEqualTo(RecordsError.BATCH_RUNNING));
        assertThat(batches.cancel(world.admin(), false, id).state()).isEqualTo("cancelled");
        assertThat(runner.run(world.workspace(), id, Duration.ofSeconds(5))).isFalse();
        long done = changed(ids);
        assertThat(done).isBetween(1L, 19L).isEqualTo(summary(id).written());
        var undo = batches.undo(world.admin(), false, id, Ids.next(), Set.of());
        assertThat(undo.written()).isEqualTo(done);
    }

    @Test
    void stopsWhenItsOwnerIsDeactivated() {
        var owner = person("administrator");
        var ids = companies(10);
        var id = laidDown(owner, ids, null);
        for (int i = 0; i < 4; i++) {
            runner.run(world.workspace(), id, Duration.ZERO);
        }
        records.write(
                world.system(),
                List.of(Mutation.update("user", owner.userId(), Map.of("isActive", false))),
                WriteOptions.single("test"));
        runner.run(world.workspace(), id, Duration.ofSeconds(5));
        assertThat(summary(id).state()).isEqualTo("failed");
        assertThat(summary(id).reason()).isEqualTo("ownerGone");
        assertThat(changed(ids)).isBetween(1L, 9L).isEqualTo(summary(id).written());
    }

    @Test
    void refusesTheRestWhenItsOwnerIsDemoted() {
        var owner = person("administrator");
        var ids = companies(10);
        var id = laidDown(owner, ids, null);
        for (int i = 0; i < 4; i++) {
            runner.run(world.workspace(), id, Duration.ZERO);
        }
        demote(owner);
        runner.run(world.workspace(), id, Duration.ofSeconds(5));
        assertThat(summary(id).state()).isEqualTo("done");
        assertThat(summary(id).failed()).isGreaterThan(0).isEqualTo(10 - changed(ids));
    }

    @Test
    void stopsWhenItsOwnerLosesTheAbility() {
        var owner = person("administrator");
        var id = laidDown(owner, companies(3), "massUpdate");
        demote(owner);
        runner.run(world.workspace(), id, Duration.ofSeconds(5));
        assertThat(summary(id).reason()).isEqualTo("abilityGone");
    }

    private static void demote(Actor owner) {
        var filter = Map.<String, Object>of("field", "key", "value", "readOnly");
        var role = records.query(world.system(), Query.of("role", filter, 1))
                .items()
                .getFirst()
                .id();
        records.write(
                world.system(),
                List.of(Mutation.update("user", owner.userId(), Map.of("role", role.toString()))),
                WriteOptions.single("test"));
    }

    @Test
    void doesNotGoOnInACopyOfTheWorkspace() {
        var ids = companies(5);
        var id = laidDown(world.admin(), ids, null);
        var copy = TestServer.running()
                .bean(Workspaces.class)
                .copy(world.workspace(), NewWorkspace.of("t-copy-of-running", "Copy"));
        assertThat(runner.run(copy, id, Duration.ofSeconds(5))).isFalse();
        var there = batches.find(Actor.system(copy), true, id).orElseThrow();
        assertThat(there.state()).isEqualTo("cancelled");
        TestServer.running().bean(Workspaces.class).drop(copy);

        runner.run(world.workspace(), id, Duration.ofSeconds(10));
        Patience.until(() -> !summary(id).isRunning());
        assertThat(summary(id).state()).as("the original goes on").isEqualTo("done");
    }

    @Test
    void isUndoneOnceThoughTwoWantIt() {
        var ids = companies(5);
        var id = laidDown(world.admin(), ids, null);
        runner.run(world.workspace(), id, Duration.ofSeconds(10));
        batches.undo(world.admin(), false, id, Ids.next(), Set.of());
        assertThatThrownBy(() -> batches.undo(world.admin(), false, id, Ids.next(), Set.of()))
                .isInstanceOfSatisfying(
                        GratoException.class,
                        refused -> assertThat(refused.code()).isEqualTo(RecordsError.BATCH_NOT_UNDOABLE));
    }
}
