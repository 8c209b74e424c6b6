package dev.grato.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import dev.grato.Patience;
import dev.grato.web.Desk.Seat;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What administrators do: a role and what it sees, a token, the workspace's name, the audit log by two.
@Tag("journey")
@Timeout(180)
class SettingsAtWorkTest {

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
    void changesARoleAndShowsItsRecords() {
        var role = scene.staff.role("Curious", Map.of("readScope", "all"));
        try (var desk = Desk.of(scene.chromium, scene.administrator, Seat.DESKTOP)) {
            desk.open(scene.at("settings/roles/" + role));
            desk.page
                    .getByRole(AriaRole.SWITCH, new GetByRoleOptions().setName("Export"))
                    .first()
                    .click(new Locator.ClickOptions().setForce(true));
            Patience.until(() -> String.valueOf(
                            scene.administrator.get("/roles/" + role).json().get("abilities"))
                    .contains("export"));
            pick(desk, "Which records?", "Companies");
            assertThat(desk.page
                            .getByRole(AriaRole.CELL)
                            .filter(new Locator.FilterOptions().setHasText("Ernst Handel")))
                    .isVisible();
            assertThat(desk.troubles()).isEmpty();
        }
    }

    @Test
    void makesATokenAndRenamesTheWorkspace() {
        try (var desk = Desk.of(scene.chromium, scene.administrator, Seat.DESKTOP)) {
            desk.open(scene.at("settings/tokens"));
            desk.button("New token").first().click();
            desk.dialog().getByLabel("What it is for").fill("Nightly export");
            desk.dialog()
                    .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Make the token"))
                    .click();
            assertThat(desk.text("Copy it now. It is not shown again.")).isVisible();

            desk.open(scene.at("settings/general"));
            var name = desk.page
                    .getByRole(AriaRole.TEXTBOX, new GetByRoleOptions().setName("Name"))
                    .first();
            name.fill("Northwind Europa");
            name.press("Enter");
            Patience.until(() ->
                    scene.administrator.get("/workspace").json().get("name").equals("Northwind Europa"));
            pick(desk, "Currency", "USD");
            assertThat(desk.page.getByText("There are amounts in EUR already").first())
                    .isVisible();
            assertThat(desk.troubles()).isEmpty();
        }
    }

    @Test
    void opensTheAuditLogWhenASecondAdministratorAgrees() {
        var second = scene.staff.hire("Ada", "administrator");
        try (var desk = Desk.of(scene.chromium, scene.administrator, Seat.DESKTOP);
                var other = Desk.of(scene.chromium, second, Seat.DESKTOP)) {
            desk.open(scene.at("settings/audit"));
            desk.button("Open the log").first().click();
            desk.dialog().getByLabel("Reason").fill("Looking for a lost token");
            desk.dialog()
                    .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Ask to open it"))
                    .click();
            assertThat(desk.text("Asked. Another administrator has to agree.")).isVisible();

            other.open(scene.at("settings/audit"));
            other.button("Agree").first().click();
            assertThat(other.text("Agreed.").first()).isVisible();

            desk.page.reload();
            desk.button("Read").first().click();
            assertThat(desk.heading("Events").or(desk.region("Events")).first()).isVisible();
            assertThat(desk.troubles()).isEmpty();
        }
    }

    /// Chooses from a list one can search.
    private static void pick(Desk desk, String label, String option) {
        var box = desk.page
                .getByRole(AriaRole.TEXTBOX, new GetByRoleOptions().setName(label))
                .or(desk.page.getByRole(AriaRole.COMBOBOX, new GetByRoleOptions().setName(label)))
                .first();
        box.click();
        box.fill(option);
        desk.page
                .getByRole(AriaRole.OPTION)
                .filter(new Locator.FilterOptions().setHasText(option))
                .first()
                .click();
    }
}
