package dev.grato.platform.backup;

import dev.grato.platform.Database;
import dev.grato.platform.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What one schema consists of, as the statements that make it anew.
///
/// @param before what must be there for rows: types, sequences, functions, tables with their partitions
/// @param tables those that hold rows
/// @param after what is faster or only possible with the rows there: keys, indexes, foreign keys, views,
///     triggers
/// @param grants rights of other roles, given again where these exist
record Structure(String schema, List<String> before, List<Rows> tables, List<String> after, List<Grant> grants) {

    /// A table (or partition) and the columns its rows are kept with.
    ///
    /// @param isCarried false for tables whose rows stay out of backups
    record Rows(String table, List<String> columns, boolean isCarried) {

        String columnList() {
            return String.join(", ", columns);
        }
    }

    record Grant(String role, String statement) {}

    String qualified(Rows rows) {
        return Database.quote(schema) + "." + Database.quote(rows.table());
    }

    /// The table's name in the archive.
    String entry(Rows rows) {
        return schema + "/" + rows.table();
    }

    byte[] bytes() {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("schema", schema);
        json.put("before", before);
        json.put(
                "tables",
                tables.stream()
                        .map(rows ->
                                Map.of("table", rows.table(), "columns", rows.columns(), "carried", rows.isCarried()))
                        .toList());
        json.put("after", after);
        json.put(
                "grants",
                grants.stream()
                        .map(grant -> List.of(grant.role(), grant.statement()))
                        .toList());
        return Json.write(json).getBytes(StandardCharsets.UTF_8);
    }

    static Structure of(byte[] bytes) {
        var json = Json.readObject(new String(bytes, StandardCharsets.UTF_8));
        var tables = new ArrayList<Rows>();
        for (var each : list(json.get("tables"))) {
            var table = Objects.requireNonNull(Json.asObject(each));
            tables.add(new Rows(
                    String.valueOf(table.get("table")),
                    texts(table.get("columns")),
                    Boolean.TRUE.equals(table.get("carried"))));
        }
        var grants = list(json.get("grants")).stream()
                .map(Structure::texts)
                .map(pair -> new Grant(pair.get(0), pair.get(1)))
                .toList();
        return new Structure(
                String.valueOf(json.get("schema")),
                texts(json.get("before")),
                tables,
                texts(json.get("after")),
                grants);
    }

    private static List<? extends @Nullable Object> list(@Nullable Object json) {
        return Objects.requireNonNull(Json.asList(json));
    }

    private static List<String> texts(@Nullable Object json) {
        return list(json).stream().map(String::valueOf).toList();
    }
}
