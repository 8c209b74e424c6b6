package dev.grato.records.internal;

import dev.grato.Patience;
import dev.grato.Staff;
import dev.grato.TestServer;
import dev.grato.TestServer.World;
import dev.grato.platform.Actor;
import dev.grato.platform.GratoException;
import dev.grato.platform.Ids;
import dev.grato.records.BatchSummary;
import dev.grato.records.MergeRequest;
import dev.grato.records.Merges;
import dev.grato.records.Mutation;
import dev.grato.records.RecordBatches;
import dev.grato.records.Records;
import dev.grato.records.WriteOptions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/// What random tests do to records, whatever is kept about these: writing, trash, merging, undoing.
final class RandomEdits {

    private final TestServer server = TestServer.running();
    private final World world;
    private final Records records = server.bean(Records.class);
    private final List<UUID> batches = new ArrayList<>();
    private int merged;
    private Random random = new Random();

    /// The records there are or were, by object.
    final Map<String, List<UUID>> ids = new HashMap<>();

    /// One of a team who sees their own, one who sees the team's, one who sees all.
    final List<Actor> users = new ArrayList<>();

    RandomEdits(World world) {
        this.world = world;
        var staff = new Staff(world);
        var team = staff.team("North", null);
        for (var scope : List.of("own", "team", "all")) {
            users.add(staff.hire(scope, staff.role("Role " + scope, Map.of("readScope", scope)), team)
                    .actor());
        }
    }

    Random begin(long seed) {
        random = new Random(seed);
        return random;
    }

    int merged() {
        return merged;
    }

    <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    /// The id of one of the object's records; null where there are none.
    String pickId(String object) {
        return isNone(object) ? null : pick(ids.get(object)).toString();
    }

    boolean isNone(String object) {
        return ids.getOrDefault(object, List.of()).isEmpty();
    }

    void write(List<Mutation> mutations) {
        var batch = Ids.next();
        batches.add(batch);
        records.write(world.system(), mutations, new WriteOptions("test", false, batch, null));
    }

    void moveToTrashOrBack(List<String> objects) {
        var object = pick(objects);
        if (isNone(object)) {
            return;
        }
        var id = pick(ids.get(object));
        write(List.of(random.nextBoolean() ? Mutation.delete(object, id) : Mutation.restore(object, id)));
    }

    void undo() {
        if (batches.isEmpty()) {
            return;
        }
        var undo = Ids.next();
        try {
            var batch = batches.remove(random.nextInt(batches.size()));
            server.bean(RecordBatches.class).undo(world.system(), true, batch, undo, Set.of());
        } catch (GratoException refused) {
            return; // an empty batch, or one that cannot be taken back now
        }
        settle(undo);
    }

    /// What points at one of them points at the other once the batch is done; undoing it comes by chance, later.
    void merge() {
        var object = pick(List.of("person", "company", "deal"));
        if (isNone(object)) {
            return;
        }
        var batch = Ids.next();
        var request = new MergeRequest(object, pick(ids.get(object)), List.of(pick(ids.get(object))), Map.of());
        try {
            server.bean(Merges.class).merge(world.admin(), batch, request);
            batches.add(batch);
            merged++;
        } catch (GratoException refused) {
            return; // the same one, one in the trash, or one merged already
        }
        settle(batch);
    }

    private void settle(UUID batch) {
        Patience.until(() -> server.bean(RecordBatches.class)
                .find(world.system(), true, batch)
                .filter(BatchSummary::isRunning)
                .isEmpty());
    }
}
