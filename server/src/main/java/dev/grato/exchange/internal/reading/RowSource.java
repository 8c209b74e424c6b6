package dev.grato.exchange.internal.reading;

import java.io.IOException;

/// All rows of a file as they stand there, the header among them.
@FunctionalInterface
interface RowSource {

    /// @throws UnreadableFile when it is no such file
    void read(Content content, Reading reading, RowSink sink) throws IOException;
}
