package dev.grato.exchange;

import static dev.grato.exchange.FeedWorld.companies;
import static dev.grato.exchange.FeedWorld.figure;
import static dev.grato.exchange.FeedWorld.names;
import static org.assertj.core.api.Assertions.assertThat;

import dev.grato.Patience;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Imports that repeat themselves, from a folder.
class FeedsTest {

    private static final String ROSSI = "C1;Rossi S.r.l.;12345670017;Torino\n";
    private static final String BIANCHI = "C2;Bianchi S.p.A.;;Milano\n";
    private static final String VERDI = "C3;Verdi snc;;Roma\n";

    private final FeedWorld feeds = new FeedWorld();

    @AfterEach
    void drop() {
        feeds.world.drop();
    }

    private String feed() {
        return feeds.feed(feeds.wish(feeds.imported(companies(ROSSI))));
    }

    @Test
    void bringsWhatIsNewAndChangesWhatIsOther() {
        var feed = feed();
        feeds.put("clienti.csv", companies("C1;Rossi Group S.r.l.;12345670017;Torino\n", BIANCHI));

        var run = feeds.run(feed);

        assertThat(run).containsEntry("state", "done").containsEntry("file", "clienti.csv");
        assertThat(figure(run, "created")).isOne();
        assertThat(figure(run, "updated")).isOne();
        assertThat(names(feeds.companies())).containsExactly("Rossi Group S.r.l.", "Bianchi S.p.A.");
        feeds.resume(feed);
        assertThat(feeds.read(feed)).containsEntry("state", "good").doesNotContainEntry("asOf", null);
    }

    @Test
    void saysOfEachValueWhichFeedItIsFrom() {
        var feed = feed();
        feeds.put("clienti.csv", companies("C1;Rossi Group S.r.l.;12345670017;Torino\n", BIANCHI));
        feeds.run(feed);

        var companies = feeds.companies();

        assertThat(companies.get(1)).containsEntry("origin", "feed:" + feed);
        assertThat(companies.get(0).get("provenance").toString()).contains("name={", "source=feed:" + feed);
        var origins = feeds.imports.all("/feeds/origins");
        assertThat(origins).singleElement().satisfies(origin -> {
            assertThat(origin).containsEntry("name", "Odoo").containsEntry("source", "feed:" + feed);
            assertThat(origin.get("masters").toString()).contains("name", "taxId", "externalId", "address");
            assertThat(origin.get("asOf")).isNotNull();
        });
    }

    @Test
    void changesNothingWhenTheSameFileComesAgain() {
        var feed = feed();
        feeds.put("a.csv", companies(ROSSI, BIANCHI));
        feeds.run(feed);
        var before = feeds.companies();

        var asked = feeds.run(feed);
        feeds.put("b.csv", companies(ROSSI, BIANCHI));
        var again = feeds.run(feed);

        assertThat(figure(asked, "unchanged")).isEqualTo(2);
        assertThat(figure(again, "unchanged")).isEqualTo(2);
        assertThat(feeds.companies()).isEqualTo(before);
    }

    @Test
    void refusesAFileThatWasCutOffAndWritesNothing() {
        var feed = feed();
        var rows = new StringBuilder();
        for (int i = 10; i < 40; i++) {
            rows.append("C").append(i).append(";Ditta ").append(i).append(";;Roma\n");
        }
        feeds.put("a.csv", companies(rows.toString()));
        feeds.run(feed);
        var before = feeds.companies();

        feeds.put(
                "b.csv", companies(rows.toString()).replace("Ditta", "Impresa").substring(0, 610));
        assertThat(feeds.run(feed)).containsEntry("state", "refused").containsEntry("reason", "truncated");
        feeds.put("c.csv", companies("C10;Impresa 10;;Roma\n", "C11;Impresa 11;;Roma\n"));
        assertThat(feeds.run(feed)).containsEntry("state", "refused").containsEntry("reason", "fewerRows");

        assertThat(feeds.companies()).isEqualTo(before);
        feeds.resume(feed);
        assertThat(feeds.read(feed)).containsEntry("state", "failing");
        assertThat(feeds.notices("feedRefused")).hasSize(1);

        assertThat(feeds.run(feed, Map.of("isAnyway", true))).containsEntry("state", "done");
        assertThat(feeds.read(feed)).containsEntry("state", "good");
    }

