package dev.grato.platform.backup;

import dev.grato.platform.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// One moment of the database, held by a reader that takes no transaction number and no lock of a table.
///
/// Each table is read in a transaction of its own that is given the same snapshot, so that a table is
/// locked against changes of its structure only as long as its own rows are read.
final class Snapshot implements AutoCloseable {

    private final DatabaseAddress database;
    private final Connection holder;
    private final String id;

    private Snapshot(DatabaseAddress database, Connection holder, String id) {
        this.database = database;
        this.holder = holder;
        this.id = id;
    }

    static Snapshot take(DatabaseAddress database) throws SQLException {
        var holder = database.connect();
        try {
            begin(holder);
            try (var statement = holder.createStatement();
                    var row = statement.executeQuery("select pg_export_snapshot()")) {
                row.next();
                return new Snapshot(database, holder, row.getString(1));
            }
        } catch (SQLException failure) {
            holder.close();
            throw failure;
        }
    }

    static void begin(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("set transaction isolation level repeatable read, read only");
        }
    }

    /// A connection in a transaction that sees this moment.
    Connection reader() throws SQLException {
        var connection = database.connect();
        try {
            again(connection);
            return connection;
        } catch (SQLException failure) {
            connection.close();
            throw failure;
        }
    }

    /// Ends the reader's transaction, and with it its locks, and begins the next one at the same moment.
    void again(Connection reader) throws SQLException {
        if (!reader.getAutoCommit()) {
            reader.rollback();
        }
        begin(reader);
        try (var statement = reader.createStatement()) {
            statement.execute("set transaction snapshot '" + id + "'");
        }
    }

    /// The schemas of the installation: `control` first, then those of its workspaces.
    List<String> schemas() throws SQLException {
        var found = new ArrayList<String>();
        try (var statement = holder.createStatement()) {
            try (var row = statement.executeQuery("select to_regclass('" + Database.CONTROL + ".workspace') is null")) {
                row.next();
                if (row.getBoolean(1)) {
                    throw new BackupException("There is no installation of Grato in " + database + ".");
                }
            }
            found.add(Database.CONTROL);
            try (var rows = statement.executeQuery("select w.schema_name from " + Database.CONTROL
                    + ".workspace w join pg_namespace n on n.nspname = w.schema_name order by w.schema_name")) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
        }
        return found;
    }

    @Override
    public void close() throws SQLException {
        holder.close();
    }
}
