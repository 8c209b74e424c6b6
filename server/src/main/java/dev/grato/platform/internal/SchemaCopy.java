package dev.grato.platform.internal;

import dev.grato.platform.Database;
import dev.grato.platform.Workspace;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/// Copies a schema with its tables, sequences, data, indexes and foreign keys.
///
/// All data come from one snapshot, so the copy is consistent while others write; each chunk is a transaction of
/// its own, so that no long writer holds back the change feeds.
public final class SchemaCopy {

    /// How many pages of a table go over in one transaction: 4 MB.
    private static final int PAGES = 512;

    private final Database database;

    public SchemaCopy(Database database) {
        this.database = database;
    }

    /// @param hasRows false for tables whose rows stay out of backups: what belongs to one place and moment
    private record TableCopy(
            String name, boolean isPartitioned, String partitionKey, List<String> columns, boolean hasRows) {}

    public void copy(Workspace source, Workspace target) {
        database.outsideTransaction(connection -> {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            try {
                var sql = DSL.using(connection, SQLDialect.POSTGRES);
                var snapshot = sql.fetchSingle("select pg_export_snapshot()").get(0, String.class);
                copy(sql, snapshot, source.schema(), target.schema());
                connection.commit();
            } finally {
                connection.rollback();
                connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
                connection.setAutoCommit(true);
            }
        });
    }

    private void copy(DSLContext reader, String snapshot, String from, String to) throws SQLException {
        database.transaction(tx -> tx.execute("create schema " + Database.quote(to)));
        var tables = tables(reader, from);
        write(tx -> {
            sequences(reader, from).forEach((name, last) -> {
                tx.execute("create sequence " + name(to, name));
                tx.fetch("select setval({0}::regclass, {1}, true)", name(to, name), last);
            });
            tables.forEach(table -> create(tx, table, from, to));
            partitions(reader, from)
                    .forEach(row -> tx.execute("create table "
                            + name(to, row.get("child", String.class)) + " partition of "
                            + name(to, row.get("parent", String.class)) + " " + row.get("bound", String.class)));
        });
        tables.stream().filter(TableCopy::hasRows).forEach(table -> data(snapshot, table, from, to));
        write(tx -> foreignKeys(reader, from, to).forEach(tx::execute));
        write(tx -> views(reader, from, to).forEach(tx::execute));
        write(tx -> identities(reader, from)
                .forEach(row -> tx.fetch(
                        "select setval(pg_get_serial_sequence({0}, {1}), (select coalesce(max({2}), 0) + 1 from {3}), false)",
                        DSL.val(name(to, row.get("tbl", String.class))),
                        DSL.val(row.get("col", String.class)),
                        DSL.field(DSL.name(row.get("col", String.class))),
                        DSL.table(DSL.name(to, row.get("tbl", String.class))))));
    }

    private void write(Consumer<DSLContext> work) {
        database.patientTransaction(tx -> {
            work.accept(tx);
            return 0;
        });
    }

    private static String name(String schema, String table) {
        return Database.quote(schema) + "." + Database.quote(table);
    }

    private static List<TableCopy> tables(DSLContext sql, String schema) {
        return sql.fetch("""
                select c.relname as name, c.relkind = 'p' as partitioned,
                       case when c.relkind = 'p' then pg_get_partkeydef(c.oid) else '' end as partkey,
                       array(select quote_ident(a.attname) from pg_attribute a
                             where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                               and a.attgenerated = '' order by a.attnum) as columns,
                       coalesce(obj_description(c.oid, 'pg_class'), '') not like 'grato: rows stay out%' as has_rows
                from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where n.nspname = {0} and c.relkind in ('r', 'p') and not c.relispartition
                order by c.oid""", DSL.val(schema))
                .map(row -> new TableCopy(
                        row.get("name", String.class),
                        row.get("partitioned", Boolean.class),
                        row.get("partkey", String.class),
                        List.of(row.get("columns", String[].class)),
                        row.get("has_rows", Boolean.class)));
    }

    private static List<Record> partitions(DSLContext sql, String schema) {
        return List.copyOf(sql.fetch("""
                select c.relname as child, p.relname as parent, pg_get_expr(c.relpartbound, c.oid) as bound
                from pg_class c join pg_namespace n on n.oid = c.relnamespace
                join pg_inherits i on i.inhrelid = c.oid join pg_class p on p.oid = i.inhparent
                where n.nspname = {0} and c.relispartition and c.relkind = 'r' order by c.oid""", DSL.val(schema)));
    }

