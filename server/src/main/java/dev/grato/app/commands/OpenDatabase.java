package dev.grato.app.commands;

import dev.grato.platform.backup.BackupException;
import dev.grato.platform.backup.DatabaseAddress;
import dev.grato.platform.postgres.EmbeddedPostgres;
import dev.grato.platform.postgres.EmbeddedPostgresException;
import dev.grato.platform.postgres.EmbeddedPostgresSettings;
import java.nio.file.Files;
import org.jspecify.annotations.Nullable;

/// The database of a command: the one that was named, the one a running Grato has started, or one started
/// for as long as the command takes.
record OpenDatabase(DatabaseAddress address, @Nullable EmbeddedPostgres started) implements AutoCloseable {

    /// The database of an installation that exists.
    static OpenDatabase ofExisting(Options options) {
        var external = options.external();
        if (external != null) {
            return new OpenDatabase(external, null);
        }
        if (!Files.exists(options.data().resolve("postgres/cluster"))) {
            throw new BackupException("There is no installation of Grato in " + options.data()
                    + "; name its data folder with --data, or its database with --db-url.");
        }
        try {
            return started(options);
        } catch (EmbeddedPostgresException inUse) {
            var running = EmbeddedPostgres.find(options.data()).orElseThrow(() -> inUse);
            return new OpenDatabase(new DatabaseAddress(running.jdbcUrl(), running.user(), running.password()), null);
        }
    }

    /// The database of an installation that is to be made.
    static OpenDatabase ofNew(Options options) {
        var external = options.external();
        return external == null ? started(options) : new OpenDatabase(external, null);
    }

    private static OpenDatabase started(Options options) {
        var server = EmbeddedPostgres.start(EmbeddedPostgresSettings.at(options.data()));
        return new OpenDatabase(new DatabaseAddress(server.jdbcUrl(), server.user(), server.password()), server);
    }

    @Override
    public void close() {
        if (started != null) {
            started.close();
        }
    }
}
