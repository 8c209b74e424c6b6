package dev.grato.records.internal;

import dev.grato.model.FieldDefinition;
import dev.grato.model.ObjectType;
import dev.grato.platform.Fault;
import dev.grato.platform.Json;
import dev.grato.platform.Workspace;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// Finds values of unique fields that are taken, among the edits themselves and in the table: one question per
/// field.
///
/// The unique index is what really guards; this check makes a fault of it that names the field. It does not say
/// which record has the value, since the caller might not be allowed to see it.
final class UniqueCheck {

    private final DSLContext tx;
    private final Workspace workspace;

    UniqueCheck(DSLContext tx, Workspace workspace) {
        this.tx = tx;
        this.workspace = workspace;
    }

    void check(ObjectType object, Collection<PreparedEdit> edits, boolean isRestore) {
        for (var field : object.liveFields().values()) {
            if (field.isUnique()) {
                check(object, field, edits, isRestore);
            }
        }
    }

    private void check(ObjectType object, FieldDefinition field, Collection<PreparedEdit> edits, boolean isRestore) {
        var holders = new HashMap<Object, PreparedEdit>();
        var ids = new HashSet<UUID>();
        var asked = new ArrayList<PreparedEdit>();
        for (var edit : edits) {
            var value = edit.after().get(field.name());
            boolean isInTrash = !isRestore && edit.before().get("deletedAt") != null;
            if (value == null || isInTrash || !isRestore && !edit.changed().contains(field.name())) {
                continue;
            }
            ids.add(edit.id());
            var key = key(field, value);
            if (key != null && holders.putIfAbsent(key, edit) != null) {
                refuse(field, edit);
            } else if (key != null) {
                asked.add(edit);
            }
        }
        if (asked.isEmpty()) {
            return;
        }
        var taken = taken(object, field, holders.keySet(), ids);
        for (var edit : asked) {
            if (taken.contains(key(field, edit.after().get(field.name())))) {
                refuse(field, edit);
            }
        }
    }

    private static void refuse(FieldDefinition field, PreparedEdit edit) {
        edit.faults().add(new Fault(field.name(), "notUnique", Map.of("field", field.name())));
    }

    private static @Nullable Object key(FieldDefinition field, @Nullable Object value) {
        if (value == null) {
            return null;
        }
        var parts = field.type().parts();
        var key = field.type().store(value)[parts.indexOf(field.type().filterPart())];
        return key instanceof String[] list ? List.of(list) : key;
    }

    private Set<Object> taken(ObjectType object, FieldDefinition field, Set<Object> keys, Set<UUID> own) {
        var columns = Columns.of(workspace, object, "r");
        @SuppressWarnings("unchecked")
        var column = (Field<Object>) columns.field(field, field.type().filterPart());
        var operands = keys.stream()
                .map(key -> key instanceof List<?> list ? list.toArray(String[]::new) : key)
                .toList();
        var found = tx.select(column)
                .from(columns.table())
                .where(
                        column.in(operands.stream()
                                .map(key -> DSL.val(key, column.getDataType()))
                                .toList()),
                        columns.deletedAt().isNull(),
                        columns.id().ne(DSL.all(own.toArray(UUID[]::new))))
                .fetch(0);
        var taken = new HashSet<Object>();
        for (var value : found) {
            taken.add(
                    switch (value) {
                        case String[] list -> Arrays.asList(list);
                        case BigDecimal number -> Json.canonical(number);
                        default -> value;
                    });
        }
        return taken;
    }
}
