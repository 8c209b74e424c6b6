package dev.grato.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grato.Seeds;
import dev.grato.TestServer;
import dev.grato.platform.Json;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/// Kills the application and its database while many write, again and again: what was acknowledged is there, what
/// was sent again has one effect, and log, history and rows say the same.
class CrashTest {

    private static final int WRITERS = 4;
    private static final Duration READY = Duration.ofSeconds(60);

    private enum Victim {
        BOTH,
        APPLICATION,
        POSTGRES
    }

    @Test
    void losesNothingThatWasAcknowledged() throws Exception {
        long seed = Seeds.seed();
        int rounds = Boolean.getBoolean("grato.test.all") ? 50 : 3;
        var random = new Random(seed);
        try (var installation = new Installation()) {
            installation.start();
            installation.awaitReady();
            var token = token(installation);
            var writers = new ArrayList<Writer>();
            for (int i = 0; i < WRITERS; i++) {
                writers.add(new Writer(installation, token, i, new Random(seed + i + 1)));
            }
            for (int round = 0; round < rounds; round++) {
                var victim = Victim.values()[round < 3 ? round : random.nextInt(3)];
                var place = "seed " + seed + ", round " + round + ", killed " + victim;
                try {
                    round(installation, writers, victim, random);
                } catch (AssertionError | Exception failure) {
                    throw new AssertionError(place + "\n" + installation.tail(), failure);
                }
            }
            System.out.printf(
                    "crash test: %d acknowledged requests, %d sent again, seed %d%n",
                    writers.stream().mapToInt(writer -> writer.acknowledged).sum(),
                    writers.stream().mapToInt(writer -> writer.repeated).sum(),
                    seed);
        }
    }

    static String token(Installation installation) throws IOException, InterruptedException {
        var signIn = installation.send(
                "POST",
                "/api/v1/session",
                Json.write(Map.of("email", TestServer.EMAIL, "password", TestServer.PASSWORD)));
        assertThat(signIn.statusCode()).as(signIn.body()).isEqualTo(201);
        var cookie = signIn.headers().firstValue("Set-Cookie").orElseThrow();
        var made = installation.send(
                "POST",
                "/api/v1/tokens",
                Json.write(Map.of("name", "crash")),
                "Cookie",
                cookie.substring(0, cookie.indexOf(';')),
                "X-CSRF-Token",
                (String) Json.readObject(signIn.body()).get("csrfToken"));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return (String) Json.readObject(made.body()).get("token");
    }

    private static void round(Installation installation, List<Writer> writers, Victim victim, Random random)
            throws Exception {
        var isOver = new AtomicBoolean();
        try (var threads = Executors.newFixedThreadPool(WRITERS)) {
            var running = new ArrayList<Future<?>>();
            for (var writer : writers) {
                running.add(threads.submit(() -> writer.write(isOver)));
            }
            Thread.sleep(400 + random.nextInt(2_000));
            switch (victim) {
                case BOTH -> {
                    installation.killPostgres();
                    installation.killApplication();
                }
                case APPLICATION -> installation.killApplication();
                case POSTGRES -> installation.killPostgres();
            }
            // the database alone comes back by itself, perhaps before a writer has noticed
            Thread.sleep(victim == Victim.POSTGRES ? 500 : 0);
            isOver.set(true);
            for (var each : running) {
                each.get(60, TimeUnit.SECONDS);
            }
        }
        if (victim != Victim.POSTGRES) {
            installation.start();
        }
        assertThat(installation.awaitReady()).isLessThan(READY);
        for (var writer : writers) {
            writer.sendAgain();
        }
        try (var connection = installation.connect()) {
            new Ledger(connection, writers).check();
        }
        for (var writer : writers) {
            writer.readSome();
        }
    }

    // ---------------------------------------------------------------- who writes

    private record Row(String name, long employees, boolean isDeleted) {}

    /// Writes companies nobody else writes, one request after the other, and knows what must be there.
    private static final class Writer {

        /// A request whose answer may be lost, and what it does to the rows when it is done.
        private record Sent(String method, String path, String body, String key, Effect effect) {}

        private interface Effect {
            void done(Map<String, Object> answer);
        }

        private final Installation installation;
        private final String token;
        private final int number;
        private final Random random;
        private final Map<String, Row> rows = new LinkedHashMap<>();
        private int names;
        private Sent unanswered;
        private int acknowledged;
        private int repeated;

        private Writer(Installation installation, String token, int number, Random random) {
            this.installation = installation;
            this.token = token;
            this.number = number;
            this.random = random;
        }

