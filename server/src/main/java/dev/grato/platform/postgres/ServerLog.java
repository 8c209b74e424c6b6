package dev.grato.platform.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// The file that the server's standard error is appended to.
record ServerLog(Path file) {

    private static final long LARGEST = 10 << 20;
    private static final int TAIL = 4_000;

    long size() throws IOException {
        return Files.exists(file) ? Files.size(file) : 0;
    }

    /// What was written after the given position, at most the last few thousand characters.
    String after(long position) {
        try (var log = new RandomAccessFile(file.toFile(), "r")) {
            long from = Math.max(Math.min(position, log.length()), log.length() - TAIL);
            log.seek(from);
            var bytes = new byte[(int) (log.length() - from)];
            log.readFully(bytes);
            return new String(bytes, UTF_8).strip();
        } catch (IOException e) {
            return "(" + file + " cannot be read: " + e.getMessage() + ")";
        }
    }

    /// Keeps one older file. The server's handle appends, so that it goes on at the beginning of the emptied file.
    void rotateIfLarge() throws IOException {
        if (size() > LARGEST) {
            Files.copy(file, file.resolveSibling(file.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
            try (var log = new RandomAccessFile(file.toFile(), "rw")) {
                log.setLength(0);
            }
        }
    }
}
