package dev.grato.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grato.Patience;
import dev.grato.Staff;
import dev.grato.TestServer;
import dev.grato.TestServer.World;
import dev.grato.access.AccessModel;
import dev.grato.platform.Audit;
import dev.grato.platform.AuditQuestion;
import dev.grato.platform.Database;
import dev.grato.platform.Ids;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// Devices: who may register, see, revoke and wipe them, and what they may keep.
class DevicesTest {

    private static World world;
    private static Staff staff;

    @BeforeAll
    static void open() {
        world = TestServer.running().world();
        staff = new Staff(world);
    }

    @AfterAll
    static void close() {
        world.drop();
    }

    private static Staff.Member somebody() {
        return staff.hire("Somebody", AccessModel.READ_ONLY);
    }

    private static int push(Phone phone) {
        return phone.send("POST", "/sync/push", Map.of("mutations", List.of())).status();
    }

    private static Map<String, Object> registration(UUID id, String name, String profile) {
        return Map.of("id", id.toString(), "name", name, "profile", profile);
    }

    private static int execute(String statement) {
        return world.server().bean(Database.class).transaction(tx -> tx.execute(statement));
    }

    private static String table(String name) {
        return Database.quoted(world.workspace(), name);
    }

    @Nested
    class Registering {

        @Test
        void givesASecretOnceAndALease() {
            var answer = world.post("/sync/devices", registration(Ids.next(), "Tablet", "field"));

            assertThat(answer.status()).isEqualTo(201);
            assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
            assertThat(answer.json()).containsOnlyKeys("id", "secret", "profile", "leaseUntil");
            assertThat(world.get("/sync/devices").response().body())
                    .contains("Tablet")
                    .doesNotContain(String.valueOf(answer.json().get("secret")));
        }

        @Test
        void givesANewSecretAndALeaseTheSecondTime() {
            var phone = new Phone(world);
            var again = world.post("/sync/devices", registration(phone.id, "Renamed", "strict"));

            assertThat(again.status()).isEqualTo(201);
            assertThat(again.json()).containsEntry("profile", "strict");
            assertThat(state(phone.id, phone.secret)).isEqualTo(404);
            assertThat(state(phone.id, (String) again.json().get("secret"))).isEqualTo(200);
        }

        @Test
        void refusesWhatIsWrong() {
            assertThat(world.post("/sync/devices", registration(Ids.next(), " ", "field"))
                            .status())
                    .isEqualTo(400);
            assertThat(world.post("/sync/devices", registration(Ids.next(), "x".repeat(101), "field"))
                            .status())
                    .isEqualTo(400);
            assertThat(world.post("/sync/devices", registration(Ids.next(), "Phone", "wide"))
                            .status())
                    .isEqualTo(400);
            assertThat(world.post("/sync/devices", Map.of("name", "Phone", "profile", "field"))
                            .status())
                    .isEqualTo(400);
        }

        @Test
        void doesNotTakeTheIdOfSomebodyElsesDevice() {
            var phone = new Phone(world);

            assertThat(somebody()
                            .post("/sync/devices", registration(phone.id, "Mine", "field"))
                            .status())
                    .isEqualTo(409);
        }

        @Test
        void endsAtFiftyActiveDevicesOfAUser() {
            var user = somebody();
            for (int i = 0; i < Devices.MOST; i++) {
                assertThat(user.post("/sync/devices", registration(Ids.next(), "Phone " + i, "field"))
                                .status())
                        .isEqualTo(201);
            }
            assertThat(user.post("/sync/devices", registration(Ids.next(), "One more", "field"))
                            .status())
                    .isEqualTo(409);
        }

        @Test
        void letsTheOldestOfTheDevicesThatKeepNothingGiveWay() {
            var user = somebody();
            var browsers = new ArrayList<UUID>();
            for (int i = 0; i < Devices.MOST; i++) {
                var id = Ids.next();
                boolean isBrowser = i == 20 || i == 30;
                if (isBrowser) {
                    browsers.add(id);
                }
                user.post("/sync/devices", registration(id, "Device " + i, isBrowser ? "strict" : "field"));
            }

            var another = user.post("/sync/devices", registration(Ids.next(), "One more", "field"));

            assertThat(another.status()).isEqualTo(201);
            assertThat(user.get("/sync/devices").response().body())
                    .doesNotContain(browsers.getFirst().toString())
                    .contains(browsers.getLast().toString());
            var again = user.post("/sync/devices", registration(browsers.getFirst(), "It again", "strict"));
            assertThat(again.status()).isEqualTo(201);
            assertThat(user.get("/sync/devices").response().body())
                    .doesNotContain(browsers.getLast().toString());
        }
    }

