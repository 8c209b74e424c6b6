package dev.grato.bench;

import dev.grato.platform.Database;
import dev.grato.platform.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/// What devices ask of the server: everything at first, what has changed, sums, and how soon they hear of a change
/// while others listen, with a plain client as the device. Then the same user in a browser; see [BrowserBench].
final class SyncBench implements Benchmark {

    private static final double FIRST_BAR = 1_500;
    private static final double PULL_BAR = 30;
    private static final double DIGEST_BAR = 100;
    private static final double HEARD_BAR = 1_000;
    private static final int LISTENERS_PER_USER = 10;
    private static final int BITS = 6;
    private static final String PEOPLE = "person";

    @Override
    public String name() {
        return "sync";
    }

    @Override
    public String summary() {
        return "first sync, pull, digest of a working set of 5,000 and more; how soon a change is heard; the same"
                + " user in a browser, plain and on a bad line (--only browser, --only server)";
    }

    @Override
    public void run(Arguments arguments) throws Exception {
        Home.build();
        int people = arguments.number("people", 100_000);
        int seconds = arguments.number("seconds", 5);
        var kept = arguments.text("data", "");
        var data = kept.isEmpty()
                ? Files.createTempDirectory("grato-bench-").toRealPath()
                : Files.createDirectories(Path.of(kept, String.valueOf(people))).toRealPath();
        Out.line("-- %,d people in %s", people, data);
        try {
            var installation = Installation.create(data, people);
            var browser = BrowserBench.find();
            var settings = new HashMap<>(BrowserBench.settings());
            settings.put("GRATO_TRUSTED_PROXY", "127.0.0.1,::1");
            try (var server = Server.start(data, settings)) {
                freshen(installation);
                installation.passOverLog();
                var only = arguments.text("only", "");
                if (!only.equals("browser")) {
                    measure(installation.staff(), server, seconds);
                }
                if (only.equals("server")) {
                    Out.line("not measured: a browser");
                } else if (browser.isPresent()) {
                    browser.get().measure(server, installation.staff().seesTeam());
                } else {
                    Out.line("not measured: a browser. There is no Chromium (GRATO_CHROMIUM) or no web/node_modules.");
                }
            }
        } finally {
            if (kept.isEmpty()) {
                ApiBench.delete(data);
            }
        }
    }

    /// What the team has was changed of late, so that all of it is in the working set.
    private static void freshen(Installation installation) throws Exception {
        try (var connection = new Postgres(installation.data()).connectAsSuperuser();
                var update = connection.prepareStatement("update " + Database.quoted(installation.workspace(), "person")
                        + " set updated_at = now() - interval '1 day' where team_id = ?")) {
            update.setObject(1, installation.staff().teams().getFirst().id());
            update.executeUpdate();
        }
    }

    private static void measure(Staff staff, Server server, int seconds) throws Exception {
        var user = staff.seesTeam();
        var device = Device.of(server, server.token(user.email(), Staff.PASSWORD), user.id());
        for (int i = 0; i < 3; i++) {
            long began = System.nanoTime();
            device.load();
            double millis = (System.nanoTime() - began) / 1e6;
            Out.line(
                    "first sync, time %d: %,d rows, %,d of them people, %.1f MB as they are sent, in %.0f ms%s",
                    i + 1,
                    device.count,
                    device.tags.size(),
                    device.bytes / 1e6,
                    millis,
                    i == 0
                            ? "  (cold)"
                            : "  (server's share; bar for 5,000 with the browser's: %.0f ms)".formatted(FIRST_BAR));
        }
        pull(server, device, seconds);
        digest(server, device, seconds);
        hear(staff, server, device);
    }

    private static void pull(Server server, Device device, int seconds) throws Exception {
        var ids = List.copyOf(device.own);
        var connection = server.connect();
        var nanos = new ArrayList<Long>();
        try (connection) {
            long end = System.nanoTime() + (seconds + 2) * 1_000_000_000L;
            long from = System.nanoTime() + 2_000_000_000L;
            for (int i = 0; System.nanoTime() < end || nanos.size() < 40; i++) {
                device.change(connection, ids.get(i % ids.size()), "Pulled " + i);
                long began = System.nanoTime();
                device.pull(connection);
                if (began > from) {
                    nanos.add(System.nanoTime() - began);
                }
            }
        }
        report(
                "pull after an edit",
                Timings.of(nanos.stream().mapToLong(Long::longValue).toArray(), nanos.size()),
                PULL_BAR);
    }

