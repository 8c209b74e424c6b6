package dev.grato.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.grato.Patience;
import dev.grato.programme.ProgrammeModel;
import dev.grato.web.Desk.Seat;
import java.io.IOException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A programme from nothing to signed, on a phone, by the hands of those it is for.
@Tag("journey")
@Timeout(240)
class ProgrammeAtWorkTest {

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

    private static void answer(Desk desk, String question, String text) {
        var field = desk.page.getByLabel(question, new Page.GetByLabelOptions().setExact(true));
        field.fill(text);
        field.blur();
    }

    private static void done(Desk desk, String step) {
        assertThat(desk.page
                        .getByRole(AriaRole.LISTITEM)
                        .filter(new Locator.FilterOptions().setHasText(Pattern.compile("^" + step + ": done$"))))
                .isAttached();
    }

    private static Object kept(String field) {
        return scene.administrator
                .get("/programmes/" + ProgrammeModel.ID)
                .json()
                .get(field);
    }

    @Test
    void goesFromNothingToSignedOnAPhoneAndTheOneWhoHelpsSaysYes() {
        try (var helper = Desk.of(scene.chromium, scene.seller, Seat.DESKTOP)) {
            helper.open(scene.at("programme"));
            assertThat(helper.text("Nobody has begun a programme here yet.")).isVisible();

            try (var desk = Desk.of(scene.chromium, scene.administrator, Seat.PHONE)) {
                desk.open(scene.at("programme"));
                desk.textbox("Where will we not use it?").fill("Not for accounting");
                desk.button("Begin").click();

                answer(desk, "What for", "Fewer forgotten promises");
                answer(desk, "Where", "Sales, from the first call to the order");
                assertThat(desk.page.getByLabel("Where not", new Page.GetByLabelOptions().setExact(true)))
                        .hasValue("Not for accounting");
                answer(desk, "Budget", "2,000 and half a day a week");
                answer(desk, "Benefits", "Quotes within a day");
                answer(desk, "By when", "2030-03-31");
                done(desk, "Six answers");

                desk.field("Who decides").selectOption("Alma");
                desk.button("I accept").click();
                assertThat(desk.text(Pattern.compile("^Accepted"))).hasCount(1);
                desk.field("Who keeps the data").selectOption("Somebody without an account…");
                answer(desk, "Name: Who keeps the data", "Bruno, consultant");
                desk.button("They said yes").click();
                assertThat(desk.text(Pattern.compile("^Accepted"))).hasCount(2);
                desk.field("Who helps the others").selectOption("Olga");
                done(desk, "Three names");

                answer(desk, "The process you begin with", "From enquiry to quote");
                desk.field("Who answers for it").selectOption("Alma");
                done(desk, "One process with an owner");

                desk.field("Who begins").fill("Alma, Olga and doubtful Bruno");
                desk.field("What you expect to see").fill("Nothing is forgotten for a week");
                desk.button("Start the trial").click();
                assertThat(desk.text(Pattern.compile("It runs\\. Decide by"))).isVisible();
                done(desk, "A trial with a last day");

                desk.button("Take this text").click();
                desk.button("Sign with my name").click();
                assertThat(desk.text("what was signed still stands")).isVisible();
                done(desk, "Signed");
                desk.untilSaved();
                assertThat(desk.troubles()).isEmpty();
            }

            helper.button("I accept").click();
            done(helper, "All three said yes");
            assertThat(helper.text("Ask Olga for a yes or a no")).hasCount(0);
            assertThat(helper.page.getByRole(AriaRole.TEXTBOX)).hasCount(0);
            helper.untilSaved();
        }
        assertThat(kept("whatFor")).isEqualTo("Fewer forgotten promises");
        assertThat(kept("byWhen")).isEqualTo("2030-03-31");
        Patience.until(() -> scene.world
                .get("/signatures?count=exact")
                .json()
                .get("count")
                .toString()
                .contains("1"));
    }
}
