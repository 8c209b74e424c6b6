package dev.grato.access;

import static dev.grato.access.IdentityScene.PASSWORD;
import static dev.grato.access.IdentityScene.browser;
import static dev.grato.access.IdentityScene.clock;
import static dev.grato.access.IdentityScene.type;
import static org.assertj.core.api.Assertions.assertThat;

import dev.grato.Patience;
import dev.grato.TestServer;
import dev.grato.access.internal.InactiveUsers;
import dev.grato.platform.Database;
import dev.grato.records.Change;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionRulesTest {

    private static final String SESSION = "grato_session";

    @RegisterExtension
    static final IdentityScene scene = IdentityScene.begin();

    @Test
    void getsAnotherTokenAfterTwelveHours() {
        var browser = scene.signedIn(scene.person("seller"));
        var first = browser.cookie(SESSION);
        clock().forward(Duration.ofHours(11));
        browser.get("/me");
        assertThat(browser.cookie(SESSION)).isEqualTo(first);

        clock().forward(Duration.ofHours(2));
        assertThat(browser.get("/me").status()).isEqualTo(200);
        var second = browser.cookie(SESSION);
        assertThat(second).isNotEqualTo(first);
        var late = browser();
        late.keep(SESSION, first);
        assertThat(late.get("/me").status()).as("a request on its way").isEqualTo(200);
        assertThat(late.cookie(SESSION)).isEqualTo(first);
        assertThat(browser.post("/tokens", Map.of("name", "x")).status())
                .as("the CSRF token is still good")
                .isEqualTo(201);
        clock().forward(Duration.ofSeconds(61));
        assertThat(late.get("/me").status()).isEqualTo(401);
        assertThat(browser.get("/me").status()).isEqualTo(200);
    }

    @Test
    void takesTheTokenBeforeOnAnotherNodeToo() {
        var browser = scene.signedIn(scene.person("seller"));
        var first = browser.cookie(SESSION);
        clock().forward(Duration.ofHours(11));
        browser.get("/me");
        clock().forward(Duration.ofHours(2));
        browser.get("/me");
        var second = browser.cookie(SESSION);
        clock().backToNow();

        browser.keep(SESSION, first);
        assertThat(browser.at(TestServer.second()).get("/me").status()).isEqualTo(200);
        browser.keep(SESSION, second);
        assertThat(browser.get("/me").status()).isEqualTo(200);
    }

    @Test
    void getsAnotherTokenWithAnotherPassword() {
        var person = scene.person("seller");
        var other = scene.signedIn(person);
        var browser = scene.signedIn(person);
        var first = browser.cookie(SESSION);

        var change = Map.of("current", PASSWORD, "next", "seven grey herons at noon");
        assertThat(browser.post("/me/password", change).status()).isEqualTo(204);
        assertThat(browser.cookie(SESSION)).isNotEqualTo(first);
        assertThat(browser.get("/me").status()).isEqualTo(200);
        assertThat(other.get("/me").status()).isEqualTo(401);
        var old = browser();
        old.keep(SESSION, first);
        assertThat(old.get("/me").status()).isEqualTo(401);
        assertThat(scene.events(person.user())).contains("password.changed");
    }

    @Test
    void endsWhenTheUserIsDeactivatedAndDoesNotComeBackWithThem() {
        var person = scene.person("seller");
        var browser = scene.signedIn(person);
        var second = new Browser(TestServer.second(), IdentityScene.address());
        second.signIn(person.email(), PASSWORD);
        assertThat(second.get("/me").status()).isEqualTo(200);

        var path = "/users/" + person.user();
        assertThat(scene.world.send("PATCH", path, Map.of("isActive", false)).status())
                .isEqualTo(200);
        assertThat(browser.get("/me").status()).isEqualTo(401);
        assertThat(second.get("/me").status()).isEqualTo(401);
        awaitEvent(person, "session.endedAll");
        scene.world.send("PATCH", path, Map.of("isActive", true));
        assertThat(browser.get("/me").status()).isEqualTo(401);
        assertThat(second.get("/me").status()).isEqualTo(401);
        assertThat(browser.signIn(person.email(), PASSWORD).status()).isEqualTo(201);
    }

    @Test
    void staysWhereTheLogTellsLateThatTheUserWasNotActiveYet() {
        var person = scene.person("seller");
        var before = clock().instant().minusSeconds(1);
        var browser = scene.signedIn(person);

        TestServer.running().bean(InactiveUsers.class).handle(scene.world.workspace(), List.of(line(person, before)));
        assertThat(browser.get("/me").status()).isEqualTo(200);

        var after = clock().instant().plusSeconds(1);
        TestServer.running().bean(InactiveUsers.class).handle(scene.world.workspace(), List.of(line(person, after)));
        assertThat(browser.get("/me").status()).isEqualTo(401);
    }

    /// The line of the log that says the user is not active.
    private static Change line(IdentityScene.Person person, Instant at) {
        return new Change(
                1,
                1,
                at,
                "user",
                null,
                null,
                "user",
                null,
                "user",
                person.user(),
                1,
                1,
                Change.Operation.UPDATE,
                Map.of(),
                Map.of("isActive", false));
    }

    /// A consumer of the change log does it, within a second or so.
    private static void awaitEvent(IdentityScene.Person person, String kind) {
        Patience.until(() -> scene.events(person.user()), events -> events.contains(kind));
    }

    @Test
    void endsWhenTheIdentityIsDisabled() {
        var person = scene.person("seller");
        var browser = scene.signedIn(person);
        var second = new Browser(TestServer.second(), IdentityScene.address());
        second.signIn(person.email(), PASSWORD);

        IdentityScene.node()
                .bean(Database.class)
                .transaction(tx ->
                        tx.execute("update control.identity set disabled_at = now() where id = ?", person.identity()));

        assertThat(browser.get("/me").status()).isEqualTo(401);
        assertThat(second.get("/me").status()).isEqualTo(401);
        assertThat(browser.signIn(person.email(), PASSWORD).status()).isEqualTo(401);
    }

    @Test
    void isListedWithBeginAndKindOfDeviceOnly() {
        var person = scene.person("seller");
        var browser = scene.signedIn(person);
        var before = browser.get("/sessions").response().body();
        clock().forward(Duration.ofHours(7));
        browser.get("/me");
        var after = browser.get("/sessions");

        assertThat(after.response().body()).as("use changes nothing in it").isEqualTo(before);
        var session = (Map<?, ?>) ((List<?>) after.json().get("items")).getFirst();
        assertThat(session.get("device")).isEqualTo("Firefox, Linux");
        assertThat(session.keySet().toString()).isEqualTo("[id, workspace, createdAt, expiresAt, device, isCurrent]");
    }

    @Test
    void beginsAnewWithEachSignInAndWorkspace() {
        var other = IdentityScene.begin();
        var person = scene.person("seller");
        var there = other.person("seller");
        IdentityScene.node()
                .bean(Database.class)
                .transaction(
                        tx -> tx.execute("delete from control.membership where identity_id = ?", there.identity()));
        IdentityScene.node()
                .bean(Identities.class)
                .join(person.identity(), other.world.workspace().id(), there.user());
        var browser = scene.signedIn(person);
        var first = browser.cookie(SESSION);
        browser.signIn(person.email(), PASSWORD);
        var second = browser.cookie(SESSION);
        var slugs =
                List.of(scene.world.workspace().slug(), other.world.workspace().slug());
        assertThat(browser.post("/session/workspace", Map.of("workspace", slugs.getLast()))
                        .status())
                .isEqualTo(201);
        var third = browser.cookie(SESSION);

        assertThat(List.of(first, second, third)).doesNotHaveDuplicates();
        for (var old : List.of(first, second)) {
            var late = browser();
            late.keep(SESSION, old);
            assertThat(late.get("/me").status()).isEqualTo(401);
        }
        other.world.drop();
    }

    @ParameterizedTest
    @CsvSource({
        "Origin, https://evil.example, 403",
        "Origin, null, 403",
        "Sec-Fetch-Site, cross-site, 403",
        "Sec-Fetch-Site, same-site, 403",
        "Sec-Fetch-Site, same-origin, 201",
        "Origin, http://crm.test, 201"
    })
    void isNotBegunByAForeignPage(String header, String value, int status) {
        var person = scene.person("seller");
        var body = Map.of("email", person.email(), "password", PASSWORD);

        assertThat(browser().send("POST", "/session", body, header, value).status())
                .isEqualTo(status);
    }

    @Test
    void keepsAnEventForEachBeginAndRefusal() {
        var person = scene.person("seller");
        var browser = scene.signedIn(person);
        browser().signIn(person.email(), "not the password");
        browser.send("DELETE", "/sessions", null);
        browser.send("DELETE", "/session", null);

        assertThat(scene.events(person.user()))
                .filteredOn(kind -> kind.startsWith("session."))
                .containsExactly("session.begun", "session.refused", "session.endedAll", "session.ended");
        var addresses = IdentityScene.node()
                .bean(Database.class)
                .read(sql -> sql.fetch(
                                "select address from control.security_event where kind like 'session.%'"
                                        + " and (actor_id = ? or concerned_id = ?)",
                                person.user(), person.user())
                        .getValues(0, String.class));
        assertThat(addresses).allMatch(address -> address.startsWith("127."));
    }

    @Test
    void refusesForgedTokens() {
        var browser = browser();
        for (var forged : List.of("x", "A".repeat(64), "%00", "A".repeat(5_000))) {
            browser.keep(SESSION, forged);
            assertThat(type(browser.get("/me"))).isEqualTo("access/sign-in-needed");
        }
    }
}
