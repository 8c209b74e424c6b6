package dev.grato.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grato.Patience;
import dev.grato.TestServer;
import dev.grato.TestServer.Answer;
import dev.grato.TestServer.World;
import dev.grato.access.Notice;
import dev.grato.access.Notices;
import dev.grato.exchange.internal.feeds.SourceCheck;
import dev.grato.platform.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Feeds through the API, in a workspace of a test's own with a folder of its own.
final class FeedWorld {

    static final String HEADER = "Codice;Ragione sociale;Partita IVA;Città\n";

    final ImportWorld imports = new ImportWorld();
    final World world = imports.world;
    private final Path folder = Path.of(Objects.requireNonNull(
            world.server().bean(SourceCheck.class).choices(world.workspace()).folder()));

    /// Companies by their key, as an ERP in Italy writes them.
    static String companies(String... rows) {
        return HEADER + String.join("", rows);
    }

    /// An import of companies that has run, with the file an ERP might have given.
    Map<String, Object> imported(String content) {
        var view = imports.upload("clienti.csv", content);
        view = imports.plan(
                view,
                Map.of(
                        "object",
                        "company",
                        "mode",
                        "both",
                        "key",
                        "externalId",
                        "columns",
                        List.of(
                                Map.of("column", 0, "field", "externalId"),
                                Map.of("column", 1, "field", "name"),
                                Map.of("column", 2, "field", "taxId"),
                                Map.of("column", 3, "field", "address", "part", "city"))));
        imports.carriedOut(view, "start");
        return view;
    }

    Map<String, Object> wish(Map<String, Object> view) {
        var wish = new HashMap<String, Object>();
        wish.put("name", "Odoo");
        wish.put("import", view.get("id"));
        wish.put("source", Map.of("kind", "folder", "path", "odoo", "files", "*.csv"));
        wish.put("schedule", Map.of("everyMinutes", 60));
        // so that it runs when a test says so
        wish.put("isActive", false);
        return wish;
    }

    String feed(Map<String, Object> wish) {
        var answer = world.post("/feeds", wish);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
        return String.valueOf(answer.json().get("id"));
    }

    void put(String name, String content) {
        put(name, content.getBytes(StandardCharsets.UTF_8));
    }

    void put(String name, byte[] content) {
        try {
            var file = folder.resolve("odoo").resolve(name);
            Files.createDirectories(file.getParent());
            Files.write(file, content);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    Path folder() {
        return folder;
    }

    /// Asks for a run and waits for its end.
    Map<String, Object> run(String feed) {
        return run(feed, Map.of());
    }

    Map<String, Object> run(String feed, Map<String, Object> how) {
        var before = runs(feed).size();
        assertThat(world.post("/feeds/" + feed + "/run", how).status()).isEqualTo(202);
        Patience.until(
                () -> runs(feed), now -> now.size() > before && now.getFirst().get("finishedAt") != null);
        return runs(feed).getFirst();
    }

    void resume(String feed) {
        assertThat(world.send("PATCH", "/feeds/" + feed, Map.of("isActive", true))
                        .status())
                .isEqualTo(200);
        var soon = Instant.now().plusSeconds(60);
        Patience.until(
                () -> Instant.parse(String.valueOf(read(feed).get("nextAt"))).isAfter(soon));
    }

    List<Map<String, Object>> runs(String feed) {
        return ImportWorld.maps(world.get("/feeds/" + feed + "/runs").json().get("items"));
    }

    Map<String, Object> read(String feed) {
        return world.get("/feeds/" + feed).json();
    }

    List<Map<String, Object>> companies() {
        return imports.all("/companies?sort=externalId");
    }

    static List<String> names(List<Map<String, Object>> companies) {
        return companies.stream()
                .map(company -> String.valueOf(company.get("name")))
                .toList();
    }

    Answer patch(Map<String, Object> company, Map<String, Object> values) {
        return world.send("PATCH", "/companies/" + company.get("id"), values);
    }

    /// What the owner of the feeds was told.
    List<Notice> notices(String kind) {
        return server().bean(Notices.class).list(world.admin(), 50, null).stream()
                .filter(notice -> notice.kind().equals(kind))
                .toList();
    }

    static long figure(Map<String, Object> run, String name) {
        return ImportWorld.whole(Objects.requireNonNull(Json.asObject(run.get("figures"))), name);
    }

    TestServer server() {
        return world.server();
    }
}
