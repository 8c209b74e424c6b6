package dev.grato.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import dev.grato.web.Desk.Seat;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What holds for every screen of the app: nobody is shut out, nothing jumps, nothing fails, nothing is heavy.
@Tag("journey")
@Timeout(180)
class EveryScreenTest {

    /// The most kilobytes of scripts, as they travel, until the first page is there.
    private static final int MOST_SCRIPT = 200;

    private static final double MOST_SHIFT = 0.05;

    private static AppScene scene;

    @BeforeAll
    static void open() throws IOException {
        scene = AppScene.open();
        scene.staff.create(
                "document",
                Map.of(
                        "number",
                        "1/2026",
                        "kind",
                        "invoice",
                        "company",
                        scene.company.toString(),
                        "issuedOn",
                        LocalDate.now(ZoneOffset.UTC).minusDays(40).toString(),
                        "total",
                        Map.of("amount", 1250, "currency", "EUR")));
    }

    @AfterAll
    static void close() {
        if (scene != null) {
            scene.close();
        }
    }

    private static List<String> screens() {
        return List.of(
                "my-day",
                "companies",
                "deals?as=board",
                "events?as=calendar",
                "tasks",
                "companies/" + scene.company,
                "people/" + scene.person,
                "deals/" + scene.deal,
                "search?q=ernst",
                "import",
                "invoices",
                "purchases",
                "programme",
                "glass-box",
                "programme/objectives",
                "programme/case",
                "programme/decide",
                "programme/rings",
                "programme/map",
                "programme/people",
                "programme/money",
                "programme/steering",
                "programme/radar",
                "programme/voice",
                "programme/council",
                "duplicates",
                "quality",
                "attention",
                "trash",
                "settings",
                "settings/model",
                "settings/people",
                "settings/roles",
                "settings/batches",
                "settings/erasures",
                "bring-back");
    }

