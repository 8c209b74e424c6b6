package dev.grato.bench;

import dev.grato.platform.Json;
import java.io.BufferedWriter;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyManager;
import org.postgresql.core.BaseConnection;

/// An import of many people with all that follows from a write, beside `COPY` of the very same rows into tables
/// with
/// the same indexes; and one whose application is killed in the middle.
final class ImportBench implements Benchmark {

    private static final String[] GIVEN = {"Ada", "Luigi", "Marta", "José", "Chiara", "Ángel", "Giulia", "Pablo"};
    private static final String[] FAMILY = {"Rossi", "García", "Bianchi", "Muñoz", "De Luca", "Fernández", "Conti"};

    @Override
    public String name() {
        return "import";
    }

    @Override
    public String summary() {
        return "people from CSV with all side effects against COPY; kill -9 in the middle (--steps dry,copy,kill)";
    }

    @Override
    public void run(Arguments arguments) throws Exception {
        Home.build();
        int people = arguments.number("people", 100_000);
        var data = Files.createTempDirectory("grato-bench-").toRealPath();
        try {
            Installation.create(data, 1_000);
            var steps = List.of(arguments.text("steps", "dry,copy,kill").split(",", -1));
            var report = report(data, people, steps);
            Out.line("%s", report);
            var file = arguments.text(
                    "results", Home.folder().resolve("bench/IMPORT.md").toString());
            Files.writeString(Path.of(file), report);
            Out.line("written to %s", file);
        } finally {
            ApiBench.delete(data);
        }
    }

    /// The import itself is always measured.
    private static String report(Path data, int people, List<String> steps) throws Exception {
        var page = new StringBuilder("# Results of `./grato bench import`\n\n")
                .append(String.format(
                        Locale.ROOT, "%s, %,d people, one company for each ten.\n\n", Instant.now(), people))
                .append("| | rows | s | rows/s | |\n|---|---:|---:|---:|---|\n");
        double imported;
        try (var server = Server.start(data)) {
            var token = server.token(Staff.ADMIN, Staff.PASSWORD);
            var file = csv(data, people, "a");
            if (steps.contains("dry")) {
                var dry = carriedOut(server, token, upload(server, token, file), "dry-run", "dryRun");
                page.append(line("dry run", people, dry));
            }
            var run = carriedOut(server, token, upload(server, token, file), "start", "run");
            page.append(line("import", people, run));
            imported = seconds(run);
            page.append(String.format(
                    Locale.ROOT,
                    "| memory of the application, peak (the launcher's -Xmx320m) | | | | %.0f MiB |\n",
                    server.peakMebibytes()));
            if (steps.contains("copy")) {
                double floor = copied(data, page);
                page.append(String.format(
                        Locale.ROOT,
                        "| import beside COPY, bar 25 %% | | | | %.0f %%, %s |\n",
                        100 * floor / imported,
                        floor / imported >= 0.25 ? "met" : "**MISSED**"));
            }
        }
        if (steps.contains("kill")) {
            page.append(killed(data, people));
        }
        return page.toString();
    }

    private static String line(String what, int rows, Map<String, @Nullable Object> figures) {
        return String.format(
                Locale.ROOT,
                "| %s | %,d | %.1f | %,.0f | created %s, updated %s, skipped %s, rejected %s, made %s |\n",
                what,
                rows,
                seconds(figures),
                rows / seconds(figures),
                figures.get("created"),
                figures.get("updated"),
                figures.get("skipped"),
                figures.get("rejected"),
                figures.get("made"));
    }

    private static double seconds(Map<String, @Nullable Object> figures) {
        var from = Instant.parse(String.valueOf(figures.get("startedAt")));
        var to = Instant.parse(String.valueOf(figures.get("finishedAt")));
        return Math.max(0.001, (to.toEpochMilli() - from.toEpochMilli()) / 1000.0);
    }

