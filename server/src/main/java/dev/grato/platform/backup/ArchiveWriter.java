package dev.grato.platform.backup;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/// Writes a backup: the header, then entries, compressed and sealed.
final class ArchiveWriter implements AutoCloseable {

    /// Twice as fast as the standard level, files a tenth larger.
    private static final int LEVEL = 3;

    private final DataOutputStream file;
    private final SealedOutput sealed;
    private final Deflater deflater = new Deflater(LEVEL, true);
    private final DataOutputStream entries;
    private final byte[] block = new byte[ChunkSeal.SIZE];
    private int filled;

    ArchiveWriter(OutputStream out, BackupHeader header, byte[] key) throws IOException {
        var bytes = header.bytes();
        file = new DataOutputStream(out);
        BackupHeader.write(file, bytes);
        sealed = new SealedOutput(file, new ChunkSeal(key, bytes));
        entries = new DataOutputStream(
                new BufferedOutputStream(new DeflaterOutputStream(sealed, deflater, ChunkSeal.SIZE), ChunkSeal.SIZE));
    }

    void begin(Entry.Kind kind, String name) throws IOException {
        entries.writeByte(kind.mark());
        entries.writeUTF(name);
    }

    void write(byte[] bytes) throws IOException {
        write(bytes, bytes.length);
    }

    void write(byte[] bytes, int length) throws IOException {
        int at = 0;
        while (at < length) {
            if (filled == block.length) {
                flushBlock();
            }
            int part = Math.min(length - at, block.length - filled);
            System.arraycopy(bytes, at, block, filled, part);
            filled += part;
            at += part;
        }
    }

    private void flushBlock() throws IOException {
        entries.writeInt(filled);
        entries.write(block, 0, filled);
        filled = 0;
    }

    void end() throws IOException {
        if (filled > 0) {
            flushBlock();
        }
        entries.writeInt(0);
    }

    void entry(Entry.Kind kind, String name, byte[] content) throws IOException {
        begin(kind, name);
        write(content);
        end();
    }

    /// Writes the last chunk; without it the file counts as cut off. What is below stays open.
    void finish() throws IOException {
        entries.close();
        file.flush();
    }

    @Override
    public void close() {
        deflater.end();
    }
}
