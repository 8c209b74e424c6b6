package dev.grato.bench;

import dev.grato.model.Faults;
import dev.grato.model.FieldDefinition;
import dev.grato.model.ObjectType;
import dev.grato.model.SystemFields;
import dev.grato.model.ValueContext;
import dev.grato.platform.Database;
import dev.grato.platform.Json;
import dev.grato.platform.Workspace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Rows of one object and its lines in the change log as `COPY` takes them, the same as the engine would write.
final class TableRows {

    static final List<String> SYSTEM = List.of(
            SystemFields.ID,
            SystemFields.VERSION,
            SystemFields.TAG,
            SystemFields.CREATED_AT,
            SystemFields.UPDATED_AT,
            SystemFields.CREATED_BY,
            SystemFields.UPDATED_BY,
            SystemFields.ORIGIN);

    private static final String SOURCE = "import";
    private static final String ACTOR = "system";

    private final Workspace workspace;
    private final ObjectType object;
    private final ValueContext context;
    private final List<FieldDefinition> fields;

    TableRows(Workspace workspace, ObjectType object, ValueContext context) {
        this.workspace = workspace;
        this.object = object;
        this.context = context;
        this.fields = List.copyOf(object.liveFields().values());
    }

    private List<String> columns() {
        var columns = new ArrayList<>(SYSTEM);
        for (var field : fields) {
            field.type().parts().forEach(part -> columns.add(field.column(part)));
        }
        return columns;
    }

    String copyRows() {
        var names = columns().stream().map(Database::quote).collect(Collectors.joining(", "));
        return "copy " + Database.quoted(workspace, object.table()) + " (" + names + ") from stdin";
    }

    String copyLog() {
        return "copy " + Database.quoted(workspace, "change_log")
                + " (seq, at, actor_kind, source, object, record_id, version, tag, operation, after) from stdin";
    }

    /// A statement that inserts one row, all of its parameters texts.
    String insertRow() {
        var casts = new ArrayList<>(
                List.of("uuid", "bigint", "bigint", "timestamptz", "timestamptz", "text", "text", "text"));
        for (var field : fields) {
            field.type().parts().forEach(part -> casts.add(part.sql().cast()));
        }
        return "insert into " + Database.quoted(workspace, object.table()) + " ("
                + columns().stream().map(Database::quote).collect(Collectors.joining(", ")) + ") values ("
                + casts.stream().map(cast -> "?::" + cast).collect(Collectors.joining(", ")) + ")";
    }

    /// A statement that appends one line to the log: record, version, tag, operation, before, after.
    String insertLog() {
        return "insert into " + Database.quoted(workspace, "change_log")
                + " (seq, at, actor_kind, source, object, record_id, version, tag, operation, before, after) values (nextval('"
                + Database.quoted(workspace, "change_log_seq") + "'), now(), 'token', 'api', '" + object.name()
                + "', ?::uuid, ?::bigint, ?::bigint, ?, ?::jsonb, ?::jsonb)";
    }

    /// The parameters of [#insertRow].
    List<@Nullable String> cells(Generator.Made made, long tag) {
        var rows = new StringBuilder();
        add(made, tag, 0, rows, new StringBuilder());
        var cells = new ArrayList<@Nullable String>();
        for (var cell : rows.substring(0, rows.length() - 1).split("\t", -1)) {
            cells.add(cell.equals("\\N") ? null : cell.replace("\\\\", "\\"));
        }
        return cells;
    }

    /// What the log keeps of a new record.
    String after(Generator.Made made) {
        return Json.write(byColumn(canonical(made.values())));
    }

    /// Appends one row and its line of the log.
    void add(Generator.Made made, long tag, long seq, StringBuilder rows, StringBuilder log) {
        var canonical = canonical(made.values());
        var at = made.at().toString();
        rows.append(made.id())
                .append("\t1\t")
                .append(tag)
                .append('\t')
                .append(at)
                .append('\t')
                .append(at);
        rows.append('\t').append(ACTOR).append('\t').append(ACTOR).append('\t').append(SOURCE);
        for (var field : fields) {
            var value = canonical.get(field.name());
            int parts = field.type().parts().size();
            var cells =
                    value == null ? new @Nullable Object[parts] : field.type().store(value);
            for (var cell : cells) {
                rows.append('\t');
                cell(cell, rows);
            }
        }
        rows.append('\n');
        log.append(seq)
                .append('\t')
                .append(at)
                .append('\t')
                .append(ACTOR)
                .append('\t')
                .append(SOURCE);
        log.append('\t')
                .append(object.name())
                .append('\t')
                .append(made.id())
                .append("\t1\t")
                .append(tag);
        log.append("\tcreate\t");
        escape(Json.write(byColumn(canonical)), log);
        log.append('\n');
    }

    /// The log names fields by their columns.
    private Map<String, @Nullable Object> byColumn(Map<String, @Nullable Object> values) {
        var physical = new LinkedHashMap<String, @Nullable Object>();
        for (var field : fields) {
            if (values.containsKey(field.name())) {
                physical.put(field.column(), values.get(field.name()));
            }
        }
        return physical;
    }

    private Map<String, @Nullable Object> canonical(Map<String, @Nullable Object> values) {
        var canonical = new LinkedHashMap<String, @Nullable Object>();
        for (var field : fields) {
            var sent = values.get(field.name());
            var json = sent == null ? field.defaultValue() : sent;
            if (json == null) {
                continue;
            }
            var faults = new Faults();
            var value = field.type().accept(json, field, context, faults);
            if (value == null) {
                throw new BenchException(field.name() + " refuses " + json + ": " + faults.found());
            }
            canonical.put(field.name(), value);
        }
        return canonical;
    }

    private static void cell(@Nullable Object cell, StringBuilder into) {
        switch (cell) {
            case null -> into.append("\\N");
            case String[] texts -> {
                var array = new StringBuilder("{");
                for (var text : texts) {
                    array.append(array.length() == 1 ? "\"" : ",\"")
                            .append(text.replace("\\", "\\\\").replace("\"", "\\\""))
                            .append('"');
                }
                escape(array.append('}').toString(), into);
            }
            default -> escape(cell.toString(), into);
        }
    }

    private static void escape(String text, StringBuilder into) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\' -> into.append("\\\\");
                case '\t' -> into.append("\\t");
                case '\n' -> into.append("\\n");
                case '\r' -> into.append("\\r");
                default -> into.append(c);
            }
        }
    }
}
