package dev.grato.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grato.Staff;
import dev.grato.Staff.Member;
import dev.grato.TestServer;
import dev.grato.TestServer.World;
import dev.grato.WebTools;
import dev.grato.sync.browser.Chromium;
import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Assumptions;

/// A small company at work, and a browser before it.
final class AppScene implements AutoCloseable {

    final Chromium chromium;
    final World world;
    final Staff staff;
    final Member seller;
    final Member administrator;
    final UUID role;
    private final UUID everything;
    final UUID company;
    final UUID person;
    final UUID deal;

    /// Somebody who can sign in.
    record Hired(Member member, String email) {}

    private AppScene(Chromium chromium) {
        this.chromium = chromium;
        world = TestServer.running().world().at(chromium.server());
        staff = new Staff(world);
        var scopes = new HashMap<String, Object>();
        List.of("read", "create", "write", "delete").forEach(action -> scopes.put(action + "Scope", "all"));
        role = staff.role("Sales", scopes);
        scopes.put("isAdministrator", true);
        everything = staff.role("Everything", scopes);
        administrator = staff.hire("Alma", everything, null);
        seller = staff.hire("Olga", role, null);
        var owner = seller.user().toString();
        company = staff.create("company", Map.of("name", "Ernst Handel", "owner", owner, "lifecycleStage", "customer"));
        person = staff.create(
                "person",
                Map.of(
                        "name",
                        Map.of("given", "Roland", "family", "Mendel"),
                        "owner",
                        owner,
                        "phones",
                        List.of(Map.of("number", "+4376753425", "isPrimary", true))));
        staff.create("affiliation", Map.of("person", person.toString(), "company", company.toString()));
        deal = staff.create(
                "deal",
                Map.of(
                        "name",
                        "Forty cases of cheese",
                        "owner",
                        owner,
                        "company",
                        company.toString(),
                        "amount",
                        Map.of("amount", 12500, "currency", "EUR")));
        staff.create("case", Map.of("subject", "Two boxes broken", "owner", owner, "company", company.toString()));
    }

    /// A task of the seller that is due today, about the company.
    UUID dueToday(String subject) {
        var due = LocalDate.now(ZoneOffset.UTC) + "T16:00:00Z";
        return staff.create(
                "task",
                Map.of(
                        "subject",
                        subject,
                        "owner",
                        seller.user().toString(),
                        "company",
                        company.toString(),
                        "dueAt",
                        due));
    }

    /// One more administrator: how often a device of one and the same user may begin anew is limited.
    Member administrator(String name) {
        return staff.hire(name, everything, null);
    }

    /// One more seller.
    Hired hire(String name) {
        var member = staff.hire(name, role, null);
        return new Hired(
                member,
                String.valueOf(world.get("/users/" + member.user()).json().get("email")));
    }

    /// Skips where there is no browser, or where the app has not been built and nobody has said that it must be.
    static AppScene open() throws IOException {
        assumePossible();
        return before(TestServer.running());
    }

    /// Before a node of a test's own, after [#assumePossible].
    static AppScene before(TestServer node) throws IOException {
        return new AppScene(Chromium.before(node));
    }

    static void assumePossible() {
        WebTools.assumeInstalled();
        Assumptions.assumeTrue(Chromium.executable().isPresent(), "there is no Chromium; set GRATO_CHROMIUM");
        assumeBuilt();
    }

    static void assumeBuilt() {
        var isBuilt = AppScene.class.getResource("/web/index.html") != null;
        Assumptions.assumeTrue(
                isBuilt || Boolean.getBoolean("grato.web"), "the app is not built; ./grato build does it");
        assertThat(isBuilt).as("the app is built").isTrue();
    }

    /// The path of a screen of this workspace.
    String at(String screen) {
        return "/w/" + world.workspace().slug() + "/" + screen;
    }

    /// The accessibility rules of axe-core, as a script for a page.
    static String axe() throws IOException {
        return Files.readString(WebTools.FOLDER.resolve("node_modules/axe-core/axe.min.js"));
    }

    @Override
    public void close() {
        world.drop();
        chromium.closeBrowser();
    }
}
