package dev.grato.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grato.TestServer.Answer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RoleRightsTest {

    private static AccessWorld world;

    @BeforeAll
    static void start() {
        world = new AccessWorld();
    }

    @AfterAll
    static void drop() {
        world.drop();
    }

    private static Answer put(UUID role, Map<String, ?> rights, String... headers) {
        return world.world().send("PUT", "/roles/" + role + "/rights", Map.of("rights", rights), headers);
    }

    private static List<String> places(Answer answer) {
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(400);
        return ((List<?>) answer.json().get("errors"))
                .stream()
                        .map(error -> ((Map<?, ?>) error).get("path") + " " + ((Map<?, ?>) error).get("code"))
                        .sorted()
                        .toList();
    }

    @Test
    void areWrittenInTodaysNamesAndKeptByPhysicalOnes() {
        var role = world.role("own", Map.of());

        var answer = put(role, Map.of("company", Map.of("read", "team", "fields", Map.of("annualRevenue", "hidden"))));

        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        assertThat(world.world().get("/roles/" + role).json().get("rights"))
                .isEqualTo(Map.of("company", Map.of("read", "team", "fields", Map.of("annual_revenue", "hidden"))));
        assertThat(answer.json().get("rights"))
                .isEqualTo(Map.of("company", Map.of("read", "team", "fields", Map.of("annualRevenue", "hidden"))));
    }

    @Test
    void areShownWithWhatIsInherited() {
        var role = world.role("own", Map.of("company", Map.of("read", "team")));

        var rows =
                (List<?>) world.world().get("/roles/" + role + "/rights").json().get("objects");

        var company = (Map<?, ?>) rows.stream()
                .filter(row -> "company".equals(((Map<?, ?>) row).get("object")))
                .findFirst()
                .orElseThrow();
        assertThat(company.get("read")).isEqualTo(Map.of("scope", "team", "inherited", false));
        assertThat(company.get("write")).isEqualTo(Map.of("scope", "own", "inherited", true));
    }

    @Test
    void sayWhereTheyAreWrong() {
        var role = world.role("own", Map.of());

        assertThat(places(put(
                        role,
                        Map.of(
                                "unicorn", Map.of("read", "all"),
                                "company",
                                        Map.of(
                                                "read", "some",
                                                "see", "all",
                                                "fields", Map.of("id", "hidden", "owner", "hidden", "name", "secret")),
                                "user", Map.of("read", "own"),
                                "accountMember", Map.of("fields", Map.of("user", "hidden", "company", "hidden"))))))
                .containsExactly(
                        "rights.accountMember.fields.company cannotHide",
                        "rights.accountMember.fields.user cannotHide",
                        "rights.company.fields.id unknownField",
                        "rights.company.fields.name unknownRight",
                        "rights.company.fields.owner cannotHide",
                        "rights.company.read unknownScope",
                        "rights.company.see unknownKey",
                        "rights.unicorn unknownObject",
                        "rights.user.read scopeFixed");
        assertThat(places(world.world().send("PATCH", "/roles/" + role, Map.of("rights", Map.of("nowhere", Map.of())))))
                .containsExactly("rights.nowhere unknownObject");
    }

    @Test
    void areNotLiftedByARename() {
        var admin = world.world();
        admin.post("/model/objects", Map.of("name", "vessel", "plural", "vessels"));
        admin.post("/model/objects/vessels/fields", Map.of("name", "cargo", "type", "text"));
        var role = world.role("all", Map.of());
        put(role, Map.of("vessel", Map.of("fields", Map.of("cargo", "hidden"))));
        var person = world.person("Sailor", role, null);
        admin.post("/vessels", Map.of("cargo", "gold"));

        admin.send("PATCH", "/model/objects/vessels/fields/cargo", Map.of("name", "freight"));
        admin.send("PATCH", "/model/objects/vessels", Map.of("name", "ship", "plural", "ships"));

        assertThat(person.get("/ships").response().body()).doesNotContain("gold");
        assertThat(person.get("/ships?freight=gold").status()).isEqualTo(400);
        assertThat(world.world().get("/roles/" + role + "/rights").json().get("rights"))
                .isEqualTo(Map.of("ship", Map.of("fields", Map.of("freight", "hidden"))));
    }

    @Test
    void keepWhatTheySayAboutRetiredFields() {
        var admin = world.world();
        admin.post("/model/objects", Map.of("name", "crate", "plural", "crates"));
        admin.post("/model/objects/crates/fields", Map.of("name", "content", "type", "text"));
        var role = world.role("all", Map.of());
        put(role, Map.of("crate", Map.of("fields", Map.of("content", "hidden"))));
        var person = world.person("Porter", role, null);

        admin.send("PATCH", "/model/objects/crates/fields/content", Map.of("retired", true));
        assertThat(put(role, Map.of("crate", Map.of("read", "all"))).status()).isEqualTo(200);
        assertThat(person.get("/crates").status()).isEqualTo(200);
        admin.send("PATCH", "/model/objects/crates/fields/content", Map.of("retired", false));

        assertThat(person.get("/crates?content=x").status()).isEqualTo(400);
        admin.send("PATCH", "/model/objects/crates", Map.of("retired", true));
        assertThat(put(role, Map.of()).status()).isEqualTo(200);
        admin.send("PATCH", "/model/objects/crates", Map.of("retired", false));
        assertThat(person.get("/crates?content=x").status()).isEqualTo(400);
    }

    @Test
    void refuseAStaleEdit() {
        var role = world.role("own", Map.of());
        var etag = world.world().get("/roles/" + role + "/rights").header("ETag");
        assertThat(put(role, Map.of("company", Map.of("read", "team")), "If-Match", etag)
                        .status())
                .isEqualTo(200);

        assertThat(put(role, Map.of("company", Map.of("read", "all")), "If-Match", etag)
                        .status())
                .isEqualTo(412);
    }

    @Test
    void areForThoseWhoManageUsers() {
        var person =
                world.person("Curious", "all", null, Map.of("company", Map.of("fields", Map.of("size", "hidden"))));

        assertThat(person.get("/roles/" + person.role() + "/rights").status()).isEqualTo(403);
        assertThat(person.get("/roles/" + person.role()).response().body()).doesNotContain("rights", "size");
        assertThat(person.get("/roles/" + person.role() + "/history").response().body())
                .doesNotContain("\"size\"");
    }

    @Nested
    class WhoManagesUsersWithoutBeingAdministrator {

        private final UUID team = world.team("Branch", null);
        private final UUID below = world.team("Desk", team);
        private final UUID elsewhere = world.team("Elsewhere", null);
        private final AccessWorld.Person chief = world.person(
                "Chief",
                "teamTree",
                team,
                Map.of(
                        "company", Map.of("delete", "none", "fields", Map.of("tax_id", "hidden", "size", "read")),
                        "affiliation", Map.of("write", "none")),
                Abilities.MANAGE_USERS);

        private Answer role(String scope, Map<String, ?> rights) {
            var values = new HashMap<String, Object>();
            values.put("name", "New");
            for (var action : List.of("read", "create", "write", "delete")) {
                values.put(action + "Scope", scope);
            }
            values.put("rights", rights);
            return chief.post("/roles", values);
        }

        private static Map<String, Object> closed(Map<String, ?> fields) {
            return Map.of(
                    "company", Map.of("delete", "none", "fields", fields),
                    "affiliation", Map.of("write", "none"));
        }

        @Test
        void givesNoRoleMoreThanTheyHave() {
            var same = closed(Map.of("tax_id", "hidden", "size", "read"));

            var given = role("teamTree", same);
            assertThat(given.status()).as(given.response().body()).isEqualTo(201);
            assertThat(role("team", same).status()).isEqualTo(201);
            assertThat(role("all", same).status()).isEqualTo(400);
            assertThat(role("own", Map.of()).status()).isEqualTo(400);
            assertThat(role("own", closed(Map.of("tax_id", "read", "size", "read")))
                            .status())
                    .isEqualTo(400);
            assertThat(role("own", closed(Map.of("tax_id", "hidden"))).status()).isEqualTo(400);
            assertThat(role("none", Map.of("person", Map.of("read", "all"))).status())
                    .isEqualTo(400);
        }

        @Test
        void cannotLiftTheirOwnRestrictions() {
            assertThat(chief.send("PUT", "/roles/" + chief.role() + "/rights", Map.of("rights", Map.of()))
                            .status())
                    .isEqualTo(400);
            assertThat(chief.patch("/roles/" + chief.role(), Map.of("rights", Map.of()))
                            .status())
                    .isEqualTo(400);
        }

        @Test
        void assignsNoRoleBeyondTheirOwn() {
            var wider = world.role("teamTree", Map.of());

            assertThat(chief.post("/users", Map.of("name", "Straw", "role", wider.toString()))
                            .status())
                    .isEqualTo(400);
        }

        @Test
        void placesPeopleOnlyWhereTheySeeThemselves() {
            var role = chief.role().toString();

            assertThat(chief.post("/users", Map.of("name", "In", "role", role, "team", below.toString()))
                            .status())
                    .isEqualTo(201);
            assertThat(chief.post("/users", Map.of("name", "Out", "role", role, "team", elsewhere.toString()))
                            .status())
                    .isEqualTo(400);
            assertThat(chief.patch("/users/" + chief.id(), Map.of("team", elsewhere.toString()))
                            .status())
                    .isEqualTo(400);
        }

        @Test
        void movesNoTeamIntoTheirReach() {
            assertThat(chief.patch("/teams/" + elsewhere, Map.of("parent", team.toString()))
                            .status())
                    .isEqualTo(400);
            assertThat(chief.patch("/teams/" + team, Map.of("parent", elsewhere.toString()))
                            .status())
                    .isEqualTo(400);
            assertThat(chief.post("/teams", Map.of("name", "Fresh", "parent", below.toString()))
                            .status())
                    .isEqualTo(201);
        }
    }
}
