package dev.grato.programme.internal;

import dev.grato.model.FieldDefinition;
import dev.grato.model.Model;
import dev.grato.model.Models;
import dev.grato.model.ObjectType;
import dev.grato.platform.Actor;
import dev.grato.platform.Database;
import dev.grato.platform.GratoException;
import dev.grato.platform.Jobs;
import dev.grato.platform.Workspace;
import dev.grato.platform.Workspaces;
import dev.grato.programme.Measures;
import dev.grato.programme.ProgrammeError;
import dev.grato.programme.ProgrammeModel;
import dev.grato.programme.ProgrammeTeam;
import dev.grato.records.AggregateQuery;
import dev.grato.records.AggregateQuery.Measure;
import dev.grato.records.CrmRecord;
import dev.grato.records.Mutation;
import dev.grato.records.Query;
import dev.grato.records.Records;
import dev.grato.records.WriteOptions;
import java.math.BigDecimal;
import java.math.MathContext;
import java.sql.Date;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/// Reads the objectives' measures each night and when who leads asks, and says why where one cannot be read.
@Service
final class MeasureService implements Measures {

    private static final Logger LOG = LoggerFactory.getLogger(MeasureService.class);
    private static final int MOST = 200;
    private static final int DAYS = 400;
    private static final int DIGITS = 12;
    private static final String FIGURE = "figure";
    private static final Set<String> NUMBERS = Set.of("number", "money", "percent", "duration", "rating");
    private static final Map<String, String> OPERATIONS = Map.of("count", "count", "sum", "sum", "average", "avg");

    private final Records records;
    private final Models models;
    private final Database database;
    private final Workspaces workspaces;
    private final Clock clock;

    MeasureService(Records records, Models models, Database database, Workspaces workspaces, Jobs jobs, Clock clock) {
        this.records = records;
        this.models = models;
        this.database = database;
        this.workspaces = workspaces;
        this.clock = clock;
        jobs.every("programme-measures", Duration.ofHours(6), this::run);
    }

    private void run() {
        for (var workspace : workspaces.all()) {
            measureAll(workspaces.require(workspace.id()));
        }
    }

    @Override
    public void measureAll(Workspace workspace) {
        measure(workspace, clock.instant());
    }

    /// Measures what has a measure.
    void measure(Workspace workspace, Instant now) {
        var system = Actor.system(workspace);
        var today = LocalDate.ofInstant(now, workspace.zone());
        var filter = Map.<String, Object>of("field", "kpiMeasure", "op", "isNotEmpty");
        for (var objective : records.query(system, Query.of(ProgrammeModel.OBJECTIVE, filter, MOST))
                .items()) {
            keep(system, objective, today);
        }
    }

    @Override
    public void measure(Actor actor, UUID objective) {
        var system = Actor.system(actor.workspace());
        var found = records.find(actor, ProgrammeModel.OBJECTIVE, objective)
                .orElseThrow(() -> new GratoException(ProgrammeError.NO_OBJECTIVE));
        var roles =
                records.query(system, Query.of(ProgrammeModel.ROLE, null, MOST)).items();
        if (!ProgrammeTeam.mayLead(actor, roles.stream().map(CrmRecord::values).toList())) {
            throw new GratoException(ProgrammeError.NOT_LEADING);
        }
        keep(
                system,
                found,
                LocalDate.ofInstant(clock.instant(), actor.workspace().zone()));
    }

    private void keep(Actor system, CrmRecord objective, LocalDate today) {
        var read = read(system, objective);
        var values = new LinkedHashMap<String, @Nullable Object>();
        values.put("kpiProblem", read.problem());
        if (read.value() != null) {
            values.put("kpiValue", read.value());
            values.put("kpiReadOn", today.toString());
            add(system.workspace(), objective.id(), today, read.value());
        }
        var outcome = records.write(
                        system,
                        List.of(Mutation.update(ProgrammeModel.OBJECTIVE, objective.id(), values)),
                        WriteOptions.single("system"))
                .getFirst();
        if (!outcome.status().isDone()) {
            LOG.warn("objective {} could not be measured: {}", objective.id(), outcome);
        }
    }

