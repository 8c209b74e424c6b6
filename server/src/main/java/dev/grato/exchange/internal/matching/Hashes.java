package dev.grato.exchange.internal.matching;

/// Numbers that stand for texts.
final class Hashes {

    private Hashes() {}

    static long of(String text) {
        return of(text, 0, text.length());
    }

    static long of(String text, int from, int to) {
        long hash = 0xcbf2_9ce4_8422_2325L;
        for (int i = from; i < to; i++) {
            hash = (hash ^ text.charAt(i)) * 0x100_0000_01b3L;
        }
        return mixed(hash);
    }

    static long mixed(long hash) {
        hash = (hash ^ hash >>> 33) * 0xff51_afd7_ed55_8ccdL;
        hash = (hash ^ hash >>> 33) * 0xc4ce_b9fe_1a85_ec53L;
        return hash ^ hash >>> 33;
    }

    static long join(long one, long other) {
        return mixed(one * 31 + other);
    }
}
