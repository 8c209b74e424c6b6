package dev.grato.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grato.Seeds;
import dev.grato.TestServer;
import dev.grato.TestServer.Answer;
import dev.grato.TestServer.World;
import dev.grato.platform.Database;
import dev.grato.platform.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Whatever is done to a model, to its records and back, on two nodes that learn of it at different times: no
/// value is lost, nothing fails but by refusal, and the nodes agree in the end.
class ModelPropertyTest {

    @Test
    void losesNothingInRandomSequencesOnTwoNodes() throws Exception {
        long seed = Seeds.seed();
        int runs = Boolean.getBoolean("grato.test.all") ? 100 : 3;
        for (int run = 0; run < runs; run++) {
            var world = TestServer.running().world();
            try {
                new Run(world, world.at(TestServer.second()), seed + run).play();
            } catch (AssertionError | RuntimeException failure) {
                throw new AssertionError("seed " + (seed + run), failure);
            } finally {
                world.drop();
            }
        }
    }

    /// What must be known of a record: values by column, since names change.
    private static final class Known {
        private final UUID id;
        private final String table;
        private final Map<String, Object> values = new HashMap<>();
        private boolean isDeleted;
        private int changedAt;

        private Known(UUID id, String table) {
            this.id = id;
            this.table = table;
        }

        private Known copy() {
            var copy = new Known(id, table);
            copy.values.putAll(values);
            copy.isDeleted = isDeleted;
            return copy;
        }
    }

    /// Something that can be taken back.
    ///
    /// @param at the step it was done in
    /// @param modelBefore the model as it was, for a change of the model
    /// @param before the records as they were, by id; null for those that were not there
    private record Done(UUID batch, int at, String modelBefore, Map<UUID, Known> before) {}

    private static final class Run {

        private static final int STEPS = 130;
        private static final List<String> OBJECTS = List.of("vessel", "harbor", "voyage", "cargo", "crewList");
        private static final List<String> NAMES =
                List.of("red", "green", "blue", "weight", "length", "flag", "remark", "rank");

        private final List<World> nodes;
        private final Random random;
        private final Map<UUID, Known> records = new LinkedHashMap<>();
        private final List<Done> done = new ArrayList<>();
        private Map<String, String> physical = new TreeMap<>();
        private int step;
        private int modelChangedAt;
        private int accepted;

        private Run(World one, World two, long seed) {
            this.nodes = List.of(one, two);
            this.random = new Random(seed);
        }

        private void play() throws Exception {
            for (step = 1; step <= STEPS; step++) {
                var node = nodes.get(random.nextInt(2));
                try {
                    step(node);
                } catch (AssertionError | RuntimeException failure) {
                    throw new AssertionError("step " + step, failure);
                }
                checkPhysicalNames();
                if (step % 40 == 0) {
                    check();
                }
            }
            storm();
            check();
            assertThat(accepted).isGreaterThan(STEPS / 4);
        }

        private void step(World node) {
            switch (random.nextInt(26)) {
                case 0 -> createObject(node);
                case 1, 2, 3, 4 -> createField(node);
                case 5 -> changeField(node, Map.of("name", pick(NAMES)));
                case 6 -> changeField(node, Map.of("retired", random.nextBoolean()));
                case 7 -> bringBack(node);
                case 8 -> changeField(node, Map.of("hidden", random.nextBoolean()));
                case 9 ->
                    changeField(node, Map.of(pick(List.of("required", "unique", "indexed")), random.nextInt(3) == 0));
                case 10 -> changeField(node, Map.of("options", options()));
                case 11 -> rule(node);
                case 12 -> changeObject(node);
                case 13, 14, 15, 16 -> createRecord(node);
                case 17, 18, 19 -> changeRecord(node);
                case 20 -> deleteOrRestore(node);
                case 21 -> batch(node);
                case 22, 23, 24 -> undo(node);
                default -> read(node);
            }
        }

        // ------------------------------------------------------------ the model

        private Model model() {
            return nodes.getFirst()
                    .server()
                    .bean(Models.class)
                    .refreshed(nodes.getFirst().workspace());
        }

        private String modelJson() {
            return Json.write(without(ModelJson.model(model()), "version", "unique"));
        }

