package dev.grato.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import dev.grato.TestServer.Answer;
import dev.grato.access.AccessWorld.Person;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ExplanationTest {

    private static AccessWorld world;
    private static UUID team;
    private static UUID below;
    private static List<Person> people;
    private static Person owner;
    private static Person colleague;
    private static Person outsider;
    private static UUID company;

    @BeforeAll
    static void start() {
        world = new AccessWorld();
        team = world.team("Sales", null);
        below = world.team("Field", team);
        owner = world.person("Olga", "own", below, Map.of());
        colleague = world.person("Carl", "team", below, Map.of("company", Map.of("write", "own")));
        outsider = world.person("Otto", "own", null, Map.of());
        var manager = world.person("Mara", "teamTree", team, Map.of());
        var closed = world.person("Cleo", "all", team, Map.of("company", Map.of("read", "none")));
        var everything = world.person("Ede", "all", null, Map.of("account_member", Map.of("write", "none")));
        people = List.of(owner, colleague, outsider, manager, closed, everything);
        world.change("team", below, Map.of("lead", manager.id().toString()));
        company = world.company("Acme", owner.id(), below);
    }

    @AfterAll
    static void drop() {
        world.drop();
    }

    private static List<Map<?, ?>> users(Answer answer) {
        var users = new ArrayList<Map<?, ?>>();
        ((List<?>) answer.json().get("users")).forEach(user -> users.add((Map<?, ?>) user));
        return users;
    }

    private static Map<?, ?> user(Answer answer, Person person) {
        return users(answer).stream()
                .filter(user -> person.id().toString().equals(user.get("id")))
                .findFirst()
                .orElse(Map.of("because", List.of(), "actions", List.of()));
    }

    @Nested
    class OfARecord {

        @Test
        void tellsTheCallerWhyTheySeeItInTheirLanguage() {
            var answer = owner.send("GET", "/companies/" + company + "/access", null, "Accept-Language", "it");

            assertThat(answer.json().get("me")).asString().contains("owner", "Lo vedi perché ne sei responsabile.");
        }

        @Test
        void agreesWithThePolicyForEverybodyAndEveryAction() {
            var shared = world.company("Shared", null, team);
            var member = world.create(
                    "accountMember",
                    Map.of("company", shared.toString(), "user", colleague.id().toString()));
            world.world()
                    .post(
                            "/companies/" + shared + "/shares",
                            Map.of("user", outsider.id().toString(), "level", "write"));
            for (var person : people) {
                for (var record : List.of(company, shared)) {
                    agrees("company", "companies", record, person);
                }
                agrees("accountMember", "account-members", member, person);
            }
        }

        private static void agrees(String object, String address, UUID record, Person person) {
            var answer = world.world().get("/" + address + "/" + record + "/access?limit=200");
            var told = new HashSet<Object>((List<?>) user(answer, person).get("actions"));
            var real = new HashSet<Object>();
            try {
                var permit = world.records()
                        .permits(person.actor(), object, List.of(record))
                        .get(record);
                if (permit != null) {
                    real.add("read");
                }
                if (permit != null && permit.canUpdate()) {
                    real.add("write");
                }
                if (permit != null && permit.canDelete()) {
                    real.add("delete");
                }
            } catch (dev.grato.platform.GratoException unknownObject) {
                assertThat(unknownObject.code()).isEqualTo(dev.grato.records.RecordsError.UNKNOWN_OBJECT);
            }
            assertThat(told)
                    .as(object + " for " + person.get("/me").json().get("name"))
                    .isEqualTo(real);
        }

        @Test
        void goesOnPageByPage() {
            var seen = new ArrayList<Object>();
            var cursor = "";
            while (cursor != null) {
                var page = world.world().get("/companies/" + company + "/access?limit=1" + cursor);
                assertThat(page.status()).isEqualTo(200);
                users(page).forEach(user -> seen.add(user.get("id")));
                var next = page.json().get("nextCursor");
                cursor = next == null ? null : "&cursor=" + next;
            }
            var whole = users(world.world().get("/companies/" + company + "/access?limit=200"));

            assertThat(seen)
                    .containsExactlyElementsOf(
                            whole.stream().map(user -> (Object) user.get("id")).toList());
        }

        @Test
        void isForThoseWhoSeeIt() {
            assertThat(outsider.get("/companies/" + company + "/access").status())
                    .isEqualTo(404);
            assertThat(owner.get("/companies/" + company + "/access?limit=0").status())
                    .isEqualTo(400);
        }
    }

    @Nested
    class OfARefusal {

        @Test
        void namesWhatIsMissingAndWhomToAsk() {
            var answer =
                    colleague.send("PATCH", "/companies/" + company, Map.of("size", "1-9"), "Accept-Language", "es");

            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.json().get("missing"))
                    .isEqualTo(Map.of("object", "company", "action", "write", "scope", "own"));
            assertThat(answer.json().get("ask"))
                    .asInstanceOf(LIST)
                    .hasSizeBetween(3, 5)
                    .startsWith(Map.of("id", owner.id().toString(), "name", "Olga", "why", "owner"));
            assertThat(answer.json().get("detail")).asString().contains("Tu rol", "Olga", "Mara", "Ada");
        }

        @Test
        void namesTheFieldOrTheAbility() {
            var reader = world.person("Rita", "all", null, Map.of("company", Map.of("fields", Map.of("size", "read"))));

            var byField = reader.patch("/companies/" + company, Map.of("size", "1-9"));
            var byAbility = reader.post("/model/objects", Map.of());

            assertThat(byField.json().get("missing"))
                    .isEqualTo(Map.of("object", "company", "field", "size", "right", "write"));
            assertThat(byAbility.json().get("missing")).isEqualTo(Map.of("ability", "manageModel"));
            assertThat(byAbility.json().get("ask")).asString().contains("administrator");
        }
    }

    @Nested
    class Requests {

        private final UUID wanted = world.company("Wanted", owner.id(), below);
        private final String path = "/companies/" + wanted + "/access-requests";

        private static String tomorrow() {
            return Instant.now().plus(1, ChronoUnit.DAYS).toString();
        }

        private Map<String, Object> read() {
            return Map.of("action", "read", "reason", "For the fair");
        }

        @Test
        void areGrantedAsAShareThatEnds() {
            var request = outsider.post(path, read()).json().get("id");
            assertThat(owner.get("/access-requests").json().get("toDecide"))
                    .asString()
                    .contains(request.toString());

            var granted = owner.post("/access-requests/" + request + "/grant", Map.of("until", tomorrow()));

            assertThat(granted.status()).as(granted.response().body()).isEqualTo(200);
            assertThat(outsider.sees("company", wanted)).isTrue();
            assertThat(outsider.get("/access-requests").json().get("mine"))
                    .asString()
                    .contains("granted");
            assertThat(owner.post("/access-requests/" + request + "/grant", Map.of("until", tomorrow()))
                            .status())
                    .isEqualTo(409);
        }

        @Test
        void answerTheSameForAHiddenAndAMissingRecord() {
            var hidden = outsider.post(path, read());
            var missing = outsider.post("/companies/" + UUID.randomUUID() + "/access-requests", read());

            assertThat(hidden.status()).isEqualTo(202);
            assertThat(missing.status()).isEqualTo(202);
            assertThat(missing.json().keySet()).isEqualTo(hidden.json().keySet());
        }

        @Test
        void areOneWhenMadeTwice() {
            assertThat(outsider.post(path, read()).json().get("id"))
                    .isEqualTo(outsider.post(path, read()).json().get("id"));
        }

        @Test
        void areAnsweredOnlyByThoseWhoMayShare() {
            var request = outsider.post(path, read()).json().get("id");

            assertThat(colleague.get("/access-requests").json().get("toDecide"))
                    .asString()
                    .doesNotContain(request.toString());
            assertThat(colleague
                            .post("/access-requests/" + request + "/grant", Map.of("until", tomorrow()))
                            .status())
                    .isEqualTo(404);
            assertThat(outsider.post("/access-requests/" + request + "/grant", Map.of("until", tomorrow()))
                            .status())
                    .isEqualTo(404);
        }

        @Test
        void areRefusedWithAReason() {
            var request = outsider.post(path, read()).json().get("id");

            assertThat(owner.post("/access-requests/" + request + "/refuse", Map.of())
                            .status())
                    .isEqualTo(400);
            assertThat(owner.post("/access-requests/" + request + "/refuse", Map.of("reason", "Not yours"))
                            .status())
                    .isEqualTo(200);
            assertThat(outsider.sees("company", wanted)).isFalse();
        }

        @Test
        void refuseBadInputAndWhatIsAllowed() {
            assertThat(outsider.post(path, Map.of("action", "own", "reason", "x"))
                            .status())
                    .isEqualTo(400);
            assertThat(outsider.post(path, Map.of("action", "read")).status()).isEqualTo(400);
            assertThat(owner.post(path, read()).status()).isEqualTo(409);
            assertThat(outsider.post("/access-requests", Map.of("ability", "fly", "reason", "x"))
                            .status())
                    .isEqualTo(400);
        }
    }
}
