package dev.grato.records.internal;

import dev.grato.model.FieldDefinition;
import dev.grato.model.Handle;
import dev.grato.model.ObjectType;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One handle of one record, as the table keeps it, without its time.
///
/// @param scope within which the value means something: its own field for keys of other systems, else empty
record HandleRow(Key key, String scope, String written, boolean isPrimary, boolean isShared) {

    /// What makes it the same handle of the same record.
    record Key(String column, String kind, String value) {}

    private static HandleRow of(ObjectType object, FieldDefinition field, Handle handle) {
        var scope = handle.kind().isOfItsField() ? object.table() + "." + field.column() : "";
        return new HandleRow(
                new Key(field.column(), handle.kind().key(), handle.value()),
                scope,
                handle.written(),
                handle.isPrimary(),
                handle.isShared());
    }

    /// The handles in the values of a record.
    static Map<Key, HandleRow> of(ObjectType object, Map<String, @Nullable Object> values) {
        var rows = new LinkedHashMap<Key, HandleRow>();
        object.liveFields().values().forEach(field -> {
            var value = values.get(field.name());
            if (value != null && field.type().givesHandles(field)) {
                for (var handle : field.type().handles(value, field)) {
                    var row = of(object, field, handle);
                    rows.putIfAbsent(row.key(), row);
                }
            }
        });
        return rows;
    }
}
