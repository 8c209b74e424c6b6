package dev.grato.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.grato.exchange.ImportWorld.File;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/// Every real file is imported, or refused with a reason people understand; no row is lost.
///
/// All of them are looked at; every fifth one is carried out too, with `grato.test.all` every one. Of the others those
/// that are short are tried in a dry run, whose figures are those of the run.
class ImportRealFilesTest {

    private static final List<String> FOLDERS =
            List.of("crm_exports", "csv_excel", "names_addresses_phones", "calendar_contacts");
    private static final boolean ALL = Boolean.getBoolean("grato.test.all");
    private static final int SHORT = 100;

    private final TreeMap<String, Integer> ends = new TreeMap<>();

    @Test
    void importsEachFileOrSaysWhyNot() throws IOException {
        var data = data();
        assumeThat(data).as("the data sets: set GRATO_SHARED_DATA").exists();
        var imports = new ImportWorld();
        try {
            int number = 0;
            for (var file : files(data)) {
                one(imports, file, ALL || number++ % 5 == 0);
            }
        } finally {
            imports.world.drop();
        }
        assertThat(ends.values().stream().mapToInt(Integer::intValue).sum())
                .as(ends.toString())
                .isGreaterThan(700);
        assertThat(ends.keySet()).as(ends.toString()).contains("imported");
    }

    private void one(ImportWorld imports, File file, boolean isCarriedOut) {
        var address = "/imports?name=" + URLEncoder.encode(file.name(), StandardCharsets.UTF_8);
        var answer = imports.send("POST", address, file.content());
        if (answer.status() == 400) {
            var errors = ImportWorld.maps(answer.json().get("errors"));
            assertThat(errors).as(file.name()).isNotEmpty();
            assertThat(String.valueOf(errors.getFirst().get("message")))
                    .as(file.name())
                    .contains(" ")
                    .doesNotContain("{");
            count("refused: " + errors.getFirst().get("code"));
            return;
        }
        assertThat(answer.status()).as(file.name() + answer.response().body()).isEqualTo(201);
        var view = answer.json();
        if (!ImportWorld.maps(view.get("problems")).isEmpty()) {
            count("to be planned");
            return;
        }
        if (isCarriedOut) {
            assertNoRowIsLost(file, view, imports.carriedOut(view, "start"));
            count("imported");
        } else if (rows(view) <= SHORT) {
            assertNoRowIsLost(file, view, imports.carriedOut(view, "dry-run"));
            count("tried");
        } else {
            count("readable");
        }
    }

    /// Rows in are created, updated, skipped or rejected, as a whole and by file; what is unchanged counts as skipped.
    private static void assertNoRowIsLost(File file, Map<String, Object> view, Map<String, Object> figures) {
        assertThat(figures.get("state")).as(file.name()).isEqualTo("done");
        assertThat(ImportWorld.whole(figures, "total")).as(file.name()).isEqualTo(rows(view));
        var whole = ImportWorld.counts(figures);
        assertThat(whole.stream().mapToLong(Long::longValue).sum())
                .as(file.name() + figures)
                .isEqualTo(rows(view));
        var ofFile = ImportWorld.maps(figures.get("files")).getFirst();
        assertThat(ImportWorld.counts(ofFile)).as(file.name() + figures).isEqualTo(whole);
        assertThat(ImportWorld.whole(figures, "unchanged"))
                .as(file.name() + figures)
                .isLessThanOrEqualTo(ImportWorld.whole(figures, "skipped"));
    }

    private static long rows(Map<String, Object> view) {
        return ImportWorld.whole(ImportWorld.maps(view.get("files")).getFirst(), "rows");
    }

    private void count(String end) {
        ends.merge(end, 1, Integer::sum);
    }

    private static List<File> files(Path data) throws IOException {
        var files = new ArrayList<File>();
        for (var folder : FOLDERS) {
            try (var tree = Files.walk(data.resolve(folder))) {
                for (var path : tree.filter(Files::isRegularFile).sorted().toList()) {
                    var name = String.valueOf(path.getFileName());
                    var bytes = Files.readAllBytes(path);
                    if (name.endsWith(".gz")) {
                        try (var packed = new GZIPInputStream(Files.newInputStream(path))) {
                            bytes = packed.readAllBytes();
                        }
                        name = name.substring(0, name.length() - 3);
                    }
                    files.add(new File(name, bytes));
                }
            }
        }
        return files;
    }

    private static Path data() {
        var told = System.getProperty("GRATO_SHARED_DATA", System.getenv("GRATO_SHARED_DATA"));
        return told != null
                ? Path.of(told)
                : Path.of("../../shared/data").toAbsolutePath().normalize();
    }
}
