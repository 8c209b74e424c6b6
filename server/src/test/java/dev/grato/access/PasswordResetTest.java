package dev.grato.access;

import static dev.grato.access.IdentityScene.PASSWORD;
import static dev.grato.access.IdentityScene.browser;
import static dev.grato.access.IdentityScene.clock;
import static dev.grato.access.IdentityScene.mail;
import static dev.grato.access.IdentityScene.mails;
import static dev.grato.access.IdentityScene.newEmail;
import static dev.grato.access.IdentityScene.token;
import static dev.grato.access.IdentityScene.type;
import static org.assertj.core.api.Assertions.assertThat;

import dev.grato.TestServer;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PasswordResetTest {

    private static final String NEXT = "seven grey herons at noon";

    @RegisterExtension
    static final IdentityScene scene = IdentityScene.begin();

    private static String asked(String email) {
        int before = mails(email).size();
        assertThat(browser().post("/password-reset", Map.of("email", email)).status())
                .isEqualTo(202);
        return token(mail(email, before + 1));
    }

    @Test
    void setsANewPasswordOnceAndEndsAllSessions() throws Exception {
        var person = scene.person(scene.roles.get("seller"), "es");
        var old = scene.signedIn(person);
        var token = asked(person.email());
        assertThat(mail(person.email(), 1).getSubject()).isEqualTo("Una contraseña nueva para Grato");

        var confirm = Map.of("token", token, "password", NEXT);
        assertThat(browser().post("/password-reset/confirm", confirm).status()).isEqualTo(204);
        assertThat(old.get("/me").status()).isEqualTo(401);
        assertThat(old.at(TestServer.second()).get("/me").status()).isEqualTo(401);
        assertThat(browser().signIn(person.email(), PASSWORD).status()).isEqualTo(401);
        assertThat(browser().signIn(person.email(), NEXT).status()).isEqualTo(201);
        assertThat(type(browser().post("/password-reset/confirm", confirm))).isEqualTo("identity/link-invalid");
        assertThat(mail(person.email(), 2).getSubject()).isEqualTo("Tu contraseña ha cambiado");
        assertThat(scene.events(person.user())).contains("password.resetAsked", "password.reset");
    }

    @Test
    void isGoodForAnHour() {
        var person = scene.person("seller");
        var token = asked(person.email());
        clock().forward(Duration.ofMinutes(61));

        assertThat(type(browser().post("/password-reset/confirm", Map.of("token", token, "password", NEXT))))
                .isEqualTo("identity/link-invalid");
    }

    @Test
    void saysTheSameOfUnknownPeople() {
        var person = scene.person("seller");
        var known = browser().post("/password-reset", Map.of("email", person.email()));
        var stranger = newEmail();
        var unknown = browser().post("/password-reset", Map.of("email", stranger));

        assertThat(unknown.status()).isEqualTo(known.status()).isEqualTo(202);
        assertThat(unknown.response().body()).isEqualTo(known.response().body());
        mail(person.email(), 1);
        assertThat(mails(stranger)).isEmpty();
    }

    @Test
    void floodsNoMailboxAndLeavesTheOwnerALink() {
        var person = scene.person("seller");
        for (int i = 0; i < 3; i++) {
            asked(person.email());
        }
        for (int i = 0; i < 5; i++) {
            assertThat(browser()
                            .post("/password-reset", Map.of("email", person.email()))
                            .status())
                    .isEqualTo(202);
        }
        var other = scene.person("seller");
        asked(other.email());

        assertThat(mails(person.email())).hasSize(3);
        var first = token(mails(person.email()).getFirst());
        assertThat(browser()
                        .post("/password-reset/confirm", Map.of("token", first, "password", NEXT))
                        .status())
                .as("a stranger's asking voids nothing")
                .isEqualTo(204);
    }

    @Test
    void refusesAWeakPasswordAndBadInput() {
        var person = scene.person("seller");
        var token = asked(person.email());

        assertThat(browser()
                        .post("/password-reset/confirm", Map.of("token", token, "password", "short"))
                        .status())
                .isEqualTo(400);
        assertThat(browser()
                        .post("/password-reset/confirm", Map.of("token", token, "password", NEXT))
                        .status())
                .isEqualTo(204);
        assertThat(browser().post("/password-reset", Map.of("email", 1)).status())
                .isEqualTo(400);
        assertThat(browser()
                        .post("/password-reset/confirm", Map.of("token", "x"))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void letsAdministratorsHandOverALinkWhereNoMailGoesOut() {
        var boss = scene.signedIn(scene.person("administrator")).at(TestServer.running());
        var person = scene.person("seller");

        var answer = boss.post("/users/" + person.user() + "/password-reset", null);

        assertThat(answer.json()).containsEntry("delivery", "link");
        var link = (String) answer.json().get("link");
        var confirm = Map.of("token", link.substring(link.indexOf("token=") + 6), "password", NEXT);
        assertThat(browser().post("/password-reset/confirm", confirm).status()).isEqualTo(204);
        assertThat(scene.events(person.user())).contains("password.resetLinkMade");
    }

    @Test
    void helpsNobodyIntoWorkspacesOfOthers() {
        var elsewhere = IdentityScene.begin();
        var person = scene.person("seller");
        var there = elsewhere.person("seller");
        IdentityScene.node()
                .bean(Identities.class)
                .join(person.identity(), elsewhere.world.workspace().id(), java.util.UUID.randomUUID());
        var boss = scene.signedIn(scene.person("administrator"));

        assertThat(type(boss.post("/users/" + person.user() + "/password-reset", null)))
                .isEqualTo("identity/not-only-yours");
        assertThat(type(boss.post("/users/" + there.user() + "/password-reset", null)))
                .isEqualTo("identity/member-not-found");
        assertThat(scene.signedIn(person)
                        .post("/users/" + person.user() + "/password-reset", null)
                        .status())
                .isEqualTo(403);
        elsewhere.world.drop();
    }
}
