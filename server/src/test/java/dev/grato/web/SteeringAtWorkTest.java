package dev.grato.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Locator.GetByRoleOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.grato.Staff.Member;
import dev.grato.programme.ProgrammeModel;
import dev.grato.records.Mutation;
import dev.grato.web.Desk.Seat;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The map, the people, the money and the steering of a programme: written by who leads, also without a line; read by a
/// seller on the phone, who accepts and signs with no more rights than sellers have.
@Tag("journey")
@Timeout(180)
class SteeringAtWorkTest {

    private static AppScene scene;
    private static Member seller;

    @BeforeAll
    static void begin() throws IOException {
        scene = AppScene.open();
        seller = scene.staff.hire("Sara", "seller");
        scene.staff.write(Mutation.create(
                ProgrammeModel.PROGRAMME,
                ProgrammeModel.ID,
                new LinkedHashMap<>(Map.of("name", "CRM", "profile", "small"))));
        scene.staff.create(
                ProgrammeModel.ROLE,
                Map.of(
                        "kind",
                        "helper",
                        "name",
                        "Sara",
                        "user",
                        seller.user().toString(),
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
    void theMapIsDrawnWithoutALineAndSaysWhoIsMissing() throws IOException {
        try (var desk = Desk.of(scene.chromium, scene.administrator, Seat.DESKTOP)) {
            desk.open(scene.at("programme/map"));
            assertThat(desk.text("No process yet.")).isVisible();
            desk.goOffline();
            add(desk.region("Processes"), "Another process", "From the enquiry to the offer");
            add(desk.region("Systems beside the CRM"), "Another system", "ERP");
            assertThat(desk.text("2 places have nobody who answers for them.")).isVisible();
            var process = opened(desk, "From the enquiry to the offer");
            process.getByLabel("System", new Locator.GetByLabelOptions().setExact(true))
                    .selectOption("ERP");
            add(process, "What passes between them", "Prices come from it");
            assertThat(process).containsText("one system");
            desk.goOnline();
            desk.untilSaved();
            var system = desk.region("Systems beside the CRM")
                    .getByRole(AriaRole.LISTITEM)
                    .first();
            system.locator("summary").click();
            assertThat(system).containsText("From the enquiry to the offer");
            system.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Edit Has the last word on"))
                    .click();
            desk.type("Prices");
            desk.press("Control+Enter");
            assertThat(system).containsText("Prices");
            desk.untilSaved();
            assertThat(desk.faults()).isEmpty();
        }
        assertThat(scene.administrator
                        .get("/touching-systems?limit=5")
                        .response()
                        .body())
                .contains("Prices");
    }

    @Test
    void steeringKeepsWhenPeopleMeetWhatCouldGoWrongAndWhatWasLearned() throws IOException {
        try (var desk = Desk.of(scene.chromium, scene.administrator, Seat.DESKTOP)) {
            desk.open(scene.at("programme/steering"));
            add(desk.region("Rituals"), "Another ritual", "Half an hour");
            var ritual = opened(desk, "Half an hour");
            ritual.getByLabel("the sponsor came").check();
            add(ritual, "It was held today; what came of it", "Complaints first");
            assertThat(ritual.getByRole(AriaRole.LISTITEM)).containsText("Complaints first");
            add(desk.region("Risks"), "Another risk", "Prices come too late");
            assertThat(line(desk, "Prices come too late")).containsText("Two people have to answer for it");
            add(desk.region("Lessons"), "What did we learn?", "Nobody reads long reports");
            assertThat(line(desk, "Nobody reads long reports")).containsText("Nothing was done about it yet");
            desk.untilSaved();
            desk.link("Overview").click();
            assertThat(desk.region("The next ritual")).containsText("Half an hour");
            assertThat(desk.faults()).isEmpty();
        }
    }

    @Test
    void peopleAndMoneySayWhatIsLateAndWhatIsTooMuch() throws IOException {
        try (var desk = Desk.of(scene.chromium, scene.administrator, Seat.DESKTOP)) {
            desk.open(scene.at("programme/people"));
            add(desk.region("People first"), "Another group", "Sellers");
            var group = opened(desk, "Sellers");
            assertThat(line(desk, "Sellers")).containsText("not told yet what changes");
            for (var change : new String[] {"The catalogue", "The telephone"}) {
                group.getByLabel("How much").selectOption("Big");
                add(group, "What else changes", change);
            }
            assertThat(line(desk, "Sellers")).containsText("much changes at once");
            group.getByLabel("How many came").fill("3");
            add(group, "They were asked today; how", "An afternoon");
            assertThat(group).containsText("3 came");

            desk.link("Money").first().click();
            add(desk.region("What it costs"), "Another budget line", "Training");
            desk.button("Training").click();
            var costs = desk.region("What it costs");
            costs.getByLabel("Amount (EUR)").fill("250");
            add(costs, "What was paid today, and for what", "Workshop");
            assertThat(costs).containsText("Workshop");
            add(desk.region("What it brings"), "Another benefit", "Fewer returns");
            assertThat(line(desk, "Fewer returns")).containsText("no amount or no time yet");
            desk.untilSaved();
            assertThat(desk.faults()).isEmpty();
        }
    }

    @Test
    void aSellerReadsOnThePhoneAcceptsAndSigns() throws IOException {
        var lesson = scene.staff.create(
                ProgrammeModel.LESSON, Map.of("name", "Ask before", "consequence", "Two afternoons a month"));
        assertThat(lesson).isNotNull();
        try (var phone = Desk.of(scene.chromium, seller, Seat.PHONE)) {
            phone.open(scene.at("programme/steering"));
            opened(phone, "Ask before");
            assertThat(phone.text("Two afternoons a month").first()).isVisible();
            assertThat(phone.textbox("What did we learn?")).isHidden();
            phone.open(scene.at("programme/case"));
            phone.button("Sign with my name").click();
            phone.untilSaved();
            assertThat(phone.faults()).isEmpty();
        }
        assertThat(seller.get("/signatures?limit=5").response().body())
                .contains(seller.user().toString());
    }

    /// The line of a record.
    private static Locator line(Desk desk, String name) {
        return desk.page
                .getByRole(AriaRole.LISTITEM)
                .filter(new Locator.FilterOptions()
                        .setHas(desk.page.getByText(name, new Page.GetByTextOptions().setExact(true))))
                .first();
    }

    private static Locator opened(Desk desk, String name) {
        var line = line(desk, name);
        line.locator("summary").click();
        return line;
    }

    private static void add(Locator within, String label, String name) {
        var field = within.getByLabel(label, new Locator.GetByLabelOptions().setExact(true));
        field.fill(name);
        field.press("Enter");
        within.getByText(name).first().waitFor();
    }
}