    @Nested
    class Calling {

        @Test
        void needsADeviceThatIsTheUsersOwnAndActive() {
            var phone = new Phone(world);
            assertThat(push(phone)).isEqualTo(200);
            var body = Map.of("mutations", List.of());
            assertThat(world.post("/sync/push", body).status()).isEqualTo(400);
            assertThat(world.send("POST", "/sync/push", body, Devices.HEADER, "phone")
                            .status())
                    .isEqualTo(400);
            assertThat(somebody()
                            .send("POST", "/sync/push", body, Devices.HEADER, phone.id.toString())
                            .json())
                    .containsEntry("type", "https://grato.dev/problems/sync/device-unknown");
            assertThat(world.send(
                                    "POST",
                                    "/sync/push",
                                    body,
                                    Devices.HEADER,
                                    Ids.next().toString())
                            .status())
                    .isEqualTo(403);
        }

        @Test
        void showsOnlyWhetherADeviceHasBeenUsedForNinetyDays() {
            var phone = new Phone(world);
            execute("update " + table("sync_device") + " set unused_from = current_date - 1 where id = '" + phone.id
                    + "'");
            assertThat(listed(phone)).containsEntry("isUnused", true).containsEntry("isThis", true);

            push(phone);

            assertThat(listed(phone)).containsEntry("isUnused", false);
            assertThat(listed(phone))
                    .containsOnlyKeys("id", "name", "profile", "state", "createdAt", "isUnused", "isThis");
        }

        @SuppressWarnings("unchecked")
        private static Map<String, Object> listed(Phone phone) {
            return ((List<?>) phone.send("GET", "/sync/devices", null).json().get("items"))
                    .stream()
                            .map(item -> (Map<String, Object>) item)
                            .filter(item -> phone.id.toString().equals(item.get("id")))
                            .findFirst()
                            .orElseThrow();
        }
    }

    private static int state(UUID id, String secret) {
        return world.server()
                .send("POST", "/api/v1/sync/devices/" + id + "/state", "{\"secret\":\"" + secret + "\"}")
                .status();
    }

    private static Object stateOf(Phone phone) {
        return world.server()
                .send("POST", "/api/v1/sync/devices/" + phone.id + "/state", "{\"secret\":\"" + phone.secret + "\"}")
                .json()
                .get("state");
    }

    private static int acknowledge(Phone phone, String secret) {
        return world.server()
                .send(
                        "POST",
                        "/api/v1/sync/wipe-ack",
                        "{\"device\":\"" + phone.id + "\",\"secret\":\"" + secret + "\"}")
                .status();
    }

    @Nested
    class Revoking {

        @Test
        void shutsADeviceOutUntilItHasWipedItself() {
            var phone = new Phone(world);
            assertThat(stateOf(phone)).isEqualTo("active");

            assertThat(world.send("DELETE", "/sync/devices/" + phone.id, null).status())
                    .isEqualTo(204);

            assertThat(phone.send("POST", "/sync/push", Map.of("mutations", List.of()))
                            .json())
                    .containsEntry("type", "https://grato.dev/problems/sync/device-revoked");
            assertThat(stateOf(phone)).isEqualTo("revoked");
            assertThat(world.post("/sync/devices", registration(phone.id, "Again", "field"))
                            .status())
                    .isEqualTo(403);
            assertThat(acknowledge(phone, phone.secret)).isEqualTo(204);
            assertThat(stateOf(phone)).isEqualTo("wiped");
            assertThat(kinds()).contains("device.registered", "device.revoked", "device.wiped");
        }

        @Test
        void believesNobodyWithoutTheSecret() {
            var phone = new Phone(world);
            var other = new Phone(world);

            assertThat(acknowledge(phone, other.secret)).isEqualTo(404);
            assertThat(acknowledge(phone, "x".repeat(64))).isEqualTo(404);
            assertThat(state(phone.id, "")).isEqualTo(404);
            assertThat(stateOf(phone)).isEqualTo("active");
        }

        @Test
        void isForOnesOwnDevicesOnly() {
            var phone = new Phone(world);
            assertThat(somebody()
                            .send("DELETE", "/sync/devices/" + phone.id, null)
                            .status())
                    .isEqualTo(404);
            assertThat(stateOf(phone)).isEqualTo("active");
        }

