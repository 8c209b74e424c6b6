package dev.grato.bench;

import dev.grato.model.ValueContext;
import dev.grato.platform.Database;
import dev.grato.platform.Ids;
import dev.grato.platform.Json;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.postgresql.PGConnection;

/// One run over one installation: start, measure, stop.
final class ApiRun {

    private static final double SINGLE_SECONDS = 3;
    private static final int TRIES = 3;

    private final Installation place;
    private final Postgres postgres;
    private final Server server;
    private final Lists lists;
    private final TableRows rows;
    private final double seconds;
    private final int clients;
    private final ApiFigures figures;
    private final List<Caller> callers;
    private final AtomicInteger fresh;

    private ApiRun(Installation place, Server server, Arguments arguments) throws Exception {
        this.place = place;
        this.postgres = new Postgres(place.data());
        this.server = server;
        this.lists = new Lists(place.workspace(), place.model().require("person"));
        this.rows = new TableRows(
                place.workspace(),
                place.model().require("person"),
                ValueContext.of(place.workspace(), Clock.systemUTC()));
        this.seconds = arguments.number("seconds", 10);
        this.clients = arguments.number("clients", 16);
        this.figures = new ApiFigures(place.generator().people(), place.filled());
        this.fresh = new AtomicInteger((int) (System.currentTimeMillis() / 1000 % 1_000_000) * 1_000);
        var staff = place.staff();
        this.callers = List.of(
                Caller.own(
                        place.workspace(),
                        server.token(staff.seesLittle().email(), Staff.PASSWORD),
                        staff.seesLittle().id(),
                        staff.teams().get(7).id()),
                Caller.team(
                        place.workspace(),
                        server.token(staff.seesTeam().email(), Staff.PASSWORD),
                        staff.seesTeam().id(),
                        staff.teams().getFirst().id()),
                Caller.all(server.token(staff.seesAll().email(), Staff.PASSWORD)));
    }

    /// Starts the application on the filled folder and measures everything.
    static ApiRun of(Installation place, Arguments arguments) throws Exception {
        double[] ready = new double[TRIES];
        for (int i = 0; i < TRIES - 1; i++) {
            try (var server = Server.start(place.data())) {
                ready[i] = server.secondsToReady();
            }
        }
        long began = System.nanoTime();
        try (var server = Server.start(place.data())) {
            ready[TRIES - 1] = server.secondsToReady();
            Arrays.sort(ready);
            var run = new ApiRun(place, server, arguments);
            run.measure(ready[TRIES / 2], began);
            return run;
        }
    }

    ApiFigures figures() {
        return figures;
    }

    private void measure(double ready, long began) throws Exception {
        try (var connection = server.connect()) {
            Server.expect(
                    connection.send(lists.request(lists.all().getFirst().pages().getFirst(), callers.get(2))), 200);
        }
        double firstList = (System.nanoTime() - began) / 1e9;
        Thread.sleep(15_000);
        double idle = server.residentMebibytes();
        Out.line("ready in %.2f s (median of %d), idle %.0f MiB", ready, TRIES, idle);
        try (var client = postgres.connect()) {
            figures.postgres = client.getMetaData().getDatabaseProductVersion();
        }
        warmUp();
        singleLists();
        singleOthers();
        throughput();
        double loaded = server.residentMebibytes();
        batches(1_000, 10);
        batches(10_000, 4);
        figures.footprint = new ApiFigures.Footprint(
                idle, Math.max(loaded, server.residentMebibytes()), server.peakMebibytes(), ready, firstList);
        Out.line("memory %s", figures.footprint);
    }

    private void warmUp() throws Exception {
        Load.many(4, seconds, client -> listCall(callers.get(client % 3), lists.all()));
        Load.many(2, Math.min(5, seconds), client -> update(callers.get(2)));
    }

    // ---------------------------------------------------------------- one client

