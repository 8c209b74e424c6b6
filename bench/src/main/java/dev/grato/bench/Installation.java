package dev.grato.bench;

import dev.grato.access.AccessModel;
import dev.grato.access.Identities;
import dev.grato.access.Setup;
import dev.grato.access.Setup.FirstSteps;
import dev.grato.app.Grato;
import dev.grato.model.Model;
import dev.grato.model.Models;
import dev.grato.model.ValueContext;
import dev.grato.platform.Actor;
import dev.grato.platform.Database;
import dev.grato.platform.Workspace;
import dev.grato.platform.Workspaces;
import dev.grato.platform.Workspaces.NewWorkspace;
import dev.grato.records.Mutation;
import dev.grato.records.Records;
import dev.grato.records.WriteOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.springframework.boot.SpringApplication;

/// A data folder with a workspace of generated companies and people.
///
/// Setup, users, teams and roles are made by the application itself, run inside this process; rows and log come by
/// `COPY`, as the engine would have left them. A copied row has no foreign key checked (both sides are ours).
///
/// @param model as the workspace has it
record Installation(Path data, Workspace workspace, Model model, Generator generator, Staff staff, String filled) {

    private static final long SEED = 20_261_122L;
    private static final int CHUNK = 5_000;

    /// What follows the log begins at its end: nobody looks for duplicates among all that was copied while something
    /// else is measured. What is written from now on is followed as always. The server must be running.
    void passOverLog() throws Exception {
        var log = Database.quoted(workspace, "change_log");
        try (var connection = new Postgres(data).connectAsSuperuser();
                var sql = connection.createStatement()) {
            sql.execute("update " + Database.quoted(workspace, "consumer_position")
                    + " set (xid, seq) = (select xid, seq from " + log
                    + " order by xid desc, seq desc limit 1) where exists (select from " + log + ")");
        }
    }

    /// Fills a new data folder.
    static Installation create(Path data, int people) throws Exception {
        Files.createDirectories(data);
        long began = System.nanoTime();
        try (var context = SpringApplication.run(
                Grato.class, "--grato.data=" + data, "--server.port=0", "--server.address=127.0.0.1")) {
            var staff = Staff.of(SEED);
            if (context.getBean(Setup.class).isNeeded()) {
                setUp(context.getBean(Setup.class));
                var workspace = context.getBean(Workspaces.class).find("main").orElseThrow();
                hire(
                        Actor.system(workspace),
                        staff,
                        context.getBean(Setup.class),
                        context.getBean(Records.class),
                        context.getBean(Identities.class));
            }
            var workspace = context.getBean(Workspaces.class).find("main").orElseThrow();
            var model = context.getBean(Models.class).current(workspace);
            var marker = data.resolve("bench-filled");
            var end = Files.exists(marker)
                    ? Instant.parse(Files.readString(marker).strip())
                    : Instant.now().truncatedTo(ChronoUnit.DAYS);
            var generator = new Generator(SEED, end, people, staff);
            if (!Files.exists(marker)) {
                new Filler(new Postgres(data), workspace, model, generator).fill();
                Files.writeString(marker, end + "\n");
            }
            var filled = String.format(
                    Locale.ROOT,
                    "%,d people and %,d companies in %.0f s, setup included",
                    generator.people(),
                    generator.companies(),
                    (System.nanoTime() - began) / 1e9);
            Out.line("filled: %s", filled);
            return new Installation(data, workspace, model, generator, staff, filled);
        }
    }

    private static void setUp(Setup setup) {
        var workspace = new NewWorkspace("main", "Bench", ZoneId.of("Europe/Rome"), Locale.ENGLISH, "EUR", "IT", false);
        setup.run(new FirstSteps(workspace, "Ada", Staff.ADMIN, Staff.PASSWORD));
    }

    private static void hire(Actor system, Staff staff, Setup setup, Records records, Identities identities) {
        var roles = new LinkedHashMap<>(setup.defaultRoles(system));
        var own = UUID.fromString("01900000-0000-7000-8000-00000000b0b0");
        roles.put("own", own);
        write(records, system, List.of(Mutation.create(AccessModel.ROLE, own, ownRecordsOnly())));
        for (var team : staff.teams()) {
            write(records, system, List.of(Mutation.create(AccessModel.TEAM, team.id(), Map.of("name", team.name()))));
            var users = new ArrayList<Mutation>();
            for (var user : team.members()) {
                var values = new LinkedHashMap<String, @Nullable Object>();
                values.put("name", user.name());
                values.put("email", user.email());
                values.put("role", String.valueOf(roles.get(user.role())));
                values.put("team", team.id().toString());
                users.add(Mutation.create(AccessModel.USER, user.id(), values));
            }
            write(records, system, users);
            for (var user : team.members()) {
                identities.create(
                        user.email(),
                        Staff.PASSWORD,
                        user.name(),
                        system.workspace().id(),
                        user.id());
            }
        }
    }

