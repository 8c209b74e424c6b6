package dev.grato.records.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grato.Seeds;
import dev.grato.TestServer;
import dev.grato.TestServer.World;
import dev.grato.platform.Database;
import dev.grato.platform.Ids;
import dev.grato.records.BatchSummary;
import dev.grato.records.BulkEdit;
import dev.grato.records.Mutation;
import dev.grato.records.Query;
import dev.grato.records.RecordBatches;
import dev.grato.records.Records;
import dev.grato.records.WriteOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Random batches, later edits by others, undo of batches, of undos and of single records, with crashes in between
/// and inside chunks: always the state and the report of a slow, obvious oracle.
class UndoPropertyTest {

    private static final List<String> FIELDS = List.of("name", "size", "parent", "code", "tonnage", "fleet");

    private static World world;
    private static List<BatchRunner> nodes;

    @BeforeAll
    static void open() {
        world = TestServer.running().world();
        world.post("/model/objects", Map.of("name", "fleet", "plural", "fleets"));
        world.post("/model/objects", Map.of("name", "vessel", "plural", "vessels"));
        field("fleets", Map.of("name", "size", "type", "number"));
        field("fleets", Map.of("name", "parent", "type", "relation", "target", "fleet"));
        field("vessels", Map.of("name", "code", "type", "text", "unique", true));
        field("vessels", Map.of("name", "tonnage", "type", "number"));
        field("vessels", Map.of("name", "fleet", "type", "relation", "target", "fleet"));
        nodes = List.of(
                TestServer.running().bean(BatchRunner.class),
                TestServer.second().bean(BatchRunner.class));
        crashes();
    }

    private static void field(String object, Map<String, Object> field) {
        var answer = world.post("/model/objects/" + object + "/fields", field);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
    }

    @AfterAll
    static void close() {
        nodes.forEach(node -> node.inChunksOf(1_000));
        world.drop();
    }

    /// Every so many lines of the log and ends of chunks the transaction breaks off: a sequence counts on where a
    /// transaction is taken back.
    private static void crashes() {
        var schema = Database.quote(world.workspace().schema());
        sql("create sequence " + schema + ".crash_seq");
        sql("create table " + schema + ".crash_every (every bigint)");
        sql("insert into " + schema + ".crash_every values (0)");
        sql("create function " + schema + ".crash() returns trigger language plpgsql as $$ declare n bigint; begin"
                + " select every into n from " + schema + ".crash_every;"
                + " if n > 0 and nextval('" + schema + ".crash_seq') % n = 0 then"
                + " raise exception 'the chunk is cut off' using errcode = '53300'; end if;"
                + " return new; end $$");
        sql("create trigger crash before insert on " + schema + ".change_log for each row"
                + " when (new.source = 'undo' or new.batch_id is not null) execute function " + schema + ".crash()");
        sql("create trigger crash after update on " + schema + ".batch_item for each statement execute function "
                + schema + ".crash()");
    }

    private static void crashEvery(int lines) {
        sql("update " + Database.quoted(world.workspace(), "crash_every") + " set every = " + lines);
    }

    private static void sql(String statement) {
        TestServer.running().bean(Database.class).transaction(tx -> tx.execute(statement));
    }

    @Test
    void takesBackWhatIsUntouchedAndReportsTheRest() {
        long seed = Seeds.seed();
        int games = Boolean.getBoolean("grato.test.all") ? 60 : 8;
        int undos = 0;
        for (int game = 0; game < games; game++) {
            var play = new Game(new Random(seed + game), "g" + game + "-");
            try {
                play.play(30);
            } catch (AssertionError | RuntimeException failure) {
                throw new AssertionError("seed " + seed + ", game " + game + ": " + play.told, failure);
            }
            undos += play.undos;
        }
        assertThat(undos).isGreaterThan(games * 3);
        System.out.printf("undo property test: %d games, %d undos, seed %d%n", games, undos, seed);
    }

    // ---------------------------------------------------------------- one game

    private static final class Game {

