package dev.grato.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import dev.grato.Patience;
import dev.grato.web.Desk.Seat;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A list is taken along in a spreadsheet, edited there while others go on, and brought back.
@Tag("journey")
@Timeout(180)
class SheetsAtWorkTest {

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
    void bringsBackWhatWasEditedAndLeavesWhatOthersDid() throws IOException {
        var plain = product("Gouda", "A-1");
        var torn = product("Brie", "A-2");
        try (var desk = Desk.of(scene.chromium, scene.administrator, Seat.DESKTOP)) {
            desk.open(scene.at("products"));
            assertThat(desk.text("Gouda").first()).isVisible();
            var edited =
                    exported(desk).replace("Gouda,A-1", "Gouda,A-9").replace("Brie,A-2", "Brie,A-8") + ",,Edam,A-3\r\n";
            scene.staff.change("product", torn, Map.of("sku", "A-7"));

            desk.open(scene.at("products"));
            desk.link("Bring back an edited sheet").click();
            assertThat(desk.page.getByLabel("Which list is it of?")).hasValue("products");
            desk.page
                    .locator("input[type=file]")
                    .setInputFiles(
                            new FilePayload("products.csv", "text/csv", edited.getBytes(StandardCharsets.UTF_8)));
            desk.button("Both changed 1").click();
            assertThat(desk.text("was: A-2").first()).isVisible();
            assertThat(desk.faults()).isEmpty();
            shutsNobodyOutOnAPhone(URI.create(desk.page.url()).getPath());
            desk.page.getByRole(AriaRole.RADIO).nth(1).check();
            desk.button("New rows 1").click();
            desk.page.getByLabel("Take Edam").check();
            desk.button("Take 3 rows").click();
            assertThat(desk.text("3 records changed.").first()).isVisible();
            assertThat(number(plain)).isEqualTo("A-9");
            assertThat(number(torn)).isEqualTo("A-8");

            desk.button("Undo").last().click();
            assertThat(desk.text("Taken back.").first()).isVisible();
            Patience.until(() -> "A-1".equals(number(plain)) && "A-7".equals(number(torn)));
            assertThat(desk.troubles()).isEmpty();
        }
    }

    private static void shutsNobodyOutOnAPhone(String comparison) throws IOException {
        try (var desk =
                Desk.of(scene.chromium, scene.administrator, Seat.PHONE.dark().in("es"))) {
            desk.open(comparison);
            assertThat(desk.text("era: A-2").first()).isVisible();
            assertThat(desk.faults()).isEmpty();
        }
    }

    private static UUID product(String name, String number) {
        return scene.staff.create("product", Map.of("name", name, "sku", number));
    }

    private static Object number(UUID product) {
        return scene.administrator.get("/products/" + product).json().get("sku");
    }

    /// Name and number of all products, as the dialog of the list exports them.
    private static String exported(Desk desk) throws IOException {
        desk.button("Export").first().click();
        assertThat(desk.dialog().getByText("Bring back an edited sheet")).isVisible();
        desk.dialog().getByLabel("Close").click();
        // the columns of the test's own, whatever the list shows
        var begun = scene.administrator.post(
                "/products/export", Map.of("fields", List.of("name", "sku"), "format", "csv", "language", "en"));
        var id = begun.json().get("id");
        Patience.until(() ->
                "done".equals(scene.administrator.get("/exports/" + id).json().get("state")));
        var download = desk.page.waitForDownload(() -> desk.page.evaluate(
                "id => { const a = document.createElement('a');"
                        + " a.href = `/api/v1/exports/${id}/file`; a.download = 'x.csv'; a.click(); }",
                id));
        return Files.readString(download.path());
    }
}
