package dev.grato.records.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grato.Patience;
import dev.grato.Seeds;
import dev.grato.TestServer;
import dev.grato.model.ModelChanges;
import dev.grato.platform.Ids;
import dev.grato.platform.Json;
import dev.grato.platform.Workspace;
import dev.grato.records.Change;
import dev.grato.records.Mutation;
import dev.grato.records.Query;
import dev.grato.records.RecordBatches;
import dev.grato.records.Records;
import dev.grato.records.WriteOptions;
import dev.grato.records.spi.ChangeConsumer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// After random writes, moves, undos, trash, restores and crashes of the consumer, computed values over other records
/// equal a slow recomputation.
class DerivationsPropertyTest {

    private static final int STEPS = Boolean.getBoolean("grato.test.all") ? 2_000 : 150;

    private final TestServer.World world = TestServer.running().world();
    private final Records records = world.server().bean(Records.class);
    private final RecordBatches undoing = world.server().bean(RecordBatches.class);
    private final Random random = new Random(Seeds.seed());
    private final List<UUID> ships = new ArrayList<>();
    private final List<UUID> voyages = new ArrayList<>();
    private final List<UUID> batches = new ArrayList<>();

    @Test
    void equalsASlowRecomputation() {
        prepare();
        for (int i = 0; i < 4; i++) {
            create("ship", ships, Map.of("name", "s" + i, "rate", i + 1));
        }
        var consumer = world.server().bean(DerivedConsumer.class);
        for (int step = 1; step <= STEPS; step++) {
            act();
            if (step % 30 == 0) {
                crash(consumer);
                catchUp(consumer);
                compare("seed %d, step %d".formatted(Seeds.seed(), step));
            }
        }
        world.drop();
    }

    private void prepare() {
        var model = world.server().bean(ModelChanges.class);
        model.createObject(world.system(), Map.of("name", "ship", "plural", "ships"));
        model.createObject(world.system(), Map.of("name", "voyage", "plural", "voyages"));
        field("ship", Map.of("name", "rate", "type", "number"));
        field("voyage", Map.of("name", "ship", "type", "relation", "target", "ship", "inverse", "voyages"));
        field("voyage", Map.of("name", "days", "type", "number"));
        field("voyage", Map.of("name", "fare", "type", "money"));
        field("voyage", Map.of("name", "done", "type", "boolean"));
        field("voyage", Map.of("name", "double", "type", "formula", "expression", "days * 2"));
        field("voyage", Map.of("name", "cost", "type", "formula", "expression", "double * ship.rate"));
        rollUp("trips", Map.of("relation", "voyages", "measure", "count"));
        rollUp(
                "total",
                Map.of(
                        "relation",
                        "voyages",
                        "measure",
                        "sum",
                        "field",
                        "double",
                        "filter",
                        Map.of("field", "done", "value", true)));
        rollUp("income", Map.of("relation", "voyages", "measure", "sum", "field", "fare"));
        rollUp("costs", Map.of("relation", "voyages", "measure", "sum", "field", "cost"));
        field("ship", Map.of("name", "mean", "type", "formula", "expression", "costs / trips"));
    }

    private void field(String object, Map<String, Object> definition) {
        world.server().bean(ModelChanges.class).createField(world.system(), object, new HashMap<>(definition));
    }

    private void rollUp(String name, Map<String, Object> rollUp) {
        field("ship", Map.of("name", name, "type", "rollUp", "rollUp", rollUp));
    }

    private void create(String object, List<UUID> into, Map<String, Object> values) {
        var id = Ids.next();
        write(Mutation.create(object, id, values));
        into.add(id);
    }

