package dev.grato.exchange.internal.imports;

import dev.grato.exchange.internal.reading.Format;
import dev.grato.exchange.internal.reading.Reading;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A sheet that comes back: which object it is of, how it is read, and what its columns are.
///
/// @param language of its headers and of the values as they were printed
/// @param columns those that are something, in the order of the sheet
record RoundTripPlan(
        String object,
        String name,
        long size,
        String sha256,
        Reading reading,
        String dates,
        String decimals,
        Locale language,
        List<Column> columns) {

    /// What stands in a column.
    enum Role {
        ID,
        VERSION,
        VALUE,
        /// The id of what a relation points at; its `VALUE` is what that is called.
        TARGET,
        /// Nothing of ours: a column somebody has added.
        NONE
    }

    /// @param column from 0
    /// @param name as it stands in the sheet
    record Column(
            int column, String name, Role role, @Nullable String field) {}

    RoundTripPlan {
        columns = List.copyOf(columns);
    }

    /// @return its place, or -1
    int place(Role role) {
        return columns.stream()
                .filter(column -> column.role() == role)
                .mapToInt(Column::column)
                .findFirst()
                .orElse(-1);
    }

    Map<String, @Nullable Object> json(String table) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("table", table);
        json.put("kind", "UPDATE");
        json.put("object", object);
        json.put("name", name);
        json.put("size", size);
        json.put("sha256", sha256);
        json.put("format", reading.format().key());
        json.put("reading", PlanJson.reading(reading, dates, decimals));
        json.put("language", language.toLanguageTag());
        json.put("columns", columns.stream().map(RoundTripPlan::json).toList());
        return json;
    }

    private static Map<String, @Nullable Object> json(Column column) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("column", column.column());
        json.put("name", column.name());
        json.put("role", column.role().name());
        json.put("field", column.field());
        return json;
    }

    static RoundTripPlan of(Map<String, @Nullable Object> json) {
        var reading = Imported.object(json.get("reading"));
        return new RoundTripPlan(
                String.valueOf(json.get("object")),
                String.valueOf(json.get("name")),
                Imported.whole(json.get("size")),
                String.valueOf(json.get("sha256")),
                PlanJson.reading(reading, Format.of(String.valueOf(json.get("format")))),
                String.valueOf(reading.get("dates")),
                String.valueOf(reading.get("decimals")),
                Locale.forLanguageTag(String.valueOf(json.get("language"))),
                Imported.objects(json.get("columns")).stream()
                        .map(column -> new Column(
                                (int) Imported.whole(column.get("column")),
                                String.valueOf(column.get("name")),
                                Role.valueOf(String.valueOf(column.get("role"))),
                                column.get("field") instanceof String field ? field : null))
                        .toList());
    }
}
