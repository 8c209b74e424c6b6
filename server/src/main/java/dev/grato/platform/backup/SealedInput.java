package dev.grato.platform.backup;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Opens what [SealedOutput] sealed; gives nothing that was not checked.
///
/// Ends only behind the chunk that was sealed as the last one, with nothing behind it.
final class SealedInput extends InputStream {

    private final DataInputStream in;
    private final ChunkSeal seal;
    private byte[] chunk = new byte[0];
    private int at;
    private boolean isLast;

    SealedInput(DataInputStream in, ChunkSeal seal) {
        this.in = in;
        this.seal = seal;
    }

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
        while (at == chunk.length) {
            if (isLast) {
                return -1;
            }
            next();
        }
        int part = Math.min(length, chunk.length - at);
        System.arraycopy(chunk, at, target, offset, part);
        at += part;
        return part;
    }

    private void next() throws IOException {
        int flag = in.read();
        var size = in.readNBytes(Integer.BYTES);
        if (flag < 0 || size.length < Integer.BYTES) {
            throw truncated();
        }
        int length = java.nio.ByteBuffer.wrap(size).getInt();
        if (flag > 1 || length < ChunkSeal.TAG || length > ChunkSeal.SIZE + ChunkSeal.TAG) {
            throw altered();
        }
        var sealed = in.readNBytes(length);
        if (sealed.length < length) {
            throw truncated();
        }
        isLast = flag == 1;
        chunk = seal.open(sealed, isLast).orElseThrow(SealedInput::altered);
        at = 0;
        if (isLast && in.read() >= 0) {
            throw altered();
        }
    }

    private static BackupException truncated() {
        return new BackupException("The backup is not complete: the file ends too early.");
    }

    private static BackupException altered() {
        return new BackupException("The backup was damaged or altered; nothing of it can be trusted.");
    }
}
