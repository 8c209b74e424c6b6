package dev.grato.app.commands;

import dev.grato.app.commands.Commands.Misuse;
import dev.grato.platform.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Imports a file through the API of a running server.
final class ImportCommand {

    static final String HELP = """
            Usage: ./grato import FILE [--object people] [--map FILE] [--key email] [--mode create|update|both]
                                       [--duplicates create|skip|update] [--dry-run]
                                       [--url http://localhost:8080] [--rejects FILE]
              --object   what the rows are: people, companies, deals …; else it is found out
              --map      a JSON file with the plan of the file, as in docs/specs/import.md
              --key      the field by which rows find their records
              --duplicates  what becomes of new rows that are likely there already, by name, telephone and the like
              --dry-run  says exactly what would happen, and changes nothing
              --rejects  where refused rows are written, with their reasons
            The token of a user who may import is in GRATO_TOKEN; the address may be in GRATO_URL.""";

    private static final List<String> VALUED =
            List.of("--object", "--map", "--key", "--mode", "--duplicates", "--url", "--rejects");
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Map<String, String> values = new HashMap<>();
    private final Terminal terminal;
    private final Map<String, String> environment;
    private final HttpClient http = HttpClient.newHttpClient();
    private boolean isDry;
    private @Nullable Path file;

    ImportCommand(List<String> words, Map<String, String> environment, Terminal terminal) {
        this.terminal = terminal;
        this.environment = environment;
        for (var i = words.iterator(); i.hasNext(); ) {
            var word = i.next();
            int equals = word.indexOf('=');
            var name = equals < 0 ? word : word.substring(0, equals);
            if (word.equals("--dry-run")) {
                isDry = true;
            } else if (VALUED.contains(name)) {
                if (equals < 0 && !i.hasNext()) {
                    throw new Misuse(name + " needs a value");
                }
                values.put(name, equals < 0 ? i.next() : word.substring(equals + 1));
            } else if (word.startsWith("-") || file != null) {
                throw new Misuse("unknown option: " + word);
            } else {
                file = Path.of(word);
            }
        }
    }

    /// @return whether all rows were taken
    boolean run() throws IOException, InterruptedException {
        var from = file;
        if (from == null) {
            throw new Misuse("name the file to import");
        }
        var name = URLEncoder.encode(String.valueOf(from.getFileName()), StandardCharsets.UTF_8);
        var view = send("POST", "/imports?name=" + name, BodyPublishers.ofFile(from), "application/octet-stream");
        var id = String.valueOf(view.get("id"));
        var plan = plan();
        if (!plan.isEmpty()) {
            send("PATCH", "/imports/" + id, json(Map.of("plan", Map.of("files", List.of(plan)))), "application/json");
        }
        var step = isDry ? "dry-run" : "start";
        view = send("POST", "/imports/" + id + "/" + step, BodyPublishers.noBody(), "application/json");
        var key = isDry ? "dryRun" : "run";
        var figures = figures(view, key);
        while ("running".equals(figures.get("state"))) {
            terminal.at(
                    figures.get("done") + " of " + figures.get("total") + " rows, " + figures.get("perSecond") + "/s",
                    0);
            Thread.sleep(PAUSE);
            figures = figures(send("GET", "/imports/" + id, BodyPublishers.noBody(), "application/json"), key);
        }
        report(figures);
        leftOut(view);
        rejects(id);
        return String.valueOf(figures.get("rejected")).equals("0") && "done".equals(figures.get("state"));
    }

    /// What the options and the file of the plan say.
    private Map<String, @Nullable Object> plan() throws IOException {
        var plan = new LinkedHashMap<String, @Nullable Object>();
        var map = values.get("--map");
        if (map != null) {
            var read = Json.readObject(Files.readString(Path.of(map)));
            var files = Json.asList(read.get("files"));
            var first = files == null || files.isEmpty() ? read : Json.asObject(files.getFirst());
            plan.putAll(first == null ? Map.of() : first);
        }
        var object = values.get("--object");
        if (object != null) {
            plan.put("object", singular(object));
        }
        var keyed = values.get("--key");
        if (keyed != null) {
            plan.put("key", keyed.equals("email") && !"user".equals(plan.get("object")) ? "emails" : keyed);
        }
        var mode = values.get("--mode");
        if (mode != null) {
            plan.put("mode", mode);
        }
        var duplicates = values.get("--duplicates");
        if (duplicates != null) {
            plan.put("duplicates", duplicates);
        }
        return plan;
    }