        @Test
        void isDoneForOthersByWhoManagesUsersWhoSeesNoTimes() {
            var user = somebody();
            var phone = new Phone(world, user.token());
            var devices = "/users/" + user.user() + "/devices";

            assertThat((List<?>) world.get(devices).json().get("items"))
                    .singleElement()
                    .satisfies(item -> assertThat(
                                    ((Map<?, ?>) item).keySet().stream().map(String::valueOf))
                            .containsExactlyInAnyOrder("id", "name", "profile", "state"));
            assertThat(user.get("/users/" + world.admin().userId() + "/devices").status())
                    .isEqualTo(403);
            assertThat(world.send("DELETE", devices + "/" + phone.id, null).status())
                    .isEqualTo(204);
            assertThat(stateOf(phone)).isEqualTo("revoked");
            assertThat(world.send("DELETE", "/users/" + Ids.next() + "/devices/" + phone.id, null)
                            .status())
                    .isEqualTo(404);
        }

        @Test
        void followsWhenAUserIsDeactivated() {
            var user = somebody();
            var phone = new Phone(world, user.token());

            staff.change("user", user.user(), Map.of("isActive", false));

            Patience.until(() -> "revoked".equals(stateOf(phone)));
        }
    }

    private static List<String> kinds() {
        var all = new AuditQuestion(
                world.workspace(), Instant.EPOCH, Instant.now().plusSeconds(60), null, Set.of(), null, 500);
        return world.server().bean(Audit.class).events(all).stream()
                .map(recorded -> recorded.kind())
                .toList();
    }

    @Nested
    class Settings {

        @Test
        void holdTheNarrowerProfileAndTheShorterLease() {
            var role = staff.role("Field", Map.of("readScope", "own"));
            var user = staff.hire("Agent", role, null);
            var before = world.get("/sync/settings");
            assertThat(before.json()).containsEntry("profile", "field").containsEntry("leaseHours", 72);

            var wanted = Map.of(
                    "profile",
                    "field",
                    "leaseHours",
                    24,
                    "windowDays",
                    60,
                    "roles",
                    Map.of(role.toString(), Map.of("profile", "strict", "leaseHours", 300)));
            var changed = world.send("PUT", "/sync/settings", wanted, "If-Match", before.header("ETag"));

            assertThat(changed.status()).as(changed.response().body()).isEqualTo(200);
            assertThat(user.post("/sync/devices", registration(Ids.next(), "Phone", "field"))
                            .json())
                    .containsEntry("profile", "strict");
            assertThat(world.post("/sync/devices", registration(Ids.next(), "Phone", "field"))
                            .json())
                    .containsEntry("profile", "field");
            var terms = world.server().bean(SyncTerms.class).of(user.actor());
            assertThat(terms.leaseHours()).isEqualTo(24);
            assertThat(world.send("PUT", "/sync/settings", wanted, "If-Match", before.header("ETag"))
                            .status())
                    .isEqualTo(412);
            assertThat(user.send("PUT", "/sync/settings", wanted).status()).isEqualTo(403);
            assertThat(user.get("/sync/settings").json()).containsEntry("windowDays", 60);
            assertThat(kinds()).contains("syncSettings.changed");
        }

        @Test
        void refuseWhatIsOutOfRange() {
            for (var wrong : List.of(
                    Map.of("leaseHours", 0),
                    Map.of("leaseHours", 337),
                    Map.of("leaseHours", 1.5),
                    Map.of("windowDays", 6),
                    Map.of("windowDays", 366),
                    Map.of("profile", "wide"),
                    Map.of("roles", List.of()),
                    Map.of("roles", Map.of("x", Map.of())),
                    Map.of("roles", Map.of(Ids.next().toString(), Map.of())),
                    Map.of("other", 1))) {
                assertThat(world.send("PUT", "/sync/settings", wrong).status())
                        .as(String.valueOf(wrong))
                        .isEqualTo(400);
            }
        }
    }

    @Nested
    class Signing {

        @Test
        void outClearsWhatTheBrowserKeeps() {
            var session = TestServer.running().signIn();
            var answer = TestServer.running().send("DELETE", "/api/v1/session", (String) null, session.headers());

            assertThat(answer.status()).isEqualTo(204);
            assertThat(answer.header("Clear-Site-Data")).isEqualTo("\"cache\", \"storage\"");
        }
    }
}
