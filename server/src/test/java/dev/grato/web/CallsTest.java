package dev.grato.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import dev.grato.Patience;
import dev.grato.web.Desk.Seat;
import java.io.IOException;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What happens outside Grato and is written down in it: calls, and texts from other apps.
@Tag("journey")
@Timeout(180)
class CallsTest {

    private static final String ITALIAN = """
            20/11/26, 09:12 - I messaggi sono crittografati end-to-end.
            20/11/26, 09:13 - Roland Mendel: Buongiorno, il bonifico è partito
            20/11/26, 09:15 - Olga: Perfetto, grazie
            20/11/26, 18:40 - Roland Mendel: Auguri per il compleanno""";

    private static final String SPANISH = """
            [21/11/26, 10:15:30] Roland Mendel: ¿Llega el pedido el jueves?
            [21/11/26, 10:16:02] Olga: Sí, por la mañana
            [21/11/26, 22:01:45] Roland Mendel: Vaya partido anoche""";

    private static AppScene scene;

    @BeforeAll
    static void open() throws IOException {
        scene = AppScene.open();
        scene.staff.create(
                "task",
                Map.of(
                        "subject",
                        "Send Roland the price list",
                        "owner",
                        scene.seller.user().toString(),
                        "person",
                        scene.person.toString()));
    }

    @AfterAll
    static void close() {
        if (scene != null) {
            scene.close();
        }
    }

    @Test
    void showWhoCallsAndKeepALineAboutIt() {
        try (var desk = seller()) {
            desk.open("/call?number=%2B43%2076%20753425");
            assertThat(desk.heading("Roland Mendel")).isVisible();
            assertThat(desk.text("Last contact").first()).isVisible();
            assertThat(desk.text("Send Roland the price list")).isVisible();
            assertThat(desk.textbox("What was it about?")).isFocused();
            desk.type("Wants fifty boxes by Friday");
            desk.press("Enter");
            assertThat(desk.text("The call is in the timeline.")).isVisible();
            desk.link("Roland Mendel").first().click();
            assertThat(desk.text("Wants fifty boxes by Friday").first()).isVisible();
            desk.untilSaved();
            assertThat(desk.troubles()).isEmpty();
        }
        arrives("Wants fifty boxes by Friday");
    }

    @Test
    void makeAPersonOfWhomNobodyKnows() {
        try (var desk = seller()) {
            desk.open("/call?number=%2B34915559320");
            assertThat(desk.text("Nobody here has +34915559320 yet.")).isVisible();
            desk.textbox("New person").fill("Lucía Prieto");
            desk.press("Enter");
            assertThat(desk.heading("Lucía Prieto")).isVisible();
            desk.textbox("What was it about?").fill("Asks for samples");
            desk.press("Enter");
            assertThat(desk.text("The call is in the timeline.")).isVisible();
            desk.untilSaved();
            desk.open("/call?number=915559320");
            assertThat(desk.heading("Lucía Prieto")).isVisible();
            assertThat(desk.troubles()).isEmpty();
        }
        arrives("Asks for samples");
    }

    @Test
    void askOnReturnHowItWent() {
        try (var desk = seller()) {
            desk.open(scene.at("people/" + scene.person));
            // the browser would ask which program is to call, and keep the keyboard to itself
            desk.page.evaluate("() => addEventListener('click', (event) => event.preventDefault(), true)");
            desk.page.locator("a[href^='tel:']").first().click();
            desk.page.clock().setFixedTime(Date.from(Instant.now().plusSeconds(60)));
            desk.page.evaluate("() => dispatchEvent(new Event('focus'))");
            var asked = desk.region("How did it go with Roland Mendel?");
            assertThat(asked).isVisible();
            asked.getByRole(AriaRole.TEXTBOX).fill("Will order next week");
            asked.getByRole(AriaRole.TEXTBOX).press("Enter");
            assertThat(desk.text("The call is in the timeline.")).isVisible();
            assertThat(asked).isHidden();
            desk.untilSaved();
            assertThat(desk.troubles()).isEmpty();
        }
        arrives("Will order next week");
    }

    @Test
    void takeOnlyTheChosenLinesOfWhatAnotherAppShares() {
        try (var desk = Desk.of(scene.chromium, scene.seller, Seat.PHONE)) {
            desk.untilKept();
            desk.page.evaluate("""
                    text => {
                      const form = Object.assign(document.createElement('form'),
                          { action: '/share', method: 'post', enctype: 'multipart/form-data' });
                      form.append(Object.assign(document.createElement('textarea'), { name: 'text', value: text }));
                      document.body.append(form);
                      form.submit();
                    }""", ITALIAN);
            desk.page.waitForURL(Pattern.compile(".*/w/.*/share"));
            assertThat(desk.page.url()).endsWith("/share");
            choose(desk, "bonifico", "Perfetto");
            assertThat(desk.troubles()).isEmpty();
        }
        var entry = arrives("bonifico");
        assertThat(entry).contains("Perfetto, grazie").doesNotContain("Auguri").doesNotContain("crittografati");
    }

    @Test
    void takeOnlyTheChosenLinesOfWhatIsPasted() {
        try (var desk = seller()) {
            desk.open(scene.at("share"));
            desk.textbox("Paste a chat, an e-mail or any text").fill(SPANISH);
            desk.button("Go on").click();
            desk.page.reload();
            choose(desk, "pedido");
            assertThat(desk.troubles()).isEmpty();
        }
        assertThat(arrives("pedido el jueves")).doesNotContain("por la mañana").doesNotContain("partido");
    }

    private static Desk seller() {
        return Desk.of(scene.chromium, scene.seller, Seat.DESKTOP);
    }

    private static void choose(Desk desk, String... lines) {
        assertThat(desk.text("0 lines chosen")).isVisible();
        assertThat(desk.button("Write down")).isDisabled();
        for (var line : lines) {
            desk.page
                    .getByRole(AriaRole.CHECKBOX, new GetByRoleOptions().setName(Pattern.compile(line)))
                    .check();
        }
        assertThat(desk.page
                        .getByRole(AriaRole.MAIN)
                        .locator("strong", new Locator.LocatorOptions().setHasText("Roland Mendel")))
                .isVisible();
        desk.button("Write down").click();
        assertThat(desk.text("Written down with Roland Mendel")).isVisible();
        desk.untilSaved();
    }

    /// The entry that has this text, as the server has it.
    private static String arrives(String text) {
        return Patience.until(
                () -> scene.seller.get("/interactions?limit=50").response().body(), found -> found.contains(text));
    }
}
