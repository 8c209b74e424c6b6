package dev.grato.sync.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import dev.grato.Staff.Member;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// One browser of somebody who is signed in, with the data layer open in a tab.
final class BrowserDevice implements AutoCloseable {

    static final String PIN = "314159";

    final BrowserContext context;
    final Member member;
    private final String address;
    Page tab;

    BrowserDevice(Chromium chromium, Member member) {
        this.member = member;
        this.address = chromium.address();
        context = chromium.browser().newContext();
        context.setDefaultTimeout(40_000);
        signIn(member.cookie());
        tab = newTab();
    }

    void signIn(String cookie) {
        int middle = cookie.indexOf('=');
        context.addCookies(
                List.of(new Cookie(cookie.substring(0, middle), cookie.substring(middle + 1)).setUrl(address)));
    }

    /// Another tab with the page, nothing opened yet.
    Page newTab() {
        var page = context.newPage();
        page.navigate(address + "/index.html");
        page.waitForFunction("() => window.page");
        return page;
    }

    /// Chooses the PIN and waits until everything is here.
    BrowserDevice begin() {
        call("([owner, pin, name]) => page.begin(owner, pin, name)", owner(), PIN, "Phone");
        return this;
    }

    /// Loads the page again and gives the PIN.
    void comeBack() {
        reload();
        call("([owner, pin, name]) => page.comeBack(owner, pin, name)", owner(), PIN, "Phone");
    }

    void reload() {
        tab.reload();
        tab.waitForFunction("() => window.page");
    }

    String owner() {
        return member.user().toString();
    }

    /// Runs a function of the page with an array of arguments.
    Object call(String function, Object... arguments) {
        return tab.evaluate(function, List.of(arguments));
    }

    void until(String condition, Object... arguments) {
        tab.evaluate("args => page.until(() => (" + condition + ")(args))", List.of(arguments));
    }

    void goOffline() {
        context.setOffline(true);
    }

    void goOnline() {
        context.setOffline(false);
        call("() => page.grato.tryNow()");
    }

    String create(String object, Map<String, ?> values) {
        return (String) call("([object, values]) => page.grato.edits.create(object, values)", object, values);
    }

    void update(String object, Object id, Map<String, ?> values) {
        call("([object, id, values]) => page.grato.edits.update(object, id, values)", object, id.toString(), values);
    }

    /// What is shown of a record; null where it is not here.
    @SuppressWarnings("unchecked")
    Map<String, Object> values(String object, Object id) {
        return (Map<String, Object>) call("([object, id]) => page.values(object, id)", object, id.toString());
    }

    int unsent() {
        return (Integer) call("() => page.grato.unsent.length");
    }

    String state() {
        return (String) call("() => page.grato.connection.state");
    }

    void untilSent() {
        until("() => page.grato.unsent.length === 0 && page.grato.connection.state === 'online'");
    }

    String dump() {
        return (String) call("() => page.dump()");
    }

    @SuppressWarnings("unchecked")
    List<String> databases() {
        return (List<String>) call("() => page.databases()");
    }

    UUID device() {
        var items = (List<?>) member.get("/sync/devices").json().get("items");
        return UUID.fromString((String) ((Map<?, ?>) items.getFirst()).get("id"));
    }

    @Override
    public void close() {
        context.close();
    }
}
