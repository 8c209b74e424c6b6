package dev.grato.exchange;

import static dev.grato.exchange.FeedWorld.companies;
import static dev.grato.exchange.FeedWorld.names;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Files that nobody has looked at end as a run with a reason, and nothing of them is written.
class FeedHostileTest {

    private final FeedWorld feeds = new FeedWorld();
    private final String feed =
            feeds.feed(feeds.wish(feeds.imported(companies("C1;Rossi S.r.l.;12345670017;Torino\n"))));

    @AfterEach
    void drop() {
        feeds.world.drop();
    }

    private void assertRefused(Map<String, Object> run) {
        assertThat(run.get("state")).as(run.toString()).isIn("failed", "refused");
        assertThat(String.valueOf(run.get("reasonText")))
                .as(run.toString())
                .contains(" ")
                .endsWith(".")
                .doesNotContain("feed.reason");
        assertThat(names(feeds.companies())).containsExactly("Rossi S.r.l.");
    }

    @Test
    void unpacksNoBomb() throws IOException {
        feeds.put("a.csv", bomb());

        assertRefused(feeds.run(feed));
    }

    /// A workbook of a few hundred kilobytes whose only sheet has 300 MB.
    private static byte[] bomb() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
            zip.write("<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"
                    .getBytes(StandardCharsets.US_ASCII));
            zip.closeEntry();
            zip.putNextEntry(new ZipEntry("xl/workbook.xml"));
            zip.write(("<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheets>"
                            + "<sheet name=\"a\" sheetId=\"1\"/></sheets></workbook>")
                    .getBytes(StandardCharsets.US_ASCII));
            zip.closeEntry();
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            var spaces = " ".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
            for (int i = 0; i < 300; i++) {
                zip.write(spaces);
            }
            zip.closeEntry();
        }
        return bytes.toByteArray();
    }

    @Test
    void readsNoThousandsOfColumns() {
        var names = IntStream.range(0, 10_000).mapToObj(i -> "C" + i).collect(Collectors.joining(";"));
        feeds.put("a.csv", names + "\n" + "x;".repeat(9_999) + "x\n");

        assertRefused(feeds.run(feed));
    }

    @Test
    void takesNothingOfAFileThatIsNotWhatItSays() {
        var noise = new byte[50_000];
        new java.util.Random(7).nextBytes(noise);
        feeds.put("a.csv", noise);

        assertRefused(feeds.run(feed));
    }

    @Test
    void takesNothingOfAFileWhoseMarkLiesAboutItsLetters() {
        // marked as UTF-16, written in UTF-8
        var text = companies("C2;Bianchi S.p.A.;;Milano\n").getBytes(StandardCharsets.UTF_8);
        var marked = new byte[text.length + 2];
        marked[0] = (byte) 0xFF;
        marked[1] = (byte) 0xFE;
        System.arraycopy(text, 0, marked, 2, text.length);
        feeds.put("a.csv", marked);

        assertRefused(feeds.run(feed));
    }
}
