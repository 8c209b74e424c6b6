package dev.grato.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grato.Patience;
import dev.grato.Staff;
import dev.grato.Staff.Member;
import dev.grato.TestServer;
import dev.grato.TestServer.World;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class EventsTest {

    private static World world;
    private static Staff staff;
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @BeforeAll
    static void open() {
        world = TestServer.running().world();
        staff = new Staff(world);
    }

    @AfterAll
    static void close() {
        world.drop();
    }

    /// An open line, and what has come by it.
    private static final class Line implements AutoCloseable {

        final List<String> lines = new CopyOnWriteArrayList<>();
        final HttpResponse<InputStream> response;
        volatile boolean isOver;

        Line(int port, Member user, String device) throws IOException, InterruptedException {
            var request = HttpRequest.newBuilder(
                            URI.create("http://localhost:" + port + "/api/v1/sync/events?device=" + device))
                    .header("Cookie", user.cookie())
                    .build();
            response = HTTP.send(request, HttpResponse.BodyHandlers.ofInputStream());
            Thread.startVirtualThread(() -> {
                try (var reader = new BufferedReader(new InputStreamReader(response.body()))) {
                    reader.lines().forEach(lines::add);
                } catch (IOException | UncheckedIOException ended) {
                    // the line was closed
                } finally {
                    isOver = true;
                }
            });
        }

        long pokes() {
            return lines.stream().filter(line -> line.equals("event:poke")).count();
        }

        @Override
        public void close() {
            try {
                response.body().close();
            } catch (IOException alreadyClosed) {
                // so be it
            }
        }
    }

    private static Line line(Member user, TestDevice device) throws IOException, InterruptedException {
        return new Line(world.server().port(), user, device.id.toString());
    }

    @Test
    void pokesAtOnceAndWhenSomethingIsWritten() throws Exception {
        var ann = staff.hire("Ann", "administrator");
        try (var line = line(ann, new TestDevice(ann))) {
            assertThat(line.response.headers().firstValue("Content-Type").orElse(""))
                    .startsWith("text/event-stream");
            assertThat(line.response.headers().firstValue("X-Content-Type-Options"))
                    .isPresent();
            Patience.until(() -> line.pokes() >= 1);
            long before = line.pokes();

            staff.create("company", Map.of("name", "New"));

            Patience.until(() -> line.pokes() > before);
            assertThat(String.join("\n", line.lines)).contains("\"scope\":\"").contains("\"head\":\"");
        }
    }

    @Test
    void pokesWhenTheModelOrAViewHasChanged() throws Exception {
        var ann = staff.hire("Ann", "administrator");
        try (var line = line(ann, new TestDevice(ann))) {
            Patience.until(() -> line.pokes() >= 1);
            var before = heads(line);

            var field = Map.of("name", "nick", "type", "text", "label", Map.of("en", "Nickname"));
            assertThat(world.post("/model/objects/people/fields", field).status())
                    .isEqualTo(201);
            Patience.until(() -> heads(line).size() > before.size());

            var then = heads(line);
            assertThat(ann.post("/views", Map.of("object", "people", "name", "All"))
                            .status())
                    .isEqualTo(201);
            Patience.until(() -> heads(line).size() > then.size());
        }
    }

    private static Set<String> heads(Line line) {
        var heads = new HashSet<String>();
        line.lines.stream()
                .filter(each -> each.startsWith("data:"))
                .forEach(each -> heads.add(each.replaceAll(".*\"head\":\"([^\"]*)\".*", "$1")));
        return heads;
    }

    @Test
    void pokesWhenSomethingIsSharedWhichTheLogDoesNotTell() throws Exception {
        var ann = staff.hire("Ann", "administrator");
        var company = staff.create("company", Map.of("name", "Shared"));
        try (var line = line(ann, new TestDevice(ann))) {
            Patience.until(() -> line.pokes() >= 1);
            var scopes = scopes(line);

            var share = Map.of("user", ann.user().toString(), "level", "read");
            assertThat(world.post("/companies/" + company + "/shares", share).status())
                    .isEqualTo(201);

            Patience.until(() -> scopes(line).size() > scopes.size());
        }
    }

    private static Set<String> scopes(Line line) {
        var scopes = new HashSet<String>();
        line.lines.stream()
                .filter(each -> each.startsWith("data:"))
                .forEach(each -> scopes.add(each.replaceAll(".*\"scope\":\"([0-9a-f]+)\".*", "$1")));
        return scopes;
    }

    @Test
    void endsWithTheSessionAndWithTheDeviceOnceItIsToldToAsk() throws Exception {
        var ann = staff.hire("Ann", "administrator");
        var device = new TestDevice(ann);
        try (var line = line(ann, device)) {
            Patience.until(() -> line.pokes() >= 1);
            long before = line.pokes();
            assertThat(ann.send("DELETE", "/sync/devices/" + device.id, null).status())
                    .isEqualTo(204);
            Patience.until(() -> line.isOver);
            assertThat(line.pokes()).isGreaterThan(before);
        }
        var other = new TestDevice(ann);
        try (var line = line(ann, other)) {
            Patience.until(() -> line.pokes() >= 1);
            var out = world.server()
                    .send(
                            "DELETE",
                            "/api/v1/session",
                            (String) null,
                            "Cookie",
                            ann.cookie(),
                            "X-CSRF-Token",
                            ann.csrf());
            assertThat(out.status()).isEqualTo(204);
            Patience.until(() -> line.isOver);
        }
    }

    @Test
    void keepsTenLinesOfOneUser() throws Exception {
        var ann = staff.hire("Ann", "administrator");
        var device = new TestDevice(ann);
        var lines = new ArrayList<Line>();
        for (int i = 0; i < 11; i++) {
            lines.add(line(ann, device));
        }

        Patience.until(() -> lines.getFirst().isOver);
        assertThat(lines.getLast().isOver).isFalse();
        lines.forEach(Line::close);
    }

    @Test
    void endsWhenTheServerStops() throws Exception {
        var node = TestServer.node();
        var ann = staff.hire("Ann", "administrator");
        var device = new TestDevice(ann);
        try (var line = new Line(node.port(), ann, device.id.toString())) {
            Patience.until(() -> line.pokes() >= 1);
            node.close();
            Patience.until(() -> line.isOver);
        }
    }
}
