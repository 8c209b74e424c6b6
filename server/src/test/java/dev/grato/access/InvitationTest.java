package dev.grato.access;

import static dev.grato.access.IdentityScene.PASSWORD;
import static dev.grato.access.IdentityScene.browser;
import static dev.grato.access.IdentityScene.clock;
import static dev.grato.access.IdentityScene.mail;
import static dev.grato.access.IdentityScene.newEmail;
import static dev.grato.access.IdentityScene.part;
import static dev.grato.access.IdentityScene.token;
import static dev.grato.access.IdentityScene.type;
import static org.assertj.core.api.Assertions.assertThat;

import dev.grato.TestServer;
import dev.grato.TestServer.World;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InvitationTest {

    @RegisterExtension
    static final IdentityScene scene = IdentityScene.begin();

    private static final World world = scene.world;

    private static Map<String, Object> accept(String token) {
        return Map.of("token", token, "name", "Carla", "password", PASSWORD);
    }

    @Test
    void bringsSomebodyNewInByMailInTheirLanguage() throws Exception {
        var email = newEmail();
        var sent = world.post("/invitations", scene.invitation(email));
        assertThat(sent.status()).isEqualTo(201);
        assertThat(sent.json()).containsEntry("delivery", "mail").containsEntry("link", null);

        var message = mail(email, 1);
        assertThat(message.getSubject()).startsWith("Il tuo invito in");
        assertThat(message.getFrom()[0]).hasToString("crm@grato.test");
        assertThat(part(message, 0)).contains("Il link vale sette giorni");
        assertThat(part(message, 1)).contains("<a href=\"http://crm.test/invitation#token=");

        var token = token(message);
        var browser = browser();
        assertThat(browser.get("/invitation?token=" + token).json())
                .containsEntry("email", email)
                .containsEntry("isKnown", false);
        assertThat(browser.signIn(email, PASSWORD).status()).isEqualTo(401);
        assertThat(browser.post("/invitation", accept(token)).status()).isEqualTo(201);
        assertThat(browser.signIn(email, PASSWORD).status()).isEqualTo(201);
        assertThat(browser.get("/me").json()).containsEntry("name", "Carla").containsEntry("locale", "it");
        assertThat(browser.post("/invitation", accept(token)).status())
                .as("a link works once")
                .isEqualTo(404);
        var user = java.util.UUID.fromString((String) sent.json().get("user"));
        assertThat(scene.events(user)).contains("invitation.sent", "invitation.accepted", "session.begun");
        assertThat(world.get("/users/" + user + "/history").json().get("items"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                .hasSize(2);
    }

    @Test
    void joinsAnIdentityThereIsOnlyAfterItHasProvedItself() {
        var known = IdentityScene.begin();
        var person = known.person("seller");
        world.post("/invitations", scene.invitation(person.email()));
        var token = token(mail(person.email(), 1));

        assertThat(browser().get("/invitation?token=" + token).json()).containsEntry("isKnown", true);
        assertThat(type(browser().post("/invitation", Map.of("token", token)))).isEqualTo("access/sign-in-needed");
        assertThat(type(browser().post("/invitation", Map.of("token", token, "password", "something else"))))
                .isEqualTo("access/wrong-credentials");
        var stranger = known.signedIn(known.person("seller"));
        assertThat(stranger.post("/invitation", Map.of("token", token)).status())
                .as("a session of somebody else")
                .isEqualTo(401);
        var browser = known.signedIn(person);
        assertThat(browser.post("/invitation", Map.of("token", token)).status()).isEqualTo(201);
        assertThat(browser.post(
                                "/session/workspace",
                                Map.of("workspace", world.workspace().slug()))
                        .status())
                .isEqualTo(201);
        known.world.drop();
    }

    @Test
    void endsAfterAWeekAndWithANewLink() {
        var email = newEmail();
        var id = world.post("/invitations", scene.invitation(email)).json().get("id");
        var first = token(mail(email, 1));
        assertThat(world.post("/invitations/" + id + "/resend", null).status()).isEqualTo(200);
        var second = token(mail(email, 2));

        assertThat(type(browser().get("/invitation?token=" + first))).isEqualTo("identity/link-invalid");
        assertThat(browser().get("/invitation?token=" + second).status()).isEqualTo(200);
        clock().forward(Duration.ofDays(7).plusMinutes(1));
        assertThat(type(browser().post("/invitation", accept(second)))).isEqualTo("identity/link-invalid");
        assertThat(world.get("/invitations").response().body()).contains("\"isExpired\":true");
    }

    @Test
    void endsWithItsRevocationAndWithItsUser() {
        var revoked = newEmail();
        var sent = world.post("/invitations", scene.invitation(revoked)).json();
        var token = token(mail(revoked, 1));
        assertThat(world.send("DELETE", "/invitations/" + sent.get("id"), null).status())
                .isEqualTo(204);
        assertThat(world.get("/users/" + sent.get("user")).status()).isEqualTo(404);
        assertThat(type(browser().post("/invitation", accept(token)))).isEqualTo("identity/link-invalid");

        var deleted = newEmail();
        var user = world.post("/invitations", scene.invitation(deleted)).json().get("user");
        var other = token(mail(deleted, 1));
        assertThat(world.send("DELETE", "/users/" + user, null).status()).isEqualTo(204);
        assertThat(type(browser().post("/invitation", accept(other)))).isEqualTo("identity/link-invalid");
    }

    @Test
    void invitesAUserThereIs() {
        var email = newEmail();
        var user = world.post(
                        "/users",
                        Map.of(
                                "name",
                                "Old",
                                "email",
                                email,
                                "role",
                                scene.roles.get("seller").toString()))
                .json()
                .get("id");
        assertThat(world.post("/invitations", Map.of("user", user)).status()).isEqualTo(201);
        assertThat(world.post("/invitations", Map.of("user", user)).status())
                .as("one open invitation each")
                .isEqualTo(400);
        assertThat(browser().post("/invitation", accept(token(mail(email, 1)))).status())
                .isEqualTo(201);
        assertThat(type(world.post("/invitations", Map.of("user", user)))).isEqualTo("identity/already-a-member");
    }

    @Test
    void givesNobodyMoreThanTheInviterHas() {
        var manager = scene.signedIn(scene.person(scene.userManager(), "en"));
        var above = scene.invitation(newEmail());
        above.put("role", scene.roles.get("administrator").toString());

        var refused = manager.post("/invitations", above);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.response().body()).contains("beyondOwnRights");
        var id = world.post("/invitations", above).json().get("id");
        assertThat(manager.post("/invitations/" + id + "/resend", null)
                        .response()
                        .body())
                .as("nor by sending an administrator's link again")
                .contains("beyondOwnRights");
    }

    @Test
    void isForThoseWhoManageUsers() {
        var seller = scene.signedIn(scene.person("seller"));

        assertThat(seller.post("/invitations", scene.invitation(newEmail())).status())
                .isEqualTo(403);
        assertThat(seller.get("/invitations").status()).isEqualTo(403);
        assertThat(browser().get("/invitations").status()).isEqualTo(401);
        assertThat(browser().post("/invitations", scene.invitation(newEmail())).status())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({"email, nonsense", "email, ''", "name, ''", "role, x", "locale, xx", "team, x", "surplus, x"})
    void refusesBadInput(String field, String value) {
        var body = scene.invitation(newEmail());
        body.put(field, value);

        assertThat(world.post("/invitations", body).status()).isEqualTo(400);
    }

    @Test
    void floodsNoMailbox() {
        var email = newEmail();
        var id = world.post("/invitations", scene.invitation(email)).json().get("id");
        for (int i = 0; i < 4; i++) {
            assertThat(world.post("/invitations/" + id + "/resend", null).status())
                    .isEqualTo(200);
        }
        assertThat(type(world.post("/invitations/" + id + "/resend", null))).isEqualTo("identity/too-many-mails");
    }

    @Test
    void refusesAWeakPasswordAndLeavesTheLinkGood() {
        var email = newEmail();
        world.post("/invitations", scene.invitation(email));
        var token = token(mail(email, 1));

        assertThat(browser()
                        .post("/invitation", Map.of("token", token, "password", "Password2026!"))
                        .response()
                        .body())
                .contains("passwordCommon");
        assertThat(browser().post("/invitation", accept(token)).status()).isEqualTo(201);
    }

    @Test
    void offersALinkWhereNoMailGoesOut() {
        var email = newEmail();
        var sent = world.at(TestServer.running()).post("/invitations", scene.invitation(email));

        assertThat(sent.json()).containsEntry("delivery", "link");
        assertThat((String) sent.json().get("link")).matches("http://localhost:\\d+/invitation#token=[\\w-]{43}");
    }

    @Test
    void swallowsMailInPracticeSpaces() {
        var boss = scene.person("administrator");
        var browser = scene.signedIn(boss);
        var slug = "practice-" + Long.toHexString(boss.identity().getLeastSignificantBits());
        assertThat(browser.post("/workspaces", Map.of("slug", slug, "name", "Practice"))
                        .status())
                .isEqualTo(201);
        browser.post("/session/workspace", Map.of("workspace", slug));
        var email = newEmail();
        var sent = browser.post("/invitations", scene.invitation(email));

        assertThat(sent.json()).containsEntry("delivery", "swallowed");
        assertThat((String) sent.json().get("link")).contains("#token=");
        assertThat(browser.get("/mail/outbox").json().get("items").toString())
                .contains("swallowed", email)
                .doesNotContain("token");
        assertThat(IdentityScene.mails(email)).isEmpty();
        assertThat(browser.send("DELETE", "/workspaces/" + slug, null).status()).isEqualTo(204);
        assertThat(List.of(204, 401))
                .contains(browser.send("DELETE", "/session", null).status());
    }
}
