package dev.grato.model.internal;

import dev.grato.model.ObjectType;
import dev.grato.platform.Database;
import dev.grato.platform.Workspace;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// The notes about indexes that are wanted, being built, or could not be had.
final class ModelIndexes {

    private ModelIndexes() {}

    /// The columns of the table's fields for which somebody has asked an index.
    static Set<String> extra(DSLContext sql, Workspace workspace, String table) {
        return new HashSet<>(sql.select(Database.column("column_name", String.class))
                .from(Database.table(workspace, "model_index"))
                .where(Database.column("table_name", String.class).eq(table))
                .and(Database.column("kind", String.class).eq("extra"))
                .fetch(0, String.class));
    }

    /// The tables for which somebody waits.
    static List<String> waiting(DSLContext sql, Workspace workspace) {
        return sql.selectDistinct(Database.column("table_name", String.class))
                .from(Database.table(workspace, "model_index"))
                .where(Database.column("state", String.class).eq("wanted"))
                .fetch(0, String.class);
    }

    static void note(
            DSLContext tx,
            Workspace workspace,
            String table,
            String column,
            String kind,
            String state,
            @Nullable String reason) {
        tx.execute(
                """
                insert into {0} (table_name, column_name, kind, state, reason) values ({1}, {2}, {3}, {4}, {5})
                on conflict (table_name, column_name, kind) do update
                set state = excluded.state, reason = excluded.reason, changed_at = now()""",
                Database.table(workspace, "model_index"),
                DSL.val(table),
                DSL.val(column),
                DSL.val(kind),
                DSL.val(state),
                DSL.val(reason));
    }

    /// Indexes that belong to single fields and that nobody wants any more.
    static List<Catalog.Index> superfluous(ObjectType object, List<IndexPlan> plans, Catalog catalog) {
        var wanted = plans.stream().map(IndexPlan::shape).collect(Collectors.toSet());
        var ours = new HashSet<IndexPlan.Shape>();
        for (var field : object.fields()) {
            if (!field.isRetired()) {
                ours.add(IndexPlan.plain(object.table(), field).shape());
                ours.add(IndexPlan.unique(object.table(), field).shape());
            }
        }
        return catalog.indexes(object.table()).stream()
                .filter(index -> ours.contains(index.shape()) && !wanted.contains(index.shape()))
                .toList();
    }
}
