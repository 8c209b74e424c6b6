package dev.grato.access;

import static dev.grato.access.IdentityScene.PASSWORD;
import static dev.grato.access.IdentityScene.browser;
import static dev.grato.access.IdentityScene.clock;
import static dev.grato.access.IdentityScene.type;
import static org.assertj.core.api.Assertions.assertThat;

import dev.grato.access.IdentityScene.Person;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The attack: strangers who guess, from one address and from very many.
class GuessingTest {

    private static final String TOO_MANY = "access/too-many-attempts";
    private static final String WRONG = "access/wrong-credentials";

    @RegisterExtension
    static final IdentityScene scene = IdentityScene.begin();

    /// How many guesses one stranger has at one address before being stopped.
    private static int guesses(Person person, Browser stranger) {
        int count = 0;
        while (type(stranger.signIn(person.email(), "guess number " + count)).equals(WRONG)) {
            count++;
        }
        return count;
    }

    @Test
    void isStoppedAtOneAddressAndGoesOnAfterTheWindow() {
        var person = scene.person("seller");
        var stranger = browser();

        assertThat(guesses(person, stranger)).isEqualTo(10);
        assertThat(type(stranger.signIn(person.email(), PASSWORD))).isEqualTo(TOO_MANY);
        clock().forward(Duration.ofMinutes(16));
        assertThat(type(stranger.signIn(person.email(), "guess"))).isEqualTo(WRONG);
    }

    @Test
    void isSlowedFromVeryManyAddressesAndNeverKeepsTheOwnerOut() {
        var person = scene.person("seller");
        var own = scene.signedIn(person);
        own.forget("grato_session");
        for (int i = 0; i < 50; i++) {
            browser().signIn(person.email(), "guess number " + i);
        }
        assertThat(guesses(person, browser())).as("after fifty addresses").isEqualTo(3);
        for (int i = 0; i < 150; i++) {
            browser().signIn(person.email(), "guess number " + i);
        }
        assertThat(guesses(person, browser())).as("after two hundred").isEqualTo(1);

        assertThat(own.signIn(person.email(), "a typo").status()).isEqualTo(401);
        assertThat(own.signIn(person.email(), PASSWORD).status())
                .as("the owner at a browser of theirs")
                .isEqualTo(201);
        assertThat(browser().signIn(person.email(), PASSWORD).status())
                .as("the owner at a new one, who types it right")
                .isEqualTo(201);
        var other = scene.person("seller");
        assertThat(guesses(other, browser())).as("others are not concerned").isEqualTo(10);
    }

    @Test
    void gainsNothingFromKnownDevicesOfOthersOrForgedOnes() {
        var person = scene.person("seller");
        var stranger = scene.signedIn(scene.person("seller"));
        stranger.forget("grato_session");
        var forged = browser();
        forged.keep("grato_device", "A".repeat(75));

        assertThat(guesses(person, stranger)).isEqualTo(10);
        assertThat(guesses(person, forged)).isEqualTo(10);
    }

    @Test
    void isStoppedForAKnownDeviceToo() {
        var person = scene.person("seller");
        var stolen = scene.signedIn(person);
        stolen.forget("grato_session");

        assertThat(guesses(person, stolen)).isEqualTo(10);
        assertThat(browser().signIn(person.email(), PASSWORD).status()).isEqualTo(201);
    }

    @Test
    void doesNotGuessLinks() {
        var stranger = browser();
        for (int i = 0; i < 100; i++) {
            assertThat(stranger.get("/invitation?token=guess" + i).status()).isEqualTo(404);
        }

        assertThat(type(stranger.get("/invitation?token=guess"))).isEqualTo(TOO_MANY);
        assertThat(type(stranger.post("/password-reset/confirm", Map.of("token", "x", "password", PASSWORD))))
                .isEqualTo(TOO_MANY);
        assertThat(type(stranger.post("/password-reset", Map.of("email", "x@example.com"))))
                .isEqualTo(TOO_MANY);
    }
}
