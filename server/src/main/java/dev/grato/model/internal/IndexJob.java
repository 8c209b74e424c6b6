package dev.grato.model.internal;

import dev.grato.model.ObjectType;
import dev.grato.platform.Actor;
import dev.grato.platform.Database;
import dev.grato.platform.Jobs;
import dev.grato.platform.Workspace;
import dev.grato.platform.Workspaces;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Builds and drops indexes without blocking writers; may be stopped and started again at any point.
@Component
final class IndexJob {

    private static final Logger LOG = LoggerFactory.getLogger(IndexJob.class);
    private static final String DUPLICATES = "23505";
    private static final int TRIES = 3;

    private final Database database;
    private final ObjectProvider<Workspaces> workspaces;
    private final ChangeWriter writer;
    private final WorkspaceModels models;

    IndexJob(
            Database database,
            Jobs jobs,
            ObjectProvider<Workspaces> workspaces,
            ChangeWriter writer,
            WorkspaceModels models) {
        this.database = database;
        this.workspaces = workspaces;
        this.writer = writer;
        this.models = models;
        jobs.register(IndexQueue.JOB, this::run);
        jobs.every("model.index.sweep", Duration.ofMinutes(5), this::sweep);
    }

    private void run(String piece) {
        var parts = piece.split("/", -1);
        var known = workspaces.getObject().all().stream()
                .anyMatch(workspace -> workspace.id().equals(UUID.fromString(parts[0])));
        if (known) {
            build(workspaces.getObject().require(UUID.fromString(parts[0])), parts[1]);
        }
    }

    /// Finds what was left behind by a process that died between a change and its request for the job.
    private void sweep() {
        for (var workspace : workspaces.getObject().inUse()) {
            database.read(sql -> ModelIndexes.waiting(sql, workspace)).forEach(table -> build(workspace, table));
        }
    }

    /// Makes the table's indexes those that the model wants.
    void build(Workspace workspace, String table) {
        var failed = new LinkedHashMap<IndexPlan, String>();
        database.outsideTransaction(connection -> {
            if (!locked(connection, workspace, table)) {
                throw new SQLException("indexes of " + table + " are being built elsewhere", "55P03");
            }
            try {
                execute(connection, "set lock_timeout = '60s'");
                build(connection, workspace, table, failed);
            } finally {
                execute(connection, "reset lock_timeout");
                ask(connection, "select pg_advisory_unlock(hashtextextended(?, 12))", workspace.schema() + "." + table);
            }
        });
        failed.forEach((plan, reason) -> revert(workspace, plan, reason));
        settle(workspace, table);
    }

    private void build(Connection connection, Workspace workspace, String table, Map<IndexPlan, String> failed)
            throws SQLException {
        var object = object(workspace, table);
        if (object == null) {
            return;
        }
        var plans = IndexPlan.of(object, database.read(sql -> ModelIndexes.extra(sql, workspace, table)));
        var catalog = database.read(sql -> Catalog.read(sql, workspace, Set.of(table)));
        var wanted = IndexPlan.byShape(plans);
        var dropped = new ArrayList<>(ModelIndexes.superfluous(object, plans, catalog));
        catalog.indexes(table).stream()
                .filter(index -> !index.isWhole() && wanted.containsKey(index.shape()) && !dropped.contains(index))
                .forEach(dropped::add);
        for (var index : dropped) {
            drop(connection, workspace, index.name());
        }
        for (var plan : plans) {
            if (!catalog.hasIndex(plan)) {
                create(connection, workspace, plan, failed);
            }
        }
    }

    private @Nullable ObjectType object(Workspace workspace, String table) {
        return writer.objects(workspace).stream()
                .filter(candidate -> candidate.table().equals(table) && !candidate.isRetired())
                .findFirst()
                .orElse(null);
    }

    private static void create(
            Connection connection, Workspace workspace, IndexPlan plan, Map<IndexPlan, String> failed)
            throws SQLException {
        for (int attempt = 1; ; attempt++) {
            try {
                execute(connection, plan.ddl(workspace, true));
                return;
            } catch (SQLException failure) {
                drop(connection, workspace, plan.name());
                if (DUPLICATES.equals(failure.getSQLState())) {
                    failed.put(plan, "duplicates");
                    return;
                }
                if (attempt == TRIES) {
                    throw failure;
                }
            }
        }
    }

    private static void drop(Connection connection, Workspace workspace, String index) throws SQLException {
        execute(connection, "drop index concurrently if exists " + Database.quoted(workspace, index));
    }

    /// A field that has the same value twice cannot be unique; the log of changes says so.
    private void revert(Workspace workspace, IndexPlan plan, String reason) {
        LOG.info("{}.{} has duplicates and is not unique", plan.table(), plan.field());
        writer.change(Actor.system(workspace), "uniqueFailed", draft -> {
            var key = Key.field(plan.table(), plan.field());
            var definition = draft.copy(key);
            definition.put("unique", false);
            draft.put(key, definition);
            ModelIndexes.note(draft.tx(), workspace, plan.table(), plan.field(), "unique", "failed", reason);
            return key;
        });
    }

    /// Notes what is there now; from here on uniqueness is promised.
    private void settle(Workspace workspace, String table) {
        var object = object(workspace, table);
        if (object == null) {
            return;
        }
        boolean isChanged = ChangeWriter.patiently(() -> database.transaction(tx -> {
            TableKeeper.lock(tx, workspace);
            var catalog = Catalog.read(tx, workspace, Set.of(table));
            int settled = 0;
            for (var row : waiting(tx, workspace, table)) {
                var field = object.fields().stream()
                        .filter(candidate -> candidate.column().equals(row.column()) && !candidate.isRetired())
                        .findFirst();
                boolean isUnique = row.kind().equals("unique");
                boolean isGone = field.isEmpty() || isUnique && !field.get().isUnique();
                var plan =
                        field.map(found -> isUnique ? IndexPlan.unique(table, found) : IndexPlan.plain(table, found));
                if (isGone || plan.isPresent() && catalog.hasIndex(plan.get())) {
                    ModelIndexes.note(
                            tx, workspace, table, row.column(), row.kind(), isGone ? "given up" : "ready", null);
                    settled++;
                }
            }
            if (settled > 0) {
                ModelStore.raiseVersion(tx, workspace);
            }
            return settled > 0;
        }));
        if (isChanged) {
            models.refreshed(workspace);
        }
    }

    private record Waiting(String column, String kind) {}

    private static List<Waiting> waiting(org.jooq.DSLContext tx, Workspace workspace, String table) {
        return tx.select(Database.column("column_name", String.class), Database.column("kind", String.class))
                .from(Database.table(workspace, "model_index"))
                .where(Database.column("table_name", String.class).eq(table))
                .and(Database.column("state", String.class).eq("wanted"))
                .fetch(row -> new Waiting(row.value1(), row.value2()));
    }

    /// Asks again and again instead of waiting inside PostgreSQL, where a concurrent build would wait for us in turn.
    private static boolean locked(Connection connection, Workspace workspace, String table) throws SQLException {
        for (int attempt = 0; attempt < 100; attempt++) {
            if (ask(
                    connection,
                    "select pg_try_advisory_lock(hashtextextended(?, 12))",
                    workspace.schema() + "." + table)) {
                return true;
            }
            ChangeWriter.pause(100);
        }
        return false;
    }

    private static boolean ask(Connection connection, String question, String name) throws SQLException {
        try (var statement = connection.prepareStatement(question)) {
            statement.setString(1, name);
            try (var row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
