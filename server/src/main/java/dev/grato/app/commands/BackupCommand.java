package dev.grato.app.commands;

import dev.grato.platform.Audit;
import dev.grato.platform.Database;
import dev.grato.platform.Secrets;
import dev.grato.platform.SecurityEvent;
import dev.grato.platform.backup.Backup;
import dev.grato.platform.backup.BackupException;
import dev.grato.platform.backup.BackupLog;
import dev.grato.platform.backup.BackupLog.Attempt;
import dev.grato.platform.backup.DatabaseAddress;
import dev.grato.platform.backup.RestoreMarker;
import dev.grato.platform.backup.Verification;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// `./grato backup FILE` and `./grato backup --verify FILE`.
final class BackupCommand {

    static final String HELP = """
            Usage: ./grato backup FILE            the whole installation into one encrypted file, running or not
                   ./grato backup --verify FILE   restores it for a trial and compares every table; needs as much
                                                  time as a restore and as much room as the database
              --data DIR              the data folder, or GRATO_DATA
              --db-url URL            the database, if it is not the embedded one, or GRATO_DB_URL
              --db-user NAME          its user, or GRATO_DB_USER; the password only by GRATO_DB_PASSWORD
              --passphrase-file F     its first line is the passphrase; else GRATO_BACKUP_PASSPHRASE, else it is asked
            Who has lost the passphrase has lost the backup. Exit code: 0 done, 1 failed, 2 not understood.""";

    private final Options options;
    private final Terminal terminal;
    private final Clock clock = Clock.systemUTC();

    BackupCommand(Options options, Terminal terminal) {
        this.options = options;
        this.terminal = terminal;
    }

    void run() {
        if (options.flags().contains("--verify")) {
            verify();
        } else {
            make();
        }
    }

    private void verify() {
        var passphrase = options.passphrase(terminal, false);
        var programs = options.data().resolve("postgres");
        var work = Path.of(System.getProperty("java.io.tmpdir"));
        var verified = new Verification(work, Files.isDirectory(programs) ? programs : null, terminal)
                .run(options.file(), passphrase);
        terminal.say(String.format(
                Locale.ROOT,
                "%s can be restored: %,d rows in %,d tables and %,d files are those of %s.",
                options.file(),
                verified.rows(),
                verified.tables(),
                verified.files(),
                verified.backup().madeAt()));
    }

    private void make() {
        RestoreMarker.requireFinished(options.data());
        var key = key();
        var passphrase = options.passphrase(terminal, true);
        try (var database = OpenDatabase.ofExisting(options)) {
            var began = clock.instant();
            try {
                var made = new Backup(options.installation(database.address()), key, clock, terminal)
                        .make(options.file(), passphrase);
                keep(database.address(), key, began, made, null);
                terminal.say(String.format(
                        Locale.ROOT,
                        "%s: %,d rows in %,d tables and %,d files, %,d bytes, read again and found sound.",
                        made.file(),
                        made.rows(),
                        made.tables(),
                        made.files(),
                        made.size()));
                made.damagedFiles()
                        .forEach(file -> terminal.say("grato: the attached file " + file
                                + " was damaged before; it is in the backup as it is"));
            } catch (BackupException failure) {
                keep(database.address(), key, began, null, failure.getMessage());
                throw failure;
            }
        }
    }

    private byte[] key() {
        var given = options.givenKey();
        if (given != null) {
            return given;
        }
        if (!Files.exists(options.data().resolve("secret.key"))) {
            throw new BackupException("There is no secret.key in " + options.data()
                    + ", and a backup without the key is of no use. Name the data folder with --data, or set"
                    + " GRATO_SECRET_KEY as for ./grato start.");
        }
        return Secrets.load(null, options.data()).exported();
    }

    /// The backup counts even where it cannot be noted down.
    private void keep(
            DatabaseAddress address, byte[] key, Instant began, Backup.@Nullable Made made, @Nullable String failure) {
        var name = options.file().getFileName().toString();
        try (var pool = address.pool()) {
            var database = new Database(pool);
            var ended = clock.instant();
            var log = new BackupLog(database);
            var audit = Audit.of(database, clock, new Secrets(key));
            if (made != null) {
                log.keep(Attempt.made(began, ended, name, made.size(), false));
                audit.record(SecurityEvent.ofInstallation("backup.made").with("file", name));
            } else {
                log.keep(Attempt.failed(began, ended, name, String.valueOf(failure)));
                audit.record(SecurityEvent.ofInstallation("backup.failed").with("file", name));
            }
        } catch (RuntimeException away) {
            terminal.say("grato: it could not be noted down in the installation: " + away.getMessage());
        }
    }
}
