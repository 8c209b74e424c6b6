package dev.grato.exchange.internal.reading;

import java.util.List;
import java.util.Map;

/// What keeps hostile files from eating time and memory.
public final class Limits {

    public static final int COLUMNS = 2_000;
    /// Characters of a cell.
    public static final int CELL = 1_000_000;
    /// Characters of all cells of a row.
    public static final int ROW = 2_000_000;
    /// Characters of a card, pictures included.
    static final int CARD = 32 << 20;
    /// Values and keys of one record of JSON.
    static final int NODES = 50_000;
    /// Bytes that a packed file may have once it is unpacked.
    static final long UNPACKED = 4L << 30;
    /// How many times larger a packed file may become, beyond the first megabytes.
    static final long RATIO = 200;
    /// Characters of all texts that a workbook shares between its cells.
    static final long SHARED = 64L << 20;

    private Limits() {}

    static void check(long row, List<String> cells) {
        if (cells.size() > COLUMNS) {
            throw tooManyColumns(row, cells.size());
        }
        for (int i = 0; i < cells.size(); i++) {
            if (cells.get(i).length() > CELL) {
                throw new UnreadableFile("cellTooLong", Map.of("row", row, "column", i + 1, "max", CELL));
            }
        }
    }

    static UnreadableFile tooManyColumns(long row, int columns) {
        return new UnreadableFile("tooManyColumns", Map.of("row", row, "columns", columns, "max", COLUMNS));
    }
}
