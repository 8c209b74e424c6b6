package dev.grato.model.internal;

import dev.grato.model.FieldDefinition;
import dev.grato.model.FieldType;
import dev.grato.model.ObjectType;
import dev.grato.model.Part;
import dev.grato.model.PhysicalNames;
import dev.grato.platform.Database;
import dev.grato.platform.Workspace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// One index as the model wants it.
///
/// @param field the physical name of the field it belongs to, empty for the table's own
/// @param columns in their order; a `desc` is told by `isDescending`, for the first one only
record IndexPlan(
        String table, String field, List<String> columns, boolean isUnique, boolean isDescending, boolean isList) {

    static boolean canBeUnique(FieldType type) {
        return switch (type.filterPart().comparison()) {
            case FOLDED, NUMBER, DATE, INSTANT, ID, CODE -> true;
            case NOT_COMPARED, BODY, BOOLEAN, OPTION, LIST -> false;
        };
    }

    static boolean canBeIndexed(FieldType type) {
        return switch (type.filterPart().comparison()) {
            case FOLDED, NUMBER, BOOLEAN, DATE, INSTANT, ID, OPTION, CODE, LIST -> true;
            case NOT_COMPARED, BODY -> false;
        };
    }

    /// All indexes the object's table is to have.
    ///
    /// @param extra the columns of fields that others asked an index for
    static List<IndexPlan> of(ObjectType object, Set<String> extra) {
        var table = object.table();
        var plans = new LinkedHashMap<String, IndexPlan>();
        var wanted = new ArrayList<IndexPlan>();
        wanted.add(new IndexPlan(table, "", List.of("created_at", "id"), false, true, false));
        wanted.add(new IndexPlan(table, "", List.of("updated_at", "id"), false, false, false));
        if (object.isOwned()) {
            wanted.add(new IndexPlan(table, "", List.of("owner_id"), false, false, false));
            wanted.add(new IndexPlan(table, "", List.of("team_id"), false, false, false));
        }
        for (var field : object.fields()) {
            if (field.isRetired() || !field.isStored()) {
                continue;
            }
            if (field.isUnique() && canBeUnique(field.type())) {
                wanted.add(unique(table, field));
            }
            boolean isOwnership =
                    field.column().equals("owner_id") || field.column().equals("team_id");
            boolean isWanted = extra.contains(field.column())
                    || !isOwnership && (field.isIndexed() || field.type().isRelation());
            if (isWanted && canBeIndexed(field.type())) {
                wanted.add(plain(table, field));
            }
        }
        wanted.forEach(plan -> plans.putIfAbsent(plan.name(), plan));
        return List.copyOf(plans.values());
    }

    static IndexPlan unique(String table, FieldDefinition field) {
        return new IndexPlan(table, field.column(), List.of(filterColumn(field)), true, false, false);
    }

    static IndexPlan plain(String table, FieldDefinition field) {
        boolean isList = field.type().filterPart().comparison() == Part.Comparison.LIST;
        return new IndexPlan(table, field.column(), columns(field, isList), false, false, isList);
    }

    /// What belongs to a record is asked for newest first: one that has thousands must not be read whole.
    private static List<String> columns(FieldDefinition field, boolean isList) {
        var column = filterColumn(field);
        if (isList) {
            return List.of(column);
        }
        return field.type().isRelation() ? List.of(column, "created_at", "id") : List.of(column, "id");
    }

    private static String filterColumn(FieldDefinition field) {
        return field.column(field.type().filterPart());
    }

    String name() {
        return PhysicalNames.index(table, columns);
    }

    /// What makes two indexes the same, whatever they are called.
    Shape shape() {
        return new Shape(columns, isUnique, isList);
    }

    /// The columns and kind of an index, as the catalog knows them too.
    record Shape(List<String> columns, boolean isUnique, boolean isList) {}

    String ddl(Workspace workspace, boolean concurrently) {
        var keys = new ArrayList<String>();
        for (int i = 0; i < columns.size(); i++) {
            keys.add(Database.quote(columns.get(i)) + (i == 0 && isDescending ? " desc" : ""));
        }
        return "create " + (isUnique ? "unique " : "") + "index " + (concurrently ? "concurrently " : "")
                + Database.quote(name()) + " on " + Database.quoted(workspace, table) + (isList ? " using gin" : "")
                + " (" + String.join(", ", keys) + ")" + (isUnique ? " where deleted_at is null" : "");
    }

    /// The same list by shape.
    static Map<Shape, IndexPlan> byShape(List<IndexPlan> plans) {
        var byShape = new LinkedHashMap<Shape, IndexPlan>();
        plans.forEach(plan -> byShape.putIfAbsent(plan.shape(), plan));
        return byShape;
    }
}
