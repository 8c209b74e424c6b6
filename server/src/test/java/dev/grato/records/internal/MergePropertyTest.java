package dev.grato.records.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grato.Seeds;
import dev.grato.TestServer;
import dev.grato.TestServer.World;
import dev.grato.platform.Database;
import dev.grato.platform.GratoException;
import dev.grato.platform.Ids;
import dev.grato.platform.PlatformError;
import dev.grato.records.LaterEdit;
import dev.grato.records.MergeRequest;
import dev.grato.records.Merges;
import dev.grato.records.Mutation;
import dev.grato.records.Outcome.Status;
import dev.grato.records.Query;
import dev.grato.records.RecordBatches;
import dev.grato.records.Records;
import dev.grato.records.WriteOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Random merges, edits, children made and moved, separations in any order, separations taken back, later edits
/// given away, with crashes in between and inside chunks: always what a slow, obvious oracle says, and in the
/// end, with all separated again, what had been there if nothing had ever been merged.
class MergePropertyTest {

    private static final List<String> TAGS = List.of("a", "b", "c", "d", "e");

    private static World world;
    private static BatchRunner node;

    @BeforeAll
    static void open() {
        world = TestServer.running().world();
        world.post("/model/objects", Map.of("name", "fleet", "plural", "fleets"));
        world.post("/model/objects", Map.of("name", "vessel", "plural", "vessels"));
        field("fleets", Map.of("name", "size", "type", "number"));
        field("fleets", Map.of("name", "code", "type", "text", "unique", true));
        field("fleets", Map.of("name", "parent", "type", "relation", "target", "fleet"));
        var options = TAGS.stream()
                .map(tag -> Map.of("key", tag, "label", Map.of("en", tag)))
                .toList();
        field("fleets", Map.of("name", "tags", "type", "multiSelect", "options", options));
        field("vessels", Map.of("name", "fleet", "type", "relation", "target", "fleet"));
        field("vessels", Map.of("name", "about", "type", "polymorphicRelation"));
        node = TestServer.running().bean(BatchRunner.class);
        crashes();
    }

    private static void field(String object, Map<String, Object> field) {
        var answer = world.post("/model/objects/" + object + "/fields", field);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
    }

    @AfterAll
    static void close() {
        node.inChunksOf(1_000);
        world.drop();
    }

