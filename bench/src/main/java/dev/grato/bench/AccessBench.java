package dev.grato.bench;

import dev.grato.platform.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What the predicate of access costs: each list page as users who see 0.1 %, 5 % and all of the people, through
/// the API, by the same SQL, and by that SQL without the predicate.
final class AccessBench implements Benchmark {

    private static final int ON_ACCOUNT = 600;
    private static final int SHARED = 400;
    private static final double SECONDS = 2;

    @Override
    public String name() {
        return "access";
    }

    @Override
    public String summary() {
        return "list pages of 1,000,000 people as users who see 0.1 %, 5 %, 100 %, with and without the predicate";
    }

    @Override
    public void run(Arguments arguments) throws Exception {
        Home.build();
        var kept = arguments.text("data", "");
        var data = kept.isEmpty()
                ? Files.createTempDirectory("grato-bench-").toRealPath()
                : Files.createDirectories(Path.of(kept)).toRealPath();
        try {
            var place = Installation.create(data, arguments.number("people", 1_000_000));
            try (var server = Server.start(data)) {
                var report = new Run(place, server, arguments.number("seconds", (int) SECONDS)).report();
                Out.line("%s", report);
                var file = arguments.text(
                        "results", Home.folder().resolve("bench/ACCESS.md").toString());
                Files.writeString(Path.of(file), report);
                Out.line("written to %s", file);
            }
        } finally {
            if (kept.isEmpty()) {
                ApiBench.delete(data);
            }
        }
    }

    private static final class Run {

        private final Installation place;
        private final Postgres postgres;
        private final Server server;
        private final Lists lists;
        private final int seconds;

        private Run(Installation place, Server server, int seconds) {
            this.place = place;
            this.postgres = new Postgres(place.data());
            this.server = server;
            this.lists = new Lists(place.workspace(), place.model().require("person"));
            this.seconds = seconds;
        }

        private String report() throws Exception {
            var callers = callers();
            var page = new StringBuilder("# Results of `./grato bench access`\n\n");
            page.append(String.format(
                    Locale.ROOT,
                    "%s, %,d people, %,d companies; application, database and client on one machine, %d s a figure."
                            + " Times in milliseconds.\n\n",
                    Instant.now(),
                    place.generator().people(),
                    place.generator().companies(),
                    seconds));
            page.append("\"Without\" is the same statement with `true` in place of the predicate: other rows, the same"
                            + " work for PostgreSQL otherwise. The guest owns nothing, is in ")
                    .append(ON_ACCOUNT)
                    .append(" account teams and has ")
                    .append(SHARED)
                    .append(" shares.\n\n");
            page.append("| List page | sees | API p50 | API p95 | SQL p50 | SQL p95 | without p50 | without p95 |"
                    + " predicate p50 |\n|---|---|---:|---:|---:|---:|---:|---:|---:|\n");
            warmUp(callers);
            for (var question : lists.all()) {
                for (var caller : callers) {
                    page.append(row(question, caller));
                }
            }
            return page.toString();
        }

        private List<Caller> callers() throws Exception {
            var staff = place.staff();
            var workspace = place.workspace();
            var small = staff.seesLittle();
            var team = staff.seesTeam();
            return List.of(
                    Caller.own(
                            workspace,
                            server.token(small.email(), Staff.PASSWORD),
                            small.id(),
                            staff.teams().get(7).id()),
                    guest(),
                    Caller.team(
                            workspace,
                            server.token(team.email(), Staff.PASSWORD),
                            team.id(),
                            staff.teams().getFirst().id()),
                    Caller.all(server.token(staff.seesAll().email(), Staff.PASSWORD)));
        }