        private final Random random;
        private final UndoOracle oracle = new UndoOracle();
        private final Records records = TestServer.running().bean(Records.class);
        private final RecordBatches batches = TestServer.running().bean(RecordBatches.class);
        private final List<UUID> made = new ArrayList<>();
        private final List<String> told = new ArrayList<>();
        private final List<String> freedCodes = new ArrayList<>();
        private final String prefix;
        private int names;
        private int undos;

        private Game(Random random, String prefix) {
            this.random = random;
            this.prefix = prefix;
        }

        private void play(int moves) {
            nodes.forEach(node -> node.inChunksOf(1 + random.nextInt(4)));
            for (int move = 0; move < moves; move++) {
                switch (random.nextInt(10)) {
                    case 0, 1 -> createMany();
                    case 2, 3 -> editMany();
                    case 4 -> bulk();
                    case 5, 6 -> othersEdit();
                    default -> undo();
                }
                compare();
            }
        }

        private List<UUID> ids(String object, boolean isLive) {
            return oracle.things.values().stream()
                    .filter(thing -> thing.object.equals(object) && thing.isLive == isLive)
                    .map(thing -> thing.id)
                    .toList();
        }

        private <T> T any(List<T> list) {
            return list.isEmpty() ? null : list.get(random.nextInt(list.size()));
        }

        private static String text(UUID id) {
            return id == null ? null : id.toString();
        }

        // ------------------------------------------------------------ moves

        private void createMany() {
            var batch = Ids.next();
            var mutations = new ArrayList<Mutation>();
            var fleets = new ArrayList<>(ids("fleet", true));
            for (int i = random.nextInt(6); i >= 0; i--) {
                var id = Ids.next();
                var values = new HashMap<String, Object>();
                values.put("name", prefix + "F" + names++);
                values.put("size", random.nextInt(5));
                put(values, "parent", text(any(fleets)));
                mutations.add(Mutation.create("fleet", id, values));
                fleets.add(id);
            }
            for (int i = random.nextInt(12); i > 0; i--) {
                var values = new HashMap<String, Object>();
                values.put("name", prefix + "V" + names);
                values.put("code", prefix + "C" + names++);
                values.put("tonnage", random.nextInt(5));
                put(values, "fleet", text(any(fleets)));
                mutations.add(Mutation.create("vessel", Ids.next(), values));
            }
            write(batch, mutations);
        }

        private static void put(Map<String, Object> values, String name, Object value) {
            if (value != null) {
                values.put(name, value);
            }
        }

        private void editMany() {
            var batch = Ids.next();
            var mutations = new ArrayList<Mutation>();
            for (int i = random.nextInt(10); i >= 0; i--) {
                var object = random.nextInt(3) == 0 ? "fleet" : "vessel";
                var id = any(ids(object, random.nextInt(6) > 0));
                if (id == null) {
                    continue;
                }
                switch (random.nextInt(6)) {
                    case 0 -> mutations.add(Mutation.delete(object, id));
                    case 1 -> mutations.add(Mutation.restore(object, id));
                    case 2 -> {
                        mutations.add(Mutation.update(object, id, values(object, id)));
                        mutations.add(Mutation.delete(object, id));
                    }
                    default -> mutations.add(Mutation.update(object, id, values(object, id)));
                }
            }
            write(batch, mutations);
        }

        private Map<String, Object> values(String object, UUID id) {
            var values = new HashMap<String, Object>();
            if (random.nextBoolean()) {
                values.put("name", prefix + "N" + names++);
            }
            if (object.equals("fleet")) {
                values.put("size", random.nextInt(4) == 0 ? null : random.nextInt(5));
                if (random.nextInt(3) == 0) {
                    values.put("parent", text(any(older(id))));
                }
                return values;
            }
            values.put("tonnage", random.nextInt(4) == 0 ? null : random.nextInt(5));
            if (random.nextInt(3) == 0) {
                values.put("fleet", text(any(ids("fleet", true))));
            }
            if (random.nextInt(4) == 0) {
                values.put("code", prefix + "C" + names++);
            }
            return values;
        }

