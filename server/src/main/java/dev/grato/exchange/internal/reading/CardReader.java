package dev.grato.exchange.internal.reading;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.Map;

/// The text of business cards, of which none is larger than can be kept in memory.
final class CardReader extends Reader {

    private static final String END = "end:vcard";

    private final BufferedReader text;
    private long size;
    private long card = 1;
    private int matched;

    CardReader(Reader text) {
        this.text = new BufferedReader(text);
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        int read = text.read(target, offset, length);
        for (int i = 0; i < read; i++) {
            char c = Character.toLowerCase(target[offset + i]);
            size++;
            if (c == '\n' || c == '\r') {
                matched = 0;
            } else if (matched >= 0 && c == END.charAt(matched)) {
                if (++matched == END.length()) {
                    matched = -1;
                    card++;
                    size = 0;
                }
            } else {
                matched = -1;
            }
        }
        if (size > Limits.CARD) {
            throw new UnreadableFile("cardTooLarge", Map.of("card", card));
        }
        return read;
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
