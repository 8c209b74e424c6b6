package dev.grato.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import dev.grato.web.Desk.Seat;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// An administrator adds an object while a colleague works.
@Tag("journey")
@Timeout(240)
class NewObjectTest {

    /// What kind of field, and what it is called.
    private static final List<List<String>> FIELDS = List.of(
            List.of("Number", "Tonnage"),
            List.of("Money", "Day rate"),
            List.of("Date", "Built on"),
            List.of("Date and time", "Next survey"),
            List.of("Percentage", "Load"),
            List.of("Long text", "Remarks"),
            List.of("Yes or no", "Ice class"),
            List.of("Rating", "Condition"),
            List.of("Duration", "Turnaround"),
            List.of("Text", "Call sign"));

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
    void isThereForAColleagueWhoDoesNotReload() {
        try (var administrator = Desk.of(scene.chromium, scene.administrator, Seat.DESKTOP);
                var colleague = Desk.of(scene.chromium, scene.seller, Seat.DESKTOP)) {
            administrator.open(scene.at("settings/model"));
            administrator.button("New object").click();
            var panel = administrator.page.getByRole(AriaRole.DIALOG);
            box(panel, "One of them is called").fill("Vessel");
            button(panel, "Make the object").click();
            assertThat(administrator.heading("Vessel").first()).isVisible();
            for (var field : FIELDS) {
                administrator.button("New field").first().click();
                panel.getByRole(
                                AriaRole.BUTTON,
                                new Locator.GetByRoleOptions()
                                        .setName(Pattern.compile("^" + field.get(0) + "(?! and| text)\\b.*")))
                        .first()
                        .click();
                box(panel, "Label").fill(field.get(1));
                button(panel, "Add the field").click();
                assertThat(panel).isHidden();
            }

            var place = colleague
                    .page
                    .getByRole(AriaRole.NAVIGATION, new GetByRoleOptions().setName("Places"))
                    .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Vessels"));
            assertThat(place).isVisible();
            place.click();
            assertThat(colleague.heading("Vessels").first()).isVisible();
            colleague.button("New vessel").first().click();
            var name = colleague
                    .page
                    .getByRole(AriaRole.TEXTBOX, new GetByRoleOptions().setName("Name"))
                    .first();
            name.fill("Aurora");
            name.press("Enter");
            assertThat(colleague.text("Aurora").first()).isVisible();
            colleague.text("Aurora").first().click();
            colleague
                    .page
                    .getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(Pattern.compile("empty fields")))
                    .first()
                    .click();
            for (var field : FIELDS) {
                assertThat(colleague
                                .page
                                .getByText(
                                        field.get(1),
                                        new com.microsoft.playwright.Page.GetByTextOptions().setExact(true))
                                .first())
                        .isAttached();
            }
            assertThat(colleague.troubles()).isEmpty();
            assertThat(administrator.troubles()).isEmpty();
        }
    }

    private static Locator box(Locator within, String name) {
        return within.getByRole(AriaRole.TEXTBOX, new Locator.GetByRoleOptions().setName(name))
                .first();
    }

    private static Locator button(Locator within, String name) {
        return within.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name))
                .first();
    }
}
