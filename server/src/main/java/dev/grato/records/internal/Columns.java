package dev.grato.records.internal;

import dev.grato.model.Computation;
import dev.grato.model.FieldDefinition;
import dev.grato.model.ObjectType;
import dev.grato.model.Part;
import dev.grato.model.SqlType;
import dev.grato.model.SystemFields;
import dev.grato.platform.Database;
import dev.grato.platform.Workspace;
import dev.grato.records.spi.AccessPolicy;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/// One use of an object's table in a statement, under an alias.
record Columns(Workspace workspace, ObjectType object, Table<?> table, Name alias)
        implements AccessPolicy.RecordColumns {

    static Columns of(Workspace workspace, ObjectType object, String alias) {
        var name = DSL.name(alias);
        return new Columns(
                workspace, object, Database.table(workspace, object.table()).as(name), name);
    }

    /// The table under its own name, for statements that change it.
    static Columns unaliased(Workspace workspace, ObjectType object) {
        var name = Database.name(workspace, object.table());
        return new Columns(workspace, object, DSL.table(name), name);
    }

    /// What changes by time alone has no column and is computed here; where a relation leads to no record it has no
    /// value, whatever the formula makes of empty fields.
    Field<?> field(FieldDefinition field, Part part) {
        if (!field.isStored() && field.computation() instanceof Computation.OfFormula formula) {
            int place = field.type().parts().indexOf(part);
            return DSL.when(
                    id().isNotNull(),
                    DerivedSql.formula(workspace, alias, formula).get(place));
        }
        return DSL.field(alias.append(field.column(part)), dataType(part.sql()));
    }

    /// The id in a relation, also in one that may lead to any object.
    Field<UUID> linked(FieldDefinition relation) {
        return system(relation.column(relation.type().parts().getFirst()), UUID.class);
    }

    /// Whether a relation leads to records of this object: said beside the id where it may lead to any, else
    /// always so.
    Condition leadsTo(FieldDefinition relation, String target) {
        return relation.type().isRelation()
                ? DSL.noCondition()
                : system(relation.column(relation.type().parts().getLast()), String.class)
                        .eq(target);
    }

    <T> Field<T> system(String column, Class<T> type) {
        return DSL.field(alias.append(column), type);
    }

    @Override
    public Field<UUID> id() {
        return system(SystemFields.ID, UUID.class);
    }

    @Override
    public @Nullable Field<UUID> owner() {
        return object.isOwned() ? system("owner_id", UUID.class) : null;
    }

    @Override
    public @Nullable Field<UUID> team() {
        return object.isOwned() ? system("team_id", UUID.class) : null;
    }

    Field<?> deletedAt() {
        return DSL.field(alias.append(SystemFields.DELETED_AT), SQLDataType.TIMESTAMPWITHTIMEZONE);
    }

    static DataType<?> dataType(SqlType type) {
        return switch (type) {
            case TEXT, SORT_TEXT -> SQLDataType.CLOB;
            case NUMERIC -> SQLDataType.NUMERIC;
            case INTEGER -> SQLDataType.INTEGER;
            case BIGINT -> SQLDataType.BIGINT;
            case DOUBLE -> SQLDataType.DOUBLE;
            case BOOLEAN -> SQLDataType.BOOLEAN;
            case DATE -> SQLDataType.LOCALDATE;
            case INSTANT -> SQLDataType.TIMESTAMPWITHTIMEZONE;
            case UUID -> SQLDataType.UUID;
            case TEXT_ARRAY -> SQLDataType.CLOB.array();
            case JSON -> SQLDataType.JSONB;
        };
    }
}
