package dev.grato.exchange.internal.exports;

import dev.grato.model.FieldDefinition;
import dev.grato.model.ValueContext;
import dev.grato.platform.Json;
import dev.grato.records.CrmRecord;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The columns of a sheet: the keys `id` and `version` first, then the fields; a relation has two, name and id.
public final class SheetColumns {

    private final List<FieldDefinition> fields;
    private final List<String> headers;
    private final ValueContext context;

    /// @param idHeader what the column of the id is called
    /// @param versionHeader what the column of the version is called
    SheetColumns(List<FieldDefinition> fields, ValueContext context, String idHeader, String versionHeader) {
        this.fields = List.copyOf(fields);
        this.context = context;
        var names = new ArrayList<String>();
        names.add(idHeader);
        names.add(versionHeader);
        for (var field : fields) {
            var name = header(field, context.locale());
            names.add(names.contains(name) ? name + " (" + field.name() + ")" : name);
            if (field.type().isRelation()) {
                names.add(name + " (" + idHeader + ")");
            }
        }
        this.headers = List.copyOf(names);
    }

    List<String> headers() {
        return headers;
    }

    List<Cell> cells(CrmRecord row) {
        var cells = new ArrayList<Cell>(headers.size());
        cells.add(new Cell.Text(row.id().toString()));
        var version = BigDecimal.valueOf(row.version().version());
        cells.add(new Cell.Figure(version, version.toPlainString()));
        for (var field : fields) {
            var value = row.value(field.name());
            if (field.type().isRelation()) {
                relation(value, cells);
            } else {
                cells.add(value == null ? Cell.EMPTY : cell(field, value));
            }
        }
        return cells;
    }

    private static void relation(@Nullable Object value, List<Cell> cells) {
        var pointer = value instanceof Map<?, ?> map ? map : null;
        var id = pointer == null ? value : pointer.get("id");
        var label = pointer == null ? null : pointer.get("label");
        cells.add(label == null ? Cell.EMPTY : new Cell.Text(label.toString()));
        cells.add(id == null ? Cell.EMPTY : new Cell.Text(id.toString()));
    }

    /// A value as the text of a cell.
    public static String printed(FieldDefinition field, Object value, ValueContext context) {
        return value instanceof Map<?, ?> && field.type().valueKey().equals("json")
                ? Json.write(value)
                : field.type().print(value, field, context);
    }

    /// What the column of a field is called.
    public static String header(FieldDefinition field, Locale locale) {
        var label = field.label().in(locale);
        return label.isBlank() ? field.name() : label;
    }

    private Cell cell(FieldDefinition field, Object value) {
        var printed = printed(field, value, context);
        if (value instanceof BigDecimal number && field.type().valueKey().equals("number")) {
            return new Cell.Figure(number, printed);
        }
        if (field.type().valueKey().equals("date") && value instanceof String day) {
            return new Cell.Day(LocalDate.parse(day), printed);
        }
        return new Cell.Text(printed);
    }
}