    private static Path csv(Path data, int people, String mark) throws IOException {
        var file = data.resolve("people-" + mark + ".csv");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("External id,First name,Last name,Email,Phone,Company,Job title,City,Country\n");
            for (int i = 0; i < people; i++) {
                out.write(String.format(
                        Locale.ROOT,
                        "%s-%d,%s,%s %d,p%d.%s@example.com,+39 06 %07d,Company %s %d,Buyer,Roma,IT\n",
                        mark,
                        i,
                        GIVEN[i % GIVEN.length],
                        FAMILY[i % FAMILY.length],
                        i,
                        i,
                        mark,
                        1_000_000 + i % 8_999_999,
                        mark,
                        i / 10));
            }
        }
        return file;
    }

    // ---------------------------------------------------------------- the API

    private static String upload(Server server, String token, Path file) throws IOException, InterruptedException {
        var view = send(server, token, "POST", "/imports?name=people.csv", HttpRequest.BodyPublishers.ofFile(file));
        return String.valueOf(view.get("id"));
    }

    private static Map<String, @Nullable Object> carriedOut(
            Server server, String token, String id, String step, String key) throws IOException, InterruptedException {
        send(server, token, "POST", "/imports/" + id + "/" + step, HttpRequest.BodyPublishers.noBody());
        return awaited(server, token, id, key);
    }

    private static Map<String, @Nullable Object> awaited(Server server, String token, String id, String key)
            throws IOException, InterruptedException {
        while (true) {
            var figures = figures(server, token, id, key);
            if (!"running".equals(figures.get("state"))) {
                return figures;
            }
            Thread.sleep(200);
        }
    }

    private static Map<String, @Nullable Object> figures(Server server, String token, String id, String key)
            throws IOException, InterruptedException {
        var view = send(server, token, "GET", "/imports/" + id, HttpRequest.BodyPublishers.noBody());
        var figures = Json.asObject(view.get(key));
        if (figures == null) {
            throw new BenchException("no " + key + " in " + view);
        }
        return figures;
    }

    private static Map<String, @Nullable Object> send(
            Server server, String token, String method, String path, HttpRequest.BodyPublisher body)
            throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + "/api/v1" + path))
                            .method(method, body)
                            .header("Authorization", "Bearer " + token)
                            .header("Content-Type", "application/octet-stream")
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new BenchException(method + " " + path + ": " + answer.statusCode() + " " + answer.body());
            }
            return Json.readObject(answer.body());
        }
    }

    // ---------------------------------------------------------------- the floor

    /// The rows the import wrote, in every table it wrote to except those of the job itself and those that follow
    /// later
    /// (matching), copied into empty tables with the same indexes; foreign keys are left out, in favour of the
    /// floor.
    private static double copied(Path data, StringBuilder page) throws SQLException, IOException {
        try (Connection connection = new Postgres(data).connectAsSuperuser();
                var statement = connection.createStatement()) {
            String schema;
            try (var row = statement.executeQuery(
                    "select table_schema from information_schema.tables where table_name = 'import_set' limit 1")) {
                row.next();
                schema = row.getString(1);
            }
            var tables = new ArrayList<String>();
            statement.execute("analyze");
            try (var rows = statement.executeQuery("select c.relname from pg_class c join pg_namespace n on n.oid ="
                    + " c.relnamespace where n.nspname = '" + schema + "' and c.relkind = 'r' and c.reltuples > 5000"
                    + " and c.relname not like 'batch%' and c.relname not like 'import%'"
                    + " and c.relname not like 'match%'")) {
                while (rows.next()) {
                    tables.add(rows.getString(1));
                }
            }
            statement.execute("create schema copy_floor");
            var copy = new CopyManager((BaseConnection) connection);
            double seconds = 0;
            for (var table : tables) {
                var from = "\"" + schema + "\".\"" + table + "\"";
                var into = "copy_floor.\"" + table + "\"";
                statement.execute("create table " + into + " (like " + from + " including all)");
                var file = data.resolve(table + ".copy");
                try (var out = Files.newOutputStream(file)) {
                    copy.copyOut("copy " + from + " to stdout (format binary)", out);
                }
                long began = System.nanoTime();
                try (var in = Files.newInputStream(file)) {
                    long count = copy.copyIn("copy " + into + " from stdin (format binary)", in);
                    double took = (System.nanoTime() - began) / 1e9;
                    seconds += took;
                    page.append(String.format(Locale.ROOT, "| COPY %s | %,d | %.1f | | |\n", table, count, took));
                }
                Files.delete(file);
            }
            statement.execute("drop schema copy_floor cascade");
            page.append(String.format(Locale.ROOT, "| COPY of all these | | %.1f | | |\n", seconds));
            return seconds;
        }
    }

    // ---------------------------------------------------------------- kill -9

    private static String killed(Path data, int people) throws Exception {
        var file = csv(data, people, "b");
        String id;
        long before;
        try (var server = Server.start(data)) {
            var token = server.token(Staff.ADMIN, Staff.PASSWORD);
            id = upload(server, token, file);
            send(server, token, "POST", "/imports/" + id + "/start", HttpRequest.BodyPublishers.noBody());
            do {
                Thread.sleep(100);
                before = whole(figures(server, token, id, "run").get("done"));
            } while (before < people / 3);
            ProcessHandle.of(server.pid()).ifPresent(ProcessHandle::destroyForcibly);
        }
        try (var server = Server.start(data)) {
            var token = server.token(Staff.ADMIN, Staff.PASSWORD);
            var figures = awaited(server, token, id, "run");
            var people2 = send(
                    server,
                    token,
                    "GET",
                    "/people?limit=1&count=exact&externalId=b-0",
                    HttpRequest.BodyPublishers.noBody());
            boolean isExact = whole(figures.get("created")) == people && whole(people2.get("count")) == 1;
            return line("killed after " + before + " rows, gone on with", people, figures)
                    + "| exact after the kill | | | | " + (isExact ? "yes" : "**NO**") + " |\n";
        }
    }

    private static long whole(@Nullable Object json) {
        var number = Json.asNumber(json);
        return number == null ? 0 : number.longValue();
    }
}
