package dev.grato.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grato.Patience;
import dev.grato.Staff;
import dev.grato.TestServer;
import dev.grato.TestServer.World;
import dev.grato.access.Abilities;
import dev.grato.exchange.internal.exports.CellSafety;
import dev.grato.platform.Audit;
import dev.grato.platform.AuditQuestion;
import dev.grato.platform.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ExportTest {

    private static final String FORMULA = "=HYPERLINK(\"http://evil.example\";\"look\")";

    private static final Set<String> KINDS = Set.of("list.exported", "export.fetched");

    private static final Map<String, Object> BARRELS = Map.of("field", "name", "op", "eq", "value", "Barrels");

    private static World world;
    private static Staff staff;
    private static UUID company;

    @BeforeAll
    static void prepare() {
        world = TestServer.running().world();
        staff = new Staff(world);
        company = staff.create("company", Map.of("name", "Málaga, \"Vino\" & Co"));
        staff.create("company", Map.of("name", FORMULA));
        staff.create("company", Map.of("name", "'quoted"));
        staff.create("deal", Map.of("name", "Barrels", "company", company.toString()));
    }

    @AfterAll
    static void drop() {
        world.drop();
    }

    @Test
    void aListBecomesCsvWithKeysAndTheNamesAndIdsOfWhatItPointsAt() throws IOException {
        var export =
                exported("deals", Map.of("filter", BARRELS, "fields", List.of("name", "company"), "language", "en"));

        assertThat(export).containsEntry("rows", 1).containsEntry("total", 1);
        var lines = text(export).split("\r\n");
        assertThat(lines[0]).isEqualTo("\uFEFFRecord ID,Version,Name,Company,Company (Record ID)");
        assertThat(lines[1]).endsWith(",Barrels,\"Málaga, \"\"Vino\"\" & Co\"," + company);
        assertThat(lines).hasSize(2);
    }

    @Test
    void noCellIsTakenForAFormulaAndEachCanBeReadBack() throws IOException {
        var csv = text(exported("companies", Map.of("fields", List.of("name"), "sort", List.of("name"))));

        assertThat(csv).contains("\"'=HYPERLINK(\"\"http").doesNotContain(",=").doesNotContain(",\"=");
        for (var text : List.of("=1", "'=1", "''=1", "+34 600", "-x", "@sum", "\tx", "'plain", "a=b", "", "'")) {
            var cell = CellSafety.written(text);
            assertThat(CellSafety.read(cell)).isEqualTo(text);
            assertThat(cell).doesNotMatch("(?s)[=+\\-@\\t\\r].*");
        }
    }

    @Test
    void aWorkbookHoldsTheSameAsTextsThatStayTexts() throws IOException {
        var export = exported("companies", Map.of("format", "xlsx", "fields", List.of("name"), "language", "es"));
        var parts = unzipped(bytes(export));

        assertThat(parts).containsKeys("[Content_Types].xml", "xl/workbook.xml", "xl/styles.xml");
        var sheet = parts.get("xl/worksheets/sheet1.xml");
        assertThat(sheet)
                .contains("ID de registro")
                .contains("<c t=\"inlineStr\" s=\"3\"><is><t xml:space=\"preserve\">=HYPERLINK(\"http")
                .contains("\"Vino\" &amp; Co")
                .doesNotContain("<f>");
        assertThat(sheet.split("<row>", -1)).hasSize(5);
    }

    @Test
    void linesHaveTheValuesOfTheApi() throws IOException {
        var export = exported(
                "deals",
                Map.of("filter", BARRELS, "format", "jsonl", "fields", List.of("name", "company", "createdAt")));
        var line = Json.readObject(text(export).strip());

        assertThat(line)
                .containsEntry("name", "Barrels")
                .containsEntry("version", 1)
                .containsKey("createdAt");
        assertThat(line.get("company")).isEqualTo(Map.of("id", company.toString(), "label", "Málaga, \"Vino\" & Co"));
    }

    @Test
    void onlyWhoBeganItFetchesIt() {
        var export = exported("deals", Map.of());
        var other = staff.hire("Olga", staff.role("Takes along", takesAlong()), null);

        for (var path : List.of("", "/file")) {
            assertThat(other.get("/exports/" + export.get("id") + path).status())
                    .isEqualTo(404);
        }
        assertThat(other.get("/exports").json().get("items")).isEqualTo(List.of());
        assertThat(other.send("DELETE", "/exports/" + export.get("id"), null).status())
                .isEqualTo(404);
    }

    @Test
    void itHoldsWhatItsOwnerMaySeeAndNoMore() throws IOException {
        staff.create("deal", Map.of("name", "Somebody else's"));
        var rights = new HashMap<String, Object>(takesAlong());
        rights.put("readScope", "own");
        var own = staff.hire("Omar", staff.role("Own only", rights), null);
        var begun = own.post("/deals/export", Map.of());
        var done = Patience.until(
                () -> own.get("/exports/" + begun.json().get("id")).json(), seen -> "done".equals(seen.get("state")));

        assertThat(done).containsEntry("rows", 0).containsEntry("total", 0);
    }

    @Test
    void withoutTheAbilityNothingLeaves() {
        var reader = staff.hire("Rita", staff.role("Reads", Map.of("readScope", "all")), null);

        assertThat(reader.post("/deals/export", Map.of()).status()).isEqualTo(403);
        assertThat(reader.get("/exports").status()).isEqualTo(403);
    }

    @Test
    void whatIsAskedWronglyIsRefusedAtOnce() {
        assertThat(world.post("/deals/export", Map.of("fields", List.of("nonsense")))
                        .status())
                .isEqualTo(400);
        assertThat(world.post("/deals/export", Map.of("fields", List.of("name", "name")))
                        .status())
                .isEqualTo(400);
        assertThat(world.post("/deals/export", Map.of("format", "pdf")).status())
                .isEqualTo(400);
        assertThat(world.post("/deals/export", Map.of("sort", List.of("nonsense")))
                        .status())
                .isEqualTo(400);
        assertThat(world.post("/nonsense/export", Map.of()).status()).isEqualTo(404);
    }

    @Test
    void writingAndFetchingAreInTheAuditLogWithTheirCounts() throws IOException {
        var export = exported("deals", Map.of());
        text(export);

        var audit = world.server().bean(Audit.class);
        var newest = audit.events(new AuditQuestion(
                world.workspace(), Instant.EPOCH, Instant.now().plusSeconds(60), null, KINDS, null, 50));
        assertThat(newest).anySatisfy(event -> {
            assertThat(event.kind()).isEqualTo("list.exported");
            assertThat(event.details()).containsEntry("object", "deal").containsEntry("format", "csv");
        });
        assertThat(newest).anySatisfy(event -> assertThat(event.kind()).isEqualTo("export.fetched"));
    }

    @Test
    void aDeletedExportIsGoneWithItsFile() {
        var export = exported("deals", Map.of());

        assertThat(world.send("DELETE", "/exports/" + export.get("id"), null).status())
                .isEqualTo(204);
        assertThat(world.get("/exports/" + export.get("id") + "/file").status()).isEqualTo(404);
    }

    private static Map<String, Object> takesAlong() {
        return Map.of("readScope", "all", "abilities", List.of(Abilities.EXPORT));
    }

    private static Map<String, Object> exported(String objects, Map<String, ?> wish) {
        var begun = world.post("/" + objects + "/export", wish);
        assertThat(begun.status()).as("%s", begun.response().body()).isEqualTo(202);
        return Patience.until(
                () -> world.get("/exports/" + begun.json().get("id")).json(),
                seen -> !"running".equals(seen.get("state")));
    }

    private static String text(Map<String, Object> export) throws IOException {
        return new String(bytes(export), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(Map<String, Object> export) throws IOException {
        assertThat(export).containsEntry("state", "done");
        var address = "http://127.0.0.1:" + world.server().port() + "/api/v1/exports/" + export.get("id") + "/file";
        var request = HttpRequest.newBuilder(URI.create(address))
                .header("Authorization", "Bearer " + world.token())
                .build();
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(request, BodyHandlers.ofByteArray());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Disposition").orElse(""))
                    .startsWith("attachment");
            return answer.body();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private static Map<String, String> unzipped(byte[] file) throws IOException {
        var parts = new HashMap<String, String>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return parts;
    }
}
