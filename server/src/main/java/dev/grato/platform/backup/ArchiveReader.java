package dev.grato.platform.backup;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/// Reads a backup entry by entry, in constant memory; whatever is wrong with the file is a
/// [BackupException].
final class ArchiveReader implements AutoCloseable {

    private static final int LARGEST_KEPT = 256 * 1024 * 1024;

    private final InputStream file;
    private final BackupHeader header;
    private final Inflater inflater = new Inflater(true);
    private final SealedInput sealed;
    private final DataInputStream entries;
    private @Nullable InputStream content;

    private ArchiveReader(InputStream file, char[] passphrase) throws IOException {
        this.file = file;
        var plain = new DataInputStream(file);
        var bytes = BackupHeader.read(plain);
        header = BackupHeader.of(bytes);
        sealed = new SealedInput(plain, new ChunkSeal(header.open(passphrase), bytes));
        entries = new DataInputStream(
                new BufferedInputStream(new InflaterInputStream(sealed, inflater, ChunkSeal.SIZE), ChunkSeal.SIZE));
    }

    static ArchiveReader open(Path path, char[] passphrase) throws IOException {
        if (!Files.isRegularFile(path)) {
            throw Files.exists(path)
                    ? new BackupException(path + " is not a file.")
                    : new BackupException("There is no file " + path + ".");
        }
        InputStream file;
        try {
            file = new BufferedInputStream(Files.newInputStream(path), 1 << 18);
        } catch (NoSuchFileException gone) {
            throw new BackupException("There is no file " + path + ".", gone);
        }
        try {
            return new ArchiveReader(file, passphrase);
        } catch (IOException | RuntimeException failure) {
            file.close();
            throw failure;
        }
    }

    /// What the file says about itself, without a passphrase.
    static BackupHeader header(Path path) throws IOException {
        try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(path)))) {
            return BackupHeader.of(BackupHeader.read(in));
        }
    }

    BackupHeader header() {
        return header;
    }

    /// The next entry; what is left of the present one is passed over.
    Optional<Entry> next() throws IOException {
        try {
            if (content != null) {
                content.transferTo(java.io.OutputStream.nullOutputStream());
                content = null;
            }
            int mark = entries.read();
            if (mark < 0) {
                // the last chunk may be empty, and what stands behind it would still be seen
                sealed.transferTo(java.io.OutputStream.nullOutputStream());
                return Optional.empty();
            }
            var entry = new Entry(Entry.Kind.of(mark), entries.readUTF());
            content = new Blocks();
            return Optional.of(entry);
        } catch (EOFException | ZipException broken) {
            throw new BackupException("The content of the backup is damaged.", broken);
        }
    }

    /// The content of the present entry.
    InputStream content() {
        if (content == null) {
            throw new IllegalStateException("no entry");
        }
        return content;
    }

    byte[] all() throws IOException {
        var bytes = new ByteArrayOutputStream();
        var buffer = new byte[ChunkSeal.SIZE];
        int read;
        while ((read = content().read(buffer, 0, buffer.length)) >= 0) {
            bytes.write(buffer, 0, read);
            if (bytes.size() > LARGEST_KEPT) {
                throw new BackupException("The backup is damaged: an entry is far too large.");
            }
        }
        return bytes.toByteArray();
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        file.close();
    }

    private final class Blocks extends InputStream {

        private int left;
        private boolean isOver;

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            try {
                if (left == 0 && !isOver) {
                    left = entries.readInt();
                    isOver = left == 0;
                }
                if (isOver) {
                    return -1;
                }
                int read = entries.read(target, offset, Math.min(length, left));
                if (read < 0) {
                    throw new EOFException();
                }
                left -= read;
                return read;
            } catch (EOFException | ZipException broken) {
                throw new BackupException("The content of the backup is damaged.", broken);
            }
        }
    }
}
