package dev.grato.bench;

import dev.grato.platform.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// A mass edit of everybody, and taking it back: how fast, how long its longest writing transaction is, and what
/// somebody who saves single records at the same time feels of it.
final class BatchBench implements Benchmark {

    private static final int MOST_SAVES = 1_000_000;

    @Override
    public String name() {
        return "batches";
    }

    @Override
    public String summary() {
        return "mass edit and undo of 100,000 people: speed, longest transaction, other people's saves meanwhile";
    }

    @Override
    public void run(Arguments arguments) throws Exception {
        Home.build();
        var data = Files.createTempDirectory("grato-bench-").toRealPath();
        try {
            var place = Installation.create(data, arguments.number("people", 100_000));
            try (var server = Server.start(data)) {
                var report = new Run(place, server).report();
                Out.line("%s", report);
                var file = arguments.text(
                        "results", Home.folder().resolve("bench/BATCHES.md").toString());
                Files.writeString(Path.of(file), report);
                Out.line("written to %s", file);
            }
        } finally {
            ApiBench.delete(data);
        }
    }

    private record Run(Installation place, Server server) {

        private String report() throws Exception {
            var page = new StringBuilder("# Results of `./grato bench batches`\n\n")
                    .append(String.format(
                            Locale.ROOT,
                            "%s, %,d people; application, database and clients on one machine. Saves: one client that"
                                    + " changes one person after the other.\n\n",
                            Instant.now(),
                            place.generator().people()))
                    .append("| Batch | records | s | records/s | longest writing transaction ms |"
                            + " saves meanwhile p50 ms | p95 | longest |\n|---|---:|---:|---:|---:|---:|---:|---:|\n");
            var token = server.token(Staff.ADMIN, Staff.PASSWORD);
            saves(token, new AtomicBoolean(), 1_000);
            var edit = Map.of(
                    "filter",
                    Map.of("field", "createdAt", "op", "ge", "value", "2000-01-01T00:00:00Z"),
                    "update",
                    Map.of("jobTitle", "Bench"));
            var first = measured(page, "mass edit", token, "/people/bulk", edit);
            var undo = measured(page, "undo", token, "/batches/" + first + "/undo", Map.of());
            measured(page, "undo of the undo", token, "/batches/" + undo + "/undo", Map.of());
            return page.toString();
        }

        private String measured(StringBuilder page, String name, String token, String path, Object body)
                throws Exception {
            var isDone = new AtomicBoolean();
            try (var pool = Executors.newFixedThreadPool(2);
                    var connection = server.connect()) {
                Callable<Timings> saving = () -> saves(token, isDone, MOST_SAVES);
                Callable<Double> watching = () -> longestWrite(isDone);
                var saves = pool.submit(saving);
                var longest = pool.submit(watching);
                long began = System.nanoTime();
                Map<String, @Nullable Object> batch;
                try {
                    var id = String.valueOf(
                            send(connection, token, "POST", path, body).get("batchId"));
                    do {
                        Thread.sleep(50);
                        batch = send(connection, token, "GET", "/batches/" + id, null);
                    } while ("running".equals(batch.get("state")));
                } finally {
                    isDone.set(true);
                }
                double seconds = (System.nanoTime() - began) / 1e9;
                int records = place.generator().people();
                var felt = saves.get();
                var line = String.format(
                        Locale.ROOT,
                        "| %s (%s) | %,d | %.1f | %,.0f | %.0f | %.1f | %.1f | %.0f |\n",
                        name,
                        batch.get("state"),
                        records,
                        seconds,
                        records / seconds,
                        longest.get(),
                        felt.p50(),
                        felt.p95(),
                        felt.percentile(1));
                Out.line("%s", line.strip());
                page.append(line);
                return String.valueOf(batch.get("id"));
            }
        }

        private Timings saves(String token, AtomicBoolean isDone, int most) throws Exception {
            var nanos = new long[most];
            int count = 0;
            try (var connection = server.connect()) {
                while (count < most && !isDone.get()) {
                    var person = place.generator()
                            .personId((count * 7_919) % place.generator().people());
                    long began = System.nanoTime();
                    send(connection, token, "PATCH", "/people/" + person, Map.of("description", "Seen " + count));
                    nanos[count++] = System.nanoTime() - began;
                }
            }
            return Timings.of(nanos, count);
        }

        /// The greatest age, in milliseconds, seen of a transaction that has written; looked at every 5 ms.
        private double longestWrite(AtomicBoolean isDone) throws SQLException, InterruptedException {
            double longest = 0;
            try (Connection connection = new Postgres(place.data()).connectAsSuperuser();
                    var question = connection.prepareStatement("select coalesce(max(extract(epoch from"
                            + " clock_timestamp() - xact_start)), 0) * 1000 from pg_stat_activity"
                            + " where backend_xid is not null and usename = 'grato'")) {
                while (!isDone.get()) {
                    try (var row = question.executeQuery()) {
                        row.next();
                        longest = Math.max(longest, row.getDouble(1));
                    }
                    Thread.sleep(5);
                }
            }
            return longest;
        }

        private static Map<String, @Nullable Object> send(
                HttpConnection connection, String token, String method, String path, @Nullable Object body)
                throws Exception {
            var json = body == null ? null : Json.write(body);
            var answer = connection.send(
                    HttpConnection.request(method, "/api/v1" + path, json, "Authorization", "Bearer " + token));
            if (answer.status() / 100 != 2) {
                throw new BenchException(method + " " + path + ": " + answer.status() + " " + answer.text());
            }
            return Json.readObject(answer.text());
        }
    }
}
