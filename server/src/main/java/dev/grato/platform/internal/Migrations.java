package dev.grato.platform.internal;

import dev.grato.platform.Database;
import dev.grato.platform.Workspace;
import java.sql.SQLException;
import java.util.Arrays;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;

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
    public String workspaceVersion() {
        return Arrays.stream(flyway("unused", WORKSPACE_SCRIPTS).info().all())
                .map(MigrationInfo::getVersion)
                .map(String::valueOf)
                .reduce((earlier, later) -> later)
                .orElse("0");
    }

    /// Runs the work while no other node prepares the same workspace.
    public void underLock(Workspace workspace, Runnable work) {
        try (var connection = dataSource.getConnection()) {
            try (var lock = connection.prepareStatement("select pg_advisory_lock(hashtextextended(?, 7))")) {
                lock.setString(1, workspace.schema());
                lock.setQueryTimeout(0);
                lock.execute();
            }
            try {
                work.run();
            } finally {
                try (var unlock = connection.prepareStatement("select pg_advisory_unlock(hashtextextended(?, 7))")) {
                    unlock.setString(1, workspace.schema());
                    unlock.execute();
                }
            }
        } catch (SQLException failure) {
            throw new IllegalStateException("cannot lock " + workspace.schema(), failure);
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
