package dev.grato.exchange.internal.feeds;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Views and tables of databases, in a transaction that reads only and is rolled back; as a file of comma-separated
/// values with days as 2026-11-24 and points before decimals.
@Component
final class SqlFetching implements Fetching {

    private static final int ROWS_AT_ONCE = 1_000;

    private final FeedDatabases databases;
    private final FeedProperties properties;
    private final Downloads downloads;

    SqlFetching(FeedDatabases databases, FeedProperties properties, Downloads downloads) {
        this.databases = databases;
        this.properties = properties;
        this.downloads = downloads;
    }

    @Override
    public String kind() {
        return "sql";
    }

    @Override
    public Optional<Fetched> fetch(Turn turn) throws IOException {
        var source = (FeedSource.Sql) turn.feed().source();
        var rows = downloads.temporary();
        try {
            try (var connection = databases.open(source, turn.secret())) {
                connection.setReadOnly(true);
                connection.setAutoCommit(false);
                try {
                    write(connection, source.view(), rows);
                } finally {
                    connection.rollback();
                }
            } catch (SQLException failure) {
                throw failed(failure);
            }
            try (var in = Files.newInputStream(rows)) {
                var got = downloads.take(in);
                var name = source.view() + ".csv";
                return Optional.of(
                        new Fetched(name, got.file(), got.size(), got.sha256(), turn.now(), Map.of(), false));
            }
        } finally {
            Files.deleteIfExists(rows);
        }
    }

    private static FetchFailed failed(SQLException failure) {
        var state = String.valueOf(failure.getSQLState());
        if (state.startsWith("42") || state.startsWith("S00")) {
            return new FetchFailed(state.equals("42501") ? "viewForbidden" : "viewMissing");
        }
        return new FetchFailed(state.equals("57014") ? "timeout" : "brokenOff");
    }

    private void write(Connection connection, String view, Path file) throws SQLException, IOException {
        long most = properties.maxSize().toBytes();
        try (var statement = connection.createStatement();
                var out = CsvWriter.builder()
                        .lineDelimiter(LineDelimiter.LF)
                        .build(Files.newBufferedWriter(file, StandardCharsets.UTF_8))) {
            statement.setFetchSize(ROWS_AT_ONCE);
            statement.setQueryTimeout((int) properties.timeout().toSeconds());
            try (var rows = statement.executeQuery("select * from " + quoted(connection, view))) {
                var names = new ArrayList<String>();
                int width = rows.getMetaData().getColumnCount();
                for (int i = 1; i <= width; i++) {
                    names.add(rows.getMetaData().getColumnLabel(i));
                }
                out.writeRecord(names);
                for (long row = 0; rows.next(); row++) {
                    var cells = new ArrayList<String>();
                    for (int i = 1; i <= width; i++) {
                        cells.add(text(rows, i));
                    }
                    out.writeRecord(cells);
                    if (row % ROWS_AT_ONCE == 0 && Files.size(file) > most) {
                        throw new FetchFailed("tooLarge", Map.of("max", most >> 20));
                    }
                }
            }
        }
    }

    /// The name of a view is all that users say, and it is quoted.
    private static String quoted(Connection connection, String view) throws SQLException {
        var mark = connection.getMetaData().getIdentifierQuoteString().strip();
        var parts = new ArrayList<String>();
        for (var part : view.split("\\.", -1)) {
            parts.add(mark + part.replace(mark.isEmpty() ? "\0" : mark, "") + mark);
        }
        return String.join(".", parts);
    }

    private static String text(ResultSet rows, int column) throws SQLException {
        var value = rows.getObject(column);
        return switch (value) {
            case null -> "";
            case BigDecimal number -> number.toPlainString();
            case Timestamp moment -> moment.toLocalDateTime().toString();
            case OffsetDateTime moment -> moment.toInstant().toString();
            case byte[] binary -> "";
            case Float number -> new BigDecimal(number.toString()).toPlainString();
            case Double number ->
                number.isNaN() || number.isInfinite()
                        ? ""
                        : BigDecimal.valueOf(number).toPlainString();
            default -> value.toString();
        };
    }
}
