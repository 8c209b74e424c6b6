package dev.grato.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import dev.grato.Patience;
import dev.grato.platform.Json;
import dev.grato.sales.InvoiceTexts;
import dev.grato.web.Desk.Seat;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A firm's invoices: dropped, looked at, brought in, and what they tell; nothing is typed. Then all of it taken back.
@Tag("journey")
@Timeout(180)
class InvoicesAtWorkTest {

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

    private static byte[] invoices() {
        var today = LocalDate.now(ZoneOffset.UTC);
        var texts = new InvoiceTexts();
        for (int i = 0; i < 20; i++) {
            texts.sold(
                    "00743110157|Forni Riuniti S.p.A.",
                    "A" + i,
                    today.minusDays(30L * i + 9),
                    "F1|Farina 00",
                    40,
                    "12.50");
            texts.sold(
                    "07643520567|Pasticceria Belli",
                    "B" + i,
                    today.minusDays(30L * i + 150),
                    "Z1|Zucchero",
                    10,
                    "9.00");
        }
        return texts.with("readme.txt", "hello").zip();
    }

    @Test
    void dropsAZipAndSeesWhoBuysWhat() {
        try (var desk = Desk.of(scene.chromium, scene.administrator, Seat.DESKTOP)) {
            desk.open(scene.at("invoices"));
            desk.page
                    .locator("input[type=file]")
                    .setInputFiles(new FilePayload("fatture.zip", "application/zip", invoices()));
            assertThat(desk.heading("40 new invoices")).isVisible();
            assertThat(desk.region("Your company")).containsText("Alpha S.r.l.");
            assertThat(desk.page.getByText("1 file or invoice is left out")).isVisible();

            desk.button("Bring them in").click();
            assertThat(desk.heading("Customers and what they buy")).isVisible();
            assertThat(row(desk, "Forni Riuniti S.p.A.")).containsText("Farina 00");
            desk.button("Gone quiet 1").click();
            assertThat(row(desk, "Pasticceria Belli")).containsText("silent for 150 days");
            assertThat(row(desk, "Forni Riuniti S.p.A.")).hasCount(0);

            desk.link("Pasticceria Belli").click();
            assertThat(desk.heading("Pasticceria Belli")).isVisible();
            takeBack(desk);
            assertThat(desk.troubles()).isEmpty();
        }
    }

    private static void takeBack(Desk desk) {
        desk.open(scene.at("invoices"));
        desk.link("fatture.zip").first().click();
        desk.button("Take it back").click();
        assertThat(desk.page.getByText("All of it is taken back.")).isVisible();
        Patience.until(() -> documents().isEmpty());
        assertThat(documents()).isEmpty();
    }

    private static List<?> documents() {
        return Objects.requireNonNull(Json.asList(scene.administrator
                .post("/documents/query", Map.of("limit", 5))
                .json()
                .get("items")));
    }

    private static Locator row(Desk desk, String name) {
        return desk.page.locator("tbody tr").filter(new Locator.FilterOptions().setHasText(name));
    }
}
