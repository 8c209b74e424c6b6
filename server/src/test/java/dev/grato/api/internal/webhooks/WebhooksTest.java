package dev.grato.api.internal.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grato.Patience;
import dev.grato.Staff;
import dev.grato.TestServer;
import dev.grato.TestServer.Answer;
import dev.grato.TestServer.World;
import dev.grato.api.internal.webhooks.DeliveryRepository.News;
import dev.grato.platform.Database;
import dev.grato.platform.Ids;
import dev.grato.platform.Json;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Webhooks of a world, received by a real server on this machine.
class WebhooksTest {

    private World world;
    private TestReceiver there;
    private Duration later = Duration.ZERO;

    @BeforeEach
    void start() throws Exception {
        world = TestServer.running().world();
        there = new TestReceiver();
    }

    @AfterEach
    void stop() {
        world.drop();
        there.close();
    }

    /// A node whose time is the test's.
    private WebhookSender sender() {
        var clock = new Clock() {
            @Override
            public Instant instant() {
                return Instant.now().plus(later);
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
        var server = world.server();
        return new WebhookSender(
                server.bean(WebhookRepository.class),
                server.bean(DeliveryRepository.class),
                server.bean(Payloads.class),
                server.bean(Receiver.class),
                server.bean(WebhookSender.Parties.class),
                server.bean(WebhookProperties.class),
                clock);
    }

    private Map<String, Object> wish(String path, String... objects) {
        var wish = new HashMap<String, Object>();
        wish.put("name", "Test");
        wish.put("url", there.url(path));
        wish.put("objects", List.of(objects));
        return wish;
    }

    private static Map<String, Object> made(Answer answer) {
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
        return answer.json();
    }

    private Map<String, Object> hook(String... objects) {
        return made(world.post("/webhooks", wish("/hook", objects)));
    }

    private String company(String name) {
        return (String) made(world.post("/companies", Map.of("name", name))).get("id");
    }

    private List<Map<String, Object>> deliveries(Object webhook, String query) {
        var items = new ArrayList<Map<String, Object>>();
        ((List<?>) world.get("/webhooks/" + webhook + "/deliveries" + query)
                        .json()
                        .get("items"))
                .forEach(item -> items.add(Json.asObject(item)));
        return items;
    }

    private Map<String, Object> awaitHook(Object webhook, Predicate<Map<String, Object>> isReached) {
        return Patience.until(() -> world.get("/webhooks/" + webhook).json(), isReached);
    }

    private Map<String, Object> awaitDelivery(Object webhook, Predicate<Map<String, Object>> isReached) {
        return Patience.until(
                        () -> deliveries(webhook, "").stream().filter(isReached).findFirst(), Optional::isPresent)
                .orElseThrow();
    }

    private static UUID id(Object text) {
        return UUID.fromString((String) text);
    }

    @Test
    void tellsWhatChangesInOrderAndSigned() throws Exception {
        var hook = hook("companies");
        var secret = (String) hook.get("secret");
        var id = company("Acme");
        var created = there.next();
        world.send("PATCH", "/companies/" + id, Map.of("name", "Acme & Sons"));
        var updated = there.next();
        world.send("DELETE", "/companies/" + id, null);
        var deleted = there.next();
        world.post("/companies/" + id + "/restore", Map.of());
        var restored = there.next();

        var messages = List.of(created, updated, deleted, restored);
        assertThat(messages)
                .extracting(TestReceiver.Message::type)
                .containsExactly("company.created", "company.updated", "company.deleted", "company.restored");
        assertThat(messages)
                .extracting(message -> String.valueOf(message.data().get("version")))
                .containsExactly("1", "2", "3", "4");
        for (var message : messages) {
            assertThat(message.isSignedWith(secret)).isTrue();
            assertThat(message.isSignedWith(Signature.newSecret())).isFalse();
            assertThat(message.data().get("id")).isEqualTo(id);
            assertThat(message.body()).as("who did it").doesNotContain("createdBy", "updatedBy", "provenance");
        }
        assertThat(messages).extracting(message -> message.header("webhook-id")).doesNotHaveDuplicates();
        assertThat(Json.asObject(updated.data().get("record"))).containsEntry("name", "Acme & Sons");
        assertThat(deleted.data().get("record")).isNull();
        assertThat(world.get("/webhooks").response().body()).doesNotContain(secret);
    }

    @Test
    void tellsEachChangeOnceWhenTheLogIsReadTwice() throws Exception {
        var hook = hook("companies");
        company("First");
        there.next();
        awaitDelivery(hook.get("id"), delivery -> delivery.get("state").equals("sent"));
        world.server()
                .bean(Database.class)
                .<Integer>transaction(tx -> tx.execute("update "
                        + Database.quoted(world.workspace(), "consumer_position")
                        + " set xid = '0', seq = 0 where name = 'api.webhooks'"));
        company("Second");

        assertThat(Json.asObject(there.next().data().get("record"))).containsEntry("name", "Second");
        assertThat(deliveries(hook.get("id"), "").stream()
                        .filter(delivery -> delivery.get("version").equals(1)))
                .hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void tellsOnlyWhatIsWanted() throws Exception {
        var wish = wish("/hook", "companies", "people");
        wish.put("operations", List.of("updated"));
        wish.put("filter", Map.of("field", "createdAt", "op", "ge", "value", Map.of("relative", "-1d")));
        made(world.post("/webhooks", wish));
        var wanted = wish("/named", "companies");
        wanted.put("filter", Map.of("field", "name", "op", "eq", "value", "Wanted"));
        made(world.post("/webhooks", wanted));
        company("Unwanted");
        var id = company("Wanted");
        world.send("PATCH", "/companies/" + id, Map.of("legalName", "Wanted Ltd"));

        var seen = List.of(there.next(), there.next(), there.next());

        assertThat(seen)
                .extracting(message -> message.path() + " " + message.type())
                .containsExactlyInAnyOrder("/named company.created", "/named company.updated", "/hook company.updated");
        assertThat(seen).allMatch(message -> message.data().get("id").equals(id));
    }

    @Test
    void tellsOnlyWhatItsOwnerMaySeeThen() throws Exception {
        var role = (String) made(world.post(
                        "/roles",
                        Map.of(
                                "name", "Own only",
                                "readScope", "own",
                                "createScope", "own",
                                "abilities", List.of("manageWebhooks"))))
                .get("id");
        var sam = new Staff(world).hire("Sam", id(role), null);
        var hook = made(sam.post("/webhooks", wish("/sam", "companies")));

        company("Somebody else's");
        var own = (String) made(sam.post("/companies", Map.of("name", "Sam's"))).get("id");

        var message = there.next();
        assertThat(message.data().get("id")).isEqualTo(own);
        awaitDelivery(hook.get("id"), delivery -> delivery.get("state").equals("sent"));
        assertThat(deliveries(hook.get("id"), ""))
                .as("not even that there was one")
                .hasSize(1);
        assertThat(there.hasNothing()).isTrue();
    }

    @Test
    void showsOthersOnlyTheirOwnWebhooks() {
        var role = (String) made(world.post(
                        "/roles", Map.of("name", "Hooks", "readScope", "all", "abilities", List.of("manageWebhooks"))))
                .get("id");
        var sam = new Staff(world).hire("Sam", id(role), null);
        var mine = made(sam.post("/webhooks", wish("/sam", "companies"))).get("id");
        var admins = hook("companies").get("id");

        assertThat(sam.get("/webhooks").response().body())
                .contains((String) mine)
                .doesNotContain((String) admins);
        assertThat(sam.get("/webhooks/" + admins).status()).isEqualTo(404);
        assertThat(sam.send("DELETE", "/webhooks/" + admins, null).status()).isEqualTo(404);
        assertThat(world.get("/webhooks").response().body()).contains((String) mine, (String) admins);
        assertThat(new Staff(world).hire("Eve", "seller").get("/webhooks").status())
                .isEqualTo(403);
    }

    @Test
    void triesAgainAndGivesUpAfterThreeDays() throws Exception {
        there.answers(500);
        var hook = hook("companies").get("id");
        var record = company("Acme");
        var first = there.next();
        awaitDelivery(hook, delivery -> delivery.get("attempts").equals(1));
        assertThat(deliveries(hook, "?state=waiting").getFirst())
                .containsEntry("responseCode", 500)
                .containsEntry("reason", "status")
                .containsEntry("record", record);

        for (int attempt = 2; attempt <= 10; attempt++) {
            later = later.plus(RetrySchedule.PAUSES
                            .get(attempt - 2)
                            .multipliedBy(6)
                            .dividedBy(5))
                    .plusSeconds(1);
            sender().serve(id(hook));
            var again = there.next();
            assertThat(again.header("webhook-id")).isEqualTo(first.header("webhook-id"));
            assertThat(again.body()).isEqualTo(first.body());
            assertThat(Long.parseLong(again.header("webhook-timestamp")))
                    .as("the time of the attempt")
                    .isGreaterThan(Long.parseLong(first.header("webhook-timestamp")));
            assertThat(deliveries(hook, "").getFirst()).containsEntry("attempts", attempt);
        }

        var dead = deliveries(hook, "?state=dead");
        assertThat(dead).hasSize(1);
        assertThat(dead.getFirst()).containsEntry("nextAttemptAt", null);
        assertThat(deliveries(hook, "?state=waiting")).isEmpty();

        there.answers(200);
        assertThat(world.post(
                                "/webhooks/" + hook + "/deliveries/"
                                        + dead.getFirst().get("id") + "/retry",
                                Map.of())
                        .status())
                .isEqualTo(200);
        assertThat(there.next().header("webhook-id")).isEqualTo(first.header("webhook-id"));
        awaitDelivery(hook, delivery -> delivery.get("state").equals("sent"));
    }

    @Test
    void stopsAfterDaysOfFailureAndSaysSo() throws Exception {
        there.answers(503);
        var hook = hook("companies").get("id");
        company("Acme");
        there.next();
        awaitDelivery(hook, delivery -> delivery.get("attempts").equals(1));
        awaitHook(hook, each -> each.get("failingSince") != null);
        later = Duration.ofDays(5).plusMinutes(1);
        sender().serve(id(hook));

        assertThat(world.get("/webhooks/" + hook).json())
                .containsEntry("active", false)
                .containsEntry("stopped", "failing");
        assertThat(world.get("/me/notices").response().body()).contains("deliveries failed for days");
        assertThat(world.get("/me/security-events").response().body()).contains("webhook.stopped");
    }

    @Test
    void stopsWhenTheReceiverIsGoneAndReconcilesWhenItIsBack() throws Exception {
        there.answers(410);
        var hook = hook("companies").get("id");
        company("Acme");
        there.next();
        awaitHook(hook, json -> "gone".equals(json.get("stopped")));
        company("Missed");

        there.answers(200);
        assertThat(world.send("PATCH", "/webhooks/" + hook, Map.of("active", true))
                        .json())
                .containsEntry("active", true)
                .containsEntry("stopped", null);

        var message = there.next();
        assertThat(message.type()).isEqualTo("grato.reconcile");
        assertThat(message.data().get("objects")).isEqualTo(List.of("company"));
        company("After");
        // what was missed may still be told: at least once
        var told = new ArrayList<Object>();
        while (!told.contains("After")) {
            told.add(Json.asObject(there.next().data().get("record")).get("name"));
        }
        assertThat(told).isSubsetOf("Missed", "After");
    }

    @Test
    void stopsWhenItsOwnerIsNotActiveAnyMore() throws Exception {
        var other = new Staff(world).hire("Grace", "administrator");
        var hook = made(other.post("/webhooks", wish("/grace", "companies"))).get("id");
        world.send("PATCH", "/users/" + other.user(), Map.of("isActive", false));

        company("Acme");

        awaitHook(hook, json -> "ownerInactive".equals(json.get("stopped")));
        assertThat(there.hasNothing()).isTrue();
    }

    @Test
    void signsWithBothSecretsForADay() throws Exception {
        var hook = hook("companies");
        var old = (String) hook.get("secret");
        var rotated = world.post("/webhooks/" + hook.get("id") + "/secret", Map.of());
        var next = (String) rotated.json().get("secret");
        assertThat(next).startsWith("whsec_").isNotEqualTo(old);

        company("Acme");
        var message = there.next();

        assertThat(message.isSignedWith(old)).isTrue();
        assertThat(message.isSignedWith(next)).isTrue();
        var secrets = world.server().bean(WebhookRepository.class);
        assertThat(secrets.secrets(id(hook.get("id")), Instant.now().plus(Duration.ofHours(25))))
                .containsExactly(next);
        assertThat(world.server()
                        .bean(Database.class)
                        .<String>read(sql -> sql.fetchSingle(
                                        "select encode(secret, 'escape') || encode(old_secret, 'escape')"
                                                + " from control.webhook where id = ?",
                                        id(hook.get("id")))
                                .get(0, String.class)))
                .doesNotContain(next, old, "whsec_");
    }

    @Test
    void letsOneMessageStandForAFlood() throws Exception {
        var hook = id(hook("companies").get("id"));
        var queue = world.server().bean(DeliveryRepository.class);
        world.send("PATCH", "/webhooks/" + hook, Map.of("active", false));
        var begun = Instant.parse("2026-01-01T00:00:00Z");

        for (int round = 0; round < 3; round++) {
            var news = IntStream.range(0, 4)
                    .mapToObj(n -> new News("company.created", "company", Ids.next(), 1, n, begun.plusSeconds(n)))
                    .toList();
            queue.enqueue(hook, news, 10, Instant.now());
        }

        var waiting = queue.nextDue(hook, Instant.now()).orElseThrow();
        assertThat(waiting.type()).isEqualTo(Delivery.RECONCILE);
        assertThat(waiting.happenedAt()).isEqualTo(begun);
        queue.delete(waiting.id());
        assertThat(queue.nextDue(hook, Instant.now())).as("nothing beside it").isEmpty();
    }

    @Test
    void keepsNobodyWaitingForASlowReceiver() throws Exception {
        var isOver = new CountDownLatch(1);
        there.replies(exchange -> {
            if (exchange.getRequestURI().getPath().equals("/slow")) {
                try {
                    isOver.await();
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                }
            }
            exchange.sendResponseHeaders(200, -1);
        });
        made(world.post("/webhooks", wish("/slow", "companies")));
        made(world.post("/webhooks", wish("/quick", "companies")));

        company("One");
        assertThat(List.of(there.next().path(), there.next().path())).containsExactlyInAnyOrder("/slow", "/quick");
        company("Two");
        assertThat(there.next().path()).isEqualTo("/quick");
        isOver.countDown();
        assertThat(there.next().path()).isEqualTo("/slow");
    }

    @Test
    void sendsATestAndShowsWhatCameBack() throws Exception {
        there.replies(exchange -> {
            exchange.sendResponseHeaders(418, 0);
            exchange.getResponseBody().write("short and stout".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        });
        var hook = hook("companies");

        var result =
                world.post("/webhooks/" + hook.get("id") + "/test", Map.of()).json();

        assertThat(result)
                .containsEntry("type", "grato.test")
                .containsEntry("state", "dead")
                .containsEntry("responseCode", 418)
                .containsEntry("response", "short and stout");
        assertThat(there.next().isSignedWith((String) hook.get("secret"))).isTrue();
    }

    @Test
    void refusesAddressesItWouldNotCall() {
        var hook = hook("companies").get("id");
        for (var url : List.of(
                "https://10.0.0.1/",
                "https://169.254.169.254/latest/meta-data",
                "https://[::1]/",
                "https://192.168.1.1/",
                "https://user:secret@example.com/",
                "ftp://example.com/",
                "https://example.com:22/",
                "nonsense",
                "")) {
            var wish = wish("/", "companies");
            wish.put("url", url);

            var answer = world.post("/webhooks", wish);

            assertThat(answer.status()).as(answer.response().body()).isEqualTo(400);
            assertThat(answer.response().body()).contains("\"path\":\"url\"");
            assertThat(world.send("PATCH", "/webhooks/" + hook, Map.of("url", url))
                            .status())
                    .isEqualTo(400);
        }
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThat(world.post("/webhooks", wish("/", "nonsense")).response().body())
                .contains("objects[0]");
        assertThat(world.post("/webhooks", wish("/")).response().body()).contains("\"path\":\"objects\"");
        var wish = wish("/", "companies");
        wish.put("operations", List.of("exploded"));
        assertThat(world.post("/webhooks", wish).response().body()).contains("operations[0]");
        wish.remove("operations");
        wish.put("filter", Map.of("field", "nonsense", "value", 1));
        assertThat(world.post("/webhooks", wish).response().body()).contains("filter.field", "unknownField");
    }

    @Test
    void forgetsAWebhookWithAllThatWaits() {
        there.answers(500);
        var hook = hook("companies").get("id");
        company("Acme");
        awaitDelivery(hook, delivery -> delivery.get("attempts").equals(1));

        assertThat(world.send("DELETE", "/webhooks/" + hook, null).status()).isEqualTo(204);
        assertThat(world.get("/webhooks/" + hook).status()).isEqualTo(404);
        assertThat(world.get("/me/security-events").response().body()).contains("webhook.created", "webhook.deleted");
    }
}
