package dev.grato.platform.backup;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;

/// The rows in PostgreSQL's text form for `COPY`: one line each, since line breaks within values are
/// escaped.
final class Lines {

    private final InputStream in;

    private Lines(InputStream in) {
        this.in = in;
    }

    static Lines of(InputStream in) {
        return new Lines(in);
    }

    /// Gives each row with the line break at its end.
    ///
    /// @return how many bytes there were
    long forEach(Consumer<byte[]> row) throws IOException {
        var buffer = new byte[ChunkSeal.SIZE];
        var begun = new ByteArrayOutputStream();
        long bytes = 0;
        int read;
        while ((read = in.read(buffer, 0, buffer.length)) >= 0) {
            bytes += read;
            int start = 0;
            for (int i = 0; i < read; i++) {
                if (buffer[i] == '\n') {
                    begun.write(buffer, start, i + 1 - start);
                    row.accept(begun.toByteArray());
                    begun.reset();
                    start = i + 1;
                }
            }
            begun.write(buffer, start, read - start);
        }
        if (begun.size() > 0) {
            throw new BackupException("The content of the backup is damaged: a row has no end.");
        }
        return bytes;
    }
}
