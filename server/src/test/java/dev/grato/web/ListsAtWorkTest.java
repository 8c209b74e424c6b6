package dev.grato.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import dev.grato.Patience;
import dev.grato.Staff.Member;
import dev.grato.platform.Ids;
import dev.grato.records.Mutation;
import dev.grato.web.Desk.Seat;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What one does with lists all day: filters, groups, views for others, edits in place and of many at once.
@Tag("journey")
@Timeout(180)
class ListsAtWorkTest {

    private static final int MANY = 200;

    private static AppScene scene;
    private static Member seller;
    private static Member colleague;

    @BeforeAll
    static void open() throws IOException {
        scene = AppScene.open();
        var scopes = new HashMap<String, Object>();
        List.of("read", "create", "write", "delete").forEach(action -> scopes.put(action + "Scope", "all"));
        scopes.put("abilities", List.of("massUpdate"));
        var team = scene.staff.team("North", null);
        var role = scene.staff.role("Selling", scopes);
        seller = scene.staff.hire("Nora", role, team);
        colleague = scene.staff.hire("Nils", role, team);
        scene.staff.write(IntStream.range(0, MANY)
                .mapToObj(number -> Mutation.create(
                        "product", Ids.next(), new HashMap<>(Map.of("name", "Cheese " + number, "category", "Dairy"))))
                .toArray(Mutation[]::new));
    }

    @AfterAll
    static void close() {
        if (scene != null) {
            scene.close();
        }
    }

    @Test
    void keepsAFilterOverARelationAsTheViewOfATeam() {
        scene.staff.create(
                "deal", Map.of("name", "Somebody else's", "owner", seller.user().toString()));
        try (var desk = Desk.of(scene.chromium, seller, Seat.DESKTOP);
                var other = Desk.of(scene.chromium, colleague, Seat.DESKTOP)) {
            desk.open(scene.at("deals"));
            assertThat(row(desk, "Somebody else's")).isVisible();
            desk.button("Filter").click();
            desk.dialog().getByLabel("Find a field, also of related records").fill("compan");
            desk.dialog()
                    .getByRole(AriaRole.BUTTON, named("Company › Name").setExact(true))
                    .click();
            desk.dialog().getByRole(AriaRole.TEXTBOX).last().fill("Ernst");
            desk.dialog().getByRole(AriaRole.BUTTON, named("Done")).click();
            assertThat(row(desk, "Forty cases of cheese")).isVisible();
            assertThat(row(desk, "Somebody else's")).isHidden();

            desk.choose(title(desk), "Save as new view…");
            desk.dialog().getByLabel("Name").fill("Business with Ernst");
            desk.dialog().getByLabel("Who can use it?").selectOption("team");
            desk.dialog().getByRole(AriaRole.BUTTON, named("Save view")).click();
            assertThat(desk.text("View “Business with Ernst” saved")).isVisible();

            other.open(scene.at("deals"));
            assertThat(row(other, "Somebody else's")).isVisible();
            other.choose(title(other), "Business with Ernst");
            assertThat(row(other, "Forty cases of cheese")).isVisible();
            assertThat(row(other, "Somebody else's")).isHidden();

            // and into the rail, where it stays after a reload
            other.choose(title(other), "Add to favourites");
            other.choose(title(other), "All deals");
            other.choose(title(other), "Add to favourites");
            other.page.reload();
            var favourites = other.region("Favourites").getByRole(AriaRole.LINK);
            assertThat(favourites).hasText(new String[] {"Business with Ernst", "Deals"});
            favourites.last().press("Alt+ArrowUp");
            assertThat(favourites).hasText(new String[] {"Deals", "Business with Ernst"});
            other.press("g", "2");
            assertThat(row(other, "Forty cases of cheese")).isVisible();
            assertThat(desk.troubles()).isEmpty();
            assertThat(other.troubles()).isEmpty();
        }
    }

