package dev.grato.app.commands;

import dev.grato.platform.backup.BackupException;
import dev.grato.platform.backup.Progress;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Where the person sits who gave the command.
public final class Terminal implements Progress {

    private static final long PAUSE_NANOS = 500_000_000;

    private final PrintStream out;
    private final boolean isPerson;
    private long said;
    private int width;

    /// @param isPerson whether somebody watches, so that a line may be written over again and again
    public Terminal(PrintStream out, boolean isPerson) {
        this.out = out;
        this.isPerson = isPerson;
    }

    /// The terminal of this process: messages go to the standard error stream, as those of the launcher.
    public static Terminal standard() {
        var console = console();
        return new Terminal(
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
                console != null);
    }

    /// Nothing where input or output is redirected.
    @SuppressWarnings("SystemConsoleNull") // from JDK 25 on it is null again without a terminal
    private static @Nullable Console console() {
        var console = System.console();
        return console != null && console.isTerminal() ? console : null;
    }

    void say(String line) {
        clear();
        out.println(line);
    }

    @Override
    public void at(String step, long bytes) {
        long now = System.nanoTime();
        if (!isPerson || said != 0 && now - said < PAUSE_NANOS) {
            return;
        }
        said = now;
        var line = bytes == 0 ? step : String.format(Locale.ROOT, "%s, %,d MB", step, bytes >> 20);
        clear();
        width = Math.min(100, line.length());
        out.print(line.substring(0, width));
        out.flush();
    }

    private void clear() {
        if (width > 0) {
            out.print("\r" + " ".repeat(width) + "\r");
            width = 0;
        }
    }

    char[] ask(boolean twice) {
        var console = console();
        if (console == null) {
            throw new BackupException("There is nobody to ask for the passphrase: set GRATO_BACKUP_PASSPHRASE or name"
                    + " a file with --passphrase-file.");
        }
        var passphrase = console.readPassword("Passphrase of the backup: ");
        if (twice && !Arrays.equals(passphrase, console.readPassword("The same again: "))) {
            throw new BackupException("These were two different passphrases.");
        }
        return passphrase == null ? new char[0] : passphrase;
    }
}
