package dev.grato.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.grato.access.Claim;
import dev.grato.access.Origin;
import dev.grato.access.Sessions;
import dev.grato.access.Setup;
import dev.grato.access.Setup.FirstSteps;
import dev.grato.access.SignIn;
import dev.grato.access.Tokens;
import dev.grato.model.ModelChanges;
import dev.grato.platform.Actor;
import dev.grato.platform.GratoException;
import dev.grato.platform.Ids;
import dev.grato.platform.Json;
import dev.grato.platform.Secrets;
import dev.grato.platform.Workspace;
import dev.grato.platform.Workspaces;
import dev.grato.platform.Workspaces.NewWorkspace;
import dev.grato.platform.backup.Backup;
import dev.grato.platform.backup.BackupException;
import dev.grato.platform.backup.DatabaseAddress;
import dev.grato.platform.backup.Installation;
import dev.grato.platform.backup.Progress;
import dev.grato.platform.backup.Restore;
import dev.grato.platform.backup.RestoreMarker;
import dev.grato.platform.backup.Verification;
import dev.grato.platform.postgres.EmbeddedPostgres;
import dev.grato.platform.postgres.EmbeddedPostgresSettings;
import dev.grato.records.Change;
import dev.grato.records.FileStore;
import dev.grato.records.Mutation;
import dev.grato.records.Query;
import dev.grato.records.RecordBatches;
import dev.grato.records.Records;
import dev.grato.records.RestoredLog;
import dev.grato.records.WriteOptions;
import dev.grato.records.spi.ChangeConsumer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/// A backup made while many write, and what becomes of it in another cluster.
class BackupTest {

    private static final char[] PASSPHRASE = "a passphrase of some length".toCharArray();
    private static final String EMAIL = "ada@example.com";
    private static final String PASSWORD = "correct horse battery";

    private static Path folder;
    private static Path programs;
    private static Home source;
    private static Workspace workspace;
    private static UUID batch;
    private static String token;
    private static String session;
    private static String cursor;
    private static Path file;

    /// An application on a database of its own.
    private record Home(EmbeddedPostgres postgres, Path data, ConfigurableApplicationContext context, Taker taker) {

        static EmbeddedPostgres postgres(Path data) {
            return EmbeddedPostgres.start(
                    EmbeddedPostgresSettings.forTests(data).withBinariesFolder(programs));
        }

        static Home start(EmbeddedPostgres postgres, Path data) {
            var taker = new Taker();
            var application = new SpringApplication(Grato.class);
            application.addInitializers(
                    context -> ((org.springframework.context.support.GenericApplicationContext) context)
                            .registerBean("taker", ChangeConsumer.class, () -> taker));
            var context = application.run(
                    "--server.port=0",
                    "--grato.data=" + data,
                    "--grato.db-url=" + postgres.jdbcUrl(),
                    "--grato.db-user=" + postgres.user(),
                    "--grato.db-password=" + postgres.password(),
                    "--grato.db-pool-size=12");
            return new Home(postgres, data, context, taker);
        }

        <T> T bean(Class<T> type) {
            return context.getBean(type);
        }

        Connection connect() throws SQLException {
            return postgres.connect();
        }

        void close() {
            context.close();
            postgres.close();
        }
    }

    /// A consumer of the log that can be held up.
    static final class Taker implements ChangeConsumer {
        final Set<Long> taken = ConcurrentHashMap.newKeySet();
        volatile boolean isHeldUp;

        @Override
        public String name() {
            return "test.taker";
        }

        @Override
        public void handle(Workspace in, List<Change> changes) {
            if (isHeldUp) {
                throw new IllegalStateException("held up");
            }
            changes.forEach(change -> taken.add(change.seq()));
        }
    }

    private static Installation installation(EmbeddedPostgres postgres, Path data) {
        var address = new DatabaseAddress(postgres.jdbcUrl(), postgres.user(), postgres.password());
        return new Installation(address, data, FileStore.folder(data), "test");
    }

