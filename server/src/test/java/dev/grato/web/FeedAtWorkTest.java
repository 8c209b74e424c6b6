package dev.grato.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import dev.grato.Patience;
import dev.grato.web.Desk.Seat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// An import becomes a feed, brings what is new, and says on the record where it came from.
@Tag("journey")
@Timeout(120)
class FeedAtWorkTest {

    private static final String CUSTOMERS = "Codice;Ragione sociale\nC1;Forni Riuniti\n";

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
    void repeatsAnImport() throws IOException {
        var done = imported();
        var root = Path.of(Objects.requireNonNull(
                (String) scene.administrator.get("/feeds/sources").json().get("folder")));
        Files.createDirectories(root.resolve("odoo"));
        Files.writeString(root.resolve("odoo/clienti.csv"), CUSTOMERS + "C2;Talleres Ibarra\n");
        try (var desk = Desk.of(scene.chromium, scene.administrator, Seat.DESKTOP)) {
            desk.open(scene.at("import/" + done));
            desk.link("Repeat this import").click();
            desk.textbox("Name").fill("Odoo");
            desk.page
                    .getByRole(AriaRole.COMBOBOX, new GetByRoleOptions().setName("Folder"))
                    .fill("odoo");
            desk.button("Make the feed").click();

            var row = desk.page.getByRole(AriaRole.BUTTON).filter(new Locator.FilterOptions().setHasText("odoo/*.csv"));
            assertThat(row).containsText("In time");
            row.click();
            assertThat(desk.region("Runs")).containsText("1 new, 0 changed, 1 as they were");
            desk.press("Escape");

            var company = scene.administrator.post(
                    "/companies/query", Map.of("filter", Map.of("field", "externalId", "value", "C2")));
            desk.open(scene.at("companies/" + first(company.json().get("items"))));
            desk.page
                    .locator("[data-field=externalId]")
                    .getByRole(AriaRole.BUTTON)
                    .first()
                    .click();
            assertThat(desk.page.getByText(Pattern.compile("From Odoo, data of today")))
                    .isVisible();
            assertThat(desk.troubles()).isEmpty();
        }
    }

    private static String imported() {
        var uploaded = scene.world
                .server()
                .send(
                        "POST",
                        "/api/v1/imports?name=clienti.csv",
                        CUSTOMERS,
                        "Authorization",
                        "Bearer " + scene.administrator.token());
        var id = (String) uploaded.json().get("id");
        var columns = List.of(Map.of("column", 0, "field", "externalId"), Map.of("column", 1, "field", "name"));
        var file = Map.of("object", "company", "mode", "both", "key", "externalId", "columns", columns);
        scene.administrator.send("PATCH", "/imports/" + id, Map.of("plan", Map.of("files", List.of(file))));
        scene.administrator.send("POST", "/imports/" + id + "/start", null);
        Patience.until(() ->
                "done".equals(scene.administrator.get("/imports/" + id).json().get("state")));
        return id;
    }

    private static Object first(Object items) {
        return ((Map<?, ?>) ((List<?>) items).getFirst()).get("id");
    }
}