        /// A unique field is one only when its index is built, which takes a moment.
        private static Object without(Object json, String... names) {
            return switch (json) {
                case Map<?, ?> map -> {
                    var kept = new LinkedHashMap<String, Object>();
                    map.forEach((key, value) -> {
                        if (!List.of(names).contains(String.valueOf(key))) {
                            kept.put(String.valueOf(key), without(value, names));
                        }
                    });
                    yield kept;
                }
                case List<?> list ->
                    list.stream().map(item -> without(item, names)).toList();
                case null -> "null";
                default -> json;
            };
        }

        private void change(World node, String method, String path, Object body) {
            var before = modelJson();
            var answer = sound(node.send(method, "/model/objects" + path, body));
            if (answer.status() < 300) {
                var batch = UUID.fromString((String) answer.json().get("batchId"));
                done.add(new Done(batch, step, before, Map.of()));
                modelChangedAt = step;
                accepted++;
            }
        }

        private void createObject(World node) {
            change(node, "POST", "", Map.of("name", pick(OBJECTS)));
        }

        private void createField(World node) {
            var types = node.server().bean(Models.class).types().all();
            var type = types.stream()
                    .skip(random.nextInt(types.size()))
                    .findFirst()
                    .orElseThrow();
            var body = new LinkedHashMap<String, Object>();
            body.put("name", pick(NAMES) + (random.nextBoolean() ? "" : random.nextInt(9)));
            body.put("type", type.key());
            if (type.hasOptions()) {
                body.put("options", options());
            }
            if (type.key().equals("relation")) {
                body.put("target", random.nextInt(3) == 0 ? "company" : object().name());
                body.put("inverse", "in" + random.nextInt(1_000));
            }
            if (random.nextInt(8) == 0) {
                body.put(pick(List.of("unique", "indexed", "required")), true);
            }
            change(node, "POST", "/" + object().name() + "/fields", body);
        }

        private void changeField(World node, Map<String, Object> change) {
            var object = object();
            customField(object)
                    .ifPresent(field -> change(node, "PATCH", "/" + object.name() + "/fields/" + field.name(), change));
        }

        private void bringBack(World node) {
            var object = object();
            object.fields().stream()
                    .filter(FieldDefinition::isRetired)
                    .findAny()
                    .ifPresent(field -> change(
                            node, "PATCH", "/" + object.name() + "/fields/" + field.name(), Map.of("retired", false)));
        }

        private List<Map<String, Object>> options() {
            return IntStream.range(0, 2 + random.nextInt(3))
                    .mapToObj(i -> Map.<String, Object>of("key", "o" + i, "label", "Option " + random.nextInt(9)))
                    .toList();
        }

        private void rule(World node) {
            var object = object();
            if (!object.rules().isEmpty() && random.nextBoolean()) {
                var rule = object.rules().getFirst().name();
                if (random.nextBoolean()) {
                    change(node, "DELETE", "/" + object.name() + "/rules/" + rule, null);
                } else {
                    change(
                            node,
                            "PATCH",
                            "/" + object.name() + "/rules/" + rule,
                            Map.of("active", random.nextBoolean()));
                }
                return;
            }
            customField(object)
                    .ifPresent(field -> change(
                            node,
                            "POST",
                            "/" + object.name() + "/rules",
                            Map.of(
                                    "name",
                                    "rule" + random.nextInt(5),
                                    "refuses",
                                    Map.of("field", field.name(), "op", "eq", "value", "o1"),
                                    "message",
                                    "Not this")));
        }

        private void changeObject(World node) {
            Map<String, Object> change =
                    random.nextBoolean() ? Map.of("retired", random.nextInt(3) == 0) : Map.of("name", pick(OBJECTS));
            change(node, "PATCH", "/" + pick(OBJECTS), change);
        }

        /// One of the objects there are; mostly a custom one.
        private ObjectType object() {
            var candidates = model().objects().stream()
                    .filter(each -> each.isCustom() || each.name().equals("company"))
                    .toList();
            return candidates.get(random.nextInt(candidates.size()));
        }

        private java.util.Optional<FieldDefinition> customField(ObjectType object) {
            var fields = object.liveFields().values().stream()
                    .filter(FieldDefinition::isCustom)
                    .toList();
            return fields.isEmpty() ? java.util.Optional.empty() : java.util.Optional.of(pick(fields));
        }