    /// Objects may be named as in addresses: `people`, `sales-orders`.
    private static String singular(String object) {
        return switch (object) {
            case "people" -> "person";
            case "companies" -> "company";
            case "categories" -> "category";
            default -> object.endsWith("s") ? object.substring(0, object.length() - 1) : object;
        };
    }

    private void report(Map<String, @Nullable Object> figures) {
        terminal.say((isDry ? "Dry run, nothing was changed: " : "Imported: ")
                + figures.get("total") + " rows = " + figures.get("created") + " created + " + figures.get("updated")
                + " updated + " + figures.get("skipped") + " skipped + " + figures.get("rejected") + " rejected ("
                + figures.get("state") + ", " + figures.get("perSecond") + " rows/s)");
        if (!String.valueOf(figures.get("duplicates")).equals("0")) {
            terminal.say("  " + figures.get("duplicates") + " new rows are likely there already; see --duplicates");
        }
        var reasons = Json.asList(figures.get("reasons"));
        if (reasons != null) {
            reasons.stream().map(Json::asObject).limit(10).forEach(reason -> {
                if (reason != null) {
                    terminal.say(
                            "  " + reason.get("count") + " × " + reason.get("field") + ": " + reason.get("message"));
                }
            });
        }
    }

    /// Names what the file has and no field takes.
    private void leftOut(Map<String, @Nullable Object> view) {
        var columns = Json.asList(view.get("leftOutColumns"));
        if (columns != null) {
            columns.stream().map(Json::asObject).forEach(column -> {
                if (column != null && !String.valueOf(column.get("filled")).equals("0")) {
                    terminal.say("  left out: column \"" + column.get("name") + "\", filled in " + column.get("filled")
                            + " rows");
                }
            });
        }
    }

    private void rejects(String id) throws IOException, InterruptedException {
        var into = values.get("--rejects");
        if (into != null) {
            var answer = http.send(
                    request("GET", "/imports/" + id + "/rejects").build(), BodyHandlers.ofFile(Path.of(into)));
            terminal.say("Refused rows are in " + answer.body());
        }
    }

    private static Map<String, @Nullable Object> figures(Map<String, @Nullable Object> view, String key) {
        var figures = Json.asObject(view.get(key));
        return figures == null ? Map.of() : figures;
    }

    private static HttpRequest.BodyPublisher json(Map<String, ? extends @Nullable Object> body) {
        return BodyPublishers.ofString(Json.write(body));
    }

    private HttpRequest.Builder request(String method, String path) {
        var url = values.getOrDefault("--url", environment.getOrDefault("GRATO_URL", "http://localhost:8080"));
        var token = environment.get("GRATO_TOKEN");
        if (token == null || token.isBlank()) {
            throw new Misuse("the token of a user who may import is needed in GRATO_TOKEN");
        }
        return HttpRequest.newBuilder(URI.create(url.replaceFirst("/+$", "") + "/api/v1" + path))
                .method(method, BodyPublishers.noBody())
                .header("Authorization", "Bearer " + token);
    }

    private Map<String, @Nullable Object> send(String method, String path, HttpRequest.BodyPublisher body, String type)
            throws IOException, InterruptedException {
        var request = request(method, path).method(method, body).header("Content-Type", type);
        var answer = http.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() >= 400) {
            throw new Refused(answer.body());
        }
        return Json.readObject(answer.body());
    }

    /// The server has said no; its words.
    static final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Refused(String problem) {
            super(words(problem));
        }

        private static String words(String problem) {
            try {
                var json = Json.readObject(problem);
                var text = new StringBuilder(String.valueOf(json.get("detail")));
                var errors = Json.asList(json.get("errors"));
                if (errors != null) {
                    errors.stream().map(Json::asObject).forEach(error -> {
                        if (error != null) {
                            text.append("\n  ")
                                    .append(error.get("path"))
                                    .append(": ")
                                    .append(error.get("message"));
                        }
                    });
                }
                return text.toString();
            } catch (RuntimeException noProblem) {
                return problem.length() > 500 ? problem.substring(0, 500) : problem;
            }
        }
    }
}
