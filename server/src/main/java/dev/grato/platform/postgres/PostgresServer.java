package dev.grato.platform.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The server's process: launched, taken over, waited for, stopped.
final class PostgresServer {

    private static final Logger log = LoggerFactory.getLogger(PostgresServer.class);

    private static final Duration ADOPTION_TIMEOUT = Duration.ofSeconds(20);
    private static final Duration FAST_STOP = Duration.ofSeconds(60);
    private static final Duration HARD_STOP = Duration.ofSeconds(10);
    private static final Duration ORPHANS_GRACE = Duration.ofMillis(500);
    private static final Duration NOTICE_INTERVAL = Duration.ofSeconds(10);
    private static final long POLL_MILLIS = 20;
    private static final long NO_PROCESS = -1;

    /// `cannot_connect_now`: starting, recovering or stopping.
    private static final String NOT_YET = "57P03";

    private static final String WRONG_PASSWORD = "28P01";
    private static final String NO_SUCH_DATABASE = "3D000";

    private final PostgresHome home;
    private final PostgresBinaries binaries;
    private final PostgresConfiguration configuration;
    private final Path socketFolder;
    private final String clusterName;
    private final ServerLog serverLog;
    private final Duration startTimeout;
    private final CountDownLatch closing;
    private final boolean passwordWasLost;
    private volatile long pid = NO_PROCESS;

    private PostgresServer(
            PostgresHome home,
            PostgresBinaries binaries,
            EmbeddedPostgresSettings settings,
            CountDownLatch closing,
            Path socketFolder,
            boolean passwordWasLost) {
        this.home = home;
        this.binaries = binaries;
        this.closing = closing;
        this.socketFolder = socketFolder;
        this.passwordWasLost = passwordWasLost;
        this.startTimeout = settings.startTimeout();
        this.serverLog = new ServerLog(home.serverLog());
        this.clusterName = PostgresConfiguration.clusterName(home.folder());
        this.configuration = PostgresConfiguration.of(
                settings, binaries.version(), home.authentication(), socketFolder, clusterName);
    }

    /// Makes everything that the server needs, without starting it.
    ///
    /// @param closing counted down when waiting for the server makes no sense any more
    static PostgresServer prepare(
            PostgresHome home, PostgresBinaries binaries, EmbeddedPostgresSettings settings, CountDownLatch closing)
            throws IOException {
        var passwordWasLost = Files.exists(home.cluster()) && !home.hasPassword();
        home.initialize(binaries, settings.forTests());
        return new PostgresServer(home, binaries, settings, closing, home.socketFolder(), passwordWasLost);
    }

    Path socketFolder() {
        return socketFolder;
    }

    String version() {
        return binaries.version();
    }

    long pid() {
        return pid;
    }

    boolean isAlive() {
        return Processes.isAlive(pid);
    }

    void tidy() {
        try {
            serverLog.rotateIfLarge();
        } catch (IOException e) {
            log.warn("{} could not be rotated: {}", serverLog.file(), e.toString());
        }
    }

    /// Returns once the database accepts connections of the application's user.
    void adoptOrLaunch() throws IOException {
        if (adopt()) {
            return;
        }
        configuration.write(home.configuration());
        PostgresConfiguration.writeAuthentication(home.authentication());
        if (passwordWasLost && pid == NO_PROCESS) {
            home.resetPassword(binaries);
        }
        launch();
        binaries.deleteOthers();
    }

    void stop() {
        try {
            var running = PostmasterFile.find(home.cluster()).filter(file -> file.isServerOf(home.cluster()));
            if (running.isPresent()) {
                stop(running.get().pid());
            }
            home.deleteTemporarySocketFolder();
        } catch (IOException e) {
            log.error("PostgreSQL could not be stopped in an orderly way: {}", e.toString());
            ProcessHandle.of(pid).ifPresent(ProcessHandle::destroy);
        }
    }

    /// Takes over a server that a killed Grato left behind, if it runs with the programs and settings of this one.
    private boolean adopt() throws IOException {
        var found = PostmasterFile.find(home.cluster());
        if (found.isEmpty()) {
            return false;
        }
        var file = found.get();
        if (!file.isServerOf(home.cluster())) {
            if (Processes.exists(file.pid())) {
                file.disown();
            }
            return false;
        }
        if (!passwordWasLost && isUsable(file)) {
            pid = file.pid();
            log.info("Took over the PostgreSQL server left behind by an earlier Grato, process {}", pid);
            return true;
        }
        log.info("Stopping the PostgreSQL server left behind by an earlier Grato, process {}", file.pid());
        stop(file.pid());
        return false;
    }