        /// A column keeps its place and its type for ever, whatever becomes of its field.
        private void checkPhysicalNames() {
            var now = new TreeMap<String, String>();
            var world = nodes.getFirst();
            world.server()
                    .bean(Database.class)
                    .read(sql ->
                            sql.fetch("select table_name || '.' || column_name, definition->>'type', is_custom from "
                                    + Database.quoted(world.workspace(), "model_field")))
                    .forEach(row -> {
                        if (row.get(2, Boolean.class)) {
                            now.put(row.get(0, String.class), row.get(1, String.class));
                        }
                    });
            assertThat(now).containsAllEntriesOf(physical);
            physical = now;
        }

        // ------------------------------------------------------------ records

        private Map<String, Object> values(ObjectType object, boolean isNew) {
            var values = new LinkedHashMap<String, Object>();
            for (var field : object.liveFields().values()) {
                boolean isDue = isNew && (field.isRequired() || field.name().equals("name"));
                if ((field.isCustom() || field.name().equals("name")) && (isDue || random.nextInt(3) == 0)) {
                    var value = random.nextInt(8) == 0 && !isDue ? null : value(field);
                    values.put(field.name(), value);
                }
            }
            return values;
        }

        private Object value(FieldDefinition field) {
            int n = random.nextInt(1_000);
            return switch (field.type().key()) {
                case "text", "longText" -> "Text " + n + " àß";
                case "richText" -> "<p>Rich <b>" + n + "</b></p>";
                case "number", "percent" -> n;
                case "money" -> Map.of("amount", n, "currency", "USD");
                case "approximateAmount" -> "50-60k";
                case "approximateDate" -> "2027-03-04";
                case "boolean" -> random.nextBoolean();
                case "date" -> "2026-11-" + (10 + n % 20);
                case "dateTime" -> "2026-11-22T10:15:" + (10 + n % 50) + "Z";
                case "duration" -> "PT" + n + "M";
                case "select" -> "o" + n % 4;
                case "multiSelect" -> List.of("o" + n % 4, "o0");
                case "rating" -> 1 + n % 5;
                case "personName" -> Map.of("given", "Ana " + n, "family", "García");
                case "emailList" -> List.of("a" + n + "@example.org");
                case "phoneList" -> List.of("+34 912 345 6" + (10 + n % 90));
                case "urlList" -> List.of("https://example.org/" + n);
                case "address" -> Map.of("city", "Milano " + n);
                case "geoPoint" -> Map.of("latitude", 45 + n / 1_000.0, "longitude", 9);
                case "taxId" -> "DE123456789";
                case "json" -> Map.of("n", n);
                case "user" -> nodes.getFirst().admin().userId().toString();
                case "relation" -> target(field.target());
                case "polymorphicRelation" ->
                    target("company") == null ? null : Map.of("object", "company", "id", target("company"));
                default -> null;
            };
        }

        private String target(String name) {
            var table = model().object(name == null ? "" : name)
                    .map(ObjectType::table)
                    .orElse("");
            return records.values().stream()
                    .filter(known -> known.table.equals(table) && !known.isDeleted)
                    .map(known -> known.id.toString())
                    .findFirst()
                    .orElse(null);
        }

        private void createRecord(World node) {
            var object = object();
            var answer = sound(node.post("/" + object.address(), values(object, true)));
            if (answer.status() == 201) {
                var known = new Known(UUID.fromString((String) answer.json().get("id")), object.table());
                records.put(known.id, known);
                learn(known, answer);
            }
        }

        private void changeRecord(World node) {
            var known = some(false);
            var object = known == null ? null : at(known);
            if (object == null) {
                return;
            }
            var sent = values(object, false);
            var answer = sound(node.send("PATCH", "/" + object.address() + "/" + known.id, sent));
            if (answer.status() == 200) {
                assertKept(known, object, answer.json(), sent);
                learn(known, answer);
            }
        }

        private void deleteOrRestore(World node) {
            var known = some(random.nextInt(3) > 0);
            var object = known == null ? null : at(known);
            if (object == null) {
                return;
            }
            var path = "/" + object.address() + "/" + known.id;
            var answer = sound(
                    known.isDeleted ? node.send("POST", path + "/restore", null) : node.send("DELETE", path, null));
            if (answer.status() < 300) {
                known.isDeleted = !known.isDeleted;
                known.changedAt = step;
                accepted++;
            }
        }

