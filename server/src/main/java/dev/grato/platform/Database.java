package dev.grato.platform;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.conf.Settings;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// The way to PostgreSQL. Every name is written with its schema; nothing depends on a search path.
///
/// Statements end after five seconds, since a long writer holds back the change feed of the whole cluster;
/// what may take longer runs in a job with [#patientTransaction].
public final class Database {

    /// The schema of extensions.
    public static final String EXTENSIONS = "ext";

    /// The schema that knows workspaces, identities, sessions and jobs.
    public static final String CONTROL = "control";

    private static final int TRIES = 3;
    private static final int PATIENT_TRIES = 10;

    private final DataSource dataSource;
    private final DSLContext sql;

    public Database(DataSource dataSource) {
        this.dataSource = dataSource;
        this.sql = DSL.using(dataSource, SQLDialect.POSTGRES, settings());
    }

    private static Settings settings() {
        return new Settings()
                .withExecuteLogging(false)
                .withReturnRecordToPojo(false)
                .withDiagnosticsLogging(false);
    }

    public DataSource dataSource() {
        return dataSource;
    }

    /// Whether a question is answered within two seconds.
    public boolean isReachable() {
        try (Connection connection = dataSource.getConnection()) {
            return connection.isValid(2);
        } catch (SQLException away) {
            return false;
        }
    }

    /// Runs one question outside a transaction.
    ///
    /// @throws GratoException when the database is too slow, too busy or away
    public <T extends @Nullable Object> T read(Function<DSLContext, T> question) {
        try {
            return question.apply(sql);
        } catch (DataAccessException failure) {
            throw translated(failure);
        }
    }

    /// Runs the work in one transaction, again from the start where it lost against another one (deadlock or
    /// serialization), three times at most; so the work has no effect outside the database.
    ///
    /// @throws GratoException when the database is too slow, too busy or away
    public <T extends @Nullable Object> T transaction(Function<DSLContext, T> work) {
        return transaction(work, TRIES);
    }

    /// Like [#transaction], without the limit on a statement's time and tried up to ten times: for jobs that read
    /// much and write little, and for what takes locks on many tables.
    public <T extends @Nullable Object> T patientTransaction(Function<DSLContext, T> work) {
        return transaction(
                tx -> {
                    tx.execute("set local statement_timeout = 0");
                    return work.apply(tx);
                },
                PATIENT_TRIES);
    }

    private <T extends @Nullable Object> T transaction(Function<DSLContext, T> work, int tries) {
        for (int attempt = 1; ; attempt++) {
            try {
                return once(work);
            } catch (DataAccessException failure) {
                if (attempt == tries || !isLostRace(failure)) {
                    throw translated(failure);
                }
            }
        }
    }

    /// By hand: jOOQ asks the server for the isolation of each transaction, once more there and back.
    private <T extends @Nullable Object> T once(Function<DSLContext, T> work) {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                var result = work.apply(DSL.using(connection, SQLDialect.POSTGRES, sql.settings()));
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException | Error failure) {
                takeBack(connection, failure);
                throw failure;
            }
        } catch (SQLException failure) {
            throw new DataAccessException("a transaction could not begin or end", failure);
        }
    }

    private static void takeBack(Connection connection, Throwable failure) {
        try {
            connection.rollback();
        } catch (SQLException away) {
            failure.addSuppressed(away);
        }
    }

    /// Runs statements that cannot be in a transaction, such as building an index without blocking writers.
    public void outsideTransaction(SqlWork work) {
        try (Connection connection = dataSource.getConnection()) {
            try (var statement = connection.createStatement()) {
                statement.execute("set statement_timeout = 0");
                work.run(connection);
            } finally {
                try (var statement = connection.createStatement()) {
                    statement.execute("reset statement_timeout");
                }
            }
        } catch (SQLException failure) {
            throw translated(new DataAccessException("outside a transaction", failure));
        }
    }

    /// Work on a bare connection.
    @FunctionalInterface
    public interface SqlWork {
        void run(Connection connection) throws SQLException;
    }

    /// The table in a workspace's schema.
    public static Table<?> table(Workspace workspace, String name) {
        return DSL.table(DSL.name(workspace.schema(), name));
    }

    /// The table in the control schema.
    public static Table<?> control(String name) {
        return DSL.table(DSL.name(CONTROL, name));
    }

    /// A column by its bare name.
    public static <T> Field<T> column(String name, Class<T> type) {
        return DSL.field(DSL.name(name), type);
    }

    /// The quoted, schema-qualified name for statements written as text.
    public static String quoted(Workspace workspace, String name) {
        return quote(workspace.schema()) + "." + quote(name);
    }

    public static String quote(String identifier) {
        return "\"" + identifier.replace("\"", "\"\"") + "\"";
    }

    public static Name name(Workspace workspace, String name) {
        return DSL.name(workspace.schema(), name);
    }

    private static boolean isLostRace(DataAccessException failure) {
        var state = failure.sqlState();
        return "40P01".equals(state) || "40001".equals(state);
    }

    private static RuntimeException translated(DataAccessException failure) {
        var state = failure.sqlState();
        var code = switch (state) {
            case "57014" -> PlatformError.TOO_SLOW;
            case "55P03", "40P01", "40001", "53300" -> PlatformError.BUSY;
            default -> null;
        };
        boolean isAway = state.startsWith("08") || state.startsWith("57P") || isPoolEmpty(failure);
        if (code == null && isAway) {
            code = PlatformError.DATABASE_UNAVAILABLE;
        }
        if (code == null) {
            return failure;
        }
        var refusal = new GratoException(code);
        refusal.initCause(failure);
        return refusal;
    }

    private static boolean isPoolEmpty(DataAccessException failure) {
        return failure.getCause() instanceof java.sql.SQLTransientConnectionException;
    }
}
