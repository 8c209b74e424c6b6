package dev.grato.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import dev.grato.Patience;
import dev.grato.Staff.Member;
import dev.grato.platform.Ids;
import dev.grato.records.Mutation;
import dev.grato.web.Desk.Seat;
import java.io.IOException;
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

/// A list much longer than what is fetched of it: one reaches its middle and its end as if all of it were there.
@Tag("journey")
@Timeout(180)
class LongListTest {

    private static final int MANY = 3_000;

    private static AppScene scene;
    private static Member seller;

    @BeforeAll
    static void open() throws IOException {
        scene = AppScene.open();
        var scopes = new HashMap<String, Object>();
        List.of("read", "create", "write", "delete").forEach(action -> scopes.put(action + "Scope", "all"));
        seller = scene.staff.hire("Nora", scene.staff.role("Selling", scopes), scene.staff.team("North", null));
        scene.staff.write(IntStream.range(0, MANY)
                .mapToObj(number -> Mutation.create(
                        "product", Ids.next(), new HashMap<>(Map.of("name", "Cheese %04d".formatted(number)))))
                .toArray(Mutation[]::new));
    }

    @AfterAll
    static void close() {
        if (scene != null) {
            scene.close();
        }
    }

    @Test
    void reachesTheMiddleByTheScrollBarAndGoesOnThereBothWays() {
        try (var desk = Desk.of(scene.chromium, seller, Seat.DESKTOP)) {
            desk.open(scene.at("products?sort=name"));
            assertThat(row(desk, 0)).isVisible();
            // before it is known how many there are the bar is that of the first page
            assertThat(desk.page.getByRole(AriaRole.GRID)).hasAttribute("aria-rowcount", String.valueOf(MANY + 1));
            // as the bar does when it is dragged
            scroll(desk, "0.5 * (grid.scrollHeight - grid.clientHeight)");
            assertThat(cheese(desk, 1_500)).isVisible();
            assertThat(row(desk, 0)).isHidden();
            assertThat(row(desk, 1_500)).containsText("Cheese 1500");

            // keys go on from what is in sight
            desk.page.getByRole(AriaRole.GRID).focus();
            desk.press("ArrowDown", "ArrowDown");
            var active = desk.page.locator("[role=row][data-active]");
            assertThat(active).hasText(Pattern.compile("Cheese 1[45]\\d\\d"));
            desk.press("Space");
            assertThat(desk.page).hasURL(Pattern.compile("peek="));

            // upwards and downwards every row comes, each in its place
            walk(desk, 1_480, 1_250, -300);
            walk(desk, 1_250, 1_700, 300);
            assertThat(desk.troubles()).isEmpty();
        }
    }

    @Test
    void goesToBothEndsWithOneKeyAndFindsItsPlaceAgain() {
        try (var desk = Desk.of(scene.chromium, seller, Seat.DESKTOP)) {
            desk.open(scene.at("products?sort=name"));
            assertThat(row(desk, 0)).isVisible();
            desk.page.getByRole(AriaRole.GRID).focus();
            var active = desk.page.locator("[role=row][data-active]");
            desk.press("Control+End");
            assertThat(active).containsText("Cheese 2999");
            desk.press("Enter");
            assertThat(desk.heading("Cheese 2999").first()).isVisible();
            desk.page.goBack();
            assertThat(row(desk, MANY - 1)).containsText("Cheese 2999");
            assertThat(row(desk, MANY - 1)).isVisible();
            desk.page.getByRole(AriaRole.GRID).focus();
            desk.press("Control+Home");
            assertThat(active).containsText("Cheese 0000");
            assertThat(row(desk, 0)).isVisible();

            // another order begins at its own beginning
            scroll(desk, "0.5 * (grid.scrollHeight - grid.clientHeight)");
            assertThat(cheese(desk, 1_500)).isVisible();
            desk.open(scene.at("products?sort=-name"));
            assertThat(row(desk, 0)).containsText("Cheese 2999");
            assertThat(desk.troubles()).isEmpty();
        }
    }

    /// Scrolls in steps and looks at each hundredth record on the way.
    private static void walk(Desk desk, int from, int to, int step) {
        int way = Integer.signum(step);
        for (int number = from; way * (to - number) >= 0; number += way * 10) {
            var wanted = row(desk, number);
            Patience.until(() -> {
                if (wanted.isVisible()) {
                    return true;
                }
                scroll(desk, "grid.scrollTop + " + step);
                return false;
            });
            assertThat(wanted).containsText("Cheese %04d".formatted(number));
        }
    }

    private static void scroll(Desk desk, String to) {
        desk.page.getByRole(AriaRole.GRID).evaluate("grid => { grid.scrollTop = " + to + " }");
    }

    /// The row at a place of the whole list, from 0; the head is the first row of the grid.
    private static Locator row(Desk desk, int place) {
        return desk.page.locator("[role=row][aria-rowindex='" + (place + 2) + "']");
    }

    private static Locator cheese(Desk desk, int number) {
        return desk.page
                .getByRole(AriaRole.ROW)
                .filter(new Locator.FilterOptions().setHasText("Cheese %04d".formatted(number)))
                .first();
    }
}
