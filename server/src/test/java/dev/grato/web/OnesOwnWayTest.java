package dev.grato.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import dev.grato.Patience;
import dev.grato.web.Desk.Seat;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// How Grato looks and speaks as one likes it, and where the focus goes for those who work by keyboard.
@Tag("journey")
@Timeout(180)
class OnesOwnWayTest {

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
    void takesEffectAtOnceAndStays() {
        var rosa = scene.hire("Rosa").member();
        try (var desk = Desk.of(scene.chromium, rosa, Seat.DESKTOP)) {
            desk.open(scene.at("settings/profile"));
            desk.text("Dark").click();
            assertThat(desk.page.locator("html")).hasAttribute("data-mantine-color-scheme", "dark");
            pick(desk, "Time zone", "America/Lima");
            pick(desk, "Language", "Español");
            assertThat(desk.heading("Perfil").first()).isVisible();
            desk.goOffline();
            desk.text("Cómoda").click();
            desk.goOnline();
            Patience.until(
                    () -> rosa.get("/me").response().body(),
                    me -> me.contains("comfortable") && me.contains("America/Lima") && me.contains("\"dark\""));
            desk.page.reload();
            assertThat(desk.heading("Perfil").first()).isVisible();
            assertThat(desk.page.getByRole(AriaRole.RADIO, new GetByRoleOptions().setName("Cómoda")))
                    .isChecked();
            assertThat(desk.page.locator("html")).hasAttribute("data-mantine-color-scheme", "dark");
            assertThat(desk.troubles()).isEmpty();
        }
    }

    @Test
    void leadsTheFocusThroughTheSignIn() {
        try (var desk = Desk.outside(scene.chromium, Seat.DESKTOP)) {
            desk.open("/");
            assertThat(desk.textbox("E-mail")).isFocused();
            inOrder(desk.tabs(3), "Password", "Sign in", "Forgot your password?");
        }
    }

    @Test
    void leadsTheFocusThroughANewRecordAndBeyond() {
        try (var desk = Desk.of(scene.chromium, scene.hire("Rosa").member(), Seat.DESKTOP)) {
            desk.open(scene.at("companies"));
            assertThat(desk.text("Ernst Handel").first()).isVisible();
            assertThat(desk.button("New company")).isVisible();
            desk.press("n");
            var name = desk.dialog().getByRole(AriaRole.TEXTBOX).first();
            assertThat(name).isFocused();
            desk.press("Escape");
            assertThat(desk.button("New company")).isFocused();
            desk.press("Enter");
            assertThat(name).isFocused();
            desk.type("Blauer See");
            desk.press("Enter");
            assertThat(desk.text("Company created")).isVisible();
            assertThat(desk.heading("Blauer See")).isVisible();
            assertThat(desk.troubles()).isEmpty();
        }
    }

    @Test
    void leadsTheFocusThroughCaptureAndBack() {
        try (var desk = Desk.of(scene.chromium, scene.hire("Rosa").member(), Seat.DESKTOP)) {
            var opener = desk.button("Capture").first();
            opener.focus();
            desk.press("Enter");
            assertThat(desk.dialog().getByRole(AriaRole.TEXTBOX).first()).isFocused();
            desk.type("Call Roland Mendel tomorrow at 10");
            assertThat(desk.dialog().getByText("Roland Mendel").last()).isVisible();
            inOrder(desk.tabs(12), "Roland Mendel", "Close", "Save");
            desk.press("Escape");
            assertThat(desk.dialog()).isHidden();
            assertThat(opener).isFocused();
            assertThat(desk.troubles()).isEmpty();
        }
    }

    @Test
    void leadsTheFocusThroughAMerge() {
        var twin = scene.staff.create("company", Map.of("name", "Ernst Handel GmbH", "industry", "construction"));
        try (var desk = Desk.of(scene.chromium, scene.administrator, Seat.DESKTOP)) {
            desk.open(scene.at("companies/" + twin));
            assertThat(desk.heading("Ernst Handel GmbH").first()).isVisible();
            desk.press("Control+k");
            assertThat(desk.page.getByRole(AriaRole.COMBOBOX).first()).isFocused();
            desk.type("merge with");
            desk.press("Enter");
            var other = desk.dialog()
                    .getByRole(AriaRole.TEXTBOX, new Locator.GetByRoleOptions().setName("The other record of the same"))
                    .or(desk.dialog().getByLabel("The other record of the same"))
                    .first();
            assertThat(other).isFocused();
            desk.type("Ernst");
            desk.page
                    .getByRole(AriaRole.OPTION, new GetByRoleOptions().setName(Pattern.compile("Ernst Handel")))
                    .first()
                    .click();
            assertThat(desk.button("Merge").last()).isVisible();
            inOrder(desk.tabs(8), "Merge", "Cancel");
            desk.press("Escape");
            assertThat(desk.dialog()).isHidden();
            assertThat(desk.troubles()).isEmpty();
        }
    }

    private static void pick(Desk desk, String label, String option) {
        var field = desk.page.getByLabel(label).first();
        field.click();
        if (option.contains("/")) {
            field.fill(option);
        }
        desk.page
                .getByRole(AriaRole.OPTION, new GetByRoleOptions().setName(option))
                .click();
    }

    /// That these names follow one another, whatever is between.
    private static void inOrder(List<String> focused, String... names) {
        int at = 0;
        for (var name : names) {
            while (at < focused.size() && !focused.get(at).contains(name)) {
                at++;
            }
            assertThat(at).as(name + " in its turn in " + focused).isLessThan(focused.size());
        }
    }
}
