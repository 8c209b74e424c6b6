package dev.grato.records.internal;

import dev.grato.model.Model;
import dev.grato.model.ObjectType;
import dev.grato.platform.Database;
import dev.grato.platform.Workspace;
import dev.grato.records.spi.ErasureFollower;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.jooq.QueryPart;
import org.jooq.impl.DSL;

/// Takes records out of every table of the engine, in one transaction. What is gone already does no harm.
final class ErasurePurge implements ErasureFollower.Statements {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /// By the column that names the record.
    private static final Map<String, List<String>> OURS = Map.of(
            "record_id",
            List.of(
                    "handle",
                    "search_entry",
                    "search_body",
                    "timeline_backfill",
                    "merge_redirect",
                    "merge_assigned",
                    "record_merge"),
            "survivor_id",
            List.of("record_merge"),
            "subject_id",
            List.of("timeline_entry"),
            "source_id",
            List.of("timeline_entry"));

    private final DSLContext tx;
    private final Model model;
    private final Workspace workspace;
    private final Set<UUID> ids = new HashSet<>();
    private final Set<ObjectType> objects;

    ErasurePurge(DSLContext tx, Model model, Workspace workspace, Map<ObjectType, Set<UUID>> gone) {
        this.tx = tx;
        this.model = model;
        this.workspace = workspace;
        this.objects = gone.keySet();
        gone.values().forEach(ids::addAll);
    }

    Set<UUID> ids() {
        return ids;
    }

    /// The files of these records, now or once, that no record that stays has.
    Set<UUID> files() {
        var named = new LinkedHashSet<String>();
        for (var object : objects) {
            texts("select to_jsonb(r)::text from " + table(object.table()) + " r where id = any({0})", all())
                    .forEach(text -> ID.matcher(text).results().forEach(found -> named.add(found.group())));
        }
        texts(
                        "select coalesce(before::text, '') || coalesce(after::text, '') from " + table("change_history")
                                + " where record_id = any({0})",
                        all())
                .forEach(text -> ID.matcher(text).results().forEach(found -> named.add(found.group())));
        var files = new LinkedHashSet<String>(
                texts("select id::text from " + table("file") + " where id = any({0})", (Object)
                        named.stream().map(UUID::fromString).toArray(UUID[]::new)));
        for (var object : model.objects()) {
            for (var field : object.fields()) {
                if (!files.isEmpty() && field.type().valueKey().equals("fileList") && field.isStored()) {
                    var column = "r." + Database.quote(field.column());
                    files.removeAll(new HashSet<>(texts(
                            "select f.id from unnest({1}) as f(id) where exists (select 1 from "
                                    + table(object.table()) + " r where r.id <> all({0}) and " + column
                                    + " is not null and " + column + "::text like '%' || f.id || '%')",
                            all(),
                            files.toArray(String[]::new))));
                }
            }
        }
        var found = new LinkedHashSet<UUID>();
        files.forEach(file -> found.add(UUID.fromString(file)));
        return found;
    }

    long changes() {
        return Long.parseLong(
                texts("select count(*)::text from " + table("change_history") + " where record_id = any({0})", all())
                        .getFirst());
    }

    boolean isAwaited() {
        return !texts(
                        "select 1::text from " + table("batch_item")
                                + " where record_id = any({0}) and status is null limit 1",
                        all())
                .isEmpty();
    }

    /// @return the hashes of contents that may be needed no more
    List<String> run(List<ErasureFollower> followers) {
        var contents = new ArrayList<String>();
        var files = files().toArray(UUID[]::new);
        contents.addAll(
                texts("delete from " + table("file") + " where id = any({0}) returning sha256", (Object) files));
        release();
        // whoever asks what a batch did to them must still find the items
        for (var follower : followers) {
            contents.addAll(follower.erased(this, workspace, ids));
        }
        OURS.forEach((column, tables) -> tables.forEach(
                table -> execute("delete from " + table(table) + " where " + column + " = any({0})", all())));
        for (var log : List.of("change_log", "change_archive")) {
            execute("update " + table(log) + " set before = null, after = null where record_id = any({0})", all());
        }
        execute(
                "update " + table("batch_item") + " set payload = null, details = null where record_id = any({0})",
                all());
        forgetAnswers("written_once", "outcomes");
        forgetAnswers("written_mutation", "outcome");
        for (var object : objects) {
            execute("delete from " + table(object.table()) + " where id = any({0})", all());
        }
        return contents;
    }

    private void forgetAnswers(String table, String column) {
        execute(
                "delete from " + table(table) + " w where exists (select 1 from unnest({0}) as e(id) where w." + column
                        + "::text like '%' || e.id || '%')",
                all());
    }

    /// Lets go whatever points at the rows, in the trash and in retired fields too.
    private void release() {
        for (var object : objects) {
            for (var statement : texts(
                    "select format('update %I.%I set %I = null where %I = any(', n.nspname, t.relname, a.attname,"
                            + " a.attname) from pg_constraint c join pg_class t on t.oid = c.conrelid"
                            + " join pg_namespace n on n.oid = t.relnamespace join pg_attribute a"
                            + " on a.attrelid = c.conrelid and a.attnum = c.conkey[1] where c.contype = 'f'"
                            + " and c.confrelid = to_regclass({0})",
                    table(object.table()))) {
                execute(statement + "{0})", all());
            }
        }
        for (var object : model.objects()) {
            for (var field : object.fields()) {
                if (field.type().key().equals("polymorphicRelation") && field.isStored()) {
                    var parts = field.type().parts();
                    var id = Database.quote(field.column(parts.getFirst()));
                    execute(
                            "update " + table(object.table()) + " set " + id + " = null, "
                                    + Database.quote(field.column(parts.getLast())) + " = null where " + id
                                    + " = any({0})",
                            all());
                }
            }
        }
    }

    private Object all() {
        return ids.toArray(UUID[]::new);
    }

    private String table(String name) {
        return Database.quoted(workspace, name);
    }

    @Override
    public void execute(String sql, Object... values) {
        tx.execute(sql, Arrays.stream(values).map(DSL::val).toArray(QueryPart[]::new));
    }

    @Override
    public List<String> texts(String sql, Object... values) {
        return tx.resultQuery(sql, Arrays.stream(values).map(DSL::val).toArray(QueryPart[]::new))
                .fetch(0, String.class);
    }
}
