package dev.grato.exchange.internal.invoices;

import dev.grato.exchange.internal.reading.UnreadableFile;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Pattern;

/// Takes the content out of its signature: CMS (RFC 5652), as DER or BER, in binary, base64 or PEM, also signed
/// more than once. The signature itself is not looked at.
///
/// Walks exactly the way to the content: `ContentInfo { signedData, [0] SignedData { version, digests,
/// EncapsulatedContentInfo { data, [0] OCTET STRING } … } }`.
final class Envelope {

    private static final int SIGNATURES = 5;
    private static final int DEPTH = 8;
    private static final int OPEN = -1;
    private static final int SEQUENCE = 0x30;
    private static final int SET = 0x31;
    private static final int INTEGER = 0x02;
    private static final int OCTETS = 0x04;
    private static final int CONSTRUCTED_OCTETS = 0x24;
    private static final int OBJECT_ID = 0x06;
    private static final int TAGGED = 0xA0;
    private static final byte[] SIGNED_DATA = {0x2A, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xF7, 0x0D, 1, 7, 2};
    private static final Pattern PEM = Pattern.compile("-----[A-Z0-9 ]{1,40}-----");
    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/=\\s]{24,200}");

    private final byte[] bytes;
    private int at;

    private Envelope(byte[] bytes) {
        this.bytes = bytes;
    }

    /// What was signed; the bytes themselves where they are in no envelope.
    ///
    /// @throws UnreadableFile where the envelope is broken or empty
    static byte[] opened(byte[] file) {
        var content = file;
        for (int i = 0; i < SIGNATURES; i++) {
            content = decoded(content);
            if (content.length == 0 || (content[0] & 0xFF) != SEQUENCE) {
                return content;
            }
            try {
                content = new Envelope(content).content();
            } catch (ArrayIndexOutOfBoundsException cut) {
                throw new UnreadableFile("brokenSignature");
            }
        }
        throw new UnreadableFile("brokenSignature");
    }

    /// Envelopes came by mail once and are in base64 since.
    private static byte[] decoded(byte[] content) {
        var head = new String(content, 0, Math.min(200, content.length), StandardCharsets.ISO_8859_1);
        boolean isPem = head.startsWith("-----BEGIN");
        if (!isPem && !BASE64.matcher(head).matches()) {
            return content;
        }
        var text = new String(content, StandardCharsets.ISO_8859_1);
        try {
            return Base64.getMimeDecoder().decode(isPem ? PEM.matcher(text).replaceAll("") : text);
        } catch (IllegalArgumentException other) {
            return content;
        }
    }

    private byte[] content() {
        int end = enter(SEQUENCE, bytes.length);
        int typeEnd = enter(OBJECT_ID, end);
        if (!Arrays.equals(bytes, at, typeEnd, SIGNED_DATA, 0, SIGNED_DATA.length)) {
            throw new UnreadableFile("brokenSignature");
        }
        at = typeEnd;
        end = enter(TAGGED, end);
        end = enter(SEQUENCE, end);
        pass(INTEGER, end);
        pass(SET, end);
        end = enter(SEQUENCE, end);
        pass(OBJECT_ID, end);
        if (isEnd(end)) {
            throw new UnreadableFile("detachedSignature");
        }
        end = enter(TAGGED, end);
        var out = new ByteArrayOutputStream();
        octets(end, out, 0);
        return out.toByteArray();
    }

    /// A text of bytes, in one piece or in several within each other.
    private void octets(int limit, ByteArrayOutputStream out, int depth) {
        if (depth > DEPTH) {
            throw new UnreadableFile("brokenSignature");
        }
        int tag = bytes[at] & 0xFF;
        int end = enter(tag, limit);
        if (tag == OCTETS) {
            out.write(bytes, at, end - at);
            at = end;
        } else if (tag == CONSTRUCTED_OCTETS) {
            while (!isEnd(end)) {
                octets(end, out, depth + 1);
            }
            leave(end);
        } else {
            throw new UnreadableFile("brokenSignature");
        }
    }

    /// Goes into the next value, which must be of this kind.
    ///
    /// @return where it ends, or `OPEN` where only a mark at its end says so
    private int enter(int tag, int limit) {
        if ((bytes[at++] & 0xFF) != tag) {
            throw new UnreadableFile("brokenSignature");
        }
        int first = bytes[at++] & 0xFF;
        if (first == 0x80 && (tag & 0x20) != 0) {
            return OPEN;
        }
        long length = first;
        if (first > 0x80) {
            int digits = first & 0x7F;
            if (digits > 4) {
                throw new UnreadableFile("brokenSignature");
            }
            length = 0;
            for (int i = 0; i < digits; i++) {
                length = length << 8 | bytes[at++] & 0xFF;
            }
        }
        if (first == 0x80 || at + length > (limit == OPEN ? bytes.length : limit)) {
            throw new UnreadableFile("brokenSignature");
        }
        return (int) (at + length);
    }

    /// Whether a value that began with this end is over.
    private boolean isEnd(int end) {
        return end != OPEN ? at >= end : at + 1 >= bytes.length || bytes[at] == 0 && bytes[at + 1] == 0;
    }

    private void leave(int end) {
        at = end != OPEN ? end : at + 2;
    }

    private void pass(int tag, int limit) {
        pass(tag, limit, 0);
    }

    private void pass(int tag, int limit, int depth) {
        int end = enter(tag, limit);
        while (end == OPEN && !isEnd(end)) {
            if (depth > DEPTH) {
                throw new UnreadableFile("brokenSignature");
            }
            pass(bytes[at] & 0xFF, end, depth + 1);
        }
        leave(end);
    }
}
