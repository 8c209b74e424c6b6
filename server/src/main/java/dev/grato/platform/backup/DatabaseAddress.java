package dev.grato.platform.backup;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/// How to reach the database.
///
/// @param url `jdbc:postgresql://…`
public record DatabaseAddress(
        String url, @Nullable String user, @Nullable String password) {

    /// A connection of its own, without limits of time and with the settings in which values are written
    /// the same everywhere. The caller closes it.
    Connection connect() throws SQLException {
        var properties = new Properties();
        if (user != null) {
            properties.setProperty("user", user);
        }
        if (password != null) {
            properties.setProperty("password", password);
        }
        properties.setProperty("ApplicationName", "grato backup");
        var connection = DriverManager.getConnection(url, properties);
        try (var statement = connection.createStatement()) {
            statement.execute("set statement_timeout = 0; set lock_timeout = 0;"
                    + " set idle_in_transaction_session_timeout = 0; set timezone = 'UTC';"
                    + " set datestyle = 'ISO, YMD'; set intervalstyle = 'postgres'; set bytea_output = 'hex';"
                    + " set extra_float_digits = 1");
        } catch (SQLException failure) {
            connection.close();
            throw failure;
        }
        return connection;
    }

    /// Few connections with the application's limits. The caller closes it.
    public HikariDataSource pool() {
        var settings = new HikariConfig();
        settings.setJdbcUrl(url);
        settings.setUsername(user);
        settings.setPassword(password);
        settings.setMaximumPoolSize(3);
        settings.setMinimumIdle(0);
        settings.addDataSourceProperty("ApplicationName", "grato backup");
        settings.addDataSourceProperty("options", "-c statement_timeout=5000 -c timezone=UTC");
        return new HikariDataSource(settings);
    }

    /// Nothing of the password.
    @Override
    public String toString() {
        return url;
    }
}