    /// Every so many lines of the log and ends of chunks the transaction breaks off.
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
                + " when (new.source in ('merge', 'unmerge')) execute function " + schema + ".crash()");
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
    void separatesExactlyInAnyOrder() {
        long seed = Seeds.seed();
        int games = Boolean.getBoolean("grato.test.all") ? 60 : 6;
        int merges = 0;
        int separations = 0;
        int given = 0;
        for (int game = 0; game < games; game++) {
            var play = new Game(new Random(seed + game), "m" + game + "-");
            try {
                play.play(45);
            } catch (AssertionError | RuntimeException failure) {
                throw new AssertionError(
                        "seed " + seed + ", game " + game + ":\n" + String.join("\n", play.told), failure);
            }
            merges += play.merged;
            separations += play.separated;
            given += play.given;
        }
        assertThat(separations).isGreaterThan(games * 3);
        assertThat(given).isGreaterThan(games / 2);
        System.out.printf(
                "merge property test: %d games, %d merges, %d separations, %d edits given away, seed %d%n",
                games, merges, separations, given, seed);
    }

    // ---------------------------------------------------------------- one game

    /// A batch that can be undone.
    ///
    /// @param merge the merge that it made, took back or made again
    private record Made(UUID batch, UUID merge, boolean isMerge, List<UUID> others) {}

    private static final class Game {

        private final Random random;
        private final String prefix;
        private final MergeOracle oracle = new MergeOracle();
        private final Records records = TestServer.running().bean(Records.class);
        private final RecordBatches batches = TestServer.running().bean(RecordBatches.class);
        private final Merges merges = TestServer.running().bean(Merges.class);
        private final List<Made> made = new ArrayList<>();
        private final Map<List<UUID>, UUID> undoneBy = new HashMap<>();
        private final List<String> told = new ArrayList<>();
        private final Map<UUID, String> names = new HashMap<>();
        private int numbers;
        private int merged;
        private int separated;
        private int given;

        private Game(Random random, String prefix) {
            this.random = random;
            this.prefix = prefix;
        }

        private void play(int moves) {
            node.inChunksOf(1 + random.nextInt(4));
            for (int i = 0; i < 4; i++) {
                createFleet();
                createVessel();
            }
            for (int move = 0; move < moves; move++) {
                switch (random.nextInt(12)) {
                    case 0 -> createFleet();
                    case 1, 2 -> createVessel();
                    case 3, 4 -> editFleet();
                    case 5 -> editVessel();
                    case 6 -> trashOrRestore();
                    case 7, 8, 9 -> merge();
                    default -> undo();
                }
                compare();
            }
            while (made.stream().anyMatch(this::isStanding)) {
                var some =
                        new ArrayList<>(made.stream().filter(this::isStanding).toList());
                Collections.shuffle(some, random);
                separate(some.getFirst(), Set.of());
                compare();
            }
        }

        private <T> T any(List<T> list) {
            return list.isEmpty() ? null : list.get(random.nextInt(list.size()));
        }

        private String name(UUID id) {
            return names.getOrDefault(id, String.valueOf(id));
        }

        // ------------------------------------------------------------ edits

        private void createFleet() {
            var id = Ids.next();
            names.put(id, "F" + numbers);
            var values = new LinkedHashMap<String, Object>();
            values.put("name", prefix + "F" + numbers++);
            if (random.nextBoolean()) {
                values.put("size", random.nextInt(5));
            }
            if (random.nextInt(3) == 0) {
                values.put("code", prefix + "C" + numbers);
            }
            if (random.nextBoolean()) {
                values.put("tags", someTags());
            }
            if (random.nextInt(3) == 0) {
                values.put("parent", any(oracle.all("fleet")));
            }
            create("fleet", id, values);
        }

        private void createVessel() {
            var id = Ids.next();
            names.put(id, "V" + numbers);
            var values = new LinkedHashMap<String, Object>();
            values.put("name", prefix + "V" + numbers++);
            values.put("fleet", any(oracle.all("fleet")));
            if (random.nextInt(3) == 0) {
                values.put("about", any(oracle.all("fleet")));
            }
            create("vessel", id, values);
        }

        private List<String> someTags() {
            var tags = TAGS.stream().filter(tag -> random.nextInt(3) == 0).toList();
            return tags.isEmpty() ? null : tags;
        }

        private void create(String object, UUID id, Map<String, Object> values) {
            told.add("create " + name(id) + " " + told(values));
            values.values().removeIf(value -> value == null);
            var outcome = write(Mutation.create(object, id, sent(values)));
            assertThat(outcome).isEqualTo(Status.CREATED);
            oracle.create(id, object);
            values.forEach((field, value) -> follow(id, field, null, value));
        }

        private Map<String, Object> told(Map<String, Object> values) {
            var told = new LinkedHashMap<String, Object>();
            values.forEach((field, value) -> told.put(field, value instanceof UUID named ? name(named) : value));
            return told;
        }

        private static Map<String, Object> sent(Map<String, Object> values) {
            var sent = new LinkedHashMap<String, Object>();
            values.forEach((field, value) -> sent.put(
                    field,
                    value instanceof UUID named
                            ? field.equals("about")
                                    ? Map.of("object", "fleet", "id", named.toString())
                                    : named.toString()
                            : value));
            return sent;
        }

        private void follow(UUID id, String field, Object before, Object value) {
            boolean isRedirected =
                    value instanceof UUID named && !oracle.root(named).equals(named);
            oracle.edit(id, field, before, value, isRedirected);
        }

        private Status write(Mutation mutation) {
            return records.write(world.system(), List.of(mutation), WriteOptions.single("test"))
                    .getFirst()
                    .status();
        }

        private void edit(String object, UUID id, String field, Object value) {
            var values = new LinkedHashMap<String, Object>();
            values.put(field, value);
            oracle.tell();
            var before = field.equals("tags") ? tagsOf(id) : null;
            var status = write(Mutation.update(object, id, sent(values)));
            told.add("edit " + name(id) + " " + told(values) + " " + status);
            if (status == Status.UPDATED) {
                follow(id, field, before, value);
            }
        }

        private Collection<String> tagsOf(UUID id) {
            var shown = oracle.shown(id).get("tags");
            return shown == null
                    ? Set.of()
                    : new TreeSet<>(
                            List.of(shown.substring(1, shown.length() - 1).split(", ")));
        }

        private void editFleet() {
            var id = any(oracle.there("fleet"));
            switch (random.nextInt(5)) {
                case 0 -> edit("fleet", id, "name", prefix + "N" + numbers++);
                case 1 -> edit("fleet", id, "size", random.nextInt(4) == 0 ? null : random.nextInt(5));
                case 2 -> edit("fleet", id, "tags", someTags());
                case 3 -> edit("fleet", id, "code", random.nextInt(3) == 0 ? null : prefix + "C" + numbers++);
                default -> edit("fleet", id, "parent", any(oracle.all("fleet")));
            }
        }

        private void editVessel() {
            var id = any(oracle.there("vessel"));
            if (id != null) {
                edit("vessel", id, random.nextInt(3) == 0 ? "about" : "fleet", any(oracle.all("fleet")));
            }
        }

        private void trashOrRestore() {
            boolean toTrash = random.nextBoolean();
            var id = any(toTrash ? oracle.there("vessel") : oracle.inTrash("vessel"));
            if (id != null) {
                told.add((toTrash ? "trash " : "restore ") + name(id));
                var status = write(toTrash ? Mutation.delete("vessel", id) : Mutation.restore("vessel", id));
                assertThat(status.isDone()).isTrue();
                oracle.move(id, toTrash);
            }
        }

        // ------------------------------------------------------------ merges

        private void merge() {
            var fleets = new ArrayList<>(oracle.there("fleet"));
            Collections.shuffle(fleets, random);
            if (fleets.size() < 3) {
                return;
            }
            var survivor = fleets.getFirst();
            var others = List.copyOf(fleets.subList(1, random.nextInt(4) == 0 ? 3 : 2));
            var choices = new LinkedHashMap<String, UUID>();
            var asked = new LinkedHashMap<String, MergeRequest.Choice>();
            for (var field : List.of("name", "size", "code", "parent")) {
                if (random.nextInt(4) == 0) {
                    var from = random.nextInt(3) == 0 ? survivor : any(others);
                    choices.put(field, from);
                    asked.put(field, new MergeRequest.Of(from));
                }
            }
            var batch = Ids.next();
            names.put(batch, "M" + numbers++);
            told.add("merge " + name(batch) + " "
                    + others.stream().map(this::name).toList() + " into " + name(survivor) + " "
                    + told(Map.copyOf(choices)));
            crashEvery(random.nextInt(3) == 0 ? 0 : 11 + random.nextInt(6));
            untilItWorks(() -> merges.merge(world.admin(), batch, new MergeRequest("fleet", survivor, others, asked)));
            carryOut(batch);
            oracle.merge(batch, survivor, others, choices);
            made.add(new Made(batch, batch, true, others));
            merged++;
        }

        private static <T> T untilItWorks(Supplier<T> work) {
            for (int attempt = 0; attempt < 200; attempt++) {
                try {
                    return work.get();
                } catch (GratoException cutOff) {
                    if (cutOff.code() != PlatformError.BUSY) {
                        throw cutOff;
                    }
                }
            }
            throw new AssertionError("it never works");
        }

        private void carryOut(UUID batch) {
            for (int attempt = 0; attempt < 300; attempt++) {
                try {
                    node.run(world.workspace(), batch, Duration.ofSeconds(30));
                    if (!batches.find(world.admin(), false, batch).orElseThrow().isRunning()) {
                        crashEvery(0);
                        var summary = batches.find(world.admin(), false, batch).orElseThrow();
                        assertThat(summary.state()).isEqualTo("done");
                        assertThat(summary.failed()).isZero();
                        return;
                    }
                } catch (RuntimeException crashed) {
                    // and comes again
                }
            }
            throw new AssertionError("batch " + name(batch) + " does not come to an end");
        }

        private boolean isStanding(Made batch) {
            return batch.isMerge() && !Collections.disjoint(oracle.standing(batch.merge()), batch.others());
        }

        private void undo() {
            var batch = any(made);
            if (batch == null) {
                return;
            }
            var only = random.nextInt(4) == 0 ? Set.of(any(batch.others())) : Set.<UUID>of();
            if (batch.isMerge()) {
                separate(batch, only);
            } else {
                again(batch, only);
            }
        }

        private void separate(Made batch, Set<UUID> only) {
            var standing = new ArrayList<>(oracle.standing(batch.merge()));
            standing.retainAll(batch.others());
            if (!only.isEmpty()) {
                standing.retainAll(only);
            }
            if (standing.isEmpty()) {
                return;
            }
            var undo = Ids.next();
            names.put(undo, "U" + numbers++);
            told.add("separate " + name(undo) + " " + name(batch.batch()) + " "
                    + standing.stream().map(this::name).toList());
            crashEvery(random.nextInt(3) == 0 ? 0 : 11 + random.nextInt(6));
            untilItWorks(() -> batches.undo(world.admin(), false, batch.batch(), undo, only));
            carryOut(undo);
            int since = oracle.joined(batch.merge(), standing);
            oracle.separate(batch.merge(), standing);
            standing.forEach(other -> undoneBy.put(List.of(batch.merge(), other), undo));
            made.add(new Made(undo, batch.merge(), false, standing));
            separated++;
            later(undo, oracle.later(oracle.survivor(batch.merge()), standing, since));
        }

        private void again(Made batch, Set<UUID> only) {
            var others = batch.others().stream()
                    .filter(other -> batch.batch().equals(undoneBy.get(List.of(batch.merge(), other))))
                    .filter(other -> !oracle.standing(batch.merge()).contains(other))
                    .filter(other -> only.isEmpty() || only.contains(other))
                    .toList();
            var root = oracle.root(oracle.survivor(batch.merge()));
            if (others.isEmpty() || !others.stream().allMatch(oracle::isThere) || others.contains(root)) {
                return;
            }
            var again = Ids.next();
            names.put(again, "R" + numbers++);
            told.add("again " + name(again) + " " + name(batch.batch()) + " "
                    + others.stream().map(this::name).toList());
            crashEvery(random.nextInt(3) == 0 ? 0 : 11 + random.nextInt(6));
            untilItWorks(() -> batches.undo(world.admin(), false, batch.batch(), again, only));
            carryOut(again);
            oracle.again(batch.merge(), others);
            others.forEach(other -> undoneBy.remove(List.of(batch.merge(), other)));
            made.add(new Made(again, batch.merge(), true, others));
        }

        // ------------------------------------------------------------ later edits

        private void later(UUID undo, Map<String, List<Integer>> expected) {
            var found = new TreeMap<String, LaterEdit>();
            for (var edit :
                    merges.later(world.admin(), false, undo, null, 1_000).items()) {
                var item = List.of("added", "removed").contains(edit.change()) ? String.valueOf(edit.value()) : "";
                found.put(edit.record() + " " + edit.field() + " " + edit.change() + " " + item, edit);
            }
            assertThat(found.keySet()).isEqualTo(expected.keySet());
            found.forEach((key, edit) -> {
                if (random.nextBoolean()) {
                    give(undo, edit, expected.get(key));
                }
            });
        }

        private void give(UUID undo, LaterEdit edit, List<Integer> events) {
            var to = any(edit.choices().subList(1, edit.choices().size()));
            var target = edit.change().equals("points") ? edit.record() : to;
            oracle.tell();
            var before = tagsOf(target);
            long version = version(edit.object(), target);
            try {
                merges.assign(world.admin(), false, undo, Map.of(edit.id(), to));
            } catch (GratoException refused) {
                told.add("not given " + edit.field() + " to " + name(to) + " " + refused.getMessage());
                return;
            }
            told.add("give " + edit.field() + " " + edit.change() + " " + edit.value() + " to " + name(to));
            given++;
            boolean isWritten = version(edit.object(), target) > version;
            if (edit.change().equals("points")) {
                follow(target, edit.field(), null, to);
                return;
            }
            var item = List.of("added", "removed").contains(edit.change()) ? String.valueOf(edit.value()) : "";
            oracle.give(events, item);
            if (!isWritten) {
                return;
            }
            if (!item.isEmpty()) {
                var after = new TreeSet<>(before);
                if (edit.change().equals("added")) {
                    after.add(item);
                } else {
                    after.remove(item);
                }
                follow(to, "tags", before, List.copyOf(after));
            } else if (edit.field().equals("parent") && edit.value() != null) {
                follow(to, "parent", null, UUID.fromString(edit.value().toString()));
            } else {
                follow(to, edit.field(), null, edit.value());
            }
        }

        private long version(String object, UUID id) {
            return records.find(world.system(), object, id)
                    .orElseThrow()
                    .version()
                    .version();
        }

        // ------------------------------------------------------------ what must be there

        private void compare() {
            oracle.tell();
            var expected = new TreeMap<String, Object>();
            for (var object : List.of("fleet", "vessel")) {
                oracle.there(object).forEach(id -> expected.put(name(id), oracle.shown(id)));
            }
            var found = new TreeMap<String, Object>();
            for (var object : List.of("fleet", "vessel")) {
                find(object, found);
            }
            assertThat(found).isEqualTo(expected);
            var gone = oracle.all("fleet").stream()
                    .filter(id -> !oracle.isThere(id))
                    .toList();
            var roots = new HashMap<UUID, UUID>();
            gone.forEach(id -> roots.put(id, oracle.root(id)));
            assertThat(merges.survivorsOf(world.admin(), "fleet", gone)).isEqualTo(roots);
        }

        private void find(String object, Map<String, Object> found) {
            var filter = Map.<String, Object>of("field", "name", "op", "startsWith", "value", prefix);
            for (var item :
                    records.query(world.system(), Query.of(object, filter, 500)).items()) {
                var shown = new TreeMap<String, String>();
                for (var field : List.of("name", "size", "code", "tags", "parent", "fleet", "about")) {
                    var value = item.values().get(field);
                    if (value instanceof Map<?, ?> pointer) {
                        shown.put(field, String.valueOf(pointer.get("id")));
                    } else if (value != null) {
                        shown.put(field, value.toString());
                    }
                }
                found.put(name(item.id()), shown);
            }
        }
    }
}
