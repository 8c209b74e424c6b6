package dev.grato.platform.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.grato.Seeds;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("fast")
class ArchiveTest {

    private static final char[] PASSPHRASE = "a long enough passphrase".toCharArray();
    private static final byte[] ROW = "1\tone\n2\ttwo\n".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private static Path folder;

    private static byte[] backup;

    @BeforeAll
    static void write() throws IOException {
        backup = backup(1);
    }

    private static byte[] backup(int format) throws IOException {
        var key = BackupHeader.newKey();
        var header = new BackupHeader(
                "0.1.0", Instant.EPOCH, "18.6", "1", "1", BackupHeader.Wrapping.of(key, PASSPHRASE, 64, 1));
        var out = new ByteArrayOutputStream();
        var noise = new byte[300_000];
        new Random(format).nextBytes(noise);
        try (var archive = new ArchiveWriter(out, header, key)) {
            archive.entry(Entry.Kind.KEY, "secret.key", new byte[32]);
            archive.entry(Entry.Kind.TABLE, "s/t", ROW);
            archive.entry(Entry.Kind.FILE, "no/ise", noise);
            var sum = new RowSum();
            sum.add("2\ttwo\n".getBytes(StandardCharsets.UTF_8));
            sum.add("1\tone\n".getBytes(StandardCharsets.UTF_8));
            var manifest = java.util.Map.<String, Object>of(
                    "tables",
                    java.util.Map.of("s/t", sum.shown()),
                    "files",
                    1,
                    "damagedFiles",
                    java.util.List.of("no/ise"));
            archive.entry(
                    Entry.Kind.MANIFEST,
                    "manifest",
                    dev.grato.platform.Json.write(manifest).getBytes(StandardCharsets.UTF_8));
            archive.finish();
        }
        return out.toByteArray();
    }

    private static Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("some.backup"), bytes);
    }

    private static Reading.Content read(byte[] bytes) throws IOException {
        return Reading.check(file(bytes), PASSPHRASE, Progress.NONE);
    }

    @Test
    void readsWhatWasWritten() throws IOException {
        var content = read(backup);

        assertThat(content.rows()).isEqualTo(2);
        assertThat(content.files()).isEqualTo(1);
        assertThat(content.header().postgres()).isEqualTo("18.6");
    }

    @Test
    void hidesWhatIsInIt() {
        assertThat(new String(backup, StandardCharsets.ISO_8859_1))
                .doesNotContain("one")
                .doesNotContain("secret.key");
    }

    @Test
    void refusesAnotherPassphrase() throws IOException {
        var file = file(backup);

        assertThatThrownBy(() -> Reading.check(file, "another passphrase".toCharArray(), Progress.NONE))
                .isInstanceOf(BackupException.class)
                .hasMessageContaining("passphrase");
    }

    @Test
    void noticesEveryCut() {
        for (int length = 0; length < backup.length; length += length < 1_000 ? 7 : 4_999) {
            var cut = Arrays.copyOf(backup, length);
            assertThatThrownBy(() -> read(cut)).as("cut to " + length).isInstanceOf(BackupException.class);
        }
        assertThatThrownBy(() -> read(Arrays.copyOf(backup, backup.length - 1))).isInstanceOf(BackupException.class);
    }

    @Test
    void noticesWhatWasAppended() {
        assertThatThrownBy(() -> read(Arrays.copyOf(backup, backup.length + 1))).isInstanceOf(BackupException.class);
    }

    @Test
    void noticesEveryChangedBit() {
        long seed = Seeds.seed();
        var random = new Random(seed);
        for (int i = 0; i < 60; i++) {
            int at = i < 20 ? random.nextInt(700) : random.nextInt(backup.length);
            var altered = backup.clone();
            altered[at] ^= (byte) (1 << random.nextInt(8));
            assertThatThrownBy(() -> read(altered))
                    .as("seed " + seed + ", byte " + at)
                    .isInstanceOf(BackupException.class);
        }
    }

    @Test
    void saysWhatIsNoBackup() {
        assertThatThrownBy(() -> read("PK\3\4 something else entirely".getBytes(StandardCharsets.UTF_8)))
                .hasMessageContaining("not a backup of Grato");
        assertThatThrownBy(() -> Reading.check(folder.resolve("nothing"), PASSPHRASE, Progress.NONE))
                .hasMessageContaining("There is no file");
    }

    @Test
    void refusesANewerFormat() {
        var newer = new String(backup, StandardCharsets.ISO_8859_1)
                .replace("\"format\":1", "\"format\":9")
                .getBytes(StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> read(newer)).hasMessageContaining("format 9").hasMessageContaining("newer");
    }

    @Test
    void takesNoFolderOutsideOfTheFiles() {
        var good = "ab/cd/abcd" + "0".repeat(60);
        assertThat(Reading.FILE_NAME.matcher(good).matches()).isTrue();
        assertThat(Reading.FILE_NAME.matcher("../cd/abcd" + "0".repeat(60)).matches())
                .isFalse();
        assertThat(Reading.FILE_NAME.matcher("ab/cd/ffff" + "0".repeat(60)).matches())
                .isFalse();
    }
}
