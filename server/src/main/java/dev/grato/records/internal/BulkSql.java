package dev.grato.records.internal;

import dev.grato.platform.Database;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/// Rows on their way to the database as one array of texts per column, so that a thousand rows are one statement with
/// as many parameters as columns.
final class BulkSql {

    private record Column(String name, String cast, List<@Nullable String> cells) {}

    private final List<Column> columns = new ArrayList<>();

    /// Adds a column; its cells are added row by row with [#add].
    int column(String name, String cast) {
        columns.add(new Column(name, cast, new ArrayList<>()));
        return columns.size() - 1;
    }

    void add(int column, @Nullable Object cell) {
        columns.get(column).cells().add(text(cell));
    }

    boolean isEmpty() {
        return columns.isEmpty() || columns.getFirst().cells().isEmpty();
    }

    /// `"a", "b"`
    String names() {
        return columns.stream().map(column -> Database.quote(column.name())).collect(Collectors.joining(", "));
    }

    /// `u."a"::uuid, u."b"`
    String casts() {
        return casts("u");
    }

    String casts(String alias) {
        return columns.stream().map(column -> cast(alias, column)).collect(Collectors.joining(", "));
    }

    /// `"a" = u."a"::uuid, …` for all columns but those named.
    String assignments(List<String> except) {
        return columns.stream()
                .filter(column -> !except.contains(column.name()))
                .map(column -> Database.quote(column.name()) + " = " + cast("u", column))
                .collect(Collectors.joining(", "));
    }

    private static String cast(String alias, Column column) {
        var name = alias + "." + Database.quote(column.name());
        return column.cast().equals("text") ? name : name + "::" + column.cast();
    }

    /// `unnest(?::text[], …) as u("a", …)`
    String source() {
        return source("u");
    }

    String source(String alias) {
        var arrays =
                IntStream.range(0, columns.size()).mapToObj(i -> "?::text[]").collect(Collectors.joining(", "));
        return "unnest(" + arrays + ") as " + alias + "(" + names() + ")";
    }

    /// Runs a statement whose only parameters are those of [#source]; answers how many rows it touched.
    int execute(DSLContext tx, String statement) {
        return tx.connectionResult(connection -> {
            try (var prepared = connection.prepareStatement(statement)) {
                bind(connection, prepared, 1);
                return prepared.executeUpdate();
            }
        });
    }

    /// Like [#execute], with the parameters of another source in front.
    int execute(DSLContext tx, BulkSql first, String statement) {
        return tx.connectionResult(connection -> {
            try (var prepared = connection.prepareStatement(statement)) {
                bind(connection, prepared, first.bind(connection, prepared, 1));
                return prepared.executeUpdate();
            }
        });
    }

    /// Like [#execute], for statements that return one text a row.
    List<String> fetchTexts(DSLContext tx, String statement) {
        return tx.connectionResult(connection -> {
            try (var prepared = connection.prepareStatement(statement)) {
                bind(connection, prepared, 1);
                return texts(prepared);
            }
        });
    }

    private int bind(Connection connection, PreparedStatement prepared, int from) throws SQLException {
        int at = from;
        for (var column : columns) {
            prepared.setArray(
                    at++, connection.createArrayOf("text", column.cells().toArray(String[]::new)));
        }
        return at;
    }

    private static List<String> texts(PreparedStatement prepared) throws SQLException {
        var found = new ArrayList<String>();
        try (var rows = prepared.executeQuery()) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }

    private static @Nullable String text(@Nullable Object cell) {
        return switch (cell) {
            case null -> null;
            case BigDecimal number -> number.toPlainString();
            case String[] texts -> arrayLiteral(texts);
            default -> cell.toString();
        };
    }

    private static String arrayLiteral(String[] texts) {
        return java.util.Arrays.stream(texts)
                .map(text -> "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"")
                .collect(Collectors.joining(",", "{", "}"));
    }
}
