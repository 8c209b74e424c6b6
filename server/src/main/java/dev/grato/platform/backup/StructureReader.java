package dev.grato.platform.backup;

import dev.grato.platform.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Reads what a schema consists of from PostgreSQL's catalog.
final class StructureReader {

    /// How the comment of a table begins whose rows are of this moment only, such as sessions: a backup
    /// carries the table without rows.
    static final String NO_ROWS = "grato: rows stay out of backups";

    private final Connection connection;

    /// @param connection in a transaction; its search path is emptied
    StructureReader(Connection connection) throws SQLException {
        this.connection = connection;
        try (var statement = connection.createStatement()) {
            statement.execute("set local search_path = ''");
        }
    }

    /// Extensions and where they are, as statements.
    List<String> extensions() throws SQLException {
        var found = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select format('create schema if not exists %I', n.nspname),"
                        + " format('create extension if not exists %I schema %I', e.extname, n.nspname)"
                        + " from pg_extension e join pg_namespace n on n.oid = e.extnamespace"
                        + " where n.nspname = '" + Database.EXTENSIONS + "' order by e.extname")) {
            while (rows.next()) {
                found.add(rows.getString(1));
                found.add(rows.getString(2));
            }
        }
        return found.stream().distinct().toList();
    }

    /// Changes with the structure; as of the transaction's snapshot.
    String fingerprint(String schema) throws SQLException {
        return texts(StructureSql.FINGERPRINT, schema).getFirst();
    }

    /// The statements that make the schema as it is now, and the sequences as they stand.
    ///
    /// @throws BackupException naming what is in the schema that no backup can carry yet
    Structure read(String schema) throws SQLException {
        var unknown = texts(StructureSql.UNKNOWN, schema);
        if (!unknown.isEmpty()) {
            throw new BackupException("The schema " + schema + " has what a backup cannot carry yet: "
                    + String.join(", ", unknown) + ". No backup was made.");
        }
        var before = new ArrayList<String>();
        before.add("create schema if not exists " + Database.quote(schema));
        for (var question : List.of(
                StructureSql.ENUMS,
                StructureSql.COMPOSITES,
                StructureSql.SEQUENCES,
                StructureSql.FUNCTIONS,
                StructureSql.TABLES,
                StructureSql.SEQUENCE_OWNERS,
                StructureSql.PARTITIONS)) {
            before.addAll(texts(question, schema));
        }
        var after = new ArrayList<String>();
        for (var question : List.of(
                StructureSql.KEYS,
                StructureSql.INDEXES,
                StructureSql.INDEX_PARTITIONS,
                StructureSql.STATISTICS,
                StructureSql.FOREIGN_KEYS,
                StructureSql.VIEWS,
                StructureSql.TRIGGERS,
                StructureSql.COMMENTS)) {
            after.addAll(texts(question, schema));
        }
        return new Structure(schema, List.copyOf(before), rows(schema), List.copyOf(after), grants(schema));
    }

    /// What sets the schema's sequences to where they are. Sequences know no snapshot: asked after it was
    /// taken, they are at or beyond every number in it.
    List<String> sequences(String schema) throws SQLException {
        var statements = new ArrayList<String>();
        for (var name : texts(StructureSql.SEQUENCE_NAMES, schema)) {
            try (var statement = connection.createStatement();
                    var row = statement.executeQuery("select last_value, is_called from " + name)) {
                row.next();
                statements.add(String.format(
                        Locale.ROOT,
                        "select setval('%s', %d, %s)",
                        name.replace("'", "''"),
                        row.getLong(1),
                        row.getBoolean(2)));
            }
        }
        return statements;
    }

    private List<Structure.Rows> rows(String schema) throws SQLException {
        var found = new ArrayList<Structure.Rows>();
        try (var question = connection.prepareStatement(StructureSql.ROWS)) {
            question.setString(1, Database.quote(schema));
            try (var rows = question.executeQuery()) {
                while (rows.next()) {
                    found.add(new Structure.Rows(
                            rows.getString(1),
                            List.of((String[]) rows.getArray(2).getArray()),
                            !rows.getString(3).startsWith(NO_ROWS)));
                }
            }
        }
        return List.copyOf(found);
    }

    private List<Structure.Grant> grants(String schema) throws SQLException {
        var found = new ArrayList<Structure.Grant>();
        try (var question = connection.prepareStatement(StructureSql.GRANTS)) {
            question.setString(1, Database.quote(schema));
            question.setString(2, Database.quote(schema));
            try (var rows = question.executeQuery()) {
                while (rows.next()) {
                    found.add(new Structure.Grant(rows.getString(1), rows.getString(2)));
                }
            }
        }
        return List.copyOf(found);
    }

    private List<String> texts(String sql, String schema) throws SQLException {
        var found = new ArrayList<String>();
        try (var question = connection.prepareStatement(sql)) {
            long parameters = sql.chars().filter(c -> c == '?').count();
            for (int i = 1; i <= parameters; i++) {
                question.setString(i, Database.quote(schema));
            }
            try (var rows = question.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
        }
        return found;
    }
}
