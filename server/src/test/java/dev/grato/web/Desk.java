package dev.grato.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.google.gson.JsonElement;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import dev.grato.Staff.Member;
import dev.grato.sync.browser.Chromium;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Somebody before the app: finds things by role and name, as people do, and notices what goes wrong on the page.
final class Desk implements AutoCloseable {

    /// How somebody sits there.
    record Seat(int width, int height, boolean isTouch, ColorScheme theme, String language) {

        static final Seat DESKTOP = new Seat(1440, 900, false, ColorScheme.LIGHT, "en");
        static final Seat PHONE = new Seat(390, 844, true, ColorScheme.LIGHT, "en");

        Seat dark() {
            return new Seat(width, height, isTouch, ColorScheme.DARK, language);
        }

        Seat in(String tongue) {
            return new Seat(width, height, isTouch, theme, tongue);
        }
    }

    /// Milliseconds until something counts as not there; the machine may be busy with the rest of the tests.
    private static final int PATIENCE = 30_000;

    /// What a person would have before the eyes: the focus, what is written in the fields, the words.
    private static final String SIGHT = """
            () => [
              'focus: ' + (document.activeElement?.outerHTML ?? '').slice(0, 300),
              'line: ' + navigator.onLine,
              ...[...document.querySelectorAll('input, textarea')].map(({ name, ariaLabel, placeholder, value }) =>
                `field ${ariaLabel ?? (name || placeholder)}: ${value}`),
              (document.body?.innerText ?? '').slice(0, 4000),
            ].join('\\n')""";

    private final BrowserContext context;
    private final String address;
    private final List<String> troubles = new ArrayList<>();
    final Page page;

