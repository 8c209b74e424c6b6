package dev.grato.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import dev.grato.TestServer;
import dev.grato.platform.Ids;
import dev.grato.web.Desk.Seat;
import java.io.IOException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The ways into Grato: by a mailed link, by a second factor, from one device to the next.
@Tag("journey")
@Timeout(180)
class WayInTest {

    private static final String PASSWORD = "a lantern in the harbour";
    private static final Pattern MY_DAY = Pattern.compile(".*/my-day");

    private static Post post;
    private static AppScene scene;

    @BeforeAll
    static void open() throws IOException {
        AppScene.assumePossible();
        post = new Post();
        scene = AppScene.before(post.node);
    }

    @AfterAll
    static void close() {
        if (scene != null) {
            scene.close();
        }
        if (post != null) {
            post.close();
        }
    }

    @Test
    void leadsFromAnInvitationToTheFirstDay() {
        var email = "nina-" + Ids.next() + "@example.com";
        try (var desk = Desk.of(scene.chromium, scene.administrator, Seat.DESKTOP)) {
            desk.open(scene.at("settings/people"));
            desk.button("Invite somebody").click();
            var panel = desk.dialog();
            panel.getByLabel("Name").fill("Nina");
            panel.getByLabel("E-mail").fill(email);
            panel.getByRole(AriaRole.COMBOBOX, new Locator.GetByRoleOptions().setName("Role"))
                    .or(panel.getByLabel("Role"))
                    .first()
                    .click();
            desk.page
                    .getByRole(AriaRole.OPTION, new GetByRoleOptions().setName("Sales"))
                    .click();
            panel.getByRole(
                            AriaRole.BUTTON,
                            new Locator.GetByRoleOptions().setName("Invite").setExact(true))
                    .click();
            assertThat(desk.text("The invitation is on its way to " + email)).isVisible();
            assertThat(desk.troubles()).isEmpty();
        }
        var link = post.link(email);
        try (var desk = Desk.outside(scene.chromium, Seat.DESKTOP)) {
            desk.open(link);
            assertThat(desk.heading("Welcome to")).isVisible();
            assertThat(desk.textbox("E-mail")).hasValue(email);
            assertThat(desk.textbox("Your name")).hasValue("Nina");
            assertThat(desk.textbox("A new password")).isFocused();
            desk.type(PASSWORD);
            desk.press("Enter");
            desk.page.waitForURL(MY_DAY);
            assertThat(desk.button("You: Nina")).isVisible();
            assertThat(desk.troubles()).isEmpty();
        }
        try (var desk = Desk.outside(scene.chromium, Seat.DESKTOP)) {
            desk.open(link);
            assertThat(desk.heading("This invitation is no longer good")).isVisible();
        }
    }

    @Test
    void isFoundAgainWhereAPasswordIsForgotten() {
        var email = scene.hire("Otto").email();
        try (var desk = Desk.outside(scene.chromium, Seat.DESKTOP)) {
            desk.open("/");
            desk.link("Forgot your password?").click();
            desk.textbox("E-mail").fill(email);
            desk.press("Enter");
            assertThat(desk.heading("Look at your mail")).isVisible();
            desk.open(post.link(email));
            desk.textbox("A new password").fill(PASSWORD);
            desk.press("Enter");
            assertThat(desk.heading("Your password is changed")).isVisible();
            assertThat(desk.page.url()).doesNotContain("token");
            desk.link("To the sign-in").click();
            desk.signIn(email, TestServer.PASSWORD);
            assertThat(desk.page.getByRole(AriaRole.ALERT)).isVisible();
            desk.signIn(email, PASSWORD);
            desk.page.waitForURL(MY_DAY);
            assertThat(desk.troubles()).isEmpty();
        }
    }

    @Test
    void asksForASecondFactorOnceItIsSetUp() {
        var email = scene.hire("Paula").email();
        try (var desk = Desk.outside(scene.chromium, Seat.DESKTOP)) {
            desk.open("/");
            desk.signIn(email, TestServer.PASSWORD);
            desk.page.waitForURL(MY_DAY);
            desk.open(scene.at("settings/security"));
            desk.button("Set it up").click();
            desk.textbox("Your password").fill(TestServer.PASSWORD);
            desk.press("Enter");
            assertThat(desk.page.getByRole(
                            AriaRole.IMG,
                            new GetByRoleOptions().setName("QR code with the key for your authenticator app")))
                    .isVisible();
            var app = new Authenticator(desk.page.locator("code").innerText());
            desk.textbox("The six digits it shows").fill(app.code());
            desk.press("Enter");
            var codes = desk.region("Recovery codes").getByRole(AriaRole.LISTITEM);
            assertThat(codes.first()).isVisible();
            var recovery = codes.first().innerText();
            desk.button("I have kept them").click();
            assertThat(desk.text("On since")).isVisible();
            leave(desk);

            desk.signIn(email, TestServer.PASSWORD);
            var code = desk.textbox("Code from your authenticator app, or a recovery code");
            assertThat(code).isFocused();
            code.fill("000000");
            desk.press("Enter");
            assertThat(desk.page.getByRole(AriaRole.ALERT)).isVisible();
            code.fill(app.nextCode());
            desk.press("Enter");
            assertThat(desk.heading("My day").first()).isVisible();
            leave(desk);

            desk.signIn(email, TestServer.PASSWORD);
            code.fill(recovery);
            desk.press("Enter");
            assertThat(desk.heading("My day").first()).isVisible();
            desk.open(scene.at("settings/security"));
            assertThat(desk.text("9 recovery codes left")).isVisible();
            assertThat(desk.troubles()).isEmpty();
        }
    }

    @Test
    void opensOnAPhoneByTheCodeThatAComputerShows() {
        var quentin = scene.hire("Quentin");
        try (var desk = Desk.of(scene.chromium, quentin.member(), Seat.DESKTOP);
                var phone = Desk.outside(scene.chromium, Seat.PHONE)) {
            desk.open(scene.at("settings/devices"));
            desk.button("Show the code").click();
            desk.dialog().getByLabel("Your password").fill(TestServer.PASSWORD);
            var answer = desk.page.waitForResponse("**/session/pairing", () -> desk.press("Enter"));
            assertThat(desk.page.getByRole(
                            AriaRole.IMG, new GetByRoleOptions().setName("QR code that opens Grato on your phone")))
                    .isVisible();
            var link = JsonParser.parseString(answer.text())
                    .getAsJsonObject()
                    .get("link")
                    .getAsString();
            phone.open(link.substring(link.indexOf("/pair")));
            assertThat(phone.heading("Sign in on this phone")).isVisible();
            assertThat(phone.page.url()).doesNotContain("code");
            phone.button("Sign in here").tap();
            phone.page.waitForURL(MY_DAY);
            assertThat(desk.text("Signed in on")).isVisible();

            phone.open("/pair");
            phone.open(link.substring(link.indexOf("/pair")));
            phone.button("Sign in here").tap();
            assertThat(phone.text("This code is no longer good")).isVisible();
            assertThat(desk.troubles()).isEmpty();
            assertThat(phone.troubles()).isEmpty();
        }
    }

    private static void leave(Desk desk) {
        desk.choose(desk.button("You: "), "Sign out");
        desk.dialog()
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Sign out"))
                .click();
        assertThat(desk.heading("Welcome back")).isVisible();
    }
}
