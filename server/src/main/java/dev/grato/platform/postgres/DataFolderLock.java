package dev.grato.platform.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Holds a data folder for this process alone, until closed or until the process ends in whatever way.
///
/// The lock belongs to the operating system, so a killed process leaves none behind. POSIX drops a process's lock
/// as soon as the process closes *any* handle of the file: nothing else in this program may open it, which is why
/// a second try from the same process is answered from memory.
final class DataFolderLock implements AutoCloseable {

    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    /// Behind the content, so that on Windows, where locks are mandatory, others can still read who holds it.
    private static final long LOCKED_BYTE = 1 << 20;

    private final Path folder;
    private final FileChannel channel;

    private DataFolderLock(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /// @param folder an existing folder, as a real path
    /// @throws EmbeddedPostgresException when another Grato holds the folder
    static DataFolderLock acquire(Path folder) throws IOException {
        if (!HELD_HERE.add(folder)) {
            throw inUse(folder, Long.toString(ProcessHandle.current().pid()));
        }
        var file = folder.resolve("grato.lock");
        FileChannel channel = null;
        FileLock lock = null;
        try {
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            lock = channel.tryLock(LOCKED_BYTE, 1, false);
            if (lock == null) {
                throw inUse(folder, Files.readString(file).strip());
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap((ProcessHandle.current().pid() + "\n").getBytes(UTF_8)));
            return new DataFolderLock(folder, channel);
        } finally {
            if (lock == null) {
                HELD_HERE.remove(folder);
                if (channel != null) {
                    channel.close();
                }
            }
        }
    }

    private static EmbeddedPostgresException inUse(Path folder, String pid) {
        return new EmbeddedPostgresException("The data folder " + folder + " is in use by another Grato, process "
                + (pid.isEmpty() ? "unknown" : pid) + ". Stop that process, or choose another folder with --data.");
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // The lock ends with the process at the latest.
        } finally {
            HELD_HERE.remove(folder);
        }
    }
}
