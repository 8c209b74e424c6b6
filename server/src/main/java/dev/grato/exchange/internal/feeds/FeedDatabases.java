package dev.grato.exchange.internal.feeds;

import dev.grato.exchange.internal.feeds.FeedSource.Sql.Tls;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.ServiceLoader;
import javax.net.ssl.SSLException;
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
            throw new FetchFailed(reason(source, refused));
        }
        throw new FetchFailed("driverMissing");
    }

    private static String reason(FeedSource.Sql source, SQLException refused) {
        var state = String.valueOf(refused.getSQLState());
        if (state.startsWith("28") || state.equals("S0001")) {
            return "notLetIn";
        }
        boolean isTls = false;
        for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
            isTls |= cause instanceof SSLException || cause instanceof CertificateException;
        }
        if (isTls) {
            return "certificateUnknown";
        }
        if (source.connection() == null && source.tls() == Tls.CHECKED && refused.getCause() == null) {
            // PostgreSQL's driver has no better words for a server without TLS and for a certificate of another name
            return switch (state) {
                case "08004" -> "tlsMissing";
                case "08006" -> "certificateOther";
                default -> "unreachable";
            };
        }
        return "unreachable";
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
        boolean isChecked = source.tls() == Tls.CHECKED;
        if ("sqlserver".equals(source.system())) {
            wishes.setProperty("serverName", address.getHostAddress());
            wishes.setProperty("portNumber", String.valueOf(source.port()));
            wishes.setProperty("databaseName", String.valueOf(source.database()));
            wishes.setProperty("encrypt", "true");
            wishes.setProperty("trustServerCertificate", String.valueOf(!isChecked));
            if (isChecked) {
                wishes.setProperty("hostNameInCertificate", String.valueOf(source.host()));
            }
            wishes.setProperty("loginTimeout", String.valueOf(CONNECT_SECONDS));
            wishes.setProperty("applicationIntent", "ReadOnly");
            wishes.setProperty("applicationName", "Grato");
            return "jdbc:sqlserver://";
        }
        wishes.setProperty("connectTimeout", String.valueOf(CONNECT_SECONDS));
        wishes.setProperty("socketTimeout", String.valueOf(properties.timeout().toSeconds()));
        wishes.setProperty("ApplicationName", "Grato");
        wishes.setProperty("socketFactory", PinnedSockets.class.getName());
        wishes.setProperty("socketFactoryArg", address.getHostAddress());
        if (isChecked) {
            var authority = source.certificate();
            wishes.setProperty("sslmode", "verify-full");
            wishes.setProperty(
                    "sslfactory",
                    "org.postgresql.ssl."
                            + (authority == null ? "DefaultJavaSSLFactory" : "SingleCertValidatingFactory"));
            if (authority != null) {
                wishes.setProperty("sslfactoryarg", authority);
            }
        } else {
            wishes.setProperty("sslmode", "prefer");
            wishes.setProperty("sslfactory", "org.postgresql.ssl.NonValidatingFactory");
        }
        // the name, for its certificate; the connection goes to the address that was checked
        var name = String.valueOf(source.host());
        var literal = name.indexOf(':') >= 0 ? "[" + name + "]" : name;
        return "jdbc:postgresql://" + literal + ":" + source.port() + "/"
                + URLEncoder.encode(String.valueOf(source.database()), StandardCharsets.UTF_8);
    }
}
