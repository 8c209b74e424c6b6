package dev.grato.exchange.internal.reading;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/// The parts of a packed file, read one after the other; what swells beyond measure is refused while it does so.
public final class Unpacked implements AutoCloseable {

    private static final int ENTRIES = 20_000;
    private static final long FREE = 16L << 20;

    private final ZipInputStream zip;
    private final long packed;
    private final int most;
    private long unpacked;
    private int entries;

    Unpacked(Content content) throws IOException {
        this(content, ENTRIES);
    }

    /// @param most how many parts it may have
    public Unpacked(Content content, int most) throws IOException {
        this.most = most;
        this.zip = new ZipInputStream(content.open());
        this.packed = Math.max(1, content.size());
    }

    /// The next part, or null after the last one.
    @Nullable
    public ZipEntry next() throws IOException {
        try {
            var entry = zip.getNextEntry();
            if (entry != null && ++entries > most) {
                throw new UnreadableFile("zipBomb");
            }
            return entry;
        } catch (ZipException | IllegalArgumentException broken) {
            throw new UnreadableFile("brokenArchive");
        }
    }

    /// The present part's content.
    public InputStream content() {
        return new Counted();
    }

    Set<String> names() throws IOException {
        var names = new HashSet<String>();
        for (var entry = next(); entry != null; entry = next()) {
            names.add(entry.getName());
            if (entry.getName().startsWith("xl/") && !entry.getName().endsWith(".bin")) {
                return names;
            }
            content().transferTo(java.io.OutputStream.nullOutputStream());
        }
        return names;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private final class Counted extends FilterInputStream {

        private Counted() {
            super(zip);
        }

        private int counted(int read) {
            unpacked += Math.max(0, read);
            if (unpacked > Limits.UNPACKED || unpacked > FREE && unpacked / packed > Limits.RATIO) {
                throw new UnreadableFile("zipBomb", Map.of());
            }
            return read;
        }

        @Override
        public int read() throws IOException {
            try {
                int read = super.read();
                counted(read < 0 ? 0 : 1);
                return read;
            } catch (ZipException broken) {
                throw new UnreadableFile("brokenArchive");
            }
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            try {
                return counted(super.read(target, offset, length));
            } catch (ZipException | java.io.EOFException broken) {
                throw new UnreadableFile("brokenArchive");
            }
        }

        /// The archive goes on with its next part.
        @Override
        public void close() {}
    }
}
