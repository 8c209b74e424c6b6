package dev.grato.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A question in SQL with its parameters.
record Statement(String sql, List<Object> parameters) {

    Statement {
        parameters = List.copyOf(parameters);
    }

    /// A connection that keeps its prepared statements, as the application's pool does.
    static final class Client {

        private final Connection connection;
        private final Map<String, PreparedStatement> prepared = new HashMap<>();

        Client(Connection connection) {
            this.connection = connection;
        }

        Connection connection() {
            return connection;
        }

        PreparedStatement prepare(String sql) throws SQLException {
            var known = prepared.get(sql);
            if (known == null) {
                known = connection.prepareStatement(sql);
                prepared.put(sql, known);
            }
            return known;
        }

        int execute(String sql, List<@Nullable String> texts) throws SQLException {
            var statement = prepare(sql);
            for (int i = 0; i < texts.size(); i++) {
                statement.setString(i + 1, texts.get(i));
            }
            return statement.executeUpdate();
        }
    }

    /// Runs it and takes every value of every row; answers the first column of the rows.
    List<String> fetch(Client client) throws SQLException {
        var statement = client.prepare(sql);
        for (int i = 0; i < parameters.size(); i++) {
            var parameter = parameters.get(i);
            if (parameter instanceof String[] texts) {
                statement.setArray(i + 1, client.connection().createArrayOf("text", texts));
            } else if (parameter instanceof Instant moment) {
                statement.setTimestamp(i + 1, Timestamp.from(moment));
            } else {
                statement.setObject(i + 1, parameter);
            }
        }
        var first = new ArrayList<String>();
        try (var rows = statement.executeQuery()) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                for (int i = 1; i <= columns; i++) {
                    var cell = rows.getObject(i);
                    if (i == 1) {
                        first.add(String.valueOf(cell));
                    }
                }
            }
        }
        return first;
    }
}
