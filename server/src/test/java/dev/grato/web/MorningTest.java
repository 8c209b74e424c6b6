package dev.grato.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import dev.grato.Patience;
import dev.grato.web.Desk.Seat;
import java.io.IOException;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A seller's morning: what is due is done, a customer looked up, a call noted, the next thing captured.
@Tag("journey")
@Timeout(180)
class MorningTest {

    private static AppScene scene;

    private static int mornings;

    private UUID task;
    private String promise;

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

    @BeforeEach
    void promise() {
        promise = "Send price list " + ++mornings;
        task = scene.dueToday(promise);
    }

    @Test
    void goesByKeyboardAlone() {
        try (var desk = Desk.of(scene.chromium, scene.seller, Seat.DESKTOP)) {
            assertThat(desk.text(promise).first()).isVisible();
            desk.press("j");
            assertThat(desk.focus()).contains(promise);
            desk.press("d");
            assertThat(desk.text("Done: " + promise)).isVisible();

            desk.press("Control+k");
            assertThat(desk.page.getByRole(AriaRole.COMBOBOX).first()).isFocused();
            desk.type("ernst");
            assertThat(option(desk, "Ernst Handel")).isVisible();
            desk.press("Enter");
            assertThat(desk.heading("Ernst Handel").first()).isVisible();

            beginNote(desk);
            desk.type("Wants the cheese in smaller boxes");
            desk.press("Control+Enter");
            assertThat(desk.text("Note saved")).isVisible();

            desk.press("Escape", "c");
            assertThat(desk.page
                            .getByRole(AriaRole.DIALOG)
                            .getByRole(AriaRole.TEXTBOX)
                            .first())
                    .isFocused();
            desk.type("Call Roland Mendel tomorrow at 10");
            desk.press("Control+Enter");
            assertThat(desk.page.getByRole(AriaRole.DIALOG)).isHidden();

            desk.press("g", "d");
            assertThat(desk.heading("Deals").first()).isVisible();
            desk.untilSaved();
            assertThat(desk.troubles()).isEmpty();
        }
        allArrived("Wants the cheese in smaller boxes");
    }

    @Test
    void goesByThumb() {
        try (var desk = Desk.of(scene.chromium, scene.seller, Seat.PHONE)) {
            desk.button("Done: " + promise)
                    .or(desk.page.getByRole(
                            AriaRole.CHECKBOX, new GetByRoleOptions().setName(Pattern.compile(promise))))
                    .first()
                    .tap();
            assertThat(desk.text("Done: " + promise)).isVisible();

            desk.page
                    .getByRole(AriaRole.NAVIGATION, new GetByRoleOptions().setName("Places"))
                    .getByText("Search")
                    .tap();
            desk.page.getByRole(AriaRole.COMBOBOX).first().fill("ernst");
            option(desk, "Ernst Handel").tap();
            assertThat(desk.heading("Ernst Handel").first()).isVisible();

            desk.page
                    .getByRole(AriaRole.TEXTBOX, new GetByRoleOptions().setName("Write a note…"))
                    .fill("Said hello by phone");
            desk.button("Save").first().tap();
            assertThat(desk.text("Note saved")).isVisible();
            desk.untilSaved();
            assertThat(desk.troubles()).isEmpty();
        }
        allArrived("Said hello by phone");
    }

    @Test
    void goesOnWithoutALine() {
        try (var desk = Desk.of(scene.chromium, scene.seller, Seat.DESKTOP)) {
            desk.button("Choose a PIN").first().click();
            var dialog = desk.page.getByRole(AriaRole.DIALOG);
            dialog.getByLabel("New PIN or passphrase").fill("314159");
            dialog.getByLabel("Once more").fill("314159");
            dialog.getByRole(
                            AriaRole.BUTTON,
                            new com.microsoft.playwright.Locator.GetByRoleOptions().setName("Keep my data here"))
                    .click();
            assertThat(desk.text("From now on your data is kept on this device."))
                    .isVisible();
            assertThat(desk.text(promise).first()).isVisible();
            desk.untilKept();

            desk.goOffline();
            desk.page.reload();
            desk.page
                    .getByRole(AriaRole.TEXTBOX, new GetByRoleOptions().setName("PIN or passphrase"))
                    .fill("314159");
            desk.press("Enter");
            assertThat(desk.text(promise).first()).isVisible();
            desk.press("j", "d");
            assertThat(desk.text("Done: " + promise)).isVisible();

            desk.press("Control+k");
            assertThat(desk.page.getByRole(AriaRole.COMBOBOX).first()).isFocused();
            desk.type("ernst");
            assertThat(option(desk, "Ernst Handel")).isVisible();
            desk.press("Enter");
            assertThat(desk.heading("Ernst Handel").first()).isVisible();
            beginNote(desk);
            desk.type("Written in the tunnel");
            desk.press("Control+Enter");
            assertThat(desk.text("Written in the tunnel").first()).isVisible();

            desk.goOnline();
            allArrived("Written in the tunnel");
            assertThat(desk.troubles()).isEmpty();
        }
    }

    /// `n`, once the page is there; what is typed then is the note's.
    private static void beginNote(Desk desk) {
        var note = desk.page.getByRole(AriaRole.TEXTBOX, new GetByRoleOptions().setName("Write a note…"));
        assertThat(note).isVisible();
        desk.press("n");
        assertThat(note).isFocused();
    }

    private static com.microsoft.playwright.Locator option(Desk desk, String name) {
        return desk.page
                .getByRole(AriaRole.OPTION, new GetByRoleOptions().setName(Pattern.compile(name)))
                .first();
    }

    /// The server has the task done and the note at the customer.
    private void allArrived(String note) {
        Patience.until(
                () -> scene.seller.get("/tasks/" + task).json().get("status").equals("done"));
        Patience.until(() -> scene.seller.get("/notes?limit=50").response().body(), notes -> notes.contains(note));
    }
}
