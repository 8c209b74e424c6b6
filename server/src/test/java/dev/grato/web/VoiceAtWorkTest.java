package dev.grato.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import dev.grato.Patience;
import dev.grato.Staff.Member;
import dev.grato.web.Desk.Seat;
import java.io.IOException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What is in the way is said in the plane, answered on the ground, and told to whoever said it; a doubt goes from
/// writing
/// to its answer.
@Tag("journey")
@Timeout(240)
class VoiceAtWorkTest {

    private static final String WAY = "Something is in the way";

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

    private static String notices(Member member) {
        return member.world()
                .server()
                .send("GET", "/api/v1/me/notices", (String) null, "Cookie", member.cookie())
                .response()
                .body();
    }

    @Test
    void isSaidInThePlaneAnsweredAndToldToWhoeverSaidItAlone() throws IOException {
        var other = scene.hire("Nora").member();
        try (var phone = Desk.of(scene.chromium, scene.seller, Seat.PHONE)) {
            phone.open(scene.at("cases"));
            phone.untilKept();
            phone.button(WAY).click();
            assertThat(phone.dialog()).isVisible();
            assertThat(phone.faults()).isEmpty();
            phone.goOffline();
            phone.button("Asks too much").click();
            phone.textbox("In one sentence").fill("Eleven clicks to close a case");
            phone.button("Send").click();
            assertThat(phone.text(Pattern.compile("^Thank you\\. Somebody reads it by")))
                    .isVisible();
            phone.goOnline();
            phone.untilSaved();
            assertThat(phone.troubles()).isEmpty();
        }
        Patience.until(() ->
                scene.administrator.get("/voice-requests").response().body().contains("Asks too much"));

        try (var desk = Desk.of(scene.chromium, scene.administrator, Seat.DESKTOP)) {
            desk.open(scene.at("programme/voice"));
            assertThat(desk.text("1 person in 60 days")).isVisible();
            desk.text(Pattern.compile("^Answer: Asks too much")).click();
            assertThat(desk.text("Eleven clicks to close a case")).isVisible();
            assertThat(desk.faults()).isEmpty();
            desk.field("What happens").selectOption("Will not, because");
            desk.page
                    .getByRole(
                            AriaRole.BUTTON,
                            new com.microsoft.playwright.Page.GetByRoleOptions()
                                    .setName("Answer")
                                    .setExact(true))
                    .click();
            assertThat(desk.text("Say why; a sentence is enough.")).isVisible();
            desk.textbox("Answer").fill("The insurer wants each of them");
            desk.page
                    .getByRole(
                            AriaRole.BUTTON,
                            new com.microsoft.playwright.Page.GetByRoleOptions()
                                    .setName("Answer")
                                    .setExact(true))
                    .click();
            assertThat(desk.region("You said, and this is what became of it"))
                    .containsText("The insurer wants each of them");
        }
        Patience.until(() -> notices(scene.seller).contains("The insurer wants each of them"));
        assertThat(notices(other)).doesNotContain("insurer");
        try (var phone = Desk.of(scene.chromium, scene.seller, Seat.PHONE)) {
            phone.open(scene.at("notices"));
            assertThat(phone.text(Pattern.compile("will not be done, because: The insurer")))
                    .isVisible();
        }
    }

    @Test
    void isSaidByOneKeyAndJoinedByMeToo() {
        scene.staff.create(
                "voiceRequest", java.util.Map.of("name", "Deals open slowly", "kind", "tooSlow", "screen", "deals"));
        try (var desk = Desk.of(scene.chromium, scene.seller, Seat.DESKTOP)) {
            desk.open(scene.at("deals"));
            assertThat(desk.heading("Deals").first()).isVisible();
            desk.press("f");
            assertThat(desk.dialog().getByText("Deals open slowly")).isVisible();
            desk.button("Me too: Deals open slowly").click();
            desk.untilSaved();
            desk.open(scene.at("programme/voice"));
            assertThat(desk.text("You said so").first()).isVisible();
        }
    }

    @Test
    void aDoubtGetsANamedAnswerAndItsAuthorSaysWhetherThatSettlesIt() {
        try (var sceptic = Desk.of(scene.chromium, scene.seller, Seat.PHONE);
                var leader = Desk.of(scene.chromium, scene.administrator, Seat.DESKTOP)) {
            sceptic.open(scene.at("programme/voice"));
            sceptic.textbox("My objection").fill("It costs me an hour a day");
            sceptic.button("Raise it with my name").click();
            assertThat(sceptic.region("Objections")).containsText("It costs me an hour a day");

            leader.open(scene.at("programme/voice"));
            leader.text("Answer: It costs me an hour a day").click();
            var form = leader.region("Objections");
            form.getByLabel("Answer", new com.microsoft.playwright.Locator.GetByLabelOptions().setExact(true))
                    .fill("We timed it: nine minutes");
            leader.textbox("Link to evidence").fill("https://example.com/timing");
            leader.button("Answer with my name").click();
            assertThat(form).containsText("We timed it: nine minutes");

            assertThat(sceptic.region("Objections")).containsText("We timed it: nine minutes");
            sceptic.button("Not settled").click();
            assertThat(sceptic.text("not settled")).isVisible();
        }
    }
}
