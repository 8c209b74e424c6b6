package dev.grato.sales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.grato.Patience;
import dev.grato.Staff;
import dev.grato.TestServer;
import dev.grato.TestServer.Answer;
import dev.grato.TestServer.World;
import dev.grato.platform.Json;
import dev.grato.sales.InvoiceTexts.Invoice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Electronic invoices over HTTP: from the upload to companies, products, documents and what they tell.
class InvoiceImportTest {

    private static final String ROSSI = "00743110157|Rossi S.p.A.";
    private static final String BIANCHI = "07643520567|Bianchi & Figli";
    private static final String SUPPLIER = "12345670785|Fornitore";
    /// The asker's day.
    private static final LocalDate TODAY = LocalDate.now(TestServer.ZONE);

    private final TestServer server = TestServer.running();
    private World world;
    private Staff staff;

    @BeforeEach
    void open() {
        world = server.world();
        staff = new Staff(world);
    }

    @AfterEach
    void close() {
        world.drop();
    }

    private static InvoiceTexts year() {
        var texts = new InvoiceTexts();
        for (int i = 0; i < 12; i++) {
            texts.sold(ROSSI, "R" + i, TODAY.minusDays(30L * (i + 4)), "VT1|Vite", 10, "5.00");
            texts.sold(BIANCHI, "B" + i, TODAY.minusDays(30L * i + 5), "DD1|Dado", 2, "7.50");
        }
        return texts;
    }

    private Map<String, Object> upload(String name, byte[] content) {
        var answer = send(name, content);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
        return answer.json();
    }

