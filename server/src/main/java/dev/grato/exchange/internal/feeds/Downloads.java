package dev.grato.exchange.internal.feeds;

import dev.grato.records.FileStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Takes what comes over a line into a file of its own, within limits of size and time.
@Component
final class Downloads {

    private static final int BUFFER = 64 * 1024;

    private final FileStore store;
    private final FeedProperties properties;

    Downloads(FileStore store, FeedProperties properties) {
        this.store = store;
        this.properties = properties;
    }

    record Downloaded(Path file, long size, String sha256) {}

    Path temporary() throws IOException {
        return store.temporary();
    }

    /// @throws FetchFailed when it is too large or takes too long
    Downloaded take(InputStream in) throws IOException {
        var file = store.temporary();
        boolean isWhole = false;
        long end = System.nanoTime() + properties.timeout().toNanos();
        try (var out = new DigestOutputStream(Files.newOutputStream(file), sha256())) {
            long size = 0;
            var buffer = new byte[BUFFER];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                size += read;
                if (size > properties.maxSize().toBytes()) {
                    throw new FetchFailed(
                            "tooLarge", Map.of("max", properties.maxSize().toMegabytes()));
                }
                if (System.nanoTime() > end) {
                    throw new FetchFailed("timeout");
                }
                out.write(buffer, 0, read);
            }
            isWhole = true;
            return new Downloaded(file, size, hex(out.getMessageDigest()));
        } finally {
            if (!isWhole) {
                Files.deleteIfExists(file);
            }
        }
    }

    static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
