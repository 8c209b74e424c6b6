package dev.grato.exchange;

import static dev.grato.exchange.ImportWorld.counts;
import static dev.grato.exchange.ImportWorld.mapping;
import static dev.grato.exchange.ImportWorld.maps;
import static dev.grato.exchange.ImportWorld.whole;
import static org.assertj.core.api.Assertions.assertThat;

import dev.grato.TestServer;
import dev.grato.exchange.ImportWorld.File;
import dev.grato.platform.Json;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Imports as whoever has files sees them.
class ImportsTest {

    private static final String PEOPLE = """
            Nome;Cognome;E-mail;Azienda;Telefono;Data di nascita
            Ada;Rossi;ada@example.it;Rossi S.r.l.;+39 06 1234567;22/11/1980
            Luigi;De Luca;luigi@example.it;De Luca S.p.A.;06 7654321;01/02/1975
            Marta;Bianchi;marta@example.it;Rossi S.r.l.;non ne ha;31/12/1990
            ;;;;;
            Ada Maria;Rossi;ADA@example.it;Rossi S.r.l.;;
            """;

    private final ImportWorld imports = new ImportWorld();

    @AfterEach
    void drop() {
        imports.world.drop();
    }

    @Test
    void proposesWhereTheColumnsOfAnItalianFileGo() {
        var view = imports.upload("clienti.csv", PEOPLE);

        assertThat(mapping(view, 0))
                .containsEntry("Nome", "name:given")
                .containsEntry("Cognome", "name:family")
                .containsEntry("E-mail", "emails")
                .containsEntry("Azienda", "company")
                .containsEntry("Telefono", "phones")
                .containsEntry("Data di nascita", "birthday");
        var plan = maps(Objects.requireNonNull(Json.asObject(view.get("plan"))).get("files"))
                .getFirst();
        assertThat(plan)
                .containsEntry("object", "person")
                .containsEntry("key", "emails")
                .containsEntry("mode", "both");
    }

    @Test
    void countsInADryRunWhatTheRunThenDoes() {
        var view = imports.upload("clienti.csv", PEOPLE);

        var dry = imports.carriedOut(view, "dry-run");
        assertThat(imports.all("/people")).isEmpty();
        assertThat(imports.all("/companies")).isEmpty();

        var run = imports.carriedOut(view, "start");

        assertThat(counts(run)).containsExactly(2L, 1L, 1L, 1L);
        assertThat(counts(dry)).isEqualTo(counts(run));
        assertThat(dry.get("made")).isEqualTo(run.get("made")).hasToString("{affiliation=2, company=2}");
        assertThat(imports.all("/people?fields=name,emails,birthday,origin"))
                .anySatisfy(person -> assertThat(person.toString()).contains("Ada Maria", "1980-11-22", "import"));
    }

    @Test
    void handsBackRefusedRowsWithTheirReasons() {
        var view = imports.upload("clienti.csv", PEOPLE);
        imports.carriedOut(view, "start");

        var rejects = imports.world
                .get("/imports/" + view.get("id") + "/rejects")
                .response()
                .body();

        assertThat(rejects).startsWith("\uFEFFNome;Cognome;").contains("Marta;Bianchi", "non ne ha", ";4;phones");
        assertThat(rejects.lines()).hasSize(2);
    }

    @Test
    void takesBackCreatesAndUpdates() {
        var first = imports.upload("a.csv", "First name,Last name,Email,Job title\nAda,Rossi,ada@example.com,Buyer\n");
        imports.carriedOut(first, "start");
        var second = imports.upload(
                "b.csv",
                "First name,Last name,Email,Job title\nAda,Rossi,ada@example.com,Boss\nLuigi,Verdi,l@example.com,\n");
        assertThat(counts(imports.carriedOut(second, "start"))).containsExactly(1L, 1L, 0L, 0L);

        imports.carriedOut(second, "undo");

        assertThat(imports.all("/people?fields=jobTitle"))
                .singleElement()
                .asString()
                .contains("Buyer");
        assertThat(imports.read(second)).containsEntry("state", "undone");
    }