    private void singleLists() throws Exception {
        for (var question : lists.all()) {
            for (var caller : callers) {
                compareAnswers(question, caller);
                var api = Load.single(listCall(caller, List.of(question)), SINGLE_SECONDS);
                var floor = Load.single(listFloor(caller, List.of(question)), SINGLE_SECONDS);
                add(new ApiFigures.Single("list", question.name(), caller.sees(), api, floor));
            }
        }
    }

    /// A floor that answers something else would be none.
    private void compareAnswers(Lists.Question question, Caller caller) throws Exception {
        var client = new Statement.Client(postgres.connect());
        try (var connection = server.connect();
                var sql = client.connection()) {
            for (var page : question.pages()) {
                var answer = Server.expect(connection.send(lists.request(page, caller)), 200);
                var items = Json.asList(Json.readObject(answer.text()).get("items"));
                var ids = new ArrayList<String>();
                for (var item : items == null ? List.of() : items) {
                    var record = Json.asObject(item);
                    ids.add(record == null ? "" : String.valueOf(record.get("id")));
                }
                var floor = lists.statement(page, caller).fetch(client);
                if (!floor.subList(0, Math.min(50, floor.size())).equals(ids)) {
                    throw new BenchException("API and floor differ in \"" + question.name() + "\" for who sees "
                            + caller.sees() + ": " + ids.size() + " and " + floor.size() + " rows in " + sql);
                }
            }
        }
    }

    private void singleOthers() throws Exception {
        for (var caller : callers) {
            add(new ApiFigures.Single(
                    "aggregate",
                    "count by stage",
                    caller.sees(),
                    Load.single(aggregate(caller), SINGLE_SECONDS),
                    Load.single(aggregateFloor(caller), SINGLE_SECONDS)));
        }
        var all = callers.get(2);
        add(single(
                "get", "one person", Load.single(get(all), SINGLE_SECONDS), Load.single(getFloor(), SINGLE_SECONDS)));
        add(single("create", "one person", Load.single(create(all), SINGLE_SECONDS), Load.single(createFloor(), 3)));
        add(single("update", "one field", Load.single(update(all), SINGLE_SECONDS), Load.single(updateFloor(), 3)));
    }

    private static ApiFigures.Single single(String kind, String what, Timings api, Timings floor) {
        return new ApiFigures.Single(kind, what, "100 %", api, floor);
    }

    private void add(ApiFigures.Single single) {
        figures.singles.add(single);
        Out.line(
                "  %-9s %-38s %6s  api p50 %7.2f p95 %7.2f p99 %7.2f   floor p50 %7.2f p95 %7.2f ms",
                single.kind(),
                single.what(),
                single.sees(),
                single.api().p50(),
                single.api().p95(),
                single.api().p99(),
                single.floor().p50(),
                single.floor().p95());
    }

    // ---------------------------------------------------------------- many clients

    private void throughput() throws Exception {
        for (var caller : callers) {
            many("list", caller, client -> listCall(caller, lists.all()), client -> listFloor(caller, lists.all()));
        }
        var usual = lists.all().subList(0, 4);
        for (var caller : callers) {
            many("list, indexed", caller, client -> listCall(caller, usual), client -> listFloor(caller, usual));
        }
        var all = callers.get(2);
        many("get", all, client -> get(all), client -> getFloor());
        many("create", all, client -> create(all), client -> createFloor());
        many("update", all, client -> update(all), client -> updateFloor());
    }

    private void many(String kind, Caller caller, IntFunction<Load.Call> api, IntFunction<Load.Call> floor)
            throws Exception {
        var found = new ApiFigures.Many(
                kind, caller.sees(), Load.many(clients, seconds, api), Load.many(clients, seconds, floor));
        figures.many.add(found);
        Out.line(
                "  %d clients %-14s %6s  api %8.0f/s p95 %7.1f ms (%d errors)   floor %8.0f/s p95 %7.1f ms",
                clients,
                kind,
                caller.sees(),
                found.api().perSecond(),
                found.api().timings().p95(),
                found.api().errors(),
                found.floor().perSecond(),
                found.floor().timings().p95());
    }