    static Stream<Arguments> seats() {
        return Stream.of(
                Arguments.of("desktop, Spanish", Seat.DESKTOP.in("es")),
                Arguments.of("phone, Italian", Seat.PHONE.in("it")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("seats")
    void hasNothingThatShutsSomebodyOut(String name, Seat seat) throws IOException {
        var faults = new ArrayList<String>();
        try (var desk = Desk.of(scene.chromium, scene.administrator("Alba"), seat)) {
            for (var screen : screens()) {
                desk.open(scene.at(screen));
                try {
                    settle(desk);
                } catch (TimeoutError never) {
                    faults.add(screen + ": does not come to rest with a heading");
                    continue;
                }
                for (var theme : ColorScheme.values()) {
                    if (theme != ColorScheme.NO_PREFERENCE) {
                        desk.turn(theme);
                        desk.faults().forEach(fault -> faults.add(screen + ", " + theme + ": " + fault));
                    }
                }
                if (overflows(desk)) {
                    faults.add(screen + ": is wider than the screen");
                }
            }
            assertThat(desk.troubles()).as("errors on the page").isEmpty();
        }
        assertThat(faults).as(name).isEmpty();
    }

    private static Map<String, Consumer<Desk>> floats() {
        var floats = new LinkedHashMap<String, Consumer<Desk>>();
        floats.put("companies, new", desk -> desk.button("New company").click());
        floats.put("companies, filter", desk -> desk.button("Filter").click());
        floats.put("my-day, one's own menu", desk -> desk.button("You: ").click());
        floats.put("my-day, ?", desk -> desk.press("?"));
        floats.put("my-day, c", desk -> desk.press("c"));
        floats.put(
                "deals/" + scene.deal + ", actions",
                desk -> desk.button("Actions").first().click());
        floats.put(
                "deals/" + scene.deal + ", who sees it",
                desk -> desk.choose(desk.button("Actions").first(), "Who sees this"));
        floats.put(
                "deals/" + scene.deal + ", merge",
                desk -> desk.choose(desk.button("Actions").first(), "Merge with"));
        floats.put("people/" + scene.person + ", erase", desk -> {
            desk.choose(desk.button("Actions").first(), "Erase for good");
            desk.page.getByLabel("Type “Roland Mendel” to confirm").waitFor();
        });
        return floats;
    }

    static Stream<Arguments> themes() {
        return Stream.of(Arguments.of("light", Seat.DESKTOP), Arguments.of("dark", Seat.DESKTOP.dark()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("themes")
    void opensNothingThatShutsSomebodyOut(String name, Seat seat) throws IOException {
        var faults = new ArrayList<String>();
        try (var desk = Desk.of(scene.chromium, scene.administrator, seat)) {
            for (var opened : floats().entrySet()) {
                desk.open(scene.at(opened.getKey().split(",", 2)[0]));
                settle(desk);
                opened.getValue().accept(desk);
                var open = "[role=dialog]:visible, [role=menu]:visible, dialog[open]";
                desk.page.locator(open).first().waitFor();
                // colours are those of what has come, not of what is coming: a float is there before it begins to fade
                // in
                desk.page.waitForFunction("""
                        (floats) => document.getAnimations().every(({ playState }) => playState !== 'running') &&
                          [...document.querySelectorAll(floats)].every((float) => {
                            for (let node = float; node; node = node.parentElement) {
                              if (getComputedStyle(node).opacity !== '1') return false;
                            }
                            return true;
                          })""", "[role=dialog], [role=menu], dialog[open]");
                desk.faults().forEach(fault -> faults.add(opened.getKey() + ": " + fault));
            }
            assertThat(desk.troubles()).as("errors on the page").isEmpty();
        }
        assertThat(faults).as(name).isEmpty();
    }

    @Test
    void staysWhereItIsWhileItLoads() {
        try (var desk = Desk.of(scene.chromium, scene.seller, Seat.DESKTOP)) {
            for (var screen : List.of("my-day", "companies", "deals?as=board", "companies/" + scene.company)) {
                desk.open(scene.at(screen));
                settle(desk);
                var shift = desk.ask("""
                        () => new Promise((resolve) => {
                          let sum = 0;
                          new PerformanceObserver((list) => {
                            for (const entry of list.getEntries()) sum += entry.hadRecentInput ? 0 : entry.value;
                          }).observe({ type: 'layout-shift', buffered: true });
                          requestAnimationFrame(() => setTimeout(() => resolve(sum), 0));
                        })""").getAsDouble();
                assertThat(shift).as(screen).isLessThanOrEqualTo(MOST_SHIFT);
            }
        }
    }

    @Test
    void fetchesLittleBeforeTheFirstPageIsThere() {
        try (var desk = Desk.of(scene.chromium, scene.seller, Seat.DESKTOP)) {
            desk.open(scene.at("my-day"));
            desk.page
                    .getByRole(com.microsoft.playwright.options.AriaRole.HEADING)
                    .first()
                    .waitFor();
            var bytes = desk.ask("""
                    () => performance.getEntriesByType('resource')
                      .filter(({ name }) => /\\.js($|\\?)/.test(name) && !/worker|sw\\.js/.test(name))
                      .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0)""").getAsInt();
            System.getLogger("budget").log(System.Logger.Level.INFO, "scripts before the first page: {0} bytes", bytes);
            assertThat(bytes).isPositive().isLessThanOrEqualTo(MOST_SCRIPT * 1000);
        }
    }

    /// Until the screen has its heading and waits for nothing.
    private static void settle(Desk desk) {
        desk.page.locator("h1:visible").first().waitFor();
        desk.page.waitForLoadState(LoadState.LOAD);
        desk.page.waitForFunction("() => document.querySelectorAll('[aria-busy=true]').length === 0");
    }

    private static boolean overflows(Desk desk) {
        return (boolean) desk.page.evaluate(
                "() => document.documentElement.scrollWidth > document.documentElement.clientWidth + 1");
    }
}