    private boolean isUsable(PostmasterFile file) {
        if (!socketFolder.equals(file.socketFolder().orElse(null))) {
            return false;
        }
        var deadline = System.nanoTime() + ADOPTION_TIMEOUT.toNanos();
        while (System.nanoTime() < deadline && file.isServerOf(home.cluster())) {
            try (var connection = connectAsSuperuser();
                    var statement = connection.createStatement();
                    var setting = statement.executeQuery("select current_setting('grato.configuration', true)")) {
                setting.next();
                if (!configuration.fingerprint().equals(setting.getString(1))) {
                    return false;
                }
                // They still hold the locks of work that nobody waits for; and nobody else may be here.
                statement.execute("select pg_terminate_backend(pid, 5000) from pg_stat_activity"
                        + " where backend_type = 'client backend' and pid <> pg_backend_pid()");
                prepareDatabase(connection);
                return true;
            } catch (SQLException | IOException e) {
                if (!(e instanceof SQLException failure) || !NOT_YET.equals(failure.getSQLState())) {
                    log.warn("The PostgreSQL server left behind does not answer: {}", e.getMessage());
                    return false;
                }
                pause();
            }
        }
        return false;
    }

    private void launch() throws IOException {
        var deadline = System.nanoTime() + startTimeout.toNanos();
        var orphansDeadline = System.nanoTime() + ORPHANS_GRACE.toNanos();
        while (true) {
            var logStart = serverLog.size();
            removeStaleSocket();
            var launched = startProcess();
            if (waitUntilReady(launched, logStart, deadline)) {
                return;
            }
            var said = serverLog.after(logStart);
            if (!isHeldByOrphans(said) || System.nanoTime() > deadline || closing.getCount() == 0) {
                throw new EmbeddedPostgresException(
                        "PostgreSQL ended while it started (exit code " + launched.exitValue() + ", as user "
                                + home.account() + "). The end of " + serverLog.file() + ":\n" + said);
            }
            // Sessions of a killed server end by themselves as soon as they notice, unless they are busy.
            if (System.nanoTime() > orphansDeadline) {
                killOrphans();
            }
            pause();
        }
    }

    /// No server of ours is alive here and the folder is ours alone; but PostgreSQL takes the socket of a killed
    /// one for that of a living one when another process has got its number.
    private void removeStaleSocket() throws IOException {
        Files.deleteIfExists(socketFolder.resolve(PostgresHome.SOCKET_NAME));
        Files.deleteIfExists(socketFolder.resolve(PostgresHome.SOCKET_NAME + ".lock"));
    }

