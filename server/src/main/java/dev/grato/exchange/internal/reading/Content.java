package dev.grato.exchange.internal.reading;

import java.io.IOException;
import java.io.InputStream;

/// A file that can be read as often as one likes.
public interface Content {

    String name();

    long size();

    InputStream open() throws IOException;

    /// The first bytes, at most so many.
    default byte[] head(int most) throws IOException {
        try (var in = open()) {
            return in.readNBytes(most);
        }
    }
}
