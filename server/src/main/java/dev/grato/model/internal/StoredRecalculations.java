package dev.grato.model.internal;

import dev.grato.model.Model;
import dev.grato.model.Recalculations;
import dev.grato.platform.Database;
import dev.grato.platform.Ids;
import dev.grato.platform.Jobs;
import dev.grato.platform.Json;
import dev.grato.platform.Workspace;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.QueryPart;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Keeps the wishes for recalculation in a table of the workspace, written with the change of the model itself.
@Component
final class StoredRecalculations implements Recalculations {

    private static final Set<String> TELLING = Set.of("expression", "rollUp", "retired");

    private final Database database;
    private final Jobs jobs;
    private final Clock clock;

    StoredRecalculations(Database database, Jobs jobs, Clock clock) {
        this.database = database;
        this.jobs = jobs;
        this.clock = clock;
    }

    /// Notes the computed fields of the draft that became other than they were.
    ///
    /// @return whether there are any
    boolean note(Draft draft) {
        var before = draft.before();
        var keys = draft.changed().stream()
                .filter(key -> key.kind() == Key.Kind.FIELD)
                .filter(key -> isAnother(Json.asObject(before.get(key.text())), draft.copy(key)))
                .collect(Collectors.toSet());
        keys.forEach(key -> note(draft.tx(), draft.workspace(), key.table(), key.column()));
        return !keys.isEmpty();
    }

    /// Notes every computed field whose values are kept.
    void noteAll(DSLContext tx, Workspace workspace, Model model) {
        model.computed().stream()
                .filter(each -> each.field().isStored())
                .forEach(each ->
                        note(tx, workspace, each.object().table(), each.field().column()));
    }

    private void note(DSLContext tx, Workspace workspace, String table, String column) {
        tx.execute(
                """
                insert into {0} (table_name, column_name, state, asked_at) values ({1}, {2}, 'waiting', {3})
                on conflict (table_name, column_name) do update set state = 'waiting', asked_at = {3},
                    done_to = null, done = 0, total = 0, finished_at = null""",
                Database.table(workspace, "model_recalculation"),
                DSL.val(table),
                DSL.val(column),
                DSL.val(at(clock.instant())));
    }

    private static boolean isAnother(
            @Nullable Map<String, @Nullable Object> before, Map<String, @Nullable Object> after) {
        boolean isComputed = after.get("expression") != null || after.get("rollUp") != null;
        boolean isLive = !Boolean.TRUE.equals(after.get("retired"));
        return isComputed
                && isLive
                && (before == null
                        || TELLING.stream().anyMatch(name -> !Objects.equals(before.get(name), after.get(name))));
    }

    /// Asks for the work to be done now; where jobs have not been started the sweep finds it.
    void ask(Workspace workspace) {
        if (jobs.isStarted()) {
            jobs.enqueue(JOB, workspace.id() + "/" + Ids.next());
        }
    }

    @Override
    public List<Recalculation> list(Workspace workspace) {
        return database.read(sql -> sql.fetch(
                        "select table_name, column_name, state, asked_at, done_to, done, total, finished_at from {0}"
                                + " order by asked_at, table_name, column_name",
                        Database.table(workspace, "model_recalculation")))
                .map(StoredRecalculations::recalculation);
    }

    private static Recalculation recalculation(Record row) {
        var finished = row.get("finished_at", OffsetDateTime.class);
        return new Recalculation(
                row.get("table_name", String.class),
                row.get("column_name", String.class),
                row.get("state", String.class),
                row.get("asked_at", OffsetDateTime.class).toInstant(),
                row.get("done_to", UUID.class),
                row.get("done", Long.class),
                row.get("total", Long.class),
                finished == null ? null : finished.toInstant());
    }

    @Override
    public boolean advance(Workspace workspace, Recalculation from, @Nullable UUID lastId, long done, long total) {
        return 1
                == database.transaction(tx -> update(
                        tx,
                        workspace,
                        from,
                        "state = 'running', done_to = {4}::uuid, done = {5}, total = {6}",
                        DSL.val(lastId),
                        DSL.val(done),
                        DSL.val(total)));
    }

    @Override
    public void finish(Workspace workspace, Recalculation from) {
        database.transaction(
                tx -> update(tx, workspace, from, "state = 'done', finished_at = {4}", DSL.val(at(clock.instant()))));
    }

    private static int update(DSLContext tx, Workspace workspace, Recalculation from, String set, Field<?>... values) {
        var parts = new ArrayList<QueryPart>(List.of(
                Database.table(workspace, "model_recalculation"),
                DSL.val(from.table()),
                DSL.val(from.column()),
                DSL.val(at(from.askedAt()))));
        parts.addAll(List.of(values));
        return tx.execute(
                "update {0} set " + set + " where table_name = {1} and column_name = {2} and asked_at = {3}",
                parts.toArray(QueryPart[]::new));
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant.truncatedTo(ChronoUnit.MICROS), ZoneOffset.UTC);
    }
}
