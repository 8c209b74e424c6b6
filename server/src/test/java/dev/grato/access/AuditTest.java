package dev.grato.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grato.Patience;
import dev.grato.Staff;
import dev.grato.Staff.Member;
import dev.grato.TestServer;
import dev.grato.TestServer.Answer;
import dev.grato.TestServer.World;
import dev.grato.platform.Database;
import dev.grato.platform.Json;
import dev.grato.platform.Secrets;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AuditTest {

    private static final String REASON = "A customer reports a leaked list";

    private World world;

    @BeforeEach
    void start() {
        world = TestServer.running().world();
    }

    @AfterEach
    void stop() {
        world.drop();
    }

    private static Map<String, Object> wish(UUID about) {
        var wish = new HashMap<String, Object>();
        wish.put("reason", REASON);
        wish.put("from", Instant.now().minus(Duration.ofDays(1)).toString());
        wish.put("to", Instant.now().plus(Duration.ofDays(1)).toString());
        if (about != null) {
            wish.put("about", about.toString());
        }
        return wish;
    }

    private String opened(UUID about) {
        var answer = world.post("/audit/openings", wish(about));
        assertThat(answer.json()).containsEntry("state", "open");
        return (String) answer.json().get("id");
    }

    private static List<Map<String, Object>> items(Answer answer) {
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        var items = new ArrayList<Map<String, Object>>();
        ((List<?>) answer.json().get("items")).forEach(item -> items.add(Json.asObject(item)));
        return items;
    }

    private static List<Object> kinds(List<Map<String, Object>> events) {
        return events.stream().map(event -> event.get("kind")).toList();
    }

    /// What is recorded about somebody, once the change log has been read as far as this.
    private static List<Map<String, Object>> ownEvents(Member person, Predicate<List<Object>> isComplete) {
        return Patience.until(() -> items(person.get("/me/security-events")), events -> isComplete.test(kinds(events)));
    }

    @Test
    void opensAtOnceForASingleAdministrator() {
        var opening = opened(null);
        items(world.get("/audit?opening=" + opening));

        var events = items(world.get("/audit?opening=" + opened(null)));

        assertThat(kinds(events)).startsWith("audit.read", "audit.opened");
        var opened = events.stream()
                .filter(event -> event.get("kind").equals("audit.opened"))
                .findFirst()
                .orElseThrow();
        assertThat(opened.get("text"))
                .asString()
                .startsWith("The audit log was opened")
                .contains(REASON);
        assertThat(opened.get("actor"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
                .containsEntry("kind", "token")
                .containsEntry("name", "test");
        assertThat(opened.toString()).contains("name=Ada");
    }

    @Test
    void needsAReasonAndAPeriodAndAnAdministrator() {
        var noReason = wish(null);
        noReason.put("reason", "  because ");
        assertThat(world.post("/audit/openings", noReason).response().body()).contains("reasonTooShort");
        var noPeriod = wish(null);
        noPeriod.put("to", noPeriod.get("from"));
        assertThat(world.post("/audit/openings", noPeriod).response().body()).contains("periodEmpty");
        assertThat(world.post("/audit/openings", wish(UUID.randomUUID())).status())
                .isEqualTo(400);
        assertThat(world.get("/audit").status()).isEqualTo(400);
        assertThat(world.get("/audit?opening=" + UUID.randomUUID()).status()).isEqualTo(404);

        var seller = new Staff(world).hire("Sam", "seller");
        assertThat(seller.post("/audit/openings", wish(null)).status()).isEqualTo(403);
        assertThat(seller.get("/audit/openings").status()).isEqualTo(403);
        assertThat(seller.get("/audit/verification").status()).isEqualTo(403);
        assertThat(seller.get("/audit?opening=" + opened(null)).status()).isEqualTo(403);
    }

    @Test
    void waitsForTheOtherAdministratorWhereThereIsOne() {
        var other = new Staff(world).hire("Grace", "administrator");
        var asked = world.post("/audit/openings", wish(null));
        var opening = (String) asked.json().get("id");
        assertThat(asked.json()).containsEntry("state", "waiting");
        assertThat(world.get("/audit?opening=" + opening).status()).isEqualTo(409);

        assertThat(world.post("/audit/openings/" + opening + "/approve", Map.of())
                        .status())
                .as("one's own")
                .isEqualTo(409);
        assertThat(other.post("/audit/openings/" + opening + "/approve", Map.of())
                        .json())
                .containsEntry("state", "open")
                .containsEntry("decidedBy", other.user().toString());

        items(world.get("/audit?opening=" + opening));
        assertThat(other.get("/audit?opening=" + opening).status())
                .as("only who gave the reason reads")
                .isEqualTo(404);
        assertThat(other.post("/audit/openings/" + opening + "/refuse", Map.of())
                        .status())
                .isEqualTo(409);
    }

    @Test
    void staysClosedWhenTheOtherRefuses() {
        var other = new Staff(world).hire("Grace", "administrator");
        var opening = (String) world.post("/audit/openings", wish(null)).json().get("id");

        assertThat(other.post("/audit/openings/" + opening + "/refuse", Map.of())
                        .json())
                .containsEntry("state", "refused");

        assertThat(world.get("/audit?opening=" + opening).status()).isEqualTo(409);
        assertThat(items(other.get("/audit/openings")))
                .extracting(listed -> listed.get("state"))
                .containsExactly("refused");
    }

    @Test
    void closesAfterADay() {
        var opening = opened(null);
        world.server()
                .bean(Database.class)
                .<Integer>transaction(tx -> tx.execute(
                        "update control.audit_opening set ends_at = now() where id = ?", UUID.fromString(opening)));

        assertThat(world.get("/audit?opening=" + opening).status()).isEqualTo(409);
        assertThat(items(world.get("/audit/openings")))
                .extracting(listed -> listed.get("state"))
                .containsExactly("over");
    }

    @Test
    void showsOnlyThePersonItIsAboutAndTellsThem() {
        var sam = new Staff(world).hire("Sam", "seller");
        var eve = new Staff(world).hire("Eve", "seller");
        ownEvents(sam, kinds -> kinds.contains("user.created"));
        ownEvents(eve, kinds -> kinds.contains("user.created"));

        // after both are recorded, so that the period has them
        var opening = opened(sam.user());
        var events = items(world.get("/audit?opening=" + opening));

        assertThat(kinds(events)).containsExactlyInAnyOrder("user.created", "session.begun", "token.created");
        assertThat(events.toString()).contains("Sam").doesNotContain("Eve");
        var notices = items(sam.get("/me/notices"));
        assertThat(notices).hasSize(1);
        assertThat(notices.getFirst().get("text"))
                .asString()
                .startsWith("Ada can read")
                .contains(REASON);
        assertThat(items(eve.get("/me/notices"))).isEmpty();

        var id = notices.getFirst().get("id");
        assertThat(eve.post("/me/notices/" + id + "/acknowledge", Map.of()).status())
                .isEqualTo(404);
        assertThat(sam.post("/me/notices/" + id + "/acknowledge", Map.of()).status())
                .isEqualTo(204);
        assertThat(items(sam.get("/me/notices")).getFirst().get("acknowledgedAt"))
                .isNotNull();
        assertThat(kinds(items(sam.get("/me/security-events"))))
                .as("openings, reading and their reasons are theirs to see")
                .contains("audit.opened", "audit.read");
    }

    @Test
    void recordsWhoMayDoWhatWithoutNames() {
        var sam = new Staff(world).hire("Sam", "seller");
        var role = (String) world.post("/roles", Map.of("name", "Secret plan", "readScope", "own"))
                .json()
                .get("id");
        world.send("PATCH", "/roles/" + role, Map.of("readScope", "all", "name", "Open plan"));
        world.send("PATCH", "/users/" + sam.user(), Map.of("role", role, "name", "Samuel"));
        world.send("PATCH", "/users/" + sam.user(), Map.of("name", "Samson"));
        world.send("PATCH", "/users/" + sam.user(), Map.of("isActive", false));
        world.send("PATCH", "/users/" + sam.user(), Map.of("isActive", true));

        var events = ownEvents(
                sam, kinds -> kinds.stream().filter("user.changed"::equals).count() == 3);

        var changes = events.stream()
                .filter(event -> event.get("kind").equals("user.changed"))
                .toList();
        assertThat(changes).hasSize(3);
        assertThat(changes.get(2).get("details")).asString().contains("before={role=", "after={role=" + role);
        assertThat(changes.get(2).get("text")).asString().contains("Samson", "role");
        assertThat(events.toString()).doesNotContain("Samuel");
        var roles = items(world.get("/audit?kinds=role.created,role.changed&opening=" + opened(null)));
        assertThat(roles.getFirst().get("details").toString())
                .contains("before={readScope=own}", "after={readScope=all}")
                .doesNotContain("plan");
        assertThat(roles.getFirst().get("text")).asString().contains("Open plan");
    }

    @Test
    void recordsChangesOfTheModel() {
        world.post("/model/objects", Map.of("name", "vessel", "plural", "vessels"));

        var events = items(world.get("/audit?kinds=model.changed&opening=" + opened(null)));

        assertThat(events).hasSize(1);
        assertThat(events.getFirst().get("text")).isEqualTo("The model was changed: object created");
        assertThat(world.send(
                                "GET",
                                "/audit?kinds=model.changed&opening=" + opened(null),
                                null,
                                "Accept-Language",
                                "it")
                        .response()
                        .body())
                .contains("Modello modificato: oggetto creato");
    }

    @Test
    void pagesWithoutLosingOrRepeating() {
        for (int i = 0; i < 7; i++) {
            world.post("/model/objects", Map.of("name", "vessel" + i, "plural", "vessels" + i));
        }
        var path = "/audit?kinds=model.changed&limit=3&opening=" + opened(null);
        var seen = new ArrayList<Object>();
        var page = world.get(path);
        for (int i = 0; i < 5; i++) {
            items(page).forEach(event -> seen.add(event.get("id")));
            var cursor = page.json().get("nextCursor");
            if (cursor == null) {
                break;
            }
            page = world.get(path + "&cursor=" + cursor);
        }

        assertThat(seen).hasSize(7).doesNotHaveDuplicates();
        assertThat(world.get(path + "&cursor=nonsense").status()).isEqualTo(400);
    }

    @Test
    void exportsWhatAnOutsiderCanCheck() throws Exception {
        world.post("/model/objects", Map.of("name", "vessel", "plural", "vessels"));
        opened(null);
        var opening = opened(null);

        var file = world.get("/audit/export?opening=" + opening).response().body();

        int end = file.lastIndexOf('\n', file.length() - 2) + 1;
        var last = Json.readObject(file.substring(end));
        var digest =
                HexFormat.of().formatHex(Secrets.digest(file.substring(0, end).getBytes(StandardCharsets.UTF_8)));
        assertThat(last).containsEntry("digest", digest).containsEntry("opening", opening);
        var lines = file.substring(0, end).lines().map(Json::readObject).toList();
        assertThat(last).containsEntry("lines", lines.size());
        assertThat(lines)
                .extracting(line -> line.get("kind"))
                .containsExactly("audit.opened", "model.changed", "token.created", "session.begun");
        assertThat(lines.get(1)).containsEntry("hash", lines.get(0).get("previous"));

        assertThat(world.post("/audit/verification", last).json())
                .containsEntry("isSigned", true)
                .containsEntry("chain", "there")
                .containsEntry("digest", digest);
        var forged = new HashMap<>(last);
        forged.put("digest", "0".repeat(64));
        assertThat(world.post("/audit/verification", forged).json())
                .containsEntry("isSigned", false)
                .containsEntry("chain", null);
        assertThat(kinds(items(world.get("/audit?opening=" + opened(null))))).contains("audit.exported");
    }

    @Test
    void noticesWhatWasTakenAwaySinceAnExport() {
        var opening = opened(null);
        var file = world.get("/audit/export?opening=" + opening).response().body();
        var last = Json.readObject(file.lines().reduce((one, next) -> next).orElseThrow());
        world.server()
                .bean(Database.class)
                .<Integer>transaction(tx -> tx.execute(
                        "delete from control.security_event where chain = ? and number = ?",
                        world.workspace().id(),
                        last.get("headNumber")));

        assertThat(world.post("/audit/verification", last).json()).containsEntry("chain", "replaced");
        assertThat(world.get("/audit/verification").json()).containsEntry("holds", false);
    }

    @Test
    void saysWhetherTheChainHolds() {
        opened(null);
        opened(null);

        assertThat(world.get("/audit/verification").json())
                .containsEntry("holds", true)
                .containsEntry("first", 1)
                .containsEntry("broken", null);

        world.server()
                .bean(Database.class)
                .<Integer>transaction(tx -> tx.execute(
                        "update control.security_event set details = '{}' where chain = ? and kind = 'audit.opened'",
                        world.workspace().id()));
        var broken = Json.asObject(world.get("/audit/verification").json().get("broken"));
        assertThat(broken).containsEntry("reason", "altered");
        assertThat(broken.get("text")).asString().startsWith("Event ");
    }

    @Test
    void letsNobodySeeAnotherWorkspace() {
        var elsewhere = TestServer.running().world();
        var opening = opened(null);

        assertThat(elsewhere.get("/audit?opening=" + opening).status()).isEqualTo(404);
        assertThat(elsewhere
                        .post("/audit/openings/" + opening + "/approve", Map.of())
                        .status())
                .isEqualTo(404);
        elsewhere.drop();
    }

    @Test
    void tellsEverybodyWhatIsRecordedAboutTheirIdentityToo() {
        var sam = new Staff(world).hire("Sam", "seller");
        world.server()
                .bean(dev.grato.platform.Audit.class)
                .record(dev.grato.platform.SecurityEvent.ofInstallation("audit.trimmed")
                        .about(sam.identity()));

        var events = items(sam.get("/me/security-events"));

        assertThat(events).anyMatch(event -> event.get("log").equals("installation"));
        assertThat(items(world.get("/audit?kinds=audit.trimmed&opening=" + opened(null))))
                .as("a member of this workspace")
                .hasSize(1);
        var elsewhere = TestServer.running().world();
        var foreign =
                (String) elsewhere.post("/audit/openings", wish(null)).json().get("id");
        assertThat(items(elsewhere.get("/audit?kinds=audit.trimmed&opening=" + foreign)))
                .isEmpty();
        elsewhere.drop();
    }
}
