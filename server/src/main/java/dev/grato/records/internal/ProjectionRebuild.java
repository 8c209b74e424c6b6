package dev.grato.records.internal;

import dev.grato.model.Model;
import dev.grato.model.Models;
import dev.grato.model.ObjectType;
import dev.grato.model.spi.ModelWatcher;
import dev.grato.platform.Database;
import dev.grato.platform.Jobs;
import dev.grato.platform.Workspace;
import dev.grato.platform.Workspaces;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Goes over all rows of an object, chunk by chunk, where a projection of it has not the shape it ought to have:
/// after a change of the model, an upgrade, the birth of an object. May be stopped and started again at any
/// point.
///
/// Writers have followed the new shape since the model changed, and a chunk locks its rows as a writer does, so
/// nothing is lost between the two.
@Component
final class ProjectionRebuild implements ModelWatcher {

    private static final Logger LOG = LoggerFactory.getLogger(ProjectionRebuild.class);
    private static final String JOB = "records.projections";
    private static final String STATE = "projection_state";
    private static final int CHUNK = 300;

    private final Database database;
    private final Models models;
    private final ObjectProvider<Workspaces> workspaces;
    private final Projections projections;
    private final Jobs jobs;
    private final Clock clock;
    private final Map<UUID, Long> settled = new ConcurrentHashMap<>();

    ProjectionRebuild(
            Database database,
            Models models,
            ObjectProvider<Workspaces> workspaces,
            Projections projections,
            Jobs jobs,
            Clock clock) {
        this.database = database;
        this.models = models;
        this.workspaces = workspaces;
        this.projections = projections;
        this.jobs = jobs;
        this.clock = clock;
        jobs.register(JOB, this::run);
        jobs.every("records.projections.sweep", Duration.ofMinutes(1), this::sweep);
    }

    /// One projection of one object.
    private record Part(Projection projection, ObjectType object, String shape) {}

    private record State(String shape, @Nullable UUID doneTo, boolean isReady) {}

    @Override
    public void moved(Workspace workspace, Model model) {
        if (!Long.valueOf(model.version()).equals(settled.get(workspace.id())) && jobs.isStarted()) {
            jobs.enqueue(JOB, workspace.id().toString());
        }
    }

    private void run(String piece) {
        var id = UUID.fromString(piece);
        if (workspaces.getObject().all().stream()
                .anyMatch(workspace -> workspace.id().equals(id))) {
            bringUp(workspaces.getObject().require(id));
        }
    }

    /// Finds what was asked for while a job was about to end, or by a process that died.
    private void sweep() {
        for (var workspace : workspaces.getObject().inUse()) {
            moved(workspace, models.current(workspace));
        }
    }

    /// Whether all projections of the object are what they ought to be.
    boolean isReady(DSLContext sql, Workspace workspace, Model model, String projection) {
        if (Long.valueOf(model.version()).equals(settled.get(workspace.id()))) {
            return true;
        }
        var states = states(sql, workspace);
        return projections.all().stream()
                .filter(candidate -> candidate.name().equals(projection))
                .allMatch(candidate -> model.objects().stream()
                        .allMatch(object ->
                                isReady(new Part(candidate, object, candidate.shape(model, object)), states)));
    }

    /// Brings all projections of the workspace to their shapes; returns when they have them.
    void bringUp(Workspace workspace) {
        while (true) {
            var model = models.refreshed(workspace);
            var states = database.read(sql -> states(sql, workspace));
            boolean isStill = true;
            for (var object : model.objects()) {
                for (var projection : projections.all()) {
                    var part = new Part(projection, object, projection.shape(model, object));
                    isStill = isStill && (isReady(part, states) || rebuild(workspace, model, part));
                }
            }
            if (isStill && models.refreshed(workspace).version() == model.version()) {
                settled.put(workspace.id(), model.version());
                return;
            }
        }
    }

