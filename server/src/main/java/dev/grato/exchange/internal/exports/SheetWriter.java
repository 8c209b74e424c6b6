package dev.grato.exchange.internal.exports;

import dev.grato.records.CrmRecord;
import java.io.Closeable;
import java.io.IOException;

/// Writes records one after another into a file of some format.
interface SheetWriter extends Closeable {

    void begin() throws IOException;

    void add(CrmRecord row) throws IOException;

    /// Writes what comes last; without it the file is not whole.
    void finish() throws IOException;
}
