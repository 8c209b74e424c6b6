package dev.grato.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import dev.grato.Patience;
import dev.grato.TestServer;
import dev.grato.web.Desk.Seat;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// One's own device: what is kept on it, who may open it, and how it forgets.
@Tag("journey")
@Timeout(180)
class OwnDeviceTest {

    private static final String PIN = "314159";
    private static final String OTHER_PIN = "271828";

    private static AppScene scene;

    @BeforeAll
    static void open() throws IOException {
        scene = AppScene.open();
    }

    @AfterAll
    static void close() {
        if (scene != null) {
            scene.close();
        }
    }

    @Test
    void opensByItsPinAloneWhichCanBeChanged() {
        try (var desk = somebody()) {
            keep(desk);
            desk.choose(desk.button("You: "), "Change the PIN of this device");
            change(desk, OTHER_PIN);
            assertThat(desk.dialog().getByText("That is not the PIN of this device."))
                    .isVisible();
            change(desk, PIN);
            assertThat(desk.text("The PIN is changed.")).isVisible();
            desk.untilKept();

            desk.goOffline();
            desk.page.reload();
            unlock(desk, PIN);
            assertThat(desk.page.getByRole(AriaRole.ALERT)).hasText("Wrong PIN. 9 tries are left.");
            unlock(desk, OTHER_PIN);
            assertThat(desk.heading("My day").first()).isVisible();
            desk.goOnline();
            assertThat(desk.troubles()).isEmpty();
        }
    }

    @Test
    void forgetsEverythingWhenItIsWipedFromAnotherAndSaysWhy() {
        var rosa = scene.hire("Rosa").member();
        try (var lost = Desk.of(scene.chromium, rosa, Seat.DESKTOP);
                var desk = Desk.of(scene.chromium, rosa, Seat.DESKTOP)) {
            keep(lost);
            lost.open(scene.at("companies/" + scene.company));
            unlock(lost, PIN);
            assertThat(lost.heading("Ernst Handel").first()).isVisible();
            desk.open(scene.at("settings/devices"));
            desk.button("Have it wiped").first().click();
            desk.dialog()
                    .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Have it wiped"))
                    .click();
            assertThat(lost.text("What was kept on this device has been deleted, as asked from another one."))
                    .isVisible();
            assertThat(lost.heading("Ernst Handel")).isHidden();
            lost.button("Go on").click();
            // its session is another matter, and ended beside it
            assertThat(lost.heading("My day").first()).isVisible();
            assertThat(lost.page.getByLabel("PIN or passphrase")).isHidden();
            assertThat(lost.troubles()).isEmpty();
        }
    }

    @Test
    void showsNothingOnceItsLeaseIsOverUntilOneSignsInAgain() {
        try (var desk = somebody()) {
            keep(desk);
            desk.untilKept();
            desk.goOffline();
            desk.page.clock().setFixedTime(Date.from(Instant.now().plus(Duration.ofDays(20))));
            desk.page.reload();
            unlock(desk, PIN);
            assertThat(desk.text("What is kept here may be shown again once you have signed in. Nothing is lost."))
                    .isVisible();
            desk.open(scene.at("companies/" + scene.company));
            unlock(desk, PIN);
            assertThat(desk.button("Sign in again")).isVisible();
            assertThat(desk.text("Ernst Handel")).isHidden();
            desk.goOnline();
            desk.page.getByLabel("Password").first().fill(TestServer.PASSWORD);
            desk.press("Enter");
            assertThat(desk.heading("Ernst Handel").first()).isVisible();
            assertThat(desk.troubles()).isEmpty();
        }
    }

    @Test
    void takesBackWhatWasCapturedWithoutALineAndSaysSo() {
        try (var desk = somebody()) {
            desk.untilSaved();
            desk.untilKept();
            desk.press("c");
            var line = desk.dialog().getByRole(AriaRole.TEXTBOX).first();
            assertThat(line).isFocused();
            desk.goOffline();
            desk.type("Call Roland Mendel tomorrow at 10");
            desk.press("Control+Enter");
            assertThat(desk.dialog()).isHidden();
            desk.button("Undo").click();
            assertThat(desk.text("Undone.")).isVisible();
            desk.goOnline();
            desk.untilSaved();
            assertThat(desk.troubles()).isEmpty();
        }
        assertThat(scene.seller.get("/tasks?limit=50").response().body()).doesNotContain("Roland Mendel tomorrow");
    }