    private static Map<String, Long> sequences(DSLContext sql, String schema) {
        return sql.fetch("""
                select s.sequencename as name, coalesce(s.last_value, s.start_value) as last from pg_sequences s
                where s.schemaname = {0} and not exists (
                    select 1 from pg_class c join pg_depend d on d.objid = c.oid and d.deptype in ('i', 'a')
                    join pg_namespace n on n.oid = c.relnamespace
                    where n.nspname = s.schemaname and c.relname = s.sequencename and c.relkind = 'S'
                      and d.refclassid = 'pg_class'::regclass)""", DSL.val(schema))
                .intoMap(row -> row.get("name", String.class), row -> row.get("last", Long.class));
    }

    private static List<Record> identities(DSLContext sql, String schema) {
        return List.copyOf(sql.fetch("""
                select c.relname as tbl, a.attname as col
                from pg_class c join pg_namespace n on n.oid = c.relnamespace
                join pg_attribute a on a.attrelid = c.oid and a.attidentity <> ''
                where n.nspname = {0} and c.relkind in ('r', 'p') and not c.relispartition""", DSL.val(schema)));
    }

    /// A view's text names the schema of its tables; schema names are unique words, so they can be replaced in it.
    private static List<String> views(DSLContext sql, String from, String to) {
        return sql.fetch("""
                select c.relname as name, pg_get_viewdef(c.oid) as definition
                from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where n.nspname = {0} and c.relkind = 'v' order by c.oid""", DSL.val(from))
                .map(row -> "create view " + name(to, row.get("name", String.class)) + " as "
                        + row.get("definition", String.class).replace(from + ".", to + "."));
    }

    private static void create(DSLContext tx, TableCopy table, String from, String to) {
        var statement = "create table " + name(to, table.name()) + " (like " + name(from, table.name())
                + " including all)" + (table.isPartitioned() ? " partition by " + table.partitionKey() : "");
        tx.execute(statement);
    }

    /// Copies by ranges of pages, which need no index and no sorting.
    private void data(String snapshot, TableCopy table, String from, String to) {
        var columns = String.join(", ", table.columns());
        var statement = "insert into " + name(to, table.name()) + " (" + columns + ") overriding system value select "
                + columns + " from " + name(from, table.name());
        long pages = table.isPartitioned() ? 0 : pageCount(from, table.name());
        if (pages <= PAGES) {
            chunk(snapshot, statement);
            return;
        }
        for (long page = 0; page < pages; page += PAGES) {
            var end = page + PAGES < pages ? " and ctid < '(" + (page + PAGES) + ",0)'::tid" : "";
            chunk(snapshot, statement + " where ctid >= '(" + page + ",0)'::tid" + end);
        }
    }

    private void chunk(String snapshot, String statement) {
        database.outsideTransaction(connection -> {
            connection.setAutoCommit(false);
            try (var sql = connection.createStatement()) {
                sql.execute("set transaction isolation level repeatable read");
                sql.execute("set transaction snapshot '" + snapshot + "'");
                sql.execute(statement);
                connection.commit();
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        });
    }

    private long pageCount(String schema, String table) {
        return database.read(sql -> sql.fetchSingle(
                        "select pg_relation_size({0}::regclass) / current_setting('block_size')::int + 1",
                        DSL.val(name(schema, table)))
                .get(0, Long.class));
    }

    private static List<String> foreignKeys(DSLContext sql, String from, String to) {
        var statements = new ArrayList<String>();
        sql.fetch("""
                select k.conname as name, c.relname as tbl, t.relname as target,
                       k.condeferrable as deferrable, k.condeferred as deferred,
                       array(select quote_ident(a.attname) from unnest(k.conkey) with ordinality u(n, o)
                             join pg_attribute a on a.attrelid = k.conrelid and a.attnum = u.n order by o) as columns,
                       array(select quote_ident(a.attname) from unnest(k.confkey) with ordinality u(n, o)
                             join pg_attribute a on a.attrelid = k.confrelid and a.attnum = u.n order by o) as targets
                from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_class t on t.oid = k.confrelid
                join pg_namespace n on n.oid = c.relnamespace join pg_namespace m on m.oid = t.relnamespace
                where k.contype = 'f' and n.nspname = {0} and m.nspname = {0} and k.conparentid = 0""", DSL.val(from))
                .forEach(row -> statements.add("alter table " + name(to, row.get("tbl", String.class))
                        + " add constraint " + Database.quote(row.get("name", String.class)) + " foreign key ("
                        + String.join(", ", row.get("columns", String[].class)) + ") references "
                        + name(to, row.get("target", String.class)) + " ("
                        + String.join(", ", row.get("targets", String[].class)) + ")"
                        + (row.get("deferrable", Boolean.class) ? " deferrable" : "")
                        + (row.get("deferred", Boolean.class) ? " initially deferred" : "")));
        return statements;
    }
}
