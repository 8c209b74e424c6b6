package dev.grato.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import dev.grato.Patience;
import dev.grato.sales.StandardPipeline;
import dev.grato.web.Desk.Seat;
import java.io.IOException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Cards that go from column to column, and meetings that go from day to day.
@Tag("journey")
@Timeout(180)
class BoardAtWorkTest {

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

    private static UUID deal(String name) {
        return scene.staff.create(
                "deal", Map.of("name", name, "owner", scene.seller.user().toString()));
    }

    private static Locator column(Desk desk, StandardPipeline.Stage stage) {
        return desk.page.locator("[data-column='" + stage.id() + "']");
    }

    private static Locator card(Locator within, String name) {
        return within.getByRole(AriaRole.LINK).filter(new Locator.FilterOptions().setHasText(name));
    }

    private static void stands(UUID deal, StandardPipeline.Stage stage) {
        Patience.until(() -> scene.seller
                .get("/deals/" + deal)
                .json()
                .get("stage")
                .equals(stage.id().toString()));
    }

    @Test
    void movesByMouseAndByKeyboardAndAsksOnceWhyADealIsLost() {
        var dragged = deal("Dragged");
        var pressed = deal("Pressed");
        var lost = deal("Given up");
        try (var desk = Desk.of(scene.chromium, scene.seller, Seat.DESKTOP)) {
            desk.open(scene.at("deals?as=board"));
            desk.drag(card(column(desk, StandardPipeline.NEW), "Dragged"), column(desk, StandardPipeline.QUALIFIED));
            assertThat(card(column(desk, StandardPipeline.QUALIFIED), "Dragged"))
                    .isVisible();
            stands(dragged, StandardPipeline.QUALIFIED);
            assertThat(scene.seller.get("/deals/" + dragged).json()).containsKey("stageSince");

            card(column(desk, StandardPipeline.NEW), "Pressed").press("Alt+ArrowRight");
            assertThat(card(column(desk, StandardPipeline.QUALIFIED), "Pressed"))
                    .isFocused();
            stands(pressed, StandardPipeline.QUALIFIED);

            desk.drag(card(column(desk, StandardPipeline.QUALIFIED), "Dragged"), column(desk, StandardPipeline.WON));
            assertThat(desk.text("Dragged won").first()).isVisible();
            stands(dragged, StandardPipeline.WON);

            desk.drag(card(column(desk, StandardPipeline.NEW), "Given up"), column(desk, StandardPipeline.LOST));
            assertThat(desk.dialog()).containsText("Why did it come to nothing?");
            desk.press("Escape");
            assertThat(card(column(desk, StandardPipeline.NEW), "Given up")).isVisible();
            desk.drag(card(column(desk, StandardPipeline.NEW), "Given up"), column(desk, StandardPipeline.LOST));
            desk.dialog().getByText("Price").click();
            desk.dialog()
                    .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Close as lost"))
                    .click();
            stands(lost, StandardPipeline.LOST);
            assertThat(desk.dialog()).isHidden();
            desk.untilSaved();
            assertThat(scene.seller.get("/deals/" + lost).json()).containsEntry("lostReason", "price");
            assertThat(desk.troubles()).isEmpty();
        }
    }

    @Test
    void movesAMeetingToAnotherDayOfTheWeek() {
        var monday = LocalDate.now(ZoneOffset.UTC).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        var event = scene.staff.create(
                "event",
                Map.of(
                        "subject",
                        "Tasting",
                        "owner",
                        scene.seller.user().toString(),
                        "startsAt",
                        monday + "T10:00:00Z",
                        "endsAt",
                        monday + "T11:00:00Z"));
        try (var desk = Desk.of(scene.chromium, scene.seller, Seat.DESKTOP)) {
            desk.open(scene.at("events?span=week&on=" + monday));
            var day = (java.util.function.Function<LocalDate, Locator>)
                    date -> desk.page.locator("[data-column='" + date + "']");
            desk.drag(card(day.apply(monday), "Tasting"), day.apply(monday.plusDays(2)));
            assertThat(card(day.apply(monday.plusDays(2)), "Tasting")).isVisible();
            card(day.apply(monday.plusDays(2)), "Tasting").press("Alt+ArrowRight");
            assertThat(card(day.apply(monday.plusDays(3)), "Tasting")).isVisible();
            Patience.until(() -> scene.seller
                    .get("/events/" + event)
                    .json()
                    .get("startsAt")
                    .toString()
                    .startsWith(monday.plusDays(3) + "T10:00"));
            // it lasts as long as before
            Patience.until(() -> scene.seller
                    .get("/events/" + event)
                    .json()
                    .get("endsAt")
                    .toString()
                    .startsWith(monday.plusDays(3) + "T11:00"));
            assertThat(desk.troubles()).isEmpty();
        }
    }
}
