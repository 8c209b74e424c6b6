package dev.grato.exchange.internal.imports;

import dev.grato.exchange.NeededUploads;
import dev.grato.platform.Actor;
import dev.grato.platform.Database;
import dev.grato.platform.Json;
import dev.grato.platform.Workspace;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Keeps imports; each is its owner's alone.
@Component
final class ImportSets implements NeededUploads {

    private static final String COLUMNS =
            "id, created_at, name, files, plan, dry_run_id, dry_plan, run_id, undo_id, feed_id";

    private final Database database;

    ImportSets(Database database) {
        this.database = database;
    }

    /// @param dryPlan the plan the dry run was made with, as text
    /// @param feed what repeats it by itself; null for those that people make
    record ImportSet(
            UUID id,
            Instant createdAt,
            String name,
            List<Imported> files,
            @Nullable UUID dryRun,
            @Nullable String dryPlan,
            @Nullable UUID run,
            @Nullable UUID undo,
            @Nullable UUID feed) {

        String planText() {
            return Json.write(
                    files.stream().map(file -> PlanJson.json(file.plan())).toList());
        }
    }

    void insert(Actor actor, ImportSet set) {
        database.transaction(tx -> tx.execute(
                "insert into " + table(actor) + " (id, created_at, owner_id, name, files, plan, feed_id)"
                        + " values ({0}, {1}, {2}, {3}, {4}::jsonb, {5}::jsonb, {6})",
                DSL.val(set.id()),
                DSL.val(OffsetDateTime.ofInstant(set.createdAt(), ZoneOffset.UTC)),
                DSL.val(owner(actor), SQLDataType.UUID),
                DSL.val(set.name()),
                DSL.val(files(set.files())),
                DSL.val(set.planText()),
                DSL.val(set.feed(), SQLDataType.UUID)));
    }

    void change(Actor actor, UUID id, List<Imported> files) {
        database.transaction(tx -> tx.execute(
                "update " + table(actor)
                        + " set files = {1}::jsonb, plan = {2}::jsonb where id = {0} and run_id is null",
                DSL.val(id),
                DSL.val(files(files)),
                DSL.val(Json.write(
                        files.stream().map(file -> PlanJson.json(file.plan())).toList()))));
    }

    private static String files(List<Imported> files) {
        return Json.write(
                files.stream().map(file -> Imported.json(file.facts())).toList());
    }

    void dryRun(Actor actor, UUID id, UUID batch, String plan) {
        database.transaction(tx -> tx.execute(
                "update " + table(actor) + " set dry_run_id = {1}, dry_plan = {2} where id = {0}",
                DSL.val(id),
                DSL.val(batch),
                DSL.val(plan)));
    }

    /// @return whether nobody was first
    boolean run(Actor actor, UUID id, UUID batch) {
        return database.transaction(tx -> tx.execute(
                        "update " + table(actor) + " set run_id = {1} where id = {0} and run_id is null",
                        DSL.val(id),
                        DSL.val(batch))
                == 1);
    }

    void undo(Actor actor, UUID id, UUID batch) {
        database.transaction(tx -> tx.execute(
                "update " + table(actor) + " set undo_id = {1} where id = {0}", DSL.val(id), DSL.val(batch)));
    }

    void delete(Actor actor, UUID id) {
        database.transaction(tx -> tx.execute("delete from " + table(actor) + " where id = {0}", DSL.val(id)));
    }

    /// Forgets drafts from before this moment; a content once uploaded is needed by those that came later or
    /// still run.
    ///
    /// @return the contents that are needed
    @Override
    public Set<String> tidied(Workspace workspace, Instant before) {
        var table = Database.quoted(workspace, "import_set");
        var moment = DSL.val(OffsetDateTime.ofInstant(before, ZoneOffset.UTC));
        database.transaction(
                tx -> tx.execute("delete from " + table + " where created_at < {0} and run_id is null", moment));
        return Set.copyOf(database.read(sql -> sql.resultQuery(
                        "select distinct f ->> 'sha256' from " + table + " s, jsonb_array_elements(s.files) f"
                                + " where s.created_at >= {0} or exists (select 1 from "
                                + Database.quoted(workspace, "batch")
                                + " b where b.id = s.run_id and b.state = 'running')",
                        moment)
                .fetch(0, String.class)));
    }

    Optional<ImportSet> find(Actor actor, UUID id) {
        return database.read(sql -> sql.resultQuery(
                        "select " + COLUMNS + " from " + table(actor) + " where id = {0} and owner_id = {1}",
                        DSL.val(id),
                        DSL.val(owner(actor), SQLDataType.UUID))
                .fetchOptional(ImportSets::set));
    }

    /// Those that people made, newest first.
    List<ImportSet> list(Actor actor, int limit, @Nullable UUID before) {
        return database.read(sql -> sql.resultQuery(
                        "select " + COLUMNS + " from " + table(actor)
                                + " where owner_id = {0} and feed_id is null and ({1}::uuid is null or id < {1}) order by id desc limit {2}",
                        DSL.val(owner(actor), SQLDataType.UUID),
                        DSL.val(before, SQLDataType.UUID),
                        DSL.val(limit))
                .fetch(ImportSets::set));
    }

    private static ImportSet set(Record row) {
        var facts = objects(row, "files");
        var plans = objects(row, "plan");
        var files = new java.util.ArrayList<Imported>();
        for (int i = 0; i < facts.size(); i++) {
            var fact = Imported.facts(facts.get(i));
            files.add(new Imported(fact, PlanJson.kept(plans.get(i), fact.reading())));
        }
        return new ImportSet(
                row.get("id", UUID.class),
                row.get("created_at", OffsetDateTime.class).toInstant(),
                row.get("name", String.class),
                List.copyOf(files),
                row.get("dry_run_id", UUID.class),
                row.get("dry_plan", String.class),
                row.get("run_id", UUID.class),
                row.get("undo_id", UUID.class),
                row.get("feed_id", UUID.class));
    }

    private static List<Map<String, @Nullable Object>> objects(Record row, String column) {
        return Imported.objects(Json.read(row.get(column, JSONB.class).data()));
    }

    private static UUID owner(Actor actor) {
        var user = actor.userId();
        return user == null ? new UUID(0, 0) : user;
    }

    private static String table(Actor actor) {
        return Database.quoted(actor.workspace(), "import_set");
    }
}