    private static Map<String, @Nullable Object> ownRecordsOnly() {
        var values = new LinkedHashMap<String, @Nullable Object>();
        values.put("name", "Own records only");
        for (var scope : List.of("readScope", "createScope", "writeScope", "deleteScope")) {
            values.put(scope, "own");
        }
        return values;
    }

    private static void write(Records records, Actor system, List<Mutation> mutations) {
        records.write(system, mutations, WriteOptions.single("system")).forEach(outcome -> {
            if (!outcome.status().isDone()) {
                throw new BenchException("setup failed: " + outcome);
            }
        });
    }

    /// Copies rows and log into the tables, without the rows' secondary indexes, which are built afterwards.
    private record Filler(Postgres postgres, Workspace workspace, Model model, Generator generator) {

        private static final int WORKERS = 2;

        void fill() throws Exception {
            var context = ValueContext.of(workspace, Clock.systemUTC());
            try (var connection = postgres.connectAsSuperuser()) {
                connection.createStatement().execute("set maintenance_work_mem = '512MB'");
                var indexes = dropIndexes(connection);
                long seq = 1_000_000;
                var companies = new TableRows(workspace, model.require("company"), context);
                copy(companies, generator.companies(), generator::company, seq);
                seq += generator.companies();
                var people = new TableRows(workspace, model.require("person"), context);
                copy(people, generator.people(), generator::person, seq);
                seq += generator.people();
                time("indexes", () -> {
                    for (var index : indexes) {
                        connection.createStatement().execute(index);
                    }
                });
                long last = seq;
                time("vacuum analyze", () -> {
                    try (var statement = connection.createStatement()) {
                        statement.execute(
                                "select setval('" + Database.quoted(workspace, "change_log_seq") + "', " + last + ")");
                        for (var table : List.of("company", "person", "change_log", "app_user", "team")) {
                            statement.execute("vacuum (analyze) " + Database.quoted(workspace, table));
                        }
                        statement.execute("checkpoint");
                    }
                });
            }
        }

        private List<String> dropIndexes(Connection connection) throws SQLException {
            var definitions = new ArrayList<String>();
            try (var find = connection.prepareStatement(
                            "select indexname, indexdef from pg_indexes where schemaname = ?"
                                    + " and tablename in ('person', 'company') and indexname not like '%\\_pkey'");
                    var drop = connection.createStatement()) {
                find.setString(1, workspace.schema());
                var rows = find.executeQuery();
                while (rows.next()) {
                    definitions.add(rows.getString(2));
                    drop.execute("drop index " + Database.quoted(workspace, rows.getString(1)));
                }
            }
            return definitions;
        }

        @FunctionalInterface
        private interface Maker {
            Generator.Made make(int number);
        }

        private void copy(TableRows table, int count, Maker maker, long firstSeq) throws Exception {
            time(String.format(Locale.ROOT, "%,d rows", count), () -> {
                var next = new AtomicInteger();
                try (var pool = Executors.newFixedThreadPool(WORKERS)) {
                    var done = new ArrayList<Future<Boolean>>();
                    for (int worker = 0; worker < WORKERS; worker++) {
                        Callable<Boolean> work = () -> copyChunks(table, count, maker, firstSeq, next);
                        done.add(pool.submit(work));
                    }
                    for (var worker : done) {
                        worker.get();
                    }
                }
            });
        }

        private Boolean copyChunks(TableRows table, int count, Maker maker, long firstSeq, AtomicInteger next)
                throws SQLException, IOException {
            try (var connection = postgres.connectAsSuperuser()) {
                connection.createStatement().execute("set session_replication_role = replica");
                connection.createStatement().execute("set synchronous_commit = off");
                var copy = connection.unwrap(PGConnection.class).getCopyAPI();
                for (int from = next.getAndAdd(CHUNK); from < count; from = next.getAndAdd(CHUNK)) {
                    var rows = new StringBuilder(CHUNK * 600);
                    var log = new StringBuilder(CHUNK * 600);
                    var tags = new SplittableRandom(from);
                    for (int i = from; i < Math.min(count, from + CHUNK); i++) {
                        table.add(maker.make(i), tags.nextLong(), firstSeq + i, rows, log);
                    }
                    copy.copyIn(table.copyRows(), bytes(rows));
                    copy.copyIn(table.copyLog(), bytes(log));
                }
                return true;
            }
        }

        private static java.io.InputStream bytes(StringBuilder text) {
            return new java.io.ByteArrayInputStream(text.toString().getBytes(StandardCharsets.UTF_8));
        }

        @FunctionalInterface
        private interface Step {
            void run() throws Exception;
        }

        private static void time(String what, Step step) throws Exception {
            long began = System.nanoTime();
            step.run();
            Out.line("  %-20s %6.1f s", what, (System.nanoTime() - began) / 1e9);
        }
    }
}