    @Test
    void takesBackPeopleWhoWereOneForAWhile() {
        var view = imports.upload(
                "a.csv",
                "First name,Last name,Email,Company\nAda,Rossi,a@example.com,Acme\nA.,Rossi,b@example.com,Acme\n");
        imports.carriedOut(view, "start");
        var ids =
                imports.all("/people").stream().map(person -> person.get("id")).toList();
        var merge = imports.world.send(
                "POST", "/people/merge", Map.of("survivor", ids.getFirst(), "others", List.of(ids.getLast())));
        assertThat(merge.status()).as(merge.response().body()).isEqualTo(200);
        assertThat(imports.world
                        .send("POST", "/batches/" + merge.json().get("batchId") + "/undo", Map.of())
                        .status())
                .isEqualTo(200);

        imports.carriedOut(view, "undo");

        assertThat(imports.all("/people")).isEmpty();
        assertThat(imports.all("/companies")).isEmpty();
    }

    @Test
    void takesRowsOfManyLargeCellsFewAtATime() {
        var rows = new StringBuilder("First name,Last name,About\n");
        for (int i = 0; i < 60; i++) {
            rows.append("Ada,Rossi ")
                    .append(i)
                    .append(',')
                    .append("x".repeat(190_000))
                    .append('\n');
        }
        var view = imports.upload("large.csv", rows.toString());

        assertThat(maps(imports.world
                        .get("/imports/" + view.get("id") + "/files/0/rows?limit=60")
                        .json()
                        .get("items")))
                .hasSizeLessThan(60);
        assertThat(whole(imports.carriedOut(view, "start"), "total")).isEqualTo(60);
    }

    @Test
    void keepsAddressesARecordHasBesideThoseOfTheRow() {
        var first = imports.upload("a.csv", "id,First name,Last name,Email\n7,Ada,Rossi,ada@example.com\n");
        imports.carriedOut(first, "start");
        var second = imports.upload("b.csv", "id,First name,Last name,Email\n7,Ada,Rossi,ada@work.example\n");

        imports.carriedOut(second, "start");

        assertThat(imports.all("/people?fields=emails").toString()).contains("ada@example.com", "ada@work.example");
        assertThat(counts(imports.carriedOut(
                        imports.upload("c.csv", "id,First name,Last name,Email\n7,Ada,Rossi,ada@work.example\n"),
                        "start")))
                .containsExactly(0L, 0L, 1L, 0L);
    }

    @Test
    void readsOldEncodingsAndRaggedRows() {
        var text = "Nombre;Apellidos;Correo\nJosé;Muñoz;jose@example.es\nÁngel;Peña\nAna;Núñez;ana@example.es;sobra\n";
        var view = imports.upload(new File("contactos.csv", text.getBytes(Charset.forName("windows-1252"))));

        assertThat(view.toString()).contains("windows-1252");
        var plan = maps(Objects.requireNonNull(Json.asObject(view.get("plan"))).get("files"))
                .getFirst();
        assertThat(plan).containsEntry("object", "person");
        assertThat(counts(imports.carriedOut(view, "start"))).containsExactly(2L, 0L, 0L, 1L);
        assertThat(imports.all("/people?fields=name").toString()).contains("Muñoz", "Peña");
    }

    @Test
    void asksOnceWhichWayRoundDatesAre() {
        var view = imports.upload("a.csv", "Name,Birthday\nAda Rossi,03/04/1980\nLuigi Verdi,05/06/1981\n");

        var question = maps(maps(view.get("files")).getFirst().get("questions"));
        assertThat(question).singleElement().satisfies(one -> assertThat(one).containsEntry("about", "dates"));

        var planned = imports.plan(view, Map.of("reading", Map.of("dates", "mdy")));
        imports.carriedOut(planned, "start");
        assertThat(imports.all("/people?fields=birthday").toString()).contains("1980-03-04", "1981-05-06");
    }

