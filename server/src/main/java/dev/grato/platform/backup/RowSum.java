package dev.grato.platform.backup;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/// The number of rows and a checksum that does not depend on their order: the sum of the rows' SHA-256.
final class RowSum {

    private final MessageDigest digest;
    private final long[] sum = new long[4];
    private long rows;

    RowSum() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    void add(byte[] row) {
        var hash = ByteBuffer.wrap(digest.digest(row));
        for (int i = 0; i < sum.length; i++) {
            sum[i] += hash.getLong();
        }
        rows++;
    }

    long rows() {
        return rows;
    }

    /// As it stands in the manifest: the same for the same rows in whatever order.
    Map<String, Object> shown() {
        var bytes = ByteBuffer.allocate(sum.length * Long.BYTES);
        for (long part : sum) {
            bytes.putLong(part);
        }
        return Map.of("rows", rows, "sum", HexFormat.of().formatHex(bytes.array()));
    }
}