    /// What a measure says, or why it says nothing.
    private record Read(
            @Nullable BigDecimal value, @Nullable String problem) {

        static Read problem(String problem) {
            return new Read(null, problem);
        }
    }

    private Read read(Actor system, CrmRecord objective) {
        var model = models.current(system.workspace());
        var object = object(model, objective.value("kpiObject"));
        if (object == null) {
            return Read.problem("noList");
        }
        var operation = OPERATIONS.getOrDefault(String.valueOf(objective.value("kpiMeasure")), "count");
        String field = null;
        if (!operation.equals("count")) {
            var found = field(object, objective.value("kpiField"));
            if (found == null) {
                return Read.problem("noField");
            }
            if (!NUMBERS.contains(found.type().key())) {
                return Read.problem("noNumber");
            }
            field = found.name();
        }
        var which = objective.value("kpiFilter");
        if (which != null && !(which instanceof Map)) {
            return Read.problem("badFilter");
        }
        try {
            var rows = records.aggregate(
                    system,
                    new AggregateQuery(
                            object.name(), filter(which), List.of(), List.of(new Measure(operation, field, FIGURE))));
            return figure(rows, operation);
        } catch (GratoException refused) {
            LOG.debug("objective {} asks what cannot be answered", objective.id(), refused);
            return Read.problem("badFilter");
        }
    }

    private static Read figure(List<Map<String, @Nullable Object>> rows, String operation) {
        var told = new ArrayList<BigDecimal>();
        for (var row : rows) {
            if (row.get(FIGURE) != null) {
                told.add(new BigDecimal(String.valueOf(row.get(FIGURE))).round(new MathContext(DIGITS)));
            }
        }
        if (told.size() > 1) {
            return Read.problem("severalCurrencies");
        }
        if (told.isEmpty()) {
            return operation.equals("avg") ? Read.problem("nothingYet") : new Read(BigDecimal.ZERO, null);
        }
        return new Read(told.getFirst(), null);
    }

    private static @Nullable ObjectType object(Model model, @Nullable Object word) {
        return model.objects().stream()
                .filter(each -> each.address().equals(word) || each.name().equals(word))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable FieldDefinition field(ObjectType object, @Nullable Object name) {
        return name == null ? null : object.liveFields().get(String.valueOf(name));
    }

    @SuppressWarnings("unchecked") // an object of JSON has text for keys
    private static @Nullable Map<String, @Nullable Object> filter(@Nullable Object json) {
        return json instanceof Map<?, ?> map && !map.isEmpty() ? (Map<String, @Nullable Object>) map : null;
    }

    private void add(Workspace workspace, UUID objective, LocalDate day, BigDecimal value) {
        database.transaction(tx -> tx.execute(
                "insert into " + Database.quoted(workspace, "objective_reading")
                        + " (objective, read_on, value) values ({0}, {1}, {2})"
                        + " on conflict (objective, read_on) do update set value = excluded.value",
                DSL.val(objective),
                DSL.val(Date.valueOf(day)),
                DSL.val(value)));
    }

    @Override
    public Map<UUID, List<Point>> series(Actor actor) {
        var since =
                LocalDate.ofInstant(clock.instant(), actor.workspace().zone()).minusDays(DAYS);
        var objectives = new LinkedHashMap<UUID, List<Point>>();
        for (var seen : records.query(actor, Query.of(ProgrammeModel.OBJECTIVE, null, MOST))
                .items()) {
            objectives.put(seen.id(), new ArrayList<>());
        }
        database.read(sql -> sql.fetch(
                        "select objective, read_on, value from "
                                + Database.quoted(actor.workspace(), "objective_reading")
                                + " where read_on >= {0} order by read_on",
                        DSL.val(Date.valueOf(since))))
                .forEach(row -> {
                    var points = objectives.get(row.get("objective", UUID.class));
                    if (points != null) {
                        points.add(new Point(row.get("read_on", LocalDate.class), row.get("value", BigDecimal.class)));
                    }
                });
        return objectives;
    }
}
