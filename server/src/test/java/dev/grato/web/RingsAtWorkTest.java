package dev.grato.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.grato.programme.ProgrammeModel;
import dev.grato.records.Mutation;
import dev.grato.web.Desk.Seat;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Gates are passed where they ask, the sponsor signs for what is missing from the phone, and a pilot says how sure one
/// can be.
@Tag("journey")
@Timeout(180)
class RingsAtWorkTest {

    private static AppScene scene;

    @BeforeAll
    static void begin() throws IOException {
        scene = AppScene.open();
        scene.staff.write(Mutation.create(
                ProgrammeModel.PROGRAMME,
                ProgrammeModel.ID,
                new LinkedHashMap<>(Map.of(
                        "name",
                        "CRM",
                        "profile",
                        "small",
                        "winStrategy",
                        "Shops",
                        "monetiseStrategy",
                        "Assortments",
                        "retainStrategy",
                        "Visits",
                        "letGoStrategy",
                        "Nobody"))));
        scene.staff.create(
                ProgrammeModel.ROLE,
                Map.of(
                        "kind",
                        "sponsor",
                        "name",
                        "Olga",
                        "user",
                        scene.seller.user().toString(),
                        "acceptedAt",
                        "2026-01-01T00:00:00Z",
                        "programme",
                        ProgrammeModel.ID.toString()));
    }

    @AfterAll
    static void end() {
        if (scene != null) {
            scene.close();
        }
    }

    @Test
    void gatesArePassedWhereTheyAskAndAPilotSaysHowSureOneCanBe() throws IOException {
        try (var desk = Desk.of(scene.chromium, scene.administrator, Seat.DESKTOP);
                var phone = Desk.of(scene.chromium, scene.seller, Seat.PHONE)) {
            desk.open(scene.at("programme/rings"));
            assertThat(desk.region("The gates")).containsText("1 of 2 musts");
            desk.page
                    .getByLabel("Go there: Somebody has signed it as it stands")
                    .click();
            desk.button("Sign with my name").click();
            desk.untilSaved();
            desk.link("Rings").first().click();
            desk.button("Pass G0 Strategy").click();
            assertThat(desk.region("The gates")).containsText("Passed on");

            phone.open(scene.at("programme/rings"));
            phone.textbox("Why nevertheless").fill("The fair is in May");
            phone.button("Pass nevertheless").click();
            assertThat(phone.region("The gates")).containsText("“The fair is in May”");
            assertThat(phone.faults()).isEmpty();

            desk.textbox("New pilot").fill("Complaints");
            desk.field("Day of decision")
                    .fill(LocalDate.now(ZoneOffset.UTC).plusDays(20).toString());
            desk.button("Add").last().click();
            var pilot = desk.page.getByRole(AriaRole.ARTICLE, new Page.GetByRoleOptions().setName("Complaints"));
            pilot.getByText("Another criterion").click();
            criterion(pilot, "Answered on the same day", "It works if", "at least", "70");
            criterion(pilot, "Answered by somebody else", "We stop if", "at most", "40");
            assertThat(pilot).containsText("Answered by somebody else: at most 40%");
            pilot.getByText("Start", new Locator.GetByTextOptions().setExact(true))
                    .click();
            var counted = pilot.getByRole(AriaRole.LISTITEM).filter(new Locator.FilterOptions().setHasText("same day"));
            counted.getByText("Count", new Locator.GetByTextOptions().setExact(true))
                    .click();
            counted.getByLabel("Counted").fill("14");
            counted.getByLabel("Out of").fill("19");
            counted.getByText("Keep", new Locator.GetByTextOptions().setExact(true))
                    .click();
            assertThat(counted).containsText("14 of 19, for everybody probably between 59% and 84%: reached");
            assertThat(pilot).containsText("The figures say nothing yet.");
            desk.untilSaved();
            assertThat(desk.faults()).isEmpty();
        }
        assertThat(scene.administrator.get("/gate-reviews?limit=10").response().body())
                .contains("The fair is in May");
    }

    private static void criterion(Locator pilot, String name, String kind, String is, String threshold) {
        pilot.getByLabel("Criterion", new Locator.GetByLabelOptions().setExact(true))
                .fill(name);
        pilot.getByLabel("Kind").selectOption(kind);
        pilot.getByLabel("Is", new Locator.GetByLabelOptions().setExact(true)).selectOption(is);
        pilot.getByLabel("Threshold").fill(threshold);
        pilot.getByText("Add", new Locator.GetByTextOptions().setExact(true)).click();
        pilot.getByText(name).first().waitFor();
    }
}
