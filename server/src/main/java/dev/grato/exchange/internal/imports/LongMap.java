package dev.grato.exchange.internal.imports;

/// Numbers by the hash of a text, 16 bytes each; a million rows are kept in mind in a few megabytes.
final class LongMap {

    private static final long NONE = Long.MIN_VALUE;

    private long[] keys = new long[1 << 10];
    private long[] values = new long[1 << 10];
    private int size;

    static long hash(String place, String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < place.length(); i++) {
            hash = (hash ^ place.charAt(i)) * 0x100000001b3L;
        }
        hash = (hash ^ 0xFFFF) * 0x100000001b3L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        hash ^= hash >>> 32;
        return hash == 0 ? 1 : hash;
    }

    /// @return the number, or the lowest there is when there is none
    long get(long key) {
        int at = place(key);
        return keys[at] == 0 ? NONE : values[at];
    }

    boolean has(long key) {
        return keys[place(key)] != 0;
    }

    void put(long key, long value) {
        if (size * 2 > keys.length) {
            grow();
        }
        int at = place(key);
        if (keys[at] == 0) {
            keys[at] = key;
            size++;
        }
        values[at] = value;
    }

    private int place(long key) {
        int mask = keys.length - 1;
        int at = (int) (key * 0x9E3779B97F4A7C15L >>> 36) & mask;
        while (keys[at] != 0 && keys[at] != key) {
            at = at + 1 & mask;
        }
        return at;
    }

    private void grow() {
        var oldKeys = keys;
        var oldValues = values;
        keys = new long[oldKeys.length * 2];
        values = new long[oldKeys.length * 2];
        size = 0;
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != 0) {
                put(oldKeys[i], oldValues[i]);
            }
        }
    }
}
