package dev.grato.sync.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Page.NavigateOptions;
import com.microsoft.playwright.PlaywrightException;
import dev.grato.Patience;
import dev.grato.Staff;
import dev.grato.Staff.Member;
import dev.grato.TestServer;
import dev.grato.TestServer.World;
import dev.grato.WebTools;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The data layer in a real browser: what only IndexedDB, workers, tabs and a line that is really cut can show.
@Tag("journey")
@Timeout(120) // a page that never answers would keep the whole run waiting
class SyncBrowserTest {

    private static final String SEED = "Zanzibar Secretissima";

    private static Chromium chromium;
    private static World world;
    private static Staff staff;
    private static UUID role;
    private Member olga;
    private UUID company;

    @BeforeAll
    static void open() throws IOException, InterruptedException {
        WebTools.assumeInstalled();
        Assumptions.assumeTrue(Chromium.executable().isPresent(), "there is no Chromium; set GRATO_CHROMIUM");
        chromium = Chromium.start();
        world = TestServer.running().world().at(chromium.server());
        staff = new Staff(world);
        var scopes = new HashMap<String, Object>();
        List.of("read", "create", "write", "delete").forEach(action -> scopes.put(action + "Scope", "all"));
        role = staff.role("All", scopes);
        var photos = world.post("/model/objects/notes/fields", Map.of("name", "photos", "type", "fileList"));
        assertThat(photos.status()).as(photos.response().body()).isEqualTo(201);
    }

    @AfterAll
    static void close() {
        if (chromium != null) {
            world.drop();
            chromium.close();
        }
    }

    @BeforeEach
    void hire() {
        olga = staff.hire("Olga", role, null);
        company = staff.create(
                "company", Map.of("name", SEED, "owner", olga.user().toString()));
    }

    private BrowserDevice browser() {
        return new BrowserDevice(chromium, olga);
    }

    private Map<String, Object> onServer(String address, Object id) {
        return olga.get("/" + address + "/" + id).json();
    }

    @Test
    void aDayWithoutALineArrivesWhole() {
        var owner = olga.user().toString();
        var task = staff.create("task", Map.of("subject", "Visit them", "owner", owner, "company", company.toString()));
        var stages = stages();
        var deal = staff.create(
                "deal",
                Map.of("name", "Machines", "owner", owner, "company", company.toString(), "stage", stages.get(0)));
        try (var phone = browser().begin()) {
            phone.call("() => page.keepShell()");
            phone.goOffline();
            var person = phone.create("person", Map.of("name", Map.of("given", "Grace", "family", "Hopper")));
            phone.create("affiliation", Map.of("person", person, "company", company.toString()));
            phone.update("company", company, Map.of("name", "Renamed on the road"));
            var note = (String) phone.call("""
                    async ([company]) => {
                      const bytes = new Uint8Array(300_000).map((_, index) => index % 251);
                      const { file, dependsOn } = await page.grato.files.capture(bytes, 'hall.jpg', 'image/jpeg');
                      const values = { subject: 'Seen today', company, photos: [file] };
                      return page.grato.edits.create('note', values, { dependsOn });
                    }""", company.toString());
            phone.update("task", task, Map.of("status", "done"));
            phone.update("deal", deal, Map.of("stage", stages.get(1)));

            phone.reload();
            assertThat(phone.call("([owner]) => page.arrive(owner)", phone.owner()))
                    .as("asks for the PIN")
                    .isEqualTo(true);
            phone.comeBack();
            assertThat(phone.unsent()).isEqualTo(7);
            assertThat(phone.values("company", company)).containsEntry("name", "Renamed on the road");
            assertThat(phone.values("task", task)).containsEntry("status", "done");
            assertThat(phone.values("note", note)).containsEntry("subject", "Seen today");
            phone.goOnline();
            phone.untilSent();

            assertThat(onServer("people", person).toString()).contains("Hopper");
            assertThat(onServer("companies", company)).containsEntry("name", "Renamed on the road");
            assertThat(onServer("tasks", task)).containsEntry("status", "done");
            assertThat(onServer("deals", deal).toString()).contains(stages.get(1));
            var photo = onServer("notes", note)
                    .get("photos")
                    .toString()
                    .replaceAll(".*([0-9a-f]{8}-[-0-9a-f]{27}).*", "$1");
            assertThat(olga.get("/files/" + photo).header("Content-Length")).isEqualTo("300000");
            assertThat(olga.get("/affiliations").response().body()).contains(person);
        }
    }

