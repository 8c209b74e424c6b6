package dev.grato.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grato.Patience;
import dev.grato.TestServer;
import dev.grato.TestServer.World;
import dev.grato.platform.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Imports through the API, in a workspace of a test's own.
final class ImportWorld {

    private final TestServer server = TestServer.running();
    final World world = server.world();
    private final HttpClient http = HttpClient.newHttpClient();

    /// A file of an import.
    record File(String name, byte[] content) {

        static File of(String name, String text) {
            return new File(name, text.getBytes(StandardCharsets.UTF_8));
        }
    }

    Map<String, Object> upload(String name, String text) {
        return upload(new File(name, text.getBytes(StandardCharsets.UTF_8)));
    }

    Map<String, Object> upload(File file) {
        var answer = send(
                "POST",
                "/imports?name=" + java.net.URLEncoder.encode(file.name(), StandardCharsets.UTF_8),
                file.content());
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
        return answer.json();
    }

    TestServer.Answer send(String method, String path, byte[] body) {
        return send(method, path, body, "application/octet-stream");
    }

    private TestServer.Answer send(String method, String path, byte[] body, String type) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + "/api/v1" + path))
                .method(method, HttpRequest.BodyPublishers.ofByteArray(body))
                .header("Authorization", "Bearer " + world.token())
                .header("Content-Type", type)
                .build();
        try {
            var response = http.send(request, HttpResponse.BodyHandlers.ofString());
            return new TestServer.Answer(response.statusCode(), response);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    Map<String, Object> uploadSet(List<File> files) {
        var boundary = "importboundary";
        var body = new ByteArrayOutputStream();
        for (var file : files) {
            body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
                            + file.name() + "\"\r\nContent-Type: text/csv\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            body.writeBytes(file.content());
            body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        }
        body.writeBytes(("--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        var answer = send("POST", "/imports", body.toByteArray(), "multipart/form-data; boundary=" + boundary);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
        return answer.json();
    }

    Map<String, Object> plan(Map<String, Object> view, Map<String, Object> file) {
        var answer = world.send("PATCH", "/imports/" + view.get("id"), Map.of("plan", Map.of("files", List.of(file))));
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        return answer.json();
    }

    /// Runs it or its dry run to the end; the figures.
    Map<String, Object> carriedOut(Map<String, Object> view, String what) {
        var answer = world.send("POST", "/imports/" + view.get("id") + "/" + what, null);
        assertThat(answer.status()).as(answer.response().body()).isIn(200, 202);
        return awaited(view, what.equals("start") ? "run" : what.equals("undo") ? "undo" : "dryRun");
    }

    Map<String, Object> awaited(Map<String, Object> view, String key) {
        Patience.until(() -> {
            var now = Objects.requireNonNull(Json.asObject(read(view).get(key)));
            return !"running".equals(now.get("state"));
        });
        var figures = Objects.requireNonNull(Json.asObject(read(view).get(key)));
        if (!key.equals("undo")) {
            assertSum(figures);
        }
        return figures;
    }

    /// Rows in are created, updated, skipped or rejected.
    static void assertSum(Map<String, Object> figures) {
        assertThat(whole(figures, "created")
                        + whole(figures, "updated")
                        + whole(figures, "skipped")
                        + whole(figures, "rejected"))
                .as(figures.toString())
                .isEqualTo(whole(figures, "total"));
    }

    static long whole(Map<String, Object> figures, String name) {
        return Objects.requireNonNull(Json.asNumber(figures.get(name)), name).longValue();
    }

    /// created, updated, skipped, rejected.
    static List<Long> counts(Map<String, Object> figures) {
        return List.of(
                whole(figures, "created"),
                whole(figures, "updated"),
                whole(figures, "skipped"),
                whole(figures, "rejected"));
    }

    Map<String, Object> read(Map<String, Object> view) {
        return world.get("/imports/" + view.get("id")).json();
    }

    List<Map<String, Object>> all(String path) {
        return maps(world.get(path).json().get("items"));
    }

    /// Until whoever has this family name is known to be looked for.
    void awaitMatched(String family) {
        var values = Map.of("values", Map.of("name", Map.of("given", "Giuseppina", "family", family)));
        Patience.until(() -> !maps(world.send("POST", "/people/duplicates", values)
                        .json()
                        .get("items"))
                .isEmpty());
    }

    /// Field and part by the column's name.
    static Map<String, String> mapping(Map<String, Object> view, int file) {
        var mapping = new LinkedHashMap<String, String>();
        var columns = maps(maps(view.get("files")).get(file).get("columns"));
        var plan = maps(Objects.requireNonNull(Json.asObject(view.get("plan"))).get("files"))
                .get(file);
        var planned = maps(plan.get("columns"));
        for (int i = 0; i < columns.size(); i++) {
            var field = planned.get(i).get("field");
            var part = planned.get(i).get("part");
            mapping.put(
                    String.valueOf(columns.get(i).get("name")),
                    field == null ? "-" : part == null ? field.toString() : field + ":" + part);
        }
        return mapping;
    }

    @SuppressWarnings("unchecked")
    static List<Map<String, Object>> maps(Object json) {
        var maps = new ArrayList<Map<String, Object>>();
        Objects.requireNonNull(Json.asList(json)).forEach(each -> maps.add((Map<String, Object>) each));
        return maps;
    }
}
