package dev.grato.app;

import dev.grato.platform.backup.RestoreMarker;
import dev.grato.platform.postgres.EmbeddedPostgres;
import dev.grato.platform.postgres.EmbeddedPostgresSettings;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Where PostgreSQL is: our own server in the data folder, or the one the settings name.
///
/// @param embedded our own server, ended with the application
record DatabaseServer(
        String url,
        @Nullable String user,
        @Nullable String password,
        @Nullable EmbeddedPostgres embedded) implements AutoCloseable {

    static DatabaseServer start(GratoProperties properties) {
        RestoreMarker.requireFinished(Path.of(properties.data()));
        if (properties.dbUrl() != null && !properties.dbUrl().isBlank()) {
            return new DatabaseServer(properties.dbUrl(), properties.dbUser(), properties.dbPassword(), null);
        }
        var server = EmbeddedPostgres.start(EmbeddedPostgresSettings.at(Path.of(properties.data())));
        return new DatabaseServer(server.jdbcUrl(), server.user(), server.password(), server);
    }

    @Override
    public void close() {
        if (embedded != null) {
            embedded.close();
        }
    }
}