    @BeforeAll
    static void backUpWhileManyWrite() throws Exception {
        folder = Files.createTempDirectory("grato-backup");
        programs = Path.of(System.getProperty("java.io.tmpdir"), "grato-postgres-binaries");
        var data = folder.resolve("source");
        source = Home.start(Home.postgres(data), data);
        source.bean(Setup.class).run(new FirstSteps(NewWorkspace.of("main", "Acme"), "Ada", EMAIL, PASSWORD));
        workspace = source.bean(Workspaces.class)
                .require(
                        source.bean(Workspaces.class).find("main").orElseThrow().id());
        var actor = Actor.system(workspace);
        var records = source.bean(Records.class);
        batch = Ids.next();
        var companies = new ArrayList<Mutation>();
        for (int i = 0; i < 50; i++) {
            companies.add(Mutation.create("company", Ids.next(), Map.of("name", "Batched \\t \\" + i + " é 𝄞")));
        }
        assertThat(records.write(actor, companies, new WriteOptions("test", false, batch, null)))
                .allMatch(outcome -> outcome.status().isDone());
        var here = Origin.of("127.0.0.1");
        var identity = source.bean(SignIn.class)
                .verify(new Claim(EMAIL, PASSWORD), here)
                .id();
        session = source.bean(Sessions.class).create(identity, "main", here).token();
        var admin =
                source.bean(Sessions.class).find(session, null).orElseThrow().actor();
        token = source.bean(Tokens.class)
                .create(admin, "test", null, null, here)
                .text();
        // written after the snapshot's time of any key: must not come along
        Files.createDirectories(data.resolve("dying-keys"));
        Files.writeString(data.resolve("dying-keys/week-47"), "must die");
        file = folder.resolve("whole.backup");
        whileManyWrite(actor, () -> {
            source.taker().isHeldUp = true;
            pause(300);
            new Backup(
                            installation(source.postgres(), data),
                            source.bean(Secrets.class).exported(),
                            Clock.systemUTC(),
                            Progress.NONE)
                    .make(file, PASSPHRASE);
        });
        cursor = records.changes(actor, null, 10).cursor();
    }