    // ---------------------------------------------------------------- the calls

    private Load.Call listCall(Caller caller, List<Lists.Question> questions) {
        var requests = new ArrayList<byte[]>();
        for (int i = 0; i < 12; i++) {
            for (var question : questions) {
                requests.add(
                        lists.request(question.pages().get(i % question.pages().size()), caller));
            }
        }
        var connection = server.connect();
        return new Load.Call(
                connection, number -> Server.expect(connection.send(requests.get(number % requests.size())), 200));
    }

    private Load.Call listFloor(Caller caller, List<Lists.Question> questions) {
        var statements = new ArrayList<Statement>();
        for (int i = 0; i < 12; i++) {
            for (var question : questions) {
                statements.add(lists.statement(
                        question.pages().get(i % question.pages().size()), caller));
            }
        }
        var client = new Statement.Client(postgres.connect());
        return new Load.Call(
                client.connection(),
                number -> statements.get(number % statements.size()).fetch(client));
    }

    private Load.Call get(Caller caller) {
        var connection = server.connect();
        return new Load.Call(
                connection,
                number -> Server.expect(
                        connection.send(HttpConnection.request(
                                "GET",
                                "/api/v1/people/" + person(number),
                                null,
                                "Authorization",
                                "Bearer " + caller.token())),
                        200));
    }

    private String person(int number) {
        return place.generator()
                .personId(Math.floorMod(number * 48_271, place.generator().people()))
                .toString();
    }

    private Statement byId(String id) {
        return new Statement(
                "select " + lists.columns() + " from " + Database.quoted(place.workspace(), "person")
                        + " r where r.id = ?::uuid and r.deleted_at is null",
                List.of(id));
    }

    private Load.Call getFloor() {
        var client = new Statement.Client(postgres.connect());
        return new Load.Call(client.connection(), number -> byId(person(number)).fetch(client));
    }

    private Generator.Made newcomer() {
        var made = place.generator().person(place.generator().people() + fresh.getAndIncrement());
        return new Generator.Made(Ids.next(), Instant.now(), made.values());
    }

    private Load.Call create(Caller caller) {
        var connection = server.connect();
        return new Load.Call(
                connection,
                number -> Server.expect(
                        connection.send(HttpConnection.request(
                                "POST",
                                "/api/v1/people",
                                Json.write(newcomer().values()),
                                "Authorization",
                                "Bearer " + caller.token())),
                        201));
    }

    private Load.Call createFloor() {
        var client = transactional();
        return new Load.Call(client.connection(), number -> {
            var made = newcomer();
            client.execute(rows.insertRow(), rows.cells(made, number));
            client.execute(
                    rows.insertLog(),
                    Arrays.asList(made.id().toString(), "1", "" + number, "create", null, rows.after(made)));
            client.connection().commit();
            byId(made.id().toString()).fetch(client);
            client.connection().commit();
        });
    }

    private Load.Call update(Caller caller) {
        var connection = server.connect();
        var run = Long.toString(System.nanoTime(), 36);
        return new Load.Call(
                connection,
                number -> Server.expect(
                        connection.send(HttpConnection.request(
                                "PATCH",
                                "/api/v1/people/" + person(number),
                                Json.write(Map.of("jobTitle", "Buyer " + run + " " + number)),
                                "Authorization",
                                "Bearer " + caller.token())),
                        200));
    }

    private Load.Call updateFloor() {
        var client = transactional();
        var table = Database.quoted(place.workspace(), "person");
        return new Load.Call(client.connection(), number -> {
            var id = person(number);
            new Statement(
                            "select " + lists.columns() + " from " + table
                                    + " r where r.id = ?::uuid and r.deleted_at is null for no key update",
                            List.of(id))
                    .fetch(client);
            var title = "Buyer " + number;
            client.execute(
                    "update " + table + " set version = version + 1, sync_tag = ?::bigint, updated_at = now(),"
                            + " updated_by = 'token', job_title = ?, job_title_sort = ? where id = ?::uuid",
                    List.of("" + number, title, title.toLowerCase(java.util.Locale.ROOT), id));
            client.execute(
                    rows.insertLog(),
                    List.of(
                            id,
                            "2",
                            "" + number,
                            "update",
                            "{\"jobTitle\": \"Chef\"}",
                            "{\"jobTitle\": \"" + title + "\"}"));
            client.connection().commit();
            byId(id).fetch(client);
            client.connection().commit();
        });
    }