    private Desk(Chromium chromium, Seat seat) {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
        address = chromium.address();
        context = chromium.browser()
                .newContext(new NewContextOptions()
                        .setViewportSize(seat.width(), seat.height())
                        .setHasTouch(seat.isTouch())
                        .setIsMobile(seat.isTouch())
                        .setColorScheme(seat.theme())
                        .setLocale(seat.language()));
        context.setDefaultTimeout(PATIENCE);
        page = context.newPage();
        page.onPageError(error -> troubles.add(error));
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().startsWith("Failed to load resource")) {
                troubles.add(message.text());
            }
        });
    }

    /// At the door.
    static Desk outside(Chromium chromium, Seat seat) {
        return new Desk(chromium, seat);
    }

    /// Signed in, at the start.
    static Desk of(Chromium chromium, Member member, Seat seat) {
        var desk = new Desk(chromium, seat);
        desk.signedIn(member);
        return desk;
    }

    /// Goes in with the session of somebody, to the start.
    void signedIn(Member member) {
        int middle = member.cookie().indexOf('=');
        context.addCookies(List.of(
                new Cookie(member.cookie().substring(0, middle), member.cookie().substring(middle + 1))
                        .setUrl(address)));
        open("/");
        page.waitForURL(Pattern.compile(".*/my-day"));
    }

    void open(String path) {
        page.navigate(address + path);
    }

    /// Puts the whole machine into the theme, and waits until the colours are those of it.
    void turn(ColorScheme theme) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(theme));
        page.waitForFunction("""
                (theme) => document.documentElement.dataset.mantineColorScheme === theme &&
                  document.getAnimations().every(({ playState, effect }) =>
                    playState !== 'running' || effect.getComputedTiming().endTime === Infinity)""", theme.name().toLowerCase(Locale.ROOT));
    }

    Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    Locator link(String name) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
    }

    Locator heading(String name) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name));
    }

    /// The control with this label.
    Locator field(String label) {
        return page.getByLabel(label);
    }

    /// A field to write in, with this label.
    Locator textbox(String label) {
        return page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName(label));
    }

    /// Fills in the sign-in and sends it.
    void signIn(String email, String password) {
        textbox("E-mail").fill(email);
        textbox("Password").fill(password);
        press("Enter");
    }

    /// A part of the page by its name.
    Locator region(String name) {
        return page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName(name));
    }

    Locator dialog() {
        return page.getByRole(AriaRole.DIALOG);
    }

    /// Chooses from the menu that a button opens.
    void choose(Locator button, String item) {
        button.click();
        page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName(item))
                .first()
                .click();
    }

    /// Drags by the mouse from the middle of one thing to that of another.
    void drag(Locator from, Locator to) {
        from.scrollIntoViewIfNeeded();
        var start = from.boundingBox();
        var end = to.boundingBox();
        page.mouse().move(start.x + start.width / 2, start.y + start.height / 2);
        page.mouse().down();
        page.mouse().move(start.x + start.width / 2 + 12, start.y + start.height / 2 + 12);
        page.mouse()
                .move(
                        end.x + end.width / 2,
                        end.y + Math.min(end.height / 2, 200),
                        new com.microsoft.playwright.Mouse.MoveOptions().setSteps(6));
        page.mouse().up();
    }

    Locator text(Pattern text) {
        return page.getByText(text);
    }

    Locator text(String text) {
        return page.getByText(text);
    }

    /// Keys as they are pressed one after the other, such as `g d`.
    void press(String... keys) {
        for (var key : keys) {
            page.keyboard().press(key);
        }
    }

    void type(String text) {
        page.keyboard().type(text);
    }

    /// What has the focus: its role or element, and its name.
    String focus() {
        return (String) page.evaluate("""
                () => {
                  const at = document.activeElement;
                  const name = at.getAttribute('aria-label') ?? at.labels?.[0]?.textContent ?? at.textContent ?? '';
                  return `${at.getAttribute('role') ?? at.tagName.toLowerCase()} ${name.trim()}`;
                }""");
    }

    /// What has the focus after each of so many presses of Tab.
    List<String> tabs(int presses) {
        var names = new ArrayList<String>();
        for (int i = 0; i < presses; i++) {
            press("Tab");
            names.add(focus());
        }
        return names;
    }

    void goOffline() {
        context.setOffline(true);
    }

    void goOnline() {
        context.setOffline(false);
    }

    /// Until the service worker keeps the app itself, so that it can be loaded without a line.
    void untilKept() {
        page.waitForFunction("() => navigator.serviceWorker?.controller");
    }

    /// Until the server has everything, as the dot says; what is only in a tab is lost with it.
    void untilSaved() {
        assertThat(page.getByRole(AriaRole.STATUS)
                        .filter(new Locator.FilterOptions().setHasText("Everything is saved"))
                        .first())
                .isAttached();
    }

    JsonElement ask(String script) {
        return com.google.gson.JsonParser.parseString(String.valueOf(page.evaluate(script)));
    }

    /// What the accessibility rules of axe-core find wrong with the page as it stands.
    List<String> faults() throws IOException {
        page.evaluate(AppScene.axe());
        var found = ask("""
                async () => {
                  // what floats lies beside the landmarks of the page
                  const rules = { region: { enabled: !document.querySelector('[data-portal] > *') } };
                  const { violations } = await axe.run(document, { resultTypes: ['violations'], rules });
                  return JSON.stringify(violations.map(({ id, help, nodes }) =>
                    `${id}: ${help}: ${nodes.slice(0, 3).map((node) => node.html.slice(0, 200)).join(' | ')}`));
                }""");
        return found.getAsJsonArray().asList().stream()
                .map(JsonElement::getAsString)
                .toList();
    }

    /// Errors of the page that nobody should have seen.
    List<String> troubles() {
        return List.copyOf(troubles);
    }

    @Override
    public void close() {
        try {
            LastSight.keep(page.url() + " " + troubles + "\n" + page.evaluate(SIGHT));
        } catch (PlaywrightException closed) {
            LastSight.keep("a page that was closed");
        } finally {
            context.close();
        }
    }
}
