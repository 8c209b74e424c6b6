package dev.grato.records.internal;

import dev.grato.model.FieldDefinition;
import dev.grato.model.Model;
import dev.grato.model.Models;
import dev.grato.model.ObjectType;
import dev.grato.model.TimelineDefinition.Link;
import dev.grato.platform.Database;
import dev.grato.platform.Jobs;
import dev.grato.platform.Workspace;
import dev.grato.platform.Workspaces;
import dev.grato.records.Change;
import dev.grato.records.internal.Projection.Context;
import dev.grato.records.spi.ChangeConsumer;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Hands on anew what concerns records whose relations have changed: fills in what a relation added later brings,
/// takes away what one removed had brought. In chunks, each a transaction; may be stopped and started again at
/// any point.
///
/// Whoever wrote while the relation was being changed may have seen the old one. So a record is only gone about
/// when all transactions are over that were running when its wish was found.
@Component
final class TimelineBackfill implements ChangeConsumer {

    static final String TABLE = "timeline_backfill";
    private static final String JOB = "records.timeline";
    private static final String SAME = " where table_name = {0} and record_id = {1} and generation = {2}";
    private static final int CHUNK = 300;
    private static final int AT_ONCE = 1_000;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Database database;
    private final Models models;
    private final ObjectProvider<Workspaces> workspaces;
    private final TimelineProjection projection;
    private final Jobs jobs;
    private final Clock clock;

    TimelineBackfill(
            Database database,
            Models models,
            ObjectProvider<Workspaces> workspaces,
            TimelineProjection projection,
            Jobs jobs,
            Clock clock) {
        this.database = database;
        this.models = models;
        this.workspaces = workspaces;
        this.projection = projection;
        this.jobs = jobs;
        this.clock = clock;
        jobs.registerSteps(JOB, this::step);
        jobs.every("records.timeline.sweep", Duration.ofMinutes(1), this::sweep);
    }

    // ---------------------------------------------------------------- what is to be done

    /// Notes in a write that these records, by table, hand on to others from now on; those noted begin anew.
    static void ask(Context context, Map<String, Set<UUID>> moved) {
        if (moved.isEmpty()) {
            return;
        }
        var rows = new BulkSql();
        int table = rows.column("table_name", "text");
        int record = rows.column("record_id", "uuid");
        moved.forEach((name, ids) -> ids.forEach(id -> {
            rows.add(table, name);
            rows.add(record, id);
        }));
        rows.execute(
                context.tx(),
                "insert into " + Database.quoted(context.workspace(), TABLE) + " (" + rows.names() + ") select "
                        + rows.casts() + " from " + rows.source() + " on conflict (table_name, record_id)"
                        + " do update set generation = gen_random_uuid(), part = '', done_to = null");
    }

    @Override
    public String name() {
        return "records.timeline";
    }

    /// Looks soon where a relation has changed; what it overlooks, the sweep finds.
    @Override
    public void handle(Workspace workspace, List<Change> changes) {
        var model = models.current(workspace);
        boolean isAny = changes.stream().anyMatch(change -> TimelineProjection.isRelating(model, change.object()));
        if (isAny && isAnyWanted(workspace) && jobs.isStarted()) {
            jobs.enqueue(JOB, workspace.id().toString());
        }
    }

    private void sweep() {
        for (var workspace : workspaces.getObject().inUse()) {
            if (isAnyWanted(workspace)) {
                jobs.enqueue(JOB, workspace.id().toString());
            }
        }
    }

    private boolean isAnyWanted(Workspace workspace) {
        return database.read(sql -> sql.fetchExists(DSL.selectOne().from(Database.table(workspace, TABLE))));
    }

    /// One record's wish, and how far it is.
    record Wish(
            String table,
            UUID record,
            UUID generation,
            String part,
            @Nullable UUID doneTo) {}

    // ---------------------------------------------------------------- doing it

    private boolean step(String piece) {
        var id = UUID.fromString(piece);
        boolean isThere = workspaces.getObject().all().stream()
                .anyMatch(workspace -> workspace.id().equals(id));
        return isThere && !advance(workspaces.getObject().require(id));
    }

    /// Does all there is to do; returns when nothing is left.
    void bringUp(Workspace workspace) {
        while (!advance(workspace)) {
            // more came, or somebody is still writing
        }
    }

    /// @return whether nothing is left
    private boolean advance(Workspace workspace) {
        var wishes = database.read(sql -> wishes(sql, workspace));
        if (wishes.isEmpty()) {
            return true;
        }
        if (!isQuiet()) {
            return false;
        }
        database.transaction(tx -> dropIdle(tx, workspace, wishes));
        for (var wish : database.read(sql -> wishes(sql, workspace))) {
            if (wishes.stream().anyMatch(known -> known.generation().equals(wish.generation()))) {
                var now = wish;
                while (now != null) {
                    now = next(workspace, now);
                }
            }
            if (jobs.isStopping()) {
                return false;
            }
        }
        return false;
    }

