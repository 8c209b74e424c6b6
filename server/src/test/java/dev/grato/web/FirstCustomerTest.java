package dev.grato.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.grato.TestServer;
import dev.grato.WebTools;
import dev.grato.sync.browser.Chromium;
import dev.grato.web.Desk.Seat;
import java.io.IOException;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// From an installation that nobody has set up to the first customer.
@Tag("journey")
@Timeout(180)
class FirstCustomerTest {

    /// How long somebody needs for each thing they look for, read or click, and for each letter they type.
    private static final Duration LOOK = Duration.ofSeconds(3);

    private static final Duration LETTER = Duration.ofMillis(200);

    private static final Duration TWO_MINUTES = Duration.ofMinutes(2);

    private static TestServer empty;
    private static Chromium chromium;

    @BeforeAll
    static void start() throws IOException {
        WebTools.assumeInstalled();
        Assumptions.assumeTrue(Chromium.executable().isPresent(), "there is no Chromium; set GRATO_CHROMIUM");
        AppScene.assumeBuilt();
        empty = TestServer.node("--grato.db-url=" + TestServer.newDatabase("first_customer"));
        chromium = Chromium.before(empty);
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void isThereWithinTwoMinutesOfAPersonsPace() {
        long began = System.nanoTime();
        var pace = new Pace();
        try (var desk = Desk.outside(chromium, Seat.DESKTOP)) {
            desk.open("/");
            assertThat(desk.textbox("Your organisation")).isFocused();
            assertThat(String.join(" ", desk.tabs(5)))
                    .containsSubsequence("Your name", "Your e-mail", "A password", "Country", "Begin");
            pace.fill(desk, "Your organisation", "Harbour Lights");
            pace.fill(desk, "Your name", "Ada Lovelace");
            pace.fill(desk, "Your e-mail", "ada@example.com");
            pace.fill(desk, "A password", "a lantern in the harbour");
            pace.click(desk, "Begin");
            desk.page.waitForURL(Pattern.compile(".*/my-day"));
            pace.fill(desk, "Name of the company", "Ernst Handel");
            pace.click(desk, "Add");
            assertThat(desk.heading("Ernst Handel")).isVisible();
            assertThat(desk.troubles()).isEmpty();
        }
        var machine = Duration.ofNanos(System.nanoTime() - began);
        assertThat(pace.sum().plus(machine)).isLessThan(TWO_MINUTES);
    }

    /// What a person's time would be, added up instead of waited for.
    private static final class Pace {

        private Duration sum = Duration.ZERO;

        void fill(Desk desk, String label, String text) {
            sum = sum.plus(LOOK).plus(LETTER.multipliedBy(text.length()));
            desk.page
                    .getByRole(
                            com.microsoft.playwright.options.AriaRole.TEXTBOX,
                            new com.microsoft.playwright.Page.GetByRoleOptions().setName(label))
                    .first()
                    .fill(text);
        }

        void click(Desk desk, String name) {
            sum = sum.plus(LOOK);
            desk.button(name).first().click();
        }

        Duration sum() {
            return sum;
        }
    }
}
