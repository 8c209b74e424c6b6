package dev.grato.exchange.internal.reading;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// In which encoding a text is.
///
/// A byte order mark decides; else UTF-16 shows by its zeros, UTF-8 by being sound to the last byte; what is left
/// is an
/// old eight-bit encoding, of which the one is taken that gives the most letters.
public final class Encodings {

    private static final int SAMPLE = 256 * 1024;
    private static final List<String> OLD = List.of("windows-1252", "IBM850", "x-MacRoman", "windows-1251");

    private Encodings() {}

    public static String detect(Content content) throws IOException {
        var head = content.head(SAMPLE);
        var marked = marked(head);
        if (marked != null) {
            return marked;
        }
        var wide = wide(head);
        if (wide != null) {
            return wide;
        }
        if (isUtf8(content)) {
            return "UTF-8";
        }
        if (isSound(head, "Shift_JIS") && japanese(head) > 0.5) {
            return "Shift_JIS";
        }
        var best = OLD.getFirst();
        double most = Double.NEGATIVE_INFINITY;
        for (var name : OLD) {
            double score = score(new String(head, Charset.forName(name)));
            if (score > most) {
                most = score;
                best = name;
            }
        }
        return best;
    }

    /// Whether there is an encoding of this name that Java reads.
    public static boolean isKnown(String name) {
        try {
            return name.length() <= 40 && Charset.isSupported(name);
        } catch (IllegalArgumentException noName) {
            return false;
        }
    }

    /// The text, its byte order mark left out; what cannot be read becomes U+FFFD.
    static BufferedReader reader(Content content, String encoding) throws IOException {
        var in = new PushbackInputStream(content.open(), 4);
        var start = in.readNBytes(4);
        int mark = marked(start) == null ? 0 : markLength(start);
        in.unread(start, mark, start.length - mark);
        var decoder = Charset.forName(encoding)
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
        return new BufferedReader(new InputStreamReader(in, decoder), 64 * 1024);
    }

    private static @Nullable String marked(byte[] head) {
        if (startsWith(head, 0xEF, 0xBB, 0xBF)) {
            return "UTF-8";
        }
        if (startsWith(head, 0xFF, 0xFE, 0, 0)) {
            return "UTF-32LE";
        }
        if (startsWith(head, 0, 0, 0xFE, 0xFF)) {
            return "UTF-32BE";
        }
        if (startsWith(head, 0xFF, 0xFE)) {
            return "UTF-16LE";
        }
        return startsWith(head, 0xFE, 0xFF) ? "UTF-16BE" : null;
    }

    private static int markLength(byte[] head) {
        if (startsWith(head, 0xEF, 0xBB, 0xBF)) {
            return 3;
        }
        return startsWith(head, 0xFF, 0xFE, 0, 0) || startsWith(head, 0, 0, 0xFE, 0xFF) ? 4 : 2;
    }

    private static boolean startsWith(byte[] head, int... bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (i >= head.length || (head[i] & 0xFF) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    /// Western text in UTF-16 has a zero in every second byte.
    private static @Nullable String wide(byte[] head) {
        int even = 0;
        int odd = 0;
        for (int i = 0; i < head.length; i++) {
            if (head[i] == 0) {
                if (i % 2 == 0) {
                    even++;
                } else {
                    odd++;
                }
            }
        }
        int half = head.length / 2;
        if (half < 4) {
            return null;
        }
        if (odd > half * 0.6 && even < half * 0.1) {
            return "UTF-16LE";
        }
        return even > half * 0.6 && odd < half * 0.1 ? "UTF-16BE" : null;
    }

    private static boolean isUtf8(Content content) throws IOException {
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        try (var reader = new InputStreamReader(content.open(), decoder)) {
            var buffer = new char[64 * 1024];
            while (reader.read(buffer) >= 0) {
                // only whether it can be read
            }
            return true;
        } catch (CharacterCodingException broken) {
            return false;
        }
    }

    private static boolean isSound(byte[] head, String encoding) {
        var decoder = Charset.forName(encoding).newDecoder();
        var out = CharBuffer.allocate(head.length + 1);
        return !decoder.decode(ByteBuffer.wrap(head), out, false).isError();
    }

    private static double japanese(byte[] head) {
        var text = new String(head, Charset.forName("Shift_JIS"));
        long high = text.chars().filter(c -> c > 127).count();
        long kana = text.chars()
                .filter(c -> c >= 0x3040 && c <= 0x30FF || c >= 0x4E00 && c <= 0x9FFF)
                .count();
        return high == 0 ? 0 : (double) kana / high;
    }

    /// Letters beside letters speak for an encoding; signs in the middle of words, boxes and controls against it.
    private static double score(String text) {
        double score = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 128) {
                continue;
            }
            boolean isInWord = i > 0 && Character.isLetter(text.charAt(i - 1))
                    || i + 1 < text.length() && Character.isLetter(text.charAt(i + 1));
            if (COMMON.indexOf(c) >= 0) {
                score += 2;
            } else if (Character.isLetter(c)) {
                score += c > 0x17F ? -0.5 : 0.5;
            } else {
                score -= isInWord || Character.isISOControl(c) || c >= 0x2500 && c < 0x2600 ? 2 : 0.5;
            }
        }
        return score;
    }

    private static final String COMMON = "áéíóúñàèìòùüöäçÁÉÍÓÚÑÀÈÌÒÙÜÖÄÇßêâîôûëïåøæ€’“”–ºª¿¡";

    /// Java's names of what may be chosen, for the screen.
    public static List<String> choices() {
        return Arrays.asList(
                "UTF-8", "windows-1252", "ISO-8859-1", "ISO-8859-15", "UTF-16LE", "UTF-16BE", "IBM850", "x-MacRoman");
    }
}