        /// A token of the administrator's with a role that reads by account team only.
        private Caller guest() throws Exception {
            var admin = server.token(Staff.ADMIN, Staff.PASSWORD);
            try (var connection = server.connect()) {
                var me = Json.readObject(send(connection, admin, "GET", "/me", null, 200));
                var user = Json.asObject(me.get("user"));
                var id = UUID.fromString(String.valueOf(user == null ? me.get("id") : user.get("id")));
                var role = Json.readObject(send(
                        connection,
                        admin,
                        "POST",
                        "/roles",
                        Map.of("name", "Guest " + System.nanoTime(), "readScope", "accountTeam"),
                        201));
                var members = new ArrayList<Object>();
                for (int i = 0; i < ON_ACCOUNT; i++) {
                    members.add(Map.of("person", person(i * 1_663), "user", id.toString()));
                }
                send(connection, admin, "POST", "/account-members/batch", Map.of("create", members), 200);
                for (int i = 0; i < SHARED; i++) {
                    var path = "/people/" + person(i * 2_477 + 11) + "/shares";
                    send(connection, admin, "POST", path, Map.of("user", id.toString(), "level", "read"), 201);
                }
                var body = Map.of("name", "guest", "role", role.get("id"));
                var token = Json.readObject(send(connection, admin, "POST", "/tokens", body, 201));
                return Caller.guest(place.workspace(), String.valueOf(token.get("token")), id);
            }
        }

        private static String send(
                HttpConnection connection, String token, String method, String path, @Nullable Object body, int status)
                throws Exception {
            var json = body == null ? null : Json.write(body);
            var request = HttpConnection.request(method, "/api/v1" + path, json, "Authorization", "Bearer " + token);
            return Server.expect(connection.send(request), status).text();
        }

        private String person(int number) {
            return place.generator()
                    .personId(Math.floorMod(number, place.generator().people()))
                    .toString();
        }

        private void warmUp(List<Caller> callers) throws Exception {
            for (var caller : callers) {
                Load.single(api(lists.all(), caller), Math.max(2, seconds));
            }
        }

        private String row(Lists.Question question, Caller caller) throws Exception {
            compareAnswers(question, caller);
            var api = Load.single(api(List.of(question), caller), seconds);
            var sql = Load.single(sql(question, caller), seconds);
            var without = Load.single(sql(question, Caller.all("")), seconds);
            var line = String.format(
                    Locale.ROOT,
                    "| %s | %s | %.2f | %.2f | %.2f | %.2f | %.2f | %.2f | %+.2f |\n",
                    question.name(),
                    caller.sees(),
                    api.p50(),
                    api.p95(),
                    sql.p50(),
                    sql.p95(),
                    without.p50(),
                    without.p95(),
                    sql.p50() - without.p50());
            Out.line("%s", line.strip());
            return line;
        }

        private Load.Call api(List<Lists.Question> questions, Caller caller) {
            var requests = questions.stream()
                    .flatMap(question -> question.pages().stream())
                    .map(page -> lists.request(page, caller))
                    .toList();
            var connection = server.connect();
            return new Load.Call(
                    connection, number -> Server.expect(connection.send(requests.get(number % requests.size())), 200));
        }

        private Load.Call sql(Lists.Question question, Caller caller) {
            var statements = question.pages().stream()
                    .map(page -> lists.statement(page, caller))
                    .toList();
            var client = new Statement.Client(postgres.connect());
            return new Load.Call(
                    client.connection(),
                    number -> statements.get(number % statements.size()).fetch(client));
        }

        /// SQL that answers something else would be no comparison.
        private void compareAnswers(Lists.Question question, Caller caller) throws Exception {
            var client = new Statement.Client(postgres.connect());
            try (var connection = server.connect();
                    var sql = client.connection()) {
                for (var page : question.pages()) {
                    var answer = Server.expect(connection.send(lists.request(page, caller)), 200);
                    var items = Json.asList(Json.readObject(answer.text()).get("items"));
                    int count = items == null ? 0 : items.size();
                    int floor = lists.statement(page, caller).fetch(client).size();
                    if (Math.min(50, floor) != count) {
                        throw new BenchException("API and SQL differ in \"" + question.name() + "\" for who sees "
                                + caller.sees() + ": " + count + " and " + floor + " rows in " + sql);
                    }
                }
            }
        }
    }
}