    private static void digest(Server server, Device device, int seconds) throws Exception {
        device.load();
        var connection = server.connect();
        var request = device.request("POST", "/sync/digest", Json.write(device.sums()));
        var timings =
                Load.single(new Load.Call(connection, i -> Server.expect(connection.send(request), 200)), seconds);
        report("digest of %,d people".formatted(device.tags.size()), timings, DIGEST_BAR);
    }

    /// From sending an edit until another device has it, while all the others in the workspace listen on as many
    /// devices as a
    /// user may have streams.
    private static void hear(Staff staff, Server server, Device writer) throws Exception {
        // a thread for each line, since each is read for as long as it is open
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        var client = HttpClient.newBuilder().executor(threads).build();
        var pokes = new Semaphore(0);
        var listening = new ArrayList<Device>();
        var reader = Device.of(server, writer.token, writer.user);
        reader.load();
        listening.add(reader);
        for (int i = 1; i < LISTENERS_PER_USER; i++) {
            listening.add(Device.of(server, writer.token, writer.user));
        }
        var others = staff.teams().stream()
                .flatMap(team -> team.members().stream())
                .filter(member -> !member.id().equals(writer.user))
                .toList();
        for (int m = 0; m < others.size(); m++) {
            var member = others.get(m);
            var token = server.token(member.email(), Staff.PASSWORD, "192.0.2." + (m + 1));
            for (int i = 0; i < LISTENERS_PER_USER; i++) {
                listening.add(Device.of(server, token, member.id()));
            }
        }
        var open = new CountDownLatch(listening.size());
        for (var device : listening) {
            var request = HttpRequest.newBuilder(
                            URI.create("http://localhost:" + server.port() + "/api/v1/sync/events?device=" + device.id))
                    .header("Authorization", "Bearer " + device.token)
                    .build();
            var _ = client.sendAsync(request, BodyHandlers.ofLines())
                    .thenAcceptAsync(
                            answer -> {
                                open.countDown();
                                answer.body().forEach(line -> {
                                    if (device == reader && line.startsWith("data")) {
                                        pokes.release();
                                    }
                                });
                            },
                            threads);
        }
        if (!open.await(60, TimeUnit.SECONDS)) {
            throw new BenchException("only " + (listening.size() - open.getCount()) + " listeners came through");
        }
        var ids = List.copyOf(writer.own);
        var nanos = new long[60];
        try (var writing = server.connect();
                var reading = server.connect()) {
            for (int i = 0; i < nanos.length; i++) {
                Thread.sleep(350); // so that edits fall anywhere between two looks of the node, not always behind one
                pokes.drainPermits();
                var name = "Heard " + i;
                long began = System.nanoTime();
                writer.change(writing, ids.get(i % ids.size()), name);
                do {
                    if (!pokes.tryAcquire(10, TimeUnit.SECONDS)) {
                        throw new BenchException("a change was not heard within ten seconds");
                    }
                } while (!reader.pull(reading).contains(name));
                nanos[i] = System.nanoTime() - began;
            }
        }
        client.shutdownNow();
        report(
                "a change heard with %d listeners".formatted(listening.size()),
                Timings.of(nanos, nanos.length),
                HEARD_BAR);
    }

    private static void report(String what, Timings timings, double bar) {
        Out.line(
                "%-34s p50 %6.1f ms  p95 %6.1f ms  p99 %6.1f ms  %s %.0f ms",
                what, timings.p50(), timings.p95(), timings.p99(), timings.p95() <= bar ? "within" : "ABOVE", bar);
    }

    /// A device as the protocol sees it.
    private static final class Device {

        private final Server server;
        private final String token;
        private final String id = UUID.randomUUID().toString();
        private final Map<String, String> tags = new HashMap<>();
        private final List<String> own = new ArrayList<>();
        private String cursor = "";
        private int count;
        private long bytes;

        private final UUID user;

        private Device(Server server, String token, UUID user) {
            this.server = server;
            this.token = token;
            this.user = user;
        }

        static Device of(Server server, String token, UUID user) throws IOException {
            var device = new Device(server, token, user);
            try (var connection = server.connect()) {
                var registration = Map.of("id", device.id, "name", "Bench", "profile", "field");
                Server.expect(connection.send(device.request("POST", "/sync/devices", Json.write(registration))), 201);
            }
            return device;
        }

