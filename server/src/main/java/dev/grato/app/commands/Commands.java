package dev.grato.app.commands;

import dev.grato.platform.backup.BackupException;
import dev.grato.platform.postgres.EmbeddedPostgresException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// What the first word of the command line names instead of starting the application.
public final class Commands {

    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    private Commands() {}

    /// Whether the command line names a command.
    public static boolean isOne(String[] line) {
        return line.length > 0 && List.of("backup", "restore", "import").contains(line[0]);
    }

    /// Runs the command and says on the terminal what became of it.
    ///
    /// @return the exit code: 0 done, 1 refused or failed, 2 not understood
    public static int run(String[] line, Map<String, String> environment, Terminal terminal) {
        var words = Arrays.asList(line).subList(1, line.length);
        if (line[0].equals("import")) {
            return importing(words, environment, terminal);
        }
        var isBackup = line[0].equals("backup");
        if (words.stream().anyMatch(word -> word.equals("--help") || word.equals("-h"))) {
            terminal.say(isBackup ? BackupCommand.HELP : RestoreCommand.HELP);
            return DONE;
        }
        try {
            var options = Options.of(words, environment);
            if (isBackup) {
                new BackupCommand(options, terminal).run();
            } else {
                new RestoreCommand(options, terminal).run();
            }
            return DONE;
        } catch (Misuse misuse) {
            terminal.say("grato: " + misuse.getMessage());
            terminal.say(isBackup ? BackupCommand.HELP : RestoreCommand.HELP);
            return MISUSED;
        } catch (BackupException | EmbeddedPostgresException refusal) {
            terminal.say("grato: " + refusal.getMessage());
            return FAILED;
        }
    }

    private static int importing(List<String> words, Map<String, String> environment, Terminal terminal) {
        if (words.stream().anyMatch(word -> word.equals("--help") || word.equals("-h"))) {
            terminal.say(ImportCommand.HELP);
            return DONE;
        }
        try {
            return new ImportCommand(words, environment, terminal).run() ? DONE : FAILED;
        } catch (Misuse misuse) {
            terminal.say("grato: " + misuse.getMessage());
            terminal.say(ImportCommand.HELP);
            return MISUSED;
        } catch (ImportCommand.Refused | IOException refusal) {
            terminal.say("grato: " + refusal.getMessage());
            return FAILED;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return FAILED;
        }
    }

    /// A command line that is not understood.
    static final class Misuse extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Misuse(String message) {
            super(message);
        }
    }

    /// The options that have a value.
    static final List<String> VALUED = List.of("--data", "--db-url", "--db-user", "--passphrase-file");
}
