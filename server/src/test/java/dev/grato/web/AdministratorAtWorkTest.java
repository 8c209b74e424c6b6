package dev.grato.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import dev.grato.Patience;
import dev.grato.Staff.Member;
import dev.grato.web.Desk.Seat;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What administrators do for others, and what these then see: rights, formulas, views for everyone, the way back.
@Tag("journey")
@Timeout(180)
class AdministratorAtWorkTest {

    private static AppScene scene;
    private static UUID role;
    private static Member colleague;

    @BeforeAll
    static void open() throws IOException {
        scene = AppScene.open();
        var scopes = new HashMap<String, Object>();
        List.of("read", "create", "write", "delete").forEach(action -> scopes.put(action + "Scope", "all"));
        role = scene.staff.role("Sales abroad", scopes);
        colleague = scene.staff.hire("Nils", role, null);
    }

    @AfterAll
    static void close() {
        if (scene != null) {
            scene.close();
        }
    }

    @Test
    void takesARightAwayAndTheColleagueSeesLess() {
        try (var desk = Desk.of(scene.chromium, scene.administrator, Seat.DESKTOP);
                var other = Desk.of(scene.chromium, colleague, Seat.DESKTOP)) {
            other.open(scene.at("cases"));
            assertThat(row(other, "Two boxes broken")).isVisible();

            desk.open(scene.at("settings/roles/" + role));
            var cell = desk.page.getByRole(AriaRole.COMBOBOX, new GetByRoleOptions().setName("Cases: Sees"));
            cell.selectOption("own");
            Patience.until(() -> list(colleague, "/cases").equals("[]"));

            other.page.reload();
            assertThat(other.heading("Cases").first()).isVisible();
            assertThat(row(other, "Two boxes broken")).hasCount(0);
            assertThat(other.text("Two boxes broken")).hasCount(0);

            // back as the role has it
            cell.selectOption("");
            Patience.until(() -> list(colleague, "/cases").contains("Two boxes broken"));
            assertThat(desk.troubles()).isEmpty();
            assertThat(other.troubles()).isEmpty();
        }
    }

    @Test
    void writesAFormulaWithItsResultBeforeTheEyes() {
        try (var desk = Desk.of(scene.chromium, scene.administrator, Seat.DESKTOP)) {
            desk.open(scene.at("settings/model/deals"));
            desk.button("New field").first().click();
            var panel = desk.dialog();
            panel.getByRole(AriaRole.BUTTON, within(Pattern.compile("^Formula\\b.*")))
                    .first()
                    .click();
            panel.getByRole(AriaRole.TEXTBOX, named("Label")).first().fill("Twice");
            var formula = panel.getByRole(AriaRole.COMBOBOX, named("Formula")).first();
            formula.fill("amount * ");
            assertThat(panel.getByRole(AriaRole.STATUS).first()).not().isEmpty();
            formula.fill("amount * 2");
            var result = panel.getByLabel("Result").first();
            assertThat(result).containsText("25,000");
            formula.fill("amount * 3");
            assertThat(result).containsText("37,500");
            panel.getByRole(AriaRole.BUTTON, named("Add the field")).click();
            assertThat(panel).isHidden();

            Patience.until(() -> list(colleague, "/deals").contains("37500"));
            assertThat(desk.troubles()).isEmpty();
        }
    }

    @Test
    void warnsAtTheSixthRequiredFieldAndSaysWhoReadsTheOthers() {
        scene.administrator.send("POST", "/model/objects", Map.of("name", "berth", "plural", "berths"));
        for (int i = 1; i <= 6; i++) {
            var field =
                    Map.of("name", "must" + i, "type", "text", "required", i < 6, "label", Map.of("en", "Must " + i));
            scene.administrator.send("POST", "/model/objects/berths/fields", field);
        }
        try (var desk = Desk.of(scene.chromium, scene.administrator, Seat.DESKTOP)) {
            desk.open(scene.at("settings/model/berths/fields"));
            desk.text("Must 6").first().click();
            var panel = desk.dialog();
            assertThat(panel.getByRole(AriaRole.REGION, named("Who reads it"))).containsText("nothing reads it");
            panel.getByLabel("Required").check();
            var cost = panel.locator("[role=status][data-much]");
            assertThat(cost).containsText("6 fields are asked for");
            assertThat(cost).containsText("Must 1: shown in the list");
            assertThat(cost).containsText("Must 5: shown in the list");
            assertThat(desk.troubles()).isEmpty();
        }
    }

    @Test
    void savesAViewForEveryone() {
        try (var desk = Desk.of(scene.chromium, scene.administrator, Seat.DESKTOP);
                var other = Desk.of(scene.chromium, colleague, Seat.DESKTOP)) {
            other.open(scene.at("companies"));
            assertThat(row(other, "Ernst Handel")).isVisible();

            desk.open(scene.at("companies?q=Ernst"));
            assertThat(row(desk, "Ernst Handel")).isVisible();
            desk.choose(title(desk), "Save as new view…");
            desk.dialog().getByLabel("Name").fill("For all of us");
            desk.dialog().getByLabel("Who can use it?").selectOption("everyone");
            desk.dialog().getByRole(AriaRole.BUTTON, named("Save view")).click();
            assertThat(desk.text("View “For all of us” saved")).isVisible();

            // it comes to who is there already
            other.choose(title(other), "For all of us");
            assertThat(title(other)).containsText("For all of us");
            assertThat(row(other, "Ernst Handel")).isVisible();
            assertThat(desk.troubles()).isEmpty();
            assertThat(other.troubles()).isEmpty();
        }
    }

    @Test
    void takesABulkChangeBackFromTheSettings() {
        for (int number = 0; number < 3; number++) {
            scene.staff.create("product", Map.of("name", "Bread " + number, "category", "Bakery"));
        }
        var bakery = Map.of("field", "category", "value", "Bakery");
        var bulk = Map.of("filter", bakery, "update", Map.of("category", "Mistake"));
        assertThat(scene.administrator.post("/products/bulk", bulk).status()).isEqualTo(202);
        Patience.until(() -> !list(scene.administrator, "/products").contains("Bakery"));
        try (var desk = Desk.of(scene.chromium, scene.administrator, Seat.DESKTOP)) {
            desk.open(scene.at("settings/batches"));
            assertThat(desk.heading("Bulk changes").first()).isVisible();
            assertThat(desk.page.getByText("3 records changed").first()).isVisible();
            desk.button("Undo").first().click();
            desk.dialog().getByRole(AriaRole.BUTTON, named("Undo")).click();
            Patience.until(() -> !list(scene.administrator, "/products").contains("Mistake"));
            assertThat(desk.page.getByText("Undone").first()).isVisible();
            assertThat(desk.troubles()).isEmpty();
        }
    }

    private static String list(Member member, String path) {
        return String.valueOf(member.get(path).json().get("items"));
    }

    private static Locator title(Desk desk) {
        return desk.page
                .getByRole(AriaRole.BUTTON)
                .filter(new Locator.FilterOptions()
                        .setHas(desk.page.getByRole(AriaRole.HEADING, new GetByRoleOptions().setLevel(1))));
    }

    private static Locator row(Desk desk, String name) {
        return desk.page.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(name));
    }

    private static Locator.GetByRoleOptions named(String name) {
        return new Locator.GetByRoleOptions().setName(name);
    }

    private static Locator.GetByRoleOptions within(Pattern name) {
        return new Locator.GetByRoleOptions().setName(name);
    }
}