    private Statement.Client transactional() {
        try {
            var connection = postgres.connect();
            connection.setAutoCommit(false);
            return new Statement.Client(connection);
        } catch (SQLException e) {
            throw new BenchException("no transaction", e);
        }
    }

    private Load.Call aggregate(Caller caller) {
        var connection = server.connect();
        var request = HttpConnection.request(
                "POST",
                "/api/v1/people/aggregate",
                Json.write(Map.of("groupBy", List.of("lifecycleStage"), "measures", List.of("count"))),
                "Authorization",
                "Bearer " + caller.token());
        return new Load.Call(connection, number -> Server.expect(connection.send(request), 200));
    }

    private Load.Call aggregateFloor(Caller caller) {
        var client = new Statement.Client(postgres.connect());
        var statement = new Statement(
                "select r.lifecycle_stage, count(*) from " + Database.quoted(place.workspace(), "person")
                        + " r where r.deleted_at is null and " + caller.predicate("r") + " group by 1 order by 2 desc",
                List.copyOf(caller.parameters()));
        return new Load.Call(client.connection(), number -> statement.fetch(client));
    }

    // ---------------------------------------------------------------- batches

    private void batches(int size, int times) throws Exception {
        double api = 0;
        double floor = 0;
        try (var connection = server.connect()) {
            for (int i = -1; i < times; i++) {
                var create = new ArrayList<Object>();
                for (int row = 0; row < size; row++) {
                    create.add(newcomer().values());
                }
                var request = HttpConnection.request(
                        "POST",
                        "/api/v1/people/batch",
                        Json.write(Map.of("create", create)),
                        "Authorization",
                        "Bearer " + callers.get(2).token());
                long began = System.nanoTime();
                var answer = Server.expect(connection.send(request), 200);
                double took = (System.nanoTime() - began) / 1e9;
                if (answer.text().contains("\"errors\"")) {
                    throw new BenchException(
                            "a batch has refused rows: " + answer.text().substring(0, 2_000));
                }
                double copied = copy(size);
                if (i >= 0) {
                    api += took;
                    floor += copied;
                }
            }
        }
        var bulk = new ApiFigures.Bulk(size, size * times / api, size * times / floor);
        figures.bulk.add(bulk);
        Out.line("  batch of %,d: api %,.0f rows/s, COPY %,.0f rows/s", size, bulk.api(), bulk.floor());
    }

    /// The same rows and log lines by `COPY`, committed as the engine does: a thousand at a time.
    private double copy(int size) throws Exception {
        var tables = new ArrayList<byte[][]>();
        for (int from = 0; from < size; from += 1_000) {
            var people = new StringBuilder();
            var log = new StringBuilder();
            for (int row = 0; row < 1_000; row++) {
                rows.add(newcomer(), row, 1_000_000_000L + row, people, log);
            }
            tables.add(new byte[][] {
                people.toString().getBytes(StandardCharsets.UTF_8),
                log.toString().getBytes(StandardCharsets.UTF_8)
            });
        }
        try (var connection = postgres.connect()) {
            connection.setAutoCommit(false);
            var copy = connection.unwrap(PGConnection.class).getCopyAPI();
            long began = System.nanoTime();
            for (var table : tables) {
                copy.copyIn(rows.copyRows(), new ByteArrayInputStream(table[0]));
                copy.copyIn(rows.copyLog(), new ByteArrayInputStream(table[1]));
                connection.commit();
            }
            return (System.nanoTime() - began) / 1e9;
        }
    }
}
