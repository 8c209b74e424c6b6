package dev.grato.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grato.Staff;
import dev.grato.Staff.Member;
import dev.grato.TestServer;
import dev.grato.TestServer.Answer;
import dev.grato.TestServer.World;
import dev.grato.model.Models;
import dev.grato.model.ObjectType;
import dev.grato.platform.Database;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The boundary of "no watcher": nothing can be listed, sorted, grouped, filtered or counted by what another user
/// edited, by their sign-ins or by their use; not even by an administrator.
class NoWatcherTest {

    /// Names under which somebody would look for it.
    private static final List<String> WATCHING = List.of(
            "createdBy",
            "updatedBy",
            "deletedBy",
            "actor",
            "author",
            "lastEditedBy",
            "createdBy.name",
            "owner.lastSeenAt",
            "owner.updatedBy",
            "owner.lastSignInAt");

    private static World world;
    private static Member olga;

    @BeforeAll
    static void begin() {
        world = TestServer.running().world();
        var staff = new Staff(world);
        var all = Map.of("readScope", "all", "createScope", "all", "writeScope", "all", "deleteScope", "all");
        olga = staff.hire("Olga", staff.role("Everything", all), staff.team("North", null));
    }

    @AfterAll
    static void end() {
        world.drop();
    }

    private static Collection<ObjectType> objects() {
        return world.server().bean(Models.class).current(world.workspace()).objects();
    }

    private static void isRefused(Answer answer, String what) {
        assertThat(answer.status()).as("%s: %s", what, answer.response().body()).isEqualTo(400);
    }

    @Test
    void refusesToFilterSortGroupOrCountByAuthors() {
        for (var object : objects()) {
            for (var field : WATCHING) {
                var what = object.address() + " by " + field;
                var root = "/" + object.address();
                var filter = Map.of("field", field, "op", "isNotEmpty");
                isRefused(world.post(root + "/query", Map.of("filter", filter)), what);
                isRefused(world.post(root + "/query", Map.of("sort", List.of("-" + field))), what);
                isRefused(world.post(root + "/query", Map.of("fields", List.of(field))), what);
                isRefused(world.post(root + "/aggregate", Map.of("groupBy", List.of(field))), what);
                isRefused(
                        world.post(
                                root + "/aggregate",
                                Map.of("measures", List.of(Map.of("op", "countDistinct", "field", field)))),
                        what);
                isRefused(world.get("/trash?object=" + object.address() + "&sort=" + field), what);
                isRefused(world.get("/trash?object=" + object.address() + "&" + field + "=x"), what);
            }
        }
    }

    @Test
    void refusesItInWhatIsKeptAndRunLater() {
        var filter = Map.of("field", "updatedBy", "op", "isNotEmpty");
        isRefused(world.post("/deals/bulk?preview=true", Map.of("filter", filter, "delete", true)), "bulk");
        isRefused(
                world.post(
                        "/webhooks",
                        Map.of(
                                "name",
                                "W",
                                "url",
                                "https://example.com/",
                                "objects",
                                List.of("deals"),
                                "filter",
                                filter)),
                "webhook");
        for (var part : List.of("sort", "columns")) {
            var view = Map.of(
                    "object", "deals", "name", "V", "scope", "user", "kind", "table", part, List.of("updatedBy"));
            isRefused(world.post("/views", view), "view by " + part);
        }
    }

    @Test
    void showsNoAuthorsInListsAndFeeds() {
        var from = String.valueOf(world.get("/changes").json().get("cursor"));
        var deal = olga.send("POST", "/deals", Map.of("name", "Watched"));
        assertThat(deal.status()).isEqualTo(201);
        var edits = List.of(Map.of("id", deal.json().get("id"), "nextStep", "Call"));
        assertThat(olga.send("POST", "/deals/batch", Map.of("update", edits)).status())
                .isEqualTo(200);
        var after = URLEncoder.encode(from, StandardCharsets.UTF_8);

        // the owner is a fact of the deal; everything else that could name her must not
        for (var path : List.of(
                "/deals?name=Watched&fields=name,nextStep,createdAt,updatedAt",
                "/changes?after=" + after + "&wait=5",
                "/batches")) {
            assertThat(world.get(path).response().body())
                    .as(path)
                    .doesNotContain("\"createdBy\"")
                    .doesNotContain("\"updatedBy\"")
                    .doesNotContain("\"actor\"");
        }
        assertThat(world.get("/batches").response().body()).doesNotContain("deal");
        assertThat(world.get("/deals?name=Watched").response().body()).doesNotContain("\"updatedBy\"");
    }

    @Test
    void takesNoParameterThatNamesAPerson() {
        var taken = new TreeSet<String>();
        ((Map<?, ?>) world.get("/openapi.json").json().get("paths"))
                .forEach((path, verbs) -> ((Map<?, ?>) verbs).values().forEach(operation -> {
                    if (((Map<?, ?>) operation).get("parameters") instanceof List<?> parameters) {
                        parameters.forEach(parameter -> taken.add(String.valueOf(((Map<?, ?>) parameter).get("name"))));
                    }
                }));

        assertThat(taken)
                .isNotEmpty()
                .doesNotContain("actor", "author", "user", "by", "createdBy", "updatedBy", "person", "concerned");
    }

    @Test
    void keepsNowhereWhenSomebodyWasLastThere() {
        var found = world.server()
                .bean(Database.class)
                .read(sql -> sql.fetch(
                                "select table_name || '.' || column_name from information_schema.columns"
                                        + " where table_schema in ('control', {0})"
                                        + " and column_name ~ '(^last_|_last_|seen|used_at|sign_in|login|active_at|accessed)'",
                                world.workspace().schema())
                        .getValues(0, String.class));
        var allowed = new HashSet<>(Set.of(
                // of jobs and consumers, not of people
                "scheduled_tasks.last_success",
                "scheduled_tasks.last_failure",
                "scheduled_tasks.last_heartbeat",
                "consumer_position.last_error",
                "batch_job.is_last_lap"));
        var left = new ArrayList<>(found);
        left.removeAll(allowed);

        assertThat(left).isEmpty();
    }
}