        private void batch(World node) {
            var object = object();
            var before = new HashMap<UUID, Known>();
            var creates = IntStream.range(0, 1 + random.nextInt(3))
                    .mapToObj(i -> values(object, true))
                    .toList();
            var updates = new ArrayList<Map<String, Object>>();
            records.values().stream()
                    .filter(known -> known.table.equals(object.table()) && !known.isDeleted)
                    .limit(3)
                    .forEach(known -> {
                        var values = values(object, false);
                        values.put("id", known.id.toString());
                        updates.add(values);
                        before.put(known.id, known.copy());
                    });
            var path = "/" + object.address() + "/batch" + (random.nextBoolean() ? "?atomic=true" : "");
            var answer = sound(node.post(path, Map.of("create", creates, "update", updates)));
            if (answer.status() != 200) {
                return;
            }
            for (var item : Json.asList(answer.json().get("results"))) {
                var result = Json.asObject(item);
                if (List.of("created", "updated").contains(result.get("status"))) {
                    var id = UUID.fromString((String) result.get("id"));
                    var known = records.computeIfAbsent(id, key -> {
                        before.put(key, null);
                        return new Known(key, object.table());
                    });
                    learn(known, sound(node.get("/" + object.address() + "/" + id)));
                }
            }
            before.keySet().removeIf(id -> records.get(id).changedAt != step);
            done.add(new Done(UUID.fromString((String) answer.json().get("batchId")), step, null, before));
        }

        private void undo(World node) {
            if (done.isEmpty()) {
                return;
            }
            // the latest ones are the likeliest to be undone
            int back = random.nextBoolean() ? 1 : 1 + random.nextInt(done.size());
            var what = done.get(done.size() - back);
            var modelBefore = modelJson();
            var answer = sound(node.post("/batches/" + what.batch() + "/undo", null));
            if (answer.status() >= 300) {
                return;
            }
            accepted++;
            var undo = UUID.fromString((String) answer.json().get("batchId"));
            if (what.modelBefore() != null) {
                if (what.at() == modelChangedAt) {
                    assertThat(modelJson()).as("the model after the undo").isEqualTo(what.modelBefore());
                }
                modelChangedAt = step;
                done.add(new Done(undo, step, modelBefore, Map.of()));
                return;
            }
            var left = Json.asList(answer.json().get("left"));
            var copies = new HashMap<UUID, Known>();
            what.before().forEach((id, before) -> {
                var known = records.get(id);
                copies.put(id, known.copy());
                boolean wasThere = before != null && !before.isDeleted;
                boolean isUntouched = known.changedAt == what.at() && modelChangedAt < what.at();
                var object = at(known);
                if (object == null) {
                    return;
                }
                var now = sound(node.get("/" + object.address() + "/" + id));
                if (isUntouched && left.isEmpty()) {
                    assertThat(now.status()).isEqualTo(wasThere ? 200 : 404);
                    if (wasThere) {
                        assertKept(before, object, now.json(), Map.of());
                    }
                }
                if (now.status() == 200) {
                    known.isDeleted = false;
                    learn(known, now);
                } else {
                    known.isDeleted = true;
                    known.changedAt = step;
                }
            });
            done.add(new Done(undo, step, null, copies));
        }

        private void read(World node) {
            var object = object();
            sound(node.get("/" + object.address()));
            sound(node.get("/model"));
            customField(object).ifPresent(field -> {
                sound(node.get("/" + object.address() + "?sort=" + field.name()));
                sound(node.post(
                        "/" + object.address() + "/query",
                        Map.of("filter", Map.of("field", field.name(), "op", "empty"))));
            });
            var known = some(random.nextBoolean());
            if (known != null && at(known) != null) {
                sound(node.get("/" + at(known).address() + "/" + known.id + "/history"));
            }
        }

        private Known some(boolean isDeleted) {
            var candidates = records.values().stream()
                    .filter(known -> known.isDeleted == isDeleted)
                    .toList();
            return candidates.isEmpty() ? null : pick(candidates);
        }

