package dev.grato.records.internal;

import dev.grato.model.FieldDefinition;
import dev.grato.model.Model;
import dev.grato.model.ObjectType;
import dev.grato.model.ValueContext;
import dev.grato.platform.Actor;
import dev.grato.platform.Database;
import dev.grato.platform.Fault;
import dev.grato.platform.GratoException;
import dev.grato.records.CrmRecord;
import dev.grato.records.RecordsError;
import dev.grato.records.spi.AccessPolicy;
import dev.grato.records.spi.AccessPolicy.FieldRight;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Replaces ids of relations by the records they point at: one more statement per relation, not per record.
///
/// A record the caller may not see, or one in the trash, stays as `{id}` without anything else.
final class Expansion {

    private final Database database;
    private final Model model;
    private final AccessPolicy access;
    private final Actor actor;
    private final ValueContext context;

    Expansion(Database database, Model model, AccessPolicy access, Actor actor, ValueContext context) {
        this.database = database;
        this.model = model;
        this.access = access;
        this.actor = actor;
        this.context = context;
    }

    List<CrmRecord> apply(ObjectType object, List<CrmRecord> records, List<String> relations) {
        var result = records;
        for (int i = 0; i < relations.size(); i++) {
            result = apply(object, result, relations.get(i), "expand[" + i + "]");
        }
        return result;
    }

    private List<CrmRecord> apply(ObjectType object, List<CrmRecord> records, String relation, String at) {
        var field = object.field(relation)
                .filter(known -> access.field(actor, object, known) != FieldRight.HIDDEN)
                .filter(known -> known.type().isRelation() && known.target() != null)
                .orElseThrow(() -> new GratoException(
                        RecordsError.INVALID_QUERY, new Fault(at, "notARelation", Map.of("field", relation))));
        var target = model.object(String.valueOf(field.target()))
                .filter(known -> access.knows(actor, known))
                .orElse(null);
        var found = target == null ? Map.<UUID, CrmRecord>of() : load(target, ids(records, field));
        var expanded = new ArrayList<CrmRecord>();
        for (var record : records) {
            var id = Rows.id(record.value(relation));
            if (id == null) {
                expanded.add(record);
                continue;
            }
            var values = new LinkedHashMap<>(record.values());
            values.put(relation, target == null ? Map.of("id", id.toString()) : shown(target, id, found.get(id)));
            expanded.add(new CrmRecord(record.object(), record.id(), record.version(), values));
        }
        return expanded;
    }

    private static List<UUID> ids(List<CrmRecord> records, FieldDefinition field) {
        var ids = new LinkedHashSet<UUID>();
        for (var record : records) {
            var id = Rows.id(record.value(field.name()));
            if (id != null) {
                ids.add(id);
            }
        }
        return List.copyOf(ids);
    }

    private Map<UUID, CrmRecord> load(ObjectType target, List<UUID> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        var joins = Joins.root(target, actor, access);
        var fields = target.liveFields().values().stream()
                .filter(field -> access.field(actor, target, field) != FieldRight.HIDDEN)
                .toList();
        var rows = new Rows(joins.root(), fields);
        var found = new HashMap<UUID, CrmRecord>();
        database.read(sql -> sql.select(rows.selected())
                        .from(joins.root().table())
                        .where(joins.root().id().in(ids), joins.visible(joins.root()))
                        .fetch(row -> rows.record(row, 0)))
                .forEach(record -> found.put(record.id(), record));
        return found;
    }

    private Map<String, @Nullable Object> shown(ObjectType target, UUID id, @Nullable CrmRecord record) {
        var shown = new LinkedHashMap<String, @Nullable Object>();
        shown.put("id", id.toString());
        if (record != null) {
            var title = target.field(target.titleField()).orElse(null);
            var value = title == null ? null : record.value(title.name());
            if (title != null && value != null) {
                shown.put("label", title.type().print(value, title, context));
            }
            shown.putAll(record.withoutAuthors().values());
        }
        return shown;
    }
}
