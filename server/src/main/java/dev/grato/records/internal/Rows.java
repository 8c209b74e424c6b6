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
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
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
    private final @Nullable Set<String> origins;

    /// @param fields those to select; of the others not even the provenance is told
    Rows(Columns columns, Collection<FieldDefinition> fields) {
        this(columns, fields, fields.stream().map(FieldDefinition::name).collect(Collectors.toSet()));
    }

    /// The whole record as the engine itself needs it.
    static Rows whole(Columns columns) {
        return new Rows(columns, columns.object().liveFields().values(), null);
    }

    /// @param origins the fields whose provenance is told; null for all
    private Rows(Columns columns, Collection<FieldDefinition> fields, @Nullable Set<String> origins) {
        this.origins = origins;
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
            provenance(Json.readObject(provenance.data()), values);
        }
        var deletedAt = row.get(offset + 9, OffsetDateTime.class);
        if (deletedAt != null) {
            values.put("deletedAt", text(deletedAt));
        }
        fields(row, offset + 10, values);
        var version = new RecordVersion(row.get(offset + 1, Long.class), row.get(offset + 2, Long.class));
        return new CrmRecord(object.name(), row.get(offset, UUID.class), version, values);
    }

    private void provenance(Map<String, @Nullable Object> stored, Map<String, @Nullable Object> into) {
        var told = new LinkedHashMap<>(stored);
        if (origins != null) {
            told.keySet().retainAll(origins);
        }
        if (!told.isEmpty()) {
            into.put("provenance", told);
        }
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
