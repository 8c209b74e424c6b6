package dev.grato.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import dev.grato.web.Desk.Seat;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Somebody asks to be forgotten.
@Tag("journey")
@Timeout(180)
class ErasureAtWorkTest {

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
    void takesAPersonAwayFromEverybodyAndKeepsAProof() {
        var owner = scene.seller.user().toString();
        var person = scene.staff.create(
                "person", Map.of("name", Map.of("given", "Yvonne", "family", "Forgotten"), "owner", owner));
        scene.staff.create("note", Map.of("subject", "Likes figs", "person", person.toString(), "owner", owner));

        try (var colleague = Desk.of(scene.chromium, scene.seller, Seat.DESKTOP);
                var desk = Desk.of(scene.chromium, scene.administrator, Seat.DESKTOP)) {
            colleague.open(scene.at("people"));
            assertThat(colleague.text("Yvonne Forgotten").first()).isVisible();

            desk.open(scene.at("people/" + person));
            desk.choose(desk.button("Actions").first(), "Erase for good…");
            var dialog = desk.dialog();
            assertThat(dialog).containsText("People: 1");
            assertThat(dialog).containsText("Notes: 1");
            var erase = dialog.getByRole(
                    AriaRole.BUTTON, new com.microsoft.playwright.Locator.GetByRoleOptions().setName("Erase for good"));
            assertThat(erase).isDisabled();
            dialog.getByLabel("Type “Yvonne Forgotten” to confirm").fill("Yvonne");
            assertThat(erase).isDisabled();
            dialog.getByLabel("Type “Yvonne Forgotten” to confirm").fill("Yvonne Forgotten");
            erase.click();

            assertThat(desk.heading("People").first()).isVisible();
            desk.button("Show the proof").click();
            assertThat(desk.heading("Erased people").first()).isVisible();
            assertThat(desk.text("asked for by the person").first()).isVisible();
            assertThat(colleague.text("Yvonne Forgotten")).hasCount(0);
            assertThat(scene.seller.get("/people/" + person).status()).isIn(404, 410);
            assertThat(desk.troubles()).isEmpty();
            assertThat(colleague.troubles()).isEmpty();
        }
    }
}
