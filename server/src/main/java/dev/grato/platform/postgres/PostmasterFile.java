package dev.grato.platform.postgres;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/// What a running, or died, server says about itself in `postmaster.pid`.
record PostmasterFile(Path file, long pid, List<String> lines) {

    private static final int SOCKET_FOLDER_LINE = 4;

    /// Above any `pid_max`, so that PostgreSQL finds no such process.
    private static final String NO_PROCESS = "2147483646";

    static Optional<PostmasterFile> find(Path cluster) throws IOException {
        var file = cluster.resolve("postmaster.pid");
        try {
            var lines = Files.readAllLines(file);
            return Optional.of(
                    new PostmasterFile(file, Long.parseLong(lines.getFirst().strip()), lines));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (NumberFormatException | NoSuchElementException e) {
            // Empty or torn: the machine stopped while it was written. PostgreSQL refuses to start with such a file.
            Files.deleteIfExists(file);
            return Optional.empty();
        }
    }

    Optional<Path> socketFolder() {
        return lines.size() > SOCKET_FOLDER_LINE
                        && !lines.get(SOCKET_FOLDER_LINE).isBlank()
                ? Optional.of(Path.of(lines.get(SOCKET_FOLDER_LINE)))
                : Optional.empty();
    }

    /// Whether the process is a living server of this very cluster; numbers of dead processes are given out again.
    boolean isServerOf(Path cluster) {
        return Processes.isAlive(pid)
                && Processes.commandLine(pid)
                        .map(line -> line.contains(cluster.toString()))
                        .orElse(false);
    }

    /// Makes PostgreSQL take the file for a stale one although a process of that number exists: a zombie that nobody
    /// reaps, or a stranger with a recycled number, as is common in containers.
    ///
    /// The file is not deleted, since PostgreSQL reads from it the shared memory that orphaned sessions may
    /// still use.
    void disown() throws IOException {
        var changed = new ArrayList<>(lines);
        changed.set(0, NO_PROCESS);
        // The server's user owns the folder, and Grato may be root: never write through a link.
        Files.write(file, changed, WRITE, TRUNCATE_EXISTING, NOFOLLOW_LINKS);
    }
}
