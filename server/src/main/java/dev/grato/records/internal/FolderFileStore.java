package dev.grato.records.internal;

import dev.grato.records.FileStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Contents in a folder, two levels deep by the first digits of their hash.
@Component
final class FolderFileStore implements FileStore {

    private final Path folder;

    FolderFileStore(@Value("${grato.data:data}") String data) {
        this.folder = FileStore.folder(Path.of(data).toAbsolutePath());
    }

    @Override
    public void keep(String sha256, Path temporary) throws IOException {
        var place = place(sha256);
        if (Files.exists(place)) {
            Files.delete(temporary);
            return;
        }
        Files.createDirectories(place.getParent());
        try (var channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(temporary, place, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public InputStream open(String sha256) throws IOException {
        return Files.newInputStream(place(sha256));
    }

    @Override
    public void delete(String sha256) throws IOException {
        Files.deleteIfExists(place(sha256));
    }

    @Override
    public Path temporary() throws IOException {
        var incoming = folder.resolve("incoming");
        Files.createDirectories(incoming);
        return Files.createTempFile(incoming, "upload", ".part");
    }

    private Path place(String sha256) {
        return folder.resolve(sha256.substring(0, 2))
                .resolve(sha256.substring(2, 4))
                .resolve(sha256);
    }
}