    @Test
    void editsInPlaceAndSaysWhyNot() {
        var deal = scene.staff.create(
                "deal",
                Map.of(
                        "name",
                        "Refused at first",
                        "owner",
                        seller.user().toString(),
                        "amount",
                        Map.of("amount", 500, "currency", "EUR")));
        try (var desk = Desk.of(scene.chromium, seller, Seat.DESKTOP)) {
            desk.open(scene.at("deals?q=Refused"));
            var cell = row(desk, "Refused at first")
                    .getByRole(AriaRole.GRIDCELL)
                    .filter(new Locator.FilterOptions().setHasText("500"));
            cell.dblclick();
            var amount = desk.page
                    .getByRole(AriaRole.TEXTBOX, new GetByRoleOptions().setName("Amount"))
                    .first();
            amount.fill("much");
            amount.press("Enter");
            assertThat(amount).hasAttribute("aria-invalid", "true");
            amount.fill("750");
            amount.press("Enter");
            Patience.until(
                    () -> String.valueOf(seller.get("/deals/" + deal).json().get("amount"))
                            .contains("750"));

            // what only the server knows to be wrong goes back, with its reason
            row(desk, "Refused at first")
                    .getByRole(AriaRole.GRIDCELL)
                    .filter(new Locator.FilterOptions().setHasText("750"))
                    .dblclick();
            amount.fill("-5");
            amount.press("Enter");
            assertThat(desk.text("Not saved: An amount cannot be below zero.")).isVisible();
            desk.button("Look").last().click();
            desk.button("Discard").first().click();
            desk.open(scene.at("deals?q=Refused"));
            assertThat(row(desk, "Refused at first")).containsText("750");
        }
    }

    @Test
    void changesTwoHundredAtOnceAndTakesItBack() {
        try (var desk = Desk.of(scene.chromium, seller, Seat.DESKTOP)) {
            desk.open(scene.at("companies"));
            desk.choose(desk.button("Group").first(), "Lifecycle stage");
            assertThat(desk.page.getByText(Pattern.compile("Customer\\W*1")).first())
                    .isVisible();

            desk.open(scene.at("products"));
            assertThat(desk.page.getByRole(AriaRole.GRID)).isVisible();

            desk.page
                    .getByRole(AriaRole.CHECKBOX, new GetByRoleOptions().setName("Select all"))
                    .click();
            var bar = desk.region("Selected records");
            var more = bar.getByRole(AriaRole.BUTTON, named("Select all " + MANY));
            takeAll(bar, more);
            bar.getByRole(AriaRole.BUTTON, named("Edit…")).click();
            desk.dialog().getByLabel("Which field?").selectOption("category");
            desk.dialog().getByRole(AriaRole.TEXTBOX).last().fill("Cheese");
            desk.dialog().getByRole(AriaRole.TEXTBOX).last().press("Enter");
            assertThat(desk.dialog()).containsText(MANY + " will change");
            desk.dialog().getByRole(AriaRole.BUTTON, named("Change " + MANY)).click();
            assertThat(desk.text(MANY + " changed").first()).isVisible();
            count("Cheese", MANY);
            desk.button("Undo").last().click();
            count("Dairy", MANY);

            // all of them to the trash, and back
            desk.page
                    .getByRole(AriaRole.CHECKBOX, new GetByRoleOptions().setName("Select all"))
                    .click();
            takeAll(bar, more);
            bar.getByRole(AriaRole.BUTTON, named("Delete…")).click();
            desk.dialog().getByRole(AriaRole.BUTTON, named("Delete " + MANY)).click();
            assertThat(desk.text(MANY + " moved to the trash").first()).isVisible();
            count("Dairy", 0);
            desk.button("Undo").last().click();
            count("Dairy", MANY);
            assertThat(desk.troubles()).isEmpty();
        }
    }

    @Test
    void jumpsToBothEndsOfALongList() {
        try (var desk = Desk.of(scene.chromium, seller, Seat.DESKTOP)) {
            desk.open(scene.at("products?sort=name"));
            assertThat(place(desk, 1)).isVisible();
            desk.page.getByRole(AriaRole.GRID).focus();
            // each press goes to the end of what is loaded by then
            Patience.until(() -> {
                desk.press("Control+End");
                return place(desk, MANY).isVisible();
            });
            assertThat(place(desk, 1)).isHidden();
            desk.press("Control+Home");
            assertThat(place(desk, 1)).isVisible();
            assertThat(place(desk, MANY)).isHidden();
            desk.press("PageDown", "PageDown", "Enter");
            assertThat(desk.heading("Cheese").first()).isVisible();
            assertThat(desk.troubles()).isEmpty();
        }
    }