    @Test
    void refusesAChangedColumnAndWritesNothing() {
        var feed = feed();
        feeds.put("a.csv", companies(BIANCHI).replace("Ragione sociale", "Denominazione"));

        var run = feeds.run(feed);

        assertThat(run).containsEntry("state", "refused").containsEntry("reason", "columnsMissing");
        assertThat(run.get("reasonText").toString()).contains("Ragione sociale");
        assertThat(names(feeds.companies())).containsExactly("Rossi S.r.l.");
    }

    @Test
    void findsColumnsThatHaveMovedAndLeavesNewOnesOut() {
        var feed = feed();
        feeds.put("a.csv", "Note;Città;Codice;Partita IVA;Ragione sociale\nx;Milano;C2;;Bianchi S.p.A.\n");

        assertThat(feeds.run(feed)).containsEntry("state", "done");
        assertThat(names(feeds.companies())).containsExactly("Rossi S.r.l.", "Bianchi S.p.A.");
    }

    @Test
    void refusesAFileMostRowsOfWhichAreWrong() {
        var feed = feed();
        var rows = "C4;;;Roma\nC5;;;Roma\nC6;;;Roma\nC7;;;Roma\n";
        feeds.put("a.csv", companies(BIANCHI, rows));

        var run = feeds.run(feed);

        assertThat(run).containsEntry("state", "refused").containsEntry("reason", "tooManyRejected");
        assertThat(names(feeds.companies())).containsExactly("Rossi S.r.l.");
    }

    @Test
    void refusesTwoFeedsThatMasterOneField() {
        var view = feeds.imported(companies(ROSSI));
        var feed = feeds.feed(feeds.wish(view));
        var other = feeds.wish(view);
        other.put("name", "Danea");

        var refused = feeds.world.post("/feeds", other);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.response().body()).contains("field-mastered", "Odoo");

        other.put("masters", List.of());
        var second = feeds.feed(other);
        assertThat(feeds.world
                        .send("PATCH", "/feeds/" + second, Map.of("masters", List.of("taxId")))
                        .status())
                .isEqualTo(409);
        feeds.world.send("DELETE", "/feeds/" + feed, null);
        assertThat(feeds.world
                        .send("PATCH", "/feeds/" + second, Map.of("masters", List.of("taxId")))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void keepsHandsOffWhatItMasters() {
        var feed = feed();
        feeds.put("a.csv", companies(BIANCHI, VERDI));
        feeds.run(feed);
        var companies = feeds.companies();

        var refused = feeds.patch(companies.get(1), Map.of("name", "Bianchi & C."));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.response().body()).contains("masteredByFeed", "Odoo");
        assertThat(feeds.patch(companies.get(1), Map.of("description", "By hand"))
                        .status())
                .isEqualTo(200);
        assertThat(feeds.patch(companies.get(0), Map.of("name", "Not of the feed"))
                        .status())
                .as("a company the feed has not brought")
                .isEqualTo(200);
    }

    @Test
    void leavesWhatPeopleHaveChangedInFieldsItDoesNotMaster() {
        var wish = feeds.wish(feeds.imported(companies(ROSSI)));
        wish.put("masters", List.of("externalId", "taxId"));
        var feed = feeds.feed(wish);
        feeds.put("a.csv", companies(BIANCHI, VERDI));
        feeds.run(feed);
        assertThat(feeds.patch(feeds.companies().get(1), Map.of("name", "Bianchi & C."))
                        .status())
                .isEqualTo(200);

        feeds.put("a2.csv", companies("C2;Bianchi Nuova;11111111115;Milano\n", "C3;Verdi Nuova;;Roma\n"));
        feeds.run(feed);

        assertThat(names(feeds.companies())).containsExactly("Rossi S.r.l.", "Bianchi & C.", "Verdi Nuova");
        assertThat(feeds.companies().get(1).get("taxId").toString()).contains("11111111115");
    }

