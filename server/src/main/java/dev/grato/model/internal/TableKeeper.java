package dev.grato.model.internal;

import dev.grato.model.FieldDefinition;
import dev.grato.model.ObjectType;
import dev.grato.model.PhysicalNames;
import dev.grato.model.SystemFields;
import dev.grato.platform.Database;
import dev.grato.platform.Workspace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// Makes tables what the model says. Only ever adds: nothing is dropped, nothing rewritten.
///
/// Must run in a transaction; every step is left out where it has been done before.
final class TableKeeper {

    private final DSLContext tx;
    private final Workspace workspace;
    private final Map<String, String> tableOf;

    /// @param all every object there is, retired ones included, with `isUnique` as wanted
    TableKeeper(DSLContext tx, Workspace workspace, List<ObjectType> all) {
        this.tx = tx;
        this.workspace = workspace;
        this.tableOf = new LinkedHashMap<>();
        all.forEach(object -> {
            if (!object.isRetired()) {
                tableOf.put(object.name(), object.table());
            }
        });
    }

    /// Brings the tables of these objects up to date.
    ///
    /// @return whether indexes are left to be built or dropped by the job, since there are records already
    boolean ensure(List<ObjectType> objects) {
        var tables = objects.stream().map(ObjectType::table).collect(Collectors.toSet());
        var catalog = Catalog.read(tx, workspace, tables);
        var statements = new ArrayList<String>();
        for (var object : objects) {
            if (catalog.hasTable(object.table())) {
                columns(object, catalog, statements);
            } else {
                create(object, statements);
            }
            sequences(object, catalog, statements);
        }
        run(statements);
        statements.clear();
        objects.forEach(object -> foreignKeys(object, catalog, statements));
        run(statements);
        statements.clear();
        boolean isWorkLeft = false;
        for (var object : objects) {
            isWorkLeft |= indexes(object, catalog, statements);
        }
        run(statements);
        return isWorkLeft;
    }

    private void run(List<String> statements) {
        if (!statements.isEmpty()) {
            tx.execute(String.join(";\n", statements));
        }
    }

    private void create(ObjectType object, List<String> statements) {
        var columns = new ArrayList<>(SystemFields.DDL);
        for (var field : stored(object)) {
            for (var part : field.type().parts()) {
                columns.add(
                        Database.quote(field.column(part)) + " " + part.sql().ddl());
            }
        }
        statements.add("create table " + Database.quoted(workspace, object.table()) + " (\n    "
                + String.join(",\n    ", columns) + ")");
    }

    private static List<FieldDefinition> stored(ObjectType object) {
        return object.fields().stream().filter(FieldDefinition::isStored).toList();
    }

    /// A column added with its foreign key in one statement is not scanned: all its values are null.
    private void columns(ObjectType object, Catalog catalog, List<String> statements) {
        var additions = new ArrayList<String>();
        for (var field : stored(object)) {
            var target = targetTable(field);
            for (var part : field.type().parts()) {
                var column = field.column(part);
                if (catalog.hasColumn(object.table(), column)) {
                    continue;
                }
                additions.add("add column " + Database.quote(column) + " "
                        + part.sql().ddl() + (target == null ? "" : " constraint " + reference(object, field, target)));
            }
        }
        if (!additions.isEmpty()) {
            statements.add(
                    "alter table " + Database.quoted(workspace, object.table()) + " " + String.join(", ", additions));
        }
    }

    private void sequences(ObjectType object, Catalog catalog, List<String> statements) {
        for (var field : object.fields()) {
            var name = PhysicalNames.sequence(object.table(), field.column());
            if (field.type().key().equals("autoNumber") && !catalog.hasSequence(name)) {
                statements.add("create sequence " + Database.quoted(workspace, name));
            }
        }
    }

    private void foreignKeys(ObjectType object, Catalog catalog, List<String> statements) {
        for (var field : object.fields()) {
            var target = targetTable(field);
            if (target == null) {
                continue;
            }
            boolean isThere = catalog.hasForeignKey(object.table(), field.column())
                    || catalog.hasTable(object.table()) && !catalog.hasColumn(object.table(), field.column());
            if (!isThere) {
                statements.add("alter table " + Database.quoted(workspace, object.table()) + " add constraint "
                        + reference(object, field, target)
                                .replace(
                                        " references ",
                                        " foreign key (" + Database.quote(field.column()) + ") references "));
            }
        }
    }

    private String reference(ObjectType object, FieldDefinition field, String target) {
        return Database.quote(PhysicalNames.foreignKey(object.table(), field.column())) + " references "
                + Database.quoted(workspace, target) + " (id) deferrable initially deferred";
    }

    private @Nullable String targetTable(FieldDefinition field) {
        return field.target() == null || !field.type().isRelation() ? null : tableOf.get(field.target());
    }

    private boolean indexes(ObjectType object, Catalog catalog, List<String> statements) {
        var plans = IndexPlan.of(object, ModelIndexes.extra(tx, workspace, object.table()));
        boolean isNew = !catalog.hasTable(object.table());
        boolean isEmpty = isNew || Catalog.isEmpty(tx, workspace, object.table());
        boolean isWorkLeft = !ModelIndexes.superfluous(object, plans, catalog).isEmpty();
        for (var plan : plans) {
            if (catalog.hasIndex(plan)) {
                continue;
            }
            if (isEmpty && catalog.remains(plan).isEmpty()) {
                statements.add(plan.ddl(workspace, false));
                continue;
            }
            isWorkLeft = true;
            if (plan.isUnique()) {
                ModelIndexes.note(tx, workspace, plan.table(), plan.field(), "unique", "wanted", null);
            }
        }
        return isWorkLeft;
    }

    /// Keeps writers of records out until the end of the transaction, since they take the same lock shared.
    ///
    /// Nobody waits for a lock longer than two seconds, so that no writer has to wait behind it for longer either.
    static void lock(DSLContext tx, Workspace workspace) {
        tx.execute("set local lock_timeout = '2s'");
        tx.fetch("select pg_advisory_xact_lock(hashtextextended({0}, 11))", DSL.val(workspace.schema()));
    }
}