    private static void pause(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void whileManyWrite(Actor actor, Runnable work) throws Exception {
        var isOver = new AtomicBoolean();
        var written = new AtomicInteger();
        try (var threads = Executors.newFixedThreadPool(4)) {
            var running = new ArrayList<Future<?>>();
            for (int writer = 0; writer < 2; writer++) {
                running.add(threads.submit(() -> writeRecords(actor, isOver, written)));
            }
            running.add(threads.submit(() -> changeTheModel(actor, isOver)));
            running.add(threads.submit(() -> keepFiles(actor, isOver)));
            pause(1_000);
            int before = written.get();
            work.run();
            int during = written.get() - before;
            isOver.set(true);
            for (var each : running) {
                each.get(60, TimeUnit.SECONDS);
            }
            assertThat(during).as("writes during the backup").isPositive();
        }
    }

    private static Void writeRecords(Actor actor, AtomicBoolean isOver, AtomicInteger written) {
        var records = source.bean(Records.class);
        var options = new WriteOptions("test", false, null, null);
        while (!isOver.get()) {
            var id = Ids.next();
            records.write(actor, List.of(Mutation.create("company", id, Map.of("name", "Running " + id))), options);
            for (int i = 0; i < 5; i++) {
                records.write(actor, List.of(Mutation.update("company", id, Map.of("employees", i + 1))), options);
                written.incrementAndGet();
            }
        }
        return null;
    }

    private static Void changeTheModel(Actor actor, AtomicBoolean isOver) {
        var model = source.bean(ModelChanges.class);
        for (int i = 0; !isOver.get() && i < 40; i++) {
            if (i % 4 == 0) {
                model.createObject(actor, Map.of("name", "thing" + i, "plural", "things" + i));
            } else {
                model.createField(actor, "company", Map.of("name", "extra" + i, "type", "number"));
            }
            pause(100);
        }
        return null;
    }

    private static Void keepFiles(Actor actor, AtomicBoolean isOver) throws IOException {
        var files = source.bean(dev.grato.records.Files.class);
        for (int i = 0; !isOver.get(); i++) {
            files.store(
                    actor,
                    "file" + i,
                    "text/plain",
                    new ByteArrayInputStream(("content " + i).repeat(500).getBytes(StandardCharsets.UTF_8)));
        }
        return null;
    }

    @AfterAll
    static void stop() throws IOException {
        if (source != null) {
            source.close();
        }
        try (var left = Files.walk(folder)) {
            left.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        }
    }

    // ---------------------------------------------------------------- the file

    @Test
    void letsOnlyItsOwnerRead() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void provesThatItCanBeRestored() {
        var verified = new Verification(folder, programs, Progress.NONE).run(file, PASSPHRASE);

        assertThat(verified.tables()).isGreaterThan(20);
        assertThat(verified.rows()).isGreaterThan(100);
        assertThat(verified.files()).isPositive();
        try (var left = Files.list(folder)) {
            assertThat(left.filter(path -> path.getFileName().toString().startsWith("grato-verify")))
                    .isEmpty();
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Test
    void doesNotOverwriteAFile() {
        var backup = new Backup(
                installation(source.postgres(), source.data()), new byte[32], Clock.systemUTC(), Progress.NONE);

        assertThatThrownBy(() -> backup.make(file, PASSPHRASE)).hasMessageContaining("already");
    }

    @Test
    void saysWhatItCannotCarry() throws SQLException {
        try (var connection = source.connect();
                var statement = connection.createStatement()) {
            statement.execute("create domain control.odd as text");
            try {
                var backup = new Backup(
                        installation(source.postgres(), source.data()), new byte[32], Clock.systemUTC(), Progress.NONE);
                assertThatThrownBy(() -> backup.make(folder.resolve("odd.backup"), PASSPHRASE))
                        .isInstanceOf(BackupException.class)
                        .hasMessageContaining("type odd");
                assertThat(folder.resolve("odd.backup")).doesNotExist();
            } finally {
                statement.execute("drop domain control.odd");
            }
        }
    }

    /// A new column with numbers of transactions means nothing after a restore: it has to be thought of in
    /// [RestoredLog].
    @Test
    void knowsEveryColumnWithNumbersOfTransactions() throws SQLException {
        var found = new TreeSet<String>();
        try (var connection = source.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select distinct regexp_replace(c.relname, '_[0-9]{8}$|_default$', '')"
                                + " || '.' || a.attname from pg_attribute a join pg_class c on c.oid = a.attrelid"
                                + " join pg_namespace n on n.oid = c.relnamespace where a.atttypid in ('xid8'::regtype, 'xid'::regtype)"
                                + " and a.attnum > 0 and c.relkind in ('r', 'p') and (n.nspname = 'control' or n.nspname ~ '^ws_')")) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        assertThat(found).containsExactly("change_archive.xid", "change_log.xid", "consumer_position.xid");
    }

    // ---------------------------------------------------------------- restored elsewhere

    /// As if the old cluster had counted 2^32 transactions more than the new one.
    private static void rebaseFromFarAway(Connection connection, String schema) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (var table : List.of("change_log", "consumer_position")) {
                statement.execute("update \"" + schema + "\"." + table
                        + " set xid = (xid::text::bigint + 4294967296)::text::xid8");
            }
        }
        new RestoredLog().rebase(connection, schema);
    }

