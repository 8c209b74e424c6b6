package dev.grato.platform.backup;

import dev.grato.platform.postgres.EmbeddedPostgres;
import dev.grato.platform.postgres.EmbeddedPostgresException;
import dev.grato.platform.postgres.EmbeddedPostgresSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/// Restores a backup into a new database cluster that is thrown away, and compares every table with the
/// manifest.
///
/// Costs about as long as a restore and as much room on the disk as the database.
public final class Verification {

    private final Path folder;
    private final @Nullable Path programs;
    private final Progress progress;

    /// @param folder where the throw-away cluster is made, such as the one for temporary files
    /// @param programs where PostgreSQL's programs have been unpacked, if they have
    public Verification(Path folder, @Nullable Path programs, Progress progress) {
        this.folder = folder;
        this.programs = programs;
        this.progress = progress;
    }

    /// What was compared.
    public record Verified(BackupHeader backup, int tables, long rows, long files) {}

    /// @throws BackupException with what is wrong with the backup, or why it could not be tried
    public Verified run(Path file, char[] passphrase) {
        try {
            var content = Reading.check(file, passphrase, progress);
            if (!content.damaged().isEmpty()) {
                throw new BackupException("Attached files were damaged before the backup was made: "
                        + String.join(", ", content.damaged()));
            }
            var cluster = Files.createTempDirectory(folder, "grato-verify-");
            try {
                compare(file, passphrase, content, cluster);
            } finally {
                RestoreMarker.delete(cluster);
            }
            return new Verified(content.header(), content.tables(), content.rows(), content.files());
        } catch (IOException | EmbeddedPostgresException failure) {
            throw new BackupException("The backup could not be verified: " + failure.getMessage(), failure);
        } catch (SQLException failure) {
            throw new BackupException(
                    "The backup cannot be restored; the database said: " + failure.getMessage(), failure);
        }
    }

    private void compare(Path file, char[] passphrase, Reading.Content content, Path cluster)
            throws IOException, SQLException {
        var settings = EmbeddedPostgresSettings.forTests(cluster);
        try (var postgres =
                        EmbeddedPostgres.start(programs == null ? settings : settings.withBinariesFolder(programs));
                var archive = ArchiveReader.open(file, passphrase);
                var connection =
                        new DatabaseAddress(postgres.jdbcUrl(), postgres.user(), postgres.password()).connect()) {
            var loading = new Loading(connection, new Nowhere(), progress);
            loading.load(archive);
            compare(connection, loading, content);
        }
    }

    private void compare(Connection connection, Loading loading, Reading.Content content)
            throws IOException, SQLException {
        connection.setAutoCommit(false);
        var reader = new StructureReader(connection);
        // another major version may write the same structure in other words
        boolean isSameServer = major(connection.getMetaData().getDatabaseProductVersion())
                .equals(major(content.header().postgres()));
        for (var structure : loading.structures()) {
            if (isSameServer) {
                requireSame(structure, reader);
            }
            for (var rows : structure.tables()) {
                progress.at("comparing " + structure.entry(rows), 0);
                var wanted = content.sums().get(structure.entry(rows));
                if (wanted != null
                        && !Reading.same(
                                wanted, sum(connection, structure, rows).shown())) {
                    throw new BackupException("After a restore the rows of " + structure.entry(rows)
                            + " were not those that were backed up.");
                }
            }
        }
    }

    private static String major(String version) {
        return version.split("[. ]", 2)[0];
    }

    private static void requireSame(Structure wanted, StructureReader reader) throws SQLException {
        var found = reader.read(wanted.schema());
        var after = new ArrayList<>(reader.sequences(wanted.schema()));
        after.addAll(found.after());
        int extensions = wanted.before().size() - found.before().size();
        boolean isSame = extensions >= 0
                && wanted.before().subList(extensions, wanted.before().size()).equals(found.before())
                && wanted.after().equals(after)
                && wanted.tables().equals(found.tables());
        if (!isSame) {
            throw new BackupException("After a restore the schema " + wanted.schema()
                    + " did not consist of what it did when it was backed up.");
        }
    }

    private static RowSum sum(Connection connection, Structure structure, Structure.Rows rows) throws SQLException {
        var sum = new RowSum();
        var out = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut("copy " + structure.qualified(rows) + " (" + rows.columnList() + ") to stdout");
        for (var row = out.readFromCopy(); row != null; row = out.readFromCopy()) {
            sum.add(row);
        }
        return sum;
    }

    /// Key and files have been looked at already and are not needed for the comparison.
    private static final class Nowhere implements Loading.Target {

        @Override
        public void key(byte[] key) {}

        @Override
        public void file(String name, InputStream content) throws IOException {
            content.transferTo(OutputStream.nullOutputStream());
        }

        @Override
        public void beginning(String schema) {}

        @Override
        public void rowsAreIn(String schema) {}
    }
}
