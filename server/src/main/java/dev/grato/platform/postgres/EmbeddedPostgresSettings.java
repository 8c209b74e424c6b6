package dev.grato.platform.postgres;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;

/// Where the embedded database lives and how large it may grow.
///
/// @param dataFolder     Grato's data folder; everything of the database goes below `postgres/` in it
/// @param binariesFolder where PostgreSQL's programs are unpacked; several installations may share it
/// @param forTests       gives up durability (fsync and the like) for speed; never for data that matters
/// @param memory         the server's memory settings
/// @param startTimeout   how long the server may take until it accepts connections, crash recovery included
public record EmbeddedPostgresSettings(
        Path dataFolder, Path binariesFolder, boolean forTests, Memory memory, Duration startTimeout) {

    private static final Duration GENEROUS = Duration.ofMinutes(10);

    public EmbeddedPostgresSettings {
        Objects.requireNonNull(dataFolder);
        Objects.requireNonNull(binariesFolder);
        Objects.requireNonNull(memory);
        Objects.requireNonNull(startTimeout);
    }

    /// The settings of an installation: durable, for a machine of two cores and little memory.
    public static EmbeddedPostgresSettings at(Path dataFolder) {
        return new EmbeddedPostgresSettings(
                dataFolder, dataFolder.resolve("postgres"), false, Memory.DEFAULT, GENEROUS);
    }

    /// The settings of a throw-away database: nothing is forced to disk.
    public static EmbeddedPostgresSettings forTests(Path dataFolder) {
        return new EmbeddedPostgresSettings(dataFolder, dataFolder.resolve("postgres"), true, Memory.DEFAULT, GENEROUS);
    }

    public EmbeddedPostgresSettings withBinariesFolder(Path folder) {
        return new EmbeddedPostgresSettings(dataFolder, folder, forTests, memory, startTimeout);
    }

    public EmbeddedPostgresSettings withMemory(Memory other) {
        return new EmbeddedPostgresSettings(dataFolder, binariesFolder, forTests, other, startTimeout);
    }

    public EmbeddedPostgresSettings withStartTimeout(Duration timeout) {
        return new EmbeddedPostgresSettings(dataFolder, binariesFolder, forTests, memory, timeout);
    }

    /// Sizes in PostgreSQL's notation, such as `128MB`.
    ///
    /// @param sharedBuffers      PostgreSQL's own cache, taken once
    /// @param workMem            per sort or hash, so several times per connection at worst
    /// @param maintenanceWorkMem per index build and vacuum worker
    /// @param effectiveCacheSize what the planner may assume the system caches; nothing is allocated
    public record Memory(String sharedBuffers, String workMem, String maintenanceWorkMem, String effectiveCacheSize) {

        public static final Memory DEFAULT = new Memory("128MB", "8MB", "96MB", "1GB");

        public Memory {
            requireSize(sharedBuffers);
            requireSize(workMem);
            requireSize(maintenanceWorkMem);
            requireSize(effectiveCacheSize);
        }

        private static void requireSize(String size) {
            if (!size.matches("[0-9]+(kB|MB|GB)")) {
                throw new IllegalArgumentException("Not a size such as 128MB: " + size);
            }
        }
    }
}
