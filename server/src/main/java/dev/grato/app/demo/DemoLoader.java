package dev.grato.app.demo;

import dev.grato.platform.Actor;
import dev.grato.platform.Ids;
import dev.grato.platform.Workspace;
import dev.grato.records.Mutation;
import dev.grato.records.Query;
import dev.grato.records.Records;
import dev.grato.records.WriteOptions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Fills a workspace with a company at work, as `./grato start --demo` asks for it.
@Component
public class DemoLoader {

    /// The demo that is loaded when no name is given: nine people, with the programme of a small firm.
    public static final String NORTHWIND = "northwind";

    /// The same business with sixty people, four months into a programme of full size.
    public static final String NORTHWIND_60 = "northwind-60";

    private static final Logger LOG = LoggerFactory.getLogger(DemoLoader.class);
    private static final String SOURCE = "demo";
    private static final List<String> ROLES = List.of("manager", "seller", "service");

    private final Records records;
    private final Clock clock;

    public DemoLoader(Records records, Clock clock) {
        this.records = records;
        this.clock = clock;
    }

    /// What a load has done.
    ///
    /// @param written how many edits were written; none when everything was there already
    public record Loaded(int written, Duration took) {}

    /// Loads the demo of this name. What is there already stays as it is; a load that was cut short is completed, with
    /// the dates it began with.
    ///
    /// @throws IllegalArgumentException when there is no such demo
    /// @throws IllegalStateException when the workspace refuses a record: a fault in our code
    public Loaded load(Workspace workspace, String name) {
        if (!name.equals(NORTHWIND) && !name.equals(NORTHWIND_60)) {
            throw new IllegalArgumentException(
                    "there is no demo " + name + ", only " + NORTHWIND + " and " + NORTHWIND_60);
        }
        var began = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var actor = Actor.system(workspace);
        var plan = DemoPlan.of(
                Northwind.read(),
                new DemoPlan.Setting(
                        endsAt(actor).orElse(began), workspace.zone(), roles(actor), name.equals(NORTHWIND_60)));
        int written = isThere(actor, "event", DemoPlan.lastRecord()) ? 0 : write(actor, plan);
        var loaded = new Loaded(written, Duration.between(began, clock.instant()));
        LOG.info("demo {} in workspace {}: {} edits, {}", name, workspace.id(), loaded.written, loaded.took);
        return loaded;
    }

    private int write(Actor actor, DemoPlan plan) {
        int written = 0;
        var batch = Ids.at(clock.instant());
        for (var step : plan.steps()) {
            var first = step.mutations().stream()
                    .filter(mutation -> mutation.kind() == Mutation.Kind.CREATE)
                    .findFirst();
            if (first.isPresent()
                    && isThere(actor, first.get().object(), first.get().id())) {
                continue;
            }
            var options = new WriteOptions(SOURCE, true, batch, step.occurredAt());
            for (var outcome : records.write(actor, step.mutations(), options)) {
                if (!outcome.status().isDone()) {
                    throw new IllegalStateException("demo refused at " + step.occurredAt() + ": " + outcome);
                }
            }
            written += step.mutations().size();
        }
        return written;
    }

    /// Whether the record has been written, even if somebody has put it into the trash since.
    private boolean isThere(Actor actor, String object, UUID id) {
        if (records.find(actor, object, id).isPresent()) {
            return true;
        }
        var filter = Map.<String, Object>of("field", "id", "op", "eq", "value", id.toString());
        var inTrash = new Query(object, filter, List.of(), List.of(), List.of(), 1, null, Query.Count.NONE, true);
        return !records.query(actor, inTrash).items().isEmpty();
    }

    /// The moment an earlier load ended at, which its first record tells.
    private Optional<Instant> endsAt(Actor actor) {
        return records.find(actor, "team", DemoPlan.firstRecord())
                .map(team -> Instant.parse(String.valueOf(team.value("createdAt"))))
                .map(created -> created.plus(DemoPlan.DAYS, ChronoUnit.DAYS));
    }

    private Map<String, UUID> roles(Actor actor) {
        var found = new HashMap<String, UUID>();
        var filter = Map.<String, Object>of("field", "key", "op", "in", "value", ROLES);
        for (var role :
                records.query(actor, Query.of("role", filter, ROLES.size())).items()) {
            found.put(String.valueOf(role.value("key")), role.id());
        }
        return found;
    }
}
