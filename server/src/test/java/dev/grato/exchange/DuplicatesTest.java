package dev.grato.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grato.Patience;
import dev.grato.Staff;
import dev.grato.TestServer;
import dev.grato.TestServer.World;
import dev.grato.platform.Database;
import dev.grato.platform.Jobs;
import dev.grato.platform.Json;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The worklist of duplicates, over HTTP.
class DuplicatesTest {

    private static World world;

    @BeforeAll
    static void open() {
        world = TestServer.running().world();
    }

    @AfterAll
    static void close() {
        world.drop();
    }

    private static String person(String given, String family, Map<String, Object> more) {
        var values = new HashMap<>(more);
        values.put("name", Map.of("given", given, "family", family));
        var answer = world.post("/people", values);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
        return (String) answer.json().get("id");
    }

    private static List<Map<String, Object>> items(TestServer.Answer answer) {
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        return Objects.requireNonNull(Json.asList(answer.json().get("items"))).stream()
                .map(Json::asObject)
                .map(item -> (Map<String, Object>) new LinkedHashMap<String, Object>(Objects.requireNonNull(item)))
                .toList();
    }

    private static Map<String, Object> pairOf(String one, String other) {
        return items(world.get("/duplicates?object=people&limit=200")).stream()
                .filter(item -> Set.of(item.get("one"), item.get("other")).equals(Set.of(one, other)))
                .findFirst()
                .orElse(null);
    }

    private static Map<String, Object> awaited(String one, String other) {
        return Patience.until(() -> pairOf(one, other), Objects::nonNull);
    }

    @Test
    void showsTheSamePersonTwiceAndSaysWhy() {
        var one = person("Giuseppe", "Verdicchio", Map.of("emails", "g.verdicchio@vino.example"));
        var other = person("Beppe", "Verdicchio", Map.of("emails", "G.Verdicchio@vino.example"));
        person("Giuseppe", "Altrove", Map.of("emails", "altrove@other.example"));
        var pair = awaited(one, other);
        assertThat(pair.get("band")).isEqualTo("certain");
        assertThat(pair.get("reasons").toString())
                .contains("field=emails, likeness=same")
                .contains("field=name.given, likeness=variant");
        assertThat(items(world.get("/duplicates?object=people&limit=200")))
                .noneMatch(item -> item.get("reasons").toString().isEmpty());
    }

    @Test
    void neverShowsAgainWhatIsDifferent() {
        var one = person("Marta", "Zubizarreta", Map.of("phones", "+34 612 000 111"));
        var other = person("Marta", "Zubizarreta", Map.of("phones", "+34 612 000 111"));
        var pair = awaited(one, other);
        var said = world.post(
                "/duplicates/" + pair.get("id") + "/verdict", Map.of("object", "people", "verdict", "different"));
        assertThat(said.status()).isEqualTo(204);
        assertThat(pairOf(one, other)).isNull();
        assertThat(world.send("PATCH", "/people/" + one, Map.of("jobTitle", "Buyer"))
                        .status())
                .isEqualTo(200);
        var third = person("Marta", "Zubizarreta", Map.of("phones", "+34 612 000 111"));
        awaited(one, third);
        assertThat(pairOf(one, other)).isNull();
    }

    @Test
    void putsAPairOffAndTakesItAwayWithItsRecord() {
        var one = person("Siobhan", "Quigley", Map.of("emails", "sq@quigley.example"));
        var other = person("Siobhan", "Quigley", Map.of("emails", "sq@quigley.example"));
        var third = person("Siobhan", "Quigley", Map.of("emails", "sq@quigley.example"));
        var later = awaited(one, other);
        world.post("/duplicates/" + later.get("id") + "/verdict", Map.of("object", "people", "verdict", "later"));
        assertThat(pairOf(one, other)).isNull();
        awaited(one, third);
        world.send("DELETE", "/people/" + third, null);
        assertThat(pairOf(one, third)).isNull();
    }

    @Test
    void showsPairsOnlyToThoseWhoSeeBoth() {
        var one = person("Olivia", "Hendricks", Map.of("emails", "oh@hendricks.example"));
        var other = person("Olivia", "Hendricks", Map.of("emails", "oh@hendricks.example"));
        var pair = awaited(one, other);
        var staff = new Staff(world);
        var seller = staff.hire("Seller", staff.role("Seller", Map.of("readScope", "own")), null);
        assertThat(items(seller.get("/duplicates?object=people"))).isEmpty();
        var merger = staff.hire(
                "Merger", staff.role("Merger", Map.of("readScope", "own", "abilities", List.of("merge"))), null);
        var said = merger.post(
                "/duplicates/" + pair.get("id") + "/verdict", Map.of("object", "people", "verdict", "different"));
        assertThat(said.status()).isEqualTo(404);
        assertThat(pairOf(one, other)).isNotNull();
        assertThat(items(seller.post(
                        "/people/duplicates", Map.of("values", Map.of("emails", List.of("oh@hendricks.example"))))))
                .isEmpty();
    }

    @Test
    void warnsWhileSomebodyTypes() {
        var id = person("Ginevra", "Tornabuoni", Map.of("phones", "+39 347 999 8877"));
        var draft = Map.of(
                "values",
                Map.of("name", Map.of("given", "Tornabuoni", "family", "Ginevra"), "phones", List.of("3479998877")));
        var found = Patience.until(() -> items(world.post("/people/duplicates", draft)), items -> !items.isEmpty());
        assertThat(found.getFirst().get("id")).isEqualTo(id);
        assertThat(found.getFirst().get("reasons").toString()).contains("likeness=swapped");
    }

