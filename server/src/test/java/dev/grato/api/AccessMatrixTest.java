package dev.grato.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grato.TestServer;
import dev.grato.TestServer.Answer;
import dev.grato.TestServer.World;
import dev.grato.model.Models;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Every operation of the OpenAPI document as everybody who might call it, against the table in
/// `access/matrix.txt`; an operation without its row fails the build.
class AccessMatrixTest {

    private static World world;
    private static World elsewhere;
    private static MatrixCallers callers;
    private static List<Row> rows;
    /// The operations that tokens cannot ask.
    private static final TreeSet<String> SESSIONS = new TreeSet<>();
    private static final TreeSet<String> DESCRIBED = new TreeSet<>();

    /// @param operation as the document has it, records' addresses as `{object}`
    /// @param path what is sent, with fixtures in braces
    /// @param body what is sent, absent for none
    /// @param expected one word for each caller
    private record Row(String operation, String path, String body, List<String> expected) {}

    @BeforeAll
    static void begin() throws IOException {
        world = TestServer.running().world();
        elsewhere = TestServer.running().world();
        callers = new MatrixCallers(world, elsewhere);
        rows = rows();
        describe();
    }

    @AfterAll
    static void end() {
        world.drop();
        elsewhere.drop();
    }

    private static List<Row> rows() throws IOException {
        try (InputStream stream =
                Objects.requireNonNull(AccessMatrixTest.class.getResourceAsStream("/access/matrix.txt"))) {
            var text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(AccessMatrixTest::row)
                    .toList();
        }
    }

    private static Row row(String line) {
        var cells = line.split("\\|", -1);
        assertThat(cells).as(line).hasSize(4);
        var expected = List.of(cells[3].strip().split(" +"));
        assertThat(expected).as(line).hasSize(MatrixCallers.NAMES.size());
        var body = cells[2].strip();
        return new Row(cells[0].strip(), cells[1].strip(), body.isEmpty() ? null : body, expected);
    }

    private static void describe() {
        var addresses = new TreeSet<String>();
        world.server()
                .bean(Models.class)
                .current(world.workspace())
                .objects()
                .forEach(object -> addresses.add(object.address()));
        ((Map<?, ?>) world.get("/openapi.json").json().get("paths")).forEach((path, verbs) -> {
            for (var verb : ((Map<?, ?>) verbs).entrySet()) {
                var operation = String.valueOf(verb.getKey()).toUpperCase(Locale.ROOT) + " "
                        + general(String.valueOf(path), addresses);
                DESCRIBED.add(operation);
                var security = ((Map<?, ?>) verb.getValue()).get("security");
                if (security instanceof List<?> ways
                        && ways.size() == 1
                        && ((Map<?, ?>) ways.getFirst()).containsKey("session")) {
                    SESSIONS.add(operation);
                }
            }
        });
    }

    @Test
    void hasARowForEachOperationAndNoOther() {
        assertThat(rows.stream().map(Row::operation).distinct().sorted()).containsExactlyElementsOf(DESCRIBED);
    }

    private static String general(String path, TreeSet<String> addresses) {
        var steps = path.split("/", -1);
        if (path.startsWith("/api/v1/") && addresses.contains(steps[3])) {
            steps[3] = "{object}";
        }
        return String.join("/", steps).replace("/api/v1", "");
    }

    @TestFactory
    Stream<DynamicTest> answersEveryCallerAsTheTableSays() {
        return rows.stream().map(row -> DynamicTest.dynamicTest(row.operation() + " " + row.path(), () -> check(row)));
    }

    private static void check(Row row) {
        var wrong = new TreeMap<String, String>();
        for (int i = 0; i < MatrixCallers.NAMES.size(); i++) {
            var caller = MatrixCallers.NAMES.get(i);
            var expected = row.expected().get(i);
            var fixtures = new MatrixFixtures(callers);
            var verb = row.operation().substring(0, row.operation().indexOf(' '));
            var path = fixtures.address(row.path());
            var body = row.body() == null ? null : fixtures.fill(row.body());
            var before = fixtures.state();
            var answer = callers.send(caller, verb, path, body, SESSIONS.contains(row.operation()));
            var complaint = complaint(expected, answer, fixtures);
            if (complaint == null && answer.status() >= 300 && !fixtures.state().equals(before)) {
                complaint = "changed the record in spite of " + answer.status();
            }
            if (complaint != null) {
                wrong.put(caller, complaint + ": " + shortened(answer.response().body()));
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static String shortened(String body) {
        return body.length() > 300 ? body.substring(0, 300) : body;
    }

    /// What is wrong with the answer, null for nothing.
    ///
    /// `sees`: 2xx with the record's secret; `masked`: 2xx with the record and without its secret; `blind`: 2xx
    /// with nothing of the record; a number: that status, and nothing of the secret unless it is 2xx.
    private static String complaint(String expected, Answer answer, MatrixFixtures fixtures) {
        var body = answer.response().body();
        boolean hasSecret = body.contains(fixtures.secret());
        boolean hasRecord = fixtures.isNamed() && body.contains(fixtures.name());
        boolean isDone = answer.status() >= 200 && answer.status() < 300;
        return switch (expected) {
            case "sees" -> isDone && hasSecret ? null : answer.status() + ", secret " + hasSecret;
            case "masked" ->
                isDone && hasRecord && !hasSecret
                        ? null
                        : answer.status() + ", secret " + hasSecret + ", record " + hasRecord;
            case "blind" ->
                isDone && !hasRecord && !hasSecret
                        ? null
                        : answer.status() + ", secret " + hasSecret + ", record " + hasRecord;
            default ->
                answer.status() != Integer.parseInt(expected)
                        ? answer.status() + " instead of " + expected
                        : !isDone && (hasSecret || hasRecord) ? "tells what is hidden" : null;
        };
    }
}