        /// So that nothing is ever above itself.
        private List<UUID> older(UUID id) {
            var all = List.copyOf(oracle.things.keySet());
            return ids("fleet", true).stream()
                    .filter(other -> all.indexOf(other) < all.indexOf(id))
                    .toList();
        }

        private void write(UUID batch, List<Mutation> mutations) {
            told.add("write " + batch + " " + mutations.size());
            var outcomes = records.write(world.admin(), mutations, new WriteOptions("api", false, batch, null));
            boolean isAny = false;
            for (int i = 0; i < mutations.size(); i++) {
                isAny |=
                        follow(batch, mutations.get(i), outcomes.get(i).status().isDone());
            }
            if (isAny) {
                made.add(batch);
            }
        }

        private boolean follow(UUID batch, Mutation edit, boolean isDone) {
            if (!isDone) {
                return false;
            }
            switch (edit.kind()) {
                case CREATE -> oracle.create(batch, edit.id(), edit.object(), edit.values());
                case UPDATE -> {
                    free(edit);
                    oracle.update(batch, edit.id(), edit.values());
                }
                case DELETE -> {
                    free(edit);
                    oracle.move(batch, edit.id(), false);
                }
                case RESTORE -> oracle.move(batch, edit.id(), true);
            }
            return true;
        }

        private void free(Mutation edit) {
            var code = oracle.things.get(edit.id()).values.get("code");
            if (code != null) {
                freedCodes.add(code.toString());
            }
        }

        /// Single edits by somebody else, some of which take a code that has become free.
        private void othersEdit() {
            for (int i = random.nextInt(5); i >= 0; i--) {
                var object = random.nextBoolean() ? "fleet" : "vessel";
                var id = any(ids(object, random.nextInt(5) > 0));
                if (id == null) {
                    continue;
                }
                var values = values(object, id);
                if (object.equals("vessel") && random.nextInt(3) == 0 && !freedCodes.isEmpty()) {
                    values.put("code", any(freedCodes));
                }
                var edit = oracle.things.get(id).isLive
                        ? random.nextInt(5) == 0 ? Mutation.delete(object, id) : Mutation.update(object, id, values)
                        : Mutation.restore(object, id);
                told.add("other " + edit.kind() + " " + id);
                var outcome = records.write(world.system(), List.of(edit), WriteOptions.single("test"))
                        .getFirst();
                follow(null, edit, outcome.status().isDone());
            }
        }

        private void bulk() {
            var batch = Ids.next();
            var limit = random.nextInt(5);
            boolean isFleet = random.nextInt(3) == 0;
            var object = isFleet ? "fleet" : "vessel";
            var number = isFleet ? "size" : "tonnage";
            var kind = List.of(Mutation.Kind.UPDATE, Mutation.Kind.UPDATE, Mutation.Kind.DELETE, Mutation.Kind.RESTORE)
                    .get(random.nextInt(4));
            Map<String, Object> values =
                    kind == Mutation.Kind.UPDATE ? Map.of(number, random.nextInt(5)) : Map.<String, Object>of();
            var filter = Map.<String, Object>of(
                    "and",
                    List.of(
                            Map.of("field", "name", "op", "startsWith", "value", prefix),
                            Map.of("field", number, "op", "le", "value", limit)));
            told.add("bulk " + kind + " " + object + " " + batch);
            batches.begin(
                    world.admin(), batch, new BulkEdit(kind, object, filter, List.of(), values, null), false, null);
            carryOut(batch);
            crashEvery(0);
            var results = batches.records(world.admin(), false, batch, null, 1_000, false)
                    .items();
            for (var result : results) {
                boolean isDone = List.of("updated", "deleted", "restored").contains(result.status());
                follow(batch, new Mutation(kind, object, result.record(), values, null), isDone);
            }
            made.add(batch);
        }

        // ------------------------------------------------------------ undo

