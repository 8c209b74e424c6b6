package dev.grato.platform.backup;

import dev.grato.platform.Secrets;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// AES-256-GCM for one chunk after the other, in one direction.
///
/// A chunk's number is its nonce (the key is used for one file only); the header's digest, the number and
/// whether it is the last one are sealed with it. So chunks can be neither changed nor swapped nor left out
/// nor cut off.
final class ChunkSeal {

    static final int SIZE = 65_536;
    static final int TAG = 16;

    private static final int NONCE = 12;

    private final SecretKeySpec key;
    private final byte[] header;
    private long number;

    ChunkSeal(byte[] key, byte[] header) {
        this.key = new SecretKeySpec(key, "AES");
        this.header = Secrets.digest(header);
    }

    byte[] close(byte[] chunk, int length, boolean isLast) {
        try {
            return next(Cipher.ENCRYPT_MODE, isLast).doFinal(chunk, 0, length);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// Nothing when it is not the chunk that belongs here.
    Optional<byte[]> open(byte[] sealed, boolean isLast) {
        try {
            return Optional.of(next(Cipher.DECRYPT_MODE, isLast).doFinal(sealed));
        } catch (GeneralSecurityException altered) {
            return Optional.empty();
        }
    }

    private Cipher next(int mode, boolean isLast) throws GeneralSecurityException {
        var nonce = ByteBuffer.allocate(NONCE).putInt(0).putLong(number).array();
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG * 8, nonce));
        cipher.updateAAD(header);
        cipher.updateAAD(ByteBuffer.allocate(Long.BYTES + 1)
                .putLong(number)
                .put((byte) (isLast ? 1 : 0))
                .array());
        number++;
        return cipher;
    }
}
