package dev.grato.platform.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A PostgreSQL server of Grato's own, in Grato's data folder, reached over a Unix socket only.
///
/// The server is a process of its own and outlives a killed Grato; the next start takes it over, or stops it and
/// starts it again if programs or settings have changed. If the server dies it is started again until [#close()].
public final class EmbeddedPostgres implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgres.class);

    private static final long WATCH_MILLIS = 200;
    private static final int LONGEST_BACK_OFF_SECONDS = 30;
    private static final long STABLE_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final DataFolderLock folderLock;
    private final PostgresHome home;
    private final PostgresServer server;
    private final String password;
    private final CountDownLatch closing;
    private final ReentrantLock lifecycle = new ReentrantLock();
    private final Thread watcher;

    private EmbeddedPostgres(
            DataFolderLock folderLock,
            PostgresHome home,
            PostgresServer server,
            String password,
            CountDownLatch closing) {
        this.folderLock = folderLock;
        this.home = home;
        this.server = server;
        this.password = password;
        this.closing = closing;
        this.watcher = Thread.ofPlatform().daemon().name("postgres-watcher").unstarted(this::watch);
    }

    /// Returns once the database accepts connections; creates whatever is missing on the way.
    ///
    /// @throws EmbeddedPostgresException with what to do, if the folder is in use, belongs to another
    ///     major version, cannot be reached by the server's user, or if the server does not come up in time
    public static EmbeddedPostgres start(EmbeddedPostgresSettings settings) {
        DataFolderLock lock = null;
        PostgresServer server = null;
        EmbeddedPostgres started = null;
        try {
            var begin = System.nanoTime();
            var dataFolder = Files.createDirectories(
                            settings.dataFolder().toAbsolutePath().normalize())
                    .toRealPath();
            lock = DataFolderLock.acquire(dataFolder);
            var home = PostgresHome.open(dataFolder);
            var closing = new CountDownLatch(1);
            server = PostgresServer.prepare(home, binaries(settings, home), settings, closing);
            var postgres = new EmbeddedPostgres(lock, home, server, home.password(), closing);
            server.adoptOrLaunch();
            postgres.watcher.start();
            log.info(
                    "PostgreSQL {} is ready in {} ms, process {}, data in {}",
                    server.version(),
                    (System.nanoTime() - begin) / 1_000_000,
                    server.pid(),
                    home.cluster());
            started = postgres;
            return postgres;
        } catch (IOException e) {
            throw new EmbeddedPostgresException(
                    "The database in " + settings.dataFolder() + " cannot be prepared: " + e, e);
        } finally {
            if (started == null && server != null) {
                server.stop();
            }
            if (started == null && lock != null) {
                lock.close();
            }
        }
    }

    /// A server that another process has started, as a second process may reach it.
    public record Running(String jdbcUrl, String user, String password) {}

    /// The server of this data folder, if one is running. Whoever may read the folder may use it.
    ///
    /// @throws EmbeddedPostgresException when its files cannot be read
    public static Optional<Running> find(Path dataFolder) {
        try {
            var folder = dataFolder.toAbsolutePath().normalize().resolve("postgres");
            if (!Files.exists(folder)) {
                return Optional.empty();
            }
            folder = folder.toRealPath();
            var cluster = folder.resolve("cluster");
            var pidFile = cluster.resolve("postmaster.pid");
            if (!Files.exists(pidFile) || Files.size(pidFile) == 0) {
                // none, or just being written: not ours to tidy up
                return Optional.empty();
            }
            var file = PostmasterFile.find(cluster).filter(found -> found.isServerOf(cluster));
            var socket = file.flatMap(PostmasterFile::socketFolder);
            if (socket.isEmpty()) {
                return Optional.empty();
            }
            var password = Files.readString(folder.resolve("password")).strip();
            return Optional.of(new Running(jdbcUrl(socket.get(), PostgresHome.DATABASE), PostgresHome.USER, password));
        } catch (IOException e) {
            throw new EmbeddedPostgresException("The database in " + dataFolder + " cannot be reached: " + e, e);
        }
    }

    /// An address that any pool or tool in this process can use; user and password go beside it.
    public String jdbcUrl() {
        return jdbcUrl(server.socketFolder(), PostgresHome.DATABASE);
    }

    public String user() {
        return PostgresHome.USER;
    }

    public String password() {
        return password;
    }

    /// The folder below Grato's data folder in which all of the database is.
    public Path home() {
        return home.folder();
    }

    /// The number of the server's process now; another one after it died and was started again.
    public long serverPid() {
        return server.pid();
    }

    /// Opens a connection as the application's user. The caller closes it.
    public Connection connect() throws SQLException {
        return connect(jdbcUrl(), user(), password);
    }

    /// Stops the server in an orderly way; open sessions are cut. Closing twice does no harm.
    @Override
    public void close() {
        if (closing.getCount() == 0) {
            return;
        }
        closing.countDown();
        lifecycle.lock();
        try {
            server.stop();
        } finally {
            lifecycle.unlock();
            folderLock.close();
        }
    }

    static String jdbcUrl(Path socketFolder, String database) {
        var socket = socketFolder.resolve(PostgresHome.SOCKET_NAME).toString();
        return "jdbc:postgresql://localhost/" + database + "?socketFactory=" + UnixSocketFactory.class.getName()
                + "&socketFactoryArg=" + URLEncoder.encode(socket, UTF_8)
                // Nothing to encrypt inside one machine: saves two round trips per connection.
                + "&sslmode=disable&gssEncMode=disable";
    }

    static Connection connect(String url, String user, String password) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        return DriverManager.getConnection(url, properties);
    }

    private static PostgresBinaries binaries(EmbeddedPostgresSettings settings, PostgresHome home) throws IOException {
        var parent = Files.createDirectories(
                        settings.binariesFolder().toAbsolutePath().normalize())
                .toRealPath();
        var binaries = PostgresBinaries.unpack(parent);
        home.account().letInto(binaries.folder().resolve("bin"));
        return binaries;
    }

    private void watch() {
        int failures = 0;
        long startedAt = System.nanoTime();
        try {
            while (!closing.await(WATCH_MILLIS, TimeUnit.MILLISECONDS)) {
                if (server.isAlive()) {
                    server.tidy();
                    continue;
                }
                failures = System.nanoTime() - startedAt > STABLE_NANOS ? 0 : failures;
                int wait = failures == 0 ? 0 : Math.min(1 << Math.min(failures - 1, 5), LONGEST_BACK_OFF_SECONDS);
                log.error("PostgreSQL, process {}, has died; starting it again in {} s", server.pid(), wait);
                if (closing.await(wait, TimeUnit.SECONDS)) {
                    return;
                }
                failures++;
                startedAt = System.nanoTime();
                restart(startedAt);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void restart(long begin) {
        lifecycle.lock();
        try {
            if (closing.getCount() > 0) {
                server.adoptOrLaunch();
                log.info(
                        "PostgreSQL is ready again after {} ms, process {}",
                        (System.nanoTime() - begin) / 1_000_000,
                        server.pid());
            }
        } catch (IOException | RuntimeException e) {
            log.error("PostgreSQL did not start: {}", e.getMessage());
        } finally {
            lifecycle.unlock();
        }
    }
}
