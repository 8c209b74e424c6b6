package dev.grato.bench;

import dev.grato.platform.Database;
import dev.grato.platform.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// Searching as people type, over HTTP, beside the same fragment in plain SQL; and what the search costs a writer.
final class FindBench implements Benchmark {

    private static final double BAR = 60;
    /// Creating is measured once its code has been compiled, as searching is.
    private static final int WARM_SECONDS = 10;

    private static final double WRITE_BAR = 15;
    private static final int WARMING = 20;
    private static final List<String> FILLED = List.of("search_entry", "search_body", "handle", "projection_state");

    @Override
    public String name() {
        return "find";
    }

    @Override
    public String summary() {
        return "search by fragment, number and typo, handles, creates, at 100,000 and 1,000,000 people, as three users"
                + " (--only create)";
    }

    @Override
    public void run(Arguments arguments) throws Exception {
        Home.build();
        for (var text : arguments.text("people", "100000,1000000").split(",", -1)) {
            int people = Integer.parseInt(text.strip().replace("_", ""));
            var kept = arguments.text("data", "");
            var data = kept.isEmpty()
                    ? Files.createTempDirectory("grato-bench-").toRealPath()
                    : Files.createDirectories(Path.of(kept, String.valueOf(people)))
                            .toRealPath();
            Out.line("-- %,d people in %s", people, data);
            try {
                measure(Installation.create(data, people), arguments);
            } finally {
                if (kept.isEmpty()) {
                    ApiBench.delete(data);
                }
            }
        }
    }

    private static void measure(Installation installation, Arguments arguments) throws Exception {
        int seconds = arguments.number("seconds", 5);
        try (var server = Server.start(installation.data())) {
            fill(installation, server);
            installation.passOverLog();
            if (arguments.text("only", "").equals("create")) {
                create(server, callers(installation, server).getLast(), installation.generator(), seconds);
                return;
            }
            var questions = questions(installation.generator());
            var callers = callers(installation, server);
            for (var caller : callers) {
                for (var texts : questions.values()) {
                    warm(server, caller, texts);
                }
            }
            for (var caller : callers) {
                for (var kind : questions.entrySet()) {
                    ask(installation, server, caller, kind.getKey(), kind.getValue(), seconds);
                }
            }
            create(server, callers.getLast(), installation.generator(), seconds);
        }
    }

    private static List<Caller> callers(Installation installation, Server server) throws Exception {
        var staff = installation.staff();
        return List.of(
                Caller.own(
                        installation.workspace(),
                        token(server, staff.seesLittle()),
                        staff.seesLittle().id(),
                        staff.teams().get(7).id()),
                Caller.team(
                        installation.workspace(),
                        token(server, staff.seesTeam()),
                        staff.seesTeam().id(),
                        staff.teams().getFirst().id()),
                Caller.all(token(server, staff.seesAll())));
    }

    private static String token(Server server, Staff.User user) throws Exception {
        return server.token(user.email(), Staff.PASSWORD);
    }

    // ---------------------------------------------------------------- filling

    /// Copied rows have brought nothing to search along: all are gone over, without the secondary indexes.
    private static void fill(Installation installation, Server server) throws Exception {
        var workspace = installation.workspace();
        long began = System.nanoTime();
        var admin = server.token(Staff.ADMIN, Staff.PASSWORD);
        var indexes = new ArrayList<String>();
        try (var connection = new Postgres(installation.data()).connectAsSuperuser();
                var sql = connection.createStatement()) {
            sql.execute("set maintenance_work_mem = '512MB'");
            try (var rows = sql.executeQuery("select count(*) from " + Database.quoted(workspace, "search_entry"))) {
                rows.next();
                if (rows.getLong(1) >= installation.generator().people()) {
                    return;
                }
            }
            try (var rows = sql.executeQuery("select indexname, indexdef from pg_indexes where schemaname = '"
                    + workspace.schema() + "' and tablename in ('search_entry', 'search_body', 'handle')"
                    + " and indexname not like '%\\_pkey'")) {
                while (rows.next()) {
                    indexes.add(rows.getString(2));
                }
            }
            for (var index : indexes) {
                var name = index.replaceFirst("(?i)^create index (\\S+) .*", "$1");
                sql.execute("drop index " + Database.quote(workspace.schema()) + "." + name);
            }
            sql.execute("delete from " + Database.quoted(workspace, "projection_state"));
        }
        forceRebuild(server, admin);
        try (var connection = new Postgres(installation.data()).connectAsSuperuser();
                var sql = connection.createStatement()) {
            sql.execute("set maintenance_work_mem = '512MB'");
            for (var index : indexes) {
                sql.execute(index);
            }
            for (var table : FILLED) {
                sql.execute("vacuum (analyze) " + Database.quoted(workspace, table));
            }
            sql.execute("checkpoint");
        }
        Out.line("gone over and indexed in %.0f s", (System.nanoTime() - began) / 1e9);
    }

    /// A change of the model makes the server look at what is there.
    private static void forceRebuild(Server server, String admin) throws Exception {
        try (var connection = server.connect()) {
            var field = Map.of("name", "benchNote" + System.nanoTime() % 100_000, "type", "text");
            var request = HttpConnection.request(
                    "POST",
                    "/api/v1/model/objects/people/fields",
                    Json.write(field),
                    "Authorization",
                    "Bearer " + admin);
            Server.expect(connection.send(request), 201);
            while (true) {
                var answer = get(connection, "/api/v1/search?q=a&limit=1&objects=roles", admin);
                if (answer.contains("\"isComplete\":true")) {
                    return;
                }
                Thread.sleep(1_000);
            }
        }
    }