        private ObjectType at(Known known) {
            return model().objects().stream()
                    .filter(object -> object.table().equals(known.table))
                    .findFirst()
                    .orElse(null);
        }

        private <T> T pick(List<T> list) {
            return list.get(random.nextInt(list.size()));
        }

        // ------------------------------------------------------------ what must hold

        private static Answer sound(Answer answer) {
            assertThat(answer.status())
                    .as("%s %s", answer.response().request(), answer.response().body())
                    .isLessThan(500);
            return answer;
        }

        private void learn(Known known, Answer answer) {
            assertThat(answer.status()).as(answer.response().body()).isIn(200, 201);
            at(known).liveFields().values().stream()
                    .filter(Run::isWatched)
                    .forEach(field -> known.values.put(field.column(), shown(field, answer.json())));
            known.changedAt = step;
            accepted++;
        }

        private static boolean isWatched(FieldDefinition field) {
            return field.isCustom() || field.name().equals("name");
        }

        private static String shown(FieldDefinition field, Map<String, Object> json) {
            var value = json.get(field.name());
            var isReference = field.type().isRelation() || field.type().key().equals("polymorphicRelation");
            if (isReference && Json.asObject(value) != null) {
                value = Json.asObject(value).get("id");
            }
            return value == null ? null : Json.write(value);
        }

        /// All fields but those sent are as they were known.
        private void assertKept(Known known, ObjectType object, Map<String, Object> json, Map<String, Object> sent) {
            for (var field : object.liveFields().values()) {
                if (isWatched(field) && !sent.containsKey(field.name())) {
                    assertThat(shown(field, json))
                            .as("%s (%s) of %s %s", field.name(), field.column(), object.name(), known.id)
                            .isEqualTo(known.values.get(field.column()));
                }
            }
        }

        private void check() {
            for (var node : nodes) {
                node.server().bean(Models.class).refreshed(node.workspace());
            }
            assertThat(nodes.getFirst().get("/model").json())
                    .isEqualTo(nodes.getLast().get("/model").json());
            for (var known : records.values()) {
                var object = at(known);
                if (object == null) {
                    continue;
                }
                var path = "/" + object.address() + "/" + known.id;
                var one = sound(nodes.getFirst().get(path));
                var two = sound(nodes.getLast().get(path));
                assertThat(one.status()).as(path).isEqualTo(known.isDeleted ? 404 : 200);
                assertThat(two.status()).as(path).isEqualTo(one.status());
                if (!known.isDeleted) {
                    assertThat(two.json()).isEqualTo(one.json());
                    assertKept(known, object, one.json(), Map.of());
                }
            }
        }

        // ------------------------------------------------------------ both at once

        /// One node changes the model while the other, which learns of it late, writes.
        private void storm() throws Exception {
            step++;
            var isOver = new AtomicBoolean();
            try (var threads = Executors.newSingleThreadExecutor()) {
                var written = threads.submit(() -> {
                    var names = new HashMap<String, String>();
                    for (int i = 0; !isOver.get() || i < 20; i++) {
                        var answer = sound(
                                nodes.getLast().post("/companies", Map.of("name", "Storm " + i, "legalName", "L")));
                        if (answer.status() == 201) {
                            names.put((String) answer.json().get("id"), "Storm " + i);
                        }
                    }
                    return names;
                });
                try {
                    for (int i = 0; i < 12; i++) {
                        var name = "storm" + i;
                        sound(nodes.getFirst()
                                .post(
                                        "/model/objects/company/fields",
                                        Map.of("name", name, "type", "text", "indexed", true)));
                        sound(nodes.getFirst()
                                .send(
                                        "PATCH",
                                        "/model/objects/company/fields/" + name,
                                        i % 2 == 0 ? Map.of("retired", true) : Map.of("name", "renamed" + i)));
                    }
                } finally {
                    isOver.set(true);
                }
                var names = written.get(60, TimeUnit.SECONDS);
                for (var entry : names.entrySet()) {
                    assertThat(nodes.getFirst()
                                    .get("/companies/" + entry.getKey())
                                    .json())
                            .satisfies(json -> assertThat(Objects.toString(json.get("name")))
                                    .isEqualTo(entry.getValue()));
                }
            }
            modelChangedAt = step;
        }
    }
}
