package dev.grato.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.grato.programme.ProgrammeModel;
import dev.grato.web.Desk.Seat;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What the programme switches on and off comes and goes on the screens of those it is for.
@Tag("journey")
@Timeout(120)
class ReleaseAtWorkTest {

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
    void aFeatureLeavesWithItsPilotWithoutAReload() {
        var staff = scene.staff;
        var ring = staff.create(ProgrammeModel.RING, Map.of("name", "First three", "kind", "r0"));
        var me = scene.seller.user().toString();
        var last = LocalDate.now(ZoneOffset.UTC).plusDays(20).toString();
        var pilot =
                staff.create(ProgrammeModel.PILOT, Map.of("name", "Clean data", "status", "running", "decideBy", last));
        try (var desk = Desk.of(scene.chromium, scene.seller, Seat.DESKTOP)) {
            desk.open(scene.at("my-day"));
            var places = desk.page.getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("Places"));
            var duplicates = places.getByRole(AriaRole.LINK, named("Duplicates"));
            assertThat(duplicates).isVisible();

            var objective = staff.create(ProgrammeModel.OBJECTIVE, Map.of("name", "One letter for each customer"));
            var values = new HashMap<String, Object>();
            values.put("name", "Duplicates for the first three");
            values.put("feature", "duplicates");
            values.put("status", "on");
            values.put("ring", ring.toString());
            values.put("pilot", pilot.toString());
            values.put("objective", objective.toString());
            values.put("businessOwner", me);
            values.put("itOwner", me);
            values.put("expiresOn", last);
            staff.create(ProgrammeModel.RELEASE, values);
            assertThat(duplicates).isHidden();

            staff.create(ProgrammeModel.RING_MEMBER, Map.of("ring", ring.toString(), "user", me));
            assertThat(duplicates).isVisible();
            duplicates.click();
            assertThat(desk.heading("Duplicates").first()).isVisible();

            staff.change(ProgrammeModel.PILOT, pilot, Map.of("status", "stopped", "reason", "Nobody decided"));
            assertThat(desk.text("This part is not switched on for you yet")).isVisible();
            assertThat(duplicates).isHidden();
            assertThat(places.getByRole(AriaRole.LINK, named("Data quality"))).isVisible();
            assertThat(desk.troubles()).isEmpty();
        }
    }

    private static Locator.GetByRoleOptions named(String name) {
        return new Locator.GetByRoleOptions().setName(name);
    }
}
