package dev.grato.exchange.internal.feeds;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Inet6Address;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Opens databases for reading. Users name a system and a server, never a JDBC address: those can make drivers read
/// files and load classes, so they are the operator's.
@Component
final class FeedDatabases {

    private static final int CONNECT_SECONDS = 15;

    private final FeedProperties properties;
    private final FeedGuard guard;
    private final List<Driver> drivers = new ArrayList<>();

    FeedDatabases(FeedProperties properties, FeedGuard guard) {
        this.properties = properties;
        this.guard = guard;
        ServiceLoader.load(Driver.class).forEach(drivers::add);
        var folder = properties.drivers();
        if (folder != null && !folder.isBlank()) {
            // kept open as long as the program runs, as those on the class path are
            var loader = new URLClassLoader(jars(Path.of(folder)), Driver.class.getClassLoader());
            ServiceLoader.load(Driver.class, loader).stream()
                    .filter(driver -> loader.equals(driver.type().getClassLoader()))
                    .forEach(driver -> drivers.add(driver.get()));
        }
    }

    private static URL[] jars(Path folder) {
        try (var files = Files.newDirectoryStream(folder, "*.jar")) {
            var jars = new ArrayList<URL>();
            for (var file : files) {
                jars.add(file.toUri().toURL());
            }
            return jars.toArray(URL[]::new);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// @throws FetchFailed when it cannot be opened
    Connection open(FeedSource.Sql source, @Nullable String secret) {
        var wishes = new Properties();
        if (!source.user().isEmpty()) {
            wishes.setProperty("user", source.user());
        }
        if (secret != null) {
            wishes.setProperty("password", secret);
        }
        var url = url(source, wishes);
        try {
            for (var driver : drivers) {
                if (driver.acceptsURL(url)) {
                    var connection = driver.connect(url, wishes);
                    if (connection != null) {
                        return connection;
                    }
                }
            }
        } catch (SQLException refused) {
            var state = String.valueOf(refused.getSQLState());
            throw new FetchFailed(state.startsWith("28") || state.equals("S0001") ? "notLetIn" : "unreachable");
        }
        throw new FetchFailed("driverMissing");
    }

    private String url(FeedSource.Sql source, Properties wishes) {
        if (source.connection() != null) {
            var named = properties.databases().get(source.connection());
            if (named == null) {
                throw new FetchFailed("connectionGone");
            }
            return named;
        }
        var address = guard.address(String.valueOf(source.host()));
        var host = address.getHostAddress();
        if ("sqlserver".equals(source.system())) {
            wishes.setProperty("serverName", host);
            wishes.setProperty("portNumber", String.valueOf(source.port()));
            wishes.setProperty("databaseName", String.valueOf(source.database()));
            wishes.setProperty("encrypt", "true");
            wishes.setProperty("trustServerCertificate", "true");
            wishes.setProperty("loginTimeout", String.valueOf(CONNECT_SECONDS));
            wishes.setProperty("applicationIntent", "ReadOnly");
            wishes.setProperty("applicationName", "Grato");
            return "jdbc:sqlserver://";
        }
        wishes.setProperty("connectTimeout", String.valueOf(CONNECT_SECONDS));
        wishes.setProperty("socketTimeout", String.valueOf(properties.timeout().toSeconds()));
        wishes.setProperty("ApplicationName", "Grato");
        var literal = address instanceof Inet6Address ? "[" + host.replaceFirst("%.*", "") + "]" : host;
        return "jdbc:postgresql://" + literal + ":" + source.port() + "/"
                + URLEncoder.encode(String.valueOf(source.database()), StandardCharsets.UTF_8);
    }
}
