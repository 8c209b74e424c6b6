package dev.grato.sync.check;

import dev.grato.TestServer.World;
import dev.grato.platform.Database;
import dev.grato.platform.Workspace;
import dev.grato.records.RestoredLog;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Keeps and brings back all rows of a small workspace within one transaction: what a backup and its restore do,
/// thousands of times.
///
/// The rows lie in a schema beside the workspace's. A restore ends with the same [RestoredLog] as the real one; and
/// like the real one it carries no devices.
final class Snapshots {

    private static final String DEVICES = "sync_device";

    private final Database database;
    private final String schema;
    private final String kept;
    /// The columns by table.
    private final Map<String, String> tables = new LinkedHashMap<>();
    /// The tables of which rows are kept, by slot.
    private final Map<Integer, Set<String>> full = new HashMap<>();

    Snapshots(World world) {
        this.database = world.server().bean(Database.class);
        Workspace workspace = world.workspace();
        this.schema = Database.quote(workspace.schema());
        this.kept = Database.quote(workspace.schema() + "_kept");
        database.outsideTransaction(connection -> prepare(connection, workspace.schema()));
    }

    private void prepare(Connection connection, String name) throws SQLException {
        var constraints = new ArrayList<String>();
        try (var statement = connection.createStatement()) {
            statement.execute("create table " + place(schema, "change_archive_default") + " partition of "
                    + place(schema, "change_archive") + " default");
            try (var rows = statement.executeQuery("select c.relname, k.conname from pg_constraint k"
                    + " join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace"
                    + " where k.contype = 'f' and k.conparentid = 0 and n.nspname = '" + name + "'")) {
                while (rows.next()) {
                    constraints.add("alter table " + schema + "." + Database.quote(rows.getString(1))
                            + " alter constraint " + Database.quote(rows.getString(2)) + " deferrable");
                }
            }
            try (var rows = statement.executeQuery("select c.relname, string_agg(quote_ident(a.attname), ', '"
                    + " order by a.attnum) from pg_class c join pg_namespace n on n.oid = c.relnamespace"
                    + " join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped"
                    + " and a.attgenerated = '' where n.nspname = '" + name + "' and c.relkind = 'r'"
                    + " group by c.relname order by c.relname")) {
                while (rows.next()) {
                    tables.put(rows.getString(1), rows.getString(2));
                }
            }
            statement.execute("create schema " + kept);
            for (var sql : constraints) {
                statement.execute(sql);
            }
            for (var table : tables.keySet()) {
                statement.execute("create unlogged table " + place(kept, table) + " as select 0 as slot, t.* from "
                        + place(schema, table) + " t limit 0");
            }
        }
    }

    private static String place(String schema, String table) {
        return schema + "." + Database.quote(table);
    }

    /// Keeps all rows as they are now.
    void take(int slot) {
        run(
                connection -> {
                    var statements = new ArrayList<String>();
                    full.getOrDefault(slot, Set.of())
                            .forEach(table ->
                                    statements.add("delete from " + place(kept, table) + " where slot = " + slot));
                    var now = full(connection);
                    now.remove(DEVICES);
                    now.forEach(table -> statements.add("insert into " + place(kept, table) + " (slot, "
                            + tables.get(table) + ") select " + slot + ", " + tables.get(table) + " from "
                            + place(schema, table)));
                    full.put(slot, now);
                    return statements;
                },
                false);
    }

    /// Brings back the rows as they were, in a new epoch.
    void bringBack(int slot) {
        run(
                connection -> {
                    var statements = new ArrayList<String>();
                    statements.add("set constraints all deferred");
                    full(connection).forEach(table -> statements.add("delete from " + place(schema, table)));
                    full.getOrDefault(slot, Set.of())
                            .forEach(table -> statements.add("insert into " + place(schema, table) + " ("
                                    + tables.get(table) + ") overriding system value select " + tables.get(table)
                                    + " from " + place(kept, table) + " where slot = " + slot));
                    // numbers of the log that are lost are given again to other changes
                    statements.add("select setval('" + place(schema, "change_log_seq")
                            + "', (select coalesce(max(seq), 0) + 1 from " + place(schema, "change_history")
                            + "), false)");
                    return statements;
                },
                true);
    }

    /// The tables with rows in them.
    private Set<String> full(Connection connection) throws SQLException {
        var found = new TreeSet<String>();
        var sql = tables.keySet().stream()
                .map(table -> "select '" + table + "' where exists (select 1 from " + place(schema, table) + ")")
                .collect(Collectors.joining(" union all "));
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }

    /// Takes the log away from those who follow it, as when its days go into the archive.
    void archive() {
        var columns = tables.get("change_log_default");
        var statements = new ArrayList<String>();
        for (var table : tables.keySet()) {
            if (table.startsWith("change_log_")) {
                statements.add("with gone as (delete from " + place(schema, table) + " returning *) insert into "
                        + place(schema, "change_archive") + " (" + columns + ") select " + columns + " from gone");
            }
        }
        // the server allows for an hour by which a change may be written down too early
        statements.add("update " + place(schema, "feed_state") + " set hot_from = now() - interval '1 hour'");
        run(connection -> statements, false);
    }

    private interface Work {
        List<String> statements(Connection connection) throws SQLException;
    }

    private void run(Work work, boolean isRestore) {
        database.outsideTransaction(connection -> {
            connection.setAutoCommit(false);
            try {
                try (var statement = connection.createStatement()) {
                    if (isRestore) {
                        // positions first, as RestoredLog does: a consumer holds its own while it writes to the log
                        statement.execute("lock table " + place(schema, "consumer_position") + " in exclusive mode");
                    }
                    statement.execute(String.join(";\n", work.statements(connection)));
                }
                if (isRestore) {
                    new RestoredLog().rebase(connection, schema.replace("\"", ""));
                }
                connection.commit();
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        });
    }

    /// Forgets what was kept.
    void drop() {
        database.outsideTransaction(connection -> {
            try (var statement = connection.createStatement()) {
                statement.execute("drop schema " + kept + " cascade");
            }
        });
    }
}