    @Test
    void takesARunBackAndPauses() {
        var feed = feed();
        feeds.put("a.csv", companies("C1;Rossi Group S.r.l.;12345670017;Torino\n", BIANCHI));
        var run = feeds.run(feed);

        feeds.resume(feed);
        var undone = feeds.world.post("/feeds/" + feed + "/runs/" + run.get("id") + "/undo", Map.of());

        assertThat(undone.status()).as(undone.response().body()).isEqualTo(202);
        assertThat(undone.json()).containsEntry("isActive", false).containsEntry("stopped", "undone");
        assertThat(names(feeds.companies())).containsExactly("Rossi S.r.l.");
        assertThat(feeds.runs(feed).getFirst()).containsEntry("state", "undone");
    }

    @Test
    void takesChangesOneAfterTheOtherAndOfWholeFilesTheNewest() throws IOException {
        var wish = feeds.wish(feeds.imported(companies(ROSSI)));
        wish.put("delivers", "changes");
        var feed = feeds.feed(wish);
        feeds.put("1.csv", companies(BIANCHI));
        Files.setLastModifiedTime(
                feeds.folder().resolve("odoo/1.csv"), FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));
        feeds.put("2.csv", companies("C2;Bianchi due;;Milano\n"));

        assertThat(feeds.run(feed)).containsEntry("file", "1.csv");
        assertThat(feeds.run(feed)).containsEntry("file", "2.csv");
        assertThat(names(feeds.companies())).containsExactly("Rossi S.r.l.", "Bianchi due");
    }

    @Test
    void goesNowhereOutsideItsFolder() throws IOException {
        var view = feeds.imported(companies(ROSSI));
        var wish = feeds.wish(view);
        wish.put("source", Map.of("kind", "folder", "path", "../other", "files", "*"));
        assertThat(feeds.world.post("/feeds", wish).response().body()).contains("folderOutside");

        Files.createDirectories(feeds.folder());
        Files.createSymbolicLink(feeds.folder().resolve("odoo"), feeds.folder().resolve("../.."));
        var feed = feeds.feed(feeds.wish(view));
        assertThat(feeds.run(feed)).containsEntry("state", "failed").containsEntry("reason", "folderOutside");
    }

    @Test
    void tellsItsOwnerOnceThatItsDataAreOld() throws IOException {
        var feed = feed();
        feeds.put("a.csv", companies(BIANCHI));
        Files.setLastModifiedTime(
                feeds.folder().resolve("odoo/a.csv"),
                FileTime.from(Instant.now().minus(Duration.ofDays(2))));
        feeds.run(feed);
        feeds.resume(feed);

        Patience.until(() -> !feeds.notices("feedLate").isEmpty());
        assertThat(feeds.read(feed)).containsEntry("state", "late");

        feeds.put("b.csv", companies(BIANCHI, VERDI));
        feeds.run(feed);
        // a run is over a moment before its feed knows of when its data are
        Patience.until(() -> feeds.read(feed), now -> "good".equals(now.get("state")));
        assertThat(feeds.notices("feedLate")).hasSize(1);
    }

    @Test
    void needsAKeyToFindRecordsBy() {
        var view = feeds.imports.upload("a.csv", "Name\nAcme\n");
        view = feeds.imports.plan(view, Map.of("object", "company", "mode", "create"));

        var answer = feeds.world.post("/feeds", feeds.wish(view));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.response().body()).contains("keyNeeded");
    }
}
