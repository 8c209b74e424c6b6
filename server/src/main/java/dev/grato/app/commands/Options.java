package dev.grato.app.commands;

import dev.grato.app.commands.Commands.Misuse;
import dev.grato.platform.Secrets;
import dev.grato.platform.backup.BackupException;
import dev.grato.platform.backup.DatabaseAddress;
import dev.grato.platform.backup.Installation;
import dev.grato.records.FileStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The command line and the environment of a command, understood.
record Options(Path file, Map<String, String> values, Set<String> flags, Map<String, String> environment) {

    private static final int SHORTEST_PASSPHRASE = 12;
    private static final Set<String> FLAGS = Set.of("--verify");

    static Options of(List<String> words, Map<String, String> environment) {
        var values = new HashMap<String, String>();
        var flags = new HashSet<String>();
        Path file = null;
        for (var i = words.iterator(); i.hasNext(); ) {
            var word = i.next();
            int equals = word.indexOf('=');
            var name = equals < 0 ? word : word.substring(0, equals);
            if (FLAGS.contains(word)) {
                flags.add(word);
            } else if (Commands.VALUED.contains(name)) {
                if (equals < 0 && !i.hasNext()) {
                    throw new Misuse(name + " needs a value");
                }
                values.put(name, equals < 0 ? i.next() : word.substring(equals + 1));
            } else if (word.startsWith("-") || file != null) {
                throw new Misuse("unknown option: " + word);
            } else {
                file = Path.of(word);
            }
        }
        if (file == null) {
            throw new Misuse("name the file of the backup");
        }
        return new Options(file, values, flags, environment);
    }

    private @Nullable String value(String option, String variable) {
        var value = values.getOrDefault(option, environment.get(variable));
        return value == null || value.isBlank() ? null : value;
    }

    Path data() {
        var data = value("--data", "GRATO_DATA");
        return Path.of(data == null ? "data" : data).toAbsolutePath().normalize();
    }

    /// The database that was named, if it is not the embedded one.
    @Nullable
    DatabaseAddress external() {
        var url = value("--db-url", "GRATO_DB_URL");
        return url == null
                ? null
                : new DatabaseAddress(url, value("--db-user", "GRATO_DB_USER"), environment.get("GRATO_DB_PASSWORD"));
    }

    Installation installation(DatabaseAddress database) {
        return new Installation(database, data(), FileStore.folder(data()), version());
    }

    static String version() {
        var version = Options.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    /// The key the environment gives, if it does.
    byte @Nullable [] givenKey() {
        var given = environment.get("GRATO_SECRET_KEY");
        return given == null || given.isBlank()
                ? null
                : Secrets.load(given, data()).exported();
    }

    /// The secrets of the installation: those of the environment, else those of the data folder.
    Secrets secrets() {
        return Secrets.load(environment.get("GRATO_SECRET_KEY"), data());
    }

    /// From the file that was named, the environment, or asked at the terminal.
    ///
    /// @param isNew whether it is chosen now: then it is asked twice, and must not be short
    char[] passphrase(Terminal terminal, boolean isNew) {
        char[] passphrase;
        var named = values.getOrDefault("--passphrase-file", environment.get("GRATO_BACKUP_PASSPHRASE_FILE"));
        var given = environment.get("GRATO_BACKUP_PASSPHRASE");
        if (named != null) {
            passphrase = fromFile(Path.of(named));
        } else if (given != null && !given.isEmpty()) {
            passphrase = given.toCharArray();
        } else {
            passphrase = terminal.ask(isNew);
        }
        if (isNew) {
            requireLong(passphrase);
        }
        return passphrase;
    }

    private static void requireLong(char[] passphrase) {
        if (passphrase.length < SHORTEST_PASSPHRASE) {
            throw new BackupException("The passphrase needs at least " + SHORTEST_PASSPHRASE
                    + " characters: whoever has the file can try out short ones.");
        }
    }

    /// The first line.
    private static char[] fromFile(Path file) {
        try (var lines = Files.newBufferedReader(file)) {
            var line = lines.readLine();
            return (line == null ? "" : line).toCharArray();
        } catch (IOException unreadable) {
            throw new BackupException("The file with the passphrase cannot be read: " + unreadable, unreadable);
        }
    }
}
