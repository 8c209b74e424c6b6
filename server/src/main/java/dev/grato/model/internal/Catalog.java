package dev.grato.model.internal;

import dev.grato.platform.Database;
import dev.grato.platform.Workspace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/// What PostgreSQL has of a workspace's tables: columns, foreign keys, sequences, indexes.
final class Catalog {

    /// An index as it is.
    ///
    /// @param isWhole built to its end and in use; otherwise the remains of a build that failed
    record Index(String name, String table, IndexPlan.Shape shape, boolean isWhole) {}

    private final Map<String, Set<String>> columns = new HashMap<>();
    private final Map<String, Set<String>> foreignKeys = new HashMap<>();
    private final Map<String, List<Index>> indexes = new HashMap<>();
    private final Set<String> sequences = new HashSet<>();

    private Catalog() {}

    /// Reads what there is about these tables.
    static Catalog read(DSLContext sql, Workspace workspace, Set<String> tables) {
        var catalog = new Catalog();
        var schema = DSL.val(workspace.schema());
        var names = DSL.val(tables.toArray(String[]::new));
        sql.fetch("""
                select c.relname, a.attname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                where n.nspname = {0} and c.relkind in ('r', 'p') and c.relname = any({1})""", schema, names)
                .forEach(row -> catalog.columns
                        .computeIfAbsent(row.get(0, String.class), table -> new HashSet<>())
                        .add(row.get(1, String.class)));
        sql.fetch("""
                select c.relname, a.attname from pg_constraint k join pg_class c on c.oid = k.conrelid
                join pg_namespace n on n.oid = c.relnamespace
                join pg_attribute a on a.attrelid = c.oid and a.attnum = k.conkey[1]
                where k.contype = 'f' and cardinality(k.conkey) = 1 and n.nspname = {0} and c.relname = any({1})""", schema, names)
                .forEach(row -> catalog.foreignKeys
                        .computeIfAbsent(row.get(0, String.class), table -> new HashSet<>())
                        .add(row.get(1, String.class)));
        sql.fetch("""
                select t.relname as tbl, i.relname as name, x.indisunique as uniq,
                       x.indisvalid and x.indisready as whole, m.amname = 'gin' as gin,
                       array(select a.attname::text from unnest(x.indkey::int[]) with ordinality u(n, o)
                             join pg_attribute a on a.attrelid = t.oid and a.attnum = u.n order by o) as cols
                from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class t on t.oid = x.indrelid
                join pg_namespace n on n.oid = t.relnamespace join pg_am m on m.oid = i.relam
                where n.nspname = {0} and t.relname = any({1}) and not x.indisprimary
                  and x.indexprs is null and (x.indpred is not null) = x.indisunique""", schema, names)
                .forEach(row -> catalog.indexes
                        .computeIfAbsent(row.get("tbl", String.class), table -> new ArrayList<>())
                        .add(new Index(
                                row.get("name", String.class),
                                row.get("tbl", String.class),
                                new IndexPlan.Shape(
                                        List.of(row.get("cols", String[].class)),
                                        row.get("uniq", Boolean.class),
                                        row.get("gin", Boolean.class)),
                                row.get("whole", Boolean.class))));
        sql.fetch("""
                select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where n.nspname = {0} and c.relkind = 'S'""", schema).forEach(row -> catalog.sequences.add(row.get(0, String.class)));
        return catalog;
    }

    boolean hasTable(String table) {
        return columns.containsKey(table);
    }

    boolean hasColumn(String table, String column) {
        return columns.getOrDefault(table, Set.of()).contains(column);
    }

    boolean hasForeignKey(String table, String column) {
        return foreignKeys.getOrDefault(table, Set.of()).contains(column);
    }

    boolean hasSequence(String name) {
        return sequences.contains(name);
    }

    List<Index> indexes(String table) {
        return List.copyOf(indexes.getOrDefault(table, List.of()));
    }

    boolean hasIndex(IndexPlan plan) {
        return indexes(plan.table()).stream()
                .anyMatch(index -> index.isWhole() && index.shape().equals(plan.shape()));
    }

    Optional<Index> remains(IndexPlan plan) {
        return indexes(plan.table()).stream()
                .filter(index -> !index.isWhole() && index.shape().equals(plan.shape()))
                .findFirst();
    }

    static boolean isEmpty(DSLContext sql, Workspace workspace, String table) {
        return sql.fetchSingle("select not exists (select 1 from {0})", Database.table(workspace, table))
                .get(0, Boolean.class);
    }
}