    @Test
    void answersForManyDraftsAtOnce() {
        var id = person("Ludovica", "Pallavicini", Map.of("emails", "lp@pallavicini.example"));
        var duplicates = world.server().bean(Duplicates.class);
        List<Map<String, Object>> drafts = List.of(
                Map.of("emails", List.of("nobody@nowhere.example")),
                Map.of("emails", List.of("lp@pallavicini.example"), "name", Map.of("family", "Pallavicini")));
        var found = Patience.until(
                () -> duplicates.checkAll(world.admin(), "people", drafts),
                all -> !all.getLast().isEmpty());
        assertThat(found.getFirst()).isEmpty();
        assertThat(found.getLast().getFirst().id()).hasToString(id);
    }

    @Test
    void takesASeparationForAVerdict() {
        var one = person("Casimira", "Etxeberria", Map.of("phones", "+34 612 777 888"));
        var other = person("Casimira", "Etxeberria", Map.of("phones", "+34 612 777 888"));
        awaited(one, other);
        var merged = world.post("/people/merge", Map.of("survivor", one, "others", List.of(other)));
        assertThat(merged.status()).as(merged.response().body()).isLessThan(300);
        Patience.until(() -> pairOf(one, other) == null);
        var undone = world.post("/batches/" + merged.json().get("id") + "/undo", Map.of());
        assertThat(undone.status()).as(undone.response().body()).isLessThan(300);
        var third = person("Casimira", "Etxeberria", Map.of("phones", "+34 612 777 888"));
        awaited(one, third);
        awaited(other, third);
        assertThat(pairOf(one, other)).isNull();
    }

    @Test
    void forgetsWhatIsErased() {
        var one = person("Ermenegilda", "Bracciolini", Map.of("phones", "+39 347 123 0099"));
        var other = person("Ermenegilda", "Bracciolini", Map.of("phones", "+39 347 123 0099"));
        awaited(one, other);
        world.server().bean(Duplicates.class).forget(world.workspace(), List.of(UUID.fromString(one)));
        assertThat(pairOf(one, other)).isNull();
        var database = world.server().bean(Database.class);
        assertThat((int) database.read(sql -> sql.fetchCount(
                        Database.table(world.workspace(), "match_entry"),
                        Database.column("record_id", UUID.class).eq(UUID.fromString(one)))))
                .isZero();
    }

    @Test
    void refusesWhatItCannotAnswer() {
        assertThat(world.get("/duplicates").status()).isEqualTo(400);
        assertThat(world.get("/duplicates?object=deals").status()).isEqualTo(400);
        assertThat(world.get("/duplicates?object=people&band=sure").status()).isEqualTo(400);
        assertThat(world.get("/duplicates?object=people&cursor=%00x").status()).isEqualTo(400);
        assertThat(world.get("/duplicates?object=people&cursor=eHh4").status()).isEqualTo(400);
        assertThat(world.post("/duplicates/x/verdict", Map.of("object", "people", "verdict", "same"))
                        .status())
                .isEqualTo(404);
        assertThat(world.post("/people/duplicates", Map.of("values", "x")).status())
                .isEqualTo(400);
    }

    @Test
    void learnsFromItsOwnRecordsAndFindsThemAgainAfterwards() {
        var own = TestServer.running().world();
        try {
            var staff = new Staff(own);
            UUID one = null;
            UUID other = null;
            for (int i = 0; i < 130; i++) {
                var name = Map.of("given", "Name" + (char) ('a' + i % 26) + i % 7, "family", "Family" + i * 31 % 97);
                var id = staff.create("person", Map.of("name", name, "emails", "p" + i + "@firm" + i % 9 + ".example"));
                if (i == 60) {
                    one = id;
                    other = staff.create(
                            "person", Map.of("name", name, "emails", "p" + i + "@firm" + i % 9 + ".example"));
                }
            }
            var ids = Set.of(String.valueOf(one), String.valueOf(other));
            Patience.until(() -> pairs(own), pairs -> pairs.contains(ids));
            var workspace = own.workspace();
            var database = own.server().bean(Database.class);
            Patience.until(() -> isLearned(own));
            Patience.until(() -> isAtRest(own));
            // as a server that was stopped over it leaves it
            database.transaction(tx -> tx.execute("update " + Database.quoted(workspace, "match_model")
                    + " set gone_to = '00000000-0000-0000-0000-000000000000'"));
            database.transaction(tx -> tx.execute("delete from " + Database.quoted(workspace, "match_pair")));
            Patience.until(() -> isLearned(own));
            Patience.until(() -> pairs(own), pairs -> pairs.contains(ids));
        } finally {
            own.drop();
        }
    }

    /// Asks for it, and whether it is done: what is asked for while it is being done is left out.
    private static boolean isLearned(World world) {
        world.server()
                .bean(Jobs.class)
                .enqueue("matching-relearn", world.workspace().slug() + "/person");
        var gone = Database.column("gone_to", UUID.class).isNull();
        return world.server()
                        .bean(Database.class)
                        .read(sql -> sql.fetchCount(Database.table(world.workspace(), "match_model"), gone))
                == 1;
    }

    /// Whether nothing of what was asked for is left to do: learning ends with nothing to go over.
    private static boolean isAtRest(World world) {
        return world.server()
                .bean(Database.class)
                .read(sql -> !sql.fetchExists(DSL.selectOne()
                        .from("control.scheduled_tasks")
                        .where(
                                Database.column("task_name", String.class).eq("matching-relearn"),
                                Database.column("task_instance", String.class)
                                        .eq(world.workspace().slug() + "/person"))));
    }

    private static Set<Set<Object>> pairs(World world) {
        var pairs = new HashSet<Set<Object>>();
        items(world.get("/duplicates?object=people&limit=200"))
                .forEach(item -> pairs.add(Set.of(item.get("one"), item.get("other"))));
        return pairs;
    }
}
