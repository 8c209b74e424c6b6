package dev.grato.access;

import static dev.grato.access.IdentityScene.PASSWORD;
import static dev.grato.access.IdentityScene.browser;
import static dev.grato.access.IdentityScene.clock;
import static dev.grato.access.IdentityScene.mail;
import static dev.grato.access.IdentityScene.type;
import static org.assertj.core.api.Assertions.assertThat;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import dev.grato.TestServer;
import dev.grato.access.IdentityScene.Person;
import dev.grato.platform.Database;
import java.security.InvalidKeyException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SecondFactorTest {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    @RegisterExtension
    static final IdentityScene scene = IdentityScene.begin();

    /// What an authenticator app would show now.
    private static String code(String secret) {
        try {
            var bits = new java.math.BigInteger("0");
            for (char c : secret.toCharArray()) {
                bits = bits.shiftLeft(5).or(java.math.BigInteger.valueOf(ALPHABET.indexOf(c)));
            }
            var bytes = bits.toByteArray();
            var key = java.util.Arrays.copyOfRange(bytes, Math.max(0, bytes.length - 20), bytes.length);
            var whole = new byte[20];
            System.arraycopy(key, 0, whole, 20 - key.length, key.length);
            return new TimeBasedOneTimePasswordGenerator()
                    .generateOneTimePasswordString(new SecretKeySpec(whole, "HmacSHA1"), clock().instant());
        } catch (InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }

    /// A code that no step of about now has.
    private static String wrongCode(String secret) {
        return String.format("%06d", (Integer.parseInt(code(secret)) + 500_009) % 1_000_000);
    }

    /// The next code: the one of this moment has been used.
    private static String nextCode(String secret) {
        clock().forward(Duration.ofSeconds(30));
        return code(secret);
    }

    private record Enrolled(Person person, Browser browser, String secret, List<String> recoveryCodes) {}

    @SuppressWarnings("unchecked")
    private static Enrolled enrol(Person person, Browser browser) {
        var begun = browser.post("/me/second-factor", Map.of("password", PASSWORD));
        assertThat(begun.status()).isEqualTo(201);
        var secret = (String) begun.json().get("secret");
        assertThat((String) begun.json().get("uri"))
                .startsWith("otpauth://totp/Grato:")
                .contains("secret=" + secret);
        var confirmed = browser.post("/me/second-factor/confirm", Map.of("code", code(secret)));
        assertThat(confirmed.status()).isEqualTo(200);
        return new Enrolled(
                person, browser, secret, (List<String>) confirmed.json().get("recoveryCodes"));
    }

    private static Enrolled enrolled() {
        var person = scene.person("seller");
        return enrol(person, scene.signedIn(person));
    }

    @Test
    void isAskedForAfterTheRightPasswordOnly() throws Exception {
        var enrolled = enrolled();
        var email = enrolled.person().email();
        var browser = browser();

        assertThat(type(browser.signIn(email, "not the password"))).isEqualTo("access/wrong-credentials");
        var needed = browser.signIn(email, PASSWORD);
        assertThat(type(needed)).isEqualTo("identity/second-factor-needed");
        assertThat(needed.response().headers().allValues("Set-Cookie")).isEmpty();
        assertThat(type(browser.signIn(email, PASSWORD, "code", wrongCode(enrolled.secret()))))
                .isEqualTo("identity/second-factor-wrong");
        assertThat(browser.signIn(email, PASSWORD, "code", nextCode(enrolled.secret()))
                        .status())
                .isEqualTo(201);
        assertThat(enrolled.recoveryCodes()).hasSize(10).doesNotHaveDuplicates();
        assertThat(mail(email, 1).getSubject()).isEqualTo("Your sign-in has a second factor now");
    }

    @Test
    void saysNothingAboutPasswordsOfThoseWithoutOne() {
        var person = scene.person("seller");

        assertThat(type(browser().signIn(person.email(), "not the password", "code", "123456")))
                .isEqualTo("access/wrong-credentials");
        assertThat(type(browser().signIn(IdentityScene.newEmail(), PASSWORD, "code", "123456")))
                .isEqualTo("access/wrong-credentials");
    }

    @Test
    void takesACodeOnce() {
        var enrolled = enrolled();
        var code = nextCode(enrolled.secret());

        assertThat(browser()
                        .signIn(enrolled.person().email(), PASSWORD, "code", code)
                        .status())
                .isEqualTo(201);
        assertThat(type(browser().signIn(enrolled.person().email(), PASSWORD, "code", code)))
                .isEqualTo("identity/second-factor-wrong");
        var second = browser().at(TestServer.second());
        assertThat(type(second.signIn(enrolled.person().email(), PASSWORD, "code", code)))
                .as("on another node neither")
                .isEqualTo("identity/second-factor-wrong");
    }

    @Test
    void takesEachRecoveryCodeOnceHoweverItIsWritten() {
        var enrolled = enrolled();
        var code = enrolled.recoveryCodes().getFirst();
        var email = enrolled.person().email();

        var written = code.replace("-", " ").toLowerCase(java.util.Locale.ROOT);
        assertThat(browser().signIn(email, PASSWORD, "recoveryCode", written).status())
                .isEqualTo(201);
        assertThat(type(browser().signIn(email, PASSWORD, "recoveryCode", code)))
                .isEqualTo("identity/second-factor-wrong");
        assertThat(enrolled.browser().get("/me/second-factor").json())
                .containsEntry("isOn", true)
                .containsEntry("recoveryCodesLeft", 9);
    }

    @Test
    void isRemovedAndRenewedWithPasswordAndCodeOnly() {
        var enrolled = enrolled();
        var browser = enrolled.browser();
        var own = "/me/second-factor";

        assertThat(browser.post(own + "/remove", Map.of("password", PASSWORD)).status())
                .isEqualTo(400);
        var wrong = Map.of("password", "not the password", "code", nextCode(enrolled.secret()));
        assertThat(browser.post(own + "/remove", wrong).status()).isEqualTo(400);
        var renew = Map.of("password", PASSWORD, "code", code(enrolled.secret()));
        var renewed = browser.post(own + "/recovery-codes", renew);
        assertThat(renewed.status()).isEqualTo(200);
        var remove = Map.of(
                "password", PASSWORD, "recoveryCode", enrolled.recoveryCodes().getFirst());
        assertThat(browser.post(own + "/remove", remove).status())
                .as("old recovery codes are void")
                .isEqualTo(400);
        var right = Map.of("password", PASSWORD, "code", nextCode(enrolled.secret()));
        assertThat(browser.post(own + "/remove", right).status()).isEqualTo(204);
        assertThat(browser().signIn(enrolled.person().email(), PASSWORD).status())
                .isEqualTo(201);
        assertThat(scene.events(enrolled.person().user()))
                .contains("secondFactor.added", "secondFactor.codesRenewed", "secondFactor.removed");
    }

    @Test
    void givesTheSessionAnotherTokenAndEndsTheOthers() {
        var person = scene.person("seller");
        var other = scene.signedIn(person);
        var browser = scene.signedIn(person);
        var before = browser.cookie("grato_session");

        enrol(person, browser);

        assertThat(browser.cookie("grato_session")).isNotEqualTo(before);
        assertThat(browser.get("/me").status()).isEqualTo(200);
        assertThat(other.get("/me").status()).isEqualTo(401);
        var old = browser();
        old.keep("grato_session", before);
        assertThat(old.get("/me").status()).isEqualTo(401);
    }

    @Test
    void keepsNothingReadable() {
        var enrolled = enrolled();
        var rows = IdentityScene.node()
                .bean(Database.class)
                .read(sql -> sql.fetch(
                                "select encode(f.secret, 'escape') || encode(r.code_hash, 'escape') from control.second_factor f"
                                        + " join control.recovery_code r using (identity_id) where identity_id = ?",
                                enrolled.person().identity())
                        .getValues(0, String.class));

        assertThat(rows)
                .hasSize(10)
                .allSatisfy(row -> assertThat(row)
                        .doesNotContain(
                                enrolled.secret(), enrolled.recoveryCodes().getFirst()));
    }

    @Test
    void canBeRequiredByTheWorkspace() {
        var strict = IdentityScene.begin();
        var boss = strict.signedIn(strict.person("administrator"));
        var person = strict.person("seller");
        var browser = strict.signedIn(person);
        assertThat(browser.send("PATCH", "/workspace", Map.of("secondFactor", "required"))
                        .status())
                .isEqualTo(403);
        assertThat(boss.send("PATCH", "/workspace", Map.of("secondFactor", "maybe"))
                        .status())
                .isEqualTo(400);
        assertThat(boss.send("PATCH", "/workspace", Map.of("secondFactor", "required"))
                        .status())
                .isEqualTo(200);

        for (var path : List.of("/me", "/companies", "/sessions", "/workspaces", "/tokens", "/openapi.json")) {
            assertThat(type(browser.get(path))).as(path).isEqualTo("identity/second-factor-required");
        }
        assertThat(type(browser.post("/companies", Map.of("name", "X")))).isEqualTo("identity/second-factor-required");
        assertThat(browser.get("/session").json()).containsEntry("mustEnrol", true);
        assertThat(strict.world.get("/me").status()).as("tokens are as before").isEqualTo(200);
        enrol(person, browser);
        assertThat(browser.get("/me").status()).isEqualTo(200);
        assertThat(browser.get("/session").json()).containsEntry("mustEnrol", false);
        strict.world.drop();
    }

    @Test
    void isRemovedByAnAdministratorForWhoHasLostIt() {
        var enrolled = enrolled();
        var user = enrolled.person().user();
        var boss = scene.signedIn(scene.person("administrator"));
        var path = "/users/" + user + "/second-factor";

        assertThat(scene.signedIn(scene.person("seller"))
                        .send("DELETE", path, null)
                        .status())
                .isEqualTo(403);
        assertThat(boss.send("DELETE", path, null).status()).isEqualTo(204);
        assertThat(enrolled.browser().get("/me").status()).isEqualTo(401);
        assertThat(browser().signIn(enrolled.person().email(), PASSWORD).status())
                .isEqualTo(201);
        assertThat(type(boss.send("DELETE", path, null))).isEqualTo("identity/second-factor-off");
        mail(enrolled.person().email(), 2);
        assertThat(scene.events(user)).contains("secondFactor.removed");
    }

    @Test
    void isNotGuessedFromManyAddressesAndNeverClosedToItsOwner() {
        var enrolled = enrolled();
        var email = enrolled.person().email();
        var wrong = wrongCode(enrolled.secret());
        for (int i = 0; i < 20; i++) {
            assertThat(type(browser().signIn(email, PASSWORD, "code", wrong)))
                    .isEqualTo("identity/second-factor-wrong");
        }

        assertThat(type(browser().signIn(email, PASSWORD, "code", nextCode(enrolled.secret()))))
                .as("not even the right one, from a device nobody knows")
                .isEqualTo("identity/too-many-codes");
        assertThat(browser()
                        .signIn(
                                email,
                                PASSWORD,
                                "recoveryCode",
                                enrolled.recoveryCodes().getLast())
                        .status())
                .isEqualTo(201);
        assertThat(enrolled.browser()
                        .signIn(email, PASSWORD, "code", code(enrolled.secret()))
                        .status())
                .as("the owner's own browser")
                .isEqualTo(201);
    }

    @Test
    void isNotForTokens() {
        assertThat(type(scene.world.get("/me/second-factor"))).isEqualTo("api/session-needed");
        assertThat(browser().get("/me/second-factor").status()).isEqualTo(401);
    }
}