    @Test
    void linksTheFilesOfOneExportByTheirIds() {
        var accounts =
                File.of("Account.csv", "Id,Name,ParentId\n001A,Acme,\n001B,Acme Italia,001C\n001C,Acme Europa,001A\n");
        var contacts = File.of(
                "Contact.csv",
                "Id,AccountId,FirstName,LastName,Email\n003A,001B,Ada,Rossi,ada@acme.example\n003B,001X,Luigi,Verdi,l@acme.example\n");
        var deals = File.of(
                "Opportunity.csv", "Id,AccountId,Name,Amount,CloseDate\n006A,001C,Big one,12000.50,2026-12-31\n");

        var view = imports.uploadSet(List.of(deals, contacts, accounts));
        var dry = imports.carriedOut(view, "dry-run");
        var run = imports.carriedOut(view, "start");

        assertThat(counts(run)).containsExactly(6L, 0L, 0L, 0L);
        assertThat(counts(dry)).isEqualTo(counts(run));
        assertThat(imports.all("/people?expand=company&fields=name,company").toString())
                .contains("Acme Italia");
        assertThat(imports.all("/deals?expand=company&fields=name,company").toString())
                .contains("Acme Europa");
        assertThat(imports.all("/companies?expand=parent&fields=name,parent").toString())
                .contains("label=Acme Europa", "label=Acme");
        assertThat(run.get("leftOut").toString()).contains("company");

        imports.carriedOut(view, "undo");
        assertThat(imports.all("/companies")).isEmpty();
        assertThat(imports.all("/deals")).isEmpty();
    }

    @Test
    void goesAroundKeysThatComeTwice() {
        var rows = new StringBuilder("First name,Last name,Email,Job title\n");
        for (int i = 0; i < 900; i++) {
            rows.append("Ada,Rossi,")
                    .append(i % 300)
                    .append("@example.com,Job ")
                    .append(i / 300)
                    .append('\n');
        }
        var view = imports.upload("twice.csv", rows.toString());

        var dry = imports.carriedOut(view, "dry-run");
        var run = imports.carriedOut(view, "start");

        assertThat(counts(run)).containsExactly(300L, 600L, 0L, 0L);
        assertThat(counts(dry)).isEqualTo(counts(run));
        assertThat(whole(run, "perSecond")).isPositive();
    }

    @Test
    void saysWhyAFileCannotBeRead() {
        var pdf = imports.send(
                "POST", "/imports?name=a.pdf", "%PDF-1.7 x".getBytes(java.nio.charset.StandardCharsets.UTF_8));

        assertThat(pdf.status()).isEqualTo(400);
        assertThat(pdf.response().body()).contains("This is a PDF");
    }

    @Test
    void showsRowsAsTheyWouldBeReadWithWhatIsWrong() {
        var view = imports.upload("clienti.csv", PEOPLE);

        var rows = imports.all("/imports/" + view.get("id") + "/files/0/rows?problems=true");

        assertThat(rows)
                .singleElement()
                .satisfies(row -> assertThat(row.toString()).contains("non ne ha", "phoneNumber"));
    }

    @Test
    void goesOnWhenTheNodeThatBeganIsGone() {
        var rows = new StringBuilder("id,First name,Last name,Email\n");
        for (int i = 0; i < 6_000; i++) {
            rows.append(i).append(",Ada,Rossi ").append(i).append(',').append(i).append("@example.com\n");
        }
        var view = imports.upload("many.csv", rows.toString());
        var node = TestServer.node();
        try {
            var there = imports.world.at(node);
            assertThat(there.send("POST", "/imports/" + view.get("id") + "/start", null)
                            .status())
                    .isEqualTo(202);
        } finally {
            node.close();
        }

        var run = imports.awaited(view, "run");

        assertThat(counts(run)).containsExactly(6_000L, 0L, 0L, 0L);
        assertThat(whole(imports.world.get("/people?count=exact&limit=1").json(), "count"))
                .isEqualTo(6_000);
    }

    @Test
    void affiliatesPeopleWithEveryCompanyTheyComeWith() {
        var header = "First name,Last name,Email,Account Name\n";
        var first = imports.upload("a.csv", header + "Ada,Rossi,ada@example.com,Acme\n");
        var second = imports.upload(
                "b.csv", header + "Ada,Rossi,ada@example.com,Acme\nAda,Rossi,ada@example.com,Beta\nLuigi,Verdi,,\n");
        imports.carriedOut(first, "start");

        var dry = imports.carriedOut(second, "dry-run");
        var run = imports.carriedOut(second, "start");

        assertThat(dry.get("made")).isEqualTo(run.get("made")).hasToString("{affiliation=1, company=1}");
        assertThat(imports.all("/affiliations?expand=person,company").toString())
                .contains("label=Acme", "label=Beta", "label=Ada Rossi");
        assertThat(imports.all("/people?expand=company&fields=name,company").toString())
                .contains("label=Beta");

        imports.carriedOut(second, "undo");
        assertThat(imports.all("/affiliations?expand=company"))
                .singleElement()
                .asString()
                .contains("label=Acme");
    }

