package dev.grato.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grato.Patience;
import dev.grato.platform.Json;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Kills the application in the middle of a mass edit and of its undo: the next one goes on, and every record is
/// edited, and taken back, exactly once.
class BatchCrashTest {

    private static final int RECORDS = 4_000;

    private String token;

    @Test
    void editsAndTakesBackEachRecordOnce() throws Exception {
        try (var installation = new Installation()) {
            installation.start();
            installation.awaitReady();
            token = CrashTest.token(installation);
            create(installation);
            var bulk = post(
                    installation,
                    "/companies/bulk",
                    Map.of("filter", Map.of("and", List.of()), "update", Map.of("employees", 2)));
            var batch = killInTheMiddle(installation, bulk);
            assertThat(batch).containsEntry("changed", RECORDS).containsEntry("failed", 0);
            check(installation, 2, 2);

            var undo = post(installation, "/batches/" + batch.get("id") + "/undo", null);
            assertThat(undo).containsEntry("state", "running");
            var undone = killInTheMiddle(installation, undo);
            assertThat(undone).containsEntry("changed", RECORDS).containsEntry("failed", 0);
            check(installation, 1, 3);
        }
    }

    private void create(Installation installation) throws IOException, InterruptedException {
        var rows = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < RECORDS; i++) {
            rows.add(Map.of("name", "Crash " + i, "employees", 1));
        }
        post(installation, "/companies/batch", Map.of("create", rows));
    }

    private Map<String, Object> killInTheMiddle(Installation installation, Map<String, Object> begun)
            throws IOException, InterruptedException {
        var path = "/batches/" + begun.get("batchId");
        assertThat(begun).containsEntry("state", "running");
        Patience.until(() -> done(get(installation, path)), done -> done > 0);
        installation.killApplication();
        installation.start();
        installation.awaitReady();
        var batch = get(installation, path);
        System.out.printf("batch crash test: killed after %s of %d%n", batch.get("done"), RECORDS);
        batch = Patience.until(() -> get(installation, path), one -> !"running".equals(one.get("state")));
        assertThat(batch).as(installation.tail()).containsEntry("state", "done").containsEntry("done", RECORDS);
        return batch;
    }

    private static long done(Map<String, Object> batch) {
        return ((Number) batch.get("done")).longValue();
    }

    private Map<String, Object> get(Installation installation, String path) throws IOException, InterruptedException {
        return json(installation.send("GET", "/api/v1" + path, null, "Authorization", "Bearer " + token));
    }

    private Map<String, Object> post(Installation installation, String path, Object body)
            throws IOException, InterruptedException {
        return json(installation.send(
                "POST", "/api/v1" + path, body == null ? null : Json.write(body), "Authorization", "Bearer " + token));
    }

    private static Map<String, Object> json(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
        return Json.readObject(answer.body());
    }

    /// Every record has this value and was written so often, by the row and by the log.
    private static void check(Installation installation, int employees, int version) throws IOException, SQLException {
        try (var connection = installation.connect();
                var statement = connection.createStatement()) {
            String schema;
            try (var rows = statement.executeQuery("select schema_name from control.workspace where slug = 'main'")) {
                rows.next();
                schema = rows.getString(1);
            }
            try (var rows = statement.executeQuery("select count(*) from " + schema + ".company c where name like"
                    + " 'Crash %' and employees = " + employees + " and version = " + version
                    + " and (select count(*) from " + schema + ".change_log l where l.record_id = c.id) = "
                    + version)) {
                rows.next();
                assertThat(rows.getLong(1)).isEqualTo(RECORDS);
            }
        }
    }
}
