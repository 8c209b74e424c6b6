package dev.grato.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grato.Staff;
import dev.grato.Staff.Member;
import dev.grato.TestServer;
import dev.grato.TestServer.Answer;
import dev.grato.TestServer.World;
import dev.grato.platform.Ids;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// How the pages of records are laid out; each test has an object of its own with `name`, `size`, `price`, `site`.
class LayoutTest {

    private static World world;
    private static int objects;

    @BeforeAll
    static void start() {
        world = TestServer.running().world();
    }

    @AfterAll
    static void end() {
        world.drop();
    }

    /// What a device of somebody's is told.
    private static Answer schema(Member member) {
        var device = Ids.next().toString();
        assertThat(member.post("/sync/devices", Map.of("id", device, "name", "Test", "profile", "field"))
                        .status())
                .isEqualTo(201);
        return member.send("GET", "/sync/schema", null, "Grato-Device", device);
    }

    private static String object() {
        var name = "boat" + (char) ('a' + objects++);
        var fields = List.of(
                Map.of("name", "size", "type", "number"),
                Map.of("name", "price", "type", "money"),
                Map.of("name", "site", "type", "urlList"));
        assertThat(world.post("/model/objects", Map.of("name", name, "plural", name + "s", "fields", fields))
                        .status())
                .isEqualTo(201);
        return name;
    }

    private static Answer arrange(String object, Map<String, ?> layout) {
        return world.send("PUT", "/model/objects/" + object + "/layout", layout);
    }

    private static Map<String, Object> section(String key, String... fields) {
        return Map.of("key", key, "label", Map.of("en", "Part " + key), "fields", List.of(fields));
    }

    private static Map<?, ?> layout(String object) {
        return world.get("/model/objects/" + object + "/layout").json();
    }

    private static List<String> fields(Map<?, ?> layout, int section) {
        return texts(((Map<?, ?>) ((List<?>) layout.get("sections")).get(section)).get("fields"));
    }

    private static List<String> texts(Object list) {
        return ((List<?>) list).stream().map(String::valueOf).toList();
    }

    @Test
    void followsFromTheFieldsWhereNobodyHasArrangedIt() {
        var layout = layout("deal");

        assertThat(layout.get("isDefault")).isEqualTo(true);
        assertThat(texts(layout.get("header"))).startsWith("stage", "owner", "amount");
        assertThat(fields(layout, 0)).contains("amount").doesNotContain("name");
    }

    @Test
    void keepsWhatIsArrangedAndTellsDevices() {
        var object = object();

        var answer = arrange(
                object,
                Map.of(
                        "sections",
                        List.of(section("second", "site"), section("first", "price", "owner", "team")),
                        "header",
                        List.of("price"),
                        "hidden",
                        List.of("createdAt")));

        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        var layout = layout(object);
        assertThat(fields(layout, 0)).isEqualTo(List.of("site"));
        assertThat(fields(layout, 1)).isEqualTo(List.of("price", "owner", "team", "size", "updatedAt"));
        assertThat(layout.get("header")).isEqualTo(List.of("price"));
        assertThat(layout.get("isDefault")).isEqualTo(false);
        var told = ((List<?>) schema(new Staff(world).hire("Dora", "administrator"))
                        .json()
                        .get("objects"))
                .stream()
                        .map(each -> (Map<?, ?>) each)
                        .filter(each -> object.equals(each.get("name")))
                        .findFirst()
                        .orElseThrow();
        assertThat(((Map<?, ?>) told.get("layout")).get("sections")).isEqualTo(layout.get("sections"));
    }

    @Test
    void followsFieldsThatAreRenamedRetiredAndNew() {
        var object = object();
        arrange(object, Map.of("sections", List.of(section("one", "size", "price"), section("two", "owner"))));

        world.send("PATCH", "/model/objects/" + object + "/fields/size", Map.of("name", "length"));
        world.send("PATCH", "/model/objects/" + object + "/fields/price", Map.of("retired", true));
        world.post("/model/objects/" + object + "/fields", Map.of("name", "color", "type", "text"));

        assertThat(fields(layout(object), 0)).isEqualTo(List.of("length"));
        assertThat(fields(layout(object), 1)).startsWith("owner").contains("color");
        world.send("PATCH", "/model/objects/" + object + "/fields/price", Map.of("retired", false));
        assertThat(fields(layout(object), 0)).isEqualTo(List.of("length", "price"));
    }

    @Test
    void goesBackToThePreviousVersionByUndo() {
        var object = object();
        var first = arrange(object, Map.of("sections", List.of(section("one", "size"), section("two"))));
        var second = arrange(object, Map.of("sections", List.of(section("three", "price"))));

        undo(second);
        assertThat(fields(layout(object), 0)).isEqualTo(List.of("size"));
        undo(first);
        assertThat(layout(object).get("isDefault")).isEqualTo(true);

        arrange(object, Map.of("sections", List.of(section("one", "size"))));
        world.send("DELETE", "/model/objects/" + object + "/layout", null);
        assertThat(layout(object).get("isDefault")).isEqualTo(true);
    }

    private static void undo(Answer change) {
        assertThat(world.post("/batches/" + change.json().get("batchId") + "/undo", Map.of())
                        .status())
                .isBetween(200, 299);
    }

    @Test
    void showsNobodyWhatIsHiddenFromThemNorHeadingsThatTellOfIt() {
        var object = object();
        arrange(
                object,
                Map.of(
                        "sections",
                        List.of(section("secret", "price"), section("open", "size")),
                        "header",
                        List.of("price", "size")));
        var staff = new Staff(world);
        var scopes = new HashMap<String, Object>();
        List.of("read", "create", "write", "delete").forEach(action -> scopes.put(action + "Scope", "all"));
        scopes.put("abilities", List.of("manageModel"));
        var role = staff.role("Partly", scopes);
        var rights = Map.of("rights", Map.of(object, Map.of("fields", Map.of("price", "hidden"))));
        assertThat(world.send("PUT", "/roles/" + role + "/rights", rights).status())
                .isEqualTo(200);
        var reader = staff.hire("Rita", role, null);

        var seen = reader.get("/model/objects/" + object + "/layout");
        assertThat(seen.response().body()).doesNotContain("price").doesNotContain("secret");
        assertThat(schema(reader).response().body()).doesNotContain("Part secret");

        // somebody who may arrange it, but does not see all of it, takes nothing away from others
        var back = reader.send(
                "PUT",
                "/model/objects/" + object + "/layout",
                Map.of("sections", List.of(section("open", "site"), section("secret", "size"))));
        assertThat(back.status()).isEqualTo(200);
        assertThat(fields(layout(object), 1)).contains("size", "price");
    }

    @Test
    void refusesWhatIsNoLayoutAndSaysWhere() {
        var object = object();

        refuses(object, Map.of("sections", List.of(section("one", "nothing"))), "sections[0].fields[0]");
        refuses(
                object,
                Map.of("sections", List.of(section("one", "size"), section("two", "size"))),
                "sections[1].fields[0]");
        refuses(object, Map.of("sections", List.of(section("one"), section("one"))), "sections[1].key");
        refuses(object, Map.of("sections", List.of()), "sections");
        refuses(object, Map.of("sections", List.of(section("one", "size")), "hidden", List.of("size")), "hidden[0]");
        assertThat(layout(object).get("isDefault")).isEqualTo(true);
    }

    private static void refuses(String object, Map<String, ?> layout, String place) {
        var answer = arrange(object, layout);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.response().body()).contains("\"" + place + "\"");
    }
}