    @Test
    void losesNoLetterThatIsTypedBeforeThePaletteIsThere() {
        try (var desk = Desk.outside(scene.chromium, Seat.DESKTOP)) {
            var held = new CompletableFuture<Route>();
            desk.page.route(Pattern.compile(".*/assets/Palette-.*\\.js"), held::complete);
            desk.signedIn(scene.seller);
            assertThat(desk.heading("My day").first()).isVisible();
            desk.press("Control+k");
            desk.type("ernst");
            Patience.until(() -> {
                desk.page.title();
                return held.isDone();
            });
            held.join().resume();
            var field = desk.page.getByRole(AriaRole.COMBOBOX).first();
            assertThat(field).hasValue("ernst");
            assertThat(field).isFocused();
            desk.type(" ha");
            assertThat(field).hasValue("ernst ha");
            assertThat(desk.page
                            .getByRole(AriaRole.OPTION, new GetByRoleOptions().setName("Ernst Handel"))
                            .first())
                    .isVisible();
            assertThat(desk.troubles()).isEmpty();
        }
    }

    @Test
    void sendsWhatWaitsAndIsEmptied() {
        try (var desk = somebody()) {
            keep(desk);
            desk.untilKept();
            desk.press("c");
            assertThat(desk.dialog().getByRole(AriaRole.TEXTBOX).first()).isFocused();
            desk.goOffline();
            desk.type("Ask for the samples tomorrow at 10");
            desk.press("Control+Enter");
            assertThat(desk.dialog()).isHidden();

            desk.choose(desk.button("You: "), "Sign out");
            assertThat(desk.dialog().getByText("not sent yet")).isVisible();
            var send = desk.dialog()
                    .getByRole(
                            AriaRole.BUTTON,
                            new Locator.GetByRoleOptions()
                                    .setName(Pattern.compile("^(Send them and sign out|Sign out)$")));
            assertThat(send).hasText("Send them and sign out");
            send.click();
            assertThat(desk.dialog().getByRole(AriaRole.ALERT))
                    .hasText(
                            "They could not be sent: there is no connection. Nothing was lost; you are still signed in.");

            // whether they go by themselves meanwhile or by the press: the way out is the same button
            desk.goOnline();
            send.click();
            assertThat(desk.textbox("E-mail")).isVisible();
            desk.page.reload();
            assertThat(desk.textbox("E-mail")).isVisible();
            assertThat(desk.textbox("PIN or passphrase")).isHidden();
            assertThat(desk.troubles()).isEmpty();
        }
        Patience.until(
                () -> scene.seller.get("/tasks?limit=50").response().body(),
                tasks -> tasks.contains("Ask for the samples"));
    }

    @Test
    void takesUpANewVersionWithoutLosingALetter() {
        try (var desk = somebody()) {
            desk.untilKept();
            desk.open(scene.at("companies/" + scene.company));
            var note = desk.textbox("Write a note…");
            note.fill("Only half of this has been");
            desk.page.evaluate("() => { globalThis.isOldPage = true; }");
            // the same worker under another address is a new one to the browser, as after an update of the server
            desk.page.evaluate("() => navigator.serviceWorker.register('/sw.js?newer').then(() => true)");
            assertThat(desk.text("A new version of Grato is ready")).isVisible();
            assertThat(note).hasValue("Only half of this has been");
            desk.button("Restart").click();
            desk.page.waitForFunction(
                    "() => !globalThis.isOldPage && navigator.serviceWorker.controller?.scriptURL.endsWith('newer')");
            assertThat(note).hasValue("Only half of this has been");
            assertThat(desk.troubles()).isEmpty();
        }
    }

    /// Somebody of the test's own: their sessions end here.
    private static Desk somebody() {
        return Desk.of(scene.chromium, scene.hire("Rosa").member(), Seat.DESKTOP);
    }

    private static void keep(Desk desk) {
        desk.choose(desk.button("You: "), "Keep my data on this device");
        desk.dialog().getByLabel("New PIN or passphrase").fill(PIN);
        desk.dialog().getByLabel("Once more").fill(PIN);
        desk.button("Keep my data here").click();
        assertThat(desk.text("From now on your data is kept on this device.")).isVisible();
        desk.untilSaved();
    }

    private static void change(Desk desk, String present) {
        desk.dialog().getByLabel("The PIN of now").fill(present);
        desk.dialog().getByLabel("New PIN or passphrase").fill(OTHER_PIN);
        desk.dialog().getByLabel("Once more").fill(OTHER_PIN);
        desk.button("Change the PIN").click();
    }

    private static void unlock(Desk desk, String pin) {
        desk.textbox("PIN or passphrase").fill(pin);
        desk.press("Enter");
    }
}
