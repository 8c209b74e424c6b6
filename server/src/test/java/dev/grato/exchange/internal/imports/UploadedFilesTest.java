package dev.grato.exchange.internal.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.grato.TestServer;
import dev.grato.exchange.ImportError;
import dev.grato.platform.Actor;
import dev.grato.platform.GratoException;
import dev.grato.platform.Ids;
import dev.grato.sales.InvoiceTexts;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.Environment;

/// What was uploaded is kept as long as an import needs it.
class UploadedFilesTest {

    private final TestServer server = TestServer.running();
    private final UploadedFiles uploads = server.bean(UploadedFiles.class);
    private final ImportSets sets = server.bean(ImportSets.class);

    private UploadedFiles.Kept kept(String text) throws IOException {
        var kept = uploads.keep("a.csv", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        var folder = Path.of(String.valueOf(server.bean(Environment.class).getProperty("grato.data")));
        Files.setLastModifiedTime(
                folder.resolve("imports").resolve(kept.sha256()),
                FileTime.from(server.bean(Clock.class).instant().minus(Duration.ofDays(1))));
        return kept;
    }

    private static String read(UploadedFiles uploads, UploadedFiles.Kept kept) throws IOException {
        try (var in = uploads.content(kept).open()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private void insert(Actor actor, UploadedFiles.Kept kept, Instant at) throws IOException {
        var facts = Analysis.of(uploads.content(kept), kept.sha256(), null, actor.workspace());
        var plan = PlanJson.kept(Map.of(), facts.reading());
        sets.insert(
                actor,
                new ImportSets.ImportSet(
                        Ids.next(), at, "a", List.of(new Imported(facts, plan)), null, null, null, null, null));
    }

    @Test
    void deletesWhatNoImportNeeds() throws IOException {
        var world = server.world();
        try {
            var actor = Actor.system(world.workspace());
            var now = server.bean(Clock.class).instant();
            var needed = kept("Name,Email\nAda,needed@example.com\n");
            var old = kept("Name,Email\nAda,old@example.com\n");
            insert(actor, needed, now);
            insert(actor, old, now.minus(Duration.ofDays(40)));

            uploads.tidy();

            assertThat(read(uploads, needed)).contains("needed@example.com");
            assertThatThrownBy(() -> read(uploads, old))
                    .isInstanceOfSatisfying(
                            GratoException.class,
                            gone -> assertThat(gone.code()).isEqualTo(ImportError.UPLOAD_GONE));
        } finally {
            world.drop();
        }
    }

    @Test
    void keepsWhatInvoicesAndComparedSheetsNeed() throws Exception {
        var world = server.world();
        try {
            world.post("/companies", Map.of("name", "Ada Ltd"));
            var sheet = "Record ID,Version,Name\r\n,,Kept Ltd\r\n".getBytes(StandardCharsets.UTF_8);
            var invoices = new InvoiceTexts()
                    .sold(
                            "00743110157|Forni Riuniti S.p.A.",
                            "A1",
                            LocalDate.of(2026, 3, 4),
                            "F1|Farina 00",
                            4,
                            "12.50")
                    .zip();
            assertThat(sent(world, "/companies/round-trips?name=a.csv", sheet)).isEqualTo(201);
            assertThat(sent(world, "/invoice-imports?name=a.zip", invoices)).isEqualTo(201);

            var files = List.of(file(sheet), file(invoices));
            for (var file : files) {
                Files.setLastModifiedTime(
                        file, FileTime.from(server.bean(Clock.class).instant().minus(Duration.ofDays(1))));
            }
            uploads.tidy();

            assertThat(files).allSatisfy(file -> assertThat(file).exists());
        } finally {
            world.drop();
        }
    }

    private int sent(TestServer.World world, String path, byte[] body) {
        return server.send(
                        "POST",
                        "/api/v1" + path,
                        body,
                        "Authorization",
                        "Bearer " + world.token(),
                        "Content-Type",
                        "application/octet-stream")
                .status();
    }

    private Path file(byte[] content) throws Exception {
        var hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        return Path.of(String.valueOf(server.bean(Environment.class).getProperty("grato.data")))
                .resolve("imports")
                .resolve(hash);
    }
}
