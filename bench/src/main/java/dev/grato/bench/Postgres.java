package dev.grato.bench;

import dev.grato.platform.internal.postgres.UnixSocketFactory;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/// Connections to the embedded server in a data folder, over the same socket the application uses.
record Postgres(Path data) {

    /// As the application connects.
    Connection connect() {
        return connect("grato");
    }

    /// As the superuser, for filling.
    Connection connectAsSuperuser() {
        return connect("postgres");
    }

    private Connection connect(String user) {
        try {
            var home = data.resolve("postgres");
            var note = home.resolve("socket-folder");
            var folder = Files.exists(note) ? Path.of(Files.readString(note).strip()) : home.resolve("run");
            var socket = URLEncoder.encode(folder.resolve(".s.PGSQL.5432").toString(), StandardCharsets.UTF_8);
            var properties = new Properties();
            properties.setProperty("user", user);
            properties.setProperty(
                    "password", Files.readString(home.resolve("password")).strip());
            properties.setProperty("options", "-c timezone=UTC");
            return DriverManager.getConnection(
                    "jdbc:postgresql://localhost/grato?socketFactory=" + UnixSocketFactory.class.getName()
                            + "&socketFactoryArg=" + socket + "&sslmode=disable&gssEncMode=disable",
                    properties);
        } catch (IOException | SQLException e) {
            throw new BenchException("no connection to PostgreSQL", e);
        }
    }
}
