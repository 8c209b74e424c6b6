package dev.grato.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import dev.grato.access.AccessWorld.Person;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ScopesTest {

    private static AccessWorld world;
    private static UUID top;
    private static UUID north;
    private static UUID northWest;
    private static UUID south;
    private static Person stranger;

    @BeforeAll
    static void start() {
        world = new AccessWorld();
        top = world.team("Top", null);
        north = world.team("North", top);
        northWest = world.team("North-west", north);
        south = world.team("South", top);
        stranger = world.person("Stranger", "own", south, Map.of());
    }

    @AfterAll
    static void drop() {
        world.drop();
    }

    private static void member(UUID company, UUID user) {
        world.create("accountMember", Map.of("company", company.toString(), "user", user.toString()));
    }

    private static String inAnHour() {
        return Instant.now().plus(1, ChronoUnit.HOURS).toString();
    }

    @Nested
    class Scopes {

        @Test
        void areCumulative() {
            var own = world.person("Own", "own", north, Map.of());
            var account = world.person("Account", "accountTeam", north, Map.of());
            var team = world.person("Team", "team", north, Map.of());
            var tree = world.person("Tree", "teamTree", north, Map.of());
            var all = world.person("All", "all", north, Map.of());
            var none = world.person("None", "none", north, Map.of());
            for (var person : List.of(own, account, team, tree, all)) {
                var mine = world.company("Mine", person.id(), south);
                var worked = world.company("Worked", stranger.id(), south);
                member(worked, person.id());
                var teams = world.company("Team's", stranger.id(), north);
                var below = world.company("Below", stranger.id(), northWest);
                var others = world.company("Others", stranger.id(), south);
                int wide = List.of(own, account, team, tree, all).indexOf(person);

                assertThat(List.of(mine, worked, teams, below, others).stream().map(id -> person.sees("company", id)))
                        .containsExactly(true, wide >= 1, wide >= 2, wide >= 3, wide >= 4);
            }
            assertThat(none.get("/companies").status()).isEqualTo(404);
        }

        @Test
        void canBeSetForOneObjectAndAction() {
            var person = world.person(
                    "Particular", "own", north, Map.of("company", Map.of("read", "all", "delete", "none")));
            var mine = world.company("Mine", person.id(), null);
            var others = world.company("Others", stranger.id(), null);

            assertThat(person.get("/companies/" + others).status()).isEqualTo(200);
            assertThat(person.patch("/companies/" + others, Map.of("size", "1-9"))
                            .status())
                    .isEqualTo(403);
            assertThat(person.send("DELETE", "/companies/" + mine, null).status())
                    .isEqualTo(403);
        }

        @Test
        void ignoreATeamInTheTrash() {
            var gone = world.team("Gone", null);
            var person = world.person("Leftover", "team", gone, Map.of());
            var company = world.company("Ours", stranger.id(), gone);
            assertThat(person.sees("company", company)).isTrue();

            world.world().send("DELETE", "/teams/" + gone, null);

            assertThat(person.sees("company", company)).isFalse();
        }

        @Test
        void ofAnObjectCanBeNoneSoThatItIsUnknown() {
            var person = world.person("Blind", "all", north, Map.of("company", Map.of("read", "none")));
            var company = world.company("Unseen", person.id(), north);
            var personId =
                    world.create("person", Map.of("name", Map.of("family", "Rossi"), "company", company.toString()));

            var unknown = person.get("/nothings").json();
            var hidden = person.get("/companies").json();
            assertThat(hidden.get("type")).isEqualTo(unknown.get("type"));
            assertThat(person.post("/companies", Map.of("name", "X")).status()).isEqualTo(404);
            assertThat(person.get("/model").response().body()).doesNotContain("\"companies\"");
            assertThat(person.get("/openapi.json").response().body()).doesNotContain("/api/v1/companies");
            assertThat(person.get("/people/" + personId + "?expand=company")
                            .json()
                            .get("company"))
                    .isEqualTo(Map.of("id", company.toString()));
            assertThat(person.get("/people?company.name=Unseen").status()).isEqualTo(400);
        }

        @Test
        void areToldByMe() {
            var person = world.person(
                    "Asking", "team", north, Map.of("company", Map.of("read", "all", "delete", "none")), "merge");

            var rights = (Map<?, ?>) person.get("/me").json().get("rights");

            assertThat(rights.get("abilities")).isEqualTo(List.of("merge"));
            assertThat(rights.get("objects"))
                    .asInstanceOf(LIST)
                    .contains(Map.of(
                            "object", "company",
                            "address", "companies",
                            "read", "all",
                            "create", "team",
                            "write", "team",
                            "delete", "none"));
        }
    }

    @Nested
    class Children {

        @Test
        void areSeenWithTheirParentAndClosedByNone() {
            var person = world.person("Reader", "own", north, Map.of());
            var blind = world.person("Blind", "own", north, Map.of("affiliation", Map.of("read", "none")));
            var company = world.company("Firm", stranger.id(), south);
            for (var reader : List.of(person, blind)) {
                var human = world.create(
                        "person",
                        Map.of(
                                "name",
                                Map.of("family", "Verdi"),
                                "owner",
                                reader.id().toString()));
                var affiliation =
                        world.create("affiliation", Map.of("person", human.toString(), "company", company.toString()));

                assertThat(reader.get("/affiliations/" + affiliation).status()).isEqualTo(reader == person ? 200 : 404);
            }
            var hidden = world.create("person", Map.of("name", Map.of("family", "Neri")));
            var affiliation =
                    world.create("affiliation", Map.of("person", hidden.toString(), "company", company.toString()));
            assertThat(person.get("/affiliations/" + affiliation).status()).isEqualTo(404);
        }

        @Test
        void ofTwoKindsOfParentsAreSeenThroughTheirOwn() {
            var person = world.person("Reader", "own", north, Map.of());
            var mine = world.company("Mine", person.id(), null);
            var others = world.company("Others", stranger.id(), null);
            var human = world.create(
                    "person",
                    Map.of("name", Map.of("family", "Blu"), "owner", person.id().toString()));

            assertThat(person.post(
                                    "/account-members",
                                    Map.of(
                                            "company",
                                            mine.toString(),
                                            "user",
                                            stranger.id().toString()))
                            .status())
                    .isEqualTo(201);
            assertThat(person.post(
                                    "/account-members",
                                    Map.of(
                                            "person",
                                            human.toString(),
                                            "user",
                                            stranger.id().toString()))
                            .status())
                    .isEqualTo(201);
            assertThat(person.post(
                                    "/account-members",
                                    Map.of(
                                            "company",
                                            others.toString(),
                                            "user",
                                            person.id().toString()))
                            .status())
                    .isEqualTo(400);
            assertThat(person.post(
                                    "/account-members",
                                    Map.of(
                                            "company", mine.toString(),
                                            "person", human.toString(),
                                            "user", stranger.id().toString()))
                            .status())
                    .isEqualTo(400);
        }
    }

    @Nested
    class Sharing {

        private final Person owner = world.person("Owner", "own", north, Map.of());
        private final Person guest = world.person("Guest", "own", southWest(), Map.of());
        private final UUID company = world.company("Shared", owner.id(), north);

        private static UUID southWest() {
            return world.team("South-west", south);
        }

        private String share(String who, UUID id, String level) {
            var answer = owner.post(
                    "/companies/" + company + "/shares",
                    Map.of(who, id.toString(), "level", level, "expiresAt", inAnHour()));
            assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
            return (String) answer.json().get("id");
        }

        @Test
        void opensARecordToAUserUntilItEnds() {
            assertThat(guest.sees("company", company)).isFalse();

            var share = share("user", guest.id(), "read");
            assertThat(guest.sees("company", company)).isTrue();
            assertThat(guest.patch("/companies/" + company, Map.of("size", "1-9"))
                            .status())
                    .isEqualTo(403);

            assertThat(owner.send("DELETE", "/companies/" + company + "/shares/" + share, null)
                            .status())
                    .isEqualTo(204);
            assertThat(guest.sees("company", company)).isFalse();
        }

        @Test
        void doesNothingFromTheSecondItExpires() {
            share("user", guest.id(), "write");
            var table = dev.grato.platform.Database.quoted(world.world().workspace(), "record_share");
            world.world()
                    .server()
                    .bean(dev.grato.platform.Database.class)
                    .transaction(tx -> tx.execute("update " + table + " set expires_at = now()"));

            assertThat(guest.sees("company", company)).isFalse();
            assertThat(owner.get("/companies/" + company + "/shares").json().get("items"))
                    .isEqualTo(List.of());
        }

        @Test
        void withATeamIsForThoseBelowItToo() {
            share("team", south, "read");
            var northerner = world.person("Northerner", "own", north, Map.of());
            var topper = world.person("Topper", "own", top, Map.of());

            assertThat(guest.sees("company", company)).isTrue();
            assertThat(stranger.sees("company", company)).isTrue();
            assertThat(northerner.sees("company", company)).isFalse();
            assertThat(topper.sees("company", company)).isFalse();
        }

        @Test
        void toWriteOpensTheRecordAndItsChildrenButHandsNothingOver() {
            share("user", guest.id(), "write");
            var path = "/companies/" + company;

            assertThat(guest.patch(path, Map.of("description", "By a guest")).status())
                    .isEqualTo(200);
            assertThat(guest.patch(path, Map.of("owner", guest.id().toString())).status())
                    .isEqualTo(403);
            assertThat(guest.send("DELETE", path, null).status()).isEqualTo(403);
            assertThat(guest.post(
                                    "/account-members",
                                    Map.of(
                                            "company",
                                            company.toString(),
                                            "user",
                                            guest.id().toString()))
                            .status())
                    .isEqualTo(400);
        }

        @Test
        void isInheritedByChildren() {
            member(company, stranger.id());
            share("user", guest.id(), "read");

            assertThat(guest.get("/account-members?company=" + company).json().get("items"))
                    .asInstanceOf(LIST)
                    .hasSize(1);
        }

        @Test
        void givesNoMoreThanTheSharerHas() {
            var until = Instant.now().plus(1, ChronoUnit.HOURS);
            owner.post(
                    "/companies/" + company + "/shares",
                    Map.of("user", guest.id().toString(), "level", "write", "expiresAt", until.toString()));
            var again = "/companies/" + company + "/shares";
            var other = world.person("Other", "own", null, Map.of());

            assertThat(guest.post(again, Map.of("user", other.id().toString(), "level", "read"))
                            .status())
                    .isEqualTo(400);
            assertThat(guest.post(
                                    again,
                                    Map.of(
                                            "user", other.id().toString(),
                                            "level", "read",
                                            "expiresAt", until.minusSeconds(60).toString()))
                            .status())
                    .isEqualTo(201);
            assertThat(other.post(
                                    again,
                                    Map.of("user", guest.id().toString(), "level", "read", "expiresAt", inAnHour()))
                            .status())
                    .isEqualTo(403);
        }

        @Test
        void opensNothingThatTheRoleCloses() {
            var closed = world.person("Closed", "own", null, Map.of("company", Map.of("write", "none")));
            share("user", closed.id(), "write");

            assertThat(closed.sees("company", company)).isTrue();
            assertThat(closed.patch("/companies/" + company, Map.of("size", "1-9"))
                            .status())
                    .isEqualTo(403);
        }

        @Test
        void refusesBadInputAndStrangers() {
            var path = "/companies/" + company + "/shares";
            var user = guest.id().toString();

            assertThat(owner.post(path, Map.of("level", "read")).status()).isEqualTo(400);
            assertThat(owner.post(path, Map.of("user", user, "team", north.toString(), "level", "read"))
                            .status())
                    .isEqualTo(400);
            assertThat(owner.post(path, Map.of("user", user, "level", "own")).status())
                    .isEqualTo(400);
            assertThat(owner.post(path, Map.of("user", company.toString(), "level", "read"))
                            .status())
                    .isEqualTo(400);
            assertThat(owner.post(path, Map.of("user", user, "level", "read", "expiresAt", "2020-01-01T00:00:00Z"))
                            .status())
                    .isEqualTo(400);
            assertThat(stranger.post(path, Map.of("user", user, "level", "read"))
                            .status())
                    .isEqualTo(404);
            assertThat(stranger.get(path).status()).isEqualTo(404);
        }
    }
}
