package dev.grato.exchange.internal.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Files made to do harm are refused in bounded time and memory, and others are not harmed by their oddities.
@Tag("fast")
class HostileFilesTest {

    private record Bytes(String name, byte[] bytes) implements Content {

        static Bytes of(String name, String text) {
            return new Bytes(name, text.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public long size() {
            return bytes.length;
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(bytes);
        }
    }

    private static List<List<String>> rows(Content content) throws IOException {
        var rows = new ArrayList<List<String>>();
        Tables.raw(content, Tables.detect(content), (number, cells) -> rows.add(cells));
        return rows;
    }

    private static void refuses(Content content, String code) {
        Assertions.assertThatCode(() -> assertThatThrownBy(() -> rows(content))
                        .isInstanceOfSatisfying(
                                UnreadableFile.class,
                                refusal -> assertThat(refusal.code()).isEqualTo(code)))
                .doesNotThrowAnyException();
    }

    private static byte[] workbook(String sheet, String shared) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            put(
                    zip,
                    "xl/workbook.xml",
                    "<workbook xmlns:r='x'><sheets><sheet name='A' r:id='r1'/></sheets></workbook>");
            put(
                    zip,
                    "xl/_rels/workbook.xml.rels",
                    "<Relationships><Relationship Id='r1' Type='t/worksheet' Target='worksheets/sheet1.xml'/></Relationships>");
            put(zip, "xl/sharedStrings.xml", shared);
            put(zip, "xl/worksheets/sheet1.xml", sheet);
        }
        return bytes.toByteArray();
    }

    private static void put(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    @Test
    void refusesTenThousandColumns() {
        refuses(Bytes.of("a.csv", "a,".repeat(9_999) + "a\n1\n"), "tooManyColumns");
    }

    @Test
    void refusesACellOfTenMegabytes() {
        refuses(Bytes.of("a.csv", "name,note\nx," + "y".repeat(5_000_000) + "\n"), "cellTooLong");
        refuses(Bytes.of("a.csv", "name,note\nx," + "y".repeat(10_000_000) + "\n"), "rowTooLong");
    }

    @Test
    void refusesAQuoteThatNeverCloses() {
        refuses(Bytes.of("a.csv", "name,note\nx,\"" + "y\n".repeat(20_000_000)), "rowTooLong");
    }

    @Test
    @Timeout(30)
    void refusesAZipBomb() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("docProps/big.xml"));
            var zeros = new byte[1 << 20];
            for (int i = 0; i < 300; i++) {
                zip.write(zeros);
            }
            zip.closeEntry();
            put(zip, "xl/workbook.xml", "<workbook/>");
        }
        refuses(new Bytes("a.xlsx", bytes.toByteArray()), "zipBomb");
    }

    @Test
    void expandsNoEntitiesOfAFile() throws IOException {
        var bomb = "<!DOCTYPE sst [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>"
                + "<sst><si><t>&b;</t></si></sst>";
        var content = new Bytes(
                "a.xlsx",
                workbook("<worksheet><sheetData><row r='1'><c t='s'><v>0</v></c></row></sheetData></worksheet>", bomb));

        assertThatThrownBy(() -> rows(content)).isInstanceOf(UnreadableFile.class);
    }

    @Test
    void refusesCellsFarToTheRightAndReadsRowsFarDown() throws IOException {
        var right = workbook(
                "<worksheet><sheetData><row r='1'><c r='XFD1'><v>1</v></c></row></sheetData></worksheet>", "<sst/>");
        refuses(new Bytes("a.xlsx", right), "tooManyColumns");
        var down = workbook(
                "<worksheet><sheetData><row r='1048576'><c r='A1048576'><v>1.50</v></c></row></sheetData></worksheet>",
                "<sst/>");
        assertThat(rows(new Bytes("a.xlsx", down))).containsExactly(List.of("1.5"));
    }

    /// A few bytes a cell, a million characters each.
    @Test
    void refusesRowsOfCellsThatShareOneHugeText() throws IOException {
        var shared = "<sst><si><t>" + "x".repeat(900_000) + "</t></si></sst>";
        var sheet = "<worksheet><sheetData><row r='1'>" + "<c t='s'><v>0</v></c>".repeat(1_500)
                + "</row></sheetData></worksheet>";

        refuses(new Bytes("a.xlsx", workbook(sheet, shared)), "rowTooLarge");
    }

    @Test
    @Timeout(30)
    void refusesRecordsOfJsonThatNeverEnd() {
        refuses(Bytes.of("a.jsonl", "{\"a\":" + "[".repeat(400) + "1"), "recordTooLarge");
        refuses(Bytes.of("a.jsonl", "{\"a\":[" + "1,".repeat(5_000_000) + "1]}"), "recordTooLarge");
        refuses(Bytes.of("a.jsonl", "{\"a\":\"" + "x".repeat(3_000_000) + "\"}"), "recordTooLarge");
    }

    @Test
    void readsTheRecordsOfAnObjectOneAfterTheOther() throws IOException {
        var rows = rows(Bytes.of(
                "a.json",
                "{\"totalSize\":2,\"done\":true,\"records\":[{\"Id\":\"1\"},{\"Id\":\"2\"}],\"x\":{\"Id\":\"3\"}}"));

        assertThat(rows).containsExactly(List.of("Id"), List.of("1"), List.of("2"));
    }

    @Test
    @Timeout(30)
    void refusesCardsThatNeverEnd() {
        var card = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ada\r\n";
        refuses(Bytes.of("a.vcf", card + "PHOTO;ENCODING=b:" + "AAAA".repeat(9_000_000)), "cardTooLarge");
    }

    @Test
    void findsOutEncodingsWhateverTheFileSays() throws IOException {
        var text = "Nome;Città\nNiccolò;Forlì\nJosé;Ávila\n";
        for (var encoding : List.of("UTF-8", "windows-1252", "UTF-16LE", "IBM850", "x-MacRoman")) {
            assertThat(rows(new Bytes("a.csv", text.getBytes(Charset.forName(encoding)))))
                    .as(encoding)
                    .containsExactly(List.of("Nome", "Città"), List.of("Niccolò", "Forlì"), List.of("José", "Ávila"));
        }
    }

    @Test
    void findsOutDelimiters() throws IOException {
        for (var delimiter : List.of(",", ";", "\t", "|", "^")) {
            assertThat(rows(Bytes.of(
                            "a.csv",
                            String.join(delimiter, "a", "b", "c") + "\n\"1\"" + delimiter + "\"x, y; z\"" + delimiter
                                    + "3\n")))
                    .as(delimiter)
                    .containsExactly(List.of("a", "b", "c"), List.of("1", "x, y; z", "3"));
        }
    }

    @Test
    void refusesWhatIsNoTable() {
        refuses(Bytes.of("a.csv", ""), "empty");
        refuses(Bytes.of("a.ics", "BEGIN:VCALENDAR\nEND:VCALENDAR\n"), "calendar");
        refuses(Bytes.of("a.csv", "<!DOCTYPE html><html></html>"), "markup");
        refuses(Bytes.of("a.jsonl", "{\"a\":1}\n{\"a\""), "brokenJson");
        refuses(new Bytes("a.csv", new byte[] {1, 2, 3, 4, 5, 6, 7, 8}), "binary");
    }
}
