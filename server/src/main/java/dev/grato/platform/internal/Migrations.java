package dev.grato.platform.internal;

import dev.grato.platform.Database;
import dev.grato.platform.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Comparator;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/// Flyway: one history for the control schema, one per workspace.
public final class Migrations {

    private static final String CONTROL_SCRIPTS = "classpath:db/control";
    private static final String WORKSPACE_SCRIPTS = "classpath:db/workspace";

    private final DataSource dataSource;

    public Migrations(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    public void control() {
        flyway(Database.CONTROL, CONTROL_SCRIPTS).migrate();
    }

    public void workspace(Workspace workspace) {
        flyway(workspace.schema(), WORKSPACE_SCRIPTS).migrate();
    }

    /// The newest migration there is for workspaces.
    public static String workspaceVersion() {
        return newest(WORKSPACE_SCRIPTS);
    }

    /// The newest migration there is for the control schema.
    public static String controlVersion() {
        return newest(CONTROL_SCRIPTS);
    }

    /// By the names of the scripts, which begin with the moment they were written at.
    private static String newest(String scripts) {
        try {
            var found = new PathMatchingResourcePatternResolver().getResources(scripts + "/V*__*.sql");
            return Arrays.stream(found)
                    .map(script -> String.valueOf(script.getFilename()))
                    .map(name -> name.substring(1, name.indexOf("__")))
                    .max(Comparator.naturalOrder())
                    .orElse("0");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// Runs the work while no other node prepares the same workspace.
    public void underLock(Workspace workspace, Runnable work) {
        try (var connection = dataSource.getConnection()) {
            execute(connection, "set statement_timeout = 0");
            try {
                advisory(connection, "pg_advisory_lock", workspace);
                try {
                    work.run();
                } finally {
                    advisory(connection, "pg_advisory_unlock", workspace);
                }
            } finally {
                execute(connection, "reset statement_timeout");
            }
        } catch (SQLException failure) {
            throw new IllegalStateException("cannot lock " + workspace.schema(), failure);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void advisory(Connection connection, String function, Workspace workspace) throws SQLException {
        try (var call = connection.prepareStatement("select " + function + "(hashtextextended(?, 7))")) {
            call.setString(1, workspace.schema());
            call.execute();
        }
    }

    private Flyway flyway(String schema, String scripts) {
        return Flyway.configure()
                .dataSource(dataSource)
                .locations(scripts)
                .schemas(schema)
                .defaultSchema(schema)
                .createSchemas(true)
                .table("schema_history")
                .cleanDisabled(true)
                .validateOnMigrate(true)
                .load();
    }
}
