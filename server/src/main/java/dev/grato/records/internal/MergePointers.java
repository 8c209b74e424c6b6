package dev.grato.records.internal;

import dev.grato.model.FieldDefinition;
import dev.grato.model.Model;
import dev.grato.model.ObjectType;
import dev.grato.platform.Workspace;
import dev.grato.records.CrmRecord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/// The relations, of all objects, that can point at records of one object.
final class MergePointers {

    private final Workspace workspace;
    private final ObjectType target;
    private final Map<ObjectType, List<FieldDefinition>> fields = new LinkedHashMap<>();

    MergePointers(Model model, Workspace workspace, ObjectType target) {
        this.workspace = workspace;
        this.target = target;
        for (var object : model.objects()) {
            var links = object.liveFields().values().stream()
                    .filter(field -> !MergeValues.isComputed(field))
                    .filter(field -> field.type().key().equals("polymorphicRelation")
                            || field.type().isRelation() && target.name().equals(field.target()))
                    .toList();
            if (!links.isEmpty()) {
                fields.put(object, links);
            }
        }
    }

    Set<ObjectType> objects() {
        return fields.keySet();
    }

    /// The fields of an object's records that can point there.
    List<FieldDefinition> of(ObjectType object) {
        return fields.getOrDefault(object, List.of());
    }

    /// The live records of an object that point at one of these.
    Condition pointing(Columns columns, Collection<UUID> ids) {
        var any = new ArrayList<Condition>();
        for (var field : of(columns.object())) {
            any.add(columns.linked(field)
                    .eq(DSL.any(ids.toArray(UUID[]::new)))
                    .and(columns.leadsTo(field, target.name())));
        }
        return DSL.or(any).and(columns.deletedAt().isNull());
    }

    /// The ids of the live records of an object that point at one of these; each relation is a question of its own,
    /// which its index answers.
    Set<UUID> find(DSLContext sql, ObjectType object, Collection<UUID> ids) {
        var found = new LinkedHashSet<UUID>();
        var columns = Columns.of(workspace, object, "r");
        for (var field : of(object)) {
            var only = new MergePointers(workspace, target, object, field);
            found.addAll(sql.select(columns.id())
                    .from(columns.table())
                    .where(only.pointing(columns, ids))
                    .orderBy(columns.id())
                    .fetch(0, UUID.class));
        }
        return found;
    }

    private MergePointers(Workspace workspace, ObjectType target, ObjectType object, FieldDefinition field) {
        this.workspace = workspace;
        this.target = target;
        fields.put(object, List.of(field));
    }

    /// Records of an object as they stand, in the trash too, locked in the order of their ids.
    static Map<UUID, CrmRecord> locked(DSLContext sql, Workspace workspace, ObjectType object, Collection<UUID> ids) {
        var columns = Columns.of(workspace, object, "r");
        return locked(sql, columns, columns.id().eq(DSL.any(ids.toArray(UUID[]::new))));
    }

    static Map<UUID, CrmRecord> locked(DSLContext sql, Columns columns, Condition condition) {
        var rows = Rows.whole(columns);
        var found = new LinkedHashMap<UUID, CrmRecord>();
        sql.select(rows.selected())
                .from(columns.table())
                .where(condition)
                .orderBy(columns.id())
                .forNoKeyUpdate()
                .fetch(row -> rows.record(row, 0))
                .forEach(record -> found.put(record.id(), record));
        return found;
    }
}