    private Process startProcess() throws IOException {
        var command = new ArrayList<String>();
        // A session of its own: Ctrl-C in the terminal is meant for Grato, which then stops the server itself.
        Processes.findProgram("setsid").ifPresent(command::add);
        command.addAll(home.account()
                .command(List.of(
                        binaries.program("postgres"),
                        "-D",
                        home.cluster().toString(),
                        "-c",
                        "config_file=" + home.configuration())));
        return Processes.prepare(command, home.folder())
                .redirectInput(ProcessBuilder.Redirect.from(nullDevice()))
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(serverLog.file().toFile()))
                .start();
    }

    /// @return false when the process ended instead
    private boolean waitUntilReady(Process launched, long logStart, long deadline) throws IOException {
        var nextNotice = System.nanoTime() + NOTICE_INTERVAL.toNanos();
        while (launched.isAlive()) {
            if (System.nanoTime() > nextNotice) {
                nextNotice += NOTICE_INTERVAL.toNanos();
                log.info("Still waiting for PostgreSQL, which recovers after a crash: {}", serverLog.after(logStart));
            }
            if (Files.exists(socketFolder.resolve(PostgresHome.SOCKET_NAME)) && accepts()) {
                pid = PostmasterFile.find(home.cluster())
                        .map(PostmasterFile::pid)
                        .orElseThrow(() -> new EmbeddedPostgresException("PostgreSQL runs without a postmaster.pid"));
                return true;
            }
            if (System.nanoTime() > deadline || closing.getCount() == 0) {
                stop();
                throw new EmbeddedPostgresException((closing.getCount() == 0
                                ? "Stopped while PostgreSQL was starting"
                                : "PostgreSQL did not accept connections within " + startTimeout.toSeconds() + " s")
                        + ". The end of " + serverLog.file() + ":\n" + serverLog.after(logStart));
            }
            pause();
        }
        return false;
    }

    private boolean accepts() throws IOException {
        try {
            EmbeddedPostgres.connect(
                            EmbeddedPostgres.jdbcUrl(socketFolder, PostgresHome.DATABASE),
                            PostgresHome.USER,
                            home.password())
                    .close();
            return true;
        } catch (SQLException e) {
            var state = e.getSQLState();
            if (WRONG_PASSWORD.equals(state) || NO_SUCH_DATABASE.equals(state)) {
                // A new cluster, or one whose first start was interrupted.
                try (var connection = connectAsSuperuser()) {
                    prepareDatabase(connection);
                } catch (SQLException failure) {
                    throw new EmbeddedPostgresException(
                            "The database cannot be prepared: " + failure.getMessage(), failure);
                }
            }
            return false;
        }
    }

    private Connection connectAsSuperuser() throws SQLException, IOException {
        return EmbeddedPostgres.connect(
                EmbeddedPostgres.jdbcUrl(socketFolder, "postgres"), PostgresHome.SUPERUSER, home.password());
    }

    /// Gives the application its user and database; does nothing where they are there.
    ///
    /// The user is no superuser: what an attacker could make the application say does not reach the system's files.
    private void prepareDatabase(Connection connection) throws SQLException, IOException {
        try (var statement = connection.createStatement()) {
            if (!exists(connection, "select from pg_roles where rolname = '" + PostgresHome.USER + "'")) {
                statement.execute("create role " + PostgresHome.USER);
            }
            statement.execute("alter role " + PostgresHome.USER + " login createdb password '" + home.password() + "'");
            statement.execute(
                    "grant pg_monitor, pg_signal_backend, pg_checkpoint, pg_maintain to " + PostgresHome.USER);
            if (!exists(connection, "select from pg_database where datname = '" + PostgresHome.DATABASE + "'")) {
                statement.execute("create database " + PostgresHome.DATABASE + " owner " + PostgresHome.USER);
            }
        }
    }

    private static boolean exists(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }

    private static boolean isHeldByOrphans(String said) {
        return said.contains("pre-existing shared memory block")
                || said.contains("is another postmaster")
                || said.contains("is another postgres");
    }

    /// Ends what is left of a killed server: its sessions, known by the cluster's name in their titles.
    private void killOrphans() {
        ProcessHandle.allProcesses()
                .filter(handle -> Processes.commandLine(handle.pid())
                        .map(title -> title.startsWith("postgres: " + clusterName + ":"))
                        .orElse(false))
                .forEach(handle -> {
                    log.warn("Ending the orphaned PostgreSQL process {}", handle.pid());
                    handle.destroyForcibly();
                });
    }

    private void stop(long target) throws IOException {
        for (var mode : List.of("fast", "immediate")) {
            var result = Processes.run(
                    home.account()
                            .command(List.of(
                                    binaries.program("pg_ctl"),
                                    "stop",
                                    "-D",
                                    home.cluster().toString(),
                                    "-m",
                                    mode,
                                    "-W",
                                    "--silent")),
                    home.folder(),
                    HARD_STOP);
            if (!result.succeeded()) {
                log.warn("PostgreSQL's pg_ctl stop: {}", result.output());
            }
            if (endsWithin(target, mode.equals("fast") ? FAST_STOP : HARD_STOP)) {
                return;
            }
            log.warn("PostgreSQL, process {}, does not end ({})", target, mode);
        }
        ProcessHandle.of(target).ifPresent(ProcessHandle::destroyForcibly);
        endsWithin(target, HARD_STOP);
    }

    private static boolean endsWithin(long target, Duration timeout) {
        var deadline = System.nanoTime() + timeout.toNanos();
        while (Processes.isAlive(target)) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            pause();
        }
        return true;
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedPostgresException("Interrupted while waiting for PostgreSQL", e);
        }
    }

    private static java.io.File nullDevice() {
        return new java.io.File(PostgresBinaries.isWindows() ? "NUL" : "/dev/null");
    }
}
