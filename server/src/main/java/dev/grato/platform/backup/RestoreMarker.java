package dev.grato.platform.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javax.sql.DataSource;

/// Marks a restore that has begun and not ended, in the data folder and in the database: such an
/// installation does not start, and the next restore clears it away.
public final class RestoreMarker {

    private static final String FILE = "restore-unfinished";
    private static final String SCHEMA = "grato_restore";
    private static final String HALF = " holds only part of an installation: a restore was broken off there."
            + " Run ./grato restore again with the same options; it clears away what is there and begins anew.";

    private RestoreMarker() {}

    /// @throws BackupException when a restore into this data folder was broken off
    public static void requireFinished(Path dataFolder) {
        if (isIn(dataFolder)) {
            throw new BackupException("The data folder " + dataFolder.toAbsolutePath() + HALF);
        }
    }

    /// @throws BackupException when a restore into this database was broken off
    public static void requireFinished(DataSource database) {
        try (var connection = database.getConnection()) {
            if (isIn(connection)) {
                throw new BackupException("The database" + HALF);
            }
        } catch (SQLException failure) {
            throw new BackupException("The database cannot be reached: " + failure.getMessage(), failure);
        }
    }

    public static boolean isIn(Path dataFolder) {
        return Files.exists(dataFolder.resolve(FILE));
    }

    static boolean isIn(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select to_regnamespace('" + SCHEMA + "') is not null")) {
            row.next();
            return row.getBoolean(1);
        }
    }

    /// Marks the data folder alone, before a database is made in it.
    public static void begin(Path dataFolder) {
        try {
            Files.createDirectories(dataFolder);
            Files.writeString(
                    dataFolder.resolve(FILE), "A restore has begun and not ended. Run ./grato restore again.\n");
        } catch (IOException failure) {
            throw new BackupException("The data folder cannot be written: " + failure, failure);
        }
    }

    static void put(Path dataFolder, Connection connection) throws SQLException {
        begin(dataFolder);
        try (var statement = connection.createStatement()) {
            statement.execute("create schema " + SCHEMA);
            statement.execute("create table " + SCHEMA + ".made (schema_name text primary key)");
        }
    }

    /// Remembers a schema that is going to be made.
    static void remember(Connection connection, String schema) throws SQLException {
        try (var insert = connection.prepareStatement(
                "insert into " + SCHEMA + ".made select ? where to_regnamespace(?) is null on conflict do nothing")) {
            insert.setString(1, schema);
            insert.setString(2, dev.grato.platform.Database.quote(schema));
            insert.executeUpdate();
        }
    }

    static void remove(Path dataFolder, Connection connection) throws IOException, SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("drop schema " + SCHEMA + " cascade");
        }
        Files.deleteIfExists(dataFolder.resolve(FILE));
    }

    /// Takes away what a restore that was broken off has made in the database.
    static void clear(Connection connection) throws SQLException {
        if (!isIn(connection)) {
            return;
        }
        List<String> made = new ArrayList<>();
        try (var statement = connection.createStatement()) {
            try (var there = statement.executeQuery("select to_regclass('" + SCHEMA + ".made') is not null")) {
                there.next();
                if (there.getBoolean(1)) {
                    try (var rows = connection.createStatement();
                            var names = rows.executeQuery("select schema_name from " + SCHEMA + ".made")) {
                        while (names.next()) {
                            made.add(names.getString(1));
                        }
                    }
                }
            }
            for (var schema : made) {
                statement.execute("drop schema if exists " + dev.grato.platform.Database.quote(schema) + " cascade");
            }
            statement.execute("drop schema " + SCHEMA + " cascade");
        }
    }

    /// Takes away what a restore that was broken off has put into the data folder. The marker stays.
    static void clear(Path dataFolder, Path files) throws IOException {
        if (isIn(dataFolder)) {
            delete(files);
            Files.deleteIfExists(dataFolder.resolve("secret.key"));
        }
    }

    static void delete(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return;
        }
        try (var paths = Files.walk(tree)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
