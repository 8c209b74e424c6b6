package dev.grato.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grato.access.Setup;
import dev.grato.access.Setup.FirstSteps;
import dev.grato.model.ModelChanges;
import dev.grato.model.formula.FormulaAgreementTest;
import dev.grato.platform.Actor;
import dev.grato.platform.Database;
import dev.grato.platform.Ids;
import dev.grato.platform.Workspaces;
import dev.grato.platform.Workspaces.NewWorkspace;
import dev.grato.platform.backup.Backup;
import dev.grato.platform.backup.DatabaseAddress;
import dev.grato.platform.backup.Progress;
import dev.grato.platform.backup.Restore;
import dev.grato.platform.backup.Verification;
import dev.grato.records.Mutation;
import dev.grato.records.Query;
import dev.grato.records.RecordBatches;
import dev.grato.records.Records;
import dev.grato.records.RestoredLog;
import dev.grato.records.WriteOptions;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/// A smoke test on the oldest PostgreSQL that is supported, run beside Grato instead of inside it.
class ExternalPostgresTest {

    private static final Path PROGRAMS = Path.of("/usr/lib/postgresql/15/bin");

    private static Path folder;
    private static ConfigurableApplicationContext context;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        Assumptions.assumeTrue(
                Files.isExecutable(PROGRAMS.resolve("postgres")),
                "PostgreSQL 15 is not installed; install postgresql-15 to run this test");
        int port;
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        folder = Files.createTempDirectory("grato-pg15");
        if (isRoot()) {
            run(List.of("chown", "postgres", folder.toString()));
        }
        var data = folder.resolve("data").toString();
        run(asServer("initdb", "-D", data, "-A", "trust", "-U", "postgres", "-E", "UTF8", "--locale=C.UTF-8"));
        run(asServer(
                "pg_ctl",
                "-D",
                data,
                "-w",
                "-l",
                folder.resolve("log").toString(),
                "-o",
                "-p " + port + " -k " + folder + " -c listen_addresses=127.0.0.1 -c fsync=off",
                "start"));
        context = SpringApplication.run(
                Grato.class,
                "--server.port=0",
                "--grato.data=" + Files.createTempDirectory("grato-pg15-data"),
                "--grato.db-url=jdbc:postgresql://127.0.0.1:" + port + "/postgres",
                "--grato.db-user=postgres");
    }

    @AfterAll
    static void stop() throws IOException, InterruptedException {
        if (context != null) {
            context.close();
        }
        if (folder != null) {
            run(asServer("pg_ctl", "-D", folder.resolve("data").toString(), "-m", "immediate", "stop"));
        }
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    /// PostgreSQL does not run as root.
    private static List<String> asServer(String program, String... arguments) {
        var command = new ArrayList<String>();
        if (isRoot()) {
            command.addAll(List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"));
        }
        command.add(PROGRAMS.resolve(program).toString());
        command.addAll(List.of(arguments));
        return command;
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .directory(Path.of("/").toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS))
                .as("%s ended", command)
                .isTrue();
        assertThat(process.exitValue()).as(command.toString()).isZero();
    }

    private static void setUpOnce() {
        var setup = context.getBean(Setup.class);
        if (setup.isNeeded()) {
            setup.run(new FirstSteps(NewWorkspace.of("old", "Old"), "Ada", "ada@example.com", "correct horse battery"));
        }
    }

    @Test
    void runsTheSameEngineOnPostgres15() {
        setUpOnce();
        var workspaces = context.getBean(Workspaces.class);
        var workspace = workspaces.find("old").orElseThrow();
        var actor = Actor.system(workspace);
        var records = context.getBean(Records.class);
        var model = context.getBean(ModelChanges.class);

        model.createObject(actor, Map.of("name", "vessel", "plural", "vessels"));
        var field = model.createField(actor, "vessel", Map.of("name", "tonnage", "type", "number"));
        var batch = Ids.next();
        var create = List.of(
                Mutation.create("vessel", Ids.next(), Map.of("name", "Àgata", "tonnage", 12)),
                Mutation.create("vessel", Ids.next(), Map.of("name", "Bruma", "tonnage", 7)));
        assertThat(records.write(actor, create, new WriteOptions("test", false, batch, null)))
                .allMatch(outcome -> outcome.status().isDone());
        var light = Map.<String, Object>of("field", "tonnage", "op", "lt", "value", 10);
        assertThat(records.query(actor, Query.of("vessel", light, 10)).items())
                .extracting(record -> record.value("name"))
                .containsExactly("Bruma");

        var copy = workspaces.copy(workspace, NewWorkspace.of("practice", "Practice"));
        var inCopy = Actor.system(copy);
        var undo = context.getBean(RecordBatches.class).undo(inCopy, false, batch, Ids.next(), Set.of());
        assertThat(undo.written()).isEqualTo(2);
        assertThat(records.query(inCopy, Query.of("vessel", null, 10)).items()).isEmpty();
        assertThat(records.query(actor, Query.of("vessel", null, 10)).items()).hasSize(2);

        model.undo(actor, field.batchId());
        assertThat(records.query(actor, Query.of("vessel", null, 10)).items())
                .allMatch(record -> record.value("tonnage") == null);
        workspaces.drop(copy);
        assertThat(workspaces.find("practice")).isEmpty();
    }

    @Test
    void evaluatesFormulasLikeJavaOnPostgres15() {
        assertThat(FormulaAgreementTest.differences(context.getBean(Database.class), 500))
                .isEmpty();
    }

    @Test
    void backsUpAndRestoresOnPostgres15() throws IOException, SQLException {
        setUpOnce();
        var passphrase = "a passphrase of some length".toCharArray();
        var work = Files.createTempDirectory("grato-pg15-backup");
        var file = work.resolve("old.backup");
        var url = context.getBean(com.zaxxer.hikari.HikariDataSource.class).getJdbcUrl();
        var source = new dev.grato.platform.backup.Installation(
                new DatabaseAddress(url, "postgres", null), work.resolve("none"), work.resolve("none/files"), "test");
        var made = new Backup(source, new byte[32], Clock.systemUTC(), Progress.NONE).make(file, passphrase);
        try (var connection = DriverManager.getConnection(url, "postgres", null);
                var statement = connection.createStatement()) {
            statement.execute("create database elsewhere");
        }
        var elsewhere = url.replaceFirst("/[a-z]+$", "/elsewhere");
        var target = new dev.grato.platform.backup.Installation(
                new DatabaseAddress(elsewhere, "postgres", null),
                work.resolve("new"),
                work.resolve("new/files"),
                "test");

        new Restore(target, null, new RestoredLog()::rebase, Progress.NONE).run(file, passphrase);

        // and forward, into the newest
        var verified = new Verification(work, null, Progress.NONE).run(file, passphrase);
        assertThat(verified.rows()).isEqualTo(made.rows());
        try (var connection = DriverManager.getConnection(elsewhere, "postgres", null);
                var statement = connection.createStatement();
                var row = statement.executeQuery("select count(*) from control.workspace")) {
            row.next();
            assertThat(row.getInt(1)).isPositive();
        }
    }
}
