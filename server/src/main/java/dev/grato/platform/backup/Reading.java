package dev.grato.platform.backup;

import dev.grato.platform.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads a backup from end to end and compares it with its manifest: that nothing was altered or cut off,
/// that each table has its rows and each file its content.
final class Reading {

    /// Where a content lies in the folder: two levels by the first digits of its hash.
    static final Pattern FILE_NAME = Pattern.compile("([0-9a-f]{2})/([0-9a-f]{2})/\\1\\2[0-9a-f]{60}");

    private Reading() {}

    /// What a backup holds.
    ///
    /// @param sums rows and checksums as the manifest has them, by schema and table
    record Content(
            BackupHeader header,
            int tables,
            long rows,
            long files,
            List<String> damaged,
            Map<String, Map<String, @Nullable Object>> sums) {}

    /// @throws BackupException with what is wrong
    static Content check(Path file, char[] passphrase, Progress progress) throws IOException {
        try (var archive = ArchiveReader.open(file, passphrase)) {
            var sums = new HashMap<String, Map<String, Object>>();
            long files = 0;
            long bytes = 0;
            var damaged = new ArrayList<String>();
            Map<String, @Nullable Object> manifest = Map.of();
            for (var entry = archive.next(); entry.isPresent(); entry = archive.next()) {
                var name = entry.get().name();
                progress.at("reading it again", bytes);
                switch (entry.get().kind()) {
                    case TABLE -> {
                        var sum = new RowSum();
                        bytes += Lines.of(archive.content()).forEach(sum::add);
                        sums.put(name, sum.shown());
                    }
                    case FILE -> {
                        var digest = Backup.sha256();
                        var buffer = new byte[ChunkSeal.SIZE];
                        int read;
                        while ((read = archive.content().read(buffer, 0, buffer.length)) >= 0) {
                            digest.update(buffer, 0, read);
                            bytes += read;
                        }
                        if (!name.endsWith("/" + HexFormat.of().formatHex(digest.digest()))) {
                            damaged.add(name);
                        }
                        files++;
                    }
                    case MANIFEST -> manifest = Json.readObject(new String(archive.all(), StandardCharsets.UTF_8));
                    case KEY, SCHEMA -> archive.all();
                }
            }
            return compared(archive.header(), manifest, sums, files, damaged);
        }
    }

    private static Content compared(
            BackupHeader header,
            Map<String, @Nullable Object> manifest,
            Map<String, Map<String, Object>> found,
            long files,
            List<String> damaged) {
        if (manifest.isEmpty()) {
            throw new BackupException("The backup has no manifest: it is not complete.");
        }
        var sums = new HashMap<String, Map<String, @Nullable Object>>();
        long rows = 0;
        for (var each : object(manifest.get("tables")).entrySet()) {
            var wanted = object(each.getValue());
            if (!same(wanted, found.get(each.getKey()))) {
                throw new BackupException(
                        "The rows of " + each.getKey() + " in the backup are not those of the database.");
            }
            sums.put(each.getKey(), wanted);
            rows += ((Number) Objects.requireNonNull(wanted.get("rows"))).longValue();
        }
        boolean hasOtherFiles = ((Number) Objects.requireNonNull(manifest.get("files"))).longValue() != files
                || !damaged.equals(Json.asList(manifest.get("damagedFiles")));
        if (hasOtherFiles || sums.size() != found.size()) {
            throw new BackupException("The backup holds other tables or files than its manifest says.");
        }
        return new Content(header, sums.size(), rows, files, List.copyOf(damaged), sums);
    }

    static boolean same(Map<String, @Nullable Object> wanted, @Nullable Map<String, ? extends @Nullable Object> found) {
        return found != null
                && String.valueOf(wanted.get("rows")).equals(String.valueOf(found.get("rows")))
                && Objects.equals(wanted.get("sum"), found.get("sum"));
    }

    private static Map<String, @Nullable Object> object(@Nullable Object json) {
        return Objects.requireNonNull(Json.asObject(json));
    }
}
