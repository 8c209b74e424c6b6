package dev.grato.exchange.internal.imports;

import dev.grato.exchange.ImportError;
import dev.grato.exchange.NeededUploads;
import dev.grato.exchange.internal.reading.Content;
import dev.grato.platform.GratoException;
import dev.grato.platform.Jobs;
import dev.grato.platform.Workspaces;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/// Keeps what was uploaded, each content once: in `imports` of the data folder, which all nodes share and which is in
/// no
/// backup. What nothing of the last 31 days needs ([NeededUploads]) is deleted, hourly.
@Component
public final class UploadedFiles {

    private static final Duration KEPT = Duration.ofDays(31);
    /// A content is there before what needs it.
    private static final Duration COMING = Duration.ofHours(6);

    private final Path folder;
    private final long most;
    private final List<NeededUploads> kinds;
    private final Workspaces workspaces;
    private final Clock clock;

    UploadedFiles(
            @Value("${grato.data:data}") String data,
            @Value("${grato.api.max-import-size:1GB}") DataSize most,
            List<NeededUploads> kinds,
            Workspaces workspaces,
            Jobs jobs,
            Clock clock) {
        this.folder = Path.of(data).toAbsolutePath().resolve("imports");
        this.most = most.toBytes();
        this.kinds = List.copyOf(kinds);
        this.workspaces = workspaces;
        this.clock = clock;
        jobs.every("exchange.uploads", Duration.ofHours(1), this::tidy);
    }

    /// @param sha256 under which it is kept
    public record Kept(String name, long size, String sha256) {}

    public Kept keep(String name, InputStream content) throws IOException {
        Files.createDirectories(folder);
        var temporary = Files.createTempFile(folder, "upload", ".part");
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            long size = 0;
            try (var out = new DigestOutputStream(Files.newOutputStream(temporary), digest)) {
                var buffer = new byte[64 * 1024];
                for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                    size += read;
                    if (size > most) {
                        throw new GratoException(ImportError.IMPORT_TOO_LARGE, Map.of("max", most >> 20));
                    }
                    out.write(buffer, 0, read);
                }
            }
            var hash = HexFormat.of().formatHex(digest.digest());
            Files.move(temporary, folder.resolve(hash), StandardCopyOption.ATOMIC_MOVE);
            return new Kept(name, size, hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /// Forgets drafts nobody has begun and deletes contents nobody needs.
    void tidy() {
        var before = clock.instant().minus(KEPT);
        var needed = new HashSet<String>();
        for (var workspace : workspaces.all()) {
            var here = workspaces.require(workspace.id());
            kinds.forEach(kind -> needed.addAll(kind.tidied(here, before)));
        }
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                boolean isOld = Files.getLastModifiedTime(file)
                        .toInstant()
                        .isBefore(clock.instant().minus(COMING));
                if (isOld && !needed.contains(String.valueOf(file.getFileName()))) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException away) {
            throw new UncheckedIOException(away);
        }
    }

    Content content(FileFacts facts) {
        return content(new Kept(facts.name(), facts.size(), facts.sha256()));
    }

    public Content content(Kept kept) {
        return new Content() {
            @Override
            public String name() {
                return kept.name();
            }

            @Override
            public long size() {
                return kept.size();
            }

            @Override
            public InputStream open() throws IOException {
                try {
                    return Files.newInputStream(folder.resolve(kept.sha256()));
                } catch (NoSuchFileException gone) {
                    throw new GratoException(ImportError.UPLOAD_GONE, Map.of("file", kept.name()));
                }
            }
        };
    }
}
