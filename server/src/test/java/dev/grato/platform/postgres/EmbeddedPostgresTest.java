package dev.grato.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.grato.Patience;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddedPostgresTest {

    /// Unpacked once for all tests.
    private static final Path BINARIES = Path.of("target", "postgres");

    private static EmbeddedPostgresSettings durable(Path folder) {
        return EmbeddedPostgresSettings.at(folder).withBinariesFolder(BINARIES);
    }

    private static EmbeddedPostgresSettings fast(Path folder) {
        return EmbeddedPostgresSettings.forTests(folder).withBinariesFolder(BINARIES);
    }

    @Nested
    class Running {

        private static @TempDir Path folder;
        private static EmbeddedPostgres postgres;

        @BeforeAll
        static void start() {
            postgres = EmbeddedPostgres.start(durable(folder));
        }

        @AfterAll
        static void stop() {
            postgres.close();
        }

        @ParameterizedTest
        @CsvSource({
            "fsync, on",
            "synchronous_commit, on",
            "full_page_writes, on",
            "data_checksums, on",
            "server_encoding, UTF8",
            "jit, off",
            "shared_buffers, 128MB"
        })
        void hasTheSettingsOfAnInstallation(String name, String value) throws SQLException {
            assertThat(valueOf(postgres, "show " + name)).isEqualTo(value);
        }

        @Test
        void listensOnNoPort() throws SQLException {
            assertThat(valueOf(postgres, "show listen_addresses")).isEmpty();
        }

        @Test
        void refusesAWrongPassword() {
            assertThatThrownBy(() -> EmbeddedPostgres.connect(postgres.jdbcUrl(), postgres.user(), "guess"))
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("28P01"));
        }

        @Test
        void keepsThePasswordFromOtherUsers() throws IOException {
            var file = postgres.home().resolve("password");

            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            assertThat(Files.readString(file)).startsWith(postgres.password());
        }

        @Test
        void givesTheApplicationNoSuperuser() throws SQLException {
            assertThat(valueOf(postgres, "show is_superuser")).isEqualTo("off");
        }

        @Test
        void ordersByCodePointAndFoldsEveryAlphabet() throws SQLException {
            assertThat(valueOf(postgres, "select string_agg(x, '' order by x) from unnest('{a,B,é,Z}'::text[]) x"))
                    .isEqualTo("BZaé");
            assertThat(valueOf(postgres, "select lower('ÑANDÚ Καλός ПРИВЕТ')")).isEqualTo("ñandú καλός привет");
        }

        @ParameterizedTest
        @ValueSource(strings = {"pg_trgm", "unaccent", "btree_gin", "fuzzystrmatch"})
        void letsTheApplicationCreateTheExtensionsItNeeds(String extension) throws SQLException {
            try (var connection = postgres.connect();
                    var statement = connection.createStatement()) {
                statement.execute("create extension " + extension);
                statement.execute("drop extension " + extension);
            }
        }

        @Test
        void splitsWordsOfEveryAlphabetIntoTrigrams() throws SQLException {
            try (var connection = postgres.connect();
                    var statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                statement.execute("create extension pg_trgm");

                assertThat(valueOf(connection, "select cardinality(show_trgm('привет'))"))
                        .isEqualTo("7");
                connection.rollback();
            }
        }

        @Test
        void refusesTheSameFolderInTheSameProcess() {
            assertThatExceptionOfType(EmbeddedPostgresException.class)
                    .isThrownBy(() -> EmbeddedPostgres.start(durable(folder)))
                    .withMessageContaining(folder.toString())
                    .withMessageContaining("process " + ProcessHandle.current().pid());
        }

        @Test
        void answersToACancelFromAnotherThread() throws Exception {
            try (var connection = postgres.connect();
                    var statement = connection.createStatement();
                    var executor = Executors.newVirtualThreadPerTaskExecutor()) {
                var query = executor.submit(() -> statement.execute("select pg_sleep(30)"));
                Patience.until(() -> has("select from pg_stat_activity where wait_event = 'PgSleep'"));

                statement.cancel();

                assertThatThrownBy(() -> query.get(5, TimeUnit.SECONDS)).hasMessageContaining("canceling statement");
            }
        }

        @Test
        void keepsAConnectionUsableAfterAReadThatTimedOutWhileIdle() throws Exception {
            try (var socket = new UnixSocketFactory(
                            postgres.home().resolve("run/.s.PGSQL.5432").toString())
                    .createSocket("localhost", 5432)) {
                socket.setSoTimeout(20);
                assertThatThrownBy(() -> socket.getInputStream().read())
                        .isInstanceOf(java.net.SocketTimeoutException.class);
                socket.setSoTimeout(0);

                // The request for encryption, which a server without TLS answers with one letter.
                socket.getOutputStream().write(new byte[] {0, 0, 0, 8, 4, (byte) 210, 22, 47});

                assertThat(socket.getInputStream().read()).isEqualTo('N');
            }
        }

        @Test
        void endsAQueryAtTheNetworkTimeout() throws Exception {
            try (var connection = postgres.connect();
                    var statement = connection.createStatement()) {
                assertThat(connection.isValid(5)).isTrue();
                connection.setNetworkTimeout(Runnable::run, 100);

                assertThatThrownBy(() -> statement.execute("select pg_sleep(30)"))
                        .isInstanceOf(SQLException.class);
                assertThat(connection.isClosed()).isTrue();
            }
        }

        @Test
        void carriesLargeValuesBothWays() throws SQLException {
            var large = "ñ".repeat(3_000_000);
            try (var connection = postgres.connect();
                    var statement = connection.prepareStatement("select ?::text || ''")) {
                statement.setString(1, large);
                try (var rows = statement.executeQuery()) {
                    rows.next();
                    assertThat(rows.getString(1)).isEqualTo(large);
                }
            }
        }

        private static boolean has(String query) {
            try (var connection = postgres.connect();
                    var statement = connection.createStatement();
                    var rows = statement.executeQuery(query)) {
                return rows.next();
            } catch (SQLException e) {
                return false;
            }
        }
    }

    @Nested
    class Restarting {

        @Test
        void keepsTheData(@TempDir Path folder) throws SQLException {
            try (var postgres = EmbeddedPostgres.start(fast(folder))) {
                execute(postgres, "create table kept as select 42 as answer");
            }
            try (var postgres = EmbeddedPostgres.start(fast(folder))) {
                assertThat(valueOf(postgres, "select answer from kept")).isEqualTo("42");
            }
        }

        @Test
        void stopsTheServerOnClose(@TempDir Path folder) {
            var postgres = EmbeddedPostgres.start(fast(folder));
            var pid = postgres.serverPid();

            postgres.close();
            postgres.close();

            assertThat(Processes.isAlive(pid)).isFalse();
            assertThat(folder.resolve("postgres/cluster/postmaster.pid")).doesNotExist();
        }

        @Test
        void recoversALostPasswordAndIgnoresALockFileOfADeadServer(@TempDir Path folder) throws Exception {
            try (var postgres = EmbeddedPostgres.start(fast(folder))) {
                execute(postgres, "create table kept as select 42 as answer");
            }
            Files.delete(folder.resolve("postgres/password"));
            // The number of a living process that is not the server, as after the restart of a container.
            Files.writeString(
                    folder.resolve("postgres/cluster/postmaster.pid"),
                    ProcessHandle.current().pid() + "\n" + folder.resolve("postgres/cluster") + "\n");

            try (var postgres = EmbeddedPostgres.start(fast(folder))) {
                assertThat(valueOf(postgres, "select answer from kept")).isEqualTo("42");
            }
        }

        @Test
        void refusesAClusterOfAnotherMajorVersion(@TempDir Path folder) throws IOException {
            var cluster = Files.createDirectories(folder.resolve("postgres/cluster"));
            Files.writeString(cluster.resolve("PG_VERSION"), "17\n");

            assertThatExceptionOfType(EmbeddedPostgresException.class)
                    .isThrownBy(() -> EmbeddedPostgres.start(fast(folder)))
                    .withMessageContaining("written by PostgreSQL 17");
        }

        @Test
        void saysWhatTheServerSaidWhenItDoesNotStart(@TempDir Path folder) {
            var memory = new EmbeddedPostgresSettings.Memory("9999999GB", "8MB", "64MB", "1GB");

            assertThatExceptionOfType(EmbeddedPostgresException.class)
                    .isThrownBy(() -> EmbeddedPostgres.start(fast(folder).withMemory(memory)))
                    .withMessageContaining("server.log")
                    .withMessageContaining("shared_buffers");
        }

        @Test
        void worksInAFolderWhosePathIsTooLongForASocket(@TempDir Path parent) throws SQLException {
            var folder = parent.resolve(
                    "a folder with a 'quoted', long name ".repeat(4).strip());

            try (var postgres = EmbeddedPostgres.start(fast(folder))) {
                assertThat(valueOf(postgres, "select 1")).isEqualTo("1");
                assertThat(folder.resolve("postgres/socket-folder")).exists();
            }
            assertThat(folder.resolve("postgres/socket-folder")).doesNotExist();
        }
    }

    @Nested
    class AfterAKill {

        @Test
        void takesOverTheServerOfAKilledGratoButNotOfALivingOne(@TempDir Path folder) throws Exception {
            try (var other = new OtherGrato(folder)) {
                assertThatExceptionOfType(EmbeddedPostgresException.class)
                        .isThrownBy(() -> EmbeddedPostgres.start(fast(folder)))
                        .withMessageContaining(folder.toString())
                        .withMessageContaining("process " + other.pid());

                other.kill();

                try (var postgres = EmbeddedPostgres.start(fast(folder))) {
                    assertThat(postgres.serverPid()).isEqualTo(other.serverPid());
                    assertThat(valueOf(postgres, "select count(*) from left_behind"))
                            .isEqualTo("1");
                    // The killed one held this lock; its session is gone.
                    execute(postgres, "set lock_timeout = '1s'; lock table left_behind");
                }
                assertThat(Processes.isAlive(other.serverPid())).isFalse();
            }
        }

        @Test
        void startsTheServerOfAKilledGratoAgainWhenSettingsChanged(@TempDir Path folder) throws Exception {
            try (var other = new OtherGrato(folder)) {
                other.kill();

                var memory = new EmbeddedPostgresSettings.Memory("64MB", "4MB", "64MB", "1GB");
                try (var postgres = EmbeddedPostgres.start(fast(folder).withMemory(memory))) {
                    assertThat(postgres.serverPid()).isNotEqualTo(other.serverPid());
                    assertThat(valueOf(postgres, "show shared_buffers")).isEqualTo("64MB");
                }
            }
        }

        @Test
        void comesBackByItselfAndLosesNothingThatWasAcknowledged(@TempDir Path folder) throws Exception {
            try (var postgres = EmbeddedPostgres.start(durable(folder))) {
                execute(postgres, "create table written (id int primary key)");
                var acknowledged = new AtomicInteger();
                try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
                    executor.submit(() -> writeUntilCut(postgres, acknowledged));
                    // Busy sessions do not notice the death of the server by themselves.
                    executor.submit(() -> execute(postgres, "select count(*) from generate_series(1, 1000000000)"));
                    Patience.until(() -> acknowledged.get() > 200);

                    ProcessHandle.of(postgres.serverPid()).orElseThrow().destroyForcibly();
                }

                Patience.until(() -> count(postgres) >= acknowledged.get());
            }
        }

        @Test
        void takesNoSocketOfAKilledServerForALivingOnes(@TempDir Path folder) throws Exception {
            EmbeddedPostgres.start(fast(folder)).close();
            // as a killed server leaves it, when another process has its number by now
            var run = folder.resolve("postgres/run");
            var lines = ProcessHandle.current().pid() + "\n" + folder.resolve("postgres/cluster") + "\n1\n5432\n" + run
                    + "\n";
            Files.writeString(run.resolve(".s.PGSQL.5432.lock"), lines);

            try (var postgres = EmbeddedPostgres.start(fast(folder))) {
                assertThat(valueOf(postgres, "select 1")).isEqualTo("1");
            }
        }

        private static Void writeUntilCut(EmbeddedPostgres postgres, AtomicInteger acknowledged) throws SQLException {
            try (var connection = postgres.connect();
                    var insert = connection.prepareStatement("insert into written values (?)")) {
                while (true) {
                    insert.setInt(1, acknowledged.get());
                    insert.executeUpdate();
                    acknowledged.incrementAndGet();
                }
            }
        }

        private static int count(EmbeddedPostgres postgres) {
            try {
                return Integer.parseInt(valueOf(postgres, "select count(*) from written"));
            } catch (SQLException e) {
                return -1;
            }
        }
    }

    /// A Grato in a process of its own, holding a lock in its database.
    static final class OtherGrato implements AutoCloseable {

        private final Process process;
        private final long serverPid;

        OtherGrato(Path folder) throws IOException {
            var command = List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "-cp",
                    System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                    OtherGrato.class.getName(),
                    folder.toString());
            process = new ProcessBuilder(new ArrayList<>(command))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            serverPid = readPid(process.inputReader());
        }

        /// @param arguments the data folder
        public static void main(String[] arguments) throws Exception {
            var postgres = EmbeddedPostgres.start(fast(Path.of(arguments[0])));
            execute(postgres, "create table left_behind as select 1 as id");
            try (var connection = postgres.connect();
                    var statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                statement.execute("lock table left_behind");
                System.out.println("server " + postgres.serverPid());
                System.in.read();
            }
        }

        private static long readPid(BufferedReader output) throws IOException {
            for (var line = output.readLine(); line != null; line = output.readLine()) {
                if (line.startsWith("server ")) {
                    return Long.parseLong(line.substring("server ".length()));
                }
            }
            throw new IllegalStateException("The other Grato did not start");
        }

        long pid() {
            return process.pid();
        }

        long serverPid() {
            return serverPid;
        }

        void kill() {
            process.destroyForcibly().onExit().join();
        }

        @Override
        public void close() {
            kill();
        }
    }

    private static Void execute(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (var connection = postgres.connect();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(sql);
            connection.commit();
            return null;
        }
    }

    private static String valueOf(EmbeddedPostgres postgres, String query) throws SQLException {
        try (var connection = postgres.connect()) {
            return valueOf(connection, query);
        }
    }

    private static String valueOf(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