        byte[] request(String method, String path, @Nullable String json) {
            return HttpConnection.request(
                    method,
                    "/api/v1" + path,
                    json,
                    "Authorization",
                    "Bearer " + token,
                    "Grato-Device",
                    id,
                    "Accept-Encoding",
                    "gzip");
        }

        /// Everything from the beginning, page by page.
        void load() throws IOException {
            tags.clear();
            own.clear();
            count = 0;
            bytes = 0;
            try (var connection = server.connect()) {
                var schema = Json.readObject(text(connection.send(request("GET", "/sync/schema", null))));
                var wish = Json.write(Map.of("schema", Objects.requireNonNull(schema.get("schema"))));
                var beginning = Json.readObject(text(connection.send(request("POST", "/sync/bootstrap", wish))));
                cursor = String.valueOf(beginning.get("cursor"));
                for (var first : Objects.requireNonNull(Json.asList(beginning.get("pages")))) {
                    var page = Objects.requireNonNull(Json.asObject(first));
                    boolean isPeople = PEOPLE.equals(page.get("object"));
                    var next = page.get("page");
                    while (next != null) {
                        var body = Json.write(Map.of("page", next));
                        var lines = text(connection.send(request("POST", "/sync/page", body)))
                                .split("\n", -1);
                        next = null;
                        for (var line : lines) {
                            if (!line.isEmpty()) {
                                var row = Json.readObject(line);
                                if (row.containsKey("next")) {
                                    next = row.get("next");
                                } else {
                                    count++;
                                    if (isPeople) {
                                        var record = String.valueOf(row.get("id"));
                                        tags.put(record, String.valueOf(row.get("tag")));
                                        if (line.contains("\"owner\":\"" + user + "\"")) {
                                            own.add(record);
                                        }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }

        private String text(HttpConnection.Answer answer) throws IOException {
            Server.expect(answer, 200);
            bytes += answer.body().length;
            boolean isPacked =
                    answer.headers().toLowerCase(java.util.Locale.ROOT).contains("content-encoding: gzip");
            if (!isPacked) {
                return answer.text();
            }
            try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
                return new String(unpacked.readAllBytes(), StandardCharsets.UTF_8);
            }
        }

        /// Edits as devices do it.
        void change(HttpConnection connection, String person, String jobTitle) throws IOException {
            var mutation = new LinkedHashMap<String, @Nullable Object>();
            mutation.put("id", UUID.randomUUID().toString());
            mutation.put("clientSeq", System.nanoTime() / 1_000);
            mutation.put("object", PEOPLE);
            mutation.put("recordId", person);
            mutation.put("op", "update");
            mutation.put("patch", Map.of("jobTitle", Map.of("value", jobTitle, "base", "before " + jobTitle)));
            mutation.put("dependsOn", List.of());
            mutation.put("at", "2026-01-01T00:00:00Z");
            var answer = text(
                    connection.send(request("POST", "/sync/push", Json.write(Map.of("mutations", List.of(mutation))))));
            if (!answer.contains("\"applied\"") && !answer.contains("\"merged\"")) {
                throw new BenchException("an edit was not carried out: " + answer);
            }
        }

        String pull(HttpConnection connection) throws IOException {
            var text = text(connection.send(request("POST", "/sync/pull", Json.write(Map.of("cursor", cursor)))));
            var answer = Json.readObject(text);
            if (answer.get("cursor") == null) {
                throw new BenchException("nothing to go on from: " + text);
            }
            cursor = String.valueOf(answer.get("cursor"));
            return text;
        }

        Map<String, Object> sums() {
            int buckets = 1 << BITS;
            var counts = new int[buckets];
            var xor = new long[buckets];
            tags.forEach((record, tag) -> {
                int bucket = Integer.parseInt(record.substring(34), 16) & (buckets - 1);
                counts[bucket]++;
                xor[bucket] ^= Long.parseUnsignedLong(tag, 16);
            });
            var sums = new ArrayList<String>();
            var numbers = new ArrayList<Integer>();
            for (int i = 0; i < buckets; i++) {
                sums.add("%016x".formatted(xor[i]));
                numbers.add(counts[i]);
            }
            return Map.of("object", PEOPLE, "bits", BITS, "counts", numbers, "xor", sums);
        }
    }
}