    @SuppressWarnings("unchecked")
    private List<String> stages() {
        var items = (List<Map<String, Object>>)
                olga.get("/stages?sort=position").json().get("items");
        return items.stream().map(stage -> (String) stage.get("id")).limit(2).toList();
    }

    @Test
    void whatOneDeviceChangesTheOtherShows() {
        try (var phone = browser().begin();
                var laptop = browser().begin()) {
            phone.update("company", company, Map.of("name", "From the phone"));

            laptop.until("([id]) => page.values('company', id).name === 'From the phone'", company.toString());

            laptop.update("company", company, Map.of("name", "From the laptop"));
            phone.until("([id]) => page.values('company', id).name === 'From the laptop'", company.toString());
        }
    }

    @Test
    void theFieldProfileKeepsNothingThatCanBeRead() {
        try (var phone = browser().begin()) {
            phone.goOffline();
            phone.create("company", Map.of("name", SEED + " too"));
            phone.call("""
                    ([text]) => page.grato.files.capture(new TextEncoder().encode(text), text + '.txt', 'text/plain')""", SEED);

            var dump = phone.dump();

            assertThat(phone.values("company", company)).containsEntry("name", SEED);
            assertThat(dump)
                    .contains("\"store\":\"outbox\"")
                    .contains("\"store\":\"blob\"")
                    .hasSizeGreaterThan(5_000);
            for (var word : List.of(SEED, "Zanzibar", "Secretissima", "companies", "multiSelect", BrowserDevice.PIN)) {
                assertThat(dump.contains(word)).as(word).isFalse();
            }
        }
    }

    @Test
    void theStrictProfileKeepsNothing() {
        try (var phone = browser()) {
            phone.call("([owner]) => page.openStrict(owner, 'Internet café')", phone.owner());
            phone.until("() => page.isComplete()");
            assertThat(phone.values("company", company)).containsEntry("name", SEED);
            phone.update("company", company, Map.of("name", "Known to nobody"));

            assertThat(phone.databases()).isEmpty();
            phone.untilSent();
            assertThat(onServer("companies", company)).containsEntry("name", "Known to nobody");
        }
    }

    @Test
    void aStrictPageThatIsLoadedAgainIsTheSameDeviceAndAnotherTabIsAnother() {
        try (var phone = browser()) {
            openStrict(phone);
            var device = phone.device();

            phone.reload();
            openStrict(phone);
            phone.reload();
            openStrict(phone);
            assertThat((List<?>) olga.get("/sync/devices").json().get("items"))
                    .as("a lock may end a moment after its page, and two ids then take turns")
                    .hasSizeBetween(1, 2);
            assertThat((String) phone.call("() => Object.values(localStorage).join()"))
                    .contains(device.toString())
                    .doesNotContain(SEED);
            phone.tab = phone.newTab();
            openStrict(phone);

            var inUse = (List<?>) phone.call("""
                    async () => (await navigator.locks.query()).held.map((lock) => lock.name)""");
            assertThat(inUse).hasSize(2).doesNotHaveDuplicates();
        }
    }

    private static void openStrict(BrowserDevice phone) {
        phone.call("([owner]) => page.openStrict(owner, 'Internet café')", phone.owner());
        phone.until("() => page.isComplete()");
    }

    @Test
    void tellsWhenTheBrowserHasThrownTheDataAway() {
        try (var phone = browser().begin()) {
            assertThat(phone.call("() => page.place.wasEvicted")).isEqualTo(false);
            var parameters = new JsonObject();
            parameters.addProperty("origin", chromium.address());
            parameters.addProperty("storageTypes", "indexeddb");
            phone.reload();
            phone.context.newCDPSession(phone.tab).send("Storage.clearDataForOrigin", parameters);

            boolean isLocked = (Boolean) phone.call("([owner]) => page.arrive(owner)", phone.owner());

            assertThat(isLocked).isFalse();
            assertThat(phone.call("() => page.place.wasEvicted")).isEqualTo(true);
        }
    }