    /// Has all rows gone over again for a projection, in the background, whatever is there.
    void again(Workspace workspace, String projection) {
        database.transaction(tx -> tx.execute(
                "update " + Database.quoted(workspace, STATE)
                        + " set shape = '', done_to = null, is_ready = false where name = {0}",
                DSL.val(projection)));
        forget(workspace);
        if (jobs.isStarted()) {
            jobs.enqueue(JOB, workspace.id().toString());
        }
    }

    /// Looks at the tables again, whatever this node remembers of the workspace.
    void forget(Workspace workspace) {
        settled.remove(workspace.id());
    }

    private static boolean isReady(Part part, Map<String, State> states) {
        var state = states.get(key(part));
        return state == null
                ? part.shape().isEmpty()
                : state.isReady() && state.shape().equals(part.shape());
    }

    /// Answers whether it came to the end, which it does unless the model moves under it.
    private boolean rebuild(Workspace workspace, Model model, Part part) {
        if (!part.projection().isKept(part.object())) {
            return database.transaction(tx -> {
                boolean isSame = ModelLock.sharedVersion(tx, workspace) == model.version();
                if (isSame) {
                    note(tx, workspace, part, null, true);
                }
                return isSame;
            });
        }
        long rows = 0;
        while (true) {
            int done = database.transaction(tx -> chunk(tx, workspace, model, part));
            if (done < 0) {
                return false;
            }
            rows += done;
            if (done < CHUNK) {
                LOG.info(
                        "{} of {} in {} gone over: {} rows",
                        part.projection().name(),
                        part.object().table(),
                        workspace.id(),
                        rows);
                return true;
            }
        }
    }

    /// The next rows, in a transaction of their own: how many, or -1 when the model is another one by now.
    private int chunk(DSLContext tx, Workspace workspace, Model model, Part part) {
        if (ModelLock.sharedVersion(tx, workspace) != model.version()) {
            return -1;
        }
        var state = states(tx, workspace).get(key(part));
        boolean isOn = state != null && !state.isReady() && state.shape().equals(part.shape());
        var after = isOn && state != null ? state.doneTo() : null;
        var columns = Columns.of(workspace, part.object(), "r");
        var rows = new Rows(columns, part.object().liveFields().values());
        var records = tx.select(rows.selected())
                .from(columns.table())
                .where(after == null ? DSL.trueCondition() : columns.id().gt(after))
                .orderBy(columns.id())
                .limit(CHUNK)
                .forNoKeyUpdate()
                .fetch(row -> rows.record(row, 0));
        if (!records.isEmpty()) {
            var context = new Projection.Context(tx, workspace, model, clock.instant());
            part.projection().rebuild(context, part.object(), records);
        }
        boolean isEnd = records.size() < CHUNK;
        note(tx, workspace, part, isEnd ? null : records.getLast().id(), isEnd);
        return records.size();
    }

    private static void note(DSLContext tx, Workspace workspace, Part part, @Nullable UUID doneTo, boolean isReady) {
        tx.execute(
                """
                insert into {0} (name, table_name, shape, done_to, is_ready) values ({1}, {2}, {3}, {4}, {5})
                on conflict (name, table_name) do update set shape = excluded.shape, done_to = excluded.done_to,
                    is_ready = excluded.is_ready, changed_at = now()""",
                Database.table(workspace, STATE),
                DSL.val(part.projection().name()),
                DSL.val(part.object().table()),
                DSL.val(part.shape()),
                DSL.val(doneTo, UUID.class),
                DSL.val(isReady));
    }

    private static String key(Part part) {
        return part.projection().name() + "/" + part.object().table();
    }

    private static Map<String, State> states(DSLContext sql, Workspace workspace) {
        var states = new HashMap<String, State>();
        sql.select(
                        Database.column("name", String.class),
                        Database.column("table_name", String.class),
                        Database.column("shape", String.class),
                        Database.column("done_to", UUID.class),
                        Database.column("is_ready", Boolean.class))
                .from(Database.table(workspace, STATE))
                .forEach(row -> states.put(
                        row.value1() + "/" + row.value2(), new State(row.value3(), row.value4(), row.value5())));
        return states;
    }
}
