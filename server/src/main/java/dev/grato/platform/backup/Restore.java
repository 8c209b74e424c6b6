package dev.grato.platform.backup;

import dev.grato.platform.Database;
import dev.grato.platform.Secrets;
import dev.grato.platform.internal.Migrations;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// Makes an installation anew from a backup, in an empty database and an empty data folder.
public final class Restore {

    /// What a floor above has to do with its own tables once their rows are there, before they get their
    /// indexes.
    @FunctionalInterface
    public interface Step {

        /// @param connection in a transaction that is committed afterwards
        void afterRows(Connection connection, String schema) throws SQLException;
    }

    private final Installation target;
    private final byte @Nullable [] givenKey;
    private final Step step;
    private final Progress progress;

    /// @param givenKey the key that the environment gives the new installation, if it does
    /// @param step for each workspace
    public Restore(Installation target, byte @Nullable [] givenKey, Step step, Progress progress) {
        this.target = target;
        this.givenKey = givenKey == null ? null : givenKey.clone();
        this.step = step;
        this.progress = progress;
    }

    /// What was restored.
    public record Restored(BackupHeader backup, int tables, long rows, long files) {}

    /// Checks the backup from end to end without touching the target.
    ///
    /// @throws BackupException when it is none, is damaged, was made by a newer Grato, or with another
    ///     passphrase
    public Restored check(Path file, char[] passphrase) {
        try {
            var content = Reading.check(file, passphrase, progress);
            requireNotNewer(content.header());
            return new Restored(content.header(), content.tables(), content.rows(), content.files());
        } catch (IOException failure) {
            throw new BackupException("The backup cannot be read: " + failure, failure);
        }
    }

    /// Whether the data folder has what a restore would overwrite; a restore that was broken off does not
    /// count.
    ///
    /// @throws BackupException when it has
    public static void requireEmpty(Installation target, boolean isEmbedded) {
        var folder = target.dataFolder();
        if (RestoreMarker.isIn(folder)) {
            return;
        }
        for (var taken :
                new Path[] {folder.resolve("secret.key"), target.files(), folder.resolve("postgres/cluster")}) {
            boolean isDatabase = taken.endsWith("cluster");
            if (Files.exists(taken) && (isEmbedded || !isDatabase)) {
                throw new BackupException("There is an installation in " + folder.toAbsolutePath() + " (" + taken
                        + "). A restore needs a data folder of its own; name one with --data. Nothing was changed.");
            }
        }
    }

    /// Restores what [#check] found sound.
    ///
    /// @throws BackupException when the target is not empty, and then nothing was changed; or with what
    ///     failed: then a marker stays, the installation does not start, and another restore clears up
    public void run(Path file, char[] passphrase) {
        try (var archive = ArchiveReader.open(file, passphrase);
                var connection = target.database().connect();
                var pool = target.database().pool()) {
            requireNotNewer(archive.header());
            RestoreMarker.clear(connection);
            requireEmpty(connection);
            RestoreMarker.clear(target.dataFolder(), target.files());
            RestoreMarker.put(target.dataFolder(), connection);
            var loading = new Loading(connection, new Sink(connection), progress);
            loading.load(archive);
            progress.at("statistics", 0);
            settle(connection, loading);
            new Migrations(pool).control();
            execute(connection, "set synchronous_commit = on");
            RestoreMarker.remove(target.dataFolder(), connection);
        } catch (IOException failure) {
            throw new BackupException("The restore failed: " + failure, failure);
        } catch (SQLException failure) {
            throw new BackupException("The restore failed; the database said: " + failure.getMessage(), failure);
        }
    }

    private static void requireNotNewer(BackupHeader header) {
        if (header.control().compareTo(Migrations.controlVersion()) > 0
                || header.workspace().compareTo(Migrations.workspaceVersion()) > 0) {
            throw new BackupException("The backup was made by a newer Grato (" + header.grato() + ", its tables of "
                    + header.workspace() + "). Restore it with that one or a newer one. Nothing was changed.");
        }
    }

    private void requireEmpty(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var found = statement.executeQuery(
                        "select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace"
                                + " where n.nspname !~ '^pg_' and n.nspname <> 'information_schema' and not exists ("
                                + "select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid"
                                + " and d.deptype = 'e') limit 1")) {
            if (found.next()) {
                throw new BackupException("The database " + target.database() + " is not empty, it has "
                        + found.getString(1) + ". A restore needs an empty one. Nothing was changed.");
            }
        }
    }

    /// Jobs that were running when the backup was made are running no more; and the planner has to know the
    /// tables.
    private static void settle(Connection connection, Loading loading) throws SQLException {
        execute(
                connection,
                "update " + Database.CONTROL
                        + ".scheduled_tasks set picked = false, picked_by = null, last_heartbeat = null where picked");
        for (var structure : loading.structures()) {
            for (var rows : structure.tables()) {
                execute(connection, "vacuum (analyze) " + structure.qualified(rows));
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private final class Sink implements Loading.Target {

        private final Connection connection;

        private Sink(Connection connection) {
            this.connection = connection;
        }

        @Override
        public void key(byte[] key) {
            if (givenKey == null) {
                Secrets.keep(target.dataFolder(), key);
            } else if (!MessageDigest.isEqual(givenKey, key)) {
                throw new BackupException(
                        "GRATO_SECRET_KEY is not the key of the backup, without which nothing that was"
                                + " encrypted can be read. Take it out of the environment; the key comes with the backup.");
            }
        }

        /// Under another name until it is complete.
        @Override
        public void file(String name, InputStream content) throws IOException {
            if (!Reading.FILE_NAME.matcher(name).matches()) {
                throw new BackupException("The backup is damaged: it has a file named " + name + ".");
            }
            var place = target.files().resolve(name);
            Files.createDirectories(place.getParent());
            try (var out = FileChannel.open(place, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                content.transferTo(java.nio.channels.Channels.newOutputStream(out));
                out.force(true);
            }
        }

        @Override
        public void beginning(String schema) throws SQLException {
            RestoreMarker.remember(connection, schema);
            if (schema.equals(Database.CONTROL)) {
                RestoreMarker.remember(connection, Database.EXTENSIONS);
            }
        }

        @Override
        public void rowsAreIn(String schema) throws SQLException {
            if (schema.equals(Database.CONTROL)) {
                return;
            }
            connection.setAutoCommit(false);
            try {
                step.afterRows(connection, schema);
                connection.commit();
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }
}