    @Test
    void bringsMoreHitsThanTheFirstFifty() {
        try (var desk = Desk.of(scene.chromium, seller, Seat.DESKTOP)) {
            desk.open(scene.at("search?q=cheese&in=product"));
            var hits = desk.page.getByRole(AriaRole.MAIN).getByRole(AriaRole.LISTITEM);
            var more = desk.button("Show more");
            assertThat(more).isVisible();
            assertThat(hits.nth(49)).isVisible();
            int first = hits.count();
            more.click();
            assertThat(hits.nth(first + 20)).isAttached();
            assertThat(hits.first()).containsText("Cheese");
            assertThat(desk.troubles()).isEmpty();
        }
    }

    @Test
    void doesTheCommonestByAFingerDrawnAside() {
        var due = Instant.now()
                .minus(Duration.ofDays(1))
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
        var owner = seller.user().toString();
        var done = scene.staff.create("task", Map.of("subject", "Send the list", "owner", owner, "dueAt", due));
        var later = scene.staff.create("task", Map.of("subject", "Ask about May", "owner", owner, "dueAt", due));
        try (var desk = Desk.of(scene.chromium, seller, Seat.PHONE)) {
            desk.open(scene.at("tasks"));
            swipe(desk, desk.link("Send the list"), 60);
            assertThat(desk.text("Send the list done")).isHidden();
            swipe(desk, desk.link("Send the list"), 140);
            assertThat(desk.text("Send the list done")).isVisible();
            swipe(desk, desk.link("Ask about May"), -140);
            assertThat(desk.text("Ask about May put off until tomorrow")).isVisible();
            desk.untilSaved();
            assertThat(desk.troubles()).isEmpty();
        }
        Patience.until(() -> seller.get("/tasks/" + done).json().get("status").equals("done"));
        Patience.until(() -> Instant.parse(
                        seller.get("/tasks/" + later).json().get("dueAt").toString())
                .isAfter(Instant.now()));
    }

    /// A finger draws something so many pixels to the right, or to the left, and lets go.
    private static void swipe(Desk desk, Locator card, int by) {
        card.scrollIntoViewIfNeeded();
        var box = card.boundingBox();
        var finger = desk.page.context().newCDPSession(desk.page);
        double x = box.x + box.width / 2;
        double y = box.y + box.height / 2;
        touch(finger, "touchStart", x, y);
        for (int step = 1; step <= 5; step++) {
            touch(finger, "touchMove", x + by * step / 5.0, y);
        }
        touch(finger, "touchEnd");
        finger.detach();
    }

    private static void touch(CDPSession finger, String type, double... place) {
        var points = new JsonArray();
        if (place.length > 0) {
            var point = new JsonObject();
            point.addProperty("x", place[0]);
            point.addProperty("y", place[1]);
            points.add(point);
        }
        var event = new JsonObject();
        event.addProperty("type", type);
        event.add("touchPoints", points);
        finger.send("Input.dispatchTouchEvent", event);
    }

    /// What is loaded is picked at once; the rest is offered when the count has come.
    private static void takeAll(Locator bar, Locator more) {
        var all = bar.getByText(MANY + " selected");
        assertThat(all.or(more).first()).isVisible();
        if (more.isVisible()) {
            more.click();
        }
        assertThat(all).isVisible();
    }

    private static void count(String category, int expected) {
        Patience.until(() -> seller.post(
                        "/products/query",
                        Map.of("filter", Map.of("field", "category", "value", category), "limit", 1, "count", "exact"))
                .json()
                .get("count")
                .toString()
                .equals(Integer.toString(expected)));
    }

    /// The row at a place of the whole list, from 1; its head is the first row of the grid.
    private static Locator place(Desk desk, int number) {
        return desk.page.locator("[role=row][aria-rowindex='" + (number + 1) + "']");
    }

    private static Locator title(Desk desk) {
        // the heading is there a moment before the button that opens its menu
        return desk.page
                .getByRole(AriaRole.BUTTON)
                .filter(new Locator.FilterOptions()
                        .setHas(desk.page.getByRole(AriaRole.HEADING, new GetByRoleOptions().setLevel(1))));
    }

    private static Locator row(Desk desk, String name) {
        return desk.page
                .getByRole(AriaRole.ROW)
                .filter(new Locator.FilterOptions().setHasText(name))
                .first();
    }

    private static Locator.GetByRoleOptions named(String name) {
        return new Locator.GetByRoleOptions().setName(name);
    }
}