    @Test
    void warnsOfPeopleWhoAreLikelyThereAndDoesWithThemWhatIsWished() {
        imports.carriedOut(
                imports.upload("a.csv", "Nome,Cognome,Telefono,Città\nGiuseppina,Zanchetta,+39 041 5550101,Mestre\n"),
                "start");
        imports.awaitMatched("Zanchetta");
        var text = "Nome,Cognome,Telefono,Città,Qualifica\nGiuseppina,Zanchetta,041 5550101,Mestre,Titolare\n"
                + "Ugo,Brambilla,02 5550199,Milano,\n";

        var view = imports.upload("b.csv", text);
        var dry = imports.carriedOut(view, "dry-run");

        assertThat(dry.get("duplicates")).hasToString("1");
        assertThat(imports.all("/imports/" + view.get("id") + "/duplicates"))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("label", "Giuseppina Zanchetta")
                        .containsEntry("status", "created"));
        imports.plan(view, Map.of("duplicates", "skip"));
        assertThat(counts(imports.carriedOut(view, "dry-run"))).containsExactly(1L, 0L, 1L, 0L);
        imports.plan(view, Map.of("duplicates", "update"));
        assertThat(counts(imports.carriedOut(view, "dry-run"))).containsExactly(1L, 1L, 0L, 0L);
        assertThat(counts(imports.carriedOut(view, "start"))).containsExactly(1L, 1L, 0L, 0L);
        assertThat(imports.all("/people?fields=name,jobTitle"))
                .hasSize(2)
                .anySatisfy(person -> assertThat(person.toString()).contains("Zanchetta", "Titolare"));
    }

    @Test
    void takesWholeAddressesApart() {
        var view = imports.upload(
                "a.csv",
                "Nome completo,Indirizzo,Stato\nAda Rossi,\"Via Roma 1, 20121 Milano (MI)\",Cliente\nLuigi Verdi,Via Po,\n");

        assertThat(mapping(view, 0)).containsEntry("Indirizzo", "address").containsEntry("Stato", "lifecycleStage");
        imports.carriedOut(view, "start");
        assertThat(imports.all("/people?fields=address").toString())
                .contains("street=Via Roma 1", "postalCode=20121", "city=Milano", "region=MI", "street=Via Po");
    }

    @Test
    void namesTheColumnsThatNoFieldTakes() {
        var view = imports.upload("a.csv", "First name,Last name,Email,Zodiac\nAda,Rossi,ada@example.com,Fish\n");

        assertThat(maps(view.get("leftOutColumns")))
                .singleElement()
                .satisfies(column -> assertThat(column)
                        .containsEntry("name", "Zodiac")
                        .hasEntrySatisfying(
                                "filled", filled -> assertThat(filled).hasToString("1")));
        imports.carriedOut(view, "start");
        assertThat(maps(imports.read(view).get("leftOutColumns"))).hasSize(1);
    }

    @Test
    void takesTheSignOffThatExportsPutBeforeFormulas() {
        var view = imports.upload(
                "a.csv",
                "First name,Last name,Email,Job title\nAda,Rossi,ada@example.com,'|cmd\nB,C,b@example.com,''=x\n");
        imports.carriedOut(view, "start");

        assertThat(imports.all("/people?fields=jobTitle"))
                .extracting(person -> person.get("jobTitle"))
                .containsExactlyInAnyOrder("|cmd", "'=x");
    }

    @Test
    void findsPeopleOfSalesforceByShortAndByLongIds() {
        var header = "Contact ID,First name,Last name,Job title\n";
        var first =
                imports.upload("a.csv", header + "0035g00000AbCdE,Ada,Rossi,Buyer\n0035g00000aBcDe,Luigi,Verdi,Cook\n");
        assertThat(counts(imports.carriedOut(first, "start"))).containsExactly(2L, 0L, 0L, 0L);

        var second = imports.upload("b.csv", header + "0035g00000AbCdEAAV,Ada,Rossi,Boss\n");

        assertThat(counts(imports.carriedOut(second, "start"))).containsExactly(0L, 1L, 0L, 0L);
        assertThat(imports.all("/people?fields=jobTitle").toString()).contains("Boss", "Cook");
    }
}
