package dev.grato.exchange.internal.imports;

import dev.grato.exchange.internal.reading.Reading;
import java.util.List;
import java.util.Map;

/// What was found out about a file.
///
/// @param sha256 where its content is kept
/// @param rows below the header
/// @param width of how many cells its rows are
/// @param system whose export it looks like; empty when nobody's
/// @param questions what could be read in more than one way
record FileFacts(
        String name,
        long size,
        String sha256,
        Reading reading,
        long rows,
        int width,
        List<String> sheets,
        String dates,
        String decimals,
        String system,
        List<Column> columns,
        List<Question> questions) {

    /// @param filled how many rows have something in it
    /// @param content what its cells look like
    record Column(int column, String name, List<String> samples, long filled, String content) {}

    /// @param about `dates` or `decimals`
    record Question(String about, int column, List<String> examples, List<String> choices) {
        Map<String, Object> json() {
            return Map.of("about", about, "column", column, "examples", examples, "choices", choices);
        }
    }
}
