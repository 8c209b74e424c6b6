package dev.grato.records;

import java.util.List;

/// Some changes and where to go on.
///
/// @param cursor where the next page begins; also valid when nothing came
/// @param hasMore whether there is more already
public record ChangePage(List<Change> changes, String cursor, boolean hasMore) {

    public ChangePage {
        changes = List.copyOf(changes);
    }
}
