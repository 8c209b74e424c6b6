package dev.grato.exchange.internal.imports;

import dev.grato.exchange.ImportError;
import dev.grato.exchange.internal.reading.Content;
import dev.grato.platform.GratoException;
import dev.grato.records.FileStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/// Keeps what was uploaded for imports beside the other files of the installation, each content once.
@Component
final class UploadedFiles {

    private final FileStore store;
    private final long most;

    UploadedFiles(FileStore store, @Value("${grato.api.max-import-size:1GB}") DataSize most) {
        this.store = store;
        this.most = most.toBytes();
    }

    /// @param sha256 under which it is kept
    record Kept(String name, long size, String sha256) {}

    Kept keep(String name, InputStream content) throws IOException {
        var temporary = store.temporary();
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
            store.keep(hash, temporary);
            return new Kept(name, size, hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    Content content(FileFacts facts) {
        return content(new Kept(facts.name(), facts.size(), facts.sha256()));
    }

    Content content(Kept kept) {
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
                return store.open(kept.sha256());
            }
        };
    }
}