    @Test
    void opensForTheRightPinOnly() {
        try (var phone = browser().begin()) {
            phone.reload();
            phone.call("([owner]) => page.arrive(owner)", phone.owner());

            var wrong = (Map<?, ?>) phone.call("() => page.place.unlock('271828')");

            assertThat(wrong.get("kind")).isEqualTo("wrong");
            assertThat(wrong.get("left")).isEqualTo(9);
            phone.comeBack();
            assertThat(phone.values("company", company)).containsEntry("name", SEED);
        }
    }

    @Test
    void aTabThatDiesInTheMiddleOfWritingLeavesNothingHalf() {
        try (var phone = browser().begin()) {
            phone.call("() => page.keepShell()");
            phone.goOffline();
            var acknowledged = Collections.synchronizedList(new ArrayList<String>());
            phone.tab.exposeBinding("acknowledged", (source, arguments) -> acknowledged.add((String) arguments[0]));
            phone.call("""
                    () => {
                      for (let n = 0; n < 200; n++) {
                        page.grato.edits.create('company', { name: `Made ${n}` }).then(acknowledged);
                      }
                    }""");
            phone.tab.waitForCondition(() -> acknowledged.size() > 5);
            crash(phone);
            var known = List.copyOf(acknowledged);
            phone.tab = phone.newTab();
            phone.call(
                    "([owner, pin, name]) => page.comeBack(owner, pin, name)",
                    phone.owner(),
                    BrowserDevice.PIN,
                    "Phone");

            @SuppressWarnings("unchecked")
            var here = (List<String>) phone.call("() => page.ids('company')");
            assertThat(known).hasSizeLessThan(200);
            assertThat(here).containsAll(known).contains(company.toString());
            assertThat(phone.unsent()).isEqualTo(here.size() - 1);
            phone.goOnline();
            phone.untilSent();
            assertThat(known)
                    .allSatisfy(id -> assertThat(
                                    onServer("companies", id).get("name").toString())
                            .startsWith("Made "));
        }
    }

    private static void crash(BrowserDevice phone) {
        try {
            phone.tab.navigate("chrome://crash", new NavigateOptions().setTimeout(5_000));
        } catch (PlaywrightException gone) {
            // it cannot answer any more
        }
        phone.tab.close();
    }

    @Test
    void aFullDiskRefusesWhatItCannotKeepAndLosesNothing() {
        try (var phone = browser()) {
            // Before anything is written: Chromium remembers for a while how much room there was.
            limit(phone, 1_500_000);
            phone.begin();
            phone.goOffline();
            var before = phone.create("company", Map.of("name", "Before"));

            var refused = phone.call("""
                    async () => {
                      for (let n = 0; n < 60; n++) {
                        const bytes = crypto.getRandomValues(new Uint8Array(60_000));
                        try {
                          await page.grato.files.capture(bytes, `photo ${n}.jpg`, 'image/jpeg');
                        } catch (failure) {
                          return `${failure.constructor.name} after ${n}: ${failure}`;
                        }
                      }
                      return 'all were taken';
                    }""");

            assertThat((String) refused).doesNotContain("all were taken").contains("no room");
            int unsent = phone.unsent();
            limit(phone, null);
            phone.create("company", Map.of("name", "After"));
            assertThat(phone.unsent()).isEqualTo(unsent + 1);
            phone.goOnline();
            phone.untilSent();
            assertThat(onServer("companies", before)).containsEntry("name", "Before");
        }
    }

    private static void limit(BrowserDevice phone, Integer bytes) {
        var parameters = new JsonObject();
        parameters.addProperty("origin", chromium.address());
        if (bytes != null) {
            parameters.addProperty("quotaSize", bytes);
        }
        phone.context.newCDPSession(phone.tab).send("Storage.overrideQuotaForOrigin", parameters);
    }

