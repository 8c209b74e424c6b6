package dev.grato.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import dev.grato.Patience;
import dev.grato.web.Desk.Seat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What one does with a single record, and what others do with it meanwhile.
@Tag("journey")
@Timeout(180)
class RecordAtWorkTest {

    private static final byte[] PDF = """
            %PDF-1.1
            1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
            2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
            3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj
            trailer<</Root 1 0 R>>
            %%EOF""".getBytes(StandardCharsets.US_ASCII);

    /// What the person at the desk would have to go over to reach the beginning.
    private static final String TEXT_BEFORE_THE_CURSOR = """
            (() => {
              const before = document.createRange();
              before.setStart(document.activeElement, 0);
              before.setEnd(getSelection().anchorNode, getSelection().anchorOffset);
              return before.toString();
            })()""";

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
    void followsALayoutThatAnAdministratorChangesMeanwhile() {
        var company = scene.staff.create(
                "company",
                Map.of(
                        "name",
                        "Laid out",
                        "industry",
                        "construction",
                        "owner",
                        scene.seller.user().toString()));
        try (var administrator = Desk.of(scene.chromium, scene.administrator, Seat.DESKTOP);
                var desk = Desk.of(scene.chromium, scene.seller, Seat.DESKTOP)) {
            desk.open(scene.at("companies/" + company));
            var industry = desk.page.locator("[data-field='industry']");
            var first = desk.page.locator("[data-field]").first();
            assertThat(industry).isVisible();

            administrator.open(scene.at("settings/model/companies/layout"));
            var handle = administrator.page.getByRole(
                    AriaRole.BUTTON, new GetByRoleOptions().setName("Move Industry: arrow keys up and down"));
            handle.press("ArrowDown");
            administrator.button("Take Industry off the page").click();
            var preview = administrator.region("Preview");
            assertThat(preview.locator("[data-field='owner']")).isAttached();
            assertThat(preview.locator("[data-field='industry']")).hasCount(0);
            administrator.button("Save layout").click();
            assertThat(administrator.text("Layout of Companies changed")).isVisible();

            assertThat(industry).hasCount(0);
            assertThat(first).isVisible();
            administrator.button("Undo").last().click();
            assertThat(industry).isVisible();
            assertThat(desk.troubles()).isEmpty();
            assertThat(administrator.troubles()).isEmpty();
        }
    }

    @Test
    void showsAPdfWithinTheApp() {
        try (var desk = Desk.of(scene.chromium, scene.seller, Seat.DESKTOP)) {
            desk.open(scene.at("companies/" + scene.company));
            var files = desk.region("Files");
            files.locator("input[type=file]")
                    .last()
                    .setInputFiles(new FilePayload("offer.pdf", "application/pdf", PDF));
            files.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Open offer.pdf"))
                    .click();
            assertThat(desk.dialog().getByTitle("offer.pdf")).isVisible();
            assertThat(desk.dialog().locator("iframe"))
                    .hasAttribute("src", java.util.regex.Pattern.compile("^blob:.*"));
            desk.press("Escape");
            desk.untilSaved();
            assertThat(desk.troubles()).isEmpty();
        }
    }

    @Test
    void letsOneDecideWhereSomebodyElseChangedTheSame() {
        var deal = scene.staff.create(
                "deal",
                Map.of(
                        "name",
                        "Two at once",
                        "owner",
                        scene.seller.user().toString(),
                        "expectedCloseOn",
                        "2027-01-10"));
        try (var desk = Desk.of(scene.chromium, scene.seller, Seat.DESKTOP)) {
            desk.open(scene.at("deals/" + deal));
            var field = desk.page.locator("[data-field='expectedCloseOn']");
            assertThat(field).isVisible();
            desk.untilSaved();
            desk.goOffline();
            field.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Edit Expected close"))
                    .click();
            field.locator("input").first().fill("2027-03-20");
            field.locator("input").first().press("Enter");
            scene.staff.change("deal", deal, Map.of("expectedCloseOn", "2027-02-15"));
            desk.goOnline();
            desk.button("Keep mine").first().click();
            Patience.until(() -> "2027-03-20"
                    .equals(scene.seller.get("/deals/" + deal).json().get("expectedCloseOn")));
            assertThat(desk.troubles()).isEmpty();
        }
    }

    @Test
    void formatsWhatOneWritesAndKeepsIt() {
        var note = scene.staff.create(
                "note",
                Map.of(
                        "subject",
                        "What they want",
                        "body",
                        "<p>Said <strong>twice</strong></p><table><tbody><tr><td>1</td></tr></tbody></table>",
                        "owner",
                        scene.seller.user().toString()));
        try (var desk = Desk.of(scene.chromium, scene.seller, Seat.DESKTOP)) {
            desk.open(scene.at("notes/" + note));
            var field = desk.page.locator("[data-field='body']");
            assertThat(field.locator("strong")).hasText("twice");
            field.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Edit Text"))
                    .click();
            var text = field.getByRole(AriaRole.TEXTBOX, new Locator.GetByRoleOptions().setName("Text"));
            assertThat(text).isFocused();
            // some 20 ms after it has got the focus the editor puts the cursor where it wants it
            Patience.until(() -> {
                desk.press("Control+Home");
                return (boolean) desk.page.evaluate(TEXT_BEFORE_THE_CURSOR + " === ''");
            });
            desk.type("- first");
            desk.press("Enter");
            desk.press("Control+i");
            assertThat(field.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Italic")))
                    .hasAttribute("aria-pressed", "true");
            desk.type("second");
            desk.press("Enter");
            // its toolbar is one stop before the text
            desk.press("Shift+Tab");
            assertThat(desk.focus()).isEqualTo("button Bold");
            desk.press("Tab");
            assertThat(text).isFocused();
            desk.press("Control+Enter");
            assertThat(field.locator("ul > li")).hasText(new String[] {"first", "second", "Said twice"});
            assertThat(field.locator("li em")).hasText("second");
            desk.untilSaved();
            var kept = String.valueOf(scene.seller.get("/notes/" + note).json().get("body"));
            assertThat(kept).contains("<strong>twice</strong>", "<em>second</em>", "<td>1</td>");
            assertThat(desk.troubles()).isEmpty();
        }
    }

    @Test
    void bringsBackWhatWentToTheTrash() {
        var deal = scene.staff.create(
                "deal",
                Map.of("name", "Thrown away", "owner", scene.seller.user().toString()));
        try (var desk = Desk.of(scene.chromium, scene.seller, Seat.DESKTOP)) {
            desk.open(scene.at("deals/" + deal));
            desk.choose(desk.button("Actions").first(), "Move to trash");
            Patience.until(() -> scene.seller.get("/deals/" + deal).status() == 404);
            desk.open(scene.at("trash?object=deal"));
            desk.button("Restore").first().click();
            Patience.until(() -> scene.seller.get("/deals/" + deal).status() == 200);
            assertThat(desk.troubles()).isEmpty();
        }
    }
}
