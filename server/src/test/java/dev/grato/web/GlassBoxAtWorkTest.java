package dev.grato.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import dev.grato.platform.Json;
import dev.grato.web.Desk.Seat;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Somebody who doubts looks at what is recorded about them, on a phone, and takes it along.
@Tag("journey")
@Timeout(120)
class GlassBoxAtWorkTest {

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
    void saysWhatIsRecordedAndTakesItAlong() throws IOException {
        var member = scene.seller;
        member.world()
                .server()
                .send(
                        "POST",
                        "/api/v1/companies",
                        Json.write(Map.of("name", "Papeterie Lune")),
                        "Cookie",
                        member.cookie(),
                        "X-CSRF-Token",
                        member.csrf());
        try (var desk = Desk.of(scene.chromium, scene.seller, Seat.PHONE)) {
            desk.open(scene.at("my-day"));
            desk.button("You").first().click();
            desk.page
                    .getByRole(AriaRole.MENUITEM)
                    .filter(hasText("What Grato records about me"))
                    .click();
            assertThat(desk.heading("How you work: nothing").first()).isVisible();
            assertThat(desk.text("Fewer than fifteen people work here").first()).isVisible();
            assertThat(desk.page.getByRole(AriaRole.LINK).filter(hasText("Papeterie Lune")))
                    .isVisible();
            assertThat(desk.text("technically read everything").first()).isVisible();
            var file =
                    desk.page.waitForDownload(() -> desk.button("Take it along").click());
            assertThat(Files.readString(file.path()))
                    .startsWith("{\n  \"condition\": \"not for appraisal, pay or discipline\"")
                    .contains("\"operation\": \"create\"");
            assertThat(desk.troubles()).isEmpty();
        }
    }

    private static Locator.FilterOptions hasText(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }
}
