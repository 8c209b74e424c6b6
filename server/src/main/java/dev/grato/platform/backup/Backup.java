package dev.grato.platform.backup;

import dev.grato.platform.Json;
import dev.grato.platform.internal.Migrations;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/// Writes the whole installation into one file, while it runs.
public final class Backup {

    private static final int TRIES = 3;

    private final Installation installation;
    private final byte[] secretKey;
    private final Clock clock;
    private final Progress progress;
    private long bytes;

    /// @param secretKey the installation's key, which goes along
    public Backup(Installation installation, byte[] secretKey, Clock clock, Progress progress) {
        this.installation = installation;
        this.secretKey = secretKey.clone();
        this.clock = clock;
        this.progress = progress;
    }

    /// What was written.
    ///
    /// @param damagedFiles attached files whose content is not what it was when it was uploaded
    public record Made(Path file, long size, int tables, long rows, long files, List<String> damagedFiles) {}

    /// Writes the backup, reads it again from end to end, and only then gives it its name.
    ///
    /// Of a backup that fails nothing but `FILE.part` is left, if anything.
    ///
    /// @throws BackupException when the file is there already, or with what stands in the way
    public Made make(Path file, char[] passphrase) {
        if (Files.exists(file)) {
            throw new BackupException(file + " is there already; choose another name.");
        }
        var absolute = file.toAbsolutePath();
        var part = absolute.resolveSibling(absolute.getFileName() + ".part");
        try {
            for (int attempt = 1; ; attempt++) {
                try {
                    write(part, passphrase);
                    break;
                } catch (SQLException failure) {
                    if (attempt == TRIES || !Contents.GONE.contains(failure.getSQLState())) {
                        throw new BackupException("The database said: " + failure.getMessage(), failure);
                    }
                    // a workspace was dropped, say, while its tables were being read
                }
            }
            progress.at("reading it again", 0);
            var made = Reading.check(part, passphrase, progress);
            Files.move(part, absolute, StandardCopyOption.ATOMIC_MOVE);
            forceFolder(absolute);
            return new Made(absolute, Files.size(absolute), made.tables(), made.rows(), made.files(), made.damaged());
        } catch (IOException failure) {
            throw new BackupException("The backup could not be written: " + failure, failure);
        }
    }

    private void write(Path part, char[] passphrase) throws IOException, SQLException {
        bytes = 0;
        Files.deleteIfExists(part);
        var attributes = Files.getFileStore(parent(part)).supportsFileAttributeView("posix")
                ? new java.nio.file.attribute.FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new java.nio.file.attribute.FileAttribute<?>[0];
        try (var channel =
                FileChannel.open(part, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), attributes)) {
            var key = BackupHeader.newKey();
            var out = new java.io.BufferedOutputStream(Channels.newOutputStream(channel), 1 << 18);
            try (var archive = new ArchiveWriter(out, header(key, passphrase), key)) {
                write(archive);
                archive.finish();
                out.flush();
            }
            channel.force(true);
        }
    }

    private static Path parent(Path part) throws IOException {
        var folder = part.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new BackupException("There is no folder " + folder + " for the backup.");
        }
        return folder;
    }

    private BackupHeader header(byte[] key, char[] passphrase) throws SQLException {
        try (var connection = installation.database().connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery("show server_version")) {
            row.next();
            return new BackupHeader(
                    installation.grato(),
                    clock.instant().truncatedTo(ChronoUnit.SECONDS),
                    row.getString(1),
                    Migrations.controlVersion(),
                    Migrations.workspaceVersion(),
                    BackupHeader.Wrapping.of(key, passphrase));
        }
    }

    private void write(ArchiveWriter archive) throws IOException, SQLException {
        var contents = Contents.take(installation.database());
        try (var snapshot = contents.snapshot()) {
            archive.entry(Entry.Kind.KEY, "secret.key", secretKey);
            var tables = new LinkedHashMap<String, @Nullable Object>();
            try (var reader = snapshot.reader()) {
                for (int i = 0; i < contents.structures().size(); i++) {
                    var structure = contents.structures().get(i);
                    var statements = new ArrayList<>(i == 0 ? contents.extensions() : List.of());
                    statements.addAll(structure.before());
                    var after = new ArrayList<>(contents.sequences().get(i));
                    after.addAll(structure.after());
                    var whole = new Structure(
                            structure.schema(), statements, structure.tables(), after, structure.grants());
                    archive.entry(Entry.Kind.SCHEMA, structure.schema(), whole.bytes());
                    for (var rows : structure.tables()) {
                        if (rows.isCarried()) {
                            snapshot.again(reader);
                            tables.put(structure.entry(rows), table(archive, reader, structure, rows));
                        }
                    }
                }
            }
            var manifest = new LinkedHashMap<String, @Nullable Object>();
            manifest.put("tables", tables);
            manifest.putAll(files(archive));
            archive.entry(Entry.Kind.MANIFEST, "manifest", Json.write(manifest).getBytes(StandardCharsets.UTF_8));
        }
    }

    private Map<String, Object> table(
            ArchiveWriter archive, Connection reader, Structure structure, Structure.Rows rows)
            throws IOException, SQLException {
        progress.at(structure.entry(rows), bytes);
        archive.begin(Entry.Kind.TABLE, structure.entry(rows));
        var sum = new RowSum();
        var out = reader.unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut("copy " + structure.qualified(rows) + " (" + rows.columnList() + ") to stdout");
        for (var row = out.readFromCopy(); row != null; row = out.readFromCopy()) {
            sum.add(row);
            archive.write(row);
            bytes += row.length;
        }
        archive.end();
        return sum.shown();
    }

    /// All there are, which are at least those that the snapshot's rows speak of: a content is kept before
    /// its row is written, and never changed.
    private Map<String, Object> files(ArchiveWriter archive) throws IOException {
        long count = 0;
        long size = 0;
        var damaged = new ArrayList<String>();
        if (Files.isDirectory(installation.files())) {
            try (var all = Files.walk(installation.files())) {
                var each = all.iterator();
                while (each.hasNext()) {
                    var file = each.next();
                    var name = installation.files().relativize(file).toString().replace('\\', '/');
                    if (Reading.FILE_NAME.matcher(name).matches() && Files.isRegularFile(file)) {
                        progress.at("files", bytes);
                        if (!file(archive, file, name)) {
                            damaged.add(name);
                        }
                        count++;
                        size += Files.size(file);
                    }
                }
            }
        }
        return Map.of("files", count, "fileBytes", size, "damagedFiles", damaged);
    }

    /// @return whether the content is what its name says
    private boolean file(ArchiveWriter archive, Path file, String name) throws IOException {
        var digest = sha256();
        var buffer = new byte[ChunkSeal.SIZE];
        archive.begin(Entry.Kind.FILE, name);
        try (var in = Files.newInputStream(file)) {
            int read;
            while ((read = in.read(buffer)) >= 0) {
                digest.update(buffer, 0, read);
                archive.write(buffer, read);
                bytes += read;
            }
        }
        archive.end();
        return name.endsWith("/" + HexFormat.of().formatHex(digest.digest()));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// The name too is on the disk; not every system lets one force a folder.
    private static void forceFolder(Path file) {
        try (var folder = FileChannel.open(file.getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        } catch (IOException notPossibleHere) {
            // the content was forced, which matters more
        }
    }
}