        private Void write(AtomicBoolean isOver) throws InterruptedException {
            while (!isOver.get()) {
                unanswered = next();
                try {
                    var answer = send(unanswered);
                    if (answer.statusCode() >= 500) {
                        return null;
                    }
                    acknowledge(answer);
                } catch (IOException lost) {
                    return null;
                }
            }
            return null;
        }

        /// Sends the request nobody answered until somebody does.
        private void sendAgain() throws InterruptedException {
            for (int attempt = 0; unanswered != null; attempt++) {
                try {
                    var answer = send(unanswered);
                    boolean isLater = answer.statusCode() >= 500
                            || answer.statusCode() == 409
                                    && answer.body().toLowerCase(Locale.ROOT).contains("idempotency");
                    if (!isLater) {
                        acknowledge(answer);
                        repeated++;
                        return;
                    }
                    if (attempt > 100) {
                        throw new AssertionError("no answer but " + answer.statusCode() + " " + answer.body());
                    }
                } catch (IOException stillAway) {
                    if (attempt > 100) {
                        throw new AssertionError("no answer", stillAway);
                    }
                }
                Thread.sleep(100);
            }
        }

        private HttpResponse<String> send(Sent sent) throws IOException, InterruptedException {
            return installation.send(
                    sent.method(),
                    "/api/v1" + sent.path(),
                    sent.body(),
                    "Authorization",
                    "Bearer " + token,
                    "Idempotency-Key",
                    sent.key());
        }

        private void acknowledge(HttpResponse<String> answer) {
            boolean isGone = unanswered.method().equals("DELETE") && answer.statusCode() == 404;
            if (answer.statusCode() >= 300 && !isGone) {
                throw new AssertionError(unanswered + " was answered " + answer.statusCode() + " " + answer.body());
            }
            unanswered.effect().done(answer.body().isEmpty() ? Map.of() : Json.readObject(answer.body()));
            unanswered = null;
            acknowledged++;
        }

        private Sent next() {
            var live = rows.entrySet().stream()
                    .filter(entry -> !entry.getValue().isDeleted())
                    .map(Map.Entry::getKey)
                    .toList();
            int die = random.nextInt(12);
            if (live.size() < 5 || die < 4) {
                var row = fresh();
                return sent("POST", "/companies", json(row), answer -> rows.put((String) answer.get("id"), row));
            }
            var id = live.get(random.nextInt(live.size()));
            if (die < 8) {
                return change(id);
            }
            if (die < 9) {
                return sent("DELETE", "/companies/" + id, null, answer -> delete(id));
            }
            return batch(live, die == 11);
        }

        private Sent change(String id) {
            var row = new Row(rows.get(id).name(), random.nextInt(1_000_000), false);
            return sent("PATCH", "/companies/" + id, Map.of("employees", row.employees()), answer -> rows.put(id, row));
        }

        private void delete(String id) {
            rows.put(id, new Row(rows.get(id).name(), rows.get(id).employees(), true));
        }

        private Sent batch(List<String> live, boolean isAtomic) {
            var created = new ArrayList<Row>();
            for (int i = random.nextInt(20); i >= 0; i--) {
                created.add(fresh());
            }
            var changed = new LinkedHashMap<String, Row>();
            for (int i = random.nextInt(5); i >= 0; i--) {
                var id = live.get(random.nextInt(live.size()));
                changed.put(id, new Row(rows.get(id).name(), random.nextInt(1_000_000), false));
            }
            var creates = created.stream().map(Writer::json).toList();
            var updates = changed.entrySet().stream()
                    .map(entry -> Map.of(
                            "id", entry.getKey(), "employees", entry.getValue().employees()))
                    .toList();
            return sent(
                    "POST",
                    "/companies/batch" + (isAtomic ? "?atomic=true" : ""),
                    Map.of("create", creates, "update", updates),
                    answer -> {
                        var results = Json.asList(answer.get("results"));
                        for (int i = 0; i < created.size(); i++) {
                            rows.put(idOf(results.get(i)), created.get(i));
                        }
                        rows.putAll(changed);
                    });
        }

        private static String idOf(Object result) {
            var json = Json.asObject(result);
            assertThat(json).containsEntry("status", "created");
            return (String) json.get("id");
        }

        private Row fresh() {
            return new Row("crash " + number + "-" + names++, random.nextInt(1_000_000), false);
        }

        private static Map<String, Object> json(Row row) {
            return Map.of("name", row.name(), "employees", row.employees());
        }

