package dev.grato.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

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

/// A member gives points and holds something on the phone; who leads answers at the desk and sees no points.
@Tag("journey")
@Timeout(240)
class CouncilAtWorkTest {

    private static AppScene scene;

    @BeforeAll
    static void begin() throws IOException {
        scene = AppScene.open();
        scene.staff.write(Mutation.create(
                ProgrammeModel.PROGRAMME,
                ProgrammeModel.ID,
                new LinkedHashMap<>(Map.of("name", "CRM", "profile", "small"))));
        scene.staff.create(
                ProgrammeModel.ROLE,
                Map.of(
                        "kind",
                        "council",
                        "name",
                        "Sara",
                        "seat",
                        "sceptic",
                        "user",
                        scene.seller.user().toString(),
                        "acceptedAt",
                        "2026-01-01T00:00:00Z",
                        "programme",
                        ProgrammeModel.ID.toString()));
        scene.staff.create("voiceRequest", Map.of("name", "Deals open slowly", "kind", "tooSlow", "screen", "deals"));
    }

    @AfterAll
    static void end() {
        if (scene != null) {
            scene.close();
        }
    }

    @Test
    void givesPointsHoldsAndIsAnswered() throws IOException {
        try (var phone = Desk.of(scene.chromium, scene.seller, Seat.PHONE);
                var desk = Desk.of(scene.chromium, scene.administrator, Seat.DESKTOP)) {
            phone.open(scene.at("programme/council"));
            assertThat(phone.region("Members")).containsText("for the doubts");
            assertThat(phone.region("Members")).containsText("Nobody from outside sits on it.");
            phone.textbox("Points for: Deals open slowly").fill("60");
            phone.press("Tab");
            assertThat(phone.region("Points")).containsText("40 left in this quarter");
            phone.text("Hold something").click();
            phone.textbox("What is held").fill("A list of who calls how often");
            phone.textbox("Why").fill("It counts people");
            phone.button("Hold it for 14 days").click();
            assertThat(phone.region("Holds")).containsText("held until");
            phone.untilSaved();
            assertThat(phone.faults()).isEmpty();

            desk.open(scene.at("programme/council"));
            assertThat(desk.region("Holds")).containsText("A list of who calls how often");
            assertThat(desk.region("To talk about")).containsText("Held: A list of who calls how often");
            assertThat(desk.region("Points")).containsText("Deals open slowly");
            assertThat(desk.region("Points")).not().containsText("left in this quarter");
            desk.textbox("Answer of who leads").fill("We drop it");
            desk.press("Tab");
            desk.untilSaved();
            assertThat(desk.faults()).isEmpty();
            assertThat(phone.region("Holds")).containsText("We drop it");
            phone.button("Lift the hold: A list of who calls how often").click();
            assertThat(phone.region("Holds")).containsText("lifted on");
        }
    }
}