    @Test
    void livesOnInAnotherCluster() throws Exception {
        var data = Files.createDirectories(folder.resolve("target"));
        var postgres = Home.postgres(folder.resolve("target-database"));
        new Restore(installation(postgres, data), null, BackupTest::rebaseFromFarAway, Progress.NONE)
                .run(file, PASSPHRASE);
        Map<Long, UUID> log;
        long given;
        try (var connection = postgres.connect()) {
            assertEveryRowIsTheReplayOfItsLog(connection);
            assertFilesAreThere(connection, data);
            log = log(connection);
            given = position(connection);
        }
        assertThat(data.resolve("dying-keys")).doesNotExist();
        assertThat(data.resolve("restore-unfinished")).doesNotExist();
        assertThat(log.keySet().stream().filter(seq -> seq > given))
                .as("some were not given yet")
                .isNotEmpty();

        var home = Home.start(postgres, data);
        try {
            var again = home.bean(Workspaces.class).require(workspace.id());
            var actor = Actor.system(again);
            await(() -> home.taker()
                    .taken
                    .containsAll(
                            log.keySet().stream().filter(seq -> seq > given).toList()));
            // together they have had everything, whatever happened in between
            var had = new TreeSet<>(source.taker().taken);
            had.addAll(home.taker().taken);
            assertThat(had).containsAll(log.keySet());
            assertThatThrownBy(() -> home.bean(Records.class).changes(actor, cursor, 10))
                    .isInstanceOf(GratoException.class)
                    .hasMessageContaining("INVALID_CURSOR");
            assertThat(home.bean(SignIn.class).verify(new Claim(EMAIL, PASSWORD), Origin.of("127.0.0.1")))
                    .isNotNull();
            assertThat(home.bean(Sessions.class).find(session, null)).isEmpty();
            assertThat(home.bean(Tokens.class).find(token, null)).isPresent();
            assertThat(home.bean(Secrets.class).exported())
                    .isEqualTo(source.bean(Secrets.class).exported());
            var records = home.bean(Records.class);
            assertThat(home.bean(RecordBatches.class)
                            .undo(actor, false, batch, Ids.next(), Set.of())
                            .written())
                    .isEqualTo(50);
            var fresh = Ids.next();
            records.write(
                    actor,
                    List.of(Mutation.create("company", fresh, Map.of("name", "After"))),
                    new WriteOptions("test", false, null, null));
            assertThat(records.query(
                                    actor,
                                    Query.of("company", Map.of("field", "name", "op", "eq", "value", "After"), 5))
                            .items())
                    .hasSize(1);
            await(() -> home.taker().taken.stream()
                    .anyMatch(seq ->
                            seq > log.keySet().stream().mapToLong(s -> s).max().orElse(0)));
        } finally {
            home.close();
        }
    }

    private static void await(BooleanSupplier what) {
        for (int i = 0; i < 300 && !what.getAsBoolean(); i++) {
            pause(100);
        }
        assertThat(what.getAsBoolean()).isTrue();
    }

