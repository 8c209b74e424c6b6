package dev.grato.exchange.internal.reading;

import java.util.List;

/// Takes rows one after the other.
@FunctionalInterface
public interface RowSink {

    /// @param number of the row in the file, from 1, the header counted
    /// @param cells their texts; what is missing at the end is empty
    /// @return whether there may be more
    boolean row(long number, List<String> cells);
}