        private Sent sent(String method, String path, Object body, Effect effect) {
            return new Sent(
                    method,
                    path,
                    body == null ? null : Json.write(body),
                    UUID.randomUUID().toString(),
                    effect);
        }

        private void readSome() throws IOException, InterruptedException {
            var ids = new ArrayList<>(rows.keySet());
            for (int i = 0; i < 5; i++) {
                var id = ids.get(random.nextInt(ids.size()));
                var row = rows.get(id);
                var answer =
                        installation.send("GET", "/api/v1/companies/" + id, null, "Authorization", "Bearer " + token);
                assertThat(answer.statusCode()).isEqualTo(row.isDeleted() ? 404 : 200);
                if (!row.isDeleted()) {
                    var history = installation.send(
                            "GET", "/api/v1/companies/" + id + "/history", null, "Authorization", "Bearer " + token);
                    var latest = Json.asObject(
                            Json.asList(Json.readObject(history.body()).get("items"))
                                    .getFirst());
                    assertThat(latest.get("version"))
                            .isEqualTo(Json.readObject(answer.body()).get("version"));
                }
            }
        }
    }

    // ---------------------------------------------------------------- what must be there

    /// Holds the database against what the writers know and against itself.
    private record Ledger(Connection connection, List<Writer> writers) {

        private record Stored(Row row, long version, long tag) {}

        void check() throws SQLException {
            var schema = text("select schema_name from control.workspace where slug = 'main'");
            var stored = stored(schema);
            var expected = new HashMap<String, Row>();
            writers.forEach(writer -> expected.putAll(writer.rows));
            var present = new HashMap<String, Row>();
            stored.forEach((id, each) -> present.put(id, each.row()));
            assertThat(present).isEqualTo(expected);
            checkLog(schema, stored);
            assertThat(text("select coalesce(string_agg(record_id::text, ','), '') from (select record_id from "
                            + schema
                            + ".change_log group by record_id having min(version) <> 1 or max(version) <> count(*)"
                            + " or count(distinct version) <> count(*)) gaps"))
                    .as("records whose versions have gaps")
                    .isEmpty();
            assertThat(text("select coalesce(string_agg(b.id::text, ','), '') from " + schema
                            + ".batch b where b.failed <> 0" + " or b.written <> (select count(*) from " + schema
                            + ".change_log l where l.batch_id = b.id)"))
                    .as("batches that count otherwise than the log")
                    .isEmpty();
            assertThat(text("select count(*) from (select distinct batch_id from " + schema
                            + ".change_log where batch_id is not null except select id from " + schema + ".batch) b"))
                    .as("batches only the log knows")
                    .isEqualTo("0");
        }

        private Map<String, Stored> stored(String schema) throws SQLException {
            var stored = new HashMap<String, Stored>();
            try (var statement = connection.createStatement();
                    var found = statement.executeQuery(
                            "select id, name, employees, deleted_at is not null, version, sync_tag from " + schema
                                    + ".company where name like 'crash %'")) {
                while (found.next()) {
                    var row = new Row(found.getString(2), found.getLong(3), found.getBoolean(4));
                    stored.put(found.getString(1), new Stored(row, found.getLong(5), found.getLong(6)));
                }
            }
            return stored;
        }

        /// Plays the log again, which must lead to the rows.
        private void checkLog(String schema, Map<String, Stored> stored) throws SQLException {
            var played = new HashMap<String, Stored>();
            try (var statement = connection.createStatement();
                    var found = statement.executeQuery("select record_id, version, tag, operation, before, after from "
                            + schema + ".change_history where object = 'company' order by record_id, version")) {
                while (found.next()) {
                    var last = played.get(found.getString(1));
                    var row = last == null ? new Row("", 0, false) : last.row();
                    var after =
                            found.getString(6) == null ? Map.<String, Object>of() : Json.readObject(found.getString(6));
                    var operation = found.getString(4);
                    var next = new Row(
                            Objects.toString(after.getOrDefault("name", row.name())),
                            ((Number) after.getOrDefault("employees", row.employees())).longValue(),
                            operation.equals("delete") || row.isDeleted() && !operation.equals("restore"));
                    played.put(found.getString(1), new Stored(next, found.getLong(2), found.getLong(3)));
                }
            }
            assertThat(played).isEqualTo(stored);
        }

        private String text(String question) throws SQLException {
            try (var statement = connection.createStatement();
                    var found = statement.executeQuery(question)) {
                found.next();
                return found.getString(1);
            }
        }
    }
}
