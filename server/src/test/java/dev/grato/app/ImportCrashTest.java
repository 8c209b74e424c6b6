package dev.grato.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grato.Patience;
import dev.grato.platform.Json;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Kills the application in the middle of an import: the next one goes on, and every row is there once.
class ImportCrashTest {

    private static final int ROWS = 3_000;

    private String token;

    @Test
    void goesOnAfterACrashWithoutDoublingARow() throws Exception {
        try (var installation = new Installation()) {
            installation.start();
            installation.awaitReady();
            token = CrashTest.token(installation);
            var text = new StringBuilder("External id,First name,Last name,Email,Company\n");
            for (int i = 0; i < ROWS; i++) {
                text.append("k%d,Ada,Rossi %d,p%d@example.com,Company %d%n".formatted(i, i, i, i / 10));
            }
            var id = post(installation, "/imports?name=people.csv", text.toString())
                    .get("id");
            post(installation, "/imports/" + id + "/start", null);
            long before = Patience.until(() -> done(run(installation, id)), done -> done > 0);
            installation.killApplication();
            assertThat(before).as("killed too late").isLessThan(ROWS);
            installation.start();
            installation.awaitReady();

            var run = Patience.until(() -> run(installation, id), figures -> !"running".equals(figures.get("state")));

            assertThat(run)
                    .as(installation.tail())
                    .containsEntry("state", "done")
                    .containsEntry("created", ROWS)
                    .containsEntry("rejected", 0)
                    .containsEntry("made", Map.of("company", ROWS / 10, "affiliation", ROWS));
            for (var count : Map.of("people", ROWS, "companies", ROWS / 10, "affiliations", ROWS)
                    .entrySet()) {
                assertThat(get(installation, "/" + count.getKey() + "?limit=1&count=exact"))
                        .containsEntry("count", count.getValue());
            }
        }
    }

    private static long done(Map<String, Object> figures) {
        return ((Number) Objects.requireNonNull(figures.get("done"))).longValue();
    }

    private Map<String, Object> run(Installation installation, Object id) throws IOException, InterruptedException {
        return Objects.requireNonNull(
                Json.asObject(get(installation, "/imports/" + id).get("run")));
    }

    private Map<String, Object> get(Installation installation, String path) throws IOException, InterruptedException {
        return json(installation.send("GET", "/api/v1" + path, null, "Authorization", "Bearer " + token));
    }

    private Map<String, Object> post(Installation installation, String path, String body)
            throws IOException, InterruptedException {
        return json(installation.send("POST", "/api/v1" + path, body, "Authorization", "Bearer " + token));
    }

    private static Map<String, Object> json(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
        return Json.readObject(answer.body());
    }
}