    private Answer send(String name, byte[] content) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + server.port()
                        + "/api/v1/invoice-imports?name=" + URLEncoder.encode(name, StandardCharsets.UTF_8)))
                .POST(HttpRequest.BodyPublishers.ofByteArray(content))
                .header("Authorization", "Bearer " + world.token())
                .header("Content-Type", "application/octet-stream")
                .build();
        try (var http = HttpClient.newHttpClient()) {
            var response = http.send(request, HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private Map<String, Object> started(Map<String, Object> view) {
        var answer = world.send("POST", "/invoice-imports/" + view.get("id") + "/start", null);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(202);
        Patience.until(() -> !"running".equals(read(view).get("state")));
        var done = read(view);
        assertThat(done).as(done.toString()).containsEntry("state", "done");
        return map(done.get("run"));
    }

    private Map<String, Object> read(Map<String, Object> view) {
        return world.get("/invoice-imports/" + view.get("id")).json();
    }

    private static Map<String, Object> map(Object json) {
        return Objects.requireNonNull(Json.asObject(json));
    }

    private static List<Map<String, Object>> maps(Object json) {
        return Objects.requireNonNull(Json.asList(json)).stream()
                .map(InvoiceImportTest::map)
                .toList();
    }

    private List<Map<String, Object>> all(String address) {
        return maps(world.get("/" + address + "?limit=200").json().get("items"));
    }

    private static Map<String, Object> found(Map<String, Object> view) {
        return map(view.get("found"));
    }

    @Test
    void createsCompaniesProductsAndPurchaseHistoryWithNothingTyped() {
        var texts = year().with(
                        "note.xml",
                        new Invoice(
                                        InvoiceTexts.OWN + "|Alpha S.r.l.",
                                        ROSSI,
                                        "TD04",
                                        "R0",
                                        TODAY.minusDays(100),
                                        "VT1|Vite",
                                        1,
                                        new BigDecimal("5.00"))
                                .xml());
        var view = upload("fatture.zip", texts.zip());
        assertThat(view).containsEntry("own", "IT" + InvoiceTexts.OWN).containsEntry("state", "draft");
        assertThat(found(view))
                .containsEntry("new", 25)
                .containsEntry("known", 0)
                .containsEntry("creditNotes", 1)
                .containsEntry("lines", 25)
                .containsEntry("customers", Map.of("all", 2, "known", 0, "new", 2))
                .containsEntry("articles", Map.of("all", 2, "known", 0, "new", 2));

        assertThat(started(view))
                .containsEntry("invoices", 25)
                .containsEntry("lines", 25)
                .containsEntry("companies", 2)
                .containsEntry("articles", 2)
                .containsEntry("failed", 0);

        var rossi = all("companies").stream()
                .filter(company -> "Rossi S.p.A.".equals(company.get("name")))
                .findFirst()
                .orElseThrow();
        assertThat(map(rossi.get("taxId"))).containsEntry("country", "IT").containsEntry("number", "00743110157");
        assertThat(map(rossi.get("address"))).containsEntry("city", "Milano");
        assertThat(rossi).containsEntry("origin", "import").containsEntry("relationships", List.of("customer"));
        var documents = all("documents");
        assertThat(documents).hasSize(25);
        var note = documents.stream()
                .filter(document -> "creditNote".equals(document.get("kind")))
                .findFirst()
                .orElseThrow();
        assertThat(map(note.get("net"))).containsEntry("amount", -5);
        assertThat(note).containsEntry("dueOn", TODAY.minusDays(70).toString());
        assertThat(all("products")).extracting(product -> product.get("sku")).contains("VT1", "DD1");
        assertThat(all("document-lines")).hasSize(25);
    }

    @Test
    void bringsNothingInTwice() {
        started(upload("fatture.zip", year().zip()));
        var again = upload("fatture.zip", year().zip());
        assertThat(found(again)).containsEntry("new", 0).containsEntry("known", 24);
        assertThat(world.send("POST", "/invoice-imports/" + again.get("id") + "/start", null)
                        .status())
                .isEqualTo(409);
        var more = upload(
                "more.zip",
                year().sold(ROSSI, "X", TODAY, "VT1|Vite", 1, "5.00").zip());
        assertThat(found(more))
                .containsEntry("new", 1)
                .containsEntry("customers", Map.of("all", 1, "known", 1, "new", 0));
        assertThat(started(more)).containsEntry("invoices", 1).containsEntry("companies", 0);
        assertThat(all("documents")).hasSize(25);
        assertThat(all("companies")).hasSize(2);
    }

    @Test
    void doesNotBringBackWhatWasDeletedOnPurpose() {
        started(upload("fatture.zip", year().zip()));
        for (var address : List.of("companies", "products")) {
            all(address)
                    .forEach(each -> assertThat(world.send("DELETE", "/" + address + "/" + each.get("id"), null)
                                    .status())
                            .isEqualTo(204));
        }
        var more = upload(
                "more.zip",
                year().sold(ROSSI, "X", TODAY, "VT1|Vite", 1, "5.00").zip());
        started(more);
        assertThat(all("companies")).extracting(each -> each.get("name")).containsExactly("Rossi S.p.A.");
        assertThat(all("products")).extracting(each -> each.get("sku")).containsExactly("VT1");
    }

    @Test
    void isTakenBackFromTheListOfBatchesToo() {
        var run = started(upload("fatture.zip", year().zip()));
        var undo = world.send("POST", "/batches/" + run.get("batch") + "/undo", null);
        assertThat(undo.status()).as(undo.response().body()).isIn(200, 202);
        Patience.until(() -> all("documents").isEmpty() && all("companies").isEmpty());
        assertThat(all("document-lines")).isEmpty();
    }

    @Test
    void undoTakesAllOfItBack() {
        var view = upload("fatture.zip", year().zip());
        started(view);
        var answer = world.send("POST", "/invoice-imports/" + view.get("id") + "/undo", null);
        assertThat(answer.status()).as(answer.response().body()).isIn(200, 202);
        Patience.until(() -> !"running".equals(map(read(view).get("undo")).get("state")));
        assertThat(map(read(view).get("undo"))).containsEntry("left", 0);
        assertThat(read(view)).containsEntry("state", "undone");
        for (var address : List.of("companies", "products", "documents", "document-lines")) {
            assertThat(all(address)).as(address).isEmpty();
        }
        assertThat(found(upload("fatture.zip", year().zip()))).containsEntry("new", 24);
    }

    @Test
    void knowsACompanyByItsTaxNumberFirstAndFillsOnlyWhatItLacks() {
        var byNumber = staff.create(
                "company",
                Map.of("name", "Rossi (our name)", "taxId", "IT00743110157", "phones", List.of("+39 02 1234567")));
        staff.create("company", Map.of("name", "Rossi S.p.A."));
        var byName = staff.create("company", Map.of("name", "BIANCHI & figli"));
        var other = staff.create("company", Map.of("name", "Other", "taxId", "IT07643520567X"));
        var view = upload("fatture.zip", year().zip());
        assertThat(found(view)).containsEntry("customers", Map.of("all", 2, "known", 2, "new", 0));
        assertThat(started(view)).containsEntry("companies", 0).containsEntry("companiesFilled", 2);
        var rossi = world.get("/companies/" + byNumber).json();
        assertThat(rossi).containsEntry("name", "Rossi (our name)");
        assertThat(map(rossi.get("address"))).containsEntry("city", "Milano");
        assertThat(map(world.get("/companies/" + byName).json().get("taxId"))).containsEntry("number", "07643520567");
        assertThat(world.get("/companies/" + other).json().get("address")).isNull();
    }

    @Test
    void leavesOutWhatOneReceivedAndSaysWhy() {
        var texts = year().with(
                        "received.xml",
                        new Invoice(
                                        SUPPLIER,
                                        InvoiceTexts.OWN + "|Alpha S.r.l.",
                                        "TD01",
                                        "9",
                                        TODAY,
                                        "X|Carta",
                                        1,
                                        BigDecimal.ONE)
                                .xml())
                .with("R0-again.xml", new String(new byte[0], StandardCharsets.UTF_8))
                .with("meta.xml", "<ns:FileMetadati xmlns:ns='x'/>");
        var view = upload("fatture.zip", texts.zip());
        var leftOut = maps(found(view).get("leftOut"));
        assertThat(leftOut)
                .extracting(each -> each.get("reason"))
                .containsExactlyInAnyOrder("invoice.received", "invoice.empty", "invoice.notice");
        assertThat(leftOut)
                .allSatisfy(each -> assertThat(String.valueOf(each.get("message")))
                        .contains(" ")
                        .doesNotContain("{"));
        assertThat(found(view)).containsEntry("new", 24);
    }

    @Test
    void takesWhoeverIsOnAllInvoicesForOneself() {
        var texts = new InvoiceTexts();
        for (int i = 0; i < 4; i++) {
            texts.with(
                    "in" + i,
                    new Invoice(
                                    "1234567078" + i + "|Fornitore " + i,
                                    InvoiceTexts.OWN + "|Alpha",
                                    "TD01",
                                    "1",
                                    TODAY,
                                    "X|Carta",
                                    1,
                                    BigDecimal.ONE)
                            .xml());
        }
        var view = upload("ricevute.zip", texts.zip());
        assertThat(view).containsEntry("own", "IT" + InvoiceTexts.OWN);
        assertThat(found(view)).containsEntry("new", 0);
        var corrected = world.send("PATCH", "/invoice-imports/" + view.get("id"), Map.of("own", "IT12345670780"));
        assertThat(corrected.status()).as(corrected.response().body()).isEqualTo(200);
        assertThat(found(corrected.json())).containsEntry("new", 1);
        assertThat(world.send("PATCH", "/invoice-imports/" + view.get("id"), Map.of("own", "IT1"))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void tellsWhoBuysWhatWhoWentQuietAndWhoBuysLess() {
        var texts = year();
        for (int i = 0; i < 8; i++) {
            texts.sold("09876543217|Verdi", "V" + i, TODAY.minusDays(100L * i + 3), "VT1|Vite", i < 3 ? 1 : 20, "5.00");
        }
        started(upload("fatture.zip", texts.zip()));
        var page = world.get("/purchases").json();
        assertThat(page)
                .containsEntry("of", "invoice")
                .containsEntry("currency", "EUR")
                .containsEntry("isWhole", true);
        assertThat(map(page.get("counts")))
                .containsEntry("all", 3)
                .containsEntry("quiet", 1)
                .containsEntry("less", 1);
        var quiet = maps(world.get("/purchases?show=quiet").json().get("items"));
        assertThat(quiet).extracting(each -> each.get("name")).containsExactly("Rossi S.p.A.");
        assertThat(quiet.getFirst()).containsEntry("silentDays", 120).containsEntry("days", 12);
        assertThat(Json.asNumber(quiet.getFirst().get("everyDays"))).isEqualByComparingTo("30");
        assertThat(maps(quiet.getFirst().get("articles")).getFirst()).containsEntry("name", "Vite");
        assertThat(Objects.requireNonNull(Json.asList(quiet.getFirst().get("quarters"))))
                .hasSize(8);
        var less = maps(world.get("/purchases?show=less&sort=change").json().get("items"));
        assertThat(less).extracting(each -> each.get("name")).containsExactly("Verdi");
        assertThat(maps(world.get("/purchases?q=bianc&sort=name").json().get("items")))
                .extracting(each -> each.get("name"))
                .containsExactly("Bianchi & Figli");
        var one = world.get("/purchases/" + quiet.getFirst().get("company"));
        assertThat(one.json()).containsEntry("isQuiet", true);
        assertThat(world.get("/purchases?sort=nothing").status()).isEqualTo(400);
    }

    @Test
    void everyFileOfTheCollectionIsBroughtInOrRefusedInWords() throws IOException {
        var data = Path.of(Objects.requireNonNullElse(System.getenv("GRATO_SHARED_DATA"), "../../shared/data"))
                .resolve("einvoice");
        assumeThat(data).as("the data sets: set GRATO_SHARED_DATA").exists();
        var texts = new InvoiceTexts();
        var names = new ArrayList<String>();
        try (var files = Files.walk(data)) {
            for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                var view = upload(file.getFileName().toString(), Files.readAllBytes(file));
                var leftOut = maps(found(view).get("leftOut"));
                names.add(file.getFileName().toString());
                if (leftOut.isEmpty()) {
                    texts.with(data.relativize(file).toString(), Files.readString(file));
                }
                assertThat(leftOut)
                        .allSatisfy(each -> assertThat(String.valueOf(each.get("message")))
                                .contains(" ")
                                .doesNotContain("{")
                                .doesNotContain("fault."));
            }
        }
        assertThat(names).hasSizeGreaterThan(20);
        var view = upload("all.zip", texts.zip());
        // the Italian samples; their numbers come twice, and the Spanish ones are of another company
        assertThat(view).containsEntry("own", "IT01234567890");
        assertThat(found(view)).containsEntry("new", 5);
        assertThat(started(view)).containsEntry("failed", 0);
    }

    @Test
    void writesOnlyForThoseWhoMayFeedDocuments() {
        var importer = staff.hire("Manager", "manager");
        var answer = importer.get("/invoice-imports");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(importer.send("POST", "/invoice-imports/" + dev.grato.platform.Ids.next() + "/start", null)
                        .status())
                .isEqualTo(403);
    }
}