    private static Map<Long, UUID> log(Connection connection) throws SQLException {
        var log = new HashMap<Long, UUID>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select seq, record_id, xid::text from \"" + workspace.schema() + "\".change_log")) {
            while (rows.next()) {
                assertThat(rows.getString(3)).isEqualTo("3");
                log.put(rows.getLong(1), rows.getObject(2, UUID.class));
            }
        }
        return log;
    }

    private static long position(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select seq, xid::text from \"" + workspace.schema()
                        + "\".consumer_position where name = 'test.taker'")) {
            row.next();
            assertThat(row.getString(2)).isEqualTo("3");
            return row.getLong(1);
        }
    }

    /// Rows and log come from one moment: every company has the version and the values that its log ends
    /// with.
    private static void assertEveryRowIsTheReplayOfItsLog(Connection connection) throws SQLException {
        record Replayed(long versions, Map<String, Object> values) {}
        var replayed = new HashMap<UUID, Replayed>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select record_id, version, after::text from \"" + workspace.schema()
                        + "\".change_log where object = 'company' order by record_id, version")) {
            while (rows.next()) {
                var id = rows.getObject(1, UUID.class);
                var before = replayed.getOrDefault(id, new Replayed(0, Map.of()));
                assertThat(rows.getLong(2)).as("no gap in the log").isEqualTo(before.versions() + 1);
                var values = new HashMap<>(before.values());
                values.putAll(Json.readObject(rows.getString(3)));
                replayed.put(id, new Replayed(rows.getLong(2), values));
            }
        }
        int compared = 0;
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select id, version, name, employees from \"" + workspace.schema() + "\".company")) {
            while (rows.next()) {
                var last = replayed.remove(rows.getObject(1, UUID.class));
                assertThat(last).isNotNull();
                assertThat(rows.getLong(2)).isEqualTo(last.versions());
                assertThat(rows.getString(3)).isEqualTo(last.values().get("name"));
                var employees = last.values().get("employees");
                assertThat(
                                rows.getBigDecimal(4) == null
                                        ? null
                                        : rows.getBigDecimal(4).intValueExact())
                        .isEqualTo(employees == null ? null : ((Number) employees).intValue());
                compared++;
            }
        }
        assertThat(replayed).as("logged, but without a row").isEmpty();
        assertThat(compared).isGreaterThan(50);
    }

    private static void assertFilesAreThere(Connection connection, Path data) throws Exception {
        int files = 0;
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select sha256 from \"" + workspace.schema() + "\".file")) {
            while (rows.next()) {
                var hash = rows.getString(1);
                var content = Files.readAllBytes(FileStore.folder(data)
                        .resolve(hash.substring(0, 2))
                        .resolve(hash.substring(2, 4))
                        .resolve(hash));
                assertThat(HexFormat.of().formatHex(Secrets.digest(content))).isEqualTo(hash);
                files++;
            }
        }
        assertThat(files).isPositive();
    }

    // ---------------------------------------------------------------- refused, broken off

    @Test
    void refusesWhereThereIsSomethingAlready() throws SQLException, IOException {
        var data = Files.createDirectories(folder.resolve("elsewhere"));
        var restore = new Restore(installation(source.postgres(), data), null, (c, s) -> {}, Progress.NONE);

        assertThatThrownBy(() -> restore.run(file, PASSPHRASE))
                .isInstanceOf(BackupException.class)
                .hasMessageContaining("not empty")
                .hasMessageContaining("Nothing was changed");
        try (var connection = source.connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery("select to_regnamespace('grato_restore') is null")) {
            row.next();
            assertThat(row.getBoolean(1)).isTrue();
        }
        assertThat(data).isEmptyDirectory();
        assertThatThrownBy(() -> Restore.requireEmpty(installation(source.postgres(), source.data()), true))
                .hasMessageContaining("There is an installation");
    }

    @Test
    void beginsAnewAfterARestoreThatWasBrokenOff() throws Exception {
        var data = Files.createDirectories(folder.resolve("broken-off"));
        var postgres = Home.postgres(folder.resolve("broken-off-database"));
        try {
            var target = installation(postgres, data);
            var broken = new Restore(
                    target,
                    null,
                    (connection, schema) -> {
                        throw new SQLException("the machine went away");
                    },
                    Progress.NONE);
            assertThatThrownBy(() -> broken.run(file, PASSPHRASE)).hasMessageContaining("the machine went away");
            assertThat(RestoreMarker.isIn(data)).isTrue();
            assertThatThrownBy(() -> RestoreMarker.requireFinished(data)).hasMessageContaining("broken off");
            assertThatThrownBy(() -> Home.start(postgres, folder.resolve("another-data-folder")))
                    .rootCause()
                    .hasMessageContaining("a restore was broken off");

            new Restore(target, null, new RestoredLog()::rebase, Progress.NONE).run(file, PASSPHRASE);

            assertThat(RestoreMarker.isIn(data)).isFalse();
            try (var connection = postgres.connect()) {
                assertEveryRowIsTheReplayOfItsLog(connection);
                assertFilesAreThere(connection, data);
            }
        } finally {
            postgres.close();
        }
    }

    @Test
    void refusesAnotherKeyThanThatOfTheBackup() throws Exception {
        var data = Files.createDirectories(folder.resolve("other-key"));
        var postgres = Home.postgres(folder.resolve("other-key-database"));
        try {
            var restore = new Restore(installation(postgres, data), new byte[32], (c, s) -> {}, Progress.NONE);
            assertThatThrownBy(() -> restore.run(file, PASSPHRASE)).hasMessageContaining("GRATO_SECRET_KEY");
        } finally {
            postgres.close();
        }
    }
}