    @Test
    void whoSignsOutIsAskedWhatBecomesOfUnsentEdits() {
        try (var phone = browser().begin()) {
            phone.goOffline();
            phone.update("company", company, Map.of("name", "Not sent"));

            @SuppressWarnings("unchecked")
            var exported = (Map<String, Object>) phone.call("() => page.grato.signOut('export')");

            assertThat(exported).containsEntry("isDone", true);
            assertThat((String) exported.get("exported")).contains("Not sent").contains(company.toString());
            assertThat(phone.databases()).isEmpty();
            assertThat(onServer("companies", company)).containsEntry("name", SEED);
        }
    }

    @Test
    void whoSignsOutWithALineHasEverythingSentFirst() {
        try (var phone = browser().begin()) {
            phone.call("""
                    async ([company]) => {
                      await page.grato.edits.update('company', company, { name: 'Sent at last' });
                      return page.grato.signOut('send');
                    }""", company.toString());

            assertThat(onServer("companies", company)).containsEntry("name", "Sent at last");
            assertThat(phone.databases()).isEmpty();
            var session = phone.call("async () => (await fetch('/api/v1/session')).status");
            assertThat(session).isEqualTo(401);
        }
    }

    @Test
    void afterTheLeaseNothingIsReadAndUnsentEditsStay() {
        try (var phone = browser().begin()) {
            phone.call("() => page.keepShell()");
            phone.goOffline();
            phone.update("company", company, Map.of("name", "Made in time"));
            phone.call("() => page.shiftClock(80 * 3600 * 1000)");

            phone.comeBack();

            assertThat(phone.state()).isEqualTo("leaseOver");
            assertThat(phone.values("company", company)).isNull();
            assertThat(phone.unsent()).isEqualTo(1);
            phone.goOnline();
            phone.untilSent();
            assertThat(onServer("companies", company)).containsEntry("name", "Made in time");
            assertThat(phone.values("company", company)).containsEntry("name", "Made in time");
        }
    }

    @Test
    void aRevokedDeviceWipesItself() {
        try (var phone = browser().begin()) {
            phone.goOffline();
            phone.update("company", company, Map.of("name", "Never sent"));
            var device = phone.device();
            assertThat(olga.send("DELETE", "/sync/devices/" + device, null).status())
                    .isEqualTo(204);

            phone.goOnline();

            phone.until("() => page.grato.connection.state === 'revoked'");
            Patience.until(() -> phone.databases().isEmpty());
            assertThat(phone.values("company", company)).isNull();
            assertThat((String) phone.call("() => page.grato.exportUnsent()")).contains("Never sent");
            assertThat(onServer("companies", company)).containsEntry("name", SEED);
            Patience.until(() -> olga.get("/sync/devices").response().body().contains("\"wiped\""));
        }
    }

    @Test
    void twoTabsHaveOneLineAndTheOtherTakesOver() {
        try (var phone = browser().begin()) {
            var first = phone.tab;
            phone.tab = phone.newTab();
            assertThat(phone.call("([owner, name]) => page.join(owner, name)", phone.owner(), "Phone"))
                    .as("needs no PIN beside an open tab")
                    .isEqualTo(true);
            assertThat(first.evaluate("() => page.grato.isLeading")).isEqualTo(true);
            assertThat(phone.call("() => page.grato.isLeading")).isEqualTo(false);
            var second = phone.create("company", Map.of("name", "Of the second tab"));
            first.evaluate("id => page.until(() => page.values('company', id) !== null)", second);
            Patience.until(() -> onServer("companies", second).containsKey("name"));

            first.close();

            phone.until("() => page.grato.isLeading");
            phone.update("company", second, Map.of("name", "Of the one that is left"));
            phone.untilSent();
            assertThat(onServer("companies", second)).containsEntry("name", "Of the one that is left");
            assertThat(((Number) onServer("companies", second).get("version")).intValue())
                    .isEqualTo(2);
        }
    }
}
