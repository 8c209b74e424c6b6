package dev.grato.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import dev.grato.programme.ProgrammeModel;
import dev.grato.records.Mutation;
import dev.grato.web.Desk.Seat;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A programme grows, and its sponsor does on Monday what only the sponsor can do, on the phone and where it stands.
@Tag("journey")
@Timeout(240)
class CompassAtWorkTest {

    private static AppScene scene;
    private static UUID question;

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
                        "micro",
                        "startedOn",
                        "2026-01-01",
                        "whatFor",
                        "Fewer lost quotes"))));
        scene.staff.create(
                ProgrammeModel.ROLE,
                Map.of(
                        "kind",
                        "sponsor",
                        "name",
                        "Olga",
                        "user",
                        scene.seller.user().toString(),
                        "programme",
                        ProgrammeModel.ID.toString()));
        question = scene.staff.create(
                ProgrammeModel.DECISION,
                Map.of("name", "Who may merge companies?", "status", "open", "askedOn", "2026-01-05"));
        objective("More won deals", 90);
        objective("Fewer complaints", 12);
        var line = scene.staff.create(
                ProgrammeModel.BUDGET_LINE,
                Map.of("name", "Training", "planned", euros(1000), "fromDay", "2026-01-01", "toDay", "2026-01-31"));
        scene.staff.create(
                ProgrammeModel.COST,
                Map.of(
                        "name",
                        "Two days",
                        "budgetLine",
                        line.toString(),
                        "amount",
                        euros(900),
                        "spentOn",
                        "2026-01-20"));
    }

    private static void objective(String name, int now) {
        scene.staff.create(
                ProgrammeModel.OBJECTIVE,
                Map.of("name", name, "baseline", 0, "target", 100, "kpiValue", now, "dueOn", "2026-02-01"));
    }

    private static Map<String, Object> euros(int amount) {
        return Map.of("amount", amount, "currency", "EUR");
    }

    @AfterAll
    static void end() {
        if (scene != null) {
            scene.close();
        }
    }

    @Test
    void growsAndHasItsFiveMinutesDoneOnThePhone() throws IOException {
        try (var desk = Desk.of(scene.chromium, scene.administrator, Seat.DESKTOP);
                var phone = Desk.of(scene.chromium, scene.seller, Seat.PHONE)) {
            desk.open(scene.at("programme"));
            assertThat(desk.page.getByLabel("What for")).hasValue("Fewer lost quotes");
            desk.field("Size of the programme").selectOption("15 to 50 people");
            assertThat(desk.heading("Compass")).isVisible();
            assertThat(desk.region("Are we getting there?")).containsText("1 of 2 on course");
            assertThat(desk.region("Are we getting there?")).containsText("Fewer complaints");
            assertThat(desk.region("What does it cost?")).containsText("90% of the plan so far");
            assertThat(desk.region("What waits for a decision?")).containsText("Who may merge companies?");
            assertThat(desk.region("Five minutes for Olga")).containsText("The sponsor has not signed");
            desk.untilSaved();
            assertThat(desk.faults()).isEmpty();

            phone.open(scene.at("programme"));
            var mine = phone.region("Your five minutes");
            mine.getByText("I accept", new Locator.GetByTextOptions().setExact(true))
                    .click();
            assertThat(mine).not().containsText("Say yes, or no");
            mine.getByText("Read it here").click();
            assertThat(mine).containsText("Fewer lost quotes");
            phone.button("Sign with my name").click();
            assertThat(mine).not().containsText("Read the business case");
            mine.getByText("Decide here").click();
            phone.textbox("What is decided").fill("Whoever keeps the data");
            phone.button("Decide").click();
            assertThat(mine).containsText("Nothing waits.");
            phone.untilSaved();
            assertThat(phone.faults()).isEmpty();

            desk.link("Business case on a page").first().click();
            assertThat(desk.region("Signed versions")).containsText("Olga");
            desk.page.getByLabel("What for").fill("No lost quotes");
            desk.press("Tab");
            desk.region("Signed versions").getByText("Olga").click();
            assertThat(desk.region("Signed versions")).containsText("Then: Fewer lost quotes");
            assertThat(desk.region("Signed versions")).containsText("Today: No lost quotes");
            desk.untilSaved();
            assertThat(phone.region("Your five minutes")).containsText("Read the business case and sign it");
        }
        var decided = scene.administrator.get("/decisions/" + question).json();
        assertThat(decided.get("status")).isEqualTo("decided");
        assertThat(decided.get("answer")).isEqualTo("Whoever keeps the data");
    }
}
