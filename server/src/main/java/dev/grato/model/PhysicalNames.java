package dev.grato.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/// The names indexes and sequences have in the database; PostgreSQL keeps 63 bytes of a name.
public final class PhysicalNames {

    private static final int MAX = 63;
    private static final int HASH = 8;

    private PhysicalNames() {}

    /// The name of the index over these columns: `<table>_<columns>_idx`.
    public static String index(String table, List<String> columns) {
        return fitted(table + "_" + String.join("_", columns), "_idx");
    }

    /// The sequence an automatic number is drawn from: `<table>_<column>_seq`.
    public static String sequence(String table, String column) {
        return fitted(table + "_" + column, "_seq");
    }

    /// The foreign key of a relation: `<table>_<column>_fkey`.
    public static String foreignKey(String table, String column) {
        return fitted(table + "_" + column, "_fkey");
    }

    /// The first 2·`bytes` hexadecimal digits of the text's SHA-256.
    public static String hash(String text, int bytes) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    private static String fitted(String stem, String ending) {
        if (stem.length() + ending.length() <= MAX) {
            return stem + ending;
        }
        return stem.substring(0, MAX - ending.length() - HASH - 1) + "_" + hash(stem, HASH / 2) + ending;
    }
}