    static List<Wish> wishes(DSLContext sql, Workspace workspace) {
        return sql.fetch("select table_name, record_id, generation, part, done_to from "
                        + Database.quoted(workspace, TABLE) + " order by part desc, table_name, record_id"
                        + " limit " + AT_ONCE)
                .map(row -> new Wish(
                        row.get(0, String.class),
                        row.get(1, UUID.class),
                        row.get(2, UUID.class),
                        row.get(3, String.class),
                        row.get(4, UUID.class)));
    }

    /// Whether all transactions are over that are running now; waits some seconds for them.
    private boolean isQuiet() {
        long horizon =
                database.read(sql -> sql.fetchSingle("select pg_snapshot_xmax(pg_current_snapshot())::text::bigint")
                        .get(0, Long.class));
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (database.read(ChangeFeed::xmin) < horizon) {
            if (System.nanoTime() > deadline || jobs.isStopping()) {
                return false;
            }
            try {
                Thread.sleep(20);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }

    /// A record that nothing concerns has nothing to hand on: all of a new list of people at once.
    private static int dropIdle(DSLContext tx, Workspace workspace, List<Wish> wishes) {
        return tx.execute(
                "delete from " + Database.quoted(workspace, TABLE) + " b where b.generation = any({0}) and not exists"
                        + " (select 1 from " + Database.quoted(workspace, TimelineRows.TABLE)
                        + " e where e.subject_id = b.record_id and e.subject_table = b.table_name)",
                DSL.val(wishes.stream().map(Wish::generation).toArray(UUID[]::new)));
    }

    /// One chunk; the wish as it is then, or null when it is fulfilled or has been made anew.
    @Nullable
    Wish next(Workspace workspace, Wish wish) {
        while (true) {
            var model = models.refreshed(workspace);
            var done = database.transaction(tx -> ModelLock.sharedVersion(tx, workspace) == model.version()
                    ? new Step(chunk(tx, workspace, model, wish))
                    : null);
            if (done != null) {
                return done.wish();
            }
        }
    }

    private record Step(@Nullable Wish wish) {}

    private @Nullable Wish chunk(DSLContext tx, Workspace workspace, Model model, Wish wish) {
        var part = parts(model, wish.table()).stream()
                .filter(candidate -> candidate.name().compareTo(wish.part()) >= 0)
                .findFirst()
                .orElse(null);
        if (part == null) {
            tx.execute(
                    "delete from " + Database.quoted(workspace, TABLE) + SAME,
                    DSL.val(wish.table()),
                    DSL.val(wish.record()),
                    DSL.val(wish.generation()));
            return null;
        }
        var after = part.name().equals(wish.part()) ? wish.doneTo() : null;
        var columns = Columns.of(workspace, part.object(), "r");
        var rows = new Rows(columns, part.object().liveFields().values());
        var records = tx.select(rows.selected())
                .from(columns.table())
                .where(
                        part.pointsAt(columns, wish.record()),
                        columns.deletedAt().isNull())
                .and(after == null ? DSL.trueCondition() : columns.id().gt(after))
                .orderBy(columns.id())
                .limit(CHUNK)
                .forNoKeyUpdate()
                .fetch(row -> rows.record(row, 0));
        if (!records.isEmpty()) {
            projection.rebuild(new Context(tx, workspace, model, clock.instant()), part.object(), records);
        }
        boolean isEnd = records.size() < CHUNK;
        var next = new Wish(
                wish.table(),
                wish.record(),
                wish.generation(),
                isEnd ? part.name() + "+" : part.name(),
                isEnd ? null : records.getLast().id());
        int kept = tx.execute(
                "update " + Database.quoted(workspace, TABLE) + " set part = {3}, done_to = {4}::uuid" + SAME,
                DSL.val(wish.table()),
                DSL.val(wish.record()),
                DSL.val(wish.generation()),
                DSL.val(next.part()),
                DSL.val(next.doneTo(), UUID.class));
        return kept == 0 ? null : next;
    }

    /// The records of one object that name a record by one relation.
    private record Part(ObjectType object, FieldDefinition relation, String target) {

        /// Parts are gone through in the order of their names; one that is done is its name and a sign behind it.
        String name() {
            return object.table() + " " + relation.column();
        }

        Condition pointsAt(Columns columns, UUID record) {
            return columns.linked(relation).eq(record).and(columns.leadsTo(relation, target));
        }
    }

    private static List<Part> parts(Model model, String table) {
        var target = model.objectOf(table).map(ObjectType::name).orElse("");
        var parts = new ArrayList<Part>();
        for (var object : model.objects()) {
            var links = object.timeline() == null
                    ? List.<Link>of()
                    : object.timeline().links();
            for (var link : links) {
                object.field(link.field())
                        .filter(field ->
                                field.target() == null || field.target().equals(target))
                        .ifPresent(field -> parts.add(new Part(object, field, target)));
            }
        }
        parts.sort(Comparator.comparing(Part::name));
        return parts;
    }
}