    private static String get(HttpConnection connection, String path, String token) throws Exception {
        var request = HttpConnection.request("GET", path, null, "Authorization", "Bearer " + token);
        return Server.expect(connection.send(request), 200).text();
    }

    // ---------------------------------------------------------------- asking

    /// What is typed, by kind: names and numbers of people there are.
    private static Map<String, List<String>> questions(Generator generator) {
        var random = new SplittableRandom(7);
        var questions = new LinkedHashMap<String, List<String>>();
        for (int i = 0; i < 200; i++) {
            var person = generator.person(random.nextInt(generator.people())).values();
            var name = (Map<?, ?>) Objects.requireNonNull(person.get("name"));
            var given = String.valueOf(name.get("given"));
            var family = String.valueOf(name.get("family"));
            add(questions, "fragment", middle(family));
            add(questions, "prefix", family.substring(0, Math.min(3, family.length())));
            add(questions, "two words", given + " " + family.substring(0, Math.min(4, family.length())));
            add(questions, "one letter", family.substring(0, 1));
            var mail = String.valueOf(((List<?>) Objects.requireNonNull(person.get("emails"))).getFirst());
            add(questions, "e-mail", mail.substring(2, Math.min(14, mail.length())));
            if (person.get("phones") instanceof List<?> phones) {
                var number = String.valueOf(phones.getFirst());
                add(questions, "last six", number.substring(number.length() - 6));
            }
            add(
                    questions,
                    "typo",
                    given.length() > 4 ? given.charAt(0) + given.substring(2) + " " + family : "Giusepe");
        }
        return questions;
    }

    private static void add(Map<String, List<String>> questions, String kind, String text) {
        questions.computeIfAbsent(kind, key -> new ArrayList<>()).add(text);
    }

    private static String middle(String word) {
        return word.length() < 5 ? word : word.substring(1, Math.min(word.length(), 5));
    }

    /// The server's own code is compiled while it is being used.
    private static void warm(Server server, Caller caller, List<String> texts) throws Exception {
        try (var connection = server.connect()) {
            for (var text : texts.subList(0, WARMING)) {
                var q = URLEncoder.encode(text, StandardCharsets.UTF_8);
                get(connection, "/api/v1/search?limit=20&q=" + q, caller.token());
            }
        }
    }

    private static void ask(
            Installation installation, Server server, Caller caller, String kind, List<String> texts, int seconds)
            throws Exception {
        var connection = server.connect();
        var timings = Load.single(
                new Load.Call(connection, i -> {
                    var q = URLEncoder.encode(texts.get(i % texts.size()), StandardCharsets.UTF_8);
                    get(connection, "/api/v1/search?limit=20&q=" + q, caller.token());
                }),
                seconds);
        var floor = floor(installation, caller, kind, texts, seconds);
        Out.line(
                "%-6s %-10s p50 %6.1f ms  p95 %6.1f ms  plain SQL p95 %6.1f ms%s",
                caller.sees(),
                kind,
                timings.p50(),
                timings.p95(),
                floor.p95(),
                kind.equals("fragment") ? (timings.p95() <= BAR ? "  within 60 ms" : "  ABOVE 60 ms") : "");
    }

    /// The first twenty entries with the fragment, in no order.
    private static Timings floor(Installation installation, Caller caller, String kind, List<String> texts, int seconds)
            throws Exception {
        var client = new Statement.Client(new Postgres(installation.data()).connect());
        var table = Database.quoted(installation.workspace(), "search_entry");
        return Load.single(
                new Load.Call(client.connection(), i -> {
                    var text = dev.grato.platform.Folding.fold(texts.get(i % texts.size()))
                            .split(" ", -1)[0];
                    var pattern = kind.equals("one letter") ? "% " + text + "%" : "%" + text + "%";
                    var sql =
                            "select e.record_id from " + table + " e where e.words like '" + pattern.replace("'", "''")
                                    + "' and " + caller.predicate("e").replace("e.id", "e.record_id") + " limit 20";
                    once(client, sql, caller);
                }),
                seconds);
    }

    private static void once(Statement.Client client, String sql, Caller caller) throws SQLException {
        try (var statement = client.connection().prepareStatement(sql)) {
            for (int i = 0; i < caller.parameters().size(); i++) {
                statement.setObject(i + 1, caller.parameters().get(i));
            }
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    rows.getObject(1);
                }
            }
        }
    }

    private static void create(Server server, Caller caller, Generator generator, int seconds) throws Exception {
        creates(server, caller, generator, WARM_SECONDS);
        var timings = creates(server, caller, generator, seconds);
        Out.line(
                "create with search and handles: p50 %.1f ms, p95 %.1f ms, p99 %.1f ms%s",
                timings.p50(),
                timings.p95(),
                timings.p99(),
                timings.p95() <= WRITE_BAR ? "  within 15 ms" : "  ABOVE 15 ms");
    }

    /// People as there are, and none that is there already.
    private static Timings creates(Server server, Caller caller, Generator generator, int seconds) throws Exception {
        var connection = server.connect();
        int begun = (int) (System.nanoTime() / 1_000 % 500_000_000);
        return Load.single(
                new Load.Call(connection, i -> {
                    var values = new LinkedHashMap<String, @Nullable Object>();
                    var person = generator.newPerson(begun + i);
                    List.of("name", "emails", "phones").forEach(field -> values.put(field, person.get(field)));
                    values.put("description", "Ha chiesto uno sconto e una consegna prima della fine del mese.");
                    var json = Json.write(values);
                    var request = HttpConnection.request(
                            "POST", "/api/v1/people", json, "Authorization", "Bearer " + caller.token());
                    Server.expect(connection.send(request), 201);
                }),
                seconds);
    }
}
