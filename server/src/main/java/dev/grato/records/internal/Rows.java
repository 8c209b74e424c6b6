package dev.grato.records.internal;

import dev.grato.model.FieldDefinition;
import dev.grato.model.ObjectType;
import dev.grato.model.SystemFields;
import dev.grato.platform.Ids;
import dev.grato.platform.Json;
import dev.grato.records.CrmRecord;
import dev.grato.records.RecordVersion;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/// Which columns to ask for some fields of an object, and how the row that comes back becomes a record.
final class Rows {

    private final ObjectType object;
    private final Columns columns;
    private final List<FieldDefinition> fields;
    private final List<Field<?>> selected = new ArrayList<>();

    Rows(Columns columns, Collection<FieldDefinition> fields) {
        this.object = columns.object();
        this.columns = columns;
        this.fields = List.copyOf(fields);
        selected.add(columns.id());
        selected.add(columns.system(SystemFields.VERSION, Long.class));
        selected.add(columns.system(SystemFields.TAG, Long.class));
        selected.add(instant(SystemFields.CREATED_AT));
        selected.add(instant(SystemFields.UPDATED_AT));
        selected.add(columns.system(SystemFields.CREATED_BY, String.class));
        selected.add(columns.system(SystemFields.UPDATED_BY, String.class));
        selected.add(columns.system(SystemFields.ORIGIN, String.class));
        selected.add(DSL.field(columns.alias().append(SystemFields.PROVENANCE), SQLDataType.JSONB));
        selected.add(instant(SystemFields.DELETED_AT));
        for (var field : this.fields) {
            for (var part : field.type().parts()) {
                selected.add(columns.field(field, part));
            }
        }
    }

    private Field<?> instant(String name) {
        return DSL.field(columns.alias().append(name), SQLDataType.TIMESTAMPWITHTIMEZONE);
    }

    List<Field<?>> selected() {
        return selected;
    }

    /// The record in the row; `offset` is where the selected columns begin.
    CrmRecord record(Record row, int offset) {
        var values = new LinkedHashMap<String, @Nullable Object>();
        values.put("createdAt", text(row.get(offset + 3, OffsetDateTime.class)));
        values.put("updatedAt", text(row.get(offset + 4, OffsetDateTime.class)));
        values.put("createdBy", ActorText.parsed(row.get(offset + 5, String.class)));
        values.put("updatedBy", ActorText.parsed(row.get(offset + 6, String.class)));
        values.put("origin", row.get(offset + 7, String.class));
        var provenance = row.get(offset + 8, JSONB.class);
        if (provenance != null) {
            values.put("provenance", Json.read(provenance.data()));
        }
        var deletedAt = row.get(offset + 9, OffsetDateTime.class);
        if (deletedAt != null) {
            values.put("deletedAt", text(deletedAt));
        }
        fields(row, offset + 10, values);
        var version = new RecordVersion(row.get(offset + 1, Long.class), row.get(offset + 2, Long.class));
        return new CrmRecord(object.name(), row.get(offset, UUID.class), version, values);
    }

    private void fields(Record row, int start, Map<String, @Nullable Object> into) {
        int at = start;
        for (var field : fields) {
            var parts = field.type().parts();
            var cells = new @Nullable Object[parts.size()];
            for (int i = 0; i < cells.length; i++) {
                cells[i] = plain(row.get(at++));
            }
            if (cells[0] != null) {
                into.put(field.name(), field.type().load(cells));
            }
        }
    }

    private static @Nullable Object plain(@Nullable Object cell) {
        return switch (cell) {
            case JSONB json -> json.data();
            case OffsetDateTime moment -> moment.withOffsetSameInstant(ZoneOffset.UTC);
            case null, default -> cell;
        };
    }

    static @Nullable String text(@Nullable OffsetDateTime moment) {
        return moment == null ? null : moment.toInstant().toString();
    }

    /// Ids out of canonical relation values.
    static @Nullable UUID id(@Nullable Object relation) {
        return Ids.parse(relation).orElse(null);
    }
}
