package dev.grato.app.backup;

import dev.grato.platform.Audit;
import dev.grato.platform.SecurityEvent;
import dev.grato.platform.backup.Backup;
import dev.grato.platform.backup.BackupException;
import dev.grato.platform.backup.BackupLog;
import dev.grato.platform.backup.BackupLog.Attempt;
import dev.grato.platform.backup.Installation;
import dev.grato.platform.backup.Progress;
import dev.grato.platform.backup.Verification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes a backup into a folder, tries it out, and takes away those that have had their time.
final class NightlyBackup {

    private static final Logger LOG = LoggerFactory.getLogger(NightlyBackup.class);

    private final Installation installation;
    private final byte[] secretKey;
    private final BackupProperties properties;
    private final Path folder;
    private final Retention retention;
    private final BackupLog log;
    private final Audit audit;
    private final Clock clock;

    NightlyBackup(
            Installation installation,
            byte[] secretKey,
            BackupProperties properties,
            Path folder,
            Retention retention,
            BackupLog log,
            Audit audit,
            Clock clock) {
        this.installation = installation;
        this.secretKey = secretKey.clone();
        this.properties = properties;
        this.folder = folder;
        this.retention = retention;
        this.log = log;
        this.audit = audit;
        this.clock = clock;
    }

    /// One night. What fails is logged, audited and kept in the log of backups; the next night tries again.
    void run() {
        var began = clock.instant();
        var name = Retention.name(began);
        try {
            var made = make(folder.resolve(name));
            log.keep(Attempt.made(began, clock.instant(), name, made.size(), properties.verify()));
            audit.record(SecurityEvent.ofInstallation("backup.made").with("file", name));
            LOG.info("backup {}: {} rows, {} files, {} bytes", name, made.rows(), made.files(), made.size());
            made.damagedFiles().forEach(file -> LOG.error("the attached file {} is damaged", file));
        } catch (BackupException failure) {
            LOG.error("backup {} failed: {}", name, failure.getMessage(), failure);
            log.keep(Attempt.failed(began, clock.instant(), name, String.valueOf(failure.getMessage())));
            audit.record(SecurityEvent.ofInstallation("backup.failed").with("file", name));
            return;
        }
        removeOutdated();
    }

    /// One that does not stand the trial keeps its file, under a name that nobody takes for a good one.
    private Backup.Made make(Path file) {
        var passphrase = passphrase(properties);
        try {
            Files.createDirectories(folder);
        } catch (IOException failure) {
            throw new BackupException("The folder of backups cannot be made: " + failure, failure);
        }
        var made = new Backup(installation, secretKey, clock, Progress.NONE).make(file, passphrase);
        if (properties.verify()) {
            try {
                verification().run(file, passphrase);
            } catch (BackupException failure) {
                setAside(file);
                throw failure;
            }
        }
        return made;
    }

    private Verification verification() {
        var work = properties.verifyFolder();
        var programs = installation.dataFolder().resolve("postgres");
        return new Verification(
                Path.of(work == null || work.isBlank() ? System.getProperty("java.io.tmpdir") : work),
                Files.isDirectory(programs) ? programs : null,
                Progress.NONE);
    }

    private static void setAside(Path file) {
        try {
            Files.move(file, file.resolveSibling(file.getFileName() + ".failed"));
        } catch (IOException failure) {
            LOG.error("{} could not be renamed, although it failed: {}", file, failure.toString());
        }
    }

    private void removeOutdated() {
        try (var entries = Files.newDirectoryStream(folder)) {
            var names = new ArrayList<String>();
            entries.forEach(entry -> names.add(entry.getFileName().toString()));
            for (var name : retention.outdated(names)) {
                Files.deleteIfExists(folder.resolve(name));
                LOG.info("backup {} has had its time", name);
            }
            removeLeftovers(names);
        } catch (IOException failure) {
            LOG.warn("old backups could not be removed: {}", failure.toString());
        }
    }

    /// What a night that was cut off left behind.
    private void removeLeftovers(Iterable<String> names) throws IOException {
        for (var name : names) {
            if (name.endsWith(".part")
                    && Retention.timeOf(name.substring(0, name.length() - 5)).isPresent()) {
                Files.deleteIfExists(folder.resolve(name));
            }
        }
    }

    /// @throws BackupException when there is none
    static char[] passphrase(BackupProperties properties) {
        var file = properties.passphraseFile();
        @Nullable String found = properties.passphrase();
        if (file != null && !file.isBlank()) {
            try (var lines = Files.newBufferedReader(Path.of(file))) {
                found = lines.readLine();
            } catch (IOException | UncheckedIOException unreadable) {
                throw new BackupException("The file with the passphrase cannot be read: " + unreadable, unreadable);
            }
        }
        if (found == null || found.length() < 12) {
            throw new BackupException("Nightly backups need a passphrase of at least 12 characters: set"
                    + " GRATO_BACKUP_PASSPHRASE or grato.backup.passphrase-file.");
        }
        return found.toCharArray();
    }

    /// How old what is in the last good backup is, in seconds; not a number without one.
    static double age(BackupLog log, Clock clock) {
        try {
            return log.lastGood()
                    .map(at -> (double) (clock.instant().getEpochSecond() - at.getEpochSecond()))
                    .orElse(Double.NaN);
        } catch (RuntimeException away) {
            return Double.NaN;
        }
    }
}
