package dev.grato.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import dev.grato.Patience;
import dev.grato.TestServer.Answer;
import dev.grato.platform.Json;
import dev.grato.web.Desk.Seat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Three files of a Salesforce export: tried out, imported, one duplicate merged and separated again.
@Tag("journey")
@Timeout(180)
class ImportAtWorkTest {

    private static final String ACCOUNTS = """
            Id,Name,Phone,Website,BillingStreet,BillingPostalCode,BillingCity,BillingCountry,LastViewedDate
            001A1,Forni Riuniti S.p.A.,+39 02 55512340,www.forniriuniti.it,Via Torino 12,20123,Milano,IT,2026-01-02
            001A2,Talleres Ibarra S.L.,+34 943 555 120,talleresibarra.es,Calle Mayor 3,20001,Donostia,ES,2026-01-02
            """;
    private static final String CONTACTS = """
            Id,AccountId,FirstName,LastName,Title,Email,Phone,Birthdate
            003B1,001A1,Giulia,Ferrari,Head of purchasing,giulia.ferrari@forniriuniti.it,+39 333 555 0101,03/04/1980
            003B2,001A1,Giulia,Ferrari,Purchasing,giulia.ferrari@forniriuniti.it,+39 333 555 0101,03/04/1980
            003B3,001A2,Ane,Ibarra Etxeberria,Director,ane@talleresibarra.es,+34 600 555 201,
            003B4,001A2,Jens,Petersen,Buyer,not an address,,01/02/1969
            """;
    private static final String OPPORTUNITIES = """
            Id,AccountId,ContactId,Name,StageName,Amount,CloseDate
            006C1,001A1,003B1,Oven line 3,Prospecting,48000,2026-12-15
            006C2,001A2,003B3,Gear cutters,Closed Won,12500,2027-01-20
            """;

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
    void bringsAnExportOfThreeFilesAndMergesADuplicate() throws IOException {
        try (var desk = Desk.of(scene.chromium, scene.administrator, Seat.DESKTOP)) {
            desk.open(scene.at("import"));
            desk.page.locator("input[type=file]").setInputFiles(new FilePayload[] {
                file("Account.csv", ACCOUNTS), file("Contact.csv", CONTACTS), file("Opportunity.csv", OPPORTUNITIES)
            });
            var files = desk.page.getByRole(AriaRole.NAVIGATION, new GetByRoleOptions().setName("Files"));
            assertThat(files).containsText("Refers to Account.csv and Contact.csv");
            assertThat(desk.page.getByRole(AriaRole.COMPLEMENTARY)).containsText("LastViewedDate");

            chooseATarget(desk, files);
            assertThat(desk.page.getByText("03/04/1980 is 3 Apr 1980")).isVisible();
            desk.page.getByText("03/04/1980 is 4 Mar 1980").click();
            assertThat(desk.region("Rows").locator("td[data-wrong]")).containsText("not an e-mail address");
            assertThat(desk.faults()).isEmpty();

            var import8 = desk.button("Import 8 rows");
            desk.page
                    .getByRole(
                            AriaRole.BUTTON,
                            new GetByRoleOptions().setName("Try it out").setExact(true))
                    .click();
            assertThat(desk.heading("Exactly this will happen")).isVisible();
            assertThat(number(desk, "created")).hasText("7");
            assertThat(number(desk, "rejected")).hasText("1");
            assertThat(people()).isEqualTo(1);

            import8.click();
            assertThat(desk.heading("What has happened")).isVisible();
            assertThat(number(desk, "created")).hasText("7");
            assertThat(people()).isEqualTo(4);
            var born = items(scene.administrator.post(
                            "/people/query", Map.of("filter", Map.of("field", "externalId", "value", "003B1"))))
                    .getFirst();
            assertThat(born.get("birthday")).isEqualTo("1980-03-04");
            assertThat(born.get("company")).isNotNull();

            mergeAndSeparate(desk);
            assertThat(desk.troubles()).isEmpty();
        }
    }

    /// By keyboard alone: the list opens, what is typed narrows it, Enter takes it, and the focus is where it was.
    private static void chooseATarget(Desk desk, Locator files) {
        files.getByText("Contact.csv", new Locator.GetByTextOptions().setExact(true))
                .click();
        var title = desk.page.getByRole(
                AriaRole.BUTTON, new GetByRoleOptions().setName(Pattern.compile("What “Title” becomes")));
        title.focus();
        desk.press("Enter");
        desk.type("Leave out");
        desk.press("Enter");
        assertThat(title).hasText("Leave out");
        assertThat(title).isFocused();
        desk.press("ArrowDown");
        desk.type("Job");
        desk.press("Enter");
        assertThat(title).hasText(Pattern.compile("Job.*"));
    }

    private static void mergeAndSeparate(Desk desk) {
        Patience.until(() ->
                !items(scene.administrator.get("/duplicates?object=people")).isEmpty());
        desk.link("Look for duplicates").click();
        // beside it stands one that merges all that are certain
        assertThat(desk.page.getByRole(
                        AriaRole.BUTTON, new GetByRoleOptions().setName("Merge").setExact(true)))
                .isVisible();
        desk.press("s");
        assertThat(desk.text("Merged.")).isVisible();
        assertThat(people()).isEqualTo(3);
        desk.button("Undo").click();
        assertThat(desk.text("Separated again.")).isVisible();
        assertThat(people()).isEqualTo(4);
    }

    private static Locator number(Desk desk, String what) {
        return desk.page
                .locator("dl > div")
                .filter(new Locator.FilterOptions().setHasText(what))
                .locator("dd");
    }

    private static int people() {
        return items(scene.administrator.post("/people/query", Map.of("limit", 50)))
                .size();
    }

    private static List<Map<String, Object>> items(Answer answer) {
        return Json.asList(answer.json().get("items")).stream()
                .map(Json::asObject)
                .toList();
    }

    private static FilePayload file(String name, String text) {
        return new FilePayload(name, "text/csv", text.getBytes(StandardCharsets.UTF_8));
    }
}