    private void write(Mutation... mutations) {
        var batch = Ids.next();
        records.write(world.system(), List.of(mutations), new WriteOptions("test", false, batch, null));
        batches.add(batch);
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private Map<String, Object> values() {
        var values = new HashMap<String, Object>();
        values.put("ship", random.nextInt(6) == 0 ? null : one(ships).toString());
        values.put("days", random.nextInt(5) == 0 ? null : random.nextInt(-5, 50));
        values.put("fare", Map.of("amount", random.nextInt(100), "currency", random.nextInt(12) == 0 ? "USD" : "EUR"));
        values.put("done", random.nextBoolean());
        values.keySet().removeIf(name -> random.nextInt(3) == 0);
        return values;
    }

    private void act() {
        int choice = voyages.isEmpty() ? 0 : random.nextInt(12);
        switch (choice) {
            case 0, 1, 2 -> {
                var values = values();
                values.put("name", "v");
                create("voyage", voyages, values);
            }
            case 3, 4, 5, 6 -> write(Mutation.update("voyage", one(voyages), values()));
            case 7 -> write(Mutation.delete("voyage", one(voyages)));
            case 8 -> write(Mutation.restore("voyage", one(voyages)));
            case 9 -> write(Mutation.update("ship", one(ships), Map.of("rate", random.nextInt(9))));
            case 10 ->
                write(
                        random.nextBoolean()
                                ? Mutation.delete("ship", one(ships))
                                : Mutation.restore("ship", one(ships)));
            default -> {
                var batch = batches.remove(random.nextInt(batches.size()));
                undoing.undo(world.system(), false, batch, Ids.next(), Set.of());
            }
        }
    }

    /// Aborts in the middle: some of the work is kept, the position is not.
    private void crash(DerivedConsumer real) {
        var dying = new ChangeConsumer() {

            @Override
            public String name() {
                return real.name();
            }

            @Override
            public void handle(Workspace workspace, List<Change> changes) {
                real.handle(workspace, changes.subList(0, changes.size() / 2));
                throw new IllegalStateException("crashed in the middle");
            }
        };
        world.server().bean(Consumers.class).serve(world.workspace(), dying, 7);
    }

    private void catchUp(DerivedConsumer consumer) {
        var consumers = world.server().bean(Consumers.class);
        Patience.until(() -> consumers.serve(world.workspace(), consumer) == Consumers.Served.ALL);
    }

    private void compare(String at) {
        var children =
                records.query(world.system(), Query.of("voyage", null, 500)).items();
        var live = new HashMap<String, BigDecimal>();
        for (var ship :
                records.query(world.system(), Query.of("ship", null, 500)).items()) {
            live.put(ship.id().toString(), (BigDecimal) ship.value("rate"));
        }
        for (var child : children) {
            var rate = child.value("ship") == null ? null : live.get(child.value("ship"));
            var days = (BigDecimal) child.value("days");
            var cost = rate == null || days == null
                    ? null
                    : days.multiply(BigDecimal.TWO).multiply(rate);
            assertThat(String.valueOf(child.value("cost"))).as(at).isEqualTo(shown(cost));
        }
        for (var ship :
                records.query(world.system(), Query.of("ship", null, 500)).items()) {
            var own = children.stream()
                    .filter(child -> ship.id().toString().equals(child.value("ship")))
                    .toList();
            var wanted = new TreeMap<String, String>();
            wanted.put("trips", String.valueOf(own.size()));
            wanted.put(
                    "total",
                    shown(sum(own.stream()
                            .filter(child -> Boolean.TRUE.equals(child.value("done")))
                            .map(child -> (BigDecimal) child.value("double"))
                            .toList())));
            wanted.put(
                    "costs",
                    shown(sum(own.stream()
                            .map(child -> (BigDecimal) child.value("cost"))
                            .toList())));
            wanted.put(
                    "income",
                    income(own.stream()
                            .<Map<?, ?>>map(child -> (Map<?, ?>) child.value("fare"))
                            .toList()));
            var found = new TreeMap<String, String>();
            wanted.keySet().forEach(name -> found.put(name, String.valueOf(ship.value(name))));
            assertThat(found).as(at).isEqualTo(wanted);
        }
    }

    private static BigDecimal sum(List<BigDecimal> numbers) {
        return numbers.stream()
                .filter(number -> number != null)
                .reduce(BigDecimal::add)
                .orElse(null);
    }

    private static String income(List<Map<?, ?>> fares) {
        var real = fares.stream().filter(fare -> fare != null).toList();
        if (real.stream().map(fare -> fare.get("currency")).distinct().count() != 1) {
            return "null";
        }
        var amounts = real.stream().map(fare -> (BigDecimal) fare.get("amount")).toList();
        return "{amount=" + shown(sum(amounts)) + ", currency="
                + real.getFirst().get("currency") + "}";
    }

    private static String shown(BigDecimal number) {
        return number == null ? "null" : Json.canonical(number).toPlainString();
    }
}