        private void undo() {
            var open = made.stream()
                    .filter(batch -> batches.find(world.admin(), false, batch)
                            .filter(found -> found.undoneBy() == null && !found.isRunning())
                            .isPresent())
                    .toList();
            var batch = any(open);
            if (batch == null) {
                return;
            }
            var only = new LinkedHashSet<UUID>();
            if (random.nextInt(3) == 0) {
                oracle.things.values().stream()
                        .filter(thing -> random.nextInt(3) == 0)
                        .filter(thing -> thing.lines.stream().anyMatch(line -> batch.equals(line.batch())))
                        .forEach(thing -> only.add(thing.id));
            }
            var undo = Ids.next();
            told.add("undo " + undo + " of " + batch + (only.isEmpty() ? "" : " only " + only));
            crashEvery(random.nextInt(4) == 0 ? 0 : 11 + random.nextInt(6));
            batches.undo(world.admin(), false, batch, undo, only);
            carryOut(undo);
            crashEvery(0);
            undos++;
            made.add(undo);
            var expected = oracle.undo(undo, batch, only);
            assertThat(left(undo)).isEqualTo(expected);
        }

        /// On two nodes at once, however often they lose their connection.
        private void carryOut(UUID batch) {
            var other = CompletableFuture.runAsync(() -> carryOut(nodes.getLast(), batch));
            carryOut(nodes.getFirst(), batch);
            other.join();
            BatchSummary summary = batches.find(world.admin(), false, batch).orElseThrow();
            assertThat(summary.state()).isEqualTo("done");
            assertThat(summary.done()).isEqualTo(summary.total());
        }

        private void carryOut(BatchRunner node, UUID batch) {
            for (int attempt = 0; attempt < 300; attempt++) {
                try {
                    if (!node.run(world.workspace(), batch, Duration.ofSeconds(30))
                            && !batches.find(world.admin(), false, batch)
                                    .orElseThrow()
                                    .isRunning()) {
                        return;
                    }
                } catch (RuntimeException crashed) {
                    // and comes again
                }
            }
            throw new AssertionError("batch " + batch + " does not come to an end");
        }

        private Map<UUID, Set<String>> left(UUID undo) {
            var left = new HashMap<UUID, Set<String>>();
            for (var record : batches.records(world.admin(), false, undo, null, 1_000, true)
                    .items()) {
                var told = new TreeSet<String>();
                for (var each : record.left()) {
                    if (each.reason().equals("invalid")) {
                        each.fields().forEach(field -> told.add("invalid [" + field + "]"));
                    } else {
                        told.add(each.reason() + " " + new TreeSet<>(each.fields()));
                    }
                }
                left.put(record.record(), told);
            }
            return left;
        }

        // ------------------------------------------------------------ what must be there

        private void compare() {
            var expected = new LinkedHashMap<UUID, Object>();
            oracle.things.values().forEach(thing -> expected.put(thing.id, state(thing.isLive, thing.values)));
            var found = new LinkedHashMap<UUID, Object>();
            for (var object : List.of("fleet", "vessel")) {
                for (boolean inTrash : List.of(false, true)) {
                    find(object, inTrash, found);
                }
            }
            found.keySet().retainAll(expected.keySet());
            assertThat(found).isEqualTo(expected);
            var someone = any(List.copyOf(oracle.things.values()));
            if (someone != null && someone.isLive) {
                var history = records.history(world.system(), someone.object, someone.id, null, 200);
                assertThat(history).hasSize(someone.lines.size());
                assertThat(history.getFirst().version()).isEqualTo(someone.lines.size());
            }
        }

        private void find(String object, boolean inTrash, Map<UUID, Object> found) {
            String cursor = null;
            do {
                var query = new Query(
                        object, null, List.of(), List.of(), List.of(), 500, cursor, Query.Count.NONE, inTrash);
                var page = records.query(world.system(), query);
                page.items().forEach(item -> found.put(item.id(), state(!inTrash, item.values())));
                cursor = page.nextCursor();
            } while (cursor != null);
        }

        private static Map<String, String> state(boolean isLive, Map<String, Object> values) {
            var state = new HashMap<String, String>();
            state.put("live", String.valueOf(isLive));
            FIELDS.forEach(name -> {
                if (values.get(name) != null) {
                    state.put(name, values.get(name).toString());
                }
            });
            return state;
        }
    }
}
