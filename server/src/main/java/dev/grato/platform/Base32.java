package dev.grato.platform;

/// Bytes as letters and digits that people can type (RFC 4648, without padding).
public final class Base32 {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int BITS = 5;

    private Base32() {}

    public static String encode(byte[] bytes) {
        var text = new StringBuilder(bytes.length * 8 / BITS + 1);
        int held = 0;
        int count = 0;
        for (byte next : bytes) {
            held = held << 8 | next & 0xff;
            count += 8;
            while (count >= BITS) {
                count -= BITS;
                text.append(ALPHABET.charAt(held >> count & 31));
            }
        }
        if (count > 0) {
            text.append(ALPHABET.charAt(held << BITS - count & 31));
        }
        return text.toString();
    }
}
