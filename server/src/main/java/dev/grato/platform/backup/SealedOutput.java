package dev.grato.platform.backup;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/// Seals what is written in chunks of 64 KiB; only a stream that was closed in order has its last chunk.
final class SealedOutput extends OutputStream {

    private final DataOutputStream out;
    private final ChunkSeal seal;
    private final byte[] chunk = new byte[ChunkSeal.SIZE];
    private int filled;
    private boolean isClosed;

    SealedOutput(DataOutputStream out, ChunkSeal seal) {
        this.out = out;
        this.seal = seal;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] source, int offset, int length) throws IOException {
        int at = offset;
        int left = length;
        while (left > 0) {
            if (filled == chunk.length) {
                emit(false);
            }
            int part = Math.min(left, chunk.length - filled);
            System.arraycopy(source, at, chunk, filled, part);
            filled += part;
            at += part;
            left -= part;
        }
    }

    private void emit(boolean isLast) throws IOException {
        var sealed = seal.close(chunk, filled, isLast);
        out.writeByte(isLast ? 1 : 0);
        out.writeInt(sealed.length);
        out.write(sealed);
        filled = 0;
    }

    /// Writes the last chunk. The stream below stays open.
    @Override
    public void close() throws IOException {
        if (!isClosed) {
            isClosed = true;
            emit(true);
            out.flush();
        }
    }
}
