package dev.grato.records.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grato.TestServer;
import dev.grato.TestServer.World;
import dev.grato.model.Models;
import dev.grato.platform.Database;
import dev.grato.platform.Ids;
import dev.grato.platform.Json;
import dev.grato.records.Mutation;
import dev.grato.records.Query;
import dev.grato.records.Records;
import dev.grato.records.WriteOptions;
import dev.grato.records.spi.AccessPolicy;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The middle of a list, asked for by its place.
class PlacesTest {

    private static final int COUNT = 347;
    private static final List<String> SIZES = List.of("small", "large", "micro");
    private static World world;

    @BeforeAll
    static void fill() {
        world = TestServer.running().world();
        var edits = new ArrayList<Mutation>();
        for (int i = 0; i < COUNT; i++) {
            var values = new HashMap<String, Object>();
            values.put("name", "Company " + i % 90);
            if (i % 3 > 0) {
                values.put("legalName", "Trade " + i % 7);
                values.put("size", SIZES.get(i % SIZES.size()));
                values.put("employees", i % 11);
            }
            edits.add(Mutation.create("company", Ids.next(), values));
        }
        assertThat(TestServer.running().bean(Records.class).write(world.system(), edits, WriteOptions.single("test")))
                .allMatch(each -> each.status().isDone());
    }

    @AfterAll
    static void close() {
        world.drop();
    }

    private static Map<String, Object> ask(Map<String, Object> more) {
        var answer = world.post("/companies/query", more);
        assertThat(answer.status()).isEqualTo(200);
        return answer.json();
    }

    private static List<Object> ids(Map<String, Object> page) {
        return Objects.requireNonNull(Json.asList(page.get("items"))).stream()
                .map(each -> Objects.requireNonNull(Json.asObject(each)).get("id"))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name",
                "-name",
                "legalName",
                "-legalName",
                "id",
                "-createdAt",
                "legalName,-name",
                "size,employees"
            })
    void givesEachPlaceTheRecordThatStandsThere(String sort) {
        var keys = List.of(sort.split(","));
        var all = ids(ask(Map.of("sort", keys, "limit", 500, "count", "exact")));
        assertThat(all).hasSize(COUNT);
        for (int place : List.of(0, 1, 19, 20, 21, 115, 116, 117, 200, 230, 231, 232, 300)) {
            var page = ask(Map.of("sort", keys, "limit", 30, "place", place));
            assertThat(page).containsEntry("place", place).containsEntry("count", COUNT);
            assertThat(page).containsEntry("placeIsEstimate", false);
            assertThat(ids(page)).isEqualTo(all.subList(place, place + 30));
        }
    }

    @Test
    void goesOnFromThereByItsCursorAndGivesTheSamePageAgain() {
        var all = ids(ask(Map.of("sort", List.of("name"), "limit", 500)));
        var page = ask(Map.of("sort", List.of("name"), "limit", 30, "place", 100));
        var question = new LinkedHashMap<String, Object>(Map.of("sort", List.of("name"), "limit", 30));
        question.put("cursor", page.get("nextCursor"));
        assertThat(ids(ask(question))).isEqualTo(all.subList(130, 160));
        question.put("cursor", page.get("cursor"));
        assertThat(ids(ask(question))).isEqualTo(ids(page));
    }

    @Test
    void givesTheLastPageWhereTheListIsNotSoLong() {
        var all = ids(ask(Map.of("sort", List.of("name"), "limit", 500)));
        var page = ask(Map.of("sort", List.of("name"), "limit", 30, "place", 1_000_000_000));
        assertThat(page).containsEntry("place", COUNT - 30).containsEntry("nextCursor", null);
        assertThat(ids(page)).isEqualTo(all.subList(COUNT - 30, COUNT));
    }

    @Test
    void keepsToTheFilter() {
        Map<String, Object> filter = Map.of("field", "legalName", "op", "eq", "value", "Trade 3");
        var all = ids(ask(Map.of("filter", filter, "sort", List.of("name"), "limit", 500)));
        var page = ask(Map.of("filter", filter, "sort", List.of("name"), "limit", 5, "place", 23));
        assertThat(page).containsEntry("count", all.size());
        assertThat(ids(page)).isEqualTo(all.subList(23, 28));
        Map<String, Object> none = Map.of("field", "name", "op", "eq", "value", "nobody");
        assertThat(ask(Map.of("filter", none, "place", 9)))
                .containsEntry("place", 0)
                .containsEntry("count", 0);
    }

    @Test
    void reckonsFromASampleWhereTheTableIsTooLarge() {
        var server = TestServer.running();
        var access = server.bean(AccessPolicy.class);
        var models = server.bean(Models.class);
        var clock = server.bean(Clock.class);
        var actor = world.system();
        var model = models.current(actor.workspace());
        var object = model.object("company").orElseThrow();
        var joins = Joins.root(object, actor, access);
        var query = new Query(
                "company", null, List.of("name"), List.of(), List.of(), 30, null, Query.Count.NONE, false, 200);
        var names = new FilterParser(model, models.types(), access, actor, clock);
        var asked = new Places.Asked(
                actor, query, joins, Sorting.of(object, query.sort(), names, joins), joins.visible(joins.root()));
        var found = new Places(server.bean(Database.class), clock).find(asked, 200, -2);
        // a table this small is its own sample
        assertThat(found.place()).isEqualTo(200);
        assertThat(found.count()).isEqualTo(COUNT);
        assertThat(found.isEstimate()).isTrue();
        var before = ids(ask(Map.of("sort", List.of("name"), "limit", 500))).get(199);
        assertThat(Objects.requireNonNull(found.before()).id()).hasToString(String.valueOf(before));
    }

    @Test
    void refusesWhatIsNoPlace() {
        assertThat(world.post("/companies/query", Map.of("place", -1)).status()).isEqualTo(400);
        assertThat(world.post("/companies/query", Map.of("place", "x")).status())
                .isEqualTo(400);
        assertThat(world.post("/companies/query", Map.of("place", 3, "cursor", "x"))
                        .status())
                .isEqualTo(400);
    }
}
