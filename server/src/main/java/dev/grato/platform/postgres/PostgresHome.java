package dev.grato.platform.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The database's folder below Grato's data folder, and what lies in it.
///
/// ```
/// postgres/            Grato's own; closed to others, except that the server's user may pass where that is another
///   bin-18.6.0/        the programs
///   cluster/           the data ("PGDATA"), the server's user's
///   run/               the Unix socket, unless the path would be too long for one
///   password           of the database users, readable by Grato alone
///   postgresql.conf, pg_hba.conf, server.log
/// ```
record PostgresHome(Path folder, ServerAccount account) {

    private static final Logger log = LoggerFactory.getLogger(PostgresHome.class);

    /// The application's user owns its database and can do no more; maintenance is the superuser's.
    static final String SUPERUSER = "postgres";

    static final String USER = "grato";
    static final String DATABASE = "grato";
    static final String SOCKET_NAME = ".s.PGSQL.5432";

    /// The kernel takes 103 bytes on macOS and 107 on Linux, the socket's name included.
    private static final int LONGEST_SOCKET_PATH = 100;

    private static final Duration INIT_TIMEOUT = Duration.ofMinutes(5);

    static PostgresHome open(Path dataFolder) throws IOException {
        var folder = dataFolder.resolve("postgres");
        var account = ServerAccount.choose(dataFolder, folder);
        var home = new PostgresHome(folder, account);
        if (!Files.exists(folder)) {
            Files.createDirectory(folder);
        }
        // Never the server's user's: what Grato writes here as root must not be led elsewhere by that user's links.
        account.letPass(folder);
        account.letInto(folder);
        return home;
    }

    Path cluster() {
        return folder.resolve("cluster");
    }

    Path configuration() {
        return folder.resolve("postgresql.conf");
    }

    Path authentication() {
        return folder.resolve("pg_hba.conf");
    }

    Path serverLog() {
        return folder.resolve("server.log");
    }

    /// Where the socket goes: in this folder, or, where the path is too long, in a private temporary folder that is
    /// remembered, so that a server left behind is found again.
    Path socketFolder() throws IOException {
        var run = folder.resolve("run");
        if (run.resolve(SOCKET_NAME).toString().getBytes(UTF_8).length <= LONGEST_SOCKET_PATH) {
            if (!Files.exists(run)) {
                Files.createDirectory(run);
            }
            ownAlone(run);
            return run;
        }
        var note = folder.resolve("socket-folder");
        if (Files.exists(note)) {
            var remembered = Path.of(Files.readString(note).strip());
            // In a folder that all may write to somebody else could have taken the name.
            if (Files.isDirectory(remembered, LinkOption.NOFOLLOW_LINKS) && account.owns(remembered)) {
                return remembered;
            }
        }
        var temporary = Files.createTempDirectory("grato-").toRealPath();
        ownAlone(temporary);
        account.letInto(temporary);
        Files.writeString(note, temporary + "\n");
        log.info("The path of {} is too long for a Unix socket, which goes to {}", run, temporary);
        return temporary;
    }

    /// The next start makes another one; in the folder for temporary files nothing should be left lying.
    void deleteTemporarySocketFolder() throws IOException {
        var note = folder.resolve("socket-folder");
        if (Files.exists(note)) {
            Files.deleteIfExists(Path.of(Files.readString(note).strip()));
            Files.delete(note);
        }
    }

    /// Creates the cluster unless there is one; an interrupted attempt leaves nothing that would be taken for one.
    void initialize(PostgresBinaries binaries, boolean forTests) throws IOException {
        var versionFile = cluster().resolve("PG_VERSION");
        if (Files.exists(versionFile)) {
            var version = Files.readString(versionFile).strip();
            if (!version.equals(binaries.majorVersion())) {
                throw new EmbeddedPostgresException("The database in " + folder + " was written by PostgreSQL "
                        + version
                        + ", this Grato brings PostgreSQL " + binaries.majorVersion() + ", which cannot read it. Make a"
                        + " backup with the earlier Grato and restore it into a new data folder with this one.");
            }
            return;
        }
        if (Files.exists(cluster())) {
            throw new EmbeddedPostgresException(
                    cluster() + " holds no complete database (PG_VERSION is missing). Restore"
                            + " a backup into a new data folder, or move that folder away to begin with an empty database.");
        }
        var start = System.nanoTime();
        var fresh = folder.resolve("cluster.new");
        var secret = folder.resolve("password.new");
        try {
            createPrivately(secret, password());
            account.own(secret);
            var result = initdb(binaries, fresh, secret, "C.UTF-8", forTests);
            if (!result.succeeded()) {
                // Older systems of Apple have it under this name only.
                result = initdb(binaries, fresh, secret, "en_US.UTF-8", forTests);
            }
            if (!result.succeeded()) {
                throw new EmbeddedPostgresException(
                        "PostgreSQL's initdb failed in " + folder + ", as user " + account + ":\n" + result.output());
            }
            Files.move(fresh, cluster());
        } finally {
            Files.deleteIfExists(secret);
            PostgresBinaries.deleteTree(fresh);
        }
        log.info("Created the database in {} in {} ms", cluster(), (System.nanoTime() - start) / 1_000_000);
    }

    /// The password of the database's users, made at random on first use.
    String password() throws IOException {
        var file = folder.resolve("password");
        if (Files.exists(file)) {
            return Files.readString(file).strip();
        }
        var bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        var password = HexFormat.of().formatHex(bytes);
        createPrivately(file, password);
        return password;
    }

    /// Sets the superuser's password from the file, without a server: for a cluster whose password file was lost.
    void resetPassword(PostgresBinaries binaries) throws IOException {
        var command = List.of(
                binaries.program("postgres"),
                "--single",
                "-D",
                cluster().toString(),
                "-c",
                "config_file=" + configuration(),
                SUPERUSER);
        var sql = "alter role " + SUPERUSER + " password '" + password() + "'\n";
        var result = Processes.run(account.command(command), folder, INIT_TIMEOUT, sql);
        if (!result.succeeded()) {
            throw new EmbeddedPostgresException(
                    "The lost database password could not be set anew:\n" + result.output());
        }
        log.warn("The file with the database password was lost; made a new one");
    }

    boolean hasPassword() {
        return Files.exists(folder.resolve("password"));
    }

    /// Collation by code point comes from PostgreSQL itself, so that an index never depends on the system's libraries.
    /// Only what counts as a letter in trigrams is asked from the system's locale.
    private Processes.Result initdb(
            PostgresBinaries binaries, Path target, Path secret, String characterType, boolean forTests)
            throws IOException {
        PostgresBinaries.deleteTree(target);
        Files.createDirectory(target);
        ownAlone(target);
        var command = new java.util.ArrayList<>(List.of(
                binaries.program("initdb"),
                "--pgdata=" + target,
                "--username=" + SUPERUSER,
                "--pwfile=" + secret,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--locale=C",
                "--lc-ctype=" + characterType,
                "--data-checksums",
                "--no-instructions"));
        if (forTests) {
            command.add("--no-sync");
        }
        return Processes.run(account.command(command), folder, INIT_TIMEOUT);
    }

    private void ownAlone(Path path) throws IOException {
        if (!PostgresBinaries.isWindows()) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
        }
        account.own(path);
    }

    private static void createPrivately(Path file, String content) throws IOException {
        Files.deleteIfExists(file);
        if (PostgresBinaries.isWindows()) {
            Files.createFile(file);
        } else {
            var mode = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
            Files.createFile(file, mode);
        }
        Files.writeString(file, content + "\n");
    }
}
