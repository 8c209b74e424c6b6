package dev.grato.platform.backup;

import dev.grato.platform.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/// Makes schemas and rows of a backup in an empty database, schema by schema: structure, rows, keys and
/// indexes.
final class Loading {

    /// Where the rest of a backup goes, and what is to be done on the way.
    interface Target {

        void key(byte[] key) throws IOException;

        void file(String name, InputStream content) throws IOException;

        /// Before the schema is made.
        void beginning(String schema) throws SQLException;

        /// Its rows are there, its indexes not yet.
        void rowsAreIn(String schema) throws SQLException;
    }

    private final Connection connection;
    private final Target target;
    private final Progress progress;
    private final List<Structure> structures = new ArrayList<>();
    private @Nullable Structure open;
    private long bytes;

    Loading(Connection connection, Target target, Progress progress) {
        this.connection = connection;
        this.target = target;
        this.progress = progress;
    }

    /// @return the manifest
    Map<String, @Nullable Object> load(ArchiveReader archive) throws IOException, SQLException {
        execute("set search_path = ''");
        execute("set check_function_bodies = off");
        execute("set maintenance_work_mem = '128MB'");
        execute("set synchronous_commit = off");
        var roles = roles();
        Map<String, @Nullable Object> manifest = Map.of();
        for (var entry = archive.next(); entry.isPresent(); entry = archive.next()) {
            var name = entry.get().name();
            switch (entry.get().kind()) {
                case KEY -> target.key(archive.all());
                case SCHEMA -> {
                    finish(roles);
                    begin(Structure.of(archive.all()));
                }
                case TABLE -> rows(name, archive.content());
                case FILE -> {
                    finish(roles);
                    progress.at("files", bytes);
                    target.file(name, archive.content());
                }
                case MANIFEST -> {
                    finish(roles);
                    manifest = Json.readObject(new String(archive.all(), StandardCharsets.UTF_8));
                }
            }
        }
        return manifest;
    }

    List<Structure> structures() {
        return structures;
    }

    private void begin(Structure structure) throws SQLException {
        target.beginning(structure.schema());
        for (var statement : structure.before()) {
            execute(statement);
        }
        structures.add(structure);
        open = structure;
    }

    private void rows(String name, InputStream content) throws IOException, SQLException {
        var structure = open;
        var rows = structure == null
                ? null
                : structure.tables().stream()
                        .filter(each -> structure.entry(each).equals(name))
                        .findFirst()
                        .orElse(null);
        if (structure == null || rows == null) {
            throw new BackupException("The backup is damaged: rows of " + name + " come without their table.");
        }
        progress.at(name, bytes);
        var copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy " + structure.qualified(rows) + " (" + rows.columnList() + ") from stdin");
        try {
            var buffer = new byte[ChunkSeal.SIZE];
            int read;
            while ((read = content.read(buffer, 0, buffer.length)) >= 0) {
                copy.writeToCopy(buffer, 0, read);
                bytes += read;
            }
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private void finish(Set<String> roles) throws SQLException {
        var structure = open;
        if (structure == null) {
            return;
        }
        open = null;
        progress.at("indexes of " + structure.schema(), bytes);
        target.rowsAreIn(structure.schema());
        for (var statement : structure.after()) {
            execute(statement);
        }
        for (var grant : structure.grants()) {
            if (roles.contains(grant.role())) {
                execute(grant.statement());
            }
        }
    }

    private Set<String> roles() throws SQLException {
        var names = new HashSet<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select rolname from pg_catalog.pg_roles")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
